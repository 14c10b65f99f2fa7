"""The clauses of an answer to a dose, and which of them tell that it is taken."""

import re
from dataclasses import replace
from functools import lru_cache

from service.core.replies.follow_ups import POLITE
from service.core.replies.lexicon import LANGUAGES
from service.core.replies.said import Said, without
from service.core.replies.taking import only_says_when, tells_of_taking
from service.core.replies.words import joined, one_of

_ALL = tuple(LANGUAGES.values())
TAKEN_WORDS = frozenset().union(*(w.taken_words for w in _ALL))
_NOT_TAKEN = joined(tuple(w.not_taken for w in _ALL))
_NOT_FORGOTTEN = joined(tuple(w.not_forgotten for w in _ALL))
_PLANS = re.compile(rf"((?:^|[.,;!?\n]) ?)(?:{joined(tuple(w.plans for w in _ALL)).pattern})")
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*|\+")
_CLAUSE_WORDS = one_of(*(w.clause_words for w in _ALL))
_CLAUSE = re.compile(
    rf"[,;:!?\n()\u25c6\u25b2]+|\.(?!\d)| - |(?<![\w'])(?<!\bil )(?:{_CLAUSE_WORDS})(?![\w'])"
)


@lru_cache(maxsize=8)  # one text is asked for its clauses more than once
def clauses_of(text: str) -> tuple[str, ...]:
    """The clauses of a text that say more than courtesy, without the courtesy at their ends."""
    return tuple(one for one in map(_stripped, _CLAUSE.split(text)) if one)


def _stripped(clause: str) -> str:
    return without(" ".join(clause.replace("=", " ").split()), POLITE)


def of_the_dose_alone(said: Said) -> Said:
    """The text without what decides nothing: "I didn't forget", "will ring the surgery Monday"."""
    rest = _PLANS.sub(r"\1", _NOT_FORGOTTEN.sub(" ", said.body))
    bare = " ".join(_WORDS.findall(rest))
    return replace(said, body=rest, bare=bare) if bare and rest != said.body else said


def tells_taken(text: str) -> bool:
    """Whether a clause tells of the taking, and none after it takes that back: the last counts."""
    for clause in reversed(clauses_of(text)):
        told, negated = tells_of_taking(clause), _NOT_TAKEN.search(clause)
        if told is not None:
            return negated is None or negated.start() >= told
        if negated:
            return False
    return False


def says_when(text: str, *, newest: bool) -> bool:
    """Whether a text says how long ago and nothing else: "yes", or to the newest question."""
    clauses = clauses_of(text)
    when = tuple(without(one, TAKEN_WORDS) for one in clauses)
    if not any(when) or not (newest or when != clauses):
        return False
    return all(not one or only_says_when(one) for one in when)
