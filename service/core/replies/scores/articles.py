"""Words for 1 that mean something else as well: "one", "un"."""

from service.core.replies.pieces import Piece
from service.core.replies.scores.shape import is_out_of_ten
from service.core.replies.scores.values import Spot


def article_value(spot: Spot) -> int | None:
    """1 where a word like "one" stands alone as a score would."""
    piece = spot.found[spot.at]
    if not piece.any("articles") or not _open_before(spot.lead):
        return None
    if not (_open_after(spot.rest) or _is_pain_now(spot)):
        return None
    if piece.any("indefinite") and not _said_as_number(spot):
        return None
    return 1


def _open_before(lead: list[Piece]) -> bool:
    around = ("pain", "light", "hedges", "now", "courtesy", "to_words")
    return all(one.any(*around) for one in lead)


def _open_after(rest: list[Piece]) -> bool:
    if rest and is_out_of_ten(rest[0]):
        return True
    return all(one.any("now", "courtesy", "hedges", "leads", "articles") for one in rest)


def _is_pain_now(spot: Spot) -> bool:
    """Whether pain is named before it, and now right after it: "pain is one today"."""
    named = any(one.any("pain_itself") for one in spot.lead)
    return named and spot.after is not None and spot.after.any("now")


def _said_as_number(spot: Spot) -> bool:
    """Whether "un" is the number and no article: alone, of ten, of now, or after pain."""
    if spot.rest and is_out_of_ten(spot.rest[0]):
        return True
    if any(one.any("pain") for one in spot.lead):
        return True
    return not spot.lead and (not spot.rest or spot.rest[0].any("ten", "now"))
