"""`carebell status`: how the service is."""

from typing import TYPE_CHECKING, Any

import click

from cli import options, output
from cli.opening import reading

if TYPE_CHECKING:
    from service.admin.status import Status

EXIT_CODES = {"healthy": 0, "degraded": 3, "down": 4}
ALERT = (
    "id code patient state urgent triggered_at acknowledged_by next_step_at nobody_to_tell "
    "nobody_answers"
)
BEGINNING = 60  # characters of a waiting text; carebell inbox list shows more of it
NAMED = 20
"""People of one line who are named; a clinic may have thousands without a caregiver."""


@click.command
@options.as_json
@click.option("--watch", is_flag=True, help="Show it anew every 2 seconds, until Ctrl+C.")
@click.option("--rounds", type=click.IntRange(min=1), hidden=True, help="Looks, for tests.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool, watch: bool, rounds: int | None) -> None:
    """Show whether the service works, and what needs a person.

    Exit code 0: healthy. 3: degraded, something needs a person. 4: down, nothing is sent. With
    --watch it is that of the last look; where there is no terminal each look is a line.
    """
    from service.admin.status import status
    from service.core.errors import DatabaseError, SchemaError

    if watch:
        from cli.watch import watching

        ctx.exit(EXIT_CODES[watching(as_json=as_json, rounds=rounds)])
    try:
        with reading() as (session, now):
            seen = status(session, now)
    except (DatabaseError, SchemaError) as error:
        down = {"health": "down", "reasons": [str(error)]}
        if as_json:
            output.print_json(down)
        else:
            click.echo(f"Carebell is down.\n- {error}")
        ctx.exit(EXIT_CODES["down"])
    if as_json:
        output.print_json(_as_json(seen))
    else:
        _print(seen)
    ctx.exit(EXIT_CODES[seen.health.value])


def _print(seen: "Status") -> None:
    click.echo(f"Carebell is {seen.health.value}.")
    for reason in seen.reasons:
        click.echo(f"- {output.cell(reason)}")
    ahead = (
        f", {output.short_span(seen.clock_ahead)} ahead of real time" if seen.clock_ahead else ""
    )
    output.print_facts(
        {
            "Mode": seen.mode or "not started yet",
            "Time": f"{output.local(seen.now, 'UTC')}{ahead}",
            "Passes": [f"{run.name} {output.short_span(run.ago)} ago" for run in seen.passes],
            "Audit": "" if seen.audit is None else f"{output.short_span(seen.audit.ago)} ago",
            "Texts": [f"{number} {state}" for state, number in seen.queue.items()] or "none yet",
            "Oldest due text": output.since(seen.oldest_due_at, seen.now),
            "Last text in": output.since(seen.last_inbound_at, seen.now),
            "Last receipt": output.since(seen.last_receipt_at, seen.now),
        }
        | {
            f"Alert {alert.code}": output.joined(
                [
                    alert.patient,
                    alert.state,
                    "urgent" if alert.urgent else "",
                    alert.acknowledged_by,
                    "nobody to tell" if alert.nobody_to_tell else "",
                    "nobody answers" if alert.nobody_answers else "",
                    alert.next_step_at and f"goes on at {output.local(alert.next_step_at, 'UTC')}",
                ],
                ", ",
            )
            for alert in seen.open_alerts
        }
        | {
            f"Waiting text {text.id}": f"{text.person or 'unknown'}, "
            f"{output.since(text.received_at, seen.now)}: "
            f"{output.beginning(text.text, BEGINNING) or '(empty)'} ({text.why})"
            for text in seen.waiting_texts
        }
        | {
            f"Unread text {one.id}": f"{one.about}: {one.problem}"
            for one in seen.quarantined.texts
        }
        | {
            f"{noun} {one.id}": f"{one.about}: {one.problem}"
            for noun, rows in (
                ("Schedule", seen.quarantined.schedules),
                ("Text out", seen.quarantined.messages),
                ("Alert row", seen.quarantined.alerts),
            )
            for one in rows
        }
        | {
            "Opted out": _first([f"{one.name} ({one.kind} {one.id})" for one in seen.opted_out]),
            "No caregiver": _first([f"{one.name} ({one.id})" for one in seen.without_caregiver]),
            "Numbers to check again": seen.countries_to_review,
        }
    )


def _first(names: list[str]) -> list[str]:
    """As many of them as can be read at a glance, and how many more --json lists."""
    if len(names) <= NAMED:
        return names
    return [*names[:NAMED], f"and {len(names) - NAMED} more (--json lists all)"]


def _as_json(seen: "Status") -> dict[str, Any]:
    return {
        "health": seen.health.value,
        "reasons": seen.reasons,
        "mode": seen.mode,
        "now": seen.now,
        "clock_ahead_seconds": int(seen.clock_ahead.total_seconds()),
        "passes": [
            {
                "name": run.name,
                "finished_at": run.finished_at,
                "seconds_ago": int(run.ago.total_seconds()),
                "error": run.error,
            }
            for run in seen.passes
        ],
        "audit": None
        if seen.audit is None
        else {
            "finished_at": seen.audit.finished_at,
            "seconds_ago": int(seen.audit.ago.total_seconds()),
            "error": seen.audit.error,
        },
        "queue": seen.queue,
        "unknown": seen.queue.get("unknown", 0),
        "oldest_due_at": seen.oldest_due_at,
        "last_inbound_at": seen.last_inbound_at,
        "last_receipt_at": seen.last_receipt_at,
        "open_alerts": [output.fields(one, ALERT) for one in seen.open_alerts],
        "waiting_texts": [
            output.fields(one, "id person text reason received_at") for one in seen.waiting_texts
        ],
        "untold_dangers": [output.fields(one, "id why") for one in seen.untold_dangers],
        **{
            f"quarantined_{what}": [
                output.fields(one, "id about problem") for one in getattr(seen.quarantined, what)
            ]
            for what in ("texts", "schedules", "messages", "alerts")
        },
        "opted_out": [output.fields(one, "id name kind") for one in seen.opted_out],
        "without_caregiver": [output.fields(one, "id name") for one in seen.without_caregiver],
        "countries_to_review": seen.countries_to_review,
    }
