"""`carebell country`: the emergency numbers that texts name."""

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading, writing


@click.group(cls=InOrder)
def command() -> None:
    """See and review emergency numbers.

    Texts name them, so a live service enrols patients only where somebody has checked them.
    """


@command.command("list")
@options.as_json
def list_(*, as_json: bool) -> None:
    """List the countries whose emergency numbers are reviewed."""
    from service.admin import countries

    with reading() as (session, _):
        rows = countries.listing(session)
    output.print_rows(
        rows,
        as_json=as_json,
        names="code emergency crisis poison reviewed_on source",
        columns={
            "Country": lambda row: row.code,
            "Emergency": lambda row: row.emergency,
            "Crisis": lambda row: row.crisis,
            "Poison": lambda row: row.poison,
            "Reviewed": lambda row: row.reviewed_on,
            "Source": lambda row: row.source,
        },
        empty="No countries.",
    )


@command.command()
@click.argument("cc")
@click.option(
    "--emergency", required=True, metavar="N", help="The number for an ambulance, such as 112."
)
@click.option(
    "--crisis",
    required=True,
    metavar="N",
    help="The line for people who may harm themselves, such as 116 123.",
)
def review(cc: str, emergency: str, crisis: str) -> None:
    """Put on record that you have checked a country's numbers today.

    CC is the two-letter country code, such as GB. Look up each number yourself first.
    """
    from service.admin import countries

    with writing() as (session, now):
        code = countries.review(session, cc, emergency, crisis, now)
    click.echo(f"{code} is reviewed: emergency {emergency}, crisis {crisis}.")
