"""What follows the steps of a titration: on which days, and how it is said."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from service.core.after_steps import AfterStep
from service.core.recurrence import Recurrence, moments, rule_for

FIRST, SECOND = date(2027, 3, 1), date(2027, 3, 8)
AT_TEN, TWICE = rule_for([time(10)]), rule_for([time(10), time(20, 30)])
SLOWLY = rule_for([time(10)], every=3)


@pytest.mark.parametrize(
    ("follows", "words", "days"),
    [
        (AfterStep(3, 1, AT_TEN), "at 10:00, 3 days after", "04 11"),
        (AfterStep(1, 2, TWICE), "at 10:00 and 20:30, 1 day after", "02 02 09 09"),
        (
            AfterStep(0, 3, SLOWLY),
            "every 3 days at 10:00, 3 times, on the day",
            "01 04 07 08 11 14",
        ),
        (
            AfterStep(4, 9, AT_TEN),
            "every day at 10:00, 9 times, 4 days after",
            "05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20",
        ),
    ],
)
def test_it_comes_so_many_times_so_many_days_after_each_step(
    follows: AfterStep, words: str, days: str
) -> None:
    recurrence = Recurrence(follows.rule_from([FIRST, SECOND]), FIRST)
    found = moments(
        recurrence, ZoneInfo("UTC"), after=None, through=datetime(2028, 1, 1, tzinfo=UTC)
    )
    assert " ".join(f"{moment.on:%d}" for moment in found) == days
    assert follows.describe("Example") == f"{words} each step of Example begins"
    assert follows.describe("Example", "es").endswith(" cada nivel de Example")


def test_without_a_step_there_is_nothing_to_come_and_room_is_kept_on_every_day() -> None:
    follows = AfterStep(3, 4, rule_for([time(10), time(20, 30)], every=7))
    assert follows.rule_from([]) == ""
    assert follows.daily == TWICE
