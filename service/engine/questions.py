"""Which prompts a phone was asked, newest first: what its answers can be about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, or_, select

from service.core.delivery import PROMPTS, MessageKind, MessageState
from service.db.rows import id_of
from service.db.tables import (
    DoseReport,
    Message,
    Occurrence,
    PainScore,
    Person,
    SideEffectReport,
)

LATE_FOR = timedelta(hours=24)
"""How long after its window an answer still belongs to its prompt, marked late."""


@dataclass(frozen=True, slots=True)
class AskedPrompt:
    """A prompt that has left, whom it asked, and whether an answer is on record."""

    message: Message
    person: Person
    occurrences: tuple[Occurrence, ...]
    answered: bool

    def is_open(self, at: datetime) -> bool:
        """Whether an answer at that moment is in time."""
        return self.message.expires_at is None or at < self.message.expires_at

    @property
    def wall(self) -> time:
        """The local time at which it was due."""
        return self.message.due_at.astimezone(ZoneInfo(self.person.zone)).time()


def asked_prompts(session: Session, phone: str, at: datetime) -> list[AskedPrompt]:
    """The newest prompt of each kind and person that this phone may be answering at `at`.

    Only the newest counts: a text after the next prompt belongs to that one.
    """
    newest: dict[tuple[int, MessageKind], tuple[Message, Person]] = {}
    for message, person in _may_be_answered(session, phone, at):
        newest.setdefault((message.person_id, message.kind), (message, person))
    return [_asked(session, message, person) for message, person in newest.values()]


def open_before(session: Session, newest: AskedPrompt, at: datetime) -> list[AskedPrompt]:
    """Older prompts of the same kind and person that are open at `at` too and have no answer."""
    asked = [
        _asked(session, message, person)
        for message, person in _may_be_answered(session, newest.message.to_phone, at)
        if (message.kind, person.id) == (newest.message.kind, newest.person.id)
        and message.id != newest.message.id
    ]
    return [one for one in asked if one.is_open(at) and not one.answered]


def _may_be_answered(
    session: Session, phone: str, at: datetime
) -> Sequence[tuple[Message, Person]]:
    """All prompts that have left for this phone and are open or closed lately, newest first."""
    return session.exec(
        select(Message, Person)
        .join(Person, col(Person.id) == col(Message.person_id))
        .where(
            Message.to_phone == phone,
            col(Message.kind).in_(PROMPTS),
            # Unknown and undelivered ones may have arrived all the same.
            or_(
                col(Message.provider_sid).is_not(None),
                col(Message.submitted_at).is_not(None),  # and waits to be sent again
                col(Message.state).in_([MessageState.CLAIMED, MessageState.UNKNOWN]),
            ),
            Message.due_at <= at,
            col(Message.expires_at) > at - LATE_FOR,
        )
        .order_by(col(Message.due_at).desc(), col(Message.id).desc())
    ).all()


def times_asked_again(session: Session, prompt: Message) -> int:
    """How often this prompt's question has been put again."""
    return session.exec(
        select(func.count())
        .select_from(Message)
        .where(Message.prompt_id == prompt.id, Message.kind == MessageKind.ASK_AGAIN)
    ).one()


def _asked(session: Session, message: Message, person: Person) -> AskedPrompt:
    occurrences = session.exec(
        select(Occurrence).where(Occurrence.message_id == message.id).order_by(col(Occurrence.id))
    ).all()
    answered = _is_answered(session, message.kind, person, occurrences)
    return AskedPrompt(message, person, tuple(occurrences), answered)


def _is_answered(
    session: Session, kind: MessageKind, person: Person, occurrences: Sequence[Occurrence]
) -> bool:
    ids = [occurrence.id for occurrence in occurrences]
    if kind is MessageKind.SIDE_EFFECTS:
        told = select(col(SideEffectReport.id)).where(
            SideEffectReport.patient_id == id_of(person),
            # For its index: an answer comes after its question.
            col(SideEffectReport.local_on) >= min(one.local_on for one in occurrences),
            col(SideEffectReport.occurrence_id).in_(ids),
        )
        return session.exec(told.limit(1)).first() is not None
    answers = DoseReport if kind is MessageKind.DOSE else PainScore
    current = select(col(answers.id)).where(
        col(answers.occurrence_id).in_(ids), col(answers.is_current).is_(True)
    )
    return session.exec(current.limit(1)).first() is not None
