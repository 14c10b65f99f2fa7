"""What is said: outbound messages with their attempts and receipts, inbound texts and replies."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from service.core.delivery import MessageKind, MessageState
from service.core.replies.reading import Danger
from service.core.replies.reading import Kind as ReplyKind
from service.db.types import UtcDateTime, Word, only_words


class Outcome(StrEnum):
    """How one call to the provider ended.

    Undelivered was accepted, and proved by a receipt not to have arrived: another one followed.
    """

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"
    UNDELIVERED = "undelivered"


LISTED_MORE_THAN_ONCE = "on the provider's list more than once"
"""The detail of an attempt whose text seems to have left several times."""


class InboundState(StrEnum):
    """Stored is waiting to be read; quarantined raised an error while it was read."""

    STORED = "stored"
    READ = "read"
    QUARANTINED = "quarantined"


INBOUND_TRANSITIONS: Mapping[InboundState, frozenset[InboundState]] = MappingProxyType(
    {
        InboundState.STORED: frozenset({InboundState.READ, InboundState.QUARANTINED}),
        InboundState.READ: frozenset(),
        InboundState.QUARANTINED: frozenset(),
    }
)
"""Every change of state that may be written."""


class Message(SQLModel, table=True):
    """One text to one person, from the decision to send it to what became of it.

    `due_at` is when it was meant to leave; `send_after_at` is when it may (later, where quiet
    hours or a retry hold it); from `expires_at` on it is never sent, None is never too late.
    `prompt_id` is the prompt that an answer, or a notice of a correction, is about. `ask_at` is
    when the provider is next asked what became of it, None when there is nothing to ask;
    `empty_lists` is how often its list did not hold the text. A failure is not `followed_up`
    until whoever must know is told.
    A prompt that has left is asked about once more at `nudge_at`, None: never, or it was.
    `problem` is the error that a pass ran into over this row.
    """

    __table_args__ = (
        only_words("message", "kind", MessageKind),
        only_words("message", "state", MessageState),
        CheckConstraint(
            "(state = 'claimed') = (claimed_by IS NOT NULL)", name="ck_message_claimed_has_holder"
        ),
        CheckConstraint(
            "(claimed_by IS NULL) = (claim_ends_at IS NULL)", name="ck_message_claim_has_lease"
        ),
        CheckConstraint(
            "state NOT IN ('expired', 'suppressed', 'failed') OR reason IS NOT NULL",
            name="ck_message_unsent_has_reason",
        ),
        CheckConstraint(
            "state NOT IN ('submitted', 'sent', 'delivered', 'undelivered') "
            "OR provider_sid IS NOT NULL",
            name="ck_message_sent_has_sid",
        ),
        CheckConstraint(
            "state NOT IN ('planned', 'expired', 'suppressed') OR provider_sid IS NULL",
            name="ck_message_unsent_has_no_sid",
        ),
        # Doses of one patient that fall on one moment are one text; so are check-ins.
        Index(
            "uq_message_prompt",
            "person_id",
            "kind",
            "due_at",
            unique=True,
            sqlite_where=text("kind IN ('dose', 'checkin', 'side_effects')"),
            postgresql_where=text("kind IN ('dose', 'checkin', 'side_effects')"),
        ),
        Index(
            "uq_message_nudge",
            "prompt_id",
            unique=True,
            sqlite_where=text("kind = 'nudge'"),
            postgresql_where=text("kind = 'nudge'"),
        ),
        # Only what has left is asked about once more.
        Index(
            "ix_message_to_nudge",
            "nudge_at",
            sqlite_where=text("nudge_at IS NOT NULL AND submitted_at IS NOT NULL"),
            postgresql_where=text("nudge_at IS NOT NULL AND submitted_at IS NOT NULL"),
        ),
        # What the deliver pass looks for, in the order in which it takes it.
        Index(
            "ix_message_waiting",
            "lane",
            "send_after_at",
            sqlite_where=text("state = 'planned'"),
            postgresql_where=text("state = 'planned'"),
        ),
        Index(
            "ix_message_expiring",
            "expires_at",
            sqlite_where=text("state = 'planned'"),
            postgresql_where=text("state = 'planned'"),
        ),
        Index(
            "ix_message_to_ask",
            "ask_at",
            sqlite_where=text("ask_at IS NOT NULL"),
            postgresql_where=text("ask_at IS NOT NULL"),
        ),
        Index(
            "ix_message_to_follow_up",
            "id",
            sqlite_where=text("followed_up = 0"),
            postgresql_where=text("NOT followed_up"),
        ),
        # Most texts are prompts, which are about no other text and no episode.
        *(
            Index(
                f"ix_message_{column}",
                column,
                sqlite_where=text(f"{column} IS NOT NULL"),
                postgresql_where=text(f"{column} IS NOT NULL"),
            )
            for column in ("prompt_id", "episode_id")
        ),
        # For the caps per number and the pace per sender, which are counted from rows.
        Index("ix_message_recent", "to_phone", "submitted_at"),
        Index(
            "ix_message_quarantined",
            "id",
            sqlite_where=text("problem IS NOT NULL"),
            postgresql_where=text("problem IS NOT NULL"),
        ),
        Index(
            "ix_message_claimed",
            "claim_ends_at",
            sqlite_where=text("state = 'claimed'"),
            postgresql_where=text("state = 'claimed'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: MessageKind = Field(sa_column=Column(Word(MessageKind), nullable=False))
    person_id: int = Field(foreign_key="person.id", index=True)
    to_phone: str = Field(max_length=16)
    prompt_id: int | None = Field(default=None, foreign_key="message.id")
    episode_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("episode.id"), nullable=True)
    )
    body: str
    segments: int
    lane: int
    due_at: datetime = Field(sa_type=UtcDateTime)
    send_after_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    nudge_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    state: MessageState = Field(
        default=MessageState.PLANNED, sa_column=Column(Word(MessageState), nullable=False)
    )
    reason: str | None = None
    error_code: int | None = None
    provider_sid: str | None = Field(default=None, max_length=34, unique=True)
    attempts: int = 0
    empty_lists: int = 0
    ask_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    followed_up: bool = True
    problem: str | None = None
    claimed_by: str | None = Field(default=None, max_length=64)
    claim_ends_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    submitted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    settled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Attempt(SQLModel, table=True):
    """One intended call to the provider, committed before the call is made.

    Its id travels in the status-callback URL, so that a receipt finds it even when the answer to
    the call was lost. One `by_alert_sender` used a sender that only alerts leave by, so that its
    failure says nothing of the other sender.
    """

    __table_args__ = (
        only_words("attempt", "outcome", Outcome),
        # For the calls that are open, and for the pace, at every wave of calls.
        Index(
            "ix_attempt_open",
            "started_at",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_attempt_started_at", "started_at"),
    )

    id: str = Field(primary_key=True, max_length=32)
    message_id: int = Field(foreign_key="message.id", index=True)
    started_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    outcome: Outcome | None = Field(default=None, sa_column=Column(Word(Outcome), nullable=True))
    provider_sid: str | None = Field(default=None, max_length=34, unique=True)
    by_alert_sender: bool = False
    error_code: int | None = None
    detail: str | None = None


class Receipt(SQLModel, table=True):
    """A delivery report as it came; reports come in any order, twice, late or never."""

    __table_args__ = (UniqueConstraint("provider_sid", "status"),)

    id: int | None = Field(default=None, primary_key=True)
    provider_sid: str = Field(max_length=34)
    status: str = Field(max_length=24)
    attempt_id: str | None = Field(default=None, max_length=32)
    error_code: int | None = None
    received_at: datetime = Field(sa_type=UtcDateTime)


class InboundMessage(SQLModel, table=True):
    """A text as it came in, stored before anything is made of it; unique on Twilio's sid."""

    __tablename__ = "inbound_message"
    __table_args__ = (
        only_words("inbound_message", "state", InboundState),
        Index(
            "ix_inbound_message_waiting",
            "id",
            sqlite_where=text("state = 'stored'"),
            postgresql_where=text("state = 'stored'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    sid: str = Field(max_length=34, unique=True)
    from_phone: str = Field(max_length=32, index=True)
    to_phone: str = Field(max_length=32)
    body: str
    parameters: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    received_at: datetime = Field(sa_type=UtcDateTime)
    state: InboundState = Field(
        default=InboundState.STORED, sa_column=Column(Word(InboundState), nullable=False)
    )
    problem: str | None = None


class Reply(SQLModel, table=True):
    """What an inbound text was understood to mean: exactly one for each text that was read.

    `side_effects` are the words of `core/replies`, in their order, with a space between. One that
    `needs_person` waits in the inbox until somebody has `resolved_at` with a note; `resolved_by`
    is their name, where they gave it.
    """

    __table_args__ = (
        only_words("reply", "kind", ReplyKind),
        only_words("reply", "danger", Danger),
        CheckConstraint(
            "(resolved_at IS NULL) = (note IS NULL)", name="ck_reply_resolved_with_a_note"
        ),
        Index(
            "ix_reply_waiting",
            "id",
            sqlite_where=text("needs_person AND resolved_at IS NULL"),
            postgresql_where=text("needs_person AND resolved_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    inbound_id: int = Field(foreign_key="inbound_message.id", unique=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    prompt_id: int | None = Field(default=None, foreign_key="message.id")
    kind: ReplyKind = Field(sa_column=Column(Word(ReplyKind), nullable=False))
    value: int | None = None
    reason: str = Field(max_length=40)
    danger: Danger | None = Field(default=None, sa_column=Column(Word(Danger), nullable=True))
    side_effects: str = Field(default="", max_length=60)
    needs_person: bool = False
    read_at: datetime = Field(sa_type=UtcDateTime)
    resolved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    resolved_by: str | None = Field(default=None, max_length=80)
    note: str | None = None
