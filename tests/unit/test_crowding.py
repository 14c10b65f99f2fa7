"""Room beside other plan lines: no two kinds in one minute, no more texts than a number takes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.crowding import (
    Line,
    Span,
    first_collision,
    first_crowd,
    nearest_free,
)
from service.core.delivery import MessageKind
from service.core.recurrence import Recurrence, rule_for

START = date(2027, 3, 1)
NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)
YEAR = Span(NOON, NOON + timedelta(366))
NEW_YORK = ZoneInfo("America/New_York")
MINUTE = timedelta(minutes=1)


def line(
    kind: MessageKind, *walls: str, every: int = 1, nudged: bool = False, patient: int = 1
) -> Line:
    rule = rule_for([time.fromisoformat(wall) for wall in walls], every=every)
    return Line(patient, kind, Recurrence(rule, START), NEW_YORK, nudged)


def dose(*walls: str, every: int = 1, nudged: bool = False, patient: int = 1) -> Line:
    return line(MessageKind.DOSE, *walls, every=every, nudged=nudged, patient=patient)


def checkin(*walls: str, every: int = 1, nudged: bool = False) -> Line:
    return line(MessageKind.CHECKIN, *walls, every=every, nudged=nudged)


@pytest.mark.parametrize(
    ("new", "others", "first"),
    [
        (checkin("20:00"), [dose("21:00")], None),
        (checkin("20:00"), [checkin("20:00")], None),
        (checkin("20:00"), [], None),
        (checkin("09:00", "20:00"), [dose("20:00")], "2027-03-01 20:00"),
        (checkin("20:00", every=2), [dose("20:00", every=3)], "2027-03-01 20:00"),
        (checkin("09:00", every=2), [dose("09:00", every=3)], "2027-03-07 09:00"),
        # On the day of the clock change both come at 03:00.
        (checkin("02:10"), [dose("02:30")], "2027-03-14 02:10"),
    ],
)
def test_two_kinds_never_come_in_one_minute(
    new: Line, others: list[Line], first: str | None
) -> None:
    found = first_collision(new, others, YEAR)
    assert (found and f"{found.mine.on} {found.mine.wall:%H:%M}") == first


@pytest.mark.parametrize(
    ("doses", "shift"),
    [
        (["20:00"], MINUTE),
        (["20:00", "20:01"], -MINUTE),
        (["20:00", "20:01", "19:59"], 2 * MINUTE),
    ],
)
def test_the_nearest_free_minute_is_named(doses: list[str], shift: timedelta) -> None:
    new, others = checkin("20:00"), [dose(*doses)]
    found = first_collision(new, others, YEAR)
    assert found is not None
    assert nearest_free(new, found.mine, others, YEAR) == shift


def test_a_free_minute_is_free_on_the_day_whose_clocks_skip_it_too() -> None:
    new, others = checkin("02:30"), [dose("03:00")]  # 02:31 comes at 03:00 on the 14th as well
    found = first_collision(new, others, YEAR)
    assert found is not None
    assert found.mine.on == date(2027, 3, 14)
    assert nearest_free(new, found.mine, others, YEAR) == 31 * MINUTE


def test_a_free_minute_stays_on_its_day() -> None:
    new, others = checkin("23:59"), [dose("23:59")]
    found = first_collision(new, others, YEAR)
    assert found is not None
    assert nearest_free(new, found.mine, others, YEAR) == -MINUTE


def test_a_day_without_a_free_minute_has_none() -> None:
    new = checkin("12:00")
    every_minute = [time(n // 60, n % 60).isoformat("minutes") for n in range(24 * 60)]
    short = Span(NOON, NOON + timedelta(days=2))
    found = first_collision(new, [dose(*every_minute)], short)
    assert found is not None
    assert nearest_free(new, found.mine, [dose(*every_minute)], short) is None


TWELVE = [f"{hour:02}:00" for hour in range(8, 20)]


@pytest.mark.parametrize(
    ("lines", "texts", "nudges"),
    [
        ([dose(*TWELVE[:11])], None, 0),
        ([dose(*TWELVE[:6], nudged=True)], None, 0),
        ([dose(*TWELVE[:5], nudged=True)], None, 0),
        ([dose(*TWELVE), checkin("20:00")], 13, 0),
        # Doses of one moment are one text, and asked about once.
        ([dose("09:00", nudged=True) for _ in range(9)], None, 0),
        # Two patients who share a number get two.
        ([dose(*TWELVE[:7], patient=n) for n in (1, 2)], 13, 0),
    ],
)
def test_no_more_texts_than_a_number_takes(
    lines: list[Line], texts: int | None, nudges: int
) -> None:
    crowd = first_crowd(lines, 12, YEAR)
    assert (crowd and (crowd.texts, crowd.nudges)) == (texts and (texts, nudges))


def test_a_change_of_clocks_makes_no_day_too_full() -> None:
    assert first_crowd([dose(*TWELVE)], 12, YEAR) is None
    assert first_crowd([dose(*TWELVE, "20:00")], 12, YEAR) is not None


@settings(deadline=None, max_examples=40)
@given(st.sets(st.integers(0, 24 * 60 - 1), min_size=1, max_size=20), st.integers(1, 14))
def test_what_passes_never_holds_more_in_any_24_hours(minutes: set[int], most: int) -> None:
    line_ = dose(*(time(n // 60, n % 60).isoformat("minutes") for n in minutes))
    week = Span(NOON, NOON + timedelta(days=8))
    fits = first_crowd([line_], most, week) is None
    assert fits == (len(minutes) <= most)
