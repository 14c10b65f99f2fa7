"""`carebell checkin`: when a patient is asked for a pain score."""

from typing import Any

import click

from cli import options
from cli.groups import InOrder
from cli.opening import writing
from cli.plan import end_line, print_added, print_plan


@click.group(cls=InOrder)
def command() -> None:
    """Plan check-ins, the questions for a pain score."""


@command.command()
@click.argument("patient")
@options.timing(
    "How long an answer counts, such as 6h; default: 12h. The next check-in ends it earlier."
)
def add(patient: str, **typed: Any) -> None:
    """Ask a PATIENT for the average pain of the last 24 hours, 0 to 10."""
    from service.admin import care_plans, patients, plan_lines

    with writing() as (session, now):
        person = patients.find(session, patient)
        schedule = care_plans.add_checkin(session, person, care_plans.Timing(**typed), now)
        row = plan_lines.row(session, schedule)
    print_added(row)


@command.command("list")
@click.argument("patient", required=False)
@options.with_ended
@options.as_json
def list_(patient: str | None, *, ended: bool, as_json: bool) -> None:
    """List the check-ins of a PATIENT, or of all."""
    empty = "No check-ins yet. Add one: carebell checkin add PATIENT --at 20:00"
    print_plan("checkin", patient, ended=ended, as_json=as_json, empty=empty)


@command.command()
@click.argument("checkin")
def end(checkin: str) -> None:
    """End a CHECKIN, named by its id as carebell checkin list shows it."""
    end_line("checkin", checkin)
