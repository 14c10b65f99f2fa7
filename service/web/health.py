"""Readiness for whoever watches the service: is the work being done, by any process?"""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from service.clock import Clock
from service.db.database import Database
from service.engine.readiness import why_not_ready


def readiness_route(db: Database, clock: Clock) -> Route:
    """`/readyz`: 200 when every pass finished recently and well; else 503 and one line why."""

    def ready(_request: Request) -> Response:  # not async: it waits for the database in a thread
        problem = why_not_ready(db, clock)
        if problem is None:
            return PlainTextResponse("ready")
        return PlainTextResponse(problem, status_code=503)

    return Route("/readyz", ready)
