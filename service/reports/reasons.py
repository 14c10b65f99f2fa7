"""Why there was an alert, in one sentence of the reader's language, from what its rule found."""

from collections.abc import Mapping
from datetime import date
from statistics import fmean
from typing import Any

from service.core.climbs import points
from service.reports.wording import Voice


def why(rule: str, evidence: Mapping[str, Any], say: Voice) -> str:
    """What the rule found: numbers and days, no advice.

    The sentence that was kept at the time stands where the evidence is too old for another.
    """
    if rule.startswith("danger"):
        return say("why_danger")
    if evidence.get("scores"):
        return _scores(rule, evidence, say)
    days = [date.fromisoformat(on) for on in evidence.get("days", [])]
    if not days:
        return str(evidence.get("explanation", ""))
    return say.many(f"why_{rule}", len(days), days=say.span(days[0], days[-1]))


def _scores(rule: str, evidence: Mapping[str, Any], say: Voice) -> str:
    values = [score["value"] for score in evidence["scores"]]
    first, last = (date.fromisoformat(evidence["scores"][end]["on"]) for end in (0, -1))
    told = {"scores": ", ".join(map(str, values)), "days": say.span(first, last)}
    match rule:
        case "climb":
            repeats = "_repeats" if len(set(values)) < len(values) else ""
            return say(f"why_climb{repeats}", number=len(set(values)), **told)
        case "sustained":
            mean, usual = fmean(values), evidence["usual"]
            numbers = {"mean": mean, "above": mean - usual, "usual": usual}
            shown = {name: points(value) for name, value in numbers.items()}
            return say("why_sustained", number=len(values), **shown, **told)
        case "severe":
            level = evidence["parameters"]["level"]
            high = sum(value >= level for value in values)
            return say("why_severe", high=high, number=len(values), level=level, **told)
    return str(evidence["explanation"])
