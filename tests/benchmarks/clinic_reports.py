"""How long a clinic's reports take: `carebell report --all` for 1,000 patients of twelve weeks.

The promise is three minutes on two processors.
"""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from service.admin.operation import claim_for
from service.core.delivery import MessageKind, MessageState
from service.core.replies.reading import Kind
from service.core.texts.english import INSTRUMENT
from service.db import schema
from service.db.database import Database
from service.db.tables import (
    InboundMessage,
    InboundState,
    Message,
    Mode,
    Occurrence,
    Origin,
    PainScore,
    Reply,
    ScheduleKind,
)
from support.factories import a_checkin, a_patient

PATIENTS = int(os.environ.get("PATIENTS", "1000"))
DAYS = 84
AREAS = (202, 212, 213, 214, 215, 216, 217, 218, 219, 224)
"""Each has a hundred fictional numbers; too many patients on one would exceed its daily cap."""
ALLOWED = 180.0 * PATIENTS / 1000


def main() -> None:
    """Fill a database, write all reports, print what it took."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/carebell.db"
        fill(url)
        began = time.perf_counter()
        subprocess.run(
            [Path(sys.executable).with_name("carebell"), "report", "--all", "--out", "reports"],
            cwd=folder,
            env=os.environ | {"CAREBELL_DATABASE_URL": url},
            check=True,
        )
        took = time.perf_counter() - began
        written = len(list((Path(folder) / "reports").iterdir()))
    print(f"{written} PDF reports of {DAYS} days in {took:.0f} s (allowed: {ALLOWED:.0f} s)")
    if took > ALLOWED or written != PATIENTS:
        sys.exit(1)


def fill(url: str) -> None:
    """Patients with an answered check-in on most evenings, straight into the tables."""
    random, now = Random(7), datetime.now(UTC).replace(microsecond=0)  # noqa: S311 - no secret
    db = Database(url)
    schema.upgrade(db)
    with db.write() as session:
        claim_for(session, Mode.DEMO)
        for number in range(PATIENTS):
            begin = now - timedelta(days=DAYS)
            area = AREAS[number // 100 % len(AREAS)]
            phone = f"+1{area}555{100 + number % 100:04}"
            patient = a_patient(session, begin, f"Patient {number}", phone)
            schedule = a_checkin(session, begin, patient)
            assert patient.id
            assert schedule.id
            for day in range(DAYS):
                add_day(session, patient.id, schedule.id, begin + timedelta(days=day + 1), random)
    db.close()


def add_day(session, patient_id, schedule_id, at, random) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """One check-in with its answer, if there is one."""
    message = Message(
        kind=MessageKind.CHECKIN, person_id=patient_id, to_phone="+12025550123", body="?",
        segments=1, lane=3, due_at=at, send_after_at=at, state=MessageState.DELIVERED,
        provider_sid=f"SM{patient_id:016}{at:%Y%m%d%H}", created_at=at,
    )  # fmt: skip
    session.add(message)
    session.flush()
    assert message.id
    occurrence = Occurrence(
        schedule_id=schedule_id, kind=ScheduleKind.CHECKIN, patient_id=patient_id,
        local_on=at.date(), wall=at.time(), due_at=at, closes_at=at, message_id=message.id,
    )  # fmt: skip
    session.add(occurrence)
    if random.random() < 0.15:
        return
    value = min(max(round(random.gauss(5, 1.5)), 0), 10)
    text = InboundMessage(
        sid=f"SI{patient_id:016}{at:%Y%m%d%H}", from_phone="+12025550123", to_phone="+1",
        body=str(value), parameters={}, received_at=at, state=InboundState.READ,
    )  # fmt: skip
    session.add(text)
    session.flush()
    assert text.id
    reply = Reply(
        inbound_id=text.id, person_id=patient_id, kind=Kind.SCORE, value=value,
        reason="whole_number", read_at=at,
    )  # fmt: skip
    session.add(reply)
    session.flush()
    assert reply.id
    session.add(
        PainScore(
            patient_id=patient_id, value=value, local_on=at.date(), received_at=at,
            origin=Origin.CHECKIN, instrument=INSTRUMENT, occurrence_id=occurrence.id,
            reply_id=reply.id,
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
