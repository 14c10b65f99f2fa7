"""Whether a text gives a pain score: exactly one whole value 0-10 that is said of now.

Every number of the text is first asked what it counts (`kinds`): something else, nobody knows
what, or, where it stands as a score stands, perhaps the pain. What is left is asked of what time
and mood it is said (`ties`), and exactly one value has to remain (`decide`). One number of unknown
kind, and nothing is read: asking again costs a text, a wrong score costs trust.
"""

from service.core.replies.pieces import Piece
from service.core.replies.scores.clauses import clauses
from service.core.replies.scores.decide import decide
from service.core.replies.scores.kinds import kind_of, value_of
from service.core.replies.scores.ties import tie
from service.core.replies.scores.values import (
    HIGHEST,
    LOOSE,
    OTHER_KIND,
    SCORE,
    Candidate,
    Found,
    Spot,
)

__all__ = ["Found", "find_score"]


def find_score(found: list[Piece]) -> Found:
    """The score that these pieces of a text give, or why they give none. Total: never raises."""
    cut = clauses(found)
    candidates, doubt = _candidates(found, cut)
    if doubt:
        return Found(None, doubt)
    if not candidates:
        return Found(None, "no_number")
    for candidate in candidates:
        candidate.tie = tie(found, cut, candidate, candidates)
    return decide(found, cut, candidates)


def _candidates(found: list[Piece], cut: list[tuple[int, int]]) -> tuple[list[Candidate], str]:
    """The numbers that stand like scores, and why none may be read beside the others."""
    candidates: list[Candidate] = []
    bad: list[str] = []
    loose = False
    for clause, (start, end) in enumerate(cut):
        for at in range(start, end):
            spot = Spot(found, at, start, end)
            value = None if found[at].bad else value_of(spot)
            kind = found[at].bad or (OTHER_KIND if value is None else kind_of(spot))
            if kind == SCORE and value is not None and value <= HIGHEST:
                candidates.append(Candidate(value, at, clause))
            elif kind == SCORE:
                bad.append("not_0_to_10")
            elif kind == LOOSE:
                loose = True
            elif kind != OTHER_KIND:
                bad.append(kind)
    return candidates, bad[0] if bad else "number_among_words" if loose else ""
