"""Every open alert is on its way to somebody, or is known to reach nobody."""

from collections.abc import Iterator
from datetime import timedelta

from sqlmodel import Session, col

from service.admin.audit.findings import Finding
from service.admin.audit.window import Window
from service.db.queries.episodes import next_to_tell, untold_episodes
from service.db.rows import id_of
from service.db.tables import Episode

TOLD_WITHIN = timedelta(minutes=2)


def untold(session: Session, window: Window) -> Iterator[Finding]:
    """Alerts that nobody is being told of, although somebody could be; as notes, the others."""
    waiting = untold_episodes().where(col(Episode.triggered_at) < window.now - TOLD_WITHIN)
    for episode in session.exec(waiting).all():
        nobody = next_to_tell(session, episode) is None
        why = "there is no one to tell" if nobody else "the next caregiver has not been told"
        problem = f"alert {episode.code} reaches nobody: {why}"
        yield Finding("alerts told", "alert", id_of(episode), problem, is_note=nobody)
