"""What comes anew with each step of a titration: so many days after it begins, so many times.

The steps are moved by an admin alone; what follows them is worked out from the days on which
they begin, and again whenever these change.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from service.core.recurrence import Recurrence, at_times, describe, ending_after, rule_for
from service.core.recurrence.phrases import PHRASES
from service.core.recurrence.rules import line_of, parts_of, rule_lines
from service.core.rule_options import RuleOptions, options_of

_ANY_DAY = date(2027, 3, 1)
_UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class AfterStep:
    """`times` times by an everyday `rule`, which begins `days` days after each step does."""

    days: int
    times: int
    rule: str

    @property
    def options(self) -> RuleOptions:
        """The times of day and the pace that make the rule."""
        return options_of(self.rule) or RuleOptions(())

    @property
    def is_one_day(self) -> bool:
        """Whether that is each of its times of day once, as without any word of how often."""
        return self.options.every is None and self.times == len(self.options.times)

    @property
    def daily(self) -> str:
        """The rule of its times on each day: what it can take, wherever the steps move."""
        return rule_for(self.options.times)

    def rule_from(self, begins: Iterable[date]) -> str:
        """The one rule of all its moments, for steps that begin on these days; empty without."""
        lines = []
        for on in begins:
            first = date.fromordinal(on.toordinal() + self.days)
            run = ending_after(Recurrence(self.rule, first), _UTC, self.times, after=None)
            starts = {"X-START": f"{first:%Y%m%d}"}
            lines += [line_of(parts_of(line) | starts) for line in rule_lines(run.rule)]
        return "\n".join(lines)

    def describe(self, medicine: str, language: str = "en") -> str:
        """In words: "at 10:00, 3 days after a step of Example medicine begins"."""
        say = PHRASES[language]
        if self.is_one_day:
            when = at_times((f"{wall:%H:%M}" for wall in self.options.times), language)
        else:
            whole = describe(Recurrence(self.rule, _ANY_DAY), language)
            when = say["times"].format(when=whole, times=self.times)
        after = {0: "same_day", 1: "day_after"}.get(self.days, "days_after")
        return say[after].format(when=when, days=self.days, medicine=medicine)
