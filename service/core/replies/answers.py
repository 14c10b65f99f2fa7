"""Answers that count only while their question is open: doses, follow-ups, alerts, invites."""

import re
from datetime import timedelta

from service.core.replies.lexicon import LANGUAGES, lexicon
from service.core.replies.pieces import masked, pieces, with_digits
from service.core.replies.plain import THUMB_DOWN, THUMB_UP
from service.core.replies.reading import (
    FIRST_ALERT_CODE,
    Danger,
    Kind,
    Question,
    Reading,
    SideEffect,
    SkipCause,
)
from service.core.replies.said import Said, any_of, without
from service.core.replies.scores import find_score
from service.core.replies.words import joined

_ALL = tuple(LANGUAGES.values())
_COURTESY = frozenset().union(*(w.courtesy for w in _ALL))
_TAKEN_WORDS = frozenset().union(*(w.taken_words for w in _ALL))
_SKIPPED_WORDS = frozenset().union(*(w.skipped_words for w in _ALL))
_POLITE = _COURTESY - _TAKEN_WORDS - _SKIPPED_WORDS

_LETTERS = {
    "a": SkipCause.FORGOT,
    "b": SkipCause.FELT_BETTER,
    "c": SkipCause.RAN_OUT,
    "d": SkipCause.SIDE_EFFECTS,
    "e": SkipCause.OTHER,
}
_EFFECT_LETTERS = {
    "d": SideEffect.DIZZY,
    "w": SideEffect.DROWSY,
    "m": SideEffect.DRY_MOUTH,
    "o": SideEffect.OTHER,
    "n": SideEffect.NONE,
}
_CAUSES = {
    cause: joined(tuple(w.causes[cause.value] for w in _ALL))
    for cause in SkipCause
    if cause is not SkipCause.OTHER
}
_EFFECTS = {
    effect: joined(tuple(w.side_effects[effect.value] for w in _ALL))
    for effect in SideEffect
    if effect is not SideEffect.NONE
}
_NO_EFFECT = re.compile("|".join(f"(?:{p})" for w in _ALL for p in w.no_side_effects))
_ANY_EFFECT = joined(tuple(p for w in _ALL for p in w.side_effects.values()))
_TAKEN = joined(tuple(w.taken for w in _ALL))
_NOT_TAKEN = joined(tuple(w.not_taken for w in _ALL))
_NOT_YET = joined(tuple(w.not_yet for w in _ALL))
_LATER = joined(tuple(w.later for w in _ALL))
_UNTAKEN = joined(tuple(w.untaken for w in _ALL))
_TAKEN_SURELY = joined(tuple(w.taken_surely for w in _ALL))
_REFUSED = joined(tuple(w.refused for w in _ALL))
_CLAUSE = re.compile(
    r"[.,;:!?\n\u25c6\u25b2]+| - |\b(?:but|and|so|because|cos|cause|pero|porque|mais|et|mas|then)\b| [ye] "
)
_SKIPPED = joined(tuple(w.skipped for w in _ALL))
_ASKS_RECORD = joined(tuple(w.asks_record for w in _ALL))
_ADVICE = joined(tuple(w.advice for w in _ALL))
_ON_IT = joined(tuple(w.acknowledged_by for w in _ALL))
_OK = "|".join(sorted({re.escape(o) for w in _ALL for o in w.acknowledged}, key=len, reverse=True))
_ACK = re.compile(rf"(?:{_OK})[ ,.:#-]*(\d*)")
_BUSY = "|".join(sorted({re.escape(o) for w in _ALL for o in w.busy}, key=len, reverse=True))
_DOSE_THEN_MORE = re.compile(r"(?:t|s|taken|skip|skipped)\s*[,.;!\n]")
_UNTIL = re.compile(
    r"\b(?:until|'?till?|before|after|later|yet|right now|soon|in (?:an?|half|\d+)|hasta|despues|luego"
    r"|ahora|ahorita|todavia|mas tarde|avant|apres|plus tard|maintenant|jusqu|ate|depois|agora|ainda"
    r"|mais tarde|logo)\b"
)
_NOT_A_NAME = (
    "it|them|my|mine|all|both|at|with|already|just|now|thanks|thank|today|tonight|this|today's|by"
    "|and|w|about|around|before|after|on|in|ok|sorry|again|please|felt|im|i'm|i|as|because|cos|cause|since|for|was|had|being"
)
_NAMES_A_DOSE = re.compile(rf"(?:t|s|taken|skip|skipped)\b(?! (?:{_NOT_A_NAME})\b).+")
_LETTER_THEN_MORE = re.compile(
    r"(t|s) (?:sorry|again|please|felt|im|i'm|as|because|cos|and thank|thank|was)\b"
)
_BUSY_CODE = re.compile(rf"(?:{_BUSY})[ ,.:#-]*(\d*)")
_SNOOZE = "|".join(sorted({re.escape(o) for w in _ALL for o in w.snooze}, key=len, reverse=True))
_SNOOZE_CODE = re.compile(
    rf"(?:{_SNOOZE})[ ,.:#-]*((?:1[1-9]|[2-9]\d|\d{{3,6}})(?!\d| ?(?:h|m|d)))?[ ,.:-]*(.*)"
)
_SPAN = re.compile(
    r"(?<!\d)(\d{1,3}) ?(h|hr|hrs|hours?|horas?|heures?|m|mins?|minutes?|minutos?|mn|d|days?|dias?|jours?)\b"
)
_HALF_HOUR = re.compile(r"half (?:an )?hour|media hora|demi[- ]heure|meia hora")
_ONE_HOUR = re.compile(r"\b(?:an|a|one|una|une|uma) (?:hour|hr|hora|heure)\b")
_CODE = re.compile(r"[1-9][0-9]{1,5}")


def invite(said: Said, asked: tuple[Question, ...]) -> Reading | None:
    """YES while an invite is open."""
    if Question.INVITE in asked and any_of(said.bare, tuple(w.yes for w in _ALL)):
        newest = asked[0]
        if newest is Question.INVITE or not {Question.DOSE, Question.ALERT} & set(asked):
            return Reading(Kind.JOIN, "yes_to_invite")
    return None


def acknowledgement(said: Said, asked: tuple[Question, ...]) -> Reading | None:
    """OK with or without a code; while an alert is open also other words, BUSY and SNOOZE."""
    answer = said.body.strip(" .,!\"'()[]\n\u25c6\u25b2")
    if match := _ACK.fullmatch(answer):
        if (
            match[1] == ""
            and Question.DOSE in asked
            and Question.ALERT not in asked
            and answer == "si"
        ):
            return None
        coded = _coded(Kind.ACK, "ok", match[1])
        if coded.kind is Kind.ACK or Question.ALERT in asked or len(match[1]) > 2:
            return coded
    if Question.ALERT not in asked:
        return None
    bare = said.bare
    if match := _BUSY_CODE.fullmatch(bare):
        return _coded(Kind.BUSY, "busy", match[1])
    if match := _SNOOZE_CODE.fullmatch(bare):
        code = int(match[1]) if match[1] else None
        return Reading(Kind.SNOOZE, "snooze", code=code, span=_span(match[2]))
    rest, code = _without_code(without(bare, _COURTESY))
    if _ON_IT.fullmatch(rest) or (
        rest in {"", *["ok", "okay"]}
        and code is not None
        and any_of(bare.split()[0], tuple(w.acknowledged for w in _ALL))
    ):
        return Reading(Kind.ACK, "on_it" if code is None else "on_it_with_code", code=code)
    if any(bare.startswith(f"{ok} ") for ok in ("ok", "okay", "vale", "recu")) and not re.search(
        r"\d", rest
    ):
        core = without(bare, _COURTESY)
        if not core or _ON_IT.match(core):
            return Reading(Kind.ACK, "ok")
    return None


def _without_code(bare: str) -> tuple[str, int | None]:
    found = re.findall(r"(?<!\d)\d{2,6}(?!\d)", bare)
    if len(found) == 1 and int(found[0]) >= FIRST_ALERT_CODE:
        return without(" ".join(bare.replace(found[0], " ").split()), _COURTESY), int(found[0])
    return bare, None


def _coded(kind: Kind, reason: str, digits: str) -> Reading:
    if not digits:
        return Reading(kind, reason)
    if not _CODE.fullmatch(digits) or int(digits) < FIRST_ALERT_CODE:
        return Reading(Kind.UNCLEAR, "not_a_code")
    return Reading(kind, f"{reason}_with_code", code=int(digits))


def follow_up(said: Said, asked: tuple[Question, ...]) -> Reading | None:
    """Letters A-E while a skip's cause is the newest question, D W M O N while effects are asked."""
    if not {Question.SKIP_CAUSE, Question.SIDE_EFFECTS} & set(asked):
        return None
    bare = without(said.bare, _POLITE)
    if asked and asked[0] is Question.SKIP_CAUSE:
        if bare in _LETTERS:
            return Reading(Kind.SKIPPED, "cause_letter", cause=_LETTERS[bare])
        cause = _cause(said)
        if cause is not None and not re.search(r"\d", bare):
            return Reading(Kind.SKIPPED, "cause_words", cause=cause)
    if Question.SIDE_EFFECTS in asked:
        letters = re.sub(r"\band\b|\by\b|\bet\b|\be\b", " ", bare).split()
        if (
            len(letters) == 1
            and set(letters[0]) <= set(_EFFECT_LETTERS)
            and len(letters[0]) <= 4
            and len(letters[0]) > 1
            and letters[0]
            not in {
                "no",
                "now",
                "won",
                "mom",
                "dow",
                "mow",
                "wo",
                "on",
                "non",
                "don",
                "down",
                "own",
                "do",
                "mono",
                "wow",
                "noon",
                "moon",
                "nod",
                "nom",
                "mon",
                "dom",
                "dono",
                "mood",
            }
        ):
            letters = list(letters[0])
        if letters and set(letters) <= set(_EFFECT_LETTERS):
            effects = _ordered({_EFFECT_LETTERS[one] for one in letters})
            if SideEffect.NONE in effects and len(effects) > 1:
                return Reading(Kind.UNCLEAR, "effects_and_none")
            return Reading(Kind.SIDE_EFFECTS, "side_effect_letters", side_effects=effects)
        if asked[0] is Question.SIDE_EFFECTS and re.fullmatch(
            r"(?:no|none|nope|nothing|none of (?:them|these|those)|no side effects|ningun[oa]?|nada|aucun(?:e)?|rien|non|nao|nenhum(?:a)?)",
            bare,
        ):
            return Reading(Kind.SIDE_EFFECTS, "no_side_effects", side_effects=(SideEffect.NONE,))
    return None


def side_effects(said: Said) -> tuple[SideEffect, ...]:
    """The side effects that the words of a text tell of, leaving out those it denies."""
    if not _ANY_EFFECT.search(said.text):
        return ()
    found: set[SideEffect] = set()
    for effect, pattern in _EFFECTS.items():
        for match in pattern.finditer(said.text):
            before = re.split(
                r"[.!?;\n,]|\bbut\b|\bpero\b|\bmais\b|\bmas\b",
                said.text[max(0, match.start() - 40) : match.start()],
            )[-1]
            if not _NO_EFFECT.search(before):
                found.add(effect)
    return _ordered(found)


def _ordered(effects: set[SideEffect]) -> tuple[SideEffect, ...]:
    return tuple(effect for effect in SideEffect if effect in effects)


def _cause(said: Said) -> SkipCause | None:
    for cause in (
        SkipCause.RAN_OUT,
        SkipCause.SIDE_EFFECTS,
        SkipCause.FORGOT,
        SkipCause.FELT_BETTER,
    ):
        if _CAUSES[cause].search(said.bare):
            return cause
    return None


def dose(said: Said, asked: tuple[Question, ...], danger: Danger | None) -> Reading | None:
    """Taken, skipped or later, while a dose is open: negation and tense decide."""
    core = without(said.bare, _POLITE)
    if Question.DOSE not in asked:
        letter = core in {"t", "s", "taken", "skip", "skipped"}
        return Reading(Kind.UNCLEAR, "no_open_dose") if letter else None
    taken = core in _TAKEN_WORDS or said.bare in _TAKEN_WORDS
    skipped = core in _SKIPPED_WORDS or said.bare in _SKIPPED_WORDS
    if danger is not None:
        return None
    if not said.bare:
        if said.thumb == THUMB_UP:
            return Reading(Kind.TAKEN, "thumb_up")
        return Reading(Kind.SKIPPED, "thumb_down") if said.thumb == THUMB_DOWN else None
    if said.thumb == THUMB_DOWN and taken:
        return Reading(Kind.UNCLEAR, "extra_symbols")
    if _is_score(said):
        return None
    if _NAMES_A_DOSE.fullmatch(core) and not (
        side_effects(said) and _DOSE_THEN_MORE.match(said.text)
    ):
        return Reading(Kind.UNCLEAR, "names_a_dose")
    if more := _LETTER_THEN_MORE.match(core):
        taken, skipped = more[1] == "t", more[1] == "s"
    flat = " ".join(said.body.replace("\n", " ").split())
    if _ASKS_RECORD.search(flat):
        return Reading(Kind.QUESTION, "asks_record")
    if "?" in flat:
        if _ADVICE.search(flat):
            return Reading(Kind.QUESTION, "asks_advice")
        return Reading(Kind.UNCLEAR, "question")
    if taken and skipped:
        taken, skipped = core in {"t", "si", "ya"}, core == "s"
        if not (taken or skipped):
            return None
    if taken:
        return Reading(Kind.TAKEN, "dose_word")
    if skipped:
        return Reading(Kind.SKIPPED, "dose_word", cause=_cause(said))
    return _sentence(said, core)


def _sentence(said: Said, core: str) -> Reading | None:
    negated = _NOT_TAKEN.search(core)
    if _refuses(said, core):
        return Reading(Kind.SKIPPED, "dose_sentence", cause=_cause(said))
    if _NOT_YET.match(core):
        if _LATER.search(core) and (span := _span(said.digits)):
            return Reading(Kind.LATER, "later", span=span)
        cause = _cause(said)
        if cause in {SkipCause.RAN_OUT, SkipCause.SIDE_EFFECTS}:
            return Reading(Kind.SKIPPED, "dose_sentence", cause=cause)
        return Reading(Kind.LATER, "not_yet")
    took = _TAKEN.match(core)
    undone = _UNTAKEN.search(core)
    if undone:
        return None if took or _tells_of_taking(said) else _untaken_sentence(said, core)
    if took and not (negated and negated.start() <= took.end() and _governs(core, negated)):
        return Reading(Kind.TAKEN, "dose_sentence")
    if _tells_of_taking(said):
        return Reading(Kind.TAKEN, "dose_clause")
    return _untaken_sentence(said, core)


def _untaken_sentence(said: Said, core: str) -> Reading | None:
    later = _LATER.match(core)
    skipped = _SKIPPED.match(core)
    if later or (
        skipped
        and _LATER.search(core)
        and re.search(
            r"\b(?:will|i'?ll|gonna|going to|voy a|vais|vou|prendrai|tomare|tomarei)\b.*\b(?:take|taking|do|tomar\w*|prendre|have)\b",
            core,
        )
    ):
        return Reading(Kind.LATER, "later", span=_span(said.digits))
    if skipped:
        return Reading(Kind.SKIPPED, "dose_sentence", cause=_cause(said))
    if _LATER.search(core) and re.search(
        r"\b(?:will|i'?ll|ill|gonna|going to|voy a|vais|vou|tomare|prendrai|tomarei|take it)\b",
        core,
    ):
        return Reading(Kind.LATER, "later", span=_span(said.digits))
    return None


def _clauses(said: Said) -> list[str]:
    words = (without(" ".join(one.split()), _POLITE) for one in _CLAUSE.split(said.body))
    return [one for one in words if one]


def _tells_of_taking(said: Said) -> bool:
    """Whether a clause tells of the taking, and none after it takes that back: the last counts."""
    for clause in reversed(_clauses(said)):
        negated = _NOT_TAKEN.search(clause)
        taken = _TAKEN_SURELY.search(clause)
        if taken and not (negated and negated.start() < taken.end() and _governs(clause, negated)):
            return True
        if taken or negated:
            return False
    return False


def _refuses(said: Said, core: str) -> bool:
    """Whether the dose will not be taken, and nothing says that it will be, or was, after all."""
    return (
        _REFUSED.search(core) is not None
        and not _UNTIL.search(core)
        and not _tells_of_taking(said)
    )


def _governs(core: str, negated: re.Match[str]) -> bool:
    """Whether the negation comes before or belongs to the taking, not to what follows it."""
    head = core[: negated.start()]
    return not re.search(
        r"\b(?:took|taken|had|done|tome|tomado|tomada|pris|prise|tomei|fait|listo|feito|pronto|swallowed|did)\b",
        head,
    )


def _is_score(said: Said) -> bool:
    if not re.search(r"\d", said.digits):
        return False
    words = lexicon("en")
    return find_score(pieces(masked(with_digits(said.body, words)), words)).value is not None


def _span(text: str) -> timedelta | None:
    if _HALF_HOUR.search(text):
        return timedelta(minutes=30)
    if match := _SPAN.search(text):
        unit = match[2][0]
        minutes = {"h": 60, "m": 1, "d": 1440, "j": 1440}[unit] * int(match[1])
        return timedelta(minutes=minutes) if 0 < minutes <= 7 * 1440 else None
    return timedelta(hours=1) if _ONE_HOUR.search(text) else None
