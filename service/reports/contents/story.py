"""The period of the report, and its chart, in words."""

from service.reports.history import History
from service.reports.summary import Mean, Summary
from service.reports.wording import Voice


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


def _week_in_words(which: str, mean: Mean, say: Voice) -> str:
    if mean.value is None:
        return say(f"story_no_{which}")
    return say(f"story_{which}", mean=f"{mean.value:.1f}", days=mean.days, of=mean.of)
