"""When something is due, as options: the same wherever a schedule is typed."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

_DAYS = (
    click.option(
        "--at",
        multiple=True,
        metavar="HH:MM",
        help="A local time of day, such as 21:00; repeat it for several.",
    ),
    click.option("--every", metavar="2d|2w", help="Every so many days or weeks; default: daily."),
    click.option(
        "--on", metavar="mon,thu", help="Only on these days of the week; with --every 2w as well."
    ),
    click.option(
        "--day", metavar="1,15,-1", help="Only on these days of the month; -1 is the last."
    ),
    click.option("--cycle", metavar="21/7", help="So many days on, then so many days off."),
    click.option(
        "--phases",
        metavar="56d:1d,2d",
        help="How often at first, and how often then: each day for 56 days, then every second.",
    ),
    click.option(
        "--rule",
        metavar="RRULE",
        help="A rule of RFC 5545 instead, such as FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=9.",
    ),
    click.option(
        "--from", "starts", metavar="DATE", help="The first day, as 2027-03-31; default: today."
    ),
    click.option(
        "--until", "ends", metavar="DATE|none", help="The last day; default: until it is ended."
    ),
    click.option("--times", metavar="N", help="End after so many times."),
    click.option(
        "--skip", multiple=True, metavar="DATE", help="Leave this day out; repeat it for several."
    ),
)


def days(command: F) -> F:
    """Which days and times of day something is due."""
    return _decorated(command, _DAYS)


def timing(window: str, nudge: str) -> Callable[[F], F]:
    """When a dose or check-in is due, for how long, and when it is asked about once more.

    `window` and `nudge` say what holds without those options.
    """
    more = (
        click.option(
            "--from-day",
            metavar="N",
            help="The first day, counted from the patient's enrolment, instead of --from.",
        ),
        click.option(
            "--after-step",
            metavar="MEDICATION",
            help="Anew with each step of this medicine, --from-day days after it begins: once, or "
            "as often as --times says.",
        ),
        click.option("--window", metavar="SPAN", help=window),
        click.option("--nudge", metavar="SPAN|off", help=nudge),
        click.option(
            "--quiet",
            metavar="HH:MM-HH:MM|off|none",
            help="Quiet hours that its nudge keeps to; default, and none: the patient's.",
        ),
    )
    return lambda command: _decorated(command, (*_DAYS, *more))


def _decorated(command: F, options: tuple[Callable[[F], F], ...]) -> F:
    for option in reversed(options):
        command = option(command)
    return command
