"""People and plans for tests, made the way an admin makes them."""

from datetime import datetime

from sqlmodel import Session

from service.admin import care_plans, caregivers, contacts, patients
from service.admin.caregivers import NewCaregiver
from service.admin.contacts import NewContact
from service.admin.patients import NewPatient
from service.admin.timing import Timing
from service.db.rows import id_of
from service.db.tables import Cause, Episode, Person, Schedule

CONSENT = "on paper, 2027-03-01, attests 18 or over"


def a_patient(
    session: Session,
    now: datetime,
    name: str = "Ana",
    phone: str = "+12025550123",
    zone: str = "America/New_York",
    country: str = "US",
    consent: str | None = CONSENT,
    privacy: str = "covert",
    tell_of_alerts: bool = True,  # noqa: FBT001, FBT002  always given by name
    language: str = "en",
) -> Person:
    """An active patient in New York, welcomed long ago; `consent=None` leaves a pending one."""
    new = NewPatient(
        name=name,
        phone=phone,
        zone=zone,
        country=country,
        consent=consent,
        privacy=privacy,
        tell_of_alerts=tell_of_alerts,
        language=language,
        welcome=False,
    )
    return patients.add(session, new, now)


def a_caregiver(
    session: Session,
    now: datetime,
    patient: Person,
    name: str = "Sam",
    phone: str = "+12025550145",
    consent: str | None = CONSENT,
    sees: tuple[str, ...] = (),
) -> Person:
    """An active caregiver who is told to check on the patient, and nothing more."""
    new = NewCaregiver(name=name, phone=phone, consent=consent, sees=sees, welcome=False)
    return caregivers.add(session, patient, new, now)


def a_contact(
    session: Session,
    now: datetime,
    name: str = "Robin",
    phone: str = "+12025550150",
    role: str = "admin",
    zone: str = "America/New_York",
) -> Person:
    """An active admin contact."""
    new = NewContact(name=name, phone=phone, role=role, consent=CONSENT, zone=zone)
    return contacts.add(session, new, now)


def a_checkin(
    session: Session,
    now: datetime,
    patient: Person,
    at: str = "20:00",
    window: str | None = None,
    nudge: str | None = "off",
) -> Schedule:
    """A daily check-in; `nudge=None` asks once more when it usually does."""
    timing = Timing(at=[at], window=window, nudge=nudge)
    return care_plans.add_checkin(session, patient, timing, now)


def a_dose(
    session: Session,
    now: datetime,
    patient: Person,
    medication: str = "Example medicine",
    at: str = "21:00",
    window: str | None = None,
    nudge: str | None = "off",
) -> Schedule:
    """A daily dose; `nudge=None` asks once more when it usually does."""
    timing = Timing(at=[at], window=window, nudge=nudge)
    return care_plans.add_dose(session, patient, medication, timing, now)


def an_episode(
    session: Session,
    now: datetime,
    patient: Person,
    code: int = 11,
    cause: Cause = Cause.WORSENING,
    urgent: bool = False,  # noqa: FBT001, FBT002  always given by name
    rule: str = "climb",
) -> Episode:
    """An alert that has just come up."""
    episode = Episode(
        code=code,
        patient_id=id_of(patient),
        cause=cause,
        rule=rule,
        evidence={"scores": []},
        triggered_at=now,
        urgent=urgent,
    )
    session.add(episode)
    session.flush()
    return episode
