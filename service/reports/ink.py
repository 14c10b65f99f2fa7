"""What the charts are drawn with: ink, type, and where a date stands."""

from collections.abc import Iterable
from datetime import date
from threading import Lock
from typing import Any

from matplotlib.axes import Axes

INK, SOFT, FAINT = "#1a1a1a", "#595959", "#c8c8c8"
"""Black on white; SOFT still has a contrast of 7:1, FAINT is for lines that carry no meaning."""

STYLE: Any = {
    "font.size": 9,
    "font.family": "DejaVu Sans",  # comes with matplotlib, the same on every machine
    "text.color": INK,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": INK,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "hatch.linewidth": 0.6,
    "svg.fonttype": "none",  # words stay words: to be read aloud, found and copied
    "svg.hashsalt": "carebell",
    "pdf.fonttype": 3,  # glyph by glyph: half the time of a subset of the font, and still words
}

DAILY_UP_TO = 130
"""Days; beyond that doses are drawn by the week. With more answers than that the line is that of
the weekly means."""

NARROW = 5
"""Inches; in up to so many only few dates and smaller words have room."""

LONGEST_NAME = 18
"""Letters; a longer name beside the chart would leave it too little room."""

DRAWING = Lock()
"""Style belongs to matplotlib as a whole: of two drawings at once one would undo the other's."""

_FIRST_DAY = date(1970, 1, 1)


def width_of(ax: Axes) -> float:
    """How many inches wide the picture is in which these axes stand."""
    return float(ax.figure.bbox.width / ax.figure.dpi)


def short(name: str, most: int = LONGEST_NAME) -> str:
    """A name as it stands beside a chart; the tables have all of it."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}\u2026"


def name_rows(ax: Axes, heights: Iterable[float], names: Iterable[str]) -> None:
    """Write names to the left of rows, shorter and smaller where the chart is narrow."""
    most, size = (13, 7.5) if width_of(ax) <= NARROW else (LONGEST_NAME, 9)
    ax.set_yticks(list(heights), [short(name, most) for name in names], fontsize=size)


def x(on: date) -> float:
    """Where a date stands on the axis: matplotlib counts days from 1970."""
    return float((on - _FIRST_DAY).days)


def xs(days: Iterable[date]) -> list[float]:
    """Where dates stand on the axis."""
    return [x(on) for on in days]
