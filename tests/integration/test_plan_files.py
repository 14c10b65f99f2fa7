"""A plan exported on the day on which it was changed goes on elsewhere as it does here."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from service.admin import patients, plan_edits
from service.admin.patients import PatientChange
from service.admin.plan_files import apply, export
from service.admin.preview import preview
from service.core.errors import FileMistakesError
from service.db.database import Database
from service.db.tables import ScheduleKind
from service.engine.context import Context
from service.engine.plan import plan
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock

BEGIN = datetime(2027, 3, 8, 5, tzinfo=UTC)  # midnight in New York, days before a clock change
PLAN = """\
patients:
  - name: Ana
    phone: +12025550123
    zone: America/New_York
    country: US
    consent: form
    medications:
      - name: Example
        prescriber: Dr. Example
        prescribed: 2027-01-01
        doses:
          - {at: ["08:00", 21:00], from: 2027-03-01}
          - {at: "12:30", after_step: Example, from_day: 0, every: 1d, times: 3}
        steps: [{dose: 10 mg, from: 2027-03-08}, {dose: 20 mg, from: 2027-03-15}]
    checkins: [{at: 20:00, from: 2027-03-01}]
"""
Change = tuple[str, str]
"""Other times of a plan line by its id, or with "zone" a move."""


@pytest.fixture
def house(migrated_file: Path, tmp_path: Path) -> Iterator[Callable[[], Database]]:
    """Another empty database each time."""
    with ExitStack() as stack:

        def made() -> Database:
            path = tmp_path / f"{len(list(tmp_path.iterdir()))}.db"
            shutil.copyfile(migrated_file, path)
            return stack.enter_context(closing(Database(f"sqlite:///{path}")))

        yield made


@pytest.mark.parametrize("hour", [7, 12, 20.75, 22])
@pytest.mark.parametrize(
    "changes",
    [
        [],
        [("1", "09:00")],
        [("1", "23:00"), ("3", "19:00 23:30")],
        [("1", "06:00 13:00 15:00 18:00")],
        [("2", "10:00 15:30")],
        [("zone", "Asia/Tokyo")],
        [("zone", "Pacific/Honolulu")],
        [("zone", "Europe/Berlin"), ("1", "10:00")],
        [("1", "10:00"), ("zone", "America/Los_Angeles")],
        [("zone", "Pacific/Kiritimati"), ("zone", "America/New_York")],
    ],
    ids=str,
)
def test_an_export_on_the_day_of_a_change_leaves_nothing_of_it_out(
    house: Callable[[], Database], changes: list[Change], hour: float
) -> None:
    here, there, now = house(), house(), BEGIN + timedelta(hours=hour)
    with here.write() as session:
        apply(session, PLAN, "plan", BEGIN)
    lived_until(here, now)
    with here.write() as session:
        for of, value in changes:
            changed(session, of, value, now)
    now += timedelta(minutes=10)
    lived_until(here, now)
    with here.write() as session:
        exported = export(session, [patients.find(session, "Ana")], now)
        assert apply(session, exported, "plan", now) == []
    with there.write() as session:
        assert apply(session, exported, "plan", now)
        assert apply(session, exported, "plan", now) == []
        assert export(session, [patients.find(session, "Ana")], now) == exported
    assert texts(there, now) == texts(here, now)


def test_what_is_owed_on_the_last_day_of_a_line_is_left_out_nowhere(
    house: Callable[[], Database],
) -> None:
    here, there, now = house(), house(), BEGIN + timedelta(hours=12)
    with here.write() as session:
        apply(session, PLAN.replace("from: 2027-03-01}\n", "until: 2027-03-08}\n"), "plan", BEGIN)
    lived_until(here, now)
    with here.write() as session:
        changed(session, "1", "13:00 14:00", now)  # tonight stays as it was
    lived_until(here, now := now + timedelta(hours=3))
    with here.write() as session:
        exported = export(session, [patients.find(session, "Ana")], now)
        assert "until_then" in exported
        assert apply(session, exported, "plan", now) == []
        plan_edits.edit(session, ScheduleKind.DOSE, "1", {"window": "1h"}, now)
    with there.write() as session:
        apply(session, exported, "plan", now)
        assert apply(session, exported, "plan", now) == []
    assert next(at.hour for at, kind, _ in texts(here, now) if kind == "dose") == 2, "21:00 there"
    assert texts(there, now) == texts(here, now)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("until_then: [2027-03-08T21:00]", "plan:15: until_then '2027-03-08T21:00' needs the day"),
        (
            "takes_over: 2027-03-09, until_then: [2027-03-09T07:00]",
            "plan:15: until_then '2027-03-09T07:00' is not before takes_over 2027-03-09",
        ),
        ("takes_over: soon", "plan:15: takes_over 'soon' is not a date"),
    ],
)
def test_what_a_day_owes_stands_with_the_day_after_it(
    house: Callable[[], Database], words: str, said: str
) -> None:
    wrong = PLAN.replace("[{at: 20:00, from: 2027-03-01}]", f"[{{at: 20:00, {words}}}]")
    with house().write() as session, pytest.raises(FileMistakesError) as caught:
        apply(session, wrong, "plan", BEGIN)
    [problem] = caught.value.problems
    assert problem.startswith(said)


@pytest.mark.parametrize(
    ("zone", "now"),
    [
        ("Asia/Tokio", datetime(2027, 3, 8, 20, tzinfo=UTC)),  # the 9th has begun in Tokyo
        ("America/New_Yorck", datetime(2027, 3, 9, 3, tzinfo=UTC)),  # 23:00 is to come in New York
    ],
)
def test_with_a_mistaken_zone_nothing_is_past_or_lies_ahead(
    house: Callable[[], Database], zone: str, now: datetime
) -> None:
    plan = f"""\
patients:
  - name: Ana
    phone: +12025550123
    zone: {zone}
    country: US
    consent: form
    consented_on: 2027-03-09
    caregivers: [{{name: Sam, phone: +12025550145, zone: {zone}, consent: form,
      consented_on: 2027-03-09}}]
    medications:
      - name: Example
        prescriber: Dr. Example
        prescribed: 2027-01-01
        doses: [{{at: 23:00, from: 2027-03-01, until: 2027-03-08}}]
        steps: [{{dose: 1 mg, day: 1}}]
    other_medicines: [{{name: Other, class: other, since: 2027-03-09}}]
"""
    with house().write() as session, pytest.raises(FileMistakesError) as caught:
        apply(session, plan, "plan", now)
    assert [one.split("zone")[0] for one in caught.value.problems] == ["plan:4: ", "plan:8: "]


def test_all_mistakes_of_one_line_are_told_in_one_round(house: Callable[[], Database]) -> None:
    words = "at: 20:00, every: 2d, on: mon, from: 2027-04-01, until: 2027-03-01, window: 1h"
    words += ", nudge: 2h, until_then: [2027-03-08T21:00], cycle: x, times: none"
    wrong = PLAN.replace("at: 20:00, from: 2027-03-01", words)
    wrong = wrong.replace('at: ["08:00", 21:00], from: 2027-03-01', "at: 25:00, after_step: None")
    with house().write() as session, pytest.raises(FileMistakesError) as caught:
        apply(session, wrong, "plan", BEGIN)
    told = [one.removeprefix("plan:").split(" ")[:2] for one in caught.value.problems]
    assert " ".join(f"{line}{word}" for line, word in told) == (
        "12:after_step 12:at 12:from_day 15:cycle 15:every 15:nudge 15:times 15:until "
        "15:until_then"
    )


def test_what_was_owed_on_a_day_that_is_past_is_passed_over(
    house: Callable[[], Database],
) -> None:
    words = "from: 2027-03-01, takes_over: 2027-03-09, until_then: [2027-03-08T22:00]"
    late, plain, now = house(), house(), BEGIN + timedelta(days=1, hours=1)
    for db, text in (late, PLAN.replace("from: 2027-03-01}]", words + "}]")), (plain, PLAN):
        with db.write() as session:
            apply(session, text, "plan", now)
    assert texts(late, now) == texts(plain, now)


def lived_until(db: Database, now: datetime) -> None:
    """Let everything that is due be planned."""
    context = Context(db, StandingClock(now), ScriptedGateway(), POLICY)
    while any(plan(context).values()):
        pass


def changed(session: Session, of: str, value: str, now: datetime) -> None:
    if of == "zone":
        ana = patients.find(session, "Ana")
        patients.edit(session, ana, PatientChange(zone=value), now)
        return
    kind = ScheduleKind.CHECKIN if of == "3" else ScheduleKind.DOSE
    plan_edits.edit(session, kind, of, {"at": value.split()}, now)


def texts(db: Database, now: datetime) -> list[tuple[datetime, str, str]]:
    """What leaves in the next thirty days."""
    with db.read() as session:
        rows = preview(session, POLICY, patients.find(session, "Ana"), now, 30)
    return [(row.utc, row.kind, row.text) for row in rows]
