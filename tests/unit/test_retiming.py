"""Another time of day leaves the days of a rule as they are."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from service.core.errors import InputError
from service.core.recurrence import (
    Phase,
    Recurrence,
    at_other_times,
    check_rule,
    ending_after,
    every_time_of,
    moments,
    phased_rule,
    rule_for,
    to_utc,
    without,
)

UTC = ZoneInfo("UTC")
FIRST, LAST = date(2027, 3, 1), date(2027, 12, 31)
EIGHT, NINE, TWENTY = time(8), time(9, 10), time(20, 30)


def days(rule: str) -> list[date]:
    """The days of a rule from `FIRST` on, one for each time of day."""
    through = to_utc(LAST, time(23, 59), UTC)
    return [one.on for one in moments(Recurrence(rule, FIRST), UTC, after=None, through=through)]


RULES = [
    rule_for([EIGHT], cycle=(21, 7)),
    rule_for([EIGHT], month_days=[15, -1]),
    rule_for([EIGHT], every=14, weekdays=["mon"]),
    without(rule_for([EIGHT]), [date(2027, 4, 2), date(2027, 4, 3)]),
    phased_rule([EIGHT], [Phase(56, 1), Phase(None, 2)], FIRST),
    ending_after(Recurrence(rule_for([EIGHT]), FIRST), UTC, 3, after=None).rule,
    check_rule("FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=8"),
    check_rule("FREQ=DAILY;COUNT=5;BYHOUR=8"),
    check_rule("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;BYHOUR=8"),
    check_rule("FREQ=DAILY;BYHOUR=8\nEXDATE:20270402T080000"),
    check_rule("FREQ=WEEKLY;BYDAY=MO;BYHOUR=8\nRDATE:20270404T080000,20270403"),
]


@pytest.mark.parametrize("rule", RULES)
@given(wall=st.times().map(lambda wall: wall.replace(second=0, microsecond=0)))
def test_the_days_stay(rule: str, wall: time) -> None:
    assume(wall != EIGHT)
    other = at_other_times(rule, [wall])
    assert days(other) == days(rule)
    assert days(at_other_times(other, [EIGHT])) == days(rule)


@pytest.mark.parametrize("rule", RULES[:6])
def test_more_times_come_on_the_same_days(rule: str) -> None:
    twice = at_other_times(rule, [NINE, TWENTY])
    assert days(twice) == sorted(days(rule) * 2)
    assert days(at_other_times(twice, [EIGHT])) == days(rule)


def test_a_single_time_that_is_none_of_the_rule_stays() -> None:
    rule = check_rule("FREQ=DAILY;BYHOUR=8\nRDATE:20270402T101500")
    assert at_other_times(rule, [NINE, TWENTY]).splitlines()[-1] == "RDATE:20270402T101500"
    assert every_time_of(rule) == [EIGHT, time(10, 15)]


def test_an_end_between_two_times_of_a_day_stays_between_them() -> None:
    rule = ending_after(Recurrence(rule_for([EIGHT, TWENTY]), FIRST), UTC, 3, after=None).rule
    assert days(at_other_times(rule, [NINE, time(21)])) == days(rule)
    with pytest.raises(InputError, match="leaves open how often it is due until its end"):
        at_other_times(rule, [NINE])


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("FREQ=DAILY;COUNT=5;BYHOUR=8", "how often"),
        ("FREQ=WEEKLY;BYDAY=MO;BYHOUR=8\nFREQ=WEEKLY;BYDAY=TU;BYHOUR=9", "which of its days"),
        ("FREQ=DAILY;BYHOUR=8\nEXDATE:20270402T080000", "what becomes of a single time"),
        ("FREQ=DAILY;BYHOUR=8\nRDATE:20270402T080000", "what becomes of a single time"),
    ],
)
def test_what_would_be_a_guess_is_refused(rule: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        at_other_times(check_rule(rule), [NINE, TWENTY])
