"""Where the clauses of a text begin and end."""

from service.core.replies.pieces import Piece
from service.core.replies.scores.openings import begins_anew, opens_the_text
from service.core.replies.scores.values import Spot

_OF_THE_NUMBER = (
    "light",
    "was",
    "past",
    "unsure",
    "future",
    "negations",
    "or_words",
    "now",
    "followers",
    "hedges",
    "severe",
    "others",
    "units",
    "ten",
    "bounds_after",
)
_LEADS_ON = ("light", "negations", "from_words", "clock_before", "was", "unsure")


def clauses(found: list[Piece]) -> list[tuple[int, int]]:
    """Where each clause begins and ends.

    A clause ends at a stop, a comma, a bracket or a picture. After a number it also ends before
    a link ("6 but tired") and before a new thought ("6 went for a walk").
    """
    result: list[tuple[int, int]] = []
    start = 0
    numbered = False
    for at, piece in enumerate(found):
        if piece.ends:
            if at > start:
                result.append((start, at))
            start, numbered = at + 1, False
        elif numbered and (_is_new_thought(found, at, start) or _is_link(found, at)):
            result.append((start, at))
            start, numbered = at, False
        numbered = numbered or piece.number is not None
    if len(found) > start:
        result.append((start, len(found)))
    return result


def _is_link(found: list[Piece], at: int) -> bool:
    return found[at].any("links") and at + 1 < len(found) and not found[at].any(*_LEADS_ON)


def _is_new_thought(found: list[Piece], at: int, start: int) -> bool:
    """Whether the words after a number that opens the text speak of something else."""
    if found[at - 1].number is None or found[at].any(*_OF_THE_NUMBER):
        return False
    spot = Spot(found, at - 1, start, len(found))
    return begins_anew(found, at, len(found)) and opens_the_text(spot)
