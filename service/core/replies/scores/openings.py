"""A number that opens a text, and a new thought after it: "6 went for a walk"."""

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.pieces import Piece
from service.core.replies.quantity_forms import OTHER
from service.core.replies.scores.values import Spot

SPELLS_A_WORD = frozenset({2, 4})  # "2 tired", "4 me"
_WORDS = LANGUAGES.values()
_VERB_ENDINGS = tuple(frozenset().union(*(words.verb_endings for words in _WORDS)))
_ADJECTIVE_ENDINGS = tuple(frozenset().union(*(words.adjective_endings for words in _WORDS)))
_SHORTEST = 6  # "lifted", "crying"; shorter words with such an ending are often none


def opens_the_text(spot: Spot) -> bool:
    """Whether the number opens the text, or a line of it, and is the only one in it."""
    after = spot.found[spot.at + 1]
    if _may_spell_a_word(spot, after) or not (spot.alone or after.any("took")):
        return False
    return all(
        one.any("hedges", "now", "pain", "courtesy", "articles", "leads") for one in spot.lead
    ) and all(one.ends or one.any("courtesy", "hedges") for one in spot.found[: spot.start])


def _may_spell_a_word(spot: Spot, after: Piece) -> bool:
    """Whether it may be "too", "to" or "for": "2 tired", "4 me"."""
    if spot.found[spot.at].number not in SPELLS_A_WORD:
        return False
    return not after.tags or (after.any("light", "others", "severe") and not after.any("speaker"))


def begins_anew(found: list[Piece], place: int, end: int) -> bool:
    """Whether a new thought begins here: "went for a walk", "I can't sleep", "at 9pm"."""
    first = found[place]
    if place + 1 >= end:
        return first.any("beginnings") and not first.any("light")
    second = found[place + 1]
    if first.any("clock_before"):
        return second.raw == OTHER and place + 2 == end
    if first.any("speaker") or _is_taking(first):
        return True
    if _counts_on(second) or (looks_like_adjective(first) and is_plural(second)):
        return False
    return first.any("beginnings") or _is_verb(first, second)


def _is_taking(piece: Piece) -> bool:
    """Whether it tells of taking something: "8 took my pills", but not "3 missed calls"."""
    if piece.any("beginnings"):
        return piece.any("took")
    return (
        piece.any("took")
        and not piece.any("light", "pain", "things")
        and not looks_like_adjective(piece)
    )


def _counts_on(piece: Piece) -> bool:
    return piece.any("units") or (piece.any("things") and not piece.any("took"))


def _is_verb(first: Piece, second: Piece) -> bool:
    """Whether an unknown word looks like a verb with a known word after it: "7 lifted a box".

    With an unknown word after it, it may only tell what is counted: "3 wheeled walkers".
    """
    looks = len(first.raw) >= _SHORTEST and first.raw.endswith(_VERB_ENDINGS)
    return looks and not first.tags and bool(second.tags)


def looks_like_adjective(piece: Piece) -> bool:
    """Whether it may tell of what kind the things are that are counted: "2 swollen knees"."""
    if piece.any("severe", "followers"):
        return True
    if piece.any("light", "links", "speaker", "now", "past", "negations"):
        return False
    return piece.raw.endswith(_ADJECTIVE_ENDINGS)


def is_plural(piece: Piece) -> bool:
    """Whether it may be what is counted: "3 painful lumps"."""
    if piece.tags and not piece.any("body", "units"):
        return False
    return piece.raw.endswith("s") and not piece.raw.endswith(("ss", "us", "is"))
