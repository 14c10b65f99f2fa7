"""Settings, database and clock: what every command needs, and no more."""

from datetime import timedelta

from service.admin.operation import clock_offset, mode_of
from service.clock import Clock, MovedClock, SystemClock
from service.db import schema
from service.db.database import Database
from service.db.tables import Mode
from service.settings import Settings


def load_settings() -> Settings:
    """What is set, checked; see `Settings.load`."""
    return Settings.load()


def init_database(settings: Settings) -> Database:
    """Open the database, making and migrating an empty one.

    Raises:
        SchemaError: it is an older or a newer Carebell's.
    """
    db = Database(settings.database_url)
    schema.prepare(db)
    return db


def open_database(settings: Settings) -> Database:
    """Open a database that is ready for use.

    Raises:
        SchemaError: it is empty, or an older or a newer Carebell's.
    """
    db = Database(settings.database_url)
    schema.check(db)
    return db


def clock_for(db: Database) -> Clock:
    """The clock that this database's service lives by: real time, or the demo's moved one."""

    def offset() -> timedelta:
        with db.read() as session:
            return clock_offset(session)

    with db.read() as session:
        is_demo = mode_of(session) is Mode.DEMO
    return MovedClock(offset) if is_demo else SystemClock()
