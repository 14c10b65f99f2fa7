"""Short codes for people who share a phone, and whom a text names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.addressing import RESERVED, addressed, codes

COUPLE = ["Anna Bell", "Ben Bell"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Anna", "Ben"], ["A", "B"]),
        (["Anna Bell", "Alan Cole"], ["AB", "AC"]),
        (["Anna Bell", "Alice Bell"], ["AN", "AL"]),
        (["Ann", "Anna"], ["ANN", "ANNA"]),
        (["Tom", "Ben"], ["TO", "BE"]),
        (["Sam", "Noah"], ["SAM", "NOA"]),
        (["Ana", "Ana"], ["PA", "PB"]),
        (["Ángel", "José"], ["A", "J"]),
        (["Álvaro", "Ana"], ["AL", "AN"]),
        (["Ana"], ["A"]),
        ([], []),
    ],
    ids=str,
)
def test_codes_tell_people_apart_and_are_never_an_answer(
    names: list[str], expected: list[str]
) -> None:
    assert codes(names) == expected


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ("A 6", 0, "6"),
        ("6 A", 0, "6"),
        ("b6", 1, "6"),
        ("6B.", 1, "6"),
        ("ANNA 6", 0, "6"),
        ("anna: 6", 0, "6"),
        ("Ben Bell - 3", 1, "3"),
        ("3, ben", 1, "3"),
        ("B T", 1, "T"),
        ("B is taken care of", 1, "is taken care of"),
        ("6", None, "6"),
        ("A", None, "A"),
        ("A B", None, "A B"),
        ("Anna and Ben", None, "Anna and Ben"),
        ("6 Anna 7", None, "6 Anna 7"),
        ("A 3 B 4", None, "A 3 B 4"),
        ("A3, ben: 4", None, "A3, ben: 4"),
        ("Annabel 6", None, "Annabel 6"),
        ("", None, ""),
        ("A " + "x" * 400, None, "A " + "x" * 400),
    ],
)
def test_a_text_may_begin_or_end_with_whose_it_is(text: str, place: int | None, rest: str) -> None:
    assert addressed(text, COUPLE) == (place, rest)


def test_an_initial_names_whoever_alone_has_it_unless_it_is_an_answer() -> None:
    assert addressed("R stop", ["Rosa Paz", "Tom Paz"]) == (0, "stop")
    assert addressed("T 6", ["Rosa Paz", "Tom Paz"]) == (None, "T 6")
    assert addressed("A 6", ["Anna Bell", "Anna Cole"]) == (None, "A 6")


@pytest.mark.parametrize("text", ["A 6", "Á 6", "6 angel", "ANGEL RUIZ: 6", "ángel 6"])
def test_a_name_is_known_with_and_without_its_accents(text: str) -> None:
    assert addressed(text, ["Ángel Ruíz", "José O’Neill"]) == (0, "6")
    assert addressed("jose o'neill: ¡Sí!", ["Ángel Ruíz", "José O’Neill"]) == (1, "¡Sí!")


def test_a_name_that_two_share_names_nobody() -> None:
    assert addressed("Anna 6", ["Anna Bell", "Anna Cole"]) == (None, "Anna 6")
    assert addressed("AC 6", ["Anna Bell", "Anna Cole"]) == (1, "6")


@given(st.lists(st.text(min_size=1, max_size=12).filter(lambda n: n.strip() == n), max_size=6))
def test_codes_are_always_different_and_never_reserved(names: list[str]) -> None:
    made = codes(names)
    assert len(set(made)) == len(names)
    assert not {code.casefold() for code in made} & RESERVED


@given(st.text(max_size=400))
def test_any_text_is_looked_at(text: str) -> None:
    place, rest = addressed(text, COUPLE)
    assert rest == text if place is None else rest in text
