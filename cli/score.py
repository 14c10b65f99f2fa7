"""`carebell score`: what patients answered."""

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import policy, reading, writing

NAMES = "id patient value on received_at origin"


@click.group(cls=InOrder)
def command() -> None:
    """See pain scores, as a list or a chart; enter one that was told."""


@command.command("list")
@click.argument("patient")
@click.option(
    "--all",
    "replaced",
    is_flag=True,
    help="Include scores beside which another stands.",
)
@options.as_csv
@options.as_json
def list_(patient: str, *, replaced: bool, as_csv: bool, as_json: bool) -> None:
    """List the pain scores of a PATIENT, 0 to 10, as they came.

    Origin: checkin (an answer in time), late (after its check-in had closed), unprompted, or told
    by phone: phone (while it was open, counts as an answer) and phone_late.
    """
    from service.admin import patients, scores

    with reading() as (session, _):
        rows = scores.listing(session, patients.find(session, patient), replaced=replaced)
    if as_csv:
        output.print_csv(rows, f"{NAMES} is_current note")
        return
    output.print_rows(
        rows,
        as_json=as_json,
        names=NAMES,
        columns={
            "Id": lambda row: row.id,
            "On": lambda row: row.on,
            "Score": lambda row: row.value,
            "Received": lambda row: output.local(row.received_at, row.zone),
            "Origin": lambda row: output.joined(
                [row.origin, "" if row.is_current else "(another stands)"]
            ),
        },
        empty="No scores yet.",
    )


@command.command("chart")
@click.argument("patient")
@click.option("--from", "first", metavar="DATE", help="The first day; default: twelve weeks ago.")
@click.option("--to", "last", metavar="DATE", help="The last day; default: today.")
def chart(patient: str, *, first: str | None, last: str | None) -> None:
    """Draw the pain scores of a PATIENT into the terminal."""
    import shutil
    import sys

    from service.admin import patients
    from service.core.timing import parse_date
    from service.reports.load import Period, load
    from service.reports.terminal import terminal_chart

    with reading() as (session, now):
        person = patients.find(session, patient)
        period = Period(
            parse_date(first, "--from") if first else None,
            parse_date(last, "--to") if last else None,
        )
        history = load(session, person, period, now, person.name)
    plain = not sys.stdout.isatty() or "utf" not in (sys.stdout.encoding or "").lower()
    width = shutil.get_terminal_size().columns
    click.echo(terminal_chart(history, width, ascii_only=plain))


@command.command()
@click.argument("patient")
@click.argument("score")
@click.option("--on", metavar="DATE", help="The local date of the check-in; default: the newest.")
@click.option("--at", metavar="HH:MM", help="The time of the check-in, where there were several.")
@click.option("--note", metavar="TEXT", help="What else was told.")
def record(patient: str, score: str, on: str | None, at: str | None, note: str | None) -> None:
    """Enter a SCORE, 0 to 10, that a PATIENT told on the phone.

    While its check-in is open it counts as an answer: it replaces an earlier one, and the rules
    look at it. Later it is kept, marked late, and rules do not use it.
    """
    from service.admin import calls, patients

    with writing() as (session, now):
        person = patients.find(session, patient)
        told = calls.Told(on=on, at=at, note=note)
        made = calls.record_score(session, policy(), person, score, told, now)
        what = "told by phone" if made.watched is False else "told by phone, late"
    click.echo(f"Noted for {person.name}: {made.value} on {made.local_on}, {what}.")
