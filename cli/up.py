"""`carebell up`."""

from typing import TYPE_CHECKING

import click

from cli import output

if TYPE_CHECKING:
    from service.bootstrap.running import Started

WHAT = {"checkin": "a check-in", "dose": "a dose reminder", "alert": "an alert"}


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
    from service.bootstrap.opening import load_settings
    from service.bootstrap.running import up

    up(load_settings(), demo=demo, announce=_announce)


def _announce(started: "Started") -> None:
    demo = started.mode.value == "demo"
    click.echo(f"Carebell is up as a {'demo' if demo else 'live service'}: {started.url}")
    click.echo(f"Database: {started.database}")
    if demo:
        click.echo(f"The phones: {started.url}/phones")
    else:
        click.echo(f"Twilio reaches it at {started.public_url}")
    click.echo(_next(started))
    click.echo("Stop with Ctrl+C.")


def _next(started: "Started") -> str:
    text = started.next_text
    if text is None:
        return "No text is due. Enrol somebody: carebell patient add --help"
    what = WHAT.get(text.what, f"a text ({text.what})")
    here = output.local(text.at, text.zone)
    return f"Next: {what} for {text.person}, {here}."
