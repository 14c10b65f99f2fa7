"""The rules that look at one patient, and the four ready-made sets of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from service.core.climbs.doses import DosesRule
from service.core.climbs.rising import ClimbRule
from service.core.climbs.scores import Rule
from service.core.climbs.severe import SevereRule
from service.core.climbs.silence import SilenceRule
from service.core.climbs.sustained import SustainedRule

ScoreRule = ClimbRule | SustainedRule | SevereRule
"""The rules that read scores; whichever of them fires, it is a worsening."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One rule of each kind, switched on or off; the defaults are the standard set."""

    climb: ClimbRule = field(default_factory=ClimbRule)
    sustained: SustainedRule = field(default_factory=SustainedRule)
    severe: SevereRule = field(default_factory=SevereRule)
    silence: SilenceRule = field(default_factory=SilenceRule)
    doses: DosesRule = field(default_factory=DosesRule)

    def __iter__(self) -> Iterator[Rule]:
        """Every rule, whether it is on or off."""
        return (getattr(self, one.name) for one in fields(self))

    def on_scores(self) -> tuple[ScoreRule, ...]:
        """The rules that read scores and are on, the urgent one first, then the promised one."""
        return tuple(rule for rule in (self.severe, self.climb, self.sustained) if rule.enabled)


STANDARD = RuleSet()
PRESETS: Mapping[str, RuleSet] = {
    "literal": replace(
        STANDARD,
        sustained=SustainedRule(enabled=False),
        silence=SilenceRule(enabled=False),
    ),
    "standard": STANDARD,
    "quiet": replace(
        STANDARD, climb=ClimbRule(enabled=False), sustained=SustainedRule(noise_factor=1.75)
    ),
    "sensitive": replace(STANDARD, climb=ClimbRule(ties="ignore", within_days=7)),
}
"""From the fewest words to the most alerts; docs/rules.md says what each costs and finds."""
KINDS: Mapping[str, type[Rule]] = {rule.name: type(rule) for rule in STANDARD}


def preset_of(rules: RuleSet) -> str | None:
    """The name of the preset that these rules are, None for a set of somebody's own."""
    return next((name for name, known in PRESETS.items() if known == rules), None)
