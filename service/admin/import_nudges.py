"""Which nudges of what an import plans quiet hours keep: it is said when they are planned."""

from collections import Counter
from collections.abc import Sequence
from datetime import time

from service.admin.import_mistakes import times
from service.admin.imports import Outcome, Result
from service.admin.plan_reading import DEFAULTS
from service.core.timing import QUIET, format_quiet_hours, nudge_is_lost, parse_wall_time
from service.db.tables import ScheduleKind

_COLUMNS = {"dose_at": ScheduleKind.DOSE, "checkin_at": ScheduleKind.CHECKIN}
_NOUNS = {ScheduleKind.DOSE: ("dose", "dose"), ScheduleKind.CHECKIN: ("check-in", "checkin")}
"""In a sentence, and as a command."""


def lost_nudges(results: Sequence[Result]) -> list[str]:
    """A sentence for each time of day at which no nudge leaves, with how many rows it concerns.

    Those of an import keep to the quiet hours, windows and nudges that hold without options.
    """
    found = Counter(
        (kind, wall)
        for one in results
        if one.outcome is Outcome.ADDED
        for column, kind in _COLUMNS.items()
        for wall in _walls(one, column)
        if _is_lost(kind, wall)
    )
    return [
        f"At {wall:%H:%M} no {_NOUNS[kind][0]} is asked about once more ({_rows(number)}): "
        f"quiet hours {format_quiet_hours(QUIET)} last until its window has ended. "
        f"To have that: carebell {_NOUNS[kind][1]} edit ID --quiet off"
        for (kind, wall), number in sorted(found.items(), key=lambda each: each[0][1])
    ]


def _walls(result: Result, column: str) -> set[time]:
    return {parse_wall_time(text, column) for text in times(result.row.cells.get(column, ""))}


def _is_lost(kind: ScheduleKind, wall: time) -> bool:
    window, nudge = DEFAULTS[kind]
    return nudge is not None and nudge_is_lost(wall, nudge, window, QUIET)


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"
