"""Plans that change, on the command line: medicines, steps, edits, history, files, tables."""

import csv
import shutil
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from service.db.database import Database
from service.db.tables import ConsentEvent, OptOut
from support.command_line import CommandLine, everything

ANA = (
    "patient", "add", "Ana", "--phone", "+12025550123", "--zone", "America/New_York",
    "--country", "US", "--consent", "form",
)  # fmt: skip
STEP = ("--prescriber", "Dr. Example", "--prescribed", "2099-01-01")


@pytest.fixture(autouse=True)
def _ana(carebell: CommandLine) -> None:
    carebell(*ANA)


def test_a_medicine_is_written_down_changed_and_ended(carebell: CommandLine) -> None:
    carebell(
        "medication", "add", "Ana", "Example medicine", "--strength", "10 mg", "--atc", "n06aa09",
        "--rxnorm", "704", "--prescriber", "Dr. Example", "--prescribed", "2027-03-01",
    )  # fmt: skip
    carebell("dose", "add", "Ana", "example medicine", "--at", "21:00")
    carebell("medication", "edit", "Ana", "1", "--strength", "none", "--dose-in-text")
    [row] = carebell.json("medication", "list", "Ana")
    assert (row["atc"], row["rxnorm"], row["strength"]) == ("N06AA09", "704", None)
    assert row["dose_in_text"] is True
    carebell("medication", "end", "Ana", "Example medicine")
    assert carebell.json("dose", "list") == []
    assert carebell.json("medication", "list") == []
    assert carebell.json("medication", "list", "--all")[0]["state"] == "ended"
    carebell("medication", "add", "Ana", "Example medicine")
    assert [row["id"] for row in carebell.json("medication", "list")] == [1], "taken again"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        (
            "--atc",
            "N6",
            "--atc 'N6' is not such a code; for example N06AA09.",
        ),
        ("--rxnorm", "x1", "--rxnorm 'x1' is not such a code; for example 704."),
        (
            "--tell-after",
            "0",
            "--tell-after '0' is not a whole number from 1 to 30",
        ),
        ("--prescribed", "May", "--prescribed 'May' is not a date as year, month and day; "),
    ],
)
def test_a_code_is_typed_and_checked_never_guessed(
    carebell: CommandLine, option: str, value: str, said: str
) -> None:
    assert said in carebell.complains("medication", "add", "Ana", "Example", option, value)


def test_another_medicine_is_listed_with_a_neutral_sentence(carebell: CommandLine) -> None:
    add = ("medication", "other", "add", "Ana", "--name", "Example pill", "--class", "opioid")
    said = carebell(*add, "--since", "2025-03-01")
    assert "ask the prescriber or pharmacist about taking these together" in said
    assert "already" in carebell.complains(*add, exit_code=1)
    carebell("medication", "other", "end", "1", "--on", "2025-04-01")
    assert carebell.json("medication", "other", "list", "Ana") == []
    assert carebell.json("medication", "other", "list", "--all") == [
        {
            "id": 1, "patient": "Ana", "name": "Example pill", "drug_class": "opioid",
            "since_on": "2025-03-01", "ended_on": "2025-04-01",
        }
    ]  # fmt: skip


def test_what_follows_the_steps_moves_with_them(carebell: CommandLine) -> None:
    first = datetime.now(UTC).date() + timedelta(days=30)
    check = ("checkin", "add", "Ana", "--side-effects", "--at", "10:00", "--after-step", "Example")
    carebell("dose", "add", "Ana", "Example", "--at", "21:00", "--from", f"{first}")
    refused = carebell.complains(*check, "--from-day", "3")
    assert "has no steps yet; first: carebell dose step add" in refused
    for dose, day in (("10 mg", "1"), ("20 mg", "8")):
        carebell("dose", "step", "add", "Ana", "Example", dose, "--day", day, *STEP)
    assert "--from-day is needed" in carebell.complains(*check)
    with_pace = (*check, "--from-day", "3", "--every", "2d")
    assert "--times is needed with --every" in carebell.complains(*with_pace)
    assert "with --skip" in carebell.complains(*check, "--from-day", "3", "--skip", f"{first}")
    said = carebell(*check, "--from-day", "3")
    assert "at 10:00, 3 days after each step of Example begins" in said
    assert side_effect_days(carebell, first) == [3, 10]
    second = first + timedelta(days=9)
    told = carebell("dose", "step", "move", "2", "--to", f"{second}")
    assert "Side-effect check 2 of Ana follows the steps; its next text: " in told
    assert side_effect_days(carebell, first) == [3, 12]
    told = carebell("dose", "step", "hold", "Ana", "Example")
    assert "its next text: not planned before a step begins" in told
    assert carebell.json("checkin", "list", "Ana")[0]["state"] == "waiting"
    said = carebell("checkin", "edit", "2", "--window", "20h")
    assert "The next text is due when a step begins that it follows." in said
    collides = ("checkin", "add", "Ana", "--at", "10:00")
    assert "in the same minute" in carebell.complains(*collides, exit_code=1)
    carebell("dose", "step", "resume", "Ana", "Example")
    carebell("checkin", "edit", "2", "--from-day", "0", "--every", "2d", "--times", "2")
    assert side_effect_days(carebell, first) == [0, 2, 9, 11]
    carebell("checkin", "edit", "2", "--every", "1d", "--at", "10:00", "--at", "18:00")
    assert side_effect_days(carebell, first) == [0, 0, 9, 9]
    carebell("medication", "end", "Ana", "Example")
    assert carebell.json("checkin", "list", "Ana") == []


def side_effect_days(carebell: CommandLine, first: date) -> list[int]:
    """What the preview shows, as days since the first dose."""
    rows = carebell.json("preview", "Ana", "--days", "60")
    found = [date.fromisoformat(row["on"]) for row in rows if row["kind"] == "side_effects"]
    return [(on - first).days for on in found]


def test_steps_are_entered_by_day_or_date_moved_held_and_resumed(carebell: CommandLine) -> None:
    carebell("dose", "add", "Ana", "Example", "--at", "21:00", "--from", "2099-03-01")
    add = ("dose", "step", "add", "Ana", "Example")
    assert "--prescriber is needed" in carebell.complains(*add, "10 mg", "--day", "1")
    carebell(*add, "10 mg", "--day", "1", *STEP)
    carebell(*add, "20 mg", "--day", "8", *STEP)
    carebell(*add, "30 mg", "--from", "2099-03-15", *STEP)
    assert "already" in carebell.complains(*add, "5 mg", "--day", "8", *STEP, exit_code=1)
    carebell("dose", "step", "move", "2", "--to", "2099-03-06")
    assert "pass" in carebell.complains("dose", "step", "move", "2", "--to", "2099-03-15")
    assert [row["begins_on"] for row in carebell.json("dose", "step", "list", "Ana")] == [
        "2099-03-01", "2099-03-06", "2099-03-15",
    ]  # fmt: skip
    told = carebell("dose", "step", "move", "2", "--to", "2099-03-08")
    assert "Step 2 of Example for Ana: 20 mg begins on 2099-03-08." in told
    assert "Step 3 (30 mg) still begins on 2099-03-15." in told
    assert "carebell dose step move 3 --to 2099-03-17 --with-later" in told
    told = carebell("dose", "step", "move", "2", "--to", "2099-03-15", "--with-later")
    assert "Step 3 (30 mg) now begins on 2099-03-22." in told
    told = carebell("dose", "step", "move", "2", "--to", "2099-03-08", "--with-later")
    assert "Step 3 (30 mg) now begins on 2099-03-15." in told
    told = carebell("dose", "step", "hold", "Ana", "Example")
    assert "The present step: none has begun. Waiting: 10 mg, 20 mg, 30 mg." in told
    assert "held already" in carebell.complains(
        "dose", "step", "hold", "Ana", "Example", exit_code=1
    )
    assert {row["state"] for row in carebell.json("dose", "step", "list")} == {"held"}
    told = carebell("dose", "step", "resume", "Ana", "Example")
    assert "Step 2 (20 mg) begins on 2099-03-08." in told
    changes = carebell.json("plan", "history", "Ana")
    about = {row["subject"] for row in changes if "held" in row["detail"]}
    assert about == {"medication"}, "a hold has no number among those of the steps"
    told = carebell("dose", "step", "remove", "3")
    assert told.startswith("Step 3 of Example for Ana is taken back: 30 mg from 2099-03-15.")
    rows = carebell.json("dose", "step", "list")
    assert [(row["dose"], row["state"]) for row in rows] == [
        ("10 mg", "to come"), ("20 mg", "to come"),
    ]  # fmt: skip


def test_a_step_that_begins_today_may_still_be_held(carebell: CommandLine) -> None:
    today = datetime.now(ZoneInfo("America/New_York")).date()
    carebell("dose", "add", "Ana", "Example", "--at", "23:59")
    for days, dose in ((1, "10 mg"), (0, "20 mg")):
        begins = f"{today - timedelta(days=days)}"
        carebell("dose", "step", "add", "Ana", "Example", dose, "--from", begins, *STEP)
    states = {row["dose"]: row["state"] for row in carebell.json("dose", "step", "list")}
    assert states == {"10 mg": "present", "20 mg": "begins today"}
    told = carebell("dose", "step", "hold", "Ana", "Example")
    assert "The present step: 10 mg. Waiting: 20 mg." in told


def test_a_slip_in_the_name_of_a_medicine_makes_no_second_one(carebell: CommandLine) -> None:
    add = ("dose", "add", "Ana")
    carebell(*add, "Amitriptyline", "--at", "21:00")
    slip = (*add, "Amitriptylin", "--at", "09:00")
    told = carebell.complains(*slip)
    assert "is none of Ana's medicines, but Amitriptyline is" in told
    assert "--new-medicine" in told
    assert [row["name"] for row in carebell.json("medication", "list")] == ["Amitriptyline"]
    carebell(*add, " amitriptyline ", "--at", "09:00")
    carebell(*add, "Nortriptylin", "--at", "21:00")
    carebell(*slip, "--new-medicine")
    assert len(carebell.json("medication", "list")) == 3


def test_an_edit_starts_a_version_and_the_line_stays_itself(carebell: CommandLine) -> None:
    carebell("dose", "add", "Ana", "Example", "--at", "21:00", "--from", "2099-03-01")
    carebell("checkin", "add", "Ana", "--at", "20:00")
    assert "every day at 22:00" in carebell("dose", "edit", "Example", "--at", "22:00")
    carebell("dose", "edit", "1", "--on", "mon", "--window", "90m")
    carebell("dose", "edit", "1", "--every", "2d")
    [row] = carebell.json("dose", "list")
    assert (row["id"], row["when"], row["window"]) == (1, "every 2 days at 22:00", "1h30m")
    changes = [one for one in carebell.json("plan", "history", "Ana") if one["subject"] == "dose"]
    assert [one["before"] and one["before"]["version"] for one in changes] == [None, 1, 2, 3]
    assert changes[1]["before"]["rule"] == "RRULE:FREQ=DAILY;BYHOUR=21;BYMINUTE=0"
    carebell("checkin", "edit", "Ana", "--at", "19:00")
    assert carebell.json("checkin", "list")[0]["when"] == "every day at 19:00"
    assert "Nothing to change" in carebell.complains("dose", "edit", "1")
    assert "in no plan" in carebell.complains("dose", "edit", "Nothing", "--at", "22:00")


@pytest.mark.parametrize("end", [("--until", "2099-06-30"), ("--times", "5")])
@pytest.mark.parametrize(
    ("other", "when", "last"),
    [
        (("--until", "none"), "every day at 20:00", None),
        (("--until", "2099-07-31"), "every day at 20:00", "2099-07-31"),
        (("--times", "9"), "every day at 20:00 until 2099-06-09", None),
    ],
)
def test_another_end_takes_the_place_of_the_end(
    carebell: CommandLine,
    end: tuple[str, ...],
    other: tuple[str, ...],
    when: str,
    last: str | None,
) -> None:
    carebell("checkin", "add", "Ana", "--at", "20:00", "--from", "2099-06-01", *end)
    carebell("checkin", "edit", "Ana", *other)
    [row] = carebell.json("checkin", "list", "Ana")
    assert (row["when"], row["ends_on"]) == (when, last)


def test_an_edit_into_another_lines_time_is_refused(
    carebell: CommandLine, house: Database
) -> None:
    carebell("dose", "add", "Ana", "Example", "--at", "21:00")
    carebell("dose", "add", "Ana", "Example", "--at", "09:00")
    before = everything(house)
    said = carebell.complains("dose", "edit", "2", "--at", "21:00", exit_code=1)
    assert said.startswith("The patient already has this dose at 21:00: dose 1.")
    assert "means several; their ids are 1, 2" in carebell.complains(
        "dose", "edit", "Example", "--at", "22:00"
    )
    assert everything(house) == before


PLAN = """\
patients:
  - name: Bea
    phone: +12025550124
    zone: Europe/Berlin
    country: US
    consent: form
    caregivers:
      - {name: Sam, phone: +12025550145, sees: [scores]}
    medications:
      - name: Example
        strength: 10 mg
        prescriber: Dr. Example
        prescribed: 2099-01-01
        doses:
          - at: [21:00, "08:00"]
            from: 2099-03-01
        steps:
          - {dose: 10 mg, day: 1}
          - {dose: 20 mg, day: 8}
    checkins:
      - at: 20:00
        every: 2d
    other_medicines:
      - {name: Other, class: opioid, since: 2025-01-01, until: 2025-02-01}
    rule: {rises: 2}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def elsewhere(migrated_file: Path, tmp_path: Path) -> CommandLine:
    """The program on another database, with nobody in it."""
    shutil.copyfile(migrated_file, tmp_path / "elsewhere.db")
    return CommandLine(f"sqlite:///{tmp_path / 'elsewhere.db'}")


def test_a_file_is_applied_once_and_exported_it_changes_nothing(
    carebell: CommandLine, house: Database, file: Path
) -> None:
    empty = everything(house)
    dry = carebell("plan", "apply", str(file), "--dry-run")
    assert everything(house) == empty
    assert "+ Bea: Example, every day at 08:00 and 21:00, window 2h" in dry
    assert "\x1b" not in dry, "plain where there is no terminal"
    assert "ask the prescriber" not in carebell("plan", "apply", str(file)), "it is over"
    applied = everything(house)
    assert "Nothing to change" in carebell("plan", "apply", str(file))
    file.write_text(carebell("plan", "export", "--all"), encoding="utf-8")
    assert "Nothing to change" in carebell("plan", "apply", str(file))
    assert everything(house) == applied


CLINIC = """\
contacts:
  - {name: Robin, phone: +12025550150, role: admin, consent: form, zone: America/New_York}
  - {name: Lee, phone: +12025550151, role: clinician, consent: form}
patients:
  - name: Cy
    phone: +12025550125
    zone: America/New_York
    country: US
    consent: form
    quiet: 21:00-9:00
    nudges: false
    dose_window: 90m
    checkin_window: none
    medications:
      - name: Example
        prescriber: Dr. Example
        prescribed: 2027-01-01
        doses: [{at: 21:00, from_day: 10}]
        steps: [{dose: 10 mg, day: 1}, {dose: 20 mg, day: 8}]
    side_effect_checks: [{at: 10:00, after_step: example, from_day: 3}]
"""


def test_a_plan_is_held_to_the_clinics_own_cap_however_it_is_entered(
    carebell: CommandLine, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carebell("checkin", "add", "Ana", "--at", "20:00", "--nudge", "off")
    monkeypatch.setenv("CAREBELL_TEXTS_A_DAY", "1")
    crowded = ("checkin", "edit", "1", "--at", "20:00", "--at", "19:00")
    assert "; 1 is the most." in carebell.complains(*crowded, exit_code=1)
    assert "; 1 is the most." in carebell.complains("plan", "apply", str(file))
    table = file.with_suffix(".csv")
    table.write_text(
        "name,phone,zone,country,checkin_at\nDi,+12025550129,UTC,US,08:00 20:00\n",
        encoding="utf-8",
    )
    assert "; 1 is the most." in carebell("patient", "import", str(table), exit_code=1)


def test_a_file_holds_a_whole_clinic(carebell: CommandLine, file: Path) -> None:
    file.write_text(CLINIC, encoding="utf-8")
    said = carebell("plan", "apply", str(file)).splitlines()
    assert said == [
        "+ Robin: admin, +12025550150, America/New_York",
        "+ Lee: clinician, +12025550151, America/New_York",
        "+ Cy: patient, +12025550125, America/New_York",
        "+ Cy: Example",
        "+ Cy: Example, every day at 21:00, window 1h30m, nudge 45m",
        *(line for line in said if "mg from" in line),
        "+ Cy: Side-effect check, at 10:00, 3 days after each step of Example begins, window 1d",
    ]
    assert "Nothing to change" in carebell("plan", "apply", str(file))
    exported = carebell("plan", "export", "--all")
    assert exported.startswith("contacts:\n  - name: Robin\n")
    other = exported.replace("name: Lee", "name: Leigh").replace("21:00-09:00", "off")
    file.write_text(other.replace("nudges: false", "nudges: true"), encoding="utf-8")
    assert carebell("plan", "apply", str(file)).splitlines() == [
        "~ Lee: clinician: name is Leigh",
        "~ Cy: quiet is off, nudges is True",
    ]


def test_a_dose_that_follows_its_own_steps_is_planned_by_the_first_apply(
    carebell: CommandLine, file: Path
) -> None:
    after = (
        "{at: 09:00, after_step: Example, from_day: 1}, {at: 12:00, after_step: Beta, from_day: 2}"
    )
    beta = """\
      - name: Beta
        prescriber: Dr. Example
        prescribed: 2027-01-01
        doses: [{at: 20:00, from_day: 10}]
        steps: [{dose: 1 ml, day: 1}, {dose: 2 ml, day: 4}]
    side_effect_checks"""
    whole = CLINIC.replace("{at: 21:00, from_day: 10}", "{at: 21:00, from_day: 10}, " + after)
    file.write_text(whole.replace("    side_effect_checks", beta), encoding="utf-8")
    said = carebell("plan", "apply", str(file))
    assert "+ Cy: Example, at 09:00, 1 day after each step of Example begins" in said
    assert "+ Cy: Example, at 12:00, 2 days after each step of Beta begins" in said
    assert "Nothing to change" in carebell("plan", "apply", str(file))
    file.write_text(carebell("plan", "export", "--all"), encoding="utf-8")
    assert "Nothing to change" in carebell("plan", "apply", str(file))


RICH = """\
contacts:
  - {name: Robin, phone: +12025550150, role: admin, consent: form, quiet: 21:00-06:00}
patients:
  - name: Dee
    phone: +12025550126
    zone: America/Chicago
    country: US
    consent: form
    born: 1961-02-03
    language: es
    privacy: named
    tell_of_alerts: false
    dose_window: 90m
    paused_until: YEAR-02-01T09:30
    paused_for: hospital
    caregivers:
      - {name: Sam, phone: +12025550145, consent: form, sees: [scores, page], quiet: 20:00-08:00}
      - {name: Kim, phone: +12025550146, language: es, zone: Europe/Berlin, quiet: "off"}
    medications:
      - name: Example
        strength: 10 mg
        atc: N06AA09
        prescriber: Dr. Example
        prescribed: YEAR-01-01
        dose_in_text: true
        tell_after: 3
        doses:
          - {at: 21:00, from: YEAR-03-01, until: YEAR-06-01, skip: [YEAR-03-04], nudge: 30m}
          - {at: 12:15, after_step: Example, from_day: 1, times: 2, every: 2d}
        steps:
          - {dose: 10 mg, day: 1}
          - {dose: 20 mg, day: 8, prescriber: Dr. Other, prescribed: YEAR-02-01}
        holds:
          - {from: 2026-01-05, resumed: 2026-01-09}
      - name: Beta
        doses: [{at: "08:00", from: YEAR-03-01, cycle: 21/7, window: 1h, quiet: 23:00-6:00}]
    checkins:
      - {at: 20:00, from: YEAR-03-01, phases: "56d:1d,2d", quiet: "off"}
      - {rule: "FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=9", from: YEAR-03-01, nudge: "off"}
      - {at: [9:30, 17:00], rule: "FREQ=MONTHLY;BYDAY=1SA,-1SU", from: YEAR-03-01, nudge: "off"}
      - from: YEAR-03-01
        nudge: "off"
        skip: YEAR-04-05
        rule: |
          FREQ=DAILY;UNTIL=YEAR0701T150000Z;BYHOUR=11
          FREQ=HOURLY;INTERVAL=6;BYHOUR=12;BYMINUTE=40
          RDATE:YEAR0310T133000,YEAR0801
          EXDATE:YEAR0331T110000
    side_effect_checks: [{at: 10:00, after_step: Example, from_day: 3, nudge: 2h}]
    other_medicines:
      - {name: Other, class: opioid, since: 2025-01-01, until: 2025-02-01}
      - {name: Other, class: opioid, since: 2025-06-01}
    rule: {preset: sensitive, rises: 2}
"""


YEAR = datetime.now(UTC).year + 2


def rich() -> str:
    """All that a plan can hold; steps that lie too far ahead are not followed."""
    return RICH.replace("YEAR", f"{YEAR}")


def test_what_a_file_makes_elsewhere_is_exported_as_the_same_file(
    carebell: CommandLine, file: Path, elsewhere: CommandLine
) -> None:
    file.write_text(rich(), encoding="utf-8")
    carebell("plan", "apply", str(file))
    carebell("dose", "step", "move", "2", "--to", f"{YEAR}-03-20")
    carebell("dose", "step", "hold", "Dee", "Example")
    carebell(
        "dose", "add", "Ana", "Gamma", "--at", "09:00", "--times", "5", "--from", "2099-01-01"
    )
    carebell("dose", "edit", "Gamma", "--at", "10:00", "--skip", "2099-01-02")
    carebell("patient", "pause", "Ana")
    exported = carebell("plan", "export", "--all")
    file.write_text(exported, encoding="utf-8")
    said = elsewhere("plan", "apply", str(file))
    assert said.count("ask the prescriber or pharmacist about taking these together") == 1
    today = datetime.now(ZoneInfo("America/Chicago")).date()
    assert f"+ Dee: Example: held from {today}" in said.splitlines()
    assert "+ Dee: Side-effect check, at 10:00, 3 days after each step of Example begins" in said
    assert elsewhere("plan", "export", "--all") == exported
    steps = elsewhere.json("dose", "step", "list", "Dee")
    assert [(row["state"], row["prescriber"]) for row in steps] == [
        ("held", "Dr. Example"), ("held", "Dr. Other"),
    ]  # fmt: skip
    lists = ("caregiver", "contact", "patient", "medication", "medication other", "dose")
    for of in (*lists, "checkin"):
        here, there = (house.json(*of.split(), "list", "--all") for house in (carebell, elsewhere))
        assert sorted(map(known_of, there)) == sorted(map(known_of, here)), of

    earlier = "            resumed: '2026-01-09'\n"
    held = f"{earlier}          - from: '{today}'\n"
    file.write_text(exported.replace(held, f"{held}            resumed: {today}\n"))
    assert elsewhere("plan", "apply", str(file), "--dry-run").splitlines()[0] == (
        f"~ Dee: Example: held from {today}, resumed from {today}"
    )
    file.write_text(exported.replace(held, earlier))
    assert elsewhere("plan", "apply", str(file), "--dry-run").splitlines()[0] == (
        f"- Dee: Example: held from {today}"
    )
    file.write_text(exported.replace(held, f"{held}          - from: {YEAR}-01-01\n"))
    said = elsewhere.complains("plan", "apply", str(file))
    assert f"The steps are held on {YEAR}-01-01 already: from {today}." in said
    sam, kim = (exported.index(f"      - name: {name}\n") for name in ("Sam", "Kim"))
    end = exported.index("    medications:", kim)
    swapped = exported[:sam] + exported[kim:end] + exported[sam:kim] + exported[end:]
    file.write_text(swapped, encoding="utf-8")
    assert elsewhere("plan", "apply", str(file), "--dry-run").splitlines()[0] == (
        "~ Dee: caregivers are told in this order: Kim, Sam"
    )
    file.write_text(exported.replace("Dr. Other", "Dr. Third"))
    assert elsewhere("plan", "apply", str(file)).splitlines() == [
        f"~ Dee: Example: 20 mg prescribed by Dr. Third on {YEAR}-02-01"
    ]


def test_consent_is_the_same_elsewhere_and_nobody_is_welcomed_twice(
    carebell: CommandLine, house: Database, file: Path, elsewhere: CommandLine
) -> None:
    file.write_text(
        rich()
        .replace(
            "consent: form\n    born", "consent: form\n    consented_on: 2026-05-03\n    born"
        )
        .replace("phone: +12025550145, consent: form", "phone: +12025550145, consent: JOIN"),
        encoding="utf-8",
    )
    carebell("plan", "apply", str(file))
    with house.write() as session:
        for event in session.exec(select(ConsentEvent).where(ConsentEvent.wording == "JOIN")):
            event.source, event.happened_at = "text", datetime(2026, 5, 4, 18, 5, 33, tzinfo=UTC)
        for event in session.exec(select(ConsentEvent).where(ConsentEvent.person_id != 1)):
            event.followed_up = True  # all but Ana have had their welcome
    exported = carebell("plan", "export", "--all")
    assert "consented_on: '2026-05-03'\n    welcome: false" in exported
    at = "consented_on: 2026-05-04T18:05Z\n        consent_source: text\n        welcome: false"
    assert at in exported
    file.write_text(exported, encoding="utf-8")
    elsewhere("plan", "apply", str(file))
    assert consents_of(elsewhere) == consents_of(carebell)
    for one in (carebell, elsewhere):
        assert "Nothing to change" in one("plan", "apply", str(file))
        assert one("plan", "export", "--all") == exported
    file.write_text(exported.replace("consented_on: '2026-05-03'", "consented_on: 2026-05-01"))
    assert "~ Dee: consent is form, consented_on is 2026-05-01" in elsewhere(
        "plan", "apply", str(file)
    )
    assert "Nothing to change" in elsewhere("plan", "apply", str(file))
    owed = {phone for phone, *_, has_followed in consents_of(elsewhere) if not has_followed}
    assert owed == {"+12025550123"}, "a date that is put right is no other consent"


def consents_of(one: CommandLine) -> list[tuple[str, str, str, str, bool]]:
    """Who agreed to what, how, in which minute, and whether the service has followed it up."""
    with closing(Database(one.url)) as db, db.read() as session:
        return sorted(
            (each.phone, each.source, each.wording, f"{each.happened_at:%F %H:%M}",
             each.followed_up)
            for each in session.exec(select(ConsentEvent))
        )  # fmt: skip


def test_who_has_opted_out_is_exported_without_consent(
    carebell: CommandLine, house: Database, file: Path
) -> None:
    file.write_text(rich(), encoding="utf-8")
    carebell("plan", "apply", str(file))
    with house.write() as session:
        for phone in ("+12025550123", "+12025550145", "+12025550150"):
            session.add(OptOut(phone=phone, source="reply", happened_at=datetime.now(UTC)))
    exported = carebell("plan", "export", "--all")
    assert exported.count("consent: form") == 1, "Dee's; not Ana's, nor that of Sam"
    assert "Robin" not in exported, "a contact needs a consent"
    file.write_text(exported, encoding="utf-8")
    assert "Nothing to change" in carebell("plan", "apply", str(file))


def known_of(row: dict[str, object]) -> str:
    """A row of a listing but for what each database counts and dates for itself."""
    own = {"id", "patient_id", "consented_at"}
    return str({name: value for name, value in row.items() if name not in own})


def test_a_file_changes_and_ends_what_it_has_otherwise(carebell: CommandLine, file: Path) -> None:
    carebell("plan", "apply", str(file))
    other = PLAN.replace("21:00, ", "").replace("every: 2d", "every: 3d")
    other = other.replace("          - {dose: 20 mg, day: 8}\n", "").replace("Berlin", "Paris")
    file.write_text(other, encoding="utf-8")
    said = carebell("plan", "apply", str(file)).splitlines()
    assert said == [
        "~ Bea: zone is Europe/Paris",
        "~ Bea: Example, every day at 08:00, window 2h, nudge 45m",
        "- Bea: Example: 20 mg from 2099-03-08",
        "~ Bea: Check-in, every 3 days at 20:00, window 12h, nudge 1h15m",
    ]
    assert [row["id"] for row in carebell.json("checkin", "list", "Bea")] == [2]


def test_all_mistakes_are_told_at_once_with_their_lines_and_nothing_is_written(
    carebell: CommandLine, house: Database, file: Path
) -> None:
    wrong = PLAN.replace("Europe/Berlin", "Mars").replace("every: 2d", "each: 2d")
    wrong += (
        "  - {name: Cy, phone: +12025550125, zone: UTC, country: US, checkins: [{at: 25:00}]}\n"
    )
    wrong += "  - {name: Di, phone: +12025550126, zone: UTC, country: US, born: 2098-01-01}\n"
    wrong += "  - {name: Ana, phone: +12025550127, zone: UTC, country: US}\n"
    wrong += "  - {name: Ed}\n"
    wrong += "  - {name: Flo, phone: +12025550128, zone: UTC, country: US, rule: {rises: 99},\n"
    wrong += "     medications: [{name: Other, doses: [{at: 21:00}], steps: [{dose: 1 mg,\n"
    wrong += "     day: one}]}], checkins: [{at: 21:00}]}\n"
    file.write_text(wrong, encoding="utf-8")
    before = everything(house)
    said = carebell.complains("plan", "apply", str(file)).splitlines()
    assert said[0] == "Nothing was written:"
    assert [line.split(" ")[1] for line in said[1:]] == [
        f"plan.yaml:{number}:" for number in (4, 22, 26, 27, 28, 29, 29, 29, 30, 32, 32)
    ]
    assert "zone 'Mars' is not an IANA time zone" in said[1]
    assert (
        "each is none of every, on, day, cycle, phases, rule, from, from_day, after_step"
        in said[2]
    )
    assert "under 18" in said[4]
    assert "patient 1 with another number" in said[5]
    assert "rises '99' is not a whole number" in said[9], "though what follows is no number either"
    assert {"day 'one' is not a whole number" in line for line in said[10:]} == {True, False}
    assert any("check-in at 21:00 would come in the same minute" in line for line in said[10:])
    assert everything(house) == before


MANY_MISTAKES = """contacts:
  - {name: Robin, phone: +12025550101, role: chief, consent: form, zone: Mars, quiet: never}
patients:
  - name: Nora
    phone: "+12025550123"
    zone: America/Nowhere
    country: US
    born: 2098-01-01
    paused_until: 2099-13-01
    caregivers:
      - name: Kim
        phone: "+12025550145"
        zone: Mars
        sees: all
    medications:
      - name: One
        colour: blue
        prescriber: Dr. Example
        doses:
          - {at: 21:00}
          - {at: 21:00}
          - {at: 25:00}
          - {at: 22:00, from: 2099-02-01, until: 2099-01-01}
        steps:
          - {dose: 1 mg, day: 1}
          - {dose: 2 mg}
          - {dose: 3 mg, day: one}
      - name: Two
        doses: [{at: 26:00}]
        steps:
          - {dose: 1 mg, day: 1}
          - {dose: 2 mg, day: 1}
        holds:
          - {from: 2099-01-05, resumed: 2099-01-01}
    checkins:
      - {at: 21:00}
      - {at: 09:00, after_step: Nothing, from_day: 1}
      - {at: 10:00, after_step: Two, from_day: 1}
      - {at: 10:00, after_step: Two}
    other_medicines:
      - {name: Other, since: 2099-01-01}
    rule:
      rises: many
      severe_last: x
  - name: Ed
    phone: "+12025550124"
    zone: Europe/Zurich
    country: ZW
    privacy: open
    medications:
      - name: Many
        doses:
          - at: [01:00, 02:00, 03:00, 04:00, 05:00, 06:00, 07:00, 08:00, 09:00, 10:00, 11:00,
              12:00, 13:00, 14:00, 15:00, 16:00, 17:00]
"""


def test_all_mistakes_of_a_file_are_told_in_one_round(
    carebell: CommandLine, house: Database, file: Path
) -> None:
    file.write_text(MANY_MISTAKES, encoding="utf-8")
    before = everything(house)
    said = carebell.complains("plan", "apply", str(file)).splitlines()
    told = [line.removeprefix("- plan.yaml:").split(" ")[:2] for line in said[1:]]
    assert " ".join(f"{line}{word}" for line, word in told) == (
        "2:quiet 2:role 2:zone 6:zone 8:born 9:paused_until 13:zone 14:sees 17:colour 21:The "
        "22:at 23:until 25:prescribed 26:from 27:day 29:at 32:A 34:The 36:On 37:after_step "
        "39:from_day 41:other_medicines 41:since 43:rises 44:severe_last 49:privacy 53:With"
    )
    assert everything(house) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "plan.yaml:1: holds nothing"),
        ("patients: [", "plan.yaml:1: is not YAML"),
        ("people: []", "plan.yaml:1: people is none of patients"),
        ("- 1", "plan.yaml:1: plan is not a list of names with values"),
    ],
)
def test_what_is_no_plan_is_said_so(
    carebell: CommandLine, file: Path, text: str, said: str
) -> None:
    file.write_text(text, encoding="utf-8")
    assert said in carebell.complains("plan", "apply", str(file))


def test_a_table_is_imported_row_by_row_and_again_changes_nothing(
    carebell: CommandLine, house: Database, tmp_path: Path
) -> None:
    header, example = carebell("patient", "import", "--template").splitlines()
    assert header.startswith("name,phone,zone,country,consent")
    file, rejects = tmp_path / "clinic.csv", tmp_path / "rejects.csv"
    rows = [
        header,
        example,
        example.replace("Maria", "Mara").replace("0123", "0124").replace("20:00", "26:00"),
        example.replace("America/New_York", "Mars").replace("0123", "0125"),
        example.replace("0123", "0126").replace("+12025550145", "+12025550126"),
        "",
        example,
    ]
    file.write_text("\n".join(rows), encoding="utf-8")
    said = carebell("patient", "import", str(file), "--rejects", str(rejects), exit_code=1)
    assert said.startswith("1 added, 1 there already, 3 rejected.")
    told = [" ".join(line.split()) for line in said.splitlines()[2:]]
    assert told[0].startswith("3 Mara Lopez checkin_at '26:00' is not a time of day")
    assert told[1].startswith("4 Maria Lopez zone 'Mars' is not an IANA time zone")
    assert told[2].startswith("5 Maria Lopez caregiver_phone '+12025550126' is the patient's own")
    assert len(carebell.json("patient", "list")) == 2
    assert len(carebell.json("dose", "list")) == 1
    before = everything(house)
    carebell("patient", "import", str(file), exit_code=1)
    assert everything(house) == before
    mended = rejects.read_text(encoding="utf-8").replace("26:00", "20:00").replace("Mars", "UTC")
    file.write_text(
        mended.replace(",+12025550126,scores", ",+12025550145,scores"), encoding="utf-8"
    )
    said = carebell("patient", "import", str(file), exit_code=1)
    assert said.startswith("2 added")


def test_an_import_tells_at_which_times_quiet_hours_keep_the_nudge(
    carebell: CommandLine, tmp_path: Path
) -> None:
    header, example = carebell("patient", "import", "--template").splitlines()
    late = example.replace("21:00", "8:00 21:30")
    rejected = late.replace("0123", "0125").replace("20:00", "26:00")
    file = tmp_path / "clinic.csv"
    file.write_text("\n".join([header, late, late.replace("0123", "0124"), rejected]))
    said = carebell("patient", "import", str(file), exit_code=1).splitlines()
    assert said[1] == (
        "At 21:30 no dose is asked about once more (2 rows): quiet hours 22:00-07:00 last until "
        "its window has ended. To have that: carebell dose edit ID --quiet off"
    )
    assert said[2].startswith("Row")


def test_a_table_with_other_columns_is_refused(carebell: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "clinic.csv"
    file.write_text("name,phone,zone,colour\n", encoding="utf-8")
    said = carebell.complains("patient", "import", str(file))
    assert "column country is missing" in said
    assert "column 'colour' is none of name, phone" in said


TWICE = """patients:
  - name: Bo
    phone: "+12025550130"
    zone: UTC
    country: US
    caregivers:
      - {name: Kim, phone: +12025550131}
      - {name: Jo, phone: +12025550131}
    medications:
      - name: One
        prescriber: Dr. Example
        prescribed: 2025-01-01
        doses: [{at: 21:00, from: 2099-03-01}]
        steps:
          - {dose: 10 mg, day: 1}
          - {dose: 20 mg, from: 2099-03-01}
      - {name: one, strength: 5 mg}
  - {name: bo, phone: +12025550130, zone: Europe/Berlin, country: US}
contacts:
  - {name: Di, phone: +12025550132, role: admin, consent: form}
  - {name: Ed, phone: +12025550132, role: admin, consent: form}
"""


def test_what_stands_twice_in_a_file_is_not_taken_for_what_was_meant(
    carebell: CommandLine, file: Path
) -> None:
    file.write_text(TWICE, encoding="utf-8")
    said = carebell.complains("plan", "apply", str(file)).splitlines()
    assert said[1:] == [
        "- plan.yaml:8: A caregiver of Bo with +12025550131 stands in this file twice.",
        "- plan.yaml:16: A step of One from 2099-03-01 stands in this file twice.",
        "- plan.yaml:17: One of Bo stands in this file twice.",
        "- plan.yaml:18: bo stands in this file twice.",
        "- plan.yaml:21: The admin with +12025550132 stands in this file twice.",
    ]


def test_a_time_that_stands_in_a_file_twice_is_told_by_its_line(
    carebell: CommandLine, file: Path
) -> None:
    file.write_text(
        f"""patients:
  - name: Ana
    phone: "+12025550123"
    zone: America/New_York
    country: US
    checkins:
      - {{at: 20:00, from: {YEAR}-03-01}}
      - {{at: 20:00, on: [mon, thu], from: {YEAR}-03-01}}
""",
        encoding="utf-8",
    )
    assert carebell.complains("plan", "apply", str(file)).endswith(
        "plan.yaml:8: The time 20:00 stands in this file twice, on line 7 as well."
    )


def test_days_may_be_written_as_lists(carebell: CommandLine, file: Path) -> None:
    file.write_text(
        """patients:
  - name: Ana
    phone: "+12025550123"
    zone: America/New_York
    country: US
    checkins:
      - {at: 20:00, on: [mon, thu]}
      - {at: 08:00, day: [1, -1]}
      - {at: 09:00, on: [mon, {a: b}]}
      - {at: 10:00, on: []}
""",
        encoding="utf-8",
    )
    said = carebell.complains("plan", "apply", str(file)).splitlines()
    assert said[1:] == [
        "- plan.yaml:9: on is not a single value",
        "- plan.yaml:10: on is not a single value",
    ]
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(lines[:-2]), encoding="utf-8")
    carebell("plan", "apply", str(file))
    assert [row["when"] for row in carebell.json("checkin", "list")] == [
        "Mon, Thu at 20:00",
        "every month on day 1, the last day at 08:00",
    ]
    assert carebell("plan", "apply", str(file)).startswith("Nothing to change")


def test_the_medicines_of_somebody_with_a_mistaken_number_are_looked_at_too(
    carebell: CommandLine, file: Path
) -> None:
    file.write_text(
        """patients:
  - name: Bo
    phone: 2025550130
    zone: UTC
    country: US
    medications:
      - {name: One, rxnorm: abc, atc: "1", tell_after: never}
""",
        encoding="utf-8",
    )
    said = carebell.complains("plan", "apply", str(file))
    told = [line.split("plan.yaml:")[1].split(" ")[:2] for line in said.splitlines()[1:]]
    assert told == [["3:", "phone"], ["7:", "atc"], ["7:", "rxnorm"], ["7:", "tell_after"]]


@pytest.mark.parametrize("command", [("plan", "apply"), ("patient", "import")])
def test_a_file_in_another_encoding_is_said_so(
    carebell: CommandLine, tmp_path: Path, command: tuple[str, str]
) -> None:
    file = tmp_path / "clinic"
    file.write_bytes("name,phone,zone,country\nJosé,+12025550130,UTC,US\n".encode("cp1252"))
    said = carebell.complains(*command, str(file))
    assert said.startswith("FILE 'clinic' is no text in UTF-8; for example a file saved as ")


def test_a_row_with_too_many_cells_says_which(carebell: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "clinic.csv"
    file.write_text(
        "name,phone,zone,country\nBo,+12025550130,UTC,US,more,cells\n", encoding="utf-8"
    )
    said = " ".join(carebell("patient", "import", str(file), exit_code=1).split())
    assert "'more, cells' is more than there are columns" in said


MISTAKEN = ["country", "caregiver_name", "dose_at", "phone", "zone", "privacy", "checkin_at"]
MISTAKEN += ["caregiver_sees"]


def test_all_mistakes_of_a_row_are_told_at_once(carebell: CommandLine, tmp_path: Path) -> None:
    file, rejects = tmp_path / "clinic.csv", tmp_path / "rejects.csv"
    file.write_text(
        "name,phone,zone,country,privacy,checkin_at,medication,caregiver_phone,caregiver_sees\n"
        "Bo,12,Mars,,loud,26:00,Example,+12025550131,all\n",
        encoding="utf-8",
    )
    words = ("patient", "import", str(file), "--rejects", str(rejects))
    said = carebell(*words, exit_code=1)
    assert len(said.splitlines()) == 1 + 1 + len(MISTAKEN)
    [row] = csv.DictReader(rejects.read_text(encoding="utf-8").splitlines())
    assert [one.partition(" ")[0] for one in row["problem"].split("; ") if " '" in one] == MISTAKEN


def test_a_row_whose_times_collide_says_which_time_is_free(
    carebell: CommandLine, tmp_path: Path
) -> None:
    header, example = carebell("patient", "import", "--template").splitlines()
    file = tmp_path / "clinic.csv"
    file.write_text(f"{header}\n{example.replace('20:00', '21:00')}\n", encoding="utf-8")
    said = " ".join(carebell("patient", "import", str(file), exit_code=1).split())
    assert said.endswith("as a dose; give it another time, the nearest free is 21:01.")


@pytest.mark.parametrize("table", ["adherence", "history"])
def test_a_span_that_ends_before_it_begins_is_refused(carebell: CommandLine, table: str) -> None:
    said = carebell.complains("dose", table, "Ana", "--from", "2027-02-01", "--to", "2027-01-01")
    assert said == "--to '2027-01-01' is before --from 2027-02-01."
