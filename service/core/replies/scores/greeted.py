"""The courtesy that opens a text, and the name of whoever is greeted or writes."""

from itertools import dropwhile, takewhile

from service.core.replies.lexicon import NAMES
from service.core.replies.pieces import Piece

_ONLY_POLITE = frozenset(
    {"courtesy", "greetings", "light", "followers", "severe", "beginnings", "speaker"}
)
_AFTER_A_NAME = ("it_is", "leads", "speaker", "pain", "hedges", "indefinite")
_LONGEST_NAME = 2  # words
_BEHIND_A_NAME = ":,-\n"


def after_greeting(found: list[Piece]) -> list[Piece]:
    """The pieces without the courtesy that opens a text: nothing that follows hangs on it.

    Nor on the name of whoever is greeted, or writes: "hi Brenda 7", "Harold: 5".
    """
    rest = list(dropwhile(_is_only_polite, found))
    greeted = any(one.any("greetings") for one in found[: len(found) - len(rest)])
    named = len(list(takewhile(_may_be_a_name, rest)))
    after = list(dropwhile(lambda one: one.raw in _BEHIND_A_NAME, rest[named:]))
    if greeted and rest and _calls_upon(rest):
        return _behind_whoever_is_called(rest)
    signed = named == 1 and rest[0].raw in NAMES and len(after) < len(rest) - named
    if not after or not (signed or (greeted and 0 < named <= _LONGEST_NAME)):
        return rest  # "Luke 6" may be a chapter
    leads = after[0].number is not None or after[0].any(*_AFTER_A_NAME)
    return after if leads else rest


def _calls_upon(rest: list[Piece]) -> bool:
    """Whether a pet name goes on with nothing said of whom it names: "boa noite filha, 6"."""
    if not rest[0].any("vocatives") or len(rest) == 1:
        return False
    return (
        rest[1].raw in _BEHIND_A_NAME or rest[1].number is not None or rest[1].any("now", "pain")
    )


def _behind_whoever_is_called(rest: list[Piece]) -> list[Piece]:
    return list(dropwhile(lambda one: one.raw in _BEHIND_A_NAME, rest[1:]))


def _is_only_polite(piece: Piece) -> bool:
    return piece.any("courtesy") and piece.tags <= _ONLY_POLITE


def _may_be_a_name(piece: Piece) -> bool:
    return piece.raw.isalpha() and not piece.tags and not piece.counts
