"""Who is texted: patients, their caregivers, the clinic's contacts, and what they agreed to."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Index, Interval, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from service.core.timing import QUIET, QuietHours
from service.db.types import UtcDateTime, Word, only_words


class PersonKind(StrEnum):
    """What somebody is to Carebell; admin and clinician are the contacts of a clinic."""

    PATIENT = "patient"
    CAREGIVER = "caregiver"
    ADMIN = "admin"
    CLINICIAN = "clinician"

    @property
    def is_contact(self) -> bool:
        """Whether it is one of the clinic's own people."""
        return self in (PersonKind.ADMIN, PersonKind.CLINICIAN)


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


class PauseReason(StrEnum):
    """Why a patient gets nothing for a while; it is for the record, nobody is told."""

    HOLIDAY = "holiday"
    HOSPITAL = "hospital"


class ConsentKind(StrEnum):
    """What happened to somebody's consent.

    LIFTED: an admin took back an opt-out that was entered by hand or misread. ENDED: the patient
    wants this caregiver to be told nothing more.
    """

    INVITED = "invited"
    GIVEN = "given"
    OPTED_OUT = "opted_out"
    OPTED_IN = "opted_in"
    LIFTED = "lifted"
    ENDED = "ended"


class Person(SQLModel, table=True):
    """Anybody with a telephone number; the id is the short id that the command line takes.

    `quiet_from` and `quiet_until` are quiet hours in the person's own zone; equal: none.
    """

    __table_args__ = (
        only_words("person", "kind", PersonKind),
        only_words("person", "state", PersonState),
        CheckConstraint(
            "state IN ('pending', 'ended') OR consented_at IS NOT NULL",
            name="ck_person_active_needs_consent",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: PersonKind = Field(sa_column=Column(Word(PersonKind), nullable=False, index=True))
    name: str = Field(max_length=80, index=True)
    phone: str = Field(max_length=16, index=True)
    language: str = Field(max_length=8)
    zone: str = Field(max_length=64)
    state: PersonState = Field(sa_column=Column(Word(PersonState), nullable=False))
    consented_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    quiet_from: time = QUIET.begins
    quiet_until: time = QUIET.ends
    created_at: datetime = Field(sa_type=UtcDateTime)

    @property
    def quiet(self) -> QuietHours:
        """The person's quiet hours."""
        return QuietHours(self.quiet_from, self.quiet_until)


class Patient(SQLModel, table=True):
    """What is known of a patient beside the person.

    A pause is not `pause_told` until the caregivers who must know are told.
    `self_harm_to_caregiver`: the patient chose that caregivers, too, hear of such words.
    Prompts rest until `danger_paused_until_at`, unless a person closes the episode before.
    `dose_window` and `checkin_window` hold for what is planned without a window of its own.
    """

    __table_args__ = (
        only_words("patient", "privacy", Privacy),
        only_words("patient", "paused_for", PauseReason),
        Index(
            "ix_patient_pause_untold",
            "person_id",
            sqlite_where=text("pause_told = 0"),
            postgresql_where=text("NOT pause_told"),
        ),
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
    nudges: bool = True
    dose_window: timedelta | None = Field(default=None, sa_column=Column(Interval, nullable=True))
    checkin_window: timedelta | None = Field(
        default=None, sa_column=Column(Interval, nullable=True)
    )
    asks_skip_cause: bool = True
    self_harm_to_caregiver: bool = False
    paused_until_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    paused_for: PauseReason | None = Field(
        default=None, sa_column=Column(Word(PauseReason), nullable=True)
    )
    pause_told: bool = True
    danger_paused_until_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Caregiver(SQLModel, table=True):
    """One person's part in the care of one patient; the lowest position is told first.

    One who `gets_page` finds a link to a page in each alert; links issued before `links_from_at`
    are dead.
    """

    __table_args__ = (UniqueConstraint("patient_id", "position"),)

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    patient_id: int = Field(foreign_key="patient.person_id", index=True)
    position: int
    sees_scores: bool = False
    sees_doses: bool = False
    gets_page: bool = False
    links_from_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ConsentEvent(SQLModel, table=True):
    """One line of somebody's consent history; lines are only ever added.

    `wording` is what they said or signed, `wording_version` the wording of ours that they had
    before them, in this `language`. One that the command line wrote is not `followed_up` until
    whoever must know has been told.
    """

    __tablename__ = "consent_event"
    __table_args__ = (
        only_words("consent_event", "kind", ConsentKind),
        Index(
            "ix_consent_event_to_follow_up",
            "id",
            sqlite_where=text("followed_up = 0"),
            postgresql_where=text("NOT followed_up"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    phone: str = Field(max_length=16, index=True)
    kind: ConsentKind = Field(sa_column=Column(Word(ConsentKind), nullable=False))
    source: str = Field(max_length=24)
    wording: str
    wording_version: str | None = Field(default=None, max_length=24)
    language: str | None = Field(default=None, max_length=8)
    happened_at: datetime = Field(sa_type=UtcDateTime)
    followed_up: bool = True


class OptOut(SQLModel, table=True):
    """A number that nothing is sent to; the row goes when its owner texts START."""

    __tablename__ = "opt_out"

    phone: str = Field(primary_key=True, max_length=16)
    source: str = Field(max_length=24)
    happened_at: datetime = Field(sa_type=UtcDateTime)


class SuppressedNumber(SQLModel, table=True):
    """What is left of an opt-out after its owner was erased: a keyed hash of the number."""

    __tablename__ = "suppressed_number"

    digest: str = Field(primary_key=True, max_length=64)
    suppressed_at: datetime = Field(sa_type=UtcDateTime)


class CountryReview(SQLModel, table=True):
    """Emergency numbers of a country, as somebody of this clinic has checked them."""

    __tablename__ = "country_review"

    code: str = Field(primary_key=True, max_length=2)
    emergency: str = Field(max_length=24)
    crisis: str = Field(max_length=24)
    reviewed_on: date
