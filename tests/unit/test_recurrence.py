"""When things are due: tables of (zone, rule, from, expected series), worked out by hand."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from time import process_time
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from service.core.errors import InputError
from service.core.recurrence import (
    Moment,
    Recurrence,
    check_rule,
    describe,
    moments,
    next_moment,
    rule_for,
    to_utc,
    zone_named,
)
from service.core.recurrence.phrases import PHRASES
from support.wall_clocks import first_minute_showing

FAR = timedelta(days=3000)


class Row(NamedTuple):
    about: str
    zone: str
    rule: str
    starts_on: str
    series: str  # lines of "local date and wall time = UTC"


def daily(*times: str, every: int = 1) -> str:
    return rule_for([time.fromisoformat(at) for at in times], every=every)


def weekly(days: str, at: str) -> str:
    return rule_for([time.fromisoformat(at)], weekdays=days.split(","))


def moment(line: str) -> Moment:
    local, utc = (datetime.fromisoformat(text.strip()) for text in line.split("="))
    return Moment(local.date(), local.time(), utc.replace(tzinfo=UTC))


ROWS = [
    # --- New York: 2025-03-09 02:00 -> 03:00 at 07:00Z, 2025-11-02 02:00 -> 01:00 at 06:00Z
    Row(
        "in the gap: the next valid minute, that day only",
        "America/New_York",
        daily("02:30"),
        "2025-03-08",
        """2025-03-08 02:30 = 2025-03-08 07:30
           2025-03-09 02:30 = 2025-03-09 07:00
           2025-03-10 02:30 = 2025-03-10 06:30""",
    ),
    Row(
        "the last minute before the gap",
        "America/New_York",
        daily("01:59"),
        "2025-03-08",
        """2025-03-08 01:59 = 2025-03-08 06:59
           2025-03-09 01:59 = 2025-03-09 06:59
           2025-03-10 01:59 = 2025-03-10 05:59""",
    ),
    Row(
        "the first minute after the gap",
        "America/New_York",
        daily("03:00"),
        "2025-03-08",
        """2025-03-08 03:00 = 2025-03-08 08:00
           2025-03-09 03:00 = 2025-03-09 07:00
           2025-03-10 03:00 = 2025-03-10 07:00""",
    ),
    Row(
        "several times on the spring day: two in the gap share one moment, in their own order",
        "America/New_York",
        "RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,30",
        "2025-03-09",
        """2025-03-09 01:00 = 2025-03-09 06:00
           2025-03-09 01:30 = 2025-03-09 06:30
           2025-03-09 02:00 = 2025-03-09 07:00
           2025-03-09 02:30 = 2025-03-09 07:00
           2025-03-09 03:00 = 2025-03-09 07:00
           2025-03-09 03:30 = 2025-03-09 07:30
           2025-03-10 01:00 = 2025-03-10 05:00""",
    ),
    Row(
        "shown twice: the first of the two, once",
        "America/New_York",
        daily("01:30"),
        "2025-11-01",
        """2025-11-01 01:30 = 2025-11-01 05:30
           2025-11-02 01:30 = 2025-11-02 05:30
           2025-11-03 01:30 = 2025-11-03 06:30""",
    ),
    Row(
        "the last minute before the repeated hour, and its own first and last",
        "America/New_York",
        daily("00:59", "01:00", "01:59"),
        "2025-11-02",
        """2025-11-02 00:59 = 2025-11-02 04:59
           2025-11-02 01:00 = 2025-11-02 05:00
           2025-11-02 01:59 = 2025-11-02 05:59
           2025-11-03 00:59 = 2025-11-03 05:59""",
    ),
    Row(
        "the first minute after the repeated hour",
        "America/New_York",
        daily("02:00"),
        "2025-11-01",
        """2025-11-01 02:00 = 2025-11-01 06:00
           2025-11-02 02:00 = 2025-11-02 07:00
           2025-11-03 02:00 = 2025-11-03 07:00""",
    ),
    Row(
        "several times on the autumn day",
        "America/New_York",
        daily("00:30", "01:30", "02:30", "21:00"),
        "2025-11-02",
        """2025-11-02 00:30 = 2025-11-02 04:30
           2025-11-02 01:30 = 2025-11-02 05:30
           2025-11-02 02:30 = 2025-11-02 07:30
           2025-11-02 21:00 = 2025-11-03 02:00
           2025-11-03 00:30 = 2025-11-03 05:30""",
    ),
    Row(
        "every second day keeps its parity over the spring change",
        "America/New_York",
        daily("21:00", every=2),
        "2025-03-07",
        """2025-03-07 21:00 = 2025-03-08 02:00
           2025-03-09 21:00 = 2025-03-10 01:00
           2025-03-11 21:00 = 2025-03-12 01:00""",
    ),
    Row(
        "every second day keeps its parity through the gap itself",
        "America/New_York",
        daily("02:30", every=2),
        "2025-03-07",
        """2025-03-07 02:30 = 2025-03-07 07:30
           2025-03-09 02:30 = 2025-03-09 07:00
           2025-03-11 02:30 = 2025-03-11 06:30""",
    ),
    Row(
        "every second day keeps its parity over the autumn change",
        "America/New_York",
        daily("01:15", every=2),
        "2025-10-31",
        """2025-10-31 01:15 = 2025-10-31 05:15
           2025-11-02 01:15 = 2025-11-02 05:15
           2025-11-04 01:15 = 2025-11-04 06:15""",
    ),
    Row(
        "last day of the month",
        "America/New_York",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=20;BYMINUTE=0",
        "2025-01-31",
        """2025-01-31 20:00 = 2025-02-01 01:00
           2025-02-28 20:00 = 2025-03-01 01:00
           2025-03-31 20:00 = 2025-04-01 00:00
           2025-04-30 20:00 = 2025-05-01 00:00""",
    ),
    Row(
        "the 31st passes over shorter months",
        "America/New_York",
        "RRULE:FREQ=MONTHLY;BYHOUR=20;BYMINUTE=0",
        "2025-01-31",
        """2025-01-31 20:00 = 2025-02-01 01:00
           2025-03-31 20:00 = 2025-04-01 00:00
           2025-05-31 20:00 = 2025-06-01 00:00""",
    ),
    Row(
        "every second week, weeks from Monday (the example in RFC 5545)",
        "America/New_York",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;WKST=MO;BYDAY=TU,SU;BYHOUR=9;BYMINUTE=0",
        "1997-08-05",
        """1997-08-05 09:00 = 1997-08-05 13:00
           1997-08-10 09:00 = 1997-08-10 13:00
           1997-08-19 09:00 = 1997-08-19 13:00
           1997-08-24 09:00 = 1997-08-24 13:00""",
    ),
    Row(
        "every second week, weeks from Sunday (the example in RFC 5545)",
        "America/New_York",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;WKST=SU;BYDAY=TU,SU;BYHOUR=9;BYMINUTE=0",
        "1997-08-05",
        """1997-08-05 09:00 = 1997-08-05 13:00
           1997-08-17 09:00 = 1997-08-17 13:00
           1997-08-19 09:00 = 1997-08-19 13:00
           1997-08-31 09:00 = 1997-08-31 13:00""",
    ),
    # --- St John's, half an hour off: 2025-03-09 at 05:30Z, 2025-11-02 at 04:30Z
    Row(
        "in the gap",
        "America/St_Johns",
        daily("02:30"),
        "2025-03-08",
        """2025-03-08 02:30 = 2025-03-08 06:00
           2025-03-09 02:30 = 2025-03-09 05:30
           2025-03-10 02:30 = 2025-03-10 05:00""",
    ),
    Row(
        "shown twice",
        "America/St_Johns",
        daily("01:30"),
        "2025-11-01",
        """2025-11-01 01:30 = 2025-11-01 04:00
           2025-11-02 01:30 = 2025-11-02 04:00
           2025-11-03 01:30 = 2025-11-03 05:00""",
    ),
    # --- and in 2005 at one minute past midnight: 10-30 00:01 -> 10-29 23:01 at 02:31Z
    Row(
        "a new day begins, ends after a minute and begins again",
        "America/St_Johns",
        daily("00:00", "23:30"),
        "2005-10-29",
        """2005-10-29 00:00 = 2005-10-29 02:30
           2005-10-29 23:30 = 2005-10-30 02:00
           2005-10-30 00:00 = 2005-10-30 02:30
           2005-10-30 23:30 = 2005-10-31 03:00
           2005-10-31 00:00 = 2005-10-31 03:30""",
    ),
    # --- Havana: at midnight in spring, just after it in autumn
    Row(
        "the day begins at 01:00",
        "America/Havana",
        daily("00:00", "00:30"),
        "2025-03-08",
        """2025-03-08 00:00 = 2025-03-08 05:00
           2025-03-08 00:30 = 2025-03-08 05:30
           2025-03-09 00:00 = 2025-03-09 05:00
           2025-03-09 00:30 = 2025-03-09 05:00
           2025-03-10 00:00 = 2025-03-10 04:00""",
    ),
    Row(
        "the day's first hour comes twice",
        "America/Havana",
        daily("00:30"),
        "2025-11-01",
        """2025-11-01 00:30 = 2025-11-01 04:30
           2025-11-02 00:30 = 2025-11-02 04:30
           2025-11-03 00:30 = 2025-11-03 05:30""",
    ),
    # --- Santiago, southern: 2025-04-06 00:00 -> 04-05 23:00 at 03:00Z, 09-07 00:00 -> 01:00
    Row(
        "the day's last hour comes twice",
        "America/Santiago",
        daily("23:30"),
        "2025-04-04",
        """2025-04-04 23:30 = 2025-04-05 02:30
           2025-04-05 23:30 = 2025-04-06 02:30
           2025-04-06 23:30 = 2025-04-07 03:30""",
    ),
    Row(
        "the day begins at 01:00",
        "America/Santiago",
        daily("00:30"),
        "2025-09-06",
        """2025-09-06 00:30 = 2025-09-06 04:30
           2025-09-07 00:30 = 2025-09-07 04:00
           2025-09-08 00:30 = 2025-09-08 03:30""",
    ),
    # --- London: 2025-03-30 at 01:00Z, 2025-10-26 at 01:00Z
    Row(
        "in the gap",
        "Europe/London",
        daily("01:30"),
        "2025-03-29",
        """2025-03-29 01:30 = 2025-03-29 01:30
           2025-03-30 01:30 = 2025-03-30 01:00
           2025-03-31 01:30 = 2025-03-31 00:30""",
    ),
    Row(
        "shown twice",
        "Europe/London",
        daily("01:30"),
        "2025-10-25",
        """2025-10-25 01:30 = 2025-10-25 00:30
           2025-10-26 01:30 = 2025-10-26 00:30
           2025-10-27 01:30 = 2025-10-27 01:30""",
    ),
    Row(
        "weekdays over the spring change",
        "Europe/London",
        weekly("thu,mon", "09:00"),
        "2025-03-25",
        """2025-03-27 09:00 = 2025-03-27 09:00
           2025-03-31 09:00 = 2025-03-31 08:00
           2025-04-03 09:00 = 2025-04-03 08:00""",
    ),
    Row(
        "the Sunday of the autumn change, in the repeated hour",
        "Europe/London",
        weekly("sunday", "01:30"),
        "2025-10-19",
        """2025-10-19 01:30 = 2025-10-19 00:30
           2025-10-26 01:30 = 2025-10-26 00:30
           2025-11-02 01:30 = 2025-11-02 01:30""",
    ),
    Row(
        "29 February",
        "Europe/London",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYHOUR=12;BYMINUTE=0",
        "2023-01-01",
        """2024-02-29 12:00 = 2024-02-29 12:00
           2028-02-29 12:00 = 2028-02-29 12:00""",
    ),
    # --- Dublin: winter is its exception, the same minutes as London
    Row(
        "in the gap",
        "Europe/Dublin",
        daily("01:30"),
        "2025-03-29",
        """2025-03-29 01:30 = 2025-03-29 01:30
           2025-03-30 01:30 = 2025-03-30 01:00
           2025-03-31 01:30 = 2025-03-31 00:30""",
    ),
    Row(
        "shown twice",
        "Europe/Dublin",
        daily("01:30"),
        "2025-10-26",
        """2025-10-26 01:30 = 2025-10-26 00:30
           2025-10-27 01:30 = 2025-10-27 01:30""",
    ),
    # --- Berlin: 2025-03-30 at 01:00Z, 2025-10-26 at 01:00Z
    Row(
        "in the gap",
        "Europe/Berlin",
        daily("02:30"),
        "2025-03-29",
        """2025-03-29 02:30 = 2025-03-29 01:30
           2025-03-30 02:30 = 2025-03-30 01:00
           2025-03-31 02:30 = 2025-03-31 00:30""",
    ),
    Row(
        "shown twice",
        "Europe/Berlin",
        daily("02:30"),
        "2025-10-25",
        """2025-10-25 02:30 = 2025-10-25 00:30
           2025-10-26 02:30 = 2025-10-26 00:30
           2025-10-27 02:30 = 2025-10-27 01:30""",
    ),
    # --- Cairo: 2025-04-25 00:00 -> 01:00, 2025-10-31 00:00 -> 10-30 23:00
    Row(
        "the day begins at 01:00",
        "Africa/Cairo",
        daily("00:30"),
        "2025-04-24",
        """2025-04-24 00:30 = 2025-04-23 22:30
           2025-04-25 00:30 = 2025-04-24 22:00
           2025-04-26 00:30 = 2025-04-25 21:30""",
    ),
    Row(
        "the day's last hour comes twice",
        "Africa/Cairo",
        daily("23:30"),
        "2025-10-29",
        """2025-10-29 23:30 = 2025-10-29 20:30
           2025-10-30 23:30 = 2025-10-30 20:30
           2025-10-31 23:30 = 2025-10-31 21:30""",
    ),
    # --- Casablanca: back for Ramadan 2025-02-23 at 02:00Z, forward 2025-04-06 at 02:00Z
    Row(
        "shown twice, in spring",
        "Africa/Casablanca",
        daily("02:30"),
        "2025-02-22",
        """2025-02-22 02:30 = 2025-02-22 01:30
           2025-02-23 02:30 = 2025-02-23 01:30
           2025-02-24 02:30 = 2025-02-24 02:30""",
    ),
    Row(
        "in the gap",
        "Africa/Casablanca",
        daily("02:30"),
        "2025-04-05",
        """2025-04-05 02:30 = 2025-04-05 02:30
           2025-04-06 02:30 = 2025-04-06 02:00
           2025-04-07 02:30 = 2025-04-07 01:30""",
    ),
    # --- Troll changes by two hours: 2025-03-30 01:00 -> 03:00, 2025-10-26 03:00 -> 01:00
    Row(
        "in a gap of two hours",
        "Antarctica/Troll",
        daily("02:30"),
        "2025-03-29",
        """2025-03-29 02:30 = 2025-03-29 02:30
           2025-03-30 02:30 = 2025-03-30 01:00
           2025-03-31 02:30 = 2025-03-31 00:30""",
    ),
    Row(
        "within two repeated hours",
        "Antarctica/Troll",
        daily("01:30", "02:30"),
        "2025-10-26",
        """2025-10-26 01:30 = 2025-10-25 23:30
           2025-10-26 02:30 = 2025-10-26 00:30
           2025-10-27 01:30 = 2025-10-27 01:30""",
    ),
    # --- Sydney, southern: 2025-04-06 03:00 -> 02:00, 2025-10-05 02:00 -> 03:00, at 16:00Z before
    Row(
        "shown twice",
        "Australia/Sydney",
        daily("02:30"),
        "2025-04-05",
        """2025-04-05 02:30 = 2025-04-04 15:30
           2025-04-06 02:30 = 2025-04-05 15:30
           2025-04-07 02:30 = 2025-04-06 16:30""",
    ),
    Row(
        "in the gap",
        "Australia/Sydney",
        daily("02:30"),
        "2025-10-04",
        """2025-10-04 02:30 = 2025-10-03 16:30
           2025-10-05 02:30 = 2025-10-04 16:00
           2025-10-06 02:30 = 2025-10-05 15:30""",
    ),
    # --- Lord Howe changes by 30 minutes: 04-06 02:00 -> 01:30 at 15:00Z, 10-05 02:00 -> 02:30
    Row(
        "around a repeated half hour",
        "Australia/Lord_Howe",
        daily("01:29", "01:30", "01:45", "02:00"),
        "2025-04-06",
        """2025-04-06 01:29 = 2025-04-05 14:29
           2025-04-06 01:30 = 2025-04-05 14:30
           2025-04-06 01:45 = 2025-04-05 14:45
           2025-04-06 02:00 = 2025-04-05 15:30
           2025-04-07 01:29 = 2025-04-06 14:59""",
    ),
    Row(
        "in a gap of half an hour",
        "Australia/Lord_Howe",
        daily("02:15"),
        "2025-10-04",
        """2025-10-04 02:15 = 2025-10-03 15:45
           2025-10-05 02:15 = 2025-10-04 15:30
           2025-10-06 02:15 = 2025-10-05 15:15""",
    ),
    Row(
        "around a gap of half an hour",
        "Australia/Lord_Howe",
        daily("01:59", "02:00", "02:29", "02:30"),
        "2025-10-05",
        """2025-10-05 01:59 = 2025-10-04 15:29
           2025-10-05 02:00 = 2025-10-04 15:30
           2025-10-05 02:29 = 2025-10-04 15:30
           2025-10-05 02:30 = 2025-10-04 15:30""",
    ),
    # --- Auckland and Chatham, southern, 45 minutes apart: 2025-04-06 and 2025-09-28
    Row(
        "shown twice",
        "Pacific/Auckland",
        daily("02:30"),
        "2025-04-05",
        """2025-04-05 02:30 = 2025-04-04 13:30
           2025-04-06 02:30 = 2025-04-05 13:30
           2025-04-07 02:30 = 2025-04-06 14:30""",
    ),
    Row(
        "in the gap",
        "Pacific/Auckland",
        daily("02:30"),
        "2025-09-27",
        """2025-09-27 02:30 = 2025-09-26 14:30
           2025-09-28 02:30 = 2025-09-27 14:00
           2025-09-29 02:30 = 2025-09-28 13:30""",
    ),
    Row(
        "shown twice",
        "Pacific/Chatham",
        daily("03:00"),
        "2025-04-05",
        """2025-04-05 03:00 = 2025-04-04 13:15
           2025-04-06 03:00 = 2025-04-05 13:15
           2025-04-07 03:00 = 2025-04-06 14:15""",
    ),
    Row(
        "in the gap",
        "Pacific/Chatham",
        daily("03:00"),
        "2025-09-27",
        """2025-09-27 03:00 = 2025-09-26 14:15
           2025-09-28 03:00 = 2025-09-27 14:00
           2025-09-29 03:00 = 2025-09-28 13:15""",
    ),
    # --- no clock change
    Row(
        "never changes its clocks",
        "Asia/Kolkata",
        daily("21:00"),
        "2025-03-29",
        """2025-03-29 21:00 = 2025-03-29 15:30
           2025-03-30 21:00 = 2025-03-30 15:30
           2025-03-31 21:00 = 2025-03-31 15:30""",
    ),
    Row(
        "does not follow its neighbours",
        "America/Phoenix",
        daily("02:30"),
        "2025-03-08",
        """2025-03-08 02:30 = 2025-03-08 09:30
           2025-03-09 02:30 = 2025-03-09 09:30
           2025-03-10 02:30 = 2025-03-10 09:30""",
    ),
    # --- days that do not exist: what was planned for them comes at the next midnight
    Row(
        "Apia lost 30 December 2011",
        "Pacific/Apia",
        daily("08:00", "21:00"),
        "2011-12-29",
        """2011-12-29 08:00 = 2011-12-29 18:00
           2011-12-29 21:00 = 2011-12-30 07:00
           2011-12-30 08:00 = 2011-12-30 10:00
           2011-12-30 21:00 = 2011-12-30 10:00
           2011-12-31 08:00 = 2011-12-30 18:00
           2011-12-31 21:00 = 2011-12-31 07:00""",
    ),
    Row(
        "every second day keeps its parity through the lost day",
        "Pacific/Apia",
        daily("21:00", every=2),
        "2011-12-28",
        """2011-12-28 21:00 = 2011-12-29 07:00
           2011-12-30 21:00 = 2011-12-30 10:00
           2012-01-01 21:00 = 2012-01-01 07:00""",
    ),
    Row(
        "Kwajalein lost 21 August 1993",
        "Pacific/Kwajalein",
        daily("09:00"),
        "1993-08-20",
        """1993-08-20 09:00 = 1993-08-20 21:00
           1993-08-21 09:00 = 1993-08-21 12:00
           1993-08-22 09:00 = 1993-08-21 21:00""",
    ),
]


def row_id(row: Row) -> str:
    return f"{row.zone} {row.starts_on} {row.about}"


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_each_local_time_becomes_one_utc_moment(row: Row) -> None:
    expected = [moment(line) for line in row.series.splitlines()]
    recurrence = Recurrence(row.rule, date.fromisoformat(row.starts_on))
    found = moments(recurrence, zone_named(row.zone), after=None, through=expected[0].at + 2 * FAR)
    assert list(islice(found, len(expected))) == expected


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_the_table_agrees_with_the_clocks_watched_minute_by_minute(row: Row) -> None:
    for expected in map(moment, row.series.splitlines()):
        seen = first_minute_showing(expected.on, expected.wall, zone_named(row.zone))
        assert seen == expected.at


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_the_next_moment_is_strictly_later(row: Row) -> None:
    recurrence, zone = (
        Recurrence(row.rule, date.fromisoformat(row.starts_on)),
        zone_named(row.zone),
    )
    series = [moment(line) for line in row.series.splitlines()]
    for known in series[:-1]:
        later = [other for other in series if other.at > known.at]
        assert not later or next_moment(recurrence, zone, after=known.at) == later[0]
        just_before = known.at - timedelta(microseconds=1)
        same = [other for other in series if other.at == known.at]
        assert next_moment(recurrence, zone, after=just_before) == same[0]


LONDON = zone_named("Europe/London")
MAY_1 = datetime(2025, 5, 1, tzinfo=UTC)


def days_of(recurrence: Recurrence, count: int = 20) -> list[str]:
    found = moments(recurrence, LONDON, after=None, through=MAY_1 + FAR)
    return [f"{each.on:%m-%d}" for each in islice(found, count)]


def test_both_bounds_mean_later_than_after_and_no_later_than_through() -> None:
    recurrence = Recurrence(daily("08:00"), date(2025, 5, 1))  # 07:00 UTC
    first, second = MAY_1.replace(hour=7), MAY_1.replace(day=2, hour=7)
    found = moments(recurrence, LONDON, after=first, through=second)
    assert [each.at for each in found] == [second]


def test_a_slice_that_ends_on_the_day_before_still_holds_the_next_that_was_shown_already() -> None:
    zone = zone_named("America/St_Johns")
    recurrence = Recurrence(daily("00:00"), date(2005, 10, 29))
    after, cut = datetime(2005, 10, 30, 2, tzinfo=UTC), datetime(2005, 10, 30, 3, tzinfo=UTC)
    assert cut.astimezone(zone).date() == date(2005, 10, 29)
    assert [each.on.day for each in moments(recurrence, zone, after=after, through=cut)] == [30]
    later = moments(recurrence, zone, after=cut, through=cut + timedelta(hours=2))
    assert list(later) == []


def test_nothing_is_due_before_the_first_local_day_or_after_the_last() -> None:
    recurrence = Recurrence(daily("00:00", "23:59"), date(2025, 5, 1), date(2025, 5, 2))
    assert days_of(recurrence) == ["05-01", "05-01", "05-02", "05-02"]
    last = datetime(2025, 5, 2, 22, 59, tzinfo=UTC)
    assert next_moment(recurrence, LONDON, after=last) is None


def test_a_last_day_before_the_first_means_never() -> None:
    never = Recurrence(daily("09:00"), date(2025, 5, 2), date(2025, 5, 1))
    assert next_moment(never, LONDON, after=MAY_1) is None


def test_a_start_far_ahead_is_found() -> None:
    recurrence = Recurrence(daily("09:00"), date(2060, 1, 1))
    found = next_moment(recurrence, LONDON, after=MAY_1)
    assert found
    assert found.on == date(2060, 1, 1)


def test_a_count_is_counted_from_the_first_day_wherever_one_asks() -> None:
    recurrence = Recurrence("RRULE:FREQ=DAILY;COUNT=5;BYHOUR=9,21;BYMINUTE=0", date(2025, 5, 1))
    assert days_of(recurrence) == ["05-01", "05-01", "05-02", "05-02", "05-03"]
    found = moments(recurrence, LONDON, after=MAY_1 + timedelta(days=2), through=MAY_1 + FAR)
    assert [each.on.day for each in found] == [3]
    assert next_moment(recurrence, LONDON, after=MAY_1 + timedelta(days=40)) is None


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20250503", "05-03"),
        ("20250503T085900", "05-02"),
        ("20250503T090000", "05-03"),
        ("2025-05-03", "05-03"),
    ],
)
def test_until_is_local_and_a_bare_date_includes_its_day(until: str, last: str) -> None:
    rule = check_rule(f"FREQ=DAILY;UNTIL={until};BYHOUR=9")
    assert days_of(Recurrence(rule, date(2025, 5, 1)))[-1] == last


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=WEEKLY;BYHOUR=9", ["05-01", "05-08", "05-15"]),  # the weekday of the first day
        ("FREQ=MONTHLY;BYHOUR=9", ["05-01", "06-01", "07-01"]),
        ("FREQ=YEARLY;BYHOUR=9", ["05-01", "05-01", "05-01"]),
        ("FREQ=YEARLY;BYMONTH=7;BYHOUR=9", ["07-01", "07-01", "07-01"]),
        ("FREQ=DAILY;BYMONTH=7;BYHOUR=9", ["07-01", "07-02", "07-03"]),
        ("FREQ=MONTHLY;BYDAY=2TU;BYHOUR=9", ["05-13", "06-10", "07-08"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=9", ["05-30", "06-27", "07-25"]),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15;BYHOUR=9", ["05-15", "08-15", "11-15"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;BYHOUR=9", ["05-30", "06-30", "07-31"]),
        ("FREQ=YEARLY;BYYEARDAY=200;BYHOUR=9", ["07-19", "07-19", "07-19"]),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;BYHOUR=9", ["05-12", "05-11", "05-17"]),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=1;BYHOUR=9", ["01-01", "01-01"]),
        ("FREQ=DAILY;INTERVAL=3;BYDAY=SA,SU;BYHOUR=9", ["05-04", "05-10", "05-25"]),
        ("FREQ=WEEKLY;BYDAY=MO,TH,FR;BYSETPOS=2;BYHOUR=9", ["05-01", "05-08", "05-15"]),
        ("FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1;BYHOUR=9", ["05-05", "05-12", "05-19"]),  # not 05-02
        ("FREQ=WEEKLY;BYDAY=SU,SA;BYSETPOS=-1;WKST=SU;BYHOUR=9", ["05-03", "05-10", "05-17"]),
        ("FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=3,-1;BYHOUR=9,21", ["05-06", "05-06", "05-13"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=2;BYDAY=MO,SU;BYSETPOS=2;BYHOUR=9", ["05-04", "05-18"]),
        (
            "FREQ=YEARLY;BYWEEKNO=20;BYHOUR=9",
            ["05-15", "05-14", "05-20"],
        ),  # Thursdays, as the first
        ("FREQ=YEARLY;BYWEEKNO=20;BYMONTHDAY=15;BYHOUR=9", ["05-15", "05-15", "05-15"]),
        (
            "FREQ=MONTHLY;BYDAY=1MO,TU;BYHOUR=9",
            ["05-05", "05-06", "05-13"],
        ),
        ("FREQ=MONTHLY;BYDAY=-1MO,TU;BYSETPOS=-1;BYHOUR=9", ["05-27", "06-30", "07-29"]),
        ("FREQ=YEARLY;BYMONTH=6,12;BYDAY=-1MO,2MO,SU;BYSETPOS=-1;BYHOUR=9", ["12-29", "12-28"]),
        ("FREQ=WEEKLY;BYDAY=MO;BYHOUR=9\nFREQ=WEEKLY;BYDAY=MO,WE;BYHOUR=9", ["05-05", "05-07"]),
    ],
)
def test_rules_of_every_frequency(rule: str, days: list[str]) -> None:
    assert days_of(Recurrence(check_rule(rule), date(2025, 5, 1)), len(days)) == days


@pytest.mark.parametrize(
    ("rule", "starts_on"),
    [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;BYHOUR=9", date(2025, 1, 1)),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30,31;BYHOUR=9", date(2025, 1, 1)),
        ("FREQ=DAILY;BYMONTH=4,6;BYMONTHDAY=31;BYHOUR=9", date(2025, 1, 1)),
        ("FREQ=DAILY;COUNT=3;BYMONTH=2;BYMONTHDAY=31;BYHOUR=9", date(2025, 1, 1)),
        ("FREQ=DAILY;UNTIL=20260101;BYMONTH=2;BYMONTHDAY=31;BYHOUR=9", date(2025, 1, 1)),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO;BYHOUR=9", date(2025, 1, 1)),  # a Wednesday
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;BYHOUR=9", date(2025, 2, 1)),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29;BYHOUR=9", date(2025, 1, 1)),
    ],
)
def test_a_rule_that_never_matches_ends_at_once(rule: str, starts_on: date) -> None:
    began = process_time()
    assert next_moment(Recurrence(check_rule(rule), starts_on), LONDON, after=MAY_1) is None
    assert process_time() - began < 0.5  # dateutil alone would walk to the year 9999


def test_29_february_is_found_over_the_year_2100() -> None:
    recurrence = Recurrence(
        check_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYHOUR=9"), date(2025, 1, 1)
    )
    found = next_moment(recurrence, LONDON, after=datetime(2096, 2, 29, 9, tzinfo=UTC))
    assert found
    assert found.on == date(2104, 2, 29)


def test_the_next_moment_does_not_walk_from_the_first_day() -> None:
    recurrence = Recurrence(daily("09:00", every=2), date(1970, 1, 1))
    next_moment(recurrence, LONDON, after=MAY_1)
    began = process_time()
    for _ in range(100):
        next_moment(recurrence, LONDON, after=MAY_1)
    assert process_time() - began < 0.2  # 20,000 days each would take seconds


# --- zones ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["America/New_York", "america/new_york", "AMERICA/NEW_YORK"])
def test_a_zone_is_found_by_its_iana_name_in_any_case(name: str) -> None:
    assert zone_named(name).key == "America/New_York"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Mars/Base",
        "new_york",
        "america/new york",
        "localtime",
        "Factory",
        "/etc/passwd",
        "../UTC",
    ],
)
def test_no_other_name_is_a_zone(name: str) -> None:
    with pytest.raises(InputError, match=r"--zone .* is not an IANA time zone.*America/New_York"):
        zone_named(name)


def test_a_fold_that_came_with_the_time_of_day_is_ignored() -> None:
    zone = zone_named("Europe/Berlin")
    assert to_utc(date(2025, 10, 26), time(2, 30, fold=1), zone).hour == 0


# --- rules from options, and back ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        (daily("21:00"), "RRULE:FREQ=DAILY;BYHOUR=21;BYMINUTE=0", "every day at 21:00"),
        (
            daily("21:00", "09:00", "09:00"),
            "RRULE:FREQ=DAILY;BYHOUR=9,21;BYMINUTE=0",
            "every day at 09:00 and 21:00",
        ),
        (
            daily("21:30", "09:00"),
            "RRULE:FREQ=DAILY;BYHOUR=9;BYMINUTE=0\nRRULE:FREQ=DAILY;BYHOUR=21;BYMINUTE=30",
            "every day at 09:00 and 21:30",
        ),
        (
            daily("08:15", "08:45", "20:15", "20:45"),
            "RRULE:FREQ=DAILY;BYHOUR=8,20;BYMINUTE=15,45",
            "every day at 08:15, 08:45, 20:15 and 20:45",
        ),
        (
            daily("20:00", every=2),
            "RRULE:FREQ=DAILY;INTERVAL=2;BYHOUR=20;BYMINUTE=0",
            "every 2 days at 20:00",
        ),
        (
            weekly("THU,mon,Monday", "08:00"),
            "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=8;BYMINUTE=0",
            "Mon, Thu at 08:00",
        ),
    ],
)
def test_options_become_a_rule_and_the_rule_becomes_words(
    rule: str, text: str, words: str
) -> None:
    assert rule == text == check_rule(text)
    assert describe(Recurrence(rule, date(2025, 5, 1))) == words


def test_words_are_those_of_the_language() -> None:
    assert PHRASES["es"].keys() == PHRASES["en"].keys()
    rule = weekly("THU,mon", "08:00")
    words = describe(Recurrence(rule, date(2025, 5, 1)), "es")
    assert words == "lun, jue a las 08:00"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Fri at 09:00"),
        ("FREQ=MONTHLY;BYDAY=2MO,-2MO", "every month on the last but 1 Mon, the 2nd Mon at 09:00"),
        ("FREQ=MONTHLY", "every month on day 1 at 09:00"),
        (
            "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1,15",
            "every 2 months on day 15, the last day at 09:00",
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "every month on each Mon, Tue, Wed, Thu, Fri (of these only the last) at 09:00",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR;BYMONTH=3,9",
            "every month on day 13, only if it is Fri, only in Mar, Sep, at 09:00",
        ),
        ("FREQ=WEEKLY;COUNT=9", "Thu at 09:00, 9 times"),
        ("FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=-1", "Mon, Fri (of these only the last) at 09:00"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;BYSETPOS=1",
            "every 2 weeks on Mon, Fri (of these only the 1st) at 09:00",
        ),
        (
            "FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=-1;BYHOUR=9,17",
            "Mon, Fri at 09:00 and 17:00 (of these only the last)",
        ),
        ("FREQ=YEARLY;BYWEEKNO=20", "every year in week 20 on Thu at 09:00"),
        ("FREQ=MONTHLY;BYDAY=1MO,TU", "every month on the 1st Mon, each Tue at 09:00"),
        (
            "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU",
            "every 2 weeks on Tue, Sun, weeks begin on Sun, at 09:00",
        ),
        ("FREQ=DAILY;BYDAY=MO,WE", "every day, only if it is Mon, Wed, at 09:00"),
        (
            "FREQ=DAILY;BYMONTHDAY=1,-1;UNTIL=20271231",
            "every day, only if it is day 1, the last day, at 09:00 until 2027-12-31",
        ),
        ("FREQ=YEARLY", "every year in May on day 1 at 09:00"),
        ("FREQ=YEARLY;BYMONTH=2,10", "every year in Feb, Oct on day 1 at 09:00"),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "every year in Mar on the 2nd Sun at 09:00"),
        (
            "FREQ=YEARLY;BYDAY=20MO,-1SU",
            "every year on the 20th Mon, the last Sun of the year at 09:00",
        ),
        (
            "FREQ=YEARLY;BYYEARDAY=100,-1",
            "every year on day 100, the last day of the year at 09:00",
        ),
        ("FREQ=YEARLY;BYWEEKNO=1,20;BYDAY=MO", "every year in week 1, 20 on Mon at 09:00"),
        (
            "FREQ=YEARLY;INTERVAL=4;BYMONTHDAY=13;BYDAY=FR",
            "every 4 years in each month on day 13, only if it is Fri, at 09:00",
        ),
        (
            "FREQ=DAILY;BYHOUR=9\nRRULE:FREQ=WEEKLY;BYDAY=MO;BYHOUR=21",
            "every day at 09:00; also Mon at 21:00",
        ),
        (
            "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9\nRDATE:20250510,20250511T101500\nEXDATE:20250512T090000",
            "Mon at 09:00, also on 2025-05-10, 2025-05-11 10:15, not on 2025-05-12 09:00",
        ),
    ],
)
def test_any_rule_is_told_in_words(rule: str, words: str) -> None:
    checked = check_rule(rule if "BYHOUR" in rule else f"{rule};BYHOUR=9")
    assert describe(Recurrence(checked, date(2025, 5, 1))) == words


EVERY_2D_ON = "--every '2d' cannot be combined with --on; only weeks can; for example 2w."


@pytest.mark.parametrize(
    ("times", "every", "weekdays", "sentence"),
    [
        ([], None, None, "--at needs a time of day; for example 21:00."),
        ([time(9)], 0, None, "--every '0d' is not from 1 to 365 days; for example 2d."),
        ([time(9)], 366, None, "--every '366d' is not from 1 to 365 days; for example 2d."),
        ([time(9)], 2, ["mon"], EVERY_2D_ON),
        (
            [time(9)],
            None,
            ["someday"],
            "--on 'someday' is not a day of the week; for example mon,thu.",
        ),
    ],
)
def test_options_that_make_no_rule_are_refused_in_one_sentence(
    times: list[time], every: int | None, weekdays: list[str] | None, sentence: str
) -> None:
    with pytest.raises(InputError) as caught:
        rule_for(times, every=every, weekdays=weekdays)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("zone", "until", "local"),
    [
        ("America/New_York", "20270331T130000Z", "20270331T090000"),
        ("America/New_York", "20270101T020000Z", "20261231T210000"),  # the day before, there
        ("Pacific/Auckland", "20270331T130000Z", "20270401T020000"),
        ("America/New_York", "20270314T065900Z", "20270314T015900"),
        ("America/New_York", "20270314T070000Z", "20270314T030000"),  # with all that was skipped
        ("America/New_York", "20271107T053000Z", "20271107T013000"),
        ("America/New_York", "20271107T063000Z", "20271107T015900"),  # all of that hour has come
        ("UTC", "20270331T130059Z", "20270331T130000"),
    ],
)
def test_an_end_in_utc_is_what_clocks_there_show_then(zone: str, until: str, local: str) -> None:
    """RFC 5545 wants UTC where the start has a zone, so calendars write it."""
    rule = check_rule(f"FREQ=DAILY;UNTIL={until};BYHOUR=9", ZoneInfo(zone))
    assert rule == f"RRULE:FREQ=DAILY;UNTIL={local};BYHOUR=9;BYMINUTE=0"


@pytest.mark.parametrize(
    ("line", "local"),
    [
        ("EXDATE:20270331T130000Z", "EXDATE:20270331T090000"),
        ("EXDATE;VALUE=DATE-TIME:20270331T090000", "EXDATE:20270331T090000"),
        ("EXDATE;TZID=America/New_York:20270331T090000", "EXDATE:20270331T090000"),
        ("EXDATE;TZID=America/New_York:20270314T023000", "EXDATE:20270314T023000"),  # skipped
        ("RDATE;TZID=Europe/London:20270331T140000", "RDATE:20270331T090000"),
    ],
)
def test_single_times_are_those_that_clocks_there_show(line: str, local: str) -> None:
    rule = check_rule(f"FREQ=DAILY;BYHOUR=9\n{line}", ZoneInfo("America/New_York"))
    assert rule.splitlines()[1:] == [local]


@pytest.mark.parametrize(
    ("lines", "moments_in_may"),
    [
        ("RDATE:20250510T101500", ["05-05 09:00", "05-10 10:15", "05-12 09:00"]),
        ("RDATE;VALUE=DATE:20250510", ["05-05 09:00", "05-10 09:00", "05-12 09:00"]),
        ("EXDATE:20250505T090000", ["05-12 09:00", "05-19 09:00"]),
        ("EXDATE:20250505T091500", ["05-05 09:00", "05-12 09:00"]),  # nothing is due then
        (
            "RDATE:20250505T090000,20250430T090000",
            ["05-05 09:00", "05-12 09:00"],
        ),  # not yet
        ("RDATE;VALUE=DATE:20250510\nEXDATE:20250510T090000", ["05-05 09:00", "05-12 09:00"]),
    ],
)
def test_single_days_and_times_stand_beside_a_rule(lines: str, moments_in_may: list[str]) -> None:
    rule = check_rule(f"FREQ=WEEKLY;BYDAY=MO;BYHOUR=9\n{lines}")
    found = moments(
        Recurrence(rule, date(2025, 5, 1)), LONDON, after=None, through=MAY_1 + timedelta(30)
    )
    told = [f"{one.on:%m-%d} {one.wall:%H:%M}" for one in found]
    assert told[: len(moments_in_may)] == moments_in_may


# --- rules as written ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("freq=daily;byhour=9", "RRULE:FREQ=DAILY;BYHOUR=9;BYMINUTE=0"),
        (
            "  RRULE:BYMINUTE=30,0;BYHOUR=21,09,9;INTERVAL=1;FREQ=DAILY  ",
            "RRULE:FREQ=DAILY;BYHOUR=9,21;BYMINUTE=0,30",
        ),
        (
            "FREQ=WEEKLY;BYDAY=TH,MO,TH;WKST=SU;BYHOUR=8",
            "RRULE:FREQ=WEEKLY;WKST=SU;BYDAY=MO,TH;BYHOUR=8;BYMINUTE=0",
        ),
        (
            "FREQ=MONTHLY;BYDAY=+2TU,-1MO;BYHOUR=8",
            "RRULE:FREQ=MONTHLY;BYDAY=-1MO,2TU;BYHOUR=8;BYMINUTE=0",
        ),
        (
            "FREQ=DAILY;UNTIL=20251231;BYHOUR=8",
            "RRULE:FREQ=DAILY;UNTIL=20251231T235900;BYHOUR=8;BYMINUTE=0",
        ),
        (
            "FREQ=DAILY;BYHOUR=8\n\n freq=daily;byhour=9\nFREQ=DAILY;BYHOUR=08",
            "RRULE:FREQ=DAILY;BYHOUR=8;BYMINUTE=0\nRRULE:FREQ=DAILY;BYHOUR=9;BYMINUTE=0",
        ),
        (
            "EXDATE:20271225\nFREQ=DAILY;BYHOUR=8\nexdate;value=date:20270704,20271225",
            "RRULE:FREQ=DAILY;BYHOUR=8;BYMINUTE=0\nEXDATE;VALUE=DATE:20270704,20271225",
        ),
        (
            "RDATE:20271225,20271224T101500\nFREQ=DAILY;BYHOUR=8",
            "RRULE:FREQ=DAILY;BYHOUR=8;BYMINUTE=0\nRDATE;VALUE=DATE:20271225\nRDATE:20271224T101500",
        ),
        ("FREQ=HOURLY;BYHOUR=9,10", "RRULE:FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0"),
        (
            "FREQ=HOURLY;INTERVAL=6;COUNT=9;BYMINUTE=0,30;BYSECOND=0;BYDAY=MO",
            "RRULE:FREQ=DAILY;COUNT=9;BYDAY=MO;BYHOUR=0,6,12,18;BYMINUTE=0,30",
        ),
        ("FREQ=HOURLY;INTERVAL=48", "RRULE:FREQ=DAILY;INTERVAL=2;BYHOUR=0;BYMINUTE=0"),
        (
            "FREQ=MINUTELY;INTERVAL=90;BYHOUR=9,10",
            "RRULE:FREQ=DAILY;BYHOUR=9;BYMINUTE=0\nRRULE:FREQ=DAILY;BYHOUR=10;BYMINUTE=30",
        ),
        ("FREQ=SECONDLY;INTERVAL=43200", "RRULE:FREQ=DAILY;BYHOUR=0,12;BYMINUTE=0"),
        ("FREQ=DAILY;BYHOUR=8,14,20;BYSETPOS=1,-1", "RRULE:FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0"),
        (
            "X-RUN=21;X-START=20270226;FREQ=DAILY;INTERVAL=28;BYHOUR=8",
            "RRULE:FREQ=DAILY;INTERVAL=28;BYHOUR=8;BYMINUTE=0;X-START=20270226;X-RUN=21",
        ),
    ],
)
def test_a_rule_is_brought_into_one_form(written: str, normal: str) -> None:
    assert check_rule(written) == normal == check_rule(normal)


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("", "is empty"),
        ("\n \n", "is empty"),
        ("every day", "holds something that RFC 5545 does not know"),
        ("EXDATE:20250101", "holds no rule"),
        ("FREQ=DAILY;BYHOUR=9\nEXDATE:someday", "is not a list of dates"),
        ("FREQ=DAILY;BYHOUR=9\nEXDATE", "is not a list of dates"),
        ("FREQ=WEEKLY;INTERVAL=4;X-RUN=3;BYHOUR=9", "has an X-RUN longer than its INTERVAL"),
        ("FREQ=DAILY;INTERVAL=28;X-RUN=29;BYHOUR=9", "has an X-RUN longer than its INTERVAL"),
        ("FREQ=DAILY;X-START=tomorrow;BYHOUR=9", "wrong value"),
        ("FREQ=DAILY;BYHOUR=9;", "holds something that RFC 5545 does not know"),
        ("FREQ=DAILY;BYEASTER=0;BYHOUR=9", "holds something that RFC 5545 does not know"),
        ("DTSTART:20250101T090000\nFREQ=DAILY;BYHOUR=9", "must not hold DTSTART"),
        ("RDATE;VALUE=DATE:20271225", "holds no rule"),
        ("FREQ=DAILY;BYHOUR=9\nRDATE:20271225T090030", "is not a list of dates, or of times"),
        ("FREQ=DAILY;BYHOUR=9\nRDATE;VALUE=PERIOD:20271225T090000/PT1H", "is not a list of"),
        ("FREQ=DAILY;BYHOUR=9\nEXDATE;TZID=Mars/Base:20271225T090000", "has a TZID that is no"),
        ("BYHOUR=9", "has no FREQ"),
        ("FREQ=DAILY", "has no time of day"),
        ("FREQ=DAILY;BYMINUTE=30", "has no time of day"),
        ("FREQ=DAILY;BYHOUR=9\nFREQ=DAILY", "has no time of day"),
        ("FREQ=HOURLY;INTERVAL=7", "would have other times on each day; choose them"),
        ("FREQ=HOURLY;INTERVAL=36", "would have other times on each day"),
        ("FREQ=MINUTELY;INTERVAL=50", "would have other times on each day"),
        ("FREQ=HOURLY;INTERVAL=2;BYHOUR=9", "picks no time of day"),
        ("FREQ=HOURLY;BYHOUR=9;BYSETPOS=1", "has BYSETPOS within an hour"),
        ("FREQ=HOURLY;BYDAY=1MO", "has numbered days within a day or week"),
        ("FREQ=SECONDLY;BYHOUR=9", "falls between the minutes"),
        ("FREQ=DAILY;BYHOUR=9;BYSECOND=30", "has seconds; texts leave on whole minutes"),
        ("FREQ=DAILY;BYHOUR=9,21;BYSETPOS=3", "picks no time of day"),
        ("FREQ=MINUTELY;INTERVAL=90;COUNT=4", "counts times that take more than one line"),
        ("FREQ=DAILY;BYHOUR=9;BYHOUR=10", "names a part twice (BYHOUR=10)"),
        ("FREQ=OFTEN;BYHOUR=9", "has a part with a wrong value (FREQ=OFTEN)"),
        ("FREQ=DAILY;BYHOUR=24", "has a part with a wrong value (BYHOUR=24)"),
        ("FREQ=DAILY;BYHOUR=-1", "wrong value"),
        ("FREQ=DAILY;BYHOUR=", "wrong value"),
        ("FREQ=DAILY;BYHOUR=9;BYMINUTE=60", "wrong value"),
        ("FREQ=DAILY;INTERVAL=0;BYHOUR=9", "wrong value"),
        ("FREQ=DAILY;INTERVAL=-1;BYHOUR=9", "wrong value"),
        ("FREQ=DAILY;INTERVAL=1,2;BYHOUR=9", "wrong value"),
        ("FREQ=DAILY;COUNT=0;BYHOUR=9", "wrong value"),
        ("FREQ=DAILY;WKST=XX;BYHOUR=9", "wrong value"),
        ("FREQ=DAILY;BYMONTH=13;BYHOUR=9", "wrong value"),
        ("FREQ=MONTHLY;BYMONTHDAY=0;BYHOUR=9", "wrong value"),
        ("FREQ=MONTHLY;BYMONTHDAY=32;BYHOUR=9", "wrong value"),
        ("FREQ=MONTHLY;BYDAY=0MO;BYHOUR=9", "wrong value"),
        ("FREQ=MONTHLY;BYDAY=54MO;BYHOUR=9", "wrong value"),
        ("FREQ=MONTHLY;BYDAY=MO(1);BYHOUR=9", "wrong value"),
        ("FREQ=DAILY;UNTIL=10;BYHOUR=9", "wrong value"),
        ("FREQ=DAILY;UNTIL=20251231T090000+0200;BYHOUR=9", "wrong value"),
        ("FREQ=DAILY;UNTIL=99991231T235959Z;BYHOUR=9", "wrong value"),
        ("FREQ=DAILY;UNTIL=20250230;BYHOUR=9", "wrong value"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20251231;BYHOUR=9", "ends twice"),
        ("FREQ=YEARLY;INTERVAL=9;BYHOUR=9", "rests for more than eight years"),
        ("FREQ=MONTHLY;BYYEARDAY=9;BYHOUR=9", "has BYYEARDAY without FREQ=YEARLY"),
        ("FREQ=MONTHLY;BYWEEKNO=9;BYDAY=MO;BYHOUR=9", "has BYWEEKNO without FREQ=YEARLY"),
        ("FREQ=YEARLY;BYWEEKNO=9;BYDAY=1MO;BYHOUR=9", "has BYWEEKNO with numbered days"),
        ("FREQ=WEEKLY;BYMONTHDAY=9;BYHOUR=9", "has BYMONTHDAY with FREQ=WEEKLY"),
        ("FREQ=DAILY;BYDAY=1MO;BYHOUR=9", "has numbered days within a day or week"),
        ("FREQ=MONTHLY;BYDAY=6MO;BYHOUR=9", "numbers a day beyond the fifth of a month"),
        ("FREQ=YEARLY;BYMONTH=2;BYDAY=-6MO;BYHOUR=9", "numbers a day beyond the fifth"),
    ],
)
def test_a_rule_that_cannot_be_kept_is_refused_in_one_sentence(rule: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        check_rule(rule)
    assert str(caught.value).startswith("--rule ")
    assert problem in caught.value.problem
