"""`carebell inbox`: texts that wait for a person."""

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import policy, reading, writing

LONGEST = 320  # characters of a text in a list; carebell inbox show has all of it
NAMES = "id person phone text kind value reason danger received_at resolved_at resolved_by note"


@click.group(cls=InOrder)
def command() -> None:
    """Read the texts that wait for a person.

    Carebell could not act on these: somebody has to read each, and say what came of it.
    """


@command.command("list")
@options.as_json
def list_(*, as_json: bool) -> None:
    """List the texts that wait for a person, the oldest first.

    Of a very long one the beginning: carebell inbox show ID and --json have all of it.
    """
    from service.admin import inbox

    with reading() as (session, _):
        rows = inbox.waiting_texts(session)
    output.print_rows(
        rows,
        as_json=as_json,
        names="id person text reason danger received_at",
        columns={
            "Id": lambda row: row.id,
            "From": lambda row: row.person or "somebody unknown",
            "Received": lambda row: output.local(row.received_at, row.zone),
            "Text": lambda row: output.beginning(row.text, LONGEST) or "(empty)",
            "Why": lambda row: row.why,
        },
        empty="No text waits for a person.",
    )


@command.command()
@click.argument("text", metavar="ID")
@options.as_json
def show(text: str, *, as_json: bool) -> None:
    """Show all of the text with this ID, and what it was read to mean."""
    from service.admin import inbox

    with reading() as (session, _):
        row = inbox.show(session, text)
    if as_json:
        output.print_json(output.fields(row, NAMES))
        return
    output.print_facts(
        {
            "Text": row.id,
            "From": output.joined([row.person or "somebody unknown", row.phone], ", "),
            "Received": output.local(row.received_at, row.zone),
            "Says": output.cell(row.text) or "(empty)",
            "Read as": output.joined([row.kind, row.value, f"({row.reason})"]),
            "Danger": (row.danger or "").replace("_", " "),
            "Why it waits": row.why,
            "Resolved": output.joined(
                [
                    output.local(row.resolved_at, row.zone),
                    row.resolved_by and f"by {row.resolved_by}",
                    row.note,
                ],
                ", ",
            ),
        }
    )


@command.command()
@click.argument("text", metavar="ID")
@click.option(
    "--as",
    "meaning",
    default="note",
    metavar="score=N|dose=taken|note",
    help="What the text means. An answer counts as of when the text came, and the rules look at "
    "it; dose=skipped, too. Default: note, which stores nothing else.",
)
@click.option("--note", metavar="TEXT", help='What came of it: "called her, all is well".')
@click.option("--by", metavar="NAME", help="Who read it, for the record: Robin.")
@click.option(
    "--patient", metavar="PATIENT", help="Whose answer it is, if several share the phone."
)
def resolve(
    text: str, meaning: str, note: str | None, by: str | None, patient: str | None
) -> None:
    """Take the text with this ID out of the inbox."""
    from service.admin import inbox, patients

    with writing() as (session, now):
        whose = None if patient is None else patients.find(session, patient)
        made = inbox.MadeOf(meaning=meaning, note=note, by=by, patient=whose)
        inbox.resolve(session, policy(), text, made, now)
    click.echo(f"Text {text} is resolved.")
