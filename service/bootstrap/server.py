"""The web server of a process: it takes the port, answers, and ends when it is told to."""

import errno
import signal
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from service.core.errors import ConfigurationError

GRACE_S = 5
"""How long requests that are under way may take to end when the service is stopped."""
KEEP_ALIVE_S = 75
"""Longer than callers leave a connection idle: one that we close as it is used again fails."""


def listen(host: str, port: int) -> socket.socket:
    """Take the port, so that calls made before the server is ready wait and do not fail.

    Raises:
        ConfigurationError: the port is in use, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
    except OSError as error:
        sock.close()
        taken = error.errno == errno.EADDRINUSE
        problem = (
            f"Port {port} is in use: stop what runs there, or set CAREBELL_PORT, "
            "for example CAREBELL_PORT=8035."
            if taken
            else f"Cannot listen on {host}:{port} ({error.strerror}): set CAREBELL_HOST, "
            "for example CAREBELL_HOST=127.0.0.1."
        )
        raise ConfigurationError([problem]) from error
    sock.listen(2048)
    return sock


def serve(
    app: Starlette, sock: socket.socket, on_signal: Callable[[], object] = lambda: None
) -> None:
    """Answer until SIGINT or SIGTERM; then end what is under way and return.

    `on_signal` is called at once, while requests are still under way.
    """
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=GRACE_S,
    )
    server = _Server(config, on_signal)
    # It listens to signals from when it runs, and raises them again when it has stopped, for
    # whoever listened before it: that is us, for whom there is nothing left to do.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, server.handle_exit)
    try:
        server.run(sockets=[sock])
    finally:
        sock.close()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, on_signal: Callable[[], object]) -> None:
        super().__init__(config)
        self._on_signal = on_signal

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if not self.should_exit:
            self._on_signal()
        super().handle_exit(sig, frame)
