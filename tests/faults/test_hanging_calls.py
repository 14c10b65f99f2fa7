"""A provider that leaves calls hanging: an alert leaves at once all the same, and so do others."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlmodel import col, func, select

from service.clock import SystemClock
from service.core.delivery import MessageKind, MessageState
from service.db.database import Database
from service.db.tables import Attempt, Message, Person
from service.engine.context import Context
from service.engine.deliver import WAVE, deliver
from service.engine.outbox import put
from service.engine.passes import Loop
from service.scheduler import Metronome
from service.sms.gateway import OutgoingText
from service.sms.twilio_gateway import TwilioAccount, TwilioGateway
from support.factories import a_caregiver, a_patient
from support.gateways import ScriptedGateway
from support.house import POLICY
from support.simulator_server import (
    ACCOUNT_SID,
    AUTH_TOKEN,
    CONFIG,
    OWN_NUMBER,
    eventually,
    running_simulator,
)

PATIENT, CAREGIVER = "+12025550123", "+12025550145"
DOSES = 60
HANG_S = 8
AT_ONCE_S = 4
"""A beat, and what a busy machine adds."""


def test_an_alert_behind_sixty_hanging_calls_leaves_at_once(db: Database) -> None:
    now = datetime.now(UTC)
    with db.write() as session:
        patient = a_patient(session, now, phone=PATIENT)
        caregiver = a_caregiver(session, now, patient, phone=CAREGIVER)
        for number in range(DOSES):
            put(session, MessageKind.RECEIPT, patient, f"Saved: {number}", now)
    with running_simulator(CONFIG) as simulator:
        simulator.follow({"on": "create", "fault": "hang", "seconds": HANG_S, "to": PATIENT})
        account = TwilioAccount(ACCOUNT_SID, AUTH_TOKEN, OWN_NUMBER, None, simulator.url)
        ctx = Context(db, SystemClock(), TwilioGateway(account), POLICY)
        metronome = Metronome(Loop(ctx))
        metronome.start()
        try:
            eventually(lambda: open_calls(db) == WAVE, within=60)
            began = time.perf_counter()
            plan_alert(db, caregiver)
            eventually(lambda: accepted(db) == 1, within=HANG_S)
            waited = time.perf_counter() - began
            assert open_calls(db) >= WAVE, "the calls before it still hang"
        finally:
            assert metronome.stop()
        assert [text["to"] for text in simulator.ledger()].count(CAREGIVER) == 1
    assert waited < AT_ONCE_S
    with db.read() as session:
        states = session.exec(select(col(Message.state))).all()
    assert states.count(MessageState.UNKNOWN) == WAVE, "a hanging call keeps one place"
    assert states.count(MessageState.PLANNED) == DOSES - WAVE, "and the rest is given back"


def test_what_becomes_due_leaves_beside_a_call_that_hangs(db: Database) -> None:
    now = datetime.now(UTC)
    with db.write() as session:
        patient = a_patient(session, now, phone=PATIENT)
        caregiver = a_caregiver(session, now, patient, phone=CAREGIVER)
    plan_alert(db, patient)

    def hang(_: OutgoingText) -> None:
        plan_alert(db, caregiver)
        eventually(lambda: accepted(db) == 1, within=60)

    deliver(Context(db, SystemClock(), ScriptedGateway(hang), POLICY))
    assert accepted(db) == 2


def plan_alert(db: Database, person: Person) -> None:
    with db.write() as session:
        alert = put(session, MessageKind.ALERT, person, "Please look", datetime.now(UTC))
        alert.send_after_at = datetime.now(UTC) - timedelta(seconds=1)  # whatever the hour


def open_calls(db: Database) -> int:
    return counted(db, lambda: col(Attempt.ended_at).is_(None))


def accepted(db: Database) -> int:
    return counted(db, lambda: col(Attempt.provider_sid).is_not(None))


def counted(db: Database, which: Callable[[], object]) -> int:
    with db.read() as session:
        found = select(func.count()).select_from(Attempt).where(which())  # type: ignore[arg-type]
        return session.exec(found).one()
