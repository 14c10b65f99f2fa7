"""Texts that somebody writes for the patient: "this is Tom's wife, he says 3"."""

from functools import lru_cache

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.scores import Found, find_score
from service.core.replies.sought import Sought

_INTRODUCED = Sought(one for words in LANGUAGES.values() for one in words.proxies)


@lru_cache(maxsize=8)
def own_words(text: str) -> str:
    """What the patient says, without the words by which whoever types for them introduces it."""
    match = _INTRODUCED.search(text)
    if match is None:
        return text
    return f"{text[: match.start()]}\n{text[match.end() :]}"


@lru_cache(maxsize=8)  # the rules for a dose ask for it, and then those for a score
def own_score(text: str, language: str) -> Found:
    """The score that the patient's own words in a text give."""
    return find_score(own_words(text), language)
