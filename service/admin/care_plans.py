"""Care plans: which doses and check-ins a patient has from now on."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, select

from service.admin.plan_clashes import require_free
from service.admin.plan_history import note
from service.admin.plan_lines import in_words, subject_of
from service.admin.plan_reading import read
from service.admin.room import TEXTS_A_DAY, Neighbour
from service.admin.timing import Timing
from service.core.errors import InputError
from service.core.names import may_be_slip, parse_name
from service.db.rows import id_of
from service.db.side_by_side import Storing, alone
from service.db.tables import Medication, Person, PlanSubject, Schedule, ScheduleKind


def add_dose(  # noqa: PLR0913  what is planned, and what was confirmed of it
    session: Session,
    patient: Person,
    medication: str,
    timing: Timing,
    now: datetime,
    *,
    texts_a_day: int = TEXTS_A_DAY,
    is_new: bool = False,
) -> Schedule:
    """Remind a patient of a medicine from now on; see `adding_dose`.

    `is_new`: it is another medicine, however close its name is to that of a known one.

    Raises:
        InputError: besides, the name is unknown and close to one of the patient's medicines.
    """
    if not is_new:
        require_no_slip(session, patient, medication)
    work = adding_dose(session, patient, medication, timing, now, texts_a_day=texts_a_day)
    return alone(session, work)


def adding_dose(  # noqa: PLR0913  what `add_dose` takes, and what is beside it
    session: Session,
    patient: Person,
    medication: str,
    timing: Timing,
    now: datetime,
    *,
    texts_a_day: int = TEXTS_A_DAY,
    beside: Sequence[Neighbour] | None = None,
) -> Storing[Schedule]:
    """Remind a patient of a medicine from now on; `beside`: see `require_free`.

    Raises:
        InputError: a value cannot be used, or no time is left to come.
        ConflictError: care has ended, the patient has this dose at one of these times already,
            or there is no room for it: see `require_room`.
    """
    name = parse_name(medication, "MEDICATION", '"Example medicine"')
    schedule = read(session, ScheduleKind.DOSE, patient, timing, now)
    medicine = yield from taking(session, patient, name, now)
    schedule.medication_id = id_of(medicine)
    return (yield from _adding(session, schedule, patient, now, texts_a_day, beside))


def add_checkin(
    session: Session,
    patient: Person,
    timing: Timing,
    now: datetime,
    *,
    side_effects: bool = False,
    texts_a_day: int = TEXTS_A_DAY,
) -> Schedule:
    """Ask a patient from now on; see `adding_checkin`."""
    work = adding_checkin(
        session, patient, timing, now, side_effects=side_effects, texts_a_day=texts_a_day
    )
    return alone(session, work)


def adding_checkin(  # noqa: PLR0913  what `add_checkin` takes, and what is beside it
    session: Session,
    patient: Person,
    timing: Timing,
    now: datetime,
    *,
    side_effects: bool = False,
    texts_a_day: int = TEXTS_A_DAY,
    beside: Sequence[Neighbour] | None = None,
) -> Storing[Schedule]:
    """Ask a patient for a pain score from now on, or instead for side effects.

    `beside`: see `require_free`.

    Raises:
        InputError: a value cannot be used, or no time is left to come.
        ConflictError: care has ended, the patient has a check-in at one of these times already,
            or there is no room for it: see `require_room`.
    """
    kind = ScheduleKind.SIDE_EFFECTS if side_effects else ScheduleKind.CHECKIN
    schedule = read(session, kind, patient, timing, now)
    return (yield from _adding(session, schedule, patient, now, texts_a_day, beside))


def _adding(
    session: Session,
    schedule: Schedule,
    patient: Person,
    now: datetime,
    texts_a_day: int,
    beside: Sequence[Neighbour] | None,
) -> Storing[Schedule]:
    require_free(session, schedule, patient, now, texts_a_day, beside=beside)
    session.add(schedule)
    yield
    detail = f"{in_words(session, schedule)} added"
    note(session, schedule.patient_id, subject_of(schedule), id_of(schedule), detail, now)
    return schedule


def taking(session: Session, patient: Person, name: str, now: datetime) -> Storing[Medication]:
    """The patient's medicine of that name, in whatever case; a new one if there is none.

    One that had ended is taken again.
    """
    for known in session.exec(select(Medication).where(Medication.patient_id == patient.id)):
        if known.name.casefold() == name.casefold():
            if known.ended_at is not None:
                known.ended_at = None
                _note_medication(session, known, "taken again", now)
            return known
    medication = Medication(patient_id=id_of(patient), name=name, created_at=now)
    session.add(medication)
    yield
    _note_medication(session, medication, "added", now)
    return medication


def require_no_slip(session: Session, patient: Person, name: str) -> None:
    """Return unless a name is none of the patient's medicines, but close to that of one.

    Raises:
        InputError: it is; a slip of the keys would make a second medicine of one.
    """
    rows = session.exec(select(Medication.name).where(Medication.patient_id == patient.id))
    known = {one.casefold(): one for one in rows}
    close = [one for one in known.values() if may_be_slip(name, one)]
    if " ".join(name.split()).casefold() not in known and close:
        problem = (
            f"is none of {patient.name}'s medicines, but {close[0]} is; if another one is "
            "meant, say so: --new-medicine"
        )
        raise InputError("MEDICATION", name, problem)


def _note_medication(session: Session, medication: Medication, what: str, now: datetime) -> None:
    about = (medication.patient_id, PlanSubject.MEDICATION, id_of(medication))
    note(session, *about, f"{medication.name} {what}", now)
