"""The chart for a terminal: as wide as there is room, in plain ASCII where it must be."""

from datetime import date
from textwrap import wrap

from service.reports.history import History, Score
from service.reports.wording import Voice

_LEFT = 4
_ROWS = range(10, -1, -1)
_WORDS = {8: "severe", 5: "moderate", 2: "mild", 0: "none"}
_NARROWEST = 20
_WIDEST = 4
"""Columns from one day to the next, where there is room."""


def terminal_chart(history: History, width: int, *, ascii_only: bool) -> str:
    """Scores 0-10 over the period, higher is worse, a column for each day or few days.

    A column shows the highest score of its days. Days that were asked about and stayed without
    an answer leave a mark in the foot line; late and unasked scores are hollow.
    """
    solid, hollow, silence, alert, bar = "*o.^|" if ascii_only else "●○·▲│"
    room = max(width - _LEFT - 11, _NARROWEST)
    per_column = -(-history.days // room)
    used = -(-history.days // per_column)
    apart = " " * (min(room // used, _WIDEST) - 1)
    cells = {
        (score.value, _column(history, score.on, per_column)): score
        for score in reversed(history.scores)
    }
    top: dict[int, int] = {}
    for value, column in cells:
        top[column] = max(value, top.get(column, -1))
    lines = []
    for value in _ROWS:
        row = apart.join(
            _mark(cells[value, column], solid, hollow) if top.get(column) == value else " "
            for column in range(used)
        )
        lines.append(f"{value:>2} {bar}{row}  {_WORDS.get(value, '')}".rstrip())
    silent = {_column(history, on, per_column) for on in history.unanswered_on()} - top.keys()
    alerts = {_column(history, one.on, per_column) for one in history.alerts}
    foot = apart.join(
        alert if column in alerts else silence if column in silent else " "
        for column in range(used)
    )
    lines.append(f"{'':{_LEFT}}{foot}".rstrip())
    first, last = map(Voice().day, (history.first_on, history.last_on))
    gap = max(used + len(apart) * (used - 1) - len(first) - len(last), 2)
    lines.append(f"{'':{_LEFT}}{first}{'':{gap}}{last}")
    legend = f"{solid} score  {hollow} late or unasked  {silence} no answer  {alert} alert"
    if per_column > 1:
        legend += f"  (a column is {per_column} days: their highest score)"
    told = wrap(legend.replace("  ", " \xa0"), max(width, _NARROWEST))
    told = [line.replace("\xa0", " ").strip() for line in told]
    return "\n".join(["Pain, 0 to 10 (higher = worse)", *lines, *told])


def _column(history: History, on: date, per_column: int) -> int:
    return (on - history.first_on).days // per_column


def _mark(score: Score, solid: str, hollow: str) -> str:
    return solid if score.counts else hollow
