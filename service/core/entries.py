"""What people type that has no file of its own: whole numbers, words of a list, notes, moments."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from unicodedata import category
from zoneinfo import ZoneInfo

from service.core.errors import InputError
from service.core.recurrence import to_utc
from service.core.timing import parse_date, parse_wall_time

ADULT_AGE: Final = 18
LONGEST_NOTE: Final = 500
ENTERED_AS: Final = "entered as "
"""How a note begins that nobody wrote: what a text from the inbox was entered as follows."""

_MOMENT = re.compile(r"(\S+)[T ](\S+)")
_SHORT_NUMBER = re.compile(r"\+?[0-9][0-9 -]{1,22}")


def parse_whole(text: str, where: str, low: int, high: int) -> int:
    """A whole number from `low` to `high`, in plain digits.

    Raises:
        InputError: it is anything else.
    """
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and len(plain) < 10 and low <= int(plain) <= high:  # noqa: PLR2004 - longer ones fit no column
        return int(plain)
    raise InputError(where, text, f"is not a whole number from {low} to {high}", str(low))


def parse_word(text: str, vocabulary: Iterable[str], where: str) -> str:
    """One of the words of a vocabulary, in any case.

    Raises:
        InputError: it is none of them; the sentence lists them all.
    """
    words = [str(word) for word in vocabulary]
    plain = text.strip().lower()
    if plain not in words:
        raise InputError(where, text, f"is not one of {', '.join(words)}", words[0])
    return plain


def parse_note(text: str, where: str, example: str) -> str:
    """A sentence for the record, with single spaces: a consent's wording, the reason of a change.

    Raises:
        InputError: it is empty, longer than 500 characters, or holds control characters.
    """
    note = " ".join(text.split())
    if not note:
        raise InputError(where, text, "is empty", example)
    if len(note) > LONGEST_NOTE:
        raise InputError(where, note[:20] + "...", f"is longer than {LONGEST_NOTE} characters")
    if any(category(char) in {"Cc", "Cs"} for char in note):
        raise InputError(where, text, "holds control characters", example)
    return note


def parse_short_number(text: str, where: str) -> str:
    """An emergency or help line as people dial it: 2 to 24 digits, spaces and hyphens.

    Raises:
        InputError: it reads otherwise.
    """
    number = " ".join(text.split())
    if not _SHORT_NUMBER.fullmatch(number):
        raise InputError(where, text, "is not a number that people can dial", "112")
    return number


def parse_adult_birth_date(text: str, today: date, where: str = "--born") -> date:
    """The birth date of somebody who is 18 or over on the local date `today`.

    Raises:
        InputError: it is no date, or its owner is younger; born on 29 February, a person comes of
            age on 1 March.
    """
    born_on = parse_date(text, where)
    comes_of_age = (born_on.year + ADULT_AGE, born_on.month, born_on.day)
    if (today.year, today.month, today.day) < comes_of_age:
        raise InputError(where, text, f"is under {ADULT_AGE}: adults only", "1961-04-30")
    return born_on


def parse_local_moment(text: str, zone: ZoneInfo, where: str) -> datetime:
    """A date (its first moment) or a date with a time of day, local to `zone`, as aware UTC.

    Raises:
        InputError: it reads otherwise.
    """
    match = _MOMENT.fullmatch(text.strip())
    on, wall = match.groups() if match else (text, "00:00")
    try:
        return to_utc(parse_date(on, where), parse_wall_time(wall, where), zone)
    except InputError:
        example = "2027-03-31 or 2027-03-31T14:00"
        raise InputError(where, text, "is neither a date nor a local time", example) from None
