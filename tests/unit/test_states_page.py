"""docs/states.md shows the states as they are in the code and in the database."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint
from sqlmodel import SQLModel

from scripts.states import EPISODE, INBOUND, PAGE, page
from service.core.delivery import TRANSITIONS, MessageState
from service.db.tables import EpisodeState, InboundState


def test_the_page_is_what_the_code_says() -> None:
    assert PAGE.read_text() == page(), "run .venv/bin/python scripts/states.py"


def test_every_state_of_the_code_is_drawn_and_constrained() -> None:
    drawn: dict[str, tuple[type[StrEnum], Mapping[Any, Any]]] = {
        "message": (MessageState, TRANSITIONS),
        "inbound_message": (InboundState, INBOUND),
        "episode": (EpisodeState, EPISODE),
    }
    for table, (states, arrows) in drawn.items():
        assert set(arrows) == set(states)
        constraints = {
            constraint.name: str(constraint.sqltext)
            for constraint in SQLModel.metadata.tables[table].constraints
            if isinstance(constraint, CheckConstraint)
        }
        words = constraints[f"ck_{table}_state"]
        assert all(f"'{state.value}'" in words for state in states)
