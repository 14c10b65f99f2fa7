"""What whoever is told of an alert texts back: which texts take it, and which must not."""

import pytest

from service.core.replies.endangered import Endangered, Whom, whom
from service.core.replies.reader import read
from service.core.replies.reading import Danger, Kind, Question

ALERT = [Question.ALERT]

TAKES = [
    ("I've got it", None),
    ("Ive got it", None),
    ("I got this", None),
    ("I have this", None),
    ("got it", None),
    ("ok got it, thanks!", None),
    ("Yes 11", 11),
    ("yes, 11.", 11),
    ("I've got 11", 11),
    ("11 on it", 11),
    ("I'll take 12", 12),
    ("on my way", None),
    ("On my way, 20 min", None),
    ("on my way, there in 20 minutes", None),
    ("omw", None),
    ("I'll go", None),
    ("ok I'll go now", None),
    ("going over now", None),
    ("I am with her", None),
    ("I'm already with him", None),
    ("I'll check on her", None),
    ("will do", None),
    ("lo tengo", None),
    ("Sí 11", 11),
    ("ya voy", None),
    ("ok sí voy", None),
    ("voy para allá", None),
    ("ya me encargo yo", None),
    ("estoy con ella", None),
    ("yo la llamo ahora", None),
    ("voy para allá, estoy llamando al 911", None),
]
TAKES_NOTHING = """
    I can't go | I cant | not me | who has it? | who is on it | ok who has it | I'll see tomorrow
    I'll go tomorrow | ok I'll call her tomorrow | who's on her way? | Robin is on it | is he on it
    she's got it | someone else has it | I don't have it | I have it tomorrow | yes | 11 | 11?
    I have this weird feeling | ok but I can't | ok, not me | ok but busy | OK, I'm out of office
    I'll take it if nobody else can | I would go but I'm at work | Auto: OK, got it
    got it wrong
    I'm going to bed | I'll go if you can't | was on my way but the car broke down | on it?
    ok 11? | OK 11 ? | yes 11? | ok? | busy? | I got it from the pharmacy
    on my way. who is there?
    no puedo ir | yo no | quien va | ¿quién lo tiene? | voy mañana | ella lo tiene
    ok pero no puedo
    no lo tengo | ok, que vaya otra persona | si puedo voy | ¿11?
"""
TAKES_BESIDE_DANGER = [
    ("ok called 911", None),
    ("on my way, called 911", None),
    ("I called 911, I'm on my way", None),
    ("ok. ambulance is coming, she is unconscious", None),
    ("I'm with him, he collapsed", None),
    ("on my way, I can't wake her", None),
    ("OK 11 calling 911, she is not breathing", 11),
    ("OK 11, chest pain", 11),
    ("ok ya llamé al 911, no respira", None),
]
ASKED_BESIDE_DANGER = [
    "ok, chest pain",
    "ok call 911 she's not breathing",
    "ok I can't go, she is unconscious",
    "ok can someone call 911, she collapsed",
    "ok 11? she is not breathing",
    "I called 911",
    "on my way but can't breathe",
    "I have this crushing chest pain",
]
IN_DANGER_THEMSELVES = [
    "ok I can't breathe",
    "OK 11 I can't breathe",
    "ok my chest hurts, call 911",
    "ok no puedo respirar",
    "I'm going to hurt myself",
    "I'm going to take them all",
    "I'm on the roof and I'm going to jump",
    "voy a acabar con mi vida",
]


@pytest.mark.parametrize(("text", "code"), TAKES)
def test_what_takes_an_alert(text: str, code: int | None) -> None:
    reading = read(text, ALERT)
    assert (reading.kind, reading.code) == (Kind.ACK, code)
    assert read(text, []).kind is not Kind.ACK, "nobody has told them of one"


@pytest.mark.parametrize(
    "text", [one.strip() for one in TAKES_NOTHING.replace("\n", "|").split("|") if one.strip()]
)
def test_what_takes_none(text: str) -> None:
    assert read(text, ALERT).kind in {Kind.UNCLEAR, Kind.BUSY}


@pytest.mark.parametrize(("text", "code"), TAKES_BESIDE_DANGER)
def test_who_helps_often_says_more(text: str, code: int | None) -> None:
    reading = read(text, ALERT)
    assert (reading.kind, reading.code, reading.danger) == (Kind.ACK, code, Danger.PHYSICAL)


@pytest.mark.parametrize("text", ASKED_BESIDE_DANGER)
def test_who_may_be_in_danger_or_asks_for_help_takes_none_and_is_asked(text: str) -> None:
    reading = read(text, ALERT)
    assert (reading.kind, reading.reason) == (Kind.DANGER, "alert_in_doubt")


@pytest.mark.parametrize("text", IN_DANGER_THEMSELVES)
def test_who_is_in_danger_is_asked_nothing(text: str) -> None:
    reading = read(text, ALERT)
    assert reading.kind is Kind.DANGER
    assert reading.reason in {"danger_physical", "danger_self_harm"}


def test_of_a_dose_that_was_asked_about_since_i_will_take_it_is_no_alert() -> None:
    assert read("I'll take it now", [Question.DOSE, Question.ALERT]).kind is not Kind.ACK
    assert read("I'll take it now", [Question.ALERT, Question.DOSE]).kind is Kind.ACK


@pytest.mark.parametrize("text", ["SNOOZE 0H", "snooze 0", "snooze 11 0 min", "SNOOZE 5"])
def test_a_snooze_of_no_length_is_none(text: str) -> None:
    reading = read(text, ALERT)
    assert (reading.kind, reading.reason, reading.span) == (Kind.SNOOZE, "snooze_unsaid", None)


@pytest.mark.parametrize(
    ("text", "who", "named"),
    [
        ("Sam fell and is unconscious", Endangered.ANOTHER, (0,)),
        ("sam fell and is unconscious", Endangered.ANOTHER, (0,)),
        ("I found Sam unconscious", Endangered.ANOTHER, (0,)),
        ("I can't wake Ana Lopez", Endangered.ANOTHER, (1,)),
        ("Sam y Ana están inconscientes, no respiran", Endangered.EITHER, ()),
        ("please come, Sam collapsed", Endangered.ANOTHER, (0,)),
        ("I found Sam, he is unconscious", Endangered.ANOTHER, (0,)),
        ("she collapsed", Endangered.ANOTHER, ()),
        ("my mum is not breathing", Endangered.ANOTHER, ()),
        ("I can't breathe", Endangered.ONESELF, ()),
        ("Sam I can't breathe", Endangered.ONESELF, ()),
        ("Sam is out and I can't breathe", Endangered.ONESELF, ()),
        ("Sam, call 911", Endangered.EITHER, ()),
        ("Sam call 911", Endangered.EITHER, ()),
        ("can't breathe, Sam", Endangered.EITHER, ()),
        ("help me, she collapsed", Endangered.EITHER, ()),
        ("chest pain", Endangered.EITHER, ()),
        ("no puedo respirar", Endangered.ONESELF, ()),
        ("mi mamá se desmayó", Endangered.ANOTHER, ()),
    ],
)
def test_whom_words_of_danger_are_about(
    text: str, who: Endangered, named: tuple[int, ...]
) -> None:
    assert whom(text, ["Sam", "Ana Lopez"]) == Whom(who, named)
