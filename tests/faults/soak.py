"""Days of kills and a lying network, one after the other: `make soak KILLS=500 SEED=17`.

Each day has a seed of its own, the first one as given; a day that fails is played again with
KILLS=1 SEED=its seed. Days alternate between SQLite and PostgreSQL, there also with workers.
"""

import logging
import os
import secrets
import sys
import tempfile
from collections import Counter
from itertools import count
from pathlib import Path
from random import Random

from faults.boundaries import fault_points
from faults.crew import Kills
from faults.databases import on_postgres, on_sqlite
from faults.oracle import COMPARED, MUST_BE_ZERO, SHOWN
from faults.processes import launcher
from faults.sweep import Plan, play
from support.postgres import server

LIES: tuple[dict[str, object], ...] = (
    {"on": "create", "fault": "reset", "probability": 0.06},
    {"on": "create", "fault": "error_after", "probability": 0.05},
    {"on": "create", "fault": "truncate", "probability": 0.04},
    {"on": "create", "fault": "reset_before", "probability": 0.05},
    {"on": "create", "fault": "error_before", "probability": 0.04},
    {"on": "create", "fault": "throttle", "retry_after": 5, "probability": 0.04},
    {"on": "create", "fault": "early_callback", "probability": 0.1},
    {"on": "create", "fault": "hang", "seconds": 3, "probability": 0.01},
    {"on": "list", "fault": "lag", "seconds": 45, "probability": 0.3},
    {"on": "list", "fault": "error", "probability": 0.1},
    {"on": "list", "fault": "truncate", "probability": 0.05},
    {"on": "fetch", "fault": "error", "probability": 0.1},
    {"on": "status_webhook", "fault": "drop", "probability": 0.1},
    {"on": "status_webhook", "fault": "duplicate", "probability": 0.1},
    {"on": "status_webhook", "fault": "reorder", "probability": 0.1},
    {"on": "status_webhook", "fault": "delay", "seconds": 120, "probability": 0.1},
    {"on": "status_webhook", "fault": "contradict", "probability": 0.05},
    {"on": "inbound_webhook", "fault": "drop", "probability": 0.1},
    {"on": "inbound_webhook", "fault": "duplicate", "probability": 0.1},
    {"on": "inbound_webhook", "fault": "duplicate_other_sid", "probability": 0.03},
    {"on": "inbound_webhook", "fault": "reorder", "probability": 0.05},
    {"on": "inbound_webhook", "fault": "delay", "seconds": 120, "probability": 0.1},
    {"on": "inbound_webhook", "fault": "wrong_signature", "probability": 0.03},
)


def soak(kills: int, first_seed: int) -> bool:
    """Play days until so many kills are done; whether every promise was kept."""
    total: Counter[str] = Counter()
    # Kept: whoever sees a promise broken wants to read it.
    with tempfile.NamedTemporaryFile(prefix="carebell-soak-", suffix=".log", delete=False) as file:
        log = Path(file.name)
    with tempfile.TemporaryDirectory() as name, server() as postgres:
        folder = Path(name)
        engines = {"sqlite": on_sqlite(folder), "postgres": on_postgres(postgres)}
        with launcher(log) as starts:
            for seed in count(first_seed):
                engine = list(engines)[seed % 2]
                plan = _plan(seed, engine)
                outcome = play(engines[engine], starts, plan, folder)
                print(f"{engine}, {plan.workers} at work, {outcome}", flush=True)
                for detail in outcome.verdict.details:
                    print(f"  {detail}")
                total += outcome.verdict.counts + Counter(kills=outcome.kills, days=1)
                total["days with climbs"] += outcome.verdict.counts["crossings"] > 0
                if total["kills"] >= kills:
                    break
    print(f"{total['kills']} kills in {total['days']} days, seeds {first_seed} to {seed}")
    for what in (*COMPARED, "days with climbs", *MUST_BE_ZERO, *SHOWN):
        print(f"{total[what]:6} {what}")
    print(f"what the services logged: {log}")
    nothing_compared = [what for what in COMPARED if not total[what]]
    for what in nothing_compared:
        print(f"no {what}: these days prove nothing of them")
    return not nothing_compared and not any(total[what] for what in MUST_BE_ZERO)


def _plan(seed: int, engine: str) -> Plan:
    chance = Random(seed)  # noqa: S311  it has to be repeatable
    return Plan(
        seed=seed,
        kills=Kills(
            points=frozenset(fault_points()),
            eagerness=chance.choice((0.1, 0.3, 1.0)),
            at_random=chance.randint(5, 20),
            long_away=0.01,
        ),
        workers=1 if engine == "sqlite" else chance.choice((1, 2, 4)),
        mishaps=LIES,
    )


if __name__ == "__main__":
    # Of each webhook to a service that is dead the simulator warns.
    logging.getLogger("service.simulator").setLevel(logging.ERROR)
    wanted = int(os.environ.get("KILLS") or 500)
    seed = int(os.environ.get("SEED") or secrets.randbelow(1_000_000))
    sys.exit(not soak(wanted, seed))
