"""Whether a number stands where a score stands: what leads to it, and what follows it.

A score is led to by nothing, by light words, by words for pain, or by words that lead to a score
by themselves ("I'd say"); it is followed by nothing, or by what says nothing of what it counts.
"""

from itertools import takewhile

from service.core.replies.pieces import Piece
from service.core.replies.quantity_forms import OTHER, OUT_OF_TEN
from service.core.replies.scores.following import follows
from service.core.replies.scores.openings import looks_like_adjective
from service.core.replies.scores.shape import is_out_of_ten
from service.core.replies.scores.values import LOOSE, Spot

_SIGNS = ":=-~*'\"/"
_LEADING = (
    "light",
    "hedges",
    "now",
    "earlier_today",
    "pain",
    "was",
    "to_words",
    "from_words",
    "courtesy",
    "corrections",
    "past",
    "body",
)
_HARMLESS = (
    *_LEADING,
    "bounds_before",
    "negations",
    "others",
    "same",
    "severe",
    "future",
    "unsure",
    "ten",
    "links",
    "clock_before",
    "followers",
)


def standing(spot: Spot) -> str:
    """SCORE where the words around the number are such as stand around one, or why not."""
    if any(doubts(spot) for doubts in _DOUBTS):
        return LOOSE
    if leads_by_itself(spot):
        return follows(spot, named=False, said=False)
    known, named, said = _lead(spot)
    if not known or (len(spot.lead) == 1 and spot.lead[0].any("no_beginning")):
        return LOOSE
    return follows(spot, named=named, said=said)


def is_of_a_measure(spot: Spot) -> bool:
    """Whether it goes on about something else that is measured: "fever's gone, and it's 3"."""
    if not spot.lead or not spot.lead[0].any("links", "contrasts"):
        return False
    before = list(takewhile(lambda one: not one.ends, reversed(spot.found[: spot.start])))
    return any(one.any("measures") for one in before) and not _speaks_of_pain(spot.found)


def may_be_a_clock(spot: Spot) -> bool:
    """Whether it may be the time: "its 5 here"."""
    before, after = spot.before, spot.after
    return before is not None and before.any("it_is") and after is not None and after.any("places")


def is_asked_back(spot: Spot) -> bool:
    """Whether it may be guessed of whoever is asked: "what about you 5"."""
    return spot.before is not None and spot.before.any("asks_back")


def may_be_what_was_taken(spot: Spot) -> bool:
    """Whether it may sum up what was taken: "took both, so 2"."""
    concludes = bool(spot.lead) and spot.lead[0].any("therefore")
    return concludes and any(one.any("took") for one in spot.found[: spot.start])


_DOUBTS = (is_of_a_measure, may_be_a_clock, may_be_what_was_taken, is_asked_back)


def leads_by_itself(spot: Spot) -> bool:
    """Whether the words right before the number lead to a score, whatever stands before them."""
    if any(_may_be_a_score(spot, place) for place in range(spot.start, spot.at)):
        return False
    place = spot.at - 1
    while place >= spot.start and spot.found[place].any("indefinite", "hedges", "now"):
        place -= 1
    passed = spot.found[place + 1 : spot.at]
    article = any(one.any("indefinite") for one in passed)
    if article and any(one.any("hedges") for one in passed):
        return True  # "about a 6"
    if place < spot.start:
        return False
    return _is_a_kind_of(spot, place) or _leads(spot, place, article=article)


def _may_be_a_score(spot: Spot, place: int) -> bool:
    """Whether it is a number, and counts nothing: not the 2 of "after 2 tablets it's a 4"."""
    nxt = spot.found[place + 1]
    counts = nxt.any("units") and not nxt.any(*_LEADING)
    return spot.found[place].number is not None and not counts


def _leads(spot: Spot, place: int, *, article: bool) -> bool:
    lead = spot.found[place]
    if lead.any("therefore"):
        return spot.at + 1 == spot.end and spot.at - spot.start > len(("so", "a"))
    if lead.any("it_is"):  # "its 5" alone may be a clock
        return article or _speaks_of_pain(spot.found[spot.start : place]) or _turns(spot)
    return lead.any("leads")


def _turns(spot: Spot) -> bool:
    """Whether what the pain was stands before a contrast: "was 4, but after lunch it's 7"."""
    turns = spot.lead[0].any("contrasts")
    said = spot.found[: spot.start + 1]
    return turns and any(
        one.any("was") and further.number is not None and not beyond.any("units")
        for one, further, beyond in zip(said, said[1:], said[2:], strict=False)
    )


def _is_a_kind_of(spot: Spot, place: int) -> bool:
    """Whether an unknown word only colours the number: "it's a horrid 9", "a middling 5"."""
    if place <= spot.start or spot.at != place + 1:
        return False
    colour, article = spot.found[place], spot.found[place - 1]
    said = spot.found[place - 2] if place > spot.start + 1 else None
    coloured = colour.raw.isalpha() and not colour.tags and article.any("indefinite")
    ends = spot.after is None or spot.after.any("links", "now") or is_out_of_ten(spot.after)
    opens = said is None and spot.after is None and looks_like_adjective(colour)
    return coloured and ends and (opens if said is None else said.any("it_is"))


def _speaks_of_pain(pieces: list[Piece]) -> bool:
    return any(one.any("pain", "severe") for one in pieces)


def _lead(spot: Spot) -> tuple[bool, bool, bool]:
    """Whether all before the number is known, names pain, says more than "a".

    Read from the number backwards, up to a word for pain or another number.
    """
    known, named, said = True, False, False
    for place in reversed(range(spot.start, spot.at)):
        piece = spot.found[place]
        if piece.any("pain") and not _is_of_a_thing(spot, place):
            named = True
            if known and piece.any("pain_itself"):
                break  # "sleep score 7": what the score is of may stand before it
        elif piece.any("light") and known:
            said = said or len(piece.raw) > 1
        elif piece.number is not None or piece.raw == OUT_OF_TEN:
            break
        elif piece.any("corrections") and not piece.any("noes"):
            break  # what stands before it is taken back
        else:
            known = known and (
                _is_harmless(piece, beside=place == spot.at - 1) or _is_an_opinion(spot, place)
            )
    return known, named, said


def _is_harmless(piece: Piece, *, beside: bool) -> bool:
    """Whether it changes nothing for a number further on."""
    if piece.any("units") and not piece.any(*_LEADING, "negations"):
        return False
    if piece.raw == OTHER:
        return not beside  # "back pain at L4 is a 7", but not "b4 9"
    return piece.raw in _SIGNS or piece.any(*_HARMLESS)


def _is_an_opinion(spot: Spot, place: int) -> bool:
    """Whether it tells what somebody else says: "my wife says 6"."""
    says = spot.found[place].any("third_person") and place > spot.start
    return says and spot.found[place - 1].any("others")


def _is_of_a_thing(spot: Spot, place: int) -> bool:
    """Whether a word for pain only tells of what thing the number is: "pain clinic 3"."""
    if place + 1 >= spot.at:
        return False
    nxt = spot.found[place + 1]
    return nxt.any("things", "units") and not nxt.any(*_LEADING)
