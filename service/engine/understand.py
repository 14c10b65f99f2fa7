"""From one stored text to its meaning and effect: exactly one reply, whatever it says."""

from datetime import datetime

from sqlmodel import Session

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.replies import Kind, Question, Reading, is_provider_keyword, read
from service.core.texts import ask_again, write
from service.db.queries.people import emergency_number, has_opted_out, people_at
from service.db.rows import id_of
from service.db.tables import InboundMessage, Message, Person, Reply
from service.engine.acknowledge import acknowledge, notified_episodes, was_notified
from service.engine.answers import answer_dose, answer_score
from service.engine.consent import opt_in, opt_out
from service.engine.outbox import put
from service.engine.questions import AskedPrompt, asked_prompts, times_asked_again

ASK_AGAIN_AT_MOST = 2
"""After that a person of the clinic reads the text; a patient is not nagged."""


def understand(session: Session, policy: Policy, text: InboundMessage, now: datetime) -> Reply:
    """Read one text and do what it says, all in the caller's transaction.

    An unknown number gets silence, but its STOP counts.
    """
    people = people_at(session, text.from_phone)
    prompts = asked_prompts(session, text.from_phone, text.received_at)
    alerts = notified_episodes(session, text.from_phone)
    reading = _with_provider_word(
        read(text.body, _questions(prompts, alerts=bool(alerts))),
        text,
        opted_out=has_opted_out(session, text.from_phone),
    )
    reply = Reply(
        inbound_id=id_of(text),
        person_id=people[0].id if people else None,
        kind=reading.kind,
        value=reading.value,
        reason=reading.reason,
        read_at=now,
    )
    session.add(reply)
    session.flush()

    if reading.kind in (Kind.OPTOUT, Kind.OPTIN):
        change = opt_out if reading.kind is Kind.OPTOUT else opt_in
        change(session, policy, text.from_phone, text.body, now, confirm=_confirm(policy, text))
    elif not people:
        reply.reason = "unknown_number"
    elif reading.kind is Kind.HELP:
        _help(session, policy, people[0], now)
    elif reading.kind is Kind.ACK and was_notified(session, text.from_phone):
        acknowledge(session, policy, text.from_phone, reading.code, now)
    else:
        _answer(session, policy, text, reply, prompts, now)
    return reply


def _answer(
    session: Session,
    policy: Policy,
    text: InboundMessage,
    reply: Reply,
    prompts: list[AskedPrompt],
    now: datetime,
) -> None:
    """What a patient says of pain and doses; anything else is asked again or left to a person."""
    if reply.kind is Kind.SCORE:
        answer_score(session, policy, text, reply, prompts, now)
    elif reply.kind in (Kind.TAKEN, Kind.SKIPPED):
        answer_dose(session, policy, text, reply, prompts, now)
    else:
        _ask_again(session, policy, reply, prompts, text.received_at, now)


def _questions(prompts: list[AskedPrompt], *, alerts: bool) -> set[Question]:
    questions = {
        Question.DOSE if prompt.message.kind is MessageKind.DOSE else Question.CHECKIN
        for prompt in prompts
    }
    return questions | {Question.ALERT} if alerts else questions


def _with_provider_word(reading: Reading, text: InboundMessage, *, opted_out: bool) -> Reading:
    """What Twilio's Advanced Opt-Out made of the text counts, whatever its language.

    Twilio: OptOutType is STOP, START or HELP, and present only with Advanced Opt-Out. A YES of
    somebody who had not opted out comes with START too, but is an answer.
    """
    word = text.parameters.get("OptOutType")
    if word == "STOP":
        return Reading(Kind.OPTOUT, "provider_opt_out")
    if word == "START" and opted_out:
        return Reading(Kind.OPTIN, "provider_opt_in")
    if word == "HELP":
        return Reading(Kind.HELP, "provider_help")
    return reading


def _confirm(policy: Policy, text: InboundMessage) -> bool:
    """Whether the confirmation is ours to send: never a second one after the provider's own."""
    answered_by_provider = policy.optout != "off" and is_provider_keyword(text.body)
    return not answered_by_provider and "OptOutType" not in text.parameters


def _help(session: Session, policy: Policy, person: Person, now: datetime) -> None:
    number = emergency_number(session, person)
    body = write("help", person.language, policy, emergency=number)
    put(session, MessageKind.HELP, person, body, now)


def _ask_again(
    session: Session,
    policy: Policy,
    reply: Reply,
    prompts: list[AskedPrompt],
    received_at: datetime,
    now: datetime,
) -> None:
    """Ask the newest unanswered question again, twice at most; otherwise a person reads it."""
    waiting = [p for p in prompts if p.is_open(received_at) and not p.answered]
    if waiting and times_asked_again(session, waiting[0].message) < ASK_AGAIN_AT_MOST:
        prompt: Message = waiting[0].message
        person = waiting[0].person
        reply.person_id, reply.prompt_id = person.id, prompt.id
        body = ask_again(policy, person.language, prompt.kind.value, waiting[0].wall)
        put(session, MessageKind.ASK_AGAIN, person, body, now, prompt_id=prompt.id)
        return
    reply.needs_person = True
