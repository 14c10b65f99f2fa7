"""What people type for the days of a schedule: days of the month, days on and off, phases."""

import re

from service.core.errors import InputError
from service.core.recurrence import Phase
from service.core.timing import parse_every

_CYCLE = re.compile(r"([0-9]{1,3}) ?/ ?([0-9]{1,3})")


def parse_month_days(text: str, where: str = "--day") -> list[int]:
    """Days of the month: "1,15,-1", where -1 is the last; see `rule_for` for which there are.

    Raises:
        InputError: one is not a whole number.
    """
    try:
        return [int(word) for word in text.split(",")]
    except ValueError:
        raise InputError(where, text, "is not a list of days of the month", "1,15,-1") from None


def parse_cycle(text: str, where: str = "--cycle") -> tuple[int, int]:
    """Days on and days off: "21/7".

    Raises:
        InputError: it reads otherwise.
    """
    match = _CYCLE.fullmatch(text.strip())
    if match is None:
        raise InputError(where, text, "is not days on and days off", "21/7")
    return int(match[1]), int(match[2])


def parse_phases(text: str, where: str = "--phases") -> list[Phase]:
    """A density that changes: "56d:1d,2d" is each day for 56 days, then every second day.

    Raises:
        InputError: it reads otherwise, or a phase that is not the last has no length.
    """
    written = [word.partition(":") for word in text.split(",")]
    *earlier, last = [(length, pace) if colon else ("", length) for length, colon, pace in written]
    if not all(length for length, _ in earlier):
        raise InputError(where, text, "has a phase without an end before the last", "56d:1d,2d")
    try:
        return [
            Phase(parse_every(length, where) if length else None, parse_every(pace, where))
            for length, pace in (*earlier, last)
        ]
    except InputError as error:
        problem = f"has {error.value!r} where days or weeks belong, from 1 to 365 days"
        raise InputError(where, text, problem, "56d:1d,2d") from None
