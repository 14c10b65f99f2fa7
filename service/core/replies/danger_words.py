"""Words of danger: patterns by class and language, with texts that they must and must not hit.

The two classes are those of the clinic's facts: a physical emergency, and self-harm. A pattern is
a regular expression over a text made plain (lower case, no accents, digits for number words).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.core.errors import InputError
from service.core.replies.plain import plain
from service.core.replies.reading import Danger
from service.core.replies.sought import Sought

_BORDER = r"(?![^\W\d_])"
CLASSES = {"physical": Danger.PHYSICAL, "self_harm": Danger.SELF_HARM}
"""The classes of danger by the names that files have for them."""


@dataclass(frozen=True, slots=True)
class DangerWords:
    """Compiled patterns of danger; made by `danger_words`, which has checked their examples."""

    hits: Mapping[Danger, Sought]
    any_hit: Sought
    not_meant: re.Pattern[str] | None
    denied: re.Pattern[str] | None

    def found(self, text: str) -> tuple[tuple[Danger, ...], bool]:
        """The dangers that a text made plain tells of, and whether self-harm was denied in it.

        Self-harm comes before a physical emergency: it needs the more careful answer.
        """
        if self.any_hit.search(text) is None:
            return (), False  # most texts: figures of speech need not be looked for
        if self.not_meant is not None:
            text = self.not_meant.sub(" ~ ", text)
        denied, kinds = False, list[Danger]()
        for kind in (Danger.SELF_HARM, Danger.PHYSICAL):
            for match in self.hits[kind].matches(text):
                if self._is_denied(text, match.start()):
                    denied = denied or kind is Danger.SELF_HARM
                else:
                    kinds.append(kind)
                    break
        return tuple(kinds), denied

    def _is_denied(self, text: str, start: int) -> bool:
        if self.denied is None:
            return False
        before = re.split(
            r"[.!?;\n]|\bbut\b|\bpero\b|\bmais\b|\bmas\b|, (?=i )",
            text[max(0, start - 60) : start],
        )[-1]
        return self.denied.search(before) is not None


def danger_words(data: Mapping[str, object]) -> DangerWords:
    """The danger words of a mapping, as a file gives it, held against its own examples.

    Keys: `physical`, `self_harm`, `not_meant` (figures of speech) and `denied` (negations that
    end right before a hit) are lists of patterns; `must_hit` maps a class to texts that have to
    be found, `must_not_hit` lists texts that must not.

    Every pattern has to be one; whoever takes them from a file asks `require_pattern` first.

    Raises:
        InputError: a key or an example does not hold.
    """
    known = {*CLASSES, "not_meant", "denied", "must_hit", "must_not_hit"}
    if unknown := set(data) - known:
        raise InputError("The key", min(unknown), "is none of danger words", "physical")
    made = DangerWords(
        hits={kind: _sought(data.get(name)) for name, kind in CLASSES.items()},
        any_hit=_sought([one for name in CLASSES for one in listed(data.get(name))]),
        not_meant=_compiled(data.get("not_meant")),
        denied=_compiled(data.get("denied"), ending=True),
    )
    for kind, texts in must_hit(data).items():
        for text in texts:
            if kind not in made.found(plain(text))[0]:
                raise InputError("must_hit", text, f"is not found as {kind.value}")
    for text in listed(data.get("must_not_hit")):
        if made.found(plain(text))[0]:
            raise InputError("must_not_hit", text, "is found")
    return made


def require_pattern(name: str, pattern: str) -> None:
    """Refuse what is no regular expression.

    Raises:
        InputError: it is none.
    """
    try:
        re.compile(pattern)
    except re.error as error:
        raise InputError(name, pattern, f"is no pattern ({error})", "chest pains?") from None


def must_hit(data: Mapping[str, object]) -> dict[Danger, list[str]]:
    """The texts that have to be found, by class."""
    examples = data.get("must_hit", {})
    if not isinstance(examples, Mapping):
        raise InputError("must_hit", examples, "is no table", "physical: [...]")
    if unknown := set(examples) - set(CLASSES):
        raise InputError("must_hit", min(unknown), "is no class", "physical, self_harm")
    return {kind: listed(examples.get(name)) for name, kind in CLASSES.items()}


def together(every: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """The danger words of several languages as one mapping: a text may mix them."""
    result: dict[str, object] = {}
    hits: dict[str, list[str]] = {name: [] for name in CLASSES}
    for data in every:
        for name in ("physical", "self_harm", "not_meant", "denied", "must_not_hit"):
            result[name] = [*listed(result.get(name)), *listed(data.get(name))]
        must_hit = data.get("must_hit")
        for name in CLASSES:
            hits[name] += listed(must_hit.get(name) if isinstance(must_hit, Mapping) else None)
    return {**result, "must_hit": hits}


def listed(value: object) -> list[str]:
    """The texts of a list that a file may leave out."""
    if value is None:
        return []
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise InputError("Danger words:", value, "is no list of texts", '["..."]')
    return [str(one) for one in value]


def _sought(value: object) -> Sought:
    return Sought(listed(value), border=_BORDER)


def _compiled(value: object, *, ending: bool = False) -> re.Pattern[str] | None:
    every_one = listed(value)
    if not every_one:
        return None
    border = r"\s*$" if ending else _BORDER
    every = "|".join(f"(?:{one})" for one in every_one)
    return re.compile(rf"(?<![\w'])(?:{every}){border}")
