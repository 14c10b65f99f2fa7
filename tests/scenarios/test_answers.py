"""Answers in every order that people give them."""

import pytest
from sqlmodel import col, select

from service.admin import inbox, patients
from service.db.tables import DoseReport, InboundMessage, PainScore, Reply
from service.reports.load import Period, load
from support.factories import a_caregiver, a_checkin, a_dose, a_patient
from support.house import House

MARIA, SAM = "+12025550123", "+12025550145"


@pytest.fixture(autouse=True)
def maria(house: House) -> None:
    with house.db.write() as session:
        patient = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, patient, name="Sam", phone=SAM)
        a_checkin(session, house.now, patient, at="20:00")
        a_dose(session, house.now, patient, medication="One", at="21:00")
        a_dose(session, house.now, patient, medication="Two", at="21:00")


def scores(house: House) -> list[tuple[int, str, bool]]:
    with house.db.read() as session:
        rows = session.exec(select(PainScore).order_by(col(PainScore.id))).all()
    return [(row.value, row.origin.value, row.is_current) for row in rows]


def test_a_second_score_replaces_the_first_and_both_are_kept(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    house.phone(MARIA).texts("8")
    house.phone(MARIA).texts("6")
    assert scores(house) == [(8, "checkin", False), (6, "checkin", True)]


def test_a_score_after_midnight_is_about_the_evening_it_was_asked(house: House) -> None:
    house.run_to("2027-03-02T01:30")
    house.phone(MARIA).texts("5")
    with house.db.read() as session:
        [score] = session.exec(select(PainScore)).all()
    assert (score.local_on.isoformat(), score.origin) == ("2027-03-01", "checkin")


@pytest.mark.parametrize(
    ("answered", "text"),
    [("2027-03-01T20:00", "sorry, 9"), ("2027-03-02T07:55", "9")],
    ids=["said so", "minutes after the receipt"],
)
def test_a_correction_after_the_window_is_late_and_never_replaces_one_in_time(
    house: House, answered: str, text: str
) -> None:
    house.run_to(answered)
    house.phone(MARIA).texts("5")
    house.run_to("2027-03-02T08:20")
    house.phone(MARIA).texts(text)
    assert scores(house) == [(5, "checkin", True), (9, "late", False)]
    told = house.simulator.screen(MARIA)[-1]
    assert "your answer to it stays 5. Your 9 is kept beside it" in told


def test_a_score_that_came_late_beside_one_in_time_has_corrected_nothing(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    for text in ("4", "5"):
        house.phone(MARIA).texts(text)
    house.run_to("2027-03-02T20:00")
    house.phone(MARIA).texts("6")
    house.run_to("2027-03-03T09:00")
    house.phone(MARIA).texts("I meant 9")
    with house.db.read() as session:
        history = load(session, patients.find(session, "Maria"), Period(), house.now, "Maria")
    assert [(one.value, one.corrected) for one in history.scores] == [(5, True), (6, False)]


def test_a_range_after_the_window_is_asked_for_one_number(house: House) -> None:
    house.run_to("2027-03-02T08:30")
    phone = house.phone(MARIA)
    phone.texts("6-7")
    assert "one whole number" in house.simulator.screen(MARIA)[-1]
    phone.texts("6")
    assert "Saved" in house.simulator.screen(MARIA)[-1]


def test_a_score_after_the_window_that_nobody_gave_in_time_is_the_answer(house: House) -> None:
    house.run_to("2027-03-02T09:00")
    house.phone(MARIA).texts("9")
    assert scores(house) == [(9, "late", True)]
    assert "Saved: 9, though the check-in had closed" in house.simulator.screen(MARIA)[-1]


def doses(house: House) -> list[tuple[str, bool]]:
    with house.db.read() as session:
        rows = session.exec(select(DoseReport).order_by(col(DoseReport.id))).all()
    return [(row.answer.value, row.is_current) for row in rows]


@pytest.mark.parametrize(
    ("text", "answer", "score"),
    [
        ("yes taken, pain is 5", "taken", 5),
        ("5. T", "taken", 5),
        ("ya la tome y el dolor es 4", "taken", 4),
        ("pain is 7 and I skipped my dose", "skipped", 7),
    ],
)
def test_one_text_may_answer_a_dose_and_a_checkin(
    house: House, text: str, answer: str, score: int
) -> None:
    house.run_to("2027-03-01T21:05")
    house.phone(MARIA).texts(text)
    assert scores(house) == [(score, "checkin", True)]
    assert doses(house) == [(answer, True)] * 2
    receipts = "\n".join(house.simulator.screen(MARIA)[-2:])  # sent at once: either comes first
    assert f"21:00 dose {answer}" in receipts
    assert f"Saved: {score}" in receipts


@pytest.mark.parametrize(
    "text", ["yes, 5", "no, 5", "will take it later, 5", "my wife took hers, 5"]
)
def test_what_may_be_about_either_question_answers_no_dose(house: House, text: str) -> None:
    house.run_to("2027-03-01T21:05")
    house.phone(MARIA).texts(text)
    assert scores(house) == [(5, "checkin", True)]
    assert doses(house) == []


def test_words_beside_a_score_turn_no_answered_dose_round(house: House) -> None:
    house.run_to("2027-03-01T21:05")
    house.phone(MARIA).texts("S")
    house.phone(MARIA).texts("taken, 5")
    assert doses(house) == [("skipped", True)] * 2


def test_a_score_that_nobody_asked_for_is_kept_as_unprompted(house: House) -> None:
    house.phone(MARIA).texts("7")
    house.phone(MARIA).expects("Saved: 7")
    assert scores(house) == [(7, "unprompted", True)]


@pytest.mark.parametrize("text", ["4", "sorry, 4"])
def test_the_right_number_soon_after_one_that_nobody_asked_for_takes_its_place(
    house: House, text: str
) -> None:
    house.run_to("2027-03-01T20:00")
    house.phone(MARIA).texts("3")
    house.run_to("2027-03-02T15:00")
    house.phone(MARIA).texts("7")
    assert "Wrong? Reply with the right number" in house.simulator.screen(MARIA)[-1]
    house.run_to("2027-03-02T15:30")
    house.phone(MARIA).texts(text)
    assert "Saved: 4." in house.simulator.screen(MARIA)[-1]
    house.run_to("2027-03-02T16:30")
    house.phone(MARIA).texts("5")
    assert scores(house) == [
        (3, "checkin", True),
        (7, "unprompted", False),
        (4, "unprompted", True),
        (5, "unprompted", True),
    ]


def test_a_score_the_day_after_an_answer_is_unprompted_and_about_that_day(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    house.phone(MARIA).texts("3")
    house.run_to("2027-03-02T15:00")
    house.phone(MARIA).texts("8")
    assert scores(house) == [(3, "checkin", True), (8, "unprompted", True)]
    assert "Saved: 8." in house.simulator.screen(MARIA)[-1]
    with house.db.read() as session:
        history = load(session, patients.find(session, "Maria"), Period(), house.now, "Maria")
    assert [(one.value, one.on.isoformat()) for one in history.scores] == [
        (3, "2027-03-01"),
        (8, "2027-03-02"),
    ]


def test_late_and_unprompted_scores_are_not_used_by_the_rules(house: House) -> None:
    house.phone(MARIA).texts("3")
    for day, score in enumerate((4, 5, 6), start=1):
        house.run_to(f"2027-03-0{day}T20:00")
        house.phone(MARIA).texts(str(score))
    house.phone(SAM).expects_nothing()
    house.run_to("2027-03-05T09:00")
    house.phone(MARIA).texts("9")
    house.phone(SAM).expects_nothing()


def test_t_answers_all_doses_of_the_moment_and_s_corrects_it(house: House) -> None:
    house.run_to("2027-03-01T21:00")
    house.phone(MARIA).texts("T")
    house.phone(MARIA).texts("s")
    with house.db.read() as session:
        rows = session.exec(select(DoseReport).order_by(col(DoseReport.id))).all()
    assert [(row.answer.value, row.is_current) for row in rows] == [
        ("taken", False),
        ("taken", False),
        ("skipped", True),
        ("skipped", True),
    ]


def test_an_answer_that_names_one_of_several_doses_is_asked_back(house: House) -> None:
    house.run_to("2027-03-01T21:00")
    phone = house.phone(MARIA)
    phone.expects("Average pain")
    phone.expects("doses")
    phone.texts("T One")
    phone.expects("could not read that", "all medicines of that time")
    with house.db.read() as session:
        assert session.exec(select(DoseReport)).all() == []


def test_an_answer_after_the_window_is_marked_late(house: House) -> None:
    house.run_to("2027-03-01T23:30")
    house.phone(MARIA).texts("T")
    with house.db.read() as session:
        assert {row.late for row in session.exec(select(DoseReport))} == {True}


def test_the_same_answer_once_more_after_the_window_makes_nothing_late(house: House) -> None:
    house.run_to("2027-03-01T21:05")
    house.phone(MARIA).texts("T")
    house.run_to("2027-03-02T09:00")
    house.phone(MARIA).texts("I took it")
    assert "had closed" not in house.simulator.screen(MARIA)[-1]
    with house.db.read() as session:
        rows = session.exec(select(DoseReport).where(col(DoseReport.is_current))).all()
    assert {(row.answer.value, row.late) for row in rows} == {("taken", False)}


def test_what_cannot_be_read_is_asked_again_twice_and_then_waits_for_a_person(
    house: House,
) -> None:
    phone = house.phone(MARIA)
    house.run_to("2027-03-01T20:00")
    phone.expects("Average pain")
    for text in ("6-7", "pretty bad"):
        phone.texts(text)
        phone.expects("could not read that", "0 to 10")
    phone.texts("like yesterday I guess")
    phone.expects_nothing()
    assert scores(house) == []
    with house.db.read() as session:
        waiting = session.exec(select(Reply.needs_person).order_by(col(Reply.id))).all()
    assert waiting == [False, False, True]
    phone.texts("6")
    phone.expects("Saved: 6")


def test_a_remark_with_no_open_question_is_stored_for_a_person_and_not_answered(
    house: House,
) -> None:
    house.phone(MARIA).texts("thank you for yesterday")
    house.phone(MARIA).expects_nothing()
    with house.db.read() as session:
        [reply] = session.exec(select(Reply)).all()
    assert reply.needs_person


def test_a_remark_after_the_answer_is_not_asked_about(house: House) -> None:
    house.run_to("2027-03-01T20:00")
    phone = house.phone(MARIA)
    phone.texts("4")
    phone.expects("Average pain")
    phone.expects("Saved: 4")
    for text in ("good night", "Thanks!", "ok", "muchas gracias"):
        phone.texts(text)
    phone.expects_nothing()
    with house.db.read() as session:
        assert [text.text for text in inbox.waiting_texts(session)] == ["good night"]


def test_a_phone_that_two_patients_share_is_never_guessed_about(house: House) -> None:
    with house.db.write() as session:
        ben = a_patient(session, house.now, name="Ben", phone=MARIA)
        a_checkin(session, house.now, ben, at="20:00")
    house.run_to("2027-03-01T20:00")
    house.phone(MARIA).texts("6")
    assert scores(house) == []
    with house.db.read() as session:
        [reply] = session.exec(select(Reply)).all()
    assert reply.person_id is None
    assert (
        "Whose answer is that? Reply MA 6 (Maria), BE 6 (Ben)" in house.simulator.screen(MARIA)[-1]
    )


def test_an_unknown_number_gets_silence_and_a_row(house: House) -> None:
    house.phone("+12025550199").texts("6")
    house.phone("+12025550199").expects_nothing()
    with house.db.read() as session:
        [reply] = session.exec(select(Reply)).all()
        assert reply.reason == "unknown_number"
    assert scores(house) == []


@pytest.mark.parametrize(
    "text", ["Hi it's Maria, this is my new number", "my pain is 6 today. Maria (new phone)"]
)
def test_who_writes_from_a_new_telephone_is_not_overlooked(house: House, text: str) -> None:
    house.phone("+12025550199").texts("hello")
    house.phone("+12025550199").texts(text)
    house.phone("+12025550199").expects_nothing()
    with house.db.read() as session:
        [waiting] = inbox.waiting_texts(session)
    assert (waiting.text, waiting.why) == (text, "from a number that nobody is known by")
    assert scores(house) == []


@pytest.mark.parametrize("text", ["6" * 20_000, "🙂" * 700, "؟مرحبا " * 60, "a\x00b", " "])
def test_no_text_breaks_the_loop_or_becomes_a_score(house: House, text: str) -> None:
    house.run_to("2027-03-01T20:00")
    sent = house.simulator.post(f"/sim/handsets/{MARIA}/texts", {"body": text[:1600]})
    assert sent.status_code == 201
    house.settle()
    with house.db.read() as session:
        [stored] = session.exec(select(InboundMessage)).all()
    assert stored.state == "read"
    assert scores(house) == []
