"""What answers a follow-up: why a dose was skipped, and which side effects there are."""

import re

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.reading import Kind, Question, Reading, SideEffect, SkipCause
from service.core.replies.said import Said, any_of, without
from service.core.replies.sought import Sought
from service.core.replies.words import joined, one_of

_ALL = tuple(LANGUAGES.values())
_DOSE_WORDS = frozenset().union(*(w.taken_words | w.skipped_words for w in _ALL))
POLITE = frozenset().union(*(w.courtesy for w in _ALL)) - _DOSE_WORDS
"""Words that change nothing around an answer, and are no answers themselves."""

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
_BY_WEIGHT = (SkipCause.RAN_OUT, SkipCause.SIDE_EFFECTS, SkipCause.FORGOT, SkipCause.FELT_BETTER)
_CAUSES = {cause: joined(tuple(w.causes[cause.value] for w in _ALL)) for cause in _BY_WEIGHT}
_EFFECTS = {
    effect: joined(tuple(w.side_effects[effect.value] for w in _ALL))
    for effect in SideEffect
    if effect is not SideEffect.NONE
}
_ANY_EFFECT = Sought(p for w in _ALL for some in w.side_effects.values() for p in some)
_NO_EFFECT = re.compile("|".join(f"(?:{p})" for w in _ALL for p in w.no_side_effects))
_AND = re.compile(rf"\b(?:{one_of(*(w.and_words for w in _ALL))})\b")
_BUT = re.compile(rf"[.!?;\n,]|\b(?:{one_of(*(w.but_words for w in _ALL))})\b")
_LETTERS_AND_WORDS = frozenset().union(*(w.words_of_effect_letters for w in _ALL))
_SEEN_BEFORE = 40  # characters: how far before a side effect its denial may stand


def follow_up(said: Said, asked: tuple[Question, ...]) -> Reading | None:
    """Letters A-E while a skip's cause is the newest question, D W M O N while effects are."""
    if not {Question.SKIP_CAUSE, Question.SIDE_EFFECTS} & set(asked):
        return None
    bare = without(said.bare, POLITE)
    if asked[0] is Question.SKIP_CAUSE:
        if bare in _LETTERS:
            return Reading(Kind.SKIPPED, "cause_letter", cause=_LETTERS[bare])
        cause = cause_of(said)
        if cause is not None and not re.search(r"\d", bare):
            return Reading(Kind.SKIPPED, "cause_words", cause=cause)
    if Question.SIDE_EFFECTS in asked:
        if letters := _letters(bare):
            return _effects_of(letters)
        if asked[0] is Question.SIDE_EFFECTS and any_of(bare, (w.no_effects for w in _ALL)):
            return Reading(Kind.SIDE_EFFECTS, "no_side_effects", side_effects=(SideEffect.NONE,))
    return None


def _letters(bare: str) -> str:
    """The letters of an answer, apart ("d w", "d and w") or together ("dw"), and nothing else."""
    apart = _AND.sub(" ", bare).split()
    together = (
        len(apart) == 1
        and len(apart[0]) < len(_EFFECT_LETTERS)
        and apart[0] not in _LETTERS_AND_WORDS
    )
    if not together and any(len(one) != 1 for one in apart):
        return ""
    letters = "".join(apart)
    return letters if set(letters) <= set(_EFFECT_LETTERS) else ""


def _effects_of(letters: str) -> Reading:
    effects = _ordered({_EFFECT_LETTERS[one] for one in letters})
    if SideEffect.NONE in effects and len(effects) > 1:
        return Reading(Kind.UNCLEAR, "effects_and_none")
    return Reading(Kind.SIDE_EFFECTS, "side_effect_letters", side_effects=effects)


def side_effects(said: Said) -> tuple[SideEffect, ...]:
    """The side effects that the words of a text tell of, leaving out those it denies."""
    if not _ANY_EFFECT.search(said.text):
        return ()
    found: set[SideEffect] = set()
    for effect, pattern in _EFFECTS.items():
        for match in pattern.finditer(said.text):
            before = said.text[max(0, match.start() - _SEEN_BEFORE) : match.start()]
            if not _NO_EFFECT.search(_BUT.split(before)[-1]):
                found.add(effect)
    return _ordered(found)


def _ordered(effects: set[SideEffect]) -> tuple[SideEffect, ...]:
    return tuple(effect for effect in SideEffect if effect in effects)


def cause_of(said: Said) -> SkipCause | None:
    """Why a dose was skipped, where the words say it; of several causes the weightiest."""
    return next((cause for cause in _BY_WEIGHT if _CAUSES[cause].search(said.bare)), None)
