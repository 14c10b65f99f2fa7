"""`carebell caregiver`: who is told about a patient."""

from typing import TYPE_CHECKING, Any

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading, writing
from cli.standing import tell_standing

if TYPE_CHECKING:
    from service.admin.caregivers import CaregiverRow

NAMES = (
    "id name patient_id patient position phone zone language quiet state opted_out sees "
    "consented_at"
)
SEES = (
    "What this caregiver may see: scores, doses, a page about each alert (page), or none. Repeat "
    "it for several. Ask the patient first."
)


@click.group(cls=InOrder)
def command() -> None:
    """Say who is told about a patient, and what they may see.

    PATIENT and CAREGIVER are always a short id or a name that only one has; see: carebell
    caregiver list
    """


@command.command()
@click.argument("patient")
@click.argument("name")
@click.option("--phone", required=True, metavar="+E164", help=options.PHONE)
@click.option("--consent", metavar="TEXT", help=options.CONSENT)
@click.option("--consented-on", metavar="DATE", help=options.CONSENTED_ON)
@click.option("--sees", multiple=True, metavar="scores|doses|page|none", help=SEES)
@click.option("--zone", metavar="IANA", help=f"{options.ZONE} Default: the patient's.")
@click.option("--language", default="en", metavar="en", help=options.LANGUAGE)
@click.option("--quiet", metavar="HH:MM-HH:MM", help=options.QUIET_FOR_ALERTS)
def add(patient: str, **typed: Any) -> None:
    """Add a caregiver called NAME for a PATIENT.

    The one who was added first is told first; carebell caregiver edit --position changes that.
    """
    from service.admin import caregivers, patients

    with writing() as (session, now):
        about = patients.find(session, patient)
        person = caregivers.add(session, about, caregivers.NewCaregiver(**typed), now)
        row = _row(caregivers.listing(session, about), person.id)
    click.echo(f"{row.name} is caregiver {row.id} of {row.patient}, told in place {row.position}.")
    tell_standing(row, "caregiver")


@command.command()
@click.argument("caregiver")
@click.option("--name", metavar="NAME", help="The caregiver's name.")
@click.option("--phone", metavar="+E164", help=options.PHONE)
@click.option("--consent", metavar="TEXT", help=options.NEW_CONSENT)
@click.option("--consented-on", metavar="DATE", help=options.CONSENTED_ON)
@click.option("--sees", multiple=True, metavar="scores|doses|page|none", help=SEES)
@click.option("--zone", metavar="IANA", help=options.ZONE)
@click.option("--language", metavar="en", help=options.LANGUAGE)
@click.option("--quiet", metavar="HH:MM-HH:MM", help=options.QUIET_FOR_ALERTS)
@click.option("--position", metavar="N", help="The place in line: 1 is told first.")
def edit(caregiver: str, **typed: Any) -> None:
    """Change what is known of a CAREGIVER.

    What is not named stays as it is.
    """
    from service.admin import caregivers

    typed["sees"] = typed["sees"] or None
    options.require_a_change(typed)
    with writing() as (session, now):
        person = caregivers.find(session, caregiver)
        caregivers.edit(session, person, caregivers.CaregiverChange(**typed), now)
        row = _row(caregivers.listing(session), person.id)
    click.echo(f"{row.name} (caregiver {row.id}) is changed.")
    tell_standing(row, "caregiver")


@command.command("list")
@click.argument("patient", required=False)
@options.with_ended
@options.as_json
def list_(patient: str | None, *, ended: bool, as_json: bool) -> None:
    """List caregivers, the first to tell first: of a PATIENT, or all."""
    from service.admin import caregivers, patients

    with reading() as (session, _):
        about = patients.find(session, patient) if patient else None
        rows = caregivers.listing(session, about, ended=ended)
    output.print_rows(
        rows,
        as_json=as_json,
        names=NAMES,
        columns={
            "Id": lambda row: row.id,
            "Name": lambda row: row.name,
            "Of": lambda row: row.patient,
            "Place": lambda row: row.position,
            "Phone": lambda row: row.phone,
            "Sees": lambda row: row.sees or "-",
            "State": lambda row: output.joined(
                [row.state, "(opted out)" if row.opted_out else ""]
            ),
        },
        empty=output.none_yet(
            "caregivers", "caregiver add PATIENT NAME --phone +12025550145", ended=ended
        ),
    )


@command.command()
@click.argument("caregiver")
def invite(caregiver: str) -> None:
    """Ask a CAREGIVER by text to agree to these texts.

    The answer JOIN is consent. Nothing but the invitation is sent before. It names the patient.
    By inviting them you attest that they are 18 or over.
    """
    from service.admin import caregivers, consent

    with writing() as (session, now):
        person = caregivers.find(session, caregiver)
        consent.invite(session, person, now)
    click.echo(f"{person.name} (caregiver {person.id}) is invited by text.")


@command.command()
@click.argument("caregiver")
def remove(caregiver: str) -> None:
    """Tell a CAREGIVER nothing more, for good.

    What was recorded stays.
    """
    from service.admin import caregivers

    with writing() as (session, now):
        person = caregivers.find(session, caregiver)
        caregivers.remove(session, person, now)
    click.echo(f"{person.name} (caregiver {person.id}) is removed; what was recorded stays.")


def _row(rows: "list[CaregiverRow]", person_id: int | None) -> "CaregiverRow":
    return next(row for row in rows if row.id == person_id)


@command.command("cut-links")
@click.argument("caregiver")
def cut_links(caregiver: str) -> None:
    """Make all links that a CAREGIVER has been sent dead ones.

    As after a lost phone; alerts that come later have links that work.
    """
    from service.admin import caregivers

    with writing() as (session, now):
        person = caregivers.find(session, caregiver)
        caregivers.cut_links(session, person, now)
        name = person.name
    click.echo(f"The links that {name} has had until now open nothing any more.")
