"""The provider's side of many webhooks at once: signed forms over connections that are kept."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import quantiles
from urllib.parse import urlencode

from twilio.request_validator import RequestValidator

from service.simulator.state import Message
from service.simulator.wire import inbound_fields
from service.web.webhooks import INBOUND
from support.simulator_server import ACCOUNT_SID, AUTH_TOKEN, OWN_NUMBER


@dataclass(frozen=True, slots=True)
class Answer:
    """The status of one answer, and how long it was waited for."""

    status: int
    seconds: float


class Connection:
    """A connection that is kept: one request at a time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def send(self, request: bytes) -> Answer:
        """Send a whole request and read the whole answer."""
        began = time.perf_counter()
        self._writer.write(request)
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("ascii")
        headers = dict(line.split(": ", 1) for line in head.lower().splitlines()[1:-1])
        await self._reader.readexactly(int(headers["content-length"]))
        return Answer(int(head.split(" ", 2)[1]), time.perf_counter() - began)


@asynccontextmanager
async def connection(port: int) -> AsyncIterator[Connection]:
    """Connect to a service on this machine while the block runs."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield Connection(reader, writer)
    finally:
        writer.close()
        await writer.wait_closed()


def inbound_request(port: int, phone: str, body: str) -> bytes:
    """The request that tells a service of a text from that phone, as Twilio would write it."""
    text = Message(
        direction="inbound",
        from_=phone,
        to=OWN_NUMBER,
        body=body,
        status="received",
        created_at=datetime.now(UTC),
    )
    fields = inbound_fields(text, ACCOUNT_SID)
    url = f"http://127.0.0.1:{port}{INBOUND}"
    form = urlencode(fields)
    lines = (
        f"POST {INBOUND} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Content-Type: application/x-www-form-urlencoded; charset=utf-8",
        f"Content-Length: {len(form)}",
        f"X-Twilio-Signature: {RequestValidator(AUTH_TOKEN).compute_signature(url, fields)}",
        "",
        form,
    )
    return "\r\n".join(lines).encode("ascii")


def in_words(answers: Sequence[Answer]) -> str:
    """How long the answers took."""
    return "p50 {:.0f} ms, p99 {:.0f} ms, longest {:.0f} ms".format(
        *(1000 * seconds for seconds in (at(50, answers), at(99, answers), at(100, answers)))
    )


def at(percent: int, answers: Sequence[Answer]) -> float:
    """The seconds within which that part of the answers came."""
    took = [answer.seconds for answer in answers]
    return max(took) if percent == 100 else quantiles(took, n=100)[percent - 1]
