"""The values a reading is made of: what was open, and what the text was understood to mean."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum, auto

FIRST_ALERT_CODE = 11
"""Alert codes start above every possible score, so that neither is ever taken for the other."""


class Kind(StrEnum):
    """What a text was understood to mean."""

    SCORE = auto()
    TAKEN = auto()
    SKIPPED = auto()
    LATER = auto()
    SIDE_EFFECTS = auto()
    OPTOUT = auto()
    OPTIN = auto()
    JOIN = auto()
    HELP = auto()
    ACK = auto()
    BUSY = auto()
    SNOOZE = auto()
    QUESTION = auto()
    DANGER = auto()
    UNCLEAR = auto()
    IGNORED = auto()


class Question(StrEnum):
    """What is waiting for an answer from one phone."""

    CHECKIN = auto()
    DOSE = auto()
    SKIP_CAUSE = auto()
    SIDE_EFFECTS = auto()
    ALERT = auto()
    INVITE = auto()


class Danger(StrEnum):
    """What a text may tell of that cannot wait for anybody's next look at the inbox."""

    PHYSICAL = auto()
    SELF_HARM = auto()


class SideEffect(StrEnum):
    """What the side-effect check asks for, each with a letter of its own."""

    DIZZY = auto()
    DROWSY = auto()
    DRY_MOUTH = auto()
    OTHER = auto()
    NONE = auto()


class SkipCause(StrEnum):
    """Why a dose was skipped, as the follow-up's letters A-E ask."""

    FORGOT = auto()
    FELT_BETTER = auto()
    RAN_OUT = auto()
    SIDE_EFFECTS = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text means, and the stable snake_case code of the rule that said so.

    - `value`: the pain score 0-10 of a SCORE.
    - `code`: the alert code of an ACK, BUSY or SNOOZE; None where none was named.
    - `span`: how much later, of a LATER or a SNOOZE; None where none was said.
    - `cause`: why a dose was SKIPPED, where it was said.
    - `dose`: TAKEN or SKIPPED, where a SCORE's text plainly answers an open dose as well.
    - `danger` and `side_effects` stand beside any kind: "6 but so dizzy" is a SCORE too. DANGER
      as a kind says that nothing else was read in the text.
    - `also_physical`: beside words of self-harm there are those of a physical emergency.
    - `danger_denied`: self-harm was mentioned, and denied; a person reads it, nobody is alarmed.
    - `corrects`: the text takes back an earlier answer ("sorry, 6").
    """

    kind: Kind
    reason: str
    value: int | None = None
    code: int | None = None
    span: timedelta | None = None
    cause: SkipCause | None = None
    dose: Kind | None = None
    danger: Danger | None = None
    also_physical: bool = False
    danger_denied: bool = False
    side_effects: tuple[SideEffect, ...] = ()
    corrects: bool = False
