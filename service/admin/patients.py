"""Patients: enrolled, changed, ended."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from service.admin import agreements, people, plan_ends, plan_follows, plan_reading
from service.admin.agreements import TypedConsent
from service.admin.people import PersonChange
from service.admin.readiness import require_ready
from service.core.countries import parse_country
from service.core.entries import parse_adult_birth_date, parse_word
from service.core.names import parse_name
from service.core.phones import parse_phone
from service.core.recurrence import zone_named
from service.core.timing import parse_window
from service.db.rows import id_of
from service.db.side_by_side import Storing, alone
from service.db.tables import (
    Patient,
    Person,
    PersonKind,
    PersonState,
    Privacy,
    ScheduleKind,
)

TOLD_OF_SELF_HARM = "caregivers hear of words of self-harm, too"
NOT_TOLD_OF_SELF_HARM = "caregivers do not hear of words of self-harm"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPatient(TypedConsent):
    """A patient as typed. Without `consent` the person is pending and gets nothing."""

    name: str
    phone: str
    zone: str
    country: str
    born: str | None = None
    language: str = "en"
    privacy: str = Privacy.COVERT.value
    tell_of_alerts: bool = True
    quiet: str | None = None
    nudges: bool = True
    dose_window: str | None = None
    checkin_window: str | None = None
    ask_why_skipped: bool = True
    self_harm_to_caregiver: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientChange(PersonChange):
    """What changes of a patient, as typed; None stays as it is.

    A window of "none" takes the patient's own back.
    """

    country: str | None = None
    born: str | None = None
    privacy: str | None = None
    tell_of_alerts: bool | None = None
    nudges: bool | None = None
    dose_window: str | None = None
    checkin_window: str | None = None
    ask_why_skipped: bool | None = None
    self_harm_to_caregiver: bool | None = None


def find(session: Session, text: str) -> Person:
    """The patient whom an id or a name means; see `people.find`."""
    return people.find(session, text, PersonKind.PATIENT, where="PATIENT")


def add(
    session: Session, new: NewPatient, now: datetime, *, ready: set[str] | None = None
) -> Person:
    """Enrol a patient; see `enrolling`."""
    return alone(session, enrolling(session, new, now, ready=ready))[0]


def enrolling(
    session: Session, new: NewPatient, now: datetime, *, ready: set[str] | None = None
) -> Storing[tuple[Person, Patient]]:
    """Enrol a patient; the service was found ready for the countries in `ready`, which grows.

    Raises:
        InputError: a value cannot be used, or the patient is under 18.
        ConflictError: the service is not ready for this patient.
    """
    zone, country = zone_named(new.zone), parse_country(new.country)
    person = Person(
        kind=PersonKind.PATIENT,
        name=parse_name(new.name, "NAME"),
        phone=parse_phone(new.phone),
        language=people.parse_language(new.language),
        zone=zone.key,
        state=PersonState.PENDING,
        created_at=now,
    )
    patient = Patient(
        person_id=0,
        country=country,
        born_on=_born_on(new.born, zone, now),
        privacy=_privacy(new.privacy),
        hears_of_alerts=new.tell_of_alerts,
        nudges=new.nudges,
        dose_window=parse_window(new.dose_window, "--dose-window"),
        checkin_window=parse_window(new.checkin_window, "--checkin-window"),
        asks_skip_cause=new.ask_why_skipped,
        self_harm_to_caregiver=new.self_harm_to_caregiver,
    )
    if new.quiet is not None:
        people.keep_quiet(person, new.quiet)
    consent = agreements.parse_consent(new, zone.key, now)
    known_ready = set() if ready is None else ready
    if country not in known_ready:
        require_ready(session, country)
        known_ready.add(country)
    people.require_not_suppressed(session, person.phone)
    yield from agreements.storing(session, person, consent)
    patient.person_id = id_of(person)
    session.add(patient)
    if patient.self_harm_to_caregiver:
        agreements.note_choice(session, person, TOLD_OF_SELF_HARM, now)
    yield
    return person, patient


def edit(session: Session, person: Person, change: PatientChange, now: datetime) -> None:
    """Change what is given and nothing else; all of it, or nothing if any of it is wrong.

    Another number without another consent leaves the patient pending. In another zone the
    schedules go on at the same wall times.

    Raises:
        InputError: a value cannot be used.
        ConflictError: care has ended, or the service is not ready for the country.
    """
    patient, old_zone = session.get_one(Patient, person.id), person.zone
    told_of_self_harm = patient.self_harm_to_caregiver
    people.edit(session, person, change, now)
    if person.zone != old_zone:
        plan_follows.follow_zone(session, person, ZoneInfo(old_zone), now)
    _choose(patient, change)
    if patient.self_harm_to_caregiver != told_of_self_harm:
        choice = NOT_TOLD_OF_SELF_HARM if told_of_self_harm else TOLD_OF_SELF_HARM
        agreements.note_choice(session, person, choice, now)
    _choose_windows(session, person, change, now)
    if change.country is not None:
        patient.country = parse_country(change.country)
    if change.born is not None:
        patient.born_on = _born_on(change.born, ZoneInfo(person.zone), now)
    if change.country is not None or change.consent is not None:
        require_ready(session, patient.country)


def _choose(patient: Patient, change: PatientChange) -> None:
    """What is the patient's own to choose."""
    if change.privacy is not None:
        patient.privacy = _privacy(change.privacy)
    if change.tell_of_alerts is not None:
        patient.hears_of_alerts = change.tell_of_alerts
    if change.nudges is not None:
        patient.nudges = change.nudges
    if change.ask_why_skipped is not None:
        patient.asks_skip_cause = change.ask_why_skipped
    if change.self_harm_to_caregiver is not None:
        patient.self_harm_to_caregiver = change.self_harm_to_caregiver


def _choose_windows(
    session: Session, person: Person, change: PatientChange, now: datetime
) -> None:
    """Another window for what is planned, and will be, without one of its own."""
    patient = session.get_one(Patient, person.id)
    was = {kind: plan_reading.usual_window(session, kind, person) for kind in ScheduleKind}
    if change.dose_window is not None:
        patient.dose_window = parse_window(change.dose_window, "--dose-window")
    if change.checkin_window is not None:
        patient.checkin_window = parse_window(change.checkin_window, "--checkin-window")
    for kind, before in was.items():
        plan_follows.follow_window(session, person, kind, before, now)


def end(session: Session, person: Person, now: datetime) -> None:
    """End a patient's care in Carebell: schedules end, waiting texts never leave, rows stay.

    Raises:
        ConflictError: it has ended already.
    """
    people.end(session, person, now)
    session.get_one(Patient, person.id).paused_until_at = None
    plan_ends.end_all(session, person, now)


def _privacy(text: str) -> Privacy:
    return Privacy(parse_word(text, Privacy, "--privacy"))


def _born_on(text: str | None, zone: ZoneInfo, now: datetime) -> date | None:
    return None if text is None else parse_adult_birth_date(text, now.astimezone(zone).date())
