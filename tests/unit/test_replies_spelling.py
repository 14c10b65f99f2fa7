"""Words that are written in haste are read as what they are; numbers never are."""

import pytest

from service.core.replies.reader import read
from service.core.replies.reading import Kind, Question
from service.core.replies.vocabulary import without_slips


def value(text: str) -> int | None:
    return read(text, [Question.CHECKIN]).value


@pytest.mark.parametrize(
    "text",
    [
        "aruond 6",
        "hmmmmm 6",
        "definitly a 6",
        "my pain is 6 tooday",
        "6 tongiht",
        "probbably a 6",
        "it's soooo bad, 6",
    ],
)
def test_a_slip_beside_a_score_changes_nothing(text: str) -> None:
    assert value(text) == 6


@pytest.mark.parametrize(
    "text",
    [
        "7 and a haf",
        "7 or mre",
        "7 or so hous of sleep",
        "my huband's pain is 7",
        "2 is too manny",
        "7 o'clokc",
        "it was 8 this time last wek",
        "5, maybbe 6",
    ],
)
def test_a_slip_in_what_makes_a_number_doubtful_is_seen_through(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "mood bingo paint stuart stoke drying zzz camping planes"),
        ("es", "visto hablado muerto"),
        ("fr", "vente compagnie"),
        ("pt", "visita branco"),
    ],
)
def test_a_word_that_may_be_another_stays_what_it_is(language: str, words: str) -> None:
    assert without_slips(words, language) == words


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("es", "amanesi", "amaneci"),
        ("es", "bengan", "vengan"),
        ("es", "lebantar", "levantar"),
        ("fr", "jespere", "j'espere"),
        ("pt", "acordey", "acordei"),
    ],
)
def test_a_word_written_by_ear_is_read_as_the_one_that_sounds_so(
    language: str, written: str, meant: str
) -> None:
    assert without_slips(written, language) == meant


def test_what_is_no_word_is_left_as_it_is() -> None:
    assert without_slips("z" * 20_000, "en") == "z" * 20_000
    assert without_slips("sevn tne fvie", "en") == "sevn tne fvie"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("plese stop textng me", Kind.OPTOUT),
        ("unsubcribe", Kind.OPTOUT),
        ("my chset is tight and I cant breathe", Kind.DANGER),
        ("I'm having a storke", Kind.DANGER),
    ],
)
def test_a_slip_hides_no_wish_and_no_danger(text: str, kind: Kind) -> None:
    assert read(text, [Question.CHECKIN]).kind is kind
