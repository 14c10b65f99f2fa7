"""`carebell message`: what was sent."""

from typing import TYPE_CHECKING

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = "id kind person to due_at state reason provider_sid error_code"
MORE_NAMES = "error body send_after_at expires_at submitted_at settled_at problem"


@click.group(cls=InOrder)
def command() -> None:
    """See the texts that were sent, and what became of each."""


@command.command("list")
@click.option("--patient", metavar="PATIENT", help="Only texts to this patient.")
@click.option(
    "--state",
    "states",
    multiple=True,
    metavar="STATE",
    help="Only texts in this state, such as delivered, expired or unknown; repeat it for several.",
)
@click.option(
    "--newest",
    type=click.IntRange(min=1),
    metavar="N",
    help="Only the N that are due last, such as 50.",
)
@options.as_json
def list_(
    patient: str | None, states: tuple[str, ...], newest: int | None, *, as_json: bool
) -> None:
    """List the texts, in the order in which they were due."""
    from service.admin import messages, patients

    with reading() as (session, _):
        person = patients.find(session, patient) if patient else None
        rows = messages.listing(session, person, states, newest)
    output.print_rows(
        rows,
        as_json=as_json,
        names=NAMES,
        columns={
            "Id": lambda row: row.id,
            "Kind": lambda row: row.kind.replace("_", " "),
            "To": lambda row: row.person,
            "Due": lambda row: output.local(row.due_at, row.zone),
            "State": lambda row: output.joined([row.state, row.reason], ": "),
        },
        empty="No texts here.",
    )


@command.command()
@click.argument("id")
@options.as_json
def show(id: str, *, as_json: bool) -> None:  # noqa: A002  the argument is called so
    """Show one text, named by its ID.

    With every attempt to send it, and every receipt of what became of it.
    """
    from service.admin import messages

    with reading() as (session, _):
        story = messages.show(session, id)
    row = story.row
    if as_json:
        output.print_json(
            output.fields(row, f"{NAMES} {MORE_NAMES}")
            | {
                "contradicted_by": story.contradicted_by,
                "attempts": [
                    output.fields(
                        one, "id started_at ended_at outcome provider_sid error_code error detail"
                    )
                    for one in story.attempts
                ],
                "receipts": [
                    output.fields(one, "status error_code error received_at")
                    for one in story.receipts
                ],
            }
        )
        return
    output.print_facts(
        {
            "Text": f"{row.id}, {row.kind.replace('_', ' ')}",
            "To": f"{row.person}, {row.to}",
            "Says": row.body,
            "Due": output.local(row.due_at, row.zone),
            "Held until": output.local(row.send_after_at, row.zone)
            if row.send_after_at > row.due_at
            else "",
            "Too late from": output.local(row.expires_at, row.zone),
            "State": output.joined([row.state, row.reason], ": "),
            "Contradicted": _contradiction(story.contradicted_by),
            "Error": output.joined(
                [row.error_code, row.error if row.error != row.reason else ""], ": "
            ),
            "Set aside": row.problem,
            "Provider's id": row.provider_sid,
            "Submitted": output.local(row.submitted_at, row.zone),
            "Settled": output.local(row.settled_at, row.zone),
        }
        | {
            f"Attempt {number}": output.joined(
                [
                    output.local(one.started_at, row.zone),
                    one.outcome or "no answer yet",
                    output.joined([one.error_code, one.error], ": "),
                    one.detail,
                ],
                ", ",
            )
            for number, one in enumerate(story.attempts, 1)
        }
        | {
            f"Receipt {number}": output.joined(
                [
                    output.local(one.received_at, row.zone),
                    one.status,
                    output.joined([one.error_code, one.error], ": "),
                ],
                ", ",
            )
            for number, one in enumerate(story.receipts, 1)
        }
    )


def _contradiction(others: "Sequence[str]") -> str:
    return f"a receipt says {' and '.join(others)}; what came first was kept" if others else ""
