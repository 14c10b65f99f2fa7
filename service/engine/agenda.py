"""What is coming: the moments at which something falls due, for those who wait or skip to them."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from service.core.climbs import SILENT_FOR
from service.core.delivery import MessageState
from service.core.policy import Policy
from service.core.timing import LONGEST_WINDOW
from service.db.tables import (
    Episode,
    Message,
    Occurrence,
    OptOut,
    Patient,
    Person,
    PersonState,
    Schedule,
    ScheduleKind,
)
from service.engine.strangers import told_again_at


@dataclass(frozen=True, slots=True)
class NextText:
    """The next text that is known to be due: what ("checkin", "dose", "alert" ...), and whose."""

    at: datetime
    what: str
    person: str
    zone: str


def next_text(session: Session, now: datetime) -> NextText | None:
    """The next text due to leave after now, among people who will be texted."""
    schedule = session.exec(
        select(col(Schedule.next_due_at), col(Schedule.kind), col(Person.name), col(Person.zone))
        .join(Person, col(Person.id) == col(Schedule.patient_id))
        .join(OptOut, col(OptOut.phone) == col(Person.phone), isouter=True)
        .where(
            col(Schedule.next_due_at) > now,
            Person.state == PersonState.ACTIVE,
            col(OptOut.phone).is_(None),
        )
        .order_by(col(Schedule.next_due_at), col(Schedule.id))
        .limit(1)
    ).first()
    waiting = session.exec(
        select(col(Message.send_after_at), col(Message.kind), col(Person.name), col(Person.zone))
        .join(Person, col(Person.id) == col(Message.person_id))
        .where(Message.state == MessageState.PLANNED, Message.send_after_at > now)
        .order_by(col(Message.send_after_at), col(Message.id))
        .limit(1)
    ).first()
    texts = [
        NextText(at, kind.value, person, zone)
        for at, kind, person, zone in filter(None, (schedule, waiting))
        if at
    ]
    return min(texts, key=lambda text: text.at, default=None)


def next_event_at(session: Session, policy: Policy, now: datetime) -> datetime | None:
    """When the next thing of any kind happens after now.

    A text, a window's end, a pause's end, an alert that goes on, a stranger's words of
    danger that are told again, a check-in that may have become a silence.
    """
    moments = [
        session.exec(select(func.min(moment)).where(moment > now, *conditions)).one()
        for moment, *conditions in (
            (col(Schedule.next_due_at),),
            (col(Message.send_after_at), col(Message.state) == MessageState.PLANNED),
            (col(Message.expires_at), col(Message.state) == MessageState.PLANNED),
            (col(Message.nudge_at), col(Message.submitted_at).is_not(None)),
            (col(Patient.paused_until_at),),
            (col(Episode.next_step_at),),
        )
    ]
    moments += _turning_silent(session, now)
    stranger = told_again_at(session, policy)
    if stranger is not None and stranger > now:
        moments.append(stranger)
    return min((moment for moment in moments if moment is not None), default=None)


def _turning_silent(session: Session, now: datetime) -> list[datetime | None]:
    """When the next check-in is over, and when the next has been due for 48 hours."""
    due_at, closes_at = col(Occurrence.due_at), col(Occurrence.closes_at)
    checkins = Occurrence.kind == ScheduleKind.CHECKIN
    over_at: datetime | None = session.exec(
        select(func.min(closes_at)).where(checkins, due_at > now - LONGEST_WINDOW, closes_at > now)
    ).one()
    due: datetime | None = session.exec(
        select(func.min(due_at)).where(checkins, due_at > now - SILENT_FOR)
    ).one()
    return [over_at, due + SILENT_FOR if due else None]
