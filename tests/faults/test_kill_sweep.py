"""Killed at every commit and every call, and at random: nothing is lost, nothing is doubled."""

from pathlib import Path

import pytest

from faults.boundaries import fault_points
from faults.crew import Kills
from faults.databases import Databases, on_postgres, on_sqlite
from faults.processes import Launcher
from faults.sweep import Plan, assert_kept, play
from support.postgres import Server

ONLY_AFTER_A_DEATH = {f"deliver.deliver: {side} the commit" for side in ("before", "after")}
"""Claims that lapsed are taken over there."""
LEAVES_CLAIMS = {"deliver._begin: after the commit"}
NOT_IN_A_DAY = {
    f"{where}: {side} the commit"
    for where in (
        "receive._quarantine",  # no text is known that cannot be read
        "reconcile._set_aside",  # nor one that cannot be asked about
        "keep_watch._set_aside",  # nor a patient who cannot be judged
        "catch_up.list_at_once",  # before a service answers, and can be told where to die
        "deliver.let_go",  # nobody asks these services to stop
        "keep_watch.keep_watch #1",  # no alert may be over
        "keep_watch._judged",  # nobody has been silent for two days
    )
    for side in ("before", "after")
}
DAYS_AT_MOST = 4
CLIMBS = 2
"""Of a day without a kill. A service that is dead while check-ins expire brings fewer."""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def databases(request: pytest.FixtureRequest, tmp_path: Path) -> Databases:
    if request.param == "sqlite":
        return on_sqlite(tmp_path)
    running: Server = request.getfixturevalue("postgres_server")
    return on_postgres(running)


def test_a_day_without_a_kill_reaches_every_fault_point(starts: Launcher, tmp_path: Path) -> None:
    outcome = play(on_sqlite(tmp_path), starts, Plan(seed=1), tmp_path)
    assert_kept(outcome)
    assert outcome.verdict.counts["crossings"] == CLIMBS, "without them no alert could be missing"
    assert outcome.reached == fault_points() - ONLY_AFTER_A_DEATH - NOT_IN_A_DAY


def test_a_death_at_any_commit_or_call_loses_nothing_and_doubles_nothing(
    databases: Databases, starts: Launcher, tmp_path: Path
) -> None:
    left, deaths, climbs = frozenset(fault_points() - NOT_IN_A_DAY), 0, 0
    for day in range(DAYS_AT_MOST):
        eagerness = 1.0 if day else 0.3  # spread over the day first, then whatever is left
        again = LEAVES_CLAIMS if left & ONLY_AFTER_A_DEATH else frozenset()
        kills = Kills(left | again, eagerness, at_random=4)
        outcome = play(databases, starts, Plan(seed=day, kills=kills), tmp_path)
        assert_kept(outcome)
        deaths += outcome.kills
        climbs += outcome.verdict.counts["crossings"]
        left -= set(outcome.killed_at)
        if not left:
            break
    assert not left
    assert deaths >= 30
    assert climbs, "without them no alert could be missing"
