"""Whom words of danger are about: whoever wrote them, somebody else, or one cannot tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from service.core.names import first_name
from service.core.replies.danger import danger_in
from service.core.replies.danger_words import DangerWords
from service.core.replies.lexicon import LANGUAGES, lexicon
from service.core.replies.plain import SEARCHED, plain
from service.core.replies.quantities import with_digits
from service.core.replies.words import joined

_ALL = tuple(LANGUAGES.values())
_STOPS = r"[.,;:!\n\u25c6]+|(?<=\?)"
_LINKS = joined(tuple(tuple(map(re.escape, w.contrasts | w.and_words)) for w in _ALL)).pattern
_CLAUSE = re.compile(rf"{_STOPS}|{_LINKS}")
_SENTENCE = re.compile(r"[.;!?\n]+")
_ONESELF = joined(tuple(w.helping.oneself for w in _ALL))
_ANOTHER = joined(tuple(w.helping.another for w in _ALL))
_OF_ANOTHER = joined(tuple(w.helping.of_another for w in _ALL))
_CALLED_UPON = joined(tuple(w.helping.called_upon for w in _ALL))


class Endangered(Enum):
    """Who is in danger, seen from whoever wrote of it."""

    ONESELF = auto()
    ANOTHER = auto()
    EITHER = auto()


@dataclass(frozen=True, slots=True)
class Whom:
    """Who is in danger, and the places of those whom the words of danger name."""

    who: Endangered
    named: tuple[int, ...] = ()


def clauses(text: str) -> list[str]:
    """A text made plain in its clauses, without links between them; a question keeps its mark."""
    return [one for part in _CLAUSE.split(text) if (one := part.strip(" \"'()[]-"))]


def endangered(text: str, own: DangerWords | None = None) -> Endangered:
    """Whom the words of danger in a text made plain, with digits, are about.

    Clauses without danger are left aside; words that only the whole text holds are of either.
    """
    dangerous = [one for one in clauses(text) if danger_in(one, own)[0]] or [text]
    found = {_of_clause(one) for one in dangerous} - {Endangered.EITHER}
    return found.pop() if len(found) == 1 else Endangered.EITHER


def whom(text: str, names: Sequence[str], own: DangerWords | None = None) -> Whom:
    """Whom a text as it came speaks of, where it may be about people of these names.

    A name counts in a sentence of danger that says nothing of whoever wrote it, and does not
    call upon that person instead.
    """
    text = text[:SEARCHED]
    who = endangered(_read(text), own)
    sentences = [one for one in _SENTENCE.split(text) if danger_in(_read(one), own)[0]]
    named = {
        place
        for sentence in sentences
        if not _speaks_of_oneself(_read(sentence))
        for place, name in enumerate(names)
        if _is_named(name, sentence, text)
    }
    if who is Endangered.ONESELF or not named:
        return Whom(who)
    return Whom(Endangered.ANOTHER, tuple(sorted(named)))


def _of_clause(clause: str) -> Endangered:
    oneself, another = _speaks_of_oneself(clause), _ANOTHER.search(clause) is not None
    if oneself == another:
        return Endangered.EITHER
    return Endangered.ONESELF if oneself else Endangered.ANOTHER


def _speaks_of_oneself(text: str) -> bool:
    return _ONESELF.search(_OF_ANOTHER.sub(" ~ ", text)) is not None


def _is_named(name: str, sentence: str, text: str) -> bool:
    """Whether somebody is named as names are written, or in a text that has no capitals."""
    for called in {name, first_name(name)}:
        match = re.search(rf"(?<!\w){re.escape(called)}(?!\w)", sentence, re.IGNORECASE)
        if match is None or not (match[0][:1].isupper() or text == text.lower()):
            continue
        before, after = _read(sentence[: match.start()]), _read(sentence[match.end() :])
        if not _is_called(before, after):
            return True
    return False


def _is_called(before: str, after: str) -> bool:
    """Whether a name between these words calls upon somebody: "Sam, come", "come, Sam"."""
    opens, closes = not before and after[:1] in {",", ":"}, not after and before.endswith(",")
    return opens or closes or _CALLED_UPON.match(after) is not None


def _read(text: str) -> str:
    return with_digits(plain(text), lexicon("en"))
