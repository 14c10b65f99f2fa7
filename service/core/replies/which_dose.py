"""Which of a day's doses a text means: "the 8pm one", "the morning pill", "both"."""

import re
from datetime import time
from itertools import chain

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.plain import plain

_LONGEST = 300
_NOON = 12
_EACH = [words.which_dose for words in LANGUAGES.values()]
_NAMES = [re.compile(one) for one in chain.from_iterable(each.named for each in _EACH)]
_BOTH = re.compile("|".join(chain.from_iterable(each.both for each in _EACH)))
_ALL = re.compile("|".join(chain.from_iterable(each.all_of_them for each in _EACH)))
_PARTS_OF_DAY = {part: hours for each in _EACH for part, hours in each.parts_of_day.items()}


def names_another_dose(text: str, wall: time) -> bool:
    """Whether a text names doses by their time of the day, and none of them is that of `wall`.

    "at 8" tells when it was taken and names none. Without am or pm an hour may be either.
    """
    said = _said(text)
    named = [match for pattern in _NAMES for match in pattern.finditer(said)]
    return bool(named) and not any(_may_be(match, wall) for match in named)


def means_all(text: str, open_doses: int) -> bool:
    """Whether a text answers each of several doses that are asked about: "both" of two, "all".

    "took it all" may be the whole of one.
    """
    said, two = _said(text), 2
    if open_doses < two:
        return False
    both = open_doses == two and _BOTH.search(said) is not None
    return both or _ALL.search(said) is not None


def _said(text: str) -> str:
    return " ".join(plain(text[:_LONGEST]).split())


def _may_be(named: re.Match[str], wall: time) -> bool:
    parts = named.groupdict()
    if part := parts.get("part"):
        begins, ends = _PARTS_OF_DAY[part]
        return begins <= wall.hour < ends or wall.hour + 24 < ends
    if int(parts.get("minute") or 0) != wall.minute:
        return False
    hour, half = int(parts["hour"]), (parts.get("half") or "")[:1]
    morning, evening = hour % 12, hour % 12 + 12
    if half in {"a", "p"}:
        return wall.hour == (morning if half == "a" else evening)
    return wall.hour in ({morning, evening} if hour <= _NOON else {hour})
