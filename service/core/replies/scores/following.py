"""What follows a number that stands like a score."""

import re

from service.core.replies.pieces import Piece
from service.core.replies.quantity_forms import OTHER
from service.core.replies.scores.openings import (
    SPELLS_A_WORD,
    begins_anew,
    is_plural,
    looks_like_adjective,
    opens_the_text,
)
from service.core.replies.scores.values import LOOSE, OTHER_KIND, SCORE, Spot

_SIGNS = ":-'\"*~="
_FOLLOWING = (
    "hedges",
    "courtesy",
    "now",
    "earlier_today",
    "followers",
    "past",
    "ten",
    "pain",
    "was",
    "corrections",
    "same",
    "severe",
)
_LINKING = ("links", "or_words", "to_words", "from_words", "negations", "unsure", "others")
_HARMLESS_UNITS = ("light", "now", "followers", "body")
_PAIN_BEFORE = 6  # how many words back pain may be named
_VOWEL = re.compile("[aeiouy]")  # "km" and its like are units
_PLURAL = 3  # the shortest word whose last s is taken for a plural is longer
_COUNTED_SOON = 3  # words: further behind a number nothing is counted with it
_COUNTING = ("units", "things", "clock_before", "bounds_after", "unsure")
_RATING = ("copulas", "or_words", "others")
_SPOKEN = 3  # letters: a shorter word may be a unit


def follows(spot: Spot, *, named: bool, said: bool) -> str:
    """What the words after the number make of it; `named` and `said` tell what led to it."""
    place = spot.at + 1
    while place < spot.end and spot.found[place].raw in _SIGNS:
        place += 1
    if place >= spot.end:
        return SCORE
    kind = _followed(spot, place)
    if kind in {"", LOOSE} and _counts_nothing(spot, place):
        return SCORE
    if kind:
        return kind
    if not (named or said):
        return LOOSE
    if spot.found[place].raw.endswith("s") and len(spot.found[place].raw) > _PLURAL:
        return OTHER_KIND
    return SCORE if _names_pain(spot) else LOOSE


def _is_said_to_somebody(spot: Spot, place: int) -> bool:
    """Whether the text is the number and one word that it cannot count: "6 bruv".

    What several of are counted has a plural, which in the languages read ends in s or x.
    """
    word = spot.found[place].raw
    number = spot.found[spot.at].number
    counts = word.endswith(("s", "x")) or bool(spot.found[place].tags)
    counts = counts or number in {0, 1} or number in SPELLS_A_WORD
    alone = all(one.ends or one.any("courtesy") for one in spot.found[: spot.at])
    last = all(one.ends or one.any("courtesy") for one in spot.found[place + 1 :])
    speaks = len(word) >= _SPOKEN and _VOWEL.search(word) is not None
    return alone and last and speaks and not counts


def _counts_nothing(spot: Spot, place: int) -> bool:
    """Whether a text opens with a number and goes on without a plural: "6 went blackberrying".

    Two and more are counted of what has a plural, and soon: "3 lovely old dogs"; of anything else
    there may be one, or none: "0 sleep last night".
    """
    words = [one for one in spot.found[place : place + _COUNTED_SOON] if not one.ends]
    few = spot.found[spot.at].number in {0, 1}
    if few or not words[1:] or words[0].any(*_RATING) or not opens_the_text(spot):
        return False
    if looks_like_adjective(words[0]) and not words[0].tags and not words[1].tags:
        return False  # "3 wheeled walker"
    return not any(
        one.raw.endswith(("s", "x", "'")) or one.number is not None or one.any(*_COUNTING)
        for one in words
    )


def _followed(spot: Spot, place: int) -> str:
    for rule in _FOLLOWED:
        kind = rule(spot, place)
        if kind:
            return kind
    return SCORE if _is_said_to_somebody(spot, place) else ""


def _number(spot: Spot, place: int) -> str:
    first, nxt = spot.found[place], _next(spot, place)
    if first.number is not None and nxt is not None and nxt.glued and nxt.any("units"):
        return OTHER_KIND  # "two 500mg tablets"
    if first.number is not None or first.raw == OTHER:
        return SCORE
    denied = first.any("noes") and place + 1 == spot.end
    corrected = any(
        one.any("corrections") or one.number is not None for one in spot.found[place + 1 :]
    )
    return LOOSE if denied and not corrected else ""


def _subject(spot: Spot, place: int) -> str:
    """As in "2 is too many": only what is said to be the pain is a score."""
    nxt = _next(spot, place)
    if nxt is None or not spot.found[place].any("copulas") or spot.found[place].any("or_words"):
        return ""  # "e" is "and" as well as "is"
    said = nxt.number is not None or nxt.any("light", "pain", "now", "followers", "severe")
    return "" if said else LOOSE


def _hedged_unit(spot: Spot, place: int) -> str:
    """Seven or so hours."""
    nxt = _next(spot, place)
    if nxt is None or not spot.found[place].any("hedges"):
        return ""
    return OTHER_KIND if nxt.any("units") and not nxt.any("now", "followers") else ""


def _for_something(spot: Spot, place: int) -> str:
    """For today, or for somebody: "10 for the nurse"."""
    nxt = _next(spot, place)
    if not spot.found[place].any("for_words"):
        return ""
    if nxt is not None and nxt.any("now"):
        return SCORE
    return LOOSE if spot.rest[-1].any("courtesy", "others") else ""


def _known(spot: Spot, place: int) -> str:
    first, nxt = spot.found[place], _next(spot, place)
    if nxt is not None and looks_like_adjective(first) and _counts(spot, nxt):
        return LOOSE
    if first.any("courtesy") and spot.found[spot.at].number == 1 and not spot.alone:
        return LOOSE  # "2 nurses, 1 doctor"
    if first.any(*_FOLLOWING):
        counts = nxt is not None and nxt.any("units", "things") and not nxt.any(*_HARMLESS_UNITS)
        visits = first.any("courtesy") and nxt is not None and _are_counted(nxt)
        return LOOSE if visits or (first.any("pain") and counts) else SCORE
    if first.any("body"):
        one = spot.found[spot.at].number == 1 and not first.any("pain")
        goes_on = nxt is not None and not nxt.any("pain", "now")
        return LOOSE if one and goes_on else SCORE  # "1 leg gives me grief"
    return ""


def _are_counted(noun: Piece) -> bool:
    """As in "4 nurse visits"; nobody counts kisses."""
    return is_plural(noun) or (noun.any("units", "things") and noun.raw.endswith("s"))


def _counts(spot: Spot, noun: Piece) -> bool:
    """Whether the number counts this noun behind its adjective: "3 sore toes", "1 bad night"."""
    if spot.found[spot.at].number == 1:
        return not noun.tags or noun.any("units")
    return is_plural(noun)


def _new_thought(spot: Spot, place: int) -> str:
    anew = begins_anew(spot.found, place, spot.end) and opens_the_text(spot)
    return SCORE if anew else ""


def _light(spot: Spot, place: int) -> str:
    """After light words, what they lead to decides."""
    first = spot.found[place]
    if not first.any("light"):
        return ""
    nxt = _next(spot, place)
    while nxt is not None and nxt.any("light") and not nxt.any("body", "pain", "now"):
        place += 1
        nxt = _next(spot, place)
    if nxt is None:
        return SCORE if first.any("closing") else LOOSE
    if nxt.raw == OTHER and any(one.any("was", "it_is", "pain_itself") for one in spot.lead):
        return SCORE  # "was a 9 at 3am"
    if nxt.any("body", "pain", "now", "followers", "earlier_today", "severe", "same"):
        return SCORE
    adds = first.any("links") and first.any("or_words")  # "7 e o remedio", but "7 of the pills"
    if nxt.any("units") and not (adds and nxt is not spot.found[spot.at + 2]):
        return OTHER_KIND
    return SCORE if first.any("links", "or_words") else LOOSE


def _linked(spot: Spot, place: int) -> str:
    first = spot.found[place]
    if first.any(*_LINKING):
        return SCORE
    return SCORE if first.any("nothing") and spot.found[spot.at].number == 0 else ""


_FOLLOWED = (
    _number,
    _subject,
    _hedged_unit,
    _for_something,
    _known,
    _new_thought,
    _light,
    _linked,
)


def _next(spot: Spot, place: int) -> Piece | None:
    return spot.found[place + 1] if place + 1 < spot.end else None


def _names_pain(spot: Spot) -> bool:
    """Whether pain itself is named before the number, not only a "level" or a "number"."""
    return any(
        one.any("pain_itself") for one in spot.found[max(0, spot.at - _PAIN_BEFORE) : spot.at]
    )
