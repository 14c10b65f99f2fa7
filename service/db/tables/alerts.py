"""What is watched for, and the episodes that somebody has to answer."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from service.db.types import UtcDateTime, Word, only_words


class Cause(StrEnum):
    """What an episode is about."""

    WORSENING = "worsening"


class EpisodeState(StrEnum):
    """An episode is open until it is closed; acknowledged means that somebody has it."""

    TRIGGERED = "triggered"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"


class AlertRule(SQLModel, table=True):
    """A patient's own parameters for one rule; a change ends the row and adds a new one."""

    __tablename__ = "alert_rule"
    __table_args__ = (
        Index(
            "uq_alert_rule_current",
            "patient_id",
            "rule",
            unique=True,
            sqlite_where=text("replaced_at IS NULL"),
            postgresql_where=text("replaced_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    patient_id: int = Field(foreign_key="patient.person_id")
    rule: str = Field(max_length=24)
    parameters: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    created_at: datetime = Field(sa_type=UtcDateTime)
    replaced_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Episode(SQLModel, table=True):
    """One worsening of one patient, from the rule that saw it to the person who closed it.

    `evidence` keeps why: the rule's parameters, the scores used and the software's version.
    `problem` is the error that kept a pass from telling somebody.
    """

    __table_args__ = (
        only_words("episode", "cause", Cause),
        only_words("episode", "state", EpisodeState),
        CheckConstraint("code >= 11", name="ck_episode_code_is_no_score"),
        CheckConstraint(
            "(acknowledged_at IS NULL) = (acknowledged_by IS NULL)",
            name="ck_episode_acknowledged_by_somebody",
        ),
        CheckConstraint(
            "state <> 'triggered' OR acknowledged_at IS NULL", name="ck_episode_triggered_is_new"
        ),
        CheckConstraint(
            "state <> 'acknowledged' OR acknowledged_at IS NOT NULL",
            name="ck_episode_acknowledged_at_some_time",
        ),
        CheckConstraint(
            "(state = 'closed') = (closed_at IS NOT NULL)", name="ck_episode_closed_at_some_time"
        ),
        Index(
            "uq_episode_open",
            "patient_id",
            "cause",
            unique=True,
            sqlite_where=text("state <> 'closed'"),
            postgresql_where=text("state <> 'closed'"),
        ),
        Index(
            "uq_episode_code_open",
            "code",
            unique=True,
            sqlite_where=text("state <> 'closed'"),
            postgresql_where=text("state <> 'closed'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    code: int
    patient_id: int = Field(foreign_key="patient.person_id", index=True)
    cause: Cause = Field(sa_column=Column(Word(Cause), nullable=False))
    rule: str = Field(max_length=24)
    evidence: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: EpisodeState = Field(
        default=EpisodeState.TRIGGERED,
        sa_column=Column(Word(EpisodeState), nullable=False, index=True),
    )
    triggered_at: datetime = Field(sa_type=UtcDateTime)
    acknowledged_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    acknowledged_by: str | None = Field(default=None, max_length=80)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    close_reason: str | None = None
    patient_told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    problem: str | None = None


class Notification(SQLModel, table=True):
    """One step of an episode to one person: never the same step to the same person twice."""

    __table_args__ = (UniqueConstraint("episode_id", "person_id", "step"),)

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    step: int
    message_id: int = Field(
        sa_column=Column(ForeignKey("message.id"), nullable=False, unique=True)
    )
    created_at: datetime = Field(sa_type=UtcDateTime)
