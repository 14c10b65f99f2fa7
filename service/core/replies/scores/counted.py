"""What the words beside a number say that it counts: hours, tablets, a room, a limit."""

from itertools import pairwise

from service.core.replies.pieces import Piece
from service.core.replies.scores.openings import is_plural
from service.core.replies.scores.shape import is_out_of_ten
from service.core.replies.scores.standing import leads_by_itself
from service.core.replies.scores.values import HIGHEST, LOOSE, OTHER_KIND, SCORE, Spot

_PAINFUL = ("pain", "body", "severe")
_OF_NOTHING = (
    "light",
    "hedges",
    "now",
    "earlier_today",
    "past",
    "was",
    "to_words",
    "from_words",
    "courtesy",
    "corrections",
    "negations",
    "or_words",
    "unsure",
    "future",
    "same",
    "links",
    "followers",
    "leads",
    "contrasts",
)
"""Words that name nothing that could be rated."""


def out_of_ten(spot: Spot) -> str:
    """One of ten is a score, unless the words before it say that it is a limit."""
    if spot.after is None or not is_out_of_ten(spot.after):
        return ""
    if len(spot.rest) > 1 and _are_counted(spot.rest[1]):
        return OTHER_KIND  # "8 out of 10 people"
    return words_before(spot) or _for_a_thing(spot) or _of_a_thing(spot) or SCORE


def _are_counted(piece: Piece) -> bool:
    return piece.any("people") or (piece.any("units") and is_plural(piece))


def _of_a_thing(spot: Spot) -> str:
    """Whether something else than pain is rated: "stress is 7/10", "I rate the food 2 of 10"."""
    if any(one.any(*_PAINFUL) for one in spot.lead) or leads_by_itself(spot):
        return ""
    before = spot.before
    if before is not None and before.any("it_is") and not before.any("copulas"):
        return ""  # "since the fall it's 8/10"
    named = any(one.raw[:1].isalpha() and not one.any(*_OF_NOTHING) for one in spot.lead)
    return LOOSE if named else ""


def _for_a_thing(spot: Spot) -> str:
    """Ten out of ten for the food."""
    given = spot.rest[1:]
    if not given or not given[0].any("for_words"):
        return ""
    said_of_pain = any(one.any("pain", "body", "now", "earlier_today") for one in given[1:])
    return "" if said_of_pain else OTHER_KIND


def limit_after(spot: Spot) -> str:
    """Seven or more."""
    if spot.after is None or not spot.after.any("bounds_after"):
        return ""
    counted = spot.after.any("units") and (spot.found[spot.at].number or 0) > HIGHEST
    return OTHER_KIND if counted else "bound"  # "30 min"


def unit_after(spot: Spot) -> str:
    """Seven hours, seven tablets."""
    after = spot.after
    if after is None or not after.any("units") or _reads_on(spot, after):
        return ""
    if after.any("negations") and len(spot.rest) > 1 and spot.rest[1].number is not None:
        return ""  # "4 pas 5", although "pas" are steps as well
    further = spot.at + 2
    if after.any("body") and further < spot.end and spot.found[further].number is not None:
        return LOOSE  # "6 foot 4": a foot that hurts, or a height
    return OTHER_KIND


def _reads_on(spot: Spot, after: Piece) -> bool:
    """Whether a unit-like word after the number only begins something harmless: "6 at night"."""
    if after.any("kisses"):
        return after is spot.found[-1] or spot.found[spot.at + 2].any("now")  # "4 x ahora"
    if len(after.raw) <= len("am") or after.any("body"):
        return False
    if not after.any("followers", "now", "courtesy"):
        return False
    further = spot.at + 2
    return not (further < spot.end and spot.found[further].any("units"))


def words_before(spot: Spot) -> str:
    """A limit, a clock, a thing, something taken before it, only light words between."""
    for place in range(spot.at - 1, spot.start - 1, -1):
        piece = spot.found[place]
        kind = _kind_before(spot, piece, place)
        if kind:
            return kind
        if not piece.any("light", "hedges"):
            return ""
    return ""


def _kind_before(spot: Spot, piece: Piece, place: int) -> str:
    if piece.any("bounds_before") and not _is_where_it_went(spot, piece):
        return "bound"
    if piece.any("clock_before") and _is_clock(spot, piece, place):
        return OTHER_KIND
    if piece.any("took") and not piece.any("light", "pain"):
        return OTHER_KIND
    named = piece.any("things") and not piece.any("light", "pain", "past", "was")
    return OTHER_KIND if named and place == spot.at - 1 else ""


def _is_where_it_went(spot: Spot, piece: Piece) -> bool:
    """Whether it is no limit but the score: "pain is up to 7 now"."""
    return piece.any("reaches") and any(
        one.any("now", "pain") for one in spot.found[spot.start : spot.at + 2]
    )


def _leads_there(earlier: list[Piece]) -> bool:
    """Whether "to" leads from one score to another, or to its correction: "from 4 to 6"."""
    if earlier and earlier[-1].any("past", "corrections"):
        return True
    moved = any(
        one.any("from_words") and further.number is not None for one, further in pairwise(earlier)
    )
    return moved and not earlier[0].any("ranges_from")  # "from 3 to 8" alone is a range


def _is_clock(spot: Spot, piece: Piece, place: int) -> bool:
    """Whether it is a time: "at 7" is one, "pain at 7" is not."""
    if not piece.any("light", "hedges", "pain", "to_words", "from_words"):
        return True
    if not piece.any("light") or piece.any("hedges") or place != spot.at - 1:
        return False
    earlier = spot.found[spot.start : place]
    if earlier and earlier[-1].raw.isalpha() and not earlier[-1].tags:
        return True  # "leave work at 2"
    if piece.any("to_words") and _leads_there(earlier):
        return False
    if earlier and (earlier[-1].any("again") or _comes(earlier)):
        return True  # "up again at 4"
    said = any(one.any("pain", "light", "now", "hedges", "was") for one in earlier)
    return not (said or _is_said_of_the_body(earlier))


def _comes(earlier: list[Piece]) -> bool:
    """Whether something else than pain comes or goes: "the nurse came at 4"."""
    return any(one.any("comes") for one in earlier[-2:]) and not any(
        one.any("pain") for one in earlier
    )


def _is_said_of_the_body(earlier: list[Piece]) -> bool:
    """As in "my shoulder's at 4", but not in "mri on my shoulder at 4"."""
    return bool(earlier) and earlier[-1].any("body_is")
