"""`carebell rule replay`: what presets would have done, on typed scores and on stored ones."""

import json
from datetime import UTC, datetime

import pytest

from service.db.database import Database
from support.command_line import CommandLine, everything
from support.factories import a_checkin, a_patient
from support.story import Story

START = datetime(2027, 3, 1, 17, tzinfo=UTC)
MARIA = "+12025550123"
TWENTY_FOURS = ",".join(["4"] * 20)


@pytest.fixture
def nowhere() -> CommandLine:
    """A command line without any database."""
    return CommandLine("nonsense://")


def fires(nowhere: CommandLine, *words: str) -> dict[str, list[int]]:
    printed = nowhere("rule", "replay", *words, "--json")
    return {one["rule"]: one["fires"] for one in map(json.loads, printed.splitlines())}


@pytest.mark.parametrize(
    ("scores", "preset", "expected"),
    [
        ("3,4,5,6", "standard", {"climb": [4], "sustained": [], "silence": []}),
        ("3,4,5,6", "literal", {"climb": [4]}),
        ("3,4,5,6", "quiet", {"sustained": [], "silence": []}),
        ("3,4,4,5,6", "standard", {"climb": [], "sustained": [], "silence": []}),
        ("3,4,4,5,6", "sensitive", {"climb": [5], "sustained": [], "silence": []}),
        ("3,4,-,-,-,-,5,6", "standard", {"climb": [], "sustained": [], "silence": [4]}),
        ("3,4,-,5,6", "standard", {"climb": [5], "sustained": [], "silence": []}),
        ("3,4,-,-,5,6", "literal", {"climb": [6]}),  # two silent days
        ("3,4,-,-,-,5,6", "literal", {"climb": []}),  # three
        ("0,1,2,3", "standard", {"climb": [], "sustained": [], "silence": []}),
        (f"{TWENTY_FOURS},6,6,6", "standard", {"climb": [], "sustained": [23], "silence": []}),
        ("4,4,4,4,4,4,4,4,4,4,6,6,6", "quiet", {"sustained": [], "silence": []}),  # 13 replies
        ("4,4,4,4,4,4,4,4,4,4,4,6,6,6", "quiet", {"sustained": [14], "silence": []}),
        ("-,3, 4 ,5,6", "literal", {"climb": [5]}),
        ("-,-,-,-,-,-,-,-,-,3", "standard", {"climb": [], "sustained": [], "silence": [2, 9]}),
        ("7", "literal", {"climb": []}),
    ],
)
def test_the_days_on_which_each_rule_of_a_preset_fires(
    nowhere: CommandLine, scores: str, preset: str, expected: dict[str, list[int]]
) -> None:
    assert fires(nowhere, "--scores", scores, "--preset", preset) == expected


@pytest.mark.parametrize(
    ("scores", "rule", "expected"),
    [
        ("3,4,5,6,3,4,5,6", "climb", [4]),  # four days later it still rests
        ("3,4,5,6,0,0,3,4,5,6", "climb", [4]),  # six
        ("3,4,5,6,0,0,0,3,4,5,6", "climb", [4, 11]),  # seven
        ("1,2,3,4,-,-,5,-,-,6,7", "climb", [4]),  # what rose before it fired counts no more
        (f"{TWENTY_FOURS},{','.join(['6'] * 30)}", "sustained", [23, 30, 37]),  # then it is usual
    ],
)
def test_a_rule_starts_afresh_seven_days_after_it_fired(
    nowhere: CommandLine, scores: str, rule: str, expected: list[int]
) -> None:
    assert fires(nowhere, "--scores", scores)[rule] == expected


def test_without_a_preset_people_see_all_of_them(nowhere: CommandLine) -> None:
    heading, *rows = nowhere("rule", "replay", "--scores", "3,4,4,5,6").splitlines()
    assert " ".join(heading.split()) == "Preset Would have fired Alerts A patient in a year"
    assert [(row.split()[0], row.split("  ")[-2].strip()) for row in rows] == [
        ("literal", "0 in 5 days"),
        ("standard", "0 in 5 days"),
        ("quiet", "0 in 5 days"),
        ("sensitive", "1 in 5 days"),
    ]


@pytest.mark.parametrize(
    ("days", "said"), [(5, "too few days to say"), (27, "too few days to say"), (28, "about 13.0")]
)
def test_a_year_is_told_from_four_weeks_on(nowhere: CommandLine, days: int, said: str) -> None:
    scores = ",".join(["3", "4", "5", "6", *["2"] * (days - 4)])
    row = nowhere("rule", "replay", "--scores", scores, "--preset", "literal").splitlines()[1]
    assert row.endswith(f"1 in {days} days  {said}")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--scores", "3,11"], "--scores '11' is neither a whole number from 0 to 10 nor -"),
        (["--scores", "3,,4"], "--scores '' is neither"),
        (["--scores", "3", "--preset", "loud"], "--preset 'loud' is not one of literal,"),
        (["--scores", "3", "--all"], "Give one of PATIENT, --all and --scores."),
        ([], "Give one of PATIENT, --all and --scores."),
    ],
)
def test_what_cannot_be_replayed_is_refused_in_a_sentence(
    nowhere: CommandLine, words: list[str], complaint: str
) -> None:
    assert complaint in nowhere.complains("rule", "replay", *words)


def test_stored_scores_are_replayed_with_their_dates(
    carebell: CommandLine, house: Database
) -> None:
    with house.write() as session:
        maria = a_patient(session, START, name="Maria", phone=MARIA)
        a_checkin(session, START, maria, at="20:00")
        a_patient(session, START, name="Lee", phone="+12025550124")
    story = Story(house, START)
    for day, score in enumerate((3, 4, 4, 5, 6, 2), start=1):
        story.run_to(f"2027-03-{day:02d}T20:00")
        story.texts(MARIA, str(score))
    before = everything(house)
    for words in (["Maria"], ["--all"]):
        printed = carebell("rule", "replay", *words, "--preset", "sensitive", "--json")
        climb = json.loads(printed.splitlines()[0])
        assert climb == {"patient": "Maria", "rule": "climb", "fires": ["2027-03-05"]}
    assert "Maria, climb: 2027-03-05; Maria, sustained: never" in carebell("rule", "replay", "1")
    assert everything(house) == before
