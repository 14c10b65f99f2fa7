"""The upper part of the chart: scores, silence, the usual level and the alerts."""

from collections.abc import Iterable

from matplotlib.axes import Axes

from service.reports.history import Alert, History, Score
from service.reports.ink import DAILY_UP_TO, FAINT, INK, NARROW, SOFT, width_of, x, xs
from service.reports.summary import weeks
from service.reports.wording import Voice

BANDS = (("mild", 0.5, 4), ("moderate", 4, 7), ("severe", 7, 10.5))
"""Mild from 1 to below 4, moderate from 4, severe from 7 (pregabalin pooled analysis, 2016)."""

_LEGEND_COLUMN = 1.2
"""Inches that one entry of the legend takes at most, in either language."""
_ALERT_LEVELS = (10.9, 11.7)
"""Two heights for the words at alerts, so that neighbours do not overlap."""


def draw_scores(ax: Axes, history: History) -> None:
    """Paint everything that shares the axis from 0 to 10."""
    ax.set_ylim(-0.9, 12.2 if history.alerts else 10.6)
    is_narrow = width_of(ax) <= NARROW
    ax.set_yticks(range(0, 11, 2 if is_narrow else 1))
    ax.set_ylabel(Voice(history.language)("axis"), fontsize=7.5 if is_narrow else 9)
    for line in (4, 7):
        ax.axhline(line - 0.5, color=FAINT, linewidth=0.8, zorder=0)
    _name_bands(ax, history.language)
    if history.days <= DAILY_UP_TO:
        daily = history.daily()
        for run in history.runs():
            ax.plot(xs(run), [daily[on] for on in run], color=INK, linewidth=1.0, zorder=2)
        _dots(ax, history.scores, 5.0, INK)
    else:
        _dots(ax, history.scores, 1.8, SOFT)
        _weekly_line(ax, history)
    _tick_silence(ax, history)
    _draw_usual(ax, history)
    _draw_alerts(ax, history.alerts, history)
    handles, labels = ax.get_legend_handles_labels()
    if handles:
        ax.legend(
            handles,
            [Voice(history.language)(label) for label in labels],
            loc="lower left",
            bbox_to_anchor=(0, 1.0),
            ncols=2 if is_narrow else int(width_of(ax) / _LEGEND_COLUMN),
            frameon=False,
            fontsize=7 if is_narrow else 8,
            handletextpad=0.4,
            columnspacing=1.2,
            borderaxespad=0.1,
        )


def _name_bands(ax: Axes, language: str) -> None:
    words = ax.secondary_yaxis("right")
    words.set_yticks(
        [0, *((low + min(high, 10.0) - 0.5) / 2 for _, low, high in BANDS)],
        [Voice(language)(name) for name in ("none", *(name for name, _, _ in BANDS))],
        fontsize=7.5 if width_of(ax) <= NARROW else 9,
    )
    words.tick_params(length=0)
    words.spines["right"].set_visible(False)


def _weekly_line(ax: Axes, history: History) -> None:
    """Weekly means, where days would be a thicket: hollow below 4 of 7 days, cut by silence."""
    means = weeks(history)
    middles = [(x(mean.first_on) + x(mean.last_on)) / 2 for mean in means]
    values = [float("nan") if mean.value is None else mean.value for mean in means]
    ax.plot(middles, values, color=INK, linewidth=1.3, zorder=3)
    for label, face, firm in (
        ("weekly", INK, True),
        ("weekly_few", "white", False),
    ):
        chosen = [
            i for i, mean in enumerate(means) if mean.is_firm is firm and mean.value is not None
        ]
        if chosen:
            ax.plot(
                [middles[i] for i in chosen],
                [values[i] for i in chosen],
                "o",
                markersize=3.2,
                markerfacecolor=face,
                markeredgecolor=INK,
                markeredgewidth=0.8,
                label=label,
                zorder=4,
            )


def _dots(ax: Axes, scores: Iterable[Score], size: float, ink: str) -> None:
    scores = list(scores)
    kinds = (
        ("score", "o", ink, [s for s in scores if s.counts]),
        ("late", "o", "white", [s for s in scores if s.origin == "late"]),
        ("unasked", "d", "white", [s for s in scores if s.origin == "unprompted"]),
    )
    for label, marker, face, of_kind in kinds:
        if of_kind:
            ax.plot(
                xs(s.on for s in of_kind),
                [s.value for s in of_kind],
                marker,
                markersize=size,
                markerfacecolor=face,
                markeredgecolor=ink,
                markeredgewidth=0.9 if ink is INK else 0.4,
                label=label,
                zorder=2,
                clip_on=False,
            )
    corrected = [s for s in scores if s.corrected]
    if corrected and ink is INK:
        ax.plot(
            xs(s.on for s in corrected),
            [s.value for s in corrected],
            "o",
            markersize=size + 4,
            markerfacecolor="none",
            markeredgecolor=INK,
            markeredgewidth=0.8,
            label="corrected",
            zorder=3,
        )


def _tick_silence(ax: Axes, history: History) -> None:
    silent = history.unanswered_on()
    if silent:
        ax.plot(
            xs(silent),
            [-0.6] * len(silent),
            "|",
            color=SOFT,
            markersize=5,
            label="no_answer",
            zorder=1,
        )


def _draw_usual(ax: Axes, history: History) -> None:
    if history.usual:
        days = [*(x(on) for on, _ in history.usual), x(history.last_on)]
        levels = [level for _, level in history.usual] + [history.usual[-1][1]]
        ax.step(
            days,
            levels,
            where="post",
            color=SOFT,
            linewidth=1.4,
            linestyle=(0, (5, 2)),
            label="usual",
            zorder=1,
        )


def _draw_alerts(ax: Axes, alerts: Iterable[Alert], history: History) -> None:
    """A triangle and a fine line at each alert, with its cause wherever there is room for it."""
    room = history.days / 7
    free_from = dict.fromkeys(_ALERT_LEVELS, float("-inf"))
    for alert in sorted(alerts, key=lambda alert: alert.on):
        at = x(alert.on)
        ax.axvline(at, color=SOFT, linewidth=0.7, linestyle=":", zorder=0)
        # At the end of the period the words stand before their mark.
        reaches_back = x(history.last_on) - at < room
        start = at - room if reaches_back else at
        level = next((level for level, free in free_from.items() if free <= start), None)
        height = _ALERT_LEVELS[0] if level is None else level
        ax.plot([at], [height], "v", color=INK, markersize=6, zorder=3, clip_on=False)
        if level is not None:
            ax.annotate(
                Voice(history.language).name(alert.cause),
                (at, level),
                xytext=(-6 if reaches_back else 6, 0),
                textcoords="offset points",
                fontsize=8,
                ha="right" if reaches_back else "left",
                va="center",
            )
            free_from[level] = start + room
