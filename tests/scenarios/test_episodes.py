"""Episodes: one at a time, a rest between them, and codes that never hit a stranger's."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from service.admin import alerts, rules
from service.db.tables import Episode, Person
from support.factories import a_caregiver, a_checkin, a_patient
from support.house import House

MARIA, SAM, PAT = "+12025550123", "+12025550145", "+12025550146"


@pytest.fixture
def maria(house: House) -> Person:
    with house.db.write() as session:
        patient = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, patient, name="Sam", phone=SAM)
        a_checkin(session, house.now, patient, at="20:00")
        return patient


def evening(house: House, day: int, score: int) -> None:
    house.run_to(f"2027-03-{day:02d}T20:00")
    house.phone(MARIA).texts(str(score))


def episodes(session: Session) -> list[Episode]:
    return list(session.exec(select(Episode).order_by(col(Episode.id))))


@pytest.mark.usefixtures("maria")
def test_scores_that_go_on_rising_do_not_alert_again(house: House) -> None:
    for day, score in enumerate((2, 3, 4, 5, 6, 7, 8), start=1):
        evening(house, day, score)
        if score == 5:
            house.phone(SAM).texts("OK")
    sam = house.phone(SAM)
    sam.expects("need your attention")
    sam.expects("you have alert 11")
    sam.expects("Do you still have it?")
    told = house.simulator.screen(SAM)
    assert sum("need your attention" in text for text in told) == 1
    with house.db.read() as session:
        assert len(episodes(session)) == 1


def test_a_caregiver_whose_number_is_refused_does_not_end_the_alert(
    house: House, maria: Person
) -> None:
    with house.db.write() as session:
        refused, *_ = session.exec(select(Person).where(Person.name == "Sam")).all()
        refused.phone = "+15005550001"  # Twilio: the number that never is a valid one
        a_caregiver(session, house.now, maria, name="Pat", phone=PAT)
    for day, score in enumerate((3, 4, 5, 6), start=1):
        evening(house, day, score)
    house.phone(PAT).expects("need your attention", "OK 11")
    house.phone(MARIA).texts("thanks")
    assert sum("We let Pat know" in text for text in house.simulator.screen(MARIA)) == 1


@pytest.mark.usefixtures("maria")
def test_after_an_episode_is_closed_a_new_one_waits_for_the_cooldown(house: House) -> None:
    for day, score in enumerate((3, 4, 5, 6), start=1):
        evening(house, day, score)
    with house.db.write() as session:
        alerts.close(session, "11", "spoke to Maria", house.now)
    for day, score in enumerate((7, 8, 9), start=5):
        evening(house, day, score)
    with house.db.read() as session:
        assert len(episodes(session)) == 1, "seven days from the triggering"
    for day, score in enumerate((1, 2, 3, 4), start=8):
        evening(house, day, score)
    with house.db.read() as session:
        assert [episode.code for episode in episodes(session)] == [11, 12], "11 still rests"


@pytest.mark.usefixtures("maria")
def test_a_code_is_given_again_after_ninety_days(house: House) -> None:
    for day, score in enumerate((3, 4, 5, 6), start=1):
        evening(house, day, score)
    with house.db.write() as session:
        alerts.close(session, "11", "spoke to Maria", house.now)
        [episode] = episodes(session)
        episode.triggered_at -= timedelta(days=90)
        episode.evidence = episode.evidence | {"on": "2026-12-01"}
        episode.closed_at = house.now - timedelta(days=90)
    for day, score in enumerate((1, 2, 3, 4), start=5):
        evening(house, day, score)
    with house.db.read() as session:
        assert [episode.code for episode in episodes(session)] == [11, 11]


def test_a_patients_own_rule_is_the_one_that_counts(house: House, maria: Person) -> None:
    with house.db.write() as session:
        rules.change(session, maria, rules.RuleChange(rises="2", min_score="2"), house.now)
    for day, score in enumerate((0, 1, 2), start=1):
        evening(house, day, score)
    house.phone(SAM).expects("need your attention")
    with house.db.read() as session:
        [episode] = episodes(session)
    assert episode.evidence["parameters"]["rises"] == 2
    assert episode.evidence["explanation"].startswith("3 scores rose in a row: 0, 1, 2")


def test_a_patient_who_wants_no_notice_of_alerts_gets_none(house: House) -> None:
    with house.db.write() as session:
        patient = a_patient(session, house.now, phone=MARIA, tell_of_alerts=False)
        a_caregiver(session, house.now, patient, phone=SAM)
        a_checkin(session, house.now, patient, at="20:00")
    for day, score in enumerate((3, 4, 5, 6), start=1):
        evening(house, day, score)
    house.phone(SAM).expects("need your attention")
    assert not any("We let" in text for text in house.simulator.screen(MARIA))


def test_silent_days_up_to_two_do_not_break_a_climb_and_three_do(
    house: House, maria: Person
) -> None:
    with house.db.write() as session:
        rules.change(session, maria, rules.RuleChange(silence="off"), house.now)
    for day, score in ((1, 3), (4, 4), (5, 5), (9, 6)):
        evening(house, day, score)
    house.phone(SAM).expects_nothing()
    for day, score in ((12, 7), (15, 8)):
        evening(house, day, score)
    house.phone(SAM).expects_nothing()
    evening(house, 16, 9)
    house.phone(SAM).expects("need your attention")
