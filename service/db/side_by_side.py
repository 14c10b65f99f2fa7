"""Rows that need each other's ids, stored for many at once with one flush for all of them.

What stores something is written as a generator that yields where the database must give ids to
what it has added. Alone it is flushed there; side by side all go on as far as that first.
"""

from collections.abc import Generator, Sequence
from typing import TypeVar

from sqlmodel import Session

T = TypeVar("T")
Storing = Generator[None, None, T]


def alone(session: Session, work: Storing[T]) -> T:
    """Store one thing; what came of it."""
    return side_by_side(session, [work])[0]


def side_by_side(session: Session, works: Sequence[Storing[T]]) -> list[T]:
    """Store many things that do not know of each other; what came of each, in their order.

    An error in one is raised at once: the caller's transaction must not be committed then.
    """
    done: dict[int, T] = {}
    while len(done) < len(works):
        for place, work in enumerate(works):
            if place in done:
                continue
            try:
                next(work)
            except StopIteration as end:
                done[place] = end.value
        session.flush()
    return [done[place] for place in range(len(works))]
