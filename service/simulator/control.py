"""The /sim routes: what a person or a test does with the phones and the clock. JSON, no auth."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from service.simulator.api import ALL_METHODS
from service.simulator.clock import ClockError, iso
from service.simulator.faults import Script
from service.simulator.network import Network
from service.simulator.reading import (
    RequestError,
    read_choice,
    read_handset,
    read_move,
    read_object,
    read_text,
    refuse_others,
    short,
)
from service.simulator.script import read_script
from service.simulator.state import CONDITIONS

Endpoint = Callable[[Request], Awaitable[Response]]


def control_routes(network: Network) -> list[BaseRoute]:
    """Handsets, messages, clock, faults. Errors are `{"error": sentence}`: 400, 404 or 409."""

    async def elsewhere(request: Request) -> Response:
        where = f"{request.method} {short(request.url.path)}"
        return JSONResponse({"error": f"There is no {where} here."}, 404)

    return [
        *_text_routes(network),
        *_handset_routes(network),
        *_clock_routes(network),
        *_fault_routes(network),
        Route("/sim/{rest:path}", elsewhere, methods=ALL_METHODS),
    ]


def _text_routes(network: Network) -> list[BaseRoute]:
    async def send_text(request: Request) -> Response:
        handset = read_handset(request)
        fields = await read_object(request)
        own_number = fields.get("to", network.config.numbers[0])
        if handset in network.config.numbers:
            raise RequestError(f"{handset} is one of the account's own numbers, not a handset.")
        if own_number not in network.config.numbers:
            owned = ", ".join(network.config.numbers)
            raise RequestError(f"'to' is {short(own_number)}; the account's numbers: {owned}.")
        sid = network.text_from_handset(handset, str(own_number), read_text(fields))
        return JSONResponse({"sid": sid}, 201)

    async def show_texts(request: Request) -> Response:
        handset = read_handset(request)
        everything = request.query_params.get("all") == "true"
        return JSONResponse(
            [
                {"sid": text.sid, "from": text.from_, "body": text.body, "at": iso(text.at)}
                for text in network.texts(handset)
                if everything or text.from_ != handset
            ]
        )

    async def show_conversation(request: Request) -> Response:
        return JSONResponse(network.conversation(read_handset(request)))

    async def show_messages(_: Request) -> Response:
        return JSONResponse(network.all_messages())

    async def show_ledger(_: Request) -> Response:
        return JSONResponse(network.ledger())

    return [
        _route("POST", "/sim/handsets/{number}/texts", send_text),
        _route("GET", "/sim/handsets/{number}/texts", show_texts),
        _route("GET", "/sim/handsets/{number}/conversation", show_conversation),
        _route("GET", "/sim/messages", show_messages),
        _route("GET", "/sim/ledger", show_ledger),
    ]


def _handset_routes(network: Network) -> list[BaseRoute]:
    def show(handset: str) -> Response:
        condition, opted_out = network.condition(handset)
        return JSONResponse({"number": handset, "state": condition, "opted_out": opted_out})

    async def show_handset(request: Request) -> Response:
        return show(read_handset(request))

    async def change_handset(request: Request) -> Response:
        handset = read_handset(request)
        fields = await read_object(request)
        refuse_others(fields, ("state", "opted_out"), "A handset")
        condition = read_choice(fields, "state", CONDITIONS) if "state" in fields else None
        opted_out = fields.get("opted_out")
        if not fields or not isinstance(fields.get("opted_out", False), bool):
            raise RequestError('Give {"state": "off"} or {"opted_out": true}, or both.')
        if condition is not None:
            network.set_condition(handset, condition)
        if opted_out is not None:
            network.set_opted_out(handset, opted_out=bool(opted_out))
        return show(handset)

    return [
        _route("GET", "/sim/handsets/{number}", show_handset),
        _route("POST", "/sim/handsets/{number}", change_handset),
    ]


def _clock_routes(network: Network) -> list[BaseRoute]:
    async def show_clock(_: Request) -> Response:
        return _times(*network.time.times())

    async def move_clock(request: Request) -> Response:
        move = read_move(await read_object(request))
        return _times(*await asyncio.wrap_future(network.time.move(move)))

    return [_route("GET", "/sim/clock", show_clock), _route("POST", "/sim/clock", move_clock)]


def _fault_routes(network: Network) -> list[BaseRoute]:
    async def show_faults(_: Request) -> Response:
        return JSONResponse(network.show_faults())

    async def set_faults(request: Request) -> Response:
        network.follow(read_script(await read_object(request)))
        return JSONResponse(network.show_faults())

    async def clear_faults(_: Request) -> Response:
        network.follow(Script())
        return Response(status_code=204)

    return [
        _route("GET", "/sim/faults", show_faults),
        _route("POST", "/sim/faults", set_faults),
        _route("DELETE", "/sim/faults", clear_faults),
    ]


def _route(method: str, path: str, endpoint: Endpoint) -> Route:
    """A route whose errors are answered as JSON."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except RequestError as error:
            return JSONResponse({"error": str(error)}, 400)
        except ClockError as error:
            return JSONResponse({"error": str(error)}, 409)

    return Route(path, answer, methods=[method])


def _times(now: datetime, next_at: datetime | None) -> Response:
    return JSONResponse({"now": iso(now), "next": next_at and iso(next_at)})
