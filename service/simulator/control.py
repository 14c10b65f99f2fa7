"""The /sim routes: what a person or a test does with the phones and the clock. JSON, no auth."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from service.simulator.api import ALL_METHODS
from service.simulator.clock import ClockError, Move, iso
from service.simulator.config import is_e164
from service.simulator.network import Network

_MAX_BODY = 1600
_MAX_ECHO = 60
_LONGEST_MOVE = timedelta(days=3660)

Endpoint = Callable[[Request], Awaitable[Response]]


class _RequestError(Exception):
    """A request that cannot be understood; `str()` is one sentence for its sender."""


def control_routes(network: Network) -> list[BaseRoute]:
    """Handsets, messages and the clock. Errors are `{"error": sentence}`: 400, 404 or 409."""

    async def elsewhere(request: Request) -> Response:
        where = f"{request.method} {_short(request.url.path)}"
        return JSONResponse({"error": f"There is no {where} here."}, 404)

    return [
        *_handset_routes(network),
        *_clock_routes(network),
        Route("/sim/{rest:path}", elsewhere, methods=ALL_METHODS),
    ]


def _handset_routes(network: Network) -> list[BaseRoute]:
    async def send_text(request: Request) -> Response:
        handset = _read_handset(request)
        fields = await _read_object(request)
        own_number = fields.get("to", network.config.numbers[0])
        if handset in network.config.numbers:
            raise _RequestError(f"{handset} is one of the account's own numbers, not a handset.")
        if own_number not in network.config.numbers:
            owned = ", ".join(network.config.numbers)
            raise _RequestError(f"'to' is {_short(own_number)}; the account's numbers: {owned}.")
        sid = network.text_from_handset(handset, str(own_number), _read_text(fields))
        return JSONResponse({"sid": sid}, 201)

    async def show_texts(request: Request) -> Response:
        handset = _read_handset(request)
        everything = request.query_params.get("all") == "true"
        return JSONResponse(
            [
                {"sid": text.sid, "from": text.from_, "body": text.body, "at": iso(text.at)}
                for text in network.texts(handset)
                if everything or text.from_ != handset
            ]
        )

    async def show_messages(_: Request) -> Response:
        return JSONResponse(network.all_messages())

    return [
        _route("POST", "/sim/handsets/{number}/texts", send_text),
        _route("GET", "/sim/handsets/{number}/texts", show_texts),
        _route("GET", "/sim/messages", show_messages),
    ]


def _clock_routes(network: Network) -> list[BaseRoute]:
    async def show_clock(_: Request) -> Response:
        return _times(*network.time.times())

    async def move_clock(request: Request) -> Response:
        move = _read_move(await _read_object(request))
        return _times(*await asyncio.wrap_future(network.time.move(move)))

    return [_route("GET", "/sim/clock", show_clock), _route("POST", "/sim/clock", move_clock)]


def _route(method: str, path: str, endpoint: Endpoint) -> Route:
    """A route whose errors are answered as JSON."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except _RequestError as error:
            return JSONResponse({"error": str(error)}, 400)
        except ClockError as error:
            return JSONResponse({"error": str(error)}, 409)

    return Route(path, answer, methods=[method])


def _times(now: datetime, next_at: datetime | None) -> Response:
    return JSONResponse({"now": iso(now), "next": next_at and iso(next_at)})


async def _read_object(request: Request) -> dict[str, object]:
    try:
        value = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise _RequestError("The request's body is not JSON.") from error
    if not isinstance(value, dict):
        raise _RequestError("The request's body is not a JSON object.")
    return value


def _read_handset(request: Request) -> str:
    number = str(request.path_params["number"])
    if not is_e164(number):
        raise _RequestError(f"{_short(number)} is not an E.164 number; for example +12025550123.")
    return number


def _read_text(fields: dict[str, object]) -> str:
    body = fields.get("body")
    if not isinstance(body, str):
        raise _RequestError("'body' must be the text as a JSON string.")
    if len(body) > _MAX_BODY:
        raise _RequestError(f"'body' has {len(body)} characters; a text has at most {_MAX_BODY}.")
    if not body.isprintable() and any("\ud800" <= char <= "\udfff" for char in body):
        raise _RequestError("'body' holds half a surrogate pair, which is not a character.")
    return body


def _read_move(fields: dict[str, object]) -> Move:
    match fields:
        case {"to": str(to), **rest} if not rest:
            return Move(to=_read_moment(to))
        case {"by_seconds": int(seconds) | float(seconds), **rest} if not rest:
            return Move(by=_read_span(seconds))
    raise _RequestError(
        'Give exactly one of {"to": "2026-11-22T20:00:00Z"} and {"by_seconds": 90}.'
    )


def _read_moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise _RequestError(
        f"'to' is {_short(text)}, not an ISO 8601 time with its zone; "
        "for example 2026-11-22T20:00:00Z."
    )


def _read_span(seconds: float) -> timedelta:
    if isinstance(seconds, bool) or not 0 <= seconds <= _LONGEST_MOVE.total_seconds():
        raise _RequestError(
            "'by_seconds' must be a number from 0 to ten years; the clock moves forward only."
        )
    return timedelta(seconds=seconds)


def _short(value: object) -> str:
    """A string as a person may read it back, ASCII only and not too long; else its type."""
    text = ascii(value) if isinstance(value, str) else f"a {type(value).__name__}"
    return text if len(text) <= _MAX_ECHO else f"{text[:_MAX_ECHO]}..."
