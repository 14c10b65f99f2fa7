"""Two families at three sizes, on either database: a burst of due schedules, and an idle pass.

The burst: all schedules due in one minute, until the last prompt is committed. The idle passes:
the same clinic with nothing due, every pass in turn. The bars on two cores: 100,000 planned in
10 s, an idle pass under 5 ms, the process under 150 MB. Each line is measured in a process of its
own. PostgreSQL writes to disk here, as it does for a clinic.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from itertools import product
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier as BarrierType
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sqlmodel import func, select, text

from service.admin.operation import claim_for
from service.bootstrap.process import collect_rarely
from service.core.policy import Policy
from service.db import schema
from service.db.database import Database
from service.db.tables import Message, Mode, Occurrence
from service.engine.context import Context
from service.engine.passes import PASSES
from service.engine.plan import plan
from support.big_clinic import DUE_AT, enrol
from support.gateways import ScriptedGateway
from support.house import StandingClock
from support.postgres import server

SIZES = (1_000, 10_000, 100_000)
IDLE_RUNS = 21
MIB = 1024  # the system counts in KiB


def prepare(url: str, size: int) -> None:
    """A migrated database with so many patients, known to the query planner."""
    with closing(Database(url)) as db:
        schema.upgrade(db)
        enrol(db, size)
        with db.write() as session:
            claim_for(session, Mode.LIVE)
            session.execute(text("ANALYZE"))


def measure(url: str, size: int, workers: int) -> None:
    """Idle, then the burst: one line of figures."""
    backend = url.split(":", 1)[0].split("+", 1)[0]
    with _clinic(url) as (ctx, _):
        idle, slowest = _idle(ctx)
    fresh = get_context("spawn")  # each worker's memory is to be its own
    with fresh.Pool(workers, _join, (fresh.Barrier(workers),)) as pool:
        works = pool.starmap(_burst, [(url,)] * workers, chunksize=1)
    began, ended = min(work.began for work in works), max(work.ended for work in works)
    with _clinic(url) as (ctx, _), ctx.db.read() as session:
        planned = session.exec(select(func.count()).select_from(Message)).one()
        on_record = session.exec(select(func.count()).select_from(Occurrence)).one()
    assert planned == on_record == size, (planned, on_record)
    print(
        f"{backend:>10} {size:>7,} by {workers} planned in {ended - began:6.2f} s "
        f"({size / (ended - began):6,.0f}/s), longest round "
        f"{max(work.longest_round for work in works) * 1000:4.0f} ms; "
        f"idle plan {idle['plan']:4.1f} ms, slowest {slowest} {idle[slowest]:4.1f} ms; "
        f"a process {max(work.memory for work in works):3.0f} MB",
        flush=True,
    )


def _idle(ctx: Context) -> tuple[dict[str, float], str]:
    """Milliseconds that each pass takes with nothing to do, and the slowest one's name."""
    took = {
        name: median(_seconds(run, ctx) for _ in range(IDLE_RUNS)) * 1000
        for name, run in PASSES.items()
    }
    return took, max(took, key=lambda name: took[name])


def _seconds(run: Callable[[Context], dict[str, int]], ctx: Context) -> float:
    began = time.perf_counter()
    counts = run(ctx)
    took = time.perf_counter() - began
    assert not any(counts.values()), counts
    return took


class Work(NamedTuple):
    """One worker's part in a burst: when it began and ended, its slowest round, its memory."""

    began: float
    ended: float
    longest_round: float
    memory: float


def _burst(url: str) -> Work:
    """Plan until nothing is due, as one of several processes that begin together."""
    with _clinic(url) as (ctx, clock):
        clock.set(DUE_AT)
        collect_rarely()
        _together[0].wait()
        rounds = []
        began = last = time.monotonic()
        while any(plan(ctx).values()):
            now = time.monotonic()
            rounds.append(now - last)
            last = now
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
        return Work(began, time.monotonic(), max(rounds, default=0), memory)


_together: list[BarrierType] = []


def _join(everybody: BarrierType) -> None:
    _together.append(everybody)


@contextmanager
def _clinic(url: str) -> Iterator[tuple[Context, StandingClock]]:
    with closing(Database(url)) as db:
        clock = StandingClock(DUE_AT - timedelta(minutes=1))
        yield Context(db, clock, ScriptedGateway(), Policy("Bench", "nobody")), clock


def main(sizes: tuple[int, ...]) -> None:
    """Every size on SQLite, then on PostgreSQL by one worker and by two."""
    with TemporaryDirectory(prefix="carebell-bench-") as folder:
        for size in sizes:
            url = f"sqlite:///{Path(folder) / f'{size}.db'}"
            prepare(url, size)
            measure(url, size, workers=1)
    with server(durable=True) as postgres:
        for size, workers in product(sizes, (1, 2)):
            with postgres.database() as url:
                prepare(url, size)
                measure(url, size, workers)


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
