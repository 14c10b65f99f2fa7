"""An answer to a dose beside sentences of something else: "T. And a happy Sunday to you."."""

import re

from service.core.replies.dose_clauses import TAKEN_WORDS
from service.core.replies.dose_keys import SKIPPED_WORDS
from service.core.replies.dose_patterns import LATER, NAMED, OF_THE_DOSE, SKIPPED, SOON
from service.core.replies.follow_ups import POLITE
from service.core.replies.lexicon import LANGUAGES
from service.core.replies.reading import Kind, Reading
from service.core.replies.said import Said, without
from service.core.replies.words import joined

_ALL = tuple(LANGUAGES.values())
_YES = frozenset().union(*(w.yes for w in _ALL))
_ENDS = re.compile(r"[.!;\n]+(?!\d)")
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_MAY_CHANGE_IT = joined(
    tuple((*w.of_the_dose, *w.names_a_dose, *w.untaken, *w.refused, *w.not_yet) for w in _ALL)
)
_BEGINS_OTHERWISE = joined(tuple((*w.later, *w.skipped) for w in _ALL))


def as_sentences(text: str) -> str:
    """The words of a text, with a sign between sentences, so that no pattern goes across."""
    return " ~ ".join(" ".join(_WORDS.findall(one)) for one in _ENDS.split(text))


def in_a_sentence(said: Said) -> Reading | None:
    """TAKEN where the first or the last sentence says so alone, and no other may change it.

    The last one has to be a word for it; a yes there may answer anything.
    """
    sentences = [one for one in as_sentences(said.body).split(" ~ ") if one]
    if not sentences[1:] or "?" in said.body:
        return None
    first, last = (without(one, POLITE) for one in (sentences[0], sentences[-1]))
    taken = (first in TAKEN_WORDS and not any(map(_may_change_it, sentences[1:]))) or (
        last in TAKEN_WORDS - _YES and not any(map(NAMED.search, sentences[:-1]))
    )
    return Reading(Kind.TAKEN, "dose_word") if taken else None


def _may_change_it(sentence: str) -> bool:
    core = without(sentence, POLITE)
    return (
        core in SKIPPED_WORDS
        or _MAY_CHANGE_IT.search(core) is not None
        or _BEGINS_OTHERWISE.match(core) is not None
    )


def of_the_last(clauses: tuple[str, ...]) -> Kind | None:
    """LATER or SKIPPED where the last of several clauses says so of the dose."""
    if not clauses[1:]:
        return None
    last = clauses[-1]
    if SOON.fullmatch(last) or (LATER.match(last) and OF_THE_DOSE.search(last)):
        return Kind.LATER
    return Kind.SKIPPED if SKIPPED.match(last) and OF_THE_DOSE.search(last) else None
