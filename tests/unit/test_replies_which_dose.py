"""Texts that name one of a day's doses by its time."""

from datetime import time

import pytest

from service.core.replies.which_dose import means_all, names_another_dose


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        ("took the 8pm one", "21:00"),
        ("took the 8 a.m. dose", "20:00"),
        ("skipped my 8:30 pill", "20:00"),
        ("took the 21:00 dose", "09:00"),
        ("took the morning one", "13:00"),
        ("had my lunchtime meds", "08:00"),
        ("yes the bedtime pill", "13:00"),
        ("ya tomé la de las 8", "21:00"),
        ("tomé la de la mañana", "21:00"),
        ("la dosis de las 20:00 sí", "21:00"),
        ("j'ai pris celui de 8h", "21:00"),
        ("pris la dose de 20 h 30", "21:00"),
        ("pris le comprimé du matin", "13:00"),
        ("celui de l'après-midi, oui", "21:00"),
        ("tomei o das 8h", "21:00"),
        ("tomei a dose das 20:30", "21:00"),
        ("já tomei o da manhã", "21:00"),
    ],
)
def test_another_dose_is_named(text: str, wall: str) -> None:
    assert names_another_dose(text, time.fromisoformat(wall))


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        ("took it", "21:00"),
        ("took it at 8pm", "21:00"),
        ("took 8 pills", "21:00"),
        ("took the 9pm one", "21:00"),
        ("took the 9 o'clock one", "21:00"),
        ("took the 21:00 dose", "21:00"),
        ("took the 12am pill", "00:00"),
        ("took the 12pm pill", "12:00"),
        ("took the evening one and the morning one", "08:00"),
        ("night pill done", "21:00"),
        ("ya tomé la de las 9", "21:00"),
        ("tomé la de la noche", "21:00"),
        ("pris à 8h", "21:00"),
        ("celui de 21h est pris", "21:00"),
        ("pris celui de 9h", "21:00"),
        ("pris la dose du soir", "21:00"),
        ("tomei às 8h", "21:00"),
        ("tomei a das 21h", "21:00"),
        ("tomei o da noite", "01:00"),
        ("", "21:00"),
    ],
)
def test_this_dose_is_named_or_none(text: str, wall: str) -> None:
    assert not names_another_dose(text, time.fromisoformat(wall))


@pytest.mark.parametrize(
    "text",
    [
        "took both",
        "Took BOTH of them.",
        "both taken",
        "yes both",
        "I've taken both my pills, thanks",
        "skipped both",
        "took both at 9",
        "took them all",
        "took 'em all just now",
        "took all of them",
        "all of my evening meds are taken",
        "took all",
        "took everything",
        "all taken",
        "ya tomé las dos",
        "tome ambas",
        "me tomé todas",
        "j'ai pris les deux",
        "j'ai tous pris",
        "tomei os dois",
        "tomei todos",
        "tomei ambos",
        "toutes prises",
    ],
)
def test_two_doses_are_meant(text: str) -> None:
    assert means_all(text, 2)
    assert not means_all(text, 1)


@pytest.mark.parametrize(
    "text",
    [
        "took it",
        "took it all",
        "took all of it",
        "all good, took it",
        "that's all done",
        "took it, both knees hurt",
        "took it with both hands",
        "la de las dos",
        "la tomé a las dos",
        "la tomo todas las noches",
        "pris, comme tous les soirs",
        "tomei, como todas as noites",
        "",
    ],
)
def test_one_dose_is_meant(text: str) -> None:
    assert not means_all(text, 2)


def test_both_of_three_may_be_any_two() -> None:
    assert not means_all("took both", 3)
    assert means_all("took them all", 3)
