"""The upper part of the chart: scores, silence, the usual level and the alerts."""

from collections.abc import Iterable

from matplotlib.axes import Axes

from service.reports.history import Alert, History, Score
from service.reports.ink import DAILY_UP_TO, FAINT, INK, NARROW, SOFT, width_of, x, xs
from service.reports.summary import weeks
from service.reports.wording import Voice

BANDS = (("mild", 0.5, 4), ("moderate", 4, 7), ("severe", 7, 10.5))
"""Mild from 1 to below 4, moderate from 4, severe from 7 (pregabalin pooled analysis, 2016)."""

_LETTER, _LEGEND_LETTER = 0.068, 0.06
"""Inches that a letter of the words at an alert, or of the legend, takes."""
_LEGEND_MARK = 0.5
"""Inches that the sign of a legend's entry and the space around it take."""
_BESIDE = 1.9
"""Inches that stand to the left of the axis, where the page is wide."""
_ALERT_MARK, _ALERT_WORDS = 10.9, (11.8, 12.7)
"""The height of the marks of alerts, and two for their words: neighbours shall not overlap."""
_TOP = 13.2
_AXIS = 0.6
"""Of the page's width, what the axis has of it at least."""


def draw_scores(ax: Axes, history: History) -> None:
    """Paint everything that shares the axis from 0 to 10."""
    ax.set_ylim(-0.9, _TOP if history.alerts else 10.6)
    is_narrow = width_of(ax) <= NARROW
    ax.set_yticks(range(0, 11, 2 if is_narrow else 1))
    ax.set_ylabel(Voice(history.language)("axis"), fontsize=7.5 if is_narrow else 9)
    for line in (4, 7):
        ax.axhline(line - 0.5, color=FAINT, linewidth=0.8, zorder=0)
    _name_bands(ax, history.language)
    daily = history.daily()
    if len(daily) <= DAILY_UP_TO:
        for run in history.runs():
            ax.plot(xs(run), [daily[on] for on in run], color=INK, linewidth=1.0, zorder=2)
        _dots(ax, history.scores, 5.0, INK)
    else:
        _dots(ax, history.scores, 1.8, SOFT)
        _weekly_line(ax, history)
    _tick_silence(ax, history)
    _draw_usual(ax, history)
    _draw_alerts(ax, history.alerts, history)
    handles, keys = ax.get_legend_handles_labels()
    labels = [Voice(history.language)(key) for key in keys]
    if handles:
        ax.legend(
            handles,
            labels,
            loc="lower left",
            bbox_to_anchor=(0, 1.0),
            ncols=2 if is_narrow else _columns(labels, width_of(ax) - _BESIDE),
            frameon=False,
            fontsize=7 if is_narrow else 8,
            handletextpad=0.4,
            columnspacing=1.2,
            borderaxespad=0.1,
        )


def _columns(labels: list[str], room: float) -> int:
    """In how many columns the legend has room: as many as its rows need, which are few."""
    for rows in range(1, len(labels)):
        columns = [labels[start : start + rows] for start in range(0, len(labels), rows)]
        widths = [_LEGEND_MARK + _LEGEND_LETTER * max(map(len, column)) for column in columns]
        if sum(widths) <= room:
            return len(columns)
    return 1


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
    """A triangle and a fine line at each alert, its cause above wherever there is room for it."""
    day = _AXIS * width_of(ax) / history.days
    free_from = dict.fromkeys(_ALERT_WORDS, float("-inf"))
    for alert in sorted(alerts, key=lambda alert: alert.on):
        at, words = x(alert.on), Voice(history.language).name(alert.cause)
        ax.axvline(at, color=SOFT, linewidth=0.7, linestyle=":", zorder=0)
        ax.plot([at], [_ALERT_MARK], "v", color=INK, markersize=6, zorder=3, clip_on=False)
        # At the end of the period the words end at their mark.
        room = _LETTER * (len(words) + 2) / day
        reaches_back = x(history.last_on) - at < room
        start = at - room if reaches_back else at
        level = next((level for level, free in free_from.items() if free <= start), None)
        if level is not None:
            ax.annotate(
                words,
                (at, level),
                xytext=(-2 if reaches_back else 2, 0),
                textcoords="offset points",
                fontsize=8,
                ha="right" if reaches_back else "left",
                va="center",
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
            )
            free_from[level] = start + room
