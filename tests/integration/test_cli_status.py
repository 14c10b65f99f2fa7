"""`carebell status`: healthy, degraded or down, and why."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from service.admin import alerts
from service.admin.operation import move_clock
from service.admin.status import Health, status
from service.core.delivery import MessageKind, MessageState
from service.core.replies.reading import Kind
from service.db.database import Database
from service.db.rows import id_of
from service.db.tables import (
    Attempt,
    Cause,
    Episode,
    InboundMessage,
    InboundState,
    OptOut,
    Outcome,
    PassRun,
    Person,
    Reply,
    Schedule,
)
from service.engine.outbox import put
from support.command_line import CommandLine
from support.factories import a_caregiver, a_checkin, a_patient
from support.story import Story

NOW = datetime(2027, 3, 1, 17, tzinfo=UTC)
ANA, SAM = "+12025550123", "+12025550145"


def _runs(session: Session, now: datetime = NOW, error: str | None = None) -> None:
    for name in ("deliver", "plan"):
        session.merge(PassRun(name=name, finished_at=now, counts={}, error=error))


def _episode(session: Session, patient_id: int = 1) -> None:
    session.add(
        Episode(
            code=11, patient_id=patient_id, cause=Cause.WORSENING, rule="climb",
            evidence={"scores": []}, triggered_at=NOW,
        )
    )  # fmt: skip


def _inbound(session: Session, state: InboundState) -> int | None:
    text = InboundMessage(
        sid="SM1", from_phone=ANA, to_phone=SAM, body="help me please", parameters={},
        received_at=NOW, state=state, problem="ValueError: broken",
    )  # fmt: skip
    session.add(text)
    session.flush()
    return text.id


def _waiting_text(session: Session) -> None:
    inbound_id = _inbound(session, InboundState.READ)
    assert inbound_id is not None
    session.add(
        Reply(
            inbound_id=inbound_id, person_id=1, kind=Kind.UNCLEAR, reason="not_understood",
            needs_person=True, read_at=NOW,
        )
    )  # fmt: skip


def _text(session: Session, state: MessageState, ago: timedelta) -> None:
    message = put(session, MessageKind.RECEIPT, session.get_one(Person, 1), "Saved", NOW - ago)
    message.state = state


def _refused(session: Session) -> None:
    """Tried three minutes ago and since; the next try is to come."""
    message = put(session, MessageKind.RECEIPT, session.get_one(Person, 1), "Saved", NOW)
    message.send_after_at = NOW + timedelta(seconds=50)
    session.flush()
    for minutes in (1, 3):
        started_at = NOW - timedelta(minutes=minutes)
        session.add(
            Attempt(
                id=f"{minutes}" * 32,
                message_id=id_of(message),
                started_at=started_at,
                ended_at=started_at,
                outcome=Outcome.NOT_SENT,
            )
        )


def _broken_schedule(session: Session) -> None:
    line = a_checkin(session, NOW, session.get_one(Person, 1))
    line.next_due_at, line.problem = None, "could not be planned: broken"


@pytest.fixture
def ana(db: Database) -> Database:
    """One patient with a caregiver, and a loop that has just run."""
    with db.write() as session:
        a_caregiver(session, NOW, a_patient(session, NOW))
        _runs(session)
    return db


def test_a_loop_that_runs_and_nothing_that_waits_is_healthy(ana: Database) -> None:
    with ana.read() as session:
        seen = status(session, NOW + timedelta(seconds=30))
    assert (seen.health, seen.reasons) == (Health.HEALTHY, [])
    assert seen.without_caregiver == []


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        (lambda s: _runs(s, error="ValueError: x"), "The deliver pass failed: ValueError: x"),
        (_waiting_text, "1 text waits for a person, the oldest for 0m."),
        (lambda s: _inbound(s, InboundState.QUARANTINED), "1 text could not be read"),
        (_broken_schedule, "1 schedule could not be planned."),
        (
            lambda s: _text(s, MessageState.UNKNOWN, timedelta(0)),
            "1 text may or may not have left.",
        ),
        (
            lambda s: _text(s, MessageState.PLANNED, timedelta(minutes=3)),
            "The oldest due text has been waiting for over 2 minutes.",
        ),
        (_refused, "The oldest due text has been waiting for over 2 minutes."),
    ],
)
def test_what_needs_a_person_is_said(
    ana: Database, what: Callable[[Session], None], reason: str
) -> None:
    with ana.write() as session:
        what(session)
    with ana.read() as session:
        seen = status(session, NOW)
    assert seen.health is Health.DEGRADED
    assert any(line.startswith(reason) for line in seen.reasons), seen.reasons


def test_a_text_that_has_just_fallen_due_is_no_trouble(ana: Database) -> None:
    with ana.write() as session:
        _text(session, MessageState.PLANNED, timedelta(seconds=30))
    with ana.read() as session:
        assert status(session, NOW).health is Health.HEALTHY


def _stop(session: Session) -> None:
    session.add(OptOut(phone=SAM, source="text", happened_at=NOW))


def _nothing(_: Session) -> None:
    return


@pytest.mark.parametrize(("what", "nobody"), [(_stop, True), (_nothing, False)])
def test_an_alert_with_nobody_to_tell_is_marked(
    ana: Database, what: Callable[[Session], None], *, nobody: bool
) -> None:
    with ana.write() as session:
        _episode(session)
        what(session)
    Story(ana, NOW).loop.run("escalate")
    with ana.read() as session:
        seen = status(session, NOW)
    assert [alert.nobody_to_tell for alert in seen.open_alerts] == [nobody]
    assert (seen.health is Health.DEGRADED) is nobody
    assert [one.name for one in seen.opted_out] == (["Sam"] if nobody else [])
    assert [one.name for one in seen.without_caregiver] == (["Ana"] if nobody else [])


def test_an_alert_whose_only_text_never_arrived_reached_nobody(ana: Database) -> None:
    with ana.write() as session:
        _episode(session)
    story = Story(ana, NOW)
    story.loop.run("escalate")
    story.loop.run("deliver_alerts")
    with ana.read() as session:
        assert not status(session, NOW).open_alerts[0].nobody_to_tell
    story.receipt("SM" + "1".zfill(32), "undelivered", 30003)
    with ana.read() as session:
        assert status(session, NOW).reasons == ["Alert 11 reached nobody: no text arrived."]


@pytest.mark.parametrize(
    ("minutes", "reasons"),
    [
        (60, []),
        (61, ["Alert 11 about Ana has waited for an answer for 1h1m."]),
        (125, ["Alert 11 about Ana has waited for an answer for 2h5m."]),
    ],
)
def test_an_alert_that_nobody_answers_for_over_an_hour_needs_a_person(
    ana: Database, minutes: int, reasons: list[str]
) -> None:
    later = NOW + timedelta(minutes=minutes)
    with ana.write() as session:
        _episode(session)
        _runs(session, later)
    with ana.read() as session:
        assert status(session, later).reasons == reasons
    with ana.write() as session:
        alerts.acknowledge(session, "11", "Sam", later)
        assert status(session, later).reasons == []


def test_a_long_waiting_text_is_only_begun(carebell: CommandLine, house: Database) -> None:
    now = datetime.now(UTC)
    with house.write() as session:
        a_patient(session, now)
        _runs(session, now)
        _waiting_text(session)
        session.get_one(InboundMessage, 1).body = "so much pain " * 20
    told = carebell("status", exit_code=3)
    (shown,) = re.findall(r": (so much pain .*\.\.\.) \(", told)
    assert 55 <= len(shown) <= 60
    assert carebell("inbox", "list").count("pain") == 20


def test_a_loop_that_is_silent_for_a_minute_is_down(ana: Database) -> None:
    with ana.read() as session:
        seen = status(session, NOW + timedelta(seconds=60))
    assert seen.health is Health.DOWN
    assert seen.reasons == ["No pass has finished since 2027-03-01 17:00:00 UTC."]


def test_a_house_that_never_ran_is_down_with_exit_code_4(carebell: CommandLine) -> None:
    assert "The service has never run; start it: carebell up" in carebell("status", exit_code=4)
    assert carebell.json("status", exit_code=4)["health"] == "down"


def test_an_empty_database_is_down_and_says_what_to_do(tmp_path: object) -> None:
    carebell = CommandLine(f"sqlite:///{tmp_path}/none.db")
    assert "carebell init" in carebell("status", exit_code=4)
    assert carebell.json("status", exit_code=4)["reasons"] == [
        "The database is empty. Run: carebell init"
    ]


def test_exit_codes_tell_programs(carebell: CommandLine, house: Database) -> None:
    now = datetime.now(UTC)
    with house.write() as session:
        a_patient(session, now)
        _runs(session, now)
    assert carebell("status").startswith("Carebell is healthy.")
    with house.write() as session:
        _waiting_text(session)
    told = carebell("status", exit_code=3)
    assert told.startswith("Carebell is degraded.\n- 1 text waits for a person, the oldest for ")
    assert "help me please (no number, and no word that Carebell knows)" in told
    shown = carebell.json("status", exit_code=3)
    assert shown["waiting_texts"][0]["text"] == "help me please"
    assert shown["without_caregiver"] == [{"id": 1, "name": "Ana"}]


def test_of_many_without_a_caregiver_the_first_are_named(
    carebell: CommandLine, house: Database
) -> None:
    now = datetime.now(UTC)
    with house.write() as session:
        for number in range(22):
            a_patient(session, now, f"P{number}", f"+120255501{number:02d}")
        _runs(session, now)
    told = carebell("status")
    assert "P19 (20), and 2 more (--json lists all)" in told
    assert len(carebell.json("status")["without_caregiver"]) == 22


def test_a_demo_tells_how_far_its_clock_is_ahead(carebell: CommandLine, house: Database) -> None:
    now = datetime.now(UTC)
    with house.write() as session:
        move_clock(session, timedelta(days=3, hours=2))
        _runs(session, now + timedelta(days=3, hours=2))
    assert "3d2h ahead of real time" in carebell("status")
    shown = carebell.json("status")
    assert (shown["mode"], shown["clock_ahead_seconds"]) == ("demo", 266_400)


def test_a_line_that_was_ended_is_no_trouble_any_more(ana: Database) -> None:
    with ana.write() as session:
        _broken_schedule(session)
        session.flush()
        session.get_one(Schedule, 1).ended_at = NOW
    with ana.read() as session:
        assert status(session, NOW).health is Health.HEALTHY
