"""Who is texted: patients, their caregivers, the clinic's contacts, and what they agreed to."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from service.db.types import UtcDateTime, Word, only_words


class PersonKind(StrEnum):
    """What somebody is to Carebell; admin and clinician are the contacts of a clinic."""

    PATIENT = "patient"
    CAREGIVER = "caregiver"
    ADMIN = "admin"
    CLINICIAN = "clinician"


class PersonState(StrEnum):
    """Only an active person is texted; pending means that no consent is on record yet."""

    PENDING = "pending"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class Privacy(StrEnum):
    """Whether texts may name a medicine: covert texts name no drug, dose or condition."""

    COVERT = "covert"
    NAMED = "named"


class ConsentKind(StrEnum):
    """What happened to somebody's consent."""

    GIVEN = "given"
    OPTED_OUT = "opted_out"
    OPTED_IN = "opted_in"


class Person(SQLModel, table=True):
    """Anybody with a telephone number; the id is the short id that the command line takes."""

    __table_args__ = (
        only_words("person", "kind", PersonKind),
        only_words("person", "state", PersonState),
        CheckConstraint(
            "state IN ('pending', 'ended') OR consented_at IS NOT NULL",
            name="ck_person_active_needs_consent",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: PersonKind = Field(sa_column=Column(Word(PersonKind), nullable=False))
    name: str = Field(max_length=80, index=True)
    phone: str = Field(max_length=16, index=True)
    language: str = Field(max_length=8)
    zone: str = Field(max_length=64)
    state: PersonState = Field(sa_column=Column(Word(PersonState), nullable=False))
    consented_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Patient(SQLModel, table=True):
    """What is known of a patient beside the person."""

    __table_args__ = (
        only_words("patient", "privacy", Privacy),
        Index(
            "ix_patient_paused_until_at",
            "paused_until_at",
            sqlite_where=text("paused_until_at IS NOT NULL"),
            postgresql_where=text("paused_until_at IS NOT NULL"),
        ),
    )

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    country: str = Field(max_length=2)
    born_on: date | None = None
    privacy: Privacy = Field(sa_column=Column(Word(Privacy), nullable=False))
    hears_of_alerts: bool = True
    paused_until_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Caregiver(SQLModel, table=True):
    """One person's part in the care of one patient; the lowest position is told first."""

    __table_args__ = (UniqueConstraint("patient_id", "position"),)

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    patient_id: int = Field(foreign_key="patient.person_id", index=True)
    position: int
    sees_scores: bool = False
    sees_doses: bool = False


class ConsentEvent(SQLModel, table=True):
    """One line of somebody's consent history; lines are only ever added."""

    __tablename__ = "consent_event"
    __table_args__ = (only_words("consent_event", "kind", ConsentKind),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    phone: str = Field(max_length=16, index=True)
    kind: ConsentKind = Field(sa_column=Column(Word(ConsentKind), nullable=False))
    source: str = Field(max_length=24)
    wording: str
    happened_at: datetime = Field(sa_type=UtcDateTime)


class OptOut(SQLModel, table=True):
    """A number that nothing is sent to; the row goes when its owner texts START."""

    __tablename__ = "opt_out"

    phone: str = Field(primary_key=True, max_length=16)
    source: str = Field(max_length=24)
    happened_at: datetime = Field(sa_type=UtcDateTime)


class CountryReview(SQLModel, table=True):
    """Emergency numbers of a country, as somebody of this clinic has checked them."""

    __tablename__ = "country_review"

    code: str = Field(primary_key=True, max_length=2)
    emergency: str = Field(max_length=24)
    crisis: str = Field(max_length=24)
    reviewed_on: date
