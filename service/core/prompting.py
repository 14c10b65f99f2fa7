"""From a patient's plan lines to the prompts that fall due: one text per kind and moment."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from service.core.delivery import MessageKind
from service.core.recurrence import Moment, Recurrence, moments, next_moment
from service.core.timing import closes_at

ALIKE = 4096
"""How many answers are kept: in a morning's burst most plan lines are like one before."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One schedule as far as planning needs it; `planned_through_at` is its cursor.

    `kind` is DOSE or CHECKIN; `medicine` is the name for a dose, None for a check-in.
    """

    schedule_id: int
    kind: MessageKind
    recurrence: Recurrence
    window: timedelta
    planned_through_at: datetime
    medicine: str | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """One text that is due at `due_at` and useful until `closes_at`; `wall` is its local time.

    `parts` are the plan lines that share it, each with its own nominal date and wall time.
    """

    kind: MessageKind
    due_at: datetime
    closes_at: datetime
    wall: time
    parts: tuple[tuple[PlanLine, Moment], ...]

    @property
    def medicines(self) -> list[str]:
        """The names of the medicines of a dose prompt, as the plan lines have them."""
        return [line.medicine for line, _ in self.parts if line.medicine is not None]


def prompts_due(lines: Sequence[PlanLine], zone: ZoneInfo, through: datetime) -> list[Prompt]:
    """All prompts of one patient after each line's cursor up to and including `through`.

    `lines` must hold every line of the patient that has not ended: a check-in closes when the
    patient's next one comes, whichever line that is of. Ordered by time.
    """
    shared: dict[tuple[datetime, MessageKind], list[tuple[PlanLine, Moment]]] = defaultdict(list)
    for line in lines:
        for moment in _moments(line.recurrence, zone, line.planned_through_at, through):
            shared[moment.at, line.kind].append((line, moment))
    checkins = [line for line in lines if line.kind is MessageKind.CHECKIN]
    return [
        Prompt(
            kind=kind,
            due_at=due_at,
            closes_at=_close(kind, due_at, [line for line, _ in parts], checkins, zone),
            wall=due_at.astimezone(zone).time().replace(tzinfo=None),
            parts=tuple(parts),
        )
        for (due_at, kind), parts in sorted(shared.items(), key=lambda item: item[0])
    ]


def _close(
    kind: MessageKind,
    due_at: datetime,
    lines: Iterable[PlanLine],
    checkins: Iterable[PlanLine],
    zone: ZoneInfo,
) -> datetime:
    window = max(line.window for line in lines)
    if kind is not MessageKind.CHECKIN:
        return closes_at(due_at, window, None)
    following = (next_due_at(line.recurrence, zone, due_at) for line in checkins)
    return closes_at(due_at, window, min(filter(None, following), default=None))


@lru_cache(maxsize=ALIKE)
def next_due_at(recurrence: Recurrence, zone: ZoneInfo, after: datetime) -> datetime | None:
    """When a plan line is due next; None: never again. See `next_moment`."""
    moment = next_moment(recurrence, zone, after=after)
    return moment.at if moment else None


@lru_cache(maxsize=ALIKE)
def _moments(
    recurrence: Recurrence, zone: ZoneInfo, after: datetime, through: datetime
) -> tuple[Moment, ...]:
    return tuple(moments(recurrence, zone, after=after, through=through))
