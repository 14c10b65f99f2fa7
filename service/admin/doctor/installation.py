"""What Carebell stands on: its database, the disk, the time zones."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import text
from sqlalchemy.engine import make_url

from service.admin.doctor.checks import Check, ok, problem, warning
from service.core.errors import DatabaseError, SchemaError
from service.db import schema
from service.db.database import Database
from service.settings import Settings

CONNECT_WITHIN_S = 5
_GIB = 1 << 30
ROOM_WANTED = _GIB
ROOM_NEEDED = _GIB // 10
# tzdata 2024b: Paraguay keeps its summer time all year since October 2024.
RECENT_RULE = ("America/Asuncion", datetime(2025, 7, 1, 12), timedelta(hours=-3))  # noqa: DTZ001  its zone is what is asked
SUMMER_TIME = ("America/New_York", datetime(2026, 7, 1, 12), timedelta(hours=-4))  # noqa: DTZ001  as above


def database(settings: Settings) -> tuple[list[Check], Database | None]:
    """Whether the database answers and is the one that we understand; it is handed on if so."""
    url = make_url(settings.database_url)
    place = url.render_as_string(hide_password=True)
    on_disk = url.get_backend_name() == "sqlite"
    file = Path(url.database or "")
    if on_disk and not file.is_file():
        return [problem("database", f"there is none at {place} yet", "carebell init")], None
    if not on_disk and "connect_timeout" not in url.query:
        url = url.update_query_dict({"connect_timeout": str(CONNECT_WITHIN_S)})
    checks = [room(shutil.disk_usage(file.parent).free, file.parent)] if on_disk else []
    try:
        db = Database(url.render_as_string(hide_password=False))
        schema.check(db)
    except DatabaseError as error:
        advice = "start it, or correct CAREBELL_DATABASE_URL"
        return [problem("database", str(error), advice), *checks], None
    except SchemaError as error:
        return [problem("schema", str(error), "do what it says"), *checks], None
    found = [
        ok("database", f"{_engine(db)} at {place}"),
        ok("schema", f"the right one ({schema.latest_revision()})"),
    ]
    return found + checks, db


def _engine(db: Database) -> str:
    version = "SELECT sqlite_version()" if db.is_sqlite else "SHOW server_version"
    with db.engine.connect() as connection:
        number = connection.execute(text(version)).scalar_one()
    return f"{'SQLite' if db.is_sqlite else 'PostgreSQL'} {number}"


def room(free: int, folder: Path) -> Check:
    """Whether so many free bytes are enough for a database in this folder to grow."""
    says = f"{free / _GIB:.1f} GiB free in {folder.resolve()}"
    if free >= ROOM_WANTED:
        return ok("disk", says)
    advice = "make room: with none left nothing can be stored or sent"
    return (warning if free >= ROOM_NEEDED else problem)("disk", says, advice)


def time_zones() -> Check:
    """Whether the machine's time-zone data is there and of this decade."""
    advice = "update the system's tzdata, or run with PYTHONTZPATH= to use the package's own"
    try:
        if not _holds(*SUMMER_TIME):
            return problem("time zones", "summer time in New York is not known", advice)
        if not _holds(*RECENT_RULE):
            return warning("time zones", "the data is older than the end of 2024", advice)
    except (ZoneInfoNotFoundError, ValueError):
        return problem("time zones", "there is no time-zone data", advice)
    return ok("time zones", "known, changes of recent years too")


def _holds(name: str, local: datetime, offset: timedelta) -> bool:
    return local.replace(tzinfo=ZoneInfo(name)).utcoffset() == offset
