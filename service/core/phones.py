"""Phone numbers: read once into E.164, shown to nobody in full where logs are kept."""

import re

import phonenumbers
from phonenumbers.timezone import UNKNOWN_TIMEZONE, time_zones_for_number

from service.core.errors import InputError

_EXAMPLE = "+12025550123"
# phonenumbers would also take letters ("+1 800 FLOWERS") and extensions; a text needs neither.
_WRITTEN = re.compile(r"\+[0-9 ().\-]{5,40}")
# North America keeps these numbers for fiction; only some count as valid.
_FICTION = re.compile(r"\+1[2-9][0-9]{2}55501[0-9]{2}")


def parse_phone(text: str, where: str = "--phone") -> str:
    """The number in E.164 ("+12025550123"), from its international form in any spacing.

    Raises:
        InputError: it does not start with a plus and a country code, or no such number exists.
    """
    written = text.strip()
    if not written.startswith("+"):
        raise InputError(where, text, "does not start with + and a country code", _EXAMPLE)
    if not _WRITTEN.fullmatch(written):
        raise InputError(where, text, "is not a phone number", _EXAMPLE)
    try:
        number = phonenumbers.parse(written)
    except phonenumbers.NumberParseException:
        raise InputError(where, text, "is not a phone number", _EXAMPLE) from None
    phone = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if not (phonenumbers.is_valid_number(number) or _FICTION.fullmatch(phone)):
        raise InputError(where, text, "is not a number that any country gives out", _EXAMPLE)
    return phone


def zone_of(phone: str) -> str | None:
    """The IANA zone in which an E.164 number was given out; None where it may be any of several.

    A guess good enough for the quiet hours of somebody whose zone nobody said.
    """
    zones = time_zones_for_number(phonenumbers.parse(phone))
    return zones[0] if len(zones) == 1 and zones[0] != UNKNOWN_TIMEZONE else None


def masked(phone: str) -> str:
    """An E.164 number for logs, enough to tell numbers apart: "+1202***0123"."""
    if len(phone) >= len("+12025550123"):
        return f"{phone[:5]}***{phone[-4:]}"
    if len(phone) >= len("+2905123"):
        return f"{phone[:2]}***{phone[-2:]}"
    return "***"
