"""The way back from a rule to the everyday options that make it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from itertools import product

from service.core.recurrence import rule_for
from service.core.recurrence.rules import WEEKDAYS, parts_of, rule_lines

_NAMES = dict(zip(WEEKDAYS, ("mon", "tue", "wed", "thu", "fri", "sat", "sun"), strict=True))


@dataclass(frozen=True, slots=True)
class RuleOptions:
    """What `rule_for` takes: times of day, and the days between or the weekdays."""

    times: Sequence[time]
    every: int | None = None
    weekdays: Sequence[str] | None = None


def options_of(rule: str) -> RuleOptions | None:
    """The options that make exactly this rule; None where it takes more than they can say."""
    lines = [parts_of(line) for line in rule_lines(rule)]
    first = lines[0]
    times = [
        time(int(hour), int(minute))
        for line in lines
        for hour, minute in product(line["BYHOUR"].split(","), line["BYMINUTE"].split(","))
    ]
    every = int(first["INTERVAL"]) if "INTERVAL" in first else None
    days = first["BYDAY"].split(",") if "BYDAY" in first else None
    weekdays = [_NAMES[day] for day in days] if days and set(days) <= _NAMES.keys() else None
    options = RuleOptions(sorted(times), every, weekdays)
    if every and weekdays:
        return None
    return options if rule_for(times, every=every, weekdays=weekdays) == rule else None
