"""Options that several commands share, so that they read and work alike everywhere."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

PHONE = "The mobile number, with + and the country code, such as +12025550123."
ZONE = "The IANA time zone, such as America/New_York."
LANGUAGE = "The language of the texts: en or es."
QUIET = "When nudges and notices wait, in local time, or off; at first 22:00-07:00."
QUIET_FOR_ALERTS = (
    "When alerts that are not urgent wait, in local time, or off; at first 22:00-07:00."
)
AGREED = (
    'How and when this person agreed to these texts, such as "signed form, 3 May 2026". By '
    "recording it you attest that they are 18 or over."
)
CONSENT = f"{AGREED} Without it nothing is sent to them."
NEW_CONSENT = f"{CONSENT} Another --phone needs another consent."
CONSENTED_ON = (
    "The day of that consent, such as 2026-05-03, where it was given on paper; default: today."
)

as_json = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON for programs instead of a table."
)

as_csv = click.option("--csv", "as_csv", is_flag=True, help="Print CSV instead of a table.")

with_ended = click.option(
    "--all", "ended", is_flag=True, help="Include those that have ended, too."
)


def span(command: F) -> F:
    """From which local date to which a listing goes."""
    command = click.option("--to", "last", metavar="DATE", help="The last day; default: today.")(
        command
    )
    return click.option(
        "--from", "first", metavar="DATE", help="The first day; default: the first that there is."
    )(command)


def require_a_change(typed: dict[str, Any]) -> None:
    """Refuse an edit that names nothing to change."""
    if all(value in (None, ()) for value in typed.values()):
        raise click.UsageError("Nothing to change was named; name at least one option.")
