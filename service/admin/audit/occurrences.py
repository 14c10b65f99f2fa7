"""Every due occurrence is on record, exactly once, and shares or owns the text that it is due."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from sqlalchemy import or_
from sqlmodel import Session, col, select

from service.admin.audit.findings import Finding
from service.admin.audit.window import Window
from service.core.delivery import MessageKind
from service.core.recurrence import Moment, Recurrence, moments, to_utc
from service.db.rows import id_of
from service.db.tables import Message, Occurrence, Person, Schedule

PLANNED_WITHIN = timedelta(minutes=2)


def missing(session: Session, window: Window) -> Iterator[Finding]:
    """What the rule says, up to the schedule's cursor, and no occurrence stands for.

    That none is there twice is for the database's unique key to hold.
    """
    schedules = session.exec(
        select(Schedule, Person.zone)
        .join(Person, col(Person.id) == col(Schedule.patient_id))
        .where(col(Schedule.planned_through_at) > window.since)
        .order_by(col(Schedule.id))
    ).all()
    on_record = set(
        session.exec(
            select(col(Occurrence.schedule_id), col(Occurrence.local_on), col(Occurrence.wall))
            .where(col(Occurrence.message_id) > window.message_id)
            .execution_options(yield_per=10_000)
        ).tuples()
    )

    @cache
    def due(rule: str, starts_on: date, ends_on: date | None, zone: str) -> tuple[Moment, ...]:
        recurrence = Recurrence(rule, starts_on, ends_on)
        return tuple(moments(recurrence, ZoneInfo(zone), after=window.since, through=window.now))

    for schedule, zone in schedules:
        id_ = id_of(schedule)
        if schedule.problem is not None:
            yield Finding("planned", "schedule", id_, schedule.problem, is_note=True)
            continue
        try:
            expected = due(schedule.rule, schedule.starts_on, schedule.ends_on, zone)
        except Exception as error:  # noqa: BLE001  one broken rule must not hide the others
            yield Finding("planned", "schedule", id_, f"its rule cannot be read: {error}")
            continue
        for moment in expected:
            if (
                schedule.created_at < moment.at <= schedule.planned_through_at
                and (id_, moment.on, moment.wall) not in on_record
                and not _excused(session, schedule, moment, ZoneInfo(zone))
            ):
                problem = f"has no occurrence for {moment.on} {moment.wall:%H:%M} local time"
                yield Finding("planned", "schedule", id_, problem)


def _excused(session: Session, schedule: Schedule, moment: Moment, zone: ZoneInfo) -> bool:
    """Whether an earlier zone of the patient's explains it.

    The occurrence was planned there already; or the patient moved since the last one, over a
    time of day that therefore never came.
    """
    planned = session.exec(
        select(Occurrence.id).where(
            Occurrence.schedule_id == schedule.id,
            Occurrence.local_on == moment.on,
            Occurrence.wall == moment.wall,
        )
    ).first()
    if planned is not None:
        return True
    before = session.exec(
        select(Occurrence)
        .where(Occurrence.patient_id == schedule.patient_id, Occurrence.due_at <= moment.at)
        .order_by(col(Occurrence.due_at).desc())
        .limit(1)
    ).first()
    return before is not None and to_utc(before.local_on, before.wall, zone) != before.due_at


def not_planned(session: Session, window: Window) -> Iterator[Finding]:
    """What has been due for a while and is not planned."""
    overdue = session.exec(
        select(col(Schedule.id), col(Schedule.next_due_at))
        .where(col(Schedule.next_due_at) < window.now - PLANNED_WITHIN)
        .order_by(col(Schedule.id))
    )
    for id_, due_at in overdue:
        yield Finding("planned", "schedule", id_ or 0, f"has been due since {_utc(due_at)}")


def misplaced(session: Session, window: Window) -> Iterator[Finding]:
    """Occurrences whose text is not theirs, and prompts that stand for no occurrence."""
    wrong = session.exec(
        select(col(Occurrence.id), col(Message.id))
        .join(Message, col(Message.id) == col(Occurrence.message_id), isouter=True)
        .where(
            col(Occurrence.message_id) > window.message_id,
            or_(
                col(Message.id).is_(None),
                col(Message.person_id) != col(Occurrence.patient_id),
                col(Message.kind) != col(Occurrence.kind),
                col(Message.due_at) != col(Occurrence.due_at),
            ),
        )
        .order_by(col(Occurrence.id))
    )
    for id_, message_id in wrong:
        problem = "has no text" if message_id is None else f"has another's text, {message_id}"
        yield Finding("one text each", "occurrence", id_ or 0, problem)
    idle = session.exec(
        select(col(Message.id))
        .join(Occurrence, col(Occurrence.message_id) == col(Message.id), isouter=True)
        .where(
            col(Message.id) > window.message_id,
            col(Message.kind).in_([MessageKind.DOSE, MessageKind.CHECKIN]),
            col(Occurrence.id).is_(None),
        )
        .order_by(col(Message.id))
    )
    for id_ in idle:
        yield Finding("one text each", "message", id_ or 0, "reminds of nothing that was due")


def _utc(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
