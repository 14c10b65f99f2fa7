"""The values that a score is found with: a number in its place, a candidate, the finding."""

from dataclasses import dataclass
from enum import Enum, auto

from service.core.replies.pieces import Piece

SCORE = "score"
OTHER_KIND = "other"  # a quantity of another kind: no score, and no reason to doubt one beside it
LOOSE = "loose"  # nobody knows what it counts: no score may be read beside it
HIGHEST = 10


class Tie(Enum):
    """What a candidate is tied to."""

    NOW = auto()
    TODAY = auto()
    NOTHING = auto()
    EARLIER_TODAY = auto()
    PAST = auto()
    FUTURE = auto()
    NEGATED = auto()
    UNSURE = auto()
    OTHERS = auto()
    QUESTION = auto()


@dataclass(slots=True)
class Candidate:
    """A number that stands like a score."""

    value: int
    at: int
    clause: int
    tie: Tie = Tie.NOTHING
    body: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A number that may be the score: why nobody knows, and whether a plain one passes it over."""

    value: int
    clause: int
    reason: str
    passes: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A score, or None with the reason why there is none."""

    value: int | None
    reason: str
    corrects: bool = False


class Spot:
    """A number where it stands: piece `at` of the text, in the clause from `start` to `end`.

    `lead` and `rest` are what its clause says before it and after it, `before` and `after` the
    pieces beside it in its clause; `neighbour` follows it, be it the end of its clause.
    """

    __slots__ = ("after", "at", "before", "end", "found", "lead", "neighbour", "rest", "start")

    def __init__(self, found: list[Piece], at: int, start: int, end: int) -> None:
        """Look around the number: the rules ask it again and again."""
        self.found, self.at, self.start, self.end = found, at, start, end
        self.lead = found[start:at]
        self.rest = found[at + 1 : end]
        self.before = self.lead[-1] if self.lead else None
        self.after = self.rest[0] if self.rest else None
        self.neighbour = found[at + 1] if at + 1 < len(found) else None

    @property
    def alone(self) -> bool:
        """Whether it is the only number of the text."""
        return not any(
            one.number is not None for at, one in enumerate(self.found) if at != self.at
        )
