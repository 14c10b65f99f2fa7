"""What a person reads in a text of the inbox counts as if it had been understood at once."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from service.admin import inbox, patients
from service.admin.audit import audit
from service.core.errors import ConflictError
from service.db.tables import DoseReport, PainScore
from support.factories import a_caregiver, a_checkin, a_contact, a_dose, a_patient
from support.house import House

MARIA, SAM, ROBIN = "+12025550123", "+12025550145", "+12025550150"


@pytest.fixture(autouse=True)
def maria(house: House) -> None:
    with house.db.write() as session:
        a_contact(session, house.now)
        patient = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, patient, name="Sam", phone=SAM)
        a_checkin(session, house.now, patient, at="20:00")
        a_dose(session, house.now, patient, at="21:00")


def waits(house: House) -> str:
    """A text that was asked about twice in vain; its id in the inbox."""
    for text in ("6-7", "rather bad", "somewhere around there"):
        house.phone(MARIA).texts(text)
    with house.db.read() as session:
        [waiting] = inbox.waiting_texts(session)
    return str(waiting.id)


def resolve(house: House, text: str, meaning: str) -> None:
    with house.db.write() as session:
        inbox.resolve(session, house.policy, text, inbox.MadeOf(meaning=meaning), house.now)
    house.settle()


def is_clean(house: House) -> bool:
    with house.db.read() as session:
        return audit(session, house.now, house.now - timedelta(days=9)) == []


def test_a_score_that_a_person_read_is_used_by_the_rules(house: House) -> None:
    for day, score in enumerate((3, 4, 5), start=1):
        house.run_to(f"2027-03-0{day}T20:00")
        house.phone(MARIA).texts(str(score))
    house.run_to("2027-03-04T20:00")
    text = waits(house)
    house.run_to("2027-03-05T11:00")
    house.phone(SAM).expects_nothing()
    resolve(house, text, "score=6")
    house.phone(SAM).expects("need your attention")
    with house.db.read() as session:
        *_, newest = session.exec(select(PainScore).order_by(col(PainScore.id))).all()
    assert (newest.value, newest.origin, newest.local_on.isoformat()) == (
        6,
        "entered",
        "2027-03-04",
    )
    assert is_clean(house)


def test_a_later_answer_of_the_patient_stays_the_one_that_counts(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    text = waits(house)
    house.run_to("2027-03-01T20:30")
    house.phone(MARIA).texts("2")
    resolve(house, text, "score=9")
    with house.db.read() as session:
        rows = session.exec(select(PainScore).order_by(col(PainScore.id))).all()
    assert [(row.value, row.origin, row.is_current) for row in rows] == [
        (2, "checkin", True),
        (9, "entered", False),
    ]
    assert is_clean(house)


def test_a_text_that_came_too_late_is_entered_as_late(house: House) -> None:
    house.run_to("2027-03-02T09:00")
    house.phone(MARIA).texts("it was rather bad yesterday")
    with house.db.read() as session:
        [text] = inbox.waiting_texts(session)
    resolve(house, str(text.id), "score=8")
    with house.db.read() as session:
        [score] = session.exec(select(PainScore)).all()
    assert (score.origin, score.local_on.isoformat()) == ("late", "2027-03-01")


def test_a_dose_that_a_person_read_is_on_record(house: House) -> None:
    house.run_to("2027-03-01T21:00")
    house.phone(MARIA).texts("4")
    for text in ("hm", "what", "well, you know how it goes"):
        house.phone(MARIA).texts(text)
    with house.db.read() as session:
        [waiting] = inbox.waiting_texts(session)
    resolve(house, str(waiting.id), "dose=taken")
    with house.db.read() as session:
        [report] = session.exec(select(DoseReport)).all()
    assert (report.answer, report.late) == ("taken", False)
    assert is_clean(house)


def test_a_later_dose_answer_of_the_patient_stays_the_one_that_counts(house: House) -> None:
    house.run_to("2027-03-01T21:00")
    house.phone(MARIA).texts("4")
    for text in ("hm", "what", "well, you know how it goes"):
        house.phone(MARIA).texts(text)
    house.run_to("2027-03-01T21:30")
    house.phone(MARIA).texts("T")
    with house.db.read() as session:
        [waiting] = inbox.waiting_texts(session)
    resolve(house, str(waiting.id), "dose=skipped")
    assert dose_reports(house) == [("taken", False, True), ("skipped", False, False)]
    assert is_clean(house)


def test_the_same_dose_answer_entered_late_makes_nothing_late(house: House) -> None:
    house.run_to("2027-03-01T21:00")
    house.phone(MARIA).texts("4")
    house.phone(MARIA).texts("T")
    house.run_to("2027-03-02T09:00")
    house.phone(MARIA).texts("as I told you, all is done with the evening one")
    with house.db.read() as session:
        [waiting] = inbox.waiting_texts(session)
    resolve(house, str(waiting.id), "dose=taken")
    assert dose_reports(house) == [("taken", False, True), ("taken", True, False)]


def dose_reports(house: House) -> list[tuple[str, bool, bool]]:
    with house.db.read() as session:
        reports = session.exec(select(DoseReport).order_by(col(DoseReport.id))).all()
    return [(one.answer, one.late, one.is_current) for one in reports]


def test_what_comes_after_care_has_ended_is_nobodys_score(house: House) -> None:
    with house.db.write() as session:
        patients.end(session, patients.find(session, "Maria"), house.now)
    house.phone(MARIA).texts("my pain is rather bad again today")
    with house.db.read() as session:
        [waiting] = inbox.waiting_texts(session)
    with pytest.raises(ConflictError, match="no patient's"):
        resolve(house, str(waiting.id), "score=6")
    told = inbox.MadeOf(note="rang her")
    with house.db.write() as session:
        inbox.resolve(session, house.policy, str(waiting.id), told, house.now)


def test_a_number_from_somebody_who_is_no_patient_says_so(house: House) -> None:
    house.phone(ROBIN).texts("6")
    with house.db.read() as session:
        [waiting] = inbox.waiting_texts(session)
    assert waiting.why == "an answer, but from no patient's number"
