"""The deliver pass: what a call's end does to its message, and what never leaves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from service.core.delivery import MessageKind, MessageState, backoff
from service.core.errors import NotSentError, RejectedError, UnknownOutcomeError
from service.db.database import Database
from service.db.queries.consent import block
from service.db.tables import Attempt, Message, OptOut, Outcome, Patient, Person
from service.engine.claim import LEASE
from service.engine.context import Context
from service.engine.deliver import WAVE, deliver, let_go
from service.engine.intake import IncomingReceipt, store
from service.engine.outbox import put
from service.engine.passes import Loop
from service.engine.reconcile import reconcile
from service.sms.gateway import OutgoingText, ProviderText
from support.factories import a_patient
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)  # in New York


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(NOON)


@pytest.fixture
def person(db: Database) -> Person:
    with db.write() as session:
        return a_patient(session, NOON)


def context(db: Database, clock: StandingClock, gateway: ScriptedGateway) -> Context:
    return Context(db, clock, gateway, POLICY)


def plan_text(
    db: Database, person: Person, kind: MessageKind = MessageKind.RECEIPT, body: str = "Saved: 6"
) -> int:
    with db.write() as session:
        message = put(session, kind, person, body, NOON)
        assert message.id is not None
        return message.id


def message(db: Database, id_: int) -> Message:
    with db.read() as session:
        return session.get_one(Message, id_)


def attempts(db: Database) -> list[Attempt]:
    with db.read() as session:
        return list(session.exec(select(Attempt).order_by(col(Attempt.started_at))))


def test_the_attempt_is_on_disk_before_the_call_is_made(
    db: Database, clock: StandingClock, person: Person
) -> None:
    seen: list[tuple[str, MessageState]] = []

    def look(text: OutgoingText) -> None:
        with db.read() as session:
            attempt = session.get_one(Attempt, text.attempt_id)
            seen.append((attempt.id, session.get_one(Message, attempt.message_id).state))

    plan_text(db, person)
    deliver(context(db, clock, ScriptedGateway(look)))
    assert seen == [(attempts(db)[0].id, MessageState.CLAIMED)]


@pytest.mark.parametrize(
    ("error", "state", "outcome"),
    [
        (None, MessageState.SUBMITTED, Outcome.ACCEPTED),
        (RejectedError("no such number", 21211), MessageState.FAILED, Outcome.REJECTED),
        (NotSentError("throttled", 20429), MessageState.PLANNED, Outcome.NOT_SENT),
        (UnknownOutcomeError("timeout"), MessageState.UNKNOWN, Outcome.UNKNOWN),
        (RuntimeError("a mistake of ours"), MessageState.UNKNOWN, Outcome.UNKNOWN),
    ],
    ids=["accepted", "rejected", "not sent", "unknown", "surprise"],
)
def test_a_call_ends_in_one_recorded_outcome(
    db: Database,
    clock: StandingClock,
    person: Person,
    error: Exception | None,
    state: MessageState,
    outcome: Outcome,
) -> None:
    id_ = plan_text(db, person)
    deliver(context(db, clock, ScriptedGateway(*([error] if error else []))))
    assert message(db, id_).state is state
    [attempt] = attempts(db)
    assert attempt.outcome is outcome
    assert attempt.ended_at == NOON


def test_what_was_certainly_not_sent_is_tried_again_until_it_is_too_late(
    db: Database, clock: StandingClock, person: Person
) -> None:
    id_ = plan_text(db, person)
    gateway = ScriptedGateway(*[NotSentError("no connection")] * 100)
    ctx = context(db, clock, gateway)
    waits = []
    while message(db, id_).state is MessageState.PLANNED:
        due = message(db, id_).send_after_at
        waits.append((due - clock.now()).total_seconds())
        clock.set(due)
        deliver(ctx)
    assert waits[:6] == [0, *(backoff(n, id_).total_seconds() for n in range(1, 6))]
    assert 60 <= max(waits) < 90
    assert message(db, id_).state is MessageState.EXPIRED
    assert clock.now() - NOON >= timedelta(minutes=10)
    assert len(gateway.calls) == len(attempts(db)) == len(waits) - 1


def test_an_unknown_outcome_is_never_sent_again_on_a_guess(
    db: Database, clock: StandingClock, person: Person
) -> None:
    plan_text(db, person)
    gateway = ScriptedGateway(UnknownOutcomeError("reset"))
    ctx = context(db, clock, gateway)
    for _ in range(5):
        deliver(ctx)
        clock.set(clock.now() + timedelta(minutes=1))
    assert len(gateway.calls) == 1


@pytest.mark.parametrize("apart", [timedelta(minutes=-2), timedelta(minutes=2)])
def test_a_text_is_found_where_our_clock_is_not_the_providers(
    db: Database, clock: StandingClock, person: Person, apart: timedelta
) -> None:
    gateway = ScriptedGateway(UnknownOutcomeError("No usable answer from Twilio."))
    id_ = plan_text(db, person, MessageKind.CHECKIN, "8:00. Your pain now, 0-10?")
    ctx = context(db, clock, gateway)
    deliver(ctx)
    created_at = clock.now() + timedelta(seconds=20) + apart
    body, to = gateway.calls[0].body, gateway.calls[0].to
    gateway.listed = [ProviderText("SM1", "+12025550100", to, body, "sent", None, created_at)]
    clock.set(clock.now() + timedelta(minutes=1))
    reconcile(ctx)
    assert message(db, id_).state is MessageState.SENT


def test_one_bad_call_does_not_stop_the_others(
    db: Database, clock: StandingClock, person: Person
) -> None:
    ids = [plan_text(db, person, body=f"text {n}") for n in range(20)]
    deliver(context(db, clock, ScriptedGateway(RuntimeError("bad"))))
    states = [message(db, id_).state for id_ in ids]
    assert states.count(MessageState.UNKNOWN) == 1
    assert states.count(MessageState.SUBMITTED) == 19


def test_alerts_leave_before_answers_and_answers_before_the_rest(
    db: Database, clock: StandingClock, person: Person
) -> None:
    for kind in (MessageKind.RECEIPT, MessageKind.ALERT):
        plan_text(db, person, kind, body=kind.value)
    gateway = ScriptedGateway()
    deliver(context(db, clock, gateway))
    assert {call.body for call in gateway.calls} == {"alert", "receipt"}
    with db.read() as session:
        first = session.exec(
            select(Message.body)
            .where(Message.state != MessageState.PLANNED)
            .order_by(col(Message.lane))
        ).first()
    assert first == "alert"


def test_the_provider_may_keep_a_text_only_as_long_as_it_is_useful(
    db: Database, clock: StandingClock, person: Person
) -> None:
    plan_text(db, person)
    plan_text(db, person, MessageKind.ALERT, body="alert")
    clock.set(NOON + timedelta(minutes=4))
    gateway = ScriptedGateway()
    deliver(context(db, clock, gateway))
    validity = {call.body: call.validity for call in gateway.calls}
    assert validity == {"Saved: 6": 360, "alert": 36000}


def test_a_stop_between_claim_and_call_still_counts(
    db: Database, clock: StandingClock, person: Person
) -> None:
    """The first wave's call brings the STOP; what was claimed with it must stay."""
    ids = [plan_text(db, person, body=f"text {n}") for n in range(20)]

    def stop(_: OutgoingText) -> None:
        with db.write() as session:
            block(session, person.phone, "text", "STOP", clock.now())

    gateway = ScriptedGateway(stop)
    loop = Loop(context(db, clock, gateway))
    loop.run("deliver")
    assert len(gateway.calls) == WAVE, "only the wave that was under way"
    suppressed = [message(db, id_) for id_ in ids[WAVE:]]
    assert {(m.state, m.reason) for m in suppressed} == {(MessageState.SUPPRESSED, "opted out")}


def test_words_of_danger_between_claim_and_call_hold_a_prompt_back(
    db: Database, clock: StandingClock, person: Person
) -> None:
    """A prompt that waits behind calls that hang is none for somebody in danger."""
    receipts = [plan_text(db, person, body=f"text {n}") for n in range(WAVE)]
    prompt = plan_text(db, person, MessageKind.CHECKIN, "Average pain?")

    def danger(_: OutgoingText) -> None:
        with db.write() as session:
            patient = session.get_one(Patient, person.id)
            patient.danger_paused_until_at = clock.now() + timedelta(hours=24)

    loop = Loop(context(db, clock, ScriptedGateway(danger)))
    loop.run("deliver")
    assert {message(db, id_).state for id_ in receipts} == {MessageState.SUBMITTED}
    held = message(db, prompt)
    assert (held.state, held.reason) == (MessageState.SUPPRESSED, "paused after words of danger")


def test_a_rejection_for_opting_out_closes_the_number(
    db: Database, clock: StandingClock, person: Person
) -> None:
    plan_text(db, person)
    deliver(context(db, clock, ScriptedGateway(RejectedError("opted out", 21610))))
    with db.read() as session:
        assert session.get_one(OptOut, person.phone).source == "provider"


def receipt(
    sid: str, status: str, attempt: str | None, code: int | None = None
) -> IncomingReceipt:
    return IncomingReceipt(sid, status, attempt, code, NOON)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (lambda _: None, MessageState.DELIVERED),
        (UnknownOutcomeError("reset"), MessageState.DELIVERED),
        (NotSentError("?"), MessageState.DELIVERED),
    ],
    ids=["then accepted", "then no answer", "then a wrong no"],
)
def test_a_receipt_that_overtakes_the_answer_stands(
    db: Database,
    clock: StandingClock,
    person: Person,
    answer: Exception | Callable[[OutgoingText], None],
    state: MessageState,
) -> None:
    id_ = plan_text(db, person)
    sid = "SM" + "1".zfill(32)

    def overtaken(text: OutgoingText) -> None:
        store(db, [receipt(sid, "delivered", text.attempt_id)])
        if isinstance(answer, Exception):
            raise answer

    deliver(context(db, clock, ScriptedGateway(overtaken)))
    settled = message(db, id_)
    assert (settled.state, settled.provider_sid) == (state, sid)


def test_a_receipt_of_another_text_with_our_address_leaves_us_the_id_of_the_answer(
    db: Database, clock: StandingClock, person: Person
) -> None:
    """By that id the text is polled, and the audit finds the attempt that sent it."""
    id_ = plan_text(db, person)

    def overtaken(text: OutgoingText) -> None:
        store(db, [receipt("SM" + "f" * 32, "sent", text.attempt_id)])

    deliver(context(db, clock, ScriptedGateway(overtaken)))
    [attempt] = attempts(db)
    assert attempt.provider_sid == message(db, id_).provider_sid == "SM" + "1".zfill(32)


@pytest.mark.parametrize(
    ("kind", "lease"), [(MessageKind.NOTICE, LEASE), (MessageKind.ALERT, timedelta(minutes=1))]
)
def test_a_dead_process_leaves_begun_calls_unknown_and_the_rest_free(
    db: Database, clock: StandingClock, person: Person, kind: MessageKind, lease: timedelta
) -> None:
    ids = [plan_text(db, person, kind, body=f"text {n}") for n in range(20)]

    class Killed(BaseException):
        """What SIGKILL would be, for one thread."""

    def die(_: OutgoingText) -> None:
        raise Killed

    ctx = context(db, clock, ScriptedGateway(die))
    with pytest.raises(Killed):
        deliver(ctx)
    assert {message(db, id_).state for id_ in ids} == {MessageState.CLAIMED}
    clock.set(NOON + lease)
    healthy = ScriptedGateway()
    deliver(replace(ctx, gateway=healthy))
    states = [message(db, id_).state for id_ in ids]
    assert states.count(MessageState.UNKNOWN) == WAVE, "their calls had begun"
    assert states.count(MessageState.SUBMITTED) == 20 - WAVE
    assert len(healthy.calls) == 20 - WAVE


def test_a_process_that_is_to_stop_begins_no_further_wave_and_gives_the_rest_back(
    db: Database, clock: StandingClock, person: Person
) -> None:
    for number in range(20):
        plan_text(db, person, body=f"Saved: {number}")
    gateway = ScriptedGateway()
    ctx = context(db, clock, gateway)
    gateway.will(lambda _: ctx.stopping.set())
    deliver(ctx)
    assert len(gateway.calls) == WAVE
    with db.read() as session:
        states = [text.state for text in session.exec(select(Message))]
    assert states.count(MessageState.SUBMITTED) == WAVE
    assert states.count(MessageState.PLANNED) == 20 - WAVE


def test_what_a_process_leaves_behind_as_it_stops_need_not_wait_for_its_lease(
    db: Database, clock: StandingClock, person: Person
) -> None:
    begun, waiting = plan_text(db, person), plan_text(db, person, body="Saved: 7")
    gateway = ScriptedGateway()
    ctx = context(db, clock, gateway)
    with db.write() as session:
        for id_ in (begun, waiting):
            text = session.get_one(Message, id_)
            text.state, text.claimed_by = MessageState.CLAIMED, ctx.holder
            text.claim_ends_at = NOON + LEASE
        session.add(Attempt(id="a" * 32, message_id=begun, started_at=NOON))
    let_go(context(db, clock, gateway))
    assert message(db, begun).state is MessageState.CLAIMED, "another process's"
    let_go(ctx)
    assert message(db, begun).state is MessageState.UNKNOWN
    assert message(db, waiting).state is MessageState.PLANNED
