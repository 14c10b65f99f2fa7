"""Watching for doses that nobody confirmed, of the patients for whom that rule is switched on."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session, col, select, true

from service.core.climbs import DosesRule, doses
from service.core.timing import LONGEST_WINDOW
from service.db.queries.people import has_opted_out
from service.db.queries.rules import REACHED, doses_of, has_settled, rule_set
from service.db.tables import (
    AlertRule,
    Cause,
    Episode,
    EpisodeState,
    Message,
    Occurrence,
    Person,
    PersonState,
    ScheduleKind,
)
from service.engine.episodes import (
    RECOVERED,
    Found,
    close_episode,
    may_open,
    newest_episode,
    open_episode,
)


def unconfirmed(
    session: Session, since: datetime, at: datetime, among: Collection[int] | None = None
) -> Sequence[int]:
    """Patients worth a look, of all or `among` some: with the rule, and a dose that settled.

    It did between these two moments.
    """
    looked_at = true() if among is None else col(Occurrence.patient_id).in_(among)
    return session.exec(
        select(Occurrence.patient_id)
        .join(Message, col(Message.id) == col(Occurrence.message_id))
        .join(Person, col(Person.id) == col(Occurrence.patient_id))
        .join(AlertRule, col(AlertRule.patient_id) == col(Occurrence.patient_id))
        .where(
            Occurrence.kind == ScheduleKind.DOSE,
            looked_at,
            # Of the days before, as far as a window reaches: for the index.
            Occurrence.due_at > since - LONGEST_WINDOW,
            has_settled(at),
            ~has_settled(since),
            AlertRule.rule == DosesRule.name,
            col(AlertRule.replaced_at).is_(None),
            col(Message.state).in_(REACHED),
            Person.state == PersonState.ACTIVE,
        )
        .distinct()
    ).all()


def judge_doses(session: Session, patient_id: int, at: datetime, now: datetime) -> bool:
    """Open an episode if the patient's rule finds too many doses not confirmed by a moment.

    Doses of before the last one ended make no other: whoever closed it knew.
    """
    rule = rule_set(session, patient_id).doses
    if not rule.enabled:
        return False
    last = newest_episode(session, patient_id, Cause.DOSES)
    after = last.closed_at if last else None
    found = doses(doses_of(session, patient_id, at, after), rule)
    if found is None or not may_open(last, rule, now):
        return False
    if has_opted_out(session, session.get_one(Person, patient_id).phone):
        return False
    days = [dose.on for dose in found.missed]
    noted = Found(rule, found.explain(), days[-1], days=days)
    open_episode(session, patient_id, Cause.DOSES, noted, now)
    return True


def close_confirmed(session: Session, at: datetime, now: datetime) -> int:
    """Close the dose alerts of those whose doses are confirmed again; how many."""
    open_ones = session.exec(
        select(Episode)
        .where(
            Episode.cause == Cause.DOSES,
            col(Episode.state).in_([EpisodeState.TRIGGERED, EpisodeState.ACKNOWLEDGED]),
        )
        .with_for_update(skip_locked=True)
    ).all()
    over = [
        episode
        for episode in open_ones
        if doses(
            doses_of(session, episode.patient_id, at),
            DosesRule.from_json(episode.evidence["parameters"]),
        )
        is None
    ]
    for episode in over:
        close_episode(session, episode, RECOVERED, now)
    return len(over)
