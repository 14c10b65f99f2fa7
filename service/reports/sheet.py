"""The report as one A4 page, for PDF and PNG: drawn, so that it needs no browser."""

from typing import Literal

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.gridspec import GridSpec
from matplotlib.lines import Line2D

from service.reports.chart import draw, names_beside, saved, title_of
from service.reports.contents import enrolment, period, tables
from service.reports.history import History
from service.reports.ink import DRAWING, SOFT, STYLE
from service.reports.letters import broken
from service.reports.sheet_tables import (
    HEAD,
    LINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SMALL,
    TEXT,
    Block,
)
from service.reports.summary import summarise
from service.reports.wording import Voice

_LEFT, _RIGHT, _BOTTOM = 0.06, 0.94, 0.05
_TITLE = 15.0
_TALLEST_CHART = 0.5
_UNDER_CHART = 0.05
_LETTER = 0.0083
"""The width of a letter beside the chart."""
_PLAN_LINES = 6
_SIZES = (
    *((1.15, 99, 0.34), (1.0, 99, 0.34), (1.0, 99, 0.3)),
    *((1.0, 12, 0.3), (1.0, 8, 0.3), (1.0, 5, 0.3), (1.0, 3, 0.3)),
    *((0.93, 3, 0.3), (0.93, 2, 0.28), (0.93, 1, 0.28)),
)
"""Scale of the tables, most rows of a list, and the chart's least height: tried in this order
until each table has its room."""


def sheet(history: History, fmt: Literal["pdf", "png"]) -> bytes:
    """The whole report on one A4 page; of what does not fit it says how much is missing.

    A record with little to tell is told in larger type, and its chart takes what is left over.
    """
    with DRAWING, rc_context(STYLE):
        figure = Figure(figsize=(PAGE_WIDTH, PAGE_HEIGHT), dpi=150)
        top = _heading(figure, history)
        room = top - _UNDER_CHART - _BOTTOM
        block = _block(history, room)
        chart = min(room - block.depth, _TALLEST_CHART)
        frame = figure.add_subfigure(GridSpec(1, 1, figure=figure)[0])
        frame.subplots_adjust(
            left=_beside(history), right=0.86, top=top - 0.034, bottom=top - chart, hspace=0.2
        )
        draw(history, frame)
        _print(figure, block, top - chart - _UNDER_CHART)
        figure.text(_LEFT, 0.022, _foot(block), fontsize=SMALL, color=SOFT)
        return saved(figure, fmt, title_of(history))


def _heading(figure: Figure, history: History) -> float:
    """Who and when; the height at which the next thing stands (1 is the page's top)."""
    y, say = 0.965, Voice(history.language)
    when = say("record", period=period(history), zone=history.zone)
    plan = _cut(history.plan, _PLAN_LINES, say)
    room = (_RIGHT - _LEFT) * PAGE_WIDTH
    for text, size, line_height, weight in (
        (history.title, _TITLE, 0.022, "bold"),
        (when, HEAD, 0.017, "normal"),
        *((line, TEXT, LINE, "normal") for line in (enrolment(history), *plan) if line),
    ):
        # Bold letters are wider than those that are measured.
        for line in broken(say.unbroken(text), room * (0.86 if weight == "bold" else 1), size):
            figure.text(_LEFT, y, line, fontsize=size, weight=weight, va="top")
            y -= line_height
    return y - 0.005


def _beside(history: History) -> float:
    """Where the chart begins, so that the longest name to its left has room."""
    return _LEFT + 0.015 + max(6, *map(len, names_beside(history))) * _LETTER


def _block(history: History, room: float) -> Block:
    """The tables in the largest type in which all of them have room beside the chart."""
    content = tables(history, summarise(history))
    say = Voice(history.language)
    block = Block(_RIGHT - _LEFT, room)
    for scale, rows, chart in _SIZES:
        block = Block(_RIGHT - _LEFT, room - chart, scale, rows, say).lay_out(content)
        if not block.crowded:
            break
    return block


def _foot(block: Block) -> str:
    """What the page is; and how much is missing of tables that are not on it at all."""
    missing = [block.say.many("rows_more", block.unplaced)] if block.unplaced else []
    return " ".join([block.say("foot"), *missing])


def _print(figure: Figure, block: Block, top: float) -> None:
    for words in block.words:
        figure.text(
            _LEFT + words.x,
            top - words.y,
            words.text,
            fontsize=words.size,
            color=words.colour,
            weight=words.weight,
            va="top",
        )
    for rule in block.rules:
        left, y = _LEFT + rule.x, top - rule.y
        line = Line2D([left, left + rule.width], [y, y], color=rule.colour, linewidth=0.4)
        figure.add_artist(line)


def _cut(lines: tuple[str, ...], most: int, say: Voice) -> list[str]:
    if len(lines) <= most:
        return list(lines)
    return [*lines[: most - 1], say("lines_more", number=len(lines) - most + 1)]
