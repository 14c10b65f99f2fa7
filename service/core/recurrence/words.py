"""A recurrence told in words."""

from collections.abc import Iterable, Mapping
from datetime import date

from service.core.recurrence.day_words import days_in_words, of_these
from service.core.recurrence.expansion import Recurrence
from service.core.recurrence.phrases import PHRASES
from service.core.recurrence.rules import Singles, added, parts_of, rule_lines, skipped, times_in

_OF_TIMES = "BYSETPOS of times"
"""Where a line has several times of day, it is these that BYSETPOS counts, not the days."""


def describe(recurrence: Recurrence, language: str = "en") -> str:
    """How often, in words: "every day at 09:00 and 21:30", "Mon, Thu at 08:00"."""
    say = PHRASES[language]
    stages: dict[tuple[tuple[str, str], ...], set[str]] = {}
    for line in rule_lines(recurrence.rule):
        parts = parts_of(line)
        walls = {f"{wall:%H:%M}" for wall in times_in(parts)}
        del parts["BYHOUR"], parts["BYMINUTE"]
        if "BYSETPOS" in parts and len(walls) > 1:
            parts[_OF_TIMES] = parts.pop("BYSETPOS")
        stages.setdefault(tuple(sorted(parts.items())), set()).update(walls)
    follows = all("X-START" in dict(days) for days in list(stages)[1:])
    told = [
        _stage(dict(days), walls, recurrence.starts_on, say, says_start=not follows)
        for days, walls in stages.items()
    ]
    more, less = added(recurrence.rule), skipped(recurrence.rule)
    return (
        say["then" if follows else "also"].join(told)
        + (say["also_on"].format(days=_singles(more)) if more != Singles() else "")
        + (say["not_on"].format(days=_singles(less)) if less != Singles() else "")
    )


def at_times(walls: Iterable[str], language: str = "en") -> str:
    """Times of one day: "at 09:00 and 21:30"."""
    say = PHRASES[language]
    return say["one_day"].format(walls=_listed(walls, say))


def _singles(singles: Singles) -> str:
    dates = [str(on) for on in singles.dates]
    return ", ".join(sorted(dates + [f"{local:%Y-%m-%d %H:%M}" for local in singles.times]))


def _stage(
    parts: dict[str, str],
    walls: Iterable[str],
    starts_on: date,
    say: Mapping[str, str],
    *,
    says_start: bool,
) -> str:
    """One line, or several that differ in their times only."""
    until, count = parts.pop("UNTIL", None), parts.pop("COUNT", None)
    own = parts.pop("X-START", None)
    begins = date.fromisoformat(own) if own else starts_on
    places = parts.pop(_OF_TIMES, None)
    days = days_in_words(parts, begins, say)
    told = say["at"].format(days=days, walls=_listed(walls, say))
    if places:
        told += of_these(places, say)
    if own and says_start:
        told += say["from"].format(on=begins)
    if until:
        told += say["until"].format(on=date.fromisoformat(until[:8]))
    return say["times"].format(when=told, times=count) if count else told


def _listed(walls: Iterable[str], say: Mapping[str, str]) -> str:
    *earlier, last = sorted(walls)
    return f"{', '.join(earlier)} {say['and']} {last}" if earlier else last
