"""What Carebell says: complete, one encoding, no medicine named unless allowed, no advice."""

import re
import string
from datetime import time

import pytest

from service.core.policy import Policy
from service.core.segments import count
from service.core.texts import LANGUAGES, ask_again, checkin_prompt, dose_prompt, write
from service.core.texts.catalog import WORDING

POLICY = Policy(service_name="Riverside Pain Clinic", contact="+1 202 555 0100")
EVERY_TEXT = [(language, key) for language in LANGUAGES for key in WORDING[language]]
VALUES = {
    "wall": "21:00",
    "medicines": "Example medicine 10 mg",
    "value": 6,
    "emergency": "911",
    "patient": "Maria Example",
    "caregiver": "Sam Example",
    "code": 11,
    "scores": "3, 4, 5, 6",
    "name": "Sam Example",
    "since": "10:42",
    "choices": "OK 11 (Maria Example)",
    "id": 12,
    "kind": "patient",
    "why": "the number is unknown or no longer in use",
    "count": 12,
}


@pytest.mark.parametrize(("language", "key"), EVERY_TEXT)
def test_every_text_is_gsm7_and_at_most_two_segments(language: str, key: str) -> None:
    counted = count(write(key, language, POLICY, **VALUES))
    assert counted.encoding == "GSM-7"
    assert counted.segments <= 2


@pytest.mark.parametrize(("language", "key"), EVERY_TEXT)
def test_every_text_says_who_is_texting(language: str, key: str) -> None:
    assert write(key, language, POLICY, **VALUES).startswith(POLICY.service_name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_variables(language: str) -> None:
    def variables(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert WORDING[language].keys() == WORDING["en"].keys()
    for key, text in WORDING[language].items():
        assert variables(text) == variables(WORDING["en"][key]), key


@pytest.mark.parametrize(("language", "key"), EVERY_TEXT)
def test_no_text_advises(language: str, key: str) -> None:
    text = write(key, language, POLICY, **VALUES).lower()
    forbidden = r"\b(increase|lower|double|safe to|normal|caused by|stop taking|should take)\b"
    assert not re.search(forbidden, text)


def test_the_pain_question_is_one_segment_and_gives_an_example() -> None:
    prompt = checkin_prompt(Policy("Carebell", "x"), "en", time(20))
    assert count(prompt).segments == 1
    assert prompt.endswith("e.g. 4")


def test_a_covert_dose_text_names_no_medicine_and_a_named_one_names_all() -> None:
    medicines = ["Amitriptyline 10 mg", "Vitamin D"]
    covert = dose_prompt(POLICY, "en", time(21), medicines, named=False)
    named = dose_prompt(POLICY, "en", time(21), medicines, named=True)
    assert not any(medicine in covert for medicine in medicines)
    assert "Amitriptyline 10 mg and Vitamin D" in named
    assert "doses" in covert


def test_neighbouring_prompts_never_read_the_same() -> None:
    walls = [time(8), time(8, 30), time(20)]
    assert len({checkin_prompt(POLICY, "en", wall) for wall in walls}) == len(walls)
    assert len({dose_prompt(POLICY, "en", w, ["x"], named=False) for w in walls}) == len(walls)


def test_asking_again_uses_other_words_than_the_question() -> None:
    asked = checkin_prompt(POLICY, "en", time(20))
    assert ask_again(POLICY, "en", "checkin", time(20)) != asked


def test_typographic_characters_in_names_do_not_cost_a_second_encoding() -> None:
    text = write("alert", "en", POLICY, **VALUES | {"patient": "Maria O\u2019Neill\u00a0\u2013 2"})
    assert "Maria O'Neill - 2" in text
    assert count(text).encoding == "GSM-7"
