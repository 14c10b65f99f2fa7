"""Consent: asked for by text, given with JOIN or on paper, and nothing leaves before."""

import pytest
from sqlmodel import Session, col, select

from service.admin import caregivers, consent, inbox, patients, scores
from service.admin.caregivers import NewCaregiver
from service.admin.patients import NewPatient
from service.core.errors import ConflictError
from service.core.replies.reading import Kind, Reading
from service.db.tables import ConsentEvent, Message, Person
from support.factories import a_caregiver, a_checkin, a_contact, a_patient
from support.house import House
from support.readings import understood

MARIA, SAM, ROBIN = "+12025550123", "+12025550145", "+12025550150"
JOIN = Reading(Kind.JOIN, "join_word")


def invited(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA, consent=None)
        a_checkin(session, house.now, maria, at="20:00")
        consent.invite(session, maria, house.now)
    house.settle()


def test_join_is_consent_and_nothing_but_the_invite_leaves_before(house: House) -> None:
    invited(house)
    phone = house.phone(MARIA)
    phone.expects("Riverside", "as often as", "data rates may apply", "JOIN", "HELP", "STOP")
    house.run_to("2027-03-01T20:30")
    phone.expects_nothing()
    understood(house, MARIA, "Join", JOIN)
    phone.expects("Welcome", "data rates may apply", "HELP", "STOP")
    house.run_to("2027-03-02T20:00")
    phone.expects("Average pain")
    with house.db.read() as session:
        *_, event = session.exec(select(ConsentEvent).order_by(col(ConsentEvent.id))).all()
    assert (event.kind, event.source, event.wording) == ("given", "text", "Join")
    assert (event.wording_version, event.language) == ("consent-1", "en")


def test_the_word_join_itself_is_understood(house: House) -> None:
    invited(house)
    house.phone(MARIA).expects("JOIN")
    house.phone(MARIA).texts("JOIN")
    house.phone(MARIA).expects("Welcome")


def test_yes_answers_an_open_invite(house: House) -> None:
    invited(house)
    house.phone(MARIA).expects("JOIN")
    house.phone(MARIA).texts("yes")
    with house.db.read() as session:
        assert patients.find(session, "Maria").state == "active"


def test_an_ok_is_no_consent_and_waits_for_a_person(house: House) -> None:
    invited(house)
    house.phone(MARIA).expects("JOIN")
    house.phone(MARIA).texts("OK")
    house.phone(MARIA).expects_nothing()
    with house.db.read() as session:
        assert patients.find(session, "Maria").state == "pending"
        assert [one.reason for one in inbox.waiting_texts(session)] == ["ok_to_invite"]


def test_nobody_joins_without_an_invite(house: House) -> None:
    with house.db.write() as session:
        a_patient(session, house.now, name="Maria", phone=MARIA, consent=None)
    understood(house, MARIA, "Join", JOIN)
    house.phone(MARIA).expects_nothing()
    with house.db.read() as session:
        assert patients.find(session, "Maria").state == "pending"
        assert [text.reason for text in inbox.waiting_texts(session)] == ["join_uninvited"]


def test_a_caregiver_is_asked_in_the_patients_name_and_joins_for_themselves(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        sam = a_caregiver(session, house.now, maria, name="Sam", phone=SAM, consent=None)
        consent.invite(session, sam, house.now)
    house.settle()
    house.phone(SAM).expects("Maria asks that we text you", "JOIN")
    understood(house, SAM, "join", JOIN)
    house.phone(SAM).expects("Welcome", "check on Maria")
    house.phone(MARIA).expects_nothing()


def test_consent_on_paper_gets_one_welcome_before_the_first_prompt(house: House) -> None:
    house.run_to("2027-03-01T19:58")
    with house.db.write() as session:
        new = NewPatient(
            name="Maria",
            phone=MARIA,
            zone="America/New_York",
            country="US",
            consent="paper",
            consented_on="2027-02-26",
        )
        maria = patients.add(session, new, house.now)
        a_checkin(session, house.now, maria, at="20:00")
        sam = NewCaregiver(name="Sam", phone=SAM, consent="paper", consented_on="2027-02-26")
        caregivers.add(session, maria, sam, house.now)
        a_patient(session, house.now, name="Eva", phone=SAM)
    house.run_to("2027-03-02T20:00")
    phone = house.phone(MARIA)
    phone.expects("Riverside: Welcome")
    phone.expects("Average pain")
    phone.expects("Average pain")
    house.phone(SAM).expects("for Sam: Welcome", "Maria")
    house.phone(SAM).expects_nothing()
    with house.db.read() as session:
        events = session.exec(select(ConsentEvent).where(ConsentEvent.source == "paper")).all()
    assert {(e.source, e.happened_at.isoformat()) for e in events} == {
        ("paper", "2027-02-26T05:00:00+00:00")
    }


def test_a_welcome_waits_for_the_morning_only_if_nothing_is_asked_before(house: House) -> None:
    house.run_to("2027-03-01T23:00")
    with house.db.write() as session:
        for name, phone in (("Maria", MARIA), ("Eva", SAM)):
            new = NewPatient(
                name=name, phone=phone, zone="America/New_York", country="US", consent="paper"
            )
            patients.add(session, new, house.now)
    house.settle()
    with house.db.write() as session:
        a_checkin(session, house.now, patients.find(session, "Maria"), at="23:30")
    house.run_to("2027-03-02T06:59")
    texts = house.simulator.screen(MARIA)
    assert sorted("Welcome" in text for text in texts) == [False, True]
    house.phone(SAM).expects_nothing()
    house.run_to("2027-03-02T07:00")
    house.phone(SAM).expects("Welcome")


def _why_not(session: Session, house: House, name: str) -> str:
    with pytest.raises(ConflictError) as refused:
        consent.invite(
            session, session.exec(select(Person).where(Person.name == name)).one(), house.now
        )
    return str(refused.value)


def test_an_invite_is_refused_where_it_would_pester(house: House) -> None:
    invited(house)
    with house.db.write() as session:
        a_patient(session, house.now, name="Ben", phone="+12025550124")
        assert "agreed already" in _why_not(session, house, "Ben")
        assert "wait a day" in _why_not(session, house, "Maria")
    house.phone(MARIA).texts("STOP")
    with house.db.write() as session:
        assert "only a START" in _why_not(session, house, "Maria")


def test_a_join_while_a_stop_holds_opens_nothing_and_waits_for_a_person(house: House) -> None:
    invited(house)
    for text in ("STOP", "JOIN"):
        house.phone(MARIA).texts(text)
    assert not any("Welcome" in text for text in house.simulator.screen(MARIA))
    with house.db.read() as session:
        assert patients.find(session, "Maria").state == "pending"
        [waiting] = inbox.waiting_texts(session)
    assert waiting.text == "JOIN"
    assert "only a START" in waiting.why
    with house.db.write() as session:
        a_patient(session, house.now, name="Ben", phone=MARIA, consent=None)
    house.phone(MARIA).texts("join")
    with house.db.read() as session:
        *_, waiting = inbox.waiting_texts(session)
    assert waiting.person == "Maria / Ben"
    assert "only a START" in waiting.why


def test_a_patient_ends_what_a_caregiver_is_told_by_text(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, name="Sam Lee", phone=SAM, sees=("scores",))
        a_contact(session, house.now, phone=ROBIN)
        a_checkin(session, house.now, maria, at="20:00")
    house.phone(MARIA).texts("Remove Sam")
    house.phone(MARIA).expects("Sam Lee will get no more alerts about you")
    house.phone(ROBIN).expects("Sam Lee shall get no more alerts")
    house.phone(SAM).expects("you will get no more alerts about Maria")
    for day, score in enumerate((3, 4, 5, 6), start=1):
        house.run_to(f"2027-03-0{day}T20:00")
        house.phone(MARIA).texts(str(score))
    house.phone(SAM).expects_nothing()
    with house.db.read() as session:
        assert [row.kind for row in consent.log(session)][-1] == "ended"


def test_one_who_was_ended_by_night_learns_of_it_in_the_morning(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        maria.language = "es"
        a_caregiver(session, house.now, maria, name="Seán O’Neill", phone=SAM)
    house.run_to("2027-03-01T23:00")
    house.phone(MARIA).texts("QUITAR A SEÁN")
    house.phone(MARIA).expects("Seán O'Neill")
    house.phone(SAM).expects_nothing()
    house.run_to("2027-03-02T07:00")
    house.phone(SAM).expects("you will get no more alerts about Maria")


def test_a_name_that_is_no_caregivers_ends_nothing(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, name="Sam", phone=SAM)
    house.phone(MARIA).texts("remove the pain")
    with house.db.read() as session:
        assert caregivers.find(session, "Sam").state == "active"


def test_an_invite_by_night_waits_for_the_morning(house: House) -> None:
    house.run_to("2027-03-01T23:00")
    invited(house)
    house.phone(MARIA).expects_nothing()
    house.run_to("2027-03-02T07:00")
    house.phone(MARIA).expects("JOIN")


def test_two_of_one_phone_are_invited_by_name_and_join_each_for_themselves(house: House) -> None:
    with house.db.write() as session:
        both = [
            a_patient(session, house.now, name=name, phone=MARIA, consent=None)
            for name in ("Maria", "Ben")
        ]
        consent.invite(session, both[0], house.now)
    house.settle()  # of two calls at once either may come first
    with house.db.write() as session:
        consent.invite(session, patients.find(session, "Ben"), house.now)
    house.settle()
    phone = house.phone(MARIA)
    phone.expects("for Maria: You are invited", "Begin with", " JOIN")
    phone.expects("for Ben: You are invited", "BE JOIN")
    for _ in range(2):
        phone.texts("JOIN")
        phone.expects("Who joins?", "JOIN Maria / JOIN Ben")
    phone.texts("JOIN")
    phone.expects_nothing()
    with house.db.read() as session:
        [waiting] = inbox.waiting_texts(session)
    assert (waiting.person, waiting.why) == ("Maria / Ben", "an answer, but nobody can tell whose")
    phone.texts("BE JOIN")
    phone.expects("for Ben: Welcome")
    with house.db.read() as session:
        states = [patients.find(session, name).state for name in ("Maria", "Ben")]
    assert states == ["pending", "active"]


def test_who_is_invited_in_several_roles_joins_in_all_of_them_with_one_text(house: House) -> None:
    with house.db.write() as session:
        a_contact(session, house.now, phone=ROBIN)
        parents = [
            a_patient(session, house.now, name=name, phone=number)
            for name, number in (("Maria", MARIA), ("Ben", "+12025550124"))
        ]
        roles = [a_patient(session, house.now, name="Sam", phone=SAM, consent=None)]
        roles += [
            a_caregiver(session, house.now, parent, name="Sam", phone=SAM, consent=None)
            for parent in parents
        ]
        for role in roles:
            consent.invite(session, role, house.now)
    house.settle()
    phone = house.phone(SAM)
    for _ in roles:
        phone.expects("JOIN")
    phone.texts("JOIN")
    welcomes = "\n".join(phone.expects("Welcome") for _ in roles)
    assert all(about in welcomes for about in ("reminders", "check on Maria", "check on Ben"))
    with house.db.read() as session:
        given = [row.source for row in consent.log(session) if row.person == "Sam"][-3:]
        assert given == ["text"] * 3
        assert inbox.waiting_texts(session) == []


def test_a_start_after_the_stop_to_an_invite_agrees_to_it(house: House) -> None:
    invited(house)
    phone = house.phone(MARIA)
    phone.expects("JOIN")
    phone.texts("no thanks, stop")
    phone.expects("no more texts")
    phone.texts("START")
    texts = house.simulator.screen(MARIA)[2:]
    assert any("Welcome. You will get reminders" in text for text in texts)
    with house.db.read() as session:
        assert patients.find(session, "Maria").state == "active"


def test_a_patient_and_a_caregiver_of_one_phone_join_by_name(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        eva = a_patient(session, house.now, name="Eva Lopez", phone=SAM, consent=None)
        sam = a_caregiver(session, house.now, maria, name="Sam Lopez", phone=SAM, consent=None)
        for person in (eva, sam):
            consent.invite(session, person, house.now)
    house.settle()
    phone = house.phone(SAM)
    for _ in range(2):
        phone.expects("JOIN")
    phone.texts("yes")
    phone.expects("Who joins?", "JOIN Eva / JOIN Sam")
    phone.texts("join sam")
    phone.expects("for Sam: Welcome", "check on Maria")
    with house.db.read() as session:
        assert patients.find(session, "Eva Lopez").state == "pending"
        assert inbox.waiting_texts(session) == []
    phone.texts("JOIN")
    phone.expects("for Eva: Welcome")


def test_what_somebody_texts_before_they_agree_is_kept_and_not_answered(house: House) -> None:
    invited(house)
    house.phone(MARIA).expects("JOIN")
    house.phone(MARIA).texts("7")
    house.phone(MARIA).expects_nothing()
    with house.db.read() as session:
        [score] = scores.listing(session, patients.find(session, "Maria"))
        [receipt] = session.exec(select(Message).where(Message.kind == "receipt")).all()
    assert (score.value, score.origin) == (7, "unprompted"), "nothing had been asked"
    assert (receipt.state, receipt.reason) == ("suppressed", "no consent on record")
