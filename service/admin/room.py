"""Room for a plan line: refused when it is entered, not when a text would have to be left out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, or_, select

from service.core.after_steps import AfterStep
from service.core.crowding import (
    Line,
    Span,
    first_collision,
    first_crowd,
    nearest_free,
)
from service.core.delivery import MessageKind
from service.core.errors import ConflictError
from service.core.policy import Pace
from service.core.recurrence import Recurrence, to_utc
from service.db.tables import Patient, Person, Schedule

TEXTS_A_DAY: Final = Pace().texts_a_day
"""To one number, where the deployer has not set another."""
LOOKED_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A plan line of whoever has the same number."""

    schedule: Schedule
    zone: ZoneInfo
    nudges: bool


def require_room(
    session: Session,
    schedule: Schedule,
    patient: Person,
    neighbours: Sequence[Neighbour],
    now: datetime,
    texts_a_day: int,
) -> None:
    """Return if a new line fits the number's plan for a year from its first day.

    Raises:
        ConflictError: it asks in the minute of another kind of prompt of the patient, or with it
            the number could get more than `texts_a_day` texts in 24 hours.
    """
    zone = ZoneInfo(patient.zone)
    first = to_utc(schedule.starts_on, time.min, zone) - timedelta(minutes=1)
    span = Span(max(now, first), max(now, first) + LOOKED_AHEAD)
    nudges = session.get_one(Patient, patient.id).nudges
    new = _line(schedule, zone, nudged=nudges)
    others = [_line(one.schedule, one.zone, nudged=one.nudges) for one in neighbours]
    own = [line for line in others if line.patient_id == new.patient_id]
    _refuse_collision(new, own, span)
    crowd = first_crowd([new, *others], texts_a_day, span)
    if crowd is not None:
        at = crowd.at.astimezone(zone)
        again = f", {crowd.nudges} of them asked once more without an answer" * bool(crowd.nudges)
        raise ConflictError(
            f"With that, {patient.phone} could get {crowd.texts} texts in the 24 hours up to "
            f"{at:%Y-%m-%d %H:%M}{again}; {texts_a_day} is the most. Ask less often"
            + (", or add it with --nudge off." if crowd.nudges else ".")
        )


def _refuse_collision(new: Line, own: list[Line], span: Span) -> None:
    """A dose keeps its minute, whichever of the two was there first."""
    found = first_collision(new, own, span)
    if found is None:
        return
    stays, moves, moment = found.other, new, found.mine
    way = "give it another time"
    if new.kind is MessageKind.DOSE:
        stays, moves, moment = new, found.other, found.theirs
        way = f"end the {_NAMES[moves.kind]} first and add it again at another time"
    beside = [line for line in (new, *own) if line is not moves]
    shift = nearest_free(moves, moment, beside, span)
    if shift is not None:
        free = datetime.combine(moment.on, moment.wall) + shift
        way = f"{way}, the nearest free is {free:%H:%M}"
    raise ConflictError(
        f"On {moment.on} a {_NAMES[moves.kind]} at {moment.wall:%H:%M} would come in the same "
        f"minute as a {_NAMES[stays.kind]}; {way}."
    )


_NAMES = {
    MessageKind.DOSE: "dose",
    MessageKind.CHECKIN: "check-in",
    MessageKind.SIDE_EFFECTS: "side-effect check",
}


def neighbours(session: Session, schedule: Schedule, patient: Person) -> list[Neighbour]:
    """What else is planned for the same number, by whoever has it."""
    rows = session.exec(
        select(Schedule, Person, Patient)
        .join(Person, col(Person.id) == col(Schedule.patient_id))
        .join(Patient, col(Patient.person_id) == col(Schedule.patient_id))
        .where(
            Person.phone == patient.phone,
            or_(col(Schedule.next_due_at).is_not(None), col(Schedule.steps_of).is_not(None)),
            col(Schedule.ended_at).is_(None),
            col(Schedule.id).is_distinct_from(schedule.id),
        )
        .order_by(col(Schedule.id))
    )
    return [Neighbour(other, ZoneInfo(owner.zone), owns.nudges) for other, owner, owns in rows]


def numbers_with_plans(session: Session, phones: Collection[str]) -> set[str]:
    """Those of these numbers for which anything is planned, by whoever has them."""
    return set(
        session.exec(
            select(Person.phone)
            .join(Schedule, col(Schedule.patient_id) == col(Person.id))
            .where(col(Person.phone).in_(phones), col(Schedule.ended_at).is_(None))
        )
    )


def _line(schedule: Schedule, zone: ZoneInfo, *, nudged: bool) -> Line:
    # What follows steps has room on every day: they may be moved to any.
    each = schedule.each_step
    rule = AfterStep(**each).daily if each else schedule.rule
    return Line(
        patient_id=schedule.patient_id,
        kind=MessageKind(schedule.kind.value),
        recurrence=Recurrence(rule, schedule.starts_on, schedule.ends_on),
        zone=zone,
        nudged=nudged and schedule.nudge_after is not None,
    )
