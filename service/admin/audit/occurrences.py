"""Every due occurrence is on record, exactly once, and shares or owns the text that it is due."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, or_
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, func, select

from service.admin.audit.findings import Finding
from service.admin.audit.moves import Absent, unexplained
from service.admin.audit.window import Window
from service.core.delivery import PROMPTS
from service.core.recurrence import Moment, Recurrence, moments, next_moment
from service.db.tables import Message, Occurrence, Person, PersonState, Schedule

PLANNED_WITHIN = timedelta(minutes=2)

Key = tuple[date, time]
"""What makes an occurrence of one schedule itself: nominal local date and wall time."""


class _Line(NamedTuple):
    """One schedule as far as it is looked at here; a whole row of each would take seconds."""

    id: int
    patient_id: int
    rule: str
    starts_on: date
    ends_on: date | None
    in_force_at: datetime
    planned_through_at: datetime
    problem: str | None
    zone: str


def missing(session: Session, window: Window) -> Iterator[Finding]:
    """What the rule says, up to the schedule's cursor, and no occurrence stands for.

    Of a line that was edited, since the version that holds now.

    That none is there twice is for the database's unique key to hold.
    """

    @cache
    def due(
        rule: str, starts_on: date, ends_on: date | None, zone: str
    ) -> tuple[tuple[Moment, Key], ...]:
        recurrence = Recurrence(rule, starts_on, ends_on)
        expanded = moments(recurrence, ZoneInfo(zone), after=window.since, through=window.now)
        return tuple((moment, (moment.on, moment.wall)) for moment in expanded)

    # Most plan lines are like many others, and so is what is on record for them.
    @cache
    def unrecorded(
        rule: str, starts_on: date, ends_on: date | None, zone: str, recorded: tuple[Key, ...]
    ) -> tuple[Moment, ...]:
        expected = due(rule, starts_on, ends_on, zone)
        return tuple(moment for moment, key in expected if key not in recorded)

    # Past the ORM: it would take as long over each row as all that is done with it here.
    rows = session.connection().execute(_planned_since(window.since))
    schedules = [_Line(*row) for row in rows]
    on_record = _recorded(session, window)
    absent: list[Absent] = []
    for line in schedules:
        if line.problem is not None:  # `set_aside` tells of it
            continue
        recorded = on_record[line.id]
        try:
            lacking = unrecorded(line.rule, line.starts_on, line.ends_on, line.zone, recorded)
        except Exception as error:  # noqa: BLE001  one broken rule must not hide the others
            yield Finding("planned", "schedule", line.id, f"its rule cannot be read: {error}")
            continue
        absent += (
            Absent(line.id, line.patient_id, line.zone, moment)
            for moment in lacking
            if line.in_force_at < moment.at <= line.planned_through_at
        )
    for one in unexplained(session, absent, window):
        problem = f"has no occurrence for {one.moment.on} {one.moment.wall:%H:%M} local time"
        yield Finding("planned", "schedule", one.schedule_id, problem)


def _planned_since(since: datetime) -> Select[*tuple[Any, ...]]:
    return (
        sa_select(
            col(Schedule.id),
            col(Schedule.patient_id),
            col(Schedule.rule),
            col(Schedule.starts_on),
            col(Schedule.ends_on),
            func.coalesce(col(Schedule.in_force_at), col(Schedule.created_at)),
            col(Schedule.planned_through_at),
            col(Schedule.problem),
            col(Person.zone),
        )
        .join(Person, col(Person.id) == col(Schedule.patient_id))
        .where(col(Schedule.planned_through_at) > since)
        .order_by(col(Schedule.id))
    )


def _recorded(session: Session, window: Window) -> dict[int, tuple[Key, ...]]:
    """What is on record for each schedule, in the order in which it was planned."""
    rows = session.connection().execute(
        sa_select(col(Occurrence.schedule_id), col(Occurrence.local_on), col(Occurrence.wall))
        .where(col(Occurrence.message_id) > window.message_id)
        .order_by(col(Occurrence.message_id), col(Occurrence.id))
        .execution_options(yield_per=10_000)
    )
    found: dict[int, tuple[Key, ...]] = defaultdict(tuple)
    for schedule_id, on, wall in rows:
        found[schedule_id] += ((on, wall),)
    return found


def set_aside(session: Session, window: Window) -> Iterator[Finding]:
    """Plan lines that raised an error: what a patient was promised and nobody sends."""
    for schedule, person in _still_promised(session, col(Schedule.problem).is_not(None), window):
        problem = f"nothing of it is sent to {person.kind.value} {person.id}: {schedule.problem}"
        yield Finding("planned", "schedule", schedule.id or 0, problem)


def forgotten(session: Session, window: Window) -> Iterator[Finding]:
    """Plan lines that are due nevermore, although their rule goes on and nobody ended them."""
    idle = and_(col(Schedule.next_due_at).is_(None), col(Schedule.problem).is_(None))
    for schedule, person in _still_promised(session, idle, window):
        recurrence = Recurrence(schedule.rule, schedule.starts_on, schedule.ends_on)
        try:
            following = next_moment(
                recurrence, ZoneInfo(person.zone), after=schedule.planned_through_at
            )
        except Exception as error:  # noqa: BLE001  one broken rule must not hide the others
            yield Finding(
                "planned", "schedule", schedule.id or 0, f"its rule cannot be read: {error}"
            )
            continue
        if following is not None:
            problem = f"is due nevermore, and its rule goes on at {_utc(following.at)}"
            yield Finding("planned", "schedule", schedule.id or 0, problem)


def _still_promised(
    session: Session, which: ColumnElement[bool], window: Window
) -> Sequence[tuple[Schedule, Person]]:
    """Plan lines that neither ended nor ran out, of people who are not ended."""
    yesterday = (window.now - timedelta(days=1)).date()  # wherever on earth they are
    return session.exec(
        select(Schedule, Person)
        .join(Person, col(Person.id) == col(Schedule.patient_id))
        .where(
            which,
            col(Schedule.ended_at).is_(None),
            or_(col(Schedule.ends_on).is_(None), col(Schedule.ends_on) >= yesterday),
            Person.state != PersonState.ENDED,
        )
        .order_by(col(Schedule.id))
    ).all()


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
            col(Message.kind).in_(PROMPTS),
            col(Occurrence.id).is_(None),
        )
        .order_by(col(Message.id))
    )
    for id_ in idle:
        yield Finding("one text each", "message", id_ or 0, "reminds of nothing that was due")


def _utc(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
