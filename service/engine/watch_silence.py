"""Watching for what does not come: patients who do not answer. Judged by time, not by a score.

Silence is judged as it was at the moment up to which every inbound text is known to be stored
(`caught_up_at`). While the provider's list cannot be fetched that moment stands still, and with
it this watch: when it is our side that is deaf, no patient is called silent.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select, true

from service.core.climbs import SILENT_FOR, silence
from service.core.timing import LONGEST_WINDOW
from service.db.queries.rules import CHECKINS_LOOKED_AT, REACHED, checkins_of, rule_set
from service.db.tables import (
    Cause,
    Episode,
    EpisodeState,
    InboundMessage,
    InboundState,
    Message,
    Occurrence,
    OptOut,
    PainScore,
    Person,
    PersonState,
    ScheduleKind,
)
from service.engine.episodes import (
    ANSWERED,
    Found,
    close_episode,
    may_open,
    newest_episode,
    open_episode,
)

A_DAY_APART = timedelta(days=1)
"""Local dates and UTC moments differ by no more."""


def unheard(
    session: Session, since: datetime, at: datetime, among: Collection[int] | None = None
) -> Sequence[int]:
    """Patients worth a look, of all or `among` some: asked, and no score told for 48 hours.

    Each check-in is looked at twice: once its window ended between these two moments, and once
    it had been due for 48 hours. One of the two completes a silence.
    """
    due_at, closes_at = col(Occurrence.due_at), col(Occurrence.closes_at)
    is_over = (due_at > since - LONGEST_WINDOW) & (closes_at > since) & (closes_at <= at)
    is_long = (due_at > since - SILENT_FOR) & (due_at <= at - SILENT_FOR)
    found = [
        *_unheard(session, since, is_over & _one_of(among), at - SILENT_FOR),
        *_unheard(session, since, is_long & _one_of(among), due_at),
    ]
    return list(dict.fromkeys(found))


def _one_of(patients: Collection[int] | None) -> ColumnElement[bool]:
    return true() if patients is None else col(Occurrence.patient_id).in_(patients)


def _unheard(
    session: Session,
    since: datetime,
    looked_at: ColumnElement[bool],
    heard_since: datetime | Mapped[datetime],
) -> Sequence[int]:
    """Of those whose check-in is looked at; the index of when it was due finds it.

    Nor is silent who has sent a text that waits to be read, or could not be.
    """
    score = (
        select(PainScore.id)
        .where(
            col(PainScore.patient_id) == col(Occurrence.patient_id),
            col(PainScore.local_on) >= (since - SILENT_FOR - A_DAY_APART).date(),
            col(PainScore.received_at) >= heard_since,
        )
        .exists()
    )
    unread = (
        select(InboundMessage.id)
        .where(
            col(InboundMessage.from_phone) == col(Person.phone),
            col(InboundMessage.state) != InboundState.READ,
            col(InboundMessage.received_at) >= heard_since,
        )
        .exists()
    )
    opted_out = select(OptOut.phone).where(col(OptOut.phone) == col(Person.phone)).exists()
    return session.exec(
        select(Occurrence.patient_id)
        .join(Message, col(Message.id) == col(Occurrence.message_id))
        .join(Person, col(Person.id) == col(Occurrence.patient_id))
        .where(
            Occurrence.kind == ScheduleKind.CHECKIN,
            looked_at,
            col(Message.state).in_(REACHED),
            Person.state == PersonState.ACTIVE,
            ~opted_out,
            ~score,
            ~unread,
        )
        .distinct()
    ).all()


def judge_silence(session: Session, patient_id: int, at: datetime, now: datetime) -> bool:
    """Open an episode if the patient's rule finds a silence, as it was at a moment.

    What was asked before the last one ended makes no other: whoever closed it knew.
    """
    rule = rule_set(session, patient_id).silence
    if not rule.enabled:
        return False
    last = newest_episode(session, patient_id, Cause.SILENCE)
    after = last.closed_at if last else None
    found = silence(checkins_of(session, patient_id, at, CHECKINS_LOOKED_AT, after), rule)
    if found is None or not found.is_long(at) or not may_open(last, rule, now):
        return False
    days = [checkin.on for checkin in found.checkins]
    noted = Found(rule, found.explain(), days[-1], days=days)
    open_episode(session, patient_id, Cause.SILENCE, noted, now)
    return True


def close_answered(session: Session, now: datetime, patient_id: int | None = None) -> int:
    """Close the silences of those who have answered since, or of one patient; how many.

    Any score will do: late, unasked, or told on the phone. Nor need it have come after the
    episode began: an answer that was long on its way counts from when it was sent.
    """
    newest = (
        select(PainScore.received_at)
        .where(col(PainScore.patient_id) == col(Episode.patient_id))
        .order_by(col(PainScore.local_on).desc(), col(PainScore.id).desc())
        .limit(1)
        .scalar_subquery()
    )
    statement = select(Episode, newest).where(
        Episode.cause == Cause.SILENCE,
        col(Episode.state).in_([EpisodeState.TRIGGERED, EpisodeState.ACKNOWLEDGED]),
    )
    if patient_id is not None:
        statement = statement.where(Episode.patient_id == patient_id)
    silent = session.exec(statement.with_for_update(of=Episode, skip_locked=True)).all()
    # None came in the 48 hours before an episode, or there would be no episode.
    answered = [one for one, at in silent if at and at > one.triggered_at - SILENT_FOR]
    for episode in answered:
        close_episode(session, episode, ANSWERED, now)
    return len(answered)
