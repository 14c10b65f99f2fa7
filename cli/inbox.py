"""`carebell inbox`: texts that wait for a person."""

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading, writing


@click.group(cls=InOrder)
def command() -> None:
    """Read the texts that wait for a person.

    Carebell could not act on these: somebody has to read each, and say what came of it.
    """


@command.command("list")
@options.as_json
def list_(*, as_json: bool) -> None:
    """List the texts that wait for a person, the oldest first."""
    from service.admin import inbox

    with reading() as (session, _):
        rows = inbox.waiting_texts(session)
    output.print_rows(
        rows,
        as_json=as_json,
        names="id person text reason received_at",
        columns={
            "Id": lambda row: row.id,
            "From": lambda row: row.person or "somebody unknown",
            "Received": lambda row: output.local(row.received_at, row.zone),
            "Text": lambda row: output.cell(row.text) or "(empty)",
            "Why": lambda row: row.why,
        },
        empty="No text waits for a person.",
    )


@command.command()
@click.argument("text", metavar="ID")
@click.option(
    "--note", required=True, metavar="TEXT", help='What came of it: "called her, all is well".'
)
def resolve(text: str, note: str) -> None:
    """Take the text with this ID out of the inbox."""
    from service.admin import inbox

    with writing() as (session, now):
        inbox.resolve(session, text, note, now)
    click.echo(f"Text {text} is resolved.")
