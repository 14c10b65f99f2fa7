"""The climb rule: pain scores that rise several times in a row.

Three rises need four scores. On whole numbers, three strict rises are also a rise of at least
three points. The rule reads numbers only; it says that they rose, never why or what to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import ClassVar, Literal

from service.core.climbs.scores import Rule, Score, listed, require_whole
from service.core.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class ClimbRule(Rule):
    """What counts as a climb for one patient.

    Args:
        rises: how many rises in a row; one score more is needed.
        ties: whether a repeated score breaks a run, or is passed over.
        max_gap_days: the most days from one answered check-in to the next inside a run; 3 means
            at most two silent days between them.
        min_score: below this the newest score raises no alert.
        net_rise: how many points the run must climb in all.
        within_days: the most days from the first score of a run to its newest; 0 is no limit.

    Raises:
        InputError: naming the option of the command line that is out of its range.
    """

    name: ClassVar[str] = "climb"

    rises: int = 3
    ties: Literal["break", "ignore"] = "break"
    max_gap_days: int = 3
    min_score: int = 4
    net_rise: int = 0
    within_days: int = 0

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        require_whole("--rises", self.rises, 1, 10)
        require_whole("--max-gap-days", self.max_gap_days, 1, 14)
        require_whole("--min-score", self.min_score, 0, 10)
        require_whole("--net-rise", self.net_rise, 0, 10)
        require_whole("--within-days", self.within_days, 0, 140)
        if self.ties not in ("break", "ignore"):
            raise InputError("--ties", self.ties, 'is neither "break" nor "ignore"', "break")


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
        values = {score.value for score in self.scores}
        repeats = ", repeats aside" if len(values) < len(self.scores) else ""
        return f"{len(values)} scores rose in a row{repeats}: {listed(self.scores)}."


def climb(scores: Sequence[Score], rule: ClimbRule, since: date | None = None) -> Climb | None:
    """The run that the newest of these scores completes, or None.

    `scores` holds one score per check-in, oldest first; check-ins of one day are 0 days apart,
    and a date that goes back breaks the run. A run lies wholly after `since`. A newest score that
    only repeats the one before completes nothing, even where ties are ignored. Whether the rule
    is cooling down is asked separately.
    """
    if not scores or scores[-1].value < rule.min_score:
        return None
    if len(scores) > 1 and scores[-2].value >= scores[-1].value:
        return None
    run = _newest_run(scores, rule, since)
    rises = sum(older.value < newer.value for older, newer in pairwise(run))
    if rises < rule.rises or run[-1].value - run[0].value < rule.net_rise:
        return None
    return Climb(rule, run)


def _newest_run(scores: Sequence[Score], rule: ClimbRule, since: date | None) -> tuple[Score, ...]:
    """The longest run that ends with the newest score and begins with a rise."""
    newest = start = len(scores) - 1
    while start > 0 and _continues(scores[start - 1], scores[start], rule):
        older = scores[start - 1].on
        too_long = rule.within_days and (scores[newest].on - older).days > rule.within_days
        if too_long or (since is not None and older <= since):
            break
        start -= 1
    while start < newest and scores[start].value == scores[start + 1].value:
        start += 1
    return tuple(scores[start:])


def _continues(older: Score, newer: Score, rule: ClimbRule) -> bool:
    goes_on = older.value < newer.value or (rule.ties == "ignore" and older.value == newer.value)
    return goes_on and 0 <= (newer.on - older.on).days <= rule.max_gap_days
