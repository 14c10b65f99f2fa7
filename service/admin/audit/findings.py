"""What an audit has to say: rows by name, in plain words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlmodel import Session

from service.admin.audit.window import Window


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that breaks a promise, or, as a note, one that is worth a look.

    `subject` says what kind of row the `id` is of. No text's words are told, and no number.
    """

    check: str
    subject: str
    id: int | str
    problem: str
    is_note: bool = False


Check = Callable[[Session, Window], Iterator[Finding]]
