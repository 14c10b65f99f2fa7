"""What people are called: one line of text that can never be mistaken for an id."""

import re
from difflib import SequenceMatcher
from unicodedata import category, combining, normalize

from service.core.errors import InputError

_LONGEST = 80
_ALIKE = 0.8
"""From which likeness on, of 0 to 1, a word may be a slip of another."""
_SHORTEST_SLIP = 5
"""Letters: of shorter words one letter makes another, as of vitamins."""
_STRENGTH = re.compile(r"[\d.,/]+ ?(?:mg|mcg|ug|g|ml|iu|units?|%)(?: ?/ ?[\d.,]* ?ml)?")
_EXAMPLE = '"Maria Lopez"'
_APOSTROPHES = "\u2018\u2019\u00b4`"
_JOINERS = "\u200c\u200d"  # invisible, but Persian and Indian names are spelled with them


def parse_name(text: str, where: str, example: str = _EXAMPLE) -> str:
    """The name, composed (NFC), with single spaces inside and none around it.

    Raises:
        InputError: it is empty, longer than 80 characters, holds no letter (an id is never a
            name), or holds control or invisible characters.
    """
    name = " ".join(normalize("NFC", text).split())
    if not name:
        raise InputError(where, text, "is empty", example)
    if len(name) > _LONGEST:
        raise InputError(where, text, f"is longer than {_LONGEST} characters", example)
    if any(map(_is_hidden, name)):
        raise InputError(where, text, "holds control or invisible characters", example)
    if not any(map(str.isalpha, name)):
        raise InputError(where, text, "holds no letter", example)
    return name


def may_be_slip(name: str, other: str) -> bool:
    """Whether a name may be a misspelling of another that is not the same.

    Word by word: short words and those with digits are never slips of each other. Where one has
    words more, it is the same spelled apart, or the other one with its strength.
    """
    shorter, longer = sorted((_words(name), _words(other)), key=len)
    if shorter == longer:
        return False
    if len(shorter) < len(longer):
        rest = longer[len(shorter) :]
        is_strength = longer[: len(shorter)] == shorter and _STRENGTH.fullmatch(" ".join(rest))
        return bool(is_strength) or "".join(shorter) == "".join(longer)
    return all(
        one == another or _is_slip(one, another)
        for one, another in zip(shorter, longer, strict=True)
    )


def _words(name: str) -> list[str]:
    return name.casefold().replace("-", " ").split()


def _is_slip(word: str, other: str) -> bool:
    has_digits = any(char.isdigit() for char in word + other)
    is_short = min(len(word), len(other)) < _SHORTEST_SLIP
    return not (has_digits or is_short) and SequenceMatcher(None, word, other).ratio() >= _ALIKE


def first_name(name: str) -> str:
    """The first word of a name."""
    return name.partition(" ")[0]


def folded(text: str) -> str:
    """The text as it may be typed: small letters, no accents, one for each of its characters."""
    return "".join(map(_fold, text))


def _fold(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    bare = "".join(part for part in normalize("NFD", char) if not combining(part)).lower()
    return bare if len(bare) == 1 else char


def _is_hidden(char: str) -> bool:
    return category(char) in {"Cc", "Cf", "Cs"} and char not in _JOINERS
