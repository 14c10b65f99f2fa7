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
_LEADS_TO_ONE = ("leads", "moves_to")
_SAID_OF = ("body", "pain", "copulas", "light")
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
        if piece.ends or _is_dash(found, at):
            if at > start:
                result.append((start, at))
            start, numbered = at + 1, False
        elif (
            at > start
            and (numbered or piece.tags)
            and _stands_by_itself(found, at, start, numbered=numbered)
        ):
            result.append((start, at))
            start, numbered = at, False
        numbered = numbered or piece.number is not None
    if len(found) > start:
        result.append((start, len(found)))
    return result


def _is_dash(found: list[Piece], at: int) -> bool:
    """Whether it is a dash between two thoughts: "3 - physio is at 2", "6- tired"."""
    between = found[at].raw == "-" and 0 < at < len(found) - 1
    return between and found[at + 1].raw.isalpha() and not found[at + 1].glued


def _stands_by_itself(found: list[Piece], at: int, start: int, *, numbered: bool) -> bool:
    """Whether what begins here says nothing of what stands before it."""
    if numbered:
        denied = found[at].any("speaker") and _is_next(found, at, "denials", "took")
        linked = _is_link(found, at) or _concludes(found, at)
        return denied or linked or _is_new_thought(found, at, start)
    and_now = found[at].any("links") and _is_next(found, at, "strong_now")
    return (
        found[at].any("contrasts") or and_now or _concludes(found, at) or _leads_to_one(found, at)
    )


def _is_next(found: list[Piece], at: int, *tags: str) -> bool:
    return at + 1 < len(found) and found[at + 1].any(*tags)


def _concludes(found: list[Piece], at: int) -> bool:
    """Whether a score follows from what was said: "sore after physio so 6"."""
    if not found[at].any("therefore"):
        return False
    further = at + 1
    while further < len(found) and found[further].any("indefinite", "hedges", "it_is", "leads"):
        further += 1
    return further < len(found) and found[further].number is not None


def _leads_to_one(found: list[Piece], at: int) -> bool:
    """Whether "and" and what leads to a score follow: "new pills on monday and I'm still at 6"."""
    if not (found[at].any("links") and found[at].any("or_words")):
        return False
    led = said = False
    for piece in found[at + 1 :]:
        if piece.number is not None:
            return led
        led = led or piece.any(*_LEADS_TO_ONE) or (said and piece.any("copulas"))
        said = said or piece.any("body", "pain")
        if not piece.any(*_LEADS_TO_ONE, "now", "hedges", "indefinite", *_SAID_OF):
            return False
    return False


def _is_link(found: list[Piece], at: int) -> bool:
    if not found[at].any("links") or at + 1 >= len(found):
        return False
    if found[at].any("denials") or _is_next(found, at, "strong_now"):
        return True
    return not found[at].any(*_LEADS_ON)


def _is_new_thought(found: list[Piece], at: int, start: int) -> bool:
    """Whether the words after a number that opens the text speak of something else."""
    number = _number_before(found, at, start)
    if number is None or found[at].any(*_OF_THE_NUMBER):
        return False
    spot = Spot(found, number, start, len(found))
    return begins_anew(found, at, len(found)) and opens_the_text(spot)


def _number_before(found: list[Piece], at: int, start: int) -> int | None:
    """Where the number right before this place is, be a word for now between: "9 rn took"."""
    for place in range(at - 1, max(start, at - 2) - 1, -1):
        if found[place].number is not None:
            return place
        if not found[place].any("now"):
            return None
    return None
