"""Which of the candidates, if any, is the score."""

from itertools import dropwhile, pairwise

from service.core.replies.pieces import Piece
from service.core.replies.scores.values import Candidate, Found, Tie

_ELSEWHERE = {
    Tie.PAST: "not_now",
    Tie.FUTURE: "not_now",
    Tie.NEGATED: "negated",
    Tie.UNSURE: "not_said_as_fact",
    Tie.OTHERS: "somebody_elses",
    Tie.QUESTION: "question",
}
_CASTS_DOUBT = frozenset({Tie.QUESTION, Tie.UNSURE, Tie.OTHERS})


def decide(
    found: list[Piece], clauses: list[tuple[int, int]], candidates: list[Candidate]
) -> Found:
    """The score, where one value is left that is said of now; else why there is none."""
    held = [one for one in candidates if one.tie not in _ELSEWHERE]
    dropped = [one for one in candidates if one.tie in _ELSEWHERE]
    if not held:
        return Found(None, _ELSEWHERE[dropped[0].tie])
    for one in dropped:
        if one.tie in _CASTS_DOUBT and not _is_answered(found, clauses, one, held):
            return Found(None, _ELSEWHERE[one.tie])
    corrects = _corrects(found, held[0].at) or any(one.tie is Tie.NEGATED for one in dropped)
    if len({one.value for one in held}) > 1:
        return _of_several(found, clauses, held, corrects=corrects)
    if _unclear_which(found, clauses, held, dropped):
        return Found(None, "several_numbers")
    in_phrase = sum(not one.ends for one in found) > 1
    reason = "correction" if corrects else "number_in_phrase" if in_phrase else "whole_number"
    return Found(held[0].value, reason, corrects)


def _is_answered(
    found: list[Piece],
    clauses: list[tuple[int, int]],
    doubtful: Candidate,
    held: list[Candidate],
) -> bool:
    """Whether oneself then says it: "sixish? no, 6", "my wife says 6 but it's 5"."""
    if any(one.at < doubtful.at for one in held):
        start, _ = clauses[doubtful.clause]
        plainly = all(one.tie in {Tie.NOW, Tie.TODAY} for one in held)
        return (
            plainly
            and doubtful.tie is Tie.OTHERS
            and _is_somebody_elses_own(found, start, doubtful)
        )
    if doubtful.tie is Tie.QUESTION:
        return all(one.value == doubtful.value for one in held)
    return doubtful.tie is Tie.OTHERS and all(
        _says_oneself(found, clauses[one.clause]) for one in held
    )


def _is_somebody_elses_own(found: list[Piece], start: int, other: Candidate) -> bool:
    """Whether a clause tells how it is with somebody else, and not what they think of oneself."""
    lead = list(dropwhile(lambda one: one.any("speaker"), found[start : other.at]))  # "my"
    opinion = any(one.any("third_person", "speaker") for one in lead)
    return bool(lead) and lead[0].any("others") and not opinion


def _says_oneself(found: list[Piece], clause: tuple[int, int]) -> bool:
    first = found[clause[0]]
    return first.any("contrasts") or (first.any("speaker") and first.any("leads"))


def _of_several(
    found: list[Piece],
    clauses: list[tuple[int, int]],
    held: list[Candidate],
    *,
    corrects: bool,
) -> Found:
    """The one that takes another's place, or the only one that is said of this very moment."""
    last = all(one.ends for one in found[held[-1].at + 1 :])
    again = any(one.value == held[-1].value for one in held[:-1])
    taken_back = again and not last  # "7 no 6 no 7 i dunno"
    corrected = _is_correction(found, held[-2], held[-1]) or _was_sent(found, clauses, held)
    if corrected and not taken_back:
        return Found(held[-1].value, "correction", corrects=True)
    nows = [one for one in held if one.tie is Tie.NOW]
    if len(nows) == 1 and all(one.tie is Tie.EARLIER_TODAY for one in held if one is not nows[0]):
        return Found(nows[0].value, "now_among_others", corrects)
    several_places = sum(one.body for one in held) > 1
    return Found(None, "several_places" if several_places else "several_numbers")


def _was_sent(found: list[Piece], clauses: list[tuple[int, int]], held: list[Candidate]) -> bool:
    """Whether the first of two is what was sent before: "j'ai mis 8 par erreur, c'est 6"."""
    first, last = held[-2], held[-1]
    start, _ = clauses[first.clause]
    anew, _ = clauses[last.clause]
    sent = any(one.any("sent") for one in found[start : first.at])
    led = any(one.any("it_is", "leads", "now") for one in found[anew : last.at])
    return len(held) == len((first, last)) and sent and led and first.clause < last.clause


def _unclear_which(
    found: list[Piece],
    clauses: list[tuple[int, int]],
    held: list[Candidate],
    dropped: list[Candidate],
) -> bool:
    """Whether one value stands twice in a clause, or untimed beside a number of the past."""
    if any(a.clause == b.clause for a, b in pairwise(held)):
        return not (_is_correction(found, held[-2], held[-1]) or _only_repeats(found, held))
    if held[0].tie is not Tie.NOTHING or not any(one.tie is Tie.PAST for one in dropped):
        return False
    beside = any(one.clause == held[0].clause for one in dropped)
    return beside and not _moved(found, clauses[held[0].clause])


def _only_repeats(found: list[Piece], held: list[Candidate]) -> bool:
    """Whether the same is said once more, with courtesy at most between: "4 i think, yes 4"."""
    between = found[held[0].at + 1 : held[-1].at]
    others = [one for one in between if one.number is None]
    return bool(others) and all(
        one.ends or one.any("courtesy", "hedges", "it_is", "indefinite") for one in others
    )


def _moved(found: list[Piece], clause: tuple[int, int]) -> bool:
    """Whether the other number is marked as where the pain came from: "6 from 8", "to 6"."""
    start, end = clause
    return any(one.any("from_words", "to_words", "was") for one in found[start:end])


def _corrects(found: list[Piece], at: int) -> bool:
    """Whether words of correction stand before the number."""
    return any(
        one.any("corrections") and (further.ends or not one.any("noes"))
        for one, further in pairwise(found[: at + 1])
    )


def _is_correction(found: list[Piece], first: Candidate, second: Candidate) -> bool:
    return any(one.any("corrections") for one in found[first.at + 1 : second.at])
