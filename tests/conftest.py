"""What every test may ask for: an empty database on either engine, and a browser."""

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, chdir
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import Dialect

from service.admin.operation import claim_for
from service.db import schema
from service.db.database import Database
from service.db.tables import Mode
from support.chromium import find_chromium
from support.postgres import Server, server

# How fast something is, benchmarks tell; on a busy machine a law would fail of it by chance.
settings.register_profile("carebell", deadline=None)
settings.load_profile("carebell")

# A developer's own configuration must never reach a test, nor a program that a test starts.
for _name in list(os.environ):
    if _name.startswith(("CAREBELL_", "TWILIO_", "PG")):
        del os.environ[_name]


_dialects: dict[str, Dialect] = {}
_compiled: dict[object, object] = {}


@event.listens_for(Engine, "engine_connect")
def _hurry(connection: Connection) -> None:
    """Spare each test's new database what took a third of a scenario's time.

    What SQLAlchemy has compiled for one it knows again for another of the same dialect. And a
    test's own process meets no power cut: those that are killed are others (tests/faults).
    """
    dialect = _dialects.setdefault(connection.dialect.name, connection.dialect)
    connection.dialect = connection.engine.dialect = dialect
    connection.execution_options(compiled_cache=_compiled)
    if dialect.name == "sqlite":
        connection.connection.cursor().execute("PRAGMA synchronous = OFF")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the days of kills, which take longest: files are shared out in this order."""
    items.sort(key=lambda item: item.path.parent.name != "faults")


def pytest_collection_finish() -> None:
    """Leave what was collected to itself: to walk through it again and again costs a tenth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session", autouse=True)
def _away_from_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run in an empty folder: no test reads the checkout's `.env` or writes into its `data/`."""
    with chdir(tmp_path_factory.mktemp("away")):
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """One PostgreSQL for the whole run, started when the first test asks for it."""
    with server() as running:
        yield running


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'carebell.db'}"
        return
    running: Server = request.getfixturevalue("postgres_server")
    with running.database() as url:
        yield url


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with today's schema, a demo's, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "carebell.db"
    _make_demo(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_template(postgres_server: Server) -> str:
    """The name of a PostgreSQL database with today's schema, a demo's, to be cloned."""
    return postgres_server.template(_make_demo)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A demo's database with nobody in it, once on SQLite and once on PostgreSQL."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            path = tmp_path / "carebell.db"
            shutil.copyfile(request.getfixturevalue("migrated_file"), path)
            url = f"sqlite:///{path}"
        else:
            running: Server = request.getfixturevalue("postgres_server")
            template = request.getfixturevalue("migrated_template")
            url = stack.enter_context(running.database(template))
        database = Database(url)
        stack.callback(database.close)
        yield database


def _make_demo(url: str) -> None:
    """Set up an empty database for a demo: there anybody may be enrolled."""
    database = Database(url)
    schema.upgrade(database)
    with database.write() as session:
        claim_for(session, Mode.DEMO)
    database.close()


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The machine's Chromium or Chrome."""
    found = find_chromium()
    if found is None:
        pytest.skip("browser tests run where a Chromium is found")
    return found
