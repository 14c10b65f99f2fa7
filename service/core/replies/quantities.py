"""Quantities that have a form of their own: clock times, dates, ranges, other scales, money.

Each is replaced by a sign before a text is cut into pieces, so that no digit of theirs is ever
taken for a score.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from service.core.replies.lexicon import LANGUAGES, Lexicon
from service.core.replies.plain import HALF, PICTURE
from service.core.replies.quantity_forms import OTHER, QUANTITIES, RANGE, Form
from service.core.replies.words import any_of_these, one_of

COUNTS = re.compile(rf"[\d{HALF}]")
_WORD = re.compile(r"[^\W\d_]+")
_FORMS = tuple(words.forms for words in LANGUAGES.values())
_SPELT = {pattern: word for forms in _FORMS for pattern, word in forms.spelt.items()}
_SPELT_AS = list(_SPELT.values())
_SPELLING = frozenset(re.sub(r"\D", "", "".join(_SPELT)))  # digits that spell a word
_ANY_SPELT = re.compile("|".join(f"({pattern})" for pattern in _SPELT))
_HEDGING_ENDS = frozenset().union(*(words.hedging_ends for words in LANGUAGES.values()))
_HEDGED = re.compile(rf"\b([^\W\d_]+?)({one_of(_HEDGING_ENDS)})\b")  # "fourish"
_DROPPED = ("", "e", "o", "s")  # before such an ending: "ochito"
_FACE = re.compile(r"(?<![\w:])[:;=]'?-?[()\[\]|/\\dpo*]+(?!\w)|(?<!\w)x[dp]+(?!\w)")  # ":-)"
_MAY_BE_FACE = re.compile(r"[:;=x]")
_TENS = re.compile(rf"\b([2-9]0){any_of_these(forms.tens for forms in _FORMS)}([1-9])\b")

_LINK = re.compile(
    r"(?:https?:|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|io|co|uk|info|ly|me)(?:/\S*)?\b"
    r"|\S+@\S+\.\w+"
)
_MAY_BE_LINK = re.compile(r"\.\w|@|http")
_MAY_BE_SIGNED_OR_SEVERAL = re.compile(r"[^\w ,.!?'\n]|\d\D+\d|\d{3}")
Mask = tuple[re.Pattern[str], str | None]


def _masks(forms: Iterable[Form]) -> tuple[Mask, ...]:
    """The forms as expressions; neighbours with one sign are one, for a text to be read once."""
    return tuple(
        (re.compile("|".join(f"(?:{form[0]})" for form in some)), sign)
        for sign, some in groupby(forms, key=lambda form: form[1])
    )


_MASKS = _masks(QUANTITIES)
_MASKS_OF_ONE = _masks(form for form in QUANTITIES if not form[2:])
_SAID_TWICE = re.compile(r"\b(\d{1,2}) ?(?:\( ?\1 ?\)|\[ ?\1 ?\])")  # "five (5)"
_LED_TO = re.compile(r"(?<=[a-z]) - (?=\d{1,2}\W*$)")  # "worse today - 7": no minus
_QUOTED = re.compile(r"([\"'*_])\s*(\d+[.!]*)\s*\1|\(\s*(\d+)\s*\)|\[\s*(\d+)\s*\]")
_MAY_BE_QUOTED = re.compile(r"[\"'*_(\[]| - ")
_NOT_A_TAG = frozenset().union(*(forms.glued for forms in _FORMS))
_STAMP = re.compile(
    rf"^(?:{any_of_these(forms.weekdays for forms in _FORMS)}[ ,]*)?"
    rf"(?:{OTHER}[ ,]*)+[:-] ?(?=\d+$)"
)


@lru_cache(maxsize=8)  # danger and scores ask for the same
def with_digits(text: str, words: Lexicon) -> str:
    """The text with number words as digits: "twenty-one" as 21."""
    numbers = words.numbers
    if not _SPELLING.isdisjoint(text):
        text = _ANY_SPELT.sub(lambda match: _SPELT_AS[(match.lastindex or 1) - 1], text)
    if any(ending in text for ending in _HEDGING_ENDS):
        text = _HEDGED.sub(lambda match: _unhedged(match, words), text)
    if not numbers.keys().isdisjoint(_WORD.findall(text)):
        text = _WORD.sub(lambda m: str(numbers[m[0]]) if m[0] in numbers else m[0], text)
    return _TENS.sub(lambda m: str(int(m[1]) + int(m[2])), text) if "0" in text else text


def _unhedged(match: re.Match[str], words: Lexicon) -> str:
    """A number word without the ending that hedges it, unless the two are another word."""
    if match[0] in words.real_words:
        return match[0]
    number = next((match[1] + end for end in _DROPPED if match[1] + end in words.numbers), None)
    return f"{number} {match[2]}" if number else match[0]


def masked(text: str) -> str:
    """The text with every quantity that has a form of its own replaced by its sign."""
    if _MAY_BE_FACE.search(text):
        text = _FACE.sub(f" {PICTURE} ", text)
    if not COUNTS.search(text):
        return text
    if _MAY_BE_QUOTED.search(text):
        text = _LED_TO.sub(": ", _SAID_TWICE.sub(r"\1", text))
        text = _QUOTED.sub(lambda m: f" {m[2] or m[3] or m[4]} ", text)
    if _MAY_BE_LINK.search(text):
        text = _LINK.sub(f" {OTHER} ", text)
    for pattern, sign in _MASKS if _MAY_BE_SIGNED_OR_SEVERAL.search(text) else _MASKS_OF_ONE:
        text = _without_form(text, pattern, sign)
    return _STAMP.sub("", text.strip()) if OTHER in text else text.strip()


def _without_form(text: str, pattern: re.Pattern[str], sign: str | None) -> str:
    """The text with a sign for each place where a quantity has this form."""
    if sign is None:
        return pattern.sub(_tagged, text)
    if sign.startswith("\\1"):
        return pattern.sub(sign, text)
    if sign == "":
        rest = pattern.sub(" ", text)
        return rest if COUNTS.search(rest) else pattern.sub(f" {RANGE} ", text)
    return pattern.sub(f" {sign} ", text)


def _tagged(match: re.Match[str]) -> str:
    letters = re.match(r"[a-z]*", match[0])
    return match[0] if letters and letters[0] in _NOT_A_TAG else f" {OTHER} "
