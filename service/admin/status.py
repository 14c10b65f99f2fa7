"""How the service is: what runs, what waits, and what needs a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Session, col, func, select

from service.admin import attention
from service.admin.attention import OpenAlert, PersonBrief, UntoldDanger
from service.admin.countries import to_review
from service.admin.inbox import WaitingText, waiting_texts
from service.admin.operation import clock_offset, mode_of
from service.admin.quarantine import Quarantine, quarantine
from service.core.delivery import MessageState
from service.core.policy import AUDITED_WITHIN
from service.core.timing import format_span
from service.db.queries.hearing import Deafness, deafness
from service.db.tables import (
    AUDIT,
    Attempt,
    EpisodeState,
    InboundMessage,
    Message,
    Outcome,
    PassRun,
    Receipt,
    ServiceState,
)

ALIVE_WITHIN = timedelta(seconds=60)
"""Idle passes give a sign of life every ten seconds."""
STUCK_AFTER = timedelta(minutes=2)
"""Longer than any pass takes while the provider answers slowly."""
LATE_AFTER = timedelta(minutes=2)
UNKNOWN_FOR = timedelta(hours=48)
"""Nobody can do anything about an older one; its own page keeps it."""
UNANSWERED_AFTER = timedelta(minutes=60)


class Health(StrEnum):
    """Healthy; degraded: something needs a person; down: nothing is being sent."""

    HEALTHY = "healthy"
    DEGRADED = "degraded"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class PassRow:
    """How one pass of the loop last went; `error` is None if it went well."""

    name: str
    finished_at: datetime
    ago: timedelta
    error: str | None


@dataclass(frozen=True, slots=True)
class Status:
    """Everything that `carebell status` shows, at one moment of the service's clock."""

    now: datetime
    mode: str | None
    clock_ahead: timedelta
    passes: Sequence[PassRow]
    audit: PassRow | None
    audit_begun_at: datetime | None
    queue: dict[str, int]
    unknown_lately: int
    oldest_due_at: datetime | None
    stopped: str | None
    deaf: Deafness | None
    last_inbound_at: datetime | None
    last_receipt_at: datetime | None
    open_alerts: Sequence[OpenAlert]
    waiting_texts: Sequence[WaitingText]
    untold_dangers: Sequence[UntoldDanger]
    quarantined: Quarantine
    opted_out: Sequence[PersonBrief]
    without_caregiver: Sequence[PersonBrief]
    countries_to_review: Sequence[str]

    @property
    def health(self) -> Health:
        """The worst of all that is seen."""
        if not self._is_alive:
            return Health.DOWN
        return Health.DEGRADED if self.reasons else Health.HEALTHY

    @property
    def _is_alive(self) -> bool:
        return any(run.ago < ALIVE_WITHIN for run in self.passes)

    @property
    def reasons(self) -> list[str]:
        """What is wrong, in plain words; empty when all is well."""
        late = self.oldest_due_at is not None and self.now - self.oldest_due_at > LATE_AFTER
        return [
            *self._silence(),
            *(f"The {run.name} pass failed: {run.error}" for run in self.passes if run.error),
            *self._stuck(),
            *self._deafness(),
            *self._doubt(),
            *self._unanswered(),
            *(one.in_words for one in self.untold_dangers),
            *_counted(len(self.waiting_texts), "text waits", "texts wait", self._for_a_person()),
            *_counted(
                len(self.quarantined.texts), "text", "texts", "could not be read (quarantined)"
            ),
            *_counted(
                len(self.quarantined.schedules), "schedule", "schedules", "could not be planned"
            ),
            *_counted(
                len(self.quarantined.messages), "text of ours", "texts of ours", "met an error"
            ),
            *_counted(
                len(self.quarantined.alerts), "alert", "alerts", "could not be told of: an error"
            ),
            *_counted(
                self.unknown_lately,
                "text",
                "texts",
                "may or may not have left",
            ),
            *([f"No text can leave: {self.stopped}."] if self.stopped else []),
            *(["The oldest due text has been waiting for over 2 minutes."] if late else []),
        ]

    def _for_a_person(self) -> str:
        oldest = min((text.received_at for text in self.waiting_texts), default=self.now)
        waits = max(self.now - oldest, timedelta(0))
        return f"for a person, the oldest for {format_span(waits)}"

    def _unanswered(self) -> list[str]:
        said = []
        for alert in self.open_alerts:
            waits = self.now - alert.triggered_at
            if alert.nobody_to_tell:
                why = "no text arrived" if alert.next_step_at else "there is no one to tell"
                said.append(f"Alert {alert.code} reached nobody: {why}.")
            elif alert.nobody_answers:
                said.append(
                    f"Alert {alert.code} about {alert.patient} was told to everybody as often as "
                    "may be, and nobody has it."
                )
            elif alert.state == EpisodeState.TRIGGERED and waits > UNANSWERED_AFTER:
                said.append(
                    f"Alert {alert.code} about {alert.patient} has waited for an answer for "
                    f"{format_span(waits)}."
                )
        return said

    def _stuck(self) -> list[str]:
        """Passes that no longer come while others do."""
        if not self._is_alive:
            return []
        return [
            f"The {run.name} pass has not finished for {format_span(run.ago)}."
            for run in self.passes
            if run.ago > STUCK_AFTER
        ]

    def _deafness(self) -> list[str]:
        """That nobody can tell whether all incoming texts are here."""
        if self.deaf is None or not self._is_alive:
            return []
        at = self.deaf.heard_at
        when = f"not be fetched since {at:%Y-%m-%d %H:%M} UTC" if at else "never be fetched"
        what = f"Twilio's list of incoming texts could {when}"
        return [f"{what}: no patient is called silent until it is."]

    def _doubt(self) -> list[str]:
        """What the service's own audit gives to worry about."""
        if self.audit is None:
            return self._first_audit()
        if self.audit.error is not None:
            return [f"The service's own audit: {self.audit.error}."]
        if self.audit.ago > AUDITED_WITHIN and self._is_alive:
            return [f"The service last audited itself {format_span(self.audit.ago)} ago."]
        return []

    def _first_audit(self) -> list[str]:
        """One that hangs before any has ended leaves nothing else to see."""
        begun_ago = None if self.audit_begun_at is None else self.now - self.audit_begun_at
        if begun_ago is None or begun_ago <= AUDITED_WITHIN or not self._is_alive:
            return []
        return [f"The service's first audit began {format_span(begun_ago)} ago and has not ended."]

    def _silence(self) -> list[str]:
        if not self.passes:
            return ["The service has never run; start it: carebell up"]
        latest = min(self.passes, key=lambda run: run.ago)
        if latest.ago < ALIVE_WITHIN:
            return []
        return [f"No pass has finished since {latest.finished_at:%Y-%m-%d %H:%M:%S} UTC."]


def status(session: Session, now: datetime) -> Status:
    """How the service is at this moment of its clock."""
    mode = mode_of(session)
    runs = [
        PassRow(run.name, run.finished_at, now - run.finished_at, run.error)
        for run in session.exec(select(PassRun).order_by(col(PassRun.name)))
    ]
    return Status(
        now=now,
        mode=mode.value if mode else None,
        clock_ahead=clock_offset(session),
        passes=[run for run in runs if run.name != AUDIT],
        audit=next((run for run in runs if run.name == AUDIT), None),
        audit_begun_at=session.exec(select(ServiceState.audit_begun_at)).first(),
        queue=_queue(session),
        unknown_lately=session.exec(
            select(func.count())
            .select_from(Message)
            .where(Message.state == MessageState.UNKNOWN, Message.due_at > now - UNKNOWN_FOR)
        ).one(),
        oldest_due_at=_oldest_due_at(session, now),
        stopped=_stopped(session, now),
        deaf=deafness(session, now),
        last_inbound_at=session.exec(select(func.max(InboundMessage.received_at))).one(),
        last_receipt_at=session.exec(select(func.max(Receipt.received_at))).one(),
        open_alerts=attention.open_alerts(session),
        waiting_texts=waiting_texts(session),
        untold_dangers=attention.untold_dangers(session),
        quarantined=quarantine(session, now),
        opted_out=attention.opted_out(session),
        without_caregiver=attention.without_caregiver(session),
        countries_to_review=to_review(session, now),
    )


def _oldest_due_at(session: Session, now: datetime) -> datetime | None:
    """Since when the oldest text waits that may leave: for its turn, or refused again and again.

    Each refusal puts off when it is tried next, so that alone it would never look late.
    """
    its_turn = select(func.min(Message.send_after_at)).where(
        Message.state == MessageState.PLANNED, Message.send_after_at <= now
    )
    refused = (
        select(func.min(Attempt.started_at))
        .join(Message, col(Message.id) == col(Attempt.message_id))
        .where(
            Message.state == MessageState.PLANNED,
            col(Message.submitted_at).is_(None),
            Attempt.outcome == Outcome.NOT_SENT,
        )
    )
    since: list[datetime | None] = [session.exec(one).one() for one in (its_turn, refused)]
    return min((one for one in since if one is not None), default=None)


def _stopped(session: Session, now: datetime) -> str | None:
    state = session.get(ServiceState, 1)
    if state is None or state.stopped_until_at is None or state.stopped_until_at <= now:
        return None
    return state.stop_reason


def _queue(session: Session) -> dict[str, int]:
    counted = dict(
        session.exec(select(Message.state, func.count()).group_by(col(Message.state))).all()
    )
    return {state.value: counted[state] for state in MessageState if state in counted}


def _counted(number: int, one: str, several: str, rest: str) -> list[str]:
    return [f"{number} {one if number == 1 else several} {rest}."] if number else []
