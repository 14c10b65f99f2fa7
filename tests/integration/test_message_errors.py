"""`carebell message show` says the provider's codes in plain words."""

from datetime import UTC, datetime

from service.core.delivery import MessageKind
from service.core.errors import RejectedError
from service.db.database import Database
from service.engine.outbox import put
from support.command_line import CommandLine
from support.factories import a_patient
from support.story import Story

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)


def _one_text(house: Database) -> Story:
    with house.write() as session:
        put(session, MessageKind.RECEIPT, a_patient(session, NOON), "Saved: 6", NOON)
    return Story(house, NOON)


def test_a_failure_that_was_reported_is_said_in_words(
    carebell: CommandLine, house: Database
) -> None:
    story = _one_text(house)
    story.run_to("2027-03-01T12:01")
    story.receipt("SM" + "1".zfill(32), "undelivered", 30003)
    shown = carebell("message", "show", "1")
    assert "undelivered, 30003: the phone was off or out of coverage" in shown
    shown = carebell.json("message", "show", "1")
    assert (shown["error_code"], shown["error"]) == (
        30003,
        "the phone was off or out of coverage",
    )
    [receipt] = shown["receipts"]
    assert (receipt["error_code"], receipt["error"]) == (30003, shown["error"])
    assert shown["attempts"][0]["error"] is None


def test_a_refusal_is_said_in_words_beside_the_providers_own(
    carebell: CommandLine, house: Database
) -> None:
    story = _one_text(house)
    story.gateway.will(RejectedError("The 'To' number is not valid.", 21211))
    story.run_to("2027-03-01T12:01")
    [attempt] = carebell.json("message", "show", "1")["attempts"]
    assert (attempt["error"], attempt["detail"]) == (
        "that is not a valid number",
        "The 'To' number is not valid.",
    )
    assert "rejected, 21211: that is not a valid number, The 'To'" in carebell(
        "message", "show", "1"
    )


def test_a_code_that_nobody_knows_is_said_as_such(carebell: CommandLine, house: Database) -> None:
    story = _one_text(house)
    story.run_to("2027-03-01T12:01")
    story.receipt("SM" + "1".zfill(32), "failed", 39999)
    shown = carebell("message", "show", "1")
    assert "39999: the text was not delivered, and Twilio gave no known reason" in shown
