"""Words that are written in haste are read as what they are; numbers never are."""

import pytest

from service.core.replies.lexicon import lexicon
from service.core.replies.reader import read
from service.core.replies.reading import Question
from service.core.replies.spelling import as_meant


def value(text: str) -> int | None:
    return read(text, [Question.CHECKIN]).value


@pytest.mark.parametrize(
    "text",
    [
        "aruond 6",
        "hmmmmm 6",
        "definitly a 6",
        "my pain is 6 tooday",
        "6 tongiht",
        "probbably a 6",
        "it's soooo bad, 6",
    ],
)
def test_a_slip_beside_a_score_changes_nothing(text: str) -> None:
    assert value(text) == 6


@pytest.mark.parametrize(
    "text",
    [
        "7 and a haf",
        "7 or mre",
        "7 or so hous of sleep",
        "my huband's pain is 7",
        "2 is too manny",
        "7 o'clokc",
        "it was 8 this time last wek",
        "5, maybbe 6",
    ],
)
def test_a_slip_in_what_makes_a_number_doubtful_is_seen_through(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize("word", ["mood", "bingo", "lion", "value", "paint", "zzz"])
def test_a_word_that_may_be_another_stays_what_it_is(word: str) -> None:
    known = lexicon("en")
    assert as_meant(word, known.own_words, known.own_doubtful) == word
