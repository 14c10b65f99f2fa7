"""The follow-up pass: what failed, and what admins entered, is told to whoever must know."""

from datetime import datetime

from sqlmodel import Session, col, false, select

from service.core.delivery import MessageState
from service.core.failures import TOLD_TO_ADMINS, Failure
from service.core.policy import Policy
from service.core.texts import write
from service.db.queries.people import caregivers_of, people_at
from service.db.rows import id_of
from service.db.tables import Message, Person, PersonKind, ServiceState
from service.engine.consent import tell_others
from service.engine.context import Context, Counts
from service.engine.entered import follow_entered
from service.engine.invites import follow_consent
from service.engine.notices import tell_admins, tell_once
from service.engine.pace import by_alert_sender
from service.engine.quarantine import quarantining
from service.engine.receipts import DID_NOT_ARRIVE
from service.sms.twilio_codes import of_receipt

FAILURES_PER_ROUND = 50
IN_A_ROW = 3
"""So many texts to one number that did not arrive, and none that did, need a person."""
LEFT = (MessageState.SENT, MessageState.DELIVERED, *DID_NOT_ARRIVE)


def follow_up(ctx: Context) -> Counts:
    """Tell admins of numbers, words and settings to mend, and people of an opt-out by refusal.

    An alert that failed needs nothing here: the escalate pass turns to the next person. What
    the command line entered takes its effect on people here.
    """
    now = ctx.clock.now()
    with ctx.db.write() as session:
        failed = session.exec(
            select(Message, Person)
            .join(Person, col(Person.id) == col(Message.person_id))
            .where(col(Message.followed_up) == false())
            .order_by(col(Message.id))
            .limit(FAILURES_PER_ROUND)
            .with_for_update(of=Message, skip_locked=True)
        ).all()
        for message, person in failed:
            message.followed_up = True
            with quarantining(session, message):
                _tell(session, ctx.policy, message, person, now)
        stopped = _tell_of_stop(session, ctx.policy, now)
        consents = follow_consent(session, ctx.policy, now)
        entered = follow_entered(session, ctx.policy, now)
    return {
        "failures": len(failed),
        "stops": stopped,
        "consents": consents,
        "entered": entered,
    }


def _tell(
    session: Session, policy: Policy, message: Message, person: Person, now: datetime
) -> None:
    said = of_receipt(message.error_code)
    who = {"name": person.name, "id": id_of(person)}
    if said.failure is Failure.OPTED_OUT:
        for owner in people_at(session, message.to_phone):
            tell_others(session, policy, owner, now)
    elif said.stops_all and not by_alert_sender(message, policy.pace):
        return  # told once for all of them
    elif said.failure in TOLD_TO_ADMINS:
        tell_admins(session, policy, "not_textable", now, **who, why=said.words)
    elif _none_arrives(session, message.to_phone):
        tell_admins(session, policy, "none_arrives", now, **who, count=IN_A_ROW)
    if said.failure is Failure.BLOCKED and person.kind is PersonKind.PATIENT:
        _tell_caregivers(session, policy, person, now)


def _none_arrives(session: Session, phone: str) -> bool:
    """Whether the last texts to a number all failed, each for a reason that passes."""
    last = session.exec(
        select(col(Message.state))
        .where(Message.to_phone == phone, col(Message.state).in_(LEFT))
        .order_by(col(Message.id).desc())
        .limit(IN_A_ROW)
    ).all()
    return len(last) == IN_A_ROW and all(state in DID_NOT_ARRIVE for state in last)


def _tell_caregivers(session: Session, policy: Policy, patient: Person, now: datetime) -> None:
    """A patient whom no text reaches: whoever may see the answers learns why there are none."""
    for caregiver, allowed in caregivers_of(session, id_of(patient)):
        if allowed.sees_scores or allowed.sees_doses:
            body = write("blocked", caregiver.language, policy, patient=patient.name)
            tell_once(session, caregiver, body, now)


def _tell_of_stop(session: Session, policy: Policy, now: datetime) -> int:
    """While nothing leaves this waits too and tells afterwards; `status` tells at once."""
    state = session.get(ServiceState, 1)
    if state is None or state.stopped_until_at is None or state.stopped_until_at <= now:
        return 0
    return tell_admins(session, policy, "sending_stopped", now, why=state.stop_reason)
