"""The options of a rule are found again, and make the same rule."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.recurrence import check_rule, rule_for
from service.core.rule_options import options_of

walls = st.lists(
    st.times().map(lambda t: t.replace(second=0, microsecond=0)), min_size=1, max_size=4
)
days = st.lists(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1)


@given(walls, st.none() | st.integers(1, 365))
def test_every_so_many_days(times: list[time], every: int | None) -> None:
    rule = rule_for(times, every=every)
    options = options_of(rule)
    assert options is not None
    assert rule_for(options.times, every=options.every, weekdays=options.weekdays) == rule


@given(walls, days)
def test_on_weekdays(times: list[time], weekdays: list[str]) -> None:
    rule = rule_for(times, weekdays=weekdays)
    options = options_of(rule)
    assert options is not None
    assert set(options.weekdays or ()) == set(weekdays)
    assert rule_for(options.times, weekdays=options.weekdays) == rule


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=9",
        "FREQ=DAILY;COUNT=7;BYHOUR=9",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYHOUR=9",
        "FREQ=MONTHLY;BYDAY=2MO;BYHOUR=9",
    ],
)
def test_a_rule_that_says_more_than_options_can_has_none(rule: str) -> None:
    assert options_of(check_rule(rule)) is None
