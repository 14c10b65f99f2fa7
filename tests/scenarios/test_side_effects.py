"""The check for side effects: letters answer it, and what is no answer is asked again."""

import pytest
from sqlmodel import select

from service.admin import care_plans
from service.admin.timing import Timing
from service.db.database import Database
from service.db.tables import InboundMessage, Reply, SideEffectReport
from support.factories import a_checkin, a_patient
from support.lived import MONDAY
from support.story import Story

MARIA = "+12025550123"


@pytest.fixture
def story(db: Database) -> Story:
    """Monday, 10:00 in New York: Maria has just been asked for side effects."""
    story = Story(db, MONDAY)
    with db.write() as session:
        patient = a_patient(session, story.now, name="Maria", phone=MARIA)
        timing = Timing(at=["10:00"], every="1w")
        care_plans.add_checkin(session, patient, timing, story.now, side_effects=True)
        a_checkin(session, story.now, patient, at="20:00")
    story.run_to("2027-03-08T10:01")
    return story


def told(story: Story) -> list[str]:
    with story.db.read() as session:
        return [one.effect.value for one in session.exec(select(SideEffectReport))]


def test_the_letters_that_the_text_asks_for_are_read(story: Story) -> None:
    story.texts(MARIA, "D M")
    assert told(story) == ["dizzy", "dry_mouth"]
    assert "Noted, thank you" in story.gateway.calls[-1].body
    with story.db.read() as session:
        [reply] = session.exec(select(Reply).join(InboundMessage))
        assert reply.prompt_id is not None
        assert not reply.needs_person


def test_what_is_no_answer_is_asked_again_until_there_is_one(story: Story) -> None:
    story.texts(MARIA, "X Y")
    assert "reply only the letters: D dizzy" in story.gateway.calls[-1].body
    story.texts(MARIA, "N")
    assert told(story) == ["none"]
    asked = len(story.gateway.calls)
    story.texts(MARIA, "X Y")
    assert len(story.gateway.calls) == asked, "nothing is open any more: a person reads it"


def test_a_check_in_that_comes_later_keeps_its_own_answers(story: Story) -> None:
    story.run_to("2027-03-08T20:01")
    story.texts(MARIA, "none")
    assert told(story) == []
    assert "Saved: 0" in story.gateway.calls[-1].body
    story.texts(MARIA, "W")
    assert told(story) == ["drowsy"]
