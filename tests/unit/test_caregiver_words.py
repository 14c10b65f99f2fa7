"""What the caregiver's page says of moments."""

from datetime import datetime

import pytest

from service.web.caregiver.words import DAYS, MONTHS, WORDS, when


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Friday 5 March, 20:10"),
        ("es", "viernes 5 de marzo, 20:10"),
        ("xx", "Friday 5 March, 20:10"),
    ],
)
def test_a_moment_is_said_as_people_say_it(language: str, said: str) -> None:
    assert when(datetime(2027, 3, 5, 20, 10), language) == said  # noqa: DTZ001 - any zone's


def test_every_language_has_all_of_its_words() -> None:
    assert WORDS.keys() == DAYS.keys() == MONTHS.keys()
    assert {len(days) for days in DAYS.values()} == {7}
    assert {len(months) for months in MONTHS.values()} == {12}
    assert len({frozenset(words) for words in WORDS.values()}) == 1
