"""How many texts a second the webhook stores: each is checked, committed, then answered.

A process of its own serves the real routes on a real database; this one is the provider, with
as many requests open at once as it has connections. Fails if a row is missing for an answer.
"""

import asyncio
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import func, select

from faults.databases import Databases, on_postgres, on_sqlite
from service.bootstrap.server import listen, serve
from service.clock import SystemClock
from service.db.database import Database
from service.db.tables import InboundMessage
from service.engine.intake import store
from service.sms.signatures import SignatureCheck
from service.web.app import create_app
from service.web.webhooks import webhook_routes
from support import postgres
from support.big_clinic import phone_of
from support.processes import answer, free_port
from support.simulator_server import ACCOUNT_SID, AUTH_TOKEN, eventually
from support.webhook_load import Answer, connection, in_words, inbound_request

REQUESTS = 10_000
CONNECTIONS = (1, 50)


def run_webhooks(database_url: str, port: int) -> None:
    """Be a `carebell web`, on either database."""
    db = Database(database_url)
    check = SignatureCheck(f"http://127.0.0.1:{port}", [AUTH_TOKEN])
    app = create_app(webhook_routes(check, ACCOUNT_SID, SystemClock(), partial(store, db)))
    serve(app, listen("127.0.0.1", port))


@contextmanager
def webhooks(db: Database) -> Iterator[int]:
    """Serve webhooks in a process of their own; the port."""
    port, url = free_port(), db.url.render_as_string(hide_password=False)
    process = get_context("spawn").Process(target=run_webhooks, args=(url, port))
    process.start()
    try:
        eventually(lambda: answer(port)[0] == 200, within=30)
        yield port
    finally:
        process.terminate()
        process.join()


async def post_all(port: int, requests: Sequence[bytes], connections: int) -> list[Answer]:
    """Post everything, over so many connections at once."""
    waiting = iter(requests)

    async def work() -> list[Answer]:
        async with connection(port) as line:
            return [await line.send(request) for request in waiting]

    done = await asyncio.gather(*(work() for _ in range(connections)))
    return [one for answers in done for one in answers]


def measure(name: str, databases: Databases) -> bool:
    """Print what one database does; whether every answer has its row."""
    for connections in CONNECTIONS:
        with databases() as db, webhooks(db) as port:
            phones = islice(
                cycle(map(phone_of, range(1000))), REQUESTS if connections > 1 else 1000
            )
            requests = [inbound_request(port, phone, "6") for phone in phones]
            began = time.perf_counter()
            answers = asyncio.run(post_all(port, requests, connections))
            took = time.perf_counter() - began
            with db.read() as session:
                rows = session.exec(select(func.count()).select_from(InboundMessage)).one()
        stored = sum(one.status == 200 for one in answers)
        print(
            f"webhook store, {name}, {connections} at once: {stored / took:.0f} a second, "
            f"{in_words(answers)}; answered {stored} of {len(requests)}, {rows} rows"
        )
        if rows != stored or stored != len(requests):
            return False
    return True


def main() -> int:
    with TemporaryDirectory() as folder, postgres.server() as server:
        durable = measure("SQLite", on_sqlite(Path(folder)))
        # The tests' server lives in memory and waits for no disk.
        return 0 if measure("PostgreSQL in memory", on_postgres(server)) and durable else 1


if __name__ == "__main__":
    sys.exit(main())
