"""Laws that hold for every text, not only for those that somebody thought of."""

import re
from unicodedata import normalize

from hypothesis import assume, example, given
from hypothesis import strategies as st

from service.core.replies.reader import read
from service.core.replies.reading import FIRST_ALERT_CODE, Kind, Question
from service.core.replies.reasons import IN_WORDS

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
CHECKIN = [Question.CHECKIN]
SAID = [
    "{}",
    "{}/10",
    "about a {}",
    "my pain is {} today",
    "it's a {}",
    "{} but tired",
    "I'd say {}",
]
QUANTITIES = [
    "{} mg",
    "{}am",
    "at {}",
    "{} tablets",
    "slept {} hours",
    "room {}",
    "L{}",
    "120/{}0",
    "{} days ago",
    "took {}",
    "yesterday {}",
    "my husband is a {}",
    "{} times",
    "{} or more",
    "at least {}",
    "{}%",
    "{}.5",
    "between {} and 10",
    "not a {}",
    "if I walk it's a {}",
    "I have {} cats",
    "{} sore toes",
    "since {}",
    "www.{}pain.org",
]


@given(text=ANYTHING, open_questions=OPEN)
@example(text="\ufdfa" * 1600, open_questions=frozenset())
@example(text="! " * 800 + "a", open_questions=frozenset())
@example(text="\ud800", open_questions=frozenset())
@example(text="x" * 1_000_000, open_questions=frozenset())
def test_every_text_has_exactly_one_meaning(
    text: str, open_questions: frozenset[Question]
) -> None:
    reading = read(text, open_questions)
    assert reading.reason in IN_WORDS
    assert (reading.value is not None) == (reading.kind is Kind.SCORE)
    assert reading.value is None or 0 <= reading.value <= 10
    assert reading.code is None or (reading.kind is Kind.ACK and reading.code >= FIRST_ALERT_CODE)


@given(text=st.one_of(ANYTHING, TEXTS), open_questions=OPEN)
def test_a_score_is_a_number_of_its_text_and_no_part_of_a_longer_one(
    text: str, open_questions: frozenset[Question]
) -> None:
    reading = read(text, open_questions)
    if reading.kind is Kind.SCORE and re.search(r"\d", text):
        assert str(reading.value) in re.findall(r"\d+", normalize("NFKC", text))


@given(text=TEXTS, open_questions=OPEN)
def test_case_never_matters(text: str, open_questions: frozenset[Question]) -> None:
    assert read(text.upper(), open_questions) == read(text.lower(), open_questions)


@example(text="0 a", ending=".", open_questions=frozenset())
@example(text="0 no", ending=".", open_questions=frozenset())
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
def test_what_needs_an_open_question_is_never_read_without_it(
    text: str, open_questions: frozenset[Question]
) -> None:
    kind = read(text, open_questions).kind
    if kind in {Kind.TAKEN, Kind.LATER}:
        assert Question.DOSE in open_questions
    if kind is Kind.SKIPPED:
        assert {Question.DOSE, Question.SKIP_CAUSE} & open_questions
    if kind in {Kind.BUSY, Kind.SNOOZE}:
        assert Question.ALERT in open_questions


@given(number=SCORES, mark=st.sampled_from(["-", "+", "<", ">", "$", "x", ".", "@"]))
def test_a_marked_number_is_never_a_score(number: int, mark: str) -> None:
    assert read(f"{mark}{number}", frozenset(Question)).kind is Kind.UNCLEAR
    assert read(f"my pain is {mark}{number}", frozenset(Question)).kind is Kind.UNCLEAR


@given(
    number=SCORES,
    gap=st.sampled_from(["", " ", "-"]),
    unit=st.sampled_from(UNITS.split()),
)
def test_a_quantity_is_never_a_score(number: int, gap: str, unit: str) -> None:
    assume((gap, unit) != (" ", "x"))  # a kiss
    assert read(f"{number}{gap}{unit}", frozenset(Question)).kind is not Kind.SCORE


@given(
    number=SCORES,
    quantity=st.sampled_from(QUANTITIES),
    other=SCORES,
    joint=st.sampled_from([", ", ". ", " and ", "\n"]),
)
def test_a_number_inside_another_quantity_never_becomes_the_score(
    number: int, quantity: str, other: int, joint: str
) -> None:
    text = quantity.format(number)
    assert read(text, CHECKIN).kind is not Kind.SCORE
    beside = read(f"pain {other}{joint}{text}", CHECKIN)
    assert beside.value in {other, None}


@given(
    text=st.one_of(
        SCORES.flatmap(lambda n: st.sampled_from(SAID).map(lambda said: said.format(n))),
        SCORES.flatmap(lambda n: st.sampled_from(QUANTITIES).map(lambda said: said.format(n))),
    ),
    before=st.sampled_from(["", "Hi, ", "good morning. ", "Hello doctor!\n", "ok ", "fine "]),
    after=st.sampled_from(
        ["", ", thank you", ". God bless", "!\nthanks", ", sorry for the delay"]
    ),
)
@example(text="at 0", before="ok ", after="")
def test_courtesy_never_changes_a_score(text: str, before: str, after: str) -> None:
    assert read(before + text + after, CHECKIN).value == read(text, CHECKIN).value


@given(number=SCORES, said=st.sampled_from([*SAID, *QUANTITIES]))
def test_width_never_matters(number: int, said: str) -> None:
    text = said.format(number)
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert read(wide, CHECKIN).value == read(text, CHECKIN).value


@given(
    first=SCORES,
    second=SCORES,
    joint=st.sampled_from(["-", "/", ":", ".", ",", " ", "\u2013", " or ", " to ", "x", "\u200b"]),
)
def test_two_numbers_are_never_a_score(first: int, second: int, joint: str) -> None:
    reading = read(f"{first}{joint}{second}", frozenset(Question))
    if joint == "/" and second == 10:
        assert reading.value == first
    else:
        assert reading.kind is not Kind.SCORE


@given(number=st.integers().filter(lambda number: not 0 <= number <= 10))
def test_a_number_outside_0_to_10_is_never_a_score(number: int) -> None:
    assert read(str(number), frozenset(Question)).kind is Kind.UNCLEAR
