"""`carebell preview`: what a patient will be texted, or what a schedule would text."""

from typing import TYPE_CHECKING, Any

import click

from cli import options, output, schedule_options
from cli.opening import reading

if TYPE_CHECKING:
    from service.admin.preview import PreviewRow

LONGEST = 366
LONGEST_OF_A_SCHEDULE = 7305
"""Twenty years: there is no patient whom so long a list could mislead."""
NUDGES = "A nudge follows only where no answer comes, so none is listed."
WITHOUT_PATIENT = (
    "Those options preview a schedule of nobody's: name no PATIENT, or leave them out."
)


@click.command
@click.argument("patient", required=False)
@click.option("--days", "ahead", default="14", metavar="N", help="How many days; default: 14.")
@click.option(
    "--zone", metavar="IANA", help="Instead of a patient's plan: a schedule in this time zone."
)
@schedule_options.days
@click.option("--kind", metavar="dose|checkin", help="What that schedule is for; default: dose.")
@options.as_json
def command(
    patient: str | None,
    ahead: str,
    zone: str | None,
    kind: str | None,
    *,
    as_json: bool,
    **typed: Any,
) -> None:
    """Show the texts that a patient will get in the coming days.

    PATIENT is an id or a name. Nothing is sent or written. Segments are what a text costs. A
    question is asked once more (a nudge) only where no answer comes, so nudges are not listed.

    Without a patient: carebell preview --zone America/New_York --at 02:30 --from 2027-03-10
    """
    from service.core.entries import parse_whole

    days = parse_whole(ahead, "--days", 1, LONGEST if patient else LONGEST_OF_A_SCHEDULE)
    if patient is None:
        if zone is None:
            raise click.UsageError("Name a PATIENT, or a schedule: --zone and --at.")
        _of_a_schedule(zone, kind or "dose", days, typed, as_json=as_json)
    elif zone is not None or kind is not None or any(typed.values()):
        raise click.UsageError(WITHOUT_PATIENT)
    else:
        _of_a_patient(patient, days, as_json=as_json)


def _of_a_patient(patient: str, days: int, *, as_json: bool) -> None:
    from service.admin import patients
    from service.admin.preview import obstacle, preview
    from service.bootstrap.opening import load_settings

    with reading() as (session, now):
        person = patients.find(session, patient)
        rows = preview(session, load_settings().policy, person, now, days)
        in_the_way = obstacle(session, person)
    if in_the_way is not None:
        click.echo(in_the_way, err=True)
    _print(rows, person.zone, f"Nothing is due for {person.name} in that time.", as_json=as_json)
    if rows and not as_json:
        click.echo(NUDGES, err=True)


def _of_a_schedule(
    zone_name: str, kind: str, days: int, typed: dict[str, Any], *, as_json: bool
) -> None:
    from service.admin.bare_preview import bare_preview
    from service.admin.timing import Timing
    from service.bootstrap.opening import load_settings
    from service.clock import SystemClock
    from service.core.delivery import MessageKind
    from service.core.entries import parse_word
    from service.core.recurrence import zone_named

    zone = zone_named(zone_name)
    asked = MessageKind(parse_word(kind, [MessageKind.DOSE, MessageKind.CHECKIN], "--kind"))
    policy, now = load_settings().policy, SystemClock().now()
    rows = bare_preview(policy, Timing(**typed), zone, asked, now, days)
    _print(rows, zone.key, "Nothing is due in that time.", as_json=as_json)


def _print(rows: "list[PreviewRow]", zone: str, empty: str, *, as_json: bool) -> None:
    output.print_rows(
        rows,
        as_json=as_json,
        names="on local utc kind text segments",
        columns={
            "Local": lambda row: output.local(row.utc, zone),
            "UTC": lambda row: f"{row.utc:%Y-%m-%d %H:%M}",
            "Kind": lambda row: row.kind,
            "Text": lambda row: row.text,
            "Segments": lambda row: row.segments,
        },
        empty=empty,
    )
