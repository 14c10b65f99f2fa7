"""The inbox: a text that nobody could read stays until a person says what came of it."""

import re
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlmodel import Session

from service.core.replies.reader import read
from service.core.replies.reading import Kind
from service.core.replies.reasons import IN_WORDS
from service.db.database import Database
from service.db.tables import InboundMessage, Reply
from support.command_line import CommandLine, everything
from support.factories import a_patient

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def waiting(house: Database) -> None:
    with house.write() as session:
        ana = a_patient(session, NOON)
        for number, body in enumerate(("it is getting worse", "thank you"), start=1):
            _text(session, number, body, ana.id)


def _text(
    session: Session,
    number: int,
    body: str,
    person_id: int | None,
    reason: str = "not_understood",
    phone: str = "+12025550123",
) -> None:
    text = InboundMessage(
        sid=f"SM{number:032d}",
        from_phone=phone,
        to_phone="+12025550100",
        body=body,
        parameters={},
        received_at=NOON,
    )
    session.add(text)
    session.flush()
    assert text.id is not None
    session.add(
        Reply(
            inbound_id=text.id,
            person_id=person_id,
            kind=Kind.UNCLEAR,
            reason=reason,
            needs_person=True,
            read_at=NOON,
        )
    )


def test_waiting_texts_are_listed_the_oldest_first(carebell: CommandLine) -> None:
    assert [(row["id"], row["person"], row["text"]) for row in carebell.json("inbox", "list")] == [
        (1, "Ana", "it is getting worse"),
        (2, "Ana", "thank you"),
    ]
    assert "it is getting worse" in carebell("inbox", "list")


def test_why_a_text_waits_is_said_in_plain_words(carebell: CommandLine, house: Database) -> None:
    with house.write() as session:
        _text(session, 3, "\u200b ", 1, reason="empty")
    *_, plain, blank = carebell("inbox", "list").splitlines()
    assert re.search(r" thank you +no number, and no word that Carebell knows$", plain)
    assert re.search(r" \(empty\) +there is nothing in it$", blank)
    assert carebell.json("inbox", "list")[-1]["reason"] == "empty"


def test_a_very_long_text_is_only_begun_in_the_list(
    carebell: CommandLine, house: Database
) -> None:
    body = "so much pain " * 123
    with house.write() as session:
        _text(session, 3, body, 1)
    [shown] = re.findall(r"so much pain .*\.\.\.", carebell("inbox", "list"))
    assert 300 < len(shown) <= 320
    assert carebell.json("inbox", "list")[-1]["text"] == body
    assert "".join(body.split()) in "".join(carebell("inbox", "show", "3").split())


@pytest.mark.parametrize(
    "text",
    ["", "👍", "...", "is it 5?", "OK", "OK 12", "OK 3", "T both", "T $", "T", "٥", "awful",
     "3.5", "3 or 4", "a5b", "5 apples", "11", "5", "about 5"],
)  # fmt: skip
def test_every_reading_that_may_wait_has_its_words(text: str) -> None:
    assert read(text, set()).reason in IN_WORDS


def test_a_resolved_text_no_longer_waits(carebell: CommandLine) -> None:
    assert carebell("inbox", "resolve", "1", "--note", "called her") == "Text 1 is resolved.\n"
    assert [row["id"] for row in carebell.json("inbox", "list")] == [2]
    said = carebell.complains("inbox", "resolve", "1", "--note", "again", exit_code=1)
    assert re.fullmatch(
        r"Somebody has already resolved text 1, on 2\d{3}-\d\d-\d\d at \d\d:\d\d \w+, "
        r'with the note "called her". Nothing was changed now. To see it: carebell inbox show 1',
        said,
    )


def test_an_empty_inbox_says_so(carebell: CommandLine) -> None:
    for text in ("1", "2"):
        carebell("inbox", "resolve", text, "--note", "read")
    assert carebell.json("inbox", "list") == []
    assert carebell.remarks("inbox", "list") == "No text waits for a person.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("3", "--note", "x"), "ID 3 is no text in the inbox; to see them: carebell inbox list"),
        (("one", "--note", "x"), "ID 'one' is not a whole number"),
        (("1", "--note", " "), "--note ' ' says nothing"),
        (("1", "--note", "x", "--by", "7"), "--by '7' holds no letter"),
    ],
)
def test_a_slip_writes_nothing(
    carebell: CommandLine, house: Database, words: tuple[str, ...], said: str
) -> None:
    before = everything(house)
    assert carebell.complains("inbox", "resolve", *words).startswith(said)
    assert everything(house) == before


def test_a_text_is_shown_whole_with_what_it_was_read_to_mean(carebell: CommandLine) -> None:
    shown = carebell.json("inbox", "show", "1")
    assert (shown["text"], shown["kind"], shown["phone"]) == (
        "it is getting worse",
        "unclear",
        "+12025550123",
    )
    assert "no number, and no word that Carebell knows" in carebell("inbox", "show", "1")
    carebell("inbox", "resolve", "1", "--note", "called her", "--by", "Robin")
    resolved = carebell.json("inbox", "show", "1")
    assert (resolved["resolved_by"], resolved["note"]) == ("Robin", "called her")
    assert "by Robin, called her" in carebell("inbox", "show", "1")
    assert carebell.complains("inbox", "resolve", "1", "--note", "x", exit_code=1).startswith(
        "Robin has already resolved text 1"
    )
    assert carebell.complains("inbox", "show", "9").startswith("ID 9 is no text")


def test_a_text_entered_as_a_score_is_stored_as_of_when_it_came(carebell: CommandLine) -> None:
    carebell("inbox", "resolve", "1", "--as", "score=6")
    [score] = carebell.json("score", "list", "Ana")
    assert (score["value"], score["on"], score["origin"]) == (6, "2027-03-01", "unprompted")
    assert carebell.json("inbox", "show", "1")["note"] == "entered as score=6"
    report = partial(carebell, "report", "Ana", "--to", "2027-03-01", "--html", "--out", "-")
    assert "Read in a text by a person: pain 6." in report()
    assert "Leído en un mensaje por una persona: dolor 6." in report("--language", "es")


@pytest.mark.parametrize(
    ("meaning", "said"),
    [
        ("score=11", "--as score '11' is not a whole number from 0 to 10"),
        ("score", "--as score '' is not a whole number"),
        ("dose=maybe", "--as dose 'maybe' is not one of taken, skipped"),
        ("pain", "--as 'pain' is not note, score=N or dose=taken|skipped"),
        ("note", "--note '' says nothing"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    carebell: CommandLine, house: Database, meaning: str, said: str
) -> None:
    before = everything(house)
    assert carebell.complains("inbox", "resolve", "1", "--as", meaning).startswith(said)
    assert everything(house) == before


def test_an_answer_needs_a_question_and_somebody_whose_it_is(
    carebell: CommandLine, house: Database
) -> None:
    with house.write() as session:
        _text(session, 3, "both fine", None)
        a_patient(session, NOON, name="Ben")
    for words, problem in (
        (("1", "--as", "dose=taken"), "No dose was asked about when text 1 came; enter a note."),
        (("3", "--as", "score=3"), "Nobody can tell whose answer text 3 is; name them: --patient"),
    ):
        assert carebell.complains("inbox", "resolve", *words, exit_code=1) == problem
    with house.write() as session:
        _text(session, 4, "6", None, phone="+12025550199")
    said = carebell.complains("inbox", "resolve", "4", "--as", "score=6", exit_code=1)
    assert said.startswith("Text 4 came from a number that is no patient's")
    assert "carebell score record" in said
    assert "--patient" not in said
    carebell("inbox", "resolve", "3", "--as", "score=3", "--patient", "Ben")
    assert [row["value"] for row in carebell.json("score", "list", "Ben")] == [3]
