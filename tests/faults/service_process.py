"""Real Carebell processes that die when they are told to, made in no time.

Run as a program it imports everything once and then forks a service for each order on its
standard input, answering with its process id. When its input closes, all of them end.
"""

import asyncio
import json
import os
import signal
import sys
import traceback
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import twilio.rest  # noqa: F401  imported where it is first used, and so once for all forks
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import configure_mappers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from faults.boundaries import WatchedDatabase, WatchedGateway
from service import logs
from service.bootstrap.opening import clock_for
from service.bootstrap.server import listen, serve
from service.core.policy import Policy
from service.core.replies.reader import get_ready
from service.engine.catch_up import list_at_once
from service.engine.context import Context
from service.engine.intake import store
from service.engine.passes import Loop
from service.scheduler import Metronome
from service.sms.signatures import SignatureCheck
from service.sms.twilio_gateway import TwilioAccount, TwilioGateway
from service.web.app import create_app
from service.web.webhooks import STATUS, webhook_routes

POLICY = Policy(service_name="Riverside", contact="+1 202 555 0100", optout="off")
READ_TIMEOUT = timedelta(seconds=2)


@dataclass(frozen=True)
class Order:
    """One service to start; `last_words` is the file for the fault point that it dies at."""

    database_url: str
    port: int
    public_url: str
    simulator_url: str
    account_sid: str
    auth_token: str
    number: str
    last_words: str


class Trap:
    """Kills its own process, for good and at once, at the first armed point that it reaches."""

    def __init__(self, last_words: Path) -> None:
        self._last_words = last_words
        self.armed: set[str] = set()
        self.reached: set[str] = set()

    def __call__(self, point: str) -> None:
        self.reached.add(point)
        if point in self.armed:
            self._last_words.write_text(point)
            os.kill(os.getpid(), signal.SIGKILL)


def run(order: Order) -> None:
    """Everything that `carebell up` is, with a trap at each of its boundaries."""
    logs.configure("warning")
    trap = Trap(Path(order.last_words))
    sock = listen("127.0.0.1", order.port)
    db = WatchedDatabase(order.database_url, trap)
    clock = clock_for(db)
    account = TwilioAccount(
        order.account_sid,
        order.auth_token,
        order.number,
        callback_url=order.public_url + STATUS,
        api_url=order.simulator_url,
        read_timeout=READ_TIMEOUT,
    )
    list_at_once(db)
    loop = Loop(Context(db, clock, WatchedGateway(TwilioGateway(account), trap), POLICY))
    check = SignatureCheck(order.public_url, [order.auth_token])
    routes = [
        *webhook_routes(check, order.account_sid, clock, partial(store, db)),
        *_control_routes(loop, trap),
    ]
    Metronome(loop).start()
    serve(create_app(routes), sock)


def _control_routes(loop: Loop, trap: Trap) -> list[Route]:
    async def arm(request: Request) -> Response:
        trap.armed = set(await request.json())
        return Response()

    async def beat(_request: Request) -> Response:
        try:
            counts = await asyncio.to_thread(loop.run_all)
        except SQLAlchemyError:  # the database is away: the metronome, too, would just go on
            counts = {}
        return JSONResponse({name: count for name, count in counts.items() if count})

    async def reached(_request: Request) -> Response:
        return JSONResponse(sorted(trap.reached))

    return [
        Route("/sweep/arm", arm, methods=["POST"]),
        Route("/sweep/beat", beat, methods=["POST"]),
        Route("/sweep/reached", reached),
    ]


def main() -> None:
    """Fork a service for each line of standard input, a JSON object with the fields of `Order`."""
    configure_mappers()
    get_ready()  # a fork would pay it after each death
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    for line in sys.stdin:
        order: dict[str, Any] = json.loads(line)
        process_id = os.fork()
        if process_id == 0:
            _become(Order(**order))
        print(process_id, flush=True)
    os.killpg(0, signal.SIGKILL)


def _become(order: Order) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.close(sys.stdin.fileno())
    try:
        run(order)
    except BaseException:  # noqa: BLE001  nothing may return into the launcher's loop
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main()
