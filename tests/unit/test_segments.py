"""How many segments a text takes, over the whole alphabet and every length near a boundary."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.segments import Segments, count, is_gsm7

# 3GPP TS 23.038, the default alphabet by septet 0x00 to 0x7F; 0x1B is the escape, no character.
_GREEK = [0x394, 0x5F, 0x3A6, 0x393, 0x39B, 0x3A9, 0x3A0, 0x3A8, 0x3A3, 0x398, 0x39E]
_BASIC_CODES = [
    *(0x40, 0xA3, 0x24, 0xA5, 0xE8, 0xE9, 0xF9, 0xEC, 0xF2, 0xC7, 0x0A, 0xD8, 0xF8, 0x0D),
    *(0xC5, 0xE5, *_GREEK, 0xC6, 0xE6, 0xDF, 0xC9),
    *(0x20, 0x21, 0x22, 0x23, 0xA4, *range(0x25, 0x40)),
    *(0xA1, *range(0x41, 0x5B), 0xC4, 0xD6, 0xD1, 0xDC, 0xA7),
    *(0xBF, *range(0x61, 0x7B), 0xE4, 0xF6, 0xF1, 0xFC, 0xE0),
]
_EXTENSION_CODES = [0x0C, 0x5E, 0x7B, 0x7D, 0x5C, 0x5B, 0x7E, 0x5D, 0x7C, 0x20AC]
BASIC, EXTENSION = [[chr(code) for code in codes] for codes in (_BASIC_CODES, _EXTENSION_CODES)]
EMOJI = "\N{SMILING FACE WITH OPEN MOUTH}"
CYRILLIC = "\N{CYRILLIC SMALL LETTER A}"


def test_the_alphabet_has_127_characters_and_10_in_the_extension() -> None:
    assert (len(set(BASIC)), len(set(EXTENSION))) == (127, 10)


def test_exactly_the_alphabet_and_its_extension_are_gsm_7() -> None:
    found = [code for code in range(sys.maxunicode + 1) if is_gsm7(chr(code))]
    assert found == sorted(_BASIC_CODES + _EXTENSION_CODES)


@pytest.mark.parametrize("char", BASIC, ids=lambda char: f"U+{ord(char):04X}")
def test_a_character_of_the_alphabet_costs_one_unit(char: str) -> None:
    assert count(char) == Segments("GSM-7", 1, 1)
    assert count(char * 160) == Segments("GSM-7", 160, 1)
    assert count(char * 161) == Segments("GSM-7", 161, 2)


@pytest.mark.parametrize("char", EXTENSION, ids=lambda char: f"U+{ord(char):04X}")
def test_a_character_of_the_extension_costs_two_units(char: str) -> None:
    assert count(char) == Segments("GSM-7", 2, 1)
    assert count(char * 80) == Segments("GSM-7", 160, 1)
    assert count(char * 81) == Segments("GSM-7", 162, 2)
    # 153 is odd: the last unit of each segment stays empty, so 76 fit and not 76.5.
    assert count(char * 152) == Segments("GSM-7", 304, 2)
    assert count(char * 153) == Segments("GSM-7", 306, 3)


@pytest.mark.parametrize(
    "char",
    [
        *(
            "`",
            "\t",
            "\u00a0",
            "\u2018",
            "\u2019",
            "\u201c",
            "\u201d",
            "\u2013",
            "\u2014",
            "\u2026",
        ),
        *("ç", "á", "í", "ó", "ú", "\x00", "\x1b", "\u200b", CYRILLIC, "\ud800"),
    ],
    ids=lambda char: f"U+{ord(char):04X}",
)
def test_one_other_character_makes_the_whole_text_ucs_2(char: str) -> None:
    assert count("a" * 69 + char) == Segments("UCS-2", 70, 1)
    assert count("a" * 70 + char) == Segments("UCS-2", 71, 2)
    assert not is_gsm7("a" * 69 + char)


@pytest.mark.parametrize("char", ["\ue000", "\uffff", CYRILLIC])
def test_a_character_of_the_basic_plane_costs_one_unit_of_ucs_2(char: str) -> None:
    assert count(char) == Segments("UCS-2", 1, 1)


@pytest.mark.parametrize("char", ["\U00010000", EMOJI, "\U0010ffff"])
def test_a_character_beyond_the_basic_plane_costs_two_units_of_ucs_2(char: str) -> None:
    assert count(char) == Segments("UCS-2", 2, 1)
    assert count(char * 35) == Segments("UCS-2", 70, 1)
    # 67 is odd: no pair is split, so 33 fit in each segment.
    assert count(char * 66) == Segments("UCS-2", 132, 2)
    assert count(char * 67) == Segments("UCS-2", 134, 3)


def test_an_empty_text_is_one_segment_without_units() -> None:
    assert count("") == Segments("GSM-7", 0, 1)
    assert is_gsm7("")


@pytest.mark.parametrize(
    ("char", "encoding", "alone", "split"), [("a", "GSM-7", 160, 153), (CYRILLIC, "UCS-2", 70, 67)]
)
def test_every_length_up_to_ten_segments(char: str, encoding: str, alone: int, split: int) -> None:
    for length in range(1, 10 * split + 1):
        found = count(char * length)
        segments = 1 if length <= alone else -(-length // split)
        assert (found.encoding, found.units, found.segments) == (encoding, length, segments)


@pytest.mark.parametrize(
    ("plain", "wide", "split"), [("a", "€", 153), (CYRILLIC, EMOJI, 67)], ids=["GSM-7", "UCS-2"]
)
def test_a_wide_character_on_a_boundary_moves_whole_into_the_next_segment(
    plain: str, wide: str, split: int
) -> None:
    # Two full segments of units; the wide character stands at every place in them.
    for before in range(2 * split - 1):
        text = plain * before + wide + plain * (2 * split - 2 - before)
        cut_in_two = before == split - 1
        assert count(text).units == 2 * split
        assert count(text).segments == (3 if cut_in_two else 2)


def slices(text: str) -> int:
    """The same count by another way: take as long a slice as fits, again and again."""
    gsm7 = set(text) <= {*BASIC, *EXTENSION}
    alone, split = (160, 153) if gsm7 else (70, 67)

    def units(part: str) -> int:
        wide = sum(char in EXTENSION for char in part)
        return len(part) + wide if gsm7 else len(part.encode("utf-16-le", "surrogatepass")) // 2

    if units(text) <= alone:
        return 1
    taken = 0
    while text:
        fits = next(n for n in range(split, 0, -1) if units(text[:n]) <= split)
        text, taken = text[fits:], taken + 1
    return taken


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from("a\n@€^|éΩ"), max_size=500).map("".join)
    | st.lists(st.sampled_from(["a", "€", "ç", CYRILLIC, EMOJI, "\uffff"]), max_size=250).map(
        "".join
    )
)
def test_the_count_equals_cutting_off_the_longest_slice_that_fits(text: str) -> None:
    assert count(text).segments == slices(text)
