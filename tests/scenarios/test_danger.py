"""Words of danger: answered at once, told to people at any hour, on record until one closes it."""

from dataclasses import replace

import pytest
from sqlmodel import col, select

from service.admin import alerts, caregivers, contacts, inbox, patients
from service.admin.patients import PatientChange
from service.admin.status import Health, status
from service.core.replies.danger import own_danger
from service.core.replies.reading import Danger, Kind, Reading
from service.db.tables import Cause, Episode, Message, PainScore, Patient, Reply
from support.factories import a_caregiver, a_checkin, a_contact, a_patient
from support.house import House
from support.readings import understood

MARIA, SAM, ROBIN, KIM = "+12025550123", "+12025550145", "+12025550150", "+12025550151"
STRANGER = "+12025550199"
PHYSICAL = Reading(Kind.DANGER, "chest_pain", danger=Danger.PHYSICAL)
SELF_HARM = Reading(Kind.DANGER, "self_harm", danger=Danger.SELF_HARM)


@pytest.fixture(autouse=True)
def clinic(house: House) -> None:
    with house.db.write() as session:
        a_contact(session, house.now, name="Robin", phone=ROBIN)
        a_contact(session, house.now, name="Kim", phone=KIM, role="clinician")
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, name="Sam", phone=SAM)
        a_checkin(session, house.now, maria, at="20:00")


def test_a_clinics_own_words_of_danger_are_read_like_carebells(house: House) -> None:
    examples = {"physical": ["my pump has stopped"]}
    own = own_danger({"en": {"physical": ["pump has stopped"], "must_hit": examples}}).words
    house.restart(replace(house.policy, own_danger=own))
    house.phone(MARIA).texts("My pump has stopped")
    house.phone(MARIA).expects("call 911")
    house.phone(ROBIN).expects("URGENT", "Maria")


def test_a_physical_danger_is_answered_and_everybody_hears_of_it_by_night(house: House) -> None:
    house.run_to("2027-03-02T03:00")
    house.phone(MARIA).expects("Average pain")
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    house.phone(MARIA).expects("call 911", "1-800-222-1222", "not watched live")
    for phone in (ROBIN, KIM, SAM):
        house.phone(phone).expects("URGENT: a text from Maria may mean", "OK 11", "911")
    house.phone(SAM).texts("OK 11")
    house.phone(SAM).expects("you have alert 11")
    with house.db.read() as session:
        [episode] = session.exec(select(Episode)).all()
    assert (episode.cause, episode.rule, episode.state) == (
        Cause.DANGER,
        "danger_physical",
        "acknowledged",
    )


def test_of_self_harm_clinicians_hear_and_the_caregiver_does_not(house: House) -> None:
    understood(house, MARIA, "no point living", SELF_HARM)
    house.phone(MARIA).expects("You matter", "988", "911")
    house.phone(KIM).expects("URGENT", "self-harm", "Maria")
    house.phone(SAM).expects_nothing()
    house.phone(ROBIN).expects_nothing()
    house.run_to("2027-03-01T23:00")
    house.phone(SAM).expects_nothing()


def test_the_caregiver_hears_of_self_harm_if_the_patient_chose_so(house: House) -> None:
    with house.db.write() as session:
        chosen = PatientChange(self_harm_to_caregiver=True)
        patients.edit(session, patients.find(session, "Maria"), chosen, house.now)
    understood(house, MARIA, "no point living", SELF_HARM)
    house.phone(SAM).expects("URGENT", "self-harm")


def test_a_score_beside_the_words_is_saved_and_receipted_too(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    reading = Reading(Kind.SCORE, "whole_number", value=9, danger=Danger.PHYSICAL)
    understood(house, MARIA, "9 and my chest hurts so much", reading)
    phone = house.phone(MARIA)
    phone.expects("Average pain")
    phone.expects("call 911")
    phone.expects("Saved: 9")
    house.phone(SAM).expects("URGENT")
    with house.db.read() as session:
        [score] = session.exec(select(PainScore)).all()
        [reply] = session.exec(select(Reply)).all()
    assert (score.value, score.origin, reply.danger) == (9, "checkin", Danger.PHYSICAL)


def test_prompts_rest_until_the_alert_is_closed(house: House) -> None:
    house.run_to("2027-03-01T19:00")
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    house.run_to("2027-03-01T20:00")
    phone = house.phone(MARIA)
    phone.expects("911")
    phone.expects_nothing()
    with house.db.read() as session:
        [prompt] = session.exec(select(Message).where(col(Message.kind) == "checkin")).all()
    assert (prompt.state, prompt.reason) == ("suppressed", "paused after words of danger")
    with house.db.write() as session:
        alerts.close(session, "11", "ambulance called, all well", house.now)
    house.run_to("2027-03-02T20:00")
    phone.expects("Average pain")


def test_prompts_go_on_after_a_day_though_nobody_closed_it(house: House) -> None:
    house.run_to("2027-03-01T21:00")
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    house.phone(KIM).texts("OK")
    house.run_to("2027-03-02T20:00")
    house.run_to("2027-03-03T20:00")
    texts = [text for text in house.simulator.screen(MARIA) if "Average pain" in text]
    assert len(texts) == 2, "the first evening's and the third's"


def test_each_answer_comes_once_in_half_an_hour_and_people_hear_each_time(house: House) -> None:
    for _ in range(3):
        understood(house, MARIA, "I cannot breathe", PHYSICAL)
    assert sum("911" in text for text in house.simulator.screen(MARIA)) == 1
    assert sum("URGENT" in text for text in house.simulator.screen(KIM)) == 3
    house.run_to("2027-03-01T09:30")
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    assert sum("911" in text for text in house.simulator.screen(MARIA)) == 2
    with house.db.read() as session:
        texts = {one.rule: len(one.evidence["texts"]) for one in session.exec(select(Episode))}
    assert texts == {"danger_physical": 4}


@pytest.mark.parametrize(
    ("first", "then"), [(PHYSICAL, SELF_HARM), (SELF_HARM, PHYSICAL)], ids=["physical", "harm"]
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_one_answer_names_whom_to_call_in_either_danger_and_people_hear_of_both(
    house: House, first: Reading, then: Reading, language: str
) -> None:
    with house.db.write() as session:
        patients.find(session, "Maria").language = language
    understood(house, MARIA, "help me", first)
    house.phone(MARIA).expects("911", "988")
    house.run_to("2027-03-01T09:20")
    understood(house, MARIA, "help me", then)
    house.phone(MARIA).expects_nothing()
    assert sum("URGENT: a text from Maria" in text for text in house.simulator.screen(KIM)) == 2
    house.run_to("2027-03-01T09:30")
    understood(house, MARIA, "help me", then)
    house.phone(MARIA).expects("911", "988")


def test_an_answer_that_never_arrived_told_nobody_whom_to_call(house: House) -> None:
    house.simulator.change_handset(MARIA, state="off")
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    house.simulator.change_handset(MARIA, state="on")
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    house.phone(MARIA).expects("call 911")


def test_an_ok_covers_only_the_danger_that_its_sender_was_told_of(house: House) -> None:
    understood(house, MARIA, "no point living", SELF_HARM)
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    house.phone(SAM).expects("URGENT", "an emergency", "OK 12")
    house.phone(SAM).texts("OK")
    house.phone(SAM).expects("you have alert 12")
    house.run_to("2027-03-01T09:15")
    last = house.simulator.screen(KIM)[-1]
    assert "URGENT: Alert 11 about Maria still needs somebody" in last, "of two, which is which"
    house.phone(KIM).texts("OK 11")
    with house.db.read() as session:
        held = {one.code: one.acknowledged_by for one in session.exec(select(Episode))}
    assert held == {11: "Kim", 12: "Sam"}


def test_new_words_of_danger_ask_whoever_has_the_alert_anew(house: House) -> None:
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    house.phone(KIM).texts("OK")
    understood(house, KIM, "she cannot breathe, I am with her", PHYSICAL)
    assert state_of(house) == "acknowledged", "these words are the holder's own"
    understood(house, MARIA, "my chest hurts", PHYSICAL)
    assert "URGENT" in house.simulator.screen(KIM)[-1]
    assert state_of(house) == "triggered"
    texts = len(house.simulator.screen(KIM))
    house.run_to("2027-03-01T09:11")
    assert len(house.simulator.screen(KIM)) == texts + 1, "asked again, as nobody has answered"
    house.phone(KIM).texts("OK")
    assert state_of(house) == "acknowledged"
    assert "Kim has alert 11" in house.simulator.screen(SAM)[-1]


def state_of(house: House) -> str:
    with house.db.read() as session:
        return session.exec(select(Episode.state)).one()


def test_a_danger_that_ends_leaves_the_rest_of_the_other(house: House) -> None:
    understood(house, MARIA, "no point living", SELF_HARM)
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    with house.db.write() as session:
        maria = patients.find(session, "Maria")
        alerts.close(session, "12", "asthma, has her spray", house.now)
        assert session.get_one(Patient, maria.id).danger_paused_until_at is not None
        alerts.close(session, "11", "Kim is with her", house.now)
        assert session.get_one(Patient, maria.id).danger_paused_until_at is None


def test_many_texts_at_once_use_up_no_rounds_of_the_chain(house: House) -> None:
    for _ in range(4):
        understood(house, MARIA, "I cannot breathe", PHYSICAL)
    house.run_to("2027-03-01T09:10")
    assert "still needs somebody" in house.simulator.screen(SAM)[-1]
    assert again(house, SAM, until="09:25") == 2, "three rounds, ten minutes apart"


def again(house: House, phone: str, until: str) -> int:
    """How often this phone has been told anew by then."""
    house.run_to(f"2027-03-01T{until}")
    return sum("still needs somebody" in text for text in house.simulator.screen(phone))


def test_a_danger_that_nobody_takes_is_told_on_every_half_hour_until_somebody_does(
    house: House,
) -> None:
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    assert again(house, SAM, until="09:49") == 2
    assert again(house, SAM, until="09:50") == 3
    with house.db.read() as session:
        assert any("nobody has it" in reason for reason in status(session, house.now).reasons)
    assert again(house, ROBIN, until="23:50") == 31, "by night, too"
    house.phone(KIM).texts("OK")
    assert again(house, ROBIN, until="23:59") == 31
    with house.db.read() as session:
        assert status(session, house.now).health is Health.HEALTHY


def test_of_self_harm_that_no_clinician_answers_admins_hear_and_may_take_it(house: House) -> None:
    understood(house, MARIA, "no point living", SELF_HARM)
    assert again(house, KIM, until="09:29") == 2
    house.phone(ROBIN).expects_nothing()
    house.run_to("2027-03-01T09:30")
    house.phone(ROBIN).expects("URGENT: Maria may need help now", "OK 11")
    assert again(house, KIM, until="10:00") == 3
    house.phone(ROBIN).expects("URGENT: Alert 11 about Maria still needs somebody")
    house.phone(ROBIN).texts("OK 11")
    house.phone(ROBIN).expects("you have alert 11")
    assert again(house, KIM, until="12:00") == 3
    assert len(house.simulator.screen(SAM)) == 0


def test_of_self_harm_that_reaches_no_clinician_admins_hear_at_once(house: House) -> None:
    understood(house, MARIA, "no point living", SELF_HARM)
    house.phone(KIM).texts("BUSY")
    house.phone(ROBIN).expects("URGENT: Maria may need help now", "OK 11")


def test_an_admins_own_words_are_not_brought_before_that_admin(house: House) -> None:
    with house.db.write() as session:
        a_contact(session, house.now, name="Lou", phone="+12025550152")
    understood(house, ROBIN, "she collapsed", PHYSICAL)
    house.phone(ROBIN).expects("If this is an emergency")
    house.phone(ROBIN).expects_nothing()
    house.phone("+12025550152").expects("URGENT", "a text from Robin")


def test_an_unknown_number_gets_no_answer_and_admins_hear_of_it(house: House) -> None:
    with house.db.write() as session:
        a_contact(session, house.now, name="Lou", phone="+12025550152").language = "es"
    understood(house, STRANGER, "I cannot breathe", PHYSICAL)
    house.phone(STRANGER).expects_nothing()
    house.phone("+12025550152").expects("URGENTE", "de un numero desconocido que termina en 0199")
    told = house.phone(ROBIN).expects("URGENT", "unknown number ending in 0199", "inbox")
    assert STRANGER not in told
    with house.db.read() as session:
        [reply] = session.exec(select(Reply)).all()
    assert reply.needs_person


def test_an_unknown_numbers_text_of_both_dangers_is_told_once(house: House) -> None:
    house.phone(STRANGER).texts("chest pain and cant breathe. i want to die")
    house.phone(KIM).expects("URGENT", "unknown number ending in 0199")
    house.phone(KIM).expects_nothing()


def test_of_an_unknown_number_the_clinic_hears_until_somebody_has_resolved_it(
    house: House,
) -> None:
    understood(house, STRANGER, "I cannot breathe", PHYSICAL)
    house.phone(KIM).expects("URGENT", "unknown number ending in 0199")
    house.run_to("2027-03-01T10:30")
    assert [len(house.simulator.screen(phone)) for phone in (ROBIN, KIM)] == [4, 4]
    with house.db.write() as session:
        made = inbox.MadeOf(note="called, a wrong number")
        inbox.resolve(session, house.policy, "1", made, house.now)
    house.run_to("2027-03-01T14:00")
    assert len(house.simulator.screen(KIM)) == 4
    house.phone(SAM).expects_nothing()


def test_a_patient_whose_care_has_ended_is_named_as_that(house: House) -> None:
    with house.db.write() as session:
        a_patient(session, house.now, name="Ben", phone=STRANGER)
        patients.end(session, patients.find(session, "Ben"), house.now)
    understood(house, STRANGER, "I cannot breathe", PHYSICAL)
    house.phone(KIM).expects("URGENT", "a text from Ben, a patient whose care here has ended")
    with house.db.read() as session:
        assert inbox.waiting_texts(session)[0].person == "Ben (ended patient)"
        assert inbox.show(session, "1").reason == "care_ended"


def test_whoever_was_removed_is_named_with_what_they_were(house: House) -> None:
    lou = "+12025550152"
    with house.db.write() as session:
        a_contact(session, house.now, name="Lou", phone=lou)
        caregivers.remove(session, caregivers.find(session, "Sam"), house.now)
        contacts.remove(session, contacts.find(session, "Lou"), house.now)
    understood(house, SAM, "she cannot breathe", PHYSICAL)
    house.phone(SAM).expects_nothing()
    house.phone(KIM).expects("URGENT", "a text from Sam, no longer a caregiver of Maria")
    understood(house, lou, "I cannot breathe", PHYSICAL)
    house.phone(KIM).expects("URGENT", "a text from Lou, who is no patient here")
    with house.db.read() as session:
        waiting = inbox.waiting_texts(session)
        people = [text.person for text in waiting]
    assert all("from somebody who was removed" in text.why for text in waiting)
    assert people == ["Sam (removed caregiver of Maria)", "Lou (removed admin)"]


def test_who_has_opted_out_gets_no_answer_and_people_hear_of_it(house: House) -> None:
    for phone in (MARIA, SAM):
        house.phone(phone).texts("STOP")
        house.phone(ROBIN).expects('texted "STOP"')
    read = [house.simulator.screen(phone) for phone in (MARIA, SAM)]
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    house.phone(ROBIN).expects("URGENT", "Maria")
    house.run_to("2027-03-01T10:00")
    assert [house.simulator.screen(phone) for phone in (MARIA, SAM)] == read
    house.phone(ROBIN).expects("URGENT: Alert 11 about Maria still needs somebody")


def test_a_caregivers_words_about_themselves_may_be_of_either(house: House) -> None:
    house.phone(SAM).texts("can't breathe")
    house.phone(SAM).expects("call 911")
    house.phone(KIM).expects("from Sam, caregiver of Maria", "an emergency of either")


def test_who_is_a_patient_too_speaks_of_themselves_the_other_or_either(house: House) -> None:
    with house.db.write() as session:
        a_patient(session, house.now, name="Sam", phone=SAM)
    house.phone(SAM).texts("I found Maria, she is unconscious")
    house.phone(KIM).expects("a text from Sam (about Maria)", "OK 11")
    house.phone(SAM).texts("I can't breathe")
    house.phone(KIM).expects("a text from Sam may mean", "OK 12")
    house.phone(KIM).expects_nothing()
    house.phone(SAM).texts("chest pain")
    about_both = sorted(house.phone(KIM).expects("Sam", "an emergency") for _ in range(2))
    assert "OK 12" in about_both[0]
    assert "caregiver of Maria, may mean an emergency of either" in about_both[1]


def test_a_caregivers_words_are_about_their_patient(house: House) -> None:
    understood(house, SAM, "she collapsed", PHYSICAL)
    house.phone(SAM).expects("call 911")
    house.phone(ROBIN).expects("a text from Sam (about Maria)")
    house.phone(SAM).expects_nothing()


def test_a_score_beside_danger_that_is_denied_says_why_it_waits(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    denied = Reading(Kind.SCORE, "number_in_phrase", value=6, danger_denied=True)
    understood(house, MARIA, "6, no thoughts of suicide", denied)
    understood(house, STRANGER, "I cannot breathe", PHYSICAL)
    with house.db.read() as session:
        assert [text.why for text in inbox.waiting_texts(session)] == [
            "speaks of danger, and denies it",
            "may tell of a physical emergency, from a number that nobody is known by",
        ]


def test_self_harm_that_is_denied_waits_for_a_person_and_alarms_nobody(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    denied = Reading(Kind.UNCLEAR, "self_harm_denied", danger_denied=True)
    reply = understood(house, MARIA, "no thoughts of suicide", denied)
    assert reply.needs_person
    house.phone(MARIA).expects("Average pain")
    for phone in (MARIA, ROBIN, KIM, SAM):
        house.phone(phone).expects_nothing()


def test_with_no_clinician_the_admins_hear_of_self_harm(house: House) -> None:
    house.phone(KIM).texts("STOP")
    house.phone(ROBIN).expects("Kim")
    understood(house, MARIA, "no point living", SELF_HARM)
    house.phone(ROBIN).expects("URGENT", "self-harm")


@pytest.mark.parametrize("text", ["I cant breathe", "want to kill myself", "chest pain 9"])
def test_the_reader_itself_raises_the_alarm(house: House, text: str) -> None:
    house.phone(MARIA).texts(text)
    house.phone(MARIA).expects("911")
    house.phone(KIM).expects("URGENT")


def test_on_a_shared_phone_all_who_may_have_texted_are_looked_after(house: House) -> None:
    with house.db.write() as session:
        a_patient(session, house.now, name="Ben", phone=MARIA)
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    assert sum("911" in text for text in house.simulator.screen(MARIA)) == 1
    of_ben, of_maria = sorted(house.phone(KIM).expects("from Maria / Ben") for _ in range(2))
    assert "(about Ben)" in of_ben
    assert "(about Maria)" in of_maria


def test_one_text_of_both_dangers_is_an_alert_of_each(house: House) -> None:
    house.phone(MARIA).texts("chest pain and cant breathe. i want to die")
    house.phone(MARIA).expects("call 911", "988")
    house.phone(MARIA).expects_nothing()
    house.phone(SAM).expects("an emergency", "OK 12")
    told = " ".join(house.simulator.screen(KIM))
    assert "self-harm" in told
    assert "OK 11" in told
    assert "OK 12" in told


@pytest.mark.parametrize("sent_back", ["{}", 'Fwd: "{}"', 'A Sam le gusta "{}"', "{}\n\nOK"])
def test_our_own_words_of_danger_sent_back_are_no_danger(house: House, sent_back: str) -> None:
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    house.phone(KIM).texts("OK")
    urgent = next(text for text in house.simulator.screen(SAM) if "URGENT" in text)
    house.phone(SAM).texts(sent_back.format(urgent))
    assert state_of(house) == "acknowledged"
    assert sum("URGENT" in text for text in house.simulator.screen(ROBIN)) == 1


def test_an_ok_beside_words_of_danger_takes_the_alert(house: House) -> None:
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    house.phone(SAM).texts("ok can someone call 911, she is not breathing")
    assert state_of(house) == "triggered"
    assert "Nobody has alert 11 about Maria yet" in house.simulator.screen(SAM)[-1]
    house.phone(SAM).texts("on my way, called 911")
    assert state_of(house) == "acknowledged"
    assert any("you have alert 11" in text for text in house.simulator.screen(SAM))
    assert any("Sam has alert 11" in text for text in house.simulator.screen(KIM))


def test_busy_about_danger_says_who_else_has_been_asked(house: House) -> None:
    understood(house, MARIA, "I cannot breathe", PHYSICAL)
    house.phone(SAM).texts("BUSY")
    [said] = [text for text in house.simulator.screen(SAM) if "URGENT" not in text]
    assert "Kim, Robin" in said or "Robin, Kim" in said
    assert "nobody before" not in said
