"""How many SMS segments a text takes, which is what it costs and how fast it can leave.

GSM-7: 3GPP TS 23.038; limits per segment: Twilio, and 3GPP TS 23.040 for texts that are split.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("\f^{}\\[~]|€")  # an escape and a character: two units that stay together
_GSM_7 = _BASIC | _EXTENSION
_GSM_7_ALONE, _GSM_7_SPLIT = 160, 153
_UCS_2_ALONE, _UCS_2_SPLIT = 70, 67
_LAST_OF_ONE_UNIT = "\uffff"  # UTF-16 takes a surrogate pair for all beyond


@dataclass(frozen=True, slots=True)
class Segments:
    """What a text takes: `units` are septets in GSM-7 and UTF-16 code units in UCS-2."""

    encoding: Literal["GSM-7", "UCS-2"]
    units: int
    segments: int


def is_gsm7(text: str) -> bool:
    """Whether every character is in the GSM-7 alphabet or its extension; one other changes all."""
    return _GSM_7.issuperset(text)


def count(text: str) -> Segments:
    """The encoding, units and segments of a text as it is sent, with nothing replaced.

    An empty text has no units and is still one segment: SMS knows messages without a body.
    Nothing but an escape and its character, or a surrogate pair, is kept in one segment: that is
    all the standard asks. Twilio's calculator also keeps joined emoji and flags whole, which can
    make a long text one segment more there; no wording of ours holds any.
    """
    if is_gsm7(text):
        widths = [2 if char in _EXTENSION else 1 for char in text]
        alone = sum(widths) <= _GSM_7_ALONE
        return Segments("GSM-7", sum(widths), 1 if alone else _split(widths, _GSM_7_SPLIT))
    widths = [2 if char > _LAST_OF_ONE_UNIT else 1 for char in text]
    alone = sum(widths) <= _UCS_2_ALONE
    return Segments("UCS-2", sum(widths), 1 if alone else _split(widths, _UCS_2_SPLIT))


def _split(widths: Iterable[int], limit: int) -> int:
    """How many segments of `limit` units the characters fill, none of them cut in two."""
    segments, used = 1, 0
    for width in widths:
        if used + width > limit:
            segments, used = segments + 1, 0
        used += width
    return segments
