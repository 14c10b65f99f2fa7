"""What may stand in a plan file: the names, and what each must be able to be read as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from service.admin.agreements import CONSENT_EXAMPLE, SOURCES, parse_given_at
from service.admin.contacts import ROLES
from service.admin.dose_steps import LAST_DAY
from service.admin.medications import MedicationChange, parsed
from service.admin.people import parse_language
from service.admin.rules import RuleChange
from service.admin.timing import LATEST_DAY, MOST_TIMES
from service.core.countries import parse_country
from service.core.entries import parse_local_moment, parse_note, parse_whole, parse_word
from service.core.errors import InputError
from service.core.names import parse_name
from service.core.phones import parse_phone
from service.core.recurrence import check_rule, rule_for, zone_named
from service.core.schedule_entries import parse_cycle, parse_month_days, parse_phases
from service.core.timing import (
    LONGEST_WINDOW,
    format_quiet_hours,
    parse_date,
    parse_every,
    parse_nudge,
    parse_quiet_hours,
    parse_span,
    parse_wall_time,
    parse_window,
)
from service.db.tables import PauseReason, Privacy

Check = Callable[[str], object]

NOON = time(12)
UNTIL_RESUMED = "resumed"
"""Of a pause without an end."""
FURTHEST_EAST = "Pacific/Kiritimati"
"""Stands in for a zone that is mistaken: no day is still to come there that has begun anywhere."""
ANY_WINDOW = LONGEST_WINDOW + timedelta(minutes=1)

_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")


def flag(text: str) -> bool:
    """Yes or no, as YAML writes it.

    Raises:
        InputError: it is neither.
    """
    word = text.lower()
    if word not in _YES + _NO:
        raise InputError("value", text, "is neither true nor false", "true")
    return word in _YES


def quiet_hours(text: str) -> str:
    """Quiet hours in the one form in which they are told.

    Raises:
        InputError: they cannot be read.
    """
    return format_quiet_hours(parse_quiet_hours(text, "quiet"))


def _anything(text: str) -> str:
    return text


def _consent(text: str) -> object:
    return parse_note(text, "consent", CONSENT_EXAMPLE)


_CONSENT: Mapping[str, Check] = {
    "consent": _consent,
    "consented_on": lambda text: parse_given_at(text, "UTC"),
    "consent_source": lambda text: parse_word(text, SOURCES, "consent_source"),
}


def _date(text: str) -> object:
    return parse_date(text, "date")


def _pause(text: str) -> object:
    if text == UNTIL_RESUMED:
        return text
    return parse_local_moment(text, ZoneInfo("UTC"), "paused_until")


def _name(text: str) -> object:
    return parse_name(text, "name")


def _of_medicine(name: str) -> Check:
    def check(text: str) -> object:
        change: dict[str, Any] = {name: text}
        return parsed(MedicationChange(**change))

    return check


@dataclass(frozen=True, slots=True)
class Shape:
    """A mapping of a plan file: its single values, its lists of values, and what is inside it.

    Of the single values those in `joined` may be written as a list, too: mon,thu or [mon, thu].

    With a mistake in it, it is judged further without that value, or with its `stand_ins`, as
    nothing is written then; but not without what is `decisive`, which is all of it where None.
    """

    values: Mapping[str, Check]
    lists: Mapping[str, Check] = field(default_factory=dict)
    joined: tuple[str, ...] = ()
    parts: "Mapping[str, Shape]" = field(default_factory=dict)
    required: tuple[str, ...] = ()
    decisive: tuple[str, ...] | None = None
    stand_ins: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)

    def can_spare(self, word: str) -> bool:
        """Whether the rest can be judged without this value."""
        if self.decisive is None or word in self.decisive:
            return False
        return word not in self.required or word in self.stand_ins


TIMING = Shape(
    values={
        "every": lambda text: parse_every(text, "every"),
        "on": lambda text: rule_for([NOON], weekdays=text.split(",")),
        "day": parse_month_days,
        "cycle": parse_cycle,
        "phases": parse_phases,
        "rule": lambda text: check_rule(text, at=[NOON]),
        "from": _date,
        "from_day": lambda text: parse_whole(text, "from_day", 0, LATEST_DAY),
        "after_step": _anything,
        "until": _date,
        "times": lambda text: parse_whole(text, "times", 1, MOST_TIMES),
        "takes_over": _date,
        "window": lambda text: parse_span(text, "window"),
        "nudge": lambda text: parse_nudge(text, "nudge", ANY_WINDOW),
        "quiet": quiet_hours,
    },
    lists={
        "at": lambda text: parse_wall_time(text, "at"),
        "skip": _date,
        "until_then": lambda text: parse_local_moment(text, ZoneInfo("UTC"), "until_then"),
    },
    joined=("on", "day"),
    decisive=(),
    stand_ins={
        "at": ("12:00",),
        "rule": "FREQ=DAILY;BYHOUR=12;BYMINUTE=0",
        "from": "2000-01-01",
        "from_day": "1",
        "times": "1",
        "takes_over": "2199-12-31",
    },
)
STEP = Shape(
    values={
        "dose": _anything,
        "from": _date,
        "day": lambda text: parse_whole(text, "day", 1, LAST_DAY),
        "prescriber": _name,
        "prescribed": _date,
    },
    required=("dose",),
    decisive=("from", "day"),
    stand_ins={"dose": "?", "prescriber": "?", "prescribed": "2000-01-01"},
)
HOLD = Shape(values={"from": _date, "resumed": _date}, required=("from",))
MEDICATION = Shape(
    values={
        "name": _name,
        **{one.name: _of_medicine(one.name) for one in fields(MedicationChange)},
        "dose_in_text": flag,
    },
    parts={"doses": TIMING, "steps": STEP, "holds": HOLD},
    required=("name",),
    decisive=("name",),
)
OTHER = Shape(
    values={"name": _name, "class": _anything, "since": _date, "until": _date},
    required=("name", "class"),
    decisive=("name",),
    stand_ins={"class": "?"},
)
CAREGIVER = Shape(
    values={
        "name": _name,
        "phone": parse_phone,
        **_CONSENT,
        "welcome": flag,
        "zone": zone_named,
        "language": parse_language,
        "quiet": quiet_hours,
    },
    lists={"sees": _anything},
    required=("name", "phone"),
    decisive=("name", "phone"),
    stand_ins={"zone": FURTHEST_EAST},
)
RULE = Shape(
    values=dict.fromkeys((one.name for one in fields(RuleChange)), _anything), decisive=()
)
PATIENT = Shape(
    values={
        "name": _name,
        "phone": parse_phone,
        "zone": zone_named,
        "country": parse_country,
        **_CONSENT,
        "welcome": flag,
        "born": _date,
        "language": parse_language,
        "privacy": lambda text: parse_word(text, Privacy, "privacy"),
        "tell_of_alerts": flag,
        "quiet": quiet_hours,
        "nudges": flag,
        "dose_window": lambda text: parse_window(text, "dose_window"),
        "checkin_window": lambda text: parse_window(text, "checkin_window"),
        "ask_why_skipped": flag,
        "self_harm_to_caregiver": flag,
        "paused_until": _pause,
        "paused_for": lambda text: parse_word(text, PauseReason, "paused_for"),
    },
    parts={
        "caregivers": CAREGIVER,
        "medications": MEDICATION,
        "checkins": TIMING,
        "side_effect_checks": TIMING,
        "other_medicines": OTHER,
        "rule": RULE,
    },
    required=("name", "phone", "zone", "country"),
    decisive=("name", "phone"),
    stand_ins={"zone": FURTHEST_EAST, "country": "US"},
)
CONTACT = Shape(
    values={
        "name": _name,
        "phone": parse_phone,
        "role": lambda text: parse_word(text, ROLES, "role"),
        **_CONSENT,
        "zone": zone_named,
        "language": parse_language,
        "quiet": quiet_hours,
    },
    required=("name", "phone", "role", "consent"),
    decisive=("name", "phone"),
    stand_ins={"role": "admin", "consent": "?", "zone": FURTHEST_EAST},
)
CLINIC = Shape(values={}, parts={"patients": PATIENT, "contacts": CONTACT}, decisive=())
