"""The follow-up pass: a text that failed is not the end of it; whoever must know is told."""

from datetime import datetime

from sqlmodel import Session, col, false, select

from service.core.failures import TOLD_TO_ADMINS, Failure
from service.core.policy import Policy
from service.db.queries.people import people_at
from service.db.rows import id_of
from service.db.tables import Message, Person, ServiceState
from service.engine.consent import tell_others
from service.engine.context import Context, Counts
from service.engine.notices import tell_admins
from service.engine.quarantine import quarantining
from service.sms.twilio_codes import of_receipt

FAILURES_PER_ROUND = 50


def follow_up(ctx: Context) -> Counts:
    """Tell admins of numbers, words and settings to mend, and people of an opt-out by refusal.

    An alert that failed needs nothing here: the escalate pass turns to the next person.
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
    return {"failures": len(failed), "stops": stopped}


def _tell(
    session: Session, policy: Policy, message: Message, person: Person, now: datetime
) -> None:
    said = of_receipt(message.error_code)
    if said.failure is Failure.OPTED_OUT:
        for owner in people_at(session, message.to_phone):
            tell_others(session, policy, owner, now)
    elif said.failure in TOLD_TO_ADMINS and not said.stops_all:  # else once for all of them
        tell_admins(
            session,
            policy,
            "not_textable",
            now,
            name=person.name,
            id=id_of(person),
            why=said.words,
        )


def _tell_of_stop(session: Session, policy: Policy, now: datetime) -> int:
    """While nothing leaves this waits too and tells afterwards; `status` tells at once."""
    state = session.get(ServiceState, 1)
    if state is None or state.stopped_until_at is None or state.stopped_until_at <= now:
        return 0
    return tell_admins(session, policy, "sending_stopped", now, why=state.stop_reason)
