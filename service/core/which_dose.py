"""Which of a day's doses a text means: "the 8pm one", "the morning pill", "both"."""

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
_THESE = r"(?:pills|tablets|tabs|meds|medicines|medications|doses|ones)"
_OURS = rf"(?:my|the|these|those)(?: \w+)? {_THESE}"
_NO_MORE = (
    r"(?= (?:taken|done|down|now|already|today|tonight|at|and|too|just|ok|thanks?|thx)\b"
    r"| ?(?:$|[^\w\s']))"
)
_BOTH = re.compile(
    rf"\bboth(?: (?:of )?(?:them|'?em|{_OURS}|{_THESE}))?{_NO_MORE}"
    r"|(?<!\bde )(?<!\ba )\b(?:las|los) dos\b|\bamb[ao]s\b|\bles deux\b|\bos dois\b"
)
_ALL = re.compile(
    rf"\b(?:them|'?em) all{_NO_MORE}|\ball (?:of )?(?:them\b|'?em\b|{_OURS}\b)"
    rf"|\b(?:took|taken|had|skipped|missed) (?:all|everything|the lot){_NO_MORE}"
    rf"|\ball taken{_NO_MORE}|\b(?:tod[ao]s|toutes|tous)\b"
    r"(?! (?:las|los|les|os|as) (?:dia|noche|manana|tarde|jour|soir|noite))"
)
_LONGEST = 300
_ACCENTS = str.maketrans("áéíóúñ’", "aeioun'")


def names_another_dose(text: str, wall: time) -> bool:
    """Whether a text names doses by their time of the day, and none of them is that of `wall`.

    "at 8" tells when it was taken and names none. Without am or pm an hour may be either.
    """
    plain = _plain(text)
    named = [match for pattern in _NAMES for match in pattern.finditer(plain)]
    return bool(named) and not any(_may_be(match, wall) for match in named)


def means_all(text: str, open_doses: int) -> bool:
    """Whether a text answers each of several doses that are asked about: "both" of two, "all".

    "took it all" may be the whole of one.
    """
    plain, two = _plain(text), 2
    if open_doses < two:
        return False
    both = open_doses == two and _BOTH.search(plain) is not None
    return both or _ALL.search(plain) is not None


def _plain(text: str) -> str:
    return " ".join(text[:_LONGEST].casefold().translate(_ACCENTS).split())


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
