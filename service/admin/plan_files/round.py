"""One application of a file: what it changes and what is wrong with it, noted as it goes."""

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlmodel import Session

from service.admin.plan_clashes import TakenError
from service.admin.plan_files.reading import Entry, Mistakes
from service.core.errors import ConflictError

Sign = Literal["+", "~", "-"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between a file and what is planned: added, changed or ended.

    `remark` is what people may have to do about it.
    """

    sign: Sign
    patient: str
    what: str
    remark: str = ""


def told(changed: Mapping[str, object]) -> str:
    """What values are now, for people: "zone is Europe/Paris, quiet is off"."""
    return ", ".join(f"{name} is {value}" for name, value in changed.items())


@dataclass(slots=True)
class Round:
    """The session, the time, the most texts to a number, and what has come of the file so far."""

    session: Session
    now: datetime
    mistakes: Mistakes
    texts_a_day: int
    changes: list[Change] = field(default_factory=list)
    said: dict[tuple[Hashable, ...], Entry] = field(default_factory=dict)
    ready: set[str] = field(default_factory=set)
    """The countries for which it was asked whether the service is ready."""
    doubted: set[tuple[int | None, str]] = field(default_factory=set)
    """Medicines with a mistake in them, by patient and name: what follows them is not judged."""

    nowhere: set[int | None] = field(default_factory=set)
    """Patients whose zone is mistaken: nothing of their plans is judged to be past."""

    lines: dict[int, int] = field(default_factory=dict)
    """Where in the file each plan line stands, by its id."""

    @contextmanager
    def telling_lines(self) -> Iterator[None]:
        """What a plan line collides with, by where that stands in the file if it does."""
        try:
            yield
        except TakenError as error:
            if (line := self.lines.get(error.line)) is None:
                raise
            problem = (
                f"The time {error.wall:%H:%M} stands in this file twice, on line {line} as well."
            )
            raise ConflictError(problem) from error

    def note(self, sign: Sign, patient: str, what: str, remark: str = "") -> None:
        """Note a difference."""
        self.changes.append(Change(sign, patient, what, remark))

    def once(self, what: str, entry: Entry, *key: Hashable) -> None:
        """Note that a file says something which it may say once.

        Raises:
            ConflictError: it has said so before; which of the two is meant is for people to say.
        """
        if self.said.setdefault(key, entry) is not entry:
            raise ConflictError(f"{what} stands in this file twice.")
