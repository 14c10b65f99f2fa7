"""Reads a script of faults from JSON; a wrong one gets one clear sentence."""

from collections.abc import Mapping

from service.simulator.faults import Fault, Rule, Script
from service.simulator.reading import (
    LONGEST,
    RequestError,
    read_choice,
    read_number,
    read_phone,
    read_whole,
    refuse_others,
)

_MOST_RULES = 1000
_MOST = 10**9
_RULE = ("on", "fault", "probability", "times", "after", "to")
_REQUIRED = ("seconds", "code", "token")
_STATUSES = ("queued", "sent", "delivered", "undelivered", "failed", "canceled")
_REFUSALS, _SERVER_ERRORS = (400, 499), (500, 599)

_Table = Mapping[str, tuple[str, ...]]
_WHEN = ("when",)
_READ: _Table = {
    "error": ("status",),
    "throttle": ("retry_after",),
    "latency": ("seconds",),
    "hang": ("seconds",),
    "reset": (),
    "truncate": (),
}
_CARRIED_WRONGLY: _Table = {
    "wrong_signature": (),
    "rotated_token": ("token",),
    "other_port": (),
    "new_fields": (),
    "slow_body": ("seconds",),
}
FAULTS: Mapping[str, _Table] = {
    "create": {
        "throttle": ("retry_after",),
        "error_before": ("status",),
        "error_after": ("status",),
        "hang": ("seconds",),
        "reset": (),
        "reset_before": (),
        "truncate": (),
        "latency": ("seconds",),
        "early_callback": (),
        "refuse": ("code", "status"),
    },
    "list": {**_READ, "lag": ("seconds",)},
    "fetch": _READ,
    "status_webhook": {
        "drop": _WHEN,
        "duplicate": ("copies", "when"),
        "delay": ("seconds", "when"),
        "reorder": (),
        "contradict": (),
        "unknown_sid": _WHEN,
        **{name: (*parameters, "when") for name, parameters in _CARRIED_WRONGLY.items()},
    },
    "inbound_webhook": {
        "drop": (),
        "duplicate": ("copies",),
        "duplicate_other_sid": (),
        "delay": ("seconds",),
        "reorder": (),
        **_CARRIED_WRONGLY,
    },
    "delivery": {
        "undelivered": ("code", "reached"),
        "failed": ("code",),
        "lose": (),
        "expire": (),
    },
}
"""The faults of each event, each with its parameters."""

# Only these callbacks can be told wrongly in that way.
_CONCERNED = {"reorder": ["sent"], "contradict": ["delivered", "undelivered"]}


def read_script(fields: Mapping[str, object]) -> Script:
    """The script that a JSON object describes. Raises RequestError."""
    refuse_others(fields, ("seed", "rules"), "A script")
    rules = fields.get("rules")
    if not isinstance(rules, list) or len(rules) > _MOST_RULES:
        raise RequestError(f"'rules' must be a list of at most {_MOST_RULES} rules.")
    return Script(
        seed=read_whole(fields, "seed", -_MOST, _MOST, default=0),
        rules=tuple(_read_numbered(place, rule) for place, rule in enumerate(rules, 1)),
    )


def _read_numbered(place: int, rule: object) -> Rule:
    try:
        return _read_rule(rule)
    except RequestError as error:
        raise RequestError(f"Rule {place}: {error}") from error


def _read_rule(fields: object) -> Rule:
    if not isinstance(fields, dict):
        raise RequestError("it is not a JSON object.")
    on = read_choice(fields, "on", FAULTS)
    name = read_choice(fields, "fault", FAULTS[on])
    parameters = FAULTS[on][name]
    refuse_others(fields, (*_RULE, *parameters), f"{name} on {on}")
    when = [read_choice(fields, "when", _STATUSES)] if "when" in fields else []
    if on == "status_webhook":
        when = _CONCERNED.get(name, when)
    return Rule(
        on=on,
        fault=_read_fault(name, fields, parameters),
        given=dict(fields),
        probability=read_number(fields, "probability", 0, 1, default=1),
        times=read_whole(fields, "times", 1, _MOST) if "times" in fields else None,
        after=read_whole(fields, "after", 0, _MOST, default=0),
        to=read_phone(fields["to"]) if "to" in fields else None,
        when=frozenset(when),
    )


def _read_fault(name: str, fields: Mapping[str, object], parameters: tuple[str, ...]) -> Fault:
    present = [each for each in parameters if each in fields or each in _REQUIRED]
    statuses = _REFUSALS if name == "refuse" else _SERVER_ERRORS
    reached = fields.get("reached", False)
    if not isinstance(reached, bool):
        raise RequestError("'reached' must be true or false.")
    return Fault(
        name=name,
        seconds=read_number(fields, "seconds", 0, LONGEST) if "seconds" in present else 0,
        code=read_whole(fields, "code", 10_000, 99_999) if "code" in present else 0,
        status=read_whole(fields, "status", *statuses) if "status" in present else None,
        retry_after=(
            read_whole(fields, "retry_after", 0, _MOST) if "retry_after" in present else None
        ),
        copies=read_whole(fields, "copies", 2, 100) if "copies" in present else 2,
        reached=reached,
        token=_read_token(fields) if "token" in present else "",
    )


def _read_token(fields: Mapping[str, object]) -> str:
    token = fields.get("token")
    if not isinstance(token, str) or not token or not token.isascii():
        raise RequestError("'token' must be the auth token that signs, in ASCII.")
    return token
