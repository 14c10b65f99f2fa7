"""How wide words are in the type of the charts, and where a text breaks into lines."""

from collections.abc import Iterator
from functools import cache

from matplotlib.font_manager import FontProperties, findfont, get_font

from service.reports.ink import STYLE

_MEASURED_AT = 100.0
"""Points at which letters are measured: large, so that rounding is nothing."""

_ROUNDED = 1.03
"""A picture of points sets each letter on whole ones, which makes lines a little longer."""


def inches_of(text: str, size: float) -> float:
    """How many inches a text takes on one line, in letters of so many points."""
    return sum(map(_advance, text)) * size / 72


def broken(text: str, room: float, size: float) -> list[str]:
    """The text in lines of at most `room` inches; a word that has no room alone is divided."""
    lines = [""]
    for word in _pieces(text, room, size):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if inches_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(text: str, room: float, size: float) -> Iterator[str]:
    """The words of a text, each short enough for a line of its own."""
    for word in text.split(" "):
        piece = ""
        for letter in word:
            if piece and inches_of(piece + letter, size) > room:
                yield piece
                piece = ""
            piece += letter
        yield piece


@cache
def _advance(letter: str) -> float:
    """From one letter to the next, as a share of the type's size."""
    font = get_font(findfont(FontProperties(family=STYLE["font.family"])))
    font.set_size(_MEASURED_AT, 72)
    return _ROUNDED * font.load_char(ord(letter)).linearHoriAdvance / 65536 / _MEASURED_AT
