"""Whether a plan line has room beside the others: never two kinds in a minute, so many a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from service.core.delivery import MessageKind
from service.core.recurrence import Moment, Recurrence, moments, to_utc

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_HALF_A_DAY = 720  # minutes: further away than that it is another part of the day


@dataclass(frozen=True, slots=True)
class Line:
    """A plan line as far as room matters; `nudged` if it may be asked about once more."""

    patient_id: int
    kind: MessageKind
    recurrence: Recurrence
    zone: ZoneInfo
    nudged: bool


@dataclass(frozen=True, slots=True)
class Span:
    """What is looked at: after `after`, up to and including `through` (aware UTC)."""

    after: datetime
    through: datetime


@dataclass(frozen=True, slots=True)
class Crowd:
    """`texts` in the day that ends at `at`, `nudges` of them only without answers."""

    at: datetime
    texts: int
    nudges: int


@dataclass(frozen=True, slots=True)
class Collision:
    """Two lines that ask in one minute: what the new one and the other call that moment."""

    mine: Moment
    theirs: Moment
    other: Line


def first_collision(line: Line, others: Iterable[Line], span: Span) -> Collision | None:
    """The first moment at which one of the others asks something of another kind."""
    mine = {moment.at: moment for moment in _moments(line, span)}
    shared = (
        Collision(mine[moment.at], moment, other)
        for other in others
        if other.kind is not line.kind
        for moment in _moments(other, span)
        if moment.at in mine
    )
    return min(shared, key=lambda found: found.mine.at, default=None)


def nearest_free(
    line: Line, taken: Moment, others: Iterable[Line], span: Span
) -> timedelta | None:
    """How far to move the line's times of that time of day until nothing of another kind is there.

    Later before earlier; None where nothing is free within twelve hours of the same day.
    """
    days = [moment.on for moment in _moments(line, span) if moment.wall == taken.wall]
    busy = {
        moment.at
        for other in others
        if other.kind is not line.kind
        for moment in _moments(other, span)
    }
    start = datetime.combine(taken.on, taken.wall)
    for minutes in range(1, _HALF_A_DAY):
        for shift in (minutes * _MINUTE, -minutes * _MINUTE):
            local = start + shift
            if local.date() != taken.on:
                continue
            # By the clocks of each day: those that skip this time may put it on one that is taken.
            if busy.isdisjoint(to_utc(on, local.time(), line.zone) for on in (taken.on, *days)):
                return shift
    return None


def first_crowd(lines: Sequence[Line], most: int, span: Span) -> Crowd | None:
    """Where a day first holds more than `most` texts; None if none ever does.

    A day is 24 hours of the clock on the wall, so that a change of clocks makes no plan too full.

    Prompts of one patient, kind and moment are one text. A nudge may follow each text of a line
    that has them: it counts, for it leaves if no answer comes.
    """
    # Only who is the same matters, not who it is: a thousand patients with one plan count once.
    owners = list(dict.fromkeys(line.patient_id for line in lines))
    alike = (replace(line, patient_id=owners.index(line.patient_id)) for line in lines)
    return _first_crowd(tuple(alike), most, span)


@lru_cache(maxsize=256)
def _first_crowd(lines: tuple[Line, ...], most: int, span: Span) -> Crowd | None:
    nudged: dict[tuple[datetime, MessageKind, int], bool] = {}
    for line in lines:
        for moment in _moments(line, span):
            key = moment.at, line.kind, line.patient_id
            nudged[key] = nudged.get(key, False) or line.nudged
    texts = sorted(
        (at.astimezone(lines[0].zone).replace(tzinfo=None), at, asked_again)
        for (at, _, _), asked_again in nudged.items()
    )
    begin = count = nudges = 0
    for wall, at, asked_again in texts:
        count, nudges = count + 1, nudges + asked_again
        while texts[begin][0] <= wall - _DAY:
            count, nudges = count - 1, nudges - texts[begin][2]
            begin += 1
        if count + nudges > most:
            return Crowd(at, count + nudges, nudges)
    return None


def _moments(line: Line, span: Span) -> tuple[Moment, ...]:
    return _expanded(line.recurrence, line.zone, span.after, span.through)


@lru_cache(maxsize=256)
def _expanded(
    recurrence: Recurrence, zone: ZoneInfo, after: datetime, through: datetime
) -> tuple[Moment, ...]:
    return tuple(moments(recurrence, zone, after=after, through=through))
