"""`/phones`: one page, its style, its script and its icon. Texts and clock come from elsewhere.

The page itself asks the simulator (`/sim/handsets/...`) and the demo's clock (`/phones/clock`).
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from service.admin.cast import CastPatient

_HERE = Path(__file__).parent
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_ASSETS = {
    "phones.css": "text/css",
    "phones.js": "text/javascript",
    "bell.svg": "image/svg+xml",
}


def phones_routes(cast: Callable[[], Sequence[CastPatient]], service_name: str) -> list[BaseRoute]:
    """The routes of the phones page, for the demo only.

    `cast` is asked at each request, in a thread, whose phones there are; `service_name` is who
    texts them. `?patient=ID` chooses among several patients; the first is shown without it.
    """
    pages = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    pages.globals["service_name"] = service_name
    pages.filters["first_name"] = lambda name: name.split()[0]
    page = pages.get_template("phones.html")

    def phones(request: Request) -> Response:
        patients = cast()
        wanted = request.query_params.get("patient")
        shown = [patient for patient in patients if wanted in (None, str(patient.id))]
        html = page.render(patients=patients, patient=shown[0] if shown else None)
        return HTMLResponse(html, 200 if shown or wanted is None else 404, _HEADERS)

    return [Route("/phones", phones), *(_asset(name) for name in _ASSETS)]


def _asset(name: str) -> Route:
    content = (_HERE / name).read_bytes()

    async def asset(_: Request) -> Response:
        return Response(content, headers=_HEADERS, media_type=_ASSETS[name])

    return Route(f"/phones/{name}", asset)
