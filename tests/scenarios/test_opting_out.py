"""STOP in a sentence, by hand and at the provider; who may take it back, and what survives."""

from dataclasses import replace
from typing import Literal

import pytest
from sqlmodel import select

from service.admin import consent, inbox, patients
from service.core.errors import ConflictError
from service.core.replies.reading import Danger, Kind, Reading
from service.db.queries.consent import forget_number
from service.db.tables import ConsentEvent, DoseReport, OptOut, Person, PersonState
from support.factories import a_caregiver, a_checkin, a_contact, a_dose, a_patient
from support.house import House
from support.readings import understood

MARIA, SAM, ROBIN = "+12025550123", "+12025550145", "+12025550150"
SENTENCE = Reading(Kind.OPTOUT, "optout_sentence")


@pytest.fixture(autouse=True)
def people(house: House) -> None:
    with house.db.write() as session:
        a_contact(session, house.now, name="Robin", phone=ROBIN)
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, name="Sam", phone=SAM, sees=("scores",))
        a_checkin(session, house.now, maria, at="20:00")


def lift(house: House) -> None:
    with house.db.write() as session:
        consent.lift(session, consent.find(session, "Maria"), "meant the pain", house.now)
    house.settle()


def test_a_sentence_stops_everything_with_one_confirmation(house: House) -> None:
    understood(house, MARIA, "please stop texting me", SENTENCE)
    house.phone(MARIA).expects("no more texts", "START")
    house.phone(ROBIN).expects("Maria", "asked in a sentence", "carebell consent lift")
    house.phone(SAM).expects("Maria has ended these texts")
    house.run_to("2027-03-01T21:00")
    house.phone(MARIA).expects_nothing()


def test_the_sentence_itself_is_understood(house: House) -> None:
    house.phone(MARIA).texts("Please stop texting me")
    house.phone(MARIA).expects("no more texts")


@pytest.mark.parametrize("text", ["stop texting me at night", "Too many texts", "text me earlier"])
def test_who_wants_the_texts_at_other_times_has_ended_nothing_and_a_person_reads_it(
    house: House, text: str
) -> None:
    phone = house.phone(MARIA)
    house.run_to("2027-03-01T20:00")
    phone.expects("Average pain")
    phone.texts(text)
    phone.expects_nothing()
    with house.db.read() as session:
        [waiting] = inbox.waiting_texts(session)
        assert (waiting.text, waiting.why) == (
            text,
            "wants the texts at other times, or fewer of them",
        )
    phone.texts("6")
    phone.expects("Saved: 6")


def test_an_admin_may_lift_what_was_misread_from_a_sentence(house: House) -> None:
    understood(house, MARIA, "make it stop, this pain", SENTENCE)
    lift(house)
    house.run_to("2027-03-01T20:00")
    house.phone(MARIA).expects("no more texts")
    house.phone(MARIA).expects("Your texts go on", "STOP to end")
    house.phone(MARIA).expects("Average pain")
    with house.db.read() as session:
        kinds = [row.kind for row in consent.log(session, consent.find(session, "Maria"))]
    assert kinds == ["given", "given", "opted_out", "lifted"], (
        "the first two: theirs, and what Sam sees"
    )


@pytest.mark.parametrize(
    "text", ["Stop texting me please", "no more texts", "wrong number", "¡Dejen de escribirme!"]
)
def test_a_wish_in_a_sentence_may_be_lifted_however_short_it_is(house: House, text: str) -> None:
    house.phone(MARIA).texts(text)
    house.phone(MARIA).expects("no more texts")
    lift(house)
    house.run_to("2027-03-01T20:00")
    assert "Average pain" in house.simulator.screen(MARIA)[-1]


@pytest.mark.parametrize("text", ["STOP", "stop please!", "No thanks, stop.", "STOP. I mean it."])
def test_a_keyword_among_courtesy_is_a_stop_in_so_many_words(house: House, text: str) -> None:
    house.phone(MARIA).texts(text)
    with pytest.raises(ConflictError, match="only a START"):
        lift(house)


def test_a_sentence_opens_no_number_but_waits_for_a_person(house: House) -> None:
    house.phone(MARIA).texts("STOP")
    house.phone(MARIA).texts("please start texting me again")
    house.run_to("2027-03-01T21:00")
    assert not any("Average pain" in text for text in house.simulator.screen(MARIA))
    with house.db.read() as session:
        assert [row.text for row in inbox.waiting_texts(session)] == [
            "please start texting me again"
        ]
    house.phone(MARIA).texts("START")
    house.run_to("2027-03-02T20:00")
    assert "Average pain" in house.simulator.screen(MARIA)[-1]


def test_nobody_lifts_a_persons_own_stop(house: House) -> None:
    house.phone(MARIA).texts("STOP")
    with pytest.raises(ConflictError, match="only a START"):
        lift(house)


def test_a_stop_in_so_many_words_after_a_sentence_is_the_persons_own(house: House) -> None:
    understood(house, MARIA, "please stop texting me", SENTENCE)
    house.phone(MARIA).texts("STOP")
    with pytest.raises(ConflictError, match="only a START"):
        lift(house)


def test_a_stop_by_voice_tells_the_same_people_and_can_be_lifted(house: House) -> None:
    with house.db.write() as session:
        maria = consent.find(session, "Maria")
        consent.stop(session, maria, "voice", "rang us", house.now)
    house.settle()
    house.phone(ROBIN).expects("Maria", "entered by hand")
    house.phone(SAM).expects("Maria has ended these texts")
    house.phone(MARIA).expects_nothing()
    lift(house)
    house.run_to("2027-03-01T20:00")
    house.phone(MARIA).expects("Your texts go on")
    house.phone(MARIA).expects("Average pain")


def test_of_an_opt_out_that_was_lifted_a_number_hears_once_and_only_with_consent(
    house: House,
) -> None:
    alone = "+12025550188"
    with house.db.write() as session:
        a_patient(session, house.now, name="Ben", phone=MARIA)
        lou = a_patient(session, house.now, name="Lou", phone=alone, consent=None)
        for person in (consent.find(session, "Maria"), lou):
            consent.stop(session, person, "voice", None, house.now)
            consent.lift(session, person, "meant the pain", house.now)
    house.settle()
    house.phone(MARIA).expects("Your texts go on")
    house.phone(MARIA).expects_nothing()
    house.phone(alone).expects_nothing()


@pytest.mark.parametrize("by_hand", [True, False])
def test_whoever_was_told_of_an_opt_out_hears_that_it_was_lifted(
    house: House, *, by_hand: bool
) -> None:
    if by_hand:
        with house.db.write() as session:
            maria = consent.find(session, "Maria")
            consent.stop(session, maria, "voice", "rang us", house.now)
        house.settle()
    else:
        understood(house, MARIA, "make it stop, this pain", SENTENCE)
    house.phone(SAM).expects("Maria has ended these texts")
    house.phone(ROBIN).expects("Nothing is sent to that number")
    lift(house)
    house.phone(SAM).expects("Maria gets these texts again")
    house.phone(ROBIN).expects("opt-out of Maria", "taken back", "go on")


def test_an_opt_out_that_was_lifted_in_the_night_is_not_told_in_the_morning(house: House) -> None:
    house.run_to("2027-03-01T23:00")
    understood(house, MARIA, "make it stop, this pain", SENTENCE)
    lift(house)
    house.run_to("2027-03-02T08:00")
    house.phone(SAM).expects_nothing()
    house.phone(ROBIN).expects_nothing()


def test_a_refusal_by_the_provider_counts_as_the_persons_own_stop(house: House) -> None:
    house.simulator.text("STOP", MARIA)
    with house.db.write() as session:
        for row in session.exec(select(OptOut)):
            session.delete(row)
    house.run_to("2027-03-01T20:30")
    with house.db.read() as session:
        assert session.get(OptOut, MARIA) is not None
    with pytest.raises(ConflictError, match="only a START"):
        lift(house)
    house.phone(MARIA).texts("START")
    house.run_to("2027-03-02T20:00")
    assert "Average pain" in house.simulator.screen(MARIA)[-1]


def test_start_opens_the_number_again_whoever_closed_it(house: House) -> None:
    understood(house, MARIA, "please stop texting me", SENTENCE)
    house.phone(MARIA).texts("START")
    house.run_to("2027-03-01T20:00")
    assert "Average pain" in house.simulator.screen(MARIA)[-1]


def test_danger_beside_a_wish_to_stop_tells_people_and_is_not_answered(house: House) -> None:
    reading = Reading(Kind.OPTOUT, "optout_sentence", danger=Danger.SELF_HARM)
    understood(house, MARIA, "stop texting me, I want to end it", reading)
    house.phone(MARIA).expects("no more texts")
    house.phone(MARIA).expects_nothing()
    house.phone(ROBIN).expects("URGENT", "self-harm")


def test_a_number_that_was_erased_is_refused_until_its_own_start(house: House) -> None:
    house.phone(MARIA).texts("STOP")
    with house.db.write() as session:
        forget_number(session, MARIA, house.now)
        person = session.exec(select(Person).where(Person.phone == MARIA)).one()
        person.phone, person.state = "erased", PersonState.ENDED
        for event in session.exec(select(ConsentEvent).where(ConsentEvent.phone == MARIA)):
            event.phone = "erased"
    with (
        house.db.write() as session,
        pytest.raises(ConflictError, match="opted out before what was known"),
    ):
        a_patient(session, house.now, name="Maria", phone=MARIA)
    house.phone(MARIA).texts("START")
    with house.db.write() as session:
        a_patient(session, house.now, name="Maria", phone=MARIA)
        assert patients.find(session, "Maria").phone == MARIA


def test_a_start_among_other_words_opens_only_what_the_provider_does_not_block(
    house: House,
) -> None:
    robin, sam = house.phone(ROBIN), house.phone(SAM)
    house.phone(MARIA).texts("stop please")  # ours alone
    house.phone(MARIA).texts("start please")
    robin.expects('texted "stop please"')
    robin.expects('texted "start please"')
    sam.expects("has ended these texts")
    sam.expects("gets these texts again")
    house.phone(MARIA).texts("STOP")  # the provider's own word
    robin.expects("STOP")
    sam.expects("has ended these texts")
    house.phone(MARIA).texts("please start again")
    robin.expects_nothing()
    sam.expects_nothing()
    with house.db.read() as session:
        [waiting] = inbox.waiting_texts(session)
        assert "only to START, alone in a text" in waiting.why
    house.phone(MARIA).texts("Start.")
    robin.expects('texted "Start."')
    sam.expects("gets these texts again")


@pytest.mark.parametrize("answer", ["yes", "YES", "Yes.", "Sí", "oui", "sim!"])
def test_a_yes_after_a_stop_is_no_answer_to_what_was_asked_before(
    house: House, answer: str
) -> None:
    with house.db.write() as session:
        a_dose(session, house.now, consent.find(session, "Maria"), at="20:30")
    house.run_to("2027-03-01T20:30")
    house.phone(MARIA).texts("please stop texting me")  # ours alone: Twilio knows of no block
    house.phone(MARIA).texts(answer)
    with house.db.read() as session:
        assert session.get(OptOut, MARIA) is not None
        assert session.exec(select(DoseReport)).all() == []
        [waiting] = inbox.waiting_texts(session)
        assert waiting.why == "says yes, but the number has opted out, and only a START opens it"
        assert waiting.text == answer


@pytest.mark.parametrize("mode", ["default", "off"])
def test_a_yes_that_lifts_twilios_own_block_is_a_start(
    house: House, mode: Literal["default", "off"]
) -> None:
    house.restart(replace(house.policy, optout=mode))
    with house.db.write() as session:
        a_dose(session, house.now, consent.find(session, "Maria"), at="20:30")
    house.run_to("2027-03-01T20:30")
    house.phone(MARIA).texts("STOP")
    house.phone(ROBIN).expects("Maria", "STOP")
    house.phone(SAM).expects("Maria has ended these texts")
    house.phone(MARIA).texts("Yes")
    with house.db.read() as session:
        assert session.exec(select(DoseReport)).all() == []
        assert (session.get(OptOut, MARIA) is None) is (mode == "default")
        assert len(inbox.waiting_texts(session)) == (mode == "off")
    if mode == "default":
        assert "subscribed again" in house.simulator.screen(MARIA)[-1], "Twilio's own, alone"
        house.phone(ROBIN).expects("Maria", 'texted "Yes"')
        house.phone(SAM).expects("gets these texts again")
        house.run_to("2027-03-02T20:00")
        assert "Average pain" in house.simulator.screen(MARIA)[-1]
