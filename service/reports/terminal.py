"""The chart for a terminal: as wide as there is room, in plain ASCII where it must be."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from textwrap import wrap

from service.reports.contents import enrolment
from service.reports.history import History
from service.reports.wording import Voice

_LEFT = 4
_ROWS = range(10, -1, -1)
_WORDS = {8: "severe", 5: "moderate", 2: "mild", 0: "none"}
_NARROWEST = 20
_WIDEST = 4
"""Columns from one day to the next, where there is room."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What is printed for what."""

    score: str
    aside: str
    silence: str
    alert: str
    bar: str
    between: str


_PLAIN, _DRAWN = _Signs("*", "o", ".", "^", "|", ":"), _Signs("●", "○", "·", "▲", "│", "┊")


def terminal_chart(history: History, width: int, *, ascii_only: bool) -> str:
    """Scores 0-10 over the period, higher is worse, a column for each day or few days.

    The column of a day shows its scores; one of several days their mean, and how far they reach
    from the lowest to the highest. Days that were asked about and stayed without an answer leave
    a mark in the foot line; late and unasked scores are hollow, and in no mean.
    """
    signs = _PLAIN if ascii_only else _DRAWN
    room = max(width - _LEFT - 11, _NARROWEST)
    per_column = -(-history.days // room)
    used = -(-history.days // per_column)
    apart = " " * (min(room // used, _WIDEST) - 1)
    columns = _columns(history, per_column, signs)
    rows = ((value, _row(value, columns, used, apart)) for value in _ROWS)
    lines = [
        f"{value:>2} {signs.bar}{row}  {_WORDS.get(value, '')}".rstrip() for value, row in rows
    ]
    silent = {_column(history, on, per_column) for on in history.unanswered_on()} - columns.keys()
    alerts = {_column(history, one.on, per_column) for one in history.alerts}
    foot = apart.join(
        signs.alert if column in alerts else signs.silence if column in silent else " "
        for column in range(used)
    )
    lines.append(f"{'':{_LEFT}}{foot}".rstrip())
    first, last = map(Voice().day, (history.first_on, history.last_on))
    gap = max(used + len(apart) * (used - 1) - len(first) - len(last), 2)
    lines.append(f"{'':{_LEFT}}{first}{'':{gap}}{last}")
    told = wrap(_legend(signs, per_column).replace("  ", " \xa0"), max(width, _NARROWEST))
    told = [line.replace("\xa0", " ").strip() for line in told]
    since = wrap(enrolment(history), max(width, _NARROWEST))
    return "\n".join(["Pain, 0 to 10 (higher = worse)", *lines, *told, *since])


def _row(value: int, columns: dict[int, dict[int, str]], used: int, apart: str) -> str:
    return apart.join(columns.get(column, {}).get(value, " ") for column in range(used))


def _columns(history: History, per_column: int, signs: _Signs) -> dict[int, dict[int, str]]:
    """What each column shows in which row; columns without scores are left out."""
    counting: dict[int, list[int]] = defaultdict(list)
    aside: dict[int, list[int]] = defaultdict(list)
    for score in history.scores:
        told = counting if score.counts else aside
        told[_column(history, score.on, per_column)].append(score.value)
    shown = _each if per_column == 1 else _summed
    return {
        column: shown(counting[column], aside[column], signs)
        for column in sorted({*counting, *aside})
    }


def _each(counting: list[int], aside: list[int], signs: _Signs) -> dict[int, str]:
    return dict.fromkeys(aside, signs.aside) | dict.fromkeys(counting, signs.score)


def _summed(counting: list[int], aside: list[int], signs: _Signs) -> dict[int, str]:
    values, sign = (counting, signs.score) if counting else (aside, signs.aside)
    reach = range(min(values), max(values) + 1)
    return dict.fromkeys(reach, signs.between) | {int(fmean(values) + 0.5): sign}


def _legend(signs: _Signs, per_column: int) -> str:
    if per_column == 1:
        told = f"{signs.score} score  {signs.aside} late or unasked  {signs.silence} no answer"
    else:
        told = (
            f"{signs.score} mean of {per_column} days  {signs.between} lowest to highest  "
            f"{signs.aside} only late or unasked  {signs.silence} no answer at all"
        )
    return f"{told}  {signs.alert} alert"


def _column(history: History, on: date, per_column: int) -> int:
    return (on - history.first_on).days // per_column
