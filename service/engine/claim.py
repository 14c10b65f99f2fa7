"""Claiming: which due texts this process takes now, and which must not leave at all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select, update

from service.core.delivery import (
    BEFORE_CONSENT,
    LANES,
    PASSES_OPT_OUT,
    SUSPENDED_BY_A_PAUSE,
    URGENT,
    Lane,
    MessageState,
)
from service.core.policy import Pace, Policy, ReconcileTimes
from service.core.unknowns import first_look_at
from service.db.rows import id_of
from service.db.tables import Attempt, Message, OptOut, Person, PersonState, ServiceState
from service.engine.danger import paused_for_danger
from service.engine.notices import tell_admins
from service.engine.nudge import ANSWERED, DANGER, moot_nudges
from service.engine.pace import (
    COUNTED,
    by_alert_sender,
    segments_free,
    sent_lately,
    texts_of_the_day,
    waits_for_pace,
)
from service.engine.quarantine import note_problem, quarantining

CLAIM = 32
"""Small, so that what comes later and is more pressing never waits behind more than this."""
EXPIRED_AT_ONCE = 500
"""After a peak that its rate could not bring out in time: no write may hold webhooks for long."""
LEASE = timedelta(minutes=5)
"""Longer than a claim's calls can take together, with their time limits."""
ALERT_LEASE = timedelta(minutes=1)
"""Longer than one call. What a dead process held waits no longer than an alert whose answer was
lost; what a slow one has not come to is another's the sooner."""

Row = tuple[Message, Person, OptOut | None]


@dataclass(slots=True)
class Taken:
    """What one claim took, and how many texts it suppressed instead."""

    messages: list[Message] = field(default_factory=list)
    suppressed: int = 0


def expire(session: Session, now: datetime) -> int:
    """Too late by its kind: recorded, never sent. What another holds at this moment comes next."""
    late = (
        select(Message.id)
        .where(col(Message.state) == MessageState.PLANNED, col(Message.expires_at) <= now)
        .limit(EXPIRED_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    expired = session.execute(
        update(Message)
        .where(col(Message.id).in_(late))
        .values(state=MessageState.EXPIRED, reason="too late", settled_at=now)
        .execution_options(synchronize_session=False)
    )
    return int(expired.rowcount)  # type: ignore[attr-defined]  # an UPDATE has it


def take_over(session: Session, times: ReconcileTimes, now: datetime) -> int:
    """Free the claims of processes that died, which their leases show; how many they were."""
    return _free(session, col(Message.claim_ends_at) <= now, times)


def give_back(
    session: Session, times: ReconcileTimes, holder: str, lanes: Collection[Lane] = LANES
) -> int:
    """Free the claims of a process that ends, so that nobody waits for their leases."""
    own = and_(col(Message.claimed_by) == holder, col(Message.lane).in_(lanes))
    return _free(session, own, times)


def _free(session: Session, which: ColumnElement[bool], times: ReconcileTimes) -> int:
    """With a call begun, nobody knows what became of a text; without one it is free again."""
    lapsed = session.exec(
        select(Message)
        .where(Message.state == MessageState.CLAIMED, which)
        .with_for_update(skip_locked=True)
    ).all()
    if not lapsed:
        return 0
    begun = dict(
        session.exec(
            select(col(Attempt.message_id), col(Attempt.started_at))
            .where(
                col(Attempt.message_id).in_([message.id for message in lapsed]),
                col(Attempt.outcome).is_(None),
            )
            .order_by(col(Attempt.started_at))
        ).all()
    )
    for message in lapsed:
        message.claimed_by = message.claim_ends_at = None
        started_at = begun.get(id_of(message))
        if started_at is None:
            message.state = MessageState.PLANNED
        else:
            message.state, message.reason = MessageState.UNKNOWN, "stopped while sending"
            message.ask_at = first_look_at(message.kind, started_at, times)
    return len(lapsed)


def claim(
    session: Session,
    policy: Policy,
    holder: str,
    now: datetime,
    lanes: Collection[Lane] = LANES,
    at_most: int = CLAIM,
) -> Taken:
    """Take some due texts in the order of their lanes, as far as the pace allows.

    What may not be sent to somebody is suppressed with its reason. While sending is stopped,
    because nothing would pass, nothing is taken but alerts with a sender of their own.
    """
    taken = Taken()
    if session.exec(select(Message.id).where(_waiting(now, lanes)).limit(1)).first() is None:
        return taken  # the usual case: what is idle locks nothing, for that is a write
    # The lock: two workers that counted at once would both see the same room. Whoever holds it
    # waits for no text, or it could be waited for by somebody who holds that text.
    state = session.get(ServiceState, 1, with_for_update=True)
    if state is not None and state.stopped_until_at is not None and now < state.stopped_until_at:
        lanes = URGENT.intersection(lanes) if policy.pace.alerts_apart else ()
    rows = _due(session, now, lanes, at_most) if lanes else ()
    if not rows:
        return taken
    caps = _Caps(session, policy.pace, rows, now)
    free = segments_free(session, policy.pace, now, LEASE)
    moot = overtaken(session, [message for message, _, _ in rows], now)
    for message, person, opted_out in rows:
        why_not = moot.get(id_of(message)) or _why_not(message, person, opted_out, caps)
        if why_not is not None:
            message.state, message.reason = MessageState.SUPPRESSED, why_not
            message.settled_at = now
            taken.suppressed += 1
            _tell_of_cap(session, policy, message, person, now)
            continue
        if waits_for_pace(message) and message.segments > free:
            # What comes behind it waits too: short texts would else always take a long one's room.
            free = 0
            continue
        if not by_alert_sender(message, policy.pace):
            free -= message.segments
        message.state = MessageState.CLAIMED
        lease = ALERT_LEASE if message.lane in URGENT else LEASE
        message.claimed_by, message.claim_ends_at = holder, now + lease
        caps.count(message)
        taken.messages.append(message)
    return taken


def _why_not(
    message: Message, person: Person, opted_out: OptOut | None, caps: "_Caps"
) -> str | None:
    """Why a text is not sent; one that cannot even be looked at is none to send."""
    try:
        return obstacle(message, person, opted_out) or caps.obstacle(message)
    except Exception as error:  # noqa: BLE001  one bad row must not stop the others
        note_problem(message, error)
        return SET_ASIDE


def obstacle(message: Message, person: Person, opted_out: OptOut | None) -> str | None:
    """Why this person may not be sent this text; None if nothing speaks against it."""
    if opted_out is not None and message.kind not in PASSES_OPT_OUT:
        return "opted out"
    if person.state is PersonState.PENDING and message.kind not in BEFORE_CONSENT:
        return "no consent on record"
    if person.state is PersonState.PAUSED and message.kind in SUSPENDED_BY_A_PAUSE:
        return "paused"
    if person.state is PersonState.ENDED and message.kind not in PASSES_OPT_OUT:
        return "ended"
    return None


def overtaken(session: Session, messages: Sequence[Message], now: datetime) -> dict[int, str]:
    """Those of these texts that something their patients texted makes moot, and what it was."""
    answered = dict.fromkeys(moot_nudges(session, messages), ANSWERED)
    return answered | dict.fromkeys(_resting(session, messages, now), DANGER)


def _resting(session: Session, messages: Sequence[Message], now: datetime) -> set[int]:
    """The prompts among these whose patients are left alone after words of danger."""
    prompts = [message for message in messages if message.kind in SUSPENDED_BY_A_PAUSE]
    if not prompts:
        return set()
    resting = paused_for_danger(session, {message.person_id for message in prompts}, now)
    return {id_of(message) for message in prompts if message.person_id in resting}


SET_ASIDE = "set aside, an error came in the way"
TOO_MANY = "too many texts in a day"
SAME_AGAIN = "the same text has just been sent"


class _Caps:
    """How much the numbers in one claim have had, this claim included."""

    def __init__(self, session: Session, pace: Pace, rows: Sequence[Row], now: datetime) -> None:
        phones = {message.to_phone for message, _, _ in rows if message.kind in COUNTED}
        self._limit = pace.texts_a_day
        self._had = texts_of_the_day(session, phones, now) if phones else {}
        self._lately = sent_lately(session, phones, pace, now) if phones else set()

    def obstacle(self, message: Message) -> str | None:
        if message.kind not in COUNTED:
            return None
        if (message.person_id, message.body) in self._lately:
            return SAME_AGAIN
        return TOO_MANY if self._had.get(message.to_phone, 0) >= self._limit else None

    def count(self, message: Message) -> None:
        if message.kind in COUNTED:
            self._had[message.to_phone] = self._had.get(message.to_phone, 0) + 1
            self._lately.add((message.person_id, message.body))


def _due(session: Session, now: datetime, lanes: Collection[Lane], at_most: int) -> Sequence[Row]:
    return session.exec(
        select(Message, Person, OptOut)
        .join(Person, col(Person.id) == col(Message.person_id))
        .join(OptOut, col(OptOut.phone) == col(Message.to_phone), isouter=True)
        .where(_waiting(now, lanes))
        .order_by(col(Message.lane), col(Message.send_after_at), col(Message.id))
        .limit(at_most)
        .with_for_update(of=Message, skip_locked=True)
    ).all()


def _waiting(now: datetime, lanes: Collection[Lane]) -> ColumnElement[bool]:
    """Whether a text is due in these lanes and not too late."""
    return and_(
        col(Message.state) == MessageState.PLANNED,
        # A range, so that one index gives the rows in their order.
        col(Message.lane).between(min(lanes), max(lanes)),
        col(Message.send_after_at) <= now,
        or_(col(Message.expires_at).is_(None), col(Message.expires_at) > now),
    )


def _tell_of_cap(
    session: Session, policy: Policy, message: Message, person: Person, now: datetime
) -> None:
    if message.reason != TOO_MANY:
        return
    with quarantining(session, message):
        tell_admins(
            session,
            policy,
            "too_many_texts",
            now,
            name=person.name,
            id=id_of(person),
            count=policy.pace.texts_a_day,
        )
