"""Caps and pace, counted from rows: a peak drains at its rate, an alert never waits for it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, func, select

from service.core.delivery import MessageKind, MessageState
from service.core.errors import UnknownOutcomeError
from service.core.policy import Pace, Policy
from service.db.database import Database
from service.db.tables import Attempt, Message, Outcome, Person
from service.engine.context import Context
from service.engine.deliver import deliver
from service.engine.outbox import put
from service.engine.passes import Loop
from support.factories import a_contact, a_patient
from support.gateways import ScriptedGateway
from support.house import StandingClock

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)


@pytest.fixture
def person(db: Database) -> Person:
    with db.write() as session:
        a_contact(session, NOON)
        return a_patient(session, NOON)


def plan_texts(db: Database, person: Person, kind: MessageKind, count: int) -> None:
    with db.write() as session:
        for number in range(count):
            due_at = NOON - timedelta(microseconds=number)  # prompts are unique by it
            put(session, kind, person, f"{kind.value} {number}", due_at)


def context(db: Database, clock: StandingClock, pace: Pace) -> tuple[Context, ScriptedGateway]:
    gateway = ScriptedGateway()
    return Context(db, clock, gateway, Policy("Riverside", "us", pace=pace)), gateway


def test_a_peak_drains_at_the_senders_rate(db: Database, person: Person) -> None:
    plan_texts(db, person, MessageKind.RECEIPT, 100)
    clock = StandingClock(NOON)
    ctx, gateway = context(db, clock, Pace(segments_per_second=1))
    counts = []
    for _ in range(4):
        Loop(ctx).run("deliver")  # a new loop each time: nothing is remembered but rows
        counts.append(len(gateway.calls))
        clock.set(clock.now() + timedelta(seconds=10))
    assert counts == [10, 20, 30, 40]


def test_a_long_text_keeps_its_place_among_short_ones(db: Database, person: Person) -> None:
    bodies = ["short"] * 9 + ["long " * 40] + ["later"] * 9
    with db.write() as session:
        for number, body in enumerate(bodies):
            due_at = NOON - timedelta(microseconds=len(bodies) - number)
            put(session, MessageKind.RECEIPT, person, f"{body} {number}", due_at)
    clock = StandingClock(NOON)
    ctx, gateway = context(db, clock, Pace(segments_per_second=1))
    Loop(ctx).run("deliver")
    assert [call.body.split()[0] for call in gateway.calls] == ["short"] * 9
    clock.set(clock.now() + timedelta(seconds=10))
    Loop(ctx).run("deliver")
    assert [call.body.split()[0] for call in gateway.calls[9:]].count("long") == 1


def test_an_alert_overtakes_the_peak_and_never_waits_for_the_rate(
    db: Database, person: Person
) -> None:
    plan_texts(db, person, MessageKind.RECEIPT, 200)
    clock = StandingClock(NOON)
    ctx, gateway = context(db, clock, Pace(segments_per_second=1))
    Loop(ctx).run("deliver")
    assert len(gateway.calls) == 10
    plan_texts(db, person, MessageKind.ALERT, 3)
    Loop(ctx).run("deliver_alerts")
    assert {call.body for call in gateway.calls[10:]} == {"alert 0", "alert 1", "alert 2"}
    assert all(call.urgent for call in gateway.calls[10:])


def test_open_calls_of_other_workers_count(db: Database, person: Person) -> None:
    plan_texts(db, person, MessageKind.RECEIPT, 10)
    with db.write() as session:
        other = put(session, MessageKind.HELP, person, "help", NOON)
        session.add_all(
            Attempt(id=f"other{n}", message_id=other.id or 0, started_at=NOON) for n in range(6)
        )
        other.state = MessageState.CLAIMED
        other.claimed_by, other.claim_ends_at = "another", NOON + timedelta(minutes=5)
    ctx, gateway = context(db, StandingClock(NOON), Pace(calls_at_once=8))
    deliver(ctx)
    assert 0 < len(gateway.calls) <= 2, "one at a time, and one is kept for alerts"
    with db.write() as session:
        for attempt in session.exec(select(Attempt).where(col(Attempt.id).like("other%"))):
            attempt.ended_at, attempt.outcome = NOON, Outcome.REJECTED
    Loop(ctx).run("deliver")
    assert len(gateway.calls) == 10


def test_a_number_gets_so_many_reminders_a_day_and_the_admin_is_told_once(
    db: Database, person: Person
) -> None:
    plan_texts(db, person, MessageKind.DOSE, 20)
    plan_texts(db, person, MessageKind.RECEIPT, 20)
    plan_texts(db, person, MessageKind.NOTICE, 20)
    plan_texts(db, person, MessageKind.ALERT, 5)
    ctx, gateway = context(db, StandingClock(NOON), Pace(texts_a_day=12))
    loop = Loop(ctx)
    for _ in range(2):
        loop.run("deliver_alerts")
        loop.run("deliver")
    sent = [call.body.split()[0] for call in gateway.calls if call.to == person.phone]
    kinds = ("dose", "receipt", "notice", "alert")
    assert [sent.count(kind) for kind in kinds] == [12, 20, 20, 5]
    told = [call.body for call in gateway.calls if call.to != person.phone]
    assert len(told) == 1
    assert "has had 12 texts in a day" in told[0]
    with db.read() as session:
        suppressed = session.exec(
            select(func.count()).where(Message.reason == "too many texts in a day")
        ).one()
    assert suppressed == 8


def test_yesterdays_texts_of_an_hour_leave_room_for_todays_where_the_day_has_23_hours(
    db: Database, person: Person
) -> None:
    clock = StandingClock(NOON)
    ctx, gateway = context(db, clock, Pace(texts_a_day=2))
    for hours, sent in ((0, 2), (22, 2), (1, 4)):
        clock.set(clock.now() + timedelta(hours=hours))
        with db.write() as session:
            for n in range(2):
                at = clock.now() - timedelta(minutes=n)
                put(session, MessageKind.DOSE, person, f"dose of {at}", at)
        deliver(ctx)
        assert sum(call.to == person.phone for call in gateway.calls) == sent


def test_the_same_reminder_again_within_half_an_hour_is_refused(
    db: Database, person: Person
) -> None:
    clock = StandingClock(NOON)
    ctx, gateway = context(db, clock, Pace())
    for _ in range(2):
        with db.write() as session:
            message = put(session, MessageKind.DOSE, person, "Time for your dose", clock.now())
            message.due_at = clock.now()
        deliver(ctx)
        clock.set(clock.now() + timedelta(minutes=29))
    assert len(gateway.calls) == 1
    clock.set(clock.now() + timedelta(minutes=2))
    with db.write() as session:
        put(session, MessageKind.DOSE, person, "Time for your dose", clock.now())
    deliver(ctx)
    assert len(gateway.calls) == 2


def test_a_reminder_that_may_have_arrived_counts_as_one(db: Database, person: Person) -> None:
    plan_texts(db, person, MessageKind.CHECKIN, 5)
    ctx, gateway = context(db, StandingClock(NOON), Pace(texts_a_day=2))
    gateway.will(*[UnknownOutcomeError("no answer")] * 5)
    for _ in range(3):
        deliver(ctx)
    assert [call.to for call in gateway.calls].count(person.phone) == 2
