"""How far the climb rule is with a patient's newest scores."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from service.core.climbs import ClimbRule, Score, climb
from service.db.tables import AlertRule, Episode, Occurrence, PainScore

SCORES_LOOKED_AT = 60
CLIMB = "climb"


@dataclass(frozen=True, slots=True)
class Watching:
    """How far the climb rule is: its newest run, the rises in it, and how many an alert needs.

    `quiet_until` is when the cooldown after the last alert ends; `others` are the patient's own
    parameters of other rules.
    """

    run: tuple[int, ...]
    rises: int
    needed: int
    least: int
    quiet_until: datetime | None
    others: tuple[str, ...]


def watching(
    session: Session, patient_id: int, episodes: Sequence[Episode], now: datetime
) -> Watching:
    """What the rule sees now, and until when it rests."""
    own = session.exec(
        select(AlertRule).where(
            AlertRule.patient_id == patient_id, col(AlertRule.replaced_at).is_(None)
        )
    ).all()
    parameters = {row.rule: row.parameters for row in own}
    rule = ClimbRule.from_json(parameters.pop(CLIMB, {}))
    run = _newest_run(_scores(session, patient_id), rule)
    last = next((one.triggered_at for one in episodes if one.rule == CLIMB), None)
    quiet_until = last and last + timedelta(days=rule.cooldown_days)
    return Watching(
        run=run,
        rises=max(len(set(run)) - 1, 0),
        needed=rule.rises,
        least=rule.min_score,
        quiet_until=quiet_until if quiet_until and quiet_until > now else None,
        others=tuple(
            f"{name}: {', '.join(f'{key} {value}' for key, value in values.items())}"
            for name, values in sorted(parameters.items())
        ),
    )


def _scores(session: Session, patient_id: int) -> list[Score]:
    """The current score of each check-in that was answered in time, oldest first."""
    rows = session.exec(
        select(PainScore, Occurrence.due_at)
        .join(Occurrence, col(Occurrence.id) == col(PainScore.occurrence_id))
        .where(PainScore.patient_id == patient_id, col(PainScore.is_current).is_(True))
        .order_by(col(Occurrence.due_at).desc())
        .limit(SCORES_LOOKED_AT)
    ).all()
    in_time = [score for score, _ in reversed(rows) if score.origin.value != "late"]
    return [Score(score.local_on, score.value) for score in in_time]


def _newest_run(scores: Sequence[Score], rule: ClimbRule) -> tuple[int, ...]:
    """The scores of the longest run of rises up to now; the newest alone where it did not rise."""
    begun = climb(scores, replace(rule, rises=1, min_score=0))
    return tuple(score.value for score in (begun.scores if begun else scores[-1:]))
