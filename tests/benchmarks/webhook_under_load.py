"""How long a webhook takes while 10,000 reminders leave: the whole service, live, on SQLite.

Three processes: `carebell up`, the simulator that takes its texts and reports each one's fate,
and this one, which lets patients answer at a steady rate. Fails if one answer in a hundred takes
over 200 ms.
"""

import asyncio
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import col, func, select

from faults.databases import on_sqlite
from service.admin.operation import claim_for
from service.core.delivery import MessageKind
from service.db.database import Database
from service.db.tables import InboundMessage, Message, Mode
from service.web.webhooks import INBOUND
from support.big_clinic import enrol
from support.factories import a_contact
from support.processes import answer, free_port, live_environment, running
from support.simulator_server import ACCOUNT_SID, AUTH_TOKEN, OWN_NUMBER, eventually
from support.webhook_load import Answer, Connection, at, connection, in_words, inbound_request

PATIENTS = 10_000
TEXTS_A_SECOND = 20
AT_ONCE = 20
PROMISE_S = 0.2
LONGEST_S = 85
"""What has not left by then is not waited for."""


def main() -> int:
    with ExitStack() as at_end:
        folder = Path(at_end.enter_context(TemporaryDirectory()))
        db = at_end.enter_context(on_sqlite(folder)())
        due_at = datetime.now(UTC).replace(second=0, microsecond=0)
        phones = enrol(db, PATIENTS, due_at, checkins_only=True)
        with db.write() as session:
            claim_for(session, Mode.LIVE)
            a_contact(session, datetime.now(UTC))
        port = at_end.enter_context(service(db))
        answers, took = asyncio.run(text_while_sending(db, port, phones))
        sent = left(db)
        with db.read() as session:
            rows = session.exec(select(func.count()).select_from(InboundMessage)).one()
    stored = sum(one.status == 200 for one in answers)
    print(
        f"webhook under load: {in_words(answers)} (promise: p99 within {PROMISE_S * 1000:.0f} ms);"
        f" answered {stored} of {len(answers)} texts, {rows} rows; "
        f"{sent} of {PATIENTS} reminders left in {took:.0f} s, {sent / took:.0f} a second"
    )
    return 0 if at(99, answers) <= PROMISE_S and rows == stored == len(answers) else 1


@contextmanager
def service(db: Database) -> Iterator[int]:
    """Run the service and its provider on a filled database; the service's port."""
    port, provider = free_port(), free_port()
    environment = live_environment(str(db.url), f"http://127.0.0.1:{provider}", port)
    environment["CAREBELL_LOG_LEVEL"] = "warning"
    simulator = (
        *("simulator", "--port", str(provider), "--account", ACCOUNT_SID),
        *("--token", AUTH_TOKEN, "--number", OWN_NUMBER),
        *("--inbound-url", f"http://127.0.0.1:{port}{INBOUND}"),
    )
    with running(environment, *simulator):
        eventually(lambda: answer(provider)[0], within=30)
        with running(environment, "up"):
            eventually(lambda: answer(port)[0], within=30)
            yield port


async def text_while_sending(
    db: Database, port: int, phones: Sequence[str]
) -> tuple[list[Answer], float]:
    """Post a text from one patient after another until every reminder has left."""
    began, answers = time.perf_counter(), list[Answer]()
    posts = set[asyncio.Task[None]]()
    free = asyncio.Queue[Connection]()

    async def post(phone: str) -> None:
        due = time.perf_counter()
        line = await free.get()
        one = await line.send(inbound_request(port, phone, "6"))
        answers.append(Answer(one.status, time.perf_counter() - due))
        free.put_nowait(line)

    async with AsyncExitStack() as lines:
        for _ in range(AT_ONCE):
            free.put_nowait(await lines.enter_async_context(connection(port)))
        for number, phone in enumerate(cycle(phones), start=1):
            posts.add(asyncio.create_task(post(phone)))
            await asyncio.sleep(began + number / TEXTS_A_SECOND - time.perf_counter())
            if number % TEXTS_A_SECOND == 0 and await asyncio.to_thread(left, db) == PATIENTS:
                break
            if time.perf_counter() > began + LONGEST_S:
                break
        took = time.perf_counter() - began
        await asyncio.gather(*posts)
    return answers, took


def left(db: Database) -> int:
    """How many reminders the provider has."""
    with db.read() as session:
        return session.exec(
            select(func.count()).where(
                Message.kind == MessageKind.CHECKIN, col(Message.submitted_at).is_not(None)
            )
        ).one()


if __name__ == "__main__":
    sys.exit(main())
