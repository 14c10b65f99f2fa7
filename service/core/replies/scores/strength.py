"""Whether one number is said to be the pain so plainly that stray numbers change nothing.

"Its a 10, call me on 07700 900143": nobody knows what the last number is, and nobody need know.
"""

from service.core.replies.pieces import Piece
from service.core.replies.scores.shape import is_out_of_ten
from service.core.replies.scores.standing import leads_by_itself
from service.core.replies.scores.values import HIGHEST, Candidate, Doubt, Spot, Tie

_BESIDE = ("hedges", "courtesy", "articles", "now")
_TAKES_BACK = ("corrections",)
_LIGHT = ("light", "hedges")
_TURNS = ("contrasts", "it_is", "light", "now", "hedges")
_STOPS = (".", "!", "\n")
_OF_PAIN = ("pain", "body", "conditions")


def outweighed(
    found: list[Piece],
    clauses: list[tuple[int, int]],
    candidates: list[Candidate],
    doubts: list[Doubt],
) -> bool:
    """Whether every doubt may be passed over, because one value alone is said plainly of now."""
    plainly = {
        one.value
        for one in candidates
        if one.tie in {Tie.NOW, Tie.TODAY, Tie.NOTHING}
        and _is_plain(Spot(found, one.at, *clauses[one.clause]))
    }
    if len(plainly) != 1:
        return False
    taken = {one.clause for one in candidates if one.value in plainly}
    return all(_is_stray(found, clauses, doubt, taken) for doubt in doubts)


def _is_plain(spot: Spot) -> bool:
    after = spot.after
    if after is not None and is_out_of_ten(after):
        return True
    if leads_by_itself(spot) or _pain_leads(spot):
        return True
    if after is not None and after.any("now") and spot.lead and spot.lead[-1].any("indefinite"):
        return True  # "my hip's a 3 today"
    before = spot.found[: spot.at]
    opens = all(one.ends or one.any(*_BESIDE, *_TAKES_BACK) for one in before)
    ends = after is None or after.any("now") or after.any("links")
    return ends and (opens or _turns_to_it(spot) or _is_the_last_word(spot))


def _is_the_last_word(spot: Spot) -> bool:
    """Whether a sentence of its own, or "ahora 6", and the last, says nothing but the number."""
    before = spot.found[: spot.start]
    last = all(one.ends or one.any("courtesy") for one in spot.found[spot.at + 1 :])
    alone = all(one.any("light", "hedges", "now", "therefore") for one in spot.lead)
    now = spot.lead and spot.lead[0].any("strong_now")
    return last and alone and bool(before) and (before[-1].raw in _STOPS or bool(now))


def _turns_to_it(spot: Spot) -> bool:
    """Whether nothing but a contrast leads to it: "but it's 6"."""
    lead = spot.lead
    return bool(lead) and lead[0].any("contrasts") and all(one.any(*_TURNS) for one in lead)


def _pain_leads(spot: Spot) -> bool:
    """Whether pain is named before it, only light words between: "my pain is a 6"."""
    for piece in reversed(spot.lead):
        if piece.any("pain"):
            return True
        if not piece.any(*_LIGHT, "now"):
            return False
    return False


def _is_stray(
    found: list[Piece], clauses: list[tuple[int, int]], doubt: Doubt, taken: set[int]
) -> bool:
    """Whether it stands apart from the score, is of no pain, and has no form of a score."""
    if not doubt.passes:
        return False
    start, end = clauses[doubt.clause]
    around = found[start:end]
    if any(is_out_of_ten(one) for one in around):
        return False
    if doubt.value > HIGHEST:
        return True
    counts = any(one.any("past") or (one.raw.isalpha() and not one.tags) for one in around)
    of_pain = any(one.any(*_OF_PAIN) for one in around)
    taken_back = any(one.any(*_TAKES_BACK) for one in found)
    return doubt.clause not in taken and counts and not of_pain and not taken_back
