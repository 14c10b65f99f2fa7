"""Words that are written in haste, or by ear: "hmmmm", "aruond", "definitly", "amanesi".

Only a word that nobody knows is put right, and only where it can be one known word; numbers never
are. What makes a number doubtful is guessed sooner ("7 and a haf") than anything else: to ask once
too often costs a text.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_TWICE = re.compile(r"(.)\1")
_LETTERS = re.compile("[a-z']{3,24}")  # a shorter word may be any, and a longer one is none
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_SWAPPED = 4  # letters: so long a word may have two in the wrong order
_DOUBLED = 5  # one of them twice, or one too few
_SLIPPED = 6  # one too many

Known = frozenset[str]


def as_meant(word: str, known: Known) -> str:
    """The known word that is meant by this unknown one, or the word itself."""
    if word.endswith("'s"):
        return f"{as_meant(word[:-2], known)}'s"
    return _meant(word, known) if _LETTERS.fullmatch(word) else word


@lru_cache(maxsize=16_384)
def as_doubtful(word: str, doubtful: Known) -> str:
    """The doubtful word that this unknown one, however short, may be; or the word itself."""
    if word.endswith("'s"):
        return f"{as_doubtful(word[:-2], doubtful)}'s"
    return _doubtful(word, doubtful) if _LETTERS.fullmatch(word) else word


@lru_cache(maxsize=16_384)
def _meant(word: str, known: Known) -> str:
    for letters in (r"\1\1", r"\1"):
        once = _DRAWN_OUT.sub(letters, word)
        if once != word and once in known:
            return once
    if word.endswith("in") and f"{word}g" in known:
        return f"{word}g"  # "hurtin"
    meant = _swapped(word) & known if len(word) >= _SWAPPED else set()
    if not meant and len(word) >= _DOUBLED:
        slips = _undoubled(word) | _one_more(word)
        meant = (slips | _one_less(word) if len(word) >= _SLIPPED else slips) & known
    return meant.pop() if len(meant) == 1 else word


def _doubtful(word: str, doubtful: Known) -> str:
    return min((_swapped(word) | _one_more(word) | _one_less(word)) & doubtful, default=word)


def sound(word: str, sounds: Mapping[str, str]) -> str:
    """How a word sounds to somebody who writes by ear, without signs and letters written twice."""
    for letters, heard in sounds.items():
        word = word.replace(letters, heard)
    return _TWICE.sub(r"\1", word.replace("'", ""))


def _swapped(word: str) -> set[str]:
    """Two neighbours change places; the first letter of a word is seldom wrong."""
    places = range(1, len(word) - 1)
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places}


def _undoubled(word: str) -> set[str]:
    doubled = (at for at in range(1, len(word)) if word[at] == word[at - 1])
    return {word[:at] + word[at + 1 :] for at in doubled}


def _one_less(word: str) -> set[str]:
    """Without one letter; never the last, which may be a plural or a tense."""
    return {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)}


def _one_more(word: str) -> set[str]:
    """With one letter more, but at the ends."""
    return {word[:at] + one + word[at:] for at in range(1, len(word)) for one in _ALPHABET}
