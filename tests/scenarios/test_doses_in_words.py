"""Doses: later, why one was skipped, side effects, and what the record says."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from service.admin import patients
from service.admin.patients import PatientChange
from service.core.replies.reading import Kind, Question, Reading, SideEffect, SkipCause
from service.db.tables import DoseReport, InboundMessage, SideEffectReport
from service.engine.asking import open_questions
from service.engine.turn import open_turn
from support.factories import a_checkin, a_contact, a_dose, a_patient
from support.house import House
from support.readings import understood
from support.simulator_server import OWN_NUMBER

MARIA, ROBIN = "+12025550123", "+12025550150"
LATER = Reading(Kind.LATER, "later")
IN_AN_HOUR = Reading(Kind.LATER, "later_with_span", span=timedelta(hours=1))


@pytest.fixture(autouse=True)
def maria(house: House) -> None:
    with house.db.write() as session:
        a_contact(session, house.now, name="Robin", phone=ROBIN)
        patient = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_checkin(session, house.now, patient, at="18:00")
        a_dose(session, house.now, patient, at="21:00")
    house.run_to("2027-03-01T21:00")
    house.phone(MARIA).expects("Average pain")
    house.phone(MARIA).expects("21:00 dose")


def questions(house: House) -> list[Question]:
    """What Maria's phone may be answering now, the newest question first."""
    with house.db.read() as session:
        text = InboundMessage(
            sid="SM1",
            from_phone=MARIA,
            to_phone=OWN_NUMBER,
            body="C",
            parameters={},
            received_at=house.now,
        )
        return open_questions(open_turn(session, house.policy, text, house.now))


def test_the_newest_question_comes_first(house: House) -> None:
    assert questions(house) == [Question.DOSE, Question.CHECKIN]
    house.run_to("2027-03-01T21:05")
    house.phone(MARIA).texts("S")
    assert questions(house) == [Question.SKIP_CAUSE, Question.DOSE, Question.CHECKIN]


def causes(house: House) -> list[tuple[str, str | None, bool]]:
    with house.db.read() as session:
        rows = session.exec(select(DoseReport).order_by(col(DoseReport.id))).all()
    return [(row.answer.value, row.skip_cause, row.is_current) for row in rows]


def test_later_asks_once_more_inside_the_window(house: House) -> None:
    phone = house.phone(MARIA)
    understood(house, MARIA, "in an hour", IN_AN_HOUR)
    phone.expects("We will ask about your 21:00 dose again at 22:00")
    house.run_to("2027-03-01T21:59")
    phone.expects_nothing()
    house.run_to("2027-03-01T22:00")
    phone.expects("You asked to hear again about your 21:00 dose", "T", "S")
    phone.texts("T")
    phone.expects("21:00 dose taken")


def test_later_past_midnight_names_the_day(house: House) -> None:
    with house.db.write() as session:
        a_dose(session, house.now, patients.find(session, "Maria"), "Other", at="23:30")
    house.run_to("2027-03-01T23:30")
    house.phone(MARIA).expects("23:30 dose")
    understood(house, MARIA, "in an hour", IN_AN_HOUR)
    house.phone(MARIA).expects("again at 00:30 (2027-03-02)")


def test_later_without_a_time_is_half_an_hour(house: House) -> None:
    understood(house, MARIA, "later", LATER)
    house.phone(MARIA).expects("again at 21:30")


def test_the_question_comes_again_only_once(house: House) -> None:
    phone = house.phone(MARIA)
    understood(house, MARIA, "later", LATER)
    phone.expects("again at 21:30")
    house.run_to("2027-03-01T21:30")
    phone.expects("You asked to hear again")
    understood(house, MARIA, "later", LATER)
    said = phone.expects("When you have decided about your 21:00 dose")
    assert "again" not in said
    house.run_to("2027-03-02T10:00")
    phone.expects_nothing()


def test_a_time_outside_the_window_is_left_to_the_patient(house: House) -> None:
    understood(house, MARIA, "tomorrow", Reading(Kind.LATER, "later", span=timedelta(hours=10)))
    house.phone(MARIA).expects("When you have decided")
    house.run_to("2027-03-02T10:00")
    house.phone(MARIA).expects_nothing()


def test_a_second_later_before_the_question_moves_it(house: House) -> None:
    phone = house.phone(MARIA)
    understood(house, MARIA, "later", LATER)
    understood(house, MARIA, "in an hour", IN_AN_HOUR)
    phone.expects("again at 21:30")
    phone.expects("again at 22:00")
    house.run_to("2027-03-01T21:59")
    phone.expects_nothing()
    house.run_to("2027-03-01T22:00")
    phone.expects("You asked to hear again")


def test_an_answer_before_the_question_keeps_it_from_leaving(house: House) -> None:
    phone = house.phone(MARIA)
    understood(house, MARIA, "later", LATER)
    phone.expects("again at 21:30")
    phone.texts("T")
    phone.expects("dose taken")
    house.run_to("2027-03-01T22:00")
    phone.expects_nothing()


def test_later_of_a_dose_that_is_answered_tells_what_is_recorded(house: House) -> None:
    phone = house.phone(MARIA)
    phone.texts("T")
    phone.expects("dose taken")
    understood(house, MARIA, "no wait, I haven't", LATER)
    phone.expects("21:00 dose is recorded as taken today at 21:00. Wrong? Reply S.")
    phone.expects_nothing()


def test_a_skipped_dose_is_asked_why_once(house: House) -> None:
    phone = house.phone(MARIA)
    phone.texts("S")
    phone.expects("dose skipped", "A forgot", "E other")
    understood(house, MARIA, "A", Reading(Kind.SKIPPED, "cause", cause=SkipCause.FORGOT))
    phone.expects("noted why")
    for text in ("T", "S"):
        phone.texts(text)
    phone.expects("dose taken")
    assert "forgot" not in phone.expects("dose skipped")
    assert causes(house) == [
        ("skipped", "forgot", False),
        ("taken", None, False),
        ("skipped", None, True),
    ]
    house.phone(ROBIN).expects_nothing()


@pytest.mark.parametrize(
    ("cause", "said"), [(SkipCause.RAN_OUT, "ran out"), (SkipCause.SIDE_EFFECTS, "side effects")]
)
def test_causes_that_somebody_should_hear_of_reach_the_admins(
    house: House, cause: SkipCause, said: str
) -> None:
    house.phone(MARIA).texts("S")
    reply = understood(house, MARIA, "C", Reading(Kind.SKIPPED, "cause", cause=cause))
    assert reply.needs_person
    house.phone(ROBIN).expects("Maria", said, "carebell inbox list")


def test_a_cause_said_at_once_is_kept_and_not_asked_for(house: House) -> None:
    reading = Reading(Kind.SKIPPED, "skipped", cause=SkipCause.FELT_BETTER)
    understood(house, MARIA, "skipped it, I feel fine", reading)
    assert "felt better" not in house.phone(MARIA).expects("dose skipped")
    assert causes(house) == [("skipped", "felt_better", True)]


def test_a_patient_who_does_not_want_to_be_asked_why_is_not(house: House) -> None:
    with house.db.write() as session:
        change = PatientChange(ask_why_skipped=False)
        patients.edit(session, patients.find(session, "Maria"), change, house.now)
    house.phone(MARIA).texts("S")
    assert "forgot" not in house.phone(MARIA).expects("dose skipped")


@pytest.mark.parametrize("at", ["2027-03-01T23:01", "2027-03-02T18:00"])
def test_the_question_why_closes_after_two_hours_and_with_the_next_prompt(
    house: House, at: str
) -> None:
    house.phone(MARIA).texts("S")
    assert Question.SKIP_CAUSE in questions(house)
    house.run_to(at)
    assert Question.SKIP_CAUSE not in questions(house)


def test_side_effects_are_kept_beside_a_score(house: House) -> None:
    effects = (SideEffect.DIZZY, SideEffect.DRY_MOUTH)
    reading = Reading(Kind.SCORE, "score_among_words", value=6, side_effects=effects)
    understood(house, MARIA, "6 but so dizzy, dry mouth", reading)
    house.phone(MARIA).expects("Saved: 6, and what you noticed")
    with house.db.read() as session:
        rows = session.exec(select(SideEffectReport).order_by(col(SideEffectReport.id))).all()
    assert [(row.effect, row.local_on.isoformat()) for row in rows] == [
        ("dizzy", "2027-03-01"),
        ("dry_mouth", "2027-03-01"),
    ]
    assert {row.occurrence_id for row in rows} != {None}


def test_side_effects_alone_are_kept_and_receipted(house: House) -> None:
    reading = Reading(Kind.SIDE_EFFECTS, "side_effects", side_effects=(SideEffect.DROWSY,))
    understood(house, MARIA, "so drowsy", reading)
    house.phone(MARIA).expects("Noted", "prescriber or pharmacist")


def test_what_is_asked_of_us_is_answered_with_whom_to_ask(house: House) -> None:
    reply = understood(house, MARIA, "should I stop the pills?", Reading(Kind.QUESTION, "advice"))
    house.phone(MARIA).expects("cannot advise", "prescriber or pharmacist", "+1 202 555 0100")
    assert reply.needs_person


def test_whether_it_was_taken_is_answered_from_the_record(house: House) -> None:
    phone = house.phone(MARIA)
    asks = Reading(Kind.QUESTION, "asks_record")
    understood(house, MARIA, "did I take it?", asks)
    phone.expects("21:00 dose today no answer is recorded")
    house.run_to("2027-03-01T21:04")
    phone.texts("T")
    phone.expects("dose taken")
    house.run_to("2027-03-01T22:00")
    reply = understood(house, MARIA, "did I take it?", asks)
    phone.expects("21:00 dose is recorded as taken today at 21:04")
    assert not reply.needs_person
    house.run_to("2027-03-02T00:10")
    phone.texts("did I take it already?")
    phone.expects("21:00 dose is recorded as taken yesterday at 21:04")


def test_an_answer_to_a_dose_that_nobody_asked_about_waits_for_a_person(house: House) -> None:
    house.run_to("2027-03-03T12:00")
    with house.db.write() as session:
        a_patient(session, house.now, name="Ben", phone="+12025550124")
    reply = understood(house, "+12025550124", "took it", Reading(Kind.TAKEN, "taken"))
    assert reply.needs_person
    house.phone("+12025550124").expects_nothing()


@pytest.mark.parametrize(
    ("text", "said"),
    [("in 30 min", "again at"), ("should I stop the pills?", "cannot advise")],
)
def test_the_reader_itself_understands(house: House, text: str, said: str) -> None:
    house.phone(MARIA).texts(text)
    house.phone(MARIA).expects(said)


@pytest.mark.parametrize(("answer", "thumb"), [("S", "👍"), ("S", "👍🏽"), ("T", "👎")])
def test_a_thumb_to_the_receipt_does_not_turn_the_answer_round(
    house: House, answer: str, thumb: str
) -> None:
    house.phone(MARIA).texts(answer)
    house.phone(MARIA).texts(thumb)
    assert len(causes(house)) == 1
    house.phone(MARIA).expects("Saved: 21:00 dose")
    house.phone(MARIA).expects_nothing()


def test_a_thumb_to_the_question_answers_it(house: House) -> None:
    house.phone(MARIA).texts("👍")
    house.phone(MARIA).expects("Saved: 21:00 dose taken")


def test_what_names_the_dose_of_another_time_is_asked_again_and_answers_none(
    house: House,
) -> None:
    phone = house.phone(MARIA)
    phone.texts("took the morning one")
    phone.expects("Your 21:00 dose: reply only T if taken or only S")
    phone.texts("took my morning pill, pain is 4")
    phone.expects("Saved: 4")
    assert causes(house) == []
    phone.texts("took the 9pm one")
    phone.expects("21:00 dose taken")


@pytest.mark.parametrize(("text", "saved"), [("took both", "taken"), ("skipped both", "skipped")])
def test_both_answers_both_doses_that_are_open(house: House, text: str, saved: str) -> None:
    phone = house.phone(MARIA)
    with house.db.write() as session:
        a_dose(session, house.now, patients.find(session, "Maria"), "Other", at="22:00")
    house.run_to("2027-03-01T22:05")
    phone.expects("22:00 dose")
    phone.texts(text)
    receipts = "\n".join(phone.expects("Saved:") for _ in range(2))  # either may arrive first
    assert f"Saved: 21:00 dose {saved}. Wrong? Please tell" in receipts
    assert f"Saved: 22:00 dose {saved}." in receipts
    assert [answer for answer, _, _ in causes(house)] == [saved, saved]
    house.run_to("2027-03-02T10:00")
    phone.expects_nothing()


def test_both_is_the_newest_dose_alone_once_the_other_is_answered_or_has_closed(
    house: House,
) -> None:
    phone = house.phone(MARIA)
    with house.db.write() as session:
        for name, at in (("White", "22:00"), ("Blue", "23:30")):
            a_dose(session, house.now, patients.find(session, "Maria"), name, at=at)
    phone.texts("S")
    phone.expects("21:00 dose skipped")
    house.run_to("2027-03-01T22:05")
    phone.expects("22:00 dose")
    phone.texts("took them all")
    phone.expects("Saved: 22:00 dose taken")
    house.run_to("2027-03-02T00:05")
    phone.expects("23:30 dose")
    phone.texts("took both")
    phone.expects("Saved: 23:30 dose taken")
    phone.expects_nothing()


def test_both_of_one_question_about_several_doses_are_these(house: House) -> None:
    phone = house.phone(MARIA)
    with house.db.write() as session:
        for name in ("White", "Blue"):
            a_dose(session, house.now, patients.find(session, "Maria"), name, at="22:00")
    house.run_to("2027-03-01T22:05")
    phone.expects("22:00 doses")
    phone.texts("took both")
    phone.expects("Saved: 22:00 dose")
    phone.expects_nothing()
