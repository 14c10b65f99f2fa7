"""Later: somebody is not ready for a dose yet, so its question comes once more in its window."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select, update

from service.core.delivery import MessageKind, MessageState
from service.core.names import first_name
from service.core.texts import with_code, write
from service.core.timing import clock_time
from service.db.tables import Message
from service.engine.advice import tell_record
from service.engine.asking import ask_again, ask_whose
from service.engine.outbox import put
from service.engine.questions import AskedPrompt
from service.engine.turn import Turn

UNTOLD_SPAN = timedelta(minutes=30)
"""How much later, where the patient did not say."""


def later(turn: Turn) -> None:
    """Ask about the open dose again when the patient wants to be asked.

    Once per prompt, and only inside its window: a late question invites a late dose. Otherwise
    the answer is left to the patient, without advice. A nudge that is planned already is moved.
    Of a dose that is answered they hear what is recorded: it may be what they take back.
    """
    asked = [prompt for prompt in turn.fitting(MessageKind.DOSE) if prompt.is_open(turn.at)]
    if not asked:
        ask_again(turn)
    elif len(asked) > 1:
        ask_whose(turn, asked)
    elif asked[0].answered:
        turn.belongs_to(asked[0].person, asked[0].message)
        tell_record(turn, asked[0])
    else:
        turn.belongs_to(asked[0].person, asked[0].message)
        _snooze(turn, asked[0], turn.at + (turn.reading.span or UNTOLD_SPAN))


def _snooze(turn: Turn, asked: AskedPrompt, then: datetime) -> None:
    wall = f"{asked.wall:%H:%M}"
    closes_at = asked.message.expires_at
    nudge = nudge_of(turn.session, asked.message)
    used_up = nudge is not None and nudge.state is not MessageState.PLANNED
    if used_up or (closes_at is not None and then >= closes_at):
        turn.say("later_no_time", asked.person, MessageKind.RECEIPT, wall=wall)
        return
    if nudge is None:
        body = _question(turn, asked, wall)
        prompt_id = asked.message.id
        nudge = put(
            turn.session, MessageKind.NUDGE, asked.person, body, turn.now, prompt_id=prompt_id
        )
    # It leaves when it was asked for: quiet hours hold only what nobody chose.
    nudge.due_at = nudge.send_after_at = max(then, turn.now)
    nudge.expires_at = closes_at
    clock = clock_time(nudge.due_at, asked.person.zone, turn.now)
    turn.say("later_saved", asked.person, MessageKind.RECEIPT, wall=wall, then=clock)


def nudge_of(session: Session, prompt: Message) -> Message | None:
    """The one nudge of a prompt, whatever became of it; None if there is none yet."""
    return session.exec(
        select(Message).where(Message.prompt_id == prompt.id, Message.kind == MessageKind.NUDGE)
    ).first()


def withdraw_nudge(session: Session, prompt: Message, now: datetime) -> None:
    """A prompt is answered: its nudge, if it still waits, need not leave."""
    session.execute(
        update(Message)
        .where(
            col(Message.prompt_id) == prompt.id,
            col(Message.kind) == MessageKind.NUDGE,
            col(Message.state) == MessageState.PLANNED,
        )
        .values(state=MessageState.SUPPRESSED, reason="answered", settled_at=now)
    )


def _question(turn: Turn, asked: AskedPrompt, wall: str) -> str:
    person = asked.person
    body = write("asked_later", person.language, turn.policy, wall=wall)
    if len(turn.patients) < 2:  # noqa: PLR2004  nobody to be told apart from
        return body
    name, code = first_name(person.name), turn.codes[person.id]
    return with_code(turn.policy, person.language, body, name, code, "T")
