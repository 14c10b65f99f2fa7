"""The REST routes under /2010-04-01, as Twilio's clients call them."""

import base64
import binascii
import secrets
import uuid
from collections.abc import Awaitable, Callable
from datetime import timedelta
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from service.simulator.answers import answer
from service.simulator.network import Network
from service.simulator.refusals import RefusalError
from service.simulator.wire import API_VERSION, messages_path

ALL_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
_EARLY_SECONDS = 10.0

Endpoint = Callable[[Request], Awaitable[Response]]


def api_routes(network: Network) -> list[BaseRoute]:
    """The account's messages and the numbers of its service; anything else is error 20404."""

    async def create(request: Request) -> Response:
        wanted = network.check(await _read_form(request))
        fault = network.strike("create", wanted.to)
        is_early = fault.name == "early_callback"
        response = await answer(
            fault, lambda: JSONResponse(network.send(wanted, hurried=is_early), 201)
        )
        if is_early:
            await run_in_threadpool(network.settle, _EARLY_SECONDS)
        return response

    async def page(request: Request) -> Response:
        query = request.query_params
        fault = network.strike("list", query.get("To", ""))
        lag = timedelta(seconds=fault.seconds if fault.name == "lag" else 0)
        return await answer(fault, lambda: JSONResponse(network.list_messages(query, lag)))

    async def fetch(request: Request) -> Response:
        message = network.fetch(request.path_params["sid"])
        fault = network.strike("fetch", str(message["to"]))
        return await answer(fault, lambda: JSONResponse(message))

    async def update(request: Request) -> Response:
        return JSONResponse(network.update(request.path_params["sid"], await _read_form(request)))

    async def delete(request: Request) -> Response:
        network.delete(request.path_params["sid"])
        return Response(status_code=204)

    async def elsewhere(request: Request) -> Response:
        raise RefusalError(20404, request.url.path)

    collection = f"{messages_path('{account}')}.json"
    instance = f"{messages_path('{account}')}/{{sid}}.json"
    routes: list[tuple[str, list[str], Endpoint]] = [
        (collection, ["POST"], create),
        (collection, ["GET"], page),
        (instance, ["GET"], fetch),
        (instance, ["POST"], update),
        (instance, ["DELETE"], delete),
        ("/v1/Services/{service}/PhoneNumbers", ["GET"], _numbers(network)),
        (f"/{API_VERSION}/{{rest:path}}", ALL_METHODS, elsewhere),
    ]
    return [
        Route(path, _as_twilio(network, endpoint), methods=methods)
        for path, methods, endpoint in routes
    ]


def _numbers(network: Network) -> Endpoint:
    async def numbers(request: Request) -> Response:
        return JSONResponse(network.service_numbers(request.path_params["service"]))

    return numbers


def _as_twilio(network: Network, endpoint: Endpoint) -> Endpoint:
    """The endpoint behind Basic auth, with refusals turned into Twilio's error bodies."""

    async def guarded(request: Request) -> Response:
        try:
            _check_credentials(request, network.config.account_sid, network.config.auth_token)
            response = await endpoint(request)
        except RefusalError as refusal:
            response = JSONResponse(refusal.body(), refusal.status, refusal.headers)
        response.headers["Twilio-Request-Id"] = f"RQ{uuid.uuid4().hex}"
        return response

    return guarded


def _check_credentials(request: Request, account_sid: str, auth_token: str) -> None:
    scheme, _, credentials = request.headers.get("Authorization", "").partition(" ")
    try:
        given = base64.b64decode(credentials.strip(), validate=True)
    except (binascii.Error, ValueError):
        given = b""
    right = secrets.compare_digest(given, f"{account_sid}:{auth_token}".encode())
    own = request.path_params.get("account", account_sid) == account_sid
    if scheme.lower() != "basic" or not right or not own:
        raise RefusalError(20003)


async def _read_form(request: Request) -> dict[str, str]:
    body = (await request.body()).decode("utf-8", "replace")
    return dict(parse_qsl(body, keep_blank_values=True))
