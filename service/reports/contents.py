"""What the report says, as titles and tables: the page, the sheet and the text all show these."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from service.reports.history import Alert, History, Step
from service.reports.summary import Adherence, Mean, Summary

OBSERVED = "By dose step (weeks before and after: an observation, not a cause)"
SELF_REPORT = (
    "Doses are self-report, by text or telephone. No answer does not mean that one was not taken."
)
FOOT = "A record of what was reminded and answered. It is no diagnosis and no advice."

_SYMBOLS = {"taken": "T", "skipped": "S", None: "-"}


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the report; `note` stands under it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def tables(history: History, summary: Summary) -> list[list[Table]]:
    """The report's tables, those that stand side by side together; empty ones are left out."""
    rows = (
        (_pain(history, summary), _alerts(history)),
        (_doses(history, summary),),
        (_others(history), _notes(history)),
    )
    return [shown for row in rows if (shown := [table for table in row if table.rows])]


def period(history: History) -> str:
    """The period in words: "5 Jan 2026 to 29 Mar 2026 (84 days)"."""
    days = "1 day" if history.days == 1 else f"{history.days} days"
    return f"{day(history.first_on)} to {day(history.last_on)} ({days})"


def story(history: History, summary: Summary) -> str:
    """The chart in two sentences, for whoever cannot see it."""
    answered = (
        f"Pain scores from 0 to 10 (higher is worse) of {history.title}, {period(history)}: "
        f"{summary.replies} of {summary.asked} check-ins answered, "
        f"{_week_in_words('first', summary.first_week)}, "
        f"{_week_in_words('last', summary.last_week)}."
    )
    alerts = ", ".join(f"{alert.cause} on {day(alert.on)}" for alert in history.alerts)
    worst = "no score at all" if summary.worst is None else f"a highest score of {summary.worst}"
    told = f"these alerts: {alerts}" if alerts else "no alert"
    return f"{answered} The chart shows {worst} and {told}."


def day(on: date) -> str:
    """A date as people of any country read it: "5 Jan 2026"."""
    return f"{on.day} {on:%b %Y}"


def mean_in_words(mean: Mean, *, short: bool = False) -> str:
    """A mean with what it rests on; one from too few days is bracketed, as on the chart hollow."""
    if mean.value is None:
        return "no scores" if short else f"no scores in {mean.of} days"
    shown = f"{mean.value:.1f}" if mean.is_firm else f"[{mean.value:.1f}]"
    spread = "" if mean.spread is None else f"; SD {mean.spread:.1f}"
    if short:
        return f"{shown} ({mean.days}/{mean.of}{spread})"
    few = "" if mean.is_firm else ", too few"
    return f"{shown} ({mean.days} of {mean.of} days{few}{spread})"


def _pain(history: History, summary: Summary) -> Table:
    return Table(
        "Pain scores, 0 to 10 (higher = worse)",
        ("", ""),
        (
            ("Check-ins answered", _share(summary.replies, summary.asked)),
            (f"First week, {_span(summary.first_week)}", mean_in_words(summary.first_week)),
            (f"Last week, {_span(summary.last_week)}", mean_in_words(summary.last_week)),
            ("Change", _change(summary)),
            ("Worst", _worst(summary)),
            ("Days at 7 or more", str(summary.severe_days)),
            ("Spread of the days (SD)", _number(summary.spread)),
        ),
        _late_note(history),
    )


def _late_note(history: History) -> str:
    late = sum(score.origin == "late" for score in history.scores)
    unasked = sum(score.origin == "unprompted" for score in history.scores)
    parts = [f"{late} late" if late else "", f"{unasked} unasked" if unasked else ""]
    told = " and ".join(filter(None, parts))
    if not told:
        return ""
    what = "score is" if late + unasked == 1 else "scores are"
    return f"{told} {what} on the chart and not in these numbers."


def _change(summary: Summary) -> str:
    if summary.change is None:
        return "needs two weeks of 4 days"
    percent = summary.change_percent
    share = "" if percent is None else f" ({percent:+.0f} %)"
    return f"{summary.change:+.1f} points{share}"


def _worst(summary: Summary) -> str:
    if summary.worst is None or summary.worst_on is None:
        return "no scores"
    return f"{summary.worst} on {day(summary.worst_on)}"


def _doses(history: History, summary: Summary) -> Table:
    """What was answered about doses; where there are dose steps, a line and the weeks of each."""
    effects = summary.effects_by_step
    steps = [
        (
            f"{step.medication} {step.amount}, from {day(step.starts_on)}",
            *_counts(counts),
            mean_in_words(around.before, short=True),
            mean_in_words(around.after, short=True),
            _told(effects, step),
        )
        for (step, counts), around in zip(
            summary.adherence_by_step, summary.around_steps, strict=True
        )
    ]
    heads = ("", "taken", "skipped", "no answer", "of")
    note = f"{SELF_REPORT} Last 14 days: {_last_days(history)} (T taken, S skipped, - no answer)."
    if not steps:
        row = ("All doses", *_counts(summary.adherence), _told(effects, None))
        there = summary.adherence.asked or effects
        return Table("Doses", (*heads, "side effects"), (row,) if there else (), note)
    total = ("All doses", *_counts(summary.adherence), "", "", _told(effects, None))
    return Table(
        OBSERVED,
        (*heads, "week before", "week after", "side effects"),
        (*steps, total),
        f"{note} Weeks: mean of the daily scores (days answered; SD); in brackets from under 4 of "
        "7 days.",
    )


def _counts(counts: Adherence) -> tuple[str, ...]:
    return (
        _share_of(counts.taken, counts.asked),
        str(counts.skipped),
        str(counts.unanswered),
        str(counts.asked),
    )


def _told(effects: Iterable[tuple[Step | None, str]], step: Step | None) -> str:
    """Side effects told during a step, or in all for None, with how often: "drowsy 2"."""
    counts = Counter(effect for during, effect in effects if step is None or during == step)
    return ", ".join(f"{effect} {count}" for effect, count in sorted(counts.items()))


def _last_days(history: History) -> str:
    since = history.last_on - timedelta(days=13)
    recent = [dose for dose in history.doses if dose.on >= since]
    return "".join(_SYMBOLS[dose.answer] for dose in recent) or "none"


def _notes(history: History) -> Table:
    rows = tuple((day(on), text) for on, text in history.notes)
    return Table("Notes", ("", ""), rows)


def _alerts(history: History) -> Table:
    if not history.alerts:
        return Table("Alerts", ("",), (("None in this period.",),))
    return Table(
        "Alerts",
        ("", "began", "why", "what came of it"),
        tuple(
            (str(alert.code), day(alert.on), alert.explanation, _outcome(alert))
            for alert in history.alerts
        ),
    )


def _outcome(alert: Alert) -> str:
    parts = list(_outcomes(alert))
    return ", ".join(parts) or "open: nobody has it yet"


def _outcomes(alert: Alert) -> Iterator[str]:
    if alert.acknowledged_by:
        yield f"taken over by {alert.acknowledged_by}"
    if alert.closed_on:
        why = f" ({alert.close_reason})" if alert.close_reason else ""
        yield f"closed {day(alert.closed_on)}{why}"
    elif alert.acknowledged_by:
        yield "still open"


def _others(history: History) -> Table:
    return Table(
        "Other medicines",
        ("", "from", "until"),
        tuple(
            (other.name, day(other.starts_on), day(other.ends_on) if other.ends_on else "")
            for other in history.others
        ),
    )


def _week_in_words(which: str, mean: Mean) -> str:
    if mean.value is None:
        return f"no scores in the {which} week"
    return f"{which} week's mean {mean.value:.1f} from {mean.days} of {mean.of} days"


def _span(mean: Mean) -> str:
    """The days of a week, short: "5-11 Jan", or "28 Dec - 3 Jan"."""
    first, last = mean.first_on, mean.last_on
    if first.month == last.month:
        return f"{first.day}-{last.day} {last:%b}"
    return f"{first.day} {first:%b} - {last.day} {last:%b}"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({_percent(part, whole)})" if whole else "none was asked"


def _share_of(part: int, whole: int) -> str:
    return f"{part} ({_percent(part, whole)})" if whole else str(part)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %"


def _number(value: float | None) -> str:
    return "not shown: needs two days" if value is None else f"{value:.1f}"
