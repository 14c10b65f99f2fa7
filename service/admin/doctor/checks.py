"""What a check of the installation has to say."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """All is well; something is worth a look; something does not work."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, what was seen, and what to do about it."""

    check: str
    level: Level
    says: str
    advice: str = ""


def ok(check: str, says: str) -> Check:
    """All is well."""
    return Check(check, Level.OK, says)


def warning(check: str, says: str, advice: str) -> Check:
    """Worth a look."""
    return Check(check, Level.WARNING, says, advice)


def problem(check: str, says: str, advice: str) -> Check:
    """It does not work."""
    return Check(check, Level.PROBLEM, says, advice)
