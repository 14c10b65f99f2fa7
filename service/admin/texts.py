"""What Carebell says, in each language and to the segment; and what any text costs."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from service.core.entries import parse_word
from service.core.errors import InputError
from service.core.policy import Policy
from service.core.segments import Segments, count
from service.core.texts import LANGUAGES
from service.core.texts.catalog import WORDING, fill, kind_of, wording_of
from service.core.texts.checking import ANYWHERE, variables
from service.core.texts.examples import EXAMPLES

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text in one language, with what it takes once its variables are filled in.

    `own` says that the wording is the clinic's and not ours.
    """

    key: str
    kind: str
    language: str
    own: bool
    wording: str
    text: str
    encoding: str
    units: int
    segments: int


def listing(policy: Policy, language: str | None = None) -> list[TextRow]:
    """Every text, in one language or in all, with example values."""
    languages = LANGUAGES if language is None else (parse_word(language, LANGUAGES, "--language"),)
    return [_row(policy, key, one, EXAMPLES) for key in WORDING["en"] for one in languages]


def show(policy: Policy, key: str) -> list[TextRow]:
    """One text in every language, with example values."""
    known = _parse_key(key)
    return [_row(policy, known, language, EXAMPLES) for language in LANGUAGES]


def render(policy: Policy, key: str, language: str, given: Sequence[str]) -> TextRow:
    """One text with values as typed, name=value, and example values for its other variables.

    Raises:
        InputError: no such text, language or variable.
    """
    known, spoken = _parse_key(key), parse_word(language, LANGUAGES, "--language")
    wanted = sorted(variables(wording_of(known, spoken, policy)) - ANYWHERE)
    values = dict(EXAMPLES)
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or name not in wanted:
            example = f"{wanted[0]}={EXAMPLES[wanted[0]]}" if wanted else ""
            problem = f"is no name=value of {known}, which has {', '.join(wanted) or 'none'}"
            raise InputError("--var", one, problem, example)
        values[name] = value
    return _row(policy, known, spoken, values)


def count_lines(lines: Iterable[bytes]) -> Iterator[Segments]:
    """The segments of each line, which is a text as one JSON string in UTF-8.

    Raises:
        InputError: a line is no JSON string; those before it have been counted.
    """
    for number, line in enumerate(lines, start=1):
        try:
            text = json.loads(line.decode())
        except (ValueError, RecursionError):  # not UTF-8, not JSON, or brackets without end
            text = None
        if not isinstance(text, str):
            shown = line.decode(errors="replace").strip()
            raise InputError(
                f"line {number}", _shortened(shown), "is not a JSON string", '"Saved: 6"'
            )
        yield count(text)


def _row(policy: Policy, key: str, language: str, values: dict[str, object]) -> TextRow:
    wording = wording_of(key, language, policy)
    text = fill(wording, policy, language, values)
    counted = count(text)
    return TextRow(
        key=key,
        kind=kind_of(key).value,
        language=language,
        own=key in policy.own_texts.get(language, {}),
        wording=wording,
        text=text,
        encoding=counted.encoding,
        units=counted.units,
        segments=counted.segments,
    )


def _parse_key(text: str) -> str:
    key = text.strip().lower()
    if key not in WORDING["en"]:
        near = get_close_matches(key, WORDING["en"], n=1, cutoff=0)
        problem = "is no text of Carebell's; carebell text list has them all"
        raise InputError("KEY", text, problem, near[0])
    return key


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
