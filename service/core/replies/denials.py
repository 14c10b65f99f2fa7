"""A sentence of its own that denies pain, in a text that says nothing else of it."""

import re

from service.core.replies.said import Said
from service.core.replies.scores import pieces_of

_SENTENCES = re.compile(r"[.!;\n]+")
_TELLS_OF_ANOTHER = ("others", "unsure", "third_person")
_MAY_CHANGE_IT = (
    *_TELLS_OF_ANOTHER,
    "pain",
    "body",
    "severe",
    "conditions",
    "contrasts",
    "corrections",
    "now",
    "past",
    "was",
    "future",
)


def denied_apart(said: Said, language: str) -> bool:
    """Whether it is denied as in "Slept like a log. No pain at all!", and nothing may change it.

    The other sentences speak neither of pain nor of the body, of nobody else, and of no time.
    """
    sentences = [one for part in _SENTENCES.split(said.body) if (one := part.strip())]
    if len(sentences) == 1 or "?" in said.body or not said.may_deny_pain():
        return False
    told = [Said.of(one, one).denies_pain(asked_now=False) for one in sentences]
    return any(told) and not any(
        one.counts or one.any(*(_TELLS_OF_ANOTHER if denies else _MAY_CHANGE_IT))
        for sentence, denies in zip(sentences, told, strict=True)
        for one in pieces_of(sentence, language)
    )
