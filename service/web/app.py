"""The web application: the routes that are always there, and those that the demo adds."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route


def create_app(routes: Sequence[BaseRoute]) -> Starlette:
    """An application with `/healthz` and the given routes."""
    return Starlette(routes=[Route("/healthz", _healthy), *routes])


async def _healthy(_request: Request) -> Response:
    """The process is up and answers; whether its passes run is for `carebell status`."""
    return PlainTextResponse("ok")
