"""The chart as a table: one line for each day that has something to tell."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service.reports.history import Dose, History, Score


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day in words: its scores, its doses, and what else there was."""

    on: str
    scores: str
    doses: str
    also: str


def day_lines(history: History) -> list[DayLine]:
    """Every day with a check-in, score, dose or mark, oldest first."""
    scores, doses, also = defaultdict(list), defaultdict(list), defaultdict(list)
    for score in history.scores:
        scores[score.on].append(_score(score))
    for on in history.unanswered_on():
        scores[on].append("no answer")
    for dose in history.doses:
        doses[dose.on].append(_dose(dose))
    for on, words in _marks(history):
        also[on].append(words)
    days = sorted({*scores, *doses, *also})
    return [
        DayLine(on.isoformat(), *("; ".join(told[on]) for told in (scores, doses, also)))
        for on in days
    ]


def _score(score: Score) -> str:
    told = "" if score.origin == "checkin" else f" ({score.origin})"
    return f"{score.value}{told}{' (corrected)' if score.corrected else ''}"


def _dose(dose: Dose) -> str:
    late = " (late)" if dose.late else ""
    return f"{dose.medication} {dose.wall:%H:%M}: {dose.answer or 'no answer'}{late}"


def _marks(history: History) -> Iterator[tuple[date, str]]:
    for effect in history.effects:
        yield effect.on, effect.effect
    for step in history.steps:
        if history.first_on <= step.starts_on <= history.last_on:
            yield step.starts_on, f"dose step: {step.medication} {step.amount}"
    for other in history.others:
        yield other.starts_on, f"other medicine: {other.name}"
    for alert in history.alerts:
        yield alert.on, f"alert {alert.code}: {alert.cause}"
    yield from history.notes
