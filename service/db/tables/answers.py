"""What patients told: scores, doses, side effects. A later answer replaces, both are kept."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from service.core.replies.reading import SideEffect, SkipCause
from service.db.types import UtcDateTime, Word, only_words


class Origin(StrEnum):
    """How a score came: to an open check-in, after it had closed, or unasked; or by a person.

    One that was ENTERED came in time, but was read by a person from the inbox. One by PHONE was
    told to an admin, who entered it while its check-in was still open, else it is PHONE_LATE.
    """

    CHECKIN = "checkin"
    LATE = "late"
    UNPROMPTED = "unprompted"
    ENTERED = "entered"
    PHONE = "phone"
    PHONE_LATE = "phone_late"


IN_TIME = (Origin.CHECKIN, Origin.ENTERED, Origin.PHONE)
"""The scores that answer their check-in, and that rules use."""


class Source(StrEnum):
    """How an answer about a dose came: by text, or told by telephone and entered by an admin."""

    TEXT = "text"
    PHONE = "phone"


class DoseAnswer(StrEnum):
    """What a patient said of a dose; no answer is no row."""

    TAKEN = "taken"
    SKIPPED = "skipped"


class PainScore(SQLModel, table=True):
    """A whole number 0-10 (numeric rating scale) about one local date.

    `instrument` names the wording and anchors that were asked with; it never changes for a
    stored score. A score from a call has no reply, but perhaps a note; it is not `watched` until
    the rules have looked.
    """

    __tablename__ = "pain_score"
    __table_args__ = (
        only_words("pain_score", "origin", Origin),
        CheckConstraint("value BETWEEN 0 AND 10", name="ck_pain_score_value"),
        CheckConstraint(
            "(origin = 'unprompted') = (occurrence_id IS NULL)",
            name="ck_pain_score_answers_a_checkin",
        ),
        CheckConstraint(
            "(origin IN ('phone', 'phone_late')) = (reply_id IS NULL)",
            name="ck_pain_score_has_reply_or_call",
        ),
        Index(
            "uq_pain_score_current",
            "occurrence_id",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
        Index("ix_pain_score_series", "patient_id", "local_on"),
        Index(
            "ix_pain_score_unwatched",
            "id",
            sqlite_where=text("watched = 0"),
            postgresql_where=text("NOT watched"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    patient_id: int = Field(foreign_key="patient.person_id")
    value: int
    local_on: date
    received_at: datetime = Field(sa_type=UtcDateTime)
    origin: Origin = Field(sa_column=Column(Word(Origin), nullable=False))
    instrument: str = Field(max_length=24)
    occurrence_id: int | None = Field(default=None, foreign_key="occurrence.id", index=True)
    reply_id: int | None = Field(default=None, foreign_key="reply.id")
    is_current: bool = True
    note: str | None = None
    watched: bool = True


class DoseReport(SQLModel, table=True):
    """A patient's word on one dose; `late` when its answer came after the window.

    `skip_cause` is why it was skipped, where the patient said so.
    """

    __tablename__ = "dose_report"
    __table_args__ = (
        only_words("dose_report", "answer", DoseAnswer),
        only_words("dose_report", "skip_cause", SkipCause),
        only_words("dose_report", "source", Source),
        CheckConstraint(
            "(source = 'phone') = (reply_id IS NULL)", name="ck_dose_report_has_reply_or_call"
        ),
        Index(
            "uq_dose_report_current",
            "occurrence_id",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    patient_id: int = Field(foreign_key="patient.person_id", index=True)
    occurrence_id: int = Field(foreign_key="occurrence.id", index=True)
    answer: DoseAnswer = Field(sa_column=Column(Word(DoseAnswer), nullable=False))
    received_at: datetime = Field(sa_type=UtcDateTime)
    late: bool = False
    skip_cause: SkipCause | None = Field(
        default=None, sa_column=Column(Word(SkipCause), nullable=True)
    )
    reply_id: int | None = Field(default=None, foreign_key="reply.id")
    is_current: bool = True
    source: Source = Field(default=Source.TEXT, sa_column=Column(Word(Source), nullable=False))
    note: str | None = None


class SideEffectReport(SQLModel, table=True):
    """One side effect that a patient told of, or that there is none; about one local date.

    `occurrence_id` is the side-effect check or the check-in that the text answered, if it did.
    """

    __tablename__ = "side_effect_report"
    __table_args__ = (
        only_words("side_effect_report", "effect", SideEffect),
        UniqueConstraint("reply_id", "effect"),
        Index("ix_side_effect_report_series", "patient_id", "local_on"),
    )

    id: int | None = Field(default=None, primary_key=True)
    patient_id: int = Field(foreign_key="patient.person_id")
    effect: SideEffect = Field(sa_column=Column(Word(SideEffect), nullable=False))
    local_on: date
    received_at: datetime = Field(sa_type=UtcDateTime)
    occurrence_id: int | None = Field(default=None, foreign_key="occurrence.id")
    reply_id: int = Field(foreign_key="reply.id")
