"""Many rows in one statement, at a cost per row that is the database's own.

A set travels as one JSON text. Binding each value of each row would take longer than writing it.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Dialect,
    String,
    TableValuedAlias,
    any_,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeEngine
from sqlmodel import Session, SQLModel, col


def insert_all(
    session: Session,
    table: type[SQLModel],
    rows: Sequence[Mapping[str, Any]],
    *,
    skip_known: bool = False,
) -> None:
    """Insert rows that all name the same columns, in their order.

    With `skip_known`, rows whose unique key is already there are left out. Goes past the
    session: what it holds is not written before, and learns nothing of the rows. A column of
    JSON must be the same in all of them: within the one text it would be no text any more.
    """
    connection = session.connection()
    dialect = connection.dialect
    is_postgres = dialect.name == "postgresql"
    types = {name: getattr(table, name).type for name in rows[0]}
    columns = {name: [row[name] for row in rows] for name in types}
    own = [name for name, column in columns.items() if column.count(column[0]) < len(rows)]
    shared = [name for name in types if name not in own]  # by all rows: said once
    values = [_as_stored(dialect, types[name], columns[name]) for name in own]
    each = _each(dialect, list(zip(*values, strict=True)) if own else [[] for _ in rows])
    fields: list[ColumnElement[Any]] = [
        cast(each.c.value.op("->>")(place), types[name])
        if is_postgres
        else func.json_extract(each.c.value, f"$[{place}]")
        for place, name in enumerate(own)
    ]
    fields += [literal(rows[0][name], types[name]) for name in shared]
    make = postgresql.insert if is_postgres else sqlite.insert
    # SQLite reads ON CONFLICT after a SELECT as a join's ON unless a WHERE stands between.
    source = select(*fields).select_from(each).where(literal(1) == 1)
    statement = make(table).from_select([*own, *shared], source)
    connection.execute(statement.on_conflict_do_nothing() if skip_known else statement)


def among(session: Session, column: Any, values: Collection[int | str]) -> ColumnElement[bool]:
    """Whether the column's value is one of these, however many they are.

    As separate parameters SQLite takes 32,766, PostgreSQL 65,535. An array PostgreSQL can count
    as it plans; from a text it would not, and read the whole table rather than its index.
    """
    if session.get_bind().dialect.name == "postgresql":
        return col(column) == any_(literal(list(values), postgresql.ARRAY(column.type)))
    items = json.dumps(list(values))
    return col(column).in_(select(func.json_each(items).table_valued("value").c.value))


def _each(dialect: Dialect, items: Sequence[Sequence[Any]]) -> TableValuedAlias:
    text = literal(json.dumps(items, default=str), String)
    if dialect.name == "postgresql":
        return func.json_array_elements(cast(text, JSON)).table_valued("value")
    return func.json_each(text).table_valued("value")


def _as_stored(dialect: Dialect, type_: TypeEngine[Any], values: list[Any]) -> list[Any]:
    process = type_.dialect_impl(dialect).bind_processor(dialect)
    if process is None:
        return values
    known = {value: process(value) for value in set(values)}  # most are alike
    return [known[value] for value in values]
