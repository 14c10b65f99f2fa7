"""Danger patterns by their first letter: what is found is what the patterns alone would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.replies.danger import EVERY_LANGUAGE
from service.core.replies.danger_words import CLASSES, listed
from service.core.replies.first_letters import alternatives, by_first_letter, first_letters

BROUGHT = sorted(
    {
        one
        for table in EVERY_LANGUAGE.values()
        for name in CLASSES
        for pattern in listed(table.get(name))
        for one in alternatives(pattern)
    }
)


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("chest pains?", "c"),
        ("(?:took|had|swallowed) them", "ths"),
        ("(?:my |his )?heart stopped", "mhh"),
        ("x?y", "xy"),
        ("(?:very ){0,3}ill", "vi"),
        ("(?:a|(?:b|c)d)e", "abc"),
        ("911", "9"),
        (r"\w+ died", None),
        ("[ck]ough", None),
        ("(?:pills)?", None),
        ("(?=now)n", None),
    ],
)
def test_the_letters_that_a_pattern_can_begin_with(pattern: str, letters: str | None) -> None:
    assert first_letters(pattern) == (None if letters is None else frozenset(letters))


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("a|b", ["a", "b"]),
        ("(?:a|b)|[|)]c", ["(?:a|b)", "[|)]c"]),
        (r"a\|b|\(c", [r"a\|b", r"\(c"]),
    ],
)
def test_a_pattern_is_cut_at_its_own_bars_only(pattern: str, parts: list[str]) -> None:
    assert alternatives(pattern) == parts


@given(st.data())
def test_whatever_a_pattern_matches_is_found_with_all_the_others(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(BROUGHT))
    text = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=st.characters(codec="ascii")))
    letters = first_letters(pattern)
    assert letters is None or text[0] in letters
    assert re.match(by_first_letter([pattern, "zebra"]), text)
