"""The doses rule: several doses in a span of days that nobody confirmed. Off unless switched on.

Not confirmed is not the same as not taken: the sentence says what is known, and no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from service.core.climbs.scores import Rule, require_whole, span_of_days

SETTLES_AFTER = timedelta(hours=12)
"""So long a dose may still be confirmed before it counts as not confirmed, and in its window."""


@dataclass(frozen=True, slots=True)
class Dose:
    """A dose that was asked about and has settled: its local date, whether it was confirmed."""

    on: date
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DosesRule(Rule):
    """What counts as too many: `missed` doses not confirmed in `within_days` days.

    Raises:
        InputError: naming the option of the command line that is out of its range.
    """

    name: ClassVar[str] = "doses"

    enabled: bool = False
    missed: int = 3
    within_days: int = 7

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        require_whole("--missed-doses", self.missed, 1, 50)
        require_whole("--missed-within-days", self.within_days, 1, 28)


@dataclass(frozen=True, slots=True)
class Doses:
    """The doses that were not confirmed, and the rule that found them."""

    rule: DosesRule
    missed: tuple[Dose, ...]

    def explain(self) -> str:
        """One plain sentence for people, without advice: how many, on which days."""
        days = span_of_days(self.missed[0].on, self.missed[-1].on)
        doses = "1 dose was" if len(self.missed) == 1 else f"{len(self.missed)} doses were"
        return f"{doses} not confirmed ({days})."


def doses(given: Sequence[Dose], rule: DosesRule, since: date | None = None) -> Doses | None:
    """The unconfirmed doses of the days up to the newest, if they are too many, or None.

    `given` are oldest first; the span counts both its days, and those that count lie after
    `since`.
    """
    if not given:
        return None
    first = given[-1].on - timedelta(days=rule.within_days - 1)
    missed = tuple(
        dose
        for dose in given
        if not dose.confirmed and dose.on >= first and (since is None or dose.on > since)
    )
    return Doses(rule, missed) if len(missed) >= rule.missed else None
