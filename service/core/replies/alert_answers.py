"""What counts while an invite or an alert is open: YES, OK with a code, BUSY, SNOOZE."""

import re

from service.core.replies.durations import duration
from service.core.replies.lexicon import LANGUAGES
from service.core.replies.reading import FIRST_ALERT_CODE, Danger, Kind, Question, Reading
from service.core.replies.said import Said, any_of, without
from service.core.replies.words import joined, one_of

_ALL = tuple(LANGUAGES.values())
_COURTESY = frozenset().union(*(w.courtesy for w in _ALL))
_OK = frozenset().union(*(w.acknowledged for w in _ALL))
_ON_IT = joined(tuple(w.acknowledged_by for w in _ALL))
_ACK = re.compile(rf"(?:{one_of(_OK)})[ ,.:#-]*(\d*)")
_BUSY = re.compile(rf"(?:{one_of(*(w.busy for w in _ALL))})[ ,.:#-]*(\d*)")
_SNOOZE = re.compile(
    rf"(?:{one_of(*(w.snooze for w in _ALL))})"
    r"[ ,.:#-]*((?:1[1-9]|[2-9]\d|\d{3,6})(?!\d| ?(?:h|m|d)))?[ ,.:-]*(.*)"
)
_OK_THEN_MORE = re.compile(rf"(?:{one_of(_OK)}) ")
_OK_WITH_CODE_THEN_WORDS = re.compile(
    rf"(?:{one_of(_OK)})[ ,.:#-]*([1-9]\d{{1,5}})[ ,.:;-]+[^\W\d]"
)
_DIGITS_OF_A_SCORE = 2
_CODE = re.compile(r"[1-9][0-9]{1,5}")


def invite(said: Said, asked: tuple[Question, ...]) -> Reading | None:
    """YES while an invite is open."""
    if Question.INVITE in asked and any_of(said.bare, tuple(w.yes for w in _ALL)):
        newest = asked[0]
        if newest is Question.INVITE or not {Question.DOSE, Question.ALERT} & set(asked):
            return Reading(Kind.JOIN, "yes_to_invite")
    return None


def acknowledgement(
    said: Said, asked: tuple[Question, ...], danger: Danger | None
) -> Reading | None:
    """OK with or without a code; while an alert is open also other words, BUSY and SNOOZE.

    Who helps often says more: beside words of danger "OK 11 calling 911" is an OK as well.
    """
    alert = Question.ALERT in asked
    if alert and danger and (match := _OK_WITH_CODE_THEN_WORDS.match(said.body)):
        return _coded(Kind.ACK, "ok", match[1])
    if match := _ACK.fullmatch(said.body.strip(" .,!\"'()[]\n\u25c6\u25b2")):
        coded = _coded(Kind.ACK, "ok", match[1])
        if coded.kind is Kind.ACK or alert or len(match[1]) > _DIGITS_OF_A_SCORE:
            return coded
    return _of_an_alert(said) if alert else None


def _of_an_alert(said: Said) -> Reading | None:
    if match := _BUSY.fullmatch(said.bare):
        return _coded(Kind.BUSY, "busy", match[1])
    if match := _SNOOZE.fullmatch(said.bare):
        code = int(match[1]) if match[1] else None
        return Reading(Kind.SNOOZE, "snooze", code=code, span=duration(match[2]))
    rest, code = _without_code(without(said.bare, _COURTESY))
    ok_beside_code = code is not None and (rest in {"", *_OK}) and said.bare.split()[0] in _OK
    if _ON_IT.fullmatch(rest) or ok_beside_code:
        return Reading(Kind.ACK, "on_it" if code is None else "on_it_with_code", code=code)
    if _OK_THEN_MORE.match(said.bare) and not re.search(r"\d", rest):
        core = without(said.bare, _COURTESY)
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
