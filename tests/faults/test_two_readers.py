"""Two workers and one patient's two texts: the later one corrects the earlier, whoever reads."""

from contextlib import closing
from datetime import UTC, datetime
from threading import Thread

import pytest
from sqlmodel import col, select

from faults.boundaries import WatchedDatabase
from service.db.database import Database
from service.db.tables import InboundMessage, InboundState, PainScore
from service.engine.context import Context
from service.engine.deliver import deliver
from service.engine.intake import IncomingText, store
from service.engine.plan import plan
from service.engine.receive import receive
from support.factories import a_checkin, a_patient
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)  # in New York
ANA = "+12025550123"


@pytest.mark.postgres
@pytest.mark.parametrize("db", ["postgres"], indirect=True)  # SQLite has one writer at a time
def test_a_correction_is_not_overtaken_by_what_it_corrects(db: Database) -> None:
    clock = StandingClock(NOON)
    other = Context(db, clock, ScriptedGateway(), POLICY)
    with db.write() as session:
        a_checkin(session, NOON, a_patient(session, NOON, phone=ANA), at="12:30")
    clock.set(datetime(2027, 3, 1, 17, 30, tzinfo=UTC))
    plan(other)
    deliver(other)
    for number, body in enumerate(("6", "7")):
        text = IncomingText(f"SM{number:032d}", ANA, "+12025550100", body, {}, clock.now())
        store(db, [text])

    others = Thread(target=receive, args=[other])

    def read_meanwhile(point: str) -> None:
        if point == "receive._read_one: before the commit" and not others.ident:
            others.start()
            others.join(2)  # one that waits for this transaction goes on after it

    slow = WatchedDatabase(db.url.render_as_string(hide_password=False), read_meanwhile)
    with closing(slow):
        receive(Context(slow, clock, ScriptedGateway(), POLICY))
    others.join()
    with db.read() as session:
        texts = session.exec(select(InboundMessage)).all()
        current = session.exec(
            select(PainScore.value).where(col(PainScore.is_current).is_(True))
        ).all()
    assert [text.state for text in texts] == [InboundState.READ, InboundState.READ]
    assert current == [7]
