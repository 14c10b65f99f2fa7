"""The times of day of a rule line: what repeats within a day is read as times of each day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from itertools import product

from service.core.errors import InputError
from service.core.recurrence.rules import parts_of, times_in

SECONDS = {"HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}
"""The frequencies within a day, and how long one of each is."""

_DAY = 24 * 60 * 60
_CLOCK = {"BYHOUR", "BYMINUTE"}
_EXAMPLE = "RRULE:FREQ=DAILY;BYHOUR=8,14,20"


def lacks_times(rule: str) -> bool:
    """Whether a line of a rule as written names no time of day, and takes some from elsewhere."""
    lines = [line.strip().upper() for line in rule.splitlines()]
    found = [parts_of(line) for line in lines if "FREQ=" in line]
    return any(not _CLOCK & parts.keys() and parts["FREQ"] not in SECONDS for parts in found)


def days_and_times(
    line: str, parts: Mapping[str, str], at: Sequence[time]
) -> tuple[dict[str, str], list[time]]:
    """The parts of a line that say which days, and the local times on each of them.

    `at` are those of a line that names none. Hours and minutes are counted from midnight.

    Raises:
        InputError: it has no time of day, or has others on other days.
    """
    days = {name: value for name, value in parts.items() if name not in _CLOCK}
    frequency = parts.get("FREQ", "")
    if frequency in SECONDS:
        if "BYSETPOS" in parts:
            raise _refused(line, "has BYSETPOS within an hour; name its times of day")
        every = int(days.pop("INTERVAL", "1")) * SECONDS[frequency]
        days |= {"FREQ": "DAILY", "INTERVAL": str(max(every // _DAY, 1))}
        times = _each(line, every, parts, hourly=frequency == "HOURLY")
    elif "BYHOUR" in parts:
        times = times_in({"BYMINUTE": "0"} | dict(parts))
    elif at and "BYMINUTE" not in parts:
        times = sorted(set(at))
    else:
        raise _refused(line, "has no time of day; add BYHOUR and BYMINUTE, or --at")
    if frequency == "DAILY" and "BYSETPOS" in days:
        places = days.pop("BYSETPOS").split(",")
        of_each_day = [times] if "BYHOUR" in parts else [[wall] for wall in times]
        times = [wall for some in of_each_day for wall in _in_their_places(some, places)]
    if not times:
        raise _refused(line, "picks no time of day")
    return days, times


def _each(line: str, seconds: int, parts: Mapping[str, str], *, hourly: bool) -> list[time]:
    """Every so many seconds from midnight, as far as BYHOUR and BYMINUTE let it."""
    if seconds % 60:
        raise _refused(line, "falls between the minutes; texts leave on whole ones")
    if _DAY % seconds and seconds % _DAY:
        problem = "would have other times on each day; choose them, the same for each of its days"
        raise _refused(line, problem)
    minutes = [n // 60 for n in range(0, _DAY, seconds)]
    clock = [(n // 60, n % 60) for n in minutes]
    if hourly:
        clock = list(product((hour for hour, _ in clock), _allowed(parts, "BYMINUTE", [0])))
    hours = _allowed(parts, "BYHOUR", range(24))
    of_hour = _allowed(parts, "BYMINUTE", range(60))
    return [time(hour, minute) for hour, minute in clock if hour in hours and minute in of_hour]


def _allowed(parts: Mapping[str, str], name: str, otherwise: Iterable[int]) -> list[int]:
    return [int(word) for word in parts[name].split(",")] if name in parts else list(otherwise)


def _in_their_places(times: Sequence[time], places: Iterable[str]) -> list[time]:
    wanted = {n - 1 if n > 0 else len(times) + n for n in map(int, places)}
    return [wall for n, wall in enumerate(times) if n in wanted]


def _refused(line: str, problem: str) -> InputError:
    return InputError("--rule", line, problem, _EXAMPLE)
