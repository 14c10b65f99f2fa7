"""The silence rule: a patient who was asked, and asked again, and did not answer.

It reads check-ins that reached the phone (sent or delivered) and whose window is over. What it
cannot see is whether answers got lost on our side: who calls it judges up to the moment through
which every inbound text is known to be stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from service.core.climbs.scores import CheckIn, Rule, require_whole, span_of_days

SILENT_FOR = timedelta(hours=48)
"""Two check-ins of one day are no silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceRule(Rule):
    """What counts as silence for one patient.

    Args:
        checkins: how many check-ins in a row without an answer, the first of them due at least
            48 hours ago.

    Raises:
        InputError: naming the option of the command line that is out of its range.
    """

    name: ClassVar[str] = "silence"

    checkins: int = 2

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        require_whole("--silent-checkins", self.checkins, 1, 14)


@dataclass(frozen=True, slots=True)
class Silence:
    """The check-ins in a row that were not answered, and the rule that found them."""

    rule: SilenceRule
    checkins: tuple[CheckIn, ...]

    def explain(self) -> str:
        """One plain sentence for people, without advice: how many, on which days."""
        days = span_of_days(self.checkins[0].on, self.checkins[-1].on)
        if len(self.checkins) == 1:
            return f"A check-in was not answered ({days})."
        return f"{len(self.checkins)} check-ins in a row were not answered ({days})."

    def is_long(self, now: datetime) -> bool:
        """Whether 48 hours have passed since the first of them was due."""
        due_at = self.checkins[0].due_at
        return due_at is not None and now - due_at >= SILENT_FOR


def silence(
    checkins: Sequence[CheckIn], rule: SilenceRule, since: date | None = None
) -> Silence | None:
    """The unanswered check-ins that the newest of these completes, or None.

    `checkins` are oldest first; those that count lie after `since`. That 48 hours have passed
    is asked separately.
    """
    start = len(checkins)
    while start > 0 and checkins[start - 1].value is None:
        if since is not None and checkins[start - 1].on <= since:
            break
        start -= 1
    unanswered = tuple(checkins[start:])
    return Silence(rule, unanswered) if len(unanswered) >= rule.checkins else None
