"""Whatever comes in: stored, answered once, and nothing breaks; machines are not answered on."""

import pytest
from sqlmodel import select

from service.admin.inbox import waiting_texts
from service.db.tables import InboundMessage, Message, PainScore
from service.engine.intake import IncomingText, store
from support.factories import a_checkin, a_patient
from support.house import House
from support.simulator_server import OWN_NUMBER

MARIA = "+12025550123"


@pytest.fixture(autouse=True)
def maria(house: House) -> None:
    with house.db.write() as session:
        patient = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_checkin(session, house.now, patient, at="20:00")
    house.run_to("2027-03-01T20:00")
    house.phone(MARIA).expects("Average pain")


def comes_in(house: House, body: str, **parameters: str) -> None:
    """A text of any length, as a webhook stores it."""
    sid = f"SM{abs(hash((body, house.now, len(parameters)))):032x}"[:34]
    store(house.db, [IncomingText(sid, MARIA, OWN_NUMBER, body, parameters, house.now)])
    house.settle()


@pytest.mark.parametrize(
    "body",
    ["6" * 20_000, "word " * 4_000, "🙂" * 5_000, "🥲", "مرحبا كيف " * 100, "\u202e6\u202c ab",
     "\x00" * 50, "a\x00b\x00c", "\ud800 half", "\n\n\n", "A " * 10_000],
    ids=["digits", "words", "emoji", "one emoji", "right to left", "overridden", "NULs", "NUL",
         "half a pair", "nothing", "codes"],
)  # fmt: skip
def test_any_text_is_stored_answered_once_and_breaks_nothing(house: House, body: str) -> None:
    comes_in(house, body)
    with house.db.read() as session:
        [stored] = session.exec(select(InboundMessage)).all()
        assert session.exec(select(PainScore)).all() == []
    assert stored.state == "read"
    assert len(stored.body) == len(body)
    house.phone(MARIA).expects("could not read that")
    house.phone(MARIA).expects_nothing()


def test_a_picture_is_stored_and_answered_once_a_day(house: House) -> None:
    for _ in range(2):
        comes_in(house, "", NumMedia="1", MediaContentType0="image/jpeg")
        house.run_to("2027-03-01T20:10")
    house.phone(MARIA).expects("cannot read pictures")
    house.phone(MARIA).expects_nothing()
    with house.db.read() as session:
        assert [text.reason for text in waiting_texts(session)] == ["picture", "picture"]


def test_a_score_beside_a_picture_is_a_score(house: House) -> None:
    comes_in(house, "6", NumMedia="1")
    house.phone(MARIA).expects("Saved: 6")


def test_a_picture_of_a_side_effect_is_noted_and_waits_for_a_person(house: House) -> None:
    comes_in(house, "look at this rash", NumMedia="1")
    house.phone(MARIA).expects("Noted")
    with house.db.read() as session:
        [waiting] = waiting_texts(session)
    assert waiting.text == "look at this rash"


def test_a_machine_is_not_answered_for_ever(house: House) -> None:
    phone = house.phone(MARIA)
    for _ in range(9):
        phone.texts("help")
    with house.db.read() as session:
        ours = session.exec(select(Message).where(Message.kind == "help")).all()
        assert len(ours) == 5
        assert len(waiting_texts(session)) == 4
    phone.texts("6")
    assert "Saved: 6" in house.simulator.screen(MARIA)[-1]
    phone.texts("help")
    with house.db.read() as session:
        assert len(session.exec(select(Message).where(Message.kind == "help")).all()) == 6
