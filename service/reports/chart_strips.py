"""What stands under the scores on the same axis: dose steps, doses, and marks."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate, groupby, pairwise

from matplotlib.axes import Axes

from service.reports.history import Dose, History, Step
from service.reports.ink import (
    GROUND,
    INK,
    MARKS,
    NARROW,
    SOFT,
    daily_up_to,
    letters_beside,
    lines_of,
    name_rows,
    short,
    width_of,
    x,
    xs,
)
from service.reports.summary import Adherence, adherence
from service.reports.wording import Voice

_WEEK = timedelta(days=7)
_LETTER = 0.0085
"""Inches that a letter of an amount takes, for each point of its size."""
_FEWEST_LETTERS = 5
"""Of an amount that is cut short; with less room it is left to the tables."""


def draw_steps(ax: Axes, history: History) -> None:
    """Each medicine's titration as a band of steps, with the amounts written on it."""
    medicines = sorted({step.medication for step in history.steps})
    is_narrow = width_of(ax) <= NARROW
    size, inches = (7, 0.48 * width_of(ax)) if is_narrow else (8, 0.6 * width_of(ax))
    for row, medicine in enumerate(reversed(medicines)):
        steps = [step for step in history.steps if step.medication == medicine]
        for place, step in enumerate(sorted(steps, key=lambda step: step.starts_on)):
            start, end = _clipped(step, history)
            if start > end:
                continue
            height = 0.35 + 0.5 * (place + 1) / len(steps)
            ax.bar(
                x(start) - 0.5,
                height,
                width=(end - start).days + 1,
                bottom=row,
                align="edge",
                facecolor=GROUND,
                edgecolor=SOFT,
                linewidth=0.8,
            )
            days = (end - start).days + 1
            room = int(days / history.days * inches / (_LETTER * size))
            if room >= min(len(step.amount), _FEWEST_LETTERS):
                ax.text(
                    x(start) + (days - 1) / 2,
                    row + 0.24,
                    short(step.amount, room),
                    ha="center",
                    va="center",
                    fontsize=size,
                )
    ax.set_ylim(0, len(medicines))
    name_rows(ax, [row + 0.4 for row in range(len(medicines))], reversed(medicines))


def _clipped(step: Step, history: History) -> tuple[date, date]:
    return max(step.starts_on, history.first_on), min(
        step.ends_on or history.last_on, history.last_on
    )


def draw_doses(ax: Axes, history: History) -> None:
    """Doses by the day as marks, or by the week as shares, once days would be too small."""
    ax.set_ylim(0, 1)
    name_rows(ax, [0.5], [Voice(history.language)("doses")])
    if history.days <= daily_up_to(ax):
        _daily_doses(ax, history)
    else:
        _weekly_doses(ax, history)
    # Above the strip: beside it, in a small chart, it would reach down to the dates.
    ax.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        ncols=3,
        frameon=False,
        fontsize=7.5,
        handlelength=1.0,
        handletextpad=0.3,
        columnspacing=1.2,
        borderaxespad=0,
        borderpad=0.1,
    )


def _daily_doses(ax: Axes, history: History) -> None:
    has_room = history.days <= 60 and width_of(ax) > NARROW  # noqa: PLR2004 - not to touch
    size = 4.5 if has_room else 3.0
    per_day = max(len(list(group)) for _, group in groupby(history.doses, key=lambda d: d.on))
    for answer, label in (("taken",) * 2, ("skipped",) * 2, (None, "no_answer")):
        days = [(dose.on, _height(dose, history, per_day)) for dose in history.doses]
        chosen = [
            place for place, dose in zip(days, history.doses, strict=True) if dose.answer == answer
        ]
        if not chosen:
            continue
        ax.plot(
            xs(on for on, _ in chosen),
            [height for _, height in chosen],
            MARKS[label][0],
            markersize=size,
            markerfacecolor=INK,
            markeredgecolor=INK,
            markeredgewidth=0.8,
            label=Voice(history.language)(label),
        )


def _height(dose: Dose, history: History, per_day: int) -> float:
    """Several doses of a day stand above each other, the earliest on top."""
    of_day = [other for other in history.doses if other.on == dose.on]
    return 1 - (of_day.index(dose) + 1) / (per_day + 1)


def _weekly_doses(ax: Axes, history: History) -> None:
    weeks = list(_by_week(history))
    bottoms = [0.0] * len(weeks)
    looks: tuple[tuple[str, str, str, str], ...] = (
        ("taken", "taken", SOFT, ""),
        ("skipped", "skipped", "white", "xxxx"),
        ("unanswered", "no_answer", "white", ""),
    )
    for field, label, face, hatch in looks:
        shares = [getattr(week, field) / week.asked for _, week in weeks]
        ax.bar(
            [x(start) - 0.5 for start, _ in weeks],
            shares,
            width=[min(7, (history.last_on - start).days + 1) for start, _ in weeks],
            bottom=bottoms,
            align="edge",
            facecolor=face,
            edgecolor=INK,
            linewidth=0.3,
            hatch=hatch,
            label=Voice(history.language)(label),
        )
        bottoms = [below + share for below, share in zip(bottoms, shares, strict=True)]


def _by_week(history: History) -> Iterable[tuple[date, Adherence]]:
    start = history.first_on
    while start <= history.last_on:
        doses = [dose for dose in history.doses if start <= dose.on < start + _WEEK]
        if doses:
            yield start, adherence(doses)
        start += _WEEK


def draw_marks(ax: Axes, history: History) -> None:
    """A row for each side effect, and one for each other medicine while it was taken."""
    names = _marked(history)
    rows = list(accumulate((_height_of(name, width_of(ax)) for name in names), initial=0.0))
    middles = [(above + below) / 2 for above, below in pairwise(rows)]
    effects = sorted({effect.effect for effect in history.effects})
    for row, effect in zip(middles, effects, strict=False):
        days = xs(one.on for one in history.effects if one.effect == effect)
        ax.plot(days, [row] * len(days), MARKS["side_effect"][0], color=INK, markersize=5.5)
    for row, other in zip(middles[len(effects) :], history.others, strict=True):
        start = max(other.starts_on, history.first_on)
        end = min(other.ends_on or history.last_on, history.last_on)
        ax.plot(xs([start, end]), [row, row], color=SOFT, linewidth=2.5, solid_capstyle="butt")
        if other.starts_on >= history.first_on:
            ax.plot(xs([start]), [row], ">", color=INK, markersize=5)
    ax.set_ylim(rows[-1], 0)
    name_rows(ax, middles, names)


def marks_height(history: History, width: float) -> float:
    """How high the rows of marks stand, beside scores and doses, in a chart that wide."""
    return 0.3 + sum(_height_of(name, width) for name in _marked(history))


def _marked(history: History) -> list[str]:
    effects = sorted({effect.effect for effect in history.effects})
    say = Voice(history.language)
    return [*map(say.name, effects), *(other.name for other in history.others)]


def _height_of(name: str, width: float) -> float:
    return 0.6 if len(lines_of(name, letters_beside(width))) == 1 else 0.9
