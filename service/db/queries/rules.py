"""Which alert rules hold for a patient, and the series that they look at."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select, true

from service.core.climbs import (
    KINDS,
    SETTLES_AFTER,
    STANDARD,
    CheckIn,
    Dose,
    Earlier,
    RuleSet,
    Score,
)
from service.core.delivery import MessageState
from service.db.queries.holding import LASTING
from service.db.tables import (
    IN_TIME,
    AlertRule,
    Cause,
    DoseAnswer,
    DoseReport,
    Episode,
    Message,
    Occurrence,
    PainScore,
    ScheduleKind,
)

SCORES_LOOKED_AT = 60
"""More than any run can use, with ties ignored, and more than makes a usual level."""
CHECKINS_LOOKED_AT = 30
"""More than any silence has to be long."""
DOSES_LOOKED_AT = timedelta(days=30)
"""More than any span in which doses are counted."""
REACHED = (MessageState.SENT, MessageState.DELIVERED)
"""What has become of a prompt that the patient can have seen."""


def rule_set(session: Session, patient_id: int) -> RuleSet:
    """The rules that hold for a patient: their own ones, and the standard for all others."""
    own = session.exec(
        select(AlertRule).where(
            AlertRule.patient_id == patient_id, col(AlertRule.replaced_at).is_(None)
        )
    )
    return with_own({row.rule: row.parameters for row in own})


def with_own(parameters: dict[str, dict[str, Any]]) -> RuleSet:
    """The standard rules with these in their place, by name as `alert_rule` keeps them."""
    own: dict[str, Any] = {name: KINDS[name].from_json(data) for name, data in parameters.items()}
    return replace(STANDARD, **own)


def scores_of(session: Session, patient_id: int) -> list[Score]:
    """What rules may use: the current, in-time score of each check-in, oldest first."""
    rows = session.exec(
        select(col(PainScore.local_on), col(PainScore.value))
        .join(Occurrence, col(Occurrence.id) == col(PainScore.occurrence_id))
        .where(
            PainScore.patient_id == patient_id,
            col(PainScore.origin).in_(IN_TIME),
            col(PainScore.is_current).is_(True),
        )
        .order_by(col(Occurrence.due_at).desc())
        .limit(SCORES_LOOKED_AT)
    ).all()
    return [Score(on, value) for on, value in reversed(rows)]


def checkins_of(
    session: Session,
    patient_id: int,
    at: datetime,
    limit: int | None = None,
    after: datetime | None = None,
) -> list[CheckIn]:
    """The check-ins of a patient that count, oldest first; the newest ones where there are more.

    They have their current in-time score, or reached the phone and by then were over without one.
    Of those that were due `after` a moment, if there is one.
    """
    rows = session.exec(
        select(col(Occurrence.local_on), col(PainScore.value), col(Occurrence.due_at))
        .join(Message, col(Message.id) == col(Occurrence.message_id))
        .outerjoin(
            PainScore,
            (col(PainScore.occurrence_id) == col(Occurrence.id))
            & col(PainScore.origin).in_(IN_TIME)
            & col(PainScore.is_current),
        )
        .where(
            Occurrence.patient_id == patient_id,
            Occurrence.kind == ScheduleKind.CHECKIN,
            true() if after is None else col(Occurrence.due_at) > after,
            col(PainScore.id).is_not(None)
            | (col(Message.state).in_(REACHED) & (col(Occurrence.closes_at) <= at)),
        )
        .order_by(col(Occurrence.due_at).desc())
        .limit(limit)
    ).all()
    return [CheckIn(on, value, due_at) for on, value, due_at in reversed(rows)]


def doses_of(
    session: Session, patient_id: int, at: datetime, after: datetime | None = None
) -> list[Dose]:
    """The doses of a patient that had settled by a moment and reached the phone, oldest first.

    Of those that were due `after` another, if there is one. A dose is confirmed by a current
    answer that it was taken, late or not.
    """
    earliest = at - SETTLES_AFTER - DOSES_LOOKED_AT
    since = max(earliest, after or earliest)
    taken = (
        select(DoseReport.id)
        .where(
            col(DoseReport.occurrence_id) == col(Occurrence.id),
            DoseReport.answer == DoseAnswer.TAKEN,
            col(DoseReport.is_current),
        )
        .exists()
    )
    rows = session.exec(
        select(col(Occurrence.local_on), taken)
        .join(Message, col(Message.id) == col(Occurrence.message_id))
        .where(
            Occurrence.patient_id == patient_id,
            Occurrence.kind == ScheduleKind.DOSE,
            has_settled(at),
            col(Occurrence.due_at) > since,
            col(Message.state).in_(REACHED),
        )
        .order_by(col(Occurrence.due_at))
    )
    return [Dose(on, bool(confirmed)) for on, confirmed in rows]


def has_settled(at: datetime) -> ColumnElement[bool]:
    """Whether a dose counts by then: its window is over, and it was due 12 hours ago."""
    return (col(Occurrence.due_at) <= at - SETTLES_AFTER) & (col(Occurrence.closes_at) <= at)


def found_on(episode: Episode) -> date:
    """The local date of what opened an episode."""
    evidence = episode.evidence
    on = evidence.get("on") or evidence["scores"][-1]["on"]  # before there was more than climbs
    return date.fromisoformat(on)


def counted_through(episode: Episode) -> date:
    """The local date of the newest score that an episode has counted: a new find lies after it."""
    later = episode.evidence.get("later") or []
    through = episode.evidence.get("through") or (later[-1]["on"] if later else None)
    return date.fromisoformat(through) if through else found_on(episode)


def earlier_of(episode: Episode | None) -> Earlier | None:
    """An episode that is over, as the rules look at what comes after it."""
    if episode is None:
        return None
    return Earlier(found_on(episode), counted_through(episode), urgent=episode.urgent)


def lasting_ones(
    session: Session, patients: Collection[int] | None = None
) -> dict[int, list[Episode]]:
    """The worsenings of these patients, or of all, that were closed as lasting; in order."""
    statement = (
        select(Episode)
        .where(Episode.cause == Cause.WORSENING, Episode.close_reason == LASTING)
        .order_by(col(Episode.closed_at), col(Episode.id))
    )
    if patients is not None:
        statement = statement.where(col(Episode.patient_id).in_(patients))
    found: dict[int, list[Episode]] = defaultdict(list)
    for episode in session.exec(statement):
        found[episode.patient_id].append(episode)
    return found


def lasts_since(lasting: Sequence[Episode], at: datetime) -> date | None:
    """From which day on scores say what is usual, after worsenings that had lasted by then."""
    closed = [one for one in lasting if one.closed_at and one.closed_at <= at]
    return max(map(found_on, closed), default=None)
