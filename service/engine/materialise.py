"""Writing planned prompts in sets: a look-up and an insert for each table and round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from service.core.delivery import PROMPTS, MessageKind, MessageState, lane_of
from service.core.policy import Policy
from service.core.prompting import PlanLine, Prompt
from service.core.recurrence import Moment
from service.core.segments import count
from service.core.texts import prompt_text, with_code
from service.db.queries.plans import DuePatient, fresh_parts, known_occurrences
from service.db.queries.sharing import EXAMPLES, Addressee
from service.db.sets import among, insert_all
from service.db.tables import Message, Occurrence, Privacy

PromptKey = tuple[int, MessageKind, datetime]
"""Person, kind and moment."""


@dataclass(frozen=True, slots=True)
class DuePrompt:
    """A prompt, whom it is for, and what it says."""

    patient: DuePatient
    prompt: Prompt
    body: str
    segments: int

    @property
    def key(self) -> PromptKey:
        """What the database holds at most one prompt of."""
        return self.patient.id, self.prompt.kind, self.prompt.due_at


class Wording:
    """What prompts say and how many segments that takes; the same words are made once."""

    def __init__(self, policy: Policy, shared: Mapping[int, Addressee] | None = None) -> None:
        self._policy, self._shared = policy, shared or {}
        self._made: dict[object, tuple[str, int]] = {}

    def of(self, patient: DuePatient, prompt: Prompt) -> tuple[str, int]:
        """The text of one prompt for one patient, and its segments."""
        named, to = patient.privacy is Privacy.NAMED, self._shared.get(patient.id)
        alike = (
            *(prompt.kind, prompt.wall, patient.language, named, to),
            *(prompt.begins_with_doubt, tuple(prompt.medicines)),
        )
        if alike not in self._made:
            body = prompt_text(self._policy, patient.language, prompt, named=named)
            if to is not None:
                example = EXAMPLES[prompt.kind]
                body = with_code(self._policy, patient.language, body, *to, example)
            self._made[alike] = body, count(body).segments
        return self._made[alike]


def materialise(session: Session, due: Sequence[DuePrompt], now: datetime) -> None:
    """Write the prompts with their occurrences, leaving out every occurrence already there.

    A plan line meets an old occurrence of its own after a patient has moved between zones. One
    that was added since its neighbours were planned joins the text that it finds.
    """
    known = known_occurrences(session, [one.prompt for one in due])
    fresh = [(one, parts) for one in due if (parts := fresh_parts(one.prompt, known))]
    if not fresh:
        return
    insert_all(session, Message, [_message(one, now) for one, _ in fresh], skip_known=True)
    message_ids = _message_ids(session, [one for one, _ in fresh])
    insert_all(
        session,
        Occurrence,
        [
            _occurrence(one, line, moment, message_ids[one.key])
            for one, parts in fresh
            for line, moment in parts
        ],
    )


def _message_ids(session: Session, due: Sequence[DuePrompt]) -> dict[PromptKey, int]:
    """The id of each prompt's message, whether it was there before or not."""
    rows = session.connection().execute(
        select(
            col(Message.person_id), col(Message.kind), col(Message.due_at), col(Message.id)
        ).where(
            among(session, col(Message.person_id), {one.patient.id for one in due}),
            col(Message.due_at).in_({one.prompt.due_at for one in due}),
            col(Message.kind).in_(PROMPTS),
        )
    )
    return {
        (person, kind, due_at): id_ for person, kind, due_at, id_ in rows.all() if id_ is not None
    }


def _message(one: DuePrompt, now: datetime) -> dict[str, Any]:
    return {
        "person_id": one.patient.id,
        "kind": one.prompt.kind,
        "to_phone": one.patient.phone,
        "body": one.body,
        "segments": one.segments,
        "lane": lane_of(one.prompt.kind),
        "due_at": one.prompt.due_at,
        "send_after_at": one.prompt.leaves_at,
        "expires_at": one.prompt.closes_at,
        "nudge_at": one.prompt.nudge_at if one.patient.nudges else None,
        "state": MessageState.PLANNED,
        "attempts": 0,
        "empty_lists": 0,
        "followed_up": True,
        "created_at": now,
    }


def _occurrence(one: DuePrompt, line: PlanLine, moment: Moment, message_id: int) -> dict[str, Any]:
    step = line.titration.step_on(moment.on) if line.titration else None
    return {
        "schedule_id": line.schedule_id,
        "kind": line.kind.value,
        "patient_id": one.patient.id,
        "local_on": moment.on,
        "wall": moment.wall,
        "due_at": one.prompt.due_at,
        "closes_at": one.prompt.closes_at,
        "message_id": message_id,
        "step_id": step.id if step else None,
    }
