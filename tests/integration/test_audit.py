"""The audit: silent about a house where all went well, and exact about each thing that did not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, col, delete, func, select, text, update

from service.admin.audit import FROM_THE_START, Finding, audit
from service.admin.audit.attempts import PROVED_UNSENT
from service.admin.audit.occurrences import missing
from service.admin.audit.window import open_window
from service.core.delivery import MessageKind, MessageState
from service.core.errors import UnknownOutcomeError
from service.core.replies.reading import Kind
from service.db.database import Database
from service.db.tables import (
    LISTED_MORE_THAN_ONCE,
    AlertRule,
    Attempt,
    ConsentEvent,
    ConsentKind,
    DoseReport,
    Episode,
    EpisodeState,
    InboundMessage,
    InboundState,
    Message,
    Notification,
    Occurrence,
    OptOut,
    Outcome,
    PainScore,
    Person,
    PersonState,
    Receipt,
    Reply,
    Schedule,
)
from service.engine.context import Context
from service.engine.deliver import deliver
from service.engine.outbox import put
from service.engine.reconcile import reconcile
from service.sms.gateway import ProviderText
from support.command_line import CommandLine, everything
from support.factories import a_dose, a_patient
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock
from support.lived import LEE, MARIA, OVER, ROBIN, SAM
from support.story import Story


def look(db: Database, now: datetime = OVER, since: datetime = FROM_THE_START) -> list[Finding]:
    with db.read() as session:
        return audit(session, now, since)


def errors(db: Database, now: datetime = OVER) -> list[Finding]:
    return [finding for finding in look(db, now) if not finding.is_note]


@pytest.mark.parametrize("hours", [None, 1, 48, 100])
def test_a_week_in_which_all_went_well_finds_nothing(lived: Database, hours: int | None) -> None:
    since = FROM_THE_START if hours is None else OVER - timedelta(hours=hours)
    assert look(lived, since=since) == []


def test_nothing_is_written(lived: Database) -> None:
    with lived.write() as session:
        _lose_an_occurrence(session)
    before = everything(lived)
    assert look(lived) != []
    assert everything(lived) == before


# --- each promise, broken by hand; each says the id of the row that the audit has to name --------


def _message(session: Session, kind: MessageKind, person: int = 1) -> Message:
    """The newest text of that kind that has left."""
    found = session.exec(
        select(Message)
        .where(
            Message.kind == kind,
            Message.person_id == person,
            col(Message.provider_sid).is_not(None),
        )
        .order_by(col(Message.id).desc())
    ).first()
    assert found is not None
    return found


def _in_state(session: Session, state: MessageState) -> Message:
    found = session.exec(
        select(Message).where(Message.state == state).order_by(col(Message.id))
    ).first()
    assert found is not None
    return found


def _lose_an_occurrence(session: Session) -> int:
    """The newest of Maria's check-ins, which she has not answered."""
    newest = select(col(Occurrence.id)).where(Occurrence.schedule_id == 1)
    id_ = session.exec(newest.order_by(col(Occurrence.id).desc())).first()
    session.exec(delete(Occurrence).where(col(Occurrence.id) == id_))
    return 1


def _stop_planning(session: Session) -> int:
    session.get_one(Schedule, 1).next_due_at = OVER - timedelta(hours=1)
    return 1


def _break_a_rule(session: Session) -> int:
    session.get_one(Schedule, 2).rule = "RRULE:FREQ=NEVER"
    return 2


def _swap_a_text(session: Session) -> tuple[int, int]:
    """Maria's first check-in, and the text that was its own."""
    first = session.exec(
        select(Occurrence).where(Occurrence.schedule_id == 1).order_by(col(Occurrence.id))
    ).first()
    assert first is not None
    own, first.message_id = first.message_id, _message(session, MessageKind.CHECKIN, 4).id or 0
    return first.id or 0, own


def _ask_for_nothing(session: Session) -> int | None:
    notice = _message(session, MessageKind.NOTICE, person=3)
    notice.kind = MessageKind.DOSE
    return notice.id


def _forget_to_expire(session: Session) -> int | None:
    message = _in_state(session, MessageState.EXPIRED)
    message.state = MessageState.PLANNED
    return message.id


def _die_holding_a_claim(session: Session) -> int | None:
    message = _message(session, MessageKind.DOSE)
    message.state, message.expires_at = MessageState.CLAIMED, None
    message.claimed_by, message.claim_ends_at = "dead", OVER - timedelta(seconds=61)
    return message.id


def _lose_an_attempt(session: Session) -> int | None:
    message = _message(session, MessageKind.ALERT, person=2)
    session.exec(delete(Attempt).where(col(Attempt.message_id) == message.id))
    return message.id


def _claim_that_it_left(session: Session) -> int | None:
    message = _in_state(session, MessageState.UNKNOWN)
    message.state, message.provider_sid = MessageState.DELIVERED, "SM-never"
    return message.id


def _forget_that_it_left(session: Session) -> str:
    message = _message(session, MessageKind.DOSE)
    message.state, message.reason, message.provider_sid = MessageState.EXPIRED, "too late", None
    return session.exec(select(Attempt.id).where(Attempt.message_id == message.id)).one()


def _twin(
    session: Session, kind: MessageKind, person: int = 1, detail: str | None = None
) -> int | None:
    message = _message(session, kind, person)
    session.add(
        Attempt(
            id="twin",
            message_id=message.id or 0,
            started_at=message.due_at,
            outcome=Outcome.ACCEPTED,
            provider_sid="SM-twin",
            detail=detail,
        )
    )
    return message.id


def _send_again(session: Session) -> int | None:
    return _twin(session, MessageKind.DOSE)


def _send_again_on_a_guess(session: Session) -> int | None:
    return _twin(session, MessageKind.DOSE, detail="No usable answer from Twilio.")


def _confirm_twice(session: Session) -> int | None:
    return _twin(session, MessageKind.RECEIPT)


def _receipt(session: Session, status: str, message: Message) -> None:
    session.add(Receipt(provider_sid=message.provider_sid or "", status=status, received_at=OVER))


def _ignore_a_receipt(session: Session) -> int | None:
    message = _message(session, MessageKind.CHECKIN)
    _receipt(session, "delivered", message)
    return message.id


def _text_in(
    session: Session, state: InboundState, kind: Kind | None = None, minutes_ago: int = 0
) -> tuple[int, int]:
    """A text and its reply, if there is one."""
    inbound = InboundMessage(
        sid="SM-in",
        from_phone=MARIA,
        to_phone=SAM,
        body="6",
        parameters={},
        received_at=OVER - timedelta(minutes=minutes_ago),
        state=state,
        problem="ValueError: broken",
    )
    session.add(inbound)
    session.flush()
    if kind is None:
        return inbound.id or 0, 0
    reply = Reply(
        inbound_id=inbound.id or 0,
        person_id=1,
        kind=kind,
        value=6,
        reason="whole_number",
        read_at=OVER,
    )
    session.add(reply)
    session.flush()
    return inbound.id or 0, reply.id or 0


def _leave_a_text_unread(session: Session) -> int:
    return _text_in(session, InboundState.STORED, minutes_ago=3)[0]


def _read_and_forget(session: Session) -> int:
    return _text_in(session, InboundState.READ)[0]


def _answer_unread(session: Session) -> int:
    return _text_in(session, InboundState.QUARANTINED, Kind.UNCLEAR)[1]


def _lose_a_score(session: Session) -> int:
    return _text_in(session, InboundState.READ, Kind.SCORE)[1]


def _newest_score(session: Session) -> PainScore:
    """The 6 that completed the climb."""
    newest = session.exec(select(PainScore).order_by(col(PainScore.id).desc())).first()
    assert newest is not None
    assert newest.value == 6
    return newest


def _guess_a_score(session: Session) -> int | None:
    score = _newest_score(session)
    score.value = 9
    return score.id


def _count_no_score(session: Session) -> int | None:
    score = _newest_score(session)
    score.is_current = False
    return score.occurrence_id


def _miss_a_climb(session: Session) -> int | None:
    session.exec(update(Message).values(episode_id=None))
    session.exec(delete(Notification))
    session.exec(delete(Episode))
    return _newest_score(session).id


def _tell_nobody(session: Session) -> int:
    session.exec(delete(Notification))
    episode = session.get_one(Episode, 1)
    episode.state = EpisodeState.TRIGGERED
    episode.acknowledged_by = episode.acknowledged_at = episode.holder_id = None
    return 1


def _text_after_stop(session: Session) -> int | None:
    """As if Lee had texted STOP three days earlier than the service heeded it."""
    stop = session.exec(
        select(ConsentEvent).where(
            ConsentEvent.phone == LEE, ConsentEvent.kind == ConsentKind.OPTED_OUT
        )
    ).one()
    heeded_at, stop.happened_at = stop.happened_at, OVER - timedelta(days=6)
    return session.exec(
        select(Message.id)
        .where(Message.to_phone == LEE, col(Message.due_at) < heeded_at)
        .order_by(col(Message.id).desc())
    ).first()


def _set_a_plan_aside(session: Session) -> int:
    plan = session.get_one(Schedule, 2)
    plan.problem, plan.next_due_at = "could not be planned: broken", None
    return 2


def _set_a_plan_aside_long_ago(session: Session) -> int:
    plan = session.get_one(Schedule, 2)
    plan.planned_through_at -= timedelta(days=30)
    return _set_a_plan_aside(session)


def _forget_a_plan(session: Session) -> int:
    session.get_one(Schedule, 2).next_due_at = None
    return 2


def _forget_a_plan_that_cannot_be_read(session: Session) -> int:
    _break_a_rule(session)
    return _forget_a_plan(session)


def _tell_nobody_of_a_failure(session: Session) -> int | None:
    failed = _in_state(session, MessageState.UNDELIVERED)
    failed.followed_up = False
    return failed.id


def _ask_nobody(session: Session) -> int | None:
    open_ = _in_state(session, MessageState.SUBMITTED)
    open_.ask_at = OVER - timedelta(minutes=16)
    return open_.id


def _list_it_twice(session: Session) -> int | None:
    reminder = _message(session, MessageKind.DOSE)
    attempt = session.exec(select(Attempt).where(Attempt.message_id == reminder.id)).one()
    attempt.detail = LISTED_MORE_THAN_ONCE
    return reminder.id


Broken = int | str | tuple[int, int] | None

BROKEN: list[tuple[Callable[[Session], Broken], str, str, str]] = [
    (_lose_an_occurrence, "planned", "schedule", "has no occurrence for 2027-03-14 20:00 local"),
    (_stop_planning, "planned", "schedule", "has been due since 2027-03-15 12:00 UTC"),
    (_break_a_rule, "planned", "schedule", "its rule cannot be read"),
    (_set_a_plan_aside, "planned", "schedule", "nothing of it is sent to patient 1: could not"),
    (_set_a_plan_aside_long_ago, "planned", "schedule", "nothing of it is sent to patient 1"),
    (_forget_a_plan, "planned", "schedule", "its rule goes on at 2027-03-16 12:00 UTC"),
    (_forget_a_plan_that_cannot_be_read, "planned", "schedule", "its rule cannot be read"),
    (_swap_a_text, "one text each", "occurrence", "has another's text"),
    (_swap_a_text, "one text each", "message", "reminds of nothing that was due"),
    (_ask_for_nothing, "one text each", "message", "reminds of nothing that was due"),
    (_forget_to_expire, "one outcome", "message", "is still planned, and was useful until"),
    (_die_holding_a_claim, "claims", "message", "a worker whose lease ended"),
    (_tell_nobody_of_a_failure, "failures told", "message", "is undelivered, and nobody who"),
    (_ask_nobody, "asked about", "message", "should have been asked about at 2027-03-15 12:44"),
    (_list_it_twice, "doubled", "message", "is on the provider's list more than once"),
    (_lose_an_attempt, "attempts", "message", "no accepted attempt has its provider's id"),
    (_claim_that_it_left, "attempts", "message", "is delivered, and no accepted attempt"),
    (_forget_that_it_left, "attempts", "attempt", "was accepted, and its text"),
    (_send_again, "doubled", "message", "left 2 times"),
    (_send_again_on_a_guess, "doubled", "message", "left 2 times"),
    (_confirm_twice, "doubled", "message", "left 2 times"),
    (_ignore_a_receipt, "receipts", "message", "is submitted, and a receipt says delivered"),
    (_leave_a_text_unread, "texts in", "text", "has not been read since 2027-03-15 12:57 UTC"),
    (_read_and_forget, "texts in", "text", "was read, and has no reply"),
    (_answer_unread, "texts in", "reply", "which is quarantined"),
    (_lose_a_score, "scores", "reply", "says 6, and no score was stored"),
    (_guess_a_score, "scores", "score", "is 9, and its reply says 6"),
    (_count_no_score, "scores", "occurrence", "was answered, and none of its scores counts"),
    (_miss_a_climb, "climbs", "score", "crossed a rule, and no alert was raised"),
    (_tell_nobody, "alerts told", "alert", "the next person has not been told"),
    (_text_after_stop, "opt-outs", "message", "left although its number opted out at 2027-03-09"),
]


@pytest.mark.parametrize(
    ("breaks", "check", "subject", "problem"),
    BROKEN,
    ids=[f"{breaks.__name__.lstrip('_')}-{subject}" for breaks, _, subject, _ in BROKEN],
)
def test_a_broken_promise_is_found_and_named(
    lived: Database,
    breaks: Callable[[Session], Broken],
    check: str,
    subject: str,
    problem: str,
) -> None:
    with lived.write() as session:
        row = breaks(session)
    rows = row if isinstance(row, tuple) else (row,)
    assert any(
        (one.check, one.subject) == (check, subject) and one.id in rows and problem in one.problem
        for one in errors(lived)
    ), errors(lived)


@contextmanager
def _without_foreign_keys(db: Database) -> Iterator[Any]:
    """A connection whose owner knows what they do, as with a database's own shell."""
    with db.engine.connect() as connection:
        if db.is_sqlite:
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA foreign_keys = OFF")
            yield connection
            connection.commit()
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.close()
        else:
            connection.execute(text("SET session_replication_role = replica"))
            yield connection
            connection.commit()
            connection.execute(text("SET session_replication_role = DEFAULT"))


def test_rows_that_belong_to_nothing_are_found(lived: Database) -> None:
    with lived.read() as session:
        lost = _message(session, MessageKind.DOSE).id
        answer = _newest_score(session).reply_id
        newest_text = select(func.max(InboundMessage.id))
    with _without_foreign_keys(lived) as connection:
        connection.execute(delete(Message).where(col(Message.id) == lost))
        connection.execute(delete(Reply).where(col(Reply.id) == answer))
        connection.execute(delete(InboundMessage).where(col(InboundMessage.id).in_(newest_text)))
    problems = {f"{one.subject}: {one.problem}" for one in errors(lived)}
    assert f"attempt: belongs to text {lost}, which is not there" in problems
    assert "occurrence: has no text" in problems
    assert "reply: answers text , which is not there" in problems
    assert "score: is 6, and its reply says no score" in problems


# --- what is no fault, or none of ours --------------------------------------------------------


def test_one_moment_counts_for_all_that_is_seen(lived: Database) -> None:
    with lived.read() as session:
        audit(session, OVER, FROM_THE_START)
        with lived.write() as other:
            _ignore_a_receipt(other)
        assert session.exec(select(Receipt).where(Receipt.received_at == OVER)).all() == []


def test_a_text_set_aside_is_a_note(lived: Database) -> None:
    with lived.write() as session:
        row, _ = _text_in(session, InboundState.QUARANTINED)
    [note] = look(lived)
    assert (note.subject, note.id, note.is_note) == ("text", row, True)
    assert note.problem == "could not be read: ValueError: broken"


@pytest.mark.parametrize("why", ["the plan ended", "the rule ran out", "the patient ended"])
@pytest.mark.parametrize("breaks", [_set_a_plan_aside, _forget_a_plan])
def test_a_plan_that_is_over_is_owed_to_nobody(
    lived: Database, breaks: Callable[[Session], int], why: str
) -> None:
    with lived.write() as session:
        plan = session.get_one(Schedule, breaks(session))
        if why == "the plan ended":
            plan.ended_at = OVER
        elif why == "the rule ran out":
            plan.ends_on = (OVER - timedelta(days=2)).date()
        else:
            session.get_one(Person, plan.patient_id).state = PersonState.ENDED
    assert [one for one in look(lived) if one.subject == "schedule"] == []


@pytest.mark.parametrize("minutes", [5, 15])
def test_what_the_next_round_will_do_is_no_fault(lived: Database, minutes: int) -> None:
    with lived.write() as session:
        failed = session.get_one(Message, _tell_nobody_of_a_failure(session))
        failed.settled_at = OVER - timedelta(minutes=5)
        open_ = session.get_one(Message, _ask_nobody(session))
        open_.ask_at = OVER - timedelta(minutes=minutes)
    assert errors(lived) == []


@pytest.mark.parametrize(("kind", "is_note"), [("dose", False), ("alert", True)])
@pytest.mark.parametrize("shared", [False, True])
def test_texts_that_the_provider_lists_twice_are_found(
    db: Database, kind: str, *, is_note: bool, shared: bool
) -> None:
    start = datetime(2027, 3, 1, 17, tzinfo=UTC)
    clock, gateway = StandingClock(start), ScriptedGateway()
    ctx = Context(db, clock, gateway, POLICY)
    people = ("Ana", "Ben") if shared else ("Ana",)
    gateway.will(*[UnknownOutcomeError("No usable answer from Twilio.")] * len(people))
    with db.write() as session:
        for name in people:
            put(session, MessageKind(kind), a_patient(session, start, name), "The same", start)
    deliver(ctx)
    gateway.listed = [
        ProviderText(f"SM{n:032d}", "+12025550100", MARIA, "The same", "sent", None, start)
        for n in (1, 2)
    ]
    clock.set(start + timedelta(minutes=1))
    reconcile(ctx)
    found = [one for one in look(db, clock.now()) if one.check == "doubled"]
    assert [one.is_note for one in found] == ([] if shared else [is_note])


@pytest.mark.parametrize(("first", "second"), [("delivered", "failed"), ("delivered", "sent")])
def test_receipts_that_contradict_each_other_are_a_note(
    lived: Database, first: str, second: str
) -> None:
    with lived.write() as session:
        message = _message(session, MessageKind.DOSE)
        message.state = MessageState.DELIVERED
        _receipt(session, first, message)
        _receipt(session, second, message)
        _receipt(session, "a word of tomorrow's", message)
    expected = [] if second == "sent" else ["is delivered, and a receipt says failed: the first "]
    assert [one.problem.removesuffix("was kept") for one in look(lived)] == expected
    assert all(one.is_note for one in look(lived))


def test_an_alert_that_left_twice_kept_its_promise(lived: Database) -> None:
    with lived.write() as session:
        _twin(session, MessageKind.ALERT, person=2)
    assert look(lived) == []


def test_an_alert_with_nobody_to_tell_is_a_note(lived: Database) -> None:
    with lived.write() as session:
        _tell_nobody(session)
        for phone in (SAM, ROBIN):
            session.add(OptOut(phone=phone, source="text", happened_at=OVER))
    [note] = look(lived)
    assert (note.subject, note.id, note.is_note) == ("alert", 1, True)
    assert note.problem == "alert 11 reaches nobody: there is no one to tell"


def test_a_rule_counts_for_the_time_in_which_it_held(lived: Database) -> None:
    rule = {"rises": 9}
    with lived.write() as session:
        _miss_a_climb(session)
        session.add(AlertRule(patient_id=1, rule="climb", parameters=rule, created_at=OVER))
    assert [one.id for one in errors(lived)] == [6, 7], "it came too late"
    with lived.write() as session:
        session.exec(update(AlertRule).values(created_at=OVER - timedelta(days=7)))
    assert errors(lived) == []


def test_no_alert_is_owed_for_a_number_that_had_opted_out(lived: Database) -> None:
    with lived.write() as session:
        _miss_a_climb(session)
        session.add(
            ConsentEvent(
                phone=MARIA, kind=ConsentKind.OPTED_OUT, source="text", wording="STOP",
                happened_at=OVER - timedelta(days=6),
            )
        )  # fmt: skip
    assert {one.check for one in errors(lived)} == {"opt-outs"}


def test_no_more_is_asked_however_much_is_missing(lived: Database) -> None:
    with lived.write() as session:
        _lose_an_occurrence(session)
    one = _questions(lived)
    with lived.write() as session:
        unanswered = col(Occurrence.id).not_in(
            select(PainScore.occurrence_id)
            .where(col(PainScore.occurrence_id).is_not(None))
            .union(select(DoseReport.occurrence_id))
        )
        session.exec(delete(Occurrence).where(unanswered))
    assert len([found for found in look(lived) if "has no occurrence" in found.problem]) > 1
    assert _questions(lived) == one


def _questions(db: Database) -> int:
    """How often the search for missing occurrences asks the database."""
    asked = []
    with db.read() as session:
        window = open_window(session, OVER, FROM_THE_START)
        event.listen(db.engine, "before_cursor_execute", lambda *_: asked.append(1))
        list(missing(session, window))
    return len(asked)


def test_what_was_due_before_the_window_is_left_alone(lived: Database) -> None:
    with lived.write() as session:
        _lose_an_occurrence(session)
        _ignore_a_receipt(session)
    assert len(look(lived, since=OVER - timedelta(hours=24))) == 3
    assert look(lived, since=OVER - timedelta(minutes=30)) == []


def test_a_text_that_has_just_become_late_is_given_two_minutes(lived: Database) -> None:
    with lived.write() as session:
        late = session.get_one(Message, _forget_to_expire(session))
        late.expires_at = OVER - timedelta(minutes=2)
    assert errors(lived) == []
    assert [one.id for one in errors(lived, OVER + timedelta(seconds=1))] == [late.id]


def test_a_twin_that_was_sent_on_proof_is_a_note(db: Database) -> None:
    """The provider's list held nothing, twice; then a receipt of the first call came."""
    start = datetime(2027, 3, 1, 17, tzinfo=UTC)
    story = Story(db, start)
    with db.write() as session:
        a_dose(session, start, a_patient(session, start), at="13:00")
    story.gateway.will(UnknownOutcomeError("No usable answer from Twilio."))
    story.run_to("2027-03-01T13:00")
    for minute in (1, 2, 6, 7):
        story.run_to(f"2027-03-01T13:0{minute}")
    with db.write() as session:
        proved, sent = session.exec(select(Attempt).order_by(col(Attempt.started_at))).all()
        assert (proved.detail, sent.outcome) == (PROVED_UNSENT, Outcome.ACCEPTED)
    assert look(db, story.now) == []
    with db.write() as session:
        late = session.get_one(Attempt, proved.id)
        late.outcome, late.provider_sid = Outcome.ACCEPTED, "SM" + "9" * 32
    [note] = look(db, story.now)
    assert note.is_note
    assert note.problem == "left 2 times: the provider had not listed the first"


def test_a_text_given_up_on_proof_that_left_after_all_is_a_note(db: Database) -> None:
    with db.write() as session:
        text = put(session, MessageKind.RECEIPT, a_patient(session, OVER), "Saved", OVER)
        text.state, text.reason, text.settled_at = MessageState.EXPIRED, "too late", OVER
        session.add(
            Attempt(
                id="late",
                message_id=text.id or 0,
                started_at=OVER,
                outcome=Outcome.ACCEPTED,
                provider_sid="SM" + "9" * 32,
                detail=PROVED_UNSENT,
            )
        )
    [note] = look(db)
    assert note.is_note
    assert note.problem.endswith("is expired: the provider had not listed it")


def test_a_house_without_a_row_is_clean(db: Database) -> None:
    assert look(db) == []


def test_a_text_that_waits_for_its_time_is_open_and_no_fault(db: Database) -> None:
    with db.write() as session:
        put(session, MessageKind.ALERT, a_patient(session, OVER), "Look at 11", OVER)
    assert look(db, OVER + timedelta(hours=3)) == []


# --- the command -----------------------------------------------------------------------------


def test_the_command_says_so_and_exits_1_when_a_promise_was_broken(
    carebell: CommandLine, house: Database
) -> None:
    assert carebell.remarks("audit") == "Every promise was kept in the last 48 hours.\n"
    assert carebell.json("audit", "--all") == []
    now = datetime.now(UTC)
    with house.write() as session:
        message = put(session, MessageKind.RECEIPT, a_patient(session, now), "Saved", now)
        message.expires_at = now - timedelta(minutes=5)
        _text_in(session, InboundState.QUARANTINED)
    table = carebell("audit", exit_code=1)
    broken, note = table.splitlines()[1:]
    assert broken.split()[:5] == ["broken", "one", "outcome", "message", "1"]
    assert note.split()[0] == "note"
    assert carebell.json("audit", "--hours", "1", exit_code=1)[0] == {
        "check": "one outcome",
        "subject": "message",
        "id": 1,
        "problem": f"is still planned, and was useful until {message.expires_at:%Y-%m-%d %H:%M} "
        "UTC only",
        "is_note": False,
    }


def test_notes_alone_leave_the_exit_code_at_0(carebell: CommandLine, house: Database) -> None:
    with house.write() as session:
        _text_in(session, InboundState.QUARANTINED)
    assert "could not be read" in carebell("audit")


@pytest.mark.parametrize("words", [("--hours", "0"), ("--hours", "5", "--all")])
def test_hours_that_cannot_be_meant_are_refused(
    carebell: CommandLine, words: tuple[str, ...]
) -> None:
    assert "hours" in carebell.complains("audit", *words)
