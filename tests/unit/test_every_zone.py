"""The wall-clock promise, held against every zone of the IANA database, 2020 to 2037.

For each clock change of each zone: rules at every kind of minute around it, on the days before,
of and after it. Each local date must have each time exactly once, at the moment that the change
itself says: what it skips comes with its first minute, of what it repeats the first counts.
"""

import sys
import time as stopwatch
from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

import pytest

from service.core.recurrence import Moment, Recurrence, check_rule, moments, rule_for, to_utc

FIRST, LAST = date(2020, 1, 1), date(2037, 12, 31)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
NEIGHBOURS = 2
"""Days before and after a change that are looked at with it."""
ALL_DAY = [time(0), time(1, 30), time(2, 30), time(12), time(23, 59)]
NIGHT = ALL_DAY[1:3]
AT_MOST = timedelta(seconds=60)


class Change(NamedTuple):
    """Clocks that were `before` ahead of UTC are `later` ahead of it from `at` on."""

    at: datetime
    before: timedelta
    later: timedelta

    @property
    def edges(self) -> tuple[datetime, datetime]:
        """The local time at which the skipped or repeated minutes begin, and when they end."""
        shown = [self.at.replace(tzinfo=None) + ahead for ahead in (self.before, self.later)]
        return min(shown), max(shown)


class Clocks:
    """A zone as the list of its changes: a second opinion on what its clocks show."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.changes = list(_changes(zone))
        self._ats = [change.at for change in self.changes]
        self._ahead = _ahead(zone, _utc(FIRST))

    def moment_of(self, local: datetime) -> datetime:
        """The first moment that shows `local`; where none does, that of the change."""
        nearest = bisect_right(self._ats, local.replace(tzinfo=UTC) - 26 * HOUR)
        ahead = self.changes[nearest - 1].later if nearest else self._ahead
        for change in self.changes[nearest : nearest + 2]:
            if local.replace(tzinfo=UTC) - ahead < change.at:
                break
            ahead = change.later
            if local.replace(tzinfo=UTC) - ahead < change.at:
                return change.at
        return local.replace(tzinfo=UTC) - ahead


@lru_cache(maxsize=1)
def zones() -> list[str]:
    return sorted(available_timezones() - {"Factory", "localtime"})


@lru_cache(maxsize=1)
def clocks() -> dict[str, Clocks]:
    return {name: Clocks(ZoneInfo(name)) for name in zones()}


def _changes(zone: ZoneInfo) -> Iterator[Change]:
    """Looked for a day at a time: no zone changes its clocks twice in that."""
    at, end = _utc(FIRST), _utc(LAST) + DAY
    before = _ahead(zone, at)
    while at < end:
        following = at + DAY
        if (later := _ahead(zone, following)) != before:
            early, late = at, following
            while late - early > MINUTE:
                middle = early + (late - early) // MINUTE // 2 * MINUTE
                early, late = (middle, late) if _ahead(zone, middle) == before else (early, middle)
            yield Change(late, before, later)
            before = later
        at = following


def _ahead(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _utc(on: date) -> datetime:
    return datetime.combine(on, time(), UTC)


def kinds_of_minute(change: Change) -> list[time]:
    """Around, at the ends of and inside what a change skips or repeats."""
    begins, ends = change.edges
    middle = begins + (ends - begins) // MINUTE // 2 * MINUTE
    minutes = (
        begins - MINUTE,
        begins,
        begins + MINUTE,
        middle,
        ends - MINUTE,
        ends,
        ends + MINUTE,
    )
    return sorted({minute.time() for minute in minutes})


def expanded(zone: str, walls: list[time], first: date, last: date) -> list[Moment]:
    recurrence = Recurrence(rule_for(walls), first, last)
    through = _utc(last) + 3 * DAY
    return list(moments(recurrence, ZoneInfo(zone), after=None, through=through))


def expected(zone: str, walls: list[time], first: date, last: date) -> list[Moment]:
    days = [first + n * DAY for n in range((last - first).days + 1)]
    locals_ = (datetime.combine(day, wall) for day in days for wall in sorted(set(walls)))
    its = clocks()[zone]
    return [Moment(at.date(), at.time(), its.moment_of(at)) for at in locals_]


def test_each_local_date_has_each_time_once_at_every_change_of_every_zone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    began = stopwatch.process_time()  # of this process alone, whatever runs beside it
    changes = occurrences = 0
    for zone in zones():
        for change in clocks()[zone].changes:
            on = change.edges[0].date()
            span = on - NEIGHBOURS * DAY, on + NEIGHBOURS * DAY
            walls = kinds_of_minute(change) + ALL_DAY
            found = expanded(zone, walls, *span)
            assert found == expected(zone, walls, *span), (zone, change)
            changes, occurrences = changes + 1, occurrences + len(found)
        year = FIRST.year + len(zone) % (LAST.year - FIRST.year + 1)
        whole = date(year, 1, 1), date(year, 12, 31)
        found = expanded(zone, NIGHT, *whole)
        assert found == expected(zone, NIGHT, *whole), (zone, year)
        occurrences += len(found)
    took = stopwatch.process_time() - began
    with capsys.disabled():
        sys.stdout.write(
            f"\n{len(zones())} zones, {changes:,} clock changes {FIRST.year}-{LAST.year}, "
            f"{occurrences:,} occurrences, each once: {took:.1f} s\n"
        )
    assert len(zones()) > 500
    assert changes > 5_000
    assert took < AT_MOST.total_seconds()


def test_every_minute_that_a_change_skips_or_repeats_has_the_one_moment_of_the_contract() -> None:
    """Minute by minute, once for each set of changes: the other names of a zone share them."""
    minutes = 0
    for zone in {tuple(its.changes[:4]): name for name, its in clocks().items()}.values():
        for change in clocks()[zone].changes[:4]:
            begins, ends = change.edges
            for n in range((ends - begins) // MINUTE):
                local = begins + n * MINUTE
                at = to_utc(local.date(), local.time(), ZoneInfo(zone))
                skipped = change.later > change.before
                first = change.at if skipped else local.replace(tzinfo=UTC) - change.before
                assert at == first, (zone, local)
                minutes += 1
    assert minutes > 5_000


def test_a_rule_as_written_has_each_of_its_times_once_at_the_last_change_of_every_zone() -> None:
    """What repeats within a day, single times beside it, and an end in UTC."""
    half_hours = [time(hour, minute) for hour in range(24) for minute in (0, 30)]
    for zone in zones():
        for change in clocks()[zone].changes[-1:]:
            on = change.edges[0].date()
            first, last = on - DAY, on + DAY
            end = clocks()[zone].moment_of(datetime.combine(last, half_hours[-1]))
            rule = check_rule(
                f"FREQ=HOURLY;BYMINUTE=0,30;UNTIL={end:%Y%m%dT%H%M%SZ}\n"
                f"RDATE:{on:%Y%m%d}T021500\nEXDATE:{on:%Y%m%d}T023000",
                ZoneInfo(zone),
            )
            through = _utc(last) + 3 * DAY
            found = moments(Recurrence(rule, first), ZoneInfo(zone), after=None, through=through)
            wanted = expected(zone, [*half_hours, time(2, 15)], first, last)
            assert list(found) == [
                one
                for one in wanted
                if (one.on, one.wall) != (on, time(2, 30))
                and (one.on == on or one.wall.minute != 15)
            ], zone
