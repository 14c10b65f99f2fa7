"""Names: any person's, in any script; never an id, never two lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.errors import InputError
from service.core.names import first_name, may_be_slip, parse_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maria", "Maria"),
        ("  Maria   Lopez ", "Maria Lopez"),
        ("Maria\tLopez\n", "Maria Lopez"),
        ("Maria\u00a0Lopez", "Maria Lopez"),
        ("Jose\u0301", "Jos\u00e9"),
        ("O'Brien-Smith, Jr.", "O'Brien-Smith, Jr."),
        ("\u674e\u5a1c", "\u674e\u5a1c"),
        (
            "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",
            "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",
        ),
        ("X", "X"),
        ("Ward 7", "Ward 7"),
        ("n" * 80, "n" * 80),
        ("e\u0301" * 80, "\u00e9" * 80),
    ],
)
def test_a_name_is_kept_with_single_spaces(text: str, name: str) -> None:
    assert parse_name(text, "NAME") == name


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is empty"),
        (" \n ", "is empty"),
        ("17", "holds no letter"),
        ("1-2", "holds no letter"),
        ("\u0667", "holds no letter"),
        ("...", "holds no letter"),
        ("\U0001f600", "holds no letter"),
        ("n" * 81, "is longer than 80 characters"),
        ("Maria\x00", "holds control or invisible characters"),
        ("Maria\x1b[31m", "holds control or invisible characters"),
        ("Ma\u200bria", "holds control or invisible characters"),
        ("\u202eairaM", "holds control or invisible characters"),
        ("Maria\ud800", "holds control or invisible characters"),
    ],
)
def test_what_is_no_name_is_refused(text: str, problem: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_name(text, "NAME")
    assert (refused.value.where, refused.value.value) == ("NAME", text)
    assert refused.value.problem == problem


@given(text=st.text(st.characters(exclude_categories=())))
def test_a_name_read_again_is_the_same_name(text: str) -> None:
    try:
        name = parse_name(text, "NAME")
    except InputError:
        return
    assert parse_name(name, "NAME") == name
    assert 1 <= len(name) <= 80
    assert not name.isdigit()
    assert first_name(name)


@pytest.mark.parametrize(
    ("name", "first"), [("Maria Lopez", "Maria"), ("Maria", "Maria"), ("Ana Maria Diaz", "Ana")]
)
def test_the_first_name_is_the_first_word(name: str, first: str) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize(
    ("name", "other", "slip"),
    [
        ("Exampel medicine", "Example medicine", True),
        ("amitriptylin", "Amitriptyline", True),
        ("Prednisone", "Prednisolone", True),
        ("Co-codamol", "Cocodamol", True),
        ("Amitriptyline 10 mg", "Amitriptyline", True),
        ("amitriptyline 10mg", "Amitriptyline", True),
        ("Vitamin D", "Vitamin B", False),
        ("Vitamin B12", "Vitamin B6", False),
        ("Vitamin D3", "Vitamin D", False),
        ("Example 2", "Example", False),
        ("Metoprolol XL", "Metoprolol", False),
        ("Iron", "Icon", False),
        ("Nortriptyline", "Amitriptyline", False),
        ("EXAMPLE", "example", False),
    ],
)
def test_a_slip_is_told_from_another_name(name: str, other: str, *, slip: bool) -> None:
    assert may_be_slip(name, other) is may_be_slip(other, name) is slip
