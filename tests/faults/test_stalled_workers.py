"""A worker that stops for longer than its lease and then goes on: its claims are another's."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from sqlmodel import select

from faults.boundaries import WatchedDatabase
from service.core.delivery import MessageKind, MessageState
from service.core.errors import NotSentError
from service.db.database import Database
from service.db.tables import Message
from service.engine.claim import LEASE
from service.engine.context import Context
from service.engine.deliver import deliver
from service.engine.outbox import put
from service.engine.reconcile import reconcile
from service.sms.gateway import OutgoingText
from support.factories import a_patient
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)  # in New York
A_LITTLE = timedelta(seconds=1)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(NOON)


@pytest.fixture(autouse=True)
def text(db: Database) -> None:

    with db.write() as session:
        put(session, MessageKind.NOTICE, a_patient(session, NOON), "Hello", NOON)


def the_text(db: Database) -> Message:
    with db.read() as session:
        return session.exec(select(Message)).one()


@pytest.fixture
def other(db: Database, clock: StandingClock) -> Iterator["Other"]:
    worker = Other(Context(db, clock, ScriptedGateway(), POLICY))
    yield worker
    worker.end_call()


class Other:
    """Another worker, whose call takes as long as the test wants."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self._calling, self._may_end = Event(), Event()
        self._thread = Thread(target=deliver, args=[replace(ctx, gateway=self._gateway())])

    def begin_call(self) -> None:
        self._thread.start()
        assert self._calling.wait(10)

    def end_call(self) -> None:
        self._may_end.set()
        if self._thread.is_alive():
            self._thread.join()

    def _gateway(self) -> ScriptedGateway:
        def call(_: OutgoingText) -> None:
            self._calling.set()
            assert self._may_end.wait(10)

        return ScriptedGateway(call)


def test_it_does_not_send_what_another_is_sending(
    db: Database, clock: StandingClock, other: Other
) -> None:
    own = ScriptedGateway()

    def sleep(point: str) -> None:
        if point == "deliver._claim: after the commit":
            clock.set(clock.now() + LEASE + A_LITTLE)
            other.begin_call()

    sleeper = WatchedDatabase(db.url.render_as_string(hide_password=False), sleep)
    with closing(sleeper):
        deliver(Context(sleeper, clock, own, POLICY))
    assert own.calls == []
    assert the_text(db).state is MessageState.CLAIMED
    other.end_call()
    assert the_text(db).state is MessageState.SUBMITTED


def test_its_failure_does_not_free_what_another_is_sending(
    db: Database, clock: StandingClock, other: Other
) -> None:
    def sleep_and_fail(_: OutgoingText) -> None:
        clock.set(clock.now() + LEASE + A_LITTLE)
        deliver(other.ctx)
        while the_text(db).state is MessageState.UNKNOWN:
            clock.set(clock.now() + POLICY.reconcile.proof)
            reconcile(other.ctx)
        other.begin_call()
        raise NotSentError("The connection was refused.")

    deliver(Context(db, clock, ScriptedGateway(sleep_and_fail), POLICY))
    assert the_text(db).state is MessageState.CLAIMED
    other.end_call()
    assert the_text(db).state is MessageState.SUBMITTED
