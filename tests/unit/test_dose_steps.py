"""Which step is in force on a date: tables of steps and holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.dose_steps import Hold, Step, Titration, beginnings

FIRST = date(2027, 3, 1)


def day(number: int) -> date:
    """Day 1 is the first of March."""
    return FIRST + timedelta(days=number - 1)


TEN, TWENTY, THIRTY = Step(1, "10 mg", day(1)), Step(2, "20 mg", day(8)), Step(3, "30 mg", day(15))
STEPS = (TEN, TWENTY, THIRTY)


@pytest.mark.parametrize(
    ("holds", "expected"),
    [
        ([], [1, 8, 15]),
        ([Hold(day(3), day(5))], [1, 10, 17]),
        ([Hold(day(3))], [1, None, None]),
        ([Hold(day(8))], [1, None, None]),
        ([Hold(day(9), day(16))], [1, 8, 22]),
        ([Hold(day(20), day(25))], [1, 8, 15]),
        ([Hold(day(3), day(3))], [1, 8, 15]),
        ([Hold(day(3), day(5)), Hold(day(9), day(12))], [1, 13, 20]),
        ([Hold(day(9), day(12)), Hold(day(3), day(5))], [1, 13, 20]),
        ([Hold(day(3), day(5)), Hold(day(11))], [1, 10, None]),
    ],
)
def test_a_hold_shifts_what_has_not_begun(holds: list[Hold], expected: list[int | None]) -> None:
    assert beginnings(STEPS, holds) == [one and day(one) for one in expected]


@pytest.mark.parametrize(
    ("on", "dose"),
    [
        (0, None),
        (1, "10 mg"),
        (7, "10 mg"),
        (8, "20 mg"),
        (14, "20 mg"),
        (15, "30 mg"),
        (99, "30 mg"),
    ],
)
def test_the_step_in_force_is_the_newest_that_has_begun(on: int, dose: str | None) -> None:
    step = Titration(STEPS).step_on(day(on))
    assert (step.dose if step else None) == dose


@pytest.mark.parametrize(
    ("about", "in_text", "open_since", "on", "quoted"),
    [
        ("quoted where it is wanted", True, None, 8, "20 mg"),
        ("never where it is not", False, None, 8, None),
        ("not before the first step", True, None, 0, None),
        ("not on a step day with an open episode", True, 5, 8, None),
        ("nor on the days after", True, 5, 9, None),
        ("an episode of the step day itself", True, 8, 8, None),
        ("one that began after the step", True, 9, 10, "20 mg"),
        ("until the next step comes", True, 9, 15, None),
    ],
)
def test_a_dose_is_quoted_unless_it_changed_while_an_episode_was_open(
    about: str,
    in_text: bool,  # noqa: FBT001  a row of the table
    open_since: int | None,
    on: int,
    quoted: str | None,
) -> None:
    since = day(open_since) if open_since else None
    titration = Titration(STEPS, in_text=in_text, open_since=since)
    assert titration.quoted_on(day(on)) == quoted, about


holds = st.lists(
    st.tuples(st.integers(1, 60), st.integers(0, 20)).map(
        lambda pair: Hold(day(pair[0]), day(pair[0] + pair[1]))
    ),
    max_size=4,
)


@given(holds)
def test_no_hold_brings_a_step_forward_or_changes_the_order(holds: list[Hold]) -> None:
    begins = [one for one in beginnings(STEPS, holds) if one is not None]
    assert len(begins) == len(STEPS)
    assert all(shifted >= step.on for shifted, step in zip(begins, STEPS, strict=True))
    assert begins == sorted(begins)


@given(holds)
def test_steps_keep_at_least_the_days_that_were_prescribed(holds: list[Hold]) -> None:
    begins = [one for one in beginnings(STEPS, holds) if one is not None]
    assert (begins[1] - begins[0]).days >= 7
    assert (begins[2] - begins[1]).days >= 7
