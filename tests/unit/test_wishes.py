"""Texts that end what a caregiver is told."""

import pytest

from service.core.wishes import no_more_alerts_to


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("REMOVE Sam", "sam"),
        ("please remove Sam Lee.", "sam lee"),
        ("No more alerts to Sam", "sam"),
        ("no more texts for sam!", "sam"),
        ("Don’t tell Sam anymore", "sam"),
        ("Quitar a Sam", "sam"),
        ("QUITAR SAM", "sam"),
        ("eliminar a Sam por favor", "sam"),
        ("remove Sam please", "sam"),
        ("stop alerting Sam", "sam"),
        ("no más avisos a Sam", "sam"),
        ("por favor no avisen más a Sam", "sam"),
        ("Quitar a Seán O’Neill", "sean o'neill"),
        ("REMOVE LEE JR.", "lee jr"),
        ("remove", None),
        ("I told Sam no more alerts to Pat please", None),
        ("stop", None),
        ("6", None),
        ("remove " + "x" * 200, None),
        ("", None),
    ],
)
def test_only_a_text_that_is_that_wish_and_nothing_else_counts(
    text: str, name: str | None
) -> None:
    assert no_more_alerts_to(text) == name
