"""Opening the database for one command, with the time by the service's own clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # --help must not wait for what these import
    from service.db.database import Database, Session


@contextmanager
def reading() -> "Iterator[tuple[Session, datetime]]":
    """A session to read with, and now."""
    with _opened() as (db, now), db.read() as session:
        yield session, now


@contextmanager
def writing() -> "Iterator[tuple[Session, datetime]]":
    """A transaction, and now; an error inside leaves the database as it was."""
    with _opened() as (db, now), db.write() as session:
        yield session, now


@contextmanager
def _opened() -> "Iterator[tuple[Database, datetime]]":
    from service.bootstrap.opening import clock_for, load_settings, open_database

    db = open_database(load_settings())
    try:
        yield db, clock_for(db).now()
    finally:
        db.close()
