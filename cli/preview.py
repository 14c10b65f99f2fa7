"""`carebell preview`: what a patient will be texted."""

import click

from cli import options, output
from cli.opening import reading

LONGEST = 366


@click.command
@click.argument("patient")
@click.option("--days", default="14", metavar="N", help="How many days ahead; default: 14.")
@options.as_json
def command(patient: str, days: str, *, as_json: bool) -> None:
    """Show the texts that a patient will get in the coming days.

    PATIENT is an id or a name. Nothing is sent or written. Segments are what a text costs.
    """
    from service.admin import patients
    from service.admin.preview import obstacle, preview
    from service.bootstrap.opening import load_settings
    from service.core.entries import parse_whole

    ahead = parse_whole(days, "--days", 1, LONGEST)
    with reading() as (session, now):
        person = patients.find(session, patient)
        rows = preview(session, load_settings().policy, person, now, ahead)
        in_the_way = obstacle(session, person)
    if in_the_way is not None:
        click.echo(in_the_way, err=True)
    output.print_rows(
        rows,
        as_json=as_json,
        names="on local utc kind text segments",
        columns={
            "Local": lambda row: output.local(row.utc, person.zone),
            "Kind": lambda row: row.kind,
            "Text": lambda row: row.text,
            "Segments": lambda row: row.segments,
        },
        empty=f"Nothing is due for {person.name} in that time.",
    )
