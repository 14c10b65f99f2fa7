"""Reads what the /sim routes are given; what cannot be understood gets one clear sentence."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta

from starlette.requests import Request

from service.simulator.clock import Move
from service.simulator.config import is_e164

_MAX_BODY = 1600
_MAX_ECHO = 60
LONGEST = timedelta(days=3660).total_seconds()
"""More seconds than anybody has to wait for."""


class RequestError(Exception):
    """A request that cannot be understood; `str()` is one sentence for its sender."""


async def read_object(request: Request) -> dict[str, object]:
    """The JSON object that was posted."""
    try:
        value = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise RequestError("The request's body is not JSON.") from error
    if not isinstance(value, dict):
        raise RequestError("The request's body is not a JSON object.")
    return value


def read_handset(request: Request) -> str:
    """The number in the request's path."""
    return read_phone(request.path_params["number"])


def read_phone(number: object) -> str:
    """An E.164 number."""
    if not isinstance(number, str) or not is_e164(number):
        raise RequestError(f"{short(number)} is not an E.164 number; for example +12025550123.")
    return number


def read_text(fields: Mapping[str, object]) -> str:
    """The words that a handset sends."""
    body = fields.get("body")
    if not isinstance(body, str):
        raise RequestError("'body' must be the text as a JSON string.")
    if len(body) > _MAX_BODY:
        raise RequestError(f"'body' has {len(body)} characters; a text has at most {_MAX_BODY}.")
    if not body.isprintable() and any("\ud800" <= char <= "\udfff" for char in body):
        raise RequestError("'body' holds half a surrogate pair, which is not a character.")
    return body


def read_move(fields: Mapping[str, object]) -> Move:
    """Where the clock is to be moved."""
    match fields:
        case {"to": str(to), **rest} if not rest:
            return Move(to=_read_moment(to))
        case {"by_seconds": int(seconds) | float(seconds), **rest} if not rest:
            return Move(by=_read_span(seconds))
    raise RequestError(
        'Give exactly one of {"to": "2026-11-22T20:00:00Z"} and {"by_seconds": 90}.'
    )


def read_choice(fields: Mapping[str, object], name: str, choices: Iterable[str]) -> str:
    """One of several words."""
    value = fields.get(name)
    if not isinstance(value, str) or value not in choices:
        given = short(value) if name in fields else "missing"
        raise RequestError(f"'{name}' is {given}; it must be one of {', '.join(choices)}.")
    return value


def read_number(
    fields: Mapping[str, object],
    name: str,
    least: float,
    most: float,
    default: float | None = None,
) -> float:
    """A number within bounds; without a default it has to be given."""
    value = fields.get(name, default)
    if not isinstance(value, int | float) or isinstance(value, bool) or not least <= value <= most:
        raise RequestError(f"'{name}' must be a number from {least:.0f} to {most:.0f}.")
    return value


def read_whole(
    fields: Mapping[str, object], name: str, least: int, most: int, default: int | None = None
) -> int:
    """A whole number within bounds; without a default it has to be given."""
    value = fields.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise RequestError(f"'{name}' must be a whole number from {least} to {most}.")
    return value


def refuse_others(fields: Mapping[str, object], known: Collection[str], what: str) -> None:
    """Refuse a field that would mean nothing."""
    for name in fields:
        if name not in known:
            raise RequestError(f"{what} has no {short(name)}; it may have {', '.join(known)}.")


def short(value: object) -> str:
    """A string as a person may read it back, ASCII only and not too long; else its type."""
    text = ascii(value) if isinstance(value, str) else f"a {type(value).__name__}"
    return text if len(text) <= _MAX_ECHO else f"{text[:_MAX_ECHO]}..."


def _read_moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise RequestError(
        f"'to' is {short(text)}, not an ISO 8601 time with its zone; "
        "for example 2026-11-22T20:00:00Z."
    )


def _read_span(seconds: float) -> timedelta:
    if isinstance(seconds, bool) or not 0 <= seconds <= LONGEST:
        raise RequestError(
            "'by_seconds' must be a number from 0 to ten years; the clock moves forward only."
        )
    return timedelta(seconds=seconds)
