"""Group commit: nobody is answered before what they brought is stored."""

import asyncio
import threading
from collections.abc import Sequence

import pytest
from sqlalchemy.exc import OperationalError

from service.web.mailbox import Mailbox


def test_what_waits_is_stored_together() -> None:
    batches: list[list[int]] = []
    first_has_begun, others_wait = threading.Event(), threading.Event()

    def store(items: Sequence[int]) -> None:
        batches.append(list(items))
        first_has_begun.set()
        others_wait.wait(5)

    async def scene() -> None:
        mailbox = Mailbox[int](store)
        first = asyncio.create_task(mailbox.put(0))
        await asyncio.to_thread(first_has_begun.wait, 5)
        others = [asyncio.create_task(mailbox.put(n)) for n in range(1, 6)]
        await asyncio.sleep(0)
        others_wait.set()
        await asyncio.gather(first, *others)

    asyncio.run(scene())
    assert batches == [[0], [1, 2, 3, 4, 5]]


def test_one_that_cannot_be_stored_takes_no_neighbour_with_it() -> None:
    stored: list[int] = []

    def store(items: Sequence[int]) -> None:
        if 3 in items:
            raise ValueError("three")
        stored.extend(items)

    async def scene() -> list[BaseException | None]:
        mailbox = Mailbox[int](store)
        return await asyncio.gather(*(mailbox.put(n) for n in range(6)), return_exceptions=True)

    results = asyncio.run(scene())
    assert sorted(stored) == [0, 1, 2, 4, 5]
    assert [type(result) for result in results].count(ValueError) == 1
    assert isinstance(results[3], ValueError)


def test_a_database_that_is_away_is_asked_once_for_all_who_wait() -> None:
    """Each question may take seconds, and Twilio waits for fifteen."""
    asked: list[int] = []

    def store(items: Sequence[int]) -> None:
        asked.append(len(items))
        raise OperationalError("INSERT", None, Exception("gone"))

    async def scene() -> list[BaseException | None]:
        mailbox = Mailbox[int](store)
        return await asyncio.gather(*(mailbox.put(n) for n in range(6)), return_exceptions=True)

    assert [type(result) for result in asyncio.run(scene())] == [OperationalError] * 6
    assert asked == [6]


def test_a_failure_is_raised_to_the_one_who_waits() -> None:
    def store(_: Sequence[int]) -> None:
        raise OSError("disk full")

    async def scene() -> None:
        with pytest.raises(OSError, match="disk full"):
            await Mailbox[int](store).put(1)

    asyncio.run(scene())
