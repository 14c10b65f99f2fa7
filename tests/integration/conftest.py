"""What tests of the command line ask for: one database, on SQLite, and the program on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.db.database import Database
from support.command_line import CommandLine


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
