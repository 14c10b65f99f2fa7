"""A recurrence rule as somebody wrote it, checked and brought into our one form."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from zoneinfo import ZoneInfo

from service.core.errors import InputError
from service.core.recurrence.everyday import clocks
from service.core.recurrence.rules import PARTS, WEEKDAYS, Singles, line_of, rule_of
from service.core.recurrence.within_day import SECONDS, days_and_times
from service.core.recurrence.zones import to_utc, zone_named

_EXAMPLE = "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=9;BYMINUTE=30"
_SEVERAL = "RRULE:FREQ=DAILY;BYHOUR=8,14,20"
_ENDED = "RRULE:FREQ=DAILY;BYHOUR=21;UNTIL=20271231T210000"
_UTC = ZoneInfo("UTC")
_MINUTE = timedelta(minutes=1)
# How many of each period make eight years, which is as far as `next_moment` looks.
_LONGEST_INTERVAL = {"DAILY": 2920, "WEEKLY": 416, "MONTHLY": 96, "YEARLY": 8}
_WEEKS_OF_A_MONTH = 5
_NUMBERS = {  # RFC 5545; where negative numbers count from the end, there is no zero
    "INTERVAL": range(1, 2920 * 24 * 60 * 60 + 1),
    "COUNT": range(1, 10_001),
    "BYMONTH": range(1, 13),
    "BYWEEKNO": range(-53, 54),
    "BYYEARDAY": range(-366, 367),
    "BYMONTHDAY": range(-31, 32),
    "BYHOUR": range(24),
    "BYMINUTE": range(60),
    "BYSETPOS": range(-366, 367),
    "X-RUN": range(1, 2921),
}
_SINGLE = {"INTERVAL", "COUNT", "X-RUN"}
_DAY = re.compile(rf"([+-]?0?[1-9]|[+-]?[1-4][0-9]|[+-]?5[0-3])?({'|'.join(WEEKDAYS)})")


def check_rule(text: str, zone: ZoneInfo = _UTC, at: Sequence[time] = ()) -> str:
    """The same rule in our one form; a rule of several lines is due whenever any of them is.

    Every line names its times of day, BYHOUR, and BYMINUTE unless on the hour, or has those of
    `at`; what repeats within a day becomes the times of each day. UNTIL is local time; a bare date
    includes that day; in UTC, as calendars write it, it becomes what clocks in `zone` show then,
    and stays that wherever the patient moves. So do the times in lines of EXDATE and RDATE, in UTC
    or with a TZID; a date there means all times of day. Whether a rule ever comes due depends on
    its first day too: ask `next_moment`.

    Raises:
        InputError: a line is not RFC 5545, brings its own DTSTART, has no time of day or
            others on other days, or puts parts together that do not go together.
    """
    lines = [line.strip().upper() for line in text.splitlines() if line.strip()]
    singles = {
        name: [_singles(line, zone) for line in lines if line.startswith(name)]
        for name in ("RDATE", "EXDATE")
    }
    rules = [
        each
        for line in lines
        if not line.startswith(tuple(singles))
        for each in _checked(line, zone, at)
    ]
    if not rules:
        raise InputError("--rule", text, "holds no rule" if lines else "is empty", _EXAMPLE)
    more, less = (reduce(or_, found, Singles()) for found in singles.values())
    return rule_of(dict.fromkeys(rules), more, less)


def _singles(line: str, zone: ZoneInfo) -> Singles:
    """What a line of EXDATE or RDATE holds, as clocks in `zone` show it."""
    head, _, listed = line.partition(":")
    name, *parameters = head.split(";")
    try:
        there = _zone_in(parameters, zone)
        words = listed.split(",")
        dates = [date.fromisoformat(word) for word in words if "T" not in word]
        times = [_local(word, there, zone) for word in words if "T" in word]
    except InputError:
        raise InputError("--rule", line, "has a TZID that is no IANA time zone") from None
    except (ValueError, OverflowError):
        problem = "is not a list of dates, or of times in whole minutes"
        example = f"{name};VALUE=DATE:20271225,20280101"
        raise InputError("--rule", line, problem, example) from None
    return Singles(frozenset(dates), frozenset(times))


def _zone_in(parameters: Sequence[str], zone: ZoneInfo) -> ZoneInfo:
    """The zone that a TZID among the parameters names, else this one; others make a ValueError."""
    named = zone
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key == "TZID":
            named = zone_named(value)
        elif parameter not in {"VALUE=DATE", "VALUE=DATE-TIME"}:
            raise ValueError
    return named


def _local(word: str, there: ZoneInfo, zone: ZoneInfo) -> datetime:
    at = datetime.fromisoformat(word)
    if at.second or (at.tzinfo and not word.endswith("Z")):
        raise ValueError
    if at.tzinfo is None and there.key != zone.key:
        at = to_utc(at.date(), at.time(), there)
    return at.astimezone(zone).replace(tzinfo=None, fold=0) if at.tzinfo else at


def _checked(line: str, zone: ZoneInfo, at: Sequence[time]) -> list[str]:
    if line.startswith("DTSTART"):
        raise InputError(
            "--rule", line, "must not hold DTSTART; --from is the first day, --at the time"
        )
    parts: dict[str, str] = {}
    for part in line.removeprefix("RRULE:").split(";"):
        name, _, value = part.partition("=")
        if problem := _unfit(name, value, zone) or ("names a part twice" if name in parts else ""):
            example = {"UNTIL": _ENDED, "FREQ": _SEVERAL}.get(name, _EXAMPLE)
            raise InputError("--rule", line, f"{problem} ({part})", example)
        parts[name] = value
    if "FREQ" not in parts:
        raise InputError("--rule", line, "has no FREQ", _EXAMPLE)
    values = {name: _value(name, parts[name], zone) for name in parts if name != "BYSECOND"}
    days, times = days_and_times(line, values, at)
    # The times of `at` are no part of the rule: BYSETPOS picks days at each of them.
    each = "BYSETPOS" in days and "BYHOUR" not in parts
    grids = [grid for wall in times for grid in clocks([wall])] if each else clocks(times)
    if problem := _conflict(days, len(grids)):
        raise InputError("--rule", line, problem, _EXAMPLE)
    return [line_of(days | grid) for grid in grids]


def _unfit(name: str, value: str, zone: ZoneInfo) -> str:
    """Why this part cannot stand in a rule of ours; empty if it can."""
    if name == "BYSECOND":
        return "" if value in {"0", "00"} else "has seconds; texts leave on whole minutes"
    if name not in PARTS:
        return "holds something that RFC 5545 does not know"
    try:
        _value(name, value, zone)
    except (ValueError, OverflowError):
        return "has a part with a wrong value"
    return ""


def _value(name: str, value: str, zone: ZoneInfo) -> str:
    """The value of a part in our form; ValueError if it has none."""
    match name:
        case "FREQ" | "WKST":
            if value not in ({*_LONGEST_INTERVAL, *SECONDS} if name == "FREQ" else WEEKDAYS):
                raise ValueError
            return value
        case "UNTIL":
            return _until(value, zone)
        case "X-START":
            return f"{date.fromisoformat(value):%Y%m%d}"
        case "BYDAY":
            return _days(value)
        case _:
            return _numbers(name, value)


def _until(value: str, zone: ZoneInfo) -> str:
    until = datetime.fromisoformat(value)
    if value.endswith("Z"):
        until = _last_local(until, zone)
    if until.tzinfo:
        raise ValueError
    if "T" not in value:
        until = until.replace(hour=23, minute=59)
    return re.sub("[-:]", "", until.isoformat(timespec="seconds"))


def _last_local(at: datetime, zone: ZoneInfo) -> datetime:
    """The last local time in `zone` that comes no later than `at` (aware UTC).

    While clocks show an hour for the second time, all of it has come.
    """
    local = at.astimezone(zone).replace(second=0, tzinfo=None)
    while to_utc((later := local + _MINUTE).date(), later.time(), zone) <= at:
        local = later
    return local


def _days(value: str) -> str:
    matches = [_DAY.fullmatch(word) for word in value.split(",")]
    if None in matches:
        raise ValueError
    days = {(WEEKDAYS.index(match[2]), int(match[1] or 0)) for match in matches if match}
    return ",".join(f"{number or ''}{WEEKDAYS[day]}" for day, number in sorted(days))


def _numbers(name: str, value: str) -> str:
    allowed, numbers = _NUMBERS[name], sorted({int(word) for word in value.split(",")})
    if any(number not in allowed or (number == 0 and allowed[0] < 0) for number in numbers):
        raise ValueError
    if name in _SINGLE and len(numbers) > 1:
        raise ValueError
    return ",".join(map(str, numbers))


def _conflict(parts: Mapping[str, str], lines: int) -> str:
    """What does not go together by RFC 5545, or in as many lines; empty if all is well."""
    frequency, days = parts.get("FREQ", ""), parts.get("BYDAY", "").split(",")
    ordinals = [int(match[1]) for day in days if (match := _DAY.fullmatch(day)) and match[1]]
    interval = int(parts.get("INTERVAL", "1"))
    by_year, by_month = frequency == "YEARLY", frequency == "MONTHLY"
    whole_year = by_year and "BYMONTH" not in parts
    checks = (
        (
            lines > 1 and "COUNT" in parts,
            "counts times that take more than one line; end it with UNTIL or --times",
        ),
        ({"COUNT", "UNTIL"} <= parts.keys(), "ends twice; keep COUNT or UNTIL"),
        (interval > _LONGEST_INTERVAL.get(frequency, 0), "rests for more than eight years"),
        ("BYYEARDAY" in parts and not by_year, "has BYYEARDAY without FREQ=YEARLY"),
        ("BYWEEKNO" in parts and not by_year, "has BYWEEKNO without FREQ=YEARLY"),
        ("BYWEEKNO" in parts and ordinals, "has BYWEEKNO with numbered days"),
        ("BYMONTHDAY" in parts and frequency == "WEEKLY", "has BYMONTHDAY with FREQ=WEEKLY"),
        (ordinals and not (by_year or by_month), "has numbered days within a day or week"),
        (
            "X-RUN" in parts and (frequency != "DAILY" or int(parts["X-RUN"]) > interval),
            "has an X-RUN longer than its INTERVAL of days",
        ),
        (
            any(abs(n) > _WEEKS_OF_A_MONTH for n in ordinals) and not whole_year,
            "numbers a day beyond the fifth of a month",
        ),
    )
    return next((problem for wrong, problem in checks if wrong), "")
