"""From one stored text to its meaning and effect: exactly one reply, whatever it says."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.replies.alert_answers import IN_DOUBT
from service.core.replies.reader import is_provider_keyword, read
from service.core.replies.reading import Danger, Kind, Question, Reading
from service.db.queries.people import ended_at, has_opted_out
from service.db.rows import id_of
from service.db.tables import InboundMessage, PersonKind, Reply
from service.engine.acknowledge import ALERT_KINDS, answer_alert, was_notified
from service.engine.advice import answer_picture, answer_question
from service.engine.answers import answer_dose, answer_score, note_side_effects
from service.engine.asking import ask_again, open_questions
from service.engine.consent import opt_in, opt_out, provider_blocks_on, yes_after_stop
from service.engine.danger import raise_alarm
from service.engine.joining import by_name, invited, join
from service.engine.later import later
from service.engine.loops import keeps_silent
from service.engine.own_texts import without_our_own
from service.engine.skip_cause import note_skip_cause
from service.engine.turn import Turn, open_turn
from service.engine.wishes import end_caregiver

KEYWORDS = frozenset({"optout_word", "provider_opt_out"})
"""Readings of a STOP that nobody can have misread; from any other an admin may lift it."""
STARTS = frozenset({"optin_word", "provider_opt_in"})
"""Readings of a START in so many words: nothing else opens a number that has opted out."""

A_FEW_WORDS = 3
ONLY_OURS = Reading(Kind.IGNORED, "only_quoted")
THUMBS = frozenset({"thumb_up", "thumb_down"})


def understand(session: Session, policy: Policy, text: InboundMessage, now: datetime) -> Reply:
    """Read one text and do what it says, all in the caller's transaction.

    An unknown number gets silence, but its STOP counts, its words of danger reach people, and
    what is longer than a few words waits for one.
    """
    turn = open_turn(session, policy, text, now)
    questions = open_questions(turn)
    reading = _unless_a_nod(_read(turn, questions), turn)
    reading = _joining_by_name(turn, questions) or reading
    return act(turn, _with_provider_word(reading, turn, invited=Question.INVITE in questions))


def _read(turn: Turn, questions: Collection[Question]) -> Reading:
    """What a text says; what it only repeats of ours is not its sender's to say."""
    language, own, text = _language(turn), turn.policy.own_danger, turn.text
    reading = read(turn.words, questions, language, own)
    if turn.addressed is not None and reading.danger is None:
        whole = read(text.body, questions, language, own)
        reading = whole if whole.danger else reading
    rest = without_our_own(turn.session, turn.phone, text.body, text.received_at)
    if rest == text.body or reading.kind is Kind.IGNORED:
        return reading
    return read(rest, questions, language, own) if any(map(str.isalnum, rest)) else ONLY_OURS


def _joining_by_name(turn: Turn, questions: Collection[Question]) -> Reading | None:
    """The JOIN of one of several people of a phone who says which of them joins."""
    rest = by_name(turn)
    reading = None if rest is None else read(rest, questions, _language(turn))
    return reading if reading is not None and reading.kind is Kind.JOIN else None


def act(turn: Turn, reading: Reading) -> Reply:
    """Do what a text was read to say: danger first, then consent, then everything else."""
    turn.reading = reading
    turn.reply = _reply(turn)
    turn.muted = keeps_silent(turn)
    if reading.danger is not None:
        also = [Danger.PHYSICAL] if reading.also_physical else []
        raise_alarm(turn, [reading.danger, *also])
    if reading.danger_denied:
        turn.reply.needs_person, turn.reply.reason = True, "danger_denied"
    if not end_caregiver(turn) and not _consents(turn):
        _answer(turn)
    return turn.reply


def _reply(turn: Turn) -> Reply:
    reading = turn.reading
    one_of_several = turn.patient is None and bool(turn.patients)
    known = turn.people or reading.kind in (Kind.OPTOUT, Kind.OPTIN)
    reply = Reply(
        inbound_id=id_of(turn.text),
        person_id=turn.speaker.id if turn.people and not one_of_several else None,
        kind=reading.kind,
        value=reading.value,
        reason=reading.reason if known else _of_nobody(turn),
        danger=reading.danger,
        side_effects=" ".join(effect.value for effect in reading.side_effects),
        read_at=turn.now,
    )
    turn.session.add(reply)
    turn.session.flush()
    return reply


def _of_nobody(turn: Turn) -> str:
    """The reason of a text from a number that nobody in our care has, or has no more."""
    ended = ended_at(turn.session, turn.phone)
    if any(one.kind is PersonKind.PATIENT for one in ended):
        return "care_ended"
    return "part_ended" if ended else "unknown_number"


def _consents(turn: Turn) -> bool:
    """Do what changes consent, and say whether that is what the text was about."""
    kind = turn.reading.kind
    if kind is Kind.OPTOUT:
        source = "text" if turn.reading.reason in KEYWORDS else "sentence"
        opt_out(turn, source, confirm=_confirm(turn))
    elif kind is Kind.OPTIN:
        _begin_again(turn)
    elif kind is Kind.JOIN:
        join(turn)
    else:
        return False
    return True


def _begin_again(turn: Turn) -> None:
    """A START opens the number, and agrees to an invite that its STOP had answered.

    A sentence cannot open it: it may be misread, so a person sees to it. Nor can a START to
    which the provider does not listen.
    """
    if turn.reading.reason not in STARTS and has_opted_out(turn.session, turn.phone):
        turn.reply.needs_person = True
        return
    if provider_blocks_on(turn):
        turn.reply.needs_person, turn.reply.reason = True, "start_not_alone"
        return
    if not opt_in(turn, confirm=_confirm(turn)) or invited(turn):
        join(turn)


def _answer(turn: Turn) -> None:
    """What people say of pain and doses, what they ask, and whatever else they text.

    A few words from nobody we know may be anybody's; more may be a patient with a new telephone,
    so a person reads them.
    """
    if turn.people:
        _ANSWERS.get(turn.reading.kind, _whatever)(turn)
    elif turn.reading.kind is not Kind.IGNORED and len(turn.text.body.split()) > A_FEW_WORDS:
        turn.reply.needs_person = True


def _alert(turn: Turn) -> None:
    if not was_notified(turn.session, turn.phone):
        ask_again(turn)
        return
    answered = answer_alert(
        turn.session, turn.policy, turn.phone, turn.reading, turn.now, muted=turn.muted
    )
    turn.reply.needs_person |= not answered


def _dose(turn: Turn) -> None:
    if not note_skip_cause(turn):
        answer_dose(turn)


def _danger(turn: Turn) -> None:
    """Danger has been seen to; whether it takes an alert as well is asked where it may."""
    if turn.reading.reason == IN_DOUBT:
        ask_again(turn)


def _nothing(turn: Turn) -> None:
    """A machine's text asks for nothing."""


def _whatever(turn: Turn) -> None:
    """What could not be read is asked again, but not of somebody who speaks of danger."""
    speaks_of_danger = turn.reading.danger is not None or turn.reading.danger_denied
    if not speaks_of_danger and not answer_picture(turn):
        ask_again(turn)


_ANSWERS: dict[Kind, Callable[[Turn], None]] = {
    Kind.HELP: Turn.help,
    **dict.fromkeys(ALERT_KINDS, _alert),
    Kind.SCORE: answer_score,
    Kind.TAKEN: _dose,
    Kind.SKIPPED: _dose,
    Kind.LATER: later,
    Kind.SIDE_EFFECTS: note_side_effects,
    Kind.QUESTION: answer_question,
    Kind.DANGER: _danger,
    Kind.IGNORED: _nothing,
}


def _language(turn: Turn) -> str:
    if turn.addressed is None and turn.prompts:
        return turn.prompts[0].person.language
    return turn.speaker.language if turn.people else "en"


def _unless_a_nod(reading: Reading, turn: Turn) -> Reading:
    """A thumb to a dose that is answered nods at our receipt: it must not turn that answer round.

    Somebody whose dose was saved as skipped, and who says fine to that, has not taken it.
    """
    doses = turn.fitting(MessageKind.DOSE)
    answered = bool(doses) and all(dose.answered for dose in doses)
    nods = reading.reason in THUMBS and answered
    return replace(reading, kind=Kind.IGNORED) if nods else reading


def _with_provider_word(reading: Reading, turn: Turn, *, invited: bool) -> Reading:
    """What Twilio's Advanced Opt-Out made of the text counts, whatever its language.

    Twilio: OptOutType is STOP, START or HELP, and present only with Advanced Opt-Out. A YES of
    somebody who had not opted out comes with START too, but is an answer.
    """
    word = turn.text.parameters.get("OptOutType")
    opted_out = has_opted_out(turn.session, turn.phone)
    if word == "STOP":
        return Reading(Kind.OPTOUT, "provider_opt_out", danger=reading.danger)
    if word == "START" and (opted_out or invited):
        return Reading(Kind.OPTIN, "provider_opt_in", danger=reading.danger)
    if word == "HELP":
        return Reading(Kind.HELP, "provider_help", danger=reading.danger)
    return yes_after_stop(turn) or reading


def _confirm(turn: Turn) -> bool:
    """Whether the confirmation is ours to send: never a second one after the provider's own."""
    answered_by_provider = turn.policy.optout != "off" and is_provider_keyword(turn.text.body)
    return not answered_by_provider and "OptOutType" not in turn.text.parameters
