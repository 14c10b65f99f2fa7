"""Which words of a clause belong to one number of it rather than to another."""

from service.core.replies.pieces import Piece
from service.core.replies.scores.shape import is_out_of_ten
from service.core.replies.scores.values import Candidate

_TIMES = ("now", "past", "was", "earlier_today", "from_words", "negations")
_DIVIDERS = ("was", "to_words", "from_words", "negations", "links")


def span(
    found: list[Piece],
    clause: tuple[int, int],
    candidate: Candidate,
    candidates: list[Candidate],
) -> tuple[int, int]:
    """The first and the last piece that speak of this number.

    Where a time leads to the first number, times stand before their numbers ("was 8 now 6");
    elsewhere they stand after them ("6 today 8 yesterday").
    """
    start, end = clause
    mine = [one.at for one in candidates if one.clause == candidate.clause]
    if len(mine) == 1:
        return clause
    place = mine.index(candidate.at)
    leads = any(one.any(*_TIMES) for one in found[start : mine[0]])
    divide = _after_its_time if leads else _middle
    left = start if place == 0 else divide(found, mine[place - 1], candidate.at)
    last = place == len(mine) - 1
    return left, end if last else divide(found, candidate.at, mine[place + 1])


def _after_its_time(found: list[Piece], first: int, second: int) -> int:
    """Where the words of the first number end: after a time that a word like "to" closes."""
    first = _past_its_ten(found, first)
    timed, joint = found[first + 1], found[min(first + 2, second)]
    closed = timed.any("past", "earlier_today") and joint.any("to_words", "links")
    return first + 2 if closed else first + 1


def _past_its_ten(found: list[Piece], at: int) -> int:
    """The last piece of the number itself, be it one out of ten."""
    return at + 1 if is_out_of_ten(found[at + 1]) else at


def _is_timed(found: list[Piece], at: int) -> bool:
    """Whether a time of its own follows this number."""
    if at + 1 == len(found):
        return False
    after = _past_its_ten(found, at) + 1
    return after < len(found) and found[after].any("past", "earlier_today", "now")


def _middle(found: list[Piece], first: int, second: int) -> int:
    """Where the words of the first of two numbers end: after its time, before a link or a verb."""
    first = _past_its_ten(found, first)
    if second == first + 2 and found[first + 1].any("now") and _is_timed(found, second):
        return second  # "7 today 5 yesterday"
    timed = False
    for at in range(first + 1, second):
        piece = found[at]
        if at == first + 1 < second - 1 and piece.any("now"):
            timed = not piece.any("past")
        elif piece.any(*_DIVIDERS) and not piece.any("earlier_today"):
            return at
        elif piece.any("now", "past", "earlier_today"):
            if timed:
                return at
            timed = True
    return second if timed else first + 1
