"""What phones are asked now, and how what came in was read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from service.core.delivery import MessageKind
from service.core.replies.reading import Question
from service.db.queries.episodes import NEVER_ARRIVED
from service.db.tables import (
    DoseReport,
    Episode,
    EpisodeState,
    InboundMessage,
    Message,
    Occurrence,
    PainScore,
    Reply,
    SideEffectReport,
)

REPLIES_SHOWN = 4
ASKING = [kind for kind in MessageKind if kind.value in set(Question)]
"""The kinds of text that wait for an answer."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A text that came in and what it was taken for; `meaning` is None until it has been read."""

    text: str
    phone: str
    at: datetime
    meaning: str | None
    reason: str | None
    needs_person: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a phone can answer now; `answer` is what has been said to it."""

    phone: str
    asks: str
    since: datetime
    until: datetime | None
    answer: str | None


def questions(session: Session, phones: Sequence[str], now: datetime) -> Iterable[Asked]:
    """What these phones can answer now: of each kind and person the newest question."""
    rows = session.exec(
        select(Message, Episode)
        .join(Episode, col(Episode.id) == col(Message.episode_id), isouter=True)
        .where(
            col(Message.to_phone).in_(phones),
            col(Message.kind).in_(ASKING),
            col(Message.provider_sid).is_not(None),
            col(Message.state).not_in(NEVER_ARRIVED),
            Message.due_at <= now,
        )
        .where(
            (col(Message.expires_at) > now)
            | (col(Message.expires_at).is_(None) & (Episode.state == EpisodeState.TRIGGERED))
        )
        .order_by(col(Message.due_at).desc(), col(Message.id).desc())
    )
    newest: dict[tuple[int, str], Message] = {}
    for message, _ in rows:
        newest.setdefault((message.person_id, message.kind.value), message)
    for message in newest.values():
        yield Asked(
            phone=message.to_phone,
            asks=message.kind.value,
            since=message.due_at,
            until=message.expires_at,
            answer=_answer(session, message),
        )


def _answer(session: Session, prompt: Message) -> str | None:
    """The score, or what was said of the side effects or the doses, that is on record for it."""
    of = select(Occurrence.id).where(Occurrence.message_id == prompt.id)
    score = session.exec(
        select(PainScore.value).where(
            col(PainScore.occurrence_id).in_(of), col(PainScore.is_current).is_(True)
        )
    ).first()
    if score is not None:
        return str(score)
    doses = select(DoseReport.answer).where(
        col(DoseReport.occurrence_id).in_(of), col(DoseReport.is_current).is_(True)
    )
    effects = select(SideEffectReport.effect).where(col(SideEffectReport.occurrence_id).in_(of))
    of_checks = prompt.kind is MessageKind.SIDE_EFFECTS
    told = session.exec(effects).all() if of_checks else session.exec(doses).all()
    return ", ".join(sorted({str(one) for one in told})) or None


def replies(session: Session, phones: Sequence[str]) -> Iterable[Understood]:
    """The newest texts of these phones, the newest first."""
    rows = session.exec(
        select(InboundMessage, Reply)
        .join(Reply, col(Reply.inbound_id) == col(InboundMessage.id), isouter=True)
        .where(col(InboundMessage.from_phone).in_(phones))
        .order_by(col(InboundMessage.received_at).desc(), col(InboundMessage.id).desc())
        .limit(REPLIES_SHOWN)
    )
    found: Iterable[tuple[InboundMessage, Reply | None]] = rows
    for text, reply in found:
        yield Understood(
            text=text.body,
            phone=text.from_phone,
            at=text.received_at,
            meaning=_meaning(reply) if reply else None,
            reason=reply.reason if reply else text.problem,
            needs_person=reply is not None and reply.needs_person and reply.resolved_at is None,
        )


def _meaning(reply: Reply) -> str:
    value = "" if reply.value is None else f" {reply.value}"
    danger = [f"danger: {reply.danger.value}"] if reply.danger else []
    return ", ".join([f"{reply.kind.value}{value}", *danger, *reply.side_effects.split()])
