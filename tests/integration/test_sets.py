"""Many rows in one statement: written as one by one, on either database."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from service.core.delivery import MessageKind, MessageState
from service.db.database import Database
from service.db.rows import id_of
from service.db.sets import among, insert_all
from service.db.tables import (
    InboundMessage,
    InboundState,
    Message,
    Occurrence,
    Person,
    ScheduleKind,
)
from service.engine.claim import EXPIRED_AT_ONCE, expire
from support.factories import a_checkin, a_patient

AT = datetime(2027, 3, 1, 17, 0, 30, 250_000, tzinfo=UTC)


def an_inbound(number: int) -> dict[str, Any]:
    return {
        "sid": f"SM{number:032d}",
        "from_phone": "+12025550123",
        "to_phone": "+12025550100",
        "body": "6",
        "parameters": {"Body": "6", "NumMedia": "0"},
        "received_at": AT,
        "state": InboundState.STORED,
        "problem": None,
    }


def a_receipt(patient: Person) -> dict[str, Any]:
    return {
        "kind": MessageKind.RECEIPT,
        "person_id": patient.id,
        "to_phone": patient.phone,
        "body": "Saved: 6",
        "segments": 1,
        "lane": 1,
        "due_at": AT,
        "send_after_at": AT,
        "state": MessageState.PLANNED,
        "attempts": 0,
        "empty_lists": 0,
        "followed_up": True,
        "created_at": AT,
    }


def stored(db: Database) -> list[InboundMessage]:
    with db.read() as session:
        return list(session.exec(select(InboundMessage).order_by(col(InboundMessage.id))).all())


def test_what_is_written_in_a_set_is_read_as_it_was(db: Database) -> None:
    bodies = ["6", 'it\'s "bad", ünsagbar\n\\ 🙂', "", "[1, 2]", "null"]
    rows = [
        an_inbound(number) | {"body": body, "received_at": AT + timedelta(minutes=number)}
        for number, body in enumerate(bodies)
    ]
    rows[1]["problem"] = "only this one has one"
    rows[2]["state"] = InboundState.QUARANTINED
    with db.write() as session:
        insert_all(session, InboundMessage, rows)
    read = [row.model_dump(exclude={"id"}) for row in stored(db)]
    assert read == rows


@pytest.mark.parametrize("size", [1, 3])
def test_rows_that_differ_in_nothing_are_as_many_as_they_are(db: Database, size: int) -> None:
    with db.write() as session:
        patient = a_patient(session, AT)
        insert_all(session, Message, [a_receipt(patient)] * size)
        assert len(session.exec(select(Message)).all()) == size


def test_dates_and_wall_times_are_kept(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, AT)
        schedule = a_checkin(session, AT, patient)
        prompt = Message(
            kind=MessageKind.CHECKIN,
            person_id=id_of(patient),
            to_phone=patient.phone,
            body="How strong?",
            segments=1,
            lane=3,
            due_at=AT,
            send_after_at=AT,
            created_at=AT,
        )
        session.add(prompt)
        session.flush()
        rows = [
            {
                "schedule_id": schedule.id,
                "kind": ScheduleKind.CHECKIN,
                "patient_id": patient.id,
                "local_on": date(2027, 3, day),
                "wall": time(20, day),
                "due_at": AT,
                "closes_at": AT + timedelta(hours=day),
                "message_id": prompt.id,
                "step_id": None,
            }
            for day in (1, 2)
        ]
        insert_all(session, Occurrence, rows)
    with db.read() as session:
        read = session.exec(select(Occurrence).order_by(col(Occurrence.local_on))).all()
    assert [row.model_dump(exclude={"id"}) for row in read] == rows


def test_what_is_known_is_left_out_only_when_that_is_asked_for(db: Database) -> None:
    with db.write() as session:
        insert_all(session, InboundMessage, [an_inbound(1)])
        insert_all(session, InboundMessage, [an_inbound(1), an_inbound(2)], skip_known=True)
    with pytest.raises(IntegrityError), db.write() as session:
        insert_all(session, InboundMessage, [an_inbound(3), an_inbound(2)])
    assert [row.sid for row in stored(db)] == [an_inbound(1)["sid"], an_inbound(2)["sid"]]


@pytest.mark.parametrize("wanted", [[], [2], [1, 3], [1, 2, 3, 4], list(range(2, 40_000))])
def test_among_finds_whatever_number_is_asked_for(db: Database, wanted: list[int]) -> None:
    with db.write() as session:
        insert_all(session, InboundMessage, [an_inbound(number) for number in range(3)])
    first = min(row.id or 0 for row in stored(db))
    with db.read() as session:
        ids = [first - 1 + number for number in wanted]
        found = session.exec(
            select(InboundMessage.id).where(among(session, InboundMessage.id, ids))
        ).all()
    assert sorted(id_ or 0 for id_ in found) == [id_ for id_ in ids if id_ <= first + 2]


def test_what_is_too_late_is_given_up_in_sets_of_a_bounded_size(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, AT)
        ends = [AT] * (EXPIRED_AT_ONCE + 1) + [AT + timedelta(seconds=1)]
        insert_all(session, Message, [a_receipt(patient) | {"expires_at": end} for end in ends])
    given_up = []
    for _ in range(3):
        with db.write() as session:
            given_up.append(expire(session, AT))
    assert given_up == [EXPIRED_AT_ONCE, 1, 0]
    with db.read() as session:
        texts = session.exec(select(Message)).all()
    assert {(text.state, text.reason, text.settled_at) for text in texts} == {
        (MessageState.EXPIRED, "too late", AT),
        (MessageState.PLANNED, None, None),
    }
