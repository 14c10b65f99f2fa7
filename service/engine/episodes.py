"""Opening and closing episodes: what every rule that finds something has in common."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

from sqlmodel import Session, col, or_, select

from service.core.climbs import Rule, Score, Usual, cooling_down
from service.db.queries.episodes import add_episode, free_code
from service.db.queries.holding import CORRECTED, LASTING, close
from service.db.rows import id_of
from service.db.tables import Cause, Episode, EpisodeState
from service.engine.facts import facts_before
from service.logs import logger

RECOVERED, ANSWERED = "recovered", "answered"
"""Why the service itself closes an episode, beside what lasts or was corrected."""

log = logger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found, as an episode keeps it.

    `on` is the local date that completed it, `days` are those without an answer. `below` is what
    the mean of three must stay under for a worsening to be over.
    """

    rule: Rule
    explanation: str
    on: date
    scores: Sequence[Score] = field(default=())
    days: Sequence[date] = field(default=())
    usual: Usual | None = None
    below: float | None = None

    def evidence(self) -> dict[str, Any]:
        """All that tells later why there was an alert, as JSON can hold it."""
        return {
            "explanation": self.explanation,
            "parameters": self.rule.to_json(),
            "on": self.on.isoformat(),
            "scores": [one.to_json() for one in self.scores],
            "days": [on.isoformat() for on in self.days],
            "usual": self.usual.level if self.usual else None,
            "scatter": self.usual.scatter if self.usual else None,
            "recovers_below": self.below,
            "later": [],
            "software": version("carebell"),
        }


def newest_episode(session: Session, patient_id: int, cause: Cause) -> Episode | None:
    """The last episode of a patient about one thing, locked against who else may change it."""
    return session.exec(
        select(Episode)
        .where(
            Episode.patient_id == patient_id,
            Episode.cause == cause,
            # Nobody was told of one that a correction took back: no rest follows it.
            or_(col(Episode.close_reason).is_(None), col(Episode.close_reason) != CORRECTED),
        )
        .order_by(col(Episode.triggered_at).desc())
        .limit(1)
        .with_for_update()
    ).first()


def may_open(last: Episode | None, rule: Rule, now: datetime) -> bool:
    """Whether the last episode about this is over, and the rule has rested from it.

    One that lasted is rested from since its end: nothing had changed by then.
    """
    if last is None:
        return True
    rests_from = last.closed_at if last.close_reason == LASTING else last.triggered_at
    return last.state is EpisodeState.CLOSED and not cooling_down(rests_from, now, rule)


def open_episode(
    session: Session, patient_id: int, cause: Cause, found: Found, now: datetime
) -> Episode:
    """Begin an episode about what a rule found; the escalate pass takes it from there."""
    facts = facts_before(session, patient_id, now)
    episode = Episode(
        code=free_code(session, now),
        patient_id=patient_id,
        cause=cause,
        rule=found.rule.name,
        evidence=found.evidence() | {"facts": facts},
        triggered_at=now,
        urgent=found.rule.urgent,
    )
    add_episode(session, episode, now)
    log.info("episode opened", episode=episode.id, code=episode.code, rule=episode.rule)
    return episode


def close_episode(session: Session, episode: Episode, reason: str, now: datetime) -> None:
    """End an episode; its alerts that are still waiting never leave."""
    close(session, episode, reason, now)
    log.info("episode closed", episode=id_of(episode), code=episode.code, reason=reason)
