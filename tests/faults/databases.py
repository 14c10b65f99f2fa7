"""A new, migrated database for each day, on either engine."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import count
from pathlib import Path

from service.db import schema
from service.db.database import Database
from support.postgres import Server

Databases = Callable[[], AbstractContextManager[Database]]


def on_sqlite(folder: Path) -> Databases:
    """Files in that folder."""
    template = folder / "template.db"
    _migrate(f"sqlite:///{template}")
    numbers = count(1)

    @contextmanager
    def database() -> Iterator[Database]:
        path = folder / f"day-{next(numbers)}.db"
        shutil.copyfile(template, path)
        with closing(Database(f"sqlite:///{path}")) as opened:
            yield opened

    return database


def on_postgres(server: Server) -> Databases:
    """Databases of that server."""
    template = server.template(_migrate)

    @contextmanager
    def database() -> Iterator[Database]:
        with server.database(template) as url, closing(Database(url)) as opened:
            yield opened

    return database


def _migrate(url: str) -> None:
    with closing(Database(url)) as database:
        schema.upgrade(database)
