"""Adherence as it was answered: counts with their denominator, never a percentage alone.

Answers by text are self-report, and no answer is not "not taken" (clinical facts F).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Standing(StrEnum):
    """What is known of one dose."""

    TAKEN = "taken"
    SKIPPED = "skipped"
    NO_ANSWER = "no answer"
    OPEN = "open"
    NOT_SENT = "not sent"


@dataclass(frozen=True, slots=True)
class Adherence:
    """How the doses of one stretch were answered.

    `asked` is the denominator: doses whose window is over and whose text left, and those that
    were answered all the same. `late` of the answers came after their window. `not_sent` doses
    were due and nobody was reminded; `open` ones may still be answered. Neither counts.
    """

    asked: int = 0
    taken: int = 0
    skipped: int = 0
    no_answer: int = 0
    late: int = 0
    not_sent: int = 0
    open: int = 0


def standing(
    answer: Literal["taken", "skipped"] | None, *, text_left: bool, window_is_over: bool
) -> Standing:
    """What is known of one dose; an answer counts even where no text is known to have left."""
    if answer is not None:
        return Standing(answer)
    if not window_is_over:
        return Standing.OPEN
    return Standing.NO_ANSWER if text_left else Standing.NOT_SENT


def adherence(doses: Iterable[tuple[Standing, bool]]) -> Adherence:
    """Count doses, each with its standing and whether its answer came late."""
    counted = list(doses)
    count = {word: sum(one is word for one, _ in counted) for word in Standing}
    taken, skipped = count[Standing.TAKEN], count[Standing.SKIPPED]
    return Adherence(
        asked=taken + skipped + count[Standing.NO_ANSWER],
        taken=taken,
        skipped=skipped,
        no_answer=count[Standing.NO_ANSWER],
        late=sum(late for _, late in counted),
        not_sent=count[Standing.NOT_SENT],
        open=count[Standing.OPEN],
    )
