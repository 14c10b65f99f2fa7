"""The schema: made by migrations, the same as the tables say, refused when it is another's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlmodel import SQLModel

from service.core.errors import SchemaError
from service.db import schema
from service.db.database import Database


@pytest.fixture
def empty(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


def test_migrations_make_exactly_the_tables_of_the_code(empty: Database) -> None:
    schema.upgrade(empty)
    with empty.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, SQLModel.metadata)
    assert differences == []


def test_migrations_make_every_check_that_the_code_names(empty: Database) -> None:
    # Alembic does not compare CHECK constraints, and they hold the state rules.
    schema.upgrade(empty)
    named = {
        str(constraint.name)
        for table in SQLModel.metadata.tables.values()
        for constraint in table.constraints
        if str(constraint.name).startswith("ck_")
    }
    where_named = (
        "SELECT group_concat(sql) FROM sqlite_master"
        if empty.is_sqlite
        else "SELECT string_agg(conname, ',') FROM pg_constraint"
    )
    with empty.engine.connect() as connection:
        made = connection.execute(text(where_named)).scalar_one()
    missing = {name for name in named if name not in made}
    assert len(named) > 20
    assert missing == set()


def test_migrations_make_the_same_checks_and_partial_indexes_as_the_code(tmp_path: Path) -> None:
    # SQLite keeps both as they were written, so that the two can be held against each other.
    migrated, made = (Database(f"sqlite:///{tmp_path}/{name}.db") for name in ("migrated", "made"))
    schema.upgrade(migrated)
    SQLModel.metadata.create_all(made.engine)
    assert _checks_and_indexes(migrated) == _checks_and_indexes(made)
    migrated.close()
    made.close()


def _checks_and_indexes(database: Database) -> dict[str, str]:
    inspector = inspect(database.engine)
    found = {}
    for table in SQLModel.metadata.tables:
        for check in inspector.get_check_constraints(table):
            found[str(check["name"])] = " ".join(str(check["sqltext"]).split())
        for index in inspector.get_indexes(table):
            where = index.get("dialect_options", {}).get("sqlite_where", "")
            found[str(index["name"])] = f"{index['column_names']} {where}"
    return found


def test_an_empty_database_is_refused_with_the_command_that_makes_it(empty: Database) -> None:
    with pytest.raises(SchemaError, match="carebell init"):
        schema.check(empty)


def test_an_empty_database_is_prepared(empty: Database) -> None:
    schema.prepare(empty)
    schema.check(empty)


def test_an_older_schema_is_refused_with_the_command_that_upgrades_it(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.upgrade(empty)
    # The next migration is not written yet: this Carebell stands for the one after it.
    monkeypatch.setattr(schema, "latest_revision", lambda: "9999")
    with pytest.raises(SchemaError, match=r"older.*carebell db upgrade"):
        schema.prepare(empty)


def test_a_newer_schema_is_refused_and_left_alone(empty: Database) -> None:
    schema.upgrade(empty)
    with empty.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from-the-future'"))
    for attempt in (schema.check, schema.prepare, schema.upgrade):
        with pytest.raises(SchemaError, match="newer"):
            attempt(empty)
    assert schema.current_revision(empty) == "from-the-future"
