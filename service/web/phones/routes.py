"""`/phones`: one page, its styles, its scripts and its icon. Texts and clock come from elsewhere.

The page itself asks the simulator (`/sim/...`), the demo's clock (`/phones/clock`) and what
Carebell thinks (`/phones/mind`).
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
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_ASSETS = sorted(path for path in _HERE.iterdir() if path.suffix in _KINDS)
_ROLES = {
    "patient": "Patient",
    "caregiver": "Caregiver",
    "admin": "Clinic, admin",
    "clinician": "Clinic, clinician",
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
    pages.globals |= {"service_name": service_name, "roles": _ROLES}
    pages.filters["first_name"] = lambda name: name.split()[0]
    page = pages.get_template("phones.html")

    def phones(request: Request) -> Response:
        patients = cast()
        wanted = request.query_params.get("patient")
        shown = [patient for patient in patients if wanted in (None, str(patient.id))]
        html = page.render(patients=patients, patient=shown[0] if shown else None)
        return HTMLResponse(html, 200 if shown or wanted is None else 404, _HEADERS)

    return [Route("/phones", phones), *map(_asset, _ASSETS)]


def _asset(path: Path) -> Route:
    content = path.read_bytes()

    async def asset(_: Request) -> Response:
        return Response(content, headers=_HEADERS, media_type=_KINDS[path.suffix])

    return Route(f"/phones/{path.name}", asset)
