"""`carebell checkin`: when a patient is asked for a pain score."""

from typing import Any

import click

from cli import options, schedule_options
from cli.groups import InOrder
from cli.opening import texts_a_day, writing
from cli.plan import edit_line, end_line, print_added, print_plan


@click.group(cls=InOrder)
def command() -> None:
    """Plan check-ins, the questions for a pain score."""


@command.command()
@click.argument("patient")
@schedule_options.timing(
    "How long an answer counts, such as 6h; default: the patient's, else 12h. The next check-in "
    "ends it earlier.",
    "When to ask once more without an answer; default: after 75m, of side effects never.",
)
@click.option(
    "--side-effects", is_flag=True, help="Ask for side effects instead, best once a week."
)
def add(patient: str, *, side_effects: bool, **typed: Any) -> None:
    """Ask a PATIENT for the average pain of the last 24 hours, 0 to 10."""
    from service.admin import care_plans, patients, plan_lines, rule_reach
    from service.admin.timing import Timing

    with writing() as (session, now):
        person = patients.find(session, patient)
        schedule = care_plans.add_checkin(
            session,
            person,
            Timing(**typed),
            now,
            side_effects=side_effects,
            texts_a_day=texts_a_day(),
        )
        row = plan_lines.row(session, schedule)
        mind = rule_reach.out_of_reach_after(session, row.id, now)
    print_added(row)
    if mind:
        click.echo(mind)


@command.command()
@click.argument("checkin")
@schedule_options.timing(
    "How long an answer counts, such as 6h.",
    "When to ask once more without an answer, such as 75m, or off.",
)
def edit(checkin: str, **typed: Any) -> None:
    """Change when a CHECKIN is due; what is not named stays as it is.

    CHECKIN is its id, or the name of a patient who has one. Nothing is asked twice, or left out,
    on the day of the change.
    """
    edit_line("checkin", checkin, typed)


@command.command("list")
@click.argument("patient", required=False)
@options.with_ended
@options.as_json
def list_(patient: str | None, *, ended: bool, as_json: bool) -> None:
    """List the check-ins of a PATIENT, or of all."""
    print_plan("checkin", patient, ended=ended, as_json=as_json)


@command.command()
@click.argument("checkin")
def end(checkin: str) -> None:
    """End a CHECKIN: its id, or the name of a patient who has one."""
    end_line("checkin", checkin)
