"""JOIN: who was invited agrees, each for themselves, and is welcomed."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select, update

from service.core.addressing import addressed
from service.core.delivery import MessageKind, MessageState, lane_of
from service.core.names import first_name
from service.core.policy import Policy
from service.core.texts import WORDING_VERSION, for_person, invite, welcome, with_code, write
from service.db.queries.consent import invited_at
from service.db.queries.holding import look_again
from service.db.queries.people import has_opted_out, patient_of, people_at
from service.db.queries.sharing import addressees
from service.db.rows import id_of
from service.db.sets import among
from service.db.tables import (
    ConsentEvent,
    ConsentKind,
    Message,
    Person,
    PersonKind,
    PersonState,
)
from service.engine.consent import YES_AFTER_STOP
from service.engine.outbox import put
from service.engine.turn import Turn

ASKED_AT_MOST = 2
"""How often a day a phone is asked who joins; after that a person of the clinic reads the text."""


def join(turn: Turn) -> None:
    """Take the JOIN of somebody who was invited; consent is each person's own.

    Somebody invited in two roles, or to be told of two patients, has answered both invites. Where
    several people of one phone wait, only one whom the text names has agreed; else they are asked
    who joins. A JOIN that comes while a STOP holds a person reads: only a START ends that. Nobody
    who was not invited can join; that somebody who has not agreed yet wants to, a person reads,
    too.
    """
    if has_opted_out(turn.session, turn.phone):
        turn.reply.needs_person = True
        if turn.reading.reason != YES_AFTER_STOP:
            turn.reply.reason = "join_after_stop"
        return
    waiting = invited(turn)
    if (name := _named(turn, waiting)) is not None:
        waiting = [one for one in waiting if one.name == name]
    patients = [one for one in waiting if one.kind is PersonKind.PATIENT]
    is_one_human = len({one.name for one in waiting}) == 1 and len(patients) <= 1
    if is_one_human:
        for person in waiting:
            _agreed(turn, person)
        return
    if waiting:
        turn.belongs_to(None)
        turn.reply.needs_person = not _asks_who(turn, waiting)
    elif any(one.state is PersonState.PENDING for one in turn.people):
        turn.reply.needs_person, turn.reply.reason = True, "join_uninvited"


def by_name(turn: Turn) -> str | None:
    """The rest of a text that names one of several people who were invited on its phone.

    Not all of them are patients, whom every text may name: "JOIN SAM" is a caregiver's, too.
    """
    named = _one_called(turn, invited(turn))
    return None if named is None else named[1]


def _named(turn: Turn, waiting: list[Person]) -> str | None:
    if turn.addressed is not None:
        return turn.addressed.name
    named = _one_called(turn, waiting)
    return None if named is None else named[0]


def _one_called(turn: Turn, people: list[Person]) -> tuple[str, str] | None:
    """The whole name of the one of several people whom a text names, and the rest of the text."""
    called = _called(people)
    place, rest = addressed(turn.text.body, list(called)) if len(called) > 1 else (None, "")
    return None if place is None else (list(called.values())[place], rest)


def _asks_who(turn: Turn, waiting: list[Person]) -> bool:
    """Ask several people of one phone who of them joins, twice a day at most; whether it did.

    Two of the same name cannot tell us.
    """
    called = _called(waiting)
    if len(called) <= 1:
        return False
    choices = " / ".join(f"JOIN {name}" for name in called)
    person = waiting[0]
    body = write("who_joins", person.language, turn.policy, choices=choices)
    asked = turn.session.exec(
        select(func.count())
        .select_from(Message)
        .where(
            Message.to_phone == turn.phone,
            Message.body == body,
            Message.created_at > turn.now - timedelta(days=1),
        )
    ).one()
    if asked < ASKED_AT_MOST:
        turn.put(MessageKind.HELP, person, body)
    return asked < ASKED_AT_MOST


def _called(people: Collection[Person]) -> dict[str, str]:
    """The whole names of these people by what each may be called: first names that differ."""
    names = list(dict.fromkeys(one.name for one in people))
    first = [first_name(name) for name in names]
    differ = len({name.casefold() for name in first}) == len(first)
    return dict(zip(first if differ else names, names, strict=True))


def invited(turn: Turn) -> list[Person]:
    """Those of this phone who were invited and have not agreed yet."""
    return [one for one in turn.people if invited_at(turn.session, one) is not None]


def _agreed(turn: Turn, person: Person) -> None:
    """Put somebody's consent on record, and welcome them."""
    person.state, person.consented_at = PersonState.ACTIVE, turn.at
    turn.session.add(
        ConsentEvent(
            person_id=person.id,
            phone=person.phone,
            kind=ConsentKind.GIVEN,
            source="text",
            wording=turn.text.body[:200],
            wording_version=WORDING_VERSION,
            language=person.language,
            happened_at=turn.at,
        )
    )
    turn.session.flush()
    look_again(turn.session, turn.now)
    turn.belongs_to(person)
    body = welcome_text(turn.session, turn.policy, person)
    put(turn.session, MessageKind.WELCOME, person, body, turn.now, urgent=True)


def invite_text(session: Session, policy: Policy, person: Person) -> str:
    """The one text to somebody who has not agreed; on a shared phone with how they agree."""
    body = invite(policy, person.language, _patient_of(session, person))
    whose = addressees(session, {person.phone}).get(id_of(person))
    if whose is None:
        return body
    return with_code(policy, person.language, body, whose.name, whose.code, "JOIN")


def welcome_text(session: Session, policy: Policy, person: Person) -> str:
    """The first text to somebody who has agreed; on a shared phone it says who that is.

    Whoever shares it counts: a caregiver on the patient's own phone, say, is welcomed there too.
    """
    body = welcome(policy, person.language, _patient_of(session, person))
    if len({one.name for one in people_at(session, person.phone)}) == 1:
        return body
    return for_person(policy, person.language, body, first_name(person.name))


def welcome_first(session: Session, people: Collection[int], now: datetime) -> None:
    """Let a welcome that waits for the morning leave now: its reader is being asked something.

    What somebody chose to be asked by night may not be the first text that they get from us.
    """
    session.execute(
        update(Message)
        .where(
            col(Message.state) == MessageState.PLANNED,
            col(Message.lane) == lane_of(MessageKind.WELCOME),
            col(Message.send_after_at) > now,
            col(Message.kind) == MessageKind.WELCOME,
            among(session, col(Message.person_id), people),
        )
        .values(send_after_at=now)
    )


def _patient_of(session: Session, person: Person) -> str | None:
    """The name of a caregiver's patient; None for a patient."""
    patient = patient_of(session, person)
    return patient.name if patient else None
