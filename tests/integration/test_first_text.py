"""The first text of a process: what reading it needs is made before anybody has to wait for it."""

import subprocess
import sys
from datetime import UTC, datetime

from sqlalchemy import Connection, event

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.reader import get_ready
from service.db.database import Database
from service.db.sets import insert_all
from service.db.tables import InboundMessage, InboundState
from service.engine.context import Context
from service.engine.receive import receive
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock

AT = datetime(2027, 3, 1, 17, tzinfo=UTC)


def test_patterns_are_made_before_the_first_texts_transaction(db: Database) -> None:
    get_ready.cache_clear()
    text = {
        "sid": f"SM{1:032d}",
        "from_phone": "+12025550123",
        "to_phone": "+12025550100",
        "body": "siete",
        "parameters": {},
        "received_at": AT,
        "state": InboundState.STORED,
    }
    with db.write() as session:
        insert_all(session, InboundMessage, [text])
    ready: list[int] = []

    def begun(connection: Connection) -> None:
        if connection.get_execution_options().get("writing"):
            ready.append(get_ready.cache_info().currsize)

    event.listen(db.engine, "begin", begun)
    counts = receive(Context(db, StandingClock(AT), ScriptedGateway(), POLICY))
    assert counts == {"read": 1, "quarantined": 0}
    assert ready == [1]


def test_being_ready_leaves_nothing_to_be_made_for_any_language() -> None:
    made = """
from service.core.replies.lexicon import LANGUAGES, lexicon
from service.core.replies.reader import get_ready, read
get_ready()
before = lexicon.cache_info().misses
for language in LANGUAGES:
    read("about a 6, thanks", (), language)
print(before, lexicon.cache_info().misses)
"""
    run = subprocess.run(  # a fresh process: in this one, others have read texts
        [sys.executable, "-c", made], check=True, capture_output=True, text=True
    )
    before, after = map(int, run.stdout.split())
    assert before == after == len(LANGUAGES)
