"""A recurrence told in words."""

from collections.abc import Mapping
from datetime import date
from itertools import product

from service.core.recurrence.everyday import NAMES
from service.core.recurrence.expansion import Recurrence
from service.core.recurrence.rules import WEEKDAYS, parts_of, rule_lines, skipped_dates

_SHORT = dict(zip(WEEKDAYS, (name[:3] for name in NAMES), strict=True))


def describe(recurrence: Recurrence) -> str:
    """How often, in words: "every day at 09:00 and 21:30", "Mon, Thu at 08:00".

    A rule that the everyday options could not have made is given as it is written.
    """
    stages: dict[tuple[tuple[str, str], ...], set[str]] = {}
    for line in rule_lines(recurrence.rule):
        parts = parts_of(line)
        clocks = product(parts.pop("BYHOUR").split(","), parts.pop("BYMINUTE").split(","))
        walls = {f"{int(hour):02}:{int(minute):02}" for hour, minute in clocks}
        stages.setdefault(tuple(sorted(parts.items())), set()).update(walls)
    told = [_stage(dict(days), sorted(walls)) for days, walls in stages.items()]
    follows = all("X-START" in dict(days) for days in list(stages)[1:])
    if not follows or not all(told):
        return recurrence.rule
    without = ", ".join(str(on) for on in sorted(skipped_dates(recurrence.rule)))
    return ", then ".join(told) + (f", not on {without}" if without else "")


def _stage(parts: dict[str, str], walls: list[str]) -> str:
    """One line, or several that differ in their times only; empty if that takes more words."""
    parts.pop("X-START", None)
    until = parts.pop("UNTIL", None)
    days = _days(parts)
    *earlier, last = walls
    at = f"{', '.join(earlier)} and {last}" if earlier else last
    ends = f" until {date.fromisoformat(until[:8])}" if until else ""
    return f"{days} at {at}{ends}" if days else ""


def _days(parts: Mapping[str, str]) -> str:
    interval = parts.get("INTERVAL", "1")
    match parts["FREQ"], sorted(parts.keys() - {"FREQ", "INTERVAL"}):
        case "DAILY", []:
            return "every day" if interval == "1" else f"every {interval} days"
        case "DAILY", ["X-RUN"]:
            on = int(parts["X-RUN"])
            return f"{on} days on, {int(interval) - on} days off"
        case "WEEKLY", ["BYDAY"]:
            names = ", ".join(_SHORT[name] for name in parts["BYDAY"].split(","))
            return names if interval == "1" else f"every {interval} weeks on {names}"
        case "MONTHLY", ["BYMONTHDAY"] if interval == "1":
            days = sorted(map(int, parts["BYMONTHDAY"].split(",")), key=lambda n: (n < 0, n))
            return f"every month on {', '.join(map(_day_of_month, days))}"
    return ""


def _day_of_month(day: int) -> str:
    match day:
        case -1:
            return "the last day"
        case _ if day < 0:
            return f"the last day but {-day - 1}"
    return f"day {day}"
