"""The versions of a plan line: what each holds, from when it does, and how the line goes on."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from service.admin.plan_reading import recurrence_of
from service.core.changeover import Changeover
from service.core.delivery import MessageKind
from service.core.prompting import PlanLine
from service.core.recurrence import to_utc
from service.db.queries.plans import carried_moments, stored_moments
from service.db.rows import id_of
from service.db.tables import Schedule

VERSIONED = (
    *("rule", "starts_on", "ends_on", "steps_of", "each_step"),
    *("window", "nudge_after", "quiet"),
)


def versioned(schedule: Schedule) -> dict[str, object]:
    """What a plan's history keeps of a version that another takes the place of."""
    return {name: getattr(schedule, name) for name in (*VERSIONED, "version", "in_force_at")}


def next_version(schedule: Schedule, over: Changeover, zone: ZoneInfo, now: datetime) -> None:
    """Let a line whose values are those of its next version go on by them.

    It is in force from the day on which its rule takes over, and may be planned again.
    """
    go_on(schedule, over, zone, now)
    begins_at = to_utc(over.begins_on, time.min, zone) if over.begins_on else now
    schedule.version += 1
    schedule.in_force_at = max(now, begins_at)
    schedule.problem = None


def go_on(schedule: Schedule, over: Changeover, zone: ZoneInfo, now: datetime) -> None:
    """Move a line's cursor, and what it keeps beside its rule, as a change wants it."""
    schedule.planned_through_at = over.planned_through
    schedule.begins_on = over.begins_on
    schedule.carried = stored_moments(over.carried)
    after = min(now, over.planned_through)
    schedule.next_due_at = plan_line(schedule).next_due_at(zone, after)


def plan_line(schedule: Schedule) -> PlanLine:
    """A plan line as core works on it."""
    return PlanLine(
        schedule_id=id_of(schedule),
        kind=MessageKind(schedule.kind.value),
        recurrence=recurrence_of(schedule),
        window=schedule.window,
        planned_through_at=schedule.planned_through_at,
        begins_on=schedule.begins_on,
        carried=carried_moments(schedule.carried),
        nudge_after=schedule.nudge_after,
    )
