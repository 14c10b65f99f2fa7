"""How long a text says: "in 30 min", "una hora", "half an hour"."""

import re
from datetime import timedelta

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.words import joined, one_of

_ALL = tuple(LANGUAGES.values())
_UNITS = {word: minutes for w in _ALL for word, minutes in w.time_units.items()}
_SPAN = re.compile(rf"(?<!\d)(\d{{1,3}}) ?({one_of(_UNITS)})\b")
_HALF_HOUR = joined(tuple(w.half_hour for w in _ALL))
_ONE_HOUR = joined(tuple(w.one_hour for w in _ALL))
_LONGEST = timedelta(days=7)


def duration(text: str) -> timedelta | None:
    """The time, up to a week, that a text made plain and with digits names."""
    if _HALF_HOUR.search(text):
        return timedelta(minutes=30)
    if match := _SPAN.search(text):
        span = timedelta(minutes=_UNITS[match[2]] * int(match[1]))
        return span if timedelta() < span <= _LONGEST else None
    return timedelta(hours=1) if _ONE_HOUR.search(text) else None
