"""The sustained rule: the newest scores lie clearly above the patient's own usual level.

It finds 98 % of lasting two-point worsenings in 28 days where four rising scores find 21 %
(docs/rules.md). The usual level moves with the patient, so that a relapse after a medicine has
begun to work is seen against the better days, not against the worse ones at enrolment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median, stdev
from typing import ClassVar

from service.core.climbs.scores import Rule, Score, listed, require_number, require_whole

USUAL_WINDOW = 28
"""How many replies the usual level is the median of, at most."""
USUAL_SKIPS = 7
"""The newest replies, which say how it is now, are no part of what is usual."""
MIN_REPORTS = 14
"""How many replies, the newest ones included, make a usual level."""
NEEDS = USUAL_WINDOW + USUAL_SKIPS
"""No rule looks further back for a usual level than so many replies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SustainedRule(Rule):
    """What counts as a sustained rise for one patient.

    Args:
        last: the mean of how many of the newest replies.
        within_days: the most days from the first of them to the newest.
        rise: how many points above the usual level.
        min_score: below this the newest score raises no alert.
        noise_factor: a patient whose scores scatter widely needs a rise of at least so many of
            their own standard deviations; 0 leaves this out, 1.75 halves false alarms.

    Raises:
        InputError: naming the option of the command line that is out of its range.
    """

    name: ClassVar[str] = "sustained"

    last: int = 3
    within_days: int = 7
    rise: float = 2.0
    min_score: int = 4
    noise_factor: float = 0.0

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        require_whole("--last", self.last, 1, USUAL_SKIPS)
        require_whole("--within-days", self.within_days, 1, 140)
        require_number("--rise", self.rise, 0.5, 10)
        require_whole("--min-score", self.min_score, 0, 10)
        require_number("--noise-factor", self.noise_factor, 0, 5)


@dataclass(frozen=True, slots=True)
class Usual:
    """A patient's usual level: the median, and how widely scores scatter around their mean."""

    level: float
    scatter: float


@dataclass(frozen=True, slots=True)
class Sustained:
    """The newest replies that lie above the usual level, and the rule that found them."""

    rule: SustainedRule
    scores: tuple[Score, ...]
    usual: Usual

    def explain(self) -> str:
        """One plain sentence for people, without advice: which scores, against what."""
        mean = fmean(score.value for score in self.scores)
        return (
            f"The last {len(self.scores)} scores average {points(mean)}, "
            f"{points(mean - self.usual.level)} above the usual {points(self.usual.level)}: "
            f"{listed(self.scores)}."
        )


def sustained(
    scores: Sequence[Score],
    rule: SustainedRule,
    since: date | None = None,
    usual: Usual | None = None,
) -> Sustained | None:
    """The newest replies if their mean lies far enough above the usual level, or None.

    `scores` holds one score per check-in, oldest first. The newest replies lie wholly after
    `since`; the usual level keeps its history. A `usual` level that is given holds: the frozen
    one of an open alert, or what an alert has left that lasted.
    """
    newest = scores[-rule.last :]
    if len(newest) < rule.last or newest[-1].value < rule.min_score:
        return None
    if (newest[-1].on - newest[0].on).days > rule.within_days:
        return None
    if since is not None and newest[0].on <= since:
        return None
    usual = usual or usual_level(scores)
    if usual is None:
        return None
    rise = max(rule.rise, rule.noise_factor * usual.scatter)
    total = sum(score.value for score in newest)
    if total < rule.last * (usual.level + rise):
        return None
    return Sustained(rule, tuple(newest), usual)


def usual_level(scores: Sequence[Score], lasts_since: date | None = None) -> Usual | None:
    """The median of up to 28 replies before the newest 7; None before there are 14 in all.

    After a worsening of that day that turned out to last (`lasts_since`), what came before says
    no more what is usual. While there are fewer than 14 replies since then, all of them say it:
    somebody who is asked once a week need not wait for months.

    The scatter is the sample standard deviation of the same replies.
    """
    counted = [one.value for one in scores if lasts_since is None or one.on >= lasts_since]
    if len(counted) >= MIN_REPORTS:
        values = counted[-NEEDS:-USUAL_SKIPS]
    else:
        values = [] if lasts_since is None else counted
    if not values:
        return None
    return Usual(float(median(values)), stdev(values) if len(values) > 1 else 0.0)


def points(value: float) -> str:
    """Points on the scale as people write them: "6", "5.7"."""
    return f"{round(value, 1):g}"
