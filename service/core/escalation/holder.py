"""What is asked of whoever has an episode; and how long a SNOOZE lasts, theirs or another's."""

from datetime import datetime, timedelta

from service.core.escalation.chain import (
    Answer,
    Chain,
    EscalationTimes,
    Rest,
    Resume,
    Tell,
    Wait,
)

SNOOZE_SPAN = timedelta(hours=1)
"""Of a SNOOZE that does not say how long."""
SHORTEST_SNOOZE = timedelta(minutes=10)
LONGEST_SNOOZE = timedelta(hours=4)


def after_taking(
    chain: Chain,
    holder: int | None,
    taken_at: datetime,
    times: EscalationTimes,
    now: datetime,
) -> Tell | Wait | Resume | Rest:
    """What to do about an open episode that somebody took at `taken_at` (aware UTC).

    After a while the holder is asked once whether they still have it, or when their SNOOZE says;
    at once where it has become more than they took. OK lets it rest; without one, or where the
    holder is outside the chain and cannot be asked, the chain resumes. It does so at once where
    whoever had it has gone.
    """
    asked = chain.last_told(holder)
    person = chain.recipient(holder)
    if chain.abandoned:
        return Resume(now)
    if person is not None and (until := chain.snoozes_until(person.id)) is not None:
        at = chain.awake(until, person)
        return Wait(at) if now < at else Tell((person.id,), chain.next_number)
    knows = asked is not None and chain.news_at is not None and asked.at >= chain.news_at
    news_at = None if knows else chain.news_at
    if news_at or asked is None or asked.at <= taken_at:
        at = news_at or taken_at + times.comes_back
        if person is None:
            return Wait(at) if now < at else Resume(now)
        at = chain.awake(at, person)
        return Wait(at) if now < at else Tell((person.id,), chain.next_number)
    if asked.answer is Answer.OK:
        return Rest()
    until = (now if asked.waits else asked.asked_at) + chain.answer_time(times)
    is_waited_for = person is not None and asked.may_answer
    return Wait(until) if is_waited_for and now < until else Resume(asked.at)


def snooze_until(now: datetime, span: timedelta | None) -> datetime:
    """When a SNOOZE of this span ends: at least 10 minutes, at most 4 hours, else an hour."""
    return now + min(max(span or SNOOZE_SPAN, SHORTEST_SNOOZE), LONGEST_SNOOZE)
