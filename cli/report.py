"""`carebell report`: one page for an appointment, or one for each patient of a clinic."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cli.opening import reading

if TYPE_CHECKING:
    from datetime import date

    from service.bootstrap.reporting import Wanted

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("html", "pdf", "png", "csv", "json")


def _format(name: str, says: str) -> Callable[[F], F]:
    return click.option(f"--{name}", "formats", flag_value=name, multiple=True, help=says)


@click.command
@click.argument("patient", required=False)
@click.option("--all", "everybody", is_flag=True, help="A report of each patient, into --out.")
@click.option("--from", "first", metavar="DATE", help="The first day; default: twelve weeks ago.")
@click.option("--to", "last", metavar="DATE", help="The last day; default: today.")
@_format("pdf", "One A4 page (the default).")
@_format("html", "A web page that stands alone, with the data as tables.")
@_format("png", "The page as a picture.")
@_format("csv", "What the chart shows, a line each, for programs.")
@_format("json", "The record and its numbers, for programs.")
@click.option("--language", metavar="en", help="en or es; default: the patient's own.")
@click.option("--name", "named", is_flag=True, help='Print the name; else it says "Patient 12".')
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The file, or - for standard output; with --all the folder. Default: report-ID.pdf here.",
)
def command(patient: str | None, *, everybody: bool, **typed: Any) -> None:
    """Write the one-page report for an appointment, or a clinic's.

    It shows what was asked and answered of a PATIENT: pain, doses, side effects, dose steps,
    alerts. It is no diagnosis, and it names no cause.
    """
    if everybody == (patient is not None):
        raise click.UsageError("Name one patient, or say --all.")
    wanted = _wanted(**typed)
    if everybody:
        _write_all(wanted, typed["out"])
    else:
        _write_one(patient or "", wanted, typed["out"])


def _wanted(
    *,
    first: str | None,
    last: str | None,
    formats: tuple[str, ...],
    language: str | None,
    named: bool,
    out: Path | None,
) -> "Wanted":
    from service.admin.people import parse_language
    from service.bootstrap.reporting import Wanted
    from service.reports.load import Period

    if len(wished := list(dict.fromkeys(formats))) > 1:
        both = " and ".join(f"--{fmt}" for fmt in wished)
        raise click.UsageError(f"{both} do not go together; name one, for example --pdf.")
    suffix = out.suffix.removeprefix(".").lower() if out else ""
    by_name = suffix if suffix in FORMATS else "pdf"
    chosen: Any = formats[0] if formats else by_name
    period = Period(_day(first, "--from"), _day(last, "--to"))
    return Wanted(chosen, period, named, language and parse_language(language))


def _day(text: str | None, where: str) -> "date | None":
    from service.core.timing import parse_date

    return None if text is None else parse_date(text, where)


def _write_one(patient: str, wanted: "Wanted", out: Path | None) -> None:
    from service.admin import patients
    from service.bootstrap.opening import clock_for, database_in_use, load_settings
    from service.bootstrap.reporting import report_of
    from service.db.rows import id_of

    with database_in_use(load_settings()) as db:
        with db.read() as session:
            person_id = id_of(patients.find(session, patient))
        report = report_of(db, clock_for(db), person_id, wanted)
    if str(out) == "-":
        click.echo(report, nl=False)  # bytes, as they are
        return
    path = out or Path(f"report-{person_id}.{wanted.fmt}")
    try:
        path.write_bytes(report)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from error
    click.echo(f"Wrote {path}.")


def _write_all(wanted: "Wanted", folder: Path | None) -> None:
    from rich.console import Console
    from rich.progress import track

    from service.admin import patient_list
    from service.bootstrap.reporting import write_all

    if folder is None:
        raise click.UsageError("--all needs --out FOLDER.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"{folder} is no folder that reports can be written into: {error.strerror}."
        raise click.ClickException(problem) from error
    with reading() as (session, _):
        people = [row.id for row in patient_list.listing(session, ended=False)]
    console = Console(stderr=True)
    written = track(
        write_all(people, folder, wanted),
        total=len(people),
        description="Reports",
        console=console,
        disable=not console.is_terminal,
    )
    failed = [one for one in written if one.path is None]
    for one in failed:
        click.echo(f"Patient {one.person_id}: {one.problem}", err=True)
    click.echo(f"Wrote {len(people) - len(failed)} of {len(people)} reports into {folder}.")
    if failed:
        raise click.exceptions.Exit(1)
