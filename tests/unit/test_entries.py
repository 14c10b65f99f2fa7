"""What people type that has no file of its own."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from service.core.entries import (
    parse_adult_birth_date,
    parse_local_moment,
    parse_note,
    parse_short_number,
    parse_whole,
    parse_word,
)
from service.core.errors import InputError

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("7", 7), (" 10 ", 10), ("007", 7)])
def test_a_whole_number_in_its_range_is_read(text: str, value: int) -> None:
    assert parse_whole(text, "--rises", 0, 10) == value


@pytest.mark.parametrize("text", ["", "-1", "11", "3.0", "three", "٣", "1e1", "9" * 30])
def test_anything_but_a_whole_number_in_its_range_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is not a whole number from 0 to 10; for example 0"):
        parse_whole(text, "--rises", 0, 10)


def test_a_word_is_read_in_any_case() -> None:
    assert parse_word(" Named ", ["covert", "named"], "--privacy") == "named"


def test_an_unknown_word_is_answered_with_all_that_are_known() -> None:
    with pytest.raises(InputError) as refused:
        parse_word("loud", ["covert", "named"], "--privacy")
    assert str(refused.value) == (
        "--privacy 'loud' is not one of covert, named; for example covert."
    )


def test_a_note_is_kept_with_single_spaces() -> None:
    assert parse_note("  signed \n form ", "--consent", "x") == "signed form"


@pytest.mark.parametrize("text", ["", "  ", "a\x00b", "x" * 501])
def test_a_note_that_says_nothing_or_hides_something_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_note(text, "--consent", '"signed form"')


@pytest.mark.parametrize("text", ["911", "112", "116 123", "1-800-222-1222", "+44 20 7946 0000"])
def test_numbers_that_people_dial_are_kept_as_written(text: str) -> None:
    assert parse_short_number(text, "--emergency") == text


@pytest.mark.parametrize("text", ["", "1", "call me", "9" * 40, "112;DROP"])
def test_what_nobody_can_dial_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="--emergency"):
        parse_short_number(text, "--emergency")


@pytest.mark.parametrize(
    ("born", "today", "of_age"),
    [
        ("2009-03-01", date(2027, 3, 1), True),
        ("2009-03-02", date(2027, 3, 1), False),
        ("2008-02-29", date(2026, 2, 28), False),
        ("2008-02-29", date(2026, 3, 1), True),
        ("1930-01-01", date(2027, 3, 1), True),
        ("2027-03-02", date(2027, 3, 1), False),
    ],
)
def test_only_adults_are_accepted(born: str, today: date, *, of_age: bool) -> None:
    if of_age:
        assert parse_adult_birth_date(born, today) == date.fromisoformat(born)
    else:
        with pytest.raises(InputError, match="is under 18"):
            parse_adult_birth_date(born, today)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2027-03-31", datetime(2027, 3, 31, 4, tzinfo=UTC)),
        ("2027-03-31T14:00", datetime(2027, 3, 31, 18, tzinfo=UTC)),
        ("2027-03-31 14:00", datetime(2027, 3, 31, 18, tzinfo=UTC)),
        ("2027-03-14T02:30", datetime(2027, 3, 14, 7, tzinfo=UTC)),  # the clocks skip it
    ],
)
def test_a_local_moment_is_turned_into_utc(text: str, moment: datetime) -> None:
    assert parse_local_moment(text, NEW_YORK, "--until") == moment


@pytest.mark.parametrize(
    "text", ["tomorrow", "31/03/2027", "2027-03-31T14:00Z", "2027-03-31T14:00+01:00", "14:00", ""]
)
def test_what_is_no_local_moment_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is neither a date nor a local time"):
        parse_local_moment(text, NEW_YORK, "--until")
