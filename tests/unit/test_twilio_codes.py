"""Twilio's error codes: what each means for a text, as the facts about Twilio list them."""

import pytest

from service.core.failures import Failure
from service.sms.twilio_codes import CODES, OPTED_OUT, of_answer, of_receipt

# By what is to be done; a range such as scheduling's, which we never use, takes the default.
EXPECTED: dict[Failure, tuple[int, ...]] = {
    Failure.THROTTLED: (20429, 63018),
    Failure.AMBIGUOUS: (20500, 20503, 30008, 30410),
    Failure.CONFIGURATION: (
        *(20003, 20005, 90010, 20008, 20404),
        *(21212, 21606, 21659, 21660),
        *(21408, 21603, 21609, 21608, 21219),
        *(21701, 21703, 21704, 21705),
        *(30002, 30018, 30024, 30032, 30033, 30034, 30035, 30023, 30027),
        *(30047, 30610, 30640, 30450, 35111, 63038),
    ),
    Failure.NUMBER_BAD: (
        *(21211, 21214, 21217, 21612, 21614, 21635, 21265),
        *(30005, 30006, 63003, 63024),
    ),
    Failure.BLOCKED: (30004,),
    Failure.OPTED_OUT: (21610, 63014),
    Failure.TEMPORARY: (
        *(21611, 30001, 30003, 30022),
        *(30017, 30500, 30021, 30020),
    ),
    Failure.PERMANENT: (
        *(21602, 21604, 21619, 21617, 21266, 14107),
        *(30009, 30029, 30030, 90007, 30036, 30409),
        *(35114, 35115, 35116, 35117, 35118, 35119, 35125, 35126),
    ),
    Failure.CONTENT: (30007, 63013, 63016),
}
LISTED = [(code, failure) for failure, codes in EXPECTED.items() for code in codes]
NEVER_MET_BY_A_TEXT = (11200, 11205, 11750, 12100, 12200, 12300, 57012)
"""Twilio's debugger says these of our webhooks."""


@pytest.mark.parametrize(("code", "failure"), LISTED)
def test_every_listed_code_means_what_is_to_be_done(code: int, failure: Failure) -> None:
    assert of_answer(code).failure is failure
    if code in CODES:
        assert of_receipt(code).failure is failure


def test_no_row_of_the_table_is_left_unchecked() -> None:
    assert set(CODES) <= {code for code, _ in LISTED}
    assert not set(CODES) & set(NEVER_MET_BY_A_TEXT)


@pytest.mark.parametrize("code", [None, 99999, *NEVER_MET_BY_A_TEXT])
def test_an_unlisted_refusal_is_final_and_an_unlisted_failure_is_not_repeated(
    code: int | None,
) -> None:
    assert of_answer(code).failure is Failure.PERMANENT
    assert of_receipt(code).failure is Failure.AMBIGUOUS


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_said_in_words_that_go_on_a_sentence(code: int) -> None:
    words = CODES[code].words
    assert words[0].islower() or words.startswith("Twilio")
    assert not words.endswith(".")
    assert str(code) not in words


def test_a_number_that_opted_out_stops_no_others() -> None:
    assert not CODES[OPTED_OUT].stops_all


def test_only_what_passes_by_itself_is_worth_another_text() -> None:
    again = {code: row.again for code, row in CODES.items() if row.again}
    assert {CODES[code].failure for code in again} == {Failure.TEMPORARY}
    assert set(again.values()) == {1, 2}
    # That one may have arrived; the other is told before anything has been accepted.
    assert {30410, 21611}.isdisjoint(again)


def test_only_what_is_wrong_with_us_stops_everything_and_a_queue_that_is_full() -> None:
    stopping = {code: row.failure for code, row in CODES.items() if row.stops_all}
    assert stopping.pop(21611) is Failure.TEMPORARY
    assert set(stopping.values()) == {Failure.CONFIGURATION}
