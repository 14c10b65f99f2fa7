"""Watching a patient's scores: after each one the rules look, and may open an episode."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, func, select

from service.core.climbs import (
    Rule,
    Score,
    ScoreRule,
    Usual,
    Worsening,
    cooling_down,
    has_recovered,
    new_worsening,
    recovers_below,
    urgent_worsening,
    usual_level,
    worsening,
)
from service.db.queries.holding import ask_anew
from service.db.queries.people import has_opted_out
from service.db.queries.rules import (
    counted_through,
    earlier_of,
    found_on,
    lasting_ones,
    lasts_since,
    rule_set,
    scores_of,
)
from service.db.rows import id_of
from service.db.tables import Cause, Episode, EpisodeState, Notification, Person, Stall
from service.engine.episodes import (
    RECOVERED,
    Found,
    close_episode,
    newest_episode,
    open_episode,
)
from service.engine.watch_silence import close_answered


def watch(session: Session, patient: Person, now: datetime) -> Episode | None:
    """Let the rules look at the newest scores; the episode that they opened, if they did.

    To be called after every score that counts, and again when one was corrected. At most one
    episode per patient and cause is open: what the rules find meanwhile is noted in it, and
    nobody is texted again unless it has become urgent, or everybody was told in vain; it is closed
    once the scores are back near the usual level. None is opened while the rule rests from the
    last, as no urgent one does from an alert that was not; and none for a patient who has opted
    out.
    """
    patient_id = id_of(patient)
    close_answered(session, now, patient_id)
    scores = scores_of(session, patient_id)
    rules = rule_set(session, patient_id).on_scores()
    last = newest_episode(session, patient_id, Cause.WORSENING)
    if last is not None and last.state is not EpisodeState.CLOSED:
        _go_on(session, last, rules, scores, now)
        return None
    lasting = lasting_ones(session, [patient_id])[patient_id]
    usual = usual_level(scores, lasts_since(lasting, now))
    found = new_worsening(scores, rules, earlier_of(last), usual)
    if found is None or has_opted_out(session, patient.phone):
        return None
    return open_episode(session, patient_id, Cause.WORSENING, _noted(found, usual), now)


def _go_on(
    session: Session,
    episode: Episode,
    rules: Sequence[ScoreRule],
    scores: Sequence[Score],
    now: datetime,
) -> None:
    """Note in an open episode what the newest score adds to it, or that it is over."""
    found = _found_now(episode, rules, scores)
    if found is None:
        below = episode.evidence.get("recovers_below")
        if below is not None and has_recovered(scores, below, found_on(episode)):
            close_episode(session, episode, RECOVERED, now)
        return
    becomes_urgent = found.rule.urgent and not episode.urgent
    anew = becomes_urgent or _was_told_in_vain(session, episode, found.rule, now)
    note = {
        "on": found.scores[-1].on.isoformat(),
        "rule": found.rule.name,
        "explanation": found.explain(),
        "parameters": found.rule.to_json(),
        "scores": [one.to_json() for one in found.scores],
        "anew": anew,
    }
    episode.evidence = episode.evidence | {"later": [*episode.evidence.get("later", []), note]}
    episode.urgent |= found.rule.urgent
    if anew:
        ask_anew(episode, now)


def _found_now(
    episode: Episode, rules: Sequence[ScoreRule], scores: Sequence[Score]
) -> Worsening | None:
    """What rules find beyond what an open episode has counted.

    What is urgent may stand on scores that it has counted, once: they were no alarm then.
    """
    if not episode.urgent and (found := urgent_worsening(scores, rules)) is not None:
        return found
    return worsening(scores, rules, counted_through(episode), _frozen(episode))


def _was_told_in_vain(session: Session, episode: Episode, rule: Rule, now: datetime) -> bool:
    """Whether everybody was told as often as may be, so long ago that the rule has rested."""
    if episode.stalled is not Stall.EXHAUSTED:
        return False
    last_told_at = session.exec(
        select(func.max(Notification.created_at)).where(Notification.episode_id == episode.id)
    ).one()
    return not cooling_down(last_told_at, now, rule)


def _noted(found: Worsening, usual: Usual | None) -> Found:
    return Found(
        rule=found.rule,
        explanation=found.explain(),
        on=found.scores[-1].on,
        scores=found.scores,
        usual=usual,
        below=recovers_below(found, usual),
    )


def _frozen(episode: Episode) -> Usual | None:
    """The usual level as it was when the episode opened."""
    level = episode.evidence.get("usual")
    return None if level is None else Usual(level, episode.evidence["scatter"])
