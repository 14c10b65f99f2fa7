"""When the rules would have fired: on typed scores, or on those that are stored. Sends nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlmodel import Session

from service.core.climbs import PRESETS, CheckIn, given_series, replay
from service.core.entries import parse_word
from service.db.queries.rules import checkins_of
from service.db.rows import id_of
from service.db.tables import Person

DAYS_IN_A_YEAR = 365.25
ENOUGH_DAYS = 28
"""One alert in fewer days says next to nothing about a year."""


@dataclass(frozen=True, slots=True)
class Fires:
    """On which days one rule alone would have fired for one patient.

    Days of typed scores are numbers from 1; those of stored ones are local dates.
    """

    patient: str | None
    rule: str
    fires: Sequence[int | date]


@dataclass(slots=True)
class PresetRow:
    """What one preset would have done: alerts in the days of all patients together."""

    preset: str
    fires: list[Fires] = field(default_factory=list)
    alerts: int = 0
    days: int = 0

    @property
    def a_year(self) -> float | None:
        """Alerts per patient-year; None where the days are too few to tell."""
        enough = self.days >= ENOUGH_DAYS
        return self.alerts / self.days * DAYS_IN_A_YEAR if enough else None


@dataclass(frozen=True, slots=True)
class _Series:
    """The check-ins of one patient, and what their days are called."""

    patient: str | None
    checkins: list[CheckIn]
    days: Sequence[int | date]


def on_given(scores: str, preset: str | None) -> list[PresetRow]:
    """What presets would have done on a value a day, such as "3,4,-,6".

    Raises:
        InputError: a score or the preset cannot be used.
    """
    checkins = given_series(scores)
    return _rows(_named(preset), [_Series(None, checkins, range(1, len(checkins) + 1))])


def on_stored(
    session: Session, patients: Iterable[Person], preset: str | None, now: datetime
) -> list[PresetRow]:
    """What presets would have done on the check-ins that these patients were sent.

    Raises:
        InputError: there is no such preset.
    """
    return _rows(_named(preset), (_stored(session, person, now) for person in patients))


def _stored(session: Session, person: Person, now: datetime) -> _Series:
    checkins = checkins_of(session, id_of(person), now)
    return _Series(person.name, checkins, [checkin.on for checkin in checkins])


def _named(preset: str | None) -> list[str]:
    return list(PRESETS) if preset is None else [parse_word(preset, PRESETS, "--preset")]


def _rows(presets: list[str], many: Iterable[_Series]) -> list[PresetRow]:
    """One patient at a time: a clinic's years of check-ins need not fit into memory."""
    rows = [PresetRow(name) for name in presets]
    for series in many:
        for row in rows:
            found = replay(PRESETS[row.preset], series.checkins)
            row.alerts += found.alerts
            row.days += found.days
            for rule, numbers in found.fires.items():
                fires = [series.days[number - 1] for number in numbers]
                row.fires.append(Fires(series.patient, rule, fires))
    return rows
