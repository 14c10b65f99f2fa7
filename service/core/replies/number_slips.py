"""A number word with one slip of a letter: "fuor", "sevennnn"."""

import re

from service.core.replies.lexicon import Lexicon

_DRAWN_OUT = re.compile(r"(.)\1+$")  # "sixx", "sevennnn"
_SHORT = 4  # letters: so short a number word of another language may be any word
_WORD_WITH_SLIP = re.compile(r"[^\W\d_]{4,}")


def with_slip_mended(text: str, words: Lexicon) -> str | None:
    """The text with one misspelt number word put right, if exactly one is one slip away."""
    hits: list[tuple[str, str]] = []
    for match in _WORD_WITH_SLIP.finditer(text):
        word = match[0]
        if word[-1] == word[-2]:
            drawn = _DRAWN_OUT.sub(r"\1", word)
            if drawn in words.numbers:
                hits.append((word, drawn))
                continue
        if word in words.real_words or word in words.numbers:
            continue
        near = [
            known
            for known in words.numbers_by_letter.get(word[0], ())
            if abs(len(word) - len(known)) <= 1
            and (len(known) > _SHORT or known in words.own_numbers)
            and _one_slip(word, known)
        ]
        if near:
            if len({words.numbers[one] for one in near}) != 1:
                return None
            hits.append((word, near[0]))
    if len(hits) != 1:
        return None
    word, meant = hits[0]
    return re.sub(rf"\b{word}\b", meant, text, count=1)


def _one_slip(word: str, known: str) -> bool:
    """Whether one letter added, left out, changed or swapped makes the one of the other."""
    if word == known:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b),
        min(len(word), len(known)),
    )
    rest, wanted = word[at:], known[at:]
    return (
        rest[1:] == wanted[1:]
        or rest[1:] == wanted
        or rest == wanted[1:]
        or (rest[:2] == wanted[:2][::-1] and rest[2:] == wanted[2:])
    )
