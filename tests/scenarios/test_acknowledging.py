""" "I have this": who may say it, and what those after are told."""

import pytest
from sqlmodel import col, select

from service.admin import alerts, inbox
from service.db.tables import Episode, Person
from support.factories import a_caregiver, a_checkin, a_contact, a_patient
from support.house import House

SAM, ROBIN = "+12025550145", "+12025550150"
PATIENTS = {"Maria": "+12025550123", "Ben": "+12025550124"}


@pytest.fixture
def two_alerts(house: House) -> None:
    with house.db.write() as session:
        for name, phone in PATIENTS.items():
            patient = a_patient(session, house.now, name=name, phone=phone)
            a_caregiver(session, house.now, patient, name="Sam", phone=SAM)
            a_checkin(session, house.now, patient, at="20:00")
    for day, score in enumerate((3, 4, 5, 6), start=1):
        house.run_to(f"2027-03-0{day}T20:00")
        for phone in PATIENTS.values():
            house.phone(phone).texts(str(score))


def states(house: House) -> dict[str, str]:
    with house.db.read() as session:
        rows = session.exec(
            select(col(Person.name), col(Episode.state)).join(
                Episode, col(Episode.patient_id) == col(Person.id)
            )
        ).all()
    return {name: state.value for name, state in rows}


@pytest.mark.usefixtures("two_alerts")
def test_a_bare_ok_with_two_open_alerts_is_asked_back(house: House) -> None:
    sam = house.phone(SAM)
    sam.expects("OK 11")
    sam.expects("OK 12")
    sam.texts("ok")
    sam.expects("Which one? Reply OK 11 (Maria) or OK 12 (Ben)")
    with house.db.write() as session:
        for person in session.exec(select(Person).where(Person.phone == SAM)):
            person.language = "es"
    sam.texts("ok")
    sam.expects("Responda OK 11 (Maria) o OK 12 (Ben)")
    assert states(house) == {"Maria": "triggered", "Ben": "triggered"}
    sam.texts("OK12")
    sam.expects("alerta 12 de Ben")
    assert states(house) == {"Maria": "triggered", "Ben": "acknowledged"}
    sam.texts("ok")
    sam.expects("alerta 11 de Maria")


@pytest.mark.usefixtures("two_alerts")
def test_a_code_that_nobody_was_told_acknowledges_nothing_and_is_told_which_wait(
    house: House,
) -> None:
    house.phone(SAM).texts("OK 13")
    answer = house.simulator.screen(SAM)[-1]
    assert "no open alert with that number" in answer
    assert "Reply OK 11 (Maria) or OK 12 (Ben)" in answer
    assert set(states(house).values()) == {"triggered"}


@pytest.mark.usefixtures("two_alerts")
def test_an_ok_that_comes_when_the_alert_is_closed_is_answered(house: House) -> None:
    with house.db.write() as session:
        for code in ("11", "12"):
            alerts.close(session, code, "spoke to them", house.now)
    sam = house.phone(SAM)
    for text in ("OK 11", "OK", "thanks"):
        sam.texts(text)
    told = house.simulator.screen(SAM)
    assert sum("no open alert with that number" in text for text in told) == 1
    assert sum("no alert is open now" in text for text in told) == 1
    assert len(told) == 6, "two alerts, two ends, two answers"
    with house.db.read() as session:
        assert inbox.waiting_texts(session) == []
    assert set(states(house).values()) == {"closed"}


def test_the_clinics_own_people_are_not_told_to_ask_the_clinic(house: House) -> None:
    with house.db.write() as session:
        a_contact(session, house.now, phone=ROBIN)
        a_patient(session, house.now, phone=PATIENTS["Maria"])
    house.phone(PATIENTS["Maria"]).texts("I cannot breathe")
    robin = house.phone(ROBIN)
    robin.expects("URGENT")
    with house.db.write() as session:
        alerts.close(session, "11", "spoke to them", house.now)
    for language, text, said in (
        ("en", "OK 12", "with that number for you. To see"),
        ("en", "OK", "no alert is open now. To see"),
        ("en", "is it safe to double it?", "Yours waits for a person"),
        ("es", "OK", "ninguna alerta abierta. Para ver"),
        ("es", "help", "parte del equipo"),
    ):
        with house.db.write() as session:
            session.exec(select(Person).where(Person.phone == ROBIN)).one().language = language
        robin.texts(text)
        assert any(said in received for received in house.simulator.screen(ROBIN))
    assert not any("+1 202 555 0100" in text for text in house.simulator.screen(ROBIN))


@pytest.mark.usefixtures("two_alerts")
def test_an_ok_from_a_phone_that_was_not_told_takes_nothing_over(house: House) -> None:
    house.phone(PATIENTS["Maria"]).texts("OK 11")
    house.phone("+12025550199").texts("OK 11")
    assert set(states(house).values()) == {"triggered"}


@pytest.mark.usefixtures("two_alerts")
def test_a_second_ok_changes_nothing_and_is_answered(house: House) -> None:
    house.phone(SAM).texts("OK 11")
    with house.db.read() as session:
        first = session.exec(select(Episode.acknowledged_at).where(Episode.code == 11)).one()
    house.run_to("2027-03-04T21:00")
    house.phone(SAM).texts("OK 11")
    assert "you have alert 11" in house.simulator.screen(SAM)[-1]
    with house.db.read() as session:
        again = session.exec(select(Episode.acknowledged_at).where(Episode.code == 11)).one()
    assert again == first
