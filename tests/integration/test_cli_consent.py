"""Consent on the command line: what is on record, a STOP by hand, and what may be lifted."""

from datetime import UTC, datetime

import pytest

from service.admin.countries import to_review
from service.db.database import Database
from support.command_line import CommandLine, everything

ANA = ("--phone", "+12025550123", "--zone", "America/New_York", "--country", "US")


@pytest.fixture(autouse=True)
def ana(carebell: CommandLine) -> None:
    carebell("patient", "add", "Ana", *ANA)


def test_the_log_says_who_agreed_to_what_when_and_how(carebell: CommandLine) -> None:
    carebell("patient", "invite", "Ana")
    carebell("patient", "edit", "Ana", "--consent", "paper", "--consented-on", "2026-05-03")
    invited, given = carebell.json("consent", "log", "Ana")
    assert (invited["kind"], invited["wording_version"], invited["language"]) == (
        "invited",
        "consent-1",
        "en",
    )
    assert (given["kind"], given["source"], given["wording"]) == ("given", "paper", "paper")
    assert given["happened_at"] == "2026-05-03T04:00:00Z"
    assert carebell.json("consent", "log") == [invited, given]
    assert "2026-05-03 00:00 EDT" in carebell("consent", "log")


def test_the_log_says_what_a_patient_chose_that_caregivers_see_and_hear(
    carebell: CommandLine,
) -> None:
    sam = ("--phone", "+12025550145")
    carebell("caregiver", "add", "Ana", "Sam", *sam, "--sees", "page", "--sees", "scores")
    for sees in ("none", "none", "doses"):
        carebell("caregiver", "edit", "Sam", "--sees", sees)
    for choice in ("--self-harm-to-caregiver", "--no-self-harm-to-caregiver"):
        carebell("patient", "edit", "Ana", choice)
    chosen = carebell.json("consent", "log", "Ana")
    assert {(row["kind"], row["source"]) for row in chosen} == {("given", "admin")}
    assert [row["wording"] for row in chosen] == [
        "Sam may see: scores, page",
        "Sam may see: nothing, only that somebody should check on them",
        "Sam may see: doses",
        "caregivers hear of words of self-harm, too",
        "caregivers do not hear of words of self-harm",
    ]
    carebell("patient", "edit", "Ana", "--consent", "form")
    assert "2026" not in carebell("plan", "export", "Ana").partition("consented_on")[0]


def test_a_stop_by_hand_counts_and_is_lifted_with_a_reason(carebell: CommandLine) -> None:
    said = carebell("consent", "stop", "Ana", "--source", "voice", "--note", "rang us")
    assert said == "Nothing more is sent to the number of Ana (id 1).\n"
    assert carebell.json("patient", "list")[0]["opted_out"] is True
    again = carebell.complains("consent", "stop", "1", "--source", "paper", exit_code=1)
    assert again == "Ana's number has opted out already."
    carebell("consent", "lift", "Ana", "--reason", "meant somebody else")
    assert carebell.json("patient", "list")[0]["opted_out"] is False
    assert [(row["kind"], row["source"]) for row in carebell.json("consent", "log")] == [
        ("opted_out", "voice"),
        ("lifted", "admin"),
    ]


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (("consent", "lift", "Ana", "--reason", "x"), 1, "Ana's number has not opted out."),
        (("consent", "stop", "Ana", "--source", "pigeon"), 2, "--source 'pigeon' is not one of"),
        (("consent", "log", "Zoe"), 2, "PERSON 'Zoe' is nobody's id or name"),
        (("patient", "edit", "Ana", "--consented-on", "2026-05-03"), 2,
         "--consented-on '2026-05-03' has no --consent with it"),
        (("patient", "edit", "Ana", "--consent", "paper", "--consented-on", "2199-01-01"), 2,
         "--consented-on '2199-01-01' lies ahead"),
        (("patient", "add", "Kid", *ANA, "--born", "2020-01-01"), 2, "--born '2020-01-01'"),
    ],
)  # fmt: skip
def test_a_slip_writes_nothing(
    carebell: CommandLine, house: Database, words: tuple[str, ...], exit_code: int, said: str
) -> None:
    before = everything(house)
    assert carebell.complains(*words, exit_code=exit_code).startswith(said)
    assert everything(house) == before


def test_who_agreed_already_is_not_invited(carebell: CommandLine) -> None:
    carebell("patient", "invite", "Ana")
    assert "wait a day" in carebell.complains("patient", "invite", "Ana", exit_code=1)
    carebell("patient", "edit", "Ana", "--consent", "form")
    assert "agreed already" in carebell.complains("patient", "invite", "Ana", exit_code=1)
    carebell("caregiver", "add", "Ana", "Sam", "--phone", "+12025550145")
    assert carebell("caregiver", "invite", "Sam") == "Sam (caregiver 2) is invited by text.\n"


def test_numbers_that_were_checked_long_ago_are_to_be_checked_again(house: Database) -> None:
    with house.read() as session:
        assert to_review(session, datetime(2027, 5, 21, tzinfo=UTC)) == []
        assert to_review(session, datetime(2027, 5, 22, tzinfo=UTC)) == ["US"]
