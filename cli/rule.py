"""`carebell rule`: when scores raise an alert."""

from typing import Any

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading, writing

NAMES = "id patient rule rises min_score ties max_gap_days cooldown_days since"


@click.group(cls=InOrder)
def command() -> None:
    """See and set when a patient's scores raise an alert."""


@command.command()
@click.argument("patient")
@options.as_json
def show(patient: str, *, as_json: bool) -> None:
    """Show the rule that holds for a PATIENT."""
    from service.admin import patients, rules

    with reading() as (session, _):
        person = patients.find(session, patient)
        row = rules.show(session, person)
    if as_json:
        output.print_json(output.fields(row, NAMES))
        return
    output.print_facts(
        {
            "Patient": row.patient,
            "Rule": row.rule,
            "Rises": row.rises,
            "Min score": row.min_score,
            "Ties": row.ties,
            "Max gap days": row.max_gap_days,
            "Cooldown days": row.cooldown_days,
            "Since": output.local(row.since, person.zone) or "the default of Carebell",
        }
    )
    click.echo(rules.in_words(row))


@command.command("set")
@click.argument("patient")
@click.option("--rises", metavar="N", help="How many rises in a row, 1 to 10; 3 need four scores.")
@click.option("--min-score", metavar="N", help="No alert while the newest score is below this.")
@click.option(
    "--ties", metavar="break|ignore", help="Whether a repeated score ends a run or is passed over."
)
@click.option(
    "--max-gap-days",
    metavar="N",
    help="The most days from one answered check-in to the next, 1 to 14; 3 allow two silent days.",
)
@click.option(
    "--cooldown-days", metavar="N", help="How long the rule rests after an alert, 0 to 90 days."
)
def set_(patient: str, **typed: Any) -> None:
    """Set the rule for a PATIENT; what is not named stays as it is."""
    from service.admin import patients, rules

    options.require_a_change(typed)
    with writing() as (session, now):
        person = patients.find(session, patient)
        rules.change(session, person, rules.RuleChange(**typed), now)
        row = rules.show(session, person)
    click.echo(f"For {row.patient}: {rules.in_words(row)}")
