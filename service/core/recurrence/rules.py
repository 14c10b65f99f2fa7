"""The text of a recurrence rule (RFC 5545 section 3.3.10) in the one form that we keep.

That form: lines of "RRULE:...", parts in one order, numbers sorted, times of day spelled out;
where local dates are left out, one more line of "EXDATE;VALUE=DATE:..." (section 3.8.5.1).

What the RFC cannot say in one set of rules stands in two parts of our own, X-START and X-RUN: a
line with X-START=20270226 begins and counts from that date; FREQ=DAILY;INTERVAL=28;X-RUN=21 is
due on the first 21 of every 28 days.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

PARTS = (
    *("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"),
    *("BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE", "BYSETPOS"),
    *("X-START", "X-RUN"),
)
SKIPPED = "EXDATE;VALUE=DATE:"


def parts_of(line: str) -> dict[str, str]:
    """The parts of one rule line: {"FREQ": "DAILY", "BYHOUR": "9,21", ...}."""
    pairs = (part.partition("=") for part in line.removeprefix("RRULE:").split(";"))
    return {name: value for name, _, value in pairs}


def line_of(parts: Mapping[str, str]) -> str:
    """The rule line with these parts, in our order; INTERVAL=1 goes without saying."""
    known = (name for name in PARTS if name in parts and (name, parts[name]) != ("INTERVAL", "1"))
    return "RRULE:" + ";".join(f"{name}={parts[name]}" for name in known)


def rule_lines(rule: str) -> list[str]:
    """The lines of a rule in our form that say when it is due."""
    return [line for line in rule.splitlines() if not line.startswith(SKIPPED)]


def skipped_dates(rule: str) -> frozenset[date]:
    """The local dates that a rule in our form leaves out."""
    return frozenset(
        date.fromisoformat(word)
        for line in rule.splitlines()
        if line.startswith(SKIPPED)
        for word in line.removeprefix(SKIPPED).split(",")
    )


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
    return without("\n".join(map(line_of, open_ended)), skipped_dates(rule))


def without(rule: str, dates: Iterable[date]) -> str:
    """The same rule with these local dates left out too."""
    skipped = sorted(skipped_dates(rule) | set(dates))
    lines = rule_lines(rule)
    if skipped:
        lines.append(SKIPPED + ",".join(f"{on:%Y%m%d}" for on in skipped))
    return "\n".join(lines)
