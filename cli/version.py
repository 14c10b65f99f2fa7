"""`carebell version`."""

import click


@click.command
def command() -> None:
    """Show which Carebell this is."""
    from importlib.metadata import version

    click.echo(f"carebell {version('carebell')}")
