"""`carebell score`: what patients answered."""

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading


@click.group(cls=InOrder)
def command() -> None:
    """See the pain scores that a patient texted."""


@command.command("list")
@click.argument("patient")
@click.option(
    "--all", "replaced", is_flag=True, help="Include scores that a later answer has replaced."
)
@options.as_json
def list_(patient: str, *, replaced: bool, as_json: bool) -> None:
    """List the pain scores of a PATIENT, 0 to 10, as they came.

    Origin: checkin (an answer in time), late (after its check-in had closed), or unprompted.
    """
    from service.admin import patients, scores

    with reading() as (session, _):
        rows = scores.listing(session, patients.find(session, patient), replaced=replaced)
    output.print_rows(
        rows,
        as_json=as_json,
        names="id patient value on received_at origin",
        columns={
            "Id": lambda row: row.id,
            "On": lambda row: row.on,
            "Score": lambda row: row.value,
            "Received": lambda row: output.local(row.received_at, row.zone),
            "Origin": lambda row: output.joined(
                [row.origin, "" if row.is_current else "(replaced)"]
            ),
        },
        empty="No scores yet.",
    )
