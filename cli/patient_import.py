"""`carebell patient import`: many patients at once, from a table."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import output
from cli.files import text_of
from cli.opening import opened, texts_a_day

if TYPE_CHECKING:
    from service.admin.imports import Result, Row


READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("import")
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--template", is_flag=True, help="Print a header with an example row, and stop.")
@click.option(
    "--rejects",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rejected rows there, with their problems, to mend and import again.",
)
def import_(file: Path | None, rejects: Path | None, *, template: bool) -> None:
    """Enrol patients from a CSV FILE, one in a row.

    Columns: name, phone, zone and country; and where you have them consent, born, language,
    privacy, tell_of_alerts, checkin_at, medication, dose_at, caregiver_name, caregiver_phone,
    caregiver_consent, caregiver_sees. Times are local: 20:00, or several: 08:00 20:00. For an
    example: --template

    Each row is enrolled wholly or not at all. Rows that are there already, by name and number,
    are left alone: an import that was interrupted can be run again. Exit code 1: some were
    rejected.
    """
    if template:
        click.echo(_template(), nl=False)
        return
    if file is None:
        raise click.UsageError("Name a FILE, or --template.")
    from service.admin import import_nudges, imports

    text = text_of(file, 'a file saved as "CSV UTF-8"')
    rows = imports.read(io.StringIO(text, newline=""), file.name)
    results = _import(rows)
    rejected = [one for one in results if one.outcome is imports.Outcome.REJECTED]
    count = {word: sum(one.outcome is word for one in results) for word in imports.Outcome}
    click.echo(", ".join(f"{number} {word.value}" for word, number in count.items()) + ".")
    for sentence in import_nudges.lost_nudges(results):
        click.echo(sentence)
    if rejected:
        output.print_table(
            [(one.row, mistake) for one in rejected for mistake in one.mistakes],
            {
                "Row": lambda one: one[0].number,
                "Name": lambda one: one[0].cells.get("name"),
                "Column": lambda one: one[1].column,
                "Problem": lambda one: one[1].problem,
            },
        )
        if rejects is not None:
            _write(rejects, rejected)
        raise click.exceptions.Exit(1)


def _import(rows: "Sequence[Row]") -> "list[Result]":
    """Enrol the rows, some in each transaction, while a bar shows how far it is."""
    from rich.console import Console
    from rich.progress import Progress

    from service.admin import imports

    results: list[Result] = []
    most = texts_a_day()
    with opened() as (db, now), Progress(console=Console(stderr=True)) as progress:
        with db.read() as session:
            roster = imports.Roster(session)
        bar = progress.add_task("Enrolling", total=len(rows))
        for some in _some(rows, imports.ROWS_AT_ONCE):
            with db.write() as session:
                results += imports.add_rows(session, some, roster, now, texts_a_day=most)
            progress.advance(bar, len(some))
    return results


def _some(rows: "Sequence[Row]", size: int) -> "list[Sequence[Row]]":
    return [rows[first : first + size] for first in range(0, len(rows), size)]


def _template() -> str:
    from service.admin.imports import COLUMNS

    example = {
        "name": "Maria Lopez",
        "phone": "+12025550123",
        "zone": "America/New_York",
        "country": "US",
        "consent": "signed form, 3 May 2027, attests 18 or over",
        "checkin_at": "20:00",
        "medication": "Example medicine",
        "dose_at": "21:00",
        "caregiver_name": "Sam Lopez",
        "caregiver_phone": "+12025550145",
        "caregiver_sees": "scores",
    }
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerow(example)
    return stream.getvalue()


def _write(path: Path, rejected: "Sequence[Result]") -> None:
    """The rejected rows as a file that can be mended and imported; what is wrong goes last."""
    from service.admin.imports import COLUMNS, PROBLEM

    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*COLUMNS, PROBLEM], lineterminator="\n")
        writer.writeheader()
        for one in rejected:
            cells = {name: one.row.cells.get(name, "") for name in COLUMNS}
            problems = (f"{each.column} {each.problem}".strip() for each in one.mistakes)
            writer.writerow(cells | {PROBLEM: "; ".join(problems)})
