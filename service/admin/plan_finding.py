"""The plan line that is meant by what an admin types, and those that have not ended."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.admin.plan_lines import alike, noun_of, row
from service.core.entries import parse_whole
from service.core.errors import ConflictError, InputError, NotFoundError
from service.db.tables import Medication, Person, Schedule, ScheduleKind

HIGHEST_ID = 999_999_999


def find_line(session: Session, kind: ScheduleKind, text: str) -> Schedule:
    """The dose or check-in that is meant, and has not ended: by its id, or by a name.

    The name is that of the medicine, or of the patient, where it means one line alone.

    Raises:
        InputError: several are called that; the sentence lists their ids.
        NotFoundError: none is.
        ConflictError: it has ended.
    """
    where = kind.value.upper()
    if not text.strip().isdigit():
        return _line_called(session, kind, text)
    schedule = session.get(Schedule, parse_whole(text, where, 1, HIGHEST_ID))
    if schedule is None:
        raise NotFoundError(
            f"{where} {text} is not in any plan; to see them all: carebell {kind.value} list"
        )
    line = row(session, schedule)
    if schedule.kind not in alike(kind):
        noun = noun_of(schedule.kind)
        raise NotFoundError(
            f"{where} {text} is a {noun} of {line.patient}; see: carebell {noun} list"
        )
    if schedule.ended_at is not None:
        ended_on = schedule.ended_at.astimezone(ZoneInfo(line.zone)).date()
        raise ConflictError(f"That {kind.value} ended on {ended_on} already.")
    return schedule


def _line_called(session: Session, kind: ScheduleKind, text: str) -> Schedule:
    where, word = kind.value.upper(), " ".join(text.split()).casefold()
    lines = session.exec(
        select(Schedule, Person.name, Medication.name)
        .join(Person, col(Person.id) == col(Schedule.patient_id))
        .join(Medication, col(Medication.id) == col(Schedule.medication_id), isouter=True)
        .where(Schedule.kind == kind, col(Schedule.ended_at).is_(None))
        .order_by(col(Schedule.id))
    )
    found = [line for line, *names in lines if word in {str(name).casefold() for name in names}]
    if not found:
        raise NotFoundError(
            f"{where} {text!r} is in no plan; to see them all: carebell {kind.value} list"
        )
    if len(found) > 1:
        ids = ", ".join(str(line.id) for line in found)
        raise InputError(where, text, f"means several; their ids are {ids}", str(found[0].id))
    return found[0]


def open_schedules(session: Session, patient: Person) -> Sequence[Schedule]:
    """The plan lines of a patient that have not ended."""
    return session.exec(
        select(Schedule)
        .where(Schedule.patient_id == patient.id, col(Schedule.ended_at).is_(None))
        .order_by(col(Schedule.id))
    ).all()
