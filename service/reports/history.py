"""One patient's record over a period, as plain values: every picture and number is made of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from statistics import fmean


@dataclass(frozen=True, slots=True)
class Score:
    """One pain score, 0-10, about a local date.

    `origin` is checkin, entered (by the clinic, for a check-in), late or unprompted;
    `corrected` says that it took the place of an earlier answer.
    """

    on: date
    value: int
    origin: str
    corrected: bool = False

    @property
    def counts(self) -> bool:
        """Whether numbers and rules use it: answers to a check-in, given in time."""
        return self.origin in {"checkin", "entered"}


def daily_means(scores: Iterable[Score]) -> dict[date, float]:
    """The mean of the counting scores of each day that has one, oldest day first."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for score in scores:
        if score.counts:
            by_day[score.on].append(score.value)
    return {on: fmean(values) for on, values in sorted(by_day.items())}


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose that was asked about; `answer` is taken, skipped or None for no answer."""

    on: date
    wall: time
    medication: str
    answer: str | None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a titration as prescribed; `ends_on` is its last day, None: it goes on."""

    medication: str
    amount: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """A side effect that the patient told of."""

    on: date
    effect: str


@dataclass(frozen=True, slots=True)
class OtherMedicine:
    """Another medicine, from the day it was added until it ended."""

    name: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """An episode: when it began, why, and what came of it; `code` is its short number.

    `held_by` had it before and have it no more.
    """

    on: date
    code: int
    cause: str
    explanation: str
    state: str
    acknowledged_by: str | None = None
    held_by: tuple[str, ...] = ()
    closed_on: date | None = None
    close_reason: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What is known of one patient from `first_on` to `last_on`, both included; dates are local.

    `title` is the name or the pseudonym, `plan` the plan in words, a line each, `asked_on` the
    dates of the check-ins that were sent, `usual` the usual level as it stood on each date on
    which it changed, `notes` what people wrote down; `language` is that of who will look. `beside`
    are the scores of the week before the period and of the one after, for the weeks around a dose
    step that begins near its ends. Before `enrolled_on` nothing could be known.
    """

    title: str
    zone: str
    first_on: date
    last_on: date
    plan: tuple[str, ...] = ()
    scores: tuple[Score, ...] = ()
    asked_on: tuple[date, ...] = ()
    doses: tuple[Dose, ...] = ()
    steps: tuple[Step, ...] = ()
    effects: tuple[Effect, ...] = ()
    others: tuple[OtherMedicine, ...] = ()
    alerts: tuple[Alert, ...] = ()
    usual: tuple[tuple[date, float], ...] = ()
    notes: tuple[tuple[date, str], ...] = ()
    language: str = "en"
    beside: tuple[Score, ...] = ()
    enrolled_on: date | None = None

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.last_on - self.first_on).days + 1

    def is_before_enrolment(self, on: date) -> bool:
        """Whether the patient was not enrolled yet on that day."""
        return self.enrolled_on is not None and on < self.enrolled_on

    def daily(self) -> dict[date, float]:
        """The mean of the counting scores of each day that has one, oldest day first."""
        return daily_means(self.scores)

    def asked_between(self, first: date, last: date) -> int:
        """On how many of these days a check-in was sent."""
        return sum(first <= on <= last for on in set(self.asked_on))

    def unanswered_on(self) -> list[date]:
        """The days on which a check-in was sent and no answer came, not even a late one."""
        answered = {score.on for score in self.scores if score.counts or score.origin == "late"}
        return sorted({*self.asked_on} - answered)

    def runs(self) -> Iterator[list[date]]:
        """The answered days, cut wherever an asked day between two of them is none of them."""
        run: list[date] = []
        answered = self.daily()
        silent = sorted({*self.asked_on} - answered.keys())
        for on in answered:
            if run and any(run[-1] < day < on for day in silent):
                yield run
                run = []
            run.append(on)
        if run:
            yield run
