"""`carebell alert`: what somebody has to answer."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading, writing

if TYPE_CHECKING:
    from service.admin.alerts import AlertRow

STEP = "step person message_id state reason created_at answer answered_at snoozed_until_at"
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
            "Cause": _cause,
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

    That is: why it came up, who was texted when, what became of each text, all that they
    answered, who has it, and who is next.
    """
    from service.admin import alerts
    from service.bootstrap.opening import load_settings

    times = load_settings().policy.escalation
    with reading() as (session, now):
        row, told = alerts.show(session, code)
        coming = alerts.coming(session, code, times, now)
    if as_json:
        output.print_json(
            output.fields(row, f"{NAMES} urgent closed_at close_reason patient_told_at evidence")
            | {
                "notifications": [output.fields(one, STEP) for one in told],
                "next": output.fields(coming, "at people what"),
            }
        )
        return
    output.print_facts(
        {
            "Alert": row.code,
            "Patient": row.patient,
            "Cause": _cause(row),
            "State": row.state,
            "Why": row.evidence.get("explanation"),
            "Rule": row.rule,
            "Usual level": row.evidence.get("usual"),
            "Days before": output.joined(row.evidence.get("facts", [])),
            "Corrected": output.joined(
                f"{one['on']}: {one['value']} is now {one['now']}"
                for one in row.evidence.get("corrections", [])
            ),
            "Since then": output.joined(
                one["explanation"] for one in row.evidence.get("later", [])
            ),
            "Triggered": output.local(row.triggered_at, row.zone),
        }
        | {
            f"Text {one['reply']}": output.joined(
                [_at(one.get("at"), row.zone), f"to read it: carebell inbox show {one['reply']}"],
                ", ",
            )
            for one in row.evidence.get("texts", [])
        }
        | {
            f"{one.step}. {one.person}": output.joined(
                [
                    output.local(one.created_at, row.zone),
                    one.state,
                    one.reason,
                    one.answer and f"{one.answer} at {output.local(one.answered_at, row.zone)}",
                    one.snoozed_until_at
                    and f"until {output.local(one.snoozed_until_at, row.zone)}",
                ],
                ", ",
            )
            for one in told
        }
        | {
            f"Answer {number}": output.joined(
                [
                    _at(one["at"], row.zone),
                    f"{one['by']}: {one['answer']}",
                    one["until"] and f"until {_at(one['until'], row.zone)}",
                ],
                ", ",
            )
            for number, one in enumerate(row.evidence.get("answers", []), start=1)
        }
        | {
            "Next": output.joined([output.local(coming.at, row.zone), coming.what], ", "),
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


def _cause(row: "AlertRow") -> str:
    return f"{row.cause}, URGENT" if row.urgent else row.cause


def _at(kept: str | None, zone: str) -> str | None:
    """A moment that the evidence keeps, on the patient's clock; older ones have none."""
    return output.local(datetime.fromisoformat(kept), zone) if kept else None


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
@click.option("--by", required=True, metavar="NAME", help="Who was told and asks for it.")
@click.option("--for", "span", default="1h", show_default=True, metavar="SPAN", help="At most 4h.")
def snooze(code: str, by: str, span: str) -> None:
    """Tell somebody again later of the alert with this CODE.

    It does what a texted SNOOZE does. Others are told meanwhile, unless this person has the alert;
    an urgent alert cannot be put off.
    """
    from service.admin import alerts

    with writing() as (session, now):
        row = alerts.snooze(session, code, by, span, now)
    again = output.local(row.at, row.zone)
    click.echo(f"{row.person} is told again of alert {row.code} at {again}.")


@command.command()
@click.argument("code")
@click.option(
    "--reason", required=True, metavar="TEXT", help='What came of it: "called her, new plan".'
)
def close(code: str, reason: str) -> None:
    """Close the alert with this CODE.

    A new one about the same patient may come up when the rule has rested (--cooldown-days). Only
    severe scores do not wait for the rest of an alert that was not urgent.
    """
    from service.admin import alerts

    with writing() as (session, now):
        row = alerts.close(session, code, reason, now)
    click.echo(f"Alert {row.code} about {row.patient} is closed.")
