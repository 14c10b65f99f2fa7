"""`carebell today`: the day at a glance."""

import click

from cli import options, output
from cli.opening import reading


@click.command
@options.as_json
def command(*, as_json: bool) -> None:
    """Show what was due today, and what came of it.

    Today is each patient's own date; times are local.
    """
    from service.admin.today import today

    with reading() as (session, now):
        rows = today(session, now)
    output.print_rows(
        rows,
        as_json=as_json,
        names="patient kind wall due_at state reason answer",
        columns={
            "Patient": lambda row: row.patient,
            "Due": lambda row: output.local(row.due_at, row.zone),
            "Kind": lambda row: row.kind,
            "Text": lambda row: output.joined(
                [row.state, f"({row.reason})" if row.reason else ""]
            ),
            "Answer": lambda row: row.answer or ("" if row.state == "to come" else "-"),
        },
        empty="Nothing is due today.",
    )
