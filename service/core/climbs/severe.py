"""The severe rule: several of the newest scores at or above a level, wherever they came from.

For patients whose usual level is so high that a rise of two points cannot be told. Off unless it
is switched on: in people who live with 8 it raises 5.5 alerts a year (docs/rules.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from service.core.climbs.scores import Rule, Score, listed, require_whole
from service.core.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class SevereRule(Rule):
    """What counts as severe for one patient: `times` of the `last` replies at `level` or above.

    Raises:
        InputError: naming the option of the command line that is out of its range.
    """

    name: ClassVar[str] = "severe"
    urgent: ClassVar[bool] = True

    enabled: bool = False
    level: int = 9
    times: int = 3
    last: int = 3

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        require_whole("--severe-level", self.level, 1, 10)
        require_whole("--severe-last", self.last, 1, 14)
        require_whole("--severe-times", self.times, 1, 14)
        if self.times > self.last:
            problem = f"is more than the {self.last} replies that are looked at"
            raise InputError("--severe-times", self.times, problem, str(self.last))


@dataclass(frozen=True, slots=True)
class Severe:
    """The replies that were looked at, and the rule that found them severe."""

    rule: SevereRule
    scores: tuple[Score, ...]

    def explain(self) -> str:
        """One plain sentence for people, without advice: which scores, against what."""
        high = sum(score.value >= self.rule.level for score in self.scores)
        return (
            f"{high} of the last {len(self.scores)} scores were {self.rule.level} or more: "
            f"{listed(self.scores)}."
        )


def severe(scores: Sequence[Score], rule: SevereRule, since: date | None = None) -> Severe | None:
    """The newest replies if enough of them are severe, the newest among them, or None.

    `scores` holds one score per check-in, oldest first; those that count lie after `since`.
    """
    if not scores or scores[-1].value < rule.level:
        return None
    newest = tuple(s for s in scores[-rule.last :] if since is None or s.on > since)
    high = sum(score.value >= rule.level for score in newest)
    return Severe(rule, newest) if high >= rule.times else None
