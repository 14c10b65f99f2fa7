"""What the panel beside the phones shows of one patient: the chart as a picture, and its story."""

from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from service.admin import patients
from service.admin.cast import CastPatient, cast
from service.clock import Clock
from service.db.database import Database, Session
from service.reports.history import History
from service.reports.load import Period, load

DRAWN = timedelta(days=28)
_CHART_HEADERS = {
    # Its address changes with what is drawn.
    "Cache-Control": "private, max-age=3600",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}
_UNKNOWN = {"error": "There is no such patient."}


def chart_route(db: Database, clock: Clock) -> Route:
    """`/phones/chart.svg?patient=ID`, drawn in a thread: it takes a moment."""

    def chart(request: Request) -> Response:
        from service.reports.page import inline_chart  # noqa: PLC0415 - slow to import

        with db.read() as session:
            wanted = request.query_params.get("patient")
            found = next((one for one in cast(session) if str(one.id) == wanted), None)
            if found is None:
                return JSONResponse(_UNKNOWN, 404)
            history = _history(session, found, clock)
        drawn = inline_chart(history, width=3.4, height=2.5)
        return Response(drawn, headers=_CHART_HEADERS, media_type="image/svg+xml")

    return Route("/phones/chart.svg", chart)


def story_teller(db: Database, clock: Clock) -> Callable[[CastPatient, str], str]:
    """What tells the chart to whoever cannot see it; each version of it is looked up once."""

    @lru_cache(maxsize=64)
    def told(patient: CastPatient, _version: str) -> str:
        from service.reports.contents import story  # noqa: PLC0415 - only who draws needs it
        from service.reports.summary import summarise  # noqa: PLC0415

        with db.read() as session:
            history = _history(session, patient, clock)
        return story(history, summarise(history))

    return told


def _history(session: Session, patient: CastPatient, clock: Clock) -> History:
    person = patients.find(session, str(patient.id))
    return load(session, person, Period(most=DRAWN), clock.now(), person.name)
