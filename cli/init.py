"""`carebell init`."""

import click


@click.command
def command() -> None:
    """Make the database ready, and say what is missing for going live.

    An empty database is set up; one that is ready stays as it is.
    """
    from service.bootstrap.opening import init_database, load_settings
    from service.core.errors import ConfigurationError
    from service.settings import LiveSettings

    db = init_database(load_settings())
    click.echo(f"The database is ready: {db.url.render_as_string(hide_password=True)}")
    db.close()
    try:
        LiveSettings.load()
    except ConfigurationError as error:
        click.echo("To try Carebell without Twilio: carebell up --demo")
        click.echo("To go live, set first:")
        for problem in error.problems:
            click.echo(f"- {problem}")
    else:
        click.echo("Nothing is missing for going live. Add an admin contact, then start:")
        click.echo('carebell contact add NAME --phone +E164 --role admin --consent "..."')
        click.echo("carebell up")
