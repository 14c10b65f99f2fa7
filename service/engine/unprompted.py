"""Scores that nobody asked for: the right number soon after one takes its place."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from service.db.tables import Origin, PainScore, Person

OF_ITS_OWN_AFTER = timedelta(hours=1)
"""So long after an answer a number is no correction of it, unless it says so."""


def unprompted_lately(session: Session, patient: Person, at: datetime) -> PainScore | None:
    """The unprompted score that was the last thing a patient told, if that is not long ago.

    Its receipt said "Wrong? Reply with the right number".
    """
    last = session.exec(
        select(PainScore)
        .where(PainScore.patient_id == patient.id)
        .order_by(col(PainScore.id).desc())
        .limit(1)
    ).first()
    if last is None or last.origin is not Origin.UNPROMPTED:
        return None
    return last if at - last.received_at < OF_ITS_OWN_AFTER else None
