"""Which of a day's doses a text names: "the 8pm one", "the morning pill", "la de las 8"."""

import re
from datetime import time

_DOSE = r"(?:one|dose|pills?|tablets?|tabs?|meds?|medicines?|medication)"
_PART = r"morning|lunch(?:time)?|noon|midday|afternoon|evening|night(?:time)?|bedtime"
_CLOCK = r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?"
_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_CLOCK} ?(?P<half>[ap]\.?m\.?|o'?clock) {_DOSE}\b",
        rf"\b(?P<hour>\d{{1,2}}):(?P<minute>\d\d) {_DOSE}\b",
        rf"\b(?P<part>{_PART}) {_DOSE}\b",
        rf"\b(?:la|las|dosis|pastillas?) de las? {_CLOCK}\b",
        r"\b(?:la|las|dosis|pastillas?) (?:de la|del) (?P<part>manana|mediodia|tarde|noche)\b",
    )
)
_HOURS = {
    "morning": range(4, 12),
    "manana": range(4, 12),
    "lunch": range(11, 15),
    "lunchtime": range(11, 15),
    "noon": range(11, 15),
    "midday": range(11, 15),
    "mediodia": range(11, 15),
    "afternoon": range(12, 18),
    "tarde": range(12, 21),
    "evening": range(16, 24),
    "night": (*range(18, 24), *range(4)),
    "nighttime": (*range(18, 24), *range(4)),
    "bedtime": (*range(18, 24), *range(4)),
    "noche": (*range(18, 24), *range(4)),
}
_LONGEST = 300
_ACCENTS = str.maketrans("áéíóúñ’", "aeioun'")


def names_another_dose(text: str, wall: time) -> bool:
    """Whether a text names doses by their time of the day, and none of them is that of `wall`.

    "at 8" tells when it was taken and names none. Without am or pm an hour may be either.
    """
    plain = " ".join(text[:_LONGEST].casefold().translate(_ACCENTS).split())
    named = [match for pattern in _NAMES for match in pattern.finditer(plain)]
    return bool(named) and not any(_may_be(match, wall) for match in named)


def _may_be(named: re.Match[str], wall: time) -> bool:
    parts = named.groupdict()
    if part := parts.get("part"):
        return wall.hour in _HOURS[part]
    if int(parts.get("minute") or 0) != wall.minute:
        return False
    hour, half = int(parts["hour"]), parts.get("half") or ""
    if half.startswith("p"):
        return wall.hour == hour % 12 + 12
    return wall.hour == (hour % 12 if half.startswith("a") else hour) or (
        not half.startswith("a") and wall.hour % 12 == hour % 12 and hour < 13  # noqa: PLR2004
    )
