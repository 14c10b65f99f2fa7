"""What the command line did to consent, followed up: invites, welcomes, opt-outs and their end."""

from datetime import datetime

from sqlmodel import Session, col, false, select

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.db.tables import ConsentEvent, ConsentKind, Person, PersonKind, PersonState
from service.engine.consent import tell_others, tell_that_it_goes_on, tell_that_it_was_lifted
from service.engine.joining import invite_text, welcome_text
from service.engine.outbox import put

EVENTS_PER_ROUND = 50
WELCOMED = (PersonKind.PATIENT, PersonKind.CAREGIVER)


def follow_consent(session: Session, policy: Policy, now: datetime) -> int:
    """Send the texts that events entered by an admin call for; how many events there were.

    Somebody invited gets the invite, somebody whose consent was entered one welcome, and of an
    opt-out that was entered or lifted the same people hear as of a STOP or a START, and its owner
    that it was lifted.
    """
    rows = session.exec(
        select(ConsentEvent, Person)
        .join(Person, col(Person.id) == col(ConsentEvent.person_id))
        .where(col(ConsentEvent.followed_up) == false())
        .order_by(col(ConsentEvent.id))
        .limit(EVENTS_PER_ROUND)
        .with_for_update(of=ConsentEvent, skip_locked=True)
    ).all()
    for event, person in rows:
        event.followed_up = True
        if event.kind is ConsentKind.INVITED and person.state is PersonState.PENDING:
            put(session, MessageKind.INVITE, person, invite_text(session, policy, person), now)
        elif event.kind is ConsentKind.GIVEN and _is_welcome(person):
            put(session, MessageKind.WELCOME, person, welcome_text(session, policy, person), now)
        elif event.kind is ConsentKind.OPTED_OUT:
            tell_others(session, policy, person, now, "stop_entered")
        elif event.kind is ConsentKind.LIFTED:
            tell_that_it_goes_on(session, policy, person, now, "start_lifted")
            tell_that_it_was_lifted(session, policy, person, now)
    return len(rows)


def _is_welcome(person: Person) -> bool:
    return person.kind in WELCOMED and person.state is PersonState.ACTIVE
