"""No pass reads a whole table, however much has come together: SQLite's own plans tell.

A plan does not depend on how many rows there are: SQLite is never asked to count them.
"""

import re
from typing import Any

import pytest
from sqlalchemy import Connection, event

from service.core.policy import Pace
from service.db.database import Database
from service.engine.claim import LEASE
from service.engine.pace import segments_free
from support.factories import a_caregiver, a_checkin, a_dose, a_patient
from support.lived import MONDAY
from support.story import Story

ONE_ROW = {"service_state"}
RARELY_RUN = ("SELECT episode.code",)
"""When an episode opens, a few times in a patient's life."""

_SCAN = re.compile(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")


class Statements:
    """What is asked of a database, with its parameters."""

    def __init__(self, db: Database) -> None:
        self.asked: dict[str, Any] = {}
        event.listen(db.engine, "before_cursor_execute", self._note)

    def _note(
        self,
        _connection: Connection,
        _cursor: object,
        statement: str,
        parameters: object,
        *_rest: object,
    ) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            self.asked[statement] = parameters


@pytest.fixture
def story(house: Database) -> Story:
    story = Story(house, MONDAY)
    with house.write() as session:
        patient = a_patient(session, story.now)
        a_checkin(session, story.now, patient, at="20:00", nudge=None)
        a_dose(session, story.now, patient, at="19:30", nudge=None)
        a_caregiver(session, story.now, patient)
    return story


def test_no_pass_reads_a_whole_table(house: Database, story: Story) -> None:
    statements = Statements(house)
    for day, score in enumerate((3, 4, 5, 6), start=8):
        story.run_to(f"2027-03-{day:02d}T20:00")
        story.texts("+12025550123", str(score))
        story.texts("+12025550123", "T")
    story.receipt("SM" + "1".zfill(32), "undelivered", 30003)
    story.texts("+12025550145", "OK 11")
    story.run_to("2027-03-12T22:00")
    with house.read() as session:
        segments_free(session, Pace(segments_per_second=1), story.now, LEASE)
    asked = statements.asked.copy()
    assert len(asked) > 40
    assert {sql: scans for sql in asked if (scans := whole_tables(house, sql, asked[sql]))} == {}


def whole_tables(db: Database, statement: str, parameters: Any) -> set[str]:  # noqa: ANN401  as the driver gets them
    """The tables of which this statement reads every row."""
    if statement.startswith(RARELY_RUN):
        return set()
    with db.engine.connect() as connection:
        names = connection.exec_driver_sql(
            "SELECT name, sql LIKE '%WHERE%' FROM sqlite_master WHERE type IN ('table', 'index')"
        )
        is_partial = {name: bool(partial) for name, partial in names}
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    scans = [found.groups() for step in plan if (found := _SCAN.match(step[3]))]
    return {
        table
        for table, index in scans
        if table in is_partial and table not in ONE_ROW and not is_partial.get(index, False)
    }
