"""Who is asked so rarely that no rule on scores can find anything: it is said when it is set."""

from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.core.climbs import reaches
from service.core.recurrence import Recurrence, moments
from service.db.queries.rules import rule_set
from service.db.rows import id_of
from service.db.tables import Person, Schedule, ScheduleKind

LOOKED_AHEAD = timedelta(days=120)
WIDEST_GAP = 14
"""That `--max-gap-days` takes."""


def out_of_reach(session: Session, patient: Person, now: datetime) -> str | None:
    """A sentence to whoever plans, if no rule that is on could ever find a worsening."""
    rules = rule_set(session, id_of(patient)).on_scores()
    lines = session.exec(
        select(Schedule).where(
            Schedule.patient_id == patient.id,
            Schedule.kind == ScheduleKind.CHECKIN,
            col(Schedule.next_due_at).is_not(None),
            col(Schedule.ended_at).is_(None),
        )
    ).all()
    zone = ZoneInfo(patient.zone)
    asked = sorted(
        {
            moment.on
            for line in lines
            for moment in moments(
                Recurrence(line.rule, line.starts_on, line.ends_on),
                zone,
                after=now,
                through=now + LOOKED_AHEAD,
            )
        }
    )
    if not rules or any(reaches(rule, asked) for rule in rules):
        return None
    gap = min((later - earlier).days for earlier, later in pairwise(asked))
    option = f"--max-gap-days {gap}" if gap <= WIDEST_GAP else "--severe on"
    return (
        f"Mind: {patient.name} is asked every {gap} days, and so no rule on scores can raise an "
        f"alert. Try: carebell rule set {patient.id} {option}"
    )


def out_of_reach_after(session: Session, line_id: int, now: datetime) -> str | None:
    """The same of the patient whose check-in that is; of other plan lines nothing."""
    line = session.get_one(Schedule, line_id)
    is_checkin = line.kind is ScheduleKind.CHECKIN
    return (
        out_of_reach(session, session.get_one(Person, line.patient_id), now)
        if is_checkin
        else None
    )
