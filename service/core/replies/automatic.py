"""Texts that a phone sends by itself: reactions to a text, and automatic replies."""

import re

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.reading import Kind, Reading
from service.core.replies.said import Said
from service.core.replies.words import joined

_ALL = tuple(LANGUAGES.values())
_REACTIONS = joined(tuple(w.reactions for w in _ALL))
_AUTO = joined(tuple(w.auto_replies for w in _ALL))


_LENGTHS = range(9, 600)  # characters of an automatic reply
_NUMBER_FIRST = re.compile(r"(?:10|\d)\b(?![:/])")


def automatic(said: Said) -> Reading | None:
    """A reaction that a phone sends with the words it is about, or an automatic reply."""
    flat = said.text.replace("\n", " ")
    match = _REACTIONS.match(flat.lstrip("\u25c6\u25b2\u25bc "))
    if match and len(match[0]) >= len(flat) * 0.8 - 4:  # nearly all of it
        return Reading(Kind.IGNORED, "reaction")
    if (
        len(flat) in _LENGTHS
        and _AUTO.match(flat.lstrip('[(*"'))
        and not _NUMBER_FIRST.match(flat)
    ):
        return Reading(Kind.IGNORED, "auto_reply")
    return None
