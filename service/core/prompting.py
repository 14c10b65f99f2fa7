"""From a patient's plan lines to the prompts that fall due: one text per kind and moment."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from service.core.delivery import MessageKind
from service.core.dose_steps import Titration
from service.core.recurrence import Moment, Recurrence, moments, next_moment, to_utc
from service.core.timing import closes_at

ALIKE = 4096
"""How many answers are kept: in a morning's burst most plan lines are like one before."""
_KEEP_THEIR_MINUTE = (MessageKind.DOSE, MessageKind.CHECKIN, MessageKind.SIDE_EFFECTS)
_MINUTE = timedelta(minutes=1)

NEVER = datetime.min.replace(tzinfo=UTC)
"""When a time comes that a move between zones has given up: its name comes by no rule either."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One schedule as far as planning needs it; `planned_through_at` is its cursor.

    `kind` is one of `PROMPTS`; `medicine` is the name for a dose, else None; `titration` has its
    steps, where there are any. Without an answer it is asked once more `nudge_after` that long;
    None: never. The recurrence counts from the local date `begins_on` (None: from its own first
    day); `carried` are moments beside it: what an edit or a move between zones left to the day on
    which it was made. One at `NEVER` was given up there.
    """

    schedule_id: int
    kind: MessageKind
    recurrence: Recurrence
    window: timedelta
    planned_through_at: datetime
    medicine: str | None = None
    nudge_after: timedelta | None = None
    titration: Titration | None = None
    begins_on: date | None = None
    carried: tuple[Moment, ...] = ()

    def moments(self, zone: ZoneInfo, through: datetime) -> list[Moment]:
        """What is due after the cursor up to and including `through`; a carried one comes once."""
        after = self.planned_through_at
        regular = _moments(self.recurrence, zone, after, through)
        if self._is_its_rule:
            return list(regular)
        names = {(moment.on, moment.wall) for moment in self.carried}
        own = [
            moment
            for moment in regular
            if moment.on >= (self.begins_on or moment.on) and (moment.on, moment.wall) not in names
        ]
        return own + [moment for moment in self.carried if after < moment.at <= through]

    def next_due_at(self, zone: ZoneInfo, after: datetime) -> datetime | None:
        """When this is due next after a moment; None: never again."""
        if self._is_its_rule:
            return next_due_at(self.recurrence, zone, after)
        begins_at = to_utc(self.begins_on, time.min, zone) if self.begins_on else None
        regular = self._next_regular(zone, _latest(after, begins_at))
        carried = [moment.at for moment in self.carried if moment.at > after]
        return min(filter(None, [regular, *carried]), default=None)

    @property
    def _is_its_rule(self) -> bool:
        """Whether it is nothing but its recurrence, as most are."""
        return self.begins_on is None and not self.carried

    def _next_regular(self, zone: ZoneInfo, after: datetime) -> datetime | None:
        """When the rule is due next with a time that is not among the carried ones."""
        at = next_due_at(self.recurrence, zone, after)
        names = {(moment.on, moment.wall) for moment in self.carried}
        while at and all((one.on, one.wall) in names for one in self._at(zone, at)):
            at = next_due_at(self.recurrence, zone, at)
        return at

    def _at(self, zone: ZoneInfo, at: datetime) -> tuple[Moment, ...]:
        return _moments(self.recurrence, zone, at - timedelta(microseconds=1), at)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One text that is due at `due_at` and useful until `closes_at`; `wall` is its local time.

    `parts` are the plan lines that share it, each with its own nominal date and wall time. It
    leaves at `leaves_at`: later where another kind of prompt has the minute.
    """

    kind: MessageKind
    due_at: datetime
    leaves_at: datetime
    closes_at: datetime
    wall: time
    parts: tuple[tuple[PlanLine, Moment], ...]

    @property
    def medicines(self) -> list[str]:
        """The medicines of a dose prompt, each with its dose where a text may quote one."""
        return [_named(line, moment) for line, moment in self.parts if line.medicine is not None]

    @property
    def begins_with_doubt(self) -> bool:
        """Whether a dose that a text would quote changed while an episode was open."""
        return any(
            line.titration.in_text and line.titration.begins_with_doubt(moment.on)
            for line, moment in self.parts
            if line.titration
        )

    @property
    def nudge_at(self) -> datetime | None:
        """When to ask once more without an answer; None: never, or not before it closes."""
        spans = [line.nudge_after for line, _ in self.parts if line.nudge_after is not None]
        at = self.due_at + min(spans, default=self.closes_at - self.due_at)
        return at if at < self.closes_at else None


def prompts_due(lines: Sequence[PlanLine], zone: ZoneInfo, through: datetime) -> list[Prompt]:
    """All prompts of one patient after each line's cursor up to and including `through`.

    `lines` must hold every line of the patient that has not ended: a check-in closes when the
    patient's next one comes, whichever line that is of. Ordered by time.
    """
    shared: dict[tuple[datetime, MessageKind], list[tuple[PlanLine, Moment]]] = defaultdict(list)
    for line in lines:
        for moment in line.moments(zone, through):
            shared[moment.at, line.kind].append((line, moment))
    checkins = [line for line in lines if line.kind is MessageKind.CHECKIN]
    return [
        Prompt(
            kind=kind,
            due_at=due_at,
            leaves_at=due_at + _MINUTE * sum((due_at, first) in shared for first in _before(kind)),
            closes_at=_close(kind, due_at, [line for line, _ in parts], checkins, zone),
            wall=due_at.astimezone(zone).time().replace(tzinfo=None),
            parts=tuple(parts),
        )
        for (due_at, kind), parts in sorted(shared.items(), key=lambda item: item[0])
    ]


def _before(kind: MessageKind) -> tuple[MessageKind, ...]:
    """The kinds that keep a minute which this one would share with them.

    Plans are entered so that none is shared; a move between zones may bring two together.
    """
    return _KEEP_THEIR_MINUTE[: _KEEP_THEIR_MINUTE.index(kind)]


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
    following = (line.next_due_at(zone, due_at) for line in checkins)
    return closes_at(due_at, window, min(filter(None, following), default=None))


def _named(line: PlanLine, moment: Moment) -> str:
    dose = line.titration.quoted_on(moment.on) if line.titration else None
    return f"{line.medicine} {dose}" if dose else f"{line.medicine}"


def _latest(after: datetime, begins_at: datetime | None) -> datetime:
    """The cursor from which a rule goes on: midnight itself, where it begins, still counts."""
    return after if begins_at is None else max(after, begins_at - timedelta(minutes=1))


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
