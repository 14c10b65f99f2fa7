"""The network lies: answers that are lost, receipts that never come, webhooks that get nowhere."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from service.admin import patients
from service.admin.status import status
from service.core.delivery import MessageKind, MessageState
from service.db.tables import Attempt, InboundMessage, Message, Outcome
from service.engine.receipts import adopt
from support.factories import a_caregiver, a_checkin, a_contact, a_dose, a_patient
from support.house import House

MARIA, SAM, ADMIN = "+12025550123", "+12025550145", "+12025550150"


@pytest.fixture(autouse=True)
def people(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, name="Sam", phone=SAM)
        a_contact(session, house.now, name="Robin", phone=ADMIN)
        a_dose(session, house.now, maria, at="12:00")
        a_checkin(session, house.now, maria, at="20:00")


def the_message(house: House, kind: str = "dose") -> Message:
    with house.db.read() as session:
        return session.exec(
            select(Message)
            .where(Message.kind == MessageKind(kind))
            .order_by(col(Message.id).desc())
        ).first() or pytest.fail("no such message")


def doses(house: House) -> int:
    return sum("dose" in text for text in house.simulator.screen(MARIA))


@pytest.mark.parametrize("fault", ["reset", "truncate", "error_after"])
def test_a_text_whose_answer_was_lost_is_found_and_not_sent_twice(
    house: House, fault: str
) -> None:
    house.simulator.follow(
        {"on": "create", "fault": fault, "times": 1}, {"on": "status_webhook", "fault": "drop"}
    )
    house.run_to("2027-03-01T12:00")
    assert the_message(house).state is MessageState.UNKNOWN
    house.run_to("2027-03-01T12:20")
    assert the_message(house).state is MessageState.DELIVERED
    house.run_to("2027-03-01T15:00")
    assert doses(house) == 1


@pytest.mark.parametrize("fault", ["reset_before", "error_before"])
def test_a_text_that_never_arrived_is_sent_again_once_that_is_proved(
    house: House, fault: str
) -> None:
    house.simulator.follow({"on": "create", "fault": fault, "times": 1})
    house.run_to("2027-03-01T12:04")
    assert doses(house) == 0, "not on a guess"
    house.run_to("2027-03-01T12:06")
    assert doses(house) == 1
    assert the_message(house).state is MessageState.DELIVERED
    with house.db.read() as session:
        outcomes = session.exec(
            select(col(Attempt.outcome)).where(Attempt.message_id == the_message(house).id)
        ).all()
    assert sorted(o.value for o in outcomes if o) == ["accepted", "not_sent"]


def test_a_receipt_settles_what_the_answer_did_not(house: House) -> None:
    house.simulator.follow({"on": "create", "fault": "reset", "times": 1})
    house.run_to("2027-03-01T12:00")
    assert the_message(house).state is MessageState.DELIVERED


def test_a_list_that_lags_is_no_proof(house: House) -> None:
    house.simulator.follow(
        {"on": "create", "fault": "reset", "times": 1},
        {"on": "status_webhook", "fault": "drop"},
        {"on": "list", "fault": "lag", "seconds": 120},
    )
    house.run_to("2027-03-01T12:30")
    assert the_message(house).state is MessageState.DELIVERED
    assert doses(house) == 1


def test_a_text_without_receipts_is_polled_to_its_end(house: House) -> None:
    house.simulator.follow({"on": "status_webhook", "fault": "drop"})
    house.run_to("2027-03-01T12:05")
    assert the_message(house).state is MessageState.SUBMITTED
    house.run_to("2027-03-01T12:11")
    assert the_message(house).state is MessageState.DELIVERED


def test_a_reply_whose_webhook_was_lost_is_fetched_in_time(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    house.simulator.follow({"on": "inbound_webhook", "fault": "drop"})
    house.phone(MARIA).texts("6")
    with house.db.read() as session:
        assert session.exec(select(InboundMessage)).all() == []
    house.run_to("2027-03-01T20:04")
    with house.db.read() as session:
        [text] = session.exec(select(InboundMessage)).all()
    assert text.body == "6"
    assert abs(text.received_at - house.now) < timedelta(minutes=5)
    assert any("Saved: 6" in text for text in house.simulator.screen(MARIA))


def test_a_reply_that_comes_twice_counts_once(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    house.simulator.follow({"on": "inbound_webhook", "fault": "duplicate", "copies": 3})
    house.phone(MARIA).texts("6")
    assert sum("Saved: 6" in text for text in house.simulator.screen(MARIA)) == 1


def test_a_throttled_text_waits_as_long_as_it_was_asked_to(house: House) -> None:
    house.simulator.follow({"on": "create", "fault": "throttle", "times": 1, "retry_after": 40})
    house.run_to("2027-03-01T12:00")
    waiting = the_message(house)
    assert waiting.state is MessageState.PLANNED
    assert waiting.send_after_at - waiting.due_at >= timedelta(seconds=40)
    house.run_to("2027-03-01T12:01")
    assert doses(house) == 1


@pytest.mark.parametrize(
    ("code", "why"), [(20003, "does not accept the account SID"), (21611, "ten hours of texts")]
)
def test_what_would_let_no_text_pass_stops_everything_until_it_is_mended(
    house: House, code: int, why: str
) -> None:
    house.simulator.follow({"on": "create", "fault": "refuse", "code": code, "times": 1})
    house.run_to("2027-03-01T12:00")
    assert the_message(house).state is MessageState.PLANNED
    with house.db.read() as session:
        [attempt] = session.exec(select(Attempt)).all()
    assert attempt.outcome is Outcome.NOT_SENT
    house.run_to("2027-03-01T12:04")
    assert doses(house) == 0
    house.run_to("2027-03-01T12:06")
    assert doses(house) == 1
    [told] = [text for text in house.simulator.screen(ADMIN) if "texts could not leave" in text]
    assert why in told


@pytest.mark.parametrize(
    ("state", "why"), [("gone", "unknown or no longer"), ("landline", "mobile")]
)
def test_a_number_that_cannot_be_texted_is_told_to_the_admin_once(
    house: House, state: str, why: str
) -> None:
    house.simulator.change_handset(MARIA, state=state)
    house.run_to("2027-03-01T21:00")
    told = [text for text in house.simulator.screen(ADMIN) if "did not get a text" in text]
    assert len(told) == 1
    assert why in told[0]


def test_an_alert_to_a_phone_that_is_off_goes_to_the_next_caregiver(house: House) -> None:
    pat = "+12025550146"
    with house.db.write() as session:
        a_caregiver(session, house.now, patients.find(session, "Maria"), name="Pat", phone=pat)
    house.simulator.change_handset(SAM, state="off")
    for day, score in enumerate((3, 4, 5, 6), start=1):
        house.run_to(f"2027-03-0{day}T20:00")
        house.phone(MARIA).texts(str(score))
    house.phone(pat).expects("need your attention")


@pytest.mark.parametrize("fault", ["error_before", "error_after"])
def test_an_alert_does_not_wait_for_a_list_that_cannot_be_read(house: House, fault: str) -> None:
    for day, score in enumerate((3, 4, 5), start=1):
        house.run_to(f"2027-03-{day:02d}T20:00")
        house.phone(MARIA).texts(str(score))
    house.run_to("2027-03-04T20:00")
    house.simulator.follow(
        {"on": "create", "fault": fault, "to": SAM, "times": 1},
        {"on": "list", "fault": "error"},
        {"on": "status_webhook", "fault": "drop"},
    )
    house.phone(MARIA).texts("6")
    assert the_message(house, "alert").state is MessageState.UNKNOWN
    house.run_to("2027-03-04T20:00:50")
    assert the_message(house, "alert").state is MessageState.UNKNOWN
    house.run_to("2027-03-04T20:02")
    alerts = [text for text in house.simulator.screen(SAM) if "need your attention" in text]
    assert len(alerts) == (1 if fault == "error_before" else 2), "at least once, with one code"
    assert len(set(alerts)) == 1


def test_a_stop_that_the_patient_texted_is_not_told_again_when_a_text_is_refused(
    house: House,
) -> None:
    house.simulator.follow({"on": "status_webhook", "fault": "drop"})
    house.run_to("2027-03-01T12:00")
    sent = the_message(house)
    house.phone(MARIA).texts("STOP")
    told = house.simulator.screen(ADMIN)
    assert len(told) == 1
    with house.db.write() as session:
        attempt = session.exec(select(Attempt).where(Attempt.message_id == sent.id)).one()
        assert sent.provider_sid is not None
        adopt(session, attempt, sent.provider_sid, "undelivered", 21610, house.now)
    house.run_to("2027-03-01T12:30")
    assert house.simulator.screen(ADMIN) == told


@pytest.mark.parametrize("code", [30002, 30034])
def test_a_sender_that_receipts_tell_is_broken_stops_the_lane_and_is_told_once(
    house: House, code: int
) -> None:
    with house.db.write() as session:
        for number in range(20):
            other = a_patient(session, house.now, f"P{number}", f"+12025550{160 + number}")
            a_dose(session, house.now, other, at="12:03")
    house.simulator.follow({"on": "delivery", "fault": "undelivered", "code": code})
    house.run_to("2027-03-01T12:03")
    assert [m.state for m in doses_of(house)] == [
        MessageState.UNDELIVERED,
        *[MessageState.PLANNED] * 20,
    ]
    with house.db.read() as session:
        assert status(session, house.now).stopped is not None
    house.simulator.follow()
    house.run_to("2027-03-01T12:06")
    assert {m.state for m in doses_of(house)[1:]} == {MessageState.DELIVERED}
    (notice,) = house.simulator.screen(ADMIN)
    assert "texts could not leave for a while" in notice


def doses_of(house: House) -> list[Message]:
    with house.db.read() as session:
        found = select(Message).where(Message.kind == MessageKind.DOSE)
        return list(session.exec(found.order_by(col(Message.due_at), col(Message.id))))
