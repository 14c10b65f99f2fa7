"""`carebell audit`: whether every promise was kept."""

from datetime import timedelta

import click

from cli import options, output
from cli.opening import reading


@click.command
@click.option(
    "--hours",
    type=click.IntRange(1, 24 * 366),
    help="How many hours to look back; default: 48.",
)
@click.option("--all", "everything", is_flag=True, help="Look at everything that is on record.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, hours: int | None, *, everything: bool, as_json: bool) -> None:
    """Check on the live database that nothing was lost or doubled.

    Every due reminder has one outcome, every text that came in a result, every climb an alert;
    receipts agree, opt-outs were kept. Notes are worth a look and break nothing. It only reads,
    so it may run beside the service.

    Exit code 0: every promise was kept. 1: some were not; the rows are named.
    """
    from service.admin.audit import FROM_THE_START, audit

    if everything and hours is not None:
        raise click.UsageError("Name --hours or --all, not both.")
    with reading() as (session, now):
        since = FROM_THE_START if everything else now - timedelta(hours=hours or 48)
        found = audit(session, now, since)
    looked_at = "all that is on record" if everything else f"the last {hours or 48} hours"
    output.print_rows(
        found,
        as_json=as_json,
        names="check subject id problem is_note",
        columns={
            "": lambda one: "note" if one.is_note else "broken",
            "Check": lambda one: one.check,
            "Row": lambda one: f"{one.subject} {one.id}",
            "Problem": lambda one: one.problem,
        },
        empty=f"Every promise was kept in {looked_at}.",
    )
    ctx.exit(0 if all(one.is_note for one in found) else 1)
