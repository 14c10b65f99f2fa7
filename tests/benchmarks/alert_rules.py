"""What each alert rule and preset costs and finds, on simulated patients, beside what is known.

The set-up of the simulation that the presets were chosen by: 3,000 patients, one score a day of
which 15 % are missing, a patient's own scatter of 1.0 in the median (0.35 to 2.5), correlated 0.3
from day to day, rounded and clipped to 0-10. Stable patients live through a year: every alert is
a false one. Worsening ones get 2 points worse on day 60 for good.

Not known of that simulation, and chosen here so that its rows "score >= 7" come out: patients'
levels lie evenly between 2.5 and 7.5, and their scatter is log-normal with sigma 0.4. Ends with 1
when a figure lies outside the error of both simulations. Other numbers of patients and another
seed may stand as arguments.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import exp, sqrt
from random import Random
from statistics import fmean, stdev

from service.core.climbs import (
    PRESETS,
    CheckIn,
    ClimbRule,
    ScoreRule,
    SevereRule,
    SustainedRule,
    alerts,
)

PATIENTS, SEED = 3000, 20261125
MISSING, LAG_1 = 0.15, 0.3
LEVELS = (2.5, 7.5)
SCATTER, SCATTER_SIGMA, SCATTER_RANGE = 1.0, 0.4, (0.35, 2.5)
YEAR, WORSE_ON, WORSE_BY = 365, 60, 2.0
DAYS = [date(2001, 1, 1) + timedelta(days=day) for day in range(YEAR)]
ERRORS = 3
"""How many standard errors of the two simulations together a figure may be off."""


@dataclass
class Row:
    """One set of rules, what is known of it (None: nothing), and what is found here."""

    name: str
    rules: Sequence[ScoreRule]
    known: tuple[float | None, float | None, float | None]
    false_alarms: list[int] = field(default_factory=list)
    found_on: list[int | None] = field(default_factory=list)

    def figures(self) -> Iterator[tuple[float, float, float | None, float]]:
        """Found, its standard error, known, and the known one's standard error and rounding."""
        alarms = fmean(self.false_alarms)
        yield alarms, stdev(self.false_alarms) / sqrt(len(self.false_alarms)), self.known[0], 0.1
        for days, known in zip((14, 28), self.known[1:], strict=True):
            share = fmean(on is not None and on < WORSE_ON + days for on in self.found_on)
            error = sqrt(share * (1 - share) / len(self.found_on))
            yield share * 100, error * 100, known, 1.0


def rows() -> list[Row]:
    return [
        Row("3 strict rises", [ClimbRule(min_score=0)], (2.2, 15, 21)),
        Row("3 rises, ties ignored", [ClimbRule(ties="ignore", min_score=0)], (4.2, 33, 42)),
        Row(
            "... within 7 days",
            [ClimbRule(ties="ignore", within_days=7, min_score=0)],
            (3.9, 30, 39),
        ),
        Row("score >= 7", [SevereRule(level=7, times=1, last=1)], (20.1, 88, 92)),
        Row("score >= 7 three times", [SevereRule(level=7, times=3, last=3)], (8.7, 67, 75)),
        Row("mean of 3 >= usual + 2", [SustainedRule(min_score=0)], (3.5, 94, 98)),
        Row(
            "... or 1.75 scatter",
            [SustainedRule(noise_factor=1.75, min_score=0)],
            (1.5, 84, 89),
        ),
        *(
            Row(f"preset {name}", PRESETS[name].on_scores(), known)
            for name, known in {
                "literal": (2.2, 15.0, 21.0),
                "standard": (5.0, 94.0, 98.0),
                "quiet": (1.5, 84.0, 89.0),
                "sensitive": (6.5, None, None),
            }.items()
        ),
    ]


def a_life(random: Random, days: int, worse_by: Callable[[int], float]) -> list[CheckIn]:
    """One patient's check-ins, day after day."""
    level = random.uniform(*LEVELS)
    scatter = SCATTER * exp(random.gauss(0, SCATTER_SIGMA))
    scatter = min(max(scatter, SCATTER_RANGE[0]), SCATTER_RANGE[1])
    off = random.gauss(0, scatter)
    checkins = []
    for day in range(days):
        off = LAG_1 * off + random.gauss(0, scatter * sqrt(1 - LAG_1**2))
        value = min(max(round(level + off + worse_by(day)), 0), 10)
        missing = random.random() < MISSING
        checkins.append(CheckIn(DAYS[day], None if missing else value))
    return checkins


def main(patients: int = PATIENTS, seed: int = SEED) -> int:
    random = Random(seed)  # noqa: S311  a simulation, and the same one each time
    table = rows()
    for _ in range(patients):
        stable = a_life(random, YEAR, lambda _: 0.0)
        worse = a_life(random, WORSE_ON + 28, lambda day: WORSE_BY if day >= WORSE_ON else 0.0)
        for row in table:
            row.false_alarms.append(len(alerts(row.rules, stable)))
            days = (number - 1 for number in alerts(row.rules, worse))
            row.found_on.append(next((day for day in days if day >= WORSE_ON), None))
    print(f"{patients} stable patients for a year, {patients} who get 2 points worse on day 60")
    print(f"{'':24}{'alarms a year':>22}{'found in 14 d %':>24}{'in 28 d %':>24}")
    print(f"{'':24}" + f"{'here  known   off':>22}" + f"{'here  known   off':>24}" * 2)
    return max([_print(row) for row in table])


def _print(row: Row) -> int:
    line, outside = f"{row.name:24}", False
    for found, error, known, known_error in row.figures():
        if known is None:
            line += f"{found:12.1f}" + " " * 12
            continue
        off = found - known
        is_off = abs(off) > ERRORS * sqrt(error**2 + known_error**2)
        outside |= is_off
        line += f"{found:10.1f}{known:7.1f}{off:+6.1f}{'!' if is_off else ' '}"
    print(line)
    return int(outside)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
