"""What a schedule would text, for a zone alone: no patient, no database."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from service.admin.preview import PreviewRow
from service.admin.timing import Timing, read_recurrence
from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.recurrence import moments, to_utc
from service.core.segments import count
from service.core.texts import checkin_prompt, dose_prompt


def bare_preview(
    policy: Policy, timing: Timing, zone: ZoneInfo, kind: MessageKind, now: datetime, days: int
) -> list[PreviewRow]:
    """What is due in `days` local days, from the timing's first day (without one: from `now`).

    Each local date has each of its times once: `on` is the date that the plan says; where clocks
    skip the time of it, `local` and `utc` are the next valid minute.

    Raises:
        InputError: a value cannot be used, or nothing is ever due.
    """
    today = now.astimezone(zone).date()
    # From a first day in the past too: what was due then can be looked at.
    long_ago = datetime(1, 1, 2, tzinfo=zone) if timing.starts is not None else now
    recurrence = read_recurrence(timing, zone, long_ago, today)
    first = recurrence.starts_on
    after = None if timing.starts is not None else now
    last = first + timedelta(days - 1)
    through = to_utc(last + timedelta(1), time.max.replace(second=0, microsecond=0), zone)
    rows = []
    for moment in moments(recurrence, zone, after=after, through=through):
        if moment.on > last:
            break
        shown = moment.at.astimezone(zone).time()
        text = _text(policy, kind, shown)
        rows.append(
            PreviewRow(moment.on, shown, moment.at, kind.value, text, count(text).segments)
        )
    return rows


def _text(policy: Policy, kind: MessageKind, wall: time) -> str:
    if kind is MessageKind.DOSE:
        return dose_prompt(policy, "en", wall, [""], named=False)
    return checkin_prompt(policy, "en", wall)
