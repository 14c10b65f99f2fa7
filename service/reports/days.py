"""The chart as a table: one line for each day that has something to tell."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service.reports.history import Dose, History, Score
from service.reports.wording import Voice


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day in words: its scores, its doses, and what else there was."""

    on: str
    scores: str
    doses: str
    also: str


def day_lines(history: History) -> list[DayLine]:
    """Every day with a check-in, score, dose or mark, oldest first."""
    say = Voice(history.language)
    scores, doses, also = defaultdict(list), defaultdict(list), defaultdict(list)
    for score in history.scores:
        scores[score.on].append(_score(score, say))
    for on in history.unanswered_on():
        scores[on].append(say("no_answer"))
    for dose in history.doses:
        doses[dose.on].append(_dose(dose, say))
    for on, words in _marks(history, say):
        also[on].append(words)
    days = sorted({*scores, *doses, *also})
    return [
        DayLine(on.isoformat(), *("; ".join(told[on]) for told in (scores, doses, also)))
        for on in days
    ]


def _score(score: Score, say: Voice) -> str:
    told = "" if score.origin == "checkin" else f" ({say.name(score.origin)})"
    corrected = f" ({say('corrected')})" if score.corrected else ""
    return f"{score.value}{told}{corrected}"


def _dose(dose: Dose, say: Voice) -> str:
    answer = say.name(dose.answer) if dose.answer else say("no_answer")
    late = f" ({say('dose_late')})" if dose.late else ""
    return f"{dose.medication} {dose.wall:%H:%M}: {answer}{late}"


def _marks(history: History, say: Voice) -> Iterator[tuple[date, str]]:
    for effect in history.effects:
        yield effect.on, say.name(effect.effect)
    for step in history.steps:
        if history.first_on <= step.starts_on <= history.last_on:
            yield step.starts_on, say("dose_step", medicine=step.medication, amount=step.amount)
    for other in history.others:
        yield other.starts_on, say("other_medicine", name=other.name)
    for alert in history.alerts:
        yield alert.on, say("alert", code=alert.code, cause=say.name(alert.cause))
    yield from history.notes
