"""Whether a text gives a pain score: exactly one whole value 0-10 that is said of now.

Every number of the text is first asked what it counts (`kinds`): something else, nobody knows
what, or, where it stands as a score stands, perhaps the pain. What is left is asked of what time
and mood it is said (`ties`), and exactly one value has to remain (`decide`). One number of unknown
kind, and nothing is read: asking again costs a text, a wrong score costs trust.
"""

import re
from functools import lru_cache

from service.core.replies.lexicon import PIECE, lexicon
from service.core.replies.pieces import Piece, pieces
from service.core.replies.quantities import COUNTS, masked, with_digits
from service.core.replies.scores.clauses import clauses
from service.core.replies.scores.decide import decide
from service.core.replies.scores.greeted import after_greeting
from service.core.replies.scores.kinds import kind_of, value_of
from service.core.replies.scores.strength import outweighed
from service.core.replies.scores.ties import tie
from service.core.replies.scores.values import (
    HIGHEST,
    LOOSE,
    OTHER_KIND,
    SCORE,
    Candidate,
    Doubt,
    Found,
    Spot,
)

__all__ = ["Found", "find_score", "pieces_of"]


_SAID_AGAIN = re.compile(r"\b([^\W\d_]{3,})(?:[ ,.!]+\1\b)+")  # "ten ten ten"
_MOST_NUMBERS = 40  # of a text with more, nobody could say which is the score: work stays bounded


@lru_cache(maxsize=8)  # what a text without a score says is asked as well
def pieces_of(text: str, language: str) -> list[Piece]:
    """The pieces of a text made plain, with signs for what is no score; not to be changed."""
    words = lexicon(language)
    once = _SAID_AGAIN.sub(lambda match: match[1] if match[1] in words.numbers else match[0], text)
    return pieces(masked(with_digits(once, words)), words)


@lru_cache(maxsize=64)
def find_score(text: str, language: str) -> Found:
    """The score that a text made plain gives, or why it gives none. Total: never raises.

    Remembered for a moment: whether a dose was answered is asked of the score as well.
    """
    if not _may_hold_a_number(text, language):
        return Found(None, "no_number")
    found = after_greeting(pieces_of(text, language))
    if not any(one.counts for one in found):
        return Found(None, "no_number")
    if sum(one.number is not None for one in found) > _MOST_NUMBERS:
        return Found(None, "several_numbers")
    cut = clauses(found)
    candidates, doubts = _candidates(found, cut)
    for candidate in candidates:
        candidate.tie = tie(found, cut, candidate, candidates)
    if doubts and not outweighed(found, cut, candidates, doubts):
        return Found(None, max(doubts, key=lambda one: not one.passes).reason)
    if not candidates:
        return Found(None, "no_number")
    return decide(found, cut, candidates)


def _may_hold_a_number(text: str, language: str) -> bool:
    """Whether it holds a number, or a word like "one": most texts without are not cut up."""
    words = lexicon(language)
    counted = with_digits(text, words)
    return COUNTS.search(counted) is not None or not words.articles.isdisjoint(
        PIECE.findall(counted)
    )


def _candidates(
    found: list[Piece], cut: list[tuple[int, int]]
) -> tuple[list[Candidate], list[Doubt]]:
    """The numbers that stand like scores, and those of which nobody knows what they are."""
    candidates: list[Candidate] = []
    doubts: list[Doubt] = []
    for clause, (start, end) in enumerate(cut):
        for at in range(start, end):
            if not found[at].counts:
                continue
            spot = Spot(found, at, start, end)
            value = None if found[at].bad else value_of(spot)
            kind = found[at].bad or (OTHER_KIND if value is None else kind_of(spot))
            number = HIGHEST if value is None else value
            if kind == SCORE and number <= HIGHEST:
                candidates.append(Candidate(number, at, clause))
            elif kind == SCORE:
                doubts.append(Doubt(number, clause, "not_0_to_10", passes=True))
            elif kind == LOOSE:
                doubts.append(Doubt(number, clause, "number_among_words", passes=True))
            elif kind != OTHER_KIND:
                doubts.append(Doubt(number, clause, kind, passes=False))
    return candidates, doubts
