"""Several patients on one phone: prompts name whom they ask, answers begin with a code."""

import re
from dataclasses import replace

import pytest
from sqlmodel import col, select

from service.admin import inbox, patients
from service.core.errors import ConflictError
from service.db.tables import DoseReport, PainScore, Person
from support.factories import a_caregiver, a_checkin, a_contact, a_dose, a_patient
from support.house import House

SHARED, OTHER = "+12025550123", "+12025550124"


@pytest.fixture(autouse=True)
def couple(house: House) -> None:
    with house.db.write() as session:
        for name in ("Anna Bell", "Ben Bell"):
            person = a_patient(session, house.now, name=name, phone=SHARED)
            a_checkin(session, house.now, person, at="20:00")
            a_dose(session, house.now, person, at="21:00")


def scores(house: House) -> list[tuple[str, int]]:
    with house.db.read() as session:
        return [
            (name, value)
            for name, value in session.exec(
                select(col(Person.name), col(PainScore.value))
                .join(PainScore, col(PainScore.patient_id) == col(Person.id))
                .order_by(col(PainScore.id))
            )
        ]


def test_each_prompt_says_whom_it_asks_and_how_to_answer(house: House) -> None:
    house.run_to("2027-03-01T21:00")
    texts = "\n".join(sorted(house.simulator.screen(SHARED)))
    for name, code in (("Anna", "A"), ("Ben", "B")):
        hint = f"Begin with {code}, e.g. {code}"
        for asked in (f"Average pain.* {hint} 4", f"21:00 dose.* {hint} T"):
            assert re.search(rf"^Riverside, for {name}: .*{asked}$", texts, re.MULTILINE)


@pytest.mark.parametrize(
    "texts", [("A 6", "B 3"), ("6 a", "3B"), ("Anna: 6", "3 ben"), ("ANNA BELL 6", "b3")]
)
def test_a_code_or_a_name_on_either_side_says_whose_it_is(
    house: House, texts: tuple[str, str]
) -> None:
    house.run_to("2027-03-01T20:00")
    for text in texts:
        house.phone(SHARED).texts(text)
    assert scores(house) == [("Anna Bell", 6), ("Ben Bell", 3)]
    assert "for Ben: Saved: 3" in house.simulator.screen(SHARED)[-1]


def test_without_a_name_it_is_asked_whose_it_is(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    phone = house.phone(SHARED)
    for _ in range(2):
        phone.expects("Average pain")
    phone.texts("6")
    phone.expects("Whose answer is that? Reply A 6 (Anna), B 6 (Ben)")
    assert scores(house) == []
    phone.texts("B 6")
    phone.expects("for Ben: Saved: 6")


@pytest.mark.parametrize("text", ["both 3", "3 and 4 both", "A 3 B 4", "both bad"])
def test_an_answer_for_both_is_asked_for_in_one_text_each(house: House, text: str) -> None:
    house.run_to("2027-03-01T20:00")
    phone = house.phone(SHARED)
    for _ in range(2):
        phone.expects("Average pain")
    phone.texts(text)
    phone.expects("one text for each, e.g. A 4 (Anna), B 4 (Ben)")
    assert scores(house) == []


def test_a_score_for_both_is_not_asked_about_as_a_dose(house: House) -> None:
    house.run_to("2027-03-01T21:00")
    phone = house.phone(SHARED)
    phone.texts("both 3")
    assert "one text for each, e.g. A 4 (Anna), B 4 (Ben)" in house.simulator.screen(SHARED)[-1]
    phone.texts("B 3")
    phone.texts("both 3")
    assert "Begin with A, e.g. A 4" in house.simulator.screen(SHARED)[-1]
    phone.texts("both taken")
    assert "A T (Anna), B T (Ben)" in house.simulator.screen(SHARED)[-1]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("how does this work?", "reminders and pain"),
        ("I cannot breathe", "If this is an emergency"),
        ("should I stop the pills?", "We cannot advise"),
    ],
)
def test_an_answer_names_nobody_where_either_may_have_texted(
    house: House, text: str, answer: str
) -> None:
    phone = house.phone(SHARED)
    phone.texts(text)
    said = phone.expects(answer)
    assert "for Anna" not in said, "Ben may have texted that"
    phone.texts("B: can I take it with ibuprofen?")
    phone.expects("for Ben: We cannot advise")


def test_doses_are_told_apart_as_well(house: House) -> None:
    house.run_to("2027-03-01T21:00")
    house.phone(SHARED).texts("B T")
    with house.db.read() as session:
        [report] = session.exec(select(DoseReport)).all()
        assert session.get_one(Person, report.patient_id).name == "Ben Bell"


def test_where_only_one_was_asked_a_bare_answer_is_theirs(house: House) -> None:
    with house.db.write() as session:
        cleo = a_patient(session, house.now, name="Cleo", phone=OTHER)
        dan = a_patient(session, house.now, name="Dan", phone=OTHER)
        a_checkin(session, house.now, cleo, at="10:00")
        a_checkin(session, house.now, dan, at="12:00", window="1h")
    house.run_to("2027-03-01T10:30")
    house.phone(OTHER).texts("4")
    assert scores(house) == [("Cleo", 4)]


def test_a_caregiver_who_is_a_patient_answers_as_both(house: House) -> None:
    with house.db.write() as session:
        sam = a_patient(session, house.now, name="Sam", phone=OTHER)
        a_checkin(session, house.now, sam, at="19:00")
        cared_for = a_patient(session, house.now, name="Maria", phone="+12025550125")
        a_caregiver(session, house.now, cared_for, name="Sam", phone=OTHER)
        a_checkin(session, house.now, cared_for, at="18:00")
    for day, score in enumerate((3, 4, 5, 6), start=1):
        house.run_to(f"2027-03-0{day}T18:00")
        house.phone("+12025550125").texts(str(score))
    house.run_to("2027-03-04T19:00")
    house.phone(OTHER).texts("2")
    house.phone(OTHER).texts("OK")
    with house.db.read() as session:
        assert ("Sam", 2) in scores(house)
    assert "about Maria" in house.simulator.screen(OTHER)[-1]


def test_asked_in_vain_twice_the_text_waits_for_a_person(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    for _ in range(3):
        house.phone(SHARED).texts("6")
    asked = [text for text in house.simulator.screen(SHARED) if "Whose" in text]
    assert len(asked) == 2


def test_with_nothing_asked_it_is_asked_twice_whose_a_score_is(house: House) -> None:
    phone = house.phone(SHARED)
    for _ in range(2):
        phone.texts("6")
        phone.expects("Whose answer is that? Reply A 6 (Anna), B 6 (Ben)")
    phone.texts("6")
    phone.expects_nothing()
    with house.db.read() as session:
        [waiting] = inbox.waiting_texts(session)
    assert waiting.why == "an answer, but nobody can tell whose"
    phone.texts("B 6")
    phone.expects("for Ben: Saved: 6")


def test_a_caregiver_is_removed_for_the_one_of_the_phone_whom_they_care_for(house: House) -> None:
    """Linda is a word of courtesy too: the reader takes "remove linda" for a STOP."""
    phone = house.phone(SHARED)
    with house.db.write() as session:
        anna, ben = (patients.find(session, name) for name in ("Anna", "Ben"))
        a_caregiver(session, house.now, anna, name="Linda Lee", phone="+12025550145")
        for one, number in ((anna, "+12025550146"), (ben, "+12025550147")):
            a_caregiver(session, house.now, one, name="Sam", phone=number)
    phone.texts("REMOVE Linda")
    phone.expects("for Anna: Linda Lee will get no more alerts about you")
    phone.texts("REMOVE Sam")
    phone.expects("Whose answer is that?")
    phone.texts("B REMOVE Sam")
    phone.expects("for Ben: Sam will get no more alerts about you")
    house.run_to("2027-03-01T20:00")
    phone.expects("Average pain")


def test_what_either_may_have_said_is_never_entered_for_the_first_of_them(house: House) -> None:
    house.phone(SHARED).texts("it hurts a lot today")
    with house.db.read() as session:
        [waiting] = inbox.waiting_texts(session)
    assert waiting.person == "Anna Bell / Ben Bell"
    eight = inbox.MadeOf(meaning="score=8")
    with house.db.write() as session, pytest.raises(ConflictError, match="--patient"):
        inbox.resolve(session, house.policy, str(waiting.id), eight, house.now)
    with house.db.write() as session:
        of_ben = replace(eight, patient=patients.find(session, "Ben Bell"))
        inbox.resolve(session, house.policy, str(waiting.id), of_ben, house.now)
    assert scores(house) == [("Ben Bell", 8)]


def test_the_stop_of_one_ends_the_phones_texts_and_all_who_count_on_any_of_them_are_told(
    house: House,
) -> None:
    of_anna, of_ben, robin = "+12025550145", "+12025550146", "+12025550150"
    with house.db.write() as session:
        a_contact(session, house.now, phone=robin)
        for name, phone in (("Anna Bell", of_anna), ("Ben Bell", of_ben)):
            patient = patients.find(session, name)
            a_caregiver(session, house.now, patient, phone=phone, sees=("scores",))
    house.phone(SHARED).texts("B wrong number")
    house.phone(SHARED).expects("no more texts")
    house.phone(of_anna).expects("Anna Bell has ended these texts")
    house.phone(of_ben).expects("Ben Bell has ended these texts")
    assert sum("for no more texts" in text for text in house.simulator.screen(robin)) == 2
    house.run_to("2027-03-01T21:00")
    house.phone(SHARED).expects_nothing()
