"""Every word that any rule of a language knows, be it in a list or in a pattern.

A text is read with its slips mended, as far as each can be one such word: "plese stop textng me".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache

from service.core.replies.danger import EVERY_LANGUAGE
from service.core.replies.lexicon import LANGUAGES
from service.core.replies.spelling import as_meant, sound

_NO_SLIPS_OF = ("real_words", "names", "which_dose", "forms")
_SOUNDS_LIKE_ONE = 5  # letters: a shorter word may sound like any
_ESCAPED = re.compile(r"\\.")
_WHOLE = re.compile(r"(?<![\w')\]?*+}])([a-z']{2,}?)(s\?)?(?![\w'(\[?*+{])")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def without_slips(text: str, language: str) -> str:
    """A text made plain, with each unknown word as the one of this language that it may be."""
    own = language if language in LANGUAGES else "en"
    every = _all_words()
    meant = {word: _meant(word, own) for word in _WORD.findall(text) if word not in every}
    mended = {
        word: known
        for word, known in meant.items()
        if known != word and known not in LANGUAGES[own].numbers  # a slip makes no number here
    }
    return _WORD.sub(lambda word: mended.get(word[0], word[0]), text) if mended else text


@lru_cache(maxsize=16_384)
def _meant(word: str, own: str) -> str:
    meant = as_meant(word, _words_of(own))
    if meant != word or len(word) < _SOUNDS_LIKE_ONE or word.endswith("'s"):
        return meant
    return _by_sound(own).get(sound(word, LANGUAGES[own].sounds)) or word


@lru_cache
def _by_sound(own: str) -> dict[str, str]:
    """The words that alone sound as they do."""
    heard: dict[str, str] = {}
    for word in _words_of(own):
        heard_as = sound(word, LANGUAGES[own].sounds)
        heard[heard_as] = "" if heard_as in heard else word
    return heard


@lru_cache
def _all_words() -> frozenset[str]:
    real = (words.real_words | words.names for words in LANGUAGES.values())
    return frozenset().union(*real, *map(_words_of, LANGUAGES))


@lru_cache
def _words_of(language: str) -> frozenset[str]:
    """What a slip may be meant to be; not what is only known to be no slip."""
    words = LANGUAGES[language]
    lists = (getattr(words, one.name) for one in fields(words) if one.name not in _NO_SLIPS_OF)
    return frozenset(_words_in(lists)).union(_words_in(EVERY_LANGUAGE[language]), words.numbers)


def _words_in(known: object) -> Iterator[str]:
    for listed in _texts_in(known):
        for word, plural in _WHOLE.findall(_ESCAPED.sub(" ", listed)):
            yield word
            if plural:
                yield f"{word}s"


def _texts_in(known: object) -> Iterator[str]:
    """The phrases and patterns of a language's lists, and of lists within them."""
    if isinstance(known, str):
        yield known
        return
    if is_dataclass(known):
        known = [getattr(known, field.name) for field in fields(known)]
    elif isinstance(known, Mapping):
        known = known.values()
    if isinstance(known, Iterable):
        for some in known:
            yield from _texts_in(some)
