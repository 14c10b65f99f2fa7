"""Options that several commands share, so that they read and work alike everywhere."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

PHONE = "The mobile number, with + and the country code, such as +12025550123."
ZONE = "The IANA time zone, such as America/New_York."
LANGUAGE = "The language of the texts; so far only en."
AGREED = (
    'How and when this person agreed to these texts, such as "signed form, 3 May 2026". By '
    "recording it you attest that they are 18 or over."
)
CONSENT = f"{AGREED} Without it nothing is sent to them."
NEW_CONSENT = f"{CONSENT} Another --phone needs another consent."

as_json = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON for programs instead of a table."
)

with_ended = click.option(
    "--all", "ended", is_flag=True, help="Include those that have ended, too."
)


def timing(window: str) -> Callable[[F], F]:
    """When a dose or check-in is due; `window` says what holds without --window."""
    options = [
        click.option(
            "--at",
            required=True,
            multiple=True,
            metavar="HH:MM",
            help="A local time of day, such as 21:00; repeat it for several.",
        ),
        click.option(
            "--every", metavar="2d", help="Every so many days (2d) or weeks (1w); default: daily."
        ),
        click.option("--on", metavar="mon,thu", help="Only on these days of the week."),
        click.option(
            "--from",
            "starts",
            metavar="DATE",
            help="The first day, as 2027-03-31; default: today.",
        ),
        click.option(
            "--until", "ends", metavar="DATE", help="The last day; default: until it is ended."
        ),
        click.option("--window", metavar="SPAN", help=window),
    ]

    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def require_a_change(typed: dict[str, Any]) -> None:
    """Refuse an edit that names nothing to change."""
    if all(value is None for value in typed.values()):
        raise click.UsageError("Nothing to change was named; name at least one option.")
