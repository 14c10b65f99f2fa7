"""`carebell worker`."""

from typing import TYPE_CHECKING

import click

from cli import starting

if TYPE_CHECKING:
    from service.bootstrap.running import Started


@click.command
def command() -> None:
    """Send and read only, one of several processes (PostgreSQL).

    Any number may share one database; `carebell web` listens beside them. It takes no port, and
    leaves an empty or older database alone: run `carebell db upgrade` first. It runs until it is
    stopped; texts that are on their way then get ten seconds.
    """
    from service.bootstrap.running import worker

    worker(announce=_announce)


def _announce(started: "Started") -> None:
    click.echo("A worker of Carebell is up.")
    click.echo(f"Database: {started.database}")
    click.echo(starting.next_text(started))
    click.echo("Stop with Ctrl+C.")
