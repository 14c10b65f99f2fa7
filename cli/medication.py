"""`carebell medication`: what a patient takes, as the prescription says it."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading, writing

F = TypeVar("F", bound=Callable[..., Any])

NAMES = (
    "id patient name strength form instructions rxnorm atc prescriber prescribed_on dose_in_text "
    "tell_after state"
)


@click.group(cls=InOrder)
def command() -> None:
    """Write down medicines, and what else a patient takes.

    Carebell keeps what you type and knows nothing about any medicine: it checks no interactions
    and gives no advice.
    """


def described(command: F) -> F:
    """What can be said of a medicine."""
    made = [
        click.option("--strength", metavar="TEXT", help='Such as "10 mg".'),
        click.option("--form", metavar="TEXT", help="Such as tablet."),
        click.option("--instructions", metavar="TEXT", help="As the label has them."),
        click.option("--rxnorm", metavar="RXCUI", help="The code in RxNorm; never guessed."),
        click.option("--atc", metavar="CODE", help="The code in the ATC index; never guessed."),
        click.option("--prescriber", metavar="NAME", help="Who prescribed it."),
        click.option("--prescribed", metavar="DATE", help="When."),
        click.option(
            "--dose-in-text/--no-dose-in-text",
            default=None,
            help="Whether reminders quote the dose of the step; only where privacy is named.",
        ),
        click.option(
            "--tell-after",
            metavar="N",
            help="Tell admins when so many doses in a row were not confirmed; default: never.",
        ),
    ]
    for option in reversed(made):
        command = option(command)
    return command


@command.command()
@click.argument("patient")
@click.argument("name")
@described
def add(patient: str, name: str, **typed: Any) -> None:
    """Write down a medicine of a PATIENT called NAME.

    Then plan when: carebell dose add PATIENT NAME --at 21:00
    """
    from service.admin import medications, patients

    with writing() as (session, now):
        person = patients.find(session, patient)
        known = medications.MedicationChange(**typed)
        made = medications.add(session, person, name, known, now)
    click.echo(f"{made.name} is medication {made.id} of {person.name}.")


@command.command()
@click.argument("patient")
@click.argument("medication")
@described
def edit(patient: str, medication: str, **typed: Any) -> None:
    """Change what is known of a MEDICATION of a PATIENT.

    What is not named stays as it is; "none" empties it.
    """
    from service.admin import medications, patients

    options.require_a_change(typed)
    with writing() as (session, now):
        person = patients.find(session, patient)
        medicine = medications.find(session, person, medication)
        medications.edit(session, medicine, medications.MedicationChange(**typed), now)
    click.echo(f"{medicine.name} (medication {medicine.id}) of {person.name} is changed.")


@command.command("list")
@click.argument("patient", required=False)
@options.with_ended
@options.as_json
def list_(patient: str | None, *, ended: bool, as_json: bool) -> None:
    """List the medicines of a PATIENT, or of all."""
    from service.admin import medications, patients

    with reading() as (session, _):
        person = patients.find(session, patient) if patient else None
        rows = medications.listing(session, person, ended=ended)
    output.print_rows(
        rows,
        as_json=as_json,
        names=NAMES,
        columns={
            "Id": lambda row: row.id,
            "Patient": lambda row: row.patient,
            "Medication": lambda row: output.joined([row.name, row.strength, row.form], ", "),
            "Codes": lambda row: output.joined(
                [
                    f"RxNorm {row.rxnorm}" if row.rxnorm else "",
                    f"ATC {row.atc}" if row.atc else "",
                ],
                ", ",
            ),
            "Prescribed": lambda row: output.joined([row.prescriber, row.prescribed_on], ", "),
            "State": lambda row: row.state,
        },
        empty=output.none_yet("medicines", "medication add PATIENT NAME", ended=ended),
    )


@command.command()
@click.argument("patient")
@click.argument("medication")
def end(patient: str, medication: str) -> None:
    """End a MEDICATION of a PATIENT with all its doses."""
    from service.admin import medications, patients

    with writing() as (session, now):
        person = patients.find(session, patient)
        medicine = medications.find(session, person, medication)
        medications.end(session, medicine, now)
    click.echo(f"{medicine.name} of {person.name} has ended; what was recorded stays.")


@command.group("other", cls=InOrder)
def other() -> None:
    """List what else a patient takes; nothing reminds of it.

    There is no interaction checker here, and no advice.
    """


@other.command("add")
@click.argument("patient")
@click.option("--name", required=True, metavar="NAME", help="What it is called.")
@click.option("--class", "drug_class", required=True, metavar="TEXT", help="Its class, as typed.")
@click.option("--since", metavar="DATE", help="Taken since; default: today.")
def add_other(patient: str, name: str, drug_class: str, since: str | None) -> None:
    """List another medicine that a PATIENT takes."""
    from service.admin import other_medicines, patients

    with writing() as (session, now):
        person = patients.find(session, patient)
        made = other_medicines.add(session, person, name, drug_class, since, now)
    click.echo(
        f"{made.name} ({made.drug_class}) is on the list of {person.name} since {made.since_on}: "
        f"other medicine {made.id}."
    )
    click.echo(other_medicines.ASK)


@other.command("list")
@click.argument("patient", required=False)
@options.with_ended
@options.as_json
def list_other(patient: str | None, *, ended: bool, as_json: bool) -> None:
    """List the other medicines of a PATIENT, or of all."""
    from service.admin import other_medicines, patients

    with reading() as (session, _):
        person = patients.find(session, patient) if patient else None
        rows = other_medicines.listing(session, person, ended=ended)
    output.print_rows(
        rows,
        as_json=as_json,
        names="id patient name drug_class since_on ended_on",
        columns={
            "Id": lambda row: row.id,
            "Patient": lambda row: row.patient,
            "Name": lambda row: row.name,
            "Class": lambda row: row.drug_class,
            "Since": lambda row: row.since_on,
            "Until": lambda row: row.ended_on,
        },
        empty=output.none_yet(
            "other medicines",
            "medication other add PATIENT --name NAME --class CLASS",
            ended=ended,
        ),
    )


@other.command("end")
@click.argument("other_id", metavar="OTHER")
@click.option("--on", metavar="DATE", help="The last day; default: today.")
def end_other(other_id: str, on: str | None) -> None:
    """Note that OTHER, an id of the list, is not taken any more."""
    from service.admin import other_medicines

    with writing() as (session, now):
        ended = other_medicines.end(session, other_id, on, now)
    click.echo(f"{ended.name} was taken until {ended.ended_on}.")
