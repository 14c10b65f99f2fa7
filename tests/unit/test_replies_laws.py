"""Laws that hold for every text, not only for those that somebody thought of."""

import re
from unicodedata import normalize

from hypothesis import example, given
from hypothesis import strategies as st

from service.core.replies import FIRST_ALERT_CODE, Kind, Question, read

ANYTHING = st.text(st.characters(exclude_categories=()))
OPEN = st.frozensets(st.sampled_from(Question))
PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=126))
VOCABULARY = """
    stop start help info ok okay t s taken skip skipped my pain is it's a score about not
    0 3 6 10 11 15 06 6.5 6mg opt out yes 6/10 white
"""
UNITS = "mg ml g am pm h hrs min % x tabs pills days th kg lb"
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=5).map(" ".join)
TEXTS = st.one_of(PRINTABLE, WORDS)
SCORES = st.integers(0, 10)


@given(text=ANYTHING, open_questions=OPEN)
@example(text="\ufdfa" * 1600, open_questions=frozenset())
@example(text="! " * 800 + "a", open_questions=frozenset())
@example(text="\ud800", open_questions=frozenset())
@example(text="x" * 1_000_000, open_questions=frozenset())
def test_every_text_has_exactly_one_meaning(
    text: str, open_questions: frozenset[Question]
) -> None:
    reading = read(text, open_questions)
    assert re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", reading.reason)
    assert (reading.value is not None) == (reading.kind is Kind.SCORE)
    assert reading.value is None or 0 <= reading.value <= 10
    assert reading.code is None or (reading.kind is Kind.ACK and reading.code >= FIRST_ALERT_CODE)


@given(text=st.one_of(ANYTHING, TEXTS), open_questions=OPEN)
def test_a_score_was_the_only_number_in_its_text(
    text: str, open_questions: frozenset[Question]
) -> None:
    reading = read(text, open_questions)
    if reading.kind is Kind.SCORE:
        assert re.findall(r"\d+", normalize("NFKC", text)) == [str(reading.value)]


@given(text=TEXTS, open_questions=OPEN)
def test_case_never_matters(text: str, open_questions: frozenset[Question]) -> None:
    assert read(text.upper(), open_questions) == read(text.lower(), open_questions)


@given(
    text=TEXTS.filter(lambda text: text.strip()),
    ending=st.text(".,! \n", max_size=5),
    open_questions=OPEN,
)
def test_an_ending_of_stops_and_spaces_never_matters(
    text: str, ending: str, open_questions: frozenset[Question]
) -> None:
    assert read(text + ending, open_questions) == read(text, open_questions)


@given(text=TEXTS, space=st.text(" \n\t\u00a0\u200b\ufeff", max_size=3))
def test_space_around_a_text_never_matters(text: str, space: str) -> None:
    assert read(space + text + space, frozenset(Question)) == read(text, frozenset(Question))


@given(text=TEXTS, open_questions=OPEN)
def test_only_dose_answers_depend_on_what_is_open(
    text: str, open_questions: frozenset[Question]
) -> None:
    reading = read(text, open_questions)
    alone = read(text, frozenset())
    if reading.kind in {Kind.TAKEN, Kind.SKIPPED}:
        assert Question.DOSE in open_questions
        assert alone.reason == "no_open_dose"
    else:
        assert reading == alone


@given(
    number=SCORES, mark=st.sampled_from(["-", "+", "<", ">", "~", "$", "#", "=", "x", ".", "@"])
)
def test_a_marked_number_is_never_a_score(number: int, mark: str) -> None:
    assert read(f"{mark}{number}", frozenset(Question)).kind is Kind.UNCLEAR
    assert read(f"my pain is {mark}{number}", frozenset(Question)).kind is Kind.UNCLEAR


@given(
    number=SCORES,
    gap=st.sampled_from(["", " ", "-"]),
    unit=st.sampled_from(UNITS.split()),
)
def test_a_quantity_is_never_a_score(number: int, gap: str, unit: str) -> None:
    assert read(f"{number}{gap}{unit}", frozenset(Question)).kind is Kind.UNCLEAR


@given(
    first=SCORES,
    second=SCORES,
    joint=st.sampled_from(["-", "/", ":", ".", ",", " ", "\u2013", " or ", " to ", "x", "\u200b"]),
)
def test_two_numbers_are_never_a_score(first: int, second: int, joint: str) -> None:
    assert read(f"{first}{joint}{second}", frozenset(Question)).kind is Kind.UNCLEAR


@given(number=st.integers().filter(lambda number: not 0 <= number <= 10))
def test_a_number_outside_0_to_10_is_never_a_score(number: int) -> None:
    assert read(str(number), frozenset(Question)).kind is Kind.UNCLEAR
