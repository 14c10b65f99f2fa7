"""Alert rules: what in a patient's answers, or in their absence, a person should know of.

Each rule is a frozen set of parameters, each finding explains itself in one plain sentence
without advice, and nothing here knows the time: docs/rules.md tells them in words.
"""

from service.core.climbs.doses import SETTLES_AFTER, Dose, Doses, DosesRule, doses
from service.core.climbs.given import given_series
from service.core.climbs.presets import KINDS, PRESETS, STANDARD, RuleSet, ScoreRule, preset_of
from service.core.climbs.reach import reaches
from service.core.climbs.recovery import LASTING_AFTER, has_recovered, recovers_below
from service.core.climbs.replay import (
    Earlier,
    Replay,
    Worsening,
    alerts,
    new_worsening,
    replay,
    silences,
    urgent_worsening,
    worsening,
)
from service.core.climbs.rising import Climb, ClimbRule, climb
from service.core.climbs.scores import CheckIn, Rule, Score, cooling_down
from service.core.climbs.severe import Severe, SevereRule, severe
from service.core.climbs.silence import SILENT_FOR, Silence, SilenceRule, silence
from service.core.climbs.sustained import (
    Sustained,
    SustainedRule,
    Usual,
    points,
    sustained,
    usual_level,
)

__all__ = [
    "KINDS",
    "LASTING_AFTER",
    "PRESETS",
    "SETTLES_AFTER",
    "SILENT_FOR",
    "STANDARD",
    "CheckIn",
    "Climb",
    "ClimbRule",
    "Dose",
    "Doses",
    "DosesRule",
    "Earlier",
    "Replay",
    "Rule",
    "RuleSet",
    "Score",
    "ScoreRule",
    "Severe",
    "SevereRule",
    "Silence",
    "SilenceRule",
    "Sustained",
    "SustainedRule",
    "Usual",
    "Worsening",
    "alerts",
    "climb",
    "cooling_down",
    "doses",
    "given_series",
    "has_recovered",
    "new_worsening",
    "points",
    "preset_of",
    "reaches",
    "recovers_below",
    "replay",
    "severe",
    "silence",
    "silences",
    "sustained",
    "urgent_worsening",
    "usual_level",
    "worsening",
]
