"""What is due when: medications, schedules, and each occurrence of a schedule."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Interval, UniqueConstraint
from sqlmodel import Field, SQLModel

from service.db.types import UtcDateTime, Word, only_words


class ScheduleKind(StrEnum):
    """The two kinds of prompt."""

    DOSE = "dose"
    CHECKIN = "checkin"


class Medication(SQLModel, table=True):
    """A medicine as the admin wrote it down; Carebell knows nothing about it."""

    __table_args__ = (UniqueConstraint("patient_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    patient_id: int = Field(foreign_key="patient.person_id", index=True)
    name: str = Field(max_length=80)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Schedule(SQLModel, table=True):
    """One plan line: an RFC 5545 rule in the patient's wall time.

    `planned_through_at` is the cursor: every moment up to it has its occurrence. `next_due_at`
    is the first moment after it, None when nothing is left to plan. Both move in the transaction
    that writes the occurrences.
    """

    __table_args__ = (
        only_words("schedule", "kind", ScheduleKind),
        CheckConstraint(
            "(kind = 'dose') = (medication_id IS NOT NULL)", name="ck_schedule_dose_has_medication"
        ),
        CheckConstraint(
            "ended_at IS NULL OR next_due_at IS NULL", name="ck_schedule_ended_is_never_due"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: ScheduleKind = Field(sa_column=Column(Word(ScheduleKind), nullable=False))
    patient_id: int = Field(foreign_key="patient.person_id", index=True)
    medication_id: int | None = Field(default=None, foreign_key="medication.id")
    rule: str
    starts_on: date
    ends_on: date | None = None
    window: timedelta = Field(sa_column=Column("answer_window", Interval, nullable=False))
    planned_through_at: datetime = Field(sa_type=UtcDateTime)
    next_due_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    problem: str | None = None


class Occurrence(SQLModel, table=True):
    """One instance of a schedule; its outcome is that of the message it shares or owns.

    Unique by plan line, nominal local date and wall time: a patient who moves between zones, or
    a clock that changes, makes no second one.
    """

    __table_args__ = (
        only_words("occurrence", "kind", ScheduleKind),
        UniqueConstraint("schedule_id", "local_on", "wall"),
    )

    id: int | None = Field(default=None, primary_key=True)
    schedule_id: int = Field(foreign_key="schedule.id")
    kind: ScheduleKind = Field(sa_column=Column(Word(ScheduleKind), nullable=False))
    patient_id: int = Field(foreign_key="patient.person_id", index=True)
    local_on: date
    wall: time
    due_at: datetime = Field(sa_type=UtcDateTime)
    closes_at: datetime = Field(sa_type=UtcDateTime)
    message_id: int = Field(foreign_key="message.id", index=True)
