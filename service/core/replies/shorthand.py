"""What people write short, in full: "yday", "wrong #", "kiero", "j'veux"."""

import re

from service.core.replies.lexicon import LANGUAGES

_FULL = [one for words in LANGUAGES.values() for one in words.shorthand.items()]
_SHORT = re.compile(rf"(?<![\w'])(?:{'|'.join(f'({short})' for short, _ in _FULL)})(?![^\W\d_])")


def in_full(text: str) -> str:
    """A text made plain with what is short in it written out; no number is made or lost."""
    return _SHORT.sub(lambda short: _FULL[(short.lastindex or 1) - 1][1], text)
