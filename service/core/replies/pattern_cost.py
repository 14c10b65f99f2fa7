"""How much a pattern of a clinic's own may cost: a slow one would hold up every text that comes.

Where a pattern fails, each way to match its parts is tried before it gives up. These ways are
counted, from above: repeats within repeats multiply beyond all bounds, and are found so.
"""

import re
from collections.abc import Iterator

from service.core.errors import InputError
from service.core.replies.plain import SEARCHED

MOST_WAYS = 50_000
_PART = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?[^:=!>)]*[:=!>])?|\{\d*,?\d*\}[?+]?|[*+?][?+]?|.",
    re.DOTALL,
)
_REPEAT = re.compile(r"([*+?])|\{(\d*)(,?)(\d*)\}")
_SIGNS = {"*": (0, SEARCHED), "+": (1, SEARCHED), "?": (0, 1)}
_A_WORD = r"\w+ "  # where a word ends, there is no choice


def require_quick(name: str, pattern: str) -> None:
    """Refuse a pattern that could take seconds over one long text.

    Raises:
        InputError: it has to be tried in more than `MOST_WAYS` ways.
    """
    if ways(pattern) > MOST_WAYS:
        raise InputError(
            name,
            pattern,
            "may take too long over a long text: say how many at most instead of * or +, and "
            "repeat nothing that holds a repeat",
            "pump .{0,40}stopped",
        )


def ways(pattern: str) -> int:
    """In how many ways a pattern may match from one place of a text, up to a few too many."""
    parts = _PART.findall(pattern.replace(_A_WORD, "w "))
    return _ways(iter([*parts, ")"]))


def _ways(parts: Iterator[str]) -> int:
    """Of all parts up to the end of a group: of its alternatives together."""
    others, so_far, last = 0, 1, 1
    for part in parts:
        if part == ")":
            break
        if part == "|":
            others, so_far, last = others + so_far * last, 1, 1
        elif repeat := _REPEAT.match(part):
            last = _repeated(last, *_bounds(repeat))
        else:
            so_far *= last
            last = _ways(parts) if part.startswith("(") else 1
    return min(others + so_far * last, MOST_WAYS + 1)


def _repeated(once: int, least: int, most: int) -> int:
    choices = max(most - least, 0) + 1
    return choices if once == 1 else min(once ** min(most, 64) * choices, MOST_WAYS + 1)


def _bounds(repeat: re.Match[str]) -> tuple[int, int]:
    sign, least, comma, most = repeat.groups()
    if sign:
        return _SIGNS[sign]
    low = int(least or 0)
    return low, int(most or SEARCHED) if comma else low
