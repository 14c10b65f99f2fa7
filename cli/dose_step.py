"""`carebell dose step`: the steps of a titration, as prescribed."""

from typing import Any

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading, writing
from cli.plan import print_next

NAMES = "id patient medication dose starts_on begins_on state prescriber prescribed_on"


@click.group(cls=InOrder)
def step() -> None:
    """Enter the steps of a titration, hold and resume them.

    Steps come from a prescription and begin on their dates. Nothing but these commands moves
    them: no score ever does.
    """


@step.command()
@click.argument("patient")
@click.argument("medication")
@click.argument("dose")
@click.option("--from", "starts", metavar="DATE", help="The local date on which it begins.")
@click.option("--day", metavar="N", help="Or the day, counted from the first dose as day 1.")
@click.option("--prescriber", metavar="NAME", help="Who prescribed it; default: the medicine's.")
@click.option("--prescribed", metavar="DATE", help="When; default: the medicine's date.")
def add(patient: str, medication: str, dose: str, **typed: Any) -> None:
    """Add a step: of a MEDICATION of a PATIENT, to a DOSE.

    DOSE is in the words of the prescription, such as "20 mg". For 10 mg for 7 nights and then
    20 mg: one step --day 1, the other --day 8.
    """
    from service.admin import dose_steps, medications, patients, plan_lines

    with writing() as (session, now):
        person = patients.find(session, patient)
        medicine = medications.find(session, person, medication)
        made = dose_steps.add(session, medicine, dose_steps.NewStep(dose=dose, **typed), now)
        following = plan_lines.following(session, medicine.id)
        named = dose_steps.named(session, made)
    click.echo(
        f"{named}: {made.dose} from {made.starts_on}, "
        f"prescribed by {made.prescriber} on {made.prescribed_on}."
    )
    print_next(following)


@step.command("list")
@click.argument("patient", required=False)
@options.as_json
def list_(patient: str | None, *, as_json: bool) -> None:
    """List the steps of a PATIENT, or of all."""
    from service.admin import patients, step_list

    with reading() as (session, now):
        person = patients.find(session, patient) if patient else None
        rows = step_list.listing(session, person, now)
    output.print_rows(
        rows,
        as_json=as_json,
        names=NAMES,
        columns={
            "Id": lambda row: row.id,
            "Patient": lambda row: row.patient,
            "Medication": lambda row: row.medication,
            "Dose": lambda row: row.dose,
            "Begins": lambda row: row.begins_on or "held",
            "State": lambda row: row.state,
            "Prescribed": lambda row: f"{row.prescriber}, {row.prescribed_on}",
        },
        empty="No steps yet. Add one: carebell dose step add PATIENT MEDICATION DOSE --day 1",
    )


@step.command()
@click.argument("step_id", metavar="STEP")
@click.option("--to", required=True, metavar="DATE", help="The local date on which it begins.")
@click.option(
    "--with-later",
    is_flag=True,
    help="Move the steps after it by as many days; without it they keep their dates.",
)
def move(step_id: str, to: str, *, with_later: bool) -> None:
    """Bring a STEP forward, or put it off.

    Whether the steps after it move as well is for the prescriber to say: --with-later.
    """
    from service.admin import dose_steps, plan_lines, step_moves

    with writing() as (session, now):
        step = dose_steps.find(session, step_id)
        moved = step_moves.move(session, step, to, now, with_later=with_later)
        following = plan_lines.following(session, step.medication_id)
        named = dose_steps.named(session, step)
    click.echo(f"{named}: {step.dose} begins on {to}.")
    for row in moved.after:
        verb = "now begins" if with_later else "still begins"
        click.echo(f"Step {row.id} ({row.dose}) {verb} on {row.begins_on}.")
    if moved.together:
        click.echo(
            "If the prescriber wants those moved as well: carebell dose step move "
            f"{moved.after[0].id} --to {moved.together} --with-later"
        )
    print_next(following)


@step.command()
@click.argument("step_id", metavar="STEP")
def remove(step_id: str) -> None:
    """Take back a STEP that was entered by mistake and has not begun."""
    from service.admin import dose_steps, plan_lines

    with writing() as (session, now):
        step = dose_steps.find(session, step_id)
        named = dose_steps.named(session, step)
        dose_steps.remove(session, step, now)
        following = plan_lines.following(session, step.medication_id)
    click.echo(f"{named} is taken back: {step.dose} from {step.starts_on}.")
    print_next(following)


@step.command()
@click.argument("patient")
@click.argument("medication")
def hold(patient: str, medication: str) -> None:
    """Keep a PATIENT on the present step of a MEDICATION.

    Later steps wait until: carebell dose step resume
    """
    from service.admin import medications, patients, plan_lines, step_holds, step_list

    with writing() as (session, now):
        person = patients.find(session, patient)
        medicine = medications.find(session, person, medication)
        held = step_holds.hold(session, medicine, now)
        rows = step_list.listing(session, person, now, medicine)
        following = plan_lines.following(session, medicine.id)
    present = next((row.dose for row in rows if row.state == "present"), "none has begun")
    waiting = ", ".join(row.dose for row in rows if row.state == "held")
    click.echo(f"{medicine.name} of {person.name} is held from {held.held_on}.")
    click.echo(f"The present step: {present}. Waiting: {waiting}.")
    print_next(following)


@step.command()
@click.argument("patient")
@click.argument("medication")
def resume(patient: str, medication: str) -> None:
    """Go on with the steps of a MEDICATION of a PATIENT.

    Those that waited come later by as many days as they were held.
    """
    from service.admin import medications, patients, plan_lines, step_holds, step_list

    with writing() as (session, now):
        person = patients.find(session, patient)
        medicine = medications.find(session, person, medication)
        held = step_holds.resume(session, medicine, now)
        rows = step_list.listing(session, person, now, medicine)
        following = plan_lines.following(session, medicine.id)
    click.echo(f"{medicine.name} of {person.name} goes on from {held.resumed_on}.")
    for row in rows:
        if row.state == "to come":
            click.echo(f"Step {row.id} ({row.dose}) begins on {row.begins_on}.")
    print_next(following)
