"""What the service knows of itself: whether it is a demo, its clock, and how its passes go."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Interval
from sqlmodel import Field, SQLModel

from service.db.types import UtcDateTime, Word, only_words


class Mode(StrEnum):
    """A database is one or the other for good: simulated and real texts never mix."""

    DEMO = "demo"
    LIVE = "live"


class ServiceState(SQLModel, table=True):
    """The one row about the whole service.

    The offset moves the demo's clock, forward only. Inbound texts up to `caught_up_at` are all
    stored, whatever happened to their webhooks; from `list_inbound_at` on they are listed again
    (None: at once). Silence has been judged as it was at `watched_through_at`. At
    `audit_begun_at` a process last began the service's own audit. While `stopped_until_at` is in
    the future nothing leaves, for the reason that stands beside it; `stop_was_reported` by a
    receipt, or else by the answer to a call. `link_key` signs the links in alerts, `number_key`
    keys the hashes of erased numbers.
    """

    __tablename__ = "service_state"
    __table_args__ = (
        CheckConstraint("id = 1", name="ck_service_state_is_one_row"),
        only_words("service_state", "mode", Mode),
        CheckConstraint(
            "stopped_until_at IS NULL OR stop_reason IS NOT NULL",
            name="ck_service_state_stop_has_reason",
        ),
    )

    id: int = Field(default=1, primary_key=True)
    mode: Mode = Field(sa_column=Column(Word(Mode), nullable=False))
    clock_offset: timedelta = Field(
        default=timedelta(0), sa_column=Column(Interval, nullable=False)
    )
    caught_up_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    list_inbound_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    watched_through_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    audit_begun_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    stopped_until_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    stop_reason: str | None = None
    stop_was_reported: bool = False
    link_key: str | None = Field(default=None, max_length=64)
    number_key: str | None = Field(default=None, max_length=64)


AUDIT = "audit"
"""The service's own audit has a run as a pass has, though it is none."""


class PassRun(SQLModel, table=True):
    """How one pass of the loop last went; `status` shows it."""

    __tablename__ = "pass_run"

    name: str = Field(primary_key=True, max_length=24)
    finished_at: datetime = Field(sa_type=UtcDateTime)
    counts: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    error: str | None = None
    failed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
