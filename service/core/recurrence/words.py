"""A recurrence told in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import product

from service.core.recurrence.expansion import Recurrence
from service.core.recurrence.phrases import PHRASES
from service.core.recurrence.rules import WEEKDAYS, parts_of, rule_lines, skipped_dates


def describe(recurrence: Recurrence, language: str = "en") -> str:
    """How often, in words: "every day at 09:00 and 21:30", "Mon, Thu at 08:00".

    A rule that the everyday options could not have made is given as it is written.
    """
    say = PHRASES[language]
    stages: dict[tuple[tuple[str, str], ...], set[str]] = {}
    for line in rule_lines(recurrence.rule):
        parts = parts_of(line)
        clocks = product(parts.pop("BYHOUR").split(","), parts.pop("BYMINUTE").split(","))
        walls = {f"{int(hour):02}:{int(minute):02}" for hour, minute in clocks}
        stages.setdefault(tuple(sorted(parts.items())), set()).update(walls)
    told = [_stage(dict(days), walls, say) for days, walls in stages.items()]
    follows = all("X-START" in dict(days) for days in list(stages)[1:])
    if not follows or not all(told):
        return recurrence.rule
    without = ", ".join(str(on) for on in sorted(skipped_dates(recurrence.rule)))
    return say["then"].join(told) + (say["not_on"].format(days=without) if without else "")


def at_times(walls: Iterable[str], language: str = "en") -> str:
    """Times of one day: "at 09:00 and 21:30"."""
    say = PHRASES[language]
    return say["one_day"].format(walls=_listed(walls, say))


def _stage(parts: dict[str, str], walls: Iterable[str], say: Mapping[str, str]) -> str:
    """One line, or several that differ in their times only; empty if that takes more words."""
    parts.pop("X-START", None)
    until = parts.pop("UNTIL", None)
    days = _days(parts, say)
    ends = say["until"].format(on=date.fromisoformat(until[:8])) if until else ""
    return say["at"].format(days=days, walls=_listed(walls, say)) + ends if days else ""


def _listed(walls: Iterable[str], say: Mapping[str, str]) -> str:
    *earlier, last = sorted(walls)
    return f"{', '.join(earlier)} {say['and']} {last}" if earlier else last


def _days(parts: Mapping[str, str], say: Mapping[str, str]) -> str:
    interval = parts.get("INTERVAL", "1")
    match parts["FREQ"], sorted(parts.keys() - {"FREQ", "INTERVAL"}):
        case "DAILY", []:
            return say["daily"] if interval == "1" else say["every_days"].format(interval=interval)
        case "DAILY", ["X-RUN"]:
            on = int(parts["X-RUN"])
            return say["cycle"].format(on=on, off=int(interval) - on)
        case "WEEKLY", ["BYDAY"]:
            short = dict(zip(WEEKDAYS, say["weekdays"].split(), strict=True))
            names = ", ".join(short[name] for name in parts["BYDAY"].split(","))
            if interval == "1":
                return names
            return say["every_weeks"].format(interval=interval, names=names)
        case "MONTHLY", ["BYMONTHDAY"] if interval == "1":
            days = sorted(map(int, parts["BYMONTHDAY"].split(",")), key=lambda n: (n < 0, n))
            return say["monthly"].format(days=", ".join(_day_of_month(on, say) for on in days))
    return ""


def _day_of_month(day: int, say: Mapping[str, str]) -> str:
    match day:
        case -1:
            return say["last_day"]
        case _ if day < 0:
            return say["last_day_but"].format(number=-day - 1)
    return say["day"].format(number=day)
