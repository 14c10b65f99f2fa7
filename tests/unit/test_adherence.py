"""Adherence is counts with their denominator; what nobody was asked does not count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.adherence import Standing, adherence, standing


@pytest.mark.parametrize(
    ("answer", "text_left", "window_is_over", "expected"),
    [
        ("taken", True, True, Standing.TAKEN),
        ("taken", False, False, Standing.TAKEN),
        ("skipped", True, False, Standing.SKIPPED),
        (None, True, True, Standing.NO_ANSWER),
        (None, True, False, Standing.OPEN),
        (None, False, False, Standing.OPEN),
        (None, False, True, Standing.NOT_SENT),
    ],
)
def test_what_is_known_of_a_dose(
    answer: str | None, *, text_left: bool, window_is_over: bool, expected: Standing
) -> None:
    known = standing(answer, text_left=text_left, window_is_over=window_is_over)  # type: ignore[arg-type]
    assert known is expected


@given(st.lists(st.tuples(st.sampled_from(Standing), st.booleans())))
def test_the_denominator_is_what_was_taken_skipped_or_not_answered(
    doses: list[tuple[Standing, bool]],
) -> None:
    counts = adherence(doses)
    assert counts.asked == counts.taken + counts.skipped + counts.no_answer
    assert len(doses) == counts.asked + counts.open + counts.not_sent
