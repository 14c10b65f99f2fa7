"""The values a reading is made of: what was open, and what the text was understood to mean."""

from dataclasses import dataclass
from enum import StrEnum, auto

FIRST_ALERT_CODE = 11
"""Alert codes start above every possible score, so that neither is ever taken for the other."""


class Kind(StrEnum):
    """What a text was understood to mean."""

    SCORE = auto()
    TAKEN = auto()
    SKIPPED = auto()
    OPTOUT = auto()
    OPTIN = auto()
    HELP = auto()
    ACK = auto()
    UNCLEAR = auto()


class Question(StrEnum):
    """What is waiting for an answer from one phone."""

    CHECKIN = auto()
    DOSE = auto()
    ALERT = auto()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text means, and the stable snake_case code of the rule that said so.

    `value` is the pain score 0-10 of a SCORE. `code` is the alert code of an ACK, None for a
    bare OK. Both are None for every other kind.
    """

    kind: Kind
    reason: str
    value: int | None = None
    code: int | None = None
