"""Watching a patient's scores: after each one the rules look, and may open an episode."""

from datetime import datetime, timedelta
from importlib.metadata import version

from sqlmodel import Session, col, func, or_, select

from service.core.climbs import Score, climb, cooling_down
from service.core.replies import FIRST_ALERT_CODE
from service.db.queries.people import has_opted_out
from service.db.queries.rules import CLIMB, climb_rule
from service.db.rows import id_of
from service.db.tables import (
    Cause,
    Episode,
    EpisodeState,
    Occurrence,
    Origin,
    PainScore,
    Person,
)
from service.logs import logger

SCORES_LOOKED_AT = 60
"""More than any run can use, with ties ignored."""
CODE_RESTS_FOR = timedelta(days=90)
"""How long an episode's code is not given to another: a late "OK 11" must not hit a stranger's."""

log = logger(__name__)


def watch(session: Session, patient: Person, now: datetime) -> Episode | None:
    """Let the climb rule look at the newest scores; the episode that it opened, if it did.

    At most one episode per patient and cause is open, none is opened in the cooldown after the
    last, and none for a patient who has opted out.
    """
    rule = climb_rule(session, id_of(patient))
    found = climb(_scores(session, id_of(patient)), rule)
    if found is None or has_opted_out(session, patient.phone):
        return None
    last = session.exec(
        select(Episode)
        .where(Episode.patient_id == patient.id, Episode.cause == Cause.WORSENING)
        .order_by(col(Episode.triggered_at).desc())
    ).first()
    if last is not None and last.state is not EpisodeState.CLOSED:
        return None
    if cooling_down(last.triggered_at if last else None, now, rule):
        return None
    episode = Episode(
        code=_free_code(session, now),
        patient_id=id_of(patient),
        cause=Cause.WORSENING,
        rule=CLIMB,
        evidence={
            "explanation": found.explain(),
            "parameters": rule.to_json(),
            "scores": [{"on": s.on.isoformat(), "value": s.value} for s in found.scores],
            "software": version("carebell"),
        },
        triggered_at=now,
    )
    session.add(episode)
    session.flush()
    log.info("episode opened", episode=episode.id, code=episode.code, rule=CLIMB)
    return episode


def _scores(session: Session, patient_id: int) -> list[Score]:
    """What rules may use: the current, in-time score of each check-in, oldest first."""
    rows = session.exec(
        select(col(PainScore.local_on), col(PainScore.value))
        .join(Occurrence, col(Occurrence.id) == col(PainScore.occurrence_id))
        .where(
            PainScore.patient_id == patient_id,
            PainScore.origin == Origin.CHECKIN,
            col(PainScore.is_current).is_(True),
        )
        .order_by(col(Occurrence.due_at).desc())
        .limit(SCORES_LOOKED_AT)
    ).all()
    return [Score(on, value) for on, value in reversed(rows)]


def _free_code(session: Session, now: datetime) -> int:
    """The smallest code that no open episode has and none had in the last 90 days."""
    taken = set(
        session.exec(
            select(Episode.code).where(
                or_(
                    Episode.state != EpisodeState.CLOSED,
                    func.coalesce(Episode.closed_at, Episode.triggered_at) > now - CODE_RESTS_FOR,
                )
            )
        )
    )
    code = FIRST_ALERT_CODE
    while code in taken:
        code += 1
    return code
