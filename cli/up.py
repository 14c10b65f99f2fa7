"""`carebell up`."""

from typing import TYPE_CHECKING

import click

from cli import starting

if TYPE_CHECKING:
    from service.bootstrap.running import Started


@click.command
@click.option(
    "--demo",
    is_flag=True,
    help="Simulate Twilio: two phones on a web page, an example patient, a clock you can move.",
)
def command(*, demo: bool) -> None:
    """Start the service: live over Twilio, or a demo with two phones.

    It runs until it is stopped with Ctrl+C. An empty database is made ready first; a database
    belongs to a demo or to a live service for good.
    """
    from service.bootstrap.running import up

    up(demo=demo, announce=_announce)


def _announce(started: "Started") -> None:
    demo = started.mode.value == "demo"
    click.echo(f"Carebell is up as a {'demo' if demo else 'live service'}: {started.url}")
    click.echo(f"Database: {started.database}")
    if demo:
        click.echo(f"The phones: {started.url}/phones")
    else:
        click.echo(starting.how_twilio_reaches(started))
    click.echo(starting.next_text(started))
    click.echo("Stop with Ctrl+C.")
