"""A server or a worker that stands still, its connection open: nobody waits for it without end."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select, text

from service.db import postgres
from service.db.database import Database
from service.db.tables import ServiceState

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.parametrize("db", ["postgres"], indirect=True),  # SQLite has no server
]


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "ANSWERS_WITHIN_S", 1)
    monkeypatch.setattr(postgres, "HOLDS_WITHIN", "200ms")


@contextmanager
def standing_still(server: int) -> Iterator[None]:
    """The process that serves one connection does nothing while the block runs."""
    os.kill(server, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(server, signal.SIGCONT)


def server_of(session: Session) -> int:
    return int(session.execute(text("SELECT pg_backend_pid()")).scalar_one())


def answers(session: Session) -> bool:
    return session.exec(select(ServiceState.id)).one() == 1


def test_a_server_that_stands_still_in_the_middle_of_work_is_given_up(db: Database) -> None:
    with db.read() as session, standing_still(server_of(session)):
        with pytest.raises(OperationalError):
            answers(session)
        with db.read() as another:
            assert answers(another)


def test_a_server_that_stood_still_before_is_not_even_noticed(db: Database) -> None:
    with db.read() as session:
        server = server_of(session)
    with standing_still(server), db.read() as session:
        assert answers(session)
        assert server_of(session) != server


def test_one_of_us_who_stands_still_does_not_keep_the_others_waiting(db: Database) -> None:
    with db.read() as still:
        still.get_one(ServiceState, 1, with_for_update=True)
        with db.write() as session:
            session.get_one(ServiceState, 1, with_for_update=True)
        with pytest.raises(OperationalError):
            answers(still)
