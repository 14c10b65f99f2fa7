"""Words right before a number that make it the number of something, a count or a change.

"Ticket, number 8", "en la 5" are one among many; "there are 4", "hay 4" count; "it's down 2" is
how far the pain has moved, and not where it is.
"""

from service.core.replies.scores.values import LOOSE, OTHER_KIND, Spot

_ONLY_ANSWERS = ("courtesy", "hedges", "now", "pain")


def numbered(spot: Spot) -> str:
    """What kind of number the words beside it make it, if they do."""
    before = spot.before
    if before is None:
        return ""
    if before.any("moves_by"):
        return OTHER_KIND
    if before.any("copulas") and len(spot.lead) > 1 and spot.lead[-2].any("crowds"):
        return LOOSE
    if before.any("there_is") and not _of_pain(spot):
        return LOOSE
    if before.any("names_one") and not _only_answers(spot):
        return LOOSE
    return ""


def _of_pain(spot: Spot) -> bool:
    return any(one.any("pain", "body", "conditions") for one in (*spot.lead, *spot.rest))


def _only_answers(spot: Spot) -> bool:
    """Whether it is said of pain, hedged, or all that the text says: "number 8, thanks"."""
    if any(one.any("pain_itself") for one in spot.lead):
        return True  # "el dolor va por el 6"
    if len(spot.lead) > 1 and spot.lead[-2].any("hedges"):
        return True  # "around the 6 mark"
    others = [one for at, one in enumerate(spot.found) if at not in {spot.at, spot.at - 1}]
    return all(one.ends or one.any(*_ONLY_ANSWERS) for one in others)
