"""Whether a wording can stand: its variables, its words for replies, its privacy, its length."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from string import Formatter

from service.core.policy import Policy
from service.core.segments import count, is_gsm7
from service.core.texts.catalog import WORDING, fill
from service.core.texts.examples import EXAMPLES
from service.core.texts.plain import in_gsm7
from service.core.texts.unsaid import advice_in, named_in

LONGEST = 3
"""Segments that a wording may take with example values: two, or three with accents."""
ANYWHERE = frozenset({"service", "contact"})
"""Variables that every text may hold."""
_TYPED = re.compile(r"\b(?:[A-Z]+|\d+)\b")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said of one wording: a mistake (`wrong`), or what it costs.

    `example` is a wording, a key or a table that would be right.
    """

    language: str
    key: str
    problem: str
    example: str = ""
    wrong: bool = True

    def __str__(self) -> str:
        hint = f"; for example {self.example}" if self.example else ""
        where = f"[{self.language}] {self.key}".rstrip()
        return f"{where} {self.problem}{hint}."


def check_own(
    tables: Mapping[str, object], policy: Policy, medicines: Iterable[str] = ()
) -> list[Finding]:
    """All that is to be said of a clinic's own wording, a table of keys for each language."""
    medicines, found = list(medicines), list[Finding]()
    for language, table in tables.items():
        if language not in WORDING:
            known = " or ".join(f"[{one}]" for one in WORDING)
            found.append(Finding(language, "", "is no language that Carebell writes", known))
        elif not isinstance(table, Mapping):
            found.append(
                Finding(language, "", "is no table of texts", f'[{language}] help = "..."')
            )
        else:
            for key, wording in table.items():
                found += check(language, key, wording, policy, medicines)
    return found


def check_shipped(policy: Policy) -> list[Finding]:
    """The same for our own wording, which must also be complete in each language."""
    missing = [
        Finding(language, key, "is missing", _quoted(english))
        for language, texts in WORDING.items()
        for key, english in WORDING["en"].items()
        if key not in texts
    ]
    untried = [
        Finding("en", key, f"has no example for {{{name}}}")
        for key, wording in WORDING["en"].items()
        for name in sorted(variables(wording) - ANYWHERE - EXAMPLES.keys())
    ]
    return missing + untried or check_own(WORDING, policy)


def check(
    language: str, key: str, wording: object, policy: Policy, medicines: Iterable[str] = ()
) -> list[Finding]:
    """All that is to be said of one wording; what depends on its variables, once they fit."""
    if key not in WORDING["en"]:
        near = get_close_matches(key, WORDING["en"], n=1, cutoff=0.4) or ["help"]
        return [Finding(language, key, "is no text of Carebell's", near[0])]
    ours = WORDING[language][key]
    if not isinstance(wording, str) or not wording.strip():
        problems = ["is no wording in quotation marks"]
    else:
        problems = [*_variables_wrong(wording, ours), *_words_wrong(key, wording, ours, medicines)]
    if problems:
        return [Finding(language, key, problem, _quoted(ours)) for problem in problems]
    return list(_length(language, key, str(wording), policy))


def variables(wording: str) -> set[str]:
    """The names of its variables.

    Raises:
        ValueError: a brace is left open, or a variable is more than a name ({wall:>9}).
    """
    names = set()
    for _, name, shape, conversion in Formatter().parse(wording):
        if name is None:
            continue
        if not name.isidentifier() or shape or conversion:
            raise ValueError(name)
        names.add(name)
    return names


def typed_words(key: str) -> set[str]:
    """The words and numbers of a text that its reader replies with, or that make the scale.

    They are those that stand in capitals or digits in every language: STOP, OK, T, 0, 10.
    """
    return set.intersection(*(set(_TYPED.findall(texts[key])) for texts in WORDING.values()))


def _variables_wrong(wording: str, ours: str) -> Iterator[str]:
    try:
        used = variables(wording)
    except ValueError:
        yield "has a brace that holds no variable"
        return
    expected = variables(ours)
    for name in sorted(used - expected - ANYWHERE):
        yield f"has no variable {{{name}}}"
    for name in sorted(expected - used):
        yield f"lacks {{{name}}}"


def _words_wrong(key: str, wording: str, ours: str, medicines: Iterable[str]) -> Iterator[str]:
    for word in sorted(typed_words(key) - set(_TYPED.findall(wording))):
        yield f"lacks the word {word}"
    everyday = named_in(ours, medicines)  # a medicine on record may be called "Evening dose"
    for word in named_in(wording, medicines):
        if word in everyday:
            continue
        yield f'names a drug, dose or condition ("{word}")'
    for word in advice_in(wording):
        yield f'advises ("{word}")'


def _length(language: str, key: str, wording: str, policy: Policy) -> Iterator[Finding]:
    filled = fill(wording, policy, language, EXAMPLES)
    now, plain = count(filled), count(in_gsm7(filled))
    if now.segments > LONGEST:
        example = _quoted(WORDING[language][key])
        says = f"takes {now.segments} segments, and {LONGEST} are the most"
        yield Finding(language, key, says, example)
    if now.encoding != plain.encoding:
        costly = " ".join(sorted({char for char in filled if not is_gsm7(char)}))
        says = f"is UCS-2 because of {costly}: segments {now.segments}, without {plain.segments}"
        yield Finding(language, key, says, wrong=False)


def _quoted(wording: str) -> str:
    return f'"{wording}"'
