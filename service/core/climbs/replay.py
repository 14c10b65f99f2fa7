"""When rules would have fired on a series of check-ins, if nobody had done anything about it.

As in the simulation behind the presets: whoever fires is quiet for its cooldown and then starts
afresh, so that what made it fire once cannot make it fire again. Only the usual level keeps its
history: it is what the patient is like, not what a rule has counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from service.core.climbs.presets import RuleSet, ScoreRule
from service.core.climbs.rising import Climb, ClimbRule, climb
from service.core.climbs.scores import CheckIn, Rule, Score
from service.core.climbs.severe import Severe, SevereRule, severe
from service.core.climbs.silence import SilenceRule, silence
from service.core.climbs.sustained import Sustained, SustainedRule, Usual, sustained

Worsening = Climb | Sustained | Severe
"""What a rule that reads scores finds."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The alert before: the check-in day that raised it, and the last day that it has counted.

    Rules rest from the one day on; what they find next lies after the other. For a rule
    that is urgent all this holds only after an alert that was `urgent` itself.
    """

    raised_on: date
    through: date
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Replay:
    """What a set of rules would have done on one series.

    `fires` has the check-ins, counted from 1, on which each rule alone would have fired. `alerts`
    is how many there would have been together, in `days`: rules that read scores share one.
    """

    fires: Mapping[str, list[int]]
    alerts: int
    days: int


def replay(rules: RuleSet, checkins: Sequence[CheckIn]) -> Replay:
    """Let the rules that are on look at check-ins, oldest first, as if each had just come.

    The doses rule reads no check-ins and has no part in it.
    """
    fires = {rule.name: alerts((rule,), checkins) for rule in rules.on_scores()}
    raised = len(alerts(rules.on_scores(), checkins))
    if rules.silence.enabled:
        fires[rules.silence.name] = silences(rules.silence, checkins)
        raised += len(fires[rules.silence.name])
    days = (checkins[-1].on - checkins[0].on).days + 1 if checkins else 0
    return Replay(fires, raised, days)


def worsening(
    scores: Sequence[Score],
    rules: Sequence[ScoreRule],
    since: date | None = None,
    usual: Usual | None = None,
) -> Worsening | None:
    """What the first of these rules finds in the scores, the newest among them, or None.

    `scores` are oldest first. What is found lies after `since`. A `usual` level that is given
    holds in place of the one that the scores have.
    """
    found = (_look(scores, rule, since, usual) for rule in rules)
    return next((one for one in found if one is not None), None)


def urgent_worsening(scores: Sequence[Score], rules: Sequence[ScoreRule]) -> Worsening | None:
    """What the urgent ones of these rules find, on whatever an alert that was not has counted."""
    return worsening(scores, [rule for rule in rules if rule.urgent])


def new_worsening(
    scores: Sequence[Score],
    rules: Sequence[ScoreRule],
    earlier: Earlier | None,
    usual: Usual | None = None,
) -> Worsening | None:
    """What raises an alert after an earlier one that is over: by the rules that do not rest."""
    if earlier is None or not scores:
        return worsening(scores, rules, usual=usual)
    if not earlier.urgent and (found := urgent_worsening(scores, rules)) is not None:
        return found
    awake = [rule for rule in rules if not _rests(rule, earlier.raised_on, scores[-1].on)]
    return worsening(scores, awake, earlier.through, usual)


def alerts(rules: Sequence[ScoreRule], checkins: Sequence[CheckIn]) -> list[int]:
    """On which check-ins, counted from 1, rules that share one alert would have raised it.

    `checkins` are oldest first; one without a score is a gap, never filled in.
    """
    scores: list[Score] = []
    fired: list[int] = []
    earlier: Earlier | None = None
    for number, checkin in enumerate(checkins, start=1):
        if checkin.value is None:
            continue
        scores.append(Score(checkin.on, checkin.value))
        if (found := new_worsening(scores, rules, earlier)) is not None:
            fired.append(number)
            earlier = Earlier(checkin.on, through=checkin.on, urgent=found.rule.urgent)
    return fired


def silences(rule: SilenceRule, checkins: Sequence[CheckIn]) -> list[int]:
    """On which check-ins, counted from 1, the rule would have found a silence.

    It is the check-in that completes it: the alert itself waits for the rule's hours to pass.
    """
    fired: list[int] = []
    since: date | None = None
    for number, checkin in enumerate(checkins, start=1):
        newest = checkins[max(number - rule.checkins, 0) : number]
        if silence(newest, rule, since) is not None and not _rests(rule, since, checkin.on):
            fired.append(number)
            since = checkin.on
    return fired


def _look(
    scores: Sequence[Score], rule: ScoreRule, since: date | None, usual: Usual | None
) -> Worsening | None:
    match rule:
        case ClimbRule():
            return climb(scores, rule, since)
        case SustainedRule():
            return sustained(scores, rule, since, usual)
        case SevereRule():
            return severe(scores, rule, since)


def _rests(rule: Rule, since: date | None, on: date) -> bool:
    """Whether an alert of check-in day `since` is too fresh for the rule to fire on day `on`."""
    return since is not None and (on - since).days < rule.cooldown_days
