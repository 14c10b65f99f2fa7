"""The report's numbers: plain descriptions of what was answered, with their counts.

Summaries as trials give them: the weekly mean of daily scores, which needs 4 of 7 days, and the
change from the first week. They describe; nothing here says why.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, stdev

from service.reports.history import Dose, History, Step, daily_means

DAYS_OF_A_WEEK, DAYS_OF_A_WEEK_NEEDED = 7, 4
SEVERE_FROM = 7
"""Mild is below 4, moderate below 7, severe from 7 (pregabalin pooled analysis, 2016)."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of the daily scores of some days, with what it rests on.

    `days` of them were answered out of `of`; `spread` is the sample standard deviation, None
    below two days; `value` is None without any.
    """

    first_on: date
    last_on: date
    days: int
    of: int
    value: float | None
    spread: float | None

    @property
    def is_whole(self) -> bool:
        """Whether it has all of its seven days; the period may cut a week short."""
        return self.of == DAYS_OF_A_WEEK

    @property
    def is_firm(self) -> bool:
        """Whether four days of the week were answered; otherwise it is shown hollow."""
        return self.days >= DAYS_OF_A_WEEK_NEEDED


@dataclass(frozen=True, slots=True)
class Adherence:
    """What was answered about the doses whose reminder left: self-report, by text or telephone."""

    taken: int
    skipped: int
    unanswered: int
    late: int

    @property
    def asked(self) -> int:
        """The denominator: every dose that was asked about."""
        return self.taken + self.skipped + self.unanswered


@dataclass(frozen=True, slots=True)
class AroundStep:
    """The weeks before and after a dose step began, side by side: an observation, not a cause.

    Both are None where it began before the period.
    """

    step: Step
    before: Mean | None
    after: Mean | None


@dataclass(frozen=True, slots=True)
class Summary:
    """All numbers of one report. Dates are local; scores 0-10, higher is worse.

    `adherence_outside` is of the doses that fell into no dose step.
    """

    replies: int
    asked: int
    first_week: Mean
    last_week: Mean
    worst: int | None
    worst_on: date | None
    severe_days: int
    spread: float | None
    adherence: Adherence
    adherence_by_step: tuple[tuple[Step, Adherence], ...]
    adherence_outside: Adherence
    effects_by_step: tuple[tuple[Step | None, str], ...]
    around_steps: tuple[AroundStep, ...]

    @property
    def change(self) -> float | None:
        """The last week's mean less the first one's, where both weeks are firm and apart."""
        first, last = self.first_week, self.last_week
        if last.first_on <= first.last_on or not (first.is_firm and last.is_firm):
            return None
        if first.value is None or last.value is None:
            return None
        return last.value - first.value

    @property
    def change_percent(self) -> float | None:
        """The change as a share of the first week's mean, in per cent; None from a mean of 0."""
        if self.change is None or not self.first_week.value:
            return None
        return 100 * self.change / self.first_week.value


def summarise(history: History) -> Summary:
    """The numbers of a record. Late and unprompted scores are charted and not counted here."""
    daily = history.daily()
    counting = [score for score in history.scores if score.counts]
    worst = max(counting, key=lambda score: (score.value, -score.on.toordinal()), default=None)
    return Summary(
        replies=len(set(history.asked_on) & daily.keys()),
        asked=len(set(history.asked_on)),
        first_week=mean_of(history, history.first_on, _first_week_end(history)),
        last_week=mean_of(history, _last_week_start(history), history.last_on),
        worst=worst.value if worst else None,
        worst_on=worst.on if worst else None,
        severe_days=len({score.on for score in counting if score.value >= SEVERE_FROM}),
        spread=_spread(daily.values()),
        adherence=adherence(history.doses),
        adherence_by_step=tuple(
            (step, adherence(_doses_of(history, step))) for step in history.steps
        ),
        adherence_outside=adherence(
            dose for dose in history.doses if not any(_fell_into(dose, s) for s in history.steps)
        ),
        effects_by_step=tuple(_effects_by_step(history)),
        around_steps=tuple(_around(history, step) for step in history.steps),
    )


def mean_of(history: History, first: date, last: date) -> Mean:
    """The mean of the daily scores from `first` to `last`, both included."""
    return _mean(history.daily(), first, last)


def _mean(daily: Mapping[date, float], first: date, last: date) -> Mean:
    values = [value for on, value in daily.items() if first <= on <= last]
    return Mean(
        first_on=first,
        last_on=last,
        days=len(values),
        of=(last - first).days + 1,
        value=fmean(values) if values else None,
        spread=_spread(values),
    )


def weeks(history: History) -> list[Mean]:
    """The period in blocks of seven days from its first day; the last one may be shorter."""
    starts = [history.first_on + timedelta(days=n) for n in range(0, history.days, 7)]
    return [
        mean_of(history, start, min(start + timedelta(days=6), history.last_on))
        for start in starts
    ]


def adherence(doses: Iterable[Dose]) -> Adherence:
    """How often doses were answered, and how; an unanswered one was not "not taken"."""
    doses = list(doses)
    answers = Counter(dose.answer for dose in doses)
    return Adherence(
        taken=answers["taken"],
        skipped=answers["skipped"],
        unanswered=answers[None],
        late=sum(dose.late for dose in doses),
    )


def _first_week_end(history: History) -> date:
    return min(history.first_on + timedelta(days=6), history.last_on)


def _last_week_start(history: History) -> date:
    return max(history.last_on - timedelta(days=6), history.first_on)


def _spread(values: Iterable[float]) -> float | None:
    values = list(values)
    return stdev(values) if len(values) > 1 else None


def _doses_of(history: History, step: Step) -> list[Dose]:
    return [dose for dose in history.doses if _fell_into(dose, step)]


def _fell_into(dose: Dose, step: Step) -> bool:
    return dose.medication == step.medication and _is_in_force(step, dose.on)


def _is_in_force(step: Step, on: date) -> bool:
    return step.starts_on <= on <= (step.ends_on or date.max)


def _effects_by_step(history: History) -> Iterator[tuple[Step | None, str]]:
    """Each side effect that was told, with each dose step in force that day; None: with none."""
    for report in history.effects:
        in_force = [step for step in history.steps if _is_in_force(step, report.on)]
        yield from ((step, report.effect) for step in in_force)
        if not in_force:
            yield None, report.effect


def _around(history: History, step: Step) -> AroundStep:
    if step.starts_on < history.first_on:
        return AroundStep(step, None, None)
    daily = daily_means([*history.scores, *history.beside])
    return AroundStep(
        step=step,
        before=_mean(daily, step.starts_on - 7 * _DAY, step.starts_on - _DAY),
        after=_mean(daily, step.starts_on, step.starts_on + 6 * _DAY),
    )
