"""`/phones`: one page, its styles, its scripts and its icon.

The server draws all of it; the script asks for it again and takes over what is new. What people do
goes to the simulator (`/sim/...`) and to the demo's clock (`/phones/clock`).
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from service.admin.cast import CastPatient
from service.web.phones.sight import FAULTS, Seen, Sight

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
_ADDRESS = re.compile(r"(https?://\S+)")


def phones_routes(
    cast: Callable[[], Sequence[CastPatient]],
    see: Callable[[CastPatient], Seen],
    story: Callable[[CastPatient, str], str],
    service_name: str,
) -> list[BaseRoute]:
    """The routes of the phones page, for the demo only.

    At each request, in a thread, `cast` is asked whose phones there are, `see` what is known of
    the one patient that is shown, and `story` what that version of the chart tells whoever cannot
    see it; `service_name` is who texts them. `?patient=ID` chooses among several patients; the
    first is shown without it.
    """
    pages = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    pages.globals |= {"service_name": service_name, "roles": _ROLES, "faults": FAULTS}
    pages.filters |= {
        "first_name": lambda name: name.split()[0],
        "linked": _linked,
        "page_path": _page_path,
    }
    page = pages.get_template("phones.html")

    def phones(request: Request) -> Response:
        patients = cast()
        wanted = request.query_params.get("patient")
        shown = [patient for patient in patients if wanted in (None, str(patient.id))]
        patient = shown[0] if shown else None
        sight = Sight(patient, see(patient)) if patient else None
        told = story(patient, sight.mind.chart) if patient and sight and sight.mind.chart else ""
        html = page.render(patients=patients, patient=patient, sight=sight, story=told)
        return HTMLResponse(html, 200 if shown or wanted is None else 404, _HEADERS)

    return [Route("/phones", phones), *map(_asset, _ASSETS)]


def _linked(body: str) -> Markup:
    """The words of a text, addresses in them as links, as on any phone."""
    return Markup().join(
        Markup('<a href="{0}" target="_blank" rel="noreferrer">{0}</a>').format(part)
        if _ADDRESS.fullmatch(part)
        else escape(part)
        for part in _ADDRESS.split(body)
    )


def _page_path(body: str) -> str:
    """Where on this server the caregiver's page is that a text links to; empty: none."""
    paths = (urlsplit(address).path for address in _ADDRESS.findall(body))
    return next((path for path in paths if path.startswith("/a/")), "")


def _asset(path: Path) -> Route:
    content = path.read_bytes()

    async def asset(_: Request) -> Response:
        return Response(content, headers=_HEADERS, media_type=_KINDS[path.suffix])

    return Route(f"/phones/{path.name}", asset)
