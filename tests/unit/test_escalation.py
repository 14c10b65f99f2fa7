"""The chain: a table of what has happened and what is next, and laws that hold for every chain."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.escalation import (
    Answer,
    Chain,
    EscalationTimes,
    Exhausted,
    Nobody,
    Recipient,
    Rest,
    Resume,
    Tell,
    Telling,
    Wait,
    after_taking,
    next_step,
    next_telling,
    snooze_until,
)
from service.core.timing import QuietHours, after_quiet_hours

NEW_YORK, BERLIN = ZoneInfo("America/New_York"), ZoneInfo("Europe/Berlin")
TIMES = EscalationTimes()
STEP, URGENT = TIMES.step, TIMES.urgent_step
MINUTE = timedelta(minutes=1)
NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)  # in New York
NIGHT = datetime(2027, 3, 2, 8, tzinfo=UTC)  # 03:00 there, 09:00 in Berlin
MORNING = datetime(2027, 3, 2, 12, tzinfo=UTC)  # 07:00 there
SAM, PAT, ROBIN = (Recipient(number, NEW_YORK) for number in (1, 2, 3))
KIM = Recipient(4, BERLIN)
ALL = ((SAM,), (PAT,), (ROBIN,))


def told(
    person: Recipient,
    step: int,
    after: timedelta = timedelta(0),
    *,
    failed: bool = False,
    answer: Answer | None = None,
    until: datetime | None = None,
    waits: bool = False,
    left: timedelta | None = None,
) -> Telling:
    left_at = None if left is None else NOON + left
    at = NOON + after
    return Telling(person.id, step, at, failed, answer, until, waits=waits, left_at=left_at)


THREE_ROUNDS = [
    told(who, step, (step - 9) * STEP) for step, who in enumerate((SAM, PAT, ROBIN) * 3, start=1)
]
"""The last of them at noon."""


@pytest.mark.parametrize(
    ("what", "tellings", "after", "expected"),
    [
        ("the first is told at once", [], 0, Tell((1,), 1)),
        ("and has an hour", [told(SAM, 1)], 59, Wait(NOON + STEP)),
        ("then the next is told", [told(SAM, 1)], 60, Tell((2,), 2)),
        ("a text that failed is no answer", [told(SAM, 1, failed=True)], 0, Tell((2,), 2)),
        ("nor is BUSY", [told(SAM, 1, answer=Answer.BUSY)], 1, Tell((2,), 2)),
        (
            "who snoozes keeps the hour of the others",
            [told(SAM, 1, answer=Answer.SNOOZE, until=NOON + 2 * STEP)],
            1,
            Wait(NOON + STEP),
        ),
        (
            "and is told again when it ends, whosever turn it is",
            [
                told(SAM, 1, answer=Answer.SNOOZE, until=NOON + 90 * MINUTE),
                told(PAT, 2, STEP),
            ],
            90,
            Tell((1,), 3),
        ),
        (
            "a BUSY of somebody whom it no longer waits for changes nothing",
            [told(SAM, 1, answer=Answer.BUSY), told(PAT, 2, STEP)],
            61,
            Wait(NOON + 2 * STEP),
        ),
        (
            "after the last it begins again",
            [told(SAM, 1), told(PAT, 2, STEP), told(ROBIN, 3, 2 * STEP)],
            180,
            Tell((1,), 4),
        ),
        (
            "when all fail at once, each is tried again after an hour",
            [told(SAM, 1, failed=True), told(PAT, 2, failed=True), told(ROBIN, 3, failed=True)],
            1,
            Nobody(NOON + STEP),
        ),
        (
            "a text that has not left is no reason to wait longer",
            [told(SAM, 1, waits=True)],
            60,
            Tell((2,), 2),
        ),
        (
            "but nobody gets another before that one",
            [told(SAM, 1, waits=True), told(PAT, 2, STEP), told(ROBIN, 3, 2 * STEP)],
            180,
            Tell((2,), 4),
        ),
        (
            "while none leaves, nobody's turn passes",
            [told(who, n, n * STEP, waits=True) for n, who in enumerate((SAM, PAT, ROBIN))],
            420,
            Wait(NOON + 8 * STEP),
        ),
        (
            "and everybody has an hour from when it left",
            [told(who, n, n * STEP, left=7 * STEP) for n, who in enumerate((SAM, PAT, ROBIN))],
            479,
            Wait(NOON + 8 * STEP),
        ),
        (
            "a minute is no delay",
            [told(SAM, 1, left=MINUTE)],
            60,
            Tell((2,), 2),
        ),
        (
            "then it goes on in the order",
            [told(who, n, n * STEP, left=7 * STEP) for n, who in enumerate((SAM, PAT, ROBIN))],
            480,
            Tell((1,), 3),
        ),
        (
            "three times each, and the last has an hour too",
            THREE_ROUNDS,
            59,
            Wait(NOON + STEP),
        ),
        (
            "then it is exhausted",
            THREE_ROUNDS,
            60,
            Exhausted(),
        ),
    ],
)
def test_who_is_next(what: str, tellings: list[Telling], after: int, expected: object) -> None:
    assert next_step(Chain(ALL, tellings), TIMES, NOON + after * MINUTE) == expected, what


def test_there_is_nobody() -> None:
    assert next_step(Chain(()), TIMES, NOON) == Nobody(None)


def test_who_has_gone_is_not_waited_for() -> None:
    assert next_step(Chain(((PAT,),), [told(SAM, 1)]), TIMES, NOON + MINUTE) == Tell((2,), 2)


@pytest.mark.parametrize("order", [((SAM,), (PAT,)), ((SAM, PAT),)])
def test_whoever_is_added_is_told_although_the_others_were_three_times(
    order: tuple[tuple[Recipient, ...], ...],
) -> None:
    exhausted = [told(SAM, step, (step - 3) * STEP) for step in (1, 2, 3)]
    chain = Chain(order, exhausted)
    assert next_step(chain, TIMES, NOON + STEP) == Tell((2,), 4)
    knows = replace(chain, tellings=[*exhausted, told(PAT, 4, STEP)])
    if len(order) == 1:
        assert next_step(knows, TIMES, NOON + 2 * STEP) == Exhausted()


@pytest.mark.parametrize(
    ("order", "urgent", "expected"),
    [
        (ALL, False, Wait(MORNING)),
        (ALL, True, Tell((1,), 1)),
        (((SAM,), (KIM,)), False, Tell((4,), 1)),  # awake: rather them than nobody
    ],
)
def test_quiet_hours_hold_what_is_not_urgent(
    order: tuple[tuple[Recipient, ...], ...], *, urgent: bool, expected: object
) -> None:
    assert next_step(Chain(order, urgent=urgent), TIMES, NIGHT) == expected


def test_who_slept_when_another_was_told_is_told_in_the_morning() -> None:
    chain = Chain(((SAM,), (KIM,)), [Telling(KIM.id, 1, NIGHT)])
    assert next_step(chain, TIMES, NIGHT + STEP) == Wait(MORNING)
    assert next_step(chain, TIMES, MORNING) == Tell((1,), 2)


def test_urgent_steps_are_ten_minutes_and_wait_for_no_snooze() -> None:
    snoozed = told(SAM, 1, answer=Answer.SNOOZE, until=NOON + 2 * STEP)
    chain = Chain(((SAM,),), [snoozed], urgent=True)
    assert next_step(chain, TIMES, NOON + MINUTE) == Wait(NOON + URGENT)
    assert next_step(chain, TIMES, NOON + URGENT) == Tell((1,), 2)


def test_quiet_hours_are_each_persons_own() -> None:
    awake = replace(SAM, quiet=QuietHours(time(9), time(17)))
    asleep_by_day = Chain(((awake,),))
    assert next_step(asleep_by_day, TIMES, NIGHT) == Tell((1,), 1)
    assert next_step(asleep_by_day, TIMES, NOON) == Wait(NOON + 5 * STEP)


@pytest.mark.parametrize(
    ("what", "order", "tellings", "expected"),
    [
        ("the next at once", ALL, [told(SAM, 1, answer=Answer.BUSY)], (NOON, (2,))),
        (
            "the one after, when the hour of another is over",
            ALL,
            [told(SAM, 1, -STEP, answer=Answer.BUSY), told(PAT, 2)],
            (NOON + STEP, (3,)),
        ),
        (
            "alone: the same person, an hour after their BUSY",
            ((SAM,),),
            [Telling(SAM.id, 1, NOON - 5 * STEP, answer=Answer.BUSY, answered_at=NOON)],
            (NOON + STEP, (1,)),
        ),
        (
            "after the last round nobody",
            ((SAM,),),
            [told(SAM, n, (n - 4) * STEP) for n in (1, 2, 3)],
            None,
        ),
        ("of nobody nobody", (), [], None),
    ],
)
def test_who_is_told_next_and_when(
    what: str,
    order: tuple[tuple[Recipient, ...], ...],
    tellings: list[Telling],
    expected: tuple[datetime, tuple[int, ...]] | None,
) -> None:
    assert next_telling(Chain(order, tellings), TIMES, NOON) == expected, what


def test_who_has_it_and_snoozes_is_asked_when_that_ends_and_not_in_quiet_hours() -> None:
    snoozed = told(SAM, 1, answer=Answer.SNOOZE, until=NOON + 2 * STEP)
    chain = Chain(ALL, [snoozed])
    taken_at = NOON + MINUTE
    assert after_taking(chain, 1, taken_at, TIMES, NOON + STEP) == Wait(NOON + 2 * STEP)
    assert after_taking(chain, 1, taken_at, TIMES, NOON + 2 * STEP) == Tell((1,), 2)
    asked = replace(chain, tellings=[snoozed, told(SAM, 2, 2 * STEP)])
    assert after_taking(asked, 1, taken_at, TIMES, NOON + 3 * STEP) == Resume(NOON + 2 * STEP)
    late = replace(snoozed, snoozed_until=NIGHT)
    at_night = Chain(ALL, [late])
    assert after_taking(at_night, 1, taken_at, TIMES, NIGHT) == Wait(MORNING)


def test_those_of_one_group_are_told_together_and_again() -> None:
    chain = Chain(((SAM, PAT, ROBIN),), urgent=True)
    assert next_step(chain, TIMES, NIGHT) == Tell((1, 2, 3), 1)
    asked = replace(chain, tellings=[told(who, 1) for who in (SAM, PAT, ROBIN)])
    assert next_step(asked, TIMES, NOON + URGENT - MINUTE) == Wait(NOON + URGENT)
    assert next_step(asked, TIMES, NOON + URGENT) == Tell((1, 2, 3), 2)


def test_an_endless_chain_goes_on_ever_more_slowly_and_asks_whoever_is_left() -> None:
    rounds = [told(SAM, step, (step - 3) * URGENT) for step in (1, 2, 3)]
    chain = Chain(((SAM,),), rounds, urgent=True, endless=True)
    assert next_step(chain, TIMES, NOON + URGENT) == Exhausted(NOON + TIMES.again)
    assert next_step(chain, TIMES, NOON + TIMES.again) == Tell((1,), 4)
    helped = replace(chain, last_resort=(PAT,))
    assert next_step(helped, TIMES, NOON + URGENT - MINUTE) == Wait(NOON + URGENT)
    assert next_step(helped, TIMES, NOON + URGENT) == Tell((2,), 4)
    asked = replace(helped, tellings=[*rounds, told(PAT, 4, URGENT)])
    later = NOON + URGENT + TIMES.again
    assert next_step(asked, TIMES, NOON + 2 * URGENT) == Exhausted(later)
    assert next_step(asked, TIMES, later) == Tell((1, 2), 5)


@pytest.mark.parametrize("end", [{"failed": True}, {"answer": Answer.BUSY}])
def test_the_last_resort_is_asked_at_once_where_nobody_else_can_answer(
    end: dict[str, Any],
) -> None:
    chain = Chain(((SAM,),), [told(SAM, 1, **end)], urgent=True, last_resort=(PAT,))
    assert next_step(chain, TIMES, NOON) == Tell((2,), 2)


TAKEN = told(SAM, 1, answer=Answer.OK)
DAY = TIMES.comes_back


THREE_ROUNDS = [
    told(who, step, (step - 9) * STEP) for step, who in enumerate((SAM, PAT, ROBIN) * 3, start=1)
]
"""The last of them at noon."""


@pytest.mark.parametrize(
    ("what", "tellings", "after", "expected"),
    [
        ("it rests for a day", [TAKEN], DAY - MINUTE, Wait(NOON + DAY)),
        ("then its holder is asked once", [TAKEN], DAY, Tell((1,), 2)),
        ("and has an hour", [TAKEN, told(SAM, 2, DAY)], DAY + MINUTE, Wait(NOON + DAY + STEP)),
        ("OK lets it rest", [TAKEN, told(SAM, 2, DAY, answer=Answer.OK)], DAY + STEP, Rest()),
        ("silence resumes", [TAKEN, told(SAM, 2, DAY)], DAY + STEP, Resume(NOON + DAY)),
        (
            "but not silence on a text that has not left",
            [TAKEN, told(SAM, 2, DAY, waits=True)],
            DAY + STEP,
            Wait(NOON + DAY + 2 * STEP),
        ),
        (
            "a text that fails resumes at once",
            [TAKEN, told(SAM, 2, DAY, failed=True)],
            DAY + MINUTE,
            Resume(NOON + DAY),
        ),
        (
            "a snooze is waited for",
            [TAKEN, told(SAM, 2, DAY, answer=Answer.SNOOZE, until=NOON + DAY + 3 * STEP)],
            DAY + STEP,
            Wait(NOON + DAY + 3 * STEP),
        ),
    ],
)
def test_what_is_not_closed_comes_back(
    what: str, tellings: list[Telling], after: timedelta, expected: object
) -> None:
    chain = Chain(ALL, tellings)
    assert after_taking(chain, SAM.id, NOON, TIMES, NOON + after) == expected, what


@pytest.mark.parametrize(
    ("what", "tellings", "holder", "after", "expected"),
    [
        ("its holder is asked at once", [TAKEN], SAM.id, 2 * STEP, Tell((1,), 2)),
        ("and has ten minutes", [TAKEN, told(SAM, 2, 2 * STEP)], SAM.id, 2 * STEP + MINUTE,
         Wait(NOON + 2 * STEP + URGENT)),
        ("then the others", [TAKEN, told(SAM, 2, 2 * STEP)], SAM.id, 2 * STEP + URGENT,
         Resume(NOON + 2 * STEP)),
        ("unless it is OK", [TAKEN, told(SAM, 2, 2 * STEP, answer=Answer.OK)], SAM.id, 3 * STEP,
         Rest()),
        ("a text that fails", [TAKEN, told(SAM, 2, 2 * STEP, failed=True)], SAM.id, 2 * STEP,
         Resume(NOON + 2 * STEP)),
        ("one who cannot be asked", [TAKEN], None, 2 * STEP, Resume(NOON + 2 * STEP)),
    ],
)  # fmt: skip
def test_what_has_become_more_than_somebody_took_asks_them_anew(
    what: str, tellings: list[Telling], holder: int | None, after: timedelta, expected: object
) -> None:
    chain = Chain(ALL, tellings, urgent=True, news_at=NOON + 2 * STEP)
    assert after_taking(chain, holder, NOON, TIMES, NOON + after) == expected, what


@pytest.mark.parametrize("holder", [None, 99])
def test_what_somebody_outside_the_chain_has_goes_back_to_it_after_a_day(
    holder: int | None,
) -> None:
    chain = Chain(ALL, [TAKEN])
    assert after_taking(chain, holder, NOON, TIMES, NOON + MINUTE) == Wait(NOON + DAY)
    assert after_taking(chain, holder, NOON, TIMES, NOON + DAY) == Resume(NOON + DAY)


@pytest.mark.parametrize(
    "tellings", [[TAKEN], [TAKEN, told(SAM, 2, DAY)], [TAKEN, told(SAM, 2, DAY, answer=Answer.OK)]]
)
def test_what_somebody_had_who_has_gone_goes_on_at_once(tellings: list[Telling]) -> None:
    chain, now = Chain(((PAT,), (ROBIN,)), tellings, abandoned=True), NOON + DAY + MINUTE
    assert after_taking(chain, SAM.id, NOON, TIMES, now) == Resume(now)
    assert next_step(replace(chain, since=now), TIMES, now) == Tell((PAT.id,), len(tellings) + 1)


def test_a_holder_who_was_asked_in_vain_is_not_the_next_to_be_told() -> None:
    chain = Chain(ALL, [TAKEN, told(SAM, 2, DAY)], since=NOON + DAY)
    assert next_step(chain, TIMES, NOON + DAY + STEP) == Tell((2,), 3)


@pytest.mark.parametrize(
    ("span", "minutes"),
    [(None, 60), (timedelta(hours=2), 120), (timedelta(hours=9), 240), (MINUTE, 10)],
)
def test_a_snooze_is_bounded(span: timedelta | None, minutes: int) -> None:
    assert snooze_until(NOON, span) == NOON + minutes * MINUTE


# --- laws: a chain is lived through, whatever people do ------------------------------------------

FATES = st.sampled_from(["silent", "fails", "busy", "snoozes"])
ORDERS = st.lists(st.sampled_from([NEW_YORK, BERLIN, ZoneInfo("Asia/Tokyo")]), max_size=4).map(
    lambda zones: tuple((Recipient(n, zone),) for n, zone in enumerate(zones, start=1))
)
STARTS = st.datetimes(datetime(2027, 1, 1), datetime(2027, 12, 1)).map(  # noqa: DTZ001
    lambda naive: naive.replace(tzinfo=UTC)
)


def live(
    chain: Chain, now: datetime, fates: list[str]
) -> tuple[list[tuple[datetime, Tell]], Chain, object]:
    """Do what is decided until nothing more is, one fate for each text; then silence."""
    steps: list[tuple[datetime, Tell]] = []
    left = iter(fates)
    while True:
        decision = next_step(chain, TIMES, now)
        if isinstance(decision, Tell):
            fresh = []
            for person in decision.people:
                fate = next(left, "silent")
                answer = {"busy": Answer.BUSY, "snoozes": Answer.SNOOZE}.get(fate)
                until = snooze_until(now, None) if answer is Answer.SNOOZE else None
                failed = fate == "fails"
                fresh.append(Telling(person, decision.step, now, failed, answer, until))
            steps.append((now, decision))
            chain = replace(chain, tellings=[*chain.tellings, *fresh])
            continue
        until_ = decision.until if isinstance(decision, Wait | Nobody) else None
        if until_ is None:
            return steps, chain, decision
        assert until_ > now, "time never goes backward"
        now = until_


@given(order=ORDERS, fates=st.lists(FATES, max_size=20), start=STARTS, urgent=st.booleans())
def test_every_chain_ends_and_everybody_in_it_was_told(
    *, order: tuple[tuple[Recipient, ...], ...], fates: list[str], start: datetime, urgent: bool
) -> None:
    steps, chain, end = live(Chain(order, urgent=urgent), start, fates)
    if not order:
        assert end == Nobody(None)
        return
    assert end == Exhausted()
    often = {one.id: sum(one.id in tell.people for _, tell in steps) for (one,) in order}
    snoozes = sum(one.answer is Answer.SNOOZE for one in chain.tellings)
    assert all(TIMES.rounds <= times for times in often.values())
    assert sum(often.values()) <= TIMES.rounds * len(order) + snoozes


@given(order=ORDERS, fates=st.lists(FATES, max_size=20), start=STARTS, urgent=st.booleans())
def test_nobody_is_told_twice_within_a_step_nor_two_at_once_nor_asleep(
    *, order: tuple[tuple[Recipient, ...], ...], fates: list[str], start: datetime, urgent: bool
) -> None:
    steps, chain, _ = live(Chain(order, urgent=urgent), start, fates)
    delay = URGENT if urgent else STEP
    last: dict[int, datetime] = {}
    zones = {one.id: one.zone for (one,) in order}
    assert [tell.step for _, tell in steps] == list(range(1, len(steps) + 1))
    for at, tell in steps:
        (person,) = tell.people
        earlier = [one for one in chain.tellings if one.person == person and one.step < tell.step]
        asked_for = bool(earlier) and earlier[-1].answer is Answer.SNOOZE and not urgent
        assert asked_for or at - last.get(person, at - delay) >= delay
        assert urgent or after_quiet_hours(at, zones[person]) == at
        last[person] = at


@given(ORDERS, st.lists(FATES, max_size=20), STARTS)
def test_nobody_waits_longer_than_a_step_after_a_failure_while_another_was_not_tried(
    order: tuple[tuple[Recipient, ...], ...], fates: list[str], start: datetime
) -> None:
    steps, chain, _ = live(Chain(order, urgent=True), start, fates)
    for (at, tell), (then, following) in pairwise(steps):
        (person,) = tell.people
        telling = next(one for one in chain.tellings if one.step == tell.step)
        tried = {p for _, one in steps[: tell.step] for p in one.people}
        if telling.failed and not set(following.people) <= tried:
            assert then == at, f"{person} cannot be reached, so the next is told at once"
