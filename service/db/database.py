"""The engine behind a URL, and the two ways to use it: `read()` and `write()`."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft
from sqlmodel import Session

from service.core.errors import DatabaseError
from service.db.postgres import postgres_engine
from service.db.turns import Turns

__all__ = ["DOES_NOT_ANSWER", "Database", "Session", "would_pass_again"]

DOES_NOT_ANSWER = (OperationalError, NoConnectionLeft)
"""The database is away, or lends no further connection: no row that is worked at is to blame."""

_OVERTAKEN = ("40P01", "40001")
"""PostgreSQL: deadlock, serialization failure."""

BUSY_TIMEOUT_S = 10
"""How long a writer waits for SQLite's one write lock; no write of ours lasts over 0.1 s."""


def would_pass_again(error: OperationalError) -> bool:
    """Whether the transaction was only given up for another's sake: a deadlock."""
    return getattr(error.orig, "sqlstate", None) in _OVERTAKEN


class Database:
    """One database and its pool of connections; safe to share between threads."""

    def __init__(self, url: str) -> None:
        """Open `url` (`sqlite:///path` or `postgresql+psycopg://...`); nothing is read yet.

        Raises:
            DatabaseError: there can be no such file.
        """
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(url) if self.is_sqlite else postgres_engine(url)
        self._writing = self.engine.execution_options(writing=True)
        # SQLite's own waiting is a sleep of up to 0.1 s between looks, in no order: of many
        # threads that write, one can be overtaken for seconds. Other processes still wait so.
        self._turns = Turns() if self.is_sqlite else None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading; whatever it changed is not kept."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self, *, first: bool = False) -> Iterator[Session]:
        """A transaction that is committed at the end, or rolled back whole by an exception.

        Where writers take turns, one that must be `first` waits only for the one that writes.
        """
        with (
            self._turns.turn(first=first) if self._turns else nullcontext(),
            Session(self._writing, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _sqlite_engine(url: str) -> Engine:
    path = make_url(url).database
    if path and path != ":memory:":
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            problem = f"The folder of {path} cannot be made: {error.strerror}."
            raise DatabaseError(problem) from error
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_TIMEOUT_S, "check_same_thread": False},
        pool_size=10,
        max_overflow=10,
        hide_parameters=True,  # an error is logged, and they are names, numbers and texts
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # The driver would otherwise begin transactions by itself, too late and never for DDL.
    connection.isolation_level = None
    cursor = connection.cursor()
    # WAL: readers never wait for the writer. FULL: a commit survives a power cut.
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_S * 1000}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later can fail at once with "locked" whatever
    # the timeout; one that takes the write lock at its start only ever waits its turn.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
