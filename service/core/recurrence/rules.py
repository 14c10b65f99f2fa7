"""The text of a recurrence rule (RFC 5545 section 3.3.10) in the one form that we keep.

That form: lines of "RRULE:...", parts in one order, numbers sorted, times of day spelled out;
then, where there are any, "RDATE;VALUE=DATE:..." and "RDATE:..." (section 3.8.5.2) with the local
dates and times on which it is due besides, a date at each time of day of its lines; and "EXDATE"
alike (section 3.8.5.1) with those that are left out.

What the RFC cannot say in one set of rules stands in two parts of our own, X-START and X-RUN: a
line with X-START=20270226 begins and counts from that date; FREQ=DAILY;INTERVAL=28;X-RUN=21 is
due on the first 21 of every 28 days.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import product
from typing import Final

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

PARTS = (
    *("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"),
    *("BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE", "BYSETPOS"),
    *("X-START", "X-RUN"),
)


def parts_of(line: str) -> dict[str, str]:
    """The parts of one rule line: {"FREQ": "DAILY", "BYHOUR": "9,21", ...}."""
    pairs = (part.partition("=") for part in line.removeprefix("RRULE:").split(";"))
    return {name: value for name, _, value in pairs}


def line_of(parts: Mapping[str, str]) -> str:
    """The rule line with these parts, in our order; INTERVAL=1 goes without saying."""
    known = (name for name in PARTS if name in parts and (name, parts[name]) != ("INTERVAL", "1"))
    return "RRULE:" + ";".join(f"{name}={parts[name]}" for name in known)


@dataclass(frozen=True, slots=True)
class Singles:
    """What stands beside the lines of a rule: whole local dates, and single local times."""

    dates: frozenset[date] = frozenset()
    times: frozenset[datetime] = frozenset()

    def lines(self, name: str) -> list[str]:
        """The lines of that name in our form."""
        dates = ",".join(f"{on:%Y%m%d}" for on in sorted(self.dates))
        times = ",".join(f"{local:%Y%m%dT%H%M%S}" for local in sorted(self.times))
        return [f"{name};VALUE=DATE:{dates}"] * bool(dates) + [f"{name}:{times}"] * bool(times)

    def __or__(self, more: "Singles") -> "Singles":
        """These and those."""
        return Singles(self.dates | more.dates, self.times | more.times)


def singles_of(rule: str, name: str) -> Singles:
    """What the lines of that name, EXDATE or RDATE, of a rule in our form hold."""
    found = [line.partition(":") for line in rule.splitlines() if line.startswith(name)]
    words = [word for _, _, listed in found for word in listed.split(",")]
    return Singles(
        frozenset(date.fromisoformat(word) for word in words if "T" not in word),
        frozenset(datetime.fromisoformat(word) for word in words if "T" in word),
    )


def rule_lines(rule: str) -> list[str]:
    """The lines of a rule in our form that repeat."""
    return [line for line in rule.splitlines() if line.startswith("RRULE:")]


def times_in(line: Mapping[str, str]) -> list[time]:
    """The local times of day of a line with these parts."""
    pairs = product(line["BYHOUR"].split(","), line["BYMINUTE"].split(","))
    return sorted(time(int(hour), int(minute)) for hour, minute in pairs)


def added(rule: str) -> Singles:
    """The dates that a rule in our form is due on besides, and the times it is due at besides."""
    return singles_of(rule, "RDATE")


def skipped(rule: str) -> Singles:
    """The local dates and times that a rule in our form leaves out."""
    return singles_of(rule, "EXDATE")


def skipped_dates(rule: str) -> frozenset[date]:
    """The local dates that a rule in our form leaves out."""
    return skipped(rule).dates


def rule_of(lines: Iterable[str], more: Singles, less: Singles) -> str:
    """The rule of these lines in our form, with what is added to it and what it leaves out."""
    return "\n".join([*lines, *more.lines("RDATE"), *less.lines("EXDATE")])


def with_lines(rule: str, lines: Iterable[str]) -> str:
    """The same rule with other lines that repeat."""
    return rule_of(lines, added(rule), skipped(rule))


def with_all_dates(rule: str) -> str:
    """The same rule with no date left out; single times stay left out."""
    return rule_of(rule_lines(rule), added(rule), Singles(times=skipped(rule).times))


def ends_by_itself(rule: str) -> bool:
    """Whether a rule in our form has an end, of time or number, in each of its lines."""
    return all({"COUNT", "UNTIL"} & parts_of(line).keys() for line in rule_lines(rule))


def without_end(rule: str) -> str:
    """The same rule going on for ever: its last phase, where it has several, ends no more."""
    parts = [parts_of(line) for line in rule_lines(rule)]
    if not ends_by_itself(rule):
        return rule
    last = max(line.get("UNTIL", "") for line in parts)
    open_ended = [
        {name: value for name, value in line.items() if name not in {"COUNT", "UNTIL"}}
        if line.get("UNTIL", last) == last
        else line
        for line in parts
    ]
    return with_lines(rule, map(line_of, open_ended))


def without(rule: str, dates: Iterable[date]) -> str:
    """The same rule with these local dates left out too."""
    less = skipped(rule) | Singles(dates=frozenset(dates))
    return rule_of(rule_lines(rule), added(rule), less)
