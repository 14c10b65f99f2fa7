"""`carebell db`: the database's schema."""

import click

from cli.groups import InOrder


@click.group(cls=InOrder)
def command() -> None:
    """Check the database's schema, and bring it up to date."""


@command.command()
def upgrade() -> None:
    """Bring the schema to what this Carebell needs.

    Stop the service and make a backup first.
    """
    from service.bootstrap.opening import load_settings
    from service.db import schema
    from service.db.database import Database

    db = Database(load_settings().database_url)
    try:
        before = schema.current_revision(db)
        schema.upgrade(db)
        after = schema.current_revision(db)
    finally:
        db.close()
    done = "was up to date already" if before == after else f"is now at {after}"
    click.echo(f"The database's schema {done}.")


@command.command()
def check() -> None:
    """Say whether this Carebell understands the database's schema."""
    from service.bootstrap.opening import load_settings, open_database
    from service.db import schema

    db = open_database(load_settings())
    try:
        click.echo(f"The database's schema is the right one ({schema.current_revision(db)}).")
    finally:
        db.close()
