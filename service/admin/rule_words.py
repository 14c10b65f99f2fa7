"""Alert rules in words."""

from collections.abc import Iterator

from service.core.climbs import (
    ClimbRule,
    DosesRule,
    Rule,
    SevereRule,
    SilenceRule,
    SustainedRule,
    points,
)


def what_it_waits_for(rule: Rule) -> str:
    """When the rule raises an alert and how long it rests, in sentences for a nurse."""
    return " ".join([*_waits_for(rule), _rest(rule)])


def _waits_for(rule: Rule) -> Iterator[str]:
    match rule:
        case ClimbRule():
            yield from _climb_in_words(rule)
        case SustainedRule():
            noise = (
                f" and {rule.noise_factor:g} times the patient's own scatter"
                if rule.noise_factor
                else ""
            )
            yield (
                f"Alert when the mean of the last {rule.last} scores, within {rule.within_days} "
                f"days, is at least {points(rule.rise)}{noise} above the usual level, and the "
                f"newest is {rule.min_score} or more."
            )
        case SevereRule():
            yield (
                f"Alert when {rule.times} of the last {rule.last} scores are {rule.level} or more."
            )
        case SilenceRule():
            yield f"Alert when {rule.checkins} check-ins in a row are not answered for 48 hours."
        case DosesRule():
            yield f"Alert when {rule.missed} doses in {rule.within_days} days are not confirmed."


def _climb_in_words(rule: ClimbRule) -> Iterator[str]:
    times = "once" if rule.rises == 1 else f"{rule.rises} times in a row"
    ties = (
        "a repeated score starts the count again"
        if rule.ties == "break"
        else "a repeated score is passed over"
    )
    yield f"Alert when the score rises {times}, up to {rule.min_score} or more; {ties}."
    yield f"At most {rule.max_gap_days} days from one answered check-in to the next."
    if rule.net_rise:
        yield f"At least {rule.net_rise} points in all."
    if rule.within_days:
        yield f"At most {rule.within_days} days from the first score to the newest."


def _rest(rule: Rule) -> str:
    after = "an urgent alert" if rule.urgent else "an alert"
    return f"After {after} the rule rests for {rule.cooldown_days} days."
