"""Watching a patient's scores: after each one the rules look, and may open an episode."""

from datetime import date, datetime

from sqlmodel import Session

from service.core.climbs import (
    Score,
    SevereRule,
    Usual,
    Worsening,
    has_recovered,
    recovers_below,
    rests,
    usual_level,
    worsening,
)
from service.db.queries.people import has_opted_out
from service.db.queries.rules import found_on, rule_set, scores_of
from service.db.rows import id_of
from service.db.tables import Cause, Episode, EpisodeState, Person
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
    nobody is texted again; it is closed once the scores are back near the usual level. None is
    opened while the rule rests from the last, and none for a patient who has opted out.
    """
    patient_id = id_of(patient)
    close_answered(session, now, patient_id)
    scores = scores_of(session, patient_id)
    last = newest_episode(session, patient_id, Cause.WORSENING)
    if last is not None and last.state is not EpisodeState.CLOSED:
        _go_on(session, last, scores, now)
        return None
    since = found_on(last) if last else None
    found = worsening(scores, rule_set(session, patient_id).on_scores(), since)
    if found is None or rests(found.rule, since, found.scores[-1].on):
        return None
    if has_opted_out(session, patient.phone):
        return None
    return open_episode(session, patient_id, Cause.WORSENING, _noted(found, scores), now)


def rules_still_hold(session: Session, episode: Episode) -> bool:
    """Whether the patient's rules still find a worsening in what the scores are now.

    For an alert that has not been sent yet: after a correction it may be about nothing. Every
    score from the day of the episode on is taken for the newest once, as it once was.
    """
    rules = rule_set(session, episode.patient_id).on_scores()
    scores = scores_of(session, episode.patient_id)
    opened_on = found_on(episode)
    return any(
        worsening(scores[:end], rules) is not None
        for end, score in enumerate(scores, start=1)
        if score.on >= opened_on
    )


def _go_on(session: Session, episode: Episode, scores: list[Score], now: datetime) -> None:
    """Note in an open episode what the newest score adds to it, or that it is over."""
    evidence = episode.evidence
    later = evidence.get("later", [])
    since = date.fromisoformat(later[-1]["on"]) if later else found_on(episode)
    rules = rule_set(session, episode.patient_id).on_scores()
    found = worsening(scores, rules, since, _frozen(episode))
    if found is not None:
        note = {
            "on": found.scores[-1].on.isoformat(),
            "rule": found.rule.name,
            "explanation": found.explain(),
        }
        episode.evidence = evidence | {"later": [*later, note]}
        if isinstance(found.rule, SevereRule) and not episode.urgent:
            episode.urgent, episode.next_step_at = True, now
        return
    below = evidence.get("recovers_below")
    if below is not None and has_recovered(scores, below, found_on(episode)):
        close_episode(session, episode, RECOVERED, now)


def _noted(found: Worsening, scores: list[Score]) -> Found:
    usual = usual_level(scores)
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
