"""docs/states.md shows the states of the code, of the database, and of what happens."""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import inspect, text

from scripts.states import PAGE, page
from service.core.delivery import PROVIDER_WORDS, REPORTED, TRANSITIONS
from service.db.database import Database
from service.db.tables import (
    EPISODE_TRANSITIONS,
    INBOUND_TRANSITIONS,
    Episode,
    InboundMessage,
    Message,
)
from support.lived import live_a_week

DRAWN: dict[type[Message | InboundMessage | Episode], Mapping[Any, frozenset[Any]]] = {
    Message: TRANSITIONS,
    InboundMessage: INBOUND_TRANSITIONS,
    Episode: EPISODE_TRANSITIONS,
}


def test_the_page_is_what_the_code_says() -> None:
    assert PAGE.read_text() == page(), "run .venv/bin/python scripts/states.py"


def test_every_state_that_is_drawn_is_one_that_the_database_takes(db: Database) -> None:
    for table, arrows in DRAWN.items():
        name = str(table.__tablename__)
        checks = {
            check["name"]: check["sqltext"]
            for check in inspect(db.engine).get_check_constraints(name)
        }
        taken = set(re.findall(r"'(\w+)'", str(checks[f"ck_{name}_state"])))
        assert taken == {state.value for state in arrows}
        assert set().union(*arrows.values()) <= set(arrows)


def test_every_word_of_the_provider_lifts_to_a_state_that_it_reports() -> None:
    assert set(PROVIDER_WORDS.values()) == REPORTED


def test_a_week_takes_no_arrow_that_is_not_drawn(db: Database) -> None:
    _note_arrows(db)
    live_a_week(db)
    with db.engine.connect() as connection:
        rows = connection.execute(text("SELECT DISTINCT of_table, before, after FROM arrow")).all()
    for table, arrows in DRAWN.items():
        taken = {(before, after) for name, before, after in rows if name == table.__tablename__}
        assert taken <= {(state.value, end.value) for state in arrows for end in arrows[state]}
        assert taken, f"the week changes a {table.__name__}"
    assert ("message", "planned", "claimed") in rows


def _note_arrows(db: Database) -> None:
    """Let the database itself keep each change of a state, whoever writes it."""
    note = "INSERT INTO arrow VALUES ('{table}', old.state, new.state);"
    trigger = "CREATE TRIGGER note_{table} AFTER UPDATE ON {table} FOR EACH ROW "
    changed = "WHEN (old.state <> new.state) "
    with db.engine.begin() as connection:
        connection.execute(text("CREATE TABLE arrow (of_table TEXT, before TEXT, after TEXT)"))
        for table in (str(table.__tablename__) for table in DRAWN):
            noted = note.format(table=table)
            if db.is_sqlite:
                then = f"BEGIN {noted} END"
            else:
                then = f"EXECUTE FUNCTION note_{table}()"
                connection.execute(
                    text(
                        f"CREATE FUNCTION note_{table}() RETURNS trigger LANGUAGE plpgsql AS "
                        f"$$ BEGIN {noted} RETURN NULL; END $$"
                    )
                )
            connection.execute(text(trigger.format(table=table) + changed + then))
