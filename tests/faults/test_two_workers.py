"""Two workers at the same row: it is told once, asked about once, counted once."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from sqlalchemy import event
from sqlmodel import col, select

from faults.boundaries import WatchedDatabase
from service.core.delivery import MessageKind, MessageState
from service.core.errors import UnknownOutcomeError
from service.core.policy import Pace
from service.core.replies.reading import Kind, Reading
from service.db.database import Database
from service.db.rows import id_of
from service.db.tables import Attempt, Episode, Message, Person
from service.engine.acknowledge import answer_alert, take_over
from service.engine.context import Context
from service.engine.deliver import deliver
from service.engine.escalate import escalate
from service.engine.outbox import put
from service.engine.reconcile import reconcile
from service.sms.gateway import Accepted, OutgoingText, ProviderText
from support.factories import a_caregiver, a_patient, an_episode
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)  # in New York


@pytest.fixture
def patient(db: Database) -> Person:
    with db.write() as session:
        return a_patient(session, NOON)


def test_two_alerts_that_leave_at_once_are_told_of_once(db: Database, patient: Person) -> None:
    ctx = Context(db, StandingClock(NOON), ScriptedGateway(), POLICY)
    with db.write() as session:
        a_caregiver(session, NOON, patient)
        a_caregiver(session, NOON, patient, name="Pat", phone="+12025550146")
        an_episode(session, NOON, patient)
    escalate(ctx)
    with db.write() as session:
        first = session.exec(select(Message)).one()
        first.state, first.reason = MessageState.FAILED, "no such number"
    escalate(ctx)
    with db.write() as session:
        for nth, alert in enumerate(session.exec(select(Message)), start=1):
            alert.state, alert.provider_sid = MessageState.DELIVERED, f"SM{nth:032d}"
    assert escalate(ctx)["patients_told"] == 1
    with db.read() as session:
        told = session.exec(select(Message).where(Message.person_id == patient.id)).all()
    assert len(told) == 1
    assert "Sam" in told[0].body


@pytest.mark.postgres
@pytest.mark.parametrize("db", ["postgres"], indirect=True)  # SQLite has one writer at a time
def test_a_patient_is_told_once_that_a_caregiver_knows(db: Database, patient: Person) -> None:
    with db.write() as session:
        a_caregiver(session, NOON, patient)
        an_episode(session, NOON, patient)
    one = Context(db, StandingClock(NOON), ScriptedGateway(), POLICY)
    escalate(one)
    with db.write() as session:
        alert = session.exec(select(Message)).one()
        alert.state, alert.provider_sid = MessageState.DELIVERED, "SM" + "1" * 32
    others = Thread(target=escalate, args=[one])

    def meanwhile(point: str) -> None:
        if point == "escalate.escalate: before the commit" and not others.ident:
            others.start()
            others.join(2)  # one that waits for this transaction goes on after it

    with closing(WatchedDatabase(db.url.render_as_string(hide_password=False), meanwhile)) as slow:
        escalate(replace(one, db=slow))
    others.join()
    with db.read() as session:
        told = session.exec(select(Message).where(Message.kind == MessageKind.NOTICE)).all()
    assert len(told) == 1


@pytest.mark.postgres
@pytest.mark.parametrize("db", ["postgres"], indirect=True)  # SQLite has one writer at a time
def test_nobody_is_asked_twice_about_an_alert_that_is_given_back_meanwhile(
    db: Database, patient: Person
) -> None:
    clock = StandingClock(NOON)
    with db.write() as session:
        sam = id_of(a_caregiver(session, NOON, patient))
        pat = id_of(a_caregiver(session, NOON, patient, name="Pat", phone="+12025550146"))
        an_episode(session, NOON, patient)
    ctx = Context(db, clock, ScriptedGateway(), POLICY)
    escalate(ctx)
    clock.set(NOON + timedelta(hours=1))
    escalate(ctx)
    deliver(ctx)
    with db.write() as session:
        episode = session.exec(select(Episode)).one()
        assert take_over(session, episode, session.get_one(Person, sam), clock.now())
    escalate(ctx)
    deliver(ctx)
    clock.set(NOON + timedelta(hours=3))

    def busy(_c: object, _k: object, statement: str, *_rest: object) -> None:
        if "patient_told_at IS NULL" not in statement or given_back:
            return
        given_back.append(True)
        with db.write() as session:
            answer = Reading(Kind.BUSY, "busy")
            answer_alert(session, POLICY, "+12025550145", answer, clock.now())

    given_back: list[bool] = []
    with closing(Database(db.url.render_as_string(hide_password=False))) as slow:
        event.listen(slow.engine, "before_cursor_execute", busy)
        escalate(replace(ctx, db=slow))
    escalate(ctx)
    assert given_back
    with db.read() as session:
        asked = session.exec(
            select(Message.body).where(Message.person_id == pat, Message.created_at == clock.now())
        ).all()
    assert len(asked) == 1, asked


def test_one_text_is_not_asked_about_by_two_at_the_same_time(
    db: Database, patient: Person
) -> None:
    clock = StandingClock(NOON)
    other = Context(db, clock, ScriptedGateway(), POLICY)
    asked = []

    class Slow(ScriptedGateway):
        def sent_to(self, phone: str, since: datetime) -> Sequence[ProviderText]:
            asked.append(reconcile(other)["asked"])
            return super().sent_to(phone, since)

    with db.write() as session:
        put(session, MessageKind.CHECKIN, patient, "How strong?", NOON)
    ctx = Context(db, clock, Slow(UnknownOutcomeError("lost")), POLICY)
    deliver(ctx)
    clock.set(NOON + timedelta(minutes=6))  # both lists would be proof by now
    reconcile(ctx)
    assert asked == [0]
    with db.read() as session:
        message = session.exec(select(Message)).one()
    assert (message.state, message.empty_lists) == (MessageState.UNKNOWN, 1)
    assert message.ask_at == clock.now() + POLICY.reconcile.look_up


@pytest.mark.parametrize("first", [3, 7])
def test_calls_that_another_worker_has_open_leave_no_room(
    db: Database, patient: Person, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.engine.deliver.PATIENCE_S", 60)  # none of a wave ends early
    policy = replace(POLICY, pace=Pace(calls_at_once=8))
    clock, open_calls = StandingClock(NOON), list[int]()

    def put_receipts(numbers: Iterable[int]) -> None:
        with db.write() as session:
            for number in numbers:
                put(session, MessageKind.RECEIPT, patient, f"Saved: {number}", NOON)

    class Counting(ScriptedGateway):
        def send(self, text: OutgoingText) -> Accepted:
            with db.read() as session:
                attempts = session.exec(select(Attempt).where(col(Attempt.ended_at).is_(None)))
                open_calls.append(len(attempts.all()))
            return super().send(text)

    class Busy(ScriptedGateway):
        def send(self, text: OutgoingText) -> Accepted:
            accepted = super().send(text)
            if len(self.calls) == first:  # all of the first worker's wave are open
                put_receipts(range(10, 30))
                deliver(Context(db, clock, Counting(), policy))
            return accepted

    put_receipts(range(first))
    deliver(Context(db, clock, Busy(), policy))
    assert max(open_calls, default=first) == 7, "one call is kept for alerts"
    assert bool(open_calls) == (first < 7)
