"""Receipts and answers about the same texts at one moment never wait for each other in a ring."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from sqlmodel import col, select, text

from service.core.delivery import MessageKind, MessageState
from service.core.errors import NotSentError
from service.db.database import Database
from service.db.tables import Message, ServiceState
from service.engine.context import Context
from service.engine.deliver import WAVE, deliver
from service.engine.intake import IncomingReceipt, store
from service.engine.outbox import put
from service.sms.gateway import Accepted, OutgoingText
from support.factories import a_patient
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock
from support.simulator_server import eventually

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)  # in New York
ROUNDS = 25
UNREGISTERED = 30034
"""A receipt with this code stops the lane, and so locks the one row about the whole service."""


class Overtaken(ScriptedGateway):
    """Answers a wave all at once, every other text with a no that stops the lane too."""

    def __init__(self, meeting: Barrier) -> None:
        super().__init__()
        self._meeting = meeting

    def meeting_over(self) -> None:
        """Wait until all calls of the wave have been made."""
        self._meeting.wait()

    def send(self, text: OutgoingText) -> Accepted:
        accepted = super().send(text)
        self._meeting.wait()
        if int(accepted.sid[-1]) % 2:
            raise NotSentError("wrong token", 20003, stops_all=True)
        return accepted


@pytest.mark.postgres
@pytest.mark.parametrize("db", ["postgres"], indirect=True)  # SQLite has one writer at a time
def test_a_batch_of_receipts_and_a_wave_of_answers_do_not_block_each_other(db: Database) -> None:
    clock = StandingClock(NOON)
    with db.write() as session:
        patient = a_patient(session, NOON)
    with ThreadPoolExecutor(1) as webhook:
        for number in range(ROUNDS):
            with db.write() as session:
                session.get_one(ServiceState, 1).stopped_until_at = None
                for nth in range(WAVE):
                    put(session, MessageKind.ANSWER, patient, f"{number} {nth}", clock.now())
            meeting = Barrier(WAVE + 1)
            gateway = Overtaken(meeting)

            def told(number: int = number, gateway: Overtaken = gateway) -> None:
                gateway.meeting_over()
                newest_first = sorted(gateway.calls, key=lambda text: text.body, reverse=True)
                receipts = [
                    IncomingReceipt(
                        f"SM{number:016d}{nth:016d}",
                        "failed" if nth % 2 else "sent",
                        text.attempt_id,
                        UNREGISTERED if nth % 2 else None,
                        clock.now(),
                    )
                    for nth, text in enumerate(newest_first)
                ]
                store(db, receipts)

            receipts = webhook.submit(told)
            deliver(Context(db, clock, gateway, POLICY))  # a deadlock would raise here or there
            receipts.result()
            clock.set(clock.now() + timedelta(hours=1))
    with db.read() as session:
        left = session.exec(
            select(Message.id).where(col(Message.state) == MessageState.CLAIMED)
        ).all()
    assert left == []


@pytest.mark.postgres
@pytest.mark.parametrize("db", ["postgres"], indirect=True)
def test_receipts_that_a_deadlock_costs_are_stored_all_the_same(db: Database) -> None:
    with db.write() as session:
        put(session, MessageKind.NOTICE, a_patient(session, NOON), "Hello", NOON)
    gateway = ScriptedGateway()
    deliver(Context(db, StandingClock(NOON), gateway, POLICY))
    receipt = IncomingReceipt(f"SM{1:032}", "failed", None, UNREGISTERED, NOON)
    with ThreadPoolExecutor(1) as webhook:
        with db.write() as session:
            session.execute(text("SET LOCAL deadlock_timeout = '1h'"))  # the other is the victim
            session.get_one(ServiceState, 1, with_for_update=True)
            stored = webhook.submit(store, db, [receipt])
            eventually(lambda: _somebody_waits(db))
            session.exec(select(Message).with_for_update()).one()
        assert stored.result() == 1
    with db.read() as session:
        assert session.exec(select(Message.state)).one() is MessageState.FAILED


def _somebody_waits(db: Database) -> bool:
    with db.read() as session:
        waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(session.execute(waiting).scalar_one())
