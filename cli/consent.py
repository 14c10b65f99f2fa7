"""`carebell consent`: who agreed to what, and who wants no more texts."""

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading, writing

NAMES = "id person person_id kind source wording wording_version language happened_at"


@click.group(cls=InOrder)
def command() -> None:
    """See who agreed to what, and who wants no more texts.

    PERSON is a short id or a name that only one person has. Twilio gives no list of its own
    blocks: Carebell learns them from the texts that come in and from its refusals (error 21610).
    """


@command.command("log")
@click.argument("person", required=False)
@options.as_json
def log_(person: str | None, *, as_json: bool) -> None:
    """List the events of consent of a PERSON, or of all, oldest first."""
    from service.admin import consent

    with reading() as (session, _):
        rows = consent.log(session, consent.find(session, person) if person else None)
    output.print_rows(
        rows,
        as_json=as_json,
        names=NAMES,
        columns={
            "Id": lambda row: row.id,
            "Person": lambda row: row.person or "somebody unknown",
            "When": lambda row: output.local(row.happened_at, row.zone),
            "What": lambda row: row.kind.replace("_", " "),
            "By": lambda row: row.source,
            "Wording": lambda row: output.joined(
                [row.wording, row.wording_version, row.language], ", "
            ),
        },
        empty="Nothing is on record yet.",
    )


@command.command()
@click.argument("person")
@click.option(
    "--source",
    required=True,
    metavar="voice|email|paper",
    help="How the wish to stop reached you; by text it needs no entry.",
)
@click.option("--note", metavar="TEXT", help='What was said: "rang us on 3 May".')
def stop(person: str, source: str, note: str | None) -> None:
    """Send nothing more to the number of a PERSON who said so.

    It counts as their STOP does. To take back a slip: carebell consent lift
    """
    from service.admin import consent

    with writing() as (session, now):
        found = consent.find(session, person)
        consent.stop(session, found, source, note, now)
    click.echo(f"Nothing more is sent to the number of {found.name} (id {found.id}).")


@command.command()
@click.argument("person")
@click.option(
    "--reason",
    required=True,
    metavar="TEXT",
    help='Why it was none: "she meant the pain, not the texts".',
)
def lift(person: str, reason: str) -> None:
    """Take back an opt-out of a PERSON that was none.

    It was entered by hand, or misread from a sentence. One that somebody texted in so many
    words ends only with their own START.
    """
    from service.admin import consent

    with writing() as (session, now):
        found = consent.find(session, person)
        consent.lift(session, found, reason, now)
    click.echo(f"Texts to the number of {found.name} (id {found.id}) go on.")
