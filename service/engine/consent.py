"""STOP and START: consent changes at once, for the number, in every role its owner has."""

from datetime import datetime

from sqlmodel import Session, col, update

from service.core.delivery import PASSES_OPT_OUT, MessageKind, MessageState
from service.core.policy import Policy
from service.core.texts import write
from service.db.queries.people import caregivers_of, contacts, has_opted_out, people_at
from service.db.rows import id_of
from service.db.tables import ConsentEvent, ConsentKind, Message, OptOut, Person, PersonKind
from service.engine.outbox import put


def opt_out(
    session: Session, policy: Policy, phone: str, wording: str, now: datetime, *, confirm: bool
) -> None:
    """End all texts to a number and tell those who count on them; a second STOP changes nothing.

    `confirm` is False where the provider has already answered the word itself.
    """
    if has_opted_out(session, phone):
        return
    owners = people_at(session, phone)
    if confirm and owners:
        body = write("opted_out", owners[0].language, policy)
        put(session, MessageKind.OPTOUT_CONFIRMATION, owners[0], body, now)
    _block(session, phone, "text", wording, now)
    for owner in owners:
        tell_others(session, policy, owner, now)


def opt_in(
    session: Session, policy: Policy, phone: str, wording: str, now: datetime, *, confirm: bool
) -> bool:
    """Re-open a number whose owner texted START; whether it had been closed."""
    blocked = session.get(OptOut, phone)
    if blocked is None:
        return False
    session.delete(blocked)
    session.flush()
    _record(session, phone, ConsentKind.OPTED_IN, "text", wording, now)
    owners = people_at(session, phone)
    if confirm and owners:
        body = write("opted_in", owners[0].language, policy)
        put(session, MessageKind.OPTIN_CONFIRMATION, owners[0], body, now)
    for owner in owners:
        _tell_that_it_goes_on(session, policy, owner, now)
    return True


def note_refused_number(session: Session, phone: str, now: datetime) -> bool:
    """The provider refuses this number because its owner texted STOP there: so do we from now on.

    Whether that is news, and so still to be told. Twilio: error 21610. Its list of blocks cannot
    be read; this is one of two ways to learn one.
    """
    if has_opted_out(session, phone):
        return False
    _block(session, phone, "provider", "Twilio error 21610", now)
    return True


def _block(session: Session, phone: str, source: str, wording: str, now: datetime) -> None:
    session.add(OptOut(phone=phone, source=source, happened_at=now))
    _record(session, phone, ConsentKind.OPTED_OUT, source, wording, now)
    session.execute(
        update(Message)
        .where(
            col(Message.to_phone) == phone,
            col(Message.state) == MessageState.PLANNED,
            col(Message.kind).not_in(PASSES_OPT_OUT),
        )
        .values(state=MessageState.SUPPRESSED, reason="opted out", settled_at=now)
    )


def _record(
    session: Session, phone: str, kind: ConsentKind, source: str, wording: str, now: datetime
) -> None:
    owners: list[int | None] = [person.id for person in people_at(session, phone)]
    session.add_all(
        ConsentEvent(
            person_id=owner,
            phone=phone,
            kind=kind,
            source=source,
            wording=wording[:200],
            happened_at=now,
        )
        for owner in owners or [None]
    )


def tell_others(session: Session, policy: Policy, owner: Person, now: datetime) -> None:
    """Admins learn of every STOP; caregivers who may see the patient's answers, of a patient's."""
    for person, body in _notices(session, policy, owner, "stop"):
        put(session, MessageKind.NOTICE, person, body, now)


def _tell_that_it_goes_on(session: Session, policy: Policy, owner: Person, now: datetime) -> None:
    """After a START: a notice of the STOP that still waits is taken back, one that left answered.

    What would arrive in the morning and is no longer true must not arrive.
    """
    of_stop = _notices(session, policy, owner, "stop")
    of_start = _notices(session, policy, owner, "start")
    for (person, stop), (_, start) in zip(of_stop, of_start, strict=True):
        waiting = session.execute(
            update(Message)
            .where(
                col(Message.person_id) == person.id,
                col(Message.body) == stop,
                col(Message.state) == MessageState.PLANNED,
            )
            .values(state=MessageState.SUPPRESSED, reason="texted START", settled_at=now)
        )
        if not waiting.rowcount:  # type: ignore[attr-defined]  # an UPDATE has it
            put(session, MessageKind.NOTICE, person, start, now)


def _notices(
    session: Session, policy: Policy, owner: Person, word: str
) -> list[tuple[Person, str]]:
    """Who is told of an owner's STOP ("stop") or START ("start"), and in which words."""
    names = {"name": owner.name, "id": id_of(owner), "kind": owner.kind.value}
    told = [
        (admin, write(f"{word}_told_admin", admin.language, policy, **names))
        for admin in contacts(session, PersonKind.ADMIN)
    ]
    if owner.kind is PersonKind.PATIENT:
        told += [
            (person, write(f"{word}_told_caregiver", person.language, policy, patient=owner.name))
            for person, caregiver in caregivers_of(session, id_of(owner))
            if caregiver.sees_scores or caregiver.sees_doses
        ]
    return told
