"""What else a patient takes: listed with its class and dates, never checked, never reminded of."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.admin.medications import parse_words
from service.admin.people import require_present
from service.admin.plan_finding import HIGHEST_ID
from service.admin.plan_history import note
from service.core.entries import parse_whole
from service.core.errors import ConflictError, InputError, NotFoundError
from service.core.names import parse_name
from service.core.timing import parse_date
from service.db.rows import id_of
from service.db.tables import OtherMedicine, Person, PlanSubject

ASK = "Please ask the prescriber or pharmacist about taking these together."
"""What is said when one is added; nothing is said of the medicines themselves."""


@dataclass(frozen=True, slots=True)
class OtherRow:
    """Another medicine as listings show one; both dates are local and included."""

    id: int
    patient: str
    name: str
    drug_class: str
    since_on: date
    ended_on: date | None


def add(
    session: Session,
    patient: Person,
    name: str,
    drug_class: str,
    since: str | None,
    now: datetime,
) -> OtherMedicine:
    """List another medicine of a patient, taken since a local date (None: today).

    Raises:
        InputError: a value cannot be used, or the date is still to come.
        ConflictError: care has ended, or it is listed already.
    """
    require_present(patient)
    other = OtherMedicine(
        patient_id=id_of(patient),
        name=parse_name(name, "--name", '"Example medicine"'),
        drug_class=parse_words(drug_class, "--class", '"pain reliever"'),
        since_on=_day(since, "--since", patient, now),
        created_at=now,
    )
    for known in session.exec(
        select(OtherMedicine).where(
            OtherMedicine.patient_id == patient.id, col(OtherMedicine.ended_on).is_(None)
        )
    ):
        if known.name.casefold() == other.name.casefold():
            raise ConflictError(f"{patient.name} has {known.name} on the list already.")
    session.add(other)
    session.flush()
    detail = f"{other.name} ({other.drug_class}) taken since {other.since_on}"
    note(session, id_of(patient), PlanSubject.OTHER, id_of(other), detail, now)
    return other


def end(session: Session, text: str, on: str | None, now: datetime) -> OtherMedicine:
    """Note that a medicine was taken until a local date (None: today).

    Raises:
        InputError: it is no id, or the date is before the first day or still to come.
        NotFoundError: no medicine has this id.
        ConflictError: it has ended already.
    """
    other = session.get(OtherMedicine, parse_whole(text, "OTHER", 1, HIGHEST_ID))
    if other is None:
        raise NotFoundError(
            f"OTHER {text} is on no list; to see them all: carebell medication other list"
        )
    if other.ended_on is not None:
        raise ConflictError(f"{other.name} ended on {other.ended_on} already.")
    patient = session.get_one(Person, other.patient_id)
    ended_on = _day(on, "--on", patient, now)
    if ended_on < other.since_on:
        raise InputError("--on", on, f"is before the first day, {other.since_on}")
    other.ended_on = ended_on
    detail = f"{other.name} taken until {ended_on}"
    note(session, other.patient_id, PlanSubject.OTHER, id_of(other), detail, now)
    return other


def listing(
    session: Session, patient: Person | None = None, *, ended: bool = False
) -> list[OtherRow]:
    """The other medicines of one patient or of all; ended ones only if asked for."""
    statement = (
        select(OtherMedicine, Person)
        .join(Person, col(Person.id) == col(OtherMedicine.patient_id))
        .order_by(
            col(OtherMedicine.patient_id), col(OtherMedicine.since_on), col(OtherMedicine.id)
        )
    )
    if patient is not None:
        statement = statement.where(OtherMedicine.patient_id == patient.id)
    if not ended:
        statement = statement.where(col(OtherMedicine.ended_on).is_(None))
    return [
        OtherRow(
            id_of(other), person.name, other.name, other.drug_class, other.since_on, other.ended_on
        )
        for other, person in session.exec(statement)
    ]


def _day(text: str | None, where: str, patient: Person, now: datetime) -> date:
    today = now.astimezone(ZoneInfo(patient.zone)).date()
    on = today if text is None else parse_date(text, where)
    if on > today:
        raise InputError(where, text, "is still to come", today.isoformat())
    return on
