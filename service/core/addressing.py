"""One phone, several people: the short code of each, and whom a text names."""

import re
from collections import Counter
from collections.abc import Sequence

from service.core.names import first_name, folded

RESERVED = frozenset(["t", "s", "y", "n", "d", "w", "m", "o", "si", "no", "ok", "ya", "na", "in"])
"""Never a code: each is an answer or a word of its own."""

_BETWEEN = r"[\s:,.;-]+"
_LONGEST = 300
"""A longer text is no short answer with a name to it."""


def codes(names: Sequence[str]) -> list[str]:
    """A short code for each of these people, in capitals, all different and none an answer.

    The first of these that tells them all apart: the initial, the initials, the first two or
    three letters, the first name; else letters in the order of the names.
    """
    schemes = (
        [first_name(name)[:1] for name in names],
        ["".join(word[0] for word in name.split()[:2]) for name in names],
        [first_name(name)[:2] for name in names],
        [first_name(name)[:3] for name in names],
        [first_name(name) for name in names],
    )
    for scheme in schemes:
        made = [folded(code).upper() for code in scheme]
        if len(set(made)) == len(made) and all(map(_is_code, made)):
            return made
    return [f"P{chr(ord('A') + place % 26)}" for place in range(len(names))]


def addressed(text: str, names: Sequence[str]) -> tuple[int | None, str]:
    """Which of these people a text begins or ends with, and the text without that.

    By code ("6 A", "A6"), an initial that is nobody else's, first name or whole name ("ANNA: 6"),
    in any case. Nobody, and the whole text, where it names no one, several, or says nothing else.
    """
    if len(text) > _LONGEST:
        return None, text
    called = _labels(names)
    found = {
        place: rest
        for place, labels in enumerate(called)
        for label in labels
        if (rest := _without(text.strip(), label)) is not None
    }
    if len(found) != 1:
        return None, text
    [(whose, rest)] = found.items()
    others = [label for place, labels in enumerate(called) if place != whose for label in labels]
    return (None, text) if any(_answers_too(rest, label) for label in others) else (whose, rest)


def _answers_too(rest: str, label: str) -> bool:
    """Whether a number stands behind somebody else's name as well: "A 3 B 4"."""
    pattern = rf"\b{re.escape(label)}[\s:,.;-]*\d"
    return re.search(pattern, folded(rest)) is not None


def _labels(names: Sequence[str]) -> list[list[str]]:
    """What each of these people may be called, longest first; never what two are called."""
    called = [
        {folded(one) for one in (code, name[:1], first_name(name), name)}
        for code, name in zip(codes(names), names, strict=True)
    ]
    times = Counter(label for labels in called for label in labels)
    return [
        sorted(
            (one for one in labels if times[one] == 1 and one not in RESERVED),
            key=lambda one: (len(one), one),
        )
        for labels in called
    ]


def _without(text: str, label: str) -> str | None:
    name = re.escape(label)
    for shape in (
        rf"{name}{_BETWEEN}(.*\w.*)",
        rf"(.*\w.*?){_BETWEEN}{name}[\s.!]*",
        rf"{name}([0-9]+)[\s.!]*",
        rf"([0-9]+){name}[\s.!]*",
    ):
        if match := re.fullmatch(shape, folded(text), re.DOTALL):
            return text[slice(*match.span(1))]
    return None


def _is_code(code: str) -> bool:
    return code.isalpha() and code.casefold() not in RESERVED
