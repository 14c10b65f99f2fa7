"""The caregiver's page on a real server, and the climb that it is about."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import requests
from sqlmodel import col, select

from service.admin import caregivers
from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.db.database import Database
from service.db.tables import Message, Person
from service.web.app import create_app
from service.web.caregiver.limit import RateLimit
from service.web.caregiver.routes import CaregiverPage
from support.factories import a_caregiver, a_checkin, a_patient
from support.house import POLICY, StandingClock, serving
from support.story import Story

START = datetime(2027, 3, 1, 17, tzinfo=UTC)


class AlertPage:
    """The page on a real server, and the database behind it."""

    def __init__(self, db: Database, clock: StandingClock, url: str) -> None:
        self.db, self.clock, self.url = db, clock, url
        self.http = requests.Session()
        self.http.trust_env = False

    def link(self, to: str = "Sam") -> str:
        """The address that the first alert to somebody carries."""
        with self.db.read() as session:
            alert = session.exec(
                select(Message.body)
                .join(Person, col(Person.id) == col(Message.person_id))
                .where(Message.kind == MessageKind.ALERT, Person.name == to)
                .order_by(col(Message.id))
            ).first()
        assert alert
        return f"{self.url}/a/{alert.rsplit('/', 1)[1]}"

    def get(self, url: str, **headers: str) -> requests.Response:
        return self.http.get(url, headers=headers, timeout=120)

    def press(self, url: str, proof: str | None = None) -> requests.Response:
        """Press the button as it stands on the page."""
        if proof is None:
            found = re.search(r'name="proof" value="([^"]+)"', self.get(url).text)
            assert found
            proof = found[1]
        return self.http.post(url, data={"proof": proof}, timeout=120)

    def allow(self, *sees: str) -> None:
        with self.db.write() as session:
            sam = caregivers.find(session, "Sam")
            change = caregivers.CaregiverChange(sees=sees)
            caregivers.edit(session, sam, change, self.clock.now())


def climb(db: Database) -> StandingClock:
    """Ana's scores climb 3, 4, 5, 6, and Sam, who may see scores and the page, is told."""
    story = Story(db, START, replace(POLICY, page_url="https://care.example.org/a/"))
    with db.write() as session:
        ana = a_patient(session, START)
        a_caregiver(session, START, ana, sees=("scores", "page"))
        a_checkin(session, START, ana, "20:00")
    for days, answer in enumerate("3456"):
        story.run_to(f"2027-03-0{days + 2}T20:10")
        story.texts("+12025550123", answer)
    return story.clock


@contextmanager
def opened(db: Database, clock: StandingClock, policy: Policy = POLICY) -> Iterator[AlertPage]:
    """The page on a server of its own, while the block runs."""
    routes = CaregiverPage(db, clock, policy, RateLimit(burst=12)).routes()
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        serving(create_app(routes), listener),
    ):
        yield AlertPage(db, clock, f"http://127.0.0.1:{listener.getsockname()[1]}")
