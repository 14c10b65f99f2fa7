"""How a patient's plan came to be as it is: every change, in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, col, select

from service.core.timing import format_span
from service.db.rows import id_of
from service.db.tables import Person, PlanChange, PlanSubject


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change of a plan; `before` holds the values that it replaced, None where it added."""

    id: int
    patient: str
    zone: str
    happened_at: datetime
    subject: str
    subject_id: int
    detail: str
    before: dict[str, Any] | None


def note(  # noqa: PLR0913  a line of the record is all of this
    session: Session,
    patient_id: int,
    subject: PlanSubject,
    subject_id: int,
    detail: str,
    now: datetime,
    *,
    before: Mapping[str, object] | None = None,
) -> None:
    """Add a line to a plan's history."""
    session.add(
        PlanChange(
            patient_id=patient_id,
            happened_at=now,
            subject=subject,
            subject_id=subject_id,
            detail=detail,
            before=None if before is None else {key: told(before[key]) for key in before},
        )
    )


def history(session: Session, patient: Person) -> list[ChangeRow]:
    """Every change of a patient's plan, the oldest first."""
    found = session.exec(
        select(PlanChange)
        .where(PlanChange.patient_id == patient.id)
        .order_by(col(PlanChange.happened_at), col(PlanChange.id))
    )
    return [
        ChangeRow(
            id=id_of(change),
            patient=patient.name,
            zone=patient.zone,
            happened_at=change.happened_at,
            subject=change.subject.value,
            subject_id=change.subject_id,
            detail=change.detail,
            before=change.before,
        )
        for change in found
    ]


def told(value: object) -> object:
    """A value as JSON and people can read it."""
    match value:
        case timedelta():
            return format_span(value)
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return value
