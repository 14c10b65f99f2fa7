"""What became of each dose reminder, and what the patient said of the dose."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlmodel import Session, col, select

from service.db.rows import id_of
from service.db.tables import (
    DoseReport,
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

    `state` and `reason` are those of the text; `answer` is taken, skipped or None; `late` says
    that it came after the window.
    """

    id: int
    patient: str
    zone: str
    medication: str
    on: date
    wall: time
    due_at: datetime
    state: str
    reason: str | None
    answer: str | None
    answered_at: datetime | None
    late: bool


def history(session: Session, patient: Person) -> list[DoseRow]:
    """A patient's doses, oldest first."""
    found = session.exec(
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
    return [_row(patient, *parts) for parts in found]


def _row(
    patient: Person,
    occurrence: Occurrence,
    medication: Medication,
    message: Message,
    report: DoseReport | None,
) -> DoseRow:
    return DoseRow(
        id=id_of(occurrence),
        patient=patient.name,
        zone=patient.zone,
        medication=medication.name,
        on=occurrence.local_on,
        wall=occurrence.wall,
        due_at=occurrence.due_at,
        state=message.state.value,
        reason=message.reason,
        answer=report.answer.value if report else None,
        answered_at=report.received_at if report else None,
        late=report is not None and report.late,
    )
