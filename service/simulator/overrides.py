"""How a webhook is posted: Twilio's defaults, and what the fragment of its URL says instead."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urldefrag

_MS = 1000
_RETRIES = re.compile("[0-5]")
_SPANS = re.compile("[0-9]{3,5}")
_SHORTEST_MS, _LONGEST_CONNECT_MS, _LONGEST_MS = 100, 10_000, 15_000
CONNECT, READ, REFUSED, BROKEN = "ct", "rt", "4xx", "5xx"
_FAILURES = frozenset({CONNECT, READ, REFUSED, BROKEN})


@dataclass(frozen=True, slots=True)
class Overrides:
    """How long a webhook waits, in seconds, and after which failures it is posted again.

    `retries` is how often at most, all within `total` seconds; `after` are Twilio's own words.
    """

    connect: float = 5
    read: float = 15
    total: float = 15
    retries: int = 1
    after: frozenset[str] = frozenset({CONNECT})


def overrides_of(url: str) -> Overrides:
    """What a URL's fragment asks for; what cannot be understood in it keeps its default.

    Twilio: connection overrides, `#ct=2000&rt=5000&tt=15000&rc=3&rp=ct,rt,5xx`, in milliseconds.
    """
    asked = dict(parse_qsl(urldefrag(url).fragment))
    default = Overrides()
    retries = asked.get("rc", "")
    policy = frozenset(asked.get("rp", "").split(","))
    return Overrides(
        connect=_span(asked.get("ct"), _LONGEST_CONNECT_MS, default.connect),
        read=_span(asked.get("rt"), _LONGEST_MS, default.read),
        total=_span(asked.get("tt"), _LONGEST_MS, default.total),
        retries=int(retries) if _RETRIES.fullmatch(retries) else default.retries,
        after=_FAILURES if "all" in policy else policy & _FAILURES or default.after,
    )


def _span(text: str | None, longest: int, default: float) -> float:
    if text is None or not _SPANS.fullmatch(text):
        return default
    return int(text) / _MS if _SHORTEST_MS <= int(text) <= longest else default
