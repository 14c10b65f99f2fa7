"""The climb rule: pain scores that rise several times in a row.

Three rises need four scores. On whole numbers, three strict rises are also a rise of at least
three points. The rule reads numbers only; it says that they rose, never why or what to do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, Literal, Self

from service.core.errors import InputError

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Score:
    """The one pain score of a check-in: 0-10, `on` the check-in's local date."""

    on: date
    value: int

    def __post_init__(self) -> None:
        _require_whole("score", self.value, 0, 10)


@dataclass(frozen=True, slots=True)
class ClimbRule:
    """What counts as a climb for one patient.

    Args:
        rises: how many rises in a row; one score more is needed.
        ties: whether a repeated score breaks a run, or is passed over.
        max_gap_days: the most days from one answered check-in to the next inside a run; 3 means
            at most two silent days between them.
        min_score: below this the newest score raises no alert.
        cooldown_days: how long after an alert this rule stays quiet.

    Raises:
        InputError: naming the option of the command line that is out of its range.
    """

    rises: int = 3
    ties: Literal["break", "ignore"] = "break"
    max_gap_days: int = 3
    min_score: int = 4
    cooldown_days: int = 7

    def __post_init__(self) -> None:
        _require_whole("--rises", self.rises, 1, 10)
        _require_whole("--max-gap-days", self.max_gap_days, 1, 14)
        _require_whole("--min-score", self.min_score, 0, 10)
        _require_whole("--cooldown-days", self.cooldown_days, 0, 90)
        if self.ties not in ("break", "ignore"):
            raise InputError("--ties", self.ties, 'is neither "break" nor "ignore"', "break")

    def to_json(self) -> dict[str, Any]:
        """The rule as a plain dict that JSON can hold; `from_json` reads it back."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The rule that `to_json` wrote; what is missing takes its default.

        Raises:
            InputError: a value is out of range, or a parameter is not one of this rule's.
        """
        known = {field.name for field in fields(cls)}
        for name in data:
            if name not in known:
                raise InputError("climb rule", name, "is not one of its parameters", "rises")
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Climb:
    """A run of rises, and the rule that found it.

    `scores` is the whole run, first to newest: more than the rule asks for where it went on
    rising, and with the repeats where the rule passes over them.
    """

    rule: ClimbRule
    scores: tuple[Score, ...]

    def explain(self) -> str:
        """One plain sentence for people, without advice: which scores, on which days."""
        values = [score.value for score in self.scores]
        repeats = ", repeats aside" if len(set(values)) < len(values) else ""
        series = ", ".join(map(str, values))
        days = _days(self.scores[0].on, self.scores[-1].on)
        return f"{len(set(values))} scores rose in a row{repeats}: {series} ({days})."


def climb(scores: Sequence[Score], rule: ClimbRule) -> Climb | None:
    """The run that the newest of these scores completes, or None.

    `scores` holds one score per check-in, oldest first; check-ins of one day are 0 days apart,
    and a date that goes back breaks the run. A newest score that only repeats the one before
    completes nothing, even where ties are ignored. Whether the rule is cooling down is asked
    separately.
    """
    if not scores or scores[-1].value < rule.min_score:
        return None
    if len(scores) > 1 and scores[-2].value == scores[-1].value:
        return None
    run = _newest_run(scores, rule)
    rises = sum(older.value < newer.value for older, newer in pairwise(run))
    return Climb(rule, run) if rises >= rule.rises else None


def cooling_down(last_triggered_at: datetime | None, now: datetime, rule: ClimbRule) -> bool:
    """Whether the rule's last alert is too fresh for a new one. Days are spans of 24 hours.

    Both times are aware; None means that the rule never raised an alert.
    """
    if last_triggered_at is None:
        return False
    return now - last_triggered_at < timedelta(days=rule.cooldown_days)


def _newest_run(scores: Sequence[Score], rule: ClimbRule) -> tuple[Score, ...]:
    """The longest run that ends with the newest score and begins with a rise."""
    start = len(scores) - 1
    while start > 0 and _continues(scores[start - 1], scores[start], rule):
        start -= 1
    while start < len(scores) - 1 and scores[start].value == scores[start + 1].value:
        start += 1
    return tuple(scores[start:])


def _continues(older: Score, newer: Score, rule: ClimbRule) -> bool:
    goes_on = older.value < newer.value or (rule.ties == "ignore" and older.value == newer.value)
    return goes_on and 0 <= (newer.on - older.on).days <= rule.max_gap_days


def _days(first: date, last: date) -> str:
    end = f"{last.day} {_MONTHS[last.month - 1]}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year} to {end} {last.year}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} to {end}"
    return f"{first.day} to {end}"


def _require_whole(where: str, value: object, low: int, high: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise InputError(where, value, f"is not a whole number from {low} to {high}", f"{low}")
