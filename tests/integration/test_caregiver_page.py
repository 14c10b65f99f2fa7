"""The caregiver's page over HTTP: what consent allows, one button, and silent dead links."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from service.admin import alerts, caregivers, patients
from service.db.database import Database
from service.db.queries.consent import block
from service.db.queries.holding import give_back, take
from service.db.queries.people import people_at
from service.db.tables import Cause, Episode, EpisodeState, Message, Notification
from service.settings import Settings
from service.web.caregiver.words import ENGLISH, SPANISH
from support.alert_page import AlertPage, climb, opened
from support.factories import a_caregiver
from support.house import POLICY, StandingClock

GONE = "Sorry, this link does not work any more"


@pytest.fixture(scope="module")
def climbed(
    tmp_path_factory: pytest.TempPathFactory, migrated_file: Path
) -> tuple[Path, datetime]:
    """A database in which Sam has just been told, and when that is; each test has a copy."""
    path = tmp_path_factory.mktemp("climbed") / "climbed.db"
    shutil.copyfile(migrated_file, path)
    db = Database(f"sqlite:///{path}")
    clock = climb(db)
    db.close()
    return path, clock.now()


@pytest.fixture
def page(climbed: tuple[Path, datetime], tmp_path: Path) -> Iterator[AlertPage]:
    path, now = climbed
    shutil.copyfile(path, tmp_path / "carebell.db")
    db = Database(f"sqlite:///{tmp_path / 'carebell.db'}")
    with opened(db, StandingClock(now)) as running:
        yield running
    db.close()


def test_an_alert_is_shown_and_taken_alike_on_either_database(db: Database) -> None:
    with opened(db, climb(db)) as page:
        assert "went up: 3, 4, 5, 6." in page.get(page.link()).text
        assert "You have this since" in page.press(page.link()).text


def test_it_shows_why_whom_to_call_and_the_chart(page: AlertPage) -> None:
    html = page.get(page.link()).text
    for shown in (
        "Ana&#39;s pain scores went up: 3, 4, 5, 6.",
        'href="tel:+12025550123"',
        'href="tel:911"',
        "I have this",
        'role="img"',
        "Nobody else so far.",
    ):
        assert shown in html


def test_what_is_urgent_is_marked_so_until_it_is_closed(page: AlertPage) -> None:
    assert "Urgent" not in page.get(page.link()).text
    with page.db.write() as session:
        alert = session.exec(select(Episode)).one()
        alert.cause, alert.urgent = Cause.DANGER, True
    html = page.get(page.link()).text
    for shown in ("</span> Urgent</p>", "Please reach Ana now.", "should look into at once"):
        assert shown in html
    with page.db.write() as session:
        alerts.close(session, "11", "called her", page.clock.now())
    assert "Urgent" not in page.get(page.link()).text


def test_without_consent_to_scores_it_shows_none(page: AlertPage) -> None:
    page.allow("page")
    html = page.get(page.link()).text
    assert "Ana&#39;s check-ins need your attention." in html
    assert "3, 4, 5, 6" not in html
    assert "<svg" not in html


def test_danger_that_the_caregiver_was_not_told_of_is_nowhere_on_it(page: AlertPage) -> None:
    with page.db.write() as session:
        climbing = session.exec(select(Episode)).one()
        danger = Episode(
            code=12,
            patient_id=climbing.patient_id,
            cause=Cause.DANGER,
            rule="danger_self_harm",
            evidence={"explanation": "", "texts": [], "scores": []},
            triggered_at=climbing.triggered_at - timedelta(days=1),
            urgent=True,
        )
        session.add(danger)
    link = page.link()
    assert "danger" not in page.get(link).text
    with page.db.write() as session:
        told = session.exec(select(Notification)).one()
        again = told.model_dump(exclude={"id"})
        danger = session.exec(select(Episode).where(Episode.code == 12)).one()
        text = session.exec(select(Message).where(Message.id != told.message_id)).first()
        assert text is not None
        session.add(
            Notification.model_validate(again | {"episode_id": danger.id, "message_id": text.id})
        )
    assert "danger on 4 Mar 2027" in page.get(link).text


def test_one_press_takes_the_alert_and_a_reload_does_not_press_again(page: AlertPage) -> None:
    answer = page.press(page.link())
    assert answer.history[0].status_code == 303
    assert "You have this since" in answer.text
    with page.db.read() as session:
        episode = session.exec(select(Episode)).one()
        assert (episode.state, episode.acknowledged_by) == (EpisodeState.ACKNOWLEDGED, "Sam")


def test_the_page_tells_who_else_has_it(page: AlertPage) -> None:
    with page.db.write() as session:
        alerts.acknowledge(session, "11", "Nurse Robin", page.clock.now())
    html = page.get(page.link()).text
    assert "Nurse Robin has this since" in html
    assert "<button" not in html


def test_two_of_one_name_are_two(page: AlertPage) -> None:
    with page.db.write() as session:
        a_caregiver(
            session, page.clock.now(), patients.find(session, "Ana"), "Sam", "+12025550146"
        )
        (other,) = people_at(session, "+12025550146")
        alert = session.exec(select(Episode)).one()
        take(session, alert, "Sam", page.clock.now(), other.id)
    assert "Sam has this since" in page.get(page.link()).text


def test_an_alert_that_is_open_again_still_tells_who_had_it(page: AlertPage) -> None:
    page.press(page.link())
    with page.db.write() as session:
        give_back(session, session.exec(select(Episode)).one(), page.clock.now())
    html = page.get(page.link()).text
    assert "Sam had this from Friday 5 March, 20:10. It is open again." in html
    assert "I have this" in html
    assert "You have this since" in page.press(page.link()).text


@pytest.mark.parametrize("proof", ["", "made up"])
def test_a_press_without_the_pages_own_proof_takes_nothing(page: AlertPage, proof: str) -> None:
    assert page.press(page.link(), proof).status_code == 404
    with page.db.read() as session:
        assert session.exec(select(Episode)).one().state is EpisodeState.TRIGGERED


def _too_old(page: AlertPage) -> None:
    page.clock.set(page.clock.now() + timedelta(days=8))


def _stopped(page: AlertPage) -> None:
    with page.db.write() as session:
        block(session, "+12025550145", "text", "STOP", page.clock.now())


def _removed(page: AlertPage) -> None:
    with page.db.write() as session:
        caregivers.remove(session, caregivers.find(session, "Sam"), page.clock.now())


def _not_allowed(page: AlertPage) -> None:
    page.allow("scores")


def _cut(page: AlertPage) -> None:
    page.clock.set(page.clock.now() + timedelta(minutes=2))
    with page.db.write() as session:
        caregivers.cut_links(session, caregivers.find(session, "Sam"), page.clock.now())


def _closed_long_ago(page: AlertPage) -> None:
    with page.db.write() as session:
        alerts.close(session, "11", "called her", page.clock.now())
    page.clock.set(page.clock.now() + timedelta(days=3))


@pytest.mark.parametrize(
    "ends", [_too_old, _stopped, _removed, _not_allowed, _cut, _closed_long_ago]
)
def test_a_link_that_has_ended_says_one_polite_sentence_and_no_data(
    page: AlertPage, ends: Callable[[AlertPage], None]
) -> None:
    url = page.link()
    ends(page)
    answer = page.get(url)
    assert answer.status_code == 404
    assert GONE in answer.text
    assert re.search(r"<h1[^>]*>[^.<]+\.</h1>", answer.text), "one sentence"
    for secret in ("Ana", "Sam", "+1202", "3, 4", "<svg", "<form"):
        assert secret not in answer.text


def test_an_altered_link_says_the_same_in_the_readers_language(page: AlertPage) -> None:
    answer = page.get(f"{page.url}/a/nonsense", **{"Accept-Language": "es-MX,es;q=0.9"})
    assert answer.status_code == 404
    assert "este enlace ya no funciona" in answer.text


def test_it_is_in_the_caregivers_language(page: AlertPage) -> None:
    with page.db.write() as session:
        caregivers.find(session, "Sam").language = "es"
    html = page.get(page.link()).text
    assert '<html lang="es">' in html
    for shown in ("El dolor de Ana subió: 3, 4, 5, 6.", "Yo me encargo", "moderado"):
        assert shown in html


def test_where_nobody_is_named_to_ask_the_page_says_so_in_its_language(page: AlertPage) -> None:
    with page.db.write() as session:
        caregivers.find(session, "Sam").language = "es"
    policy = replace(POLICY, contact=Settings.model_fields["contact"].default)
    with opened(page.db, page.clock, policy) as other:
        html = other.get(other.link()).text
    assert "Preguntas: su clínica." in html


@pytest.mark.parametrize("ends", [_too_old, _removed, _cut])
def test_a_link_that_has_ended_speaks_the_language_of_whom_it_was_sent_to(
    page: AlertPage, ends: Callable[[AlertPage], None]
) -> None:
    url = page.link()
    with page.db.write() as session:
        caregivers.find(session, "Sam").language = "es"
    ends(page)
    answer = page.get(url, **{"Accept-Language": "en"})
    assert (answer.status_code, '<html lang="es">' in answer.text) == (404, True)
    assert "este enlace ya no funciona" in answer.text


def test_nothing_is_kept_indexed_or_passed_on(page: AlertPage) -> None:
    headers = page.get(page.link()).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_who_asks_too_often_is_asked_to_wait(page: AlertPage) -> None:
    url = f"{page.url}/a/nonsense"
    answers = [page.get(url).status_code for _ in range(14)]
    assert answers[:12] == [404] * 12
    assert answers[12:] == [429] * 2


def test_both_languages_have_every_word() -> None:
    def holes(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    assert ENGLISH.keys() == SPANISH.keys()
    assert all(holes(ENGLISH[key]) == holes(SPANISH[key]) for key in ENGLISH)
