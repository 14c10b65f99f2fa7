"""`/a/TOKEN`: one alert for one caregiver, read without JavaScript, taken over by one button."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from service.clock import Clock
from service.core.policy import Policy
from service.db.database import Database, Session
from service.db.queries.links import Linked, linked, links
from service.db.tables import Person
from service.engine.acknowledge import take_over
from service.links import Link, LinkError, Links
from service.reports.alert_view import AlertView, alert_view
from service.web.caregiver.limit import RateLimit
from service.web.caregiver.words import WORDS, when

_HERE = Path(__file__).parent
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self' 'unsafe-inline'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
_PROOF = "take"
_PAGES = Environment(
    loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
_PAGES.filters["when"] = when
_TEMPLATE = _PAGES.get_template("page.html")


@dataclass(frozen=True, slots=True)
class CaregiverPage:
    """The page's routes on one database; the clock is the service's own."""

    db: Database
    clock: Clock
    policy: Policy
    limit: RateLimit

    def routes(self) -> list[BaseRoute]:
        """`GET` shows an alert, `POST` takes it over; both need the link."""
        style = (_HERE / "page.css").read_bytes()

        async def css(_: Request) -> Response:
            return Response(style, headers={"Cache-Control": "no-cache"}, media_type="text/css")

        return [
            Route("/a/page.css", css),
            Route("/a/{token:str}", self._answer, methods=["GET", "POST"]),
        ]

    async def _answer(self, request: Request) -> Response:
        token, now = str(request.path_params["token"]), self.clock.now()
        wants = request.headers.get("accept-language", "")[:2].lower()
        asker = request.client.host if request.client else ""
        if not (self.limit.allows(asker, now) and self.limit.allows(token[:80], now)):
            return self._sentence("slow", 429, wants)
        try:
            if request.method == "GET":
                return await run_in_threadpool(self._show, token, now)
            proof = str((await request.form()).get("proof", ""))
            return await run_in_threadpool(self._take, token, proof, now)
        except LinkError as error:
            language = await run_in_threadpool(self._language_of, error.link)
            return self._sentence("gone", 404, language or wants)

    def _show(self, token: str, now: datetime) -> Response:
        with self.db.write() as session:
            link, signed = self._opened(session, token, now)
            view = alert_view(session, self._found(session, link, now), now)
        return self._page(view, Links(signed.key, _PROOF).token(link))

    def _take(self, token: str, proof: str, now: datetime) -> Response:
        with self.db.write() as session:
            link, signed = self._opened(session, token, now)
            if Links(signed.key, _PROOF).read(proof, now) != link:
                raise LinkError("The form was not shown for this link.")
            found = self._found(session, link, now)
            take_over(session, found.episode, found.person, now)
        # A reload must not send the form again.
        return RedirectResponse(f"/a/{token}", 303, _HEADERS)

    @staticmethod
    def _opened(session: Session, token: str, now: datetime) -> tuple[Link, Links]:
        signed = links(session)
        return signed.read(token, now), signed

    @staticmethod
    def _found(session: Session, link: Link, now: datetime) -> Linked:
        found = linked(session, link, now)
        if found is None:
            raise LinkError("This link opens nothing any more.", link)
        return found

    def _language_of(self, link: Link | None) -> str | None:
        """The language of whom a link that has ended was sent to."""
        if link is None:
            return None
        with self.db.read() as session:
            person = session.get(Person, link.person_id)
            return person.language if person else None

    def _page(self, view: AlertView, proof: str) -> Response:
        from service.reports.page import inline_chart  # noqa: PLC0415 - drawing is slow to import

        say = _speaker(view.language)
        shown = view.history is not None and bool(view.history.scores)
        drawn = inline_chart(view.history, width=3.3, height=3.2) if shown and view.history else ""
        html = _TEMPLATE.render(
            view=view,
            language=view.language,
            service=self.policy.service_name,
            contact=self.policy.contact,
            say=say,
            reason=_reason(view, say),
            chart=Markup(drawn),  # noqa: S704 - drawn by us, its words escaped
            proof=proof,
        )
        return HTMLResponse(html, headers=_HEADERS)

    def _sentence(self, key: str, status: int, language: str) -> Response:
        """One polite sentence and no data: whoever holds a dead link may be anybody."""
        language = language if language in WORDS else "en"
        html = _TEMPLATE.render(
            view=None,
            language=language,
            service=self.policy.service_name,
            contact=self.policy.contact,
            say=_speaker(language),
            sentence=WORDS[language][key],
        )
        return HTMLResponse(html, status, _HEADERS)


def _reason(view: AlertView, say: Callable[..., str]) -> str:
    if view.cause == "worsening" and view.scores:
        scores = ", ".join(map(str, view.scores))
        return say("worsening_scores", patient=view.patient, scores=scores)
    return say(view.cause, patient=view.patient)


def _speaker(language: str) -> Callable[..., str]:
    return partial(_say, WORDS.get(language, WORDS["en"]))


def _say(words: dict[str, str], key: str, **values: object) -> str:
    ours = {name: words.get(f"{name}: {value}", value) for name, value in values.items()}
    return words[key].format(**ours)
