"""What a provider's refusal means for a text, for its number, and for whoever runs Carebell."""

from enum import StrEnum, auto


class Failure(StrEnum):
    """Kinds of failure, by what is to be done about them."""

    PERMANENT = auto()
    """This text never goes out this way; nothing else is wrong."""
    NUMBER_BAD = auto()
    """The number cannot be texted: somebody has to ask for another."""
    OPTED_OUT = auto()
    """The number's owner said STOP to the provider: ours from now on too."""
    CONTENT = auto()
    """The words were refused: never repeated, an admin must look."""
    CONFIGURATION = auto()
    """Our own account, sender or settings: nothing can leave until an admin mends it."""
    THROTTLED = auto()
    """Certainly not processed, because of the rate: again, more slowly."""
    TEMPORARY = auto()
    """Certainly not delivered: again, while it is still useful."""
    BLOCKED = auto()
    """The phone or its carrier blocks our texts: like an opt-out that nobody texted."""
    AMBIGUOUS = auto()
    """It may have been delivered: not again on a guess."""


TOLD_TO_ADMINS = frozenset(
    {Failure.NUMBER_BAD, Failure.BLOCKED, Failure.CONTENT, Failure.CONFIGURATION}
)
"""These need a person: the admins are told."""
