"""A signal that a process with a web server is to end: nothing is begun from that moment on."""

import os
import signal
import socket
from collections.abc import Iterator
from threading import Event, Thread

import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from service.bootstrap import server
from service.web.app import create_app


@pytest.fixture
def handlers() -> Iterator[None]:
    """Give the signals back as they were."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("handlers")
def test_a_request_that_does_not_end_keeps_no_pass_going(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "GRACE_S", 1)
    begun, order = Event(), list[str]()

    async def slow(request: Request) -> Response:
        begun.set()
        try:
            return Response(await request.body())
        finally:
            order.append("request ended")

    sock = server.listen("127.0.0.1", 0)
    address = sock.getsockname()

    def send_half_and_a_signal() -> None:
        with socket.create_connection(address) as caller:
            caller.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc")
            assert begun.wait(60)
            os.kill(os.getpid(), signal.SIGTERM)
            caller.recv(1)

    thread = Thread(target=send_half_and_a_signal)
    thread.start()
    app = create_app([Route("/", slow, methods=["POST"])])
    server.serve(app, sock, lambda: order.append("no pass begins"))
    thread.join()
    assert order == ["no pass begins", "request ended"]


@pytest.mark.usefixtures("handlers")
def test_a_signal_that_comes_before_the_server_listens_to_it_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run, order = uvicorn.Server.run, list[str]()

    def signalled(self: uvicorn.Server, sockets: list[socket.socket]) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        run(self, sockets)

    monkeypatch.setattr(uvicorn.Server, "run", signalled)
    server.serve(create_app([]), server.listen("127.0.0.1", 0), lambda: order.append("told"))
    assert order == ["told"]
