"""An answer to a dose: taken, skipped or later. Negation and tense decide; the last word wins."""

import re
from functools import lru_cache

from service.core.replies.durations import duration
from service.core.replies.follow_ups import POLITE, cause_of, side_effects
from service.core.replies.lexicon import LANGUAGES
from service.core.replies.plain import THUMB_DOWN, THUMB_UP
from service.core.replies.reading import Danger, Kind, Question, Reading, SkipCause
from service.core.replies.said import Said, without
from service.core.replies.spoken_for import own_score
from service.core.replies.taking import only_says_when, tells_of_taking
from service.core.replies.words import joined, one_of

_ALL = tuple(LANGUAGES.values())
_TAKEN_WORDS = frozenset().union(*(w.taken_words for w in _ALL))
_SKIPPED_WORDS = frozenset().union(*(w.skipped_words for w in _ALL))
_KEYS = frozenset({"t", "s", "taken", "skip", "skipped"})  # what the prompt asks to be texted
_KEY_THEN_MORE = re.compile(rf"(?:{one_of(_KEYS)})\s*[,.;!\n]")
_NAMES_A_DOSE = re.compile(
    rf"(?:{one_of(_KEYS)})\b(?! (?:{one_of(*(w.beside_a_key for w in _ALL))})\b).+"
)
_KEY_AND_MORE = re.compile(r"(t|s) (.+)")
_WHY = re.compile(rf"(?:{one_of(*(w.why_words for w in _ALL))})\b")
_CORRECTIONS = one_of(*(w.corrections for w in _ALL))
_BETWEEN_KEYS = one_of(*((w.corrections | w.courtesy | w.speaker | w.it_is) - _KEYS for w in _ALL))
_CORRECTED = re.compile(  # possessive, for phrases overlap: work stays bounded
    rf"(?:(?:\w+ ){{0,3}}?(?:{one_of(_KEYS)}) (?=.*\b(?:{_CORRECTIONS})\b))"
    rf"(?:(?:{_BETWEEN_KEYS}) )++({one_of(_KEYS)})"
)
_BOTH_WAYS = {"t": Kind.TAKEN, "si": Kind.TAKEN, "ya": Kind.TAKEN, "s": Kind.SKIPPED}

_NOT_TAKEN = joined(tuple(w.not_taken for w in _ALL))
_UNTAKEN = joined(tuple(w.untaken for w in _ALL))
_NOT_YET = joined(tuple(w.not_yet for w in _ALL))
_LATER = joined(tuple(w.later for w in _ALL))
_UNTIL = joined(tuple(w.until for w in _ALL))
_WILL = joined(tuple(w.will_take for w in _ALL))
_USUALLY = joined(tuple(w.usually for w in _ALL))
_SKIPPED = joined(tuple(w.skipped for w in _ALL))
_REFUSED = joined(tuple(w.refused for w in _ALL))
_ASKS_RECORD = joined(tuple(w.asks_record for w in _ALL))
_ADVICE = joined(tuple(w.advice for w in _ALL))
_NAMED = joined(tuple(w.names_a_dose for w in _ALL))
_ASKS_FIRST = joined(tuple(w.asks_first for w in _ALL))
_SHORT = 60  # characters: what says nothing but when is no longer
_LETTER = 2  # "s", "no": too little to conclude with
_QUESTION = re.compile(r"[^.,;!?]*\?")
_CLAUSE_WORDS = one_of(*(w.clause_words for w in _ALL))
_CLAUSE = re.compile(
    rf"[,;:!?\n()\u25c6\u25b2]+|\.(?!\d)| - |(?<![\w'])(?<!\bil )(?:{_CLAUSE_WORDS})(?![\w'])"
)


def dose(said: Said, asked: tuple[Question, ...], danger: Danger | None) -> Reading | None:
    """Taken, skipped or later, while a dose is open and nothing in the text is danger."""
    core = without(said.bare, POLITE)
    if Question.DOSE not in asked:
        return Reading(Kind.UNCLEAR, "no_open_dose") if core in _KEYS else None
    if danger is not None or _is_score(said):
        return None
    if not said.bare:
        return _thumb(said)
    if reading := _key(said, core) or _asks(said) or _word(said, core) or _sentence(said, core):
        return reading
    newest = asked[0] is Question.DOSE
    if len(said.bare) < _SHORT and _says_when(said.body, newest=newest):
        return Reading(Kind.TAKEN, "dose_sentence")
    return None


def _key(said: Said, core: str) -> Reading | None:
    """A key of the prompt with more behind it: why, or which dose of several it may be about."""
    if corrected := _CORRECTED.fullmatch(core):
        return _answer(_of_key(corrected[1]), "dose_word", said)
    if (more := _KEY_AND_MORE.match(core)) and "?" not in said.body:
        kind, story = _of_key(more[1]), more[2]
        tells_why = _WHY.match(story) or (kind is Kind.SKIPPED and cause_of(said))
        if tells_why and not _contradicts(kind, story):
            return _answer(kind, "dose_word", said)
    with_effects = side_effects(said) and _KEY_THEN_MORE.match(said.text)
    if _NAMES_A_DOSE.fullmatch(core) and not with_effects:
        return Reading(Kind.UNCLEAR, "names_a_dose")
    return None


def _of_key(key: str) -> Kind:
    return Kind.TAKEN if key.startswith("t") else Kind.SKIPPED


def _contradicts(kind: Kind, story: str) -> bool:
    """Whether what stands behind a key says otherwise, or speaks of one dose among several."""
    if _NAMED.search(story):
        return True
    if kind is Kind.SKIPPED:
        return _taken(story) or _WILL.search(story) is not None
    says_no = (
        _UNTAKEN.search(story)
        or _REFUSED.search(story)
        or _SKIPPED.match(story)
        or _NOT_YET.match(story)
    )
    return says_no is not None or _LATER.match(story) is not None


def _word(said: Said, core: str) -> Reading | None:
    """A word for taken or skipped, and nothing else."""
    words = {core, said.bare}
    taken, skipped = bool(words & _TAKEN_WORDS), bool(words & _SKIPPED_WORDS)
    if taken and said.thumb == THUMB_DOWN:
        return Reading(Kind.UNCLEAR, "extra_symbols")
    if taken and skipped:
        kind = _BOTH_WAYS.get(core)
        return _answer(kind, "dose_word", said) if kind else None
    if taken or skipped:
        return _answer(Kind.TAKEN if taken else Kind.SKIPPED, "dose_word", said)
    return None


def _answer(kind: Kind, reason: str, said: Said) -> Reading:
    return Reading(kind, reason, cause=cause_of(said) if kind is Kind.SKIPPED else None)


def _thumb(said: Said) -> Reading | None:
    if said.thumb == THUMB_UP:
        return Reading(Kind.TAKEN, "thumb_up")
    return Reading(Kind.SKIPPED, "thumb_down") if said.thumb == THUMB_DOWN else None


def _asks(said: Said) -> Reading | None:
    flat = " ".join(said.body.split())
    if _ASKS_RECORD.search(flat):
        return Reading(Kind.QUESTION, "asks_record")
    if _ASKS_FIRST.match(flat):
        return Reading(Kind.QUESTION, "asks_advice")
    if "?" not in flat:
        return None
    if _ADVICE.search(flat):
        return Reading(Kind.QUESTION, "asks_advice")
    told_as_well = _taken(_QUESTION.sub(".", flat)) and not _UNTAKEN.search(flat)
    return None if told_as_well else Reading(Kind.UNCLEAR, "question")


def _sentence(said: Said, core: str) -> Reading | None:
    taken = _taken(said.body)
    if _REFUSED.search(core) and not _UNTIL.search(core) and not taken:
        return _answer(Kind.SKIPPED, "dose_sentence", said)
    if _NOT_YET.match(core):
        return _not_yet(said, core)
    if taken:
        return None if _UNTAKEN.search(said.bare) else Reading(Kind.TAKEN, "dose_sentence")
    return _not_taken(said, core)


def _taken(text: str) -> bool:
    """Whether a clause tells of the taking, and none after it takes that back: the last counts."""
    for clause in reversed(clauses_of(text)):
        told, negated = tells_of_taking(clause), _NOT_TAKEN.search(clause)
        if told is not None:
            return negated is None or negated.start() >= told
        if negated:
            return False
    return False


def _says_when(text: str, *, newest: bool) -> bool:
    """Whether a text says how long ago and nothing else: "yes", or to the newest question."""
    clauses = clauses_of(text)
    when = tuple(without(one, _TAKEN_WORDS) for one in clauses)
    if not any(when) or not (newest or when != clauses):
        return False
    return all(not one or only_says_when(one) for one in when)


@lru_cache(maxsize=8)  # one text is asked for its clauses more than once
def clauses_of(text: str) -> tuple[str, ...]:
    """The clauses of a text that say more than courtesy, without the courtesy at their ends."""
    return tuple(one for one in map(_stripped, _CLAUSE.split(text)) if one)


def _stripped(clause: str) -> str:
    return without(" ".join(clause.split()), POLITE)


def _not_yet(said: Said, core: str) -> Reading:
    if _LATER.search(core) and (span := duration(said.digits)):
        return Reading(Kind.LATER, "later", span=span)
    if cause_of(said) in {SkipCause.RAN_OUT, SkipCause.SIDE_EFFECTS}:
        return _answer(Kind.SKIPPED, "dose_sentence", said)
    return Reading(Kind.LATER, "not_yet")


def _not_taken(said: Said, core: str) -> Reading | None:
    if _USUALLY.search(core):
        return None
    later, skipped = _LATER.search(core), _SKIPPED.match(core) or _concludes_with_a_skip(said)
    will = later is not None and _WILL.search(core) is not None
    if (later and later.start() == 0) or will:
        return Reading(Kind.LATER, "later", span=duration(said.digits))
    return _answer(Kind.SKIPPED, "dose_sentence", said) if skipped else None


def _concludes_with_a_skip(said: Said) -> bool:
    """Whether the reason comes first: "felt better so skipped"."""
    clauses = clauses_of(said.body)
    return len(clauses) > 1 and len(clauses[-1]) > _LETTER and clauses[-1] in _SKIPPED_WORDS


def _is_score(said: Said) -> bool:
    if not re.search(r"\d", said.digits):
        return False
    return own_score(said.body, "en").value is not None
