"""A clause that names what the number behind it is of: "glasses of water today, 6"."""

from itertools import dropwhile

from service.core.replies.lexicon import NAMES
from service.core.replies.pieces import Piece
from service.core.replies.scores.openings import is_plural
from service.core.replies.scores.values import LOOSE, Spot

_JOINTS = ",:-?"
_NO_TOPIC = ("pain", "body", "severe", "copulas", "was")


def of_a_topic(spot: Spot) -> str:
    """LOOSE for a bare number behind a clause that names what is counted, or something else.

    It asks how many, begins with a measure or with several things, or what it speaks of goes on:
    "bread, it's gone up to 3". What tells of oneself has a verb: "sleep was bad, 5" is no topic.
    """
    topic = _clause_before(spot)
    if not topic or any(one.any(*_NO_TOPIC) for one in topic):
        return ""
    head = topic[0]
    several = head.any("units") and head.raw.endswith("s") and not head.any("now", "past")
    if several or _is_several(topic) or head.any("measures", "asks_number"):
        return LOOSE
    return LOOSE if _is_gone_on_about(topic, spot) else ""


def _is_several(topic: list[Piece]) -> bool:
    """Whether it is no more than somebody's plural: "my dogs"."""
    return (
        len(topic) == len(("my", "dogs"))
        and topic[0].any("names_one", "speaker")
        and is_plural(topic[1])
    )


def _is_gone_on_about(topic: list[Piece], spot: Spot) -> bool:
    """Whether "it" is something else: "bread, it's up to 3", "the bus is late, it's 7"."""
    goes_on = any(one.any("it_is", "moves_to") for one in spot.lead)
    if not goes_on or spot.lead[-1].any("indefinite"):
        return False
    named = list(dropwhile(lambda one: one.any("names_one", "indefinite"), topic))
    if not named or named[0].tags or not named[0].raw.isalpha() or named[0].raw in NAMES:
        return False
    return len(named) == 1 or named[1].any("copulas", "was", "there_is")


def _clause_before(spot: Spot) -> list[Piece]:
    """What stands right before it, behind a comma; nothing where it is not the only number."""
    joint = spot.start - 1
    bare = all(one.any("hedges", "light", "to_words") for one in spot.lead)
    if not bare or joint < 1 or spot.found[joint].raw not in _JOINTS or not spot.alone:
        return []
    start = joint
    while start > 0 and not spot.found[start - 1].ends:
        start -= 1
    return spot.found[start:joint]
