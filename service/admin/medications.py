"""Medicines as the prescription names them; Carebell keeps what is typed, and knows no more."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, or_, select

from service.admin import care_plans, plan_ends
from service.admin.people import require_present
from service.admin.plan_history import note
from service.core.entries import parse_note, parse_whole
from service.core.errors import ConflictError, InputError, NotFoundError
from service.core.names import parse_name
from service.core.timing import parse_date
from service.db.rows import id_of
from service.db.side_by_side import alone
from service.db.tables import Medication, Person, PlanSubject, Schedule

NAME = ("MEDICATION", '"Example medicine"')
LONGEST = 80
MOST_DOSES = 30

# The levels of the ATC index, such as N06AA09; RxNorm's identifiers (RXCUI) are numbers.
_ATC = re.compile(r"[A-Z](?:[0-9]{2}(?:[A-Z](?:[A-Z](?:[0-9]{2})?)?)?)?")
_RXCUI = re.compile(r"[1-9][0-9]{0,7}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicationChange:
    """What is known of a medicine, as typed; None stays as it is, "none" empties it."""

    strength: str | None = None
    form: str | None = None
    instructions: str | None = None
    rxnorm: str | None = None
    atc: str | None = None
    prescriber: str | None = None
    prescribed: str | None = None
    dose_in_text: bool | None = None
    tell_after: str | None = None


@dataclass(frozen=True, slots=True)
class MedicationRow:
    """A medicine as listings show one."""

    id: int
    patient: str
    name: str
    strength: str | None
    form: str | None
    instructions: str | None
    rxnorm: str | None
    atc: str | None
    prescriber: str | None
    prescribed_on: date | None
    dose_in_text: bool
    tell_after: int | None
    state: str


def find(session: Session, patient: Person, text: str) -> Medication:
    """The patient's medicine of that id or name, in whatever case.

    Raises:
        NotFoundError: the patient has none that is called that.
    """
    known = session.exec(
        select(Medication).where(Medication.patient_id == patient.id).order_by(col(Medication.id))
    ).all()
    word = " ".join(text.split()).casefold()
    for medication in known:
        if word in {str(medication.id), medication.name.casefold()}:
            return medication
    raise NotFoundError(
        f"MEDICATION {text!r} is none of {patient.name}'s; to see them: "
        f"carebell medication list {patient.id}"
    )


def add(
    session: Session, patient: Person, name: str, known: MedicationChange, now: datetime
) -> Medication:
    """Write down a medicine of a patient. When it is due is said with `care_plans.add_dose`.

    Raises:
        InputError: a value cannot be used.
        ConflictError: care has ended, or the patient has a medicine of that name already.
    """
    require_present(patient)
    title = parse_name(name, *NAME)
    values = parsed(known)
    for other in session.exec(select(Medication).where(Medication.patient_id == patient.id)):
        if other.name.casefold() == title.casefold() and other.ended_at is None:
            raise ConflictError(
                f"{patient.name} has {other.name} already: medication {other.id}. To change it: "
                f"carebell medication edit {patient.id} {other.id} ..."
            )
    medication = alone(session, care_plans.taking(session, patient, title, now))
    _write(medication, values)
    session.flush()
    return medication


def edit(
    session: Session, medication: Medication, change: MedicationChange, now: datetime
) -> list[str]:
    """Change what is given and nothing else; the names of what is not as it was before.

    Raises:
        InputError: a value cannot be used.
        ConflictError: the medicine has ended.
    """
    _require_open(medication)
    wanted = parsed(change)
    values = {key: value for key, value in wanted.items() if getattr(medication, key) != value}
    if values:
        before = {key: getattr(medication, key) for key in values}
        _write(medication, values)
        detail = f"{medication.name}: " + ", ".join(
            f"{key.replace('_', ' ')} is {'empty' if value is None else value}"
            for key, value in values.items()
        )
        subject = (medication.patient_id, PlanSubject.MEDICATION, id_of(medication))
        note(session, *subject, detail, now, before=before)
    return list(values)


def end(session: Session, medication: Medication, now: datetime) -> None:
    """End a medicine with its doses and what follows its steps; what was recorded stays.

    Raises:
        ConflictError: it has ended already.
    """
    _require_open(medication)
    doses = session.exec(
        select(Schedule).where(
            or_(Schedule.medication_id == medication.id, Schedule.steps_of == medication.id),
            col(Schedule.ended_at).is_(None),
        )
    ).all()
    plan_ends.end_lines(session, doses, now)
    medication.ended_at = now
    subject = (medication.patient_id, PlanSubject.MEDICATION, id_of(medication))
    note(session, *subject, f"{medication.name} ended", now)


def listing(
    session: Session, patient: Person | None = None, *, ended: bool = False
) -> list[MedicationRow]:
    """The medicines of one patient or of all; ended ones only if asked for."""
    statement = (
        select(Medication, Person)
        .join(Person, col(Person.id) == col(Medication.patient_id))
        .order_by(col(Medication.patient_id), col(Medication.id))
    )
    if patient is not None:
        statement = statement.where(Medication.patient_id == patient.id)
    if not ended:
        statement = statement.where(col(Medication.ended_at).is_(None))
    return [_row(medication, person) for medication, person in session.exec(statement)]


def _row(medication: Medication, patient: Person) -> MedicationRow:
    return MedicationRow(
        id=id_of(medication),
        patient=patient.name,
        name=medication.name,
        strength=medication.strength,
        form=medication.form,
        instructions=medication.instructions,
        rxnorm=medication.rxnorm,
        atc=medication.atc,
        prescriber=medication.prescriber,
        prescribed_on=medication.prescribed_on,
        dose_in_text=medication.dose_in_text,
        tell_after=medication.tell_after,
        state="active" if medication.ended_at is None else "ended",
    )


def parsed(change: MedicationChange) -> dict[str, object]:
    """The columns that change, with their values.

    Raises:
        InputError: a value cannot be used.
    """
    readers: dict[str, tuple[str | None, Callable[[str], object]]] = {
        "strength": (change.strength, lambda text: parse_words(text, "--strength", '"10 mg"')),
        "form": (change.form, lambda text: parse_words(text, "--form", "tablet")),
        "instructions": (
            change.instructions,
            lambda text: parse_note(text, "--instructions", '"in the evening, with water"'),
        ),
        "rxnorm": (change.rxnorm, lambda text: _code(text, _RXCUI, "--rxnorm", "704")),
        "atc": (change.atc, lambda text: _code(text.upper(), _ATC, "--atc", "N06AA09")),
        "prescriber": (
            change.prescriber,
            lambda text: parse_name(text, "--prescriber", '"Dr. Example"'),
        ),
        "prescribed_on": (change.prescribed, lambda text: parse_date(text, "--prescribed")),
        "tell_after": (
            change.tell_after,
            lambda text: parse_whole(text, "--tell-after", 1, MOST_DOSES),
        ),
    }
    values: dict[str, object] = {
        key: None if text.strip().lower() == "none" else read(text)
        for key, (text, read) in readers.items()
        if text is not None
    }
    if change.dose_in_text is not None:
        values["dose_in_text"] = change.dose_in_text
    return values


def parse_words(text: str, where: str, example: str) -> str:
    """A few words of a prescription, such as a strength or a dose, with single spaces.

    Raises:
        InputError: there are none, or too many.
    """
    words = parse_note(text, where, example)
    if len(words) > LONGEST:
        raise InputError(where, text, f"is longer than {LONGEST} characters", example)
    return words


def _code(text: str, pattern: re.Pattern[str], where: str, example: str) -> str:
    code = text.strip()
    if not pattern.fullmatch(code):
        raise InputError(where, text, "is not such a code", example)
    return code


def _write(medication: Medication, values: dict[str, object]) -> None:
    for key, value in values.items():
        setattr(medication, key, value)


def _require_open(medication: Medication) -> None:
    if medication.ended_at is not None:
        raise ConflictError(
            f"{medication.name} has ended and is kept as it was; to begin again: "
            "carebell medication add"
        )
