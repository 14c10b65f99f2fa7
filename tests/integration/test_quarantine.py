"""One row that raises an error is set aside with its reason, whichever pass it stops."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft
from sqlmodel import Session, select

from service.admin.audit import audit
from service.admin.quarantine import quarantine
from service.core.delivery import MessageKind, MessageState
from service.core.policy import Policy
from service.db.database import Database
from service.db.rows import id_of
from service.db.tables import Cause, Episode, Message, OptOut, Person, PersonState
from service.engine import claim, follow_up
from service.engine.claim import obstacle
from service.engine.context import Context
from service.engine.deliver import deliver
from service.engine.escalate import escalate
from service.engine.outbox import put
from service.engine.quarantine import quarantining
from service.engine.reconcile import reconcile
from service.sms.gateway import ProviderText
from support.factories import a_caregiver, a_patient
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)
POISONED, SOUND = "+12025550124", "+12025550125"


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(NOON)


def context(db: Database, clock: StandingClock, gateway: ScriptedGateway | None = None) -> Context:
    return Context(db, clock, gateway or ScriptedGateway(), POLICY)


@pytest.fixture
def people(db: Database) -> tuple[Person, Person]:
    """The one whose rows go wrong, and the other."""
    with db.write() as session:
        return a_patient(session, NOON, "Ana", POISONED), a_patient(session, NOON, "Ben", SOUND)


def an_episode(session: Session, patient: Person, code: int, evidence: dict[str, object]) -> None:
    session.add(
        Episode(
            code=code,
            patient_id=id_of(patient),
            cause=Cause.WORSENING,
            rule="climb",
            evidence=evidence,
            triggered_at=NOON,
        )
    )


def texts(db: Database, state: MessageState) -> list[str]:
    with db.read() as session:
        found = session.exec(select(Message).where(Message.state == state))
        return sorted(message.to_phone for message in found)


def two_texts(
    db: Database, people: tuple[Person, Person], state: MessageState = MessageState.PLANNED
) -> None:
    with db.write() as session:
        for person in people:
            text = put(session, MessageKind.HELP, person, "Hello", NOON)
            text.state = state


def test_an_alert_that_cannot_be_written_stops_no_other_and_is_tried_until_it_can(
    db: Database, clock: StandingClock, people: tuple[Person, Person]
) -> None:
    with db.write() as session:
        for number, patient in enumerate(people):
            a_caregiver(session, NOON, patient, f"Sam {number}", f"+1202555014{number}")
        an_episode(session, people[0], 11, {"scores": None})
        an_episode(session, people[1], 12, {"scores": []})
    escalate(context(db, clock))
    assert texts(db, MessageState.PLANNED) == ["+12025550141"]
    with db.write() as session:
        (aside,) = quarantine(session, NOON).alerts
        assert (aside.about, aside.problem) == (
            "alert 11 about Ana",
            "TypeError: 'NoneType' object is not iterable",
        )
    with db.read() as session:
        found = audit(session, NOON + timedelta(minutes=5), NOON)
        assert "alerts told" in {finding.check for finding in found}
    with db.write() as session:
        session.get_one(Episode, aside.id).evidence = {"scores": []}
    escalate(context(db, clock))
    assert texts(db, MessageState.PLANNED) == ["+12025550140", "+12025550141"]
    with db.read() as session:
        assert quarantine(session, NOON).alerts == []


def test_a_text_that_cannot_be_looked_at_is_not_sent_and_the_others_are(
    db: Database,
    clock: StandingClock,
    people: tuple[Person, Person],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(message: Message, person: Person, opted_out: OptOut | None) -> str | None:
        if person.phone == POISONED:
            raise RuntimeError("no idea")
        return obstacle(message, person, opted_out)

    monkeypatch.setattr(claim, "obstacle", stumble)
    two_texts(db, people)
    gateway = ScriptedGateway()
    deliver(context(db, clock, gateway))
    assert [call.to for call in gateway.calls] == [SOUND]
    with db.read() as session:
        (aside,) = quarantine(session, NOON).messages
        assert aside.problem == "RuntimeError: no idea"
        message = session.get_one(Message, aside.id)
        assert message.state is MessageState.SUPPRESSED
        assert message.reason == "set aside, an error came in the way"
        assert quarantine(session, NOON + timedelta(days=8)).messages == []


def test_a_text_that_cannot_be_asked_about_is_asked_about_later_and_the_others_now(
    db: Database, clock: StandingClock, people: tuple[Person, Person]
) -> None:
    class Confused(ScriptedGateway):
        def sent_to(self, phone: str, since: datetime) -> Sequence[ProviderText]:
            if phone == POISONED:
                raise RuntimeError("no idea")
            return super().sent_to(phone, since)

    two_texts(db, people)
    gateway = Confused(RuntimeError("lost"), RuntimeError("lost"))
    deliver(context(db, clock, gateway))
    assert texts(db, MessageState.UNKNOWN) == [POISONED, SOUND]
    clock.set(NOON + timedelta(minutes=2))
    reconcile(context(db, clock, gateway))
    with db.read() as session:
        rows = {message.to_phone: message for message in session.exec(select(Message))}
    assert rows[POISONED].problem == "RuntimeError: no idea"
    assert rows[POISONED].ask_at == NOON + timedelta(minutes=32)
    assert rows[SOUND].problem is None
    assert rows[SOUND].empty_lists == 1


def test_a_failure_that_cannot_be_followed_up_is_set_aside_and_the_others_are_not(
    db: Database,
    clock: StandingClock,
    people: tuple[Person, Person],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = []

    def stumble(
        session: Session, policy: Policy, message: Message, person: Person, now: datetime
    ) -> None:
        del policy, message, now
        person.state = PersonState.PAUSED
        session.flush()
        if person.phone == POISONED:
            raise RuntimeError("no idea")
        told.append(person.phone)

    monkeypatch.setattr(follow_up, "_tell", stumble)
    two_texts(db, people)
    with db.write() as session:
        for message in session.exec(select(Message)):
            message.state, message.reason = MessageState.FAILED, "refused"
            message.followed_up = False
    for _ in range(2):
        follow_up.follow_up(context(db, clock))
    assert told == [SOUND]
    with db.read() as session:
        assert [one.problem for one in quarantine(session, NOON).messages] == [
            "RuntimeError: no idea"
        ]
        states = {person.phone: person.state for person in session.exec(select(Person))}
    assert states == {POISONED: PersonState.ACTIVE, SOUND: PersonState.PAUSED}, "undone alone"


@pytest.mark.parametrize(
    "away",
    [
        OperationalError("SELECT 1", None, Exception("gone")),
        NoConnectionLeft("no connection is left"),
    ],
    ids=["is gone", "lends no connection"],
)
def test_a_database_that_does_not_answer_is_no_rows_fault(
    db: Database, people: tuple[Person, Person], away: Exception
) -> None:
    two_texts(db, people)
    with db.write() as session:
        text = session.get_one(Message, 1)
        with pytest.raises(type(away)), quarantining(session, text):
            raise away
        assert text.problem is None
