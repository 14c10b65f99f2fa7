"""Patients from a table: each row is one patient with what to ask and remind of, or nothing."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from service.admin import care_plans, caregivers, import_mistakes, patients
from service.admin.caregivers import NewCaregiver
from service.admin.import_mistakes import REQUIRED, times, yes
from service.admin.patients import NewPatient
from service.admin.room import TEXTS_A_DAY, Neighbour, numbers_with_plans
from service.admin.timing import Timing
from service.core.errors import CarebellError, ConflictError, FileMistakesError, InputError
from service.core.phones import parse_phone
from service.db.side_by_side import Storing, alone, side_by_side
from service.db.tables import Person, PersonKind, PersonState

OPTIONAL = {
    "consent": "how and when the patient agreed; without it nothing is sent",
    "born": "1961-04-30",
    "language": "en or es; en where it is empty",
    "privacy": "covert or named; covert where it is empty",
    "tell_of_alerts": "yes or no; yes where it is empty",
    "checkin_at": "when to ask for a score each day: 20:00, or several: 08:00 20:00",
    "medication": "what to remind of, with dose_at",
    "dose_at": "when to remind of it each day: 21:00, or several",
    "caregiver_name": "who is told, with caregiver_phone",
    "caregiver_phone": "+12025550145",
    "caregiver_consent": "how and when the caregiver agreed",
    "caregiver_sees": "scores, doses, or both with a space between",
}
COLUMNS = (*REQUIRED, *OPTIONAL)
PROBLEM = "problem"
"""What a report of rejected rows adds; it is passed over when the mended file comes back."""
ROWS_AT_ONCE = 20
"""Keeps each write transaction short: webhooks wait for it."""


class Outcome(StrEnum):
    """What became of a row."""

    ADDED = "added"
    THERE = "there already"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file; `number` is its line, where the header is line 1."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a row, and in which column; that is empty where it is no single one's."""

    column: str
    problem: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one row, and all that is wrong with a rejected one."""

    row: Row
    outcome: Outcome
    mistakes: tuple[Mistake, ...] = ()


class Roster:
    """Who is enrolled, by name and number: a row of theirs is there already."""

    def __init__(self, session: Session) -> None:
        rows = session.exec(
            select(Person.name, Person.phone).where(
                Person.kind == PersonKind.PATIENT, Person.state != PersonState.ENDED
            )
        )
        self._known = {(name.casefold(), phone) for name, phone in rows}

    def __contains__(self, key: tuple[str, str]) -> bool:
        return key in self._known

    def add(self, key: tuple[str, str]) -> None:
        """Note somebody who was enrolled just now."""
        self._known.add(key)


def read(file: TextIO, name: str) -> list[Row]:
    """The rows of a CSV file with a header; empty lines are passed over.

    Raises:
        FileMistakesError: it is no such file: a column is missing, unknown, or there twice.
    """
    reader = csv.DictReader(file, restkey="", restval="", strict=True)
    try:
        found = [column.strip().lower() for column in reader.fieldnames or ()]
        problems = [f"{name}:1: column {one} is missing" for one in REQUIRED if one not in found]
        problems += [
            f"{name}:1: column {one!r} is none of {', '.join(COLUMNS)}"
            for one in found
            if one not in (*COLUMNS, PROBLEM)
        ]
        problems += [f"{name}:1: column {one} is there twice" for one in _twice(found)]
        if problems:
            raise FileMistakesError(problems)
        reader.fieldnames = found
        return list(_rows(reader))
    except csv.Error as error:
        raise FileMistakesError([f"{name}:{reader.line_num}: is not CSV: {error}"]) from error


def add_rows(
    session: Session,
    rows: Sequence[Row],
    roster: Roster,
    now: datetime,
    *,
    texts_a_day: int = TEXTS_A_DAY,
) -> list[Result]:
    """Enrol what the rows say, each wholly or not at all; those who are there are left alone."""
    try:
        # What is asked for again is flushed where it is added: no need to before each question.
        with session.begin_nested(), session.no_autoflush:
            return _all(session, rows, roster, now, texts_a_day)
    except CarebellError:  # then one by one, so that the others stay
        return [_add_row(session, row, roster, now, texts_a_day) for row in rows]


def _all(
    session: Session, rows: Sequence[Row], roster: Roster, now: datetime, texts_a_day: int
) -> list[Result]:
    """Enrol rows that are all as they should be and share no number, side by side."""
    keys = [_key(row) for row in rows]
    is_there = [key in roster for key in keys]
    new = [row for row, known in zip(rows, is_there, strict=True) if not known]
    phones = [phone for (_, phone), known in zip(keys, is_there, strict=True) if not known]
    if len(set(phones)) < len(phones):
        raise ConflictError("Two have one number: each must see what is planned for the other.")
    taken = numbers_with_plans(session, phones)
    this = _Round(now, texts_a_day, free=frozenset(phones) - taken)
    side_by_side(session, [_enrolling(session, row.cells, this) for row in new])
    for key in keys:
        roster.add(key)
    return [
        Result(row, Outcome.THERE if known else Outcome.ADDED)
        for row, known in zip(rows, is_there, strict=True)
    ]


def _rows(reader: "csv.DictReader[str]") -> Iterator[Row]:
    for cells in reader:
        number = reader.line_num
        kept = {key: " ".join(_text(value).split()) for key, value in cells.items()}
        if any(kept.values()):
            yield Row(number, {key: value for key, value in kept.items() if value})


def _text(value: str | list[str]) -> str:
    """A cell; of a row with more cells than there are columns, those that are left over."""
    return value if isinstance(value, str) else ", ".join(value)


def _twice(found: list[str]) -> list[str]:
    return sorted({one for one in found if found.count(one) > 1})


def _add_row(
    session: Session, row: Row, roster: Roster, now: datetime, texts_a_day: int
) -> Result:
    try:
        key = _key(row)
        if key in roster:
            return Result(row, Outcome.THERE)
        with session.begin_nested():
            alone(session, _enrolling(session, row.cells, _Round(now, texts_a_day)))
    except CarebellError as error:
        found = [_mistake(one) for one in import_mistakes.in_form(row.cells)]
        first = _mistake(error)
        if first.column not in {one.column for one in found}:
            found.append(first)
        return Result(row, Outcome.REJECTED, tuple(found))
    roster.add(key)
    return Result(row, Outcome.ADDED)


def _mistake(error: CarebellError) -> Mistake:
    if not isinstance(error, InputError):
        return Mistake("", str(error))
    return Mistake(error.where, error.told)


def _key(row: Row) -> tuple[str, str]:
    for problem in import_mistakes.missing(row.cells):
        raise problem
    return row.cells["name"].casefold(), parse_phone(row.cells["phone"], "phone")


@dataclass(frozen=True, slots=True)
class _Round:
    """What rows that are enrolled together know: for which countries the service is ready, and
    which of their numbers are `free`: nothing is planned for them yet.
    """

    now: datetime
    texts_a_day: int
    ready: set[str] = field(default_factory=set)
    free: frozenset[str] = frozenset()


def _enrolling(session: Session, cells: Mapping[str, str], this: _Round) -> Storing[None]:
    plain = (*REQUIRED, "consent", "born", "language", "privacy")
    given: dict[str, Any] = {name: cells[name] for name in plain if name in cells}
    with _in_columns():
        new = NewPatient(
            **given,
            tell_of_alerts=yes(cells.get("tell_of_alerts", "yes")),
        )
        # Held on to, the session need not read it again for each question about the plan.
        person, patient = yield from patients.enrolling(session, new, this.now, ready=this.ready)
    beside: list[Neighbour] | None = [] if person.phone in this.free else None
    if "caregiver_name" in cells or "caregiver_phone" in cells:
        caregiver = _caregiver(cells)
        with _in_columns(prefix="caregiver_"):
            yield from caregivers.adding(session, person, caregiver, this.now)
    # The dose first: it keeps its minute, and the check-in is what is refused.
    if "dose_at" in cells or "medication" in cells:
        name = cells["medication"]
        with _in_columns(at="dose_at"):
            doses = Timing(at=times(cells["dose_at"]))
            line = yield from care_plans.adding_dose(
                session, person, name, doses, this.now, texts_a_day=this.texts_a_day, beside=beside
            )
        if beside is not None:
            beside.append(Neighbour(line, ZoneInfo(person.zone), patient.nudges))
    if "checkin_at" in cells:
        with _in_columns(at="checkin_at"):
            checkins = Timing(at=times(cells["checkin_at"]))
            yield from care_plans.adding_checkin(
                session, person, checkins, this.now, texts_a_day=this.texts_a_day, beside=beside
            )


@contextmanager
def _in_columns(prefix: str = "", **columns: str) -> Iterator[None]:
    """Tell a mistake by the column of the file, not by the option of a command."""
    try:
        yield
    except InputError as error:
        name = error.where.lstrip("-").lower().replace("-", "_")
        column = columns.get(name, prefix + name)
        raise InputError(column, error.value, error.problem, error.example) from error


def _caregiver(cells: Mapping[str, str]) -> NewCaregiver:
    return NewCaregiver(
        name=cells["caregiver_name"],
        phone=parse_phone(cells["caregiver_phone"], "caregiver_phone"),
        consent=cells.get("caregiver_consent"),
        sees=cells.get("caregiver_sees", "").split(),
    )
