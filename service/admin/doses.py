"""What became of each dose reminder, and what the patient said of the dose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby

from sqlmodel import Session, col, select

from service.core.adherence import Adherence, Standing, adherence, standing
from service.db.queries.doses import LEFT
from service.db.rows import id_of
from service.db.tables import (
    DoseReport,
    DoseStep,
    Medication,
    Message,
    Occurrence,
    Person,
    Schedule,
    ScheduleKind,
)


@dataclass(frozen=True, slots=True)
class DoseRow:
    """One dose that has fallen due: nominal local date and time, its text, the patient's word.

    `step` is the dose of the step that was in force. `state` and `reason` are those of the text;
    `answer` is taken, skipped or None; `late` says that it came after the window, `source` whether
    by text or by phone. `standing` is what it counts as; `note` what was told on the phone.
    """

    id: int
    patient: str
    zone: str
    medication: str
    step_id: int | None
    step: str | None
    on: date
    wall: time
    due_at: datetime
    state: str
    reason: str | None
    answer: str | None
    answered_at: datetime | None
    late: bool
    source: str | None
    note: str | None
    standing: str


@dataclass(frozen=True, slots=True)
class AdherenceRow:
    """The adherence to one medicine: in all (`step` and `step_id` None), or on one step."""

    medication: str
    step_id: int | None
    step: str | None
    first_on: date
    last_on: date
    counts: Adherence


def history(
    session: Session,
    patient: Person,
    now: datetime,
    first: date | None = None,
    last: date | None = None,
) -> list[DoseRow]:
    """A patient's doses, oldest first: of the local dates from `first` to `last`, both too."""
    statement = (
        select(Occurrence, Medication, Message, DoseReport)
        .join(Schedule, col(Schedule.id) == col(Occurrence.schedule_id))
        .join(Medication, col(Medication.id) == col(Schedule.medication_id))
        .join(Message, col(Message.id) == col(Occurrence.message_id))
        .join(
            DoseReport,
            (col(DoseReport.occurrence_id) == col(Occurrence.id))
            & col(DoseReport.is_current).is_(True),
            isouter=True,
        )
        .where(Occurrence.patient_id == patient.id, Occurrence.kind == ScheduleKind.DOSE)
        .order_by(col(Occurrence.due_at), col(Occurrence.id))
    )
    if first is not None:
        statement = statement.where(col(Occurrence.local_on) >= first)
    if last is not None:
        statement = statement.where(col(Occurrence.local_on) <= last)
    steps = _step_doses(session, patient)
    return [_row(patient, now, steps, *parts) for parts in session.exec(statement)]


def adherence_by_step(rows: Iterable[DoseRow]) -> list[AdherenceRow]:
    """The adherence to each medicine: in all, and on each step that doses were planned with."""
    found: list[AdherenceRow] = []
    by_medicine = sorted(rows, key=lambda row: row.medication)
    for _, doses in groupby(by_medicine, key=lambda row: row.medication):
        theirs = list(doses)
        found.append(_counted(theirs, None, None))
        steps = dict.fromkeys((row.step_id, row.step) for row in theirs)
        if len(steps) > 1 or (None, None) not in steps:
            found += [
                _counted([row for row in theirs if row.step_id == id_], id_, dose or "before")
                for id_, dose in steps
            ]
    return found


def _counted(rows: list[DoseRow], step_id: int | None, step: str | None) -> AdherenceRow:
    return AdherenceRow(
        medication=rows[0].medication,
        step_id=step_id,
        step=step,
        first_on=min(row.on for row in rows),
        last_on=max(row.on for row in rows),
        counts=adherence((Standing(row.standing), row.late) for row in rows),
    )


def _step_doses(session: Session, patient: Person) -> dict[int | None, str]:
    found = session.exec(
        select(DoseStep.id, DoseStep.dose)
        .join(Medication, col(Medication.id) == col(DoseStep.medication_id))
        .where(Medication.patient_id == patient.id)
    )
    return dict(found.all())


def _row(  # noqa: PLR0913, PLR0917  the parts of a joined row
    patient: Person,
    now: datetime,
    steps: dict[int | None, str],
    occurrence: Occurrence,
    medication: Medication,
    message: Message,
    report: DoseReport | None,
) -> DoseRow:
    known = standing(
        report.answer.value if report else None,
        text_left=message.state in LEFT,
        window_is_over=occurrence.closes_at <= now,
    )
    return DoseRow(
        id=id_of(occurrence),
        patient=patient.name,
        zone=patient.zone,
        medication=medication.name,
        step_id=occurrence.step_id,
        step=steps.get(occurrence.step_id),
        on=occurrence.local_on,
        wall=occurrence.wall,
        due_at=occurrence.due_at,
        state=message.state.value,
        reason=message.reason,
        answer=report.answer.value if report else None,
        answered_at=report.received_at if report else None,
        late=report is not None and report.late,
        source=report.source.value if report else None,
        note=report.note if report else None,
        standing=known.value,
    )
