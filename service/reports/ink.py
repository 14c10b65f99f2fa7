"""What the charts are drawn with: ink, type, and where a date stands."""

from collections.abc import Iterable
from datetime import date
from textwrap import wrap
from threading import Lock
from typing import Any

from matplotlib.axes import Axes

INK, SOFT, PALE, FAINT = "#1a1a1a", "#595959", "#8c8c8c", "#c8c8c8"
"""Black on white; SOFT still has a contrast of 7:1, PALE of 3:1 for what stands behind the rest;
FAINT is for lines that carry no meaning."""
GROUND = "#ededed"
"""What areas are filled with; black on it has a contrast of 15:1."""

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

DAILY_UP_TO, DAILY_UP_TO_IF_NARROW = 130, 45
"""Days; beyond that doses are drawn by the week. With more answers than that the line is that of
the weekly means."""

NARROW = 5
"""Inches; in up to so many only few dates and smaller words have room."""

LONGEST_NAME = 18
"""Letters; a longer name beside the chart takes two lines, and what those do not hold is cut."""

MARKS = {
    "score": ("o", True),
    "late": ("o", False),
    "unasked": ("^", False),
    "corrected": ("+", True),
    "weekly": ("D", True),
    "weekly_few": ("D", False),
    "no_answer": ("|", True),
    "taken": ("s", True),
    "skipped": ("x", True),
    "side_effect": ("*", True),
    "alert": ("v", True),
}
"""What each thing looks like, filled or hollow: no two alike, for colours say nothing here."""

NARROW_NAME = 13
"""Letters of a line of a name, where the chart is narrow."""

DRAWING = Lock()
"""Style belongs to matplotlib as a whole: of two drawings at once one would undo the other's."""

_FIRST_DAY = date(1970, 1, 1)


def width_of(ax: Axes) -> float:
    """How many inches wide the picture is in which these axes stand."""
    return float(ax.figure.bbox.width / ax.figure.dpi)


def short(name: str, most: int) -> str:
    """A name that has room for so many letters; the tables have all of it."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}\u2026"


def daily_up_to(ax: Axes) -> int:
    """How many days have room one by one on these axes."""
    return DAILY_UP_TO_IF_NARROW if width_of(ax) <= NARROW else DAILY_UP_TO


def letters_beside(width: float) -> int:
    """How many letters a line of a name has, beside a chart so many inches wide."""
    return NARROW_NAME if width <= NARROW else LONGEST_NAME


def lines_of(name: str, most: int = LONGEST_NAME) -> list[str]:
    """A name as it stands beside a chart: on one line, or on two where it is too long for one."""
    first, *rest = wrap(name, most) or [""]
    return [first, short(" ".join(rest), most)] if rest else [first]


def name_rows(ax: Axes, heights: Iterable[float], names: Iterable[str]) -> None:
    """Write names to the left of rows; smaller where the chart is narrow, or on two lines."""
    most = letters_beside(width_of(ax))
    shown = [lines_of(name, most) for name in names]
    ax.set_yticks(list(heights), ["\n".join(lines) for lines in shown], linespacing=1.05)
    for label, lines in zip(ax.get_yticklabels(), shown, strict=True):
        label.set_fontsize(7.5 if most < LONGEST_NAME or len(lines) > 1 else 9)


def x(on: date) -> float:
    """Where a date stands on the axis: matplotlib counts days from 1970."""
    return float((on - _FIRST_DAY).days)


def xs(days: Iterable[date]) -> list[float]:
    """Where dates stand on the axis."""
    return [x(on) for on in days]
