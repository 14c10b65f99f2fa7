"""The options that people give for a schedule: the rule, its first days, and its words."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from service.core.errors import InputError
from service.core.recurrence import (
    Phase,
    Recurrence,
    check_rule,
    describe,
    ending_after,
    moments,
    phased_rule,
    rule_for,
    without,
)

START = date(2027, 3, 3)  # a Wednesday
NEW_YORK = ZoneInfo("America/New_York")
AT_NINE = [time(9)]


def dates(rule: str, count: int = 6, starts_on: date = START) -> list[str]:
    found = moments(
        Recurrence(rule, starts_on),
        NEW_YORK,
        after=None,
        through=datetime(2029, 1, 1, tzinfo=NEW_YORK),
    )
    return [f"{moment.on:%m-%d}" for moment in islice(found, count)]


@pytest.mark.parametrize(
    ("rule", "words", "first"),
    [
        (
            rule_for(AT_NINE, every=14, weekdays=["mon", "thu"]),
            "every 2 weeks on Mon, Thu at 09:00",
            "03-04 03-15 03-18 03-29 04-01 04-12",
        ),
        (
            rule_for(AT_NINE, every=7, weekdays=["wed"]),
            "Wed at 09:00",
            "03-03 03-10 03-17 03-24 03-31 04-07",
        ),
        (
            rule_for(AT_NINE, month_days=[15, -1, 1]),
            "every month on day 1, day 15, the last day at 09:00",
            "03-15 03-31 04-01 04-15 04-30 05-01",
        ),
        (
            rule_for(AT_NINE, month_days=[-2]),
            "every month on the last day but 1 at 09:00",
            "03-30 04-29 05-30 06-29 07-30 08-30",
        ),
        (
            rule_for(AT_NINE, cycle=(3, 4)),
            "3 days on, 4 days off at 09:00",
            "03-03 03-04 03-05 03-10 03-11 03-12",
        ),
        (
            phased_rule(AT_NINE, [Phase(3, 1), Phase(None, 2)], START),
            "every day at 09:00 until 2027-03-05, then every 2 days at 09:00",
            "03-03 03-04 03-05 03-06 03-08 03-10",
        ),
        (
            phased_rule(AT_NINE, [Phase(4, 3), Phase(4, 1)], START),
            "every 3 days at 09:00 until 2027-03-06, then every day at 09:00 until 2027-03-10",
            "03-03 03-06 03-07 03-08 03-09 03-10",
        ),
        (
            without(rule_for(AT_NINE), [date(2027, 3, 5), date(2027, 3, 4)]),
            "every day at 09:00, not on 2027-03-04, 2027-03-05",
            "03-03 03-06 03-07 03-08 03-09 03-10",
        ),
    ],
)
def test_options_make_a_rule_with_these_first_days_and_words(
    rule: str, words: str, first: str
) -> None:
    assert check_rule(rule) == rule
    assert describe(Recurrence(rule, START)) == words
    assert dates(rule) == first.split()


def test_several_times_a_day_keep_their_words_in_every_phase() -> None:
    rule = phased_rule([time(21, 30), time(9)], [Phase(56, 1), Phase(None, 2)], START)
    assert describe(Recurrence(rule, START)) == (
        "every day at 09:00 and 21:30 until 2027-04-27, then every 2 days at 09:00 and 21:30"
    )


def test_days_on_and_off_keep_their_turns_for_years() -> None:
    rule = rule_for(AT_NINE, cycle=(21, 7))
    through = datetime(2029, 1, 1, tzinfo=NEW_YORK)
    found = moments(Recurrence(rule, START), NEW_YORK, after=None, through=through)
    turns = [(moment.on - START).days % 28 for moment in found]
    assert turns[:28] == [*range(21), *range(7)]
    assert set(turns) == set(range(21))


@pytest.mark.parametrize(
    ("count", "after", "last"),
    [
        (1, None, "2027-03-03 09:00"),
        (3, None, "2027-03-04 09:00"),
        (3, datetime(2027, 3, 3, 12, tzinfo=NEW_YORK), "2027-03-04 21:30"),
        (24, None, "2027-03-14 21:30"),
    ],
)
def test_a_schedule_for_n_times_ends_with_the_nth(
    count: int, after: datetime | None, last: str
) -> None:
    endless = Recurrence(rule_for([time(9), time(21, 30)]), START)
    ended = ending_after(endless, NEW_YORK, count, after=after)
    through = datetime(2028, 1, 1, tzinfo=NEW_YORK)
    found = list(moments(ended, NEW_YORK, after=after, through=through))
    assert len(found) == count
    assert f"{found[-1].on} {found[-1].wall:%H:%M}" == last


def test_what_ends_earlier_by_itself_stays_as_it_is() -> None:
    ends = Recurrence(rule_for(AT_NINE), START, START + timedelta(3))
    assert ending_after(ends, NEW_YORK, 9, after=None) == ends


def test_dates_left_out_do_not_count_and_stay_left_out() -> None:
    rule = without(rule_for(AT_NINE), [START])
    ended = ending_after(Recurrence(rule, START), NEW_YORK, 2, after=None)
    assert dates(ended.rule) == ["03-04", "03-05"]


def test_times_that_are_counted_twice_are_refused() -> None:
    counted = Recurrence("RRULE:FREQ=DAILY;COUNT=3;BYHOUR=9;BYMINUTE=0", START)
    with pytest.raises(InputError, match="cannot be combined with a rule that has a COUNT"):
        ending_after(counted, NEW_YORK, 2, after=None)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"month_days": [0]}, "--day '0' is not in every month; -1 is the last day;"),
        ({"month_days": [31]}, "--day '31' is not in every month; -1 is the last day;"),
        ({"month_days": [1], "every": 2}, "--every '2d' cannot be combined with --day."),
        ({"month_days": [1], "weekdays": ["mon"]}, "--day '1' cannot be combined with --on."),
        ({"cycle": (21, 7), "weekdays": ["mon"]}, "--cycle '21/7' cannot be combined with --on."),
        ({"cycle": (21, 0)}, "--cycle '21/0' is not two numbers of days, 365 together at most;"),
        ({"cycle": (300, 66)}, "--cycle '300/66' is not two numbers of days,"),
    ],
)
def test_options_that_make_no_rule_are_refused(
    options: dict[str, Sequence[int]], sentence: str
) -> None:
    with pytest.raises(InputError) as caught:
        rule_for(AT_NINE, **options)  # type: ignore[arg-type]  # a table of mixed options
    assert str(caught.value).startswith(sentence)


def test_phases_need_a_time_of_day_too() -> None:
    with pytest.raises(InputError, match="needs a time of day"):
        phased_rule([], [Phase(None, 1)], START)
