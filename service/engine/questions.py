"""Which prompts a phone was asked, newest first: what its answers can be about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from service.core.delivery import PROMPTS, MessageKind, MessageState
from service.db.tables import DoseReport, Message, Occurrence, PainScore, Person, SideEffectReport

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
    rows = session.exec(
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
    )
    newest: dict[tuple[int, MessageKind], tuple[Message, Person]] = {}
    for message, person in rows:
        newest.setdefault((message.person_id, message.kind), (message, person))
    return [_asked(session, message, person) for message, person in newest.values()]


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
    answered = session.exec(_answers(message, [one.id for one in occurrences]).limit(1)).first()
    return AskedPrompt(message, person, tuple(occurrences), answered is not None)


def _answers(message: Message, ids: Sequence[int | None]) -> SelectOfScalar[int | None]:
    """What is on record as an answer; of side effects, whatever was told since."""
    if message.kind is MessageKind.SIDE_EFFECTS:
        return select(col(SideEffectReport.id)).where(
            SideEffectReport.patient_id == message.person_id,
            SideEffectReport.received_at >= message.due_at,
        )
    answers = DoseReport if message.kind is MessageKind.DOSE else PainScore
    return select(col(answers.id)).where(
        col(answers.occurrence_id).in_(ids), col(answers.is_current).is_(True)
    )
