"""What counts while an invite or an alert is open: YES, OK with a code, BUSY, SNOOZE."""

import re
from dataclasses import replace

from service.core.replies.danger import danger_in
from service.core.replies.danger_words import DangerWords
from service.core.replies.durations import duration
from service.core.replies.endangered import Endangered, endangered
from service.core.replies.lexicon import LANGUAGES, lexicon
from service.core.replies.quantities import with_digits
from service.core.replies.reading import FIRST_ALERT_CODE, Danger, Kind, Question, Reading
from service.core.replies.said import Said, any_of
from service.core.replies.taken_up import TakenUp, taken_up
from service.core.replies.words import one_of

IN_DOUBT = "alert_in_doubt"
"""The reason of a text that may take an alert over, or may not: whoever sent it is asked."""
_IN_DOUBT = Reading(Kind.UNCLEAR, IN_DOUBT)

_ALL = tuple(LANGUAGES.values())
_COURTESY = frozenset().union(*(w.courtesy for w in _ALL))
_YES = frozenset().union(*(w.yes for w in _ALL))
_OK = frozenset().union(*(w.acknowledged for w in _ALL))
_CODE = r"[1-9]\d{1,5}"
_ACK = re.compile(rf"(?:{one_of(_OK)})[ ,.:#-]*(\d*)")
_YES_WITH_CODE = re.compile(rf"(?:{one_of(_YES)})[ ,.:#-]*({_CODE})")
_BUSY = re.compile(rf"(?:{one_of(*(w.busy for w in _ALL))})[ ,.:#-]*(\d*)")
_SNOOZE = re.compile(
    rf"(?:{one_of(*(w.snooze for w in _ALL))})"
    r"[ ,.:#-]*((?:1[1-9]|[2-9]\d|\d{3,6})(?!\d| ?(?:h|m|d)))?[ ,.:-]*(.*)"
)
_DIGITS_OF_A_SCORE = 2


def invite(said: Said, asked: tuple[Question, ...]) -> Reading | None:
    """YES while an invite is open; an OK may answer any text of ours and waits for a person."""
    if Question.INVITE not in asked:
        return None
    if any_of(said.bare, tuple(w.yes for w in _ALL)):
        newest = asked[0]
        if newest is Question.INVITE or not {Question.DOSE, Question.ALERT} & set(asked):
            return Reading(Kind.JOIN, "yes_to_invite")
    if said.bare in _OK and Question.ALERT not in asked:
        return Reading(Kind.UNCLEAR, "ok_to_invite")
    return None


def acknowledgement(
    said: Said, asked: tuple[Question, ...], danger: Danger | None, own: DangerWords | None
) -> Reading | None:
    """OK with or without a code; while an alert is open also other words, BUSY and SNOOZE.

    A question takes nothing. Who helps often says more: beside words of danger an OK is one as
    well, unless they may be about whoever says it. `own` are a clinic's own words of danger.
    """
    alert = Question.ALERT in asked
    if match := _ACK.fullmatch(said.body.strip(" .,!\"'()[]\n\u25c6\u25b2")):
        coded = _coded(Kind.ACK, "ok", match[1])
        if coded.kind is Kind.ACK or alert or len(match[1]) > _DIGITS_OF_A_SCORE:
            return coded
    if not alert:
        return None
    return _in_other_words(said, danger, own) or _not_now(said)


def _in_other_words(said: Said, danger: Danger | None, own: DangerWords | None) -> Reading | None:
    if match := _YES_WITH_CODE.fullmatch(said.bare):
        return _coded(Kind.ACK, "on_it", match[1]) if "?" not in said.body else _IN_DOUBT
    taking = taken_up(with_digits(said.body, lexicon("en")) if danger else said.body)
    takes = _coded(Kind.ACK, "on_it" if taking.in_words else "ok", taking.code)
    if danger is not None and (taking.begins or taking.has_called):
        return _beside_danger(taking, takes, danger, own)
    if not taking.begins or taking.more:
        return None
    return _IN_DOUBT if taking.asks else takes


def _beside_danger(
    taking: TakenUp, takes: Reading, danger: Danger, own: DangerWords | None
) -> Reading | None:
    """Who helps has the alert; who may be in danger themselves has not, and is asked nothing."""
    rest = ", ".join(taking.more)
    who = Endangered.ANOTHER if taking.has_called or not rest else Endangered.EITHER
    if danger_in(rest, own)[0]:
        who = endangered(rest, own)
    sure = who is Endangered.ANOTHER or (who is Endangered.EITHER and taking.code != "")
    if sure and taking.begins and not (taking.asks or taking.is_against):
        return takes
    may_be_theirs = danger is Danger.SELF_HARM and who is Endangered.EITHER
    if who is Endangered.ONESELF or may_be_theirs:
        return None
    return replace(_IN_DOUBT, kind=Kind.DANGER)


def _not_now(said: Said) -> Reading | None:
    if "?" in said.body:
        return None
    if match := _BUSY.fullmatch(said.bare):
        return _coded(Kind.BUSY, "busy", match[1])
    if match := _SNOOZE.fullmatch(said.bare):
        code = int(match[1]) if match[1] else None
        span = duration(match[2])
        no_span = span is None and re.search(r"\d", match[2])
        return Reading(Kind.SNOOZE, "snooze_unsaid" if no_span else "snooze", code=code, span=span)
    return None


def _coded(kind: Kind, reason: str, digits: str) -> Reading:
    if not digits:
        return Reading(kind, reason)
    if not re.fullmatch(_CODE, digits) or int(digits) < FIRST_ALERT_CODE:
        return Reading(Kind.UNCLEAR, "not_a_code")
    return Reading(kind, f"{reason}_with_code", code=int(digits))
