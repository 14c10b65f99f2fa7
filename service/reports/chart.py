"""The one chart: pain scores over time, and under them, on the same axis, what else is recorded.

One drawing routine; the file's format decides what comes out. Everything is told by shape and
place, so that it prints in grey: answers are dots, late ones hollow, corrected ones crossed, days
without an answer break the line and leave a tick at its foot.
"""

from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import Any, Literal

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.dates import (
    AutoDateLocator,
    ConciseDateFormatter,
    DayLocator,
)
from matplotlib.figure import Figure, SubFigure
from matplotlib.ticker import FixedLocator, Formatter, Locator

from service.reports.chart_scores import draw_scores
from service.reports.chart_strips import draw_doses, draw_marks, draw_steps, marks_height
from service.reports.history import History
from service.reports.ink import DRAWING, NARROW, STYLE, lines_of, width_of, x
from service.reports.wording import MONTHS, Voice

Format = Literal["svg", "png", "pdf"]

_SCORES, _DOSES = 8.0, 0.8
"""How high the scores and the doses stand, beside each other and the other rows."""
EACH_UP_TO = 8
"""Days; so far each has its date."""
DATES_IF_NARROW, DATES_IF_NARROW_UP_TO = 4, 180
"""So many dates a narrow chart of up to so many days has, evenly apart; then it has months."""
EVEN_UP_TO = 60
"""Days; so far dates are evenly apart: the 1st of a month close to the 29th would touch it."""


def chart(history: History, fmt: Format, *, width: float = 9.5, height: float = 5.0) -> bytes:
    """The chart as a picture, `width` inches wide; the same record gives the same bytes.

    It is `height` inches high where only doses stand below the scores, and grows by each more.
    """
    rows = sum(above for above, _ in _rows(history, width))
    grown = height * max(_SCORES + rows, _SCORES + _DOSES) / (_SCORES + _DOSES)
    with DRAWING, rc_context(STYLE):
        figure = Figure(figsize=(width, grown), dpi=130, layout="constrained")
        draw(history, figure)
        return saved(figure, fmt, title_of(history))


def title_of(history: History) -> str:
    """What a window or a tab says of the record that it shows."""
    return Voice(history.language)("record_title", title=history.title)


def saved(figure: Figure, fmt: Format, title: str) -> bytes:
    """A figure as a file of that format, with its title and without a date in it."""
    dateless = {"svg": {"Date": None}, "pdf": {"CreationDate": None}, "png": {}}
    buffer = BytesIO()
    figure.savefig(buffer, format=fmt, metadata={"Title": title, **dateless[fmt]})
    return buffer.getvalue()


def draw(history: History, figure: Figure | SubFigure) -> None:
    """Draw the record into a figure: scores, and the rows below that have something to show."""
    rows = _rows(history, figure.bbox.width / figure.dpi)
    heights = [_SCORES, *(height for height, _ in rows)]
    axes = figure.subplots(
        len(heights), 1, sharex=True, squeeze=False, gridspec_kw={"height_ratios": heights}
    )[:, 0]
    draw_scores(axes[0], history)
    for (_, paint), ax in zip(rows, axes[1:], strict=True):
        paint(ax, history)
    _dress_time(list(axes), history)


def _rows(history: History, width: float) -> list[tuple[float, Any]]:
    """The rows under the scores: how high each is, and what paints it."""
    medicines = {step.medication for step in history.steps}
    marks = len({effect.effect for effect in history.effects}) + len(history.others)
    rows = [
        (1.0 * len(medicines) + 0.2, draw_steps, medicines),
        (_DOSES, draw_doses, history.doses),
        (marks_height(history, width), draw_marks, marks),
    ]
    return [(height, paint) for height, paint, there in rows if there]


def names_beside(history: History) -> list[str]:
    """What stands to the left of the rows under the scores, line by line."""
    say = Voice(history.language)
    names = [
        say("doses"),
        *(step.medication for step in history.steps),
        *(say.name(effect.effect) for effect in history.effects),
        *(other.name for other in history.others),
    ]
    return [line for name in names for line in lines_of(name)]


def _dress_time(axes: list[Axes], history: History) -> None:
    margin = max(history.days / 80, 0.6)
    axes[0].set_xlim(
        x(history.first_on) - margin,
        x(history.last_on) + margin,
    )
    is_narrow = width_of(axes[0]) <= NARROW
    locator, formatter = _dates(history, is_narrow=is_narrow)
    axes[-1].xaxis.set_major_locator(locator)
    axes[-1].xaxis.set_major_formatter(formatter)
    if is_narrow:
        axes[-1].tick_params(axis="x", labelsize=7.5)
    for ax in axes:
        ax.spines[["top", "right"]].set_visible(False)
        ax.tick_params(axis="y", length=2 if ax is axes[0] else 0)
        if ax is not axes[-1]:
            ax.tick_params(axis="x", length=0)


def _dates(history: History, *, is_narrow: bool) -> tuple[Locator, Formatter]:
    """At which days the axis has dates, and how they are written."""
    if is_narrow and history.days <= DATES_IF_NARROW_UP_TO:
        apart = ceil(history.days / DATES_IF_NARROW)
        back = reversed(range(0, history.days, apart))
        locator: Locator = FixedLocator([x(history.last_on) - days for days in back])
    elif history.days <= EACH_UP_TO:
        locator = DayLocator()  # an automatic one would add hours
    else:
        locator = AutoDateLocator(
            minticks=2 if is_narrow else 5,
            maxticks=4 if is_narrow else 9,
            interval_multiples=history.days > EVEN_UP_TO,
        )
    return locator, _Dates(locator, history.language)


class _Dates(ConciseDateFormatter):
    """Dates as the tables have them: "5 Jan"; months alone, and a year below its first one."""

    def __init__(self, locator: Locator, language: str) -> None:
        super().__init__(  # type: ignore[no-untyped-call]
            locator,
            formats=["%Y", "%b", "%d %b", "%d %b", "%d %b", "%d %b"],
            zero_formats=["", "%b\n%Y", "%d %b", "%d %b", "%d %b", "%d %b"],
            show_offset=False,
        )
        # Matplotlib's months are English.
        self._months = dict(zip(MONTHS["en"], MONTHS.get(language, MONTHS["en"]), strict=True))

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        return [self._said(text) for text in super().format_ticks(values)]  # type: ignore[no-untyped-call]

    def _said(self, text: str) -> str:
        words = (self._months.get(word, word) for word in text.removeprefix("0").split(" "))
        month, *year = " ".join(words).split("\n")
        return "\n".join([self._months.get(month, month), *year])
