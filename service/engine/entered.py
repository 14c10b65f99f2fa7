"""Scores that a person entered, from the inbox or a call: the rules look as at texted ones."""

from datetime import datetime

from sqlmodel import Session, col, false, select

from service.core.policy import Policy
from service.db.tables import IN_TIME, PainScore, Person
from service.engine.correct import correct
from service.engine.watch import watch

SCORES_PER_ROUND = 50


def follow_entered(session: Session, policy: Policy, now: datetime) -> int:
    """Let the rules look once at what was entered since; how many scores that were."""
    scores = session.exec(
        select(PainScore)
        .where(col(PainScore.watched) == false())
        .order_by(col(PainScore.id))
        .limit(SCORES_PER_ROUND)
        .with_for_update(skip_locked=True)
    ).all()
    for score in scores:
        score.watched = True
        session.flush()
        if score.origin in IN_TIME and score.is_current:
            _look(session, policy, score, now)
    return len(scores)


def _look(session: Session, policy: Policy, score: PainScore, now: datetime) -> None:
    replaced = session.exec(
        select(PainScore)
        .where(
            PainScore.occurrence_id == score.occurrence_id,
            col(PainScore.origin).in_(IN_TIME),
            col(PainScore.is_current).is_(False),
        )
        .order_by(col(PainScore.id).desc())
    ).first()
    if replaced is not None:
        correct(session, policy, replaced, score, now)
    watch(session, session.get_one(Person, score.patient_id), now)
