"""What is due when: medications with their dose steps, schedules, and each occurrence of one."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, Interval, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from service.db.types import UtcDateTime, Word, only_words


class ScheduleKind(StrEnum):
    """The kinds of prompt, by the words of `MessageKind`."""

    DOSE = "dose"
    CHECKIN = "checkin"
    SIDE_EFFECTS = "side_effects"


class Medication(SQLModel, table=True):
    """A medicine as the admin wrote it down; Carebell knows nothing about it.

    Codes are typed, never guessed. Texts quote the dose only where `dose_in_text` is on. Admins
    hear of `tell_after` doses in a row that were not confirmed; None: they do not.
    """

    __table_args__ = (UniqueConstraint("patient_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    patient_id: int = Field(foreign_key="patient.person_id", index=True)
    name: str = Field(max_length=80)
    created_at: datetime = Field(sa_type=UtcDateTime)
    strength: str | None = Field(default=None, max_length=80)
    form: str | None = Field(default=None, max_length=80)
    instructions: str | None = None
    rxnorm: str | None = Field(default=None, max_length=8)
    atc: str | None = Field(default=None, max_length=7)
    prescriber: str | None = Field(default=None, max_length=80)
    prescribed_on: date | None = None
    dose_in_text: bool = False
    tell_after: int | None = None
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class OtherMedicine(SQLModel, table=True):
    """What else a patient takes; nothing reminds of it, and nothing checks it."""

    __tablename__ = "other_medicine"
    __table_args__ = (
        CheckConstraint(
            "ended_on IS NULL OR since_on <= ended_on", name="ck_other_medicine_ends_after"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    patient_id: int = Field(foreign_key="patient.person_id", index=True)
    name: str = Field(max_length=80)
    drug_class: str = Field(max_length=80)
    since_on: date
    ended_on: date | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)


class DoseStep(SQLModel, table=True):
    """One step of a titration, in the words of the prescription; see `core.dose_steps`."""

    __tablename__ = "dose_step"
    __table_args__ = (UniqueConstraint("medication_id", "starts_on"),)

    id: int | None = Field(default=None, primary_key=True)
    medication_id: int = Field(foreign_key="medication.id")
    dose: str = Field(max_length=80)
    starts_on: date
    prescriber: str = Field(max_length=80)
    prescribed_on: date
    created_at: datetime = Field(sa_type=UtcDateTime)


class DoseHold(SQLModel, table=True):
    """A time in which a titration stays on its step; `resumed_on` is the first day after it."""

    __tablename__ = "dose_hold"
    __table_args__ = (
        Index(
            "uq_dose_hold_open",
            "medication_id",
            unique=True,
            sqlite_where=text("resumed_on IS NULL"),
            postgresql_where=text("resumed_on IS NULL"),
        ),
        Index("ix_dose_hold_medication_id", "medication_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    medication_id: int = Field(foreign_key="medication.id")
    held_on: date
    resumed_on: date | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)


class Schedule(SQLModel, table=True):
    """One plan line: an RFC 5545 rule in the patient's wall time.

    `planned_through_at` is the cursor: every moment up to it has its occurrence. `next_due_at`
    is the first moment after it, None when nothing is left to plan. Both move in the transaction
    that writes the occurrences. `nudge_after` that long an unanswered prompt is asked once more,
    None: never; in `quiet` are the quiet hours, such as "22:00-07:00", that it keeps to instead of
    the patient's.

    An edit writes the next `version` of the row, in force after `in_force_at` (None: since it was
    made); the one before is kept as a `PlanChange`. The plan line stays itself, and so do its
    occurrences. Dates before `begins_on` are the earlier version's. `carried` are moments that
    the rule as it stands does not give any more: [date, wall time, moment in UTC] of what an edit
    or a move between zones left to the day on which it was made.

    A line that follows the steps of a medicine (`steps_of`) keeps in `each_step` how: the values
    of `core.after_steps.AfterStep`. Its rule is that of the days on which the steps begin, written
    anew whenever these change; empty while none is known.
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
    nudge_after: timedelta | None = Field(
        default=None, sa_column=Column("nudge_after", Interval, nullable=True)
    )
    quiet: str | None = Field(default=None, max_length=11)
    planned_through_at: datetime = Field(sa_type=UtcDateTime)
    next_due_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    problem: str | None = None
    version: int = 1
    in_force_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    begins_on: date | None = None
    carried: list[list[str]] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    steps_of: int | None = Field(default=None, foreign_key="medication.id")
    each_step: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )


class Occurrence(SQLModel, table=True):
    """One instance of a schedule; its outcome is that of the message it shares or owns.

    Unique by plan line, nominal local date and wall time: a patient who moves between zones, or
    a clock that changes, makes no second one. A dose keeps the step that was in force.
    """

    __table_args__ = (
        only_words("occurrence", "kind", ScheduleKind),
        UniqueConstraint("schedule_id", "local_on", "wall"),
        # For whatever is judged when it has been due for so long: silence, doses.
        Index("ix_occurrence_due", "kind", "due_at"),
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
    step_id: int | None = Field(default=None, foreign_key="dose_step.id")


class PlanSubject(StrEnum):
    """What a change of a plan was about."""

    MEDICATION = "medication"
    OTHER = "other medicine"
    STEP = "dose step"
    DOSE = "dose"
    CHECKIN = "check-in"
    ZONE = "zone"


class PlanChange(SQLModel, table=True):
    """One change of a patient's plan; lines are only ever added.

    `detail` tells it in a sentence; `before` holds the values that an edit replaced.
    """

    __tablename__ = "plan_change"
    __table_args__ = (only_words("plan_change", "subject", PlanSubject),)

    id: int | None = Field(default=None, primary_key=True)
    patient_id: int = Field(foreign_key="patient.person_id", index=True)
    happened_at: datetime = Field(sa_type=UtcDateTime)
    subject: PlanSubject = Field(sa_column=Column(Word(PlanSubject), nullable=False))
    subject_id: int
    detail: str
    before: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
