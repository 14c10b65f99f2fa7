"""Who is texted: only people who agreed, and only until they say STOP."""

import pytest
from sqlmodel import col, select

from service.admin import pauses
from service.db.tables import ConsentEvent, Message, OptOut
from support.factories import CONSENT, a_caregiver, a_checkin, a_contact, a_patient
from support.house import House

MARIA, SAM, ADMIN = "+12025550123", "+12025550145", "+12025550150"
BEN = "+12025550124"


def test_nobody_without_consent_is_texted(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA, consent=None)
        a_checkin(session, house.now, maria, at="20:00")
    house.run_to("2027-03-01T20:30")
    house.phone(MARIA).expects_nothing()
    with house.db.read() as session:
        [message] = session.exec(select(Message)).all()
    assert (message.state, message.reason) == ("suppressed", "no consent on record")


@pytest.mark.parametrize("word", ["STOP", "stop.", " Quit ", "UNSUBSCRIBE", "opt out"])
def test_stop_ends_all_texts_at_once_and_tells_who_counts_on_them(house: House, word: str) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, phone=SAM, sees=("scores",))
        a_contact(session, house.now, phone=ADMIN)
        a_checkin(session, house.now, maria, at="20:00")
    house.phone(MARIA).texts(word)
    house.phone(SAM).expects("Maria has ended these texts", "no more alerts")
    house.phone(ADMIN).expects("Maria", f'texted "{word.strip()}"')
    got = len(house.simulator.screen(MARIA))
    assert got == 1, "one confirmation: the provider's for its own words, ours for the others"
    house.run_to("2027-03-02T21:00")
    assert len(house.simulator.screen(MARIA)) == got


def test_a_default_caregiver_is_not_told_of_the_stop(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA)
        a_caregiver(session, house.now, maria, phone=SAM)
    house.phone(MARIA).texts("STOP")
    house.phone(SAM).expects_nothing()


def test_only_start_opens_the_number_again(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA)
        a_checkin(session, house.now, maria, at="20:00")
    house.phone(MARIA).texts("STOP")
    house.phone(MARIA).texts("6")
    house.phone(MARIA).texts("HELP")
    with house.db.read() as session:
        assert session.get(OptOut, MARIA) is not None
    house.phone(MARIA).texts("START")
    with house.db.read() as session:
        assert session.get(OptOut, MARIA) is None
        kinds = session.exec(select(col(ConsentEvent.kind)).order_by(col(ConsentEvent.id))).all()
    assert [kind.value for kind in kinds] == ["given", "opted_out", "opted_in"]
    house.run_to("2027-03-01T20:00")
    assert "Average pain" in house.simulator.screen(MARIA)[-1]


def test_a_number_that_the_provider_refuses_is_opted_out_here_too(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA)
        a_checkin(session, house.now, maria, at="12:00")
        a_checkin(session, house.now, maria, at="20:00")
    # Their STOP reached the provider while our webhook was elsewhere.
    house.simulator.text("STOP", MARIA)
    with house.db.write() as session:
        for row in session.exec(select(OptOut)):
            session.delete(row)
    house.run_to("2027-03-01T20:30")
    with house.db.read() as session:
        outcomes = {m.due_at: (m.state, m.error_code) for m in session.exec(select(Message))}
        assert session.get(OptOut, MARIA) is not None
    assert ("failed", 21610) in outcomes.values() or ("suppressed", None) in outcomes.values()


def test_help_names_the_service_the_contact_and_the_emergency_number(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA)
        a_caregiver(session, house.now, maria, phone=SAM)
        a_patient(session, house.now, name="Ben", phone=BEN)
        a_caregiver(session, house.now, maria, name="Ben", phone=BEN)
    said = {
        MARIA: "reminders and pain check-ins by text",
        SAM: "when somebody should check on a patient",
        BEN: "check-ins for you, and alerts about a patient",
    }
    for number, what in said.items():
        house.phone(number).texts("help")
        ours = house.simulator.screen(number)[-1]
        assert "Riverside" in ours
        assert what in ours
        assert "+1 202 555 0100" in ours
        assert "911" in ours


@pytest.mark.parametrize("consent", [CONSENT, None], ids=["paused", "pending"])
def test_whoever_asks_for_help_gets_it_without_being_texted_otherwise(
    house: House, consent: str | None
) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA, consent=consent)
        a_checkin(session, house.now, maria, at="20:00")
        if consent:
            pauses.pause(session, maria, None, house.now)
    house.run_to("2027-03-01T20:30")
    house.phone(MARIA).expects_nothing()
    house.phone(MARIA).texts("help")
    assert "911" in house.simulator.screen(MARIA)[-1]


def test_a_paused_patient_who_texts_a_score_hears_that_it_was_saved(house: House) -> None:
    with house.db.write() as session:
        pauses.pause(session, a_patient(session, house.now, phone=MARIA), None, house.now)
    house.phone(MARIA).texts("5")
    house.phone(MARIA).expects("Saved: 5")


def test_a_stop_that_was_taken_back_in_the_night_is_not_told_in_the_morning(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, phone=SAM, sees=("scores",))
        a_contact(session, house.now, phone=ADMIN)
    house.run_to("2027-03-01T23:00")
    for word in ("Baja", "START"):
        house.phone(MARIA).texts(word)
    house.run_to("2027-03-02T08:00")
    house.phone(SAM).expects_nothing()
    house.phone(ADMIN).expects_nothing()


def test_whoever_was_told_of_the_stop_is_told_of_the_start(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, phone=SAM, sees=("scores",))
        a_contact(session, house.now, phone=ADMIN)
    for word in ("STOP", "START", "STOP"):
        house.phone(MARIA).texts(word)
    for phone in (SAM, ADMIN):
        texts = house.simulator.screen(phone)
        assert len(texts) == 3
        assert "again" in texts[1] or "go on" in texts[1]
        assert texts[0] == texts[2]


def test_nobody_is_told_of_their_own_start(house: House) -> None:
    with house.db.write() as session:
        a_contact(session, house.now, name="Robin", phone=ADMIN)
        a_contact(session, house.now, name="Lou", phone=SAM)
    for word in ("STOP", "START"):
        house.phone(ADMIN).texts(word)
    assert not any("Robin" in text for text in house.simulator.screen(ADMIN))
    house.phone(SAM).expects("Robin", 'texted "STOP"')
    house.phone(SAM).expects("Robin", 'texted "START"')


def test_a_caregivers_stop_ends_their_alerts_and_the_next_caregiver_is_told(
    house: House,
) -> None:
    second = "+12025550146"
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA)
        a_caregiver(session, house.now, maria, name="Sam", phone=SAM)
        a_caregiver(session, house.now, maria, name="Pat", phone=second)
        a_checkin(session, house.now, maria, at="20:00")
    house.phone(SAM).texts("STOP")
    for day, score in enumerate((3, 4, 5, 6), start=1):
        house.run_to(f"2027-03-0{day}T20:00")
        house.phone(MARIA).texts(str(score))
    house.phone(second).expects("need your attention")
