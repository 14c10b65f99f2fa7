"""Settings, database and clock: what every command needs, and no more."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from time import sleep

from service.admin.operation import clock_offset, mode_of
from service.clock import Clock, MovedClock, SystemClock
from service.core.errors import DatabaseError
from service.db import schema
from service.db.database import DOES_NOT_ANSWER, Database
from service.db.tables import Mode
from service.logs import logger
from service.settings import Settings

TRY_AGAIN_AFTER_S = 2

log = logger(__name__)


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


@contextmanager
def database_in_use(settings: Settings) -> Iterator[Database]:
    """The database, ready for use, for as long as the block runs.

    Raises:
        SchemaError: as `open_database`.
        DatabaseError: inside the block it did not answer, or could not be written.
    """
    with closing(open_database(settings)) as db:
        try:
            yield db
        except DOES_NOT_ANSWER as error:
            place = db.url.render_as_string(hide_password=True)
            why = str(getattr(error, "orig", error)).strip().splitlines()[0]
            problem = f"The database {place} could not be used: {why}. Try again in a moment."
            raise DatabaseError(problem) from error


def wait_for_database(settings: Settings) -> None:
    """Return once PostgreSQL answers, however long that takes: it may start after us.

    A file is there or is not; that `init_database` tells.
    """
    with closing(Database(settings.database_url)) as db:
        while not db.is_sqlite:
            try:
                schema.current_revision(db)
            except DatabaseError as error:
                log.warning("waiting for the database", why=str(error))
                sleep(TRY_AGAIN_AFTER_S)
            else:
                return


def clock_for(db: Database) -> Clock:
    """The clock that this database's service lives by: real time, or the demo's moved one."""

    def offset() -> timedelta:
        with db.read() as session:
            return clock_offset(session)

    with db.read() as session:
        is_demo = mode_of(session) is Mode.DEMO
    return MovedClock(offset) if is_demo else SystemClock()
