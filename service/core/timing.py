"""How long things stay good: windows, quiet hours, the provider's queue; and spans in words."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from service.core.errors import InputError
from service.core.recurrence import to_utc

DOSE_WINDOW: Final = timedelta(hours=2)
CHECKIN_WINDOW: Final = timedelta(hours=12)
SHORTEST_WINDOW: Final = timedelta(minutes=5)
LONGEST_WINDOW: Final = timedelta(hours=24)
SIDE_EFFECTS_WINDOW: Final = timedelta(hours=24)
DOSE_NUDGE: Final = timedelta(minutes=45)
CHECKIN_NUDGE: Final = timedelta(minutes=75)
RECEIPT_USEFUL_FOR: Final = timedelta(minutes=10)
PROVIDER_VALIDITY_MAX: Final = 36_000  # seconds; Twilio: ValidityPeriod is 1 to 36000


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When a person's clocks show `begins` or later, but not `ends`, what can wait waits.

    They may run over midnight; none at all where both are equal.
    """

    begins: time = time(22)
    ends: time = time(7)

    def hold(self, local: time) -> bool:
        """Whether it is quiet when clocks show `local`."""
        if self.begins <= self.ends:
            return self.begins <= local < self.ends
        return local >= self.begins or local < self.ends


QUIET: Final = QuietHours()
NO_QUIET_HOURS: Final = QuietHours(time(0), time(0))

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_ANY_DAY, _NO_CHANGES = date(2027, 3, 1), ZoneInfo("UTC")
_YEARS = range(1900, 2200)  # a year beyond these is a slip of the keyboard

_SPAN = re.compile(r"(?:([0-9]{1,4})d)?(?:([0-9]{1,4})h)?(?:([0-9]{1,5})m)?", re.IGNORECASE)
_DAYS = re.compile(r"([0-9]{1,4})([dw])", re.IGNORECASE)
_WALL_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def closes_at(due_at: datetime, window: timedelta, next_due_at: datetime | None) -> datetime:
    """When the window of a prompt that is due at `due_at` ends (aware UTC): from then it is late.

    A check-in gives way to the next one; pass None for what has no such successor. A next one at
    the very same moment shares the text and shortens nothing.
    """
    end = due_at + window
    return min(end, next_due_at) if next_due_at and next_due_at > due_at else end


def after_quiet_hours(at: datetime, zone: ZoneInfo, quiet: QuietHours = QUIET) -> datetime:
    """`at` (aware UTC) if it is outside the recipient's quiet hours, else when those end.

    They are as the clocks in `zone` show it; the minute in which they end is not quiet.
    """
    while quiet.hold((local := at.astimezone(zone)).time()):
        on = local.date() + _DAY if local.time() >= quiet.ends else local.date()
        end = to_utc(on, quiet.ends, zone)
        # Not always the answer: where clocks show 07:00 twice it may be behind us, and the day
        # that Apia lost had its morning at midnight, which is quiet again.
        at = end if end > at else at + _MINUTE
    return at.astimezone(UTC)


def after_all_quiet_hours(at: datetime, zone: ZoneInfo, hours: Collection[QuietHours]) -> datetime:
    """`at` (aware UTC) if none of these quiet hours hold it, else when the last of them ends."""
    for _ in hours:  # where one ends another may have begun
        at = max(after_quiet_hours(at, zone, quiet) for quiet in hours)
    return at


def nudge_is_lost(wall: time, after: timedelta, window: timedelta, quiet: QuietHours) -> bool:
    """Whether quiet hours hold the nudge of a prompt at `wall` until the prompt has closed."""
    due_at = datetime.combine(_ANY_DAY, wall, UTC)
    return after_quiet_hours(due_at + after, _NO_CHANGES, quiet) >= due_at + window


def validity(now: datetime, expires_at: datetime | None) -> int:
    """The whole seconds a text may wait in the provider's queue: 1 to 36000 (Twilio).

    The most for what never expires, the least for what already has.
    """
    if expires_at is None:
        return PROVIDER_VALIDITY_MAX
    left = (expires_at - now) // timedelta(seconds=1)
    return min(max(left, 1), PROVIDER_VALIDITY_MAX)


def parse_span(text: str, where: str) -> timedelta:
    """A window as people write it: "2h", "90m", "1h30m", "1d".

    Raises:
        InputError: it reads otherwise, or is shorter than 5 minutes or longer than 24 hours.
    """
    match = _SPAN.fullmatch(text.strip())
    if not match or not any(match.groups()):
        raise InputError(where, text, "is not a span of hours and minutes", "1h30m")
    days, hours, minutes = (int(number or 0) for number in match.groups())
    span = timedelta(days=days, hours=hours, minutes=minutes)
    if not SHORTEST_WINDOW <= span <= LONGEST_WINDOW:
        raise InputError(where, text, "is not from 5 minutes to 24 hours long", "2h")
    return span


def parse_window(text: str | None, where: str) -> timedelta | None:
    """A window of a person's own; None for "none", and where nothing is said.

    Raises:
        InputError: it is no such span.
    """
    return None if text is None or text.strip().lower() == "none" else parse_span(text, where)


def format_span(span: timedelta) -> str:
    """The span as `parse_span` reads it ("1h30m"), cut to whole minutes; `span` is >= 0."""
    days, rest = divmod(span // _MINUTE, 24 * 60)
    hours, minutes = divmod(rest, 60)
    units = ((days, "d"), (hours, "h"), (minutes, "m"))
    return "".join(f"{number}{unit}" for number, unit in units if number) or "0m"


def parse_nudge(text: str, where: str, window: timedelta) -> timedelta | None:
    """When to ask once more, as a span shorter than the window; "off" is never.

    Raises:
        InputError: it reads otherwise, or is not shorter.
    """
    if text.strip().lower() == "off":
        return None
    span = parse_span(text, where)
    if span >= window:
        problem = f"is not shorter than the window of {format_span(window)}"
        raise InputError(where, text, problem, "45m")
    return span


def default_nudge(span: timedelta, window: timedelta) -> timedelta | None:
    """The usual span before a nudge; None where the window is too short for one."""
    return span if span < window else None


def parse_quiet_hours(text: str, where: str) -> QuietHours:
    """Quiet hours as people write them: "22:00-07:00", or "off".

    Raises:
        InputError: they read otherwise, or begin when they end.
    """
    if text.strip().lower() == "off":
        return NO_QUIET_HOURS
    begins, dash, ends = text.partition("-")
    problem, example = "is neither two times of day nor off", "22:00-07:00"
    try:
        quiet = QuietHours(parse_wall_time(begins, where), parse_wall_time(ends, where))
    except InputError:
        raise InputError(where, text, problem, example) from None
    if not dash or quiet.begins == quiet.ends:
        raise InputError(where, text, problem, example)
    return quiet


def parse_own_quiet_hours(text: str | None, where: str) -> str | None:
    """Quiet hours of a plan line's own as `format_quiet_hours` writes them; None for "none".

    Raises:
        InputError: they cannot be read.
    """
    if text is None or text.strip().lower() == "none":
        return None
    return format_quiet_hours(parse_quiet_hours(text, where))


def format_quiet_hours(quiet: QuietHours) -> str:
    """Quiet hours as `parse_quiet_hours` reads them."""
    if quiet.begins == quiet.ends:
        return "off"
    return f"{quiet.begins:%H:%M}-{quiet.ends:%H:%M}"


def parse_every(text: str, where: str) -> int:
    """The days from one time to the next: "2d", or "3w" for 21.

    Raises:
        InputError: it reads otherwise, or is not from 1 to 365 days.
    """
    match = _DAYS.fullmatch(text.strip())
    days = int(match[1]) * (7 if match[2] in "wW" else 1) if match else 0
    if not 1 <= days <= 365:  # noqa: PLR2004 - a year, as the sentence says
        raise InputError(where, text, "is not from 1 to 365 days, or weeks", "2d")
    return days


def clock_time(at: datetime, zone: str, now: datetime) -> str:
    """A moment as clocks in that zone show it: "07:07", or "07:07 (2027-03-01)" if not today."""
    local, today = (one.astimezone(ZoneInfo(zone)) for one in (at, now))
    return f"{local:%H:%M}" if local.date() == today.date() else f"{local:%H:%M (%Y-%m-%d)}"


def parse_wall_time(text: str, where: str) -> time:
    """A local time of day on a 24-hour clock: "21:00", and "9:00" for 09:00.

    Raises:
        InputError: it reads otherwise.
    """
    match = _WALL_TIME.fullmatch(text.strip())
    if not match:
        raise InputError(where, text, "is not a time of day from 00:00 to 23:59", "21:00")
    return time(int(match[1]), int(match[2]))


def parse_date(text: str, where: str) -> date:
    """A date as ISO 8601 writes it, YYYY-MM-DD, in the years 1900 to 2199.

    Raises:
        InputError: it reads otherwise, there is no such day, or the year cannot be meant.
    """
    match = _DATE.fullmatch(text.strip())
    try:
        on = date.fromisoformat(match[0]) if match else None
    except ValueError:
        on = None
    if on is None or on.year not in _YEARS:
        raise InputError(where, text, "is not a date as year, month and day", "2027-03-31")
    return on
