"""Words between numbers that are written in haste: "hmmmm", "aruond", "definitly".

Numbers themselves are never put right here, nor is a word that has a meaning as it stands: only
one that nobody knows, and only where it can be one known word of the patient's own language. What
makes a number doubtful is guessed sooner ("7 and a haf") than what makes it a score: to ask once
too often costs a text.
"""

import re
from functools import lru_cache

_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_LETTERS = re.compile("[a-z']+")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 3  # letters
_SWAPPED = 4  # letters: so long a word may have two in the wrong order
_DOUBLED = 5  # one of them twice, or one too few
_SLIPPED = 6  # one too many


@lru_cache(maxsize=16_384)
def as_meant(word: str, known: frozenset[str], doubtful: frozenset[str]) -> str:
    """The known word that is meant by this unknown one, or the word itself.

    `doubtful` are the known words that lead to no score.
    """
    if word.endswith("'s"):
        return f"{as_meant(word[:-2], known, doubtful)}'s"
    if len(word) < _SHORTEST or _LETTERS.fullmatch(word) is None:
        return word
    for letters in (r"\1\1", r"\1"):
        once = _DRAWN_OUT.sub(letters, word)
        if once != word and once in known:
            return once
    slips = _swapped(word) if len(word) >= _SWAPPED else set()
    if len(word) >= _DOUBLED:
        slips |= _undoubled(word) | _one_more(word)
    if len(word) >= _SLIPPED:
        slips |= _one_less(word)
    meant = slips & known
    if len(meant) == 1:
        return meant.pop()
    return min((slips | _one_more(word) | _one_less(word)) & doubtful, default=word)


def _undoubled(word: str) -> set[str]:
    doubled = (at for at in range(1, len(word)) if word[at] == word[at - 1])
    return {word[:at] + word[at + 1 :] for at in doubled}


def _swapped(word: str) -> set[str]:
    """Two neighbours change places; the first letter of a word is seldom wrong."""
    return {
        f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in range(1, len(word) - 1)
    }


def _one_less(word: str) -> set[str]:
    """Without one letter; never the last, which may be a plural or a tense."""
    return {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)}


def _one_more(word: str) -> set[str]:
    """With one letter more, but at the ends."""
    return {word[:at] + one + word[at:] for at in range(1, len(word)) for one in _ALPHABET}
