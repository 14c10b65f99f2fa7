"""A patient's own parameters of the alert rules; a change keeps the row that it replaces."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlmodel import Session, col, select

from service.admin.people import require_present
from service.admin.rule_words import what_it_waits_for
from service.core.climbs import (
    KINDS,
    PRESETS,
    Rule,
    RuleSet,
    preset_of,
)
from service.core.entries import parse_word
from service.db.queries.rules import rule_set, with_own
from service.db.rows import id_of
from service.db.tables import AlertRule, Person

SWITCH: Final = {"on": True, "off": False}
_LONGEST = 9  # digits, of a number that a rule can be asked about


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """What changes of a patient's rules, as typed; None stays as it is.

    A preset is laid down first, and what else is named goes on top of it.
    """

    preset: str | None = None
    climb: str | None = None
    rises: str | None = None
    ties: str | None = None
    max_gap_days: str | None = None
    net_rise: str | None = None
    within_days: str | None = None
    sustained: str | None = None
    rise: str | None = None
    noise_factor: str | None = None
    min_score: str | None = None
    severe: str | None = None
    severe_level: str | None = None
    severe_times: str | None = None
    severe_last: str | None = None
    silence: str | None = None
    silent_checkins: str | None = None
    doses: str | None = None
    missed_doses: str | None = None
    missed_within_days: str | None = None
    cooldown_days: str | None = None


_MEANS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    **{name: ((name, "enabled"),) for name in KINDS},
    "rises": (("climb", "rises"),),
    "ties": (("climb", "ties"),),
    "max_gap_days": (("climb", "max_gap_days"),),
    "net_rise": (("climb", "net_rise"),),
    "within_days": (("climb", "within_days"),),
    "rise": (("sustained", "rise"),),
    "noise_factor": (("sustained", "noise_factor"),),
    "min_score": (("climb", "min_score"), ("sustained", "min_score")),
    "severe_level": (("severe", "level"),),
    "severe_times": (("severe", "times"),),
    "severe_last": (("severe", "last"),),
    "silent_checkins": (("silence", "checkins"),),
    "missed_doses": (("doses", "missed"),),
    "missed_within_days": (("doses", "within_days"),),
    "cooldown_days": tuple((name, "cooldown_days") for name in KINDS),
}
"""Which parameters of which rules each option sets."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule that holds for a patient; `id` and `since` are None while it is the standard."""

    id: int | None
    patient: str
    zone: str
    rule: str
    enabled: bool
    parameters: dict[str, Any]
    words: str
    since: datetime | None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """The rules that hold for a patient: the climb's parameters, and a line for each of all.

    `preset` is the name of what they are together, None where they are nobody's but this
    patient's.
    """

    id: int | None
    patient: str
    preset: str | None
    rule: str
    rises: int
    min_score: int
    ties: str
    max_gap_days: int
    cooldown_days: int
    since: datetime | None
    rules: list[RuleLine]


def show(session: Session, patient: Person) -> RuleRow:
    """The rules that hold for a patient."""
    own = _own(session, patient)
    rules = with_own({name: row.parameters for name, row in own.items()})
    lines = [_line(patient, rule, own.get(rule.name)) for rule in rules]
    return RuleRow(
        id=lines[0].id,
        patient=patient.name,
        preset=preset_of(rules),
        rule=rules.climb.name,
        rises=rules.climb.rises,
        min_score=rules.climb.min_score,
        ties=rules.climb.ties,
        max_gap_days=rules.climb.max_gap_days,
        cooldown_days=rules.climb.cooldown_days,
        since=lines[0].since,
        rules=lines,
    )


def typed(session: Session, patient: Person) -> dict[str, str]:
    """What would have to be typed for the rules that hold, on top of the standard ones."""
    standard = _options(RuleSet())
    return {
        option: value
        for option, value in options_of(session, patient).items()
        if value != standard[option]
    }


def options_of(session: Session, patient: Person) -> dict[str, str]:
    """Every option of the rules with the value that holds for a patient, as it would be typed."""
    return _options(rule_set(session, id_of(patient)))


def _options(rules: RuleSet) -> dict[str, str]:
    values = {rule.name: rule.to_json() | {"enabled": rule.enabled} for rule in rules}
    return {option: _told(values[means[0][0]][means[0][1]]) for option, means in _MEANS.items()}


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{value:g}" if isinstance(value, float) else str(value)


def listing(session: Session) -> list[RuleLine]:
    """The rules of their own that patients have, by patient."""
    rows = session.exec(
        select(AlertRule, Person)
        .join(Person, col(Person.id) == col(AlertRule.patient_id))
        .where(col(AlertRule.replaced_at).is_(None))
        .order_by(col(Person.id), col(AlertRule.id))
    )
    return [_line(person, KINDS[own.rule].from_json(own.parameters), own) for own, person in rows]


def change(session: Session, patient: Person, change: RuleChange, now: datetime) -> None:
    """Give a patient rules of their own; what is not named stays as it is.

    Raises:
        InputError: a value is out of its range, or there is no such preset.
        ConflictError: the patient's care has ended.
    """
    require_present(patient)
    before = rule_set(session, id_of(patient))
    after = _changed(before, change)
    own = _own(session, patient)
    for old, new in zip(before, after, strict=True):
        if old == new:
            continue
        if new.name in own:
            own[new.name].replaced_at = now
            session.flush()
        session.add(
            AlertRule(
                patient_id=id_of(patient),
                rule=new.name,
                parameters=new.to_json(),
                created_at=now,
            )
        )
    session.flush()


def without_effect(session: Session, patient: Person, change: RuleChange) -> list[str]:
    """Sentences to whoever sets what belongs to a rule that is off; none if all has an effect."""
    on = {rule.name for rule in rule_set(session, id_of(patient)) if rule.enabled}
    idle: dict[str, list[str]] = {}
    for option, typed in asdict(change).items():
        names = [name for name, parameter in _MEANS.get(option, ()) if parameter != "enabled"]
        if typed is not None and names and on.isdisjoint(names):
            idle.setdefault(names[0], []).append(f"--{option.replace('_', '-')}")
    return [
        f"Mind: the {name} rule of {patient.name} is off, so nothing comes of "
        f"{', '.join(options)} yet. Try: carebell rule set {patient.id} --{name} on"
        for name, options in idle.items()
    ]


def in_words(row: RuleRow) -> str:
    """What the rules that are on wait for, in a few sentences for a nurse."""
    return " ".join(line.words for line in row.rules if line.enabled) or "No rule is on."


def _changed(rules: RuleSet, change: RuleChange) -> RuleSet:
    """The rules with what was typed in its place."""
    if change.preset is not None:
        rules = PRESETS[parse_word(change.preset, PRESETS, "--preset")]
    wanted: dict[str, dict[str, Any]] = {}
    for option, typed in asdict(change).items():
        for name, parameter in _MEANS.get(option, ()) if typed is not None else ():
            wanted.setdefault(name, {})[parameter] = _value(typed, parameter)
    changed: dict[str, Any] = {
        rule.name: replace(rule, **wanted[rule.name]) for rule in rules if rule.name in wanted
    }
    return replace(rules, **changed)


def _value(typed: str, parameter: str) -> object:
    """A number or a switch if it is one; the rule itself says what is wrong with anything else."""
    if parameter == "enabled":
        return SWITCH.get(typed.strip().lower(), typed)
    whole, _, part = typed.partition(".")
    if not typed.isascii() or len(typed) > _LONGEST or not whole.isdigit():
        return typed
    if not part:
        return int(whole) if "." not in typed else typed
    return float(typed) if part.isdigit() else typed


def _own(session: Session, patient: Person) -> dict[str, AlertRule]:
    rows = session.exec(
        select(AlertRule).where(
            AlertRule.patient_id == patient.id, col(AlertRule.replaced_at).is_(None)
        )
    )
    return {row.rule: row for row in rows}


def _line(patient: Person, rule: Rule, own: AlertRule | None) -> RuleLine:
    return RuleLine(
        id=own.id if own else None,
        patient=patient.name,
        zone=patient.zone,
        rule=rule.name,
        enabled=rule.enabled,
        parameters=rule.to_json(),
        words=what_it_waits_for(rule) if rule.enabled else "off",
        since=own.created_at if own else None,
    )
