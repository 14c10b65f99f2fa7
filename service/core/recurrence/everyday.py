"""Everyday rules: made from the options that people give, and told in words."""

from collections.abc import Iterable, Sequence
from datetime import time
from itertools import product

from service.core.errors import InputError
from service.core.recurrence.expansion import Recurrence
from service.core.recurrence.rules import WEEKDAYS, line_of, parts_of

_CLOCK = ("BYHOUR", "BYMINUTE")
_LONGEST_REST = 365  # days; a rarer reminder is written as a rule
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = dict(zip(WEEKDAYS, (name[:3] for name in _NAMES), strict=True))


def rule_for(
    times: Sequence[time], *, every: int | None = None, weekdays: Sequence[str] | None = None
) -> str:
    """The rule for these times of day: each day, `every` so many days, or on these weekdays.

    Times that are not all combinations of some hours and some minutes take one line each.

    Args:
        times: at least one; local, whole minutes.
        every: 1 to 365 days from one day to the next.
        weekdays: in any case, whole or by their first three letters: "mon", "Monday".

    Raises:
        InputError: there is no time, `every` is out of range or given together with `weekdays`,
            or a weekday has no such name.
    """
    if not times:
        raise InputError("--at", "", "needs a time of day", "21:00")
    if every is not None and weekdays:
        raise InputError("--every", f"{every}d", "cannot be combined with --on")
    if every is not None and not 1 <= every <= _LONGEST_REST:
        raise InputError("--every", f"{every}d", f"is not from 1 to {_LONGEST_REST} days", "2d")
    if weekdays:
        days = {"FREQ": "WEEKLY", "BYDAY": _by_day(weekdays)}
    else:
        days = {"FREQ": "DAILY", "INTERVAL": str(every or 1)}
    return "\n".join(line_of(days | clock) for clock in _clocks(times))


def _by_day(weekdays: Sequence[str]) -> str:
    known = {form: i for i, name in enumerate(_NAMES) for form in (name.lower(), name[:3].lower())}
    chosen = set()
    for word in weekdays:
        if (day := known.get(word.strip().lower())) is None:
            raise InputError("--on", word, "is not a day of the week", "mon,thu")
        chosen.add(day)
    return ",".join(WEEKDAYS[day] for day in sorted(chosen))


def _clocks(times: Sequence[time]) -> list[dict[str, str]]:
    """BYHOUR and BYMINUTE of one line that makes exactly these times, else of a line per time."""
    wanted = {(wall.hour, wall.minute) for wall in times}
    hours, minutes = ({pair[i] for pair in wanted} for i in (0, 1))
    grids = [(hours, minutes)]
    if wanted != set(product(hours, minutes)):
        grids = [({hour}, {minute}) for hour, minute in sorted(wanted)]
    return [{"BYHOUR": _joined(hours), "BYMINUTE": _joined(minutes)} for hours, minutes in grids]


def _joined(numbers: Iterable[int]) -> str:
    return ",".join(map(str, sorted(numbers)))


def describe(recurrence: Recurrence) -> str:
    """How often, in words: "every day at 09:00 and 21:30", "Mon, Thu at 08:00".

    A rule that `rule_for` could not have made is given as it is written.
    """
    lines = [parts_of(line) for line in recurrence.rule.splitlines()]
    clocks = {
        f"{int(hour):02}:{int(minute):02}"
        for line in lines
        for hour, minute in product(*(line.pop(part).split(",") for part in _CLOCK))
    }
    days = _days_in_words(lines[0])
    if not days or any(line != lines[0] for line in lines):
        return recurrence.rule
    *earlier, last = sorted(clocks)
    return f"{days} at {', '.join(earlier)} and {last}" if earlier else f"{days} at {last}"


def _days_in_words(days: dict[str, str]) -> str:
    names = days.get("BYDAY", "").split(",")
    match sorted(days):
        case ["FREQ"] if days["FREQ"] == "DAILY":
            return "every day"
        case ["FREQ", "INTERVAL"] if days["FREQ"] == "DAILY":
            return f"every {days['INTERVAL']} days"
        case ["BYDAY", "FREQ"] if days["FREQ"] == "WEEKLY":
            return ", ".join(_SHORT[name] for name in names)
    return ""
