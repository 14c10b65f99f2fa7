"""Everyday rules: made from the options that people give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice, product
from zoneinfo import ZoneInfo

from service.core.errors import InputError
from service.core.recurrence.expansion import Recurrence, moments
from service.core.recurrence.rules import (
    WEEKDAYS,
    Singles,
    added,
    line_of,
    parts_of,
    rule_lines,
    with_lines,
)

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_LONGEST_REST = 365  # days; a rarer reminder is written as a rule
_LAST_OF_EVERY_MONTH = 28
_FAR = timedelta(days=366 * 100)


@dataclass(frozen=True, slots=True)
class Phase:
    """`every` so many days, for `days` days; None: from then on."""

    days: int | None
    every: int


def rule_for(
    times: Sequence[time],
    *,
    every: int | None = None,
    weekdays: Sequence[str] | None = None,
    month_days: Sequence[int] | None = None,
    cycle: tuple[int, int] | None = None,
) -> str:
    """The rule for these times of day: each day, or only on the days that one option picks.

    Times that are not all combinations of some hours and some minutes take one line each.

    Args:
        times: at least one; local, whole minutes.
        every: 1 to 365 days from one day to the next; whole weeks may have `weekdays`.
        weekdays: in any case, whole or by their first three letters: "mon", "Monday".
        month_days: 1 to 28, or -1 to -28 counted from the end of the month.
        cycle: days on and days off, in turns from the first day; 365 together at most.

    Raises:
        InputError: there is no time, a value is out of range, options do not go together, or a
            weekday has no such name.
    """
    if not times:
        raise InputError("--at", None, "needs a time of day", "21:00")
    if every is not None and not 1 <= every <= _LONGEST_REST:
        raise InputError("--every", f"{every}d", f"is not from 1 to {_LONGEST_REST} days", "2d")
    chosen = {"--on": weekdays, "--day": month_days, "--cycle": cycle, "--every": every}
    first, *more = [option for option, value in chosen.items() if value] or [""]
    if more and not (first == "--on" and more == ["--every"]):
        raise InputError(more[0], _shown(chosen[more[0]]), f"cannot be combined with {first}")
    days = {"FREQ": "DAILY", "INTERVAL": str(every or 1)}
    if weekdays:
        days = {"FREQ": "WEEKLY", "BYDAY": _by_day(weekdays), "INTERVAL": _weeks(every)}
    elif month_days:
        days = {"FREQ": "MONTHLY", "BYMONTHDAY": _by_month_day(month_days)}
    elif cycle:
        days = {"FREQ": "DAILY", "INTERVAL": _turn(*cycle), "X-RUN": str(cycle[0])}
    return _at_all(times, days)


def phased_rule(times: Sequence[time], phases: Sequence[Phase], starts_on: date) -> str:
    """The rule for a density that changes: each phase begins on the day after the one before.

    The first phase begins on `starts_on`; only the last may have no end.

    Raises:
        InputError: there is no time.
    """
    if not times:
        raise InputError("--at", None, "needs a time of day", "21:00")
    lines, begins_on = [], starts_on
    for phase in phases:
        days = {"FREQ": "DAILY", "INTERVAL": str(phase.every)}
        if begins_on > starts_on:
            days["X-START"] = f"{begins_on:%Y%m%d}"
        if phase.days is not None:
            begins_on += timedelta(phase.days)
            days["UNTIL"] = f"{begins_on - timedelta(1):%Y%m%d}T235900"
        lines.append(_at_all(times, days))
    return "\n".join(lines)


def ending_after(
    recurrence: Recurrence, zone: ZoneInfo, times: int, *, after: datetime | None
) -> Recurrence:
    """The same recurrence, ended with its nth moment later than `after` (None: of all).

    Raises:
        InputError: the rule counts its own times already, or is due at others beside its lines.
    """
    lines = [parts_of(line) for line in rule_lines(recurrence.rule)]
    if any("COUNT" in line for line in lines):
        raise InputError("--times", times, "cannot be combined with a rule that has a COUNT")
    if added(recurrence.rule) != Singles():
        problem = "cannot be combined with a rule that has an RDATE"
        raise InputError("--times", times, problem)
    through = (after or datetime.combine(recurrence.starts_on, time(), zone)) + _FAR
    coming = moments(recurrence, zone, after=after, through=through)
    last = next(islice(coming, times - 1, None), None)
    if last is None:  # it ends earlier all by itself
        return recurrence
    until = f"{last.on:%Y%m%d}T{last.wall:%H%M}00"
    ended = [line_of(line | {"UNTIL": min(until, line.get("UNTIL", until))}) for line in lines]
    return replace(recurrence, rule=with_lines(recurrence.rule, ended))


def _at_all(times: Sequence[time], days: dict[str, str]) -> str:
    return "\n".join(line_of(days | clock) for clock in clocks(times))


def _weeks(every: int | None) -> str:
    weeks, rest = divmod(every or 7, 7)
    if rest:
        raise InputError(
            "--every", f"{every}d", "cannot be combined with --on; only weeks can", "2w"
        )
    return str(weeks)


def _turn(on: int, off: int) -> str:
    if on < 1 or off < 1 or on + off > _LONGEST_REST:
        problem = f"is not two numbers of days, {_LONGEST_REST} together at most"
        raise InputError("--cycle", f"{on}/{off}", problem, "21/7")
    return str(on + off)


def _by_day(weekdays: Sequence[str]) -> str:
    known = {form: i for i, name in enumerate(NAMES) for form in (name.lower(), name[:3].lower())}
    chosen = set()
    for word in weekdays:
        if (day := known.get(word.strip().lower())) is None:
            raise InputError("--on", word, "is not a day of the week", "mon,thu")
        chosen.add(day)
    return ",".join(WEEKDAYS[day] for day in sorted(chosen))


def _by_month_day(days: Sequence[int]) -> str:
    for day in days:
        if not 1 <= abs(day) <= _LAST_OF_EVERY_MONTH:
            raise InputError("--day", day, "is not in every month; -1 is the last day", "1,15,-1")
    return _joined(set(days))


def clocks(times: Sequence[time]) -> list[dict[str, str]]:
    """BYHOUR and BYMINUTE of one line that makes exactly these times, else of a line per time."""
    wanted = {(wall.hour, wall.minute) for wall in times}
    hours, minutes = ({pair[i] for pair in wanted} for i in (0, 1))
    grids = [(hours, minutes)]
    if wanted != set(product(hours, minutes)):
        grids = [({hour}, {minute}) for hour, minute in sorted(wanted)]
    return [{"BYHOUR": _joined(hours), "BYMINUTE": _joined(minutes)} for hours, minutes in grids]


def _joined(numbers: Iterable[int]) -> str:
    return ",".join(map(str, sorted(numbers)))


def _shown(value: object) -> str:
    """An option's value as it is typed."""
    match value:
        case int():
            return f"{value}d"
        case tuple():
            return "/".join(map(str, value))
        case list():
            return ",".join(map(str, value))
    return str(value)
