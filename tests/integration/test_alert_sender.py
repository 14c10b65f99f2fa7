"""Alerts by a sender of their own: what is wrong with one sender says nothing of the other."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from service.admin.status import status
from service.core.delivery import MessageKind, MessageState
from service.core.errors import NotSentError
from service.core.failures import Failure
from service.core.policy import Pace
from service.db.database import Database
from service.db.tables import Attempt, Message, Person
from service.engine.context import Context
from service.engine.intake import IncomingReceipt, store
from service.engine.outbox import put
from service.engine.passes import Loop
from service.engine.stopping import stop_sending
from service.sms.gateway import OutgoingText
from support.factories import a_contact, a_patient
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)  # in New York
APART = replace(POLICY, pace=Pace(alerts_apart=True))
WRONG_SENDER = NotSentError("no such sender", 21606, Failure.CONFIGURATION, stops_all=True)
UNREGISTERED = 30034


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(NOON)


@pytest.fixture
def person(db: Database) -> Person:
    with db.write() as session:
        a_contact(session, NOON)
        return a_patient(session, NOON)


def loop(
    db: Database, clock: StandingClock, gateway: ScriptedGateway, *, apart: bool = True
) -> Loop:
    return Loop(Context(db, clock, gateway, APART if apart else POLICY))


def plan(db: Database, person: Person, kind: MessageKind, *bodies: str) -> None:
    with db.write() as session:
        for body in bodies:
            put(session, kind, person, body, NOON)


def states(db: Database) -> dict[str, MessageState]:
    with db.read() as session:
        return {text.body: text.state for text in session.exec(select(Message))}


def is_stopped(db: Database) -> bool:
    with db.read() as session:
        return status(session, NOON).stopped is not None


@pytest.mark.parametrize("apart", [True, False])
def test_a_stop_of_the_other_sender_does_not_hold_alerts(
    db: Database, clock: StandingClock, person: Person, *, apart: bool
) -> None:
    working = loop(db, clock, ScriptedGateway(WRONG_SENDER), apart=apart)
    plan(db, person, MessageKind.RECEIPT, "Saved: 6")
    working.run("deliver")
    plan(db, person, MessageKind.ALERT, "alert")
    plan(db, person, MessageKind.RECEIPT, "Saved: 7")
    working.run("deliver")
    working.run("deliver_alerts")
    found = states(db)
    assert found["alert"] is (MessageState.SUBMITTED if apart else MessageState.PLANNED)
    assert found["Saved: 7"] is MessageState.PLANNED
    assert is_stopped(db), "that the alert left proves nothing of the other sender"


def test_a_broken_alert_sender_holds_no_reminders_and_is_told(
    db: Database, clock: StandingClock, person: Person
) -> None:
    working = loop(db, clock, ScriptedGateway(WRONG_SENDER))
    plan(db, person, MessageKind.ALERT, "alert")
    working.run("deliver_alerts")
    plan(db, person, MessageKind.RECEIPT, "Saved: 6")
    working.run_all()
    working.run("deliver")
    found = states(db)
    assert found["Saved: 6"] is MessageState.SUBMITTED
    assert found["alert"] is MessageState.PLANNED
    assert not is_stopped(db)
    assert any("the sender cannot send texts" in body for body in found)
    clock.set(NOON + timedelta(seconds=2))
    working.run("deliver_alerts")
    assert states(db)["alert"] is MessageState.SUBMITTED


@pytest.mark.parametrize("reported", [True, False])
def test_a_text_that_leaves_ends_a_stop_but_one_that_a_receipt_told_of(
    db: Database, clock: StandingClock, person: Person, *, reported: bool
) -> None:
    def stopped_meanwhile(_: OutgoingText) -> None:
        with db.write() as session:
            stop_sending(session, "wrong token", NOON, reported=reported)

    plan(db, person, MessageKind.RECEIPT, "Saved: 6")
    loop(db, clock, ScriptedGateway(stopped_meanwhile)).run("deliver")
    assert is_stopped(db) is reported


@pytest.mark.parametrize(
    ("kind", "stops"), [(MessageKind.ALERT, False), (MessageKind.RECEIPT, True)]
)
def test_a_receipt_stops_only_the_sender_it_is_about(
    db: Database, clock: StandingClock, person: Person, kind: MessageKind, *, stops: bool
) -> None:
    plan(db, person, kind, "text")
    working = loop(db, clock, ScriptedGateway())
    working.run_all()
    with db.read() as session:
        attempt = session.exec(select(Attempt)).one()
    assert attempt.provider_sid is not None
    receipt = IncomingReceipt(attempt.provider_sid, "failed", attempt.id, UNREGISTERED, NOON)
    store(db, [receipt])
    assert is_stopped(db) is stops
    working.run_all()
    told = [body for body in states(db) if "not registered" in body]
    assert len(told) == 1, "in either case somebody must look into it"


@pytest.mark.parametrize(("apart", "leave"), [(True, 10), (False, 7)])
def test_alerts_of_another_sender_take_nothing_of_the_rate(
    db: Database, clock: StandingClock, person: Person, *, apart: bool, leave: int
) -> None:
    plan(db, person, MessageKind.ALERT, *(f"alert {n}" for n in range(3)))
    plan(db, person, MessageKind.RECEIPT, *(f"Saved: {n}" for n in range(20)))
    gateway = ScriptedGateway()
    policy = replace(POLICY, pace=Pace(segments_per_second=1, alerts_apart=apart))
    working = Loop(Context(db, clock, gateway, policy))
    working.run("deliver_alerts")
    working.run("deliver")
    assert sum(not call.urgent for call in gateway.calls) == leave
    with db.read() as session:
        marked = session.exec(select(Attempt).where(col(Attempt.by_alert_sender))).all()
    assert len(marked) == (3 if apart else 0)
