"""How much may leave now: counted from rows, so that no restart and no second worker forgets."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session, and_, col, false, func, or_, select

from service.core.delivery import PROMPTS, ROUTINE, URGENT, MessageKind, MessageState
from service.core.policy import Pace
from service.db.tables import Attempt, Message

COUNTED = (*PROMPTS, MessageKind.NUDGE)
"""What the cap per number looks at: what comes by itself, day after day.

Not alerts, not answers to what people text, and no notices: each of these tells once of something
that happened, an opt-out say, and whoever misses it never learns of it.
"""
ON_THEIR_WAY = (MessageState.CLAIMED, MessageState.UNKNOWN)
BURST = timedelta(seconds=10)
"""The rate holds over this span: shorter, and a beat a second could not use it."""
LONGEST_CALL = timedelta(seconds=45)
"""Above the time limits of connecting and reading together: an older open call is a dead one."""
DAY = timedelta(hours=23)
"""The shortest day of a clock: a longer one would hold today's and yesterday's text of one hour
where clocks go forward, and leave out what was accepted as a plan."""
KEPT_FOR_ALERTS = 1
"""Calls that no other text may take."""


def segments_free(session: Session, pace: Pace, now: datetime, lease: timedelta) -> float:
    """How many segments may still leave in the current span.

    Alerts count once they are called for, but never wait; those that leave by a sender of their
    own do not count. What other workers have claimed within that span counts as gone: an older
    claim, made for `lease`, has begun its calls or is a dead worker's.
    """
    if pace.segments_per_second is None:
        return float("inf")
    used = session.exec(
        select(func.coalesce(func.sum(Message.segments), 0))
        .join(Attempt, col(Attempt.message_id) == col(Message.id))
        .where(Attempt.started_at > now - BURST, col(Attempt.by_alert_sender) == false())
    ).one()
    taken = session.exec(
        select(func.coalesce(func.sum(Message.segments), 0)).where(
            Message.state == MessageState.CLAIMED,
            col(Message.claim_ends_at) > now + lease - BURST,
            col(Message.lane).in_(ROUTINE),
        )
    ).one()
    return pace.segments_per_second * BURST.total_seconds() - float(used) - float(taken)


def calls_free(session: Session, pace: Pace, now: datetime) -> int:
    """How many calls for other texts than alerts may begin, given those that all have open."""
    open_calls = session.exec(
        select(func.count())
        .select_from(Attempt)
        .where(col(Attempt.ended_at).is_(None), Attempt.started_at > now - LONGEST_CALL)
    ).one()
    return max(max(pace.calls_at_once - KEPT_FOR_ALERTS, 1) - open_calls, 0)


def texts_of_the_day(session: Session, phones: Collection[str], now: datetime) -> dict[str, int]:
    """How many counted texts each number has been sent, or may have been, within a day."""
    rows = session.exec(
        select(col(Message.to_phone), func.count())
        .where(
            col(Message.to_phone).in_(phones),
            col(Message.kind).in_(COUNTED),
            Message.state != MessageState.PLANNED,
            or_(
                col(Message.submitted_at) > now - DAY,
                and_(col(Message.state).in_(ON_THEIR_WAY), col(Message.send_after_at) > now - DAY),
            ),
        )
        .group_by(col(Message.to_phone))
    ).all()
    return dict(rows)


def sent_lately(
    session: Session, phones: Collection[str], pace: Pace, now: datetime
) -> set[tuple[int, str]]:
    """Person and words of what left so recently that the same again would be a mistake.

    By person, not by number: two people who share a phone are asked in the same words.
    """
    rows = session.exec(
        select(col(Message.person_id), col(Message.body)).where(
            col(Message.to_phone).in_(phones),
            col(Message.kind).in_(PROMPTS),
            col(Message.submitted_at) > now - pace.same_text_again_after,
            Message.state != MessageState.PLANNED,  # proved not to have arrived
        )
    ).all()
    return {(person, body) for person, body in rows}


def waits_for_pace(message: Message) -> bool:
    """Whether a text must wait for the sender's rate: all but alerts."""
    return message.lane not in URGENT


def by_alert_sender(message: Message, pace: Pace) -> bool:
    """Whether a text leaves by the sender that only alerts have."""
    return pace.alerts_apart and message.lane in URGENT
