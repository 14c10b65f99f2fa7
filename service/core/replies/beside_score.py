"""A dose answer beside a score in one text: "yes taken, pain is 5" answers two questions."""

import re

from service.core.replies.dose_clauses import clauses_of
from service.core.replies.dose_patterns import OF_THE_DOSE
from service.core.replies.doses import dose
from service.core.replies.lexicon import LANGUAGES, lexicon
from service.core.replies.quantities import with_digits
from service.core.replies.reading import Kind, Question
from service.core.replies.said import Said
from service.core.replies.words import one_of

_NUMBER = re.compile(r"\d")
_ALL = tuple(LANGUAGES.values())
"""A word that is about the dose; a yes, or having forgotten, may be about either question."""
_SUPPOSED = re.compile(rf"\b(?:{one_of(*(w.supposed for w in _ALL))})\b")


def dose_beside_score(said: Said, asked: tuple[Question, ...]) -> Kind | None:
    """TAKEN or SKIPPED where the clauses without a number plainly say so; None in any doubt.

    The score has to stand in clauses of its own, and a text that asks something tells nothing.
    """
    if Question.DOSE not in asked or "?" in said.body:
        return None
    clauses = clauses_of(with_digits(said.body, lexicon("en")))
    rest = "\n".join(one for one in clauses if not _NUMBER.search(one))
    if not OF_THE_DOSE.search(rest) or _SUPPOSED.search(rest):
        return None
    answer = dose(Said.of(rest, rest), (Question.DOSE,), None)
    return answer.kind if answer and answer.kind in {Kind.TAKEN, Kind.SKIPPED} else None
