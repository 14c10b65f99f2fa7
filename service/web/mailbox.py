"""Group commit: everything that waits to be stored is committed together, then all are answered.

A durable commit for each webhook would be the slow part of a burst; one for all that came while
the last one ran keeps every answer honest ("stored") and fast.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from service.db.database import DOES_NOT_ANSWER

T = TypeVar("T")

BATCH = 500


class Mailbox(Generic[T]):
    """Collects what concurrent requests bring and stores it batch by batch in a thread."""

    def __init__(self, store: Callable[[Sequence[T]], object], at_once: int = BATCH) -> None:
        """What came while one batch was stored is the next, of `at_once` items at most."""
        self._store, self._at_once = store, at_once
        self._waiting: list[tuple[T, asyncio.Future[None]]] = []
        self._clerk: asyncio.Task[None] | None = None

    async def put(self, item: T) -> None:
        """Return when the item is committed; raise what storing it raised."""
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, stored))
        if self._clerk is None or self._clerk.done():
            self._clerk = asyncio.create_task(self._empty())
        await stored

    async def _empty(self) -> None:
        while self._waiting:
            batch = self._waiting[: self._at_once]
            self._waiting = self._waiting[self._at_once :]
            try:
                await asyncio.to_thread(self._store, [item for item, _ in batch])
            except DOES_NOT_ANSWER as error:  # nobody's item is to blame: no use to try each
                for _, stored in batch:
                    _settle(stored, error)
            except Exception as error:  # noqa: BLE001  it is handed to whoever waits for it
                await self._one_by_one(batch, error)
            else:
                for _, stored in batch:
                    _settle(stored, None)

    async def _one_by_one(
        self, batch: Sequence[tuple[T, asyncio.Future[None]]], error: Exception
    ) -> None:
        """One item that cannot be stored must not take its neighbours with it."""
        if len(batch) == 1:
            _settle(batch[0][1], error)
            return
        for item, stored in batch:
            try:
                await asyncio.to_thread(self._store, [item])
            except Exception as own:  # noqa: BLE001  it is handed to whoever waits for it
                _settle(stored, own)
            else:
                _settle(stored, None)


def _settle(stored: asyncio.Future[None], error: Exception | None) -> None:
    if stored.done():  # the request was given up meanwhile
        return
    if error is None:
        stored.set_result(None)
    else:
        stored.set_exception(error)
