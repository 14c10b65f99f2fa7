"""The plan pass: what has fallen due becomes occurrences and prompts, exactly once."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select, update

from service.core.policy import Policy
from service.core.prompting import prompts_due
from service.core.recurrence import next_moment
from service.core.texts import prompt_text
from service.db.queries.plans import Lines, open_schedules
from service.db.tables import Patient, Person, PersonState, Privacy, Schedule
from service.engine.context import Context, Counts
from service.engine.materialise import DuePrompt, materialise
from service.logs import logger

PATIENTS_PER_ROUND = 200
"""Keeps a round's write transaction short: SQLite has one writer, and webhooks wait for it."""

log = logger(__name__)


def plan(ctx: Context) -> Counts:
    """Materialise everything due up to now, for up to `PATIENTS_PER_ROUND` patients.

    Occurrences, prompts and the schedules' cursors are one transaction: a crash loses none and
    doubles none. What is already too late is planned like the rest and expires on record.
    """
    now = ctx.clock.now()
    with ctx.db.write() as session:
        resumed = _resume_paused(session, now)
        due = _patients_with_something_due(session, now)
        lines = open_schedules(session, [person.id for person, _ in due])
        prompts = [
            prompt
            for person, patient in due
            for prompt in _plan_patient(ctx.policy, person, patient, lines[person.id], now)
        ]
        materialise(session, prompts, now)
    return {"resumed": resumed, "patients": len(due), "prompts": len(prompts)}


def _resume_paused(session: Session, now: datetime) -> int:
    over = session.exec(select(Patient).where(col(Patient.paused_until_at) <= now)).all()
    for patient in over:
        patient.paused_until_at = None
    session.execute(
        update(Person)
        .where(col(Person.id).in_([patient.person_id for patient in over]))
        .where(col(Person.state) == PersonState.PAUSED)
        .values(state=PersonState.ACTIVE)
    )
    return len(over)


def _patients_with_something_due(
    session: Session, now: datetime
) -> Sequence[tuple[Person, Patient]]:
    due = select(Schedule.patient_id).where(col(Schedule.next_due_at) <= now)
    # The patient's row is the lock: two workers never plan one patient at the same time.
    return session.exec(
        select(Person, Patient)
        .join(Patient, col(Patient.person_id) == col(Person.id))
        .where(col(Patient.person_id).in_(due))
        .order_by(col(Person.id))
        .limit(PATIENTS_PER_ROUND)
        .with_for_update(of=Patient, skip_locked=True)
    ).all()


def _plan_patient(
    policy: Policy, person: Person, patient: Patient, lines: Lines, now: datetime
) -> list[DuePrompt]:
    """Move the cursors of one patient's schedules to now; the prompts that this passed."""
    zone = ZoneInfo(person.zone)
    try:
        prompts = prompts_due([line for _, line in lines], zone, now)
        following = [next_moment(line.recurrence, zone, after=now) for _, line in lines]
    except Exception as error:  # noqa: BLE001  one broken plan must not stop the other patients
        _quarantine(lines, now, error)
        return []
    for (schedule, _), moment in zip(lines, following, strict=True):
        schedule.planned_through_at = now
        schedule.next_due_at = moment.at if moment else None
    named = patient.privacy is Privacy.NAMED
    return [
        DuePrompt(person, prompt, prompt_text(policy, person.language, prompt, named=named))
        for prompt in prompts
    ]


def _quarantine(lines: Lines, now: datetime, error: Exception) -> None:
    for schedule, _ in lines:
        if schedule.next_due_at is not None and schedule.next_due_at <= now:
            schedule.next_due_at = None
            schedule.problem = f"could not be planned: {error}"
            log.error("schedule quarantined", schedule=schedule.id, error=type(error).__name__)
