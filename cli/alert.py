"""`carebell alert`: what somebody has to answer."""

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading, writing

NAMES = "id code patient cause rule state triggered_at acknowledged_by acknowledged_at"


@click.group(cls=InOrder)
def command() -> None:
    """See alerts, take them over, close them.

    CODE is the number that the caregiver's text names: "Reply OK 11".
    """


@command.command("list")
@click.option("--patient", metavar="PATIENT", help="Only alerts about this patient.")
@click.option(
    "--state",
    "states",
    multiple=True,
    metavar="STATE",
    help="Only triggered, acknowledged or closed ones; repeat it for several.",
)
@options.as_json
def list_(patient: str | None, states: tuple[str, ...], *, as_json: bool) -> None:
    """List the alerts: who acknowledged each, and when."""
    from service.admin import alerts, patients

    with reading() as (session, _):
        person = patients.find(session, patient) if patient else None
        rows = alerts.listing(session, person, states)
    output.print_rows(
        rows,
        as_json=as_json,
        names=NAMES,
        columns={
            "Code": lambda row: row.code,
            "Patient": lambda row: row.patient,
            "Cause": lambda row: row.cause,
            "State": lambda row: row.state,
            "Triggered": lambda row: output.local(row.triggered_at, row.zone),
            "Acknowledged": lambda row: output.joined(
                [row.acknowledged_by, output.local(row.acknowledged_at, row.zone)], ", "
            ),
        },
        empty="No alerts.",
    )


@command.command()
@click.argument("code")
@options.as_json
def show(code: str, *, as_json: bool) -> None:
    """Show the newest alert with this CODE.

    That is: why it came up, who was texted, and who has it.
    """
    from service.admin import alerts

    with reading() as (session, _):
        row, told = alerts.show(session, code)
    if as_json:
        output.print_json(
            output.fields(row, f"{NAMES} closed_at close_reason patient_told_at evidence")
            | {
                "notifications": [
                    output.fields(one, "person message_id state reason created_at") for one in told
                ]
            }
        )
        return
    output.print_facts(
        {
            "Alert": row.code,
            "Patient": row.patient,
            "State": row.state,
            "Why": row.evidence.get("explanation"),
            "Rule": row.rule,
            "Triggered": output.local(row.triggered_at, row.zone),
        }
        | {
            f"Texted {one.person}": output.joined(
                [output.local(one.created_at, row.zone), one.state, one.reason], ", "
            )
            for one in told
        }
        | {
            "Acknowledged": output.joined(
                [row.acknowledged_by, output.local(row.acknowledged_at, row.zone)], ", "
            ),
            "Patient told": output.local(row.patient_told_at, row.zone),
            "Closed": output.joined(
                [output.local(row.closed_at, row.zone), row.close_reason], ", "
            ),
        }
    )


@command.command()
@click.argument("code")
@click.option("--by", metavar="NAME", help="Who has it; default: admin (command line).")
def ack(code: str, by: str | None) -> None:
    """Acknowledge the alert with this CODE, as a texted OK does.

    Whoever acknowledges an alert has it: nobody else is told.
    """
    from service.admin import alerts

    with writing() as (session, now):
        row = alerts.acknowledge(session, code, by, now)
    click.echo(f"Alert {row.code} about {row.patient} is now with {row.acknowledged_by}.")


@command.command()
@click.argument("code")
@click.option(
    "--reason", required=True, metavar="TEXT", help='What came of it: "called her, new plan".'
)
def close(code: str, reason: str) -> None:
    """Close the alert with this CODE.

    A new one about the same patient may come up when the rule has rested (--cooldown-days).
    """
    from service.admin import alerts

    with writing() as (session, now):
        row = alerts.close(session, code, reason, now)
    click.echo(f"Alert {row.code} about {row.patient} is closed.")
