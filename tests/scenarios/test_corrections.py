"""A score that is taken back takes its alert back, or those who were told hear of it."""

import pytest
from sqlmodel import col, select

from service.db.tables import Episode
from support.factories import a_caregiver, a_checkin, a_patient
from support.house import House

MARIA, SAM, PAT = "+12025550123", "+12025550145", "+12025550146"


def climb(house: House, at: str) -> None:
    """Three evenings that rise, and the fourth question has just been asked."""
    for day, score in enumerate((3, 4, 5), start=1):
        house.run_to(f"2027-03-0{day}T{at}")
        house.phone(MARIA).texts(str(score))
    house.run_to(f"2027-03-04T{at}")


def episodes(house: House) -> list[tuple[int, str, str | None]]:
    with house.db.read() as session:
        rows = session.exec(select(Episode).order_by(col(Episode.id))).all()
    return [(row.code, row.state.value, row.close_reason) for row in rows]


@pytest.fixture
def by_day(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, name="Sam", phone=SAM)
        a_checkin(session, house.now, maria, at="20:00")


@pytest.fixture
def by_night(house: House) -> None:
    """Alerts wait for the caregiver's morning."""
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, name="Sam", phone=SAM, sees=("scores",))
        a_checkin(session, house.now, maria, at="23:00")


@pytest.fixture
def by_morning(house: House) -> None:
    """Nobody sleeps, and the caregiver sees scores."""
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA)
        a_caregiver(session, house.now, maria, name="Sam", phone=SAM, sees=("scores",))
        a_checkin(session, house.now, maria, at="10:00")


@pytest.mark.usefixtures("by_day")
def test_whoever_was_told_hears_that_an_answer_was_corrected(house: House) -> None:
    climb(house, "20:00")
    house.phone(MARIA).texts("8")
    house.phone(SAM).expects("need your attention", "OK 11")
    house.phone(MARIA).texts("4")
    house.phone(SAM).expects_nothing()
    house.run_to("2027-03-04T20:02")
    told = house.phone(SAM).expects("Maria has corrected an answer that alert 11 was about")
    assert "8" not in told.replace("+1 202 555 0100", "")
    assert episodes(house) == [(11, "triggered", None)], "a person closes it"


@pytest.mark.usefixtures("by_day")
def test_corrections_in_a_row_are_told_once_and_kept_beside_the_scores_it_was_raised_on(
    house: House,
) -> None:
    climb(house, "20:00")
    house.phone(MARIA).texts("8")
    for minute, score in (("00", "4"), ("00", "7"), ("01", "5"), ("10", "6")):
        house.run_to(f"2027-03-04T20:{minute}")
        house.phone(MARIA).texts(score)
    house.phone(SAM).texts("OK 11")
    house.run_to("2027-03-04T21:00")
    told = house.simulator.screen(SAM)
    assert sum("has corrected an answer" in text for text in told) == 1, "the same words"
    with house.db.read() as session:
        [evidence] = session.exec(select(Episode.evidence)).all()
    assert evidence["scores"][-1] == {"on": "2027-03-04", "value": 8}
    assert [(one["value"], one["now"]) for one in evidence["corrections"]] == [
        (8, 4),
        (4, 7),
        (7, 5),
        (5, 6),
    ]


@pytest.mark.usefixtures("by_morning")
@pytest.mark.parametrize(
    ("corrections", "told"),
    [
        ((("00", "4"), ("00", "7"), ("01", "5")), ["8 is now 5"]),
        ((("00", "4"), ("01", "8")), []),
        ((("00", "4"), ("05", "8")), ["8 is now 4", "4 is now 8"]),
        ((("00", "4"), ("05", "8"), ("10", "4")), ["8 is now 4", "4 is now 8", "8 is now 4"]),
        ((("00", "4"), ("01", "OK 11")), ["8 is now 4"]),
    ],
)
def test_who_sees_scores_is_told_what_a_score_is_in_the_end(
    house: House, corrections: tuple[tuple[str, str], ...], told: list[str]
) -> None:
    climb(house, "10:00")
    house.phone(MARIA).texts("8")
    for minute, text in corrections:
        house.run_to(f"2027-03-04T10:{minute}")
        house.phone(SAM if "OK" in text else MARIA).texts(text)
    house.run_to("2027-03-04T11:30")
    heard = [text for text in house.simulator.screen(SAM) if "has corrected a score" in text]
    assert [text.split("about: ")[1][:10] for text in heard] == told


@pytest.mark.usefixtures("by_night")
def test_an_alert_that_nobody_has_seen_is_taken_back(house: House) -> None:
    climb(house, "23:00")
    house.phone(MARIA).texts("8")
    house.phone(MARIA).texts("4")
    house.run_to("2027-03-05T12:00")
    house.phone(SAM).expects_nothing()
    assert episodes(house) == [(11, "closed", "corrected")]


@pytest.mark.usefixtures("by_night")
def test_after_one_that_was_taken_back_the_next_climb_alerts_at_once(house: House) -> None:
    climb(house, "23:00")
    house.phone(MARIA).texts("8")
    house.phone(MARIA).texts("5")
    for day, score in ((5, 6), (6, 7), (7, 8)):
        house.run_to(f"2027-03-0{day}T23:00")
        house.phone(MARIA).texts(str(score))
    house.run_to("2027-03-08T12:00")
    house.phone(SAM).expects("pain scores went up: 5, 6, 7, 8", "OK 12")


@pytest.mark.usefixtures("by_night")
def test_scores_that_still_climb_after_the_correction_alert_with_the_right_ones(
    house: House,
) -> None:
    climb(house, "23:00")
    house.phone(MARIA).texts("8")
    house.phone(MARIA).texts("6")
    house.run_to("2027-03-05T07:30")
    house.phone(SAM).expects("pain scores went up: 3, 4, 5, 6", "OK 12")
    house.phone(SAM).expects_nothing()


@pytest.mark.usefixtures("by_night")
def test_a_caregiver_who_may_see_scores_is_told_both(house: House) -> None:
    climb(house, "23:00")
    house.phone(MARIA).texts("8")
    house.run_to("2027-03-05T07:30")
    house.phone(SAM).expects("went up: 3, 4, 5, 8")
    house.phone(MARIA).texts("2")
    house.run_to("2027-03-05T07:32")
    house.phone(SAM).expects("corrected a score", "8 is now 2")


@pytest.mark.usefixtures("by_day")
def test_the_same_score_again_corrects_nothing(house: House) -> None:
    climb(house, "20:00")
    house.phone(MARIA).texts("8")
    house.phone(SAM).expects("need your attention")
    house.phone(MARIA).texts("8")
    house.phone(SAM).expects_nothing()
