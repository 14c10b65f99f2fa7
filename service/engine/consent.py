"""STOP, START and JOIN: consent changes at once; STOP and START count for the number."""

from datetime import datetime

from sqlmodel import Session, col, update

from service.core.delivery import MessageKind, MessageState
from service.core.names import first_name
from service.core.policy import Policy
from service.core.texts import (
    WORDING_VERSION,
    for_contact,
    for_person,
    invite,
    welcome,
    with_code,
    write,
)
from service.db.queries.consent import (
    LIFTABLE,
    SENTENCE,
    block,
    invited_at,
    record,
    unsuppress,
)
from service.db.queries.holding import look_again
from service.db.queries.people import caregivers_of, contacts, has_opted_out, people_at
from service.db.queries.sharing import addressees
from service.db.rows import id_of
from service.db.tables import (
    Caregiver,
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


def join(turn: Turn) -> None:
    """Take the JOIN of somebody who was invited; consent is each person's own.

    Where several of one phone wait, only one whom the text names has agreed; else a person
    reads it, as one that comes while a STOP holds: only a START ends that. Nobody who was not
    invited can join; that somebody who has not agreed yet wants to, a person reads, too.
    """
    if has_opted_out(turn.session, turn.phone):
        turn.reply.needs_person, turn.reply.reason = True, "join_after_stop"
        return
    waiting = [one for one in turn.people if invited_at(turn.session, one) is not None]
    if turn.addressed is not None:
        waiting = [one for one in waiting if one.id == turn.addressed.id]
    if len(waiting) != 1:
        turn.reply.needs_person = any(one.state is PersonState.PENDING for one in turn.people)
        if len(waiting) > 1:
            turn.belongs_to(None)
        elif turn.reply.needs_person:
            turn.reply.reason = "join_uninvited"
        return
    person = waiting[0]
    person.state, person.consented_at = PersonState.ACTIVE, turn.at
    turn.session.add(
        ConsentEvent(
            person_id=person.id,
            phone=person.phone,
            kind=ConsentKind.GIVEN,
            source="text",
            wording=turn.text.body[:200],
            wording_version=WORDING_VERSION,
            language=person.language,
            happened_at=turn.at,
        )
    )
    turn.session.flush()
    look_again(turn.session, turn.now)
    turn.belongs_to(person)
    body = welcome_text(turn.session, turn.policy, person)
    put(turn.session, MessageKind.WELCOME, person, body, turn.now, urgent=True)


def invite_text(session: Session, policy: Policy, person: Person) -> str:
    """The one text to somebody who has not agreed; on a shared phone with how they agree."""
    body = invite(policy, person.language, _patient_of(session, person))
    whose = addressees(session, {person.phone}).get(id_of(person))
    if whose is None:
        return body
    return with_code(policy, person.language, body, whose.name, whose.code, "JOIN")


def welcome_text(session: Session, policy: Policy, person: Person) -> str:
    """The first text to somebody who has agreed; on a shared phone it says who that is.

    Whoever shares it counts: a caregiver on the patient's own phone, say, is welcomed there too.
    """
    body = welcome(policy, person.language, _patient_of(session, person))
    if len({one.name for one in people_at(session, person.phone)}) == 1:
        return body
    return for_person(policy, person.language, body, first_name(person.name))


def _patient_of(session: Session, person: Person) -> str | None:
    """The name of a caregiver's patient; None for a patient."""
    caregiver = session.get(Caregiver, person.id)
    return session.get_one(Person, caregiver.patient_id).name if caregiver else None


def note_refused_number(session: Session, phone: str, now: datetime) -> bool:
    """The provider refuses this number because its owner texted STOP there: so do we from now on.

    Whether that is news, and so still to be told. Twilio: error 21610. Its list of blocks cannot
    be read; this is one of two ways to learn one.
    """
    if has_opted_out(session, phone):
        return False
    block(session, phone, "provider", "Twilio error 21610", now)
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

    `word` is one of STOPS, "start" or "start_lifted".
    """
    names = {"name": owner.name, "id": id_of(owner), "kind": owner.kind.value}
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
    return [(person, body) for person, body in told if person.phone != owner.phone]
