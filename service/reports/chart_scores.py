"""The upper part of the chart: scores, silence, the usual level and the alerts."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.patheffects import Normal, Stroke

from service.reports.history import Alert, History, Score
from service.reports.ink import (
    FAINT,
    GROUND,
    INK,
    MARKS,
    NARROW,
    PALE,
    SOFT,
    daily_up_to,
    width_of,
    x,
    xs,
)
from service.reports.letters import inches_of
from service.reports.summary import Mean, weeks
from service.reports.wording import Voice

BANDS = (("mild", 0.5, 4), ("moderate", 4, 7), ("severe", 7, 10.5))
"""Mild from 1 to below 4, moderate from 4, severe from 7 (pregabalin pooled analysis, 2016)."""

SPARSE_UP_TO = 400
"""Days; in more of them the marks of the weeks would touch."""

_LETTER, _LEGEND_LETTER = 0.068, 0.06
"""Inches that a letter of the words at an alert, or of the legend, takes."""
_LEGEND_MARK = 0.5
"""Inches that the sign of a legend's entry and the space around it take."""
_BESIDE = 1.9
"""Inches that stand to the left of the axis, where the page is wide."""
_ALERT_MARK, _ALERT_WORDS = 10.9, (11.8, 12.7)
"""The height of the marks of alerts, and two for their words: neighbours shall not overlap."""
_TOP = 13.2
_LOW = 1.8
"""Inches; in fewer not each of 0 to 10 has room beside the axis."""
_AXIS = 0.6
"""Of the page's width, what the axis has of it at least."""


def draw_scores(ax: Axes, history: History) -> None:
    """Paint everything that shares the axis from 0 to 10."""
    ax.set_ylim(-0.9, _TOP if history.alerts else 10.6)
    is_narrow = width_of(ax) <= NARROW
    height = ax.get_window_extent().height / ax.figure.dpi
    ax.set_yticks(range(0, 11, 2 if is_narrow or height < _LOW else 1))
    label, size = Voice(history.language)("axis"), 7.5 if is_narrow else 9.0
    ax.set_ylabel(label, fontsize=min(size, size * 0.95 * height / inches_of(label, size)))
    for line in (4, 7):
        ax.axhline(line - 0.5, color=FAINT, linewidth=0.8, zorder=0)
    _name_bands(ax, history.language)
    daily = history.daily()
    if len(daily) <= daily_up_to(ax):
        for run in history.runs():
            ax.plot(xs(run), [daily[on] for on in run], color=INK, linewidth=1.0, zorder=2)
        _dots(ax, history.scores, 5.0, INK)
    else:
        _dots(ax, history.scores, 1.8, PALE)
        _weekly_line(ax, history)
    _tick_silence(ax, history)
    _draw_usual(ax, history)
    _draw_alerts(ax, history.alerts, history)
    _shade_before_enrolment(ax, history)
    handles, keys = ax.get_legend_handles_labels()
    labels = [Voice(history.language)(key) for key in keys]
    if handles:
        ax.legend(
            handles,
            labels,
            loc="lower left",
            bbox_to_anchor=(-0.35 if is_narrow else 0, 1.0),
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
    """Weekly means, where days would be a thicket: hollow below 4 of 7 days, cut by silence.

    Hollow ones are joined by a finer line; a week that the period cuts short by none.
    """
    means = weeks(history)
    for one, after in pairwise(means):
        if one.value is not None and after.value is not None and after.is_whole:
            is_firm = one.is_firm and after.is_firm
            ax.plot(
                [_middle(one), _middle(after)],
                [one.value, after.value],
                color=INK if is_firm else SOFT,
                linewidth=1.3 if is_firm else 0.6,
                zorder=5,
            )
    size = 3.0 if history.days <= SPARSE_UP_TO else 2.2
    for label, is_firm in (("weekly", True), ("weekly_few", False)):
        chosen = [
            (_middle(mean), mean.value)
            for mean in means
            if mean.is_firm is is_firm and mean.value is not None
        ]
        _mark(ax, label, [at for at, _ in chosen], [value for _, value in chosen], size, INK, 6)


def _middle(week: Mean) -> float:
    return (x(week.first_on) + x(week.last_on)) / 2


def _dots(ax: Axes, scores: Iterable[Score], size: float, ink: str) -> None:
    scores = list(scores)
    kinds = (
        ("score", [s for s in scores if s.counts]),
        ("late", [s for s in scores if s.origin == "late"]),
        ("unasked", [s for s in scores if s.origin == "unprompted"]),
        # Among the small dots of a long period it would be a smudge.
        ("corrected", [s for s in scores if s.corrected and ink is INK]),
    )
    for label, kind in kinds:
        big = size + 6 if label == "corrected" else size
        _mark(ax, label, xs(s.on for s in kind), [s.value for s in kind], big, ink, 2)


def _mark(  # noqa: PLR0913, PLR0917 - what a mark has
    ax: Axes,
    label: str,
    at: Sequence[float],
    values: Sequence[float],
    size: float,
    ink: str,
    zorder: int,
) -> None:
    """Paint one kind of mark wherever it belongs; nothing, and no legend, where it is nowhere."""
    marker, is_filled = MARKS[label]
    if values:
        ax.plot(
            at,
            values,
            marker,
            markersize=size,
            markerfacecolor=ink if is_filled else "white",
            markeredgecolor=ink,
            markeredgewidth=0.4 if ink is PALE else 0.9,
            label=label,
            zorder=zorder,
            clip_on=False,
        )


def _tick_silence(ax: Axes, history: History) -> None:
    silent = history.unanswered_on()
    _mark(ax, "no_answer", xs(silent), [-0.6] * len(silent), 5, SOFT, 1)


def _draw_usual(ax: Axes, history: History) -> None:
    """The usual level; where weeks are drawn it is that of each, and on white among the dots."""
    if not history.usual:
        return
    is_long = len(history.daily()) > daily_up_to(ax)
    changes = _by_week(history) if is_long else history.usual
    ax.step(
        [*(x(on) for on, _ in changes), x(history.last_on)],
        [*(level for _, level in changes), changes[-1][1]],
        where="post",
        color=SOFT,
        linewidth=2.0 if is_long else 1.4,
        linestyle=(0, (5, 2)),
        label="usual",
        zorder=4 if is_long else 1,
        path_effects=[Stroke(linewidth=3.2, foreground="white"), Normal()] if is_long else None,
    )


def _by_week(history: History) -> list[tuple[date, float]]:
    """The usual level as it stood when each week began, from the first that had one."""
    found = []
    for week in weeks(history):
        known = [level for on, level in history.usual if on <= week.first_on]
        found += [(week.first_on, known[-1])] if known else []
    return found or [history.usual[-1]]


def _shade_before_enrolment(ax: Axes, history: History) -> None:
    """The days of which nothing can be known, with words where they have room."""
    if history.enrolled_on is None or not history.is_before_enrolment(history.first_on):
        return
    end = min(x(history.enrolled_on) - 0.5, x(history.last_on))
    ax.axvspan(x(history.first_on), end, facecolor=GROUND, zorder=0)
    words = Voice(history.language)("not_enrolled")
    day = _AXIS * width_of(ax) / history.days
    if _LETTER * len(words) <= day * (end - x(history.first_on)):
        middle = (x(history.first_on) + end) / 2
        ax.text(middle, 5, words, fontsize=8, ha="center", va="center")


def _draw_alerts(ax: Axes, alerts: Iterable[Alert], history: History) -> None:
    """A triangle and a fine line at each alert, its cause above wherever there is room for it."""
    day = _AXIS * width_of(ax) / history.days
    free_from = dict.fromkeys(_ALERT_WORDS, float("-inf"))
    for alert in sorted(alerts, key=lambda alert: alert.on):
        at, words = x(alert.on), Voice(history.language).name(alert.cause)
        ax.axvline(at, color=SOFT, linewidth=0.7, linestyle=":", zorder=0)
        ax.plot(
            [at],
            [_ALERT_MARK],
            MARKS["alert"][0],
            color=INK,
            markersize=6,
            zorder=3,
            clip_on=False,
        )
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
