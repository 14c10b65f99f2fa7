"""A series of scores as a person types one: "3,4,-,6", a value a day."""

from datetime import date, timedelta

from service.core.climbs.scores import CheckIn
from service.core.errors import InputError

NO_REPLY = "-"
FIRST_DAY = date(2001, 1, 1)
"""Any day does: only the days between two check-ins matter."""
_SCORES = {str(value): value for value in range(11)}


def given_series(text: str) -> list[CheckIn]:
    """One check-in a day, the first on any day; `-` is a day without a reply.

    Raises:
        InputError: a value is neither a score nor `-`.
    """
    return [
        CheckIn(FIRST_DAY + timedelta(days=day), _value(typed.strip()))
        for day, typed in enumerate(text.split(","))
    ]


def _value(typed: str) -> int | None:
    if typed == NO_REPLY:
        return None
    if typed not in _SCORES:
        problem = "is neither a whole number from 0 to 10 nor - for a day without a reply"
        raise InputError("--scores", typed, problem, "3,4,-,6")
    return _SCORES[typed]
