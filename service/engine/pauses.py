"""Pauses: those who wait for answers are told of one, and it ends by itself."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, false, select, update

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.texts import write
from service.db.queries.people import caregivers_of
from service.db.rows import id_of
from service.db.tables import Patient, Person, PersonState
from service.engine.outbox import put

PAUSES_PER_ROUND = 50


def end_pauses(session: Session, now: datetime) -> int:
    """Let patients whose pause is over get texts again; how many they are."""
    over = session.exec(select(Patient).where(col(Patient.paused_until_at) <= now)).all()
    if not over:
        return 0
    for patient in over:
        patient.paused_until_at, patient.paused_for, patient.pause_told = None, None, True
    session.execute(
        update(Person)
        .where(col(Person.id).in_([patient.person_id for patient in over]))
        .where(col(Person.state) == PersonState.PAUSED)
        .values(state=PersonState.ACTIVE)
    )
    return len(over)


def tell_of_pauses(session: Session, policy: Policy, now: datetime) -> int:
    """Tell the caregivers who may see a patient's answers that there are none for now."""
    untold = session.exec(
        select(Patient, Person)
        .join(Person, col(Person.id) == col(Patient.person_id))
        .where(col(Patient.pause_told) == false())
        .order_by(col(Patient.person_id))
        .limit(PAUSES_PER_ROUND)
        .with_for_update(of=Patient, skip_locked=True)
    ).all()
    for patient, person in untold:
        patient.pause_told = True
        for reader, caregiver in caregivers_of(session, id_of(person)):
            if caregiver.sees_scores or caregiver.sees_doses:
                body = _told(policy, reader, person, patient.paused_until_at)
                put(session, MessageKind.NOTICE, reader, body, now)
    return len(untold)


def _told(policy: Policy, reader: Person, patient: Person, until_at: datetime | None) -> str:
    if until_at is None:
        return write("paused_told_caregiver_open", reader.language, policy, patient=patient.name)
    until = f"{until_at.astimezone(ZoneInfo(patient.zone)):%Y-%m-%d %H:%M}"
    return write(
        "paused_told_caregiver", reader.language, policy, patient=patient.name, until=until
    )
