"""How many SMS segments a text takes (3GPP TS 23.038 and 23.040), as Twilio reports them."""

_GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM7_EXTENSION = frozenset("\f^{}\\[~]|€")


def count_segments(text: str) -> int:
    """One segment holds 160 GSM-7 septets or 70 UTF-16 units; each of several 153 or 67."""
    if all(char in _GSM7 or char in _GSM7_EXTENSION for char in text):
        return _pack([2 if char in _GSM7_EXTENSION else 1 for char in text], 160, 153)
    return _pack([len(char.encode("utf-16-le")) // 2 for char in text], 70, 67)


def _pack(widths: list[int], single: int, part: int) -> int:
    """Fill segments in order; a character two units wide is never split over a boundary."""
    if sum(widths) <= single:
        return 1
    segments, used = 1, 0
    for width in widths:
        if used + width > part:
            segments, used = segments + 1, 0
        used += width
    return segments
