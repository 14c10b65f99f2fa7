"""Answers that go wrong: errors, silence, a connection that breaks, half a body."""

import asyncio
import socket
import struct
from collections.abc import Callable

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from service.simulator.faults import Fault
from service.simulator.refusals import RefusalError

_UNAVAILABLE = 503


async def answer(fault: Fault, perform: Callable[[], Response]) -> Response:
    """Answer a request that a fault may have struck; `perform` does what it asks for.

    Whether that is done before something goes wrong, or not at all, is what the faults differ in.
    Raises RefusalError.
    """
    match fault.name:
        case "latency":
            await asyncio.sleep(fault.seconds)
        case "reset_before":
            return Silence(0)
        case "throttle":
            raise RefusalError(20429, retry_after=fault.retry_after)
        case "refuse":
            raise RefusalError(fault.code, status=fault.status)
        case "error" | "error_before":
            raise _server_error(fault)
    return _spoil(fault, perform())


def _spoil(fault: Fault, response: Response) -> Response:
    match fault.name:
        case "error_after":
            raise _server_error(fault)
        case "hang" | "reset":
            return Silence(fault.seconds)
        case "truncate":
            half = bytes(response.body)[: len(response.body) // 2]
            return Response(half, response.status_code, media_type=response.media_type)
    return response


class Silence(Response):
    """No answer at all: after so many seconds, unless the client goes first, the end."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        try:
            async with asyncio.timeout(self._seconds):
                await _disconnected(receive)
        except TimeoutError:
            _break_connection()
            await _disconnected(receive)


async def _disconnected(receive: Receive) -> None:
    message: Message = {"type": "http.request"}
    while message["type"] != "http.disconnect":
        message = await receive()


def _break_connection() -> None:
    """Reset it, for which ASGI has no word.

    uvicorn runs each request as a task: a method of the object that holds the transport.
    """
    task = asyncio.current_task()
    frame = getattr(task.get_coro() if task else None, "cr_frame", None)
    transport = getattr(frame and frame.f_locals.get("self"), "transport", None)
    if transport is None:
        raise RuntimeError("Only uvicorn, without middleware that starts tasks, can break off.")
    # Without it the client would see an end in good order.
    at_once = struct.pack("ii", 1, 0)
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
    transport.abort()


def _server_error(fault: Fault) -> RefusalError:
    code = 20503 if fault.status == _UNAVAILABLE else 20500
    return RefusalError(code, status=fault.status)
