"""How a text takes an alert up: what of it says so, clause by clause, and what it says besides."""

import re
from dataclasses import dataclass

from service.core.replies.danger import danger_in
from service.core.replies.endangered import clauses
from service.core.replies.lexicon import LANGUAGES
from service.core.replies.said import without
from service.core.replies.words import joined, one_of

_ALL = tuple(LANGUAGES.values())
_OK_WORDS = frozenset().union(*(w.acknowledged for w in _ALL))
_COURTESY = frozenset().union(*(w.courtesy for w in _ALL)) - _OK_WORDS - {"ya"}
_OK = re.compile(rf"(?:{one_of(_OK_WORDS)})(?![^\W\d_])[ :#-]*")
_ON_IT = joined(tuple(w.acknowledged_by for w in _ALL))
_BESIDE = joined(tuple(w.helping.beside for w in _ALL))
_AGAINST = joined(tuple(w.helping.against for w in _ALL))
_CODE = re.compile(
    r"#?([1-9]\d{1,5})(?!\d)(?! ?(?:h|m|min|mins|minutes?|minutos?|hours?|times)\b)"
)
_CODE_INSIDE = re.compile(rf"(?<![\w#]){_CODE.pattern}")
_EMERGENCY = frozenset({"911", "999", "112", "192"})
"""Numbers that are no alert's but after an OK: "calling 911"."""


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What of a text takes an alert up.

    - `begins`: it says OK or that somebody is on it, and `in_words`, that it says more than OK.
    - `code`: the digits of the alert that it names, or nothing.
    - `asks`: it says so in a question.
    - `has_called`: it says that help is called.
    - `more`: what else it says, clause by clause.
    """

    begins: bool
    in_words: bool
    code: str
    asks: bool
    has_called: bool
    more: tuple[str, ...]

    @property
    def is_against(self) -> bool:
        """Whether what it says besides speaks against it: I can't, tomorrow, who."""
        return any(_AGAINST.search(one) for one in self.more)


def taken_up(text: str) -> TakenUp:
    """How a text made plain takes an alert up."""
    ok = in_words = asks = has_called = False
    code, more = "", list[str]()
    for clause in clauses(text):
        rest = _polite(clause.rstrip(" ?"))
        begins_here = False
        if not more and (match := _OK.match(rest)):
            ok = begins_here = True
            rest = rest[match.end() :]
            if found := _CODE.match(rest):
                code, rest = code or found[1], rest[found.end() :]
        helping = _helping(_polite(rest))
        begins_here |= helping.on_it
        in_words |= helping.on_it
        has_called |= helping.has_called
        code = code or helping.code
        asks |= begins_here and clause.endswith("?")
        more += [helping.rest] if helping.rest else []
    return TakenUp(ok or in_words, in_words, code, asks, has_called, tuple(more))


@dataclass(slots=True)
class _Helping:
    """What a clause begins with of what whoever helps says, and the rest of it."""

    rest: str
    on_it: bool = False
    has_called: bool = False
    code: str = ""


def _helping(clause: str) -> _Helping:
    found = _stripped(clause)
    codes = [one[1] for one in _CODE_INSIDE.finditer(clause) if one[1] not in _EMERGENCY]
    if not found.on_it and len(codes) == 1:  # "I've got 11" is "I've got it"
        instead = _stripped(re.sub(rf"#?{codes[0]}", "it", clause))
        if instead.on_it:
            instead.code = codes[0]
            return instead
    return found if found.on_it or not found.code else _Helping(clause)


def _stripped(clause: str) -> _Helping:
    found = _Helping(clause)
    while found.rest:
        if match := _ON_IT.match(found.rest):
            found.on_it = True
        elif match := _BESIDE.match(found.rest):
            found.has_called |= bool(danger_in(match[0])[0])
        elif (match := _CODE.match(found.rest)) and match[1] not in _EMERGENCY and not found.code:
            found.code = match[1]
        else:
            break
        found.rest = _polite(found.rest[match.end() :])
    return found


def _polite(text: str) -> str:
    """The words alone, without courtesy at either end."""
    return without(" ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)*", text)), _COURTESY)
