"""A monitor outside, which expects to be called while all is well."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from support.house import serving

SECRET = "3f2a-only-we-know"


class Monitor:
    """The paths that it was called with, and the status that it answers."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/ping/{SECRET}"
        self.called: list[str] = []
        self.status = 200
        self.app = Starlette(routes=[Route("/{path:path}", self._answer)])

    async def _answer(self, request: Request) -> Response:
        self.called.append(request.url.path)
        return Response(status_code=self.status)


@contextmanager
def running_monitor() -> Iterator[Monitor]:
    """Let it listen on this machine while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        monitor = Monitor(listener.getsockname()[1])
        with serving(monitor.app, listener):
            yield monitor
