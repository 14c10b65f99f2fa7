"""`carebell status --watch`: the same few numbers, looked at again and again."""

from contextlib import nullcontext, suppress
from itertools import count
from time import sleep
from typing import TYPE_CHECKING, Any

import click

from cli import output
from cli.opening import reading

if TYPE_CHECKING:
    from datetime import datetime

    from service.admin.pulse import Pulse
    from service.admin.status import Status

EVERY = 2  # seconds
STYLES = {"healthy": "bold green", "degraded": "bold yellow", "down": "bold red"}


def watching(*, as_json: bool, rounds: int | None) -> str:
    """Look every two seconds, until Ctrl+C or for so many rounds; the health that was seen last.

    On a terminal one screen is drawn anew; elsewhere, and as JSON, each look is a line.
    """
    screen = None if as_json else output.live()
    health = "down"
    # Ctrl+C is the way to end it, and no mistake.
    with suppress(KeyboardInterrupt), screen or nullcontext():
        for done in count(1):
            seen = look()
            health = str(seen["health"])
            if as_json:
                output.print_json_line(seen)
            elif screen is None:
                click.echo(as_line(seen))
            else:
                screen.update(as_screen(seen), refresh=True)
            if done == rounds:
                break
            sleep(EVERY)
    return health


def look() -> dict[str, Any]:
    """What there is to see now; a database that does not answer is seen too."""
    from service.admin.pulse import pulse
    from service.admin.status import status
    from service.core.errors import DatabaseError, SchemaError

    try:
        with reading() as (session, now):
            return _seen(status(session, now), pulse(session, now), now)
    except (DatabaseError, SchemaError) as error:
        return {"health": "down", "reasons": [str(error)]}


def _seen(seen: "Status", numbers: "Pulse", now: "datetime") -> dict[str, Any]:
    return {
        "health": seen.health.value,
        "reasons": seen.reasons,
        "now": now,
        "due": numbers.due,
        "sent": numbers.sent,
        "answered": numbers.answered,
        "waiting": numbers.waiting,
        "open_alerts": [f"{one.code} {one.patient} ({one.state})" for one in seen.open_alerts],
        "last_inbound_at": seen.last_inbound_at,
        "oldest_unknown_at": numbers.oldest_unknown_at,
    }


def as_line(seen: dict[str, Any]) -> str:
    """A look on one line, with its time, for a file or a program that reads along."""
    facts = [f"{name}: {value}" for name, value in _facts(seen).items()]
    at = f"{seen['now']:%Y-%m-%d %H:%M:%S} UTC " if "now" in seen else ""
    return output.cell(f"{at}{'; '.join([str(seen['health']), *facts, *seen['reasons']])}")


def as_screen(seen: dict[str, Any]) -> Any:
    """A look as a panel for rich."""
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in _facts(seen).items():
        table.add_row(name.capitalize(), Text(output.cell(value)))
    for reason in seen["reasons"]:
        table.add_row("Reason", Text(output.cell(reason), style="yellow"))
    at = f"{output.local(seen['now'], 'UTC')}, " if "now" in seen else ""
    health = str(seen["health"])
    return Panel(
        table,
        title=Text(f"Carebell is {health}", style=STYLES[health]),
        subtitle=f"{at}Ctrl+C ends",
        expand=False,
    )


def _facts(seen: dict[str, Any]) -> dict[str, str]:
    """What is shown, in order; the three first are of the last 24 hours."""
    if "now" not in seen:
        return {}
    now = seen["now"]
    return {
        "due in 24 h": str(seen["due"]),
        "sent": str(seen["sent"]),
        "answered": str(seen["answered"]),
        "waiting to leave": str(seen["waiting"]),
        "open alerts": ", ".join(seen["open_alerts"]) or "none",
        "last text in": output.since(seen["last_inbound_at"], now) or "never",
        "oldest unknown": output.since(seen["oldest_unknown_at"], now) or "none",
    }
