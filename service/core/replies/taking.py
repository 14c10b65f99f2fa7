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
from itertools import islice

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.words import Patterns, Words, joined, one_of


def _grammar(words: Words) -> str:
    taking = words.taking
    took, with_dose, dose = _any(taking.took), _any(taking.with_dose), _any(taking.dose)
    lead = one_of(taking.lead, words.courtesy, words.taken_words)
    led = rf"(?:(?:{one_of(taking.oneself)}) (?:[\w']+ ){{0,3}}?|)(?:(?:{lead}) ){{0,8}}"
    particle = rf"(?: (?:{one_of(taking.particles)}))?+"
    end = rf"(?=$| (?:{_any(taking.after)})(?!\w))"
    open_end = rf"(?! (?:{_any(taking.not_after)})(?!\w))(?!\w)"
    return "|".join(
        (
            rf"{led}((?:{took}){particle} (?>(?:{dose})(?!\w)){particle}{open_end})",
            rf"{led}((?:{took}){particle}{end})",
            rf"{led}((?:{with_dose}){particle} (?>(?:{dose})(?!\w)){particle}{end})",
            rf"(?:(?:{lead}) ){{0,8}}((?:{_any(taking.is_down)}){end})",
            rf"(?:(?:{lead}) ){{0,8}}((?:{_any(taking.gave)}){end})",
            rf"^(?:(?:{lead}) ){{0,8}}((?:{_any(taking.did)})(?: (?:{one_of(taking.adverbs)}))*$)",
        )
    )


def _any(patterns: Patterns) -> str:
    return "|".join(f"(?:{one})" for one in patterns)


_ALL = tuple(LANGUAGES.values())
_TAKING = re.compile("|".join(f"(?:{_grammar(words)})" for words in _ALL))
_ONESELF = re.compile(rf"(?<![\w'])(?:{one_of(*(w.taking.oneself for w in _ALL))})(?!\w)")
_SELVES = 12  # of a clause: work stays bounded
_AGO = joined(tuple(w.taking.ago for w in _ALL))


def tells_of_taking(clause: str) -> int | None:
    """Where in a clause somebody says that this dose is taken: the place of the verb, or None.

    It is looked for at the clause's start and wherever "I" begins. Whether something before the
    verb denies or doubts it is the caller's question.
    """
    for start in (0, *islice((one.start() for one in _ONESELF.finditer(clause)), _SELVES)):
        if match := _TAKING.match(clause, start):
            return match.start(match.lastindex or 0)
    return None


def only_says_when(clause: str) -> bool:
    """Whether a clause says nothing but how long ago: "5 min ago"."""
    return _AGO.fullmatch(clause) is not None
