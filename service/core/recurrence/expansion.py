"""The moments of a recurrence: expanded in naive local time by dateutil, then turned into UTC.

dateutil walks from a rule's first day, and through a rule that never matches to the year 9999.
So it is asked for one month at a time (one year for yearly rules), and the INTERVAL is counted
here: any stretch of any rule costs about the same, and equal rules share their months.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time, timedelta
from functools import lru_cache
from heapq import merge
from itertools import chain, groupby, islice
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from service.core.recurrence.rules import (
    WEEKDAYS,
    Singles,
    added,
    line_of,
    parts_of,
    rule_lines,
    skipped,
    times_in,
)
from service.core.recurrence.zones import to_utc

_LOOK_AHEAD = timedelta(days=8 * 366)  # around 2100 even 29 February pauses for eight years
_YEAR = timedelta(days=366)
_WEEK = timedelta(days=7)
_WEEKS_OF_YEAR = 53
_SET_BACK = timedelta(days=1)  # clocks set back over midnight have shown the next day before
_ONE_PERIOD = str(12 * MAXYEAR)  # an INTERVAL beyond dateutil's last year: it stops after one


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When something is due, in the wall time of wherever the patient is.

    `rule` is as `rule_for` or `check_rule` write it: "RRULE:..." lines with their times of day.
    `starts_on` and `ends_on` are the first and last local dates (no `ends_on`: no end but the
    rule's own); the first also sets the pace of every second day, week or month.
    """

    rule: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One due time: what the plan says (`on`, `wall`, both local) and when that is (`at`, UTC).

    `on` and `wall` are its name for good; where clocks skip that time, they show another at `at`.
    """

    on: date
    wall: time
    at: datetime


@dataclass(frozen=True, slots=True)
class _Line:
    """One rule line; `within` is what dateutil is asked to expand in a single month or year.

    Of every `interval` the first `run` days have their turn; only days can have more than one.
    Of the times of a week only those at its `places` count, where it has any: dateutil would look
    for them in the month or year.
    """

    within: str
    starts_on: date
    frequency: str
    interval: int
    run: int
    weeks_begin: int
    places: tuple[int, ...]
    count: int | None
    until: datetime | None


def moments(
    recurrence: Recurrence, zone: ZoneInfo, *, after: datetime | None, through: datetime
) -> Iterator[Moment]:
    """Every moment with after < at <= through (aware UTC), in order; None: from the first one.

    Each nominal local date and time comes exactly once, so slices that touch make up the whole.
    Two of them share one `at` when the same clock change skips both.
    """
    first, last = recurrence.starts_on, through.astimezone(zone).date() + _SET_BACK
    if after:
        first = max(first, after.astimezone(zone).date())
    if recurrence.ends_on:
        last = min(last, recurrence.ends_on)
    lines = _lines(recurrence.rule, recurrence.starts_on)
    more, less = _singles(recurrence.rule)
    besides = [local for local in more if first <= local.date() <= last]
    times = merge(besides, *(_local_times(line, first, last) for line in lines))
    for local, _ in groupby(times):
        if local.date() in less.dates or local in less.times:
            continue
        at = to_utc(local.date(), local.time(), zone)
        if at > through:
            return  # a later local time never comes at an earlier moment
        if after is None or at > after:
            yield Moment(local.date(), local.time(), at)


def next_moment(recurrence: Recurrence, zone: ZoneInfo, *, after: datetime) -> Moment | None:
    """The first moment later than `after` (aware UTC); None when there is none any more.

    A rule that rests for eight years is taken to have ended.
    """
    begin = max(after, to_utc(recurrence.starts_on, time.min, zone))
    return next(moments(recurrence, zone, after=after, through=begin + _LOOK_AHEAD), None)


def days_around(recurrence: Recurrence, zone: ZoneInfo, on: date) -> list[date]:
    """The local date on which it is due that is this one, else the nearest before and after it.

    Fewer where there is none within a year.
    """
    midnight = to_utc(on, time.min, zone)
    near = moments(recurrence, zone, after=midnight - _YEAR, through=midnight + _YEAR)
    days = [moment.on for moment in near]
    before, after = [day for day in days if day <= on][-1:], [day for day in days if day >= on][:1]
    return sorted({*before, *after})


@lru_cache(maxsize=1024)
def _lines(rule: str, starts_on: date) -> tuple[_Line, ...]:
    return tuple(_line(parts_of(line), starts_on) for line in rule_lines(rule))


@lru_cache(maxsize=1024)
def _singles(rule: str) -> tuple[list[datetime], Singles]:
    """The local times of a rule beside its lines, in order, and what it leaves out."""
    more = added(rule)
    walls = {wall for line in rule_lines(rule) for wall in times_in(parts_of(line))}
    of_dates = {datetime.combine(on, wall) for on in more.dates for wall in walls}
    return sorted(more.times | of_dates), skipped(rule)


def _line(parts: dict[str, str], starts_on: date) -> _Line:
    run = int(parts.pop("X-RUN", "1"))
    if own := parts.pop("X-START", None):
        starts_on = date.fromisoformat(own)
    frequency, count = parts["FREQ"], parts.pop("COUNT", None)
    until = parts.pop("UNTIL", None)
    places = parts.pop("BYSETPOS", "") if frequency == "WEEKLY" else ""
    period = {"FREQ": "YEARLY" if frequency == "YEARLY" else "MONTHLY", "INTERVAL": _ONE_PERIOD}
    return _Line(
        within=line_of(_days_from(starts_on, parts) | parts | _each_by_number(parts) | period),
        starts_on=starts_on,
        frequency=frequency,
        interval=int(parts.get("INTERVAL", "1")),
        run=run,
        weeks_begin=WEEKDAYS.index(parts.get("WKST", "MO")),
        places=tuple(int(place) for place in places.split(",") if place),
        count=int(count) if count else None,
        until=datetime.fromisoformat(until) if until else None,
    )


def _days_from(starts_on: date, parts: dict[str, str]) -> dict[str, str]:
    """The days that RFC 5545 takes from the first one when a rule names none."""
    named = parts.keys() & {"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"}
    if named == {"BYWEEKNO"}:
        return {"BYDAY": WEEKDAYS[starts_on.weekday()]}
    if named:
        return {}
    return {
        "DAILY": {"BYDAY": ",".join(WEEKDAYS)},
        "WEEKLY": {"BYDAY": WEEKDAYS[starts_on.weekday()]},
        "MONTHLY": {"BYMONTHDAY": str(starts_on.day)},
        "YEARLY": {"BYMONTH": str(starts_on.month), "BYMONTHDAY": str(starts_on.day)},
    }[parts["FREQ"]]


def _each_by_number(parts: dict[str, str]) -> dict[str, str]:
    """Plain weekdays beside numbered ones, numbered too: of 1MO,TU dateutil finds no day."""
    days = parts.get("BYDAY", "").split(",")
    plain = [day for day in days if day in WEEKDAYS]
    if not plain or len(plain) == len(days):
        return {}
    most = _WEEKS_OF_YEAR if parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts else 5
    each = [f"{number}{day}" for day in plain for number in range(1, most + 1)]
    return {"BYDAY": ",".join(sorted({*each, *days} - {*plain}))}


def _local_times(line: _Line, first: date, last: date) -> Iterator[datetime]:
    """The line's naive local times from `first` through `last`; a COUNT counts from the start."""
    begin = max(first, line.starts_on) if line.count is None else line.starts_on
    more = _WEEK if line.places else timedelta()  # which are those of whole weeks
    months = _months(line, begin - more, last + more)
    expanded = chain.from_iterable(_expanded(line.within, month) for month in months)
    times = _in_their_places(line, expanded) if line.places else expanded
    taken = (t for t in times if t.date() >= line.starts_on and _has_turn(line, t.date()))
    for local in islice(taken, line.count):
        if local.date() > last or (line.until and local > line.until):
            return
        if local.date() >= first:
            yield local


def _months(line: _Line, first: date, last: date) -> range:
    """The months (of yearly rules the Januaries) to expand, counted from year 0."""
    unit = 12 if line.frequency == "YEARLY" else 1
    step = unit * (line.interval if line.frequency in {"MONTHLY", "YEARLY"} else 1)
    origin = _month(line.starts_on) // unit * unit
    skipped = (_month(first) - origin) // step * step
    return range(origin + skipped, _month(last) + 1, step)


def _in_their_places(line: _Line, times: Iterator[datetime]) -> Iterator[datetime]:
    """Of each week the times at the line's places; what is before the first whole week is none."""
    for _, of_week in groupby(times, lambda local: _week(line, local.date())):
        found = list(of_week)
        chosen = {n - 1 if n > 0 else len(found) + n for n in line.places}
        yield from (found[n] for n in sorted(chosen) if 0 <= n < len(found))


def _week(line: _Line, on: date) -> int:
    return (on.toordinal() - 1 - line.weeks_begin) // 7


def _month(on: date) -> int:
    return on.year * 12 + on.month - 1


def _has_turn(line: _Line, on: date) -> bool:
    """Whether a daily or weekly rule with an INTERVAL takes the day or week of `on`."""
    if line.interval == 1 or line.frequency in {"MONTHLY", "YEARLY"}:
        return True
    if line.frequency == "DAILY":
        return (on - line.starts_on).days % line.interval < line.run
    return (_week(line, on) - _week(line, line.starts_on)) % line.interval == 0


@lru_cache(maxsize=1024)
def _expanded(within: str, month: int) -> tuple[datetime, ...]:
    begin = datetime.combine(date(month // 12, month % 12 + 1, 1), time.min)
    return tuple(rrulestr(within, dtstart=begin))
