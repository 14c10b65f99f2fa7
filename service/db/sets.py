"""Many rows in one statement, at a cost per row that is the database's own.

A set travels as one JSON text. Binding each value of each row would take longer than writing it.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Dialect,
    Insert,
    String,
    any_,
    bindparam,
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
    types = {name: getattr(table, name).type for name in rows[0]}
    columns = {name: [row[name] for row in rows] for name in types}
    own = tuple(name for name in types if columns[name].count(columns[name][0]) < len(rows))
    values = [_as_stored(dialect, types[name], columns[name]) for name in own]
    each = list(zip(*values, strict=True)) if own else [() for _ in rows]
    shared = {name: rows[0][name] for name in types if name not in own}  # by all: said once
    statement = _insertion(dialect.name, table, own, tuple(shared), skip_known=skip_known)
    connection.execute(statement, {**shared, ROWS: json.dumps(each, default=str)})


ROWS = "rows of the set"
"""The name of the parameter that holds them; no column has such a one."""


@lru_cache(maxsize=128)
def _insertion(
    dialect: str,
    table: type[SQLModel],
    own: tuple[str, ...],
    shared: tuple[str, ...],
    *,
    skip_known: bool,
) -> Insert:
    """The statement for rows that differ in their `own` columns; making it anew takes longer
    than some sets take to write.
    """
    is_postgres = dialect == "postgresql"
    types = {name: getattr(table, name).type for name in (*own, *shared)}
    text = bindparam(ROWS, type_=String)
    each = (
        func.json_array_elements(cast(text, JSON)) if is_postgres else func.json_each(text)
    ).table_valued("value")
    fields: list[ColumnElement[Any]] = [
        cast(each.c.value.op("->>")(place), types[name])
        if is_postgres
        else func.json_extract(each.c.value, f"$[{place}]")
        for place, name in enumerate(own)
    ]
    fields += [bindparam(name, type_=types[name]) for name in shared]
    make = postgresql.insert if is_postgres else sqlite.insert
    # SQLite reads ON CONFLICT after a SELECT as a join's ON unless a WHERE stands between.
    source = select(*fields).select_from(each).where(literal(1) == 1)
    statement = make(table).from_select([*own, *shared], source)
    return statement.on_conflict_do_nothing() if skip_known else statement


def among(session: Session, column: Any, values: Collection[int | str]) -> ColumnElement[bool]:
    """Whether the column's value is one of these, however many they are.

    As separate parameters SQLite takes 32,766, PostgreSQL 65,535. An array PostgreSQL can count
    as it plans; from a text it would not, and read the whole table rather than its index.
    """
    if session.get_bind().dialect.name == "postgresql":
        return col(column) == any_(literal(list(values), postgresql.ARRAY(column.type)))
    items = json.dumps(list(values))
    return col(column).in_(select(func.json_each(items).table_valued("value").c.value))


def _as_stored(dialect: Dialect, type_: TypeEngine[Any], values: list[Any]) -> list[Any]:
    process = type_.dialect_impl(dialect).bind_processor(dialect)
    if process is None:
        return values
    known = {value: process(value) for value in set(values)}  # most are alike
    return [known[value] for value in values]
