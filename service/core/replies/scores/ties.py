"""What a candidate is tied to: a time, a doubt, a denial, a question, or somebody else."""

from collections.abc import Iterator
from itertools import dropwhile, pairwise

from service.core.replies.pieces import Piece
from service.core.replies.scores.questions import is_asked, only_hedged
from service.core.replies.scores.spans import span
from service.core.replies.scores.values import Candidate, Tie

Clauses = list[tuple[int, int]]
_NOTHING = Piece("")


def tie(
    found: list[Piece], clauses: Clauses, candidate: Candidate, candidates: list[Candidate]
) -> Tie:
    """What the words around it tie it to; notes whether they name a part of the body."""
    start, end = clauses[candidate.clause]
    if any(one.any("circumstances") for one in found[start : candidate.at + 2]):
        return Tie.UNSURE
    if _at_times(found[start : candidate.at]):
        return Tie.UNSURE
    if is_asked(found, end) and not only_hedged(found, start, candidate.at):
        return Tie.QUESTION
    left, right = span(found, (start, end), candidate, candidates)
    around, direct = found[left:right], found[left : candidate.at]
    candidate.body = any(one.any("body") for one in around)
    mood = _mood(direct, around, found[candidate.at + 1 :])
    if mood in {None, Tie.UNSURE} and _put_right(found, candidate):
        return Tie.NOTHING
    return (
        mood
        or _time(around, direct, found[left : candidate.at + 2])
        or _time_beside(found, clauses, candidate)
        or Tie.NOTHING
    )


def _at_times(lead: list[Piece]) -> bool:
    """Whether it is what the pain comes to at times, and not now: "when it's a 9"."""
    back = dropwhile(lambda one: one.any("indefinite", "hedges"), reversed(lead))
    said, before = next(back, _NOTHING), next(back, _NOTHING)
    return said.any("it_is", "leads") and before.any("whens")


def _mood(direct: list[Piece], around: list[Piece], rest: list[Piece]) -> Tie | None:
    """Denied, imagined, or said of somebody else."""
    if _negated(direct):
        return Tie.NEGATED
    imagined = any(one.any("conditional") for one in direct)
    if imagined and (any(one.any("conditions") for one in rest) or _on_condition(direct)):
        return Tie.UNSURE
    if any(one.any("others") for one in direct) or _somebody_has(direct):
        return Tie.OTHERS
    doubted = any(one.any("unsure") and not one.any("light", "past") for one in around)
    return Tie.UNSURE if doubted else None


def _on_condition(direct: list[Piece]) -> bool:
    """As in "sans cachet ce serait 9"; "si" is a yes as well."""
    return any(one.any("conditions") and not one.any("courtesy") for one in direct)


def _put_right(found: list[Piece], candidate: Candidate) -> bool:
    """Whether nothing but a correction leads to it: "sorry, it was 5"."""
    before = [one for one in found[: candidate.at] if not one.ends]
    corrects = any(one.any("corrections") and not one.any("noes") for one in before)
    goes_on = [one for one in found[candidate.at + 1 :] if not (one.ends or one.any("courtesy"))]
    only = all(one.any("corrections", "courtesy", "light", "was") for one in before)
    return corrects and only and (not goes_on or not any(one.any("unsure") for one in before))


def _somebody_has(direct: list[Piece]) -> bool:
    """Whether a word nobody knows is who has it: "my tio has a 9"."""
    return any(
        who.raw.isalpha() and not who.tags and has.any("third_person")
        for who, has in pairwise(direct)
    )


def _negated(direct: list[Piece]) -> bool:
    for one in reversed(direct):
        if one.any("negations"):
            return True
        if not one.any("light", "hedges", "now", "pain"):
            return False
    return False


def _time(around: list[Piece], direct: list[Piece], near: list[Piece]) -> Tie | None:
    now = any(one.any("now") for one in around)
    past = any(_is_past(*three) for three in _threes(around))
    future = any(one.any("future") for one in around)
    if now:
        if past or future:
            return Tie.UNSURE
        return Tie.NOW if any(one.any("strong_now") for one in around) else Tie.TODAY
    if past or _was(around, direct, near):
        return Tie.PAST
    if future:
        return Tie.FUTURE
    return Tie.EARLIER_TODAY if any(one.any("earlier_today") for one in around) else None


def _threes(around: list[Piece]) -> Iterator[tuple[Piece, Piece, Piece]]:
    """Every piece between its neighbours."""
    return zip([_NOTHING, *around], around, [*around[1:], _NOTHING], strict=False)


def _is_past(before: Piece, piece: Piece, after: Piece) -> bool:
    """Whether it is a time before now, and not only one that now is compared with."""
    compared = before.any("compares") and after.number is None
    return piece.any("past") and not compared


def _was(around: list[Piece], direct: list[Piece], near: list[Piece]) -> bool:
    """Whether a verb of the past or "from" leads to it; to the average, which is asked, it may."""
    if any(one.any("asked_for") for one in around):
        return False
    if any(one.any("was") and not one.any("to_words") for one in near):
        return True
    return any(
        one.any("from_words") and not one.any("to_words") and not _is_of(before, one)
        for before, one in pairwise([_NOTHING, *_led_anew(direct)])
    )


def _led_anew(direct: list[Piece]) -> list[Piece]:
    """What stands behind the last words that lead to a score: "desde la caida estoy en 8"."""
    leads = [at for at, one in enumerate(direct) if one.any("leads")]
    return direct[leads[-1] :] if leads else direct


def _is_of(before: Piece, piece: Piece) -> bool:
    """Whether a word for "from" only means "of": "un dolor de 5"."""
    return piece.any("light") and before.any("pain")


def _time_beside(found: list[Piece], clauses: Clauses, candidate: Candidate) -> Tie | None:
    """The time that a clause beside gives, where it says nothing else: "yesterday, 7"."""
    for place in (candidate.clause - 1, candidate.clause + 1):
        if not 0 <= place < len(clauses):
            continue
        start, end = clauses[place]
        joint = clauses[candidate.clause][1] if place > candidate.clause else end
        if joint >= len(found) or found[joint].raw not in {",", "(", ")", "\n"}:
            continue
        said = _said_beside(found[start:end])
        if said:
            return said
    return None


def _said_beside(beside: list[Piece]) -> Tie | None:
    if all(one.any("unsure") and not one.any("light", "hedges") for one in beside):
        return Tie.UNSURE  # "maybe 5, maybe not"
    known = ("past", "light", "was", "earlier_today", "courtesy", "pain")
    if all(one.any(*known) for one in beside) and any(one.any("past", "was") for one in beside):
        return Tie.PAST
    if all(one.any("others", "light", "pain") for one in beside) and any(
        one.any("others") and not one.any("light") for one in beside
    ):
        return Tie.OTHERS
    return None
