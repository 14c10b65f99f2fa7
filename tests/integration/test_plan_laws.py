"""Stopping and starting the plan pass at any moment neither adds nor drops an occurrence."""

import shutil
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from service.core.recurrence import (
    Moment,
    Phase,
    Recurrence,
    check_rule,
    moments,
    phased_rule,
    rule_for,
    without,
)
from service.core.timing import CHECKIN_WINDOW
from service.db.database import Database
from service.db.tables import Occurrence, Schedule, ScheduleKind
from service.engine.context import Context
from service.engine.plan import plan
from support.factories import a_patient
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock

ZONES = ["America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "America/Nuuk"]
BEGIN = datetime(2027, 3, 5, 17, tzinfo=UTC)
SPAN = timedelta(days=50)  # over the clock changes of spring, there and here
walls = st.lists(
    st.builds(time, st.integers(0, 23), st.sampled_from([0, 30])), min_size=1, max_size=3
)
WRITTEN = [
    "FREQ=MONTHLY;BYMONTHDAY=-1,1;BYHOUR=2;BYMINUTE=30",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TH;BYHOUR=0,23",
    "FREQ=DAILY;COUNT=9;BYHOUR=1",
    "FREQ=WEEKLY;BYDAY=MO,TH,SU;BYSETPOS=2,-1;BYHOUR=2,3",
    "FREQ=MONTHLY;BYDAY=2SU,SA;BYHOUR=2",
    "FREQ=DAILY;BYHOUR=2,20\nEXDATE:20270314T020000,20270320T200000\nRDATE:20270328T013000,20270401",
]


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule of any sort that somebody may have entered."""
    times, starts_on = draw(walls), BEGIN.date()
    phases = [Phase(draw(st.integers(1, 20)), 1), Phase(None, 2)]
    rule = draw(
        st.sampled_from(
            [
                rule_for(times),
                rule_for(times, every=draw(st.integers(1, 9))),
                rule_for(times, cycle=(draw(st.integers(1, 9)), 3)),
                phased_rule(times, phases, starts_on),
                *map(check_rule, WRITTEN),
            ]
        )
    )
    days = draw(st.lists(st.integers(0, 50), max_size=3))
    return without(rule, [starts_on + timedelta(n) for n in days])


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(rules(), min_size=1, max_size=2),
    st.sampled_from(ZONES),
    st.lists(st.integers(0, int(SPAN.total_seconds())), max_size=6),
)
def test_any_stops_make_the_occurrences_of_the_whole(
    migrated_file: Path, written: Sequence[str], zone: str, stops: Sequence[int]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "house.db"
        shutil.copyfile(migrated_file, path)
        with closing(Database(f"sqlite:///{path}")) as db:
            found = lived(db, written, zone, [BEGIN + timedelta(seconds=n) for n in stops])
    for number, rule in enumerate(written, start=1):
        recurrence = Recurrence(rule, BEGIN.date())
        expected: list[Moment] = list(
            moments(recurrence, ZoneInfo(zone), after=BEGIN, through=BEGIN + SPAN)
        )
        assert found[number] == [(one.on, one.wall, one.at) for one in expected]


def lived(
    db: Database, written: Sequence[str], zone: str, stops: Sequence[datetime]
) -> dict[int, list[tuple[date, time, datetime]]]:
    """What the plan pass made of these rules, run only at these moments and at the end."""
    with db.write() as session:
        patient = a_patient(session, BEGIN, zone=zone)
        for rule in written:
            session.add(
                Schedule(
                    kind=ScheduleKind.CHECKIN,
                    patient_id=patient.id or 0,
                    rule=rule,
                    starts_on=BEGIN.date(),
                    window=CHECKIN_WINDOW,
                    planned_through_at=BEGIN,
                    next_due_at=BEGIN,
                    created_at=BEGIN,
                )
            )
    clock = StandingClock(BEGIN)
    context = Context(db, clock, ScriptedGateway(), POLICY)
    for moment in (*sorted(stops), BEGIN + SPAN):
        clock.set(moment)
        while any(plan(context).values()):
            pass
    found: dict[int, list[tuple[date, time, datetime]]] = {
        number: [] for number in range(1, len(written) + 1)
    }
    with db.read() as session:
        made = select(Occurrence).order_by(
            col(Occurrence.due_at), col(Occurrence.local_on), col(Occurrence.wall)
        )
        for one in session.exec(made):
            found[one.schedule_id].append((one.local_on, one.wall, one.due_at))
    return found
