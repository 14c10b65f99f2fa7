"""The days of one rule line in words: whatever RFC 5545 can say of days, weeks and months."""

from collections.abc import Iterator, Mapping
from datetime import date

from service.core.recurrence.rules import WEEKDAYS

Parts = Mapping[str, str]
Say = Mapping[str, str]


def days_in_words(named: Parts, starts_on: date, say: Say) -> str:
    """On which days a line is due: "every 2 days", "every month on the last Fri".

    Days that the line does not name are those of `starts_on`; it holds no time of day and no end.
    """
    parts = dict(named) | _of_first_day(named, starts_on)
    asides = "".join(f", {aside}" for aside in _asides(parts, say))
    return _every(parts, say) + (f"{asides}," if asides else "")


def _of_first_day(parts: Parts, starts_on: date) -> dict[str, str]:
    named = parts.keys() & {"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"}
    if named == {"BYWEEKNO"}:
        return {"BYDAY": WEEKDAYS[starts_on.weekday()]}
    if named:
        return {}
    month = parts.get("BYMONTH", str(starts_on.month))
    return {
        "DAILY": {},
        "WEEKLY": {"BYDAY": WEEKDAYS[starts_on.weekday()]},
        "MONTHLY": {"BYMONTHDAY": str(starts_on.day)},
        "YEARLY": {"BYMONTH": month, "BYMONTHDAY": str(starts_on.day)},
    }[parts["FREQ"]]


def _every(parts: Parts, say: Say) -> str:
    pace = int(parts.get("INTERVAL", "1"))
    match parts["FREQ"]:
        case "DAILY" if "X-RUN" in parts:
            on = int(parts["X-RUN"])
            return say["cycle"].format(on=on, off=pace - on)
        case "DAILY":
            return say["daily"] if pace == 1 else say["every_days"].format(interval=pace)
        case "WEEKLY":
            days = _weekdays(parts, say)
            told = days if pace == 1 else say["every_weeks"].format(interval=pace, names=days)
            return told + of_these(parts.get("BYSETPOS"), say)
        case "MONTHLY":
            every = say["monthly"] if pace == 1 else say["every_months"].format(interval=pace)
        case _:
            every = say["yearly"] if pace == 1 else say["every_years"].format(interval=pace)
            every += _within_year(parts, say)
    told = say["on_days"].format(every=every, days=_days(parts, say))
    return told + of_these(parts.get("BYSETPOS"), say)


def of_these(places: str | None, say: Say) -> str:
    """Which of a week, month or year count, where not all do: those of BYSETPOS."""
    if places is None:
        return ""
    told = ", ".join(_place(n, say) for n in _numbers(places))
    return say["of_these"].format(places=told)


def _within_year(parts: Parts, say: Say) -> str:
    """The months or weeks in which the days of a yearly line are."""
    if "BYWEEKNO" in parts:
        return say["in_weeks"].format(numbers=", ".join(map(str, _numbers(parts["BYWEEKNO"]))))
    if "BYMONTH" in parts and "BYYEARDAY" not in parts:
        return say["in_months"].format(names=_months(parts, say))
    return say["in_each_month"] if "BYMONTHDAY" in parts else ""


def _days(parts: Parts, say: Say) -> str:
    """The days of a month, or those of a year."""
    months = {"BYMONTH", "BYMONTHDAY", "BYWEEKNO"} & parts.keys()
    of_year = parts["FREQ"] == "YEARLY" and ("BYYEARDAY" in parts or not months)
    if numbers := parts.get("BYMONTHDAY") or parts.get("BYYEARDAY"):
        days = ", ".join(_numbered_day(n, say) for n in _numbers(numbers))
    elif set(parts["BYDAY"].split(",")) <= set(WEEKDAYS) and "BYWEEKNO" not in parts:
        days = say["each"].format(names=_weekdays(parts, say))
    elif "BYWEEKNO" not in parts:
        told = ((day, _weekday(day, say)) for day in parts["BYDAY"].split(","))
        days = ", ".join(
            say["each"].format(names=name) if day in WEEKDAYS else name for day, name in told
        )
    else:
        days = _weekdays(parts, say)
    return say["of_year"].format(days=days) if of_year else days


def _asides(parts: Parts, say: Say) -> Iterator[str]:
    """What leaves out some of the days; and how weeks are counted, where that makes others."""
    days = [
        _numbered_day(n, say)
        for name in ("BYMONTHDAY", "BYYEARDAY")
        for n in _numbers(parts.get(name, ""))
    ]
    is_daily = parts["FREQ"] == "DAILY"
    if days and is_daily:
        yield say["only_on"].format(days=", ".join(days))
    if "BYDAY" in parts and (days or is_daily):
        yield say["only_on"].format(days=_weekdays(parts, say))
    if "BYMONTH" in parts and (
        parts["FREQ"] != "YEARLY" or {"BYWEEKNO", "BYYEARDAY"} & set(parts)
    ):
        yield say["only_in"].format(names=_months(parts, say))
    first = parts.get("WKST", "MO")
    every_other_week = parts["FREQ"] == "WEEKLY" and "INTERVAL" in parts
    if first != "MO" and ("BYWEEKNO" in parts or every_other_week):
        yield say["weeks_begin"].format(day=_weekday(first, say))


def _months(parts: Parts, say: Say) -> str:
    names = say["months"].split()
    return ", ".join(names[n - 1] for n in _numbers(parts["BYMONTH"]))


def _weekdays(parts: Parts, say: Say) -> str:
    return ", ".join(_weekday(day, say) for day in parts["BYDAY"].split(","))


def _weekday(day: str, say: Say) -> str:
    """A weekday, or one of them by its place: "Fri", "the 2nd Fri", "the last Fri"."""
    name = dict(zip(WEEKDAYS, say["weekdays"].split(), strict=True))[day[-2:]]
    place = day[:-2]
    return say["placed"].format(place=_place(int(place), say), name=name) if place else name


def _place(number: int, say: Say) -> str:
    if number == -1:
        return say["last"]
    if number < 0:
        return say["last_but"].format(number=-number - 1)
    endings = {1: "st", 2: "nd", 3: "rd"} if number % 100 not in {11, 12, 13} else {}
    return say["place"].format(number=number, ending=endings.get(number % 10, "th"))


def _numbered_day(day: int, say: Say) -> str:
    if day == -1:
        return say["last_day"]
    if day < 0:
        return say["last_day_but"].format(number=-day - 1)
    return say["day"].format(number=day)


def _numbers(text: str) -> list[int]:
    """Numbers in order; those that count from the end come last."""
    return sorted((int(word) for word in text.split(",") if word), key=lambda n: (n < 0, n))
