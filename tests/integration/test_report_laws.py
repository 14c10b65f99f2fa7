"""For any history: the report's numbers are what anybody computes from the lists as CSV."""

import csv
import json
import shutil
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from service.admin import patients
from service.admin.calls import Told, record_dose, record_score
from service.admin.operation import move_clock
from service.core.errors import UnknownOutcomeError
from service.db.database import Database
from support.command_line import CommandLine
from support.factories import a_checkin, a_dose, a_patient
from support.house import POLICY
from support.story import Story

START = datetime(2027, 3, 8, 16, tzinfo=UTC)
DAYS = 12
DOWN_ON = 4
HOURS = timedelta(hours=1)

# Of each day: what is told of the check-in and of the dose, and after how many hours.
SCORES = st.lists(st.tuples(st.integers(0, 10), st.sampled_from([1, 5, 30])), max_size=2)
DOSES = st.lists(
    st.tuples(st.sampled_from(["taken", "skipped"]), st.sampled_from([1, 9])), max_size=2
)
DAY = st.tuples(SCORES, DOSES)


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Path:
    """Twelve days without an answer: a day down, a call whose end is unknown, an unasked score.

    The last dose can still be answered.
    """
    path = tmp_path_factory.mktemp("silent") / "house.db"
    shutil.copyfile(migrated_file, path)
    db = Database(f"sqlite:///{path}")
    story = Story(db, START)
    with db.write() as session:
        ana = a_patient(session, START)
        a_checkin(session, START, ana, "20:00")
        a_dose(session, START, ana)
    story.texts("+12025550123", "5")
    for day in range(DAYS):
        if day == DOWN_ON:
            continue
        if day == DOWN_ON + 1:
            story.clock.set(START + timedelta(days=day))
        if day == DOWN_ON + 2:
            story.gateway.will(UnknownOutcomeError("No usable answer from Twilio."))
        story.run_to(f"{START.date() + timedelta(days=day)}T21:30")
    with db.write() as session:  # that it is over, the command line shall know, too
        move_clock(session, story.now - datetime.now(UTC))
    db.close()
    return path


def tell(session: Session, days: list[Any]) -> None:
    """Enter what was told, in the order of the days."""
    ana = patients.find(session, "Ana")
    for day, (scores, doses) in enumerate(days):
        on = START.date() + timedelta(days=day)
        told = Told(on=on.isoformat())
        asked_at = datetime(on.year, on.month, on.day, tzinfo=UTC) + timedelta(days=1, hours=1)
        for value, hours in sorted(scores, key=lambda score: score[1]):
            at = asked_at + hours * HOURS
            record_score(session, POLICY, ana, str(value), told, at)
        for answer, hours in sorted(doses, key=lambda dose: dose[1]):
            record_dose(session, ana, answer, told, asked_at + hours * HOURS)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(DAY, min_size=DAYS, max_size=DAYS), length=st.integers(1, DAYS))
def test_the_reports_numbers_are_those_of_the_lists(
    silent: Path, tmp_path: Path, days: list[Any], length: int
) -> None:
    path = tmp_path / "house.db"
    shutil.copyfile(silent, path)
    db = Database(f"sqlite:///{path}")
    with db.write() as session:
        tell(session, days)
    db.close()
    carebell = CommandLine(f"sqlite:///{path}")
    first, last = START.date(), START.date() + timedelta(days=length - 1)
    span = ("--from", str(first), "--to", str(last))
    scores = rows(carebell("score", "list", "Ana", "--csv"))
    doses = rows(carebell("dose", "history", "Ana", "--csv", *span))
    report = json.loads(carebell("report", "Ana", *span, "--json", "--out", "-"))["numbers"]

    by_day: dict[date, list[int]] = defaultdict(list)
    for score in scores:
        on = date.fromisoformat(score["on"])
        if first <= on <= last and score["origin"] in ("checkin", "phone"):
            by_day[on].append(int(score["value"]))
    means = {on: fmean(values) for on, values in by_day.items()}
    highest = max((max(values) for values in by_day.values()), default=None)
    assert report["replies"] == len(by_day)
    assert report["worst"] == highest
    assert report["severe_days"] == sum(max(values) >= 7 for values in by_day.values())
    assert report["spread"] == (pytest.approx(stdev(means.values())) if len(means) > 1 else None)
    weeks = {
        "first_week": [mean for on, mean in means.items() if (on - first).days < 7],
        "last_week": [mean for on, mean in means.items() if (last - on).days < 7],
    }
    for name, values in weeks.items():
        assert report[name]["days"] == len(values)
        assert report[name]["value"] == (pytest.approx(fmean(values)) if values else None)
    if report["change"] is not None:
        assert report["change"] == pytest.approx(
            fmean(weeks["last_week"]) - fmean(weeks["first_week"])
        )

    standing = Counter(dose["standing"] for dose in doses)
    assert report["adherence"] == {
        "taken": standing["taken"],
        "skipped": standing["skipped"],
        "unanswered": standing["no answer"],
        "late": sum(dose["late"] in ("True", "true") for dose in doses),
    }
    assert (standing["open"] == 1) == (length == DAYS and not days[-1][1])
    assert len(doses) == length, "every dose of the period has its line"
