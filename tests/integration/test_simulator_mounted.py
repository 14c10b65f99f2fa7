"""The demo's arrangement: simulator and the receiver of its webhooks on one event loop."""

import socket
import threading
from collections.abc import Iterator
from urllib.parse import parse_qsl

import pytest
import requests
import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from service.simulator.app import Simulator, SimulatorConfig
from support.simulator_server import (
    ACCOUNT_SID,
    AUTH_TOKEN,
    HANDSET,
    OWN_NUMBER,
    RunningSimulator,
    eventually,
)


@pytest.fixture
def shared() -> Iterator[RunningSimulator]:
    """A web server that echoes each text through the twilio client, and the simulator it uses."""
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    config = SimulatorConfig(ACCOUNT_SID, AUTH_TOKEN, (OWN_NUMBER,), f"{url}/inbound")
    simulator, running = Simulator(config), RunningSimulator(url, config)

    def send(to: str, body: str) -> None:
        running.client.messages.create(
            to=to, from_=OWN_NUMBER, body=body, status_callback=f"{url}/status"
        )

    async def inbound(request: Request) -> Response:
        text = dict(parse_qsl((await request.body()).decode()))
        await run_in_threadpool(send, text["From"], f"You said {text['Body']}")
        return Response("<Response/>", media_type="text/xml")

    async def status(_: Request) -> Response:
        return Response(status_code=204)

    own = [Route(f"/{f.__name__}", f, methods=["POST"]) for f in (inbound, status)]
    app = Starlette(routes=[*own, *simulator.routes])
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    eventually(lambda: server.started)
    yield running
    server.should_exit = True
    thread.join()
    simulator.close()
    listener.close()


def test_a_shared_event_loop_neither_blocks_nor_needs_a_lifespan(shared: RunningSimulator) -> None:
    for n in range(20):
        shared.text(str(n))
    shared.skip(0)
    shared.skip(1)
    assert shared.screen() == [f"You said {n}" for n in range(20)]
    assert shared.clock()["next"] is None
    assert len(shared.client.messages.list(to=HANDSET)) == 20


def test_a_connection_can_be_reset_there_too(shared: RunningSimulator) -> None:
    shared.follow({"on": "create", "fault": "reset", "times": 1})
    with pytest.raises(requests.exceptions.ConnectionError, match="reset by peer"):
        shared.client.messages.create(to=HANDSET, from_=OWN_NUMBER, body="Hello")
    assert [row["body"] for row in shared.ledger()] == ["Hello"]
