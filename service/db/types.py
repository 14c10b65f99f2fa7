"""Column types that keep what SQLite forgets: the time zone, and which words are allowed."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import CheckConstraint, DateTime, Dialect, String
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

W = TypeVar("W", bound=StrEnum)

# Every constraint has a name: SQLite's migrations cannot change one that has none.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in, the same aware moment in UTC out, on every database.

    SQLite stores no offset and would hand back naive values; a naive value is refused.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive datetime has no place in the database: {value!r}")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if dialect.name == "sqlite" else moment.astimezone(UTC)


class Word(TypeDecorator[W], Generic[W]):
    """A member of one vocabulary, stored as its word; see `only_words` for the constraint."""

    impl = String(24)
    cache_ok = True

    def __init__(self, vocabulary: type[W]) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self._members = {word.value: word for word in vocabulary}  # quicker than to ask the enum

    def process_bind_param(self, value: W | str | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else self.vocabulary(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> W | None:
        del dialect
        return None if value is None else self._members[value]


def only_words(table: str, column: str, vocabulary: type[StrEnum]) -> CheckConstraint:
    """The database itself refuses a word that the vocabulary does not hold."""
    words = ", ".join(f"'{word.value}'" for word in vocabulary)
    return CheckConstraint(f"{column} IN ({words})", name=f"ck_{table}_{column}")
