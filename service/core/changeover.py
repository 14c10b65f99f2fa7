"""The day on which a plan changes: what it still owes that day, so that none is doubled or lost.

An occurrence is itself by plan line, nominal local date and wall time. A change never touches
one that is on record; what was still to come that day and is not given by the plan as it stands
afterwards is carried: it keeps the moment that it had.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from service.core.delivery import MessageKind
from service.core.prompting import NEVER, PlanLine
from service.core.recurrence import Moment, Recurrence, moments, to_utc

_FURTHEST = timedelta(hours=27)
"""No two zones show local times that are further apart: UTC-12 and UTC+14."""
_SEEN = timedelta(days=3)
"""Around a move: who takes something more seldom than that gets nothing twice in a day by it."""


@dataclass(frozen=True, slots=True)
class Changeover:
    """How a changed plan line goes on: from which local date by its rule, and what beside it.

    `planned_through` is its cursor (aware UTC).
    """

    planned_through: datetime
    begins_on: date | None
    carried: tuple[Moment, ...]


def edited(line: PlanLine, recurrence: Recurrence, zone: ZoneInfo, now: datetime) -> Changeover:
    """How a line goes on by another rule.

    The new rule takes over at once where it has as many times left today as the old one: a dose
    moved from 21:00 to 22:00 at noon is asked at 22:00. Else it takes over tomorrow, and today's
    stay as they were: moved at half past nine in the evening it was asked already.
    """
    today = now.astimezone(zone).date()
    left = tuple(one for one in line.moments(zone, now + _FURTHEST) if one.on <= today)
    instead = [
        one
        for one in moments(recurrence, zone, after=now, through=now + _FURTHEST)
        if one.on <= today
    ]
    is_overdue, given_up = any(one.at <= now for one in left), tuple(_given_up(line, now))
    if not is_overdue and len(left) == len(instead):
        return Changeover(now, today, given_up)
    return Changeover(line.planned_through_at, today + timedelta(days=1), (*left, *given_up))


def followed(line: PlanLine, recurrence: Recurrence, zone: ZoneInfo, now: datetime) -> Changeover:
    """How a line goes on that follows steps, when these come on other days: by those at once.

    What was due before and is not on record yet is still asked, or expires on record.
    """
    if line.moments(zone, now):
        return edited(line, recurrence, zone, now)
    return Changeover(now, line.begins_on, line.carried)


def moved(
    line: PlanLine, old: ZoneInfo, new: ZoneInfo, now: datetime, asked: Sequence[Moment] = ()
) -> Changeover:
    """How a line goes on after its patient has moved between zones: at the same wall times.

    `asked` is what is on record of the last days.

    A time that clocks in the new zone have passed and that had not come in the old one keeps the
    moment it had there. What is on record and comes again is for the record to refuse.

    After a long way east two doses can come closer than half as far apart as any two of the line
    are: one too many. One of them is given up: it is carried as what never comes. What an earlier
    move gave up is judged anew where it is still to come, so a wrong zone that is put right at
    once leaves nothing out.
    """
    known = {(one.on, one.wall) for one in line.carried}
    on_record = {(one.on, one.wall) for one in asked}
    carried = []
    for one in line.moments(old, now + _FURTHEST):
        if (one.on, one.wall) in on_record:
            continue
        there = to_utc(one.on, one.wall, new)
        if there <= now:
            carried.append(one)
        elif (one.on, one.wall) in known:
            carried.append(Moment(one.on, one.wall, there))
    is_overdue = any(one.at <= now for one in carried)
    through = line.planned_through_at if is_overdue else now
    passed = [one for one in _given_up(line, now) if to_utc(one.on, one.wall, new) <= now]
    over = Changeover(through, line.begins_on, (*carried, *passed))
    is_dose = line.kind is MessageKind.DOSE
    too_many = _too_near(over, line, new, now, asked) if is_dose else []
    kept = [one for one in over.carried if one not in too_many]
    return replace(over, carried=(*kept, *(replace(one, at=NEVER) for one in too_many)))


def _given_up(line: PlanLine, now: datetime) -> list[Moment]:
    """What an earlier move has given up and a rule could bring back."""
    since = (now - _SEEN).date()
    return [one for one in line.carried if one.at == NEVER and one.on >= since]


def _too_near(
    over: Changeover, here: PlanLine, new: ZoneInfo, now: datetime, asked: Sequence[Moment]
) -> list[Moment]:
    """Which times to come after a move are a dose too many: the carried one of two, if any is.

    Else the first of the new zone, where the last one that was asked has hardly passed.
    """
    apart = _least_gap(here, new, now) / 2
    last = max((one.at for one in (*asked, *over.carried) if NEVER < one.at <= now), default=NEVER)
    names = {(one.on, one.wall) for one in (*asked, *over.carried)}
    to_come = replace(here, planned_through_at=now, carried=()).moments(new, now + 2 * _FURTHEST)
    regular = [one for one in to_come if (one.on, one.wall) not in names]
    hardly = [one for one in regular if one.at - last < apart]
    left = [one for one in regular if one not in hardly]
    carried = [one for one in over.carried if one.at > now]
    return hardly + [
        one for one in carried if any(abs(one.at - other.at) < apart for other in left)
    ]


def _least_gap(line: PlanLine, zone: ZoneInfo, now: datetime) -> timedelta:
    """How long lies at least between two times of a line these days; nothing where it is slow."""
    seen = moments(line.recurrence, zone, after=now - _SEEN, through=now + _SEEN)
    gaps = [later.at - earlier.at for earlier, later in pairwise(seen)]
    return min(filter(None, gaps), default=timedelta(0))
