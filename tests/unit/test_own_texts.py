"""A clinic's own wording: what is refused, what is only dearer, and what it changes."""

from dataclasses import replace
from datetime import time

import pytest

from service.core.policy import Policy
from service.core.segments import is_gsm7
from service.core.texts import LANGUAGES, checkin_prompt, instrument, write
from service.core.texts.catalog import WORDING
from service.core.texts.checking import Finding, check_own, typed_words, variables
from service.core.texts.english import INSTRUMENT
from service.core.texts.examples import EXAMPLES
from service.core.texts.plain import in_gsm7, plain_name
from service.core.texts.unsaid import advice_in, named_in

POLICY = Policy(service_name="Riverside", contact="+1 202 555 0100")
DOSE = "{service}: It is {wall}, time for your dose. Reply T when taken, S if skipped."
CHECKIN = "{service} {wall}: How bad was pain on average, last 24 hours, 0-10? e.g. 4"


def said(language: str, key: str, wording: object, *medicines: str) -> list[str]:
    """What is said of one wording, without the part that names it."""
    found = check_own({language: {key: wording}}, POLICY, medicines)
    assert all((one.language, one.key) == (language, key) for one in found)
    return [one.problem for one in found if one.wrong]


@pytest.mark.parametrize(
    ("wording", "problems"),
    [
        (DOSE, []),
        (DOSE + " {contact}", []),
        (DOSE.replace("{wall}", "{walls}"), ["has no variable {walls}", "lacks {wall}"]),
        (DOSE.replace("{wall}", "{medicines}"), ["has no variable {medicines}", "lacks {wall}"]),
        (DOSE.replace("{service}", "We"), ["lacks {service}"]),
        (DOSE.replace("{wall}", "{wall:>9}"), ["has a brace that holds no variable"]),
        (DOSE.replace("{wall}", "{wall!r}"), ["has a brace that holds no variable"]),
        (DOSE.replace("{wall}", "{wall.hour}"), ["has a brace that holds no variable"]),
        (DOSE + " {}", ["has a brace that holds no variable"]),
        (DOSE + " {0}", ["has a brace that holds no variable"]),
        (DOSE + " {", ["has a brace that holds no variable"]),
        (DOSE.replace("T when", "t when"), ["lacks the word T"]),
        (DOSE.replace(" S ", " NO "), ["lacks the word S"]),
        (DOSE + " 10 mg", ['names a drug, dose or condition ("10 mg")']),
        (DOSE + " Amitriptyline", ['names a drug, dose or condition ("amitriptyline")']),
        (DOSE + " Blue pill", ['names a drug, dose or condition ("blue pill")']),
        (DOSE + " You should take it", ['advises ("should take")']),
        (DOSE + "x" * 480, ["takes 4 segments, and 3 are the most"]),
        ("", ["is no wording in quotation marks"]),
        (7, ["is no wording in quotation marks"]),
        (["a"], ["is no wording in quotation marks"]),
    ],
)
def test_every_mistake_of_a_wording_is_told(wording: object, problems: list[str]) -> None:
    assert said("en", "dose", wording, "Blue Pill 5 mg", "dose") == problems


@pytest.mark.parametrize(
    ("key", "without"),
    [
        ("alert", "{code}"),
        ("alert", "{emergency}"),
        ("alert", "OK"),
        ("help", "STOP"),
        ("help", "{contact}"),
        ("checkin", "10"),
        ("checkin", "{wall}"),
        ("opted_out", "START"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_reader_needs_cannot_be_left_out(language: str, key: str, without: str) -> None:
    wording = WORDING[language][key]
    assert said(language, key, wording) == []
    word = without if without.startswith("{") else f"the word {without}"
    assert said(language, key, wording.replace(without, "...")) == [f"lacks {word}"]


def test_all_mistakes_come_at_once_each_with_its_place_and_an_example() -> None:
    tables = {"fr": {}, "en": "none", "es": {"alrt": "x", "which_alert": "{service}"}}
    assert list(map(str, check_own(tables, POLICY))) == [
        "[fr] is no language that Carebell writes; for example [en] or [es].",
        '[en] is no table of texts; for example [en] help = "...".',
        "[es] alrt is no text of Carebell's; for example alert.",
        '[es] which_alert lacks {choices}; for example "{service}: ¿Cual? Responda {choices}.".',
    ]


def test_accents_outside_gsm_7_may_stand_and_their_cost_is_told() -> None:
    wording = (
        "{service}: Su dosis de las {wall} de la mañana. Responda T si la tomó, S si no. Más: sí"
    )
    [finding] = check_own({"es": {"dose": wording}}, POLICY)
    costs = "is UCS-2 because of á í ó: segments 2, without 1"
    assert finding == Finding("es", "dose", costs, wrong=False)


def test_a_clinics_wording_goes_first_and_only_where_it_is() -> None:
    own = replace(POLICY, own_texts={"en": {"dose": DOSE}})
    assert write("dose", "en", own, wall="21:00").startswith("Riverside: It is 21:00, time")
    for language, key in [("es", "dose"), ("en", "doses")]:
        assert write(key, language, own, wall="21:00") == write(
            key, language, POLICY, wall="21:00"
        )


def test_another_question_is_another_instrument() -> None:
    own = replace(POLICY, own_texts={"en": {"checkin": CHECKIN}})
    other = replace(POLICY, own_texts={"en": {"checkin": CHECKIN + "!"}})
    doses = replace(POLICY, own_texts={"en": {"dose": DOSE}})
    names = {instrument("en", policy) for policy in (POLICY, own, other)}
    assert len(names) == 3
    assert max(map(len, names)) <= 24
    assert instrument("en", own).startswith("custom-")
    assert instrument("es", own) == instrument("en", doses) == INSTRUMENT
    assert "How bad" in checkin_prompt(own, "en", time(20))


def test_words_to_reply_with_are_those_of_every_language() -> None:
    assert typed_words("checkin") == {"0", "10", "24", "4"}
    assert typed_words("alert") == {"OK", "BUSY", "STOP"}
    assert typed_words("dose") == {"T", "S"}
    assert typed_words("saved_score") == set()


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Lucía Peña", "Lucia Peña"),
        ("Zoë Ångström", "Zoe Ångström"),
        ("Nguyễn Thị Hà", "Nguyen Thi Hà"),
        ("Franc\u0327ois", "Francois"),
        ("José", "José"),
        ("Đặng", "Đặng"),
        ("Łukasz", "Łukasz"),
        ("Мария", "Мария"),
        ("\u0623\u0645\u0644", "\u0623\u0645\u0644"),
        ("Ana \U0001f600", "Ana \U0001f600"),
    ],
)
def test_a_name_is_written_plain_as_a_whole_or_not_at_all(name: str, plain: str) -> None:
    assert plain_name(name) == plain
    assert is_gsm7(in_gsm7(name))


def test_names_are_written_plain_only_where_that_was_asked() -> None:
    values = EXAMPLES | {"patient": "Lucía Peña", "choices": "OK 11 (Lucía Peña)"}
    asked = replace(POLICY, plain_names=True)
    for key in ("alert", "which_alert"):
        assert "Lucía Peña" in write(key, "en", POLICY, **values)
        assert "Lucia Peña" in write(key, "en", asked, **values)
    medicine = write("dose_named", "en", asked, wall="21:00", medicines="Tramadól")
    assert "Tramadól" in medicine


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Time for your dose", []),
        ("Your AMITRIPTYLINE", ["amitriptyline"]),
        ("su depresión", ["depresion"]),
        ("take 2.5 mg now", ["2.5 mg"]),
        ("tome 10mg", ["10mg"]),
        ("50 µg", ["50 \u03bcg"]),
        ("10 of 12 messages", []),
        ("at 8 go", []),
        ("your evening drops", ["evening drops"]),
        ("your evening dropsy", []),
    ],
)
def test_drugs_doses_and_conditions_are_found(text: str, named: list[str]) -> None:
    assert named_in(text, ["Evening drops (left)", "12"]) == named


def test_advice_is_found_in_both_languages() -> None:
    assert advice_in("You SHOULD TAKE it, that is normal") == ["should take", "normal"]
    assert advice_in("Deje de tomar eso") == ["deje de tomar"]
    assert advice_in("The abnormal tower") == []


def test_a_variable_counts_once_and_doubled_braces_not_at_all() -> None:
    assert variables("{a} {b} {a} {{c}}") == {"a", "b"}
