"""Reports as files: one patient's, or a whole clinic's on all processors."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from service.bootstrap.opening import clock_for, load_settings, open_database
from service.clock import Clock
from service.db.database import Database
from service.db.tables import Person
from service.reports.files import Format, render
from service.reports.load import Period, load
from service.reports.wording import Voice


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report shall be: its format and period, and whether it carries the name.

    Its `language` is the patient's own unless another is given.
    """

    fmt: Format
    period: Period
    named: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """One patient's report in a clinic's run: the file, or what went wrong."""

    person_id: int
    path: Path | None
    problem: str | None = None


def write_all(people: Sequence[int], folder: Path, wanted: Wanted) -> Iterator[Written]:
    """Write a report of each person into `folder`, which exists, and tell of each as it is done.

    One that fails stops no other. Each process opens the database for itself.
    """
    # A forked process would share the parent's database connections.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        running = {pool.submit(_write_one, one, folder, wanted): one for one in people}
        for done in as_completed(running):
            error = done.exception()
            if error is None:
                yield Written(running[done], done.result())
            else:
                yield Written(running[done], None, _words(error))


def _words(error: BaseException) -> str:
    # Not str(error): of a KeyError, which an unknown zone is, that is its words in quotes.
    return str(error.args[0]) if error.args else type(error).__name__


def report_of(db: Database, clock: Clock, person_id: int, wanted: Wanted) -> bytes:
    """One person's report as the bytes of a file.

    Raises:
        InputError: the period ends before it begins.
    """
    with db.read() as session:
        patient = session.get_one(Person, person_id)
        language = wanted.language or patient.language
        title = patient.name if wanted.named else Voice(language)("patient", id=person_id)
        history = load(session, patient, wanted.period, clock.now(), title, language)
    return render(history, wanted.fmt)


def _write_one(person_id: int, folder: Path, wanted: Wanted) -> Path:
    """Write one person's report as `report-ID.FORMAT`; it is there whole or not at all."""
    report = report_of(*_opened(), person_id, wanted)
    path = folder / f"report-{person_id}.{wanted.fmt}"
    written = path.with_suffix(".part")
    written.write_bytes(report)
    written.replace(path)
    return path


@cache
def _opened() -> tuple[Database, Clock]:
    """This process's database, opened once for all its reports."""
    db = open_database(load_settings())
    return db, clock_for(db)
