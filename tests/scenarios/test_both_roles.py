"""Somebody who is a patient here, and a caregiver of another: each text is taken as what it is."""

import pytest

from service.admin import inbox
from support.factories import a_caregiver, a_checkin, a_patient
from support.house import House

MARIA, SAM = "+12025550123", "+12025550145"


@pytest.fixture(autouse=True)
def sam_was_told_of_maria(house: House) -> None:
    """Sam, a patient too, has an alert about Maria that nobody has yet."""
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, name="Sam", phone=SAM)
        a_checkin(session, house.now, maria, at="20:00")
        a_patient(session, house.now, name="Sam", phone=SAM)
    for day, score in enumerate((3, 4, 5, 6), start=1):
        house.run_to(f"2027-03-0{day}T20:00")
        house.phone(MARIA).texts(str(score))
    house.phone(SAM).expects("need your attention")


@pytest.mark.parametrize(
    "text",
    [
        "should I stop the pain pills?",
        "do these tablets make people tired?",
        "¿debo dejar las pastillas del dolor?",
        "is it normal to feel sick with them?",
    ],
)
def test_a_patients_own_question_is_no_answer_to_an_alert(house: House, text: str) -> None:
    house.phone(SAM).texts(text)
    house.phone(SAM).expects("We cannot advise by text", "prescriber")
    house.phone(SAM).expects_nothing()
    with house.db.read() as session:
        assert [one.text for one in inbox.waiting_texts(session)] == [text]


def test_what_is_no_question_may_have_been_meant_for_the_alert(house: House) -> None:
    house.phone(SAM).texts("on my way to the shop with grandson")
    house.phone(SAM).expects("Nobody has alert 11 about Maria yet", "OK 11")
