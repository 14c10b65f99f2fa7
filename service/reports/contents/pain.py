"""The table of pain: what was answered, the first week and the last, and the worst."""

from service.reports.contents.means import mean_in_words
from service.reports.contents.table import Table
from service.reports.history import History
from service.reports.summary import DAYS_OF_A_WEEK_NEEDED, Mean, Summary
from service.reports.wording import Voice

_WEEK = 7


def pain(history: History, summary: Summary, say: Voice) -> Table:
    """The first week and the last, the change between them, and the worst day."""
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
    enrolled = not history.is_before_enrolment(mean.last_on)
    return mean_in_words(mean, say, _asked(history, mean), enrolled=enrolled)


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


def _span(mean: Mean, say: Voice) -> str:
    return say.span(mean.first_on, mean.last_on)


def _share(part: int, whole: int, say: Voice) -> str:
    if not whole:
        return say("none_asked")
    return say("share", part=part, whole=whole, percent=f"{100 * part / whole:.0f}")


def _number(value: float | None, say: Voice) -> str:
    return say("spread_unknown") if value is None else f"{value:.1f}"
