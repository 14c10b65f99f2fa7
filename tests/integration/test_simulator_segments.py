"""Segments as Twilio counts them."""

import pytest

from service.simulator.segments import count_segments


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 152 + "€" + "a" * 152, 3),
        ("é" * 160, 1),
        ("ê" * 70, 1),
        ("ê" * 71, 2),
        ("a" * 70 + "\u2019", 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("ê" * 66 + "😀" + "ê" * 66, 3),
        ("`" * 70, 1),
        ("\t" * 71, 2),
    ],
)
def test_segments_are_counted_by_alphabet(text: str, segments: int) -> None:
    assert count_segments(text) == segments
