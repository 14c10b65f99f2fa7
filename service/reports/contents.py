"""What the report says, as titles and tables: the page, the sheet and the text all show these."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from service.reports.history import Alert, History, Step
from service.reports.summary import DAYS_OF_A_WEEK_NEEDED, Adherence, Mean, Summary
from service.reports.wording import Voice

_FEW = 3
"""So many alerts have room beside the scores."""
_WEEK = 7
_SYMBOLS = {"taken": "T", "skipped": "S", None: "-"}


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the report; `note` stands under it.

    A list can be cut short where the page has no room, the other tables are needed whole.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    is_list: bool = False


def tables(history: History, summary: Summary) -> list[list[Table]]:
    """The report's tables, those that stand side by side together; empty ones are left out."""
    say = Voice(history.language)
    pain, doses = _pain(history, summary, say), _doses(history, summary, say)
    alerts, others, notes = _alerts(history, say), _others(history, say), _notes(history, say)
    if len(alerts.rows) > _FEW:  # in half the width each would take several lines
        rows = [(pain, others), (doses,), (alerts,), (notes,)]
    else:
        rows = [(pain, alerts), (doses,), (others, notes)]
    return [shown for row in rows if (shown := [table for table in row if table.rows])]


def period(history: History) -> str:
    """The period in words: "5 Jan 2026 to 29 Mar 2026 (84 days)"."""
    say = Voice(history.language)
    first, last = say.day(history.first_on), say.day(history.last_on)
    return say.many("period", history.days, first=first, last=last)


def story(history: History, summary: Summary) -> str:
    """The chart in two sentences, for whoever cannot see it."""
    say = Voice(history.language)
    answered = say(
        "story_answered",
        title=history.title,
        period=period(history),
        replies=summary.replies,
        asked=summary.asked,
        first=_week_in_words("first", summary.first_week, say),
        last=_week_in_words("last", summary.last_week, say),
    )
    alerts = ", ".join(
        say("story_alert", cause=say.name(alert.cause), day=say.day(alert.on))
        for alert in history.alerts
    )
    no_score = summary.worst is None
    shown = say(
        "story_shown",
        worst=say("story_no_worst") if no_score else say("story_worst", worst=summary.worst),
        alerts=say("story_alerts", alerts=alerts) if alerts else say("story_no_alert"),
    )
    return f"{answered} {shown}"


def mean_in_words(mean: Mean, say: Voice, asked: int | None = None) -> str:
    """A mean with what it rests on; one from too few days is bracketed, as on the chart hollow.

    Where `asked`, the days with a check-in, could not have been enough, it says so.
    """
    if mean.value is None:
        return say.many("no_scores_in", mean.of)
    few = ""
    if not mean.is_firm:
        never = asked is not None and asked < DAYS_OF_A_WEEK_NEEDED
        few = say("mean_few_asked", number=asked) if never else say("mean_few")
    return say(
        "mean",
        mean=_shown(mean, mean.value),
        days=mean.days,
        of=mean.of,
        few=few,
        spread=_spread(mean, say),
    )


def _briefly(mean: Mean | None, say: Voice) -> str:
    """A week around a dose step in one cell: "6.8 (6/7; SD 0.8)"."""
    if mean is None or mean.value is None:
        return say("no_scores" if mean else "began_before")
    return f"{_shown(mean, mean.value)} ({mean.days}/{mean.of}{_spread(mean, say)})"


def _shown(mean: Mean, value: float) -> str:
    return f"{value:.1f}" if mean.is_firm else f"[{value:.1f}]"


def _spread(mean: Mean, say: Voice) -> str:
    return "" if mean.spread is None else say("mean_spread", spread=f"{mean.spread:.1f}")


def _pain(history: History, summary: Summary, say: Voice) -> Table:
    first, last = summary.first_week, summary.last_week
    return Table(
        say("pain"),
        ("", ""),
        (
            (say("answered"), _share(summary.replies, summary.asked, say)),
            (say("first_week", span=_span(first, say)), _week(history, first, say)),
            (say("last_week", span=_span(last, say)), _week(history, last, say)),
            (say("change"), _change(summary, say)),
            (say("worst"), _worst(summary, say)),
            (say("severe_days"), str(summary.severe_days)),
            (say("spread"), _number(summary.spread, say)),
        ),
        " ".join(filter(None, (_hollow_note(history, summary, say), _late_note(history, say)))),
    )


def _week(history: History, mean: Mean, say: Voice) -> str:
    return mean_in_words(mean, say, _asked(history, mean))


def _asked(history: History, mean: Mean) -> int | None:
    """On how many days of a whole week there was a check-in; None for a part of one."""
    return history.asked_between(mean.first_on, mean.last_on) if mean.of == _WEEK else None


def _hollow_note(history: History, summary: Summary, say: Voice) -> str:
    """Why a week stands in brackets, where one does."""
    hollow = [
        mean
        for mean in (summary.first_week, summary.last_week)
        if mean.value is not None and not mean.is_firm
    ]
    if not hollow:
        return ""
    asked = [_asked(history, mean) for mean in hollow]
    rarely = any(days is not None and days < DAYS_OF_A_WEEK_NEEDED for days in asked)
    return say("hollow_asked" if rarely else "hollow")


def _late_note(history: History, say: Voice) -> str:
    late = sum(score.origin == "late" for score in history.scores)
    unasked = sum(score.origin == "unprompted" for score in history.scores)
    told = [say("some_late", number=late)] if late else []
    told += [say("some_unasked", number=unasked)] if unasked else []
    return say.many("not_counted", late + unasked, told=say("and").join(told)) if told else ""


def _change(summary: Summary, say: Voice) -> str:
    if summary.change is None:
        return say("change_unknown")
    change, percent = f"{summary.change:+.1f}", summary.change_percent
    if percent is None:
        return say("points", change=change)
    return say("points_percent", change=change, percent=f"{percent:+.0f}")


def _worst(summary: Summary, say: Voice) -> str:
    if summary.worst is None or summary.worst_on is None:
        return say("no_scores")
    return say("worst_on", worst=summary.worst, day=say.day(summary.worst_on))


def _doses(history: History, summary: Summary, say: Voice) -> Table:
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
        tuple(_step_rows(summary, say)),
        f"{note} {say('weeks_note')}",
    )


def _step_rows(summary: Summary, say: Voice) -> Iterator[tuple[str, ...]]:
    """A row for each dose step, one for what fell into none, and one for all."""
    by_step = summary.effects_by_step
    for (step, counts), around in zip(
        summary.adherence_by_step, summary.around_steps, strict=True
    ):
        yield (
            _step(step, say),
            *_counts(counts),
            _briefly(around.before, say),
            _briefly(around.after, say) if around.after else "",
            _told((effect for during, effect in by_step if during == step), say),
        )
    outside = [effect for during, effect in by_step if during is None]
    if summary.adherence_outside.asked or outside:
        counts = summary.adherence_outside
        yield (say("no_step"), *_counts(counts), "", "", _told(outside, say))
    everything = _told((effect for _, effect in by_step), say)
    yield (say("all_doses"), *_counts(summary.adherence), "", "", everything)


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


def _notes(history: History, say: Voice) -> Table:
    rows = tuple((say.day(on), text) for on, text in history.notes)
    return Table(say("notes"), ("", ""), rows, is_list=True)


def _alerts(history: History, say: Voice) -> Table:
    """The newest first: where not all have room, the oldest are left out."""
    if not history.alerts:
        return Table(say("alerts"), ("",), ((say("no_alerts"),),))
    return Table(
        say("alerts"),
        ("", say("began"), say("why"), say("outcome")),
        tuple(
            (str(alert.code), say.day(alert.on), alert.explanation, _outcome(alert, say))
            for alert in reversed(history.alerts)
        ),
        is_list=True,
    )


def _outcome(alert: Alert, say: Voice) -> str:
    return ", ".join(_outcomes(alert, say)) or say("open")


def _outcomes(alert: Alert, say: Voice) -> Iterator[str]:
    holders = [*alert.held_by, *filter(None, [alert.acknowledged_by])]
    yield from (say("taken_over", name=name) for name in holders)
    if alert.closed_on and alert.close_reason:
        why = say.name(alert.close_reason)
        yield say("closed_why", day=say.day(alert.closed_on), why=why)
    elif alert.closed_on:
        yield say("closed", day=say.day(alert.closed_on))
    elif holders:
        yield say("still_open" if alert.acknowledged_by else "open_again")


def _others(history: History, say: Voice) -> Table:
    return Table(
        say("others"),
        ("", say("from"), say("until")),
        tuple(
            (other.name, say.day(other.starts_on), say.day(other.ends_on) if other.ends_on else "")
            for other in history.others
        ),
        is_list=True,
    )


def _week_in_words(which: str, mean: Mean, say: Voice) -> str:
    if mean.value is None:
        return say(f"story_no_{which}")
    return say(f"story_{which}", mean=f"{mean.value:.1f}", days=mean.days, of=mean.of)


def _span(mean: Mean, say: Voice) -> str:
    return say.span(mean.first_on, mean.last_on)


def _share(part: int, whole: int, say: Voice) -> str:
    if not whole:
        return say("none_asked")
    return say("share", part=part, whole=whole, percent=f"{100 * part / whole:.0f}")


def _share_of(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.0f} %)" if whole else str(part)


def _number(value: float | None, say: Voice) -> str:
    return say("spread_unknown") if value is None else f"{value:.1f}"
