"""Writing planned prompts in sets: one look-up and one insert for each table and round."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert
from sqlmodel import Session, col, select

from service.core.delivery import MessageKind, MessageState, lane_of
from service.core.prompting import Prompt
from service.core.segments import count
from service.db.queries.plans import fresh_parts, known_occurrences
from service.db.rows import id_of
from service.db.tables import Message, Occurrence, Person

PromptKey = tuple[int, str, datetime]
"""Person, kind and moment."""


@dataclass(frozen=True, slots=True)
class DuePrompt:
    """A prompt, whom it is for, and what it says."""

    person: Person
    prompt: Prompt
    body: str

    @property
    def key(self) -> PromptKey:
        """What the database holds at most one prompt of."""
        return id_of(self.person), self.prompt.kind, self.prompt.due_at


def materialise(session: Session, due: Sequence[DuePrompt], now: datetime) -> None:
    """Write the prompts with their occurrences, leaving out every occurrence already there.

    A plan line meets an old occurrence of its own after a patient has moved between zones.
    """
    known = known_occurrences(session, [one.prompt for one in due])
    fresh = [(one, parts) for one in due if (parts := fresh_parts(one.prompt, known))]
    if not fresh:
        return
    message_ids = _messages(session, [one for one, _ in fresh], now)
    session.execute(
        insert(Occurrence),
        [
            {
                "schedule_id": line.schedule_id,
                "kind": line.kind.value,
                "patient_id": one.person.id,
                "local_on": moment.on,
                "wall": moment.wall,
                "due_at": one.prompt.due_at,
                "closes_at": one.prompt.closes_at,
                "message_id": message_ids[one.key],
            }
            for one, parts in fresh
            for line, moment in parts
        ],
    )


def _messages(session: Session, due: Sequence[DuePrompt], now: datetime) -> dict[PromptKey, int]:
    """The id of each prompt's message; a line that was added since joins the text it finds."""
    rows = session.exec(
        select(Message.person_id, Message.kind, Message.due_at, Message.id).where(
            col(Message.person_id).in_({one.person.id for one in due}),
            col(Message.due_at).in_({one.prompt.due_at for one in due}),
            col(Message.kind).in_([MessageKind.DOSE, MessageKind.CHECKIN]),
        )
    )
    ids = {(person, kind, at): id_ for person, kind, at, id_ in rows if id_ is not None}
    missing = [one for one in due if one.key not in ids]
    if missing:
        made = session.execute(
            insert(Message).returning(col(Message.id), sort_by_parameter_order=True),
            [
                {
                    "kind": one.prompt.kind,
                    "person_id": one.person.id,
                    "to_phone": one.person.phone,
                    "body": one.body,
                    "segments": count(one.body).segments,
                    "lane": lane_of(one.prompt.kind),
                    "due_at": one.prompt.due_at,
                    "send_after_at": one.prompt.due_at,
                    "expires_at": one.prompt.closes_at,
                    "state": MessageState.PLANNED,
                    "attempts": 0,
                    "empty_lists": 0,
                    "followed_up": True,
                    "created_at": now,
                }
                for one in missing
            ],
        ).scalars()
        ids |= {one.key: id_ for one, id_ in zip(missing, made, strict=True)}
    return ids
