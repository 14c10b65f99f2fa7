"""A small grammar of having taken a dose, in four ideas that every language has words for.

- somebody **took** it: a verb of taking in the past, of oneself, and of nothing but the dose;
- the dose **is down**: the dose as a subject, and where it is now;
- somebody **gave** it: the nurse, a daughter;
- **I did**: an answer to the reminder's own verb.

Tense and person stand in the verbs, so "take", "will take" and "my wife took" are none of them.
What may lead to the verb and what may follow it is listed as well, so that neither "took the dog
out" nor "took it to the chemist" is one.
"""

import re

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.words import Patterns, Words, joined, one_of


def _grammar(words: Words) -> str:
    taking = words.taking
    lead = rf"(?:(?:{one_of(taking.lead)}) )*"
    dose, particle = _any(taking.dose), rf"(?: (?:{one_of(taking.particles)}))?"
    end = rf"(?=$| (?:{_any(taking.after)})(?!\w))"
    return "|".join(
        (
            rf"{lead}(?:{_any(taking.took)}){particle}(?: (?:{dose}))?{particle}{end}",
            rf"{lead}(?:{_any(taking.with_dose)}){particle} (?:{dose}){particle}{end}",
            rf"{lead}(?:{_any(taking.is_down)}){end}",
            rf"{lead}(?:{_any(taking.gave)}){end}",
            rf"{lead}(?:{_any(taking.did)})(?: (?:{one_of(taking.adverbs)}))*$",
        )
    )


def _any(patterns: Patterns) -> str:
    return "|".join(f"(?:{one})" for one in patterns)


_ALL = tuple(LANGUAGES.values())
_TAKING = re.compile("|".join(f"(?:{_grammar(words)})" for words in _ALL))
_ONESELF = re.compile(rf"(?<!\w)(?:{one_of(*(w.taking.oneself for w in _ALL))})(?!\w)")
_AGO = joined(tuple(w.taking.ago for w in _ALL))


def tells_of_taking(clause: str) -> re.Match[str] | None:
    """Where in a clause somebody says that this dose is taken: at its start, or where "I" begins.

    Whether something before it denies or doubts it is the caller's question.
    """
    for start in (0, *(match.start() for match in _ONESELF.finditer(clause))):
        if match := _TAKING.match(clause, start):
            return match
    return None


def only_says_when(clause: str) -> bool:
    """Whether a clause says nothing but how long ago: "5 min ago", which a yes makes an answer."""
    return _AGO.fullmatch(clause) is not None
