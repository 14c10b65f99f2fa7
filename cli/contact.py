"""`carebell contact`: the clinic's own people."""

from typing import TYPE_CHECKING, Any

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading, writing
from cli.standing import tell_standing

if TYPE_CHECKING:
    from service.admin.contacts import ContactRow


@click.group(cls=InOrder)
def command() -> None:
    """Say who of the clinic hears of operation and of danger.

    CONTACT is always a short id or a name that only one has; see: carebell contact list
    """


@command.command()
@click.argument("name")
@click.option("--phone", required=True, metavar="+E164", help=options.PHONE)
@click.option(
    "--role",
    required=True,
    metavar="admin|clinician",
    help="admin: hears of operation, and of texts that wait for a person. clinician: hears of "
    "danger to a patient.",
)
@click.option("--consent", required=True, metavar="TEXT", help=options.AGREED)
@click.option(
    "--zone", metavar="IANA", help=f"{options.ZONE} Default: where the number is given out."
)
@click.option("--language", default="en", metavar="en", help=options.LANGUAGE)
@click.option("--quiet", metavar="HH:MM-HH:MM", help=options.QUIET_FOR_ALERTS)
def add(**typed: Any) -> None:
    """Add a contact called NAME.

    A live service enrols patients only when it has an admin contact.
    """
    from service.admin import contacts

    with writing() as (session, now):
        person = contacts.add(session, contacts.NewContact(**typed), now)
        row = _row(contacts.listing(session), person.id)
    click.echo(f"{row.name} is contact {row.id}, {row.role}: {row.phone}, {row.zone}.")
    tell_standing(row, "contact", by_text=False)


def _refuse_role(_ctx: click.Context, _param: click.Parameter, role: str | None) -> None:
    if role is not None:
        raise click.UsageError(
            "A contact keeps their role. For another one add them in it, too: carebell contact "
            f'add NAME --role {role} --phone +E164 --consent "..."'
        )


@command.command()
@click.argument("contact")
@click.option("--name", metavar="NAME", help="The contact's name.")
@click.option(
    "--role",
    hidden=True,
    expose_value=False,
    callback=_refuse_role,
    help="Refused with the way to do it.",
)
@click.option("--phone", metavar="+E164", help=options.PHONE)
@click.option("--consent", metavar="TEXT", help=options.NEW_CONSENT)
@click.option("--consented-on", metavar="DATE", help=options.CONSENTED_ON)
@click.option("--zone", metavar="IANA", help=options.ZONE)
@click.option("--language", metavar="en", help=options.LANGUAGE)
@click.option("--quiet", metavar="HH:MM-HH:MM", help=options.QUIET_FOR_ALERTS)
def edit(contact: str, **typed: Any) -> None:
    """Change what is known of a CONTACT.

    What is not named stays as it is. For another role, add the contact in that role, too.
    """
    from service.admin import contacts, people

    options.require_a_change(typed)
    with writing() as (session, now):
        person = contacts.find(session, contact)
        people.edit(session, person, people.PersonChange(**typed), now)
        row = _row(contacts.listing(session), person.id)
    click.echo(f"{row.name} (contact {row.id}, {row.role}) is changed: {row.phone}, {row.zone}.")
    tell_standing(row, "contact", by_text=False)


@command.command("list")
@options.with_ended
@options.as_json
def list_(*, ended: bool, as_json: bool) -> None:
    """List the contacts."""
    from service.admin import contacts

    with reading() as (session, _):
        rows = contacts.listing(session, ended=ended)
    output.print_rows(
        rows,
        as_json=as_json,
        names="id name role phone zone language quiet state opted_out consented_at",
        columns={
            "Id": lambda row: row.id,
            "Name": lambda row: row.name,
            "Role": lambda row: row.role,
            "Phone": lambda row: row.phone,
            "Zone": lambda row: row.zone,
            "State": lambda row: output.joined(
                [row.state, "(opted out)" if row.opted_out else ""]
            ),
        },
        empty=output.none_yet(
            "contacts",
            'contact add NAME --phone +12025550150 --role admin --consent "how and when"',
            ended=ended,
        ),
    )


@command.command()
@click.argument("contact")
def remove(contact: str) -> None:
    """Tell a CONTACT nothing more, for good.

    What was recorded stays.
    """
    from service.admin import contacts

    with writing() as (session, now):
        person = contacts.find(session, contact)
        contacts.remove(session, person, now)
    click.echo(f"{person.name} (contact {person.id}) is removed; what was recorded stays.")


def _row(rows: "list[ContactRow]", person_id: int | None) -> "ContactRow":
    return next(row for row in rows if row.id == person_id)
