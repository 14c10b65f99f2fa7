"""An answer to a dose: taken, skipped or later. Negation and tense decide; the last word wins."""

import re

from service.core.replies.dose_clauses import (
    TAKEN_WORDS,
    clauses_of,
    of_the_dose_alone,
    says_when,
    tells_taken,
)
from service.core.replies.dose_keys import KEYS, SKIPPED_WORDS, answer, key_with_more
from service.core.replies.dose_patterns import (
    LATER,
    NOT_YET,
    REFUSED,
    SKIPPED,
    SOON,
    UNTAKEN,
    WILL,
)
from service.core.replies.dose_sentences import as_sentences, in_a_sentence, of_the_last
from service.core.replies.durations import duration
from service.core.replies.follow_ups import POLITE, cause_of
from service.core.replies.lexicon import LANGUAGES
from service.core.replies.plain import THUMB_DOWN, THUMB_UP
from service.core.replies.reading import Danger, Kind, Question, Reading, SkipCause
from service.core.replies.said import Said, without
from service.core.replies.spoken_for import own_score
from service.core.replies.wishes import ADVICE, ASKS_RECORD
from service.core.replies.words import joined

_ALL = tuple(LANGUAGES.values())
_BOTH_WAYS = {"t": Kind.TAKEN, "si": Kind.TAKEN, "ya": Kind.TAKEN, "s": Kind.SKIPPED}
_YES = frozenset().union(*(w.yes for w in _ALL)) & TAKEN_WORDS

_UNTIL = joined(tuple(w.until for w in _ALL))
_USUALLY = joined(tuple(w.usually for w in _ALL))
_ASKS_FIRST = joined(tuple(w.asks_first for w in _ALL))
_SHORT = 60  # characters: what says nothing but when is no longer
_LETTER = 2  # "s", "no": too little to conclude with
_QUESTION = re.compile(r"[^.,;!?]*\?")


def dose(said: Said, asked: tuple[Question, ...], danger: Danger | None) -> Reading | None:
    """Taken, skipped or later, while a dose is open and nothing in the text is danger."""
    core = without(said.bare, POLITE)
    if Question.DOSE not in asked:
        return Reading(Kind.UNCLEAR, "no_open_dose") if core in KEYS else None
    if danger is not None or _is_score(said):
        return None
    if not said.bare:
        return _thumb(said)
    said = of_the_dose_alone(said)
    core = without(said.bare, POLITE)
    if (
        reading := in_a_sentence(said)
        or key_with_more(said, core)
        or _asks(said)
        or _word(said, core)
        or _sentence(said, core)
    ):
        return reading
    newest = asked[0] is Question.DOSE
    if len(said.bare) < _SHORT and says_when(said.body, newest=newest):
        return Reading(Kind.TAKEN, "dose_sentence")
    return None


def _word(said: Said, core: str) -> Reading | None:
    """A word for taken or skipped, and nothing else."""
    words = {core, said.bare}
    taken, skipped = bool(words & TAKEN_WORDS), bool(words & SKIPPED_WORDS)
    if taken and said.thumb == THUMB_DOWN:
        return Reading(Kind.UNCLEAR, "extra_symbols")
    if taken and skipped:
        kind = _BOTH_WAYS.get(core)
        return answer(kind, "dose_word", said) if kind else None
    if taken or skipped:
        return answer(Kind.TAKEN if taken else Kind.SKIPPED, "dose_word", said)
    return None


def _thumb(said: Said) -> Reading | None:
    if said.thumb == THUMB_UP:
        return Reading(Kind.TAKEN, "thumb_up")
    return Reading(Kind.SKIPPED, "thumb_down") if said.thumb == THUMB_DOWN else None


def _asks(said: Said) -> Reading | None:
    flat = " ".join(said.body.split())
    if ASKS_RECORD.search(flat):
        return Reading(Kind.QUESTION, "asks_record")
    if _ASKS_FIRST.match(flat):
        return Reading(Kind.QUESTION, "asks_advice")
    if "?" not in flat:
        return None
    if ADVICE.search(flat):
        return Reading(Kind.QUESTION, "asks_advice")
    told_as_well = tells_taken(_QUESTION.sub(".", flat)) and not UNTAKEN.search(flat)
    return None if told_as_well else Reading(Kind.UNCLEAR, "question")


def _sentence(said: Said, core: str) -> Reading | None:
    taken = tells_taken(said.body)
    if REFUSED.search(core) and not _UNTIL.search(core) and not taken:
        return answer(Kind.SKIPPED, "dose_sentence", said)
    if NOT_YET.match(core):
        return _not_yet(said, core)
    if taken:
        undone = UNTAKEN.search(as_sentences(said.body))
        return None if undone else Reading(Kind.TAKEN, "dose_sentence")
    return _not_taken(said, core)


def _not_yet(said: Said, core: str) -> Reading:
    if LATER.search(core) and (span := duration(said.digits)):
        return Reading(Kind.LATER, "later", span=span)
    if cause_of(said) in {SkipCause.RAN_OUT, SkipCause.SIDE_EFFECTS}:
        return answer(Kind.SKIPPED, "dose_sentence", said)
    return Reading(Kind.LATER, "not_yet")


def _not_taken(said: Said, core: str) -> Reading | None:
    if _USUALLY.search(core):
        return None
    rest = without(core, _YES)
    if rest != core and SOON.fullmatch(rest):
        return Reading(Kind.LATER, "later", span=duration(said.digits))
    later, skipped = LATER.search(core), SKIPPED.match(core) or _concludes_with_a_skip(said)
    will = later is not None and WILL.search(core) is not None
    if (later and later.start() == 0) or will:
        return Reading(Kind.LATER, "later", span=duration(said.digits))
    if skipped:
        return answer(Kind.SKIPPED, "dose_sentence", said)
    last = of_the_last(clauses_of(said.body))
    if last is Kind.LATER:
        return Reading(Kind.LATER, "later", span=duration(said.digits))
    return answer(last, "dose_sentence", said) if last else None


def _concludes_with_a_skip(said: Said) -> bool:
    """Whether the reason comes first: "felt better so skipped"."""
    clauses = clauses_of(said.body)
    return len(clauses) > 1 and len(clauses[-1]) > _LETTER and clauses[-1] in SKIPPED_WORDS


def _is_score(said: Said) -> bool:
    if not re.search(r"\d", said.digits):
        return False
    return own_score(said.body, "en").value is not None
