"""Every open alert goes on to the next person in time, or is known to reach nobody."""

from collections.abc import Iterator
from datetime import timedelta

from sqlmodel import Session, col, select

from service.admin.audit.findings import Finding
from service.admin.audit.window import Window
from service.core.escalation import Chain, EscalationTimes, Nobody, Tell, next_step
from service.db.queries.chains import chains
from service.db.queries.episodes import timed_episodes
from service.db.rows import id_of
from service.db.tables import Episode, EpisodeState, Stall

CHECK = "alerts told"
SKIPPED = "the next person has not been told"
TOLD_WITHIN = timedelta(minutes=2)


def overdue(session: Session, window: Window) -> Iterator[Finding]:
    """Alerts whose next step was due a while ago, and was skipped."""
    for episode in session.exec(timed_episodes(window.now - TOLD_WITHIN)).all():
        at = episode.next_step_at
        problem = f"alert {episode.code}: its next step, due {at:%Y-%m-%d %H:%M} UTC, was skipped"
        yield Finding(CHECK, "alert", id_of(episode), problem)


def untold(session: Session, window: Window) -> Iterator[Finding]:
    """Alerts that nobody is being told of, although somebody could be; as notes, the others."""
    waiting = session.exec(
        select(Episode)
        .where(
            Episode.state == EpisodeState.TRIGGERED,
            Episode.triggered_at < window.now - TOLD_WITHIN,
        )
        .order_by(col(Episode.id))
    ).all()
    read = chains(session, waiting)
    for episode in waiting:
        why = _why_nobody(episode, read[id_of(episode)], window)
        if why is not None:
            problem = f"alert {episode.code} reaches nobody: {why}"
            yield Finding(CHECK, "alert", id_of(episode), problem, is_note=why != SKIPPED)


def unheard(session: Session, window: Window) -> Iterator[Finding]:
    """Alerts that somebody took or that ended, while those who were told do not know."""
    changed = session.exec(
        select(Episode)
        .where(col(Episode.state) != col(Episode.known_state))
        .order_by(col(Episode.id))
    ).all()
    for episode in changed:
        at = episode.closed_at or episode.acknowledged_at
        if at is not None and at < window.now - TOLD_WITHIN:
            problem = f"alert {episode.code} is {episode.state}, and those told do not know"
            yield Finding(CHECK, "alert", id_of(episode), problem)


def _why_nobody(episode: Episode, chain: Chain, window: Window) -> str | None:
    """Why an alert reaches nobody; None if it may have reached somebody, or will in time.

    Found again from what was told to whom, whatever the row says of its next step.
    """
    if episode.stalled is Stall.EXHAUSTED:
        return "everybody was told as often as may be"
    if not chain.order:
        return "there is no one to tell"
    may_have_arrived = any(not one.failed for one in chain.run)
    decision = next_step(chain, EscalationTimes(), window.now - TOLD_WITHIN)
    if isinstance(decision, Nobody):
        return "no text arrived"
    is_skipped = isinstance(decision, Tell) and not may_have_arrived
    return SKIPPED if is_skipped or episode.next_step_at is None else None
