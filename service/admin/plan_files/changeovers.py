"""The part of a plan file about the day of an edit or a move: what a line owes beside its rule."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from service.admin.plan_versions import go_on, plan_line
from service.core.changeover import Changeover
from service.core.entries import parse_local_moment
from service.core.errors import InputError
from service.core.prompting import PlanLine
from service.core.recurrence import Moment, to_utc
from service.core.timing import parse_date
from service.db.queries.plans import lately_asked
from service.db.rows import id_of
from service.db.tables import Schedule

NAMES = ("takes_over", "until_then")
_INSTANT = timedelta(microseconds=1)


def exported(
    session: Session, schedule: Schedule, zone: ZoneInfo, now: datetime
) -> dict[str, Any]:
    """What a line owes beside its rule, or does not owe by it; nothing where the rule says all.

    Times stand there as local ones of today's zone: one that is carried keeps its moment.
    """
    line = replace(plan_line(schedule), planned_through_at=now)
    asked = [one for one in lately_asked(session, id_of(schedule), now) if one.at <= now]
    days = list(_days_of_their_own(line, asked, zone, now))
    if not days:
        return {}
    takes_over = max(days) + timedelta(days=1)
    known = {(one.on, one.wall) for one in asked}
    owed = [
        one.at
        for one in line.moments(zone, to_utc(takes_over, time.min, zone) - _INSTANT)
        if (one.on, one.wall) not in known
    ]
    return {
        "takes_over": takes_over,
        "until_then": [f"{at.astimezone(zone):%Y-%m-%dT%H:%M}" for at in sorted(owed)],
    }


def _days_of_their_own(
    line: PlanLine, asked: Sequence[Moment], zone: ZoneInfo, now: datetime
) -> Iterator[date]:
    """Local dates on which the rule alone would ask something else than the line does."""
    if line.begins_on is not None and line.begins_on > now.astimezone(zone).date():
        yield line.begins_on - timedelta(days=1)
    for one in (*line.carried, *asked):
        last = max(one.at, to_utc(one.on, one.wall, zone))
        if last > now:
            yield last.astimezone(zone).date()


def apply(schedule: Schedule, values: dict[str, Any], zone: ZoneInfo, now: datetime) -> None:
    """Let a line that is new here go on as where it was exported; what is past is passed over.

    Raises:
        InputError: a time is none, or not before the day on which the rule takes over.
    """
    to_come = owed(values, zone, now)
    if "takes_over" not in values:
        return
    takes_over = parse_date(values["takes_over"], "takes_over")
    if takes_over > now.astimezone(zone).date():
        go_on(schedule, Changeover(now, takes_over, to_come), zone, now)


def owed(values: dict[str, Any], zone: ZoneInfo, now: datetime) -> tuple[Moment, ...]:
    """What a line owes beside its rule and is still to come.

    Raises:
        InputError: a time is none, or not before the day on which the rule takes over.
    """
    times = values.get("until_then", [])
    if "takes_over" not in values:
        if times:
            problem = "needs the day with it from which the rule counts"
            raise InputError("until_then", times[0], problem, "takes_over: 2027-03-09")
        return ()
    takes_over = parse_date(values["takes_over"], "takes_over")
    found = []
    for text in times:
        at = parse_local_moment(text, zone, "until_then")
        local = at.astimezone(zone)
        if local.date() >= takes_over:
            raise InputError("until_then", text, f"is not before takes_over {takes_over}")
        found.append(Moment(local.date(), local.time(), at))
    return tuple(one for one in found if one.at > now)
