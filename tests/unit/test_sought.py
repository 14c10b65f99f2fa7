"""Patterns sorted by their beginnings: what is found is what the patterns alone would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.replies.beginnings import alternatives, beginnings
from service.core.replies.danger import EVERY_LANGUAGE
from service.core.replies.danger_words import CLASSES, listed
from service.core.replies.sought import Sought

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
    ("pattern", "starts"),
    [
        ("chest pains?", {"che"}),
        ("(?:took|had|swallowed) them", {"too", "had", "swa"}),
        ("(?:my |his )?heart stopped", {"my ", "his", "hea"}),
        ("x?y", {"xy", "y"}),
        ("(?:very ){0,3}ill", {"ver", "ill"}),
        ("a+b", {"a"}),
        ("(?:a|(?:b|c)d)e", {"ae", "bde", "cde"}),
        ("911", {"911"}),
        (r"i'?m \w+", {"i'm", "im "}),
        (r"\w+ died", {""}),
        ("[ck]ough", {""}),
        ("n[oa]", {"n"}),
        ("(?:pills)?", {"pil", ""}),
        (r"(?=now)(?<!x)\bn[oe]w", {"n"}),
        (r"^a\.b", {"a.b"}),
    ],
)
def test_what_a_pattern_can_begin_with(pattern: str, starts: set[str]) -> None:
    assert beginnings(pattern) == starts


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
def test_whatever_a_pattern_matches_is_found_among_all_the_others(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(BROUGHT))
    text = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=st.characters(codec="ascii")))
    assert any(text.startswith(start) for start in beginnings(pattern))
    if not text[:1].isspace():
        assert Sought([*BROUGHT, pattern], border="").search(text)


def test_matches_do_not_overlap_and_begin_at_words() -> None:
    sought = Sought(["a b", "b c", r"\d+"])
    assert [one[0] for one in sought.matches("a b c, xa b c 12")] == ["a b", "b c", "12"]
    assert sought.search("xa b") is None
