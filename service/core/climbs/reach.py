"""Whether a rule can find anything on the days on which somebody is asked."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from service.core.climbs.presets import ScoreRule
from service.core.climbs.rising import ClimbRule
from service.core.climbs.sustained import SustainedRule


def reaches(rule: ScoreRule, asked: Sequence[date]) -> bool:
    """Whether some of these days, oldest first and all of them answered, lie near enough.

    With fewer days than the rule needs nobody can tell, and it may.
    """
    match rule:
        case ClimbRule():
            longest = timedelta(days=rule.within_days or rule.rises * rule.max_gap_days)
            return _near(asked, rule.rises + 1, longest, timedelta(days=rule.max_gap_days))
        case SustainedRule():
            longest = timedelta(days=rule.within_days)
            return _near(asked, rule.last, longest, longest)
        case _:
            return True


def _near(asked: Sequence[date], needs: int, longest: timedelta, gap: timedelta) -> bool:
    """Whether so many days in a row span no more than this, with no wider gap between two."""
    runs = [asked[end - needs : end] for end in range(needs, len(asked) + 1)]
    return not runs or any(
        run[-1] - run[0] <= longest and all(b - a <= gap for a, b in pairwise(run)) for run in runs
    )
