"""`carebell plan`, and what `carebell dose` and `carebell checkin` have in common: both plan."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from cli import options, output, plan_file
from cli.groups import InOrder
from cli.opening import reading, texts_a_day, writing

if TYPE_CHECKING:
    from service.admin.plan_lines import ScheduleRow

NAMES = (
    "id kind patient medication when rule starts_on ends_on window nudge quiet lost_nudges "
    "next_due_at state problem"
)


_NONE = {
    "dose": ("doses", "dose add PATIENT MEDICATION --at 21:00"),
    "checkin": ("check-ins", "checkin add PATIENT --at 20:00"),
}


def print_plan(kind: str, patient: str | None, *, ended: bool, as_json: bool) -> None:
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
        "When": when,
        "Window": lambda row: output.span(row.window),
        "Nudge": _nudge,
        "Next": lambda row: output.local(row.next_due_at, row.zone) or row.problem or row.state,
    }
    empty = output.none_yet(*_NONE[kind], ended=ended)
    output.print_rows(rows, as_json=as_json, names=NAMES, columns=columns, empty=empty)


def end_line(kind: str, line: str) -> None:
    """End one dose or check-in by its id."""
    from service.admin import plan_ends
    from service.db.tables import ScheduleKind

    with writing() as (session, now):
        row = plan_ends.end(session, ScheduleKind(kind), line, now)
    click.echo(f"{_title(row)} has ended; what was recorded stays.")


def edit_line(kind: str, line: str, typed: Mapping[str, Any]) -> None:
    """Change one dose or check-in, named by its id or a name; say from when it holds."""
    from service.admin import plan_edits, rule_reach
    from service.db.tables import ScheduleKind

    options.require_a_change(dict(typed))
    with writing() as (session, now):
        most = texts_a_day()
        row = plan_edits.edit(session, ScheduleKind(kind), line, typed, now, texts_a_day=most)
        mind = rule_reach.out_of_reach_after(session, row.id, now)
    since = f", from {row.begins_on}" if row.begins_on else ""
    click.echo(f"{_title(row)} is changed: {when(row)} ({row.zone}){since}.")
    click.echo(f"The next text is due {_due(row)}.")
    print_lost_nudges(row)
    if mind:
        click.echo(mind)


def print_added(row: "ScheduleRow") -> None:
    """What was added, and when its first text leaves."""
    click.echo(f"{_title(row)} is planned, {when(row)} ({row.zone}).")
    click.echo(f"The first text is due {_due(row)}.")
    print_lost_nudges(row)


def print_next(rows: Sequence["ScheduleRow"]) -> None:
    """What follows the steps of a medicine, and when it comes now."""
    for row in rows:
        due = output.local(row.next_due_at, row.zone) or "not planned before a step begins"
        click.echo(f"{_title(row)} follows the steps; its next text: {due}.")


def print_lost_nudges(row: "ScheduleRow") -> None:
    """Which nudges of a line quiet hours never let out, and how to have them; nothing if none."""
    from service.admin.plan_lines import lost_nudges

    if lost := lost_nudges(row):
        noun = "dose" if row.kind == "dose" else "checkin"
        click.echo(f"{lost} To have them: carebell {noun} edit {row.id} --quiet off")


def _nudge(row: "ScheduleRow") -> str:
    """When a line is asked about once more, when not, and its quiet hours if it has its own."""
    from service.admin.plan_lines import without_nudge

    after = "off" if row.nudge is None else output.span(row.nudge)
    if lost := without_nudge(row):
        return f"{after}, but {lost}"
    return f"{after}, quiet hours {row.quiet}" if row.quiet else after


def _due(row: "ScheduleRow") -> str:
    return output.local(row.next_due_at, row.zone) or "when a step begins that it follows"


def _title(row: "ScheduleRow") -> str:
    what = {
        "dose": f"Dose {row.id} ({row.medication})",
        "side_effects": f"Side-effect check {row.id}",
    }
    return f"{what.get(row.kind, f'Check-in {row.id}')} of {row.patient}"


def when(row: "ScheduleRow") -> str:
    """How often a line is due and until when, in words."""
    asks = "side effects" if row.kind == "side_effects" else ""
    return output.joined([asks, row.when, f"until {row.ends_on}" if row.ends_on else ""], ", ")


@click.group(cls=InOrder)
def command() -> None:
    """Apply and export whole plans, and see how one came to be."""


@command.command()
@click.argument("patient")
@options.as_json
def history(patient: str, *, as_json: bool) -> None:
    """Show every change of the plan of a PATIENT.

    An edit starts a new version; what fell due before keeps the one that held then.
    """
    from service.admin import patients, plan_history

    with reading() as (session, _):
        rows = plan_history.history(session, patients.find(session, patient))
    output.print_rows(
        rows,
        as_json=as_json,
        names="id patient happened_at subject subject_id detail before",
        columns={
            "When": lambda row: output.local(row.happened_at, row.zone),
            "What": lambda row: f"{row.subject} {row.subject_id}",
            "Change": lambda row: row.detail,
        },
        empty="Nothing has been planned yet.",
    )


for _one in (plan_file.apply, plan_file.export):
    command.add_command(_one)
