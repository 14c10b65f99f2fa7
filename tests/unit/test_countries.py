"""Emergency numbers: only those that somebody reviewed, only for countries that exist."""

import pytest
from phonenumbers import SUPPORTED_REGIONS

from service.core.countries import parse_country, shipped
from service.core.errors import InputError


@pytest.mark.parametrize(
    ("code", "emergency", "crisis", "poison"),
    [("US", "911", "988", "1-800-222-1222"), ("CA", "911", "988", None)],
)
def test_shipped_numbers_were_reviewed(
    code: str, emergency: str, crisis: str, poison: str | None
) -> None:
    country = shipped(code)
    assert country
    assert (country.code, country.emergency, country.crisis, country.poison) == (
        code,
        emergency,
        crisis,
        poison,
    )
    assert country.reviewed_on


def test_no_other_country_is_shipped() -> None:
    assert {code for code in SUPPORTED_REGIONS if shipped(code)} == {"US", "CA"}
    assert shipped("us") is None


@pytest.mark.parametrize(
    ("text", "code"), [("US", "US"), ("us", "US"), (" ca\n", "CA"), ("Gb", "GB"), ("ke", "KE")]
)
def test_a_country_code_in_any_case(text: str, code: str) -> None:
    assert parse_country(text) == code


@pytest.mark.parametrize("code", sorted(SUPPORTED_REGIONS))
def test_every_country_with_phones_has_a_code(code: str) -> None:
    assert parse_country(code.lower()) == code


@pytest.mark.parametrize(
    "text", ["", "U", "UK", "USA", "XX", "001", "United States", "+1", "u s", "\u00df"]
)
def test_no_other_text_is_a_country(text: str) -> None:
    with pytest.raises(InputError, match=r"^--country .* for example US\.$") as refused:
        parse_country(text)
    assert refused.value.value == text


def test_the_error_names_the_option_it_was_given() -> None:
    with pytest.raises(InputError, match=r"^CAREBELL_COUNTRY "):
        parse_country("XX", "CAREBELL_COUNTRY")
