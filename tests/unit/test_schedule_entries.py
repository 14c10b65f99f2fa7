"""What people type for the days of a schedule."""

import pytest

from service.core.errors import InputError
from service.core.recurrence import Phase
from service.core.schedule_entries import parse_cycle, parse_month_days, parse_phases


@pytest.mark.parametrize(
    ("text", "days"), [("1", [1]), ("1,15,-1", [1, 15, -1]), (" 3 , 4", [3, 4])]
)
def test_days_of_the_month(text: str, days: list[int]) -> None:
    assert parse_month_days(text) == days


@pytest.mark.parametrize(("text", "cycle"), [("21/7", (21, 7)), (" 5 / 2 ", (5, 2))])
def test_days_on_and_off(text: str, cycle: tuple[int, int]) -> None:
    assert parse_cycle(text) == cycle


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("2d", [Phase(None, 2)]),
        ("56d:1d,2d", [Phase(56, 1), Phase(None, 2)]),
        ("8w:1d,4w:2d,1w", [Phase(56, 1), Phase(28, 2), Phase(None, 7)]),
        ("56d:1d", [Phase(56, 1)]),
    ],
)
def test_a_density_that_changes(text: str, phases: list[Phase]) -> None:
    assert parse_phases(text) == phases


PHASES = ("", "56d:", "1d,2d", "56d:1d,", "56:1d,2d", ":1d,2d")


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        *((parse_month_days, text) for text in ("", "1,", "last", "1.5", "1;2")),
        *((parse_cycle, text) for text in ("", "21", "21/", "21/7/2", "-1/2", "a/b", "1000/2")),
        *((parse_phases, text) for text in PHASES),
    ],
)
def test_anything_else_is_refused(parse: object, text: str) -> None:
    assert callable(parse)
    with pytest.raises(InputError):
        parse(text)
