"""The table of doses: what was answered, by dose step where there are any."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from service.reports.contents.means import briefly, reaches_out
from service.reports.contents.table import Table
from service.reports.history import History, Step
from service.reports.summary import Adherence, Summary
from service.reports.wording import Voice

_STEPS = 8
"""So many rows the steps keep where the page is full, the one of all doses among them."""
_SYMBOLS = {"taken": "T", "skipped": "S", None: "-"}


def doses(history: History, summary: Summary, say: Voice) -> Table:
    """What was answered about doses; where there are dose steps, a line and the weeks of each."""
    heads = ("", say("taken"), say("skipped"), say("no_answer"), say("asked"))
    days = _last_days(history) or say("last_days_none")
    note = f"{say('self_report')} {say('last_days', days=days)}"
    told = [effect for _, effect in summary.effects_by_step]
    if not history.steps:
        row = (say("all_doses"), *_counts(summary.adherence), _told(told, say))
        there = summary.adherence.asked or told
        return Table(
            say("doses_title"), (*heads, say("side_effects")), (row,) if there else (), note
        )
    return Table(
        say("by_step"),
        (*heads, say("week_before"), say("week_after"), say("side_effects")),
        tuple(_step_rows(history, summary, say)),
        " ".join([note, say("weeks_note"), *_star_note(history, summary, say)]),
        fewest=_STEPS,
        newest_last=True,
    )


def _step_rows(history: History, summary: Summary, say: Voice) -> Iterator[tuple[str, ...]]:
    """A row for each dose step, one for what fell into none, and one for all."""
    by_step = summary.effects_by_step
    for (step, counts), around in zip(
        summary.adherence_by_step, summary.around_steps, strict=True
    ):
        yield (
            _step(step, say),
            *_counts(counts),
            briefly(around.before, history, say),
            briefly(around.after, history, say) if around.after else "",
            _told((effect for during, effect in by_step if during == step), say),
        )
    outside = [effect for during, effect in by_step if during is None]
    if summary.adherence_outside.asked or outside:
        counts = summary.adherence_outside
        yield (say("no_step"), *_counts(counts), "", "", _told(outside, say))
    everything = _told((effect for _, effect in by_step), say)
    yield (say("all_doses"), *_counts(summary.adherence), "", "", everything)


def _star_note(history: History, summary: Summary, say: Voice) -> Iterator[str]:
    weeks = [week for around in summary.around_steps for week in (around.before, around.after)]
    told = [week for week in weeks if week and not history.is_before_enrolment(week.last_on)]
    if any(reaches_out(week, history) for week in told):
        yield say(
            "weeks_reach_out", first=say.day(history.first_on), last=say.day(history.last_on)
        )


def _step(step: Step, say: Voice) -> str:
    return say("step", medicine=step.medication, amount=step.amount, day=say.day(step.starts_on))


def _counts(counts: Adherence) -> tuple[str, ...]:
    return (
        _share_of(counts.taken, counts.asked),
        str(counts.skipped),
        str(counts.unanswered),
        str(counts.asked),
    )


def _told(effects: Iterable[str], say: Voice) -> str:
    """Side effects with how often each was told: "drowsy 2"."""
    counts = Counter(map(say.name, effects))
    return ", ".join(f"{effect} {count}" for effect, count in sorted(counts.items()))


def _last_days(history: History) -> str:
    since = history.last_on - timedelta(days=13)
    return "".join(_SYMBOLS[dose.answer] for dose in history.doses if dose.on >= since)


def _share_of(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.0f} %)" if whole else str(part)
