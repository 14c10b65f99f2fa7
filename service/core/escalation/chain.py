"""What an episode's next step depends on, what it can be, and what its parts have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from service.core.timing import QUIET, QuietHours, after_quiet_hours

LEAVES_WITHIN = timedelta(minutes=1)
"""Where nothing is out of order. So short a wait puts no later step off."""


@dataclass(frozen=True, slots=True)
class EscalationTimes:
    """How long each person has to answer, how often the chain runs, and when it resumes.

    `comes_back` is how long after its acknowledgement an episode that is still open is asked
    about again. An `endless` chain goes on every `again` once its rounds are over.
    """

    step: timedelta = timedelta(minutes=60)
    urgent_step: timedelta = timedelta(minutes=10)
    rounds: int = 3
    again: timedelta = timedelta(minutes=30)
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
    `answered_at` is when they gave their last `answer`. `waits`: the text has not left yet, as
    while the provider is out of order; `left_at` is when it did.
    """

    person: int
    step: int
    at: datetime
    failed: bool = False
    answer: Answer | None = None
    snoozed_until: datetime | None = None
    answered_at: datetime | None = None
    waits: bool = False
    left_at: datetime | None = None

    @property
    def asked_at(self) -> datetime:
        """Since when this person has had time to answer: of one that left soon, since its step."""
        left_at = self.left_at or self.at
        return left_at if left_at > self.at + LEAVES_WITHIN else self.at

    @property
    def may_answer(self) -> bool:
        """Whether an answer to it may still come that says who has the episode."""
        return not self.failed and self.answer is not Answer.BUSY


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything about one episode that its next step depends on.

    `order` holds who can be texted, in groups that are never empty: those of one are told in one
    step. `tellings` are in the order of their steps; those before `since` were another run's,
    which ended when somebody took the episode, or when it became more than people had been told
    (`news_at`: whoever has it is asked anew). An `urgent` one passes quiet hours and snoozes.
    `abandoned`: whoever took it can no longer be texted, and may have gone for good.
    An `endless` one, of danger, never stops by itself; `last_resort` are told with the others once
    none of those has answered or can.
    """

    order: Sequence[Sequence[Recipient]]
    tellings: Sequence[Telling] = ()
    urgent: bool = False
    since: datetime | None = None
    abandoned: bool = False
    news_at: datetime | None = None
    endless: bool = False
    last_resort: Sequence[Recipient] = ()

    @property
    def everybody(self) -> list[Recipient]:
        """Whoever is told of it, or would be in the end."""
        return [*(one for group in self.order for one in group), *self.last_resort]

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
        return next((one for one in self.everybody if one.id == person), None)

    def last_told(self, person: int | None) -> Telling | None:
        """The last step that told this person, in any run."""
        return next((one for one in reversed(self.tellings) if one.person == person), None)

    def has_heard(self, person: int | None) -> bool:
        """Whether a text about the episode as it is now may have reached this person."""
        mine = [one for one in self.tellings if one.person == person and not one.failed]
        return any(self.news_at is None or one.at >= self.news_at for one in mine)

    def snoozes_until(self, person: int) -> datetime | None:
        """When a SNOOZE of this person ends, if that is what they said last."""
        last = self.last_told(person)
        snoozes = last is not None and last.answer is Answer.SNOOZE and not self.urgent
        return last.snoozed_until if last is not None and snoozes else None

    def awake(self, at: datetime, person: Recipient) -> datetime:
        """When this person may be texted, `at` the earliest."""
        return at if self.urgent else after_quiet_hours(at, person.zone, person.quiet)

    def answer_time(self, times: EscalationTimes) -> timedelta:
        """How long whoever is told has to answer."""
        return times.urgent_step if self.urgent else times.step


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
    """All were told as often as may be, and nobody has it; an endless chain goes on at `until`."""

    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """Whoever had it has it no more: the chain runs again, and tellings since then count."""

    since: datetime


@dataclass(frozen=True, slots=True)
class Rest:
    """Somebody has it, and has said so again: there is nothing more to ask."""
