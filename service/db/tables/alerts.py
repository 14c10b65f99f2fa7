"""What is watched for, and the episodes that somebody has to answer."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlmodel import Field, SQLModel

from service.core.escalation import Answer
from service.db.types import UtcDateTime, Word, only_words


class Cause(StrEnum):
    """What an episode is about."""

    WORSENING = "worsening"
    SILENCE = "silence"
    DOSES = "doses"
    DANGER = "danger"


class EpisodeState(StrEnum):
    """An episode is open until it is closed; acknowledged means that somebody has it."""

    TRIGGERED = "triggered"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"


EPISODE_TRANSITIONS: Mapping[EpisodeState, frozenset[EpisodeState]] = MappingProxyType(
    {
        EpisodeState.TRIGGERED: frozenset({EpisodeState.ACKNOWLEDGED, EpisodeState.CLOSED}),
        # Whoever has it may pass it on, or no longer answer.
        EpisodeState.ACKNOWLEDGED: frozenset({EpisodeState.TRIGGERED, EpisodeState.CLOSED}),
        EpisodeState.CLOSED: frozenset(),
    }
)
"""Every change of state that may be written."""


class Stall(StrEnum):
    """Why a chain stands still and a person must see to it: nobody is reached, nobody answers."""

    NOBODY = "nobody"
    EXHAUSTED = "exhausted"


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


def _as_it_comes_up(context: DefaultExecutionContext) -> datetime:
    """The first step of an episode is due the moment it is opened, whoever opens it."""
    triggered_at: datetime = (context.current_parameters or {})["triggered_at"]
    return triggered_at


class Episode(SQLModel, table=True):
    """One alert about one patient, from the rule that saw it to the person who closed it.

    `evidence` keeps why: what the rule found in a sentence, its parameters, the scores used, the
    usual level (frozen while it is open), facts of the days before, the software's version; what
    rules found later, through which day scores have been counted, what was corrected, since when
    it is more than its holder was told; who had it and has it no more; all that people answered.
    `problem` is the error that kept a pass from telling somebody.

    `next_step_at` is when the escalation chain is looked at next, None when there is nothing to
    look at; `resumed_at` is since when its present run counts, None for the first. An `urgent` one
    passes quiet hours. `acknowledged_at` is of who has it now, `first_taken_at` of whoever had it
    first. `holder_id` is who acknowledged it, where that was somebody in the chain.
    `known_state` is the state that those who were told have been told of.
    """

    __table_args__ = (
        only_words("episode", "cause", Cause),
        only_words("episode", "state", EpisodeState),
        only_words("episode", "known_state", EpisodeState),
        only_words("episode", "stalled", Stall),
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
        CheckConstraint(
            "state = 'acknowledged' OR state = 'closed' OR holder_id IS NULL",
            name="ck_episode_held_once_acknowledged",
        ),
        # What the escalate pass looks at, every second.
        Index(
            "ix_episode_due",
            "next_step_at",
            sqlite_where=text("next_step_at IS NOT NULL"),
            postgresql_where=text("next_step_at IS NOT NULL"),
        ),
        Index(
            "ix_episode_news",
            "id",
            sqlite_where=text("state <> known_state"),
            postgresql_where=text("state <> known_state"),
        ),
        Index(
            "ix_episode_taken",
            "first_taken_at",
            sqlite_where=text("first_taken_at IS NOT NULL AND closed_at IS NULL"),
            postgresql_where=text("first_taken_at IS NOT NULL AND closed_at IS NULL"),
        ),
        Index(
            "ix_episode_stalled",
            "id",
            sqlite_where=text("stalled IS NOT NULL"),
            postgresql_where=text("stalled IS NOT NULL"),
        ),
        Index(
            "uq_episode_open",
            "patient_id",
            "cause",
            unique=True,
            sqlite_where=text("state <> 'closed' AND cause <> 'danger'"),
            postgresql_where=text("state <> 'closed' AND cause <> 'danger'"),
        ),
        # Self-harm and a physical emergency apart: who is told of one may not know of the other.
        Index(
            "uq_episode_danger_open",
            "patient_id",
            "rule",
            unique=True,
            sqlite_where=text("state <> 'closed' AND cause = 'danger'"),
            postgresql_where=text("state <> 'closed' AND cause = 'danger'"),
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
    first_taken_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    close_reason: str | None = None
    patient_told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    problem: str | None = None
    urgent: bool = False
    next_step_at: datetime | None = Field(
        default=None, sa_column=Column(UtcDateTime, nullable=True, default=_as_it_comes_up)
    )
    resumed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    holder_id: int | None = Field(default=None, foreign_key="person.id")
    known_state: EpisodeState = Field(
        default=EpisodeState.TRIGGERED,
        sa_column=Column(Word(EpisodeState), nullable=False),
    )
    stalled: Stall | None = Field(default=None, sa_column=Column(Word(Stall), nullable=True))


class Notification(SQLModel, table=True):
    """One step of an episode to one person: never the same step to the same person twice.

    While one is `awaited`, the chain waits for this person: should they become unreachable, it
    goes on at once. `answer` is what they said last.
    """

    __table_args__ = (
        UniqueConstraint("episode_id", "person_id", "step"),
        only_words("notification", "answer", Answer),
        CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)", name="ck_notification_answered_at"
        ),
        CheckConstraint(
            "snoozed_until_at IS NULL OR answer = 'snooze'", name="ck_notification_snoozed"
        ),
        Index(
            "ix_notification_awaited",
            "id",
            sqlite_where=text("awaited = 1"),
            postgresql_where=text("awaited"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    step: int
    message_id: int = Field(
        sa_column=Column(ForeignKey("message.id"), nullable=False, unique=True)
    )
    created_at: datetime = Field(sa_type=UtcDateTime)
    awaited: bool = True
    answer: Answer | None = Field(default=None, sa_column=Column(Word(Answer), nullable=True))
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    snoozed_until_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
