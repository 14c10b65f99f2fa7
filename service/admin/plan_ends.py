"""Plan lines that end: what they planned stays on record, what waits never leaves."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, exists, select, update

from service.admin.plan_finding import find_line, open_schedules
from service.admin.plan_history import note
from service.admin.plan_lines import ScheduleRow, in_words, row, subject_of
from service.core.delivery import MessageState
from service.db.rows import id_of
from service.db.tables import Message, Occurrence, Person, Schedule, ScheduleKind


def end(session: Session, kind: ScheduleKind, text: str, now: datetime) -> ScheduleRow:
    """End the dose or check-in with this id; what it still had waiting never leaves.

    Raises:
        InputError: it is not an id, or a name that several lines go by.
        NotFoundError: no dose (or check-in) has this id or name.
        ConflictError: it has ended already.
    """
    schedule = find_line(session, kind, text)
    end_lines(session, [schedule], now)
    return row(session, schedule)


def end_all(session: Session, patient: Person, now: datetime) -> None:
    """End every schedule of a patient."""
    end_lines(session, open_schedules(session, patient), now)


def end_lines(session: Session, schedules: Sequence[Schedule], now: datetime) -> None:
    """End plan lines; what they still had waiting never leaves."""
    for schedule in schedules:
        schedule.ended_at, schedule.next_due_at, schedule.carried = now, None, None
        detail = f"{in_words(session, schedule)} ended"
        note(session, schedule.patient_id, subject_of(schedule), id_of(schedule), detail, now)
    session.flush()
    _withdraw(session, schedules, now)


def _withdraw(session: Session, schedules: Sequence[Schedule], now: datetime) -> None:
    ids = [schedule.id for schedule in schedules]
    theirs = select(Occurrence.message_id).where(col(Occurrence.schedule_id).in_(ids))
    goes_on = (
        exists()
        .where(col(Occurrence.message_id) == col(Message.id))
        .where(col(Schedule.id) == col(Occurrence.schedule_id))
        .where(col(Schedule.ended_at).is_(None))
    )
    # A text that a schedule shares with another one is still that one's.
    session.execute(
        update(Message)
        .where(col(Message.id).in_(theirs), ~goes_on)
        .where(col(Message.state) == MessageState.PLANNED)
        .values(state=MessageState.SUPPRESSED, reason="taken off the plan", settled_at=now)
        .execution_options(synchronize_session="fetch")
    )
