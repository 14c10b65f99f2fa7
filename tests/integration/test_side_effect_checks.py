"""Side-effect checks: the letters that they ask for are their answer."""

import pytest
from sqlmodel import select

from service.admin import care_plans
from service.admin.timing import Timing
from service.db.database import Database
from service.db.tables import DoseReport, SideEffectReport
from support.factories import a_checkin, a_dose, a_patient
from support.lived import MONDAY
from support.story import Story

MARIA = "+12025550123"


@pytest.fixture
def story(house: Database) -> Story:
    """Maria is asked for side effects at 12:00, for her pain at 13:00, for a dose at 14:00."""
    story = Story(house, MONDAY)
    with house.write() as session:
        maria = a_patient(session, story.now, name="Maria", phone=MARIA)
        timing = Timing(at=["12:00"])
        care_plans.add_checkin(session, maria, timing, story.now, side_effects=True)
        a_checkin(session, story.now, maria, at="13:00")
        a_dose(session, story.now, maria, at="14:00")
    return story


def effects(story: Story) -> list[tuple[str, bool]]:
    """What is on record, and whether as an answer to a check."""
    with story.db.read() as session:
        rows = session.exec(select(SideEffectReport)).all()
    return [(row.effect.value, row.occurrence_id is not None) for row in rows]


def told(story: Story) -> str:
    return story.gateway.calls[-1].body


def test_the_letters_that_a_check_asks_for_are_its_answer(story: Story) -> None:
    story.run_to("2027-03-08T12:00")
    story.texts(MARIA, "D M")
    assert "Noted, thank you" in told(story)
    story.texts(MARIA, "w")
    assert effects(story) == [("dizzy", True), ("dry_mouth", True), ("drowsy", True)]
    story.run_to("2027-03-08T13:00")
    story.texts(MARIA, "D")
    assert "Your average pain" in told(story), "an answered check is over once more is asked"


def test_an_answer_that_cannot_be_read_is_asked_for_again(story: Story) -> None:
    story.run_to("2027-03-08T12:00")
    story.texts(MARIA, "hm what")
    assert "could not read that. Any of these this week?" in told(story)
    story.run_to("2027-03-08T13:00")
    story.texts(MARIA, "N")
    assert effects(story) == [("none", True)], "no question for a number takes letters"


def test_a_dose_that_is_asked_for_since_comes_first(story: Story) -> None:
    story.run_to("2027-03-08T14:00")
    story.texts(MARIA, "N")
    with story.db.read() as session:
        [dose] = session.exec(select(DoseReport)).all()
    assert (dose.answer, effects(story)) == ("skipped", [])
    story.texts(MARIA, "5")
    story.texts(MARIA, "thank you")
    assert "Saved: 5" in told(story), "nor is the check asked again after it"
    story.texts(MARIA, "W D")
    assert effects(story) == [("dizzy", True), ("drowsy", True)]
