"""The words of an alert: by what it is about, who reads it, and what they have read before."""

from datetime import datetime

from sqlmodel import Session

from service.core.climbs import SevereRule
from service.core.escalation import Chain
from service.core.policy import Policy
from service.core.texts import write
from service.core.timing import clock_time
from service.db.queries.holding import told_finds
from service.db.queries.links import links
from service.db.queries.people import emergency_number
from service.db.rows import id_of
from service.db.tables import Caregiver, Cause, Episode, EpisodeState, Person
from service.links import Link

_BY_CAUSE = {
    Cause.WORSENING: "alert",
    Cause.SILENCE: "alert_silence",
    Cause.DOSES: "alert_doses",
    Cause.DANGER: "alert_danger",
}


def alert_text(
    session: Session,
    policy: Policy,
    episode: Episode,
    person: Person,
    chain: Chain,
    now: datetime,
) -> str:
    """What the next step says to this person: who has an episode already is asked about it."""
    text = write(
        _key(session, episode, person, chain),
        person.language,
        policy,
        patient=session.get_one(Person, episode.patient_id).name,
        scores=", ".join(str(score["value"]) for score in told_finds(episode)[-1]["scores"]),
        code=episode.code,
        since=since(episode, person, now),
        emergency=emergency_number(session, session.get_one(Person, episode.patient_id)),
    )
    return with_link(session, policy, episode, person, text, now)


def with_link(
    session: Session, policy: Policy, episode: Episode, person: Person, text: str, now: datetime
) -> str:
    """An alert's text; at its end a link for a caregiver whom the patient allows the page."""
    caregiver = session.get(Caregiver, person.id)
    if policy.page_url is None or caregiver is None or not caregiver.gets_page:
        return text
    link = Link(id_of(episode), id_of(person), now)
    return f"{text} {policy.page_url}{links(session).token(link)}"


def since(episode: Episode, reader: Person, now: datetime) -> str:
    """Since when somebody has it, as the reader's clock shows it, with the day if not today."""
    return clock_time(episode.acknowledged_at or episode.triggered_at, reader.zone, now)


def _key(session: Session, episode: Episode, person: Person, chain: Chain) -> str:
    has_heard = chain.has_heard(id_of(person))
    if episode.state is EpisodeState.ACKNOWLEDGED and (has_heard or chain.news_at is None):
        return "still_yours"
    if has_heard:
        return "alert_again_urgent" if episode.urgent else "alert_again"
    caregiver = session.get(Caregiver, person.id)
    may_see = caregiver is not None and caregiver.sees_scores
    if episode.cause is Cause.WORSENING and may_see:
        # Only where the patient allowed this caregiver to see them.
        is_severe = told_finds(episode)[-1]["rule"] == SevereRule.name
        return "alert_scores_high" if is_severe else "alert_scores"
    if episode.cause is Cause.WORSENING and episode.urgent:
        return "alert_urgent"
    return _BY_CAUSE[episode.cause]
