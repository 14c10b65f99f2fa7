"""A clinic's own wording, from its file to the text that leaves; and what plans and names cost."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from service.admin import calls, inbox, patients
from service.admin.calls import Told
from service.core.texts import instrument
from service.db.database import Database
from service.db.tables import PainScore
from service.engine.passes import Loop
from service.settings import Settings
from support.command_line import CommandLine
from support.factories import a_caregiver, a_checkin, a_contact, a_dose, a_patient
from support.house import POLICY
from support.story import Story

QUESTION = "{service} {wall}: Pain on average, last 24 hours, 0-10? Reply e.g. 4"
START = datetime(2027, 3, 12, 17, tzinfo=UTC)


def program(house: Database, **environment: str) -> CommandLine:
    """The command line with such settings."""
    return CommandLine(house.url.render_as_string(), **environment)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "texts.toml"
    path.write_text(f'[en]\ncheckin = "{QUESTION}"\n', encoding="utf-8")
    return path


def test_own_wording_is_marked_and_leaves(house: Database, file: Path) -> None:
    with house.write() as session:
        a_checkin(session, datetime.now(UTC), a_patient(session, datetime.now(UTC)))
    own = program(house, CAREBELL_TEXTS=str(file), CAREBELL_SERVICE_NAME="Riverside")
    marked = [row["key"] for row in own.json("text", "list") if row["own"]]
    assert marked == ["checkin"]
    text = "Riverside 20:00: Pain on average, last 24 hours, 0-10? Reply e.g. 4"
    assert {row["text"] for row in own.json("preview", "Ana", "--days", "2")} == {text}
    assert own.json("text", "check") == []
    checks = own.json("doctor", "--offline", exit_code=0)
    assert [one["says"] for one in checks if one["check"] == "wording"] == ["1 of your own"]


def test_a_score_is_stored_with_the_question_that_was_asked(
    db: Database, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREBELL_TEXTS", str(file))
    policy = replace(POLICY, own_texts=Settings.load().policy.own_texts)
    with db.write() as session:
        a_checkin(session, START, a_patient(session, START))
    story = Story(db, START)
    story.context = replace(story.context, policy=policy)
    story.loop = Loop(story.context)
    story.run_to("2027-03-12T20:01")
    story.texts("+12025550123", "4")
    story.texts("+12025550123", "rather better than this morning, I would say")
    with db.write() as session:
        [waiting] = inbox.waiting_texts(session)
        entered = inbox.MadeOf(meaning="score=3")
        inbox.resolve(session, policy, str(waiting.id), entered, story.now)
        calls.record_score(session, policy, patients.find(session, "Ana"), "2", Told(), story.now)
    with db.read() as session:
        stored = session.exec(select(PainScore.instrument)).all()
    assert stored == [instrument("en", policy)] * 3
    assert stored[0].startswith("custom-")


def test_a_file_that_cannot_stand_stops_every_command_with_all_its_mistakes(
    house: Database, file: Path
) -> None:
    file.write_text('[en]\nhelp = "{service} {contact}"\n[es]\nhlep = "x"\n', encoding="utf-8")
    wrong = program(house, CAREBELL_TEXTS=str(file), CAREBELL_PORT="0")
    said = wrong.complains("patient", "list", exit_code=1).splitlines()
    assert [line.partition("; for example")[0] for line in said] == [
        "The configuration does not fit:",
        (
            "- CAREBELL_PORT is wrong (input should be greater than or equal to 1): a free port "
            "from 1 to 65535, for example 8025."
        ),
        "- CAREBELL_TEXTS: [en] help lacks {emergency}",
        "- CAREBELL_TEXTS: [en] help lacks the word STOP",
        "- CAREBELL_TEXTS: [es] hlep is no text of Carebell's",
    ]
    checked = program(house, CAREBELL_TEXTS=str(file)).json("text", "check", exit_code=1)
    assert [(one["language"], one["key"], one["problem"]) for one in checked] == [
        ("en", "help", "lacks {emergency}"),
        ("en", "help", "lacks the word STOP"),
        ("es", "hlep", "is no text of Carebell's"),
    ]


@pytest.mark.parametrize(
    ("content", "clause"),
    [
        (None, "cannot be read (No such file or directory)"),
        (b"[en]\nhelp = x", "is no TOML (Invalid value (at line 2, column 8))"),
        (b"[en]\nhelp = '\xff'", "is no text in UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(
    house: Database, tmp_path: Path, content: bytes | None, clause: str
) -> None:
    path = tmp_path / "other.toml"
    if content is not None:
        path.write_bytes(content)
    said = program(house, CAREBELL_TEXTS=str(path)).complains("patient", "list", exit_code=1)
    assert said.startswith(f"CAREBELL_TEXTS names {path}, which {clause}: a file with wording")
    checked = program(house).complains("text", "check", str(path))
    assert checked == f"FILE '{path}' {clause}; for example texts.toml."


def test_a_medicine_on_record_is_found_in_a_clinics_wording(house: Database, file: Path) -> None:
    now = datetime.now(UTC)
    with house.write() as session:
        a_dose(session, now, a_patient(session, now), "Evening blues 5 mg")
    file.write_text(f'[en]\ncheckin = "{QUESTION} After your Evening Blues"\n', encoding="utf-8")
    own = program(house, CAREBELL_TEXTS=str(file))
    [found] = own.json("text", "check", exit_code=1)
    assert found["problem"] == 'names a drug, dose or condition ("evening blues")'
    [check] = [
        one for one in own.json("doctor", "--offline", exit_code=1) if one["check"] == "wording"
    ]
    assert (check["level"], check["advice"]) == (
        "problem",
        "mend the file that CAREBELL_TEXTS names: carebell text check",
    )


def test_without_a_database_the_wording_alone_is_checked(tmp_path: Path) -> None:
    nowhere = CommandLine(f"sqlite:///{tmp_path}/none.db")
    assert nowhere.json("text", "check") == []
    assert "No database" in nowhere.remarks("text", "check")
    assert not (tmp_path / "none.db").exists()


def test_names_that_make_texts_dearer_are_told_until_they_are_written_plain(
    house: Database,
) -> None:
    now = datetime.now(UTC)
    with house.write() as session:
        patient = a_patient(session, now, "Lucía Peña")
        a_caregiver(session, now, patient, "Đorđe")
        a_contact(session, now, "Ann")
    told = program(house).json("text", "check")
    assert [(one["level"], one["about"], one["problem"], one["example"]) for one in told] == [
        (
            "cost",
            "Lucía Peña (1)",
            "í in the name: alert takes 3 segments instead of 2",
            "CAREBELL_PLAIN_NAMES=true, which writes Lucia Peña",
        ),
        (
            "cost",
            "Đorđe (2)",
            "Đ đ in the name: caregiver_told takes 2 segments instead of 1",
            "",
        ),
    ]
    assert "í in the name" in program(house).remarks("patient", "show", "1")
    plain = program(house, CAREBELL_PLAIN_NAMES="true")
    assert [one["person"] for one in plain.json("text", "check")] == [2]
    assert plain.remarks("patient", "show", "1") == ""
    named = program(house, CAREBELL_SERVICE_NAME="Clínica").json("text", "check")
    assert next((one["about"], one["example"]) for one in named) == (
        ("CAREBELL_SERVICE_NAME", "Clinica")
    )


def test_what_plans_cost_in_segments_and_in_money(house: Database) -> None:
    now = datetime.now(UTC)
    with house.write() as session:
        ana = a_patient(session, now)
        a_checkin(session, now, ana)
        a_dose(session, now, ana, at="08:00")
        a_dose(session, now, ana, "Another", at="08:00")
        a_patient(session, now, "Bea", phone="+12025550124")
    row = {"id": 1, "patient": "Ana", "texts": 60, "segments": 60, "with_answers": 120}
    none = {"id": 2, "patient": "Bea", "texts": 0, "segments": 0, "with_answers": 0}
    no_money = {"cost": None, "currency": None}
    assert program(house).json("text", "cost") == [row | no_money, none | no_money]
    assert "CAREBELL_PRICE_PER_SEGMENT=0.0083 USD" in program(house).remarks("text", "cost")
    priced = program(house, CAREBELL_PRICE_PER_SEGMENT="0.0083 USD")
    assert priced.json("text", "cost", "Ana") == [row | {"cost": "1.00", "currency": "USD"}]
    assert priced("text", "cost").splitlines()[-1] == (
        "All together: 120 segments in 30 days, 1.00 USD."
    )


def test_a_price_without_a_currency_is_refused(house: Database) -> None:
    said = program(house, CAREBELL_PRICE_PER_SEGMENT="0.0083").complains(
        "text", "cost", exit_code=1
    )
    assert said == (
        "CAREBELL_PRICE_PER_SEGMENT is no amount with a point and the three letters of a "
        "currency: what a segment costs you, for example 0.0083 USD."
    )
