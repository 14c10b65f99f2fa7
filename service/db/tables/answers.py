"""What patients told: pain scores and dose answers. A later answer replaces, both are kept."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Index, text
from sqlmodel import Field, SQLModel

from service.db.types import UtcDateTime, Word, only_words


class Origin(StrEnum):
    """How a score came: to an open check-in, after it had closed, or unasked."""

    CHECKIN = "checkin"
    LATE = "late"
    UNPROMPTED = "unprompted"


class DoseAnswer(StrEnum):
    """What a patient said of a dose; no answer is no row."""

    TAKEN = "taken"
    SKIPPED = "skipped"


class PainScore(SQLModel, table=True):
    """A whole number 0-10 (numeric rating scale) about one local date.

    `instrument` names the wording and anchors that were asked with; it never changes for a
    stored score.
    """

    __tablename__ = "pain_score"
    __table_args__ = (
        only_words("pain_score", "origin", Origin),
        CheckConstraint("value BETWEEN 0 AND 10", name="ck_pain_score_value"),
        CheckConstraint(
            "(origin = 'unprompted') = (occurrence_id IS NULL)",
            name="ck_pain_score_answers_a_checkin",
        ),
        Index(
            "uq_pain_score_current",
            "occurrence_id",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
        Index("ix_pain_score_series", "patient_id", "local_on"),
    )

    id: int | None = Field(default=None, primary_key=True)
    patient_id: int = Field(foreign_key="patient.person_id")
    value: int
    local_on: date
    received_at: datetime = Field(sa_type=UtcDateTime)
    origin: Origin = Field(sa_column=Column(Word(Origin), nullable=False))
    instrument: str = Field(max_length=24)
    occurrence_id: int | None = Field(default=None, foreign_key="occurrence.id", index=True)
    reply_id: int = Field(foreign_key="reply.id")
    is_current: bool = True


class DoseReport(SQLModel, table=True):
    """A patient's word on one dose; `late` when its answer came after the window."""

    __tablename__ = "dose_report"
    __table_args__ = (
        only_words("dose_report", "answer", DoseAnswer),
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
    reply_id: int = Field(foreign_key="reply.id")
    is_current: bool = True
