"""A key that the prompt asks for, T or S, with more behind it: why, when, or of which dose."""

import re

from service.core.replies.dose_clauses import TAKEN_WORDS, tells_taken
from service.core.replies.dose_patterns import (
    LATER,
    NAMED,
    NOT_YET,
    REFUSED,
    SKIPPED,
    UNTAKEN,
    WILL,
)
from service.core.replies.follow_ups import cause_of, side_effects
from service.core.replies.lexicon import LANGUAGES
from service.core.replies.reading import Kind, Reading
from service.core.replies.said import Said
from service.core.replies.taking import only_says_when
from service.core.replies.words import joined, one_of

_ALL = tuple(LANGUAGES.values())
SKIPPED_WORDS = frozenset().union(*(w.skipped_words for w in _ALL))
KEYS = frozenset({"t", "s", "taken", "skip", "skipped"})  # what the prompt asks to be texted
_KEY_THEN_MORE = re.compile(rf"(?:{one_of(KEYS)})\s*[,.;!\n]")
_NAMES_A_DOSE = re.compile(
    rf"(?:{one_of(KEYS)})\b(?! (?:{one_of(*(w.beside_a_key for w in _ALL))})\b).+"
)
_KEY_AND_MORE = re.compile(r"(t|s) (.+)")
_TAKEN_AND_MORE = re.compile(r"(?:t|taken) (?!\d+$)(.+)")  # a number alone may be the pain
_AT_A_TIME = re.compile(rf"(?:{one_of(*(w.clock_before for w in _ALL))}) \d[\w:. ]*")
_NO_TIME = frozenset().union(*(w.speaker | w.articles for w in _ALL))  # "T I think", "T one"
_DOSE = joined(tuple(w.taking.dose for w in _ALL))
_WHY = re.compile(rf"(?:{one_of(*(w.why_words for w in _ALL))})\b")
_CORRECTIONS = one_of(*(w.corrections for w in _ALL))
_BETWEEN_KEYS = one_of(*((w.corrections | w.courtesy | w.speaker | w.it_is) - KEYS for w in _ALL))
_NOT = one_of(*(w.negations - w.skipped_words for w in _ALL))
_THIS_NOT_THAT = re.compile(rf"({one_of(KEYS)}) (?:{_NOT}) (?:{one_of(KEYS)})")  # "T not S"
_CORRECTED = re.compile(  # possessive, for phrases overlap: work stays bounded
    rf"(?:(?:\w+ ){{0,3}}?(?:{one_of(KEYS)}) (?=.*\b(?:{_CORRECTIONS})\b))"
    rf"(?:(?:{_BETWEEN_KEYS}) )++({one_of(KEYS)})"
)


def key_with_more(said: Said, core: str) -> Reading | None:
    """What a text means that begins with a key, or None where it does not."""
    if corrected := _CORRECTED.fullmatch(core) or _THIS_NOT_THAT.fullmatch(core):
        return answer(_of_key(corrected[1]), "dose_word", said)
    asks = "?" in said.body
    if (more := _KEY_AND_MORE.match(core)) and not asks:
        kind, story = _of_key(more[1]), more[2]
        tells_why = _WHY.match(story) or (kind is Kind.SKIPPED and cause_of(said))
        if tells_why and not _contradicts(kind, story):
            return answer(kind, "dose_word", said)
    if core in TAKEN_WORDS | SKIPPED_WORDS:
        return None
    if (more := _TAKEN_AND_MORE.fullmatch(core)) and not asks and _tells_when(more[1]):
        return answer(Kind.TAKEN, "dose_sentence", said)
    with_effects = side_effects(said) and _KEY_THEN_MORE.match(said.text)
    if _NAMES_A_DOSE.fullmatch(core) and not with_effects:
        return Reading(Kind.UNCLEAR, "names_a_dose")
    return None


def answer(kind: Kind, reason: str, said: Said) -> Reading:
    """A reading of this kind; of a skip with the cause that the words give."""
    return Reading(kind, reason, cause=cause_of(said) if kind is Kind.SKIPPED else None)


def _of_key(key: str) -> Kind:
    return Kind.TAKEN if key.startswith("t") else Kind.SKIPPED


def _tells_when(story: str) -> bool:
    """Whether what stands behind a T or "taken" tells when or how, and nothing against it."""
    begins_otherwise = story.split(maxsplit=1)[0] in _NO_TIME or _DOSE.match(story)
    plainly = only_says_when(story) or (not begins_otherwise and tells_taken(f"taken {story}"))
    at_a_time = _AT_A_TIME.fullmatch(story) is not None
    return plainly and (at_a_time or not _contradicts(Kind.TAKEN, story))


def _contradicts(kind: Kind, story: str) -> bool:
    """Whether what stands behind a key says otherwise, or speaks of one dose among several."""
    if NAMED.search(story):
        return True
    if kind is Kind.SKIPPED:
        return tells_taken(story) or WILL.search(story) is not None
    says_no = (
        UNTAKEN.search(story)
        or REFUSED.search(story)
        or SKIPPED.match(story)
        or NOT_YET.match(story)
    )
    return says_no is not None or LATER.match(story) is not None
