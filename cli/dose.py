"""`carebell dose`: what a patient is reminded of."""

from typing import Any

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading, writing
from cli.plan import end_line, print_added, print_plan


@click.group(cls=InOrder)
def command() -> None:
    """Plan dose reminders, and see what became of them.

    A reminder that missed its window is never sent late: it would invite a second dose.
    """


@command.command()
@click.argument("patient")
@click.argument("medication")
@options.timing("How long the reminder may still leave, such as 90m; default: 2h.")
def add(patient: str, medication: str, **typed: Any) -> None:
    """Remind a PATIENT of a MEDICATION.

    Doses of one time share one text. No text names the medication unless the patient's privacy
    is "named".
    """
    from service.admin import care_plans, patients, plan_lines

    with writing() as (session, now):
        person = patients.find(session, patient)
        timing = care_plans.Timing(**typed)
        schedule = care_plans.add_dose(session, person, medication, timing, now)
        row = plan_lines.row(session, schedule)
    print_added(row)


@command.command("list")
@click.argument("patient", required=False)
@options.with_ended
@options.as_json
def list_(patient: str | None, *, ended: bool, as_json: bool) -> None:
    """List the doses of a PATIENT, or of all."""
    empty = "No doses yet. Add one: carebell dose add PATIENT MEDICATION --at 21:00"
    print_plan("dose", patient, ended=ended, as_json=as_json, empty=empty)


@command.command()
@click.argument("dose")
def end(dose: str) -> None:
    """End a DOSE, named by its id as carebell dose list shows it."""
    end_line("dose", dose)


@command.command()
@click.argument("patient")
@options.as_json
def history(patient: str, *, as_json: bool) -> None:
    """Show what became of each dose of a PATIENT.

    That is: whether its reminder left, and what the patient answered.
    """
    from service.admin import doses, patients

    with reading() as (session, _):
        rows = doses.history(session, patients.find(session, patient))
    output.print_rows(
        rows,
        as_json=as_json,
        names="id patient medication on wall due_at state reason answer answered_at late",
        columns={
            "Id": lambda row: row.id,
            "Medication": lambda row: row.medication,
            "Due": lambda row: output.local(row.due_at, row.zone),
            "Text": lambda row: output.joined([row.state, row.reason], ": "),
            "Answer": lambda row: output.joined([row.answer, "(late)" if row.late else ""]),
        },
        empty="No dose has fallen due yet.",
    )
