"""Who is told next of an episode that nobody has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.core.escalation.chain import (
    Answer,
    Chain,
    EscalationTimes,
    Exhausted,
    Nobody,
    Recipient,
    Tell,
    Wait,
)


def next_step(
    chain: Chain, times: EscalationTimes, now: datetime
) -> Tell | Wait | Nobody | Exhausted:
    """What to do about an episode that nobody has; `now` is aware UTC."""
    if not chain.order:
        return Nobody(None)
    turns = [*_woken(chain), *_in_order(chain, times, now)]
    due = next((turn for turn in turns if turn.at <= now), None)
    if due is not None:
        return Tell(due.people, chain.next_number)
    ready_at = _step_ends_at(chain, times)
    until = min((turn.at for turn in turns), default=ready_at)
    if turns and _reaches_nobody(chain):
        return Nobody(until)
    if turns and chain.endless and _rounds_are_over(chain, times):
        return Exhausted(until)
    return Wait(until) if until is not None and until > now else Exhausted()


def next_telling(
    chain: Chain, times: EscalationTimes, now: datetime
) -> tuple[datetime, tuple[int, ...]] | None:
    """When somebody is told next of an episode that nobody has, and who; None if nobody is."""
    at, decision = now, next_step(chain, times, now)
    if not isinstance(decision, Tell) and decision.until is not None:
        at = decision.until
        decision = next_step(chain, times, at)
    return (at, decision.people) if isinstance(decision, Tell) else None


def still_asked(chain: Chain, times: EscalationTimes, now: datetime) -> list[int]:
    """Who has been told, may still answer, and has had less than a step's time to do so."""
    told = {one.person: one for one in chain.run if chain.recipient(one.person)}
    return [
        person
        for person, last in told.items()
        if last.may_answer and now < last.asked_at + chain.answer_time(times)
    ]


@dataclass(frozen=True, slots=True)
class _Turn:
    people: tuple[int, ...]
    at: datetime


def _woken(chain: Chain) -> list[_Turn]:
    """Who asked to be texted later: it is their turn then, whosever else it is."""
    return [
        _Turn((one.id,), chain.awake(until, one))
        for group in chain.order
        for one in group
        if (until := chain.snoozes_until(one.id)) is not None
    ]


def _in_order(chain: Chain, times: EscalationTimes, now: datetime) -> list[_Turn]:
    """Who has been told least often, in their order, and when it is the turn of each.

    Whoever is to get a text that has not left yet holds nobody up.
    """
    told = _told(chain, times)
    waiting = {one.person for one in chain.run if one.waits}
    free = [often for group, often in told if any(one.id not in waiting for one in group)]
    least = min(free or [often for _, often in told])
    ready_at = _step_ends_at(chain, times) or now
    if least >= times.rounds:
        if not chain.endless:
            return []
        ready_at = max(ready_at, chain.run[-1].asked_at + times.again)
    turns = []
    for group, often in told:
        moments = {
            one.id: chain.awake(
                max(ready_at, _again_at(chain, one.id, times, now) or ready_at, now), one
            )
            for one in group
            if chain.snoozes_until(one.id) is None
        }
        if often == least and moments:
            at = min(moments.values())
            turns.append(_Turn(tuple(p for p, its in moments.items() if its <= max(at, now)), at))
    return turns


def _groups(chain: Chain, times: EscalationTimes) -> list[list[Recipient]]:
    """Who is told together; the last resort joins them once all the others are in vain.

    That is: told as often as may be, or unable to answer.
    """
    groups = [list(group) for group in chain.order]
    others = [one.id for group in groups for one in group]
    may_answer = {one.person for one in chain.run if one.may_answer}
    if all(
        _times_told(chain, one, times) >= (times.rounds if one in may_answer else 1)
        for one in others
    ):
        groups[-1] += chain.last_resort
    return groups


def _rounds_are_over(chain: Chain, times: EscalationTimes) -> bool:
    return all(often >= times.rounds for _, often in _told(chain, times))


def _told(chain: Chain, times: EscalationTimes) -> list[tuple[list[Recipient], int]]:
    """Whose turn may come, group by group, and how often that group was told."""
    groups = [_newcomers(chain, group, times) or group for group in _groups(chain, times)]
    return [(group, max(_times_told(chain, one.id, times) for one in group)) for group in groups]


def _newcomers(
    chain: Chain, group: Sequence[Recipient], times: EscalationTimes
) -> list[Recipient]:
    """Who came to a group after the others of it had been told as often as may be."""
    told = {one: _times_told(chain, one.id, times) for one in group}
    return [one for one in group if not told[one]] if max(told.values()) >= times.rounds else []


def _step_ends_at(chain: Chain, times: EscalationTimes) -> datetime | None:
    """When the answer to the last step has been waited for long enough; None before the first."""
    run = chain.run
    last = [one for one in run if one.step == run[-1].step]
    waited_for = [one for one in last if one.may_answer and chain.recipient(one.person)]
    delay = chain.answer_time(times) if waited_for else timedelta(0)
    return max((one.asked_at + delay for one in waited_for or last), default=None)


def _reaches_nobody(chain: Chain) -> bool:
    """Whether everybody was tried, and no text may have arrived."""
    tried = {one.person for one in chain.run}
    everybody = {one.id for one in chain.everybody}
    arrived = {one.person for one in chain.run if not one.failed}
    return everybody <= tried and not everybody & arrived


def _times_told(chain: Chain, person: int, times: EscalationTimes) -> int:
    """How many rounds told this person: of danger one round may have several texts."""
    often, since = 0, None
    for one in chain.run:
        is_theirs = one.person == person
        if is_theirs and (since is None or one.asked_at >= since + chain.answer_time(times)):
            often, since = often + 1, one.asked_at
    return often


def _again_at(chain: Chain, person: int, times: EscalationTimes, now: datetime) -> datetime | None:
    """The earliest moment at which somebody who was told is told again; a BUSY is heard out.

    Not before their last text has left: they would get two at once.
    """
    last = chain.last_told(person)
    if last is None:
        return None
    is_busy = last.answer is Answer.BUSY
    heard_at = last.answered_at if is_busy and last.answered_at is not None else last.asked_at
    at = heard_at + chain.answer_time(times)
    return now + chain.answer_time(times) if last.waits and at <= now else at
