"""How late a reminder leaves: from its due moment to the call, written by another process's hand.

Prints the median and the worst of 60 reminders; the promise is two seconds.
"""

import random
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from service.admin.operation import claim_for
from service.clock import SystemClock
from service.core.policy import Policy
from service.db import schema
from service.db.database import Database
from service.db.tables import Mode
from service.engine.context import Context
from service.engine.passes import Loop
from service.scheduler import Metronome
from service.sms.gateway import Accepted, OutgoingText
from support.factories import a_checkin, a_patient
from support.gateways import ScriptedGateway

REMINDERS = 60
SPREAD_S = 20
NEW_YORK = ZoneInfo("America/New_York")


class TimingGateway(ScriptedGateway):
    """Accepts everything and notes when each number was called."""

    def __init__(self) -> None:
        super().__init__()
        self.called_at: dict[str, datetime] = {}

    def send(self, text: OutgoingText) -> Accepted:
        self.called_at[text.to] = datetime.now(UTC)
        return super().send(text)


def measure() -> list[float]:
    """Seconds from due to call for each reminder; seeded, on SQLite, in real time."""
    chance = random.Random(1)  # noqa: S311  a sample, not a secret
    gateway = TimingGateway()
    due: dict[str, datetime] = {}
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        db, elsewhere = Database(url), Database(url)
        schema.upgrade(db)
        with db.write() as session:
            claim_for(session, Mode.DEMO)
        metronome = Metronome(Loop(Context(db, SystemClock(), gateway, Policy("Bench", "nobody"))))
        metronome.start()
        for number in range(REMINDERS):
            phone = f"+1202555{100 + number:04d}"
            now = datetime.now(UTC)
            with elsewhere.write() as session:
                patient = a_patient(session, now, name=f"P{number}", phone=phone)
                just_past = now.astimezone(NEW_YORK) - timedelta(minutes=5)
                schedule = a_checkin(session, now, patient, at=f"{just_past:%H:%M}")
                # A rule names minutes; the cursor is set so that its last one is due this moment.
                due[phone] = now
                schedule.next_due_at = now
                schedule.planned_through_at = now - timedelta(days=1)
            time.sleep(chance.uniform(0, 2 * SPREAD_S / REMINDERS))
        deadline = time.monotonic() + 10
        while len(gateway.called_at) < REMINDERS and time.monotonic() < deadline:
            time.sleep(0.05)
        metronome.stop()
        elsewhere.close()
        db.close()
    return [(gateway.called_at[phone] - at).total_seconds() for phone, at in due.items()]


if __name__ == "__main__":
    late = measure()
    print(
        f"reminder lateness over {len(late)}: median {statistics.median(late):.2f} s, "
        f"worst {max(late):.2f} s (promise: 2 s)"
    )
