"""What `carebell dose` and `carebell checkin` have in common: they both plan."""

from typing import TYPE_CHECKING

import click

from cli import output
from cli.opening import reading, writing

if TYPE_CHECKING:
    from service.admin.plan_lines import ScheduleRow

NAMES = "id kind patient medication when rule starts_on ends_on window next_due_at state problem"


def print_plan(kind: str, patient: str | None, *, ended: bool, as_json: bool, empty: str) -> None:
    """The doses or check-ins of a patient, or of all."""
    from service.admin import patients, plan_lines
    from service.db.tables import ScheduleKind

    with reading() as (session, _):
        about = patients.find(session, patient) if patient else None
        rows = plan_lines.listing(session, ScheduleKind(kind), about, ended=ended)
    medication = {"Medication": lambda row: row.medication} if kind == "dose" else {}
    columns: output.Columns[ScheduleRow] = {
        "Id": lambda row: row.id,
        "Patient": lambda row: row.patient,
        **medication,
        "When": _when,
        "Window": lambda row: output.span(row.window),
        "Next": lambda row: output.local(row.next_due_at, row.zone) or row.problem or row.state,
    }
    output.print_rows(rows, as_json=as_json, names=NAMES, columns=columns, empty=empty)


def end_line(kind: str, line: str) -> None:
    """End one dose or check-in by its id."""
    from service.admin import care_plans
    from service.db.tables import ScheduleKind

    with writing() as (session, now):
        row = care_plans.end(session, ScheduleKind(kind), line, now)
    click.echo(f"{_title(row)} has ended; what was recorded stays.")


def print_added(row: "ScheduleRow") -> None:
    """What was added, and when its first text leaves."""
    click.echo(f"{_title(row)} is planned, {_when(row)} ({row.zone}).")
    click.echo(f"The first text is due {output.local(row.next_due_at, row.zone)}.")


def _title(row: "ScheduleRow") -> str:
    what = f"Dose {row.id} ({row.medication})" if row.medication else f"Check-in {row.id}"
    return f"{what} of {row.patient}"


def _when(row: "ScheduleRow") -> str:
    return output.joined([row.when, f"until {row.ends_on}" if row.ends_on else ""])
