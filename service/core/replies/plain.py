"""A text made plain: one case, one width, no accents, digits of every script as 0-9."""

import re
from functools import lru_cache
from unicodedata import category, combining, decimal, decomposition, digit, normalize

LONGEST = 1600
"""Twilio: no text is longer. Reading a score out of part of a longer one would be guessing."""

SEARCHED = 20_000
"""How far a text that is too long is still searched for danger and opt-out: work stays bounded."""

PICTURE = "\u25c6"  # what stands for an emoji that says nothing by itself
THUMB_UP = "\u25b2"
THUMB_DOWN = "\u25bc"
HALF = "\u00bd"  # stands for any fraction

_THUMBS_UP = "\U0001f44d\u2705\u2714\u2611\U0001f197\U0001f44c"
_THUMBS_DOWN = "\U0001f44e\u274c\u2716"
_QUOTES = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
    "\u2026": "...",
    "\u2248": "~",
    "\u00bf": " ",
    "\u00a1": " ",
    "\u00b7": " ",
    "\u2022": " ",
    "\u00d7": " x ",
    "\u2212": "-",
    "\u2044": "/",
    "\u2215": "/",
    "\u2192": " ",
    "\u00ba": "\u00b0",
    "\u00aa": "\u00b0",
}
_STYLES = frozenset(map(chr, [*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400)]))  # of pictures
_ACCENTS = frozenset(map(chr, range(0x300, 0x330)))
_KEYCAP = re.compile("([0-9])\ufe0f?\u20e3")
_SPACES = re.compile(r"[^\S\n]+")


def plain(text: str) -> str:
    """The text as the rules read it: lower case, no accents, single spaces, lines kept.

    A small raised or lowered character and a mark on a digit become "^": 10² is no 102, and a
    struck-through 6 no 6. Pictures become one sign each, a thumb a sign of its own.
    """
    if text.isascii():
        return _tidy(text.lower().replace("`", "'"))
    text = _KEYCAP.sub(r" \1 ", text.replace("\U0001f51f", " 10 "))
    return _tidy("".join(map(_folded, text)))


def _tidy(text: str) -> str:
    text = text.replace("\r", "\n")
    if not text.isprintable():
        text = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:  # noqa: C901, PLR0911 - the first kind that fits the character
    if char in _QUOTES:
        return _QUOTES[char]
    if char in _THUMBS_UP:
        return f" {THUMB_UP} "
    if char in _THUMBS_DOWN:
        return f" {THUMB_DOWN} "
    if char == "\n" or char < "\x7f":
        return char.lower()
    kind = category(char)
    if kind == "No" and decomposition(char).startswith("<fraction>"):
        return HALF
    if decomposition(char).startswith(("<super>", "<sub>")):
        return "^"
    if (number := decimal(char, None)) is not None or (number := digit(char, None)) is not None:
        return str(number)
    if kind == "Pd":
        return "-"
    if kind in {"Cc", "Cf", "Zs", "Zl", "Zp", "Cs", "Cn", "Co"}:
        return "\n" if kind in {"Zl", "Zp"} else " "
    if char in _STYLES:
        return ""
    if kind == "So" and not normalize("NFKC", char)[0].isalnum() and char != "\u00b0":
        return f" {PICTURE} "
    if combining(char) or kind in {"Mn", "Me"}:
        return "" if char in _ACCENTS else "^"
    wide = normalize("NFKC", char).casefold()
    bare = "".join(c for c in normalize("NFD", wide) if not combining(c))
    return "".join(_QUOTES.get(c, c) for c in bare)
