"""Which schema a database has, whether this Carebell understands it, and how to bring it there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from service.core.errors import DatabaseError, SchemaError
from service.db.database import Database
from service.db.postgres import taking_its_time

MIGRATIONS = Path(__file__).parent / "migrations"


def current_revision(db: Database) -> str | None:
    """The revision that the database is at; None for an empty database.

    Raises:
        DatabaseError: the database cannot be opened.
    """
    try:
        with db.engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except DBAPIError as error:
        place = db.url.render_as_string(hide_password=True)
        why = str(error.orig).strip().splitlines()[0]
        raise DatabaseError(f"The database {place} cannot be opened: {why}") from error


def latest_revision() -> str:
    """The revision that this Carebell was written for."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())


def check(db: Database) -> None:
    """Return if the database's schema is the one this Carebell understands.

    Raises:
        SchemaError: older, newer or empty; the sentence names the command that mends it.
    """
    found, wanted = current_revision(db), latest_revision()
    if found == wanted:
        return
    if found is None:
        raise SchemaError("The database is empty. Run: carebell init")
    if found in {step.revision for step in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}:
        raise SchemaError(
            f"The database's schema ({found}) is older than this Carebell ({wanted}). "
            "Make a backup, then run: carebell db upgrade"
        )
    raise SchemaError(
        f"The database's schema ({found}) is newer than this Carebell ({wanted}). "
        "Install the newer Carebell that made it: pip install --upgrade carebell"
    )


def upgrade(db: Database) -> None:
    """Bring the schema to the latest revision in one transaction: all of it or nothing.

    Raises:
        SchemaError: the database was made by a newer Carebell.
    """
    if current_revision(db) is not None:
        known = {step.revision for step in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
        if current_revision(db) not in known:
            check(db)
    with _told_as_one_sentence(db), _exclusive(db) as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def prepare(db: Database) -> None:
    """Migrate an empty database; refuse an older or newer one, as `check` does."""
    if current_revision(db) is None:
        upgrade(db)
    check(db)


@contextmanager
def _told_as_one_sentence(db: Database) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        place = db.url.render_as_string(hide_password=True)
        why = str(error.orig).strip().splitlines()[0]
        raise DatabaseError(
            f"The database {place} cannot be made ready ({why}); nothing was changed. "
            "If it holds other tables, name another with CAREBELL_DATABASE_URL."
        ) from error


@contextmanager
def _exclusive(db: Database) -> Iterator[Connection]:
    """One connection in one write transaction that may take long, foreign keys off on SQLite.

    SQLite's batch mode rebuilds a table by copy, drop and rename: with foreign keys on, dropping
    the old one would fail or delete what refers to it, and the switch works only outside a
    transaction.
    """
    with (
        db.engine.connect().execution_options(writing=True) as connection,
        _foreign_keys_off(connection) if db.is_sqlite else taking_its_time(connection),
        connection.begin(),
    ):
        yield connection
        broken = db.is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise SchemaError(f"The migration would break references: {broken[:5]}")


@contextmanager
def _foreign_keys_off(connection: Connection) -> Iterator[None]:
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()
