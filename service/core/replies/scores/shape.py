"""What the signs around a number, or a second number, make of it: signed, bound, half, range."""

from itertools import takewhile

from service.core.replies.pieces import Piece
from service.core.replies.quantity_forms import OUT_OF_TEN
from service.core.replies.scores.values import LOOSE, OTHER_KIND, Spot

_WIDEST_RANGE = 3
_OPENS = "'\"([,.:;=~!*\n"
_CLOSES = "!.,?;:)]\n-"


def quoted_or_denied(spot: Spot) -> str:
    """A sign left open after it, or a last "no": "7-", "7 no"."""
    after = spot.neighbour
    if after is None:
        return ""
    if after.glued and after.raw in "-'\"" and not _is_dash(spot):
        return "signed"
    last = all(one.ends for one in spot.found[spot.at + 2 :])
    return LOOSE if last and after.any("noes") else ""


def _is_dash(spot: Spot) -> bool:
    """Whether a thought of its own follows behind a dash: "6- tired"."""
    nxt = spot.found[spot.at + 2] if spot.at + 2 < len(spot.found) else None
    dash = spot.found[spot.at + 1].raw == "-"
    return dash and nxt is not None and nxt.raw.isalpha() and not nxt.glued


def glued_before(spot: Spot) -> str:
    """What stands right before it, without a space: "-7", "<7", "x7", "pain7"."""
    if not spot.found[spot.at].glued or spot.at == 0:
        return ""
    piece = spot.found[spot.at - 1]
    if piece.raw == ".":
        return _after_a_point(spot)
    if piece.raw in _OPENS or piece.ends:
        return ""
    if piece.raw in "<>":
        return "bound"
    if piece.raw == "-":
        named = spot.at > 1 and spot.found[spot.at - 2].any("pain", "now", "courtesy")
        return "" if named else "signed"
    return _after_a_word(piece)


def _after_a_point(spot: Spot) -> str:
    """A fraction like ".7"; "pain.7" and "hm...7" are none."""
    earlier = spot.found[spot.at - 2] if spot.at > 1 else None
    if earlier is not None and earlier.raw == ".":
        return ""
    if not spot.found[spot.at - 1].glued or earlier is None or earlier.ends:
        return "signed"
    return ""


def _after_a_word(piece: Piece) -> str:
    if piece.any("pain", "light", "hedges", "now", "courtesy"):
        short = len(piece.raw) == 1 and not piece.any("hedges", "indefinite")
        return OTHER_KIND if short else ""
    return OTHER_KIND if piece.raw.isalpha() else "signed"


def glued_after(spot: Spot) -> str:
    """What stands right after it, without a space: "7+", "7mg", "7ish", "7/"."""
    piece = spot.neighbour
    if piece is None or not piece.glued or piece.raw in _CLOSES or piece.ends:
        return ""
    if piece.raw == "+":
        return "bound"
    if piece.any("units") and not piece.any("hedges"):
        return OTHER_KIND
    if piece.any("hedges", "now", "ten", "pain"):
        return "" if len(piece.raw) > 1 else LOOSE
    return LOOSE if piece.raw.isalpha() else "signed"


def range_of(spot: Spot) -> str:
    """6 to 7, 6 or 7: a range; of hours or tablets, a quantity of another kind."""
    between = list(takewhile(_may_stand_in_a_range, spot.rest[: _WIDEST_RANGE + 1]))
    last = spot.at + len(between) + 1
    if not 0 < len(between) <= _WIDEST_RANGE or last >= spot.end:
        return ""
    if spot.found[last].number is None:
        return ""
    if last + 1 < spot.end and spot.found[last + 1].any("units"):
        return OTHER_KIND
    return "range" if _is_range(spot, between) else ""


def _may_stand_in_a_range(piece: Piece) -> bool:
    return piece.number is None and (piece.any("or_words", "hedges") or piece.raw in "-/,")


def _is_range(spot: Spot, between: list[Piece]) -> bool:
    if not any(one.any("or_words") or one.raw == "-" for one in between):
        return False
    if all(one.any("links") for one in between):
        return False
    return spot.at == 0 or not spot.found[spot.at - 1].any("from_words")  # "from 8 to 6"


def half(spot: Spot) -> str:
    """Seven and a half."""
    after = spot.after
    if after is None or not after.any("halves") or after.any("units"):
        return ""
    return "not_whole"


def lone_sign(spot: Spot) -> str:
    """A minus that opens the clause."""
    before = spot.before
    opens = before is not None and before.raw == "-" and spot.at - 1 == spot.start
    return "signed" if opens else ""


def is_out_of_ten(piece: Piece) -> bool:
    """Whether this piece says that the number before it is one of ten."""
    return piece.raw == OUT_OF_TEN or piece.any("ten")
