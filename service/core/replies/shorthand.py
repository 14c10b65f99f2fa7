"""What people write short, in full: "yday", "wrong #", "kiero", "j'veux"."""

import re

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.sought import Sought

_FULL = [one for words in LANGUAGES.values() for one in words.shorthand.items()]
_ENDS = r"(?![^\W\d_])"
_SHORT = re.compile(rf"(?<![\w'])(?:{'|'.join(f'({short})' for short, _ in _FULL)}){_ENDS}")
_ANY_SHORT = Sought((short for short, _ in _FULL), _ENDS)


def in_full(text: str) -> str:
    """A text made plain with what is short in it written out; no number is made or lost."""
    if _ANY_SHORT.search(text) is None:
        return text  # most texts
    return _SHORT.sub(lambda short: _FULL[(short.lastindex or 1) - 1][1], text)
