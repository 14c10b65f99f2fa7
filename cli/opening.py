"""Opening the database for one command, with the time by the service's own clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # --help must not wait for what these import
    from service.core.policy import Policy
    from service.db.database import Database, Session


@contextmanager
def reading() -> "Iterator[tuple[Session, datetime]]":
    """A session to read with, and now."""
    with opened() as (db, now), db.read() as session:
        yield session, now


@contextmanager
def writing() -> "Iterator[tuple[Session, datetime]]":
    """A transaction, and now; an error inside leaves the database as it was."""
    with opened() as (db, now), db.write() as session:
        yield session, now


@contextmanager
def opened() -> "Iterator[tuple[Database, datetime]]":
    """The database, for a command of several transactions, and now."""
    from service.bootstrap.opening import clock_for, database_in_use, load_settings

    with database_in_use(load_settings()) as db:
        yield db, clock_for(db).now()


def policy() -> "Policy":
    """What the settings decide."""
    from service.bootstrap.opening import load_settings

    return load_settings().policy


def texts_a_day() -> int:
    """How many texts one number may get in 24 hours: what a plan is held to when it is entered."""
    return policy().pace.texts_a_day
