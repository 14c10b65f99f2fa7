"""The pain scores of a patient, texted or told."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from service.db.rows import id_of
from service.db.tables import PainScore, Person


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A score as listings show one; `on` is the local date that it is about.

    `origin` is checkin (in time), late, unprompted, or phone and phone_late for what was told in a
    call, with its `note`. `is_current` is False for one that a later
    answer to the same check-in has replaced, and for a late one beside one in time.
    """

    id: int
    patient: str
    zone: str
    value: int
    on: date
    received_at: datetime
    origin: str
    is_current: bool
    note: str | None


def listing(session: Session, patient: Person, *, replaced: bool = False) -> list[ScoreRow]:
    """A patient's scores in the order in which they came; replaced ones only if asked for."""
    statement = (
        select(PainScore)
        .where(PainScore.patient_id == patient.id)
        .order_by(col(PainScore.received_at), col(PainScore.id))
    )
    if not replaced:
        statement = statement.where(col(PainScore.is_current).is_(True))
    return [
        ScoreRow(
            id=id_of(score),
            patient=patient.name,
            zone=patient.zone,
            value=score.value,
            on=score.local_on,
            received_at=score.received_at,
            origin=score.origin.value,
            is_current=score.is_current,
            note=score.note,
        )
        for score in session.exec(statement)
    ]
