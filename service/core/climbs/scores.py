"""What every rule reads and is made of: scores, check-ins, parameters that are in range."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Self

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
        require_whole("score", self.value, 0, 10)

    def to_json(self) -> dict[str, Any]:
        """The score as a plain dict that JSON can hold."""
        return {"on": self.on.isoformat(), "value": self.value}


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A check-in that reached the patient: its local date, its score or None, when it was due."""

    on: date
    value: int | None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What the parameters of every rule have in common.

    What an `urgent` rule finds passes quiet hours and goes on every ten minutes.

    Args:
        enabled: whether the rule looks at all.
        cooldown_days: how long after an alert this rule stays quiet.
    """

    name: ClassVar[str] = ""
    urgent: ClassVar[bool] = False

    enabled: bool = True
    cooldown_days: int = 7

    def __post_init__(self) -> None:
        require_whole("--cooldown-days", self.cooldown_days, 0, 90)
        if not isinstance(self.enabled, bool):
            raise InputError(f"--{self.name}", self.enabled, 'is neither "on" nor "off"', "on")

    def to_json(self) -> dict[str, Any]:
        """The rule as a plain dict that JSON can hold; `from_json` reads it back."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The rule that `to_json` wrote; what is missing takes its default.

        Raises:
            InputError: a value is out of range, or a parameter is not one of this rule's.
        """
        known = [field.name for field in fields(cls)]
        for name in data:
            if name not in known:
                problem = "is not one of its parameters"
                raise InputError(f"{cls.name} rule", name, problem, known[-1])
        return cls(**data)


def cooling_down(last_triggered_at: datetime | None, now: datetime, rule: Rule) -> bool:
    """Whether the rule's last alert is too fresh for a new one. Days are spans of 24 hours.

    Both times are aware; None means that the rule never raised an alert.
    """
    if last_triggered_at is None:
        return False
    return now - last_triggered_at < timedelta(days=rule.cooldown_days)


def span_of_days(first: date, last: date) -> str:
    """Two dates as people write them: "1 to 4 March"."""
    end = f"{last.day} {_MONTHS[last.month - 1]}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year} to {end} {last.year}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} to {end}"
    return f"{first.day} to {end}"


def listed(scores: Iterable[Score]) -> str:
    """Scores with their days: "3, 4, 5, 6 (1 to 4 March)"."""
    given = tuple(scores)
    values = ", ".join(str(score.value) for score in given)
    return f"{values} ({span_of_days(given[0].on, given[-1].on)})"


def require_whole(where: str, value: object, low: int, high: int) -> None:
    """Refuse anything but a whole number in this range.

    Raises:
        InputError: it is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise InputError(where, value, f"is not a whole number from {low} to {high}", f"{low}")


def require_number(where: str, value: object, low: float, high: float) -> None:
    """Refuse anything but a number in this range.

    Raises:
        InputError: it is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise InputError(where, value, f"is not a number from {low:g} to {high:g}", f"{low:g}")
