"""Another time of day for a rule: which days it picks stays as it is."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from service.core.errors import InputError
from service.core.recurrence.everyday import clocks
from service.core.recurrence.rules import (
    Singles,
    added,
    line_of,
    parts_of,
    rule_lines,
    rule_of,
    skipped,
    times_in,
)

_CLOCK = {"BYHOUR", "BYMINUTE"}
_COUNTED = {"COUNT", "BYSETPOS"}
"""Parts that count times of day, and would count others otherwise."""


def at_other_times(rule: str, times: Sequence[time]) -> str:
    """The same rule at these local times of day: its days, its end and what it leaves out stay.

    What it adds or leaves out at one of its times of day moves along with that; others stay.

    Raises:
        InputError: its days have different times, or it counts times and these are more or fewer.
    """
    wall_times, lines = _by_days(rule), rule_lines(rule)
    was, *others = wall_times.values()
    counts = any(_COUNTED & parts_of(days).keys() for days in wall_times)
    now, grids = sorted(set(times)), clocks(times)
    is_alike = len(now) == len(was) and (not counts or len(grids) == len(lines) == 1)
    if any(walls != was for walls in others):
        raise _refused(times, "leaves open which of its days is meant")
    if not is_alike and (counts or any(_ends_between(parts_of(days), was) for days in wall_times)):
        raise _refused(times, "leaves open how often it is due until its end")
    instead = dict(zip(was, now, strict=True)) if len(was) == len(now) else {}
    more, less = (_moved(singles, was, instead) for singles in (added(rule), skipped(rule)))
    if more is None or less is None:
        raise _refused(times, "leaves open what becomes of a single time of it")
    retimed = [
        line_of(_until(parts_of(days), was, now) | clock) for days in wall_times for clock in grids
    ]
    return rule_of(retimed, more, less)


def times_of(rule: str) -> list[time]:
    """The local times of day of a rule.

    Raises:
        InputError: they are not the same on each of its days.
    """
    was, *others = _by_days(rule).values()
    if any(walls != was for walls in others):
        raise InputError(
            "--at", None, "is needed: until now its days have different times", "21:00"
        )
    return was


def every_time_of(rule: str) -> list[time]:
    """All local times of day of a rule, whichever of its days have them."""
    besides = {local.time() for local in added(rule).times}
    return sorted(besides.union(*_by_days(rule).values()))


def _by_days(rule: str) -> dict[str, list[time]]:
    """The times of day on each kind of day that a rule picks; its other parts tell the days."""
    found: dict[str, list[time]] = {}
    for line in map(parts_of, rule_lines(rule)):
        days = line_of({name: value for name, value in line.items() if name not in _CLOCK})
        found[days] = sorted([*found.get(days, []), *times_in(line)])
    return found


def _moved(singles: Singles, was: list[time], now: Mapping[time, time]) -> Singles | None:
    """These with their times moved along; None where one of them has nowhere to go."""
    if any(local.time() in was and local.time() not in now for local in singles.times):
        return None
    moved = (datetime.combine(at, now.get(at.time(), at.time())) for at in singles.times)
    return Singles(singles.dates, frozenset(moved))


def _ends_between(days: dict[str, str], was: list[time]) -> bool:
    """Whether some times of the last day are after the end."""
    return "UNTIL" in days and _wall(days["UNTIL"]) < was[-1]


def _until(days: dict[str, str], was: list[time], now: list[time]) -> dict[str, str]:
    """The parts with the end moved along: as many of the last day's times come before it."""
    if "UNTIL" not in days:
        return days
    last = time(23, 59)
    if _ends_between(days, was):
        before = sum(wall <= _wall(days["UNTIL"]) for wall in was)
        last = now[before - 1] if before else time(0)
    return days | {"UNTIL": f"{days['UNTIL'][:8]}T{last:%H%M}00"}


def _wall(until: str) -> time:
    return time(int(until[9:11]), int(until[11:13]))


def _refused(times: Sequence[time], problem: str) -> InputError:
    told = " ".join(f"{wall:%H:%M}" for wall in times)
    return InputError("--at", told, f"{problem}; name its days too", "--every 1d")
