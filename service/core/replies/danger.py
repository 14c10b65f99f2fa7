"""Danger in a text: by the words that Carebell brings, and by a clinic's own beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from service.core.errors import InputError
from service.core.replies import danger_english, danger_french, danger_portuguese, danger_spanish
from service.core.replies.danger_words import (
    CLASSES,
    DangerWords,
    danger_words,
    listed,
    must_hit,
    require_pattern,
    together,
)
from service.core.replies.lexicon import lexicon
from service.core.replies.pattern_cost import require_quick
from service.core.replies.plain import plain
from service.core.replies.quantities import with_digits
from service.core.replies.reading import Danger

EVERY_LANGUAGE: dict[str, dict[str, object]] = {
    "en": danger_english.DANGER,
    "es": danger_spanish.DANGER,
    "fr": danger_french.DANGER,
    "pt": danger_portuguese.DANGER,
}
_EXAMPLES = ("must_hit", "must_not_hit")


@dataclass(frozen=True, slots=True)
class OwnDanger:
    """A clinic's own words of danger: as its file has them, by language, and ready for use."""

    tables: Mapping[str, Mapping[str, object]]
    words: DangerWords


def danger_in(text: str, own: DangerWords | None = None) -> tuple[tuple[Danger, ...], bool]:
    """The dangers in a text made plain, with digits; and whether self-harm was denied in it.

    What `own` words name as not meant is not read by Carebell's either.
    """
    if own is not None and own.not_meant is not None:
        text = own.not_meant.sub(" ~ ", text)
    readings = [words.found(text) for words in (_brought(), own) if words is not None]
    found = {kind for kinds, _ in readings for kind in kinds}
    denied = Danger.SELF_HARM not in found and any(denied for _, denied in readings)
    return tuple(kind for kind in (Danger.SELF_HARM, Danger.PHYSICAL) if kind in found), denied


def own_danger(tables: Mapping[str, object]) -> OwnDanger:
    """A clinic's own words, by language, held against its own examples and against Carebell's.

    Every pattern needs a text in `must_hit` that it finds, so that none is there in vain; and
    none of them may hide a text that Carebell's own words have to find.

    Raises:
        InputError: the first mistake.
    """
    by_language = {code: _table(code, value) for code, value in tables.items()}
    words = danger_words(together(map(_patterns, by_language.values())))
    for code, table in by_language.items():
        _check(code, table, words)
    for brought in EVERY_LANGUAGE.values():
        for kind, texts in must_hit(brought).items():
            for text in texts:
                if kind not in danger_in(_read(text), words)[0]:
                    raise InputError("not_meant", text, "is hidden, but has to be found")
    return OwnDanger(by_language, words)


def _table(code: str, value: object) -> Mapping[str, object]:
    if code not in EVERY_LANGUAGE:
        raise InputError("The key", code, "is no language", "en, es, fr, pt")
    if not isinstance(value, Mapping):
        raise InputError(code, value, "holds no lists", "physical, must_hit")
    patterns = _patterns(value)
    for name, some in patterns.items():
        for pattern in listed(some):
            require_pattern(f"{code}: {name}", pattern)
            require_quick(f"{code}: {name}", pattern)
    danger_words(patterns)
    return value


def _patterns(table: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in table.items() if key not in _EXAMPLES}


def _check(code: str, table: Mapping[str, object], words: DangerWords) -> None:
    examples = must_hit(table)
    for name, kind in CLASSES.items():
        for pattern in listed(table.get(name)):
            alone = danger_words({name: [pattern]})
            if not any(alone.found(_read(text))[0] for text in examples[kind]):
                raise InputError(
                    f"{code}: {name}",
                    pattern,
                    f"finds none of must_hit: {name} (texts are read in lower case, without "
                    "accents, and with digits for number words)",
                )
        for text in examples[kind]:
            if kind not in danger_in(_read(text), words)[0]:
                raise InputError(f"{code}: must_hit", text, f"is not found as {name}")
    for text in listed(table.get("must_not_hit")):
        if danger_in(_read(text), words)[0]:
            raise InputError(f"{code}: must_not_hit", text, "is found")


def _read(text: str) -> str:
    return with_digits(plain(text), lexicon("en"))


@lru_cache(maxsize=1)
def _brought() -> DangerWords:
    return danger_words(together(EVERY_LANGUAGE.values()))
