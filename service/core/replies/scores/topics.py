"""A clause that names what the number behind it is of: "glasses of water today, 6"."""

from service.core.replies.pieces import Piece
from service.core.replies.scores.values import LOOSE, Spot

_JOINTS = ",:-"
_NO_TOPIC = ("pain", "body", "severe", "copulas", "was")


def of_a_topic(spot: Spot) -> str:
    """LOOSE for a bare number behind a clause that begins with a measure, or with several things.

    What tells of something has a verb: "sleep was bad, 5" is no topic.
    """
    topic = _clause_before(spot)
    if not topic or any(one.any(*_NO_TOPIC) for one in topic):
        return ""
    head = topic[0]
    several = head.any("units") and head.raw.endswith("s") and not head.any("now", "past")
    return LOOSE if several or head.any("measures") else ""


def _clause_before(spot: Spot) -> list[Piece]:
    """What stands right before it, behind a comma; nothing where it is not the only number."""
    joint = spot.start - 1
    bare = all(one.any("hedges", "light") for one in spot.lead)
    if not bare or joint < 1 or spot.found[joint].raw not in _JOINTS or not spot.alone:
        return []
    start = joint
    while start > 0 and not spot.found[start - 1].ends:
        start -= 1
    return spot.found[start:joint]
