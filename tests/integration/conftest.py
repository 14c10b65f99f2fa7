"""What these tests ask for: a database, a house after its week, and the program on either."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from service.db import schema
from service.db.database import Database
from support.command_line import CommandLine
from support.lived import live_a_week
from support.postgres import Server


@pytest.fixture
def house(tmp_path: Path, migrated_file: Path) -> Iterator[Database]:
    """The database that `carebell` works on: a demo's, with nobody in it."""
    path = tmp_path / "house.db"
    shutil.copyfile(migrated_file, path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()


@pytest.fixture
def carebell(house: Database) -> CommandLine:
    """The program: `carebell("patient", "list")`."""
    return CommandLine(house.url.render_as_string())


def _live(url: str) -> None:
    with closing(Database(url)) as database:
        schema.upgrade(database)
        live_a_week(database)


@pytest.fixture(scope="session")
def lived_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lived") / "carebell.db"
    _live(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def lived_template(postgres_server: Server) -> str:
    return postgres_server.template(_live)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def lived(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A house after its week (support.lived), to be looked at, changed or broken."""
    if request.param == "sqlite":
        path = tmp_path / "carebell.db"
        shutil.copyfile(request.getfixturevalue("lived_file"), path)
        with closing(Database(f"sqlite:///{path}")) as database:
            yield database
        return
    running: Server = request.getfixturevalue("postgres_server")
    template = request.getfixturevalue("lived_template")
    with running.database(template) as url, closing(Database(url)) as database:
        yield database
