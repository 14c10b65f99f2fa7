"""The plan pass: what has fallen due becomes occurrences and prompts, exactly once."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select, update

from service.core.policy import Policy
from service.core.prompting import PlanLine, next_due_at, prompts_due
from service.db.queries.plans import DuePatient, move_cursors, open_lines, patients_due
from service.db.tables import Patient, Person, PersonState, Schedule
from service.engine.context import Context, Counts
from service.engine.materialise import DuePrompt, Wording, materialise
from service.engine.notices import tell_admins
from service.logs import logger

LINES_PER_ROUND = 300
"""Keeps a round's write transaction short: SQLite has one writer, and webhooks wait for it."""

log = logger(__name__)


def plan(ctx: Context) -> Counts:
    """Materialise everything due up to now, for the patients of up to `LINES_PER_ROUND` schedules.

    Occurrences, prompts and the schedules' cursors are one transaction: a crash loses none and
    doubles none. What is already too late is planned like the rest and expires on record.
    """
    now = ctx.clock.now()
    # Moments are whole minutes: all rounds of one minute ask core for the same answers.
    through = now.replace(second=0, microsecond=0)
    with ctx.db.write() as session:
        resumed = _resume_paused(session, now)
        due = patients_due(session, now, LINES_PER_ROUND)
        lines = open_lines(session, [patient.id for patient in due])
        wording = Wording(ctx.policy)
        prompts: list[DuePrompt] = []
        following: dict[int, datetime | None] = {}
        for patient in due:
            try:
                theirs, then = _plan_patient(patient, lines[patient.id], wording, through)
            except Exception as error:  # noqa: BLE001  one broken plan must not stop the others
                broken = _broken(patient, lines[patient.id], wording, through)
                _quarantine(session, ctx.policy, patient, broken, error, now)
            else:
                prompts += theirs
                following |= then
        move_cursors(session, following, through)
        materialise(session, prompts, now)
    return {"resumed": resumed, "patients": len(due), "prompts": len(prompts)}


def _resume_paused(session: Session, now: datetime) -> int:
    over = session.exec(select(Patient).where(col(Patient.paused_until_at) <= now)).all()
    if not over:
        return 0
    for patient in over:
        patient.paused_until_at = None
    session.execute(
        update(Person)
        .where(col(Person.id).in_([patient.person_id for patient in over]))
        .where(col(Person.state) == PersonState.PAUSED)
        .values(state=PersonState.ACTIVE)
    )
    return len(over)


def _plan_patient(
    patient: DuePatient, lines: Sequence[PlanLine], wording: Wording, through: datetime
) -> tuple[list[DuePrompt], dict[int, datetime | None]]:
    """One patient's prompts up to and including `through`, and when each line is due next."""
    zone = ZoneInfo(patient.zone)
    prompts = [
        DuePrompt(patient, prompt, *wording.of(patient, prompt))
        for prompt in prompts_due(lines, zone, through)
    ]
    following = {line.schedule_id: next_due_at(line.recurrence, zone, through) for line in lines}
    return prompts, following


def _broken(
    patient: DuePatient, lines: Sequence[PlanLine], wording: Wording, through: datetime
) -> list[int]:
    """Which of a patient's plan lines cannot be planned; all, where each alone could be."""
    broken = []
    for line in lines:
        try:
            _plan_patient(patient, [line], wording, through)
        except Exception:  # noqa: BLE001  that it raises is what is asked
            broken.append(line.schedule_id)
    return broken or [line.schedule_id for line in lines]


def _quarantine(
    session: Session,
    policy: Policy,
    patient: DuePatient,
    schedule_ids: Sequence[int],
    error: Exception,
    now: datetime,
) -> None:
    """Set plan lines aside and tell the admins; the patient's others are planned next round."""
    for schedule in session.exec(select(Schedule).where(col(Schedule.id).in_(schedule_ids))):
        schedule.next_due_at = None
        schedule.problem = f"could not be planned: {error}"
        log.error("schedule quarantined", schedule=schedule.id, error=type(error).__name__)
    name = session.get_one(Person, patient.id).name
    tell_admins(session, policy, "schedule_set_aside", now, name=name, id=patient.id)
