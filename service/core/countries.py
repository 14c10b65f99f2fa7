"""Whom to call in an emergency, country by country; only reviewed numbers are ever texted."""

from dataclasses import dataclass
from datetime import date, timedelta

from phonenumbers import SUPPORTED_REGIONS

from service.core.errors import InputError


@dataclass(frozen=True, slots=True)
class Country:
    """The numbers named in texts to people of one country.

    Args:
        code: two letters of ISO 3166, in capitals.
        emergency: ambulance, fire, police.
        crisis: help for people who may harm themselves.
        poison: the poison line; None where there is none, or none was reviewed.
        reviewed_on: when somebody last checked these numbers; None means never.
    """

    code: str
    emergency: str
    crisis: str
    poison: str | None
    reviewed_on: date | None


REVIEW_LASTS = timedelta(days=180)
"""Crisis lines move: after this somebody should check the numbers again."""

_REVIEWED_ON = date(2026, 11, 22)
_SHIPPED = {
    country.code: country
    for country in (
        Country("US", "911", "988", "1-800-222-1222", _REVIEWED_ON),
        Country("CA", "911", "988", None, _REVIEWED_ON),
    )
}


def shipped(code: str) -> Country | None:
    """The reviewed numbers that Carebell brings along for this code; None for all others."""
    return _SHIPPED.get(code)


def all_shipped() -> list[Country]:
    """Every country whose reviewed numbers come along."""
    return list(_SHIPPED.values())


def parse_country(text: str, where: str = "--country") -> str:
    """The two-letter ISO 3166 code in capitals.

    Raises:
        InputError: it is not the code of a country that has phone numbers.
    """
    code = text.strip().upper()
    if not text.isascii() or code not in SUPPORTED_REGIONS:  # "ß" in capitals is South Sudan
        raise InputError(where, text, "is not a two-letter ISO 3166 country code", "US")
    return code
