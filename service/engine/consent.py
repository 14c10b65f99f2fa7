"""STOP and START: they hold at once, and for the number in every role."""

from datetime import datetime

from sqlmodel import Session, col, select, update

from service.core.delivery import MessageKind, MessageState
from service.core.policy import Policy
from service.core.replies.reader import is_provider_keyword, read
from service.core.replies.reading import Kind, Question, Reading
from service.core.texts import (
    for_contact,
    write,
)
from service.db.queries.consent import (
    LIFTABLE,
    SENTENCE,
    block,
    record,
    unsuppress,
)
from service.db.queries.holding import look_again
from service.db.queries.people import caregivers_of, contacts, has_opted_out, people_at
from service.db.rows import id_of
from service.db.tables import (
    ConsentEvent,
    ConsentKind,
    Message,
    OptOut,
    Person,
    PersonKind,
    PersonState,
)
from service.engine.outbox import put
from service.engine.turn import Turn

STOPS = ("stop", "stop_read", "stop_entered")
"""The words of the notices that texts have ended: texted so, read in a sentence, by hand."""
SAID_AT_MOST = 40
"""So many characters of a text stand in a notice about it; the rest: carebell consent log."""
PROVIDER = "provider"
"""The source of an opt-out that the provider's refusal told of."""
_PUNCTUATION = " .,!"
YES_AFTER_STOP = "yes_after_stop"
YES_TO_INVITE = "yes_to_invite"
"""The reading of a yes of any language, where it can answer nothing but an invite."""


def opt_out(turn: Turn, source: str, *, confirm: bool) -> None:
    """End all texts to a number and tell those who count on them; a second STOP changes nothing.

    But that a STOP in so many words takes an admin's right to lift one that was entered by hand
    or read from a sentence. `confirm` is False where the provider has answered the word itself.
    """
    session, phone, wording = turn.session, turn.phone, turn.text.body
    blocked = session.get(OptOut, phone)
    if blocked is not None:
        if blocked.source in LIFTABLE and source not in LIFTABLE:
            blocked.source = source
            record(session, phone, ConsentKind.OPTED_OUT, source, wording, turn.now)
        return
    if confirm and turn.people:
        body = write("opted_out", turn.people[0].language, turn.policy)
        put(session, MessageKind.OPTOUT_CONFIRMATION, turn.people[0], body, turn.now)
    block(session, phone, source, wording, turn.now)
    for owner in turn.people:
        word = "stop_read" if source == SENTENCE else "stop"
        tell_others(session, turn.policy, owner, turn.now, word)


def opt_in(turn: Turn, *, confirm: bool) -> bool:
    """Re-open a number whose owner texted START; whether it had been closed."""
    session, phone = turn.session, turn.phone
    unsuppress(session, phone)
    blocked = session.get(OptOut, phone)
    if blocked is None:
        return False
    session.delete(blocked)
    session.flush()
    look_again(session, turn.now)
    record(session, phone, ConsentKind.OPTED_IN, "text", turn.text.body, turn.now)
    if confirm and turn.people:
        body = write("opted_in", turn.people[0].language, turn.policy)
        put(session, MessageKind.OPTIN_CONFIRMATION, turn.people[0], body, turn.now)
    for owner in turn.people:
        tell_that_it_goes_on(session, turn.policy, owner, turn.now)
    return True


def provider_blocks_on(turn: Turn) -> bool:
    """Whether the provider has a block of its own that this START does not end.

    Twilio lifts one only for its own word with nothing beside it: what we sent would
    be refused.
    """
    its_own_word = is_provider_keyword(turn.text.body.strip(_PUNCTUATION))
    if its_own_word or "OptOutType" in turn.text.parameters:
        return False
    return _provider_blocks(turn)


def yes_after_stop(turn: Turn) -> Reading | None:
    """What a bare yes, of any language, from a number that has opted out is; else None.

    Never an answer to what was asked before the STOP. Twilio lifts a block of its own for YES and
    tells its sender so: then it is a START. Where Twilio blocks nothing it may as well confirm
    the STOP: a person reads it, as any JOIN while a STOP holds.
    """
    if not has_opted_out(turn.session, turn.phone):
        return None
    if read(turn.text.body, [Question.INVITE]).reason != YES_TO_INVITE:
        return None
    lifts = turn.policy.optout == "default" and is_provider_keyword(turn.text.body)
    if lifts and _provider_blocks(turn):
        return Reading(Kind.OPTIN, "provider_opt_in")
    return Reading(Kind.JOIN, YES_AFTER_STOP)


def _provider_blocks(turn: Turn) -> bool:
    """Whether the provider has a block of its own on this number."""
    blocked = turn.session.get(OptOut, turn.phone)
    if blocked is None:
        return False
    stop = _newest(turn.session, turn.phone, ConsentKind.OPTED_OUT)
    by_provider = blocked.source == PROVIDER or is_provider_keyword(stop.wording if stop else "")
    return by_provider and turn.policy.optout != "off"


def note_refused_number(session: Session, phone: str, now: datetime) -> bool:
    """The provider refuses this number because its owner texted STOP there: so do we from now on.

    Whether that is news, and so still to be told. Twilio: error 21610. Its list of blocks cannot
    be read; this is one of two ways to learn one.
    """
    if has_opted_out(session, phone):
        return False
    block(session, phone, PROVIDER, "Twilio error 21610", now)
    return True


def tell_others(
    session: Session, policy: Policy, owner: Person, now: datetime, word: str = "stop"
) -> None:
    """Admins learn of every STOP; caregivers who may see the patient's answers, of a patient's.

    `word` is "stop_read" where a sentence was read so, "stop_entered" where it was entered by
    hand.
    """
    for person, body in _notices(session, policy, owner, word):
        put(session, MessageKind.NOTICE, person, body, now)


def tell_that_it_goes_on(
    session: Session, policy: Policy, owner: Person, now: datetime, word: str = "start"
) -> None:
    """A notice of an opt-out's begin that still waits is taken back, one that left answered.

    What would arrive in the morning and is no longer true must not arrive. `word` is
    "start_lifted" where an admin took the opt-out back.
    """
    of_stop = {body for stop in STOPS for _, body in _notices(session, policy, owner, stop)}
    for person, start in _notices(session, policy, owner, word):
        waiting = session.execute(
            update(Message)
            .where(
                col(Message.person_id) == person.id,
                col(Message.body).in_(of_stop),
                col(Message.state) == MessageState.PLANNED,
            )
            .values(state=MessageState.SUPPRESSED, reason="opted in again", settled_at=now)
        )
        if not waiting.rowcount:  # type: ignore[attr-defined]  # an UPDATE has it
            put(session, MessageKind.NOTICE, person, start, now)


def tell_that_it_was_lifted(
    session: Session, policy: Policy, owner: Person, now: datetime
) -> None:
    """One text to a number whose opt-out an admin took back, if somebody there has agreed.

    Their last text from us said that there would be no more.
    """
    agreed = [one for one in people_at(session, owner.phone) if one.state is PersonState.ACTIVE]
    if agreed and agreed[0].id == owner.id:
        key = for_contact("lifted") if owner.kind.is_contact else "lifted"
        put(session, MessageKind.NOTICE, owner, write(key, owner.language, policy), now)


def _notices(
    session: Session, policy: Policy, owner: Person, word: str
) -> list[tuple[Person, str]]:
    """Who is told of an owner's STOP or START, and in which words; not the owner's own phone.

    Nor twice a phone that several admins share.

    `word` is one of STOPS, "start" or "start_lifted".
    """
    names = {"name": owner.name, "id": id_of(owner), "kind": owner.kind.value}
    names["said"] = _said(session, owner.phone, word)
    told = [
        (admin, write(f"{word}_told_admin", admin.language, policy, **names))
        for admin in contacts(session, PersonKind.ADMIN)
    ]
    if owner.kind is PersonKind.PATIENT:
        told += [
            (
                person,
                write(
                    f"{word.partition('_')[0]}_told_caregiver",
                    person.language,
                    policy,
                    patient=owner.name,
                ),
            )
            for person, caregiver in caregivers_of(session, id_of(owner))
            if caregiver.sees_scores or caregiver.sees_doses
        ]
    once = {(person.phone, body): (person, body) for person, body in reversed(told)}
    return [one for (phone, _), one in reversed(once.items()) if phone != owner.phone]


def _said(session: Session, phone: str, word: str) -> str:
    """How the text that ended or began it begins: "STOP", "Baja"; for whoever is told of it."""
    kind = ConsentKind.OPTED_IN if word == "start" else ConsentKind.OPTED_OUT
    event = _newest(session, phone, kind)
    if event is None or event.source == PROVIDER:
        return "STOP"
    wording = " ".join(event.wording.split())
    return wording if len(wording) <= SAID_AT_MOST else f"{wording[:SAID_AT_MOST]}..."


def _newest(session: Session, phone: str, kind: ConsentKind) -> ConsentEvent | None:
    """What was last put on record of that kind about a number."""
    return session.exec(
        select(ConsentEvent)
        .where(ConsentEvent.phone == phone, ConsentEvent.kind == kind)
        .order_by(col(ConsentEvent.id).desc())
    ).first()
