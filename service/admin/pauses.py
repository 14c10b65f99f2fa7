"""Pauses of a patient: in hospital or on holiday nothing is sent."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from service.admin import people
from service.core.entries import parse_local_moment, parse_word
from service.core.errors import ConflictError, InputError
from service.db.tables import Patient, PauseReason, Person, PersonState


def pause(
    session: Session,
    person: Person,
    until: str | None,
    now: datetime,
    *,
    reason: str | None = None,
) -> None:
    """Send nothing for a while: until a local date or time, or until `resume`.

    What would have been asked meanwhile never is. Caregivers who may see answers are told.

    Raises:
        InputError: `until` cannot be read, or is not in the future; there is no such `reason`.
        ConflictError: the patient gets no texts that could be paused.
    """
    people.require_present(person)
    if person.state is PersonState.PENDING:
        raise ConflictError(
            f"{person.name} is pending and gets no texts yet; there is nothing to pause."
        )
    until_at = None
    if until is not None:
        until_at = parse_local_moment(until, ZoneInfo(person.zone), "--until")
        if until_at <= now:
            raise InputError("--until", until, "is not in the future", "2027-03-31")
    why = None if reason is None else PauseReason(parse_word(reason, PauseReason, "--reason"))
    person.state = PersonState.PAUSED
    patient = session.get_one(Patient, person.id)
    patient.paused_until_at, patient.paused_for, patient.pause_told = until_at, why, False


def resume(session: Session, person: Person) -> None:
    """End a pause now.

    Raises:
        ConflictError: the patient is not paused.
    """
    if person.state is not PersonState.PAUSED:
        raise ConflictError(f"{person.name} is not paused, but {person.state.value}.")
    person.state = PersonState.ACTIVE
    patient = session.get_one(Patient, person.id)
    patient.paused_until_at, patient.paused_for, patient.pause_told = None, None, True
