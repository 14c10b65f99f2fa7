"""The first reader of texts: it understands little, guesses nothing, and never fails.

The rules are tried in a fixed order and the first that applies decides: empty texts, consent
and help words, questions, acknowledgements of alerts, answers to a dose, scores. Whatever is
left is UNCLEAR, with a reason, and goes to a person or is asked again.
"""

import re
from collections.abc import Collection
from unicodedata import category, decomposition, normalize

from service.core.replies import english
from service.core.replies.reading import FIRST_ALERT_CODE, Kind, Question, Reading

# Twilio: no text is longer. Reading only the start of a longer one would be guessing.
_LONGEST = 1600

_CURLY = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'}
_ENDING = " .,!"
_PAIRS = {'"': '"', "'": "'", "(": ")", "[": "]"}

_SCORES = {str(value): value for value in range(11)}
_NUMBER = re.compile(r"[0-9]+")
_DECIMAL = re.compile(r"[0-9]+[.,][0-9]+")
_ACKNOWLEDGEMENT = re.compile(rf"(?:{'|'.join(sorted(english.ACKNOWLEDGED))})[ ,.:#-]*([0-9]*)")
_CODE = re.compile(r"[1-9][0-9]{1,5}")


def read(text: str, open_questions: Collection[Question]) -> Reading:
    """What `text` means to somebody with these questions open. Total: it never raises.

    - STOP, START and HELP words count when they are the whole text; case, spaces and any
      punctuation or emoji around them do not matter. They come before everything else.
    - OK, alone or with an alert code from 11 on, is an ACK.
    - T, taken, S, skip and skipped answer a dose only while a DOSE question is open, and only
      alone: a text that goes on to name a medicine is asked back.
    - A score is exactly one whole number 0-10, written without leading zero, standing alone or
      among the few words in `english` that cannot change it ("my pain is 6"). A sign, a unit,
      a second number, a hedge or any other word makes it UNCLEAR. Scores are read whether or
      not a check-in is open; whether one is late is not the reader's business.
    - Acknowledgements, dose answers and scores may end in full stops, commas and exclamation
      marks and stand in quotes or brackets. A question mark makes them UNCLEAR.
    """
    if len(text) > _LONGEST:
        return _unclear("too_long")
    plain = _plain(text)
    answer = _unwrapped(plain)
    return (
        _blank(plain)
        or _keyword(plain)
        or _question(plain)
        or _acknowledgement(answer)
        or _dose(answer, open_questions)
        or _score(answer)
    )


def is_provider_keyword(text: str) -> bool:
    """Whether Twilio answers this text itself, so that no confirmation of ours must follow.

    Twilio: one word of its own lists, in any case, and nothing else. A word with punctuation
    is not counted: two confirmations are a nuisance, none at all breaks the carriers' rules.
    """
    provider = english.PROVIDER_OPT_OUT | english.PROVIDER_OPT_IN | english.PROVIDER_HELP
    return text.strip().lower() in provider


def _plain(text: str) -> str:
    """The text in one case and with single spaces, look-alikes folded by NFKC."""
    return " ".join("".join(map(_visible, normalize("NFKC", _marked(text)))).casefold().split())


def _marked(text: str) -> str:
    """The text with small raised and lowered characters marked: NFKC alone reads 10² as 102."""
    small = ("<super>", "<sub>")
    return "".join("^" if decomposition(char).startswith(small) else char for char in text)


def _visible(char: str) -> str:
    if category(char) in {"Cc", "Cf"}:
        return " "
    if category(char) == "Pd":
        return "-"
    return _CURLY.get(char, char)


def _unwrapped(plain: str) -> str:
    """The text without its harmless ending and without one pair of quotes or brackets."""
    answer = plain.rstrip(_ENDING)
    if answer and _PAIRS.get(answer[0]) == answer[-1]:
        answer = answer[1:-1].lstrip().rstrip(_ENDING)
    return answer


def _blank(plain: str) -> Reading | None:
    if not plain:
        return _unclear("empty")
    if _says_something(plain):
        return None
    return _unclear("only_emoji" if "So" in map(category, plain) else "only_punctuation")


def _keyword(plain: str) -> Reading | None:
    word = plain.strip("".join(char for char in set(plain) if not char.isalnum()))
    if word in english.OPT_OUT:
        return Reading(Kind.OPTOUT, "optout_word")
    if word in english.OPT_IN:
        return Reading(Kind.OPTIN, "optin_word")
    if word in english.HELP:
        return Reading(Kind.HELP, "help_word")
    return None


def _question(plain: str) -> Reading | None:
    return _unclear("question") if "?" in plain else None


def _acknowledgement(answer: str) -> Reading | None:
    match = _ACKNOWLEDGEMENT.fullmatch(answer)
    if match is None:
        return None
    digits = match[1]
    if not digits:
        return Reading(Kind.ACK, "ok")
    if not _CODE.fullmatch(digits) or int(digits) < FIRST_ALERT_CODE:
        return _unclear("not_a_code")
    return Reading(Kind.ACK, "ok_with_code", code=int(digits))


def _dose(answer: str, open_questions: Collection[Question]) -> Reading | None:
    first, _, rest = answer.partition(" ")
    word = first.rstrip(_ENDING + ":")
    if word not in english.TAKEN | english.SKIPPED:
        return None
    if _says_something(rest):
        return _unclear("names_a_dose")
    if rest:
        return _unclear("extra_symbols")
    if Question.DOSE not in open_questions:
        return _unclear("no_open_dose")
    return Reading(Kind.TAKEN if word in english.TAKEN else Kind.SKIPPED, "dose_word")


def _score(answer: str) -> Reading:
    numbers = _NUMBER.findall(answer)
    if not numbers:
        foreign = any(char.isnumeric() for char in answer)
        return _unclear("unread_digits" if foreign else "not_understood")
    if len(numbers) > 1:
        return _unclear("not_whole" if _DECIMAL.fullmatch(answer) else "several_numbers")
    number = numbers[0]
    words = [word.rstrip(_ENDING) for word in answer.split()]
    if number not in words:
        return _unclear("number_not_alone")
    place = words.index(number)
    before = {word.rstrip(":") for word in words[:place]}
    after = set(words[place + 1 :])
    if not (before <= english.BEFORE_A_SCORE and after <= english.AFTER_A_SCORE):
        return _unclear("number_among_words")
    if number not in _SCORES:
        return _unclear("not_0_to_10")
    reason = "number_in_phrase" if before or after else "whole_number"
    return Reading(Kind.SCORE, reason, value=_SCORES[number])


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _unclear(reason: str) -> Reading:
    return Reading(Kind.UNCLEAR, reason)
