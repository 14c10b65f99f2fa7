"""Stored schedules as the plan lines that core works on, and what has come of them already."""

from collections.abc import Sequence
from datetime import date, time

from sqlmodel import Session, col, select

from service.core.delivery import MessageKind
from service.core.prompting import PlanLine, Prompt
from service.core.recurrence import Moment, Recurrence
from service.db.rows import id_of
from service.db.tables import Medication, Occurrence, Schedule

Lines = list[tuple[Schedule, PlanLine]]

Identity = tuple[int, date, time]
"""What makes an occurrence itself: plan line, nominal local date, nominal wall time."""


def plan_line(schedule: Schedule, medicine: str | None) -> PlanLine:
    """A stored schedule as the value that planning works on."""
    return PlanLine(
        schedule_id=id_of(schedule),
        kind=MessageKind(schedule.kind.value),
        recurrence=Recurrence(schedule.rule, schedule.starts_on, schedule.ends_on),
        window=schedule.window,
        planned_through_at=schedule.planned_through_at,
        medicine=medicine,
    )


def open_schedules(session: Session, patient_ids: Sequence[int | None]) -> dict[int | None, Lines]:
    """The schedules of each of these patients that still have something to plan."""
    found: dict[int | None, Lines] = {id_: [] for id_ in patient_ids}
    rows = session.exec(
        select(Schedule, Medication.name)
        .join(Medication, col(Medication.id) == col(Schedule.medication_id), isouter=True)
        .where(col(Schedule.patient_id).in_(patient_ids), col(Schedule.next_due_at).is_not(None))
        .order_by(col(Schedule.id))
    )
    for schedule, medicine in rows:
        found[schedule.patient_id].append((schedule, plan_line(schedule, medicine)))
    return found


def known_occurrences(session: Session, prompts: Sequence[Prompt]) -> set[Identity]:
    """Which occurrences of the plan lines in these prompts are on record already."""
    parts = [part for prompt in prompts for part in prompt.parts]
    if not parts:
        return set()
    rows = session.exec(
        select(col(Occurrence.schedule_id), col(Occurrence.local_on), col(Occurrence.wall)).where(
            col(Occurrence.schedule_id).in_({line.schedule_id for line, _ in parts}),
            col(Occurrence.local_on) >= min(moment.on for _, moment in parts),
        )
    )
    return {(line, on, wall) for line, on, wall in rows}


def fresh_parts(prompt: Prompt, known: set[Identity]) -> list[tuple[PlanLine, Moment]]:
    """The parts of a prompt that have no occurrence yet; with none it is not sent again."""
    return [
        (line, moment)
        for line, moment in prompt.parts
        if (line.schedule_id, moment.on, moment.wall) not in known
    ]
