"""The plan pass: what has fallen due becomes occurrences and prompts, exactly once."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.core.policy import Policy
from service.core.prompting import PlanLine, prompts_due
from service.db.queries.plans import DuePatient, move_cursors, open_lines, patients_due
from service.db.queries.sharing import addressees
from service.db.tables import Person, Schedule
from service.engine.context import Context, Counts
from service.engine.joining import welcome_first
from service.engine.materialise import DuePrompt, Wording, materialise
from service.engine.notices import tell_admins
from service.engine.pauses import end_pauses, tell_of_pauses
from service.engine.plan_notices import tell_of_plans
from service.logs import logger

LINES_PER_ROUND = 400
"""Keeps a round's write transaction short: SQLite has one writer, and webhooks wait for it."""

log = logger(__name__)


def plan(ctx: Context) -> Counts:
    """Materialise everything due up to now, for the patients of up to `LINES_PER_ROUND` schedules.

    Occurrences, prompts and the schedules' cursors are one transaction: a crash loses none and
    doubles none. What is already too late is planned like the rest and expires on record.
    """
    now = ctx.clock.now()
    with ctx.db.write() as session:
        resumed = end_pauses(session, now)
        told = tell_of_pauses(session, ctx.policy, now)
        due = patients_due(session, now, LINES_PER_ROUND)
        planned = _plan(session, ctx.policy, due, now) if due else 0
    return {"resumed": resumed, "told": told, "patients": len(due), "prompts": planned}


def _plan(session: Session, policy: Policy, due: Sequence[DuePatient], now: datetime) -> int:
    """Write the prompts of these patients and move their lines' cursors; how many prompts."""
    # Moments are whole minutes: all rounds of one minute ask core for the same answers.
    through = now.replace(second=0, microsecond=0)
    lines = open_lines(session, [patient.id for patient in due])
    wording = Wording(policy, addressees(session, {one.phone for one in due}))
    prompts: list[DuePrompt] = []
    following: dict[int, datetime | None] = {}
    for patient in due:
        try:
            theirs, then = _plan_patient(patient, lines[patient.id], wording, through)
        except Exception as error:  # noqa: BLE001  one broken plan must not stop the others
            broken = _broken(patient, lines[patient.id], wording, through)
            _quarantine(session, policy, patient, broken, error, now)
        else:
            prompts += theirs
            following |= then
    move_cursors(session, following, through)
    materialise(session, prompts, now)
    welcome_first(session, {one.patient.id for one in prompts}, now)
    tell_of_plans(session, policy, prompts, now)
    return len(prompts)


def _plan_patient(
    patient: DuePatient, lines: Sequence[PlanLine], wording: Wording, through: datetime
) -> tuple[list[DuePrompt], dict[int, datetime | None]]:
    """One patient's prompts up to and including `through`, and when each line is due next."""
    zone = ZoneInfo(patient.zone)
    prompts = [
        DuePrompt(patient, prompt, *wording.of(patient, prompt))
        for prompt in prompts_due(lines, zone, through)
    ]
    following = {line.schedule_id: line.next_due_at(zone, through) for line in lines}
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
