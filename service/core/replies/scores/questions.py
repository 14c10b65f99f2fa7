"""Whether a number is asked about, or only doubted: "is 10 the worst", "6, when is my visit?"."""

from itertools import dropwhile, takewhile

from service.core.replies.pieces import Piece
from service.core.replies.scores.shape import is_out_of_ten

_LONG = 4  # words: a tag like "right?" after a comma asks about the number itself
_TURNS_IT = ("asks", "asking", "queries", "negations", "noes", "corrections", "unsure", "others")
_DOUBTED = ("hedges", "indefinite", "courtesy", "ten")  # "about a 6?" asks nothing: it hedges


def is_asked(found: list[Piece], end: int) -> bool:
    """Whether the sentence that goes on here ends in a question mark, or is put as a question."""
    if found[0].any("asks") or (found[0].any("asking") and found[-1].any("severe")):
        return True
    if _asks_of_the_scale(found):
        return True
    for place in range(end, len(found)):
        piece = found[place]
        if piece.raw == "?":
            return not _is_a_tag(found, place)
        if piece.raw in ".!;\n" or (piece.raw == "," and _asks_something_else(found, place + 1)):
            return False
    return False


def _is_a_tag(found: list[Piece], mark: int) -> bool:
    """Whether the question is only "okay?" behind a comma."""
    words = list(takewhile(lambda one: not one.ends, reversed(found[:mark])))
    before = mark - len(words) - 1
    polite = bool(words) and all(one.any("courtesy") for one in words)
    return polite and before >= 0 and found[before].raw == ","


def _asks_of_the_scale(found: list[Piece]) -> bool:
    """As in "is 10 the worst"."""
    if len(found) <= len(("is", "10")) or not found[0].any("asking"):
        return False
    return found[1].number is not None and _is_only_light(found[2])


def _is_only_light(piece: Piece) -> bool:
    return piece.any("light") and not piece.any("now", "hedges")


def _asks_something_else(found: list[Piece], place: int) -> bool:
    """Whether what begins here asks, but not about the number before: "6, when is my visit?"."""
    if place >= len(found):
        return False
    further = next((at for at in range(place, len(found)) if found[at].ends), len(found))
    if found[place].any("queries"):
        return True
    of_mine = found[place].any("asking") and found[place + 1 : place + 2]
    begins = not found[place].tags or (of_mine and of_mine[0].any("speaker"))
    return bool(begins) and further - place >= _LONG


def only_hedged(found: list[Piece], start: int, at: int) -> bool:
    """Whether the question mark only doubts: "4?", "about 6?", "i think 7? its hard to say"."""
    mark = next((place for place in range(at, len(found)) if found[place].raw == "?"), len(found))
    around = [*found[start:at], *found[at + 1 : mark]]
    beyond = list(dropwhile(lambda one: one.ends, found[mark + 1 :]))
    asked_before = found[0].any("asks", "queries") or any(
        one.raw == "?" or one.any("asks_back") for one in found[:at]
    )
    turned = any(one.raw == "?" or one.counts or one.any(*_TURNS_IT) for one in beyond)
    only_doubted = all(one.ends or one.any(*_DOUBTED) or is_out_of_ten(one) for one in around)
    return only_doubted and not asked_before and not turned
