"""The phones page as its first HTML: whose phones it shows, and what it allows a browser to do."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import requests

from service.admin.cast import CastMember, CastPatient
from service.admin.mind import Mind
from service.admin.mind.watching import Watching
from service.core.replies.reader import read
from service.core.replies.reading import Kind, Question
from service.engine.agenda import NextText
from service.web.app import create_app
from service.web.phones import Handset, Seen, phones_routes
from service.web.phones.sight import ANSWERS
from support.house import serving

SAM = CastMember("Sam Example", "+12025550145", "caregiver")
JO = CastMember("Jo Example", "+12025550146", "caregiver")
ROBIN = CastMember("Robin Example", "+12025550150", "admin")
MARIA = CastPatient(1, "Maria Example", "+12025550123", "America/New_York", (SAM, JO, ROBIN))
CHIDI = CastPatient(7, "Chidi Example", "+13105550123", "America/Los_Angeles", ())


NOW = datetime(2027, 3, 6, 1, 4, tzinfo=UTC)
UNMOVED = Mind((), (), (), Watching((), 0, 3, 4, None, ()), (), was_taken_over=False, chart="")
NOTHING = Seen(NOW, None, UNMOVED, {}, [])


@contextmanager
def page_server(cast: Sequence[CastPatient], seen: Seen = NOTHING) -> Iterator[str]:
    """The address of a page that shows these people, while the block runs."""
    app = create_app(phones_routes(lambda: cast, lambda _: seen, lambda *_: "", "Riverside"))
    with socket.create_server(("127.0.0.1", 0)) as listener, serving(app, listener):
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/phones"


def said(
    to: CastMember,
    body: str,
    status: str,
    by: str = "+12025550100",
    error_code: int | None = None,
    *,
    on_screen: bool = True,
) -> dict[str, object]:
    """A text of a conversation as the provider shows it."""
    return {
        "sid": f"SM{len(body)}{to.phone}",
        "from": by,
        "body": body,
        "at": "2027-03-06T01:04:00Z",
        "on_screen": on_screen,
        "status": status,
        "error_code": error_code,
    }


def get(url: str) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        return session.get(url, timeout=120)


def test_the_typical_replies_are_read_as_answers_to_what_was_asked() -> None:
    assert ANSWERS.keys() == {question.value for question in Question}
    for question, replies in ANSWERS.items():
        for reply in replies:
            reading = read(reply, (Question(question),), "en")
            assert reading.kind is not Kind.UNCLEAR, f"{reply!r} to {question}"


@pytest.mark.parametrize("query", ["", "?patient=1"])
def test_a_patient_and_all_their_caregivers_are_named_with_their_numbers(query: str) -> None:
    with page_server([MARIA, CHIDI]) as url:
        html = get(url + query).text
    for owner in (MARIA, SAM, JO, ROBIN):
        assert f">{owner.name}</h2>" in html
        assert f'data-number="{owner.phone}"' in html
    assert "America/New York" in html
    assert CHIDI.phone not in html


def test_another_patient_is_one_link_away() -> None:
    with page_server([MARIA, CHIDI]) as url:
        assert 'href="/phones?patient=7"' in get(url).text
        html = get(f"{url}?patient=7").text
    assert CHIDI.phone in html
    assert "America/Los Angeles" in html
    assert "Chidi has no caregiver yet" in html
    assert SAM.phone not in html


def test_one_patient_needs_no_choice() -> None:
    with page_server([MARIA]) as url:
        assert "?patient=" not in get(url).text


@pytest.mark.parametrize("wanted", ["2", "maria", "01", ""])
def test_an_unknown_patient_is_not_found_and_the_known_ones_are_offered(wanted: str) -> None:
    with page_server([MARIA]) as url:
        answer = get(f"{url}?patient={wanted}")
    assert answer.status_code == 404
    assert "There is no such patient" in answer.text
    assert 'href="/phones?patient=1"' in answer.text


def test_a_house_without_patients_says_how_to_add_one() -> None:
    with page_server([]) as url:
        answer = get(url)
    assert answer.status_code == 200
    assert "carebell patient add" in answer.text


def test_names_are_text_and_never_markup() -> None:
    rude = CastMember('<script>alert(1)</script>"', "+12025550145", "caregiver")
    with page_server([CastPatient(1, "O'Neil & Co", MARIA.phone, MARIA.zone, (rude,))]) as url:
        html = get(url).text
    assert "<script>alert" not in html
    assert "O&#39;Neil &amp; Co" in html


def test_nothing_comes_from_elsewhere_and_no_script_stands_in_the_page() -> None:
    with page_server([MARIA]) as url:
        answer = get(url)
        for asset, kind in (
            ("phones.css", "text/css"),
            ("layout.css", "text/css"),
            ("phones.js", "text/javascript"),
            ("refresh.js", "text/javascript"),
            ("bell.svg", "image/svg+xml"),
        ):
            part = get(f"{url}/{asset}")
            assert part.status_code == 200
            assert part.headers["Content-Type"].startswith(kind)
            assert part.headers["X-Content-Type-Options"] == "nosniff"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "//" not in policy
    assert "//" not in answer.text
    assert "style=" not in answer.text


def test_an_empty_phone_after_a_restart_is_explained() -> None:
    with page_server([MARIA]) as url:
        assert "When it stops, the phones forget" in get(url).text


def test_how_things_stand_is_seen_without_javascript() -> None:
    alert = "Scores went up. Reply OK 11. http://127.0.0.1:8025/a/1.2.x"
    texts = {
        SAM.phone: Handset(
            "off",
            [
                said(SAM, alert, "delivered"),
                said(SAM, "Alert 11", "undelivered", error_code=30003, on_screen=False),
                said(SAM, "<b>OK</b>", "received", by=SAM.phone),
            ],
        )
    }
    seen = replace(
        NOTHING, handsets=texts, coming=NextText(NOW, "checkin", MARIA.name, MARIA.zone)
    )
    with page_server([MARIA], seen) as url:
        html = get(url).text
    for shown in (
        *(">20:04</time>", "Friday 5 March", "Skip to next: check-in, 20:04", "Reply OK 11."),
        *("not delivered: phone off (30003)", "&lt;b&gt;OK&lt;/b&gt;", "No alert.", "<noscript>"),
        *('<a href="http://127.0.0.1:8025/a/1.2.x"', 'href="/a/1.2.x"', ">HELP</button>"),
    ):
        assert shown in html
