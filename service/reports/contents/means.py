"""The mean of a stretch of days in words, with what it rests on."""

from service.reports.history import History
from service.reports.summary import DAYS_OF_A_WEEK_NEEDED, Mean
from service.reports.wording import Voice


def mean_in_words(
    mean: Mean, say: Voice, asked: int | None = None, *, enrolled: bool = True
) -> str:
    """A mean with what it rests on; one from too few days is bracketed, as on the chart hollow.

    Where `asked`, the days with a check-in, could not have been enough, it says so; and where
    the patient was not `enrolled` yet.
    """
    if not enrolled:
        return say("not_enrolled")
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


def briefly(mean: Mean | None, history: History, say: Voice) -> str:
    """A week around a dose step in one cell: "6.8 (6/7; SD 0.8)"; a star: it reaches out."""
    if mean is None:
        return say("began_before")
    if history.is_before_enrolment(mean.last_on):
        return say("not_enrolled")
    star = "*" if reaches_out(mean, history) else ""
    if mean.value is None:
        return f"{say('no_scores')}{star}"
    return f"{_shown(mean, mean.value)} ({mean.days}/{mean.of}{_spread(mean, say)}){star}"


def reaches_out(mean: Mean, history: History) -> bool:
    """Whether some days of a week lie beside the period of the report."""
    return mean.first_on < history.first_on or mean.last_on > history.last_on


def _shown(mean: Mean, value: float) -> str:
    return f"{value:.1f}" if mean.is_firm else f"[{value:.1f}]"


def _spread(mean: Mean, say: Voice) -> str:
    return "" if mean.spread is None else say("mean_spread", spread=f"{mean.spread:.1f}")
