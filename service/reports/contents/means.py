"""The mean of a stretch of days in words, with what it rests on."""

from service.reports.summary import DAYS_OF_A_WEEK_NEEDED, Mean
from service.reports.wording import Voice


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


def briefly(mean: Mean | None, say: Voice) -> str:
    """A week around a dose step in one cell: "6.8 (6/7; SD 0.8)"."""
    if mean is None or mean.value is None:
        return say("no_scores" if mean else "began_before")
    return f"{_shown(mean, mean.value)} ({mean.days}/{mean.of}{_spread(mean, say)})"


def _shown(mean: Mean, value: float) -> str:
    return f"{value:.1f}" if mean.is_firm else f"[{value:.1f}]"


def _spread(mean: Mean, say: Voice) -> str:
    return "" if mean.spread is None else say("mean_spread", spread=f"{mean.spread:.1f}")
