"""The period of the report, and its chart, in words."""

from service.reports.history import History
from service.reports.summary import Mean, Summary
from service.reports.wording import Voice


def period(history: History) -> str:
    """The period in words: "5 Jan 2026 to 29 Mar 2026 (84 days)"."""
    say = Voice(history.language)
    first, last = say.day(history.first_on), say.day(history.last_on)
    return say.many("period", history.days, first=first, last=last)


def enrolment(history: History) -> str:
    """Since when anything is known, where the period begins before."""
    if history.enrolled_on is None or not history.is_before_enrolment(history.first_on):
        return ""
    say = Voice(history.language)
    return say("enrolled", day=say.day(history.enrolled_on))


def story(history: History, summary: Summary) -> str:
    """The chart in two sentences, for whoever cannot see it."""
    say = Voice(history.language)
    answered = say(
        "story_answered",
        title=history.title,
        period=period(history),
        replies=summary.replies,
        asked=summary.asked,
        first=_week_in_words("first", summary.first_week, history, say),
        last=_week_in_words("last", summary.last_week, history, say),
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


def _week_in_words(which: str, mean: Mean, history: History, say: Voice) -> str:
    if history.is_before_enrolment(mean.last_on):
        return say(f"story_unenrolled_{which}")
    if mean.value is None:
        return say(f"story_no_{which}")
    return say(f"story_{which}", mean=f"{mean.value:.1f}", days=mean.days, of=mean.of)
