"""What a number is: a score, another quantity, of unknown kind, or why it is no score.

The rules stand in the order in which they are asked; the first that knows the number answers.
"""

from service.core.replies.scores.articles import article_value
from service.core.replies.scores.counted import limit_after, out_of_ten, unit_after, words_before
from service.core.replies.scores.numbered import numbered
from service.core.replies.scores.shape import (
    glued_after,
    glued_before,
    half,
    lone_sign,
    quoted_or_denied,
    range_of,
)
from service.core.replies.scores.standing import standing
from service.core.replies.scores.topics import of_a_topic
from service.core.replies.scores.values import Spot

_RULES = (
    quoted_or_denied,
    glued_before,
    glued_after,
    range_of,
    half,
    out_of_ten,
    limit_after,
    unit_after,
    lone_sign,
    words_before,
    numbered,
    of_a_topic,
    standing,
)


def value_of(spot: Spot) -> int | None:
    """The number at this place, if there is one."""
    number = spot.found[spot.at].number
    return article_value(spot) if number is None else number


def kind_of(spot: Spot) -> str:
    """What the number at this place is."""
    return next(kind for rule in _RULES if (kind := rule(spot)))
