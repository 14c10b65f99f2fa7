"""When a worsening is over: the scores are back near the usual level, and stay there.

The level that an alert was raised against is frozen while it is open. Otherwise it would move
up with the patient, and four weeks of more pain would pass for a recovery.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import fmean

from service.core.climbs.replay import Worsening
from service.core.climbs.scores import Score
from service.core.climbs.severe import Severe
from service.core.climbs.sustained import Usual

MEAN_OF = 3
WITHIN = timedelta(days=7)
STAYS_FOR = timedelta(days=7)
NEAR_USUAL = 1.0
LASTING_AFTER = timedelta(days=28)
"""From its acknowledgement on; then the higher level is the patient's usual one."""


def recovers_below(found: Worsening, usual: Usual | None) -> float:
    """What the mean of three must stay below for the worsening to be over.

    One point above the usual level; before there is one, above the score that the climb began
    with. Somebody who lives with severe pain has recovered once it is less than severe.
    """
    level = usual.level if usual else float(min(score.value for score in found.scores))
    if isinstance(found, Severe):
        return min(level + NEAR_USUAL, float(found.rule.level))
    return level + NEAR_USUAL


def has_recovered(scores: Sequence[Score], below: float, since: date) -> bool:
    """Whether every mean of three replies within 7 days has been below this for 7 days.

    `scores` are oldest first; only means that end after `since` count. A gap that leaves no such
    mean begins the 7 days anew.
    """
    back_from: date | None = None
    for end, newest in enumerate(scores, start=1):
        if end < MEAN_OF or newest.on <= since:
            continue
        three = scores[end - MEAN_OF : end]
        close = newest.on - three[0].on <= WITHIN
        is_back = close and fmean(score.value for score in three) < below
        back_from = (back_from or newest.on) if is_back else None
    return back_from is not None and scores[-1].on - back_from >= STAYS_FOR
