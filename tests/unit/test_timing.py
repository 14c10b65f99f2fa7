"""Windows, quiet hours, the provider's queue, and how people write times and spans."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.errors import InputError
from service.core.timing import (
    CHECKIN_NUDGE,
    CHECKIN_WINDOW,
    DOSE_NUDGE,
    DOSE_WINDOW,
    NO_QUIET_HOURS,
    PROVIDER_VALIDITY_MAX,
    QUIET,
    RECEIPT_USEFUL_FOR,
    QuietHours,
    after_quiet_hours,
    clock_time,
    closes_at,
    default_nudge,
    format_quiet_hours,
    format_span,
    nudge_is_lost,
    parse_date,
    parse_every,
    parse_nudge,
    parse_quiet_hours,
    parse_span,
    parse_wall_time,
    validity,
)

NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)
HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall", "nudge", "window", "quiet", "is_lost"),
    [
        ("21:00", 45, 2 * HOUR, QUIET, False),
        ("21:15", 45, 2 * HOUR, QUIET, True),  # 22:00 is quiet already
        ("23:50", 45, 2 * HOUR, QUIET, True),
        ("04:00", 45, 3 * HOUR, QUIET, True),  # at 07:00 it closes
        ("04:01", 45, 3 * HOUR, QUIET, False),
        ("21:15", 45, 2 * HOUR, NO_QUIET_HOURS, False),
        ("21:35", 75, 12 * HOUR, QUIET, False),  # at 07:00 it is open still
        ("12:00", 30, 2 * HOUR, QuietHours(time(12), time(13)), False),
        ("12:00", 30, 1 * HOUR, QuietHours(time(12), time(13)), True),
    ],
)
def test_a_nudge_is_lost_where_quiet_hours_outlast_the_window(
    wall: str, nudge: int, window: timedelta, quiet: QuietHours, *, is_lost: bool
) -> None:
    after = nudge * MINUTE
    assert nudge_is_lost(time.fromisoformat(wall), after, window, quiet) is is_lost


def test_the_defaults_are_those_of_the_delivery_contract() -> None:
    assert (DOSE_WINDOW, CHECKIN_WINDOW, RECEIPT_USEFUL_FOR) == (2 * HOUR, 12 * HOUR, 10 * MINUTE)
    assert (DOSE_NUDGE, CHECKIN_NUDGE) == (45 * MINUTE, 75 * MINUTE)
    assert QuietHours(time(22), time(7)) == QUIET
    assert PROVIDER_VALIDITY_MAX == 36_000


# --- windows -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("next_due_at", "closes"),
    [
        (None, NOON + 12 * HOUR),
        (NOON + 24 * HOUR, NOON + 12 * HOUR),
        (NOON + 12 * HOUR, NOON + 12 * HOUR),
        (NOON + 6 * HOUR, NOON + 6 * HOUR),
        (NOON + MINUTE, NOON + MINUTE),
        (NOON, NOON + 12 * HOUR),  # two check-ins that one clock change put on one moment
    ],
)
def test_a_check_in_closes_after_its_window_or_at_the_next_one(
    next_due_at: datetime | None, closes: datetime
) -> None:
    assert closes_at(NOON, CHECKIN_WINDOW, next_due_at) == closes


# --- quiet hours ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "asked", "allowed"),
    [
        # New York in winter is five hours behind: quiet from 03:00Z until 12:00Z.
        ("America/New_York", "2025-01-15T02:59:59", "2025-01-15T02:59:59"),
        ("America/New_York", "2025-01-15T03:00:00", "2025-01-15T12:00:00"),
        ("America/New_York", "2025-01-15T05:30:00", "2025-01-15T12:00:00"),
        ("America/New_York", "2025-01-15T11:59:59", "2025-01-15T12:00:00"),
        ("America/New_York", "2025-01-15T12:00:00", "2025-01-15T12:00:00"),
        ("America/New_York", "2025-01-15T18:00:00", "2025-01-15T18:00:00"),
        # The nights of the clock changes are an hour shorter and an hour longer.
        ("America/New_York", "2025-03-09T03:30:00", "2025-03-09T11:00:00"),
        ("America/New_York", "2025-11-02T02:30:00", "2025-11-02T12:00:00"),
        ("Australia/Lord_Howe", "2025-10-04T12:00:00", "2025-10-04T20:00:00"),
        ("Asia/Kolkata", "2025-05-01T16:30:00", "2025-05-02T01:30:00"),
        # The last hour before midnight comes twice in Santiago; both are quiet.
        ("America/Santiago", "2025-04-06T02:30:00", "2025-04-06T11:00:00"),
        ("America/Santiago", "2025-04-06T03:30:00", "2025-04-06T11:00:00"),
        # Apia's 30 December did not exist: the night of the 29th ends on the 31st.
        ("Pacific/Apia", "2011-12-30T09:00:00", "2011-12-30T17:00:00"),
    ],
)
def test_a_text_that_can_wait_waits_for_seven_in_the_morning(
    zone: str, asked: str, allowed: str
) -> None:
    assert after_quiet_hours(at(asked), ZoneInfo(zone)) == at(allowed)


def test_where_seven_comes_twice_the_wait_goes_forward() -> None:
    # Kwajalein set its clocks back by 23 hours on 30 September 1969: one morning came twice.
    zone, second_morning = ZoneInfo("Pacific/Kwajalein"), at("1969-09-30T18:40:00")
    assert second_morning.astimezone(zone).time() == time(6, 40)
    assert (second_morning - 23 * HOUR).astimezone(zone).time() == time(6, 40)
    assert after_quiet_hours(second_morning, zone) == second_morning + 20 * MINUTE


@settings(deadline=None, max_examples=150)
@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - Hypothesis adds the zone
    st.sampled_from(["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Cairo"]),
)
def test_quiet_hours_never_hurry_and_never_hold_longer_than_a_night(
    asked: datetime, name: str
) -> None:
    zone = ZoneInfo(name)
    allowed = after_quiet_hours(asked, zone)
    assert asked <= allowed <= asked + 10 * HOUR
    assert QUIET.ends <= allowed.astimezone(zone).time() < QUIET.begins
    assert after_quiet_hours(allowed, zone) == allowed


@pytest.mark.parametrize(
    ("quiet", "asked", "allowed"),
    [
        ("21:00-09:30", "21:00", "09:30"),
        ("21:00-09:30", "20:59", "20:59"),
        ("13:00-15:00", "13:00", "15:00"),
        ("13:00-15:00", "14:59", "15:00"),
        ("13:00-15:00", "15:00", "15:00"),
        ("13:00-15:00", "23:00", "23:00"),
        ("00:00-06:00", "23:59", "23:59"),
        ("22:00-00:00", "23:59", "00:00"),
        ("off", "03:00", "03:00"),
    ],
)
def test_quiet_hours_of_ones_own(quiet: str, asked: str, allowed: str) -> None:
    asked_at = at(f"2025-05-01T{asked}")
    held = after_quiet_hours(asked_at, ZoneInfo("UTC"), parse_quiet_hours(quiet, "--quiet"))
    assert f"{held:%H:%M}" == allowed
    assert asked_at <= held < asked_at + 24 * HOUR


@pytest.mark.parametrize("text", ["22:00-07:00", "13:00-15:00", "off"])
def test_quiet_hours_read_back_as_they_are_shown(text: str) -> None:
    assert format_quiet_hours(parse_quiet_hours(f" {text.upper()} ", "--quiet")) == text


@pytest.mark.parametrize("text", ["", "22:00", "22-7", "22:00-", "07:00-07:00", "25:00-07:00"])
def test_what_are_no_quiet_hours_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is neither two times of day nor off"):
        parse_quiet_hours(text, "--quiet")


def test_nobody_is_held_without_quiet_hours() -> None:
    assert not any(NO_QUIET_HOURS.hold(time(hour)) for hour in range(24))


# --- nudges --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "span"), [("45m", 45 * MINUTE), ("1h59m", 119 * MINUTE), ("OFF", None)]
)
def test_a_nudge_comes_before_the_window_ends_or_not_at_all(
    text: str, span: timedelta | None
) -> None:
    assert parse_nudge(text, "--nudge", DOSE_WINDOW) == span


def test_a_nudge_after_the_window_is_refused() -> None:
    with pytest.raises(InputError, match="is not shorter than the window of 2h"):
        parse_nudge("2h", "--nudge", DOSE_WINDOW)


def test_a_window_too_short_for_the_usual_nudge_has_none() -> None:
    assert default_nudge(DOSE_NUDGE, DOSE_WINDOW) == DOSE_NUDGE
    assert default_nudge(DOSE_NUDGE, DOSE_NUDGE) is None


# --- the provider's queue ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expires_at", "seconds"),
    [
        (None, 36_000),
        (NOON + 2 * HOUR, 7_200),
        (NOON + 10 * HOUR, 36_000),
        (NOON + 12 * HOUR, 36_000),
        (NOON + 1.999 * SECOND, 1),
        (NOON + 59.9 * SECOND, 59),
        (NOON + 0.5 * SECOND, 1),
        (NOON, 1),
        (NOON - HOUR, 1),
    ],
)
def test_validity_is_what_is_left_in_whole_seconds_within_twilios_bounds(
    expires_at: datetime | None, seconds: int
) -> None:
    assert validity(NOON, expires_at) == seconds


# --- as people write them ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2h", 2 * HOUR),
        ("90m", 90 * MINUTE),
        ("1h30m", 90 * MINUTE),
        (" 1H30M ", 90 * MINUTE),
        ("1d", 24 * HOUR),
        ("24h", 24 * HOUR),
        ("1440m", 24 * HOUR),
        ("5m", 5 * MINUTE),
        ("0h05m", 5 * MINUTE),
    ],
)
def test_a_span_is_read_as_written(text: str, span: timedelta) -> None:
    assert parse_span(text, "--window") == span


@pytest.mark.parametrize(
    "text",
    ["", " ", "2", "h", "2 h", "2h 30m", "30m2h", "1.5h", "-2h", "two hours", "2h30", "٢h", "2hh"],
)
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_span(text, "--window")
    sentence = f"--window {text!r} is not a span of hours and minutes; for example 1h30m."
    assert str(caught.value) == sentence


@pytest.mark.parametrize("text", ["0m", "0h", "4m", "1441m", "24h1m", "25h", "2d", "1d1m"])
def test_a_window_under_5_minutes_or_over_24_hours_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_span(text, "--window")
    sentence = f"--window {text!r} is not from 5 minutes to 24 hours long; for example 2h."
    assert str(caught.value) == sentence


@pytest.mark.parametrize("minutes", range(5, 24 * 60 + 1, 5))
def test_every_window_reads_back_as_it_is_shown(minutes: int) -> None:
    span = timedelta(minutes=minutes)
    assert parse_span(format_span(span), "--window") == span


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(0), "0m"),
        (59 * SECOND, "0m"),
        (45 * MINUTE, "45m"),
        (90 * MINUTE, "1h30m"),
        (12 * HOUR, "12h"),
        (24 * HOUR, "1d"),
        (50 * HOUR + 5 * MINUTE + 59 * SECOND, "2d2h5m"),
    ],
)
def test_a_span_is_shown_in_whole_minutes(span: timedelta, text: str) -> None:
    assert format_span(span) == text


@pytest.mark.parametrize(
    ("text", "days"), [("1d", 1), ("2d", 2), ("365d", 365), ("3w", 21), ("52W", 364), (" 2D ", 2)]
)
def test_every_so_many_days_is_read_as_days(text: str, days: int) -> None:
    assert parse_every(text, "--every") == days


@pytest.mark.parametrize("text", ["", "2", "d", "0d", "366d", "53w", "-1d", "1.5d", "2h", "1d2w"])
def test_what_is_no_number_of_days_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_every(text, "--every")
    sentence = f"--every {text!r} is not from 1 to 365 days, or weeks; for example 2d."
    assert str(caught.value) == sentence


def test_every_minute_of_the_day_is_a_time_of_day() -> None:
    for hour, minute in product(range(24), range(60)):
        assert parse_wall_time(f"{hour:02}:{minute:02}", "--at") == time(hour, minute)
        assert parse_wall_time(f"{hour}:{minute:02}", "--at") == time(hour, minute)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9",
        "9:0",
        "009:00",
        "900",
        "0900",
        "24:00",
        "12:60",
        "9pm",
        "09:00pm",
        "21.00",
        "21:00:00",
        "٢١:٠٠",
    ],
)
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_wall_time(text, "--at")
    sentence = f"--at {text!r} is not a time of day from 00:00 to 23:59; for example 21:00."
    assert str(caught.value) == sentence


def test_a_date_is_read_as_iso_8601() -> None:
    assert parse_date("2028-02-29", "--from") == date(2028, 2, 29)
    assert parse_date(" 1941-12-07 ", "--born") == date(1941, 12, 7)


@pytest.mark.parametrize(
    "text",
    [
        *("", "tomorrow", "01/02/2027", "2027-1-5", "20270105", "2027-W01-1", "27-01-05"),
        *("2027-02-29", "2027-13-01", "2027-01-05T09:00", "0202-01-05", "2200-01-01"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_date(text, "--from")
    sentence = f"--from {text!r} is not a date as year, month and day; for example 2027-03-31."
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("UTC", "23:30 (2025-05-01)"),  # today is the second there
        ("America/New_York", "19:30"),
        ("Europe/Paris", "01:30"),
    ],
)
def test_a_moment_is_told_with_its_day_where_that_is_not_today(zone: str, told: str) -> None:
    assert clock_time(at("2025-05-01T23:30"), zone, at("2025-05-02T01:00")) == told
