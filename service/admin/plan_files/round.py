"""One application of a file: what it changes and what is wrong with it, noted as it goes."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlmodel import Session

from service.admin.plan_files.reading import Mistakes

Sign = Literal["+", "~", "-"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between a file and what is planned: added, changed or ended."""

    sign: Sign
    patient: str
    what: str


@dataclass(slots=True)
class Round:
    """The session, the time, the most texts to a number, and what has come of the file so far."""

    session: Session
    now: datetime
    mistakes: Mistakes
    texts_a_day: int
    changes: list[Change] = field(default_factory=list)

    def note(self, sign: Sign, patient: str, what: str) -> None:
        """Note a difference."""
        self.changes.append(Change(sign, patient, what))
