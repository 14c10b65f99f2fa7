"""What is wrong with a row of a table: every mistake that its cells alone show."""

from collections.abc import Iterator, Mapping, Sequence

from service.admin.caregivers import SIGHTS
from service.admin.plan_files.shapes import CAREGIVER, PATIENT, Check
from service.core.entries import parse_word
from service.core.errors import InputError
from service.core.timing import parse_wall_time

REQUIRED = {
    "name": "Maria Lopez",
    "phone": "+12025550123",
    "zone": "America/New_York",
    "country": "US",
}
"""The columns that every row fills, with an example each."""

_TOGETHER = (
    {"caregiver_name": "Sam Lopez", "caregiver_phone": "+12025550145"},
    {"medication": "Example medicine", "dose_at": "21:00"},
)


def times(text: str) -> list[str]:
    """The times of day of a cell."""
    return text.replace(";", " ").split()


def yes(text: str) -> bool:
    """Yes or no.

    Raises:
        InputError: it is neither.
    """
    return parse_word(text, ("yes", "no"), "tell_of_alerts") == "yes"


def in_form(cells: Mapping[str, str]) -> list[InputError]:
    """The mistakes of form of a row, each told by its column, in the order of the columns."""
    return [*missing(cells), *_unreadable(cells)]


def missing(cells: Mapping[str, str]) -> Iterator[InputError]:
    """What a row lacks, or has too much of."""
    if "" in cells:
        problem = "is more than there are columns"
        yield InputError("", cells[""], problem, '"a, b" in quotes, with a comma inside')
    asked = [REQUIRED, *(pair for pair in _TOGETHER if pair.keys() & cells.keys())]
    for columns in asked:
        for column, example in columns.items():
            if column not in cells:
                yield InputError(column, "", "is empty", example)


def _unreadable(cells: Mapping[str, str]) -> Iterator[InputError]:
    for column, check in _CHECKS.items():
        if column in cells:
            try:
                check(cells[column])
            except InputError as error:
                yield InputError(column, error.value, error.problem, error.example)


def _each(words: Sequence[str], check: Check) -> None:
    for word in words:
        check(word)


def _times(text: str) -> None:
    _each(times(text), lambda word: parse_wall_time(word, "at"))


_CHECKS: dict[str, Check] = {
    **{name: PATIENT.values[name] for name in (*REQUIRED, "consent", "born")},
    **{name: PATIENT.values[name] for name in ("language", "privacy")},
    "tell_of_alerts": yes,
    "checkin_at": _times,
    "medication": PATIENT.values["name"],
    "dose_at": _times,
    **{f"caregiver_{name}": CAREGIVER.values[name] for name in ("name", "phone", "consent")},
    "caregiver_sees": lambda text: _each(
        text.split(), lambda word: parse_word(word, SIGHTS, "caregiver_sees")
    ),
}
