"""The lists of the report: alerts, other medicines, notes."""

from collections.abc import Iterator

from service.reports.contents.table import Table
from service.reports.history import Alert, History
from service.reports.wording import Voice


def notes(history: History, say: Voice) -> Table:
    """What people wrote when they took texts out of the inbox, by day."""
    rows = tuple((say.day(on), text) for on, text in history.notes)
    return Table(say("notes"), ("", ""), rows, fewest=1, newest_last=True)


def alerts(history: History, say: Voice) -> Table:
    """The newest first: where not all have room, the oldest are left out."""
    if not history.alerts:
        return Table(say("alerts"), ("",), ((say("no_alerts"),),))
    return Table(
        say("alerts"),
        ("", say("began"), say("why"), say("outcome")),
        tuple(
            (str(alert.code), say.day(alert.on), alert.explanation, _outcome(alert, say))
            for alert in reversed(history.alerts)
        ),
        fewest=1,
    )


def _outcome(alert: Alert, say: Voice) -> str:
    return ", ".join(_outcomes(alert, say)) or say("open")


def _outcomes(alert: Alert, say: Voice) -> Iterator[str]:
    holders = [*alert.held_by, *filter(None, [alert.acknowledged_by])]
    yield from (say("taken_over", name=name) for name in holders)
    if alert.closed_on and alert.close_reason:
        why = say.name(alert.close_reason)
        yield say("closed_why", day=say.day(alert.closed_on), why=why)
    elif alert.closed_on:
        yield say("closed", day=say.day(alert.closed_on))
    elif holders:
        yield say("still_open" if alert.acknowledged_by else "open_again")


def others(history: History, say: Voice) -> Table:
    """What else the patient takes or took, with its first and last day."""
    return Table(
        say("others"),
        ("", say("from"), say("until")),
        tuple(
            (other.name, say.day(other.starts_on), say.day(other.ends_on) if other.ends_on else "")
            for other in history.others
        ),
        fewest=1,
    )
