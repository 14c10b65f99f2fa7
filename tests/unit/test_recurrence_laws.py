"""What holds for every rule, zone and moment, whatever the calendar brings."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, takewhile
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rruleset, rrulestr
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from service.core.errors import InputError
from service.core.recurrence import (
    Moment,
    Phase,
    Recurrence,
    check_rule,
    describe,
    moments,
    next_moment,
    phased_rule,
    rule_for,
    skipped_dates,
    to_utc,
    without,
)
from support.wall_clocks import first_minute_showing

laws = settings(deadline=None, max_examples=150)

DAY = timedelta(days=1)
# Each with a day in whose neighbourhood its clocks change.
CHANGES = [
    ("America/New_York", date(2025, 3, 9)),
    ("America/New_York", date(2025, 11, 2)),
    ("America/Havana", date(2025, 11, 2)),
    ("America/Santiago", date(2025, 4, 6)),
    ("America/Santiago", date(2025, 9, 7)),
    ("America/St_Johns", date(2005, 10, 30)),  # back over midnight
    ("America/St_Johns", date(2025, 3, 9)),
    ("Africa/Cairo", date(2025, 4, 25)),
    ("Africa/Casablanca", date(2025, 2, 23)),
    ("Antarctica/Troll", date(2025, 3, 30)),
    ("Antarctica/Troll", date(2025, 10, 26)),
    ("Asia/Kolkata", date(2025, 1, 1)),
    ("Australia/Lord_Howe", date(2025, 4, 6)),
    ("Australia/Lord_Howe", date(2025, 10, 5)),
    ("Europe/Dublin", date(2025, 10, 26)),
    ("Europe/London", date(2025, 3, 30)),
    ("Pacific/Apia", date(2011, 12, 30)),
    ("Pacific/Chatham", date(2025, 9, 28)),
    ("Pacific/Kwajalein", date(1993, 8, 21)),
]
walls = st.builds(time, st.integers(0, 23), st.sampled_from([0, 1, 15, 29, 30, 45, 59]))
wall_lists = st.lists(walls, min_size=1, max_size=4)
changes = st.sampled_from(CHANGES)
day_steps = st.integers(-40, 40).map(timedelta)
weekday_lists = st.lists(
    st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1, max_size=7
)
frequencies = st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
CLOCK = ";BYHOUR=1,2,21;BYMINUTE=0,30"
# Rules that come back at least every few years, so that walking them in dateutil ends too.
DAY_RULES = [
    "FREQ=DAILY;BYDAY=MO,WE,SU",
    "FREQ=DAILY;BYMONTH=3,9,12",
    "FREQ=DAILY;BYMONTHDAY=1,-1,15",
    "FREQ=DAILY;COUNT=17",
    "FREQ=DAILY;UNTIL=20260131T210000",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;BYDAY=SU",
    "FREQ=WEEKLY;BYDAY=MO,TU,SA,SU",
    "FREQ=WEEKLY;BYMONTH=1,4,11",
    "FREQ=WEEKLY;COUNT=9;BYDAY=TU,SU",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYMONTHDAY=-1,30",
    "FREQ=MONTHLY;BYDAY=1MO,-1FR",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1",
    "FREQ=MONTHLY;COUNT=7;BYMONTHDAY=28",
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=2,10",
    "FREQ=YEARLY;BYYEARDAY=1,100,-1",
    "FREQ=YEARLY;BYWEEKNO=1,20,52;BYDAY=MO,SU",
    "FREQ=YEARLY;BYDAY=1MO,20TU,-1SU",
    "FREQ=YEARLY;BYMONTH=3,11;BYDAY=1SU,2SU",
    "FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR",
    "FREQ=WEEKLY;BYDAY=MO,TU,SA,SU;BYSETPOS=2,9,-1",
    "FREQ=WEEKLY;BYDAY=WE,SU;BYMONTH=3,4,11;BYSETPOS=-1,1",
    "FREQ=YEARLY;BYWEEKNO=1,15,45",
    "FREQ=YEARLY;BYWEEKNO=9,10,15,45;BYMONTHDAY=1,9,30",
    "FREQ=MONTHLY;BYDAY=1MO,TU,-1SU",
    "FREQ=YEARLY;BYDAY=20MO,TU,-1SU",
    "FREQ=YEARLY;BYMONTH=3,11;BYDAY=SU,-2TU",
]


def single_times(name: str, near: date) -> st.SearchStrategy[list[str]]:
    """A line that adds or leaves out whole days, and one for single times; or neither."""
    days = st.integers(-40, 40).map(lambda n: near + n * DAY)
    dates = days.map(lambda on: f"{on:%Y%m%d}")
    clock = st.sampled_from(["010000", "013000", "020000", "213000", "101500"])
    times = st.builds("{}T{}".format, dates, clock)
    listed = st.lists(dates | times, min_size=1, max_size=8).map(",".join)
    return st.lists(listed.map(lambda words: f"{name}:{words}"), max_size=1)


@st.composite
def written_days(draw: st.DrawFn) -> str:
    """The days of any rule, of parts that RFC 5545 lets stand together and that come back soon."""
    frequency, step = draw(frequencies), draw(st.sampled_from([1, 1, 2, 3, 5]))
    weekdays, numbered = (
        st.lists(st.sampled_from(days), min_size=1, max_size=3)
        for days in (["MO", "TU", "FR", "SU"], ["1MO", "-1FR", "3SU", "2TU", "SA"])
    )
    chosen = [f"FREQ={frequency}", f"INTERVAL={step}"]
    chosen.append("WKST=" + draw(st.sampled_from(["MO", "SU"])))
    if draw(st.booleans()) and (frequency != "MONTHLY" or step == 1):
        chosen.append("BYMONTH=" + draw(st.sampled_from(["3,11", "2,4,10", "1,9,12"])))
    elif frequency == "YEARLY" and draw(st.booleans()):
        chosen.append("BYWEEKNO=" + draw(st.sampled_from(["1", "10,44,-1", "9,15,53"])))
        numbered = weekdays
    if draw(st.booleans()):
        chosen.append(
            "BYDAY=" + ",".join(draw(numbered if frequency in {"MONTHLY", "YEARLY"} else weekdays))
        )
    elif frequency != "WEEKLY" and draw(st.booleans()):
        chosen.append("BYMONTHDAY=" + draw(st.sampled_from(["1,2,15", "-1,9,28", "5"])))
    if "SA" not in chosen[-1] and draw(st.booleans()):
        chosen.append("BYSETPOS=" + draw(st.sampled_from(["1", "-1", "2,7", "-3,1"])))
    return ";".join(chosen)


@st.composite
def recurrences(draw: st.DrawFn) -> tuple[Recurrence, ZoneInfo, date]:
    """A recurrence of any kind, a zone, and a day near one of its clock changes."""
    zone, change = draw(changes)
    step, wkst = draw(st.sampled_from([1, 1, 2, 3, 5])), draw(st.sampled_from(["MO", "SU", "TH"]))
    known = st.sampled_from(DAY_RULES).map(lambda days: f"{days};INTERVAL={step};WKST={wkst}")
    written = check_rule(draw(known | written_days()) + CLOCK)
    everyday = rule_for(draw(wall_lists), every=step)
    starts_on = change - timedelta(draw(st.integers(-5, 900)))
    cycle = rule_for(draw(wall_lists), cycle=draw(st.sampled_from([(1, 1), (21, 7), (5, 2)])))
    phases = [Phase(draw(st.integers(1, 90)), step), Phase(30, 3), Phase(None, 2)]
    phased = phased_rule(draw(wall_lists), phases, starts_on)
    both = f"{written}\n{everyday}"
    rule = draw(st.sampled_from([written, everyday, both, cycle, phased, f"{both}\n{cycle}"]))
    rule = check_rule("\n".join([rule, *draw(single_times("RDATE", change))]))
    rule = check_rule("\n".join([rule, *draw(single_times("EXDATE", change))]))
    rule = without(rule, [change + DAY * n for n in draw(st.lists(st.integers(-9, 9)))])
    ends_on = draw(st.none() | st.integers(0, 900).map(lambda n: starts_on + timedelta(n)))
    return Recurrence(rule, starts_on, ends_on), ZoneInfo(zone), change


def utc(on: date, minutes: int) -> datetime:
    return datetime.combine(on, time(), UTC) + timedelta(minutes=minutes)


def between(
    recurrence: Recurrence, zone: ZoneInfo, after: datetime, through: datetime
) -> list[Moment]:
    return list(moments(recurrence, zone, after=after, through=through))


def as_dateutil_reads(line: str, start: datetime) -> list[rrule]:
    """A line for dateutil, in those words that it takes as RFC 5545 does.

    Of a first week it sees no day before the start, of a week number all seven days, and of
    plain days beside numbered ones none.
    """
    weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    if re.search("WEEKLY|BYWEEKNO", line) and not re.search("BYDAY|BYMONTHDAY", line):
        line += f";BYDAY={weekdays[start.weekday()]}"
    if "WEEKLY" in line and "BYSETPOS" in line:
        first = re.findall(r"WKST=([A-Z]+)", line) or ["MO"]
        start -= (start.weekday() - weekdays.index(first[0])) % 7 * DAY
    days = ",".join(re.findall(r"BYDAY=([^;]+)", line)).split(",")
    kinds = [[day for day in days if (day in weekdays) is plain] for plain in (True, False)]
    lines = [re.sub(r"BYDAY=[^;]+", f"BYDAY={','.join(kind)}", line) for kind in kinds if kind]
    walks = [rrulestr(each, dtstart=start) for each in lines]
    return [walk for walk in walks if isinstance(walk, rrule)]


def walked(recurrence: Recurrence, zone: ZoneInfo, through: datetime) -> list[Moment]:
    """Every moment up to `through`, from the first day on, as dateutil walks the whole rule.

    What RFC 5545 cannot say in one set is walked line by line: days on in a row are as many rules
    that each begin a day later.
    """
    last = min(recurrence.ends_on or date.max, (through + 3 * DAY).date())
    lines = [line for line in recurrence.rule.splitlines() if line.startswith("RRULE")]
    whole = rruleset()
    for at in singles(recurrence.rule, "RDATE"):
        whole.rdate(at)
    for at in singles(recurrence.rule, "EXDATE"):
        whole.exdate(at)
    for line in lines:
        own = dict(re.findall(r";(X-[A-Z]+)=(\d+)", line))
        begins_on = date.fromisoformat(own.get("X-START", recurrence.starts_on.isoformat()))
        for n in range(int(own.get("X-RUN", 1))):
            start = datetime.combine(begins_on + n * DAY, time())
            for each in as_dateutil_reads(re.sub(r";X-[A-Z]+=\d+", "", line), start):
                whole.rrule(each)
    until_then = takewhile(lambda local: local.date() <= last, whole)
    kept = [
        at
        for at in until_then
        if at.date() >= recurrence.starts_on and at.date() not in skipped_dates(recurrence.rule)
    ]
    found = [Moment(t.date(), t.time(), to_utc(t.date(), t.time(), zone)) for t in kept]
    return [each for each in found if each.at <= through]


def singles(rule: str, name: str) -> list[datetime]:
    """The single times in lines of that name; a date stands for the times of day of the rule."""
    lines = re.findall(rf"^{name}.*:(.+)", rule, re.MULTILINE)
    words = ",".join(lines).split(",") if lines else []
    clock = [
        time(int(hour), int(minute))
        for hours, minutes in re.findall(r"BYHOUR=([\d,]+);BYMINUTE=([\d,]+)", rule)
        for hour in hours.split(",")
        for minute in minutes.split(",")
    ]
    dates = [datetime.fromisoformat(word) for word in words if "T" not in word]
    times = [datetime.fromisoformat(word) for word in words if "T" in word]
    return times + [datetime.combine(on, wall) for on in dates for wall in clock]


@laws
@given(changes, day_steps, st.integers(-2880, 2880))
def test_an_end_in_utc_takes_every_moment_through_it_and_none_later(
    change: tuple[str, date], shift: timedelta, minutes: int
) -> None:
    zone, end = ZoneInfo(change[0]), utc(change[1], minutes)
    starts_on = change[1] + shift
    clock = "BYHOUR=0,1,2,3,23;BYMINUTE=0,1,30,59"
    for_ever = Recurrence(check_rule(f"FREQ=DAILY;{clock}"), starts_on)
    ended = check_rule(f"FREQ=DAILY;UNTIL={end:%Y%m%dT%H%M%SZ};{clock}", zone)
    whole = between(for_ever, zone, end - 60 * DAY, end)
    assert between(Recurrence(ended, starts_on), zone, end - 60 * DAY, end + 9 * DAY) == whole


@laws
@given(recurrences(), st.integers(-3000, 3000), st.integers(0, 60 * 24 * 60))
def test_a_window_holds_what_a_walk_from_the_first_day_finds_in_it(
    case: tuple[Recurrence, ZoneInfo, date], offset: int, length: int
) -> None:
    recurrence, zone, change = case
    after = utc(change, offset)
    through = after + timedelta(minutes=length)
    walk = [each for each in walked(recurrence, zone, through) if each.at > after]
    assert between(recurrence, zone, after, through) == walk


@laws
@given(
    st.sampled_from(
        [
            *("HOURLY", "HOURLY;INTERVAL=6", "HOURLY;INTERVAL=24", "HOURLY;INTERVAL=72"),
            *("MINUTELY;INTERVAL=90", "MINUTELY;INTERVAL=720", "SECONDLY;INTERVAL=28800"),
        ]
    ),
    st.sampled_from(["", ";BYHOUR=0,9,12", ";BYDAY=MO,TU,WE,SU", ";BYMONTH=3;BYMONTHDAY=1,15"]),
    st.sampled_from(["", ";BYMINUTE=0", ";BYSECOND=0"]),
    st.dates(date(2025, 1, 1), date(2026, 1, 1)),
)
def test_what_repeats_within_a_day_comes_when_dateutil_says_from_midnight_on(
    pace: str, days: str, clock: str, starts_on: date
) -> None:
    rule, last = f"FREQ={pace}{days}{clock}", utc(starts_on + 60 * DAY, -1)
    walk = rrulestr(rule, dtstart=datetime.combine(starts_on, time()))
    wanted = list(takewhile(lambda local: local <= last.replace(tzinfo=None), walk))
    found = moments(
        Recurrence(check_rule(rule), starts_on), ZoneInfo("UTC"), after=None, through=last
    )
    assert [datetime.combine(each.on, each.wall) for each in found] == wanted


@laws
@given(recurrences(), st.lists(st.integers(-9000, 9000), min_size=2, max_size=8))
def test_slices_that_touch_make_up_the_whole(
    case: tuple[Recurrence, ZoneInfo, date], offsets: Sequence[int]
) -> None:
    recurrence, zone, change = case
    cuts = sorted(utc(change, offset) for offset in offsets)
    whole = between(recurrence, zone, cuts[0], cuts[-1])
    for each in whole[::5]:  # the cuts that hurt: exactly at a moment and just before it
        cuts += [each.at, max(each.at - timedelta(microseconds=1), cuts[0])]
    slices = [between(recurrence, zone, *cut) for cut in pairwise(sorted(cuts))]
    assert [each for part in slices for each in part] == whole


@laws
@given(recurrences(), st.integers(-3000, 3000))
def test_stopping_and_asking_for_the_next_finds_every_moment(
    case: tuple[Recurrence, ZoneInfo, date], offset: int
) -> None:
    recurrence, zone, change = case
    after = utc(change, offset)
    through = after + 6 * DAY
    found, here = set(), after
    while (step := next_moment(recurrence, zone, after=here)) and step.at <= through:
        assert step.at > here
        here = step.at
        found.add(here)
    assert found == {each.at for each in between(recurrence, zone, after, through)}


@laws
@given(changes, day_steps, wall_lists, st.integers(1, 9), st.integers(0, 60))
def test_each_local_day_has_each_of_its_times_exactly_once(
    change: tuple[str, date], shift: timedelta, times: list[time], every: int, length: int
) -> None:
    zone, starts_on = ZoneInfo(change[0]), change[1] + shift
    ends_on = starts_on + timedelta(length)
    recurrence = Recurrence(rule_for(times, every=every), starts_on, ends_on)
    days = [starts_on + timedelta(n) for n in range(0, length + 1, every)]
    found = moments(recurrence, zone, after=None, through=utc(ends_on + 3 * DAY, 0))
    assert [(each.on, each.wall) for each in found] == [
        (day, wall) for day in days for wall in sorted(set(times))
    ]


@laws
@given(changes, day_steps, wall_lists, weekday_lists)
def test_weekdays_are_the_weekdays_of_the_local_date(
    change: tuple[str, date], shift: timedelta, times: list[time], weekdays: list[str]
) -> None:
    starts_on = change[1] + shift
    ends_on = starts_on + 30 * DAY
    recurrence = Recurrence(rule_for(times, weekdays=weekdays), starts_on, ends_on)
    found = moments(recurrence, ZoneInfo(change[0]), after=None, through=utc(ends_on + 3 * DAY, 0))
    days = [starts_on + timedelta(n) for n in range(31)]
    wanted = [day for day in days if f"{day:%a}".lower() in weekdays]
    assert [(each.on, each.wall) for each in found] == [
        (day, wall) for day in wanted for wall in sorted(set(times))
    ]


@laws
@given(recurrences(), st.integers(-3000, 3000))
def test_moments_come_in_the_order_of_utc_and_within_it_of_local_time(
    case: tuple[Recurrence, ZoneInfo, date], offset: int
) -> None:
    recurrence, zone, change = case
    after = utc(change, offset)
    found = between(recurrence, zone, after, after + 20 * DAY)
    keys = [(each.at, each.on, each.wall) for each in found]
    assert keys == sorted(set(keys))


@laws
@given(changes, st.integers(-2, 2).map(timedelta), walls)
def test_a_moment_is_the_first_minute_that_shows_its_time_or_the_end_of_the_gap_that_skips_it(
    change: tuple[str, date], shift: timedelta, wall: time
) -> None:
    zone, on = ZoneInfo(change[0]), change[1] + shift
    at = to_utc(on, wall, zone)
    assert at == first_minute_showing(on, wall, zone)
    assert at.tzinfo is UTC
    shown = at.astimezone(zone).replace(tzinfo=None)
    before = (at - timedelta(minutes=1)).astimezone(zone).replace(tzinfo=None)
    wanted = datetime.combine(on, wall)
    assert shown == wanted or before < wanted < shown


@laws
@given(changes, st.integers(-2880, 2880), st.integers(-2880, 2880))
def test_a_later_local_time_never_comes_at_an_earlier_moment(
    change: tuple[str, date], one: int, other: int
) -> None:
    zone, start = ZoneInfo(change[0]), datetime.combine(change[1], time())
    first, second = sorted(start + timedelta(minutes=n) for n in (one, other))
    earlier, later = (to_utc(t.date(), t.time(), zone) for t in (first, second))
    assert earlier <= later


@laws
@given(recurrences(), st.sampled_from(["en", "es"]))
def test_whatever_the_rule_it_is_told_in_words(
    case: tuple[Recurrence, ZoneInfo, date], language: str
) -> None:
    recurrence, _, _ = case
    words = describe(recurrence, language)
    assert not re.search("RRULE|EXDATE|BY[A-Z]|FREQ|X-|[{}]", words)
    assert all(str(on) in words for on in skipped_dates(recurrence.rule))


@laws
@given(wall_lists, st.integers(1, 365))
def test_the_words_for_an_everyday_rule_name_all_its_times(times: list[time], every: int) -> None:
    words = describe(Recurrence(rule_for(times, every=every), date(2025, 1, 1)))
    assert words.startswith("every day at" if every == 1 else f"every {every} days at")
    for wall in times:
        assert f"{wall:%H:%M}" in words


parts = st.sampled_from(
    [
        *("INTERVAL=2", "INTERVAL=8", "COUNT=5", "UNTIL=20251231", "WKST=SU"),
        *("BYMINUTE=30", "BYMONTH=2", "BYMONTH=1,6", "BYWEEKNO=53", "BYWEEKNO=-1"),
        *("BYYEARDAY=366", "BYYEARDAY=-366", "BYMONTHDAY=31", "BYMONTHDAY=-31,29"),
        *("BYDAY=MO", "BYDAY=5SU", "BYDAY=-5SU", "BYDAY=53MO", "BYDAY=-53TU", "BYDAY=1MO,-1MO"),
        *("BYSETPOS=1", "BYSETPOS=366", "BYSETPOS=-366", "BYSETPOS=-1,2"),
    ]
)


@laws
@given(frequencies, st.lists(parts, max_size=4), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_a_rule_that_passes_the_check_can_be_expanded_from_any_day(
    frequency: str, chosen: list[str], starts_on: date
) -> None:
    try:
        rule = check_rule(";".join([f"FREQ={frequency}", "BYHOUR=8", *chosen]))
    except InputError:
        reject()
    else:
        assert check_rule(rule) == rule
        recurrence, zone = Recurrence(rule, starts_on), ZoneInfo("Europe/London")
        first = next_moment(recurrence, zone, after=utc(starts_on, -1440))
        assert first is None or first.on >= starts_on
        assert describe(recurrence)
