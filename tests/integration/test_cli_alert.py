"""`carebell alert`: who is next, telling somebody again later, and the chain's settings."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from service.admin.operation import move_clock
from service.core.escalation import EscalationTimes
from service.core.policy import Policy
from service.db.database import Database
from service.db.tables import Cause, Episode
from support.command_line import CommandLine
from support.factories import a_caregiver, a_contact, a_patient, an_episode
from support.house import POLICY
from support.story import Story

TEN = datetime(2027, 3, 1, 15, 0, 5, tzinfo=UTC)  # in New York, and soon enough for a minute
SAM, PAT, ROBIN = "+12025550145", "+12025550146", "+12025550150"

Alert = Callable[..., Story]


@pytest.fixture
def alert(house: Database) -> Alert:
    """Maria's alert, with Sam before Pat before Robin of the clinic; who is first is told."""

    def comes_up(
        cause: Cause = Cause.WORSENING,
        rule: str = "climb",
        policy: Policy = POLICY,
        **about: bool,
    ) -> Story:
        story = Story(house, TEN, policy)
        with house.write() as session:
            move_clock(session, TEN - datetime.now(UTC))
            maria = a_patient(session, TEN, name="Maria")
            a_caregiver(session, TEN, maria, name="Sam", phone=SAM)
            a_caregiver(session, TEN, maria, name="Pat", phone=PAT)
            a_contact(session, TEN, name="Robin", phone=ROBIN)
            an_episode(session, TEN, maria, cause=cause, rule=rule, **about)
        story.loop.run_all()
        return story

    return comes_up


def next_of(carebell: CommandLine) -> tuple[object, ...]:
    coming = carebell.json("alert", "show", "11")["next"]
    return coming["at"], coming["people"], coming["what"]


def test_the_end_of_a_patients_care_names_the_alerts_that_stay_open(
    carebell: CommandLine, alert: Alert
) -> None:
    alert()
    said = carebell("patient", "end", "Maria")
    assert "Alert 11 stays open, and people are told of it: carebell alert close 11" in said


def test_show_names_who_is_next_and_when(carebell: CommandLine, alert: Alert) -> None:
    story = alert()
    assert next_of(carebell) == ("2027-03-01T16:00:05Z", ["Pat"], "Pat is told")
    assert "2027-03-01 11:00 EST, Pat is told" in carebell("alert", "show", "11")
    story.texts(SAM, "BUSY")
    assert next_of(carebell) == ("2027-03-01T16:00:05Z", ["Robin"], "Robin is told")
    story.texts(PAT, "OK 11")
    asked = ("2027-03-02T15:00:05Z", ["Pat"], "Pat is asked whether they still have it")
    assert next_of(carebell) == asked
    story.texts(PAT, "STOP")
    told = [call.body for call in story.gateway.calls if call.to == ROBIN]
    assert "need your attention" in told[0] + told[1], "at once, beside the news of the STOP"
    assert next_of(carebell) == ("2027-03-01T16:00:05Z", ["Sam"], "Sam is told")
    carebell("alert", "close", "11", "--reason", "called her")
    assert next_of(carebell) == (None, [], "nothing: it is closed")


def test_show_tells_all_that_people_answered_in_its_order(
    carebell: CommandLine, alert: Alert
) -> None:
    story = alert()
    for word in ("SNOOZE 30M", "BUSY", "OK 11"):
        story.texts(SAM, word)
    shown = carebell("alert", "show", "11")
    assert "Sam: snooze, until 2027-03-01 10:30 EST" in shown
    kept = carebell.json("alert", "show", "11")["evidence"]["answers"]
    assert [(one["by"], one["answer"]) for one in kept] == [
        ("Sam", "snooze"),
        ("Sam", "busy"),
        ("Sam", "ok"),
    ]


def test_show_names_every_text_of_danger(carebell: CommandLine, alert: Alert) -> None:
    story = alert()
    for word in ("I cannot breathe", "chest pain"):
        story.texts("+12025550123", word)
    shown = carebell("alert", "show", "12")
    for text in ("1", "2"):
        assert f"to read it: carebell inbox show {text}" in " ".join(shown.split())
    assert "danger, URGENT" in shown
    assert "danger, URGENT" in carebell("alert", "list")


def test_show_tells_what_was_corrected_since(
    carebell: CommandLine, alert: Alert, house: Database
) -> None:
    alert()
    corrected = {"on": "2027-03-01", "value": 6, "now": 3}
    with house.write() as session:
        episode = session.exec(select(Episode)).one()
        episode.evidence = episode.evidence | {"corrections": [corrected]}
    assert "2027-03-01: 6 is now 3" in carebell("alert", "show", "11")


def test_all_who_are_told_together_are_named(carebell: CommandLine, alert: Alert) -> None:
    alert(Cause.DANGER, "danger_physical", urgent=True)
    assert next_of(carebell)[1:] == (["Sam", "Pat", "Robin"], "Sam, Pat and Robin are told")


def test_the_chain_goes_by_its_settings(house: Database, alert: Alert) -> None:
    url = house.url.render_as_string()
    hasty = CommandLine(url, CAREBELL_ESCALATION_STEP="1800", CAREBELL_ESCALATION_ROUNDS="1")
    times = EscalationTimes(step=timedelta(minutes=30), rounds=1)
    story = alert(policy=replace(POLICY, escalation=times))
    assert next_of(hasty) == ("2027-03-01T15:30:05Z", ["Pat"], "Pat is told")
    story.run_to("2027-03-01T15:00")
    assert [call.to for call in story.gateway.calls] == [SAM, PAT, ROBIN]
    with house.write() as session:
        move_clock(session, story.now - TEN)
    assert next_of(hasty) == (None, [], "nobody: all were told as often as may be")


def test_somebody_is_told_again_later_by_their_own_clock(
    carebell: CommandLine, alert: Alert
) -> None:
    story = alert()
    said = carebell("alert", "snooze", "11", "--by", "Sam", "--for", "9h")
    assert "at 2027-03-01 14:00 EST" in said, "four hours are the longest"
    said = carebell("alert", "snooze", "11", "--by", "Sam", "--for", "30m")
    assert said == "Sam is told again of alert 11 at 2027-03-01 10:30 EST.\n"
    (told,) = carebell.json("alert", "show", "11")["notifications"]
    assert told["answer"] == "snooze"
    story.run_to("2027-03-01T10:31")
    assert [call.to for call in story.gateway.calls] == [SAM, SAM]


def test_who_was_not_told_cannot_be_told_again(carebell: CommandLine, alert: Alert) -> None:
    alert()
    said = carebell.complains("alert", "snooze", "11", "--by", "Pat")
    assert said == "--by 'Pat' is nobody who was told of alert 11; for example Sam."
    said = carebell.complains("alert", "snooze", "11", "--by", "Sam", "--for", "soon")
    assert said == "--for 'soon' is not a span of hours and minutes; for example 1h30m."


def test_what_is_urgent_taken_or_closed_cannot_wait(carebell: CommandLine, alert: Alert) -> None:
    alert(urgent=True)
    snooze = ("alert", "snooze", "11", "--by", "Sam")
    assert carebell.complains(*snooze, exit_code=1) == "Alert 11 is urgent and cannot wait."
    carebell("alert", "ack", "11", "--by", "Nurse Kim")
    assert "already with Nurse Kim" in carebell.complains(*snooze, exit_code=1)
    carebell("alert", "close", "11", "--reason", "called her")
    assert "Alert 11 is closed: called her." in carebell.complains(*snooze, exit_code=1)
