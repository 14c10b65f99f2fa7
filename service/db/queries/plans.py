"""Stored schedules as the plan lines that core works on, and what has come of them already."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlmodel import Session, col, select, update

from service.core.delivery import MessageKind
from service.core.prompting import PlanLine, Prompt
from service.core.recurrence import Moment, Recurrence
from service.db.queries.steps import titrations_of
from service.db.sets import among
from service.db.tables import (
    Medication,
    Occurrence,
    Patient,
    Person,
    Privacy,
    Schedule,
    ScheduleKind,
)

PROMPTED = {kind: MessageKind(kind) for kind in ScheduleKind}
"""What each kind of schedule has people asked."""

Identity = tuple[int, date, time]
"""What makes an occurrence itself: plan line, nominal local date, nominal wall time."""


LATELY = timedelta(days=3)
"""Longer ago than any move between zones can bring back a local date."""


class DuePatient(NamedTuple):
    """A patient as far as writing their prompts needs it."""

    id: int
    phone: str
    language: str
    zone: str
    privacy: Privacy
    nudges: bool


def patients_due(session: Session, now: datetime, lines: int) -> list[DuePatient]:
    """The patients of the first `lines` schedules that are due, each locked, whole and once.

    The patient's row is the lock: two workers never plan one patient at the same time, and each
    finds those that the other has left.
    """
    due = session.connection().execute(
        select(col(Person.id), col(Person.phone), col(Person.language), col(Person.zone))
        .add_columns(col(Patient.privacy), col(Patient.nudges))
        .join(Patient, col(Patient.person_id) == col(Person.id))
        .join(Schedule, col(Schedule.patient_id) == col(Patient.person_id))
        .where(col(Schedule.next_due_at) <= now)
        .order_by(col(Schedule.next_due_at))
        .limit(lines)
        .with_for_update(of=Patient, skip_locked=True)
    )
    return list(dict.fromkeys(DuePatient._make(row) for row in due.all()))


def open_lines(session: Session, patient_ids: Sequence[int]) -> dict[int, list[PlanLine]]:
    """The plan lines of each of these patients that still have something to plan."""
    found: dict[int, list[PlanLine]] = {id_: [] for id_ in patient_ids}
    # Columns, not rows: a whole object of each schedule would be half the cost of planning.
    rows = (
        session.connection()
        .execute(
            select(
                col(Schedule.patient_id),
                col(Schedule.id),
                col(Schedule.kind),
                col(Schedule.rule),
            )
            .add_columns(
                col(Schedule.starts_on),
                col(Schedule.ends_on),
                col(Schedule.window),
                col(Schedule.planned_through_at),
                col(Schedule.begins_on),
                col(Schedule.carried),
                col(Schedule.nudge_after),
                col(Schedule.medication_id),
                col(Medication.name),
            )
            .join(Medication, col(Medication.id) == col(Schedule.medication_id), isouter=True)
            .where(
                among(session, col(Schedule.patient_id), patient_ids),
                col(Schedule.next_due_at).is_not(None),
            )
            .order_by(col(Schedule.id))
        )
        .all()
    )
    titrations = titrations_of(session, [row.medication_id for row in rows if row.medication_id])
    # Unpacked: to ask a row for each column by its name would be a third of the cost.
    for patient_id, id_, kind, rule, starts_on, ends_on, window, *more in rows:
        planned_through_at, begins_on, carried, nudge_after, medication_id, name = more
        found[patient_id].append(
            PlanLine(
                schedule_id=id_,
                kind=PROMPTED[kind],
                recurrence=Recurrence(rule, starts_on, ends_on),
                window=window,
                planned_through_at=planned_through_at,
                medicine=name,
                titration=titrations.get(medication_id),
                begins_on=begins_on,
                carried=carried_moments(carried),
                nudge_after=nudge_after,
            )
        )
    return found


def carried_moments(stored: Sequence[Sequence[str]] | None) -> tuple[Moment, ...]:
    """The moments that a schedule keeps beside its rule; `stored_moments` wrote them."""
    return tuple(
        Moment(date.fromisoformat(on), time.fromisoformat(wall), datetime.fromisoformat(at))
        for on, wall, at in stored or ()
    )


def stored_moments(carried: Iterable[Moment]) -> list[list[str]] | None:
    """Moments as a schedule's row keeps them; None where there are none."""
    return [[part.isoformat() for part in (one.on, one.wall, one.at)] for one in carried] or None


def lately_asked(session: Session, schedule_id: int, now: datetime) -> list[Moment]:
    """What is on record of a plan line that was due in the last days."""
    rows = session.exec(
        select(col(Occurrence.local_on), col(Occurrence.wall), col(Occurrence.due_at)).where(
            Occurrence.schedule_id == schedule_id, Occurrence.due_at > now - LATELY
        )
    )
    return [Moment(*row) for row in rows]


def move_cursors(
    session: Session, following: Mapping[int, datetime | None], through: datetime
) -> None:
    """Note that these are planned up to `through`, and when each is due next (None: never)."""
    alike: dict[datetime | None, list[int]] = defaultdict(list)
    for schedule_id, next_due_at in following.items():
        alike[next_due_at].append(schedule_id)
    for next_due_at, ids in alike.items():
        session.connection().execute(
            update(Schedule)
            .where(among(session, col(Schedule.id), ids))
            .values(planned_through_at=through, next_due_at=next_due_at)
        )


def known_occurrences(session: Session, prompts: Iterable[Prompt]) -> set[Identity]:
    """Which occurrences of the plan lines in these prompts are on record already."""
    parts = [part for prompt in prompts for part in prompt.parts]
    if not parts:
        return set()
    rows = session.connection().execute(
        select(col(Occurrence.schedule_id), col(Occurrence.local_on), col(Occurrence.wall)).where(
            among(session, col(Occurrence.schedule_id), {line.schedule_id for line, _ in parts}),
            col(Occurrence.local_on) >= min(moment.on for _, moment in parts),
        )
    )
    return {(line, on, wall) for line, on, wall in rows.all()}


def fresh_parts(prompt: Prompt, known: set[Identity]) -> list[tuple[PlanLine, Moment]]:
    """The parts of a prompt that have no occurrence yet; with none it is not sent again."""
    return [
        (line, moment)
        for line, moment in prompt.parts
        if (line.schedule_id, moment.on, moment.wall) not in known
    ]
