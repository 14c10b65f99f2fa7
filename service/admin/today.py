"""What was due today for each patient, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from service.core.recurrence import to_utc
from service.db.queries.plans import open_lines
from service.db.rows import id_of
from service.db.tables import (
    DoseReport,
    Message,
    Occurrence,
    PainScore,
    Person,
    PersonState,
    Schedule,
)

_FAR = timedelta(hours=38)
"""A local day somewhere on earth begins at most this long before now, or ends as long after."""


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One thing that was or will be due on a patient's own today.

    `answer` is the score, taken or skipped; `state` that of the text, "to come" before it is
    planned; `reason` why a text did not leave.
    """

    patient: str
    zone: str
    kind: str
    wall: time
    due_at: datetime
    state: str
    reason: str | None
    answer: str | None


def today(session: Session, now: datetime) -> list[TodayRow]:
    """Every patient's today, ordered by patient and time; today is each one's own date."""
    rows = [*_planned(session, now), *_to_come(session, now)]
    return sorted(rows, key=lambda row: (row.patient, row.due_at, row.kind))


def _planned(session: Session, now: datetime) -> Iterator[TodayRow]:
    found = session.execute(
        columns(
            col(Occurrence.kind),
            col(Occurrence.local_on),
            col(Occurrence.wall),
            col(Occurrence.due_at),
            col(Person.name),
            col(Person.zone),
            col(Message.state),
            col(Message.reason),
            col(PainScore.value),
            col(DoseReport.answer),
        )
        .join(Person, col(Person.id) == col(Occurrence.patient_id))
        .join(Message, col(Message.id) == col(Occurrence.message_id))
        .join(
            PainScore,
            (col(PainScore.occurrence_id) == col(Occurrence.id))
            & col(PainScore.is_current).is_(True),
            isouter=True,
        )
        .join(
            DoseReport,
            (col(DoseReport.occurrence_id) == col(Occurrence.id))
            & col(DoseReport.is_current).is_(True),
            isouter=True,
        )
        .where(col(Occurrence.due_at).between(now - _FAR, now + _FAR))
    )
    for kind, on, wall, due_at, name, zone, state, reason, score, answer in found:
        if on == now.astimezone(ZoneInfo(zone)).date():
            said = answer.value if answer else None if score is None else str(score)
            yield TodayRow(name, zone, kind.value, wall, due_at, state.value, reason, said)


def _to_come(session: Session, now: datetime) -> Iterator[TodayRow]:
    """All that is not planned yet: a line knows only the first of its times by itself."""
    with_more = select(Schedule.patient_id).where(col(Schedule.next_due_at) <= now + _FAR)
    active = select(Person).where(
        col(Person.id).in_(with_more), Person.state == PersonState.ACTIVE
    )
    people = {id_of(person): person for person in session.exec(active)}
    for patient_id, lines in open_lines(session, list(people)).items():
        person = people[patient_id]
        zone = ZoneInfo(person.zone)
        on = now.astimezone(zone).date()
        through = to_utc(on + timedelta(days=1), time.min, zone)
        for line in lines:
            for moment in line.moments(zone, through):
                if moment.on == on and moment.at > now:
                    yield TodayRow(
                        person.name,
                        person.zone,
                        line.kind.value,
                        moment.wall,
                        moment.at,
                        "to come",
                        None,
                        None,
                    )
