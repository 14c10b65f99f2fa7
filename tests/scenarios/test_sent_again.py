"""A receipt proves that a text did not arrive: it is sent again while it is useful."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from service.admin.audit import FROM_THE_START, audit
from service.core.delivery import MessageKind, MessageState
from service.db.tables import Attempt, Message, Outcome
from support.command_line import CommandLine
from support.factories import a_caregiver, a_checkin, a_contact, a_dose, a_patient
from support.house import House

MARIA, SAM, ADMIN = "+12025550123", "+12025550145", "+12025550150"
PHONE_WAS_OFF, CONGESTED, QUEUE_WAS_FULL, BLOCKED, NO_REASON = 30003, 30017, 30001, 30004, 30008


@pytest.fixture(autouse=True)
def people(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, name="Sam", phone=SAM, sees=("scores",))
        a_contact(session, house.now, name="Robin", phone=ADMIN)
        a_dose(session, house.now, maria, at="12:00")
        a_checkin(session, house.now, maria, at="20:00")


def undelivered(house: House, code: int, times: int | None = None) -> None:
    limit = {} if times is None else {"times": times}
    house.simulator.follow({"on": "delivery", "fault": "undelivered", "code": code} | limit)


def dose(house: House) -> Message:
    with house.db.read() as session:
        return session.exec(select(Message).where(Message.kind == MessageKind.DOSE)).one()


def outcomes(house: House) -> list[Outcome | None]:
    with house.db.read() as session:
        return list(
            session.exec(
                select(col(Attempt.outcome))
                .where(Attempt.message_id == dose(house).id)
                .order_by(col(Attempt.started_at))
            )
        )


def broken(house: House) -> list[str]:
    with house.db.read() as session:
        return [found.problem for found in audit(session, house.now, FROM_THE_START)]


def test_a_phone_that_was_off_gets_the_dose_once_it_is_on(house: House) -> None:
    undelivered(house, PHONE_WAS_OFF, times=1)
    house.run_to("2027-03-01T12:00")
    waiting = dose(house)
    assert (waiting.state, waiting.reason) == (
        MessageState.PLANNED,
        "the phone was off or out of coverage",
    )
    assert house.simulator.screen(MARIA) == []
    house.run_to("2027-03-01T12:06")
    house.phone(MARIA).expects("dose")
    assert dose(house).state is MessageState.DELIVERED
    assert outcomes(house) == [Outcome.UNDELIVERED, Outcome.ACCEPTED]
    house.phone(MARIA).texts("T")
    house.run_to("2027-03-01T19:00")
    house.phone(MARIA).expects("Saved: 12:00 dose taken")
    house.phone(MARIA).expects_nothing()
    assert broken(house) == []
    carebell = CommandLine(house.db.url.render_as_string(hide_password=False))
    shown = carebell.json("message", "show", str(dose(house).id))
    assert shown["contradicted_by"] == []
    assert [attempt["outcome"] for attempt in shown["attempts"]] == ["undelivered", "accepted"]


@pytest.mark.parametrize(
    ("code", "texts"), [(PHONE_WAS_OFF, 2), (CONGESTED, 2), (QUEUE_WAS_FULL, 3), (NO_REASON, 1)]
)
def test_it_is_sent_again_as_often_as_its_failure_allows(
    house: House, code: int, texts: int
) -> None:
    undelivered(house, code)
    house.run_to("2027-03-01T15:00")
    assert outcomes(house) == [Outcome.UNDELIVERED] * (texts - 1) + [Outcome.ACCEPTED]
    failed = dose(house)
    assert (failed.state, failed.error_code) == (MessageState.UNDELIVERED, code)


def test_no_dose_is_sent_again_after_its_window(house: House) -> None:
    house.simulator.follow(
        {"on": "delivery", "fault": "undelivered", "code": PHONE_WAS_OFF},
        {"on": "status_webhook", "fault": "delay", "when": "undelivered", "seconds": 116 * 60},
        {"on": "fetch", "fault": "error"},
    )
    house.run_to("2027-03-01T15:00")
    assert dose(house).state is MessageState.UNDELIVERED
    assert outcomes(house) == [Outcome.ACCEPTED]


def test_a_text_that_is_reported_delivered_after_all_is_not_sent_again(house: House) -> None:
    house.simulator.follow(
        {"on": "delivery", "fault": "undelivered", "code": PHONE_WAS_OFF, "reached": True},
        {"on": "status_webhook", "fault": "contradict"},
    )
    house.run_to("2027-03-01T12:30")
    assert dose(house).state is MessageState.DELIVERED
    assert outcomes(house) == [Outcome.UNDELIVERED]
    assert broken(house) == []


def test_a_late_sent_does_not_take_it_out_of_the_queue(house: House) -> None:
    house.simulator.follow(
        {"on": "delivery", "fault": "undelivered", "code": PHONE_WAS_OFF, "times": 1},
        {"on": "status_webhook", "fault": "reorder", "times": 1},
    )
    house.run_to("2027-03-01T12:06")
    assert outcomes(house) == [Outcome.UNDELIVERED, Outcome.ACCEPTED]
    house.phone(MARIA).expects("dose")


def test_a_reply_in_between_still_belongs_to_the_dose(house: House) -> None:
    house.simulator.follow(
        {"on": "delivery", "fault": "undelivered", "code": PHONE_WAS_OFF, "reached": True}
    )
    house.run_to("2027-03-01T12:01")
    house.phone(MARIA).texts("T")
    assert any("taken" in text for text in house.simulator.screen(MARIA))


def test_admins_learn_that_no_text_to_a_number_arrives(house: House) -> None:
    house.simulator.follow(
        {"on": "delivery", "fault": "undelivered", "code": PHONE_WAS_OFF, "to": MARIA}
    )
    house.run_to("2027-03-02T11:00")
    assert house.simulator.screen(ADMIN) == [], "two texts: one more dose is to come"
    house.run_to("2027-03-02T19:00")
    (told,) = house.simulator.screen(ADMIN)
    assert "the last 3 texts to Maria (id 1) did not arrive" in told
    house.run_to("2027-03-02T23:00")
    assert house.simulator.screen(ADMIN) == [told]


def test_a_phone_that_blocks_our_texts_is_told_to_caregiver_and_admin(house: House) -> None:
    house.simulator.follow(
        {"on": "delivery", "fault": "undelivered", "code": BLOCKED, "to": MARIA}
    )
    house.run_to("2027-03-01T21:30")
    assert dose(house).state is MessageState.UNDELIVERED
    (admin,) = house.simulator.screen(ADMIN)
    assert "blocked by the recipient or the carrier" in admin
    (caregiver,) = house.simulator.screen(SAM)
    assert "texts to Maria do not arrive" in caregiver


def test_a_number_that_cannot_be_reached_is_believed_the_second_time(house: House) -> None:
    house.simulator.follow({"on": "create", "fault": "refuse", "code": 21612, "to": MARIA})
    house.run_to("2027-03-01T12:00:30")
    assert outcomes(house) == [Outcome.NOT_SENT, Outcome.REJECTED]
    failed = dose(house)
    assert (failed.state, failed.error_code) == (MessageState.FAILED, 21612)
    assert failed.settled_at is not None
    assert failed.settled_at - failed.due_at < timedelta(seconds=30)
    (told,) = house.simulator.screen(ADMIN)
    assert "cannot be reached from this sender" in told
