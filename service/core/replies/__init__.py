"""What a text means: one pure, total function over the words a person sent."""

from service.core.replies.danger import OwnDanger, own_danger
from service.core.replies.danger_words import DangerWords, danger_words
from service.core.replies.reader import is_provider_keyword, read
from service.core.replies.reading import (
    FIRST_ALERT_CODE,
    Danger,
    Kind,
    Question,
    Reading,
    SideEffect,
    SkipCause,
)

__all__ = [
    "FIRST_ALERT_CODE",
    "Danger",
    "DangerWords",
    "Kind",
    "OwnDanger",
    "Question",
    "Reading",
    "SideEffect",
    "SkipCause",
    "danger_words",
    "is_provider_keyword",
    "own_danger",
    "read",
]
