"""The escalation chain: who is told of an episode next, and when, until a person has it.

People stand in an order: caregivers as the patient put them, then the clinic's clinicians, then
its admins. One step tells one of them; where an episode is dangerous, everybody at once. Who does
not answer within a step's time is followed by the next. A text that cannot arrive, a BUSY and a
STOP are no answer at once. When all have been told the chain begins again, at most `rounds` times
in all. What a person says to it is an `Answer`.

Everything is derived from who was told what and when, so that it comes out the same after a crash
and in any process.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from service.core.timing import QUIET, QuietHours, after_quiet_hours

SNOOZE_SPAN = timedelta(hours=1)
"""Of a SNOOZE that does not say how long."""
SHORTEST_SNOOZE = timedelta(minutes=10)
LONGEST_SNOOZE = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class EscalationTimes:
    """How long each person has to answer, how often the chain runs, and when it resumes.

    `comes_back` is how long after its acknowledgement an episode that is still open is asked
    about again.
    """

    step: timedelta = timedelta(minutes=60)
    urgent_step: timedelta = timedelta(minutes=10)
    rounds: int = 3
    comes_back: timedelta = timedelta(hours=24)


class Answer(StrEnum):
    """What somebody said to an alert: they have it, cannot have it, or will hear of it later."""

    OK = "ok"
    BUSY = "busy"
    SNOOZE = "snooze"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who can be texted now, and their quiet hours by the clocks of their zone."""

    id: int
    zone: ZoneInfo
    quiet: QuietHours = QUIET


@dataclass(frozen=True, slots=True)
class Telling:
    """One step to one person: when (aware UTC), and what came of it.

    `failed`: the text never arrived and never will. Everything else may have arrived.
    `answered_at` is when they gave their last `answer`.
    """

    person: int
    step: int
    at: datetime
    failed: bool = False
    answer: Answer | None = None
    snoozed_until: datetime | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything about one episode that its next step depends on.

    `order` holds who can be texted, in groups that are never empty: those of one are told in one
    step. `tellings` are in the order of their steps; those before `since` were another run's,
    which ended when somebody took the episode. An `urgent` one passes quiet hours and snoozes.
    `abandoned`: whoever took it can no longer be texted, and may have gone for good.
    """

    order: Sequence[Sequence[Recipient]]
    tellings: Sequence[Telling] = ()
    urgent: bool = False
    since: datetime | None = None
    abandoned: bool = False

    @property
    def run(self) -> list[Telling]:
        """What was told in the run that is under way."""
        return [one for one in self.tellings if self.since is None or one.at >= self.since]

    @property
    def next_number(self) -> int:
        """The number of the step to come."""
        return max((one.step for one in self.tellings), default=0) + 1

    def recipient(self, person: int | None) -> Recipient | None:
        """That person, if they can be texted."""
        return next((one for group in self.order for one in group if one.id == person), None)


@dataclass(frozen=True, slots=True)
class Tell:
    """Text these people now."""

    people: tuple[int, ...]
    step: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing until then."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Nobody:
    """Everybody was tried and no text arrived, or there is nobody; the next try, if any."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class Exhausted:
    """All were told as often as may be, and nobody has it."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Whoever had it has it no more: the chain runs again, and tellings since then count."""

    since: datetime


@dataclass(frozen=True, slots=True)
class Rest:
    """Somebody has it, and has said so again: there is nothing more to ask."""


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
    return Wait(until) if until is not None and until > now else Exhausted()


def next_telling(
    chain: Chain, times: EscalationTimes, now: datetime
) -> tuple[datetime, tuple[int, ...]] | None:
    """When somebody is told next of an episode that nobody has, and who; None if nobody is."""
    at, decision = now, next_step(chain, times, now)
    if isinstance(decision, Wait | Nobody) and decision.until is not None:
        at = decision.until
        decision = next_step(chain, times, at)
    return (at, decision.people) if isinstance(decision, Tell) else None


def after_taking(
    chain: Chain,
    holder: int | None,
    taken_at: datetime,
    times: EscalationTimes,
    now: datetime,
) -> Tell | Wait | Resume | Rest:
    """What to do about an open episode that somebody took at `taken_at` (aware UTC).

    After a while the holder is asked once whether they still have it, or when their SNOOZE says.
    OK lets it rest; without one, or where the holder is outside the chain and cannot be asked,
    the chain resumes. It does so at once where whoever had it has gone.
    """
    asked = _last(chain, holder)
    person = chain.recipient(holder)
    if chain.abandoned:
        return Resume(now)
    if person is not None and (until := _snoozes_until(chain, person.id)) is not None:
        at = _awake(until, person, chain)
        return Wait(at) if now < at else Tell((person.id,), chain.next_number)
    if asked is None or asked.at <= taken_at:
        at = taken_at + times.comes_back
        if person is None:
            return Wait(at) if now < at else Resume(now)
        at = _awake(at, person, chain)
        return Wait(at) if now < at else Tell((person.id,), chain.next_number)
    if asked.answer is Answer.OK:
        return Rest()
    until = asked.at + _delay(chain, times)
    is_waited_for = person is not None and _may_answer(asked)
    return Wait(until) if is_waited_for and now < until else Resume(asked.at)


def snooze_until(now: datetime, span: timedelta | None) -> datetime:
    """When a SNOOZE of this span ends: at least 10 minutes, at most 4 hours, else an hour."""
    return now + min(max(span or SNOOZE_SPAN, SHORTEST_SNOOZE), LONGEST_SNOOZE)


@dataclass(frozen=True, slots=True)
class _Turn:
    people: tuple[int, ...]
    at: datetime


def _woken(chain: Chain) -> list[_Turn]:
    """Who asked to be texted later: it is their turn then, whosever else it is."""
    return [
        _Turn((one.id,), _awake(until, one, chain))
        for group in chain.order
        for one in group
        if (until := _snoozes_until(chain, one.id)) is not None
    ]


def _in_order(chain: Chain, times: EscalationTimes, now: datetime) -> list[_Turn]:
    """Who has been told least often, in their order, and when it is the turn of each."""
    told = [max(_times_told(chain, one.id) for one in group) for group in chain.order]
    least = min(told)
    if least >= times.rounds:
        return []
    ready_at = _step_ends_at(chain, times) or now
    turns = []
    for group, often in zip(chain.order, told, strict=True):
        moments = {
            one.id: _awake(max(ready_at, _again_at(chain, one.id, times) or ready_at), one, chain)
            for one in group
            if _snoozes_until(chain, one.id) is None
        }
        if often == least and moments:
            at = min(moments.values())
            turns.append(_Turn(tuple(p for p, its in moments.items() if its <= max(at, now)), at))
    return turns


def _step_ends_at(chain: Chain, times: EscalationTimes) -> datetime | None:
    """When the answer to the last step has been waited for long enough; None before the first."""
    run = chain.run
    last = [one for one in run if one.step == run[-1].step]
    waited_for = [one for one in last if _may_answer(one) and chain.recipient(one.person)]
    delay = _delay(chain, times) if waited_for else timedelta(0)
    return max((one.at + delay for one in waited_for or last), default=None)


def _may_answer(one: Telling) -> bool:
    return not one.failed and one.answer is not Answer.BUSY


def _reaches_nobody(chain: Chain) -> bool:
    """Whether everybody was tried, and no text may have arrived."""
    tried = {one.person for one in chain.run}
    everybody = {one.id for group in chain.order for one in group}
    arrived = {one.person for one in chain.run if not one.failed}
    return everybody <= tried and not everybody & arrived


def _times_told(chain: Chain, person: int) -> int:
    return sum(one.person == person for one in chain.run)


def _last(chain: Chain, person: int | None) -> Telling | None:
    return next((one for one in reversed(chain.tellings) if one.person == person), None)


def _snoozes_until(chain: Chain, person: int) -> datetime | None:
    last = _last(chain, person)
    snoozes = last is not None and last.answer is Answer.SNOOZE and not chain.urgent
    return last.snoozed_until if last is not None and snoozes else None


def _again_at(chain: Chain, person: int, times: EscalationTimes) -> datetime | None:
    """The earliest moment at which somebody who was told is told again; a BUSY is heard out."""
    last = _last(chain, person)
    if last is None:
        return None
    is_busy = last.answer is Answer.BUSY
    heard_at = last.answered_at if is_busy and last.answered_at is not None else last.at
    return heard_at + _delay(chain, times)


def _awake(at: datetime, person: Recipient, chain: Chain) -> datetime:
    return at if chain.urgent else after_quiet_hours(at, person.zone, person.quiet)


def _delay(chain: Chain, times: EscalationTimes) -> timedelta:
    return times.urgent_step if chain.urgent else times.step
