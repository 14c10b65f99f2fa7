"""`carebell web`."""

from typing import TYPE_CHECKING

import click

from cli import starting

if TYPE_CHECKING:
    from service.bootstrap.running import Started


@click.command
def command() -> None:
    """Listen only, one of several processes (PostgreSQL).

    It stores what Twilio brings and answers for health; `carebell worker` does the rest. Any
    number may share one database. It leaves an empty or older one alone: run
    `carebell db upgrade` first. It runs until it is stopped.
    """
    from service.bootstrap.running import web

    web(announce=_announce)


def _announce(started: "Started") -> None:
    click.echo(f"Carebell listens: {started.url}")
    click.echo(f"Database: {started.database}")
    click.echo(starting.how_twilio_reaches(started))
    click.echo("Stop with Ctrl+C.")
