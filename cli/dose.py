"""`carebell dose`: what a patient is reminded of."""

from typing import Any

import click

from cli import dose_answers, options, schedule_options
from cli.dose_step import step
from cli.groups import InOrder
from cli.opening import texts_a_day, writing
from cli.plan import edit_line, end_line, print_added, print_plan


@click.group(cls=InOrder)
def command() -> None:
    """Plan dose reminders, and see what became of them.

    A reminder that missed its window is never sent late: it would invite a second dose.
    """


@command.command()
@click.argument("patient")
@click.argument("medication")
@schedule_options.timing(
    "How long the reminder may still leave, such as 90m; default: the patient's, else 2h.",
    "When to ask once more without an answer; default: after 45m.",
)
@click.option(
    "--new-medicine",
    is_flag=True,
    help="MEDICATION is another one than the one of nearly that name.",
)
def add(patient: str, medication: str, *, new_medicine: bool, **typed: Any) -> None:
    """Remind a PATIENT of a MEDICATION.

    A name that is unknown, but close to that of one of the patient's medicines, is refused.

    Doses of one time share one text. No text names the medication unless the patient's privacy
    is "named".
    """
    from service.admin import care_plans, patients, plan_lines
    from service.admin.timing import Timing

    with writing() as (session, now):
        person = patients.find(session, patient)
        schedule = care_plans.add_dose(
            session,
            person,
            medication,
            Timing(**typed),
            now,
            texts_a_day=texts_a_day(),
            is_new=new_medicine,
        )
        row = plan_lines.row(session, schedule)
    print_added(row)


@command.command()
@click.argument("dose")
@schedule_options.timing(
    "How long the reminder may still leave, such as 90m.",
    "When to ask once more without an answer, such as 45m, or off.",
)
def edit(dose: str, **typed: Any) -> None:
    """Change when a DOSE is due; what is not named stays as it is.

    DOSE is its id, or the name of a medicine that has one. Nothing is reminded of twice, or left
    out, on the day of the change; for the dose itself see: carebell dose step
    """
    edit_line("dose", dose, typed)


@command.command("list")
@click.argument("patient", required=False)
@options.with_ended
@options.as_json
def list_(patient: str | None, *, ended: bool, as_json: bool) -> None:
    """List the doses of a PATIENT, or of all."""
    print_plan("dose", patient, ended=ended, as_json=as_json)


@command.command()
@click.argument("dose")
def end(dose: str) -> None:
    """End a DOSE: its id, or the name of a medicine that has one."""
    end_line("dose", dose)


command.add_command(step)
for answers in (dose_answers.history, dose_answers.adherence, dose_answers.record):
    command.add_command(answers)
