"""Phone numbers as people type them, and as logs may show them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.errors import InputError
from service.core.phones import masked, parse_phone

FICTIONAL = st.builds("+1{}55501{:02d}".format, st.integers(200, 999), st.integers(0, 99))


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("+12025550123", "+12025550123"),
        ("+1 202 555 0123", "+12025550123"),
        ("+1 (202) 555-0123", "+12025550123"),
        ("+1.202.555.0123", "+12025550123"),
        ("  +12025550199\n", "+12025550199"),
        ("+19875550100", "+19875550100"),  # no such area; fictional all the same
    ],
)
def test_a_number_in_any_spacing_becomes_e164(text: str, phone: str) -> None:
    assert parse_phone(text) == phone


@given(phone=FICTIONAL)
def test_every_fictional_number_is_accepted_as_it_is(phone: str) -> None:
    assert parse_phone(phone) == phone


@pytest.mark.parametrize(
    "text",
    [
        "",
        "+",
        "+1",
        "2025550123",
        "12025550123",
        "0012025550123",
        "\uff0b12025550123",
        "+1202555012",
        "+120255501234",
        "+1202555CARE",
        "+12025550123 ext 5",
        "+12025550123;ext=5",
        "+1202\u0665550123",
        "+19875550200",
        "+11235550123",
        "+9991234567890",
        "+1 202 555 0123, +1 202 555 0124",
        "+" + "1" * 1000,
        "tel:+12025550123",
        "Maria",
    ],
)
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_phone(text, "--caregiver-phone")
    assert refused.value.where == "--caregiver-phone"
    assert refused.value.value == text
    assert str(refused.value).endswith("; for example +12025550123.")


def test_a_missing_plus_is_said_plainly() -> None:
    with pytest.raises(InputError, match=r"^--phone '2025550123' does not start with \+ and a"):
        parse_phone("2025550123")


@given(text=st.text(st.characters(exclude_categories=())))
def test_a_number_is_read_or_refused_never_more(text: str) -> None:
    with suppress(InputError):
        assert parse_phone("+" + text).startswith("+")


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("+12025550123", "+1202***0123"),
        ("+120255501234", "+1202***1234"),
        ("+1202555012", "+1***12"),
        ("+1202555", "+1***55"),
        ("+120255", "***"),
        ("", "***"),
    ],
)
def test_a_masked_number_tells_numbers_apart_but_cannot_be_called(phone: str, shown: str) -> None:
    assert masked(phone) == shown


@given(phone=st.from_regex(r"\+[0-9]{7,15}", fullmatch=True))
def test_a_mask_hides_at_least_three_digits_and_is_ascii(phone: str) -> None:
    shown = masked(phone)
    assert shown.isascii()
    assert len(shown.replace("*", "")) <= len(phone) - 3
