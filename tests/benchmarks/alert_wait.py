"""How long an alert waits behind 5,000 due reminders, and how fast those drain meanwhile.

Once at a configured rate and once without one. Real passes in real time on SQLite; the provider
takes a tenth of a second for each call, as one across the Internet does. Then behind 60 reminders
whose calls hang for seconds. Fails if an alert waits for over three seconds, behind hanging calls
for over one and a half, or if reminders leave faster than the rate allows.
"""

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlmodel import select

from faults.databases import on_sqlite
from service.admin.operation import claim_for
from service.clock import SystemClock
from service.core.delivery import MessageKind
from service.core.policy import Pace, Policy
from service.db.database import Database
from service.db.tables import Mode, Person
from service.engine.context import Context
from service.engine.outbox import put
from service.engine.pace import BURST
from service.engine.passes import Loop
from service.scheduler import Metronome
from service.sms.gateway import Accepted, OutgoingText
from support.big_clinic import enrol
from support.factories import a_contact
from support.gateways import ScriptedGateway
from support.simulator_server import eventually

REMINDERS = 5_000
PER_SECOND = 20.0
CALL_S = 0.1
FOR_S = 25
ALERTS = 8
PROMISE_S = 3
HANGING, HANG_S, HANG_PROMISE_S = 60, 4.0, 1.5


@dataclass(frozen=True, slots=True)
class Call:
    """A text on its way out, and when it was handed over."""

    text: OutgoingText
    at: float


class DistantGateway(ScriptedGateway):
    """Accepts everything, after a while; what is not urgent after another."""

    def __init__(self, routine_s: float) -> None:
        super().__init__()
        self.made: list[Call] = []
        self._routine_s = routine_s

    def send(self, text: OutgoingText) -> Accepted:
        self.made.append(Call(text, time.perf_counter()))
        time.sleep(CALL_S if text.urgent else self._routine_s)
        return super().send(text)


@contextmanager
def draining(db: Database, pace: Pace, call_s: float = CALL_S) -> Iterator[DistantGateway]:
    """Let the passes send what is due while the block runs."""
    gateway = DistantGateway(call_s)
    policy = Policy("Bench", "nobody", pace=pace)
    metronome = Metronome(Loop(Context(db, SystemClock(), gateway, policy)))
    metronome.start()
    try:
        yield gateway
    finally:
        metronome.stop()


def measure(db: Database, rate: float | None) -> bool:
    """Print how one drain went; whether it kept what is promised."""
    enrol(db, REMINDERS, datetime.now(UTC).replace(second=0, microsecond=0), checkins_only=True)
    with db.write() as session:
        claim_for(session, Mode.DEMO)
        nurse = a_contact(session, datetime.now(UTC))
    planned_at: dict[str, float] = {}
    with draining(db, Pace(segments_per_second=rate)) as gateway:
        eventually(lambda: gateway.made, within=30)
        began = time.perf_counter()
        for number in range(ALERTS):
            time.sleep(FOR_S / ALERTS)
            body = f"alert {number}"
            with db.write() as session:
                reader = session.exec(select(Person).where(Person.id == nurse.id)).one()
                put(session, MessageKind.ALERT, reader, body, datetime.now(UTC))
            planned_at[body] = time.perf_counter()
        eventually(lambda: sum(call.text.urgent for call in gateway.made) == ALERTS, within=30)
        took = time.perf_counter() - began
    waits = [call.at - planned_at[call.text.body] for call in gateway.made if call.text.urgent]
    left = [call.at for call in gateway.made if not call.text.urgent]
    print(
        f"alert behind {REMINDERS} reminders, {limit(rate)}: median wait {median(waits):.2f} s, "
        f"longest {max(waits):.2f} s; reminders left at {len(left) / took:.1f} a second, "
        f"at most {fullest(left)} in {BURST.total_seconds():.0f} s"
    )
    kept = rate is None or fullest(left) <= rate * BURST.total_seconds()
    return kept and max(waits) <= PROMISE_S and len(left) < REMINDERS


def measure_hanging(db: Database) -> bool:
    """Print how long alerts waited behind calls that hang; whether they kept what is promised."""
    enrol(db, HANGING, datetime.now(UTC).replace(second=0, microsecond=0), checkins_only=True)
    with db.write() as session:
        claim_for(session, Mode.DEMO)
        nurse = a_contact(session, datetime.now(UTC))
    waits = []
    with draining(db, Pace(), HANG_S) as gateway:
        eventually(lambda: gateway.made, within=30)
        for number in range(ALERTS):
            time.sleep(HANG_S / ALERTS)
            began, body = time.perf_counter(), f"alert {number}"
            with db.write() as session:
                reader = session.exec(select(Person).where(Person.id == nurse.id)).one()
                put(session, MessageKind.ALERT, reader, body, datetime.now(UTC))
            eventually(lambda body=body: any(c.text.body == body for c in gateway.made), within=30)  # type: ignore[misc]
            waits.append(time.perf_counter() - began)
    print(
        f"alert behind {HANGING} reminders whose calls hang {HANG_S:.0f} s each: "
        f"median wait {median(waits):.2f} s, longest {max(waits):.2f} s"
    )
    return max(waits) <= HANG_PROMISE_S


def limit(rate: float | None) -> str:
    return "no rate configured" if rate is None else f"{rate:.0f} a second configured"


def fullest(moments: list[float]) -> int:
    """How many there are at most in a span of the rate; calls begin a little after their wave."""
    span = BURST.total_seconds() - 0.5
    return max(sum(start <= at < start + span for at in moments) for start in moments)


def main() -> int:
    kept = []
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a beat that finds a pass at work
    with TemporaryDirectory() as folder:
        databases = on_sqlite(Path(folder))
        for rate in (PER_SECOND, None):
            with databases() as db:
                kept.append(measure(db, rate))
        with databases() as db:
            kept.append(measure_hanging(db))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
