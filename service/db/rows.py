"""Small things to do with rows."""

from typing import Protocol


class HasId(Protocol):
    """A row whose key the database gives."""

    id: int | None


def id_of(row: HasId) -> int:
    """The id of a stored row: only a row that has not been written yet has none."""
    if row.id is None:
        raise LookupError(f"{type(row).__name__} has not been stored yet")
    return row.id
