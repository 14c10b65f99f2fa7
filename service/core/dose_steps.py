"""A titration: which step of a dose is in force on a local date, with holds taken into account.

Steps are entered by an admin from a prescription and never move because of a score (clinical
facts B3): a step comes into force on its date, or later by as long as the titration was held.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it was entered: `dose` in the prescription's words, from the local date `on`."""

    id: int
    dose: str
    on: date


@dataclass(frozen=True, slots=True)
class Hold:
    """A titration stays on its present step from `since` until the day `until`, then goes on.

    Both are local dates; `until` is the first day that is not held, None while it is held.
    """

    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Titration:
    """The steps of one medicine in the order in which they come, and its holds.

    `in_text` says that the admin wants texts to quote the dose. `open_since` is the local date on
    which the patient's oldest open episode began, None where there is none.
    """

    steps: tuple[Step, ...]
    holds: tuple[Hold, ...] = ()
    in_text: bool = False
    open_since: date | None = None

    def step_on(self, on: date) -> Step | None:
        """The step in force on a local date; None before the first one."""
        begun = [step for step, begins in self._begins() if begins is not None and begins <= on]
        return begun[-1] if begun else None

    def begins_on(self, step: Step) -> date | None:
        """The date on which a step comes into force; None while a hold keeps it from coming."""
        return dict(self._begins())[step]

    def beginning_on(self, on: date) -> Step | None:
        """The step that comes into force on exactly this date."""
        return next((step for step, begins in self._begins() if begins == on), None)

    def begins_with_doubt(self, on: date) -> bool:
        """Whether the step in force on a date came while an episode was open: quote no dose."""
        step = self.step_on(on)
        begins = self.begins_on(step) if step else None
        return bool(begins and self.open_since and self.open_since <= begins)

    def quoted_on(self, on: date) -> str | None:
        """The dose that a text of that date may quote; None where it quotes none."""
        step = self.step_on(on)
        return step.dose if step and self.in_text and not self.begins_with_doubt(on) else None

    def _begins(self) -> Sequence[tuple[Step, date | None]]:
        return tuple(zip(self.steps, beginnings(self.steps, self.holds), strict=True))


def beginnings(steps: Iterable[Step], holds: Iterable[Hold]) -> list[date | None]:
    """When each step comes into force, in the order of the steps; None: held for now.

    A hold shifts every step that has not begun on its first day, that very day's step included,
    by as many days as it lasts. Two steps of one date: the later one counts.
    """
    found: list[date | None] = [step.on for step in steps]
    for hold in sorted(holds, key=lambda hold: hold.since):
        found = [_shifted(on, hold) for on in found]
    return found


def _shifted(on: date | None, hold: Hold) -> date | None:
    if on is None or on < hold.since:
        return on
    return None if hold.until is None else on + max(hold.until - hold.since, timedelta(0))
