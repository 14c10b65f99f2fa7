"""The report's words in the languages that Carebell writes, and dates as they are said there."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from service.reports.wording import english, spanish

T = TypeVar("T")

WORDS = {"en": english.WORDS, "es": spanish.WORDS}
NAMES = {"en": english.NAMES, "es": spanish.NAMES}
_UNBROKEN = {ord(" "): "\u00a0", ord("-"): "\u2011"}
"""A space and a hyphen, and those of them at which no line ends."""
MONTHS = {"en": english.MONTHS, "es": spanish.MONTHS}


@dataclass(frozen=True, slots=True)
class Voice:
    """Says the report's words in one language; one that Carebell does not write is English."""

    language: str = "en"

    def __call__(self, key: str, **values: object) -> str:
        """The words of that key, with its variables filled in."""
        return self._of(WORDS)[key].format(**values)

    def many(self, key: str, number: int, **values: object) -> str:
        """The words of that key for so many: one has its own."""
        return self(f"{key}_one" if number == 1 else key, number=number, **values)

    def name(self, row: str) -> str:
        """What a row holds as a word of ours; what is none, as it stands."""
        return self._of(NAMES).get(row, row)

    def day(self, on: date) -> str:
        """A date as people of any country read it: "5 Jan 2026"."""
        return f"{on.day} {self._month(on)} {on.year}"

    def span(self, first: date, last: date) -> str:
        """The days of a week, short: "5-11 Jan", or "28 Dec - 3 Jan"."""
        if first == last:
            return f"{last.day} {self._month(last)}"
        if first.month == last.month:
            return f"{first.day}-{last.day} {self._month(last)}"
        return f"{first.day} {self._month(first)} - {last.day} {self._month(last)}"

    def unbroken(self, text: str) -> str:
        """A text in whose dates no line may end: at no space of theirs, and at no hyphen."""
        months = "|".join(MONTHS.get(self.language, MONTHS["en"]))
        dates = rf"\b(\d{{1,2}}-)?\d{{1,2}} ({months})\b( \d{{4}})?"
        return re.sub(dates, lambda found: found[0].translate(_UNBROKEN), text)

    def _month(self, on: date) -> str:
        return self._of(MONTHS)[on.month - 1]

    def _of(self, tables: dict[str, T]) -> T:
        return tables.get(self.language, tables["en"])
