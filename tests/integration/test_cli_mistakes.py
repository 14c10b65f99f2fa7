"""A mistake in one option: one sentence with the option, the value and an example; no row."""

from datetime import UTC, datetime

import pytest

from service.db import database
from service.db.database import Database
from support.command_line import CommandLine, everything
from support.factories import a_caregiver, a_checkin, a_patient

PATIENT = {"--phone": "+12025550124", "--zone": "America/New_York", "--country": "US"}
LINE = {"--at": "20:00"}


@pytest.fixture(autouse=True)
def _somebody(house: Database) -> None:
    now = datetime.now(UTC)
    with house.write() as session:
        patient = a_patient(session, now, phone=PATIENT["--phone"])
        a_caregiver(session, now, patient)
        a_checkin(session, now, patient)


def _typed(options: dict[str, str]) -> list[str]:
    return [word for option in options.items() for word in option]


def _refused(carebell: CommandLine, house: Database, *words: str) -> str:
    before = everything(house)
    sentence = carebell.complains(*words)
    assert everything(house) == before
    return sentence


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        (
            "--phone",
            "2025550123",
            ("--phone '2025550123' does not start with + and a country code; "
            "for example +12025550123."),
        ),
        (
            "--phone",
            "+1202555",
            ("--phone '+1202555' is not a number that any country gives out; "
            "for example +12025550123."),
        ),
        (
            "--zone",
            "EST5",
            "--zone 'EST5' is not an IANA time zone; for example America/New_York.",
        ),
        (
            "--zone",
            "new_york",
            "--zone 'new_york' is not an IANA time zone; for example America/New_York.",
        ),
        (
            "--country",
            "USA",
            "--country 'USA' is not a two-letter ISO 3166 country code; for example US.",
        ),
        ("--consent", " ", "--consent ' ' is empty; for example \"signed form, 3 May 2026\"."),
        ("--born", "2024-01-01", ("--born '2024-01-01' is under 18: adults only; "
         "for example 1961-04-30.")),
        (
            "--born",
            "30.4.1961",
            "--born '30.4.1961' is not a date as year, month and day; for example 2027-03-31.",
        ),
        ("--language", "xx", "--language 'xx' is not one of en, es; for example en."),
        (
            "--privacy",
            "secret",
            "--privacy 'secret' is not one of covert, named; for example covert.",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("verb", ["add", "edit"])
def test_a_mistake_about_a_patient(
    carebell: CommandLine, house: Database, verb: str, option: str, value: str, sentence: str
) -> None:
    words = ["Bea", *_typed(PATIENT | {option: value})] if verb == "add" else ["1", option, value]
    assert _refused(carebell, house, "patient", verb, *words) == sentence


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("patient", "add", "007", *_typed(PATIENT)),
            "NAME '007' holds no letter; for example \"Maria Lopez\".",
        ),
        (
            ("patient", "edit", "1", "--name", ""),
            "--name '' is empty; for example \"Maria Lopez\".",
        ),
        (
            ("patient", "pause", "1", "--until", "soon"),
            ("--until 'soon' is neither a date nor a local time; "
            "for example 2027-03-31 or 2027-03-31T14:00."),
        ),
        (
            ("patient", "pause", "1", "--until", "2020-01-01"),
            "--until '2020-01-01' is not in the future; for example 2027-03-31.",
        ),
        (
            ("caregiver", "add", "Ana", "Kim", "--phone", "+12025550124"),
            "--phone '+12025550124' is the patient's own number; alerts go to somebody else.",
        ),
        (
            ("caregiver", "add", "Ana", "Kim", "--phone", "+12025550146", "--sees", "pain"),
            "--sees 'pain' is not one of scores, doses, page, none; for example scores.",
        ),
        (
            ("caregiver", "edit", "Sam", "--sees", "none", "--sees", "doses"),
            "--sees 'none' cannot be combined with others; for example scores.",
        ),
        (
            ("caregiver", "edit", "Sam", "--position", "first"),
            "--position 'first' is not a whole number from 1 to 1; for example 1.",
        ),
        (
            ("contact", "add", "Robin", "--phone", "+12025550150", "--role", "boss",
             "--consent", "ok"),
            "--role 'boss' is not one of admin, clinician; for example admin.",
        ),
        (
            ("rule", "set", "Ana", "--rises", "0"),
            "--rises '0' is not a whole number from 1 to 10; for example 1.",
        ),
        (
            ("rule", "set", "Ana", "--min-score", "high"),
            "--min-score 'high' is not a whole number from 0 to 10; for example 0.",
        ),
        (
            ("rule", "set", "Ana", "--ties", "keep"),
            "--ties 'keep' is neither \"break\" nor \"ignore\"; for example break.",
        ),
        (
            ("rule", "set", "Ana", "--max-gap-days", "15"),
            "--max-gap-days '15' is not a whole number from 1 to 14; for example 1.",
        ),
        (
            ("rule", "set", "Ana", "--cooldown-days", "91"),
            "--cooldown-days '91' is not a whole number from 0 to 90; for example 0.",
        ),
        (
            ("country", "review", "XX", "--emergency", "112", "--crisis", "112"),
            "CC 'XX' is not a two-letter ISO 3166 country code; for example US.",
        ),
        (
            ("country", "review", "GB", "--emergency", "call", "--crisis", "116 123"),
            "--emergency 'call' is not a number that people can dial; for example 112.",
        ),
        (
            ("message", "list", "--state", "lost"),
            ("--state 'lost' is not one of planned, claimed, unknown, submitted, sent, delivered, "
            "undelivered, failed, expired, suppressed; for example planned."),
        ),
        (
            ("message", "show", "first"),
            "ID 'first' is not a whole number from 1 to 999999999; for example 1.",
        ),
        (
            ("message", "show", "5"),
            "No text has the id 5; to see them all: carebell message list",
        ),
        (
            ("alert", "ack", "5"),
            "CODE '5' is not a whole number from 11 to 999999; for example 11.",
        ),
        (
            ("alert", "ack", "11"),
            "No alert has the code 11; to see them all: carebell alert list",
        ),
        (
            ("alert", "close", "11", "--reason", ""),
            "--reason '' is empty; for example \"called her, new plan from the clinic\".",
        ),
        (
            ("preview", "Ana", "--days", "0"),
            "--days '0' is not a whole number from 1 to 366; for example 1.",
        ),
        (
            ("dose", "end", "1"),
            "DOSE 1 is a checkin of Ana; see: carebell checkin list",
        ),
        (
            ("dose", "end", "2"),
            "DOSE 2 is not in any plan; to see them all: carebell dose list",
        ),
        (("checkin", "add", "Ana"), "--at needs a time of day; for example 21:00."),
        (
            ("dose", "add", "Ana", " ", "--at", "21:00"),
            "MEDICATION ' ' is empty; for example \"Example medicine\".",
        ),
    ],
)  # fmt: skip
def test_a_mistake_elsewhere(
    carebell: CommandLine, house: Database, words: tuple[str, ...], sentence: str
) -> None:
    assert _refused(carebell, house, *words) == sentence


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"--at": "800"}, ("--at '800' is not a time of day from 00:00 to 23:59; "
         "for example 21:00.")),
        ({"--at": "24:00"}, ("--at '24:00' is not a time of day from 00:00 to 23:59; "
         "for example 21:00.")),
        ({"--every": "2"}, "--every '2' is not from 1 to 365 days, or weeks; for example 2d."),
        ({"--every": "0d"}, "--every '0d' is not from 1 to 365 days, or weeks; for example 2d."),
        ({"--on": "mon,fun"}, "--on 'fun' is not a day of the week; for example mon,thu."),
        ({"--on": ""}, "--on '' is not a day of the week; for example mon,thu."),
        ({"--every": "2d", "--on": "mon"}, ("--every '2d' cannot be combined with --on; only "
         "weeks can; for example 2w.")),
        ({"--from": "tomorrow"}, ("--from 'tomorrow' is not a date as year, month and day; "
         "for example 2027-03-31.")),
        ({"--until": "2027-02-30"}, ("--until '2027-02-30' is not a date as year, month and day; "
         "for example 2027-03-31.")),
        ({"--until": "2020-01-01", "--from": "2019-01-01"}, ("--until '2020-01-01' leaves no time "
         "that is still to come; for example {in_a_month}.")),
        ({"--from": "2099-03-02", "--until": "2099-03-01"}, ("--until '2099-03-01' is before "
         "--from 2099-03-02.")),
        # 2 and 3 March 2099 are a Monday and a Tuesday.
        ({"--from": "2099-03-02", "--until": "2099-03-03", "--on": "wed"}, ("--until '2099-03-03' "
         "leaves no time that is still to come; for example 2099-04-01.")),
        ({"--window": "2"}, ("--window '2' is not a span of hours and minutes; "
         "for example 1h30m.")),
        ({"--window": "3d"}, ("--window '3d' is not from 5 minutes to 24 hours long; "
         "for example 2h.")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("noun", ["dose", "checkin"])
def test_a_mistake_about_when(
    carebell: CommandLine, house: Database, noun: str, options: dict[str, str], sentence: str
) -> None:
    names = ["Ana", "Example medicine"] if noun == "dose" else ["Ana"]
    said = _refused(carebell, house, noun, "add", *names, *_typed(LINE | options))
    if "{in_a_month}" in sentence:
        assert said.startswith(sentence.split("{", maxsplit=1)[0])
    else:
        assert said == sentence


@pytest.mark.parametrize(
    "words",
    [
        ("patient", "add", "Bea"),
        ("patient", "show"),
        ("contact", "add", "Robin", "--phone", "+12025550150", "--role", "admin"),
        ("alert", "close", "11"),
        ("patient", "fly"),
        ("fly",),
        ("patient", "list", "--fly"),
    ],
)
def test_what_is_missing_or_unknown_is_named(
    carebell: CommandLine, house: Database, words: tuple[str, ...]
) -> None:
    said = _refused(carebell, house, *words)
    assert any(word in said for word in ("Missing option", "Missing argument", "No such"))


@pytest.mark.parametrize(
    ("words", "meant"), [(("patien", "list"), "patient"), (("patient", "lst"), "list")]
)
def test_a_mistyped_command_is_answered_with_the_one_that_was_meant(
    carebell: CommandLine, words: tuple[str, ...], meant: str
) -> None:
    guess = carebell.complains(*words).partition("Did you mean")[2]
    assert f"'{meant}'" in guess


def test_a_wrong_setting_is_told_with_all_others(house: Database) -> None:
    url = house.url.render_as_string()
    broken = CommandLine(url, CAREBELL_PORT="0", CAREBELL_TWILIO_OPTOUT="maybe")
    said = broken.complains("patient", "list", exit_code=1)
    assert "CAREBELL_PORT" in said
    assert "CAREBELL_TWILIO_OPTOUT" in said


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite:////proc/no/such/carebell.db", "cannot be made"),
        ("sqlite:////proc/version", "cannot be opened"),
        ("postgresql://nobody@127.0.0.1:1/carebell", "cannot be opened"),
    ],
)
def test_a_database_that_is_not_there_is_one_sentence(url: str, words: str) -> None:
    assert words in CommandLine(url).complains("patient", "list", exit_code=1)
    assert words in CommandLine(url).json("status", exit_code=4)["reasons"][0]


def test_a_database_that_another_keeps_is_one_sentence(
    house: Database, carebell: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0)
    with house.write() as session:
        session.connection()  # which begins the transaction
        said = carebell.complains(
            *("contact", "add", "Robin", "--phone", "+12025550150", "--role", "admin"),
            *("--consent", "on paper"),
            exit_code=1,
        )
    assert said.endswith("could not be used: database is locked. Try again in a moment.")
