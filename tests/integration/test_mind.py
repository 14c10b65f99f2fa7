"""What the panel beside the phones says: questions, readings, the rule's state, the next step."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from service.admin import care_plans, patients
from service.admin.cast import cast
from service.admin.example import add_example
from service.admin.mind import Mind, mind
from service.admin.timing import Timing
from service.core.delivery import MessageKind
from service.core.errors import UnknownOutcomeError
from service.db.database import Database
from service.db.tables import Message
from support.story import Story

START = datetime(2027, 3, 1, 17, tzinfo=UTC)  # noon in New York
MARIA, SAM, JO = "+12025550123", "+12025550145", "+12025550147"


@pytest.fixture
def story(house: Database) -> Story:
    """The example's people, on Monday at noon."""
    with house.write() as session:
        add_example(session, START)
    return Story(house, START)


def thoughts(story: Story) -> Mind:
    with story.db.read() as session:
        (maria,) = cast(session)
        return mind(session, maria, story.now)


def climb(story: Story) -> None:
    for day, score in enumerate("3456", start=1):
        story.run_to(f"2027-03-0{day}T20:00")
        story.texts(MARIA, score)


def test_before_anything_was_sent_there_is_nothing_to_think_of(story: Story) -> None:
    seen = thoughts(story)
    assert (seen.questions, seen.replies, seen.worries, seen.chart) == ((), (), (), "")
    assert (seen.watching.run, seen.watching.rises, seen.watching.needed) == ((), 0, 3)


def test_a_question_is_open_until_it_is_answered_and_can_be_corrected_until_it_closes(
    story: Story,
) -> None:
    story.run_to("2027-03-01T21:10")
    assert [(one.asks, one.answer) for one in thoughts(story).questions] == [
        ("dose", None),
        ("checkin", None),
    ]
    story.texts(MARIA, "T")
    story.texts(MARIA, "6")
    assert [(one.asks, one.answer) for one in thoughts(story).questions] == [
        ("dose", "taken"),
        ("checkin", "6"),
    ]
    story.run_to("2027-03-02T08:00")
    assert thoughts(story).questions == ()


def test_a_side_effect_check_is_answered_by_its_letters(story: Story) -> None:
    with story.db.write() as session:
        maria = patients.find(session, "Maria Example")
        timing = Timing(at=["13:00"])
        care_plans.add_checkin(session, maria, timing, story.now, side_effects=True)
    story.run_to("2027-03-01T13:01")
    story.texts(MARIA, "D M")
    assert [(one.asks, one.answer) for one in thoughts(story).questions] == [
        ("side_effects", "dizzy, dry_mouth"),
    ]


def test_a_text_whose_call_got_no_answer_is_in_doubt_until_it_is_known(story: Story) -> None:
    story.gateway.will(UnknownOutcomeError("No usable answer from Twilio."))
    story.run_to("2027-03-01T20:00")
    (doubt,) = thoughts(story).doubts
    assert (doubt.phone, doubt.kind) == (MARIA, "checkin")
    for minute in (1, 7, 13):
        story.run_to(f"2027-03-01T20:{minute:02}")
    assert thoughts(story).doubts == ()


def test_texts_are_shown_as_they_were_read_the_newest_first(story: Story) -> None:
    story.run_to("2027-03-01T20:10")
    story.texts(SAM, "OK 99")
    for text in ("about 6", "it hurts", "6"):
        story.texts(MARIA, text)
    seen = [(one.text, one.meaning, one.reason) for one in thoughts(story).replies]
    assert [one for one in seen if one[0] != "it hurts"] == [
        ("6", "score 6", "whole_number"),
        ("about 6", "score 6", "number_in_phrase"),
        ("OK 99", "ack", "ok_with_code"),
    ]


@pytest.mark.parametrize(
    ("scores", "run", "rises"),
    [
        ("3", (3,), 0),
        ("34", (3, 4), 1),
        ("346", (3, 4, 6), 2),
        ("343", (3,), 0),
        ("3434", (3, 4), 1),
    ],
)
def test_the_rule_says_how_far_a_run_of_rises_is(
    story: Story, scores: str, run: tuple[int, ...], rises: int
) -> None:
    for day, score in enumerate(scores, start=1):
        story.run_to(f"2027-03-0{day}T20:00")
        story.texts(MARIA, score)
    watching = thoughts(story).watching
    assert (watching.run, watching.rises, watching.quiet_until) == (run, rises, None)


def test_an_alert_tells_who_was_told_and_what_is_next(story: Story) -> None:
    climb(story)
    (worry,) = thoughts(story).worries
    assert (worry.code, worry.cause, worry.state) == (11, "worsening", "triggered")
    assert "3, 4, 5, 6" in worry.why
    assert worry.told[0].name == "Sam Example"
    assert worry.next_step == "Waits for Sam Example, then Jo Example"
    asked = [(one.phone, one.asks) for one in thoughts(story).questions]
    assert (SAM, "alert") in asked

    story.receipt(_sid_of_alert(story, SAM), "undelivered", 30003)
    (worry,) = thoughts(story).worries
    assert (worry.told[0].name, worry.told[0].state) == ("Sam Example", "undelivered")
    assert worry.told[-1].name == "Jo Example"
    assert worry.next_step.startswith("Waits for Jo Example")

    assert not thoughts(story).was_taken_over
    story.texts(JO, "On my way")
    assert thoughts(story).was_taken_over
    (worry,) = thoughts(story).worries
    assert (worry.state, worry.next_step) == ("acknowledged", "Jo Example has it")
    assert [one for one in thoughts(story).questions if one.asks == "alert"] == []
    assert thoughts(story).watching.quiet_until == datetime(2027, 3, 12, 1, tzinfo=UTC)


def test_the_chart_is_drawn_again_only_when_something_on_it_has_changed(story: Story) -> None:
    story.run_to("2027-03-01T20:00")
    asked = thoughts(story).chart
    assert asked
    story.run_to("2027-03-01T20:30")
    story.texts(MARIA, "HELP")
    assert thoughts(story).chart == asked
    story.texts(MARIA, "6")
    scored = thoughts(story).chart
    assert scored != asked
    story.texts(MARIA, "7")
    assert thoughts(story).chart != scored


def _sid_of_alert(story: Story, phone: str) -> str:
    with story.db.read() as session:
        sid = session.exec(
            select(Message.provider_sid).where(
                Message.to_phone == phone, Message.kind == MessageKind.ALERT
            )
        ).one()
    assert sid
    return sid
