"""What Carebell says: complete, one encoding, no medicine named unless allowed, no advice."""

from dataclasses import replace
from datetime import time

import pytest

from service.core.policy import Policy
from service.core.segments import count, is_gsm7
from service.core.texts import LANGUAGES, ask_again, checkin_prompt, dose_prompt, write
from service.core.texts.catalog import WORDING, kind_of
from service.core.texts.checking import ANYWHERE, check_shipped, variables
from service.core.texts.examples import EXAMPLES
from service.core.texts.unsaid import advice_in, named_in
from service.core.texts.words import SPANISH_WORDS
from service.db.tables import PersonKind
from service.settings import Settings
from service.sms.twilio_codes import CODES, FAILED, REFUSED

POLICY = Policy(service_name="Riverside Pain Clinic", contact="+1 202 555 0100")
EVERY_TEXT = [(language, key) for language in LANGUAGES for key in WORDING[language]]
VALUES = EXAMPLES


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
    assert WORDING[language].keys() == WORDING["en"].keys()
    for key, text in WORDING[language].items():
        assert variables(text) == variables(WORDING["en"][key]), key


def test_our_own_wording_passes_the_check_that_a_clinics_has_to_pass() -> None:
    assert check_shipped(POLICY) == []


def test_every_variable_has_an_example_and_every_example_a_variable() -> None:
    used = set[str]().union(*map(variables, WORDING["en"].values()))
    assert used - ANYWHERE == EXAMPLES.keys()
    assert EXAMPLES["sender"] != EXAMPLES["patient"], "the patient's own text has a wording apart"


@pytest.mark.parametrize(("language", "key"), EVERY_TEXT)
def test_a_text_names_no_drug_dose_or_condition_unless_its_key_says_named(
    language: str, key: str
) -> None:
    wording = WORDING[language][key]
    assert named_in(wording) == []
    assert ("medicines" in variables(wording)) == key.endswith("_named")


@pytest.mark.parametrize(("language", "key"), EVERY_TEXT)
def test_no_text_advises(language: str, key: str) -> None:
    assert advice_in(write(key, language, POLICY, **VALUES)) == []


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("dose_named", "dose"),
        ("doses", "dose"),
        ("checkin", "checkin"),
        ("ask_again_dose", "ask_again"),
        ("saved_taken_late", "receipt"),
        ("alert_scores", "alert"),
        ("which_alert", "answer"),
        ("danger_told_about_self_harm", "alert"),
        ("danger_told_unknown", "alert"),
        ("opted_out", "optout_confirmation"),
        ("stop_told_admin", "notice"),
    ],
)
def test_a_text_is_listed_under_the_kind_that_it_is_sent_as(key: str, kind: str) -> None:
    assert kind_of(key) == kind


@pytest.mark.parametrize(("language", "example"), [("en", "e.g. 4"), ("es", "p.ej. 4")])
def test_the_pain_question_is_one_segment_and_gives_an_example(
    language: str, example: str
) -> None:
    prompt = checkin_prompt(Policy("Carebell", "x"), language, time(20))
    assert count(prompt).segments == 1
    assert prompt.endswith(example)


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


def test_words_that_fill_a_text_are_of_its_language() -> None:
    named = dose_prompt(POLICY, "es", time(21), ["A", "B", "C"], named=True)
    assert "Es hora de A, B y C, 21:00." in named
    values = VALUES | {"emergency": "your local emergency number", "kind": "caregiver"}
    assert "Emergencia: su numero local de emergencias." in write("help", "es", POLICY, **values)
    assert "your local emergency number" in write("help", "en", POLICY, **values)
    nobody_named = replace(POLICY, contact=Settings.model_fields["contact"].default)
    assert "Preguntas: su clinica." in write("help", "es", nobody_named, **VALUES)
    assert "Questions: your clinic." in write("help", "en", nobody_named, **VALUES)
    assert "(id 12, cuidador)" in write("stop_told_admin", "es", POLICY, **values)
    unknown = write("not_textable", "es", POLICY, **values | {"why": "error 99999"})
    assert "error 99999" in unknown


def test_every_reason_and_role_has_its_spanish_words_in_gsm_7() -> None:
    ours = {code.words for code in [*CODES.values(), REFUSED, FAILED]} | {
        kind.value for kind in PersonKind
    }
    assert ours - SPANISH_WORDS.keys() == set()
    for words in SPANISH_WORDS.values():
        assert is_gsm7(words), words
        text = write("not_textable", "es", POLICY, **VALUES | {"why": words})
        assert count(text).segments <= 2
