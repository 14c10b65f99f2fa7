"""Two ways without an address of our own: texts and receipts are fetched, nobody calls us."""

from collections.abc import Iterator

import pytest
from sqlmodel import col, select

from service.core.delivery import MessageKind, MessageState
from service.db.database import Database
from service.db.tables import Message, PainScore
from support.factories import a_caregiver, a_checkin, a_patient
from support.house import House, open_house

MARIA, SAM, PAT = "+12025550123", "+12025550145", "+12025550146"


@pytest.fixture
def house(db: Database) -> Iterator[House]:
    with open_house(db, "2027-03-01T09:00", polls=True) as opened:
        with opened.db.write() as session:
            maria = a_patient(session, opened.now, name="Maria", phone=MARIA)
            a_caregiver(session, opened.now, maria, name="Sam", phone=SAM)
            a_caregiver(session, opened.now, maria, name="Pat", phone=PAT)
            a_checkin(session, opened.now, maria, at="20:00")
        opened.simulator.follow({"on": "status_webhook", "fault": "drop"})
        yield opened
        assert opened.simulator.struck() == [0], "a receipt was on its way to somebody"


def newest(house: House, kind: MessageKind) -> Message:
    with house.db.read() as session:
        return session.exec(
            select(Message).where(Message.kind == kind).order_by(col(Message.id).desc())
        ).first() or pytest.fail("no such message")


def scores(house: House) -> list[int]:
    with house.db.read() as session:
        return list(session.exec(select(PainScore.value).order_by(col(PainScore.id))))


def evening(house: House, day: int, score: int) -> None:
    house.run_to(f"2027-03-{day:02d}T20:00")
    house.phone(MARIA).texts(str(score))
    house.run_to(f"2027-03-{day:02d}T20:01")


def test_a_reminder_is_followed_to_its_delivery(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    house.phone(MARIA).expects("20:00")
    assert newest(house, MessageKind.CHECKIN).state is MessageState.SUBMITTED
    house.run_to("2027-03-01T20:00:10")
    assert newest(house, MessageKind.CHECKIN).state is MessageState.DELIVERED


def test_an_answer_is_fetched_stored_once_and_answered(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    house.phone(MARIA).expects("20:00")
    house.phone(MARIA).texts("6")
    assert scores(house) == []
    house.run_to("2027-03-01T20:00:05")
    assert scores(house) == [6]
    house.phone(MARIA).expects("Saved: 6")
    house.run_to("2027-03-01T20:20")
    assert scores(house) == [6]
    house.phone(MARIA).expects_nothing()


def test_an_alert_that_did_not_arrive_goes_to_the_next_caregiver_within_a_minute(
    house: House,
) -> None:
    house.simulator.change_handset(SAM, state="landline")
    for day, score in enumerate((3, 4, 5, 6), start=1):
        evening(house, day, score)
    house.phone(PAT).expects("need your attention")


def test_a_stop_is_obeyed(house: House) -> None:
    house.phone(MARIA).texts("STOP")
    house.run_to("2027-03-01T20:00")
    house.phone(MARIA).expects("unsubscribed")  # Twilio's own word
    house.phone(MARIA).expects_nothing()
    assert newest(house, MessageKind.CHECKIN).reason == "opted out"
