"""The nudge pass: a prompt that nobody has answered is asked about once more, in other words."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select, update

from service.core.delivery import MessageKind, MessageState, lane_of
from service.core.policy import Policy
from service.core.segments import count
from service.core.texts import nudge_text, with_code
from service.core.timing import QuietHours, after_all_quiet_hours, parse_quiet_hours
from service.db.queries.prompts import settled_prompts
from service.db.queries.sharing import EXAMPLES, Addressee, addressees
from service.db.rows import id_of
from service.db.sets import among, insert_all
from service.db.tables import (
    Medication,
    Message,
    Occurrence,
    Patient,
    Person,
    PersonState,
    Privacy,
    Schedule,
    ScheduleKind,
)
from service.engine.context import Context, Counts

NUDGES_PER_ROUND = 300
NOT_ARRIVED = frozenset({MessageState.FAILED, MessageState.UNDELIVERED})
ANSWERED = "answered, or not asked any more"
DANGER = "paused after words of danger"


def nudge(ctx: Context) -> Counts:
    """Plan the nudges of prompts that left, whose time for one has come, and that are open still.

    One prompt gets at most one, by a unique key; on a shared phone it names whom it asks. Quiet
    hours of the plan line, else of the patient, hold it; what would come after the prompt has
    closed does not come.
    """
    now = ctx.clock.now()
    with ctx.db.write() as session:
        due = _due(session, now)
        nudges = _nudges(session, ctx.policy, due, now)
        if nudges:
            insert_all(session, Message, nudges, skip_known=True)
        _note(session, [id_of(prompt) for prompt, _ in due])
    return {"prompts": len(due), "nudges": len(nudges)}


def end_nudges(session: Session, patient: Person, now: datetime) -> None:
    """What a patient in danger was asked so far is not asked again, however soon that is over."""
    of_patient = (
        col(Message.to_phone) == patient.phone,  # for its index
        col(Message.person_id) == patient.id,
    )
    session.execute(
        update(Message)
        .where(*of_patient, col(Message.nudge_at).is_not(None), col(Message.due_at) <= now)
        .values(nudge_at=None)
    )
    session.execute(
        update(Message)
        .where(
            *of_patient,
            col(Message.kind) == MessageKind.NUDGE,
            col(Message.state) == MessageState.PLANNED,
        )
        .values(state=MessageState.SUPPRESSED, reason=DANGER, settled_at=now)
    )


def moot_nudges(session: Session, messages: Sequence[Message]) -> set[int]:
    """The ids of those nudges among these texts whose question has been settled since."""
    nudges = {
        id_of(message): message.prompt_id
        for message in messages
        if message.kind is MessageKind.NUDGE and message.prompt_id is not None
    }
    settled = settled_prompts(session, set(nudges.values()))
    return {id_ for id_, prompt_id in nudges.items() if prompt_id in settled}


def _due(session: Session, now: datetime) -> Sequence[tuple[Message, Person]]:
    return session.exec(
        select(Message, Person)
        .join(Person, col(Person.id) == col(Message.person_id))
        .where(col(Message.nudge_at) <= now, col(Message.submitted_at).is_not(None))
        .order_by(col(Message.nudge_at))
        .limit(NUDGES_PER_ROUND)
        .with_for_update(of=Message, skip_locked=True)
    ).all()


def _nudges(
    session: Session, policy: Policy, due: Sequence[tuple[Message, Person]], now: datetime
) -> list[dict[str, Any]]:
    ids = [id_of(prompt) for prompt, _ in due]
    settled, medicines = settled_prompts(session, ids), _medicines(session, ids)
    own_hours = _own_quiet_hours(session, ids)
    leaves_at = {
        id_of(prompt): _leaves_at(prompt, person, own_hours[id_of(prompt)], now)
        for prompt, person in due
    }
    named = _who_is_named(session, {id_of(person) for _, person in due})
    sharing = addressees(session, {person.phone for _, person in due})
    return [
        _message(
            prompt,
            person,
            _body(
                policy,
                prompt,
                person,
                medicines[id_of(prompt)],
                sharing.get(id_of(person)),
                may_name=id_of(person) in named,
            ),
            leaves_at[id_of(prompt)],
            now,
        )
        for prompt, person in due
        if id_of(prompt) not in settled
        and person.state is PersonState.ACTIVE
        and prompt.state not in NOT_ARRIVED
        and prompt.expires_at is not None
        and leaves_at[id_of(prompt)] < prompt.expires_at
    ]


def _leaves_at(
    prompt: Message, person: Person, own_hours: Collection[str | None], now: datetime
) -> datetime:
    """After a prompt that left late the patient has as long as after any other."""
    waits = (prompt.nudge_at or now) - prompt.due_at
    at = max(now, (prompt.submitted_at or now) + waits)
    hours: set[QuietHours] = {
        person.quiet if own is None else parse_quiet_hours(own, "quiet") for own in own_hours
    }
    return after_all_quiet_hours(at, ZoneInfo(person.zone), hours)


def _own_quiet_hours(session: Session, prompt_ids: Collection[int]) -> dict[int, set[str | None]]:
    """The quiet hours of each plan line that these prompts stand for; None: the patient's."""
    found: dict[int, set[str | None]] = {id_: set() for id_ in prompt_ids}
    if prompt_ids:
        rows = session.exec(
            select(col(Occurrence.message_id), col(Schedule.quiet))
            .join(Schedule, col(Schedule.id) == col(Occurrence.schedule_id))
            .where(among(session, col(Occurrence.message_id), prompt_ids))
        )
        for prompt_id, quiet in rows:
            found[prompt_id].add(quiet)
    return found


def _medicines(session: Session, prompt_ids: Collection[int]) -> dict[int, list[str]]:
    """The medicines of the doses that each of these prompts stands for; none of a check-in."""
    found: dict[int, list[str]] = defaultdict(list)
    if prompt_ids:
        rows = session.exec(
            select(col(Occurrence.message_id), col(Medication.name))
            .join(Schedule, col(Schedule.id) == col(Occurrence.schedule_id))
            .join(Medication, col(Medication.id) == col(Schedule.medication_id))
            .where(
                among(session, col(Occurrence.message_id), prompt_ids),
                col(Occurrence.kind) == ScheduleKind.DOSE,
            )
            .order_by(col(Occurrence.id))
        )
        for prompt_id, name in rows:
            found[prompt_id].append(name)
    return found


def _who_is_named(session: Session, person_ids: Collection[int]) -> set[int]:
    """Those of these patients whose privacy lets a text name a medicine."""
    if not person_ids:
        return set()
    return set(
        session.exec(
            select(Patient.person_id).where(
                among(session, col(Patient.person_id), person_ids),
                col(Patient.privacy) == Privacy.NAMED,
            )
        )
    )


def _body(
    policy: Policy,
    prompt: Message,
    person: Person,
    medicines: list[str],
    to: Addressee | None,
    *,
    may_name: bool,
) -> str:
    wall = prompt.due_at.astimezone(ZoneInfo(person.zone)).time()
    # What the prompt kept to itself, as when a step began in doubt, its nudge does not tell.
    named = may_name and all(name in prompt.body for name in medicines)
    body = nudge_text(policy, prompt.kind, person.language, wall, medicines, named=named)
    if to is None:
        return body
    return with_code(policy, person.language, body, *to, EXAMPLES[prompt.kind])


def _message(
    prompt: Message, person: Person, body: str, leaves_at: datetime, now: datetime
) -> dict[str, Any]:
    return {
        "kind": MessageKind.NUDGE,
        "person_id": prompt.person_id,
        "to_phone": person.phone,
        "prompt_id": prompt.id,
        "body": body,
        "segments": count(body).segments,
        "lane": lane_of(MessageKind.NUDGE),
        "due_at": leaves_at,
        "send_after_at": leaves_at,
        "expires_at": prompt.expires_at,
        "state": MessageState.PLANNED,
        "attempts": 0,
        "empty_lists": 0,
        "followed_up": True,
        "created_at": now,
    }


def _note(session: Session, prompt_ids: Collection[int]) -> None:
    """What has been looked at once is not looked at again."""
    if prompt_ids:
        session.execute(
            update(Message)
            .where(among(session, col(Message.id), prompt_ids))
            .values(nudge_at=None)
            .execution_options(synchronize_session=False)
        )
