"""Several workers on one PostgreSQL, some of them killed, the database restarted under them."""

from pathlib import Path

import pytest

from faults.crew import Kills
from faults.databases import on_postgres
from faults.processes import Launcher
from faults.sweep import Plan, assert_kept, play
from support.postgres import server


@pytest.mark.postgres
def test_workers_that_die_and_a_database_that_restarts_lose_nothing(
    starts: Launcher, tmp_path: Path
) -> None:
    with server() as own:

        def restart() -> None:
            own.stop()
            own.start()

        kills = Kills(at_random=2, away=1.0)
        plan = Plan(seed=3, kills=kills, workers=4, interrupt=restart)
        outcome = play(on_postgres(own), starts, plan, tmp_path)
    assert_kept(outcome)
    assert outcome.kills == 2
