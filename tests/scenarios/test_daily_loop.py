"""Reminded, answered, stored, watched, alerted, acknowledged: the whole of Carebell once."""

from sqlmodel import col, select

from service.db.tables import Episode, Occurrence, PainScore
from support.factories import a_caregiver, a_checkin, a_dose, a_patient
from support.house import House

MARIA, SAM = "+12025550123", "+12025550145"


def test_four_rising_scores_reach_the_caregiver_and_the_caregiver_takes_over(
    house: House,
) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, name="Sam", phone=SAM)
        a_checkin(session, house.now, maria, at="20:00")
        a_dose(session, house.now, maria, at="21:00")
    patient, caregiver = house.phone(MARIA), house.phone(SAM)

    for day, score in enumerate((3, 4, 5), start=1):
        house.run_to(f"2027-03-0{day}T20:00")
        patient.expects("20:00", "Average pain", "0 (none) to 10")
        patient.texts(str(score))
        patient.expects(f"Saved: {score}")
        house.run_to(f"2027-03-0{day}T21:00")
        patient.expects("Time for your 21:00 dose", "T when taken, S if skipped")
        patient.texts("T")
        patient.expects("21:00 dose taken")
    caregiver.expects_nothing()

    house.run_to("2027-03-04T20:00")
    patient.expects("Average pain")
    patient.texts("6")
    patient.expects("Saved: 6")
    alert = caregiver.expects("Maria's check-ins need your attention", "OK 11", "911")
    assert "6" not in alert, "the patient has not allowed scores to be told"
    patient.expects("We let Sam know")
    caregiver.expects_nothing()

    caregiver.texts("OK")
    caregiver.expects("you have alert 11 about Maria")
    with house.db.read() as session:
        [episode] = session.exec(select(Episode)).all()
        assert episode.acknowledged_by == "Sam"
        assert episode.acknowledged_at == house.now
        assert [score["value"] for score in episode.evidence["scores"]] == [3, 4, 5, 6]
        values = session.exec(select(PainScore.value).order_by(col(PainScore.local_on))).all()
        assert values == [3, 4, 5, 6]

    house.run_to("2027-03-05T20:00")
    patient.expects("21:00 dose")
    patient.expects("Average pain")
    patient.texts("7")
    patient.expects("Saved: 7")
    caregiver.expects("Do you still have it?", "OK 11", "BUSY 11")
    caregiver.expects_nothing()


def test_every_due_reminder_ends_in_exactly_one_outcome(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA)
        a_checkin(session, house.now, maria, at="20:00")
        a_dose(session, house.now, maria, at="08:00")
        a_dose(session, house.now, maria, medication="Second", at="08:00")
    house.run_to("2027-03-20T12:00")
    with house.db.read() as session:
        occurrences = session.exec(select(Occurrence)).all()
        assert len(occurrences) == 19 + 2 * 19  # the 1st's 08:00 had passed, today's 20:00 has not
        assert len({(o.schedule_id, o.local_on, o.wall) for o in occurrences}) == len(occurrences)
        assert len({o.message_id for o in occurrences}) == 19 + 19, "doses of one moment share"
    texts = house.simulator.screen(MARIA)
    assert len(texts) == 38
    assert sum("doses" in text for text in texts) == 19


def test_a_caregiver_who_may_see_scores_is_told_them(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, phone=SAM, sees=("scores",))
        a_checkin(session, house.now, maria, at="20:00")
    for day, score in enumerate((1, 2, 3, 4), start=1):
        house.run_to(f"2027-03-0{day}T20:30")
        house.phone(MARIA).texts(str(score))
    house.phone(SAM).expects("pain scores went up: 1, 2, 3, 4", "OK 11")


def test_an_alert_of_the_night_waits_for_the_caregivers_morning(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA)
        a_caregiver(session, house.now, maria, phone=SAM)
        a_checkin(session, house.now, maria, at="20:00")
    for day, score in enumerate((3, 4, 5, 6), start=1):
        house.run_to(f"2027-03-0{day}T23:30")
        house.phone(MARIA).texts(str(score))
    house.run_to("2027-03-05T06:59")
    house.phone(SAM).expects_nothing()
    house.run_to("2027-03-05T07:00")
    house.phone(SAM).expects("need your attention")


def test_an_episode_without_a_caregiver_waits_until_there_is_one(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA)
        a_checkin(session, house.now, maria, at="20:00")
    for day, score in enumerate((3, 4, 5, 6), start=1):
        house.run_to(f"2027-03-0{day}T20:00")
        house.phone(MARIA).texts(str(score))
    with house.db.write() as session:
        a_caregiver(session, house.now, maria, phone=SAM)
    house.settle()
    house.phone(SAM).expects("need your attention")
