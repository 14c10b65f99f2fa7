"""The panel beside the phones: what Carebell thinks, as JSON; and the chart, as a picture."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from service.admin import patients
from service.admin.cast import CastPatient, cast
from service.admin.mind import mind
from service.clock import Clock
from service.db.database import Database, Session

DRAWN = timedelta(days=28)
_CHART_HEADERS = {
    # Its address changes with what is drawn.
    "Cache-Control": "private, max-age=3600",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}
_UNKNOWN = {"error": "There is no such patient."}


def mind_routes(db: Database, clock: Clock) -> list[BaseRoute]:
    """`/phones/mind` and `/phones/chart.svg`, each with `?patient=ID`.

    Both are answered in a thread of their own: drawing takes a moment, and nobody waits for it.
    """

    def thoughts(request: Request) -> Response:
        with db.read() as session:
            found = _wanted(session, request)
            if found is None:
                return JSONResponse(_UNKNOWN, 404)
            return JSONResponse(_plain(asdict(mind(session, found, clock.now()))))

    def chart(request: Request) -> Response:
        from service.reports.load import Period, load  # noqa: PLC0415 - only who draws needs it
        from service.reports.page import inline_chart  # noqa: PLC0415 - slow to import

        with db.read() as session:
            found = _wanted(session, request)
            if found is None:
                return JSONResponse(_UNKNOWN, 404)
            person = patients.find(session, str(found.id))
            history = load(session, person, Period(most=DRAWN), clock.now(), person.name)
        drawn = inline_chart(history, width=3.8, height=2.8)
        return Response(drawn, headers=_CHART_HEADERS, media_type="image/svg+xml")

    return [Route("/phones/mind", thoughts), Route("/phones/chart.svg", chart)]


def _wanted(session: Session, request: Request) -> CastPatient | None:
    wanted = request.query_params.get("patient")
    return next((one for one in cast(session) if str(one.id) == wanted), None)


def _plain(value: object) -> object:
    """The value as JSON can hold it; times in UTC with Z."""
    match value:
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case datetime():
            return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return value
