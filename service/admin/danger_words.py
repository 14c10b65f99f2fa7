"""The words of danger, Carebell's and the clinic's own, as an admin looks at them."""

from dataclasses import dataclass

from service.core.replies.danger import EVERY_LANGUAGE, OwnDanger
from service.core.replies.danger_words import CLASSES, listed, must_hit

_LISTS = (*CLASSES, "not_meant", "denied")


@dataclass(frozen=True, slots=True)
class DangerPattern:
    """One pattern: `list` is physical, self_harm, not_meant or denied; `own` says whose it is."""

    language: str
    list: str
    own: bool
    pattern: str


def patterns(own: OwnDanger | None) -> list[DangerPattern]:
    """Every pattern by language and list, the clinic's own before Carebell's."""
    return [
        DangerPattern(code, name, whose, pattern)
        for code, brought in EVERY_LANGUAGE.items()
        for name in _LISTS
        for whose, table in ((True, own.tables.get(code, {}) if own else {}), (False, brought))
        for pattern in listed(table.get(name))
    ]


def counted(own: OwnDanger) -> tuple[int, int]:
    """How many patterns and how many example texts a clinic's file holds."""
    tables = own.tables.values()
    found = sum(len(texts) for table in tables for texts in must_hit(table).values())
    not_found = sum(len(listed(table.get("must_not_hit"))) for table in tables)
    held = sum(len(listed(table.get(name))) for table in tables for name in _LISTS)
    return held, found + not_found
