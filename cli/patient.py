"""`carebell patient`: who is reminded and asked."""

from typing import Any

import click

from cli import options, output
from cli.card import NAMES, as_facts, as_object, card, standing
from cli.groups import InOrder
from cli.opening import reading, writing
from cli.patient_import import import_
from cli.plan import print_lost_nudges
from cli.standing import tell_standing

COUNTRY = "The two-letter country code of where the patient lives: emergency numbers hang on it."
BORN = "The date of birth, such as 1961-04-30. Somebody under 18 is refused."
PRIVACY = "covert: texts name no medicine. named: dose reminders may name it."
WHY_SKIPPED = "Whether the receipt of a skipped dose asks why, once a dose."
HARM = "Whether caregivers, too, hear of words of self-harm; ask the patient alone."
TELL_OF_ALERTS = "Whether the patient hears that a caregiver was told."
NUDGES = "Whether an unanswered question is asked once more."
DOSE_WINDOW = "How long a dose may be answered, such as 3h, where it has no window of its own."
CHECKIN_WINDOW = (
    "How long a check-in may be answered, such as 6h, where it has no window of its own."
)


@click.group(cls=InOrder)
def command() -> None:
    """Enrol patients, change what is known of them, pause and end.

    PATIENT is always a short id or a name that only one patient has; see: carebell patient list
    """


@command.command()
@click.argument("name")
@click.option("--phone", required=True, metavar="+E164", help=options.PHONE)
@click.option("--zone", required=True, metavar="IANA", help=options.ZONE)
@click.option("--country", required=True, metavar="CC", help=COUNTRY)
@click.option("--consent", metavar="TEXT", help=options.CONSENT)
@click.option("--consented-on", metavar="DATE", help=options.CONSENTED_ON)
@click.option("--born", metavar="DATE", help=BORN)
@click.option("--language", default="en", metavar="en", help=options.LANGUAGE)
@click.option("--privacy", default="covert", metavar="covert|named", help=PRIVACY)
@click.option("--tell-of-alerts/--no-tell-of-alerts", default=True, help=TELL_OF_ALERTS)
@click.option("--quiet", metavar="HH:MM-HH:MM", help=options.QUIET)
@click.option("--nudges/--no-nudges", default=True, help=NUDGES)
@click.option("--dose-window", metavar="SPAN", help=f"{DOSE_WINDOW} Default: 2h.")
@click.option("--checkin-window", metavar="SPAN", help=f"{CHECKIN_WINDOW} Default: 12h.")
@click.option("--ask-why-skipped/--no-ask-why-skipped", default=True, help=WHY_SKIPPED)
@click.option("--self-harm-to-caregiver/--no-self-harm-to-caregiver", default=False, help=HARM)
def add(**typed: Any) -> None:
    """Enrol a patient called NAME.

    Then plan what to ask and to remind of: carebell checkin add, carebell dose add
    """
    from service.admin import patient_list, patients

    with writing() as (session, now):
        person = patients.add(session, patients.NewPatient(**typed), now)
        row = patient_list.row(session, person)
        sharing = [
            f"{one.name} (id {one.id})" for one in patient_list.sharing_number(session, person)
        ]
    click.echo(f"{row.name} is patient {row.id}: {row.phone}, {row.zone}, {row.country}.")
    tell_standing(row, "patient")
    _tell_sharing(sharing)


@command.command()
@click.argument("patient")
@click.option("--name", metavar="NAME", help="The patient's name.")
@click.option("--phone", metavar="+E164", help=options.PHONE)
@click.option("--zone", metavar="IANA", help=f"{options.ZONE} Doses and check-ins follow it.")
@click.option("--country", metavar="CC", help=COUNTRY)
@click.option("--consent", metavar="TEXT", help=options.NEW_CONSENT)
@click.option("--consented-on", metavar="DATE", help=options.CONSENTED_ON)
@click.option("--born", metavar="DATE", help=BORN)
@click.option("--language", metavar="en", help=options.LANGUAGE)
@click.option("--privacy", metavar="covert|named", help=PRIVACY)
@click.option("--tell-of-alerts/--no-tell-of-alerts", default=None, help=TELL_OF_ALERTS)
@click.option("--quiet", metavar="HH:MM-HH:MM", help=options.QUIET)
@click.option("--nudges/--no-nudges", default=None, help=NUDGES)
@click.option("--dose-window", metavar="SPAN|none", help=f"{DOSE_WINDOW} none: 2h.")
@click.option("--checkin-window", metavar="SPAN|none", help=f"{CHECKIN_WINDOW} none: 12h.")
@click.option("--ask-why-skipped/--no-ask-why-skipped", default=None, help=WHY_SKIPPED)
@click.option("--self-harm-to-caregiver/--no-self-harm-to-caregiver", default=None, help=HARM)
def edit(patient: str, **typed: Any) -> None:
    """Change what is known of a PATIENT.

    What is not named stays as it is.
    """
    from service.admin import patient_list, patients, plan_follows, plan_lines

    options.require_a_change(typed)
    with writing() as (session, now):
        person = patients.find(session, patient)
        patients.edit(session, person, patients.PatientChange(**typed), now)
        row = patient_list.row(session, person)
        sharing = [
            f"{one.name} (id {one.id})" for one in patient_list.sharing_number(session, person)
        ]
        carried = plan_follows.carried_over(session, person) if typed["zone"] else []
        given_up = plan_follows.given_up(session, person) if typed["zone"] else []
        planned = plan_lines.of_patient(session, person) if typed["quiet"] else []
    click.echo(f"{row.name} (patient {row.id}) is changed.")
    for line, moment in carried:
        click.echo(
            f"Of {moment.on} {moment.wall:%H:%M} still comes, at "
            f"{output.local(moment.at, row.zone)}: {line}."
        )
    for line, moment in given_up:
        click.echo(
            f"{moment.on} {moment.wall:%H:%M} is left out, as with this move it would come too "
            f"near another: {line}. If that is not as meant, ask the prescriber."
        )
    for schedule in planned:
        print_lost_nudges(schedule)
    tell_standing(row, "patient")
    _tell_sharing(sharing if typed["phone"] else [])


@command.command("list")
@options.with_ended
@options.as_json
def list_(*, ended: bool, as_json: bool) -> None:
    """List the patients."""
    from service.admin import patient_list

    with reading() as (session, _):
        rows = patient_list.listing(session, ended=ended)
    output.print_rows(
        rows,
        as_json=as_json,
        names=NAMES,
        columns={
            "Id": lambda row: row.id,
            "Name": lambda row: row.name,
            "Phone": lambda row: row.phone,
            "Zone": lambda row: row.zone,
            "Country": lambda row: row.country,
            "State": standing,
        },
        empty=output.none_yet(
            "patients",
            "patient add NAME --phone +12025550123 --zone America/New_York --country US",
            ended=ended,
        ),
    )


@command.command()
@click.argument("patient")
@options.as_json
def show(patient: str, *, as_json: bool) -> None:
    """Show all that is known of a PATIENT.

    That is: the plan, the caregivers, the alert rule and the history of consent.
    """
    from service.admin import patients
    from service.admin.text_check import costly_name
    from service.bootstrap.opening import load_settings

    with reading() as (session, _):
        person = patients.find(session, patient)
        known, dearer = card(session, person), costly_name(person, load_settings().policy)
    if as_json:
        output.print_json(as_object(known))
    else:
        output.print_facts(as_facts(known))
    if dearer is not None:
        click.echo(dearer.sentence, err=True)


@command.command()
@click.argument("patient")
@click.option(
    "--until",
    metavar="DATE",
    help="When texts begin again, in the patient's local time: a date (from its start) or a date "
    "and time, such as 2027-03-31T14:00. Default: when resumed.",
)
@click.option("--reason", metavar="holiday|hospital", help="For the record; nobody is told it.")
def pause(patient: str, until: str | None, reason: str | None) -> None:
    """Send a PATIENT nothing for a while.

    For a stay in hospital, for example. Reminders that fall into the pause are never sent.
    Caregivers who may see answers are told that there are none for now.
    """
    from service.admin import patient_list, patients, pauses

    with writing() as (session, now):
        person = patients.find(session, patient)
        pauses.pause(session, person, until, now, reason=reason)
        row = patient_list.row(session, person)
    when = output.local(row.paused_until_at, row.zone)
    end = f"until {when}" if when else f"until: carebell patient resume {row.id}"
    click.echo(f"{row.name} (patient {row.id}) is paused {end}.")


@command.command()
@click.argument("patient")
def resume(patient: str) -> None:
    """End the pause of a PATIENT now."""
    from service.admin import patient_list, patients, pauses

    with writing() as (session, _):
        person = patients.find(session, patient)
        pauses.resume(session, person)
        row = patient_list.row(session, person)
    click.echo(f"{row.name} (patient {row.id}) gets texts again.")


@command.command()
@click.argument("patient")
def invite(patient: str) -> None:
    """Ask a PATIENT by text to agree to these texts.

    The answer JOIN is consent. Nothing but the invitation is sent before. By inviting them you
    attest that they are 18 or over.
    """
    from service.admin import consent, patients

    with writing() as (session, now):
        person = patients.find(session, patient)
        consent.invite(session, person, now)
    click.echo(f"{person.name} (patient {person.id}) is invited by text.")


@command.command()
@click.argument("patient")
def end(patient: str) -> None:
    """End the care of a PATIENT in Carebell, for good.

    Doses and check-ins end, and nothing more is sent to them. What was recorded stays. An alert
    that is open stays so until somebody closes it: whoever ends their care knows why.
    """
    from service.admin import alerts, patients

    with writing() as (session, now):
        person = patients.find(session, patient)
        patients.end(session, person, now)
        still_open = alerts.listing(session, person, ["triggered", "acknowledged"])
    click.echo(f"{person.name} (patient {person.id}) has ended; what was recorded stays.")
    for alert in still_open:
        click.echo(
            f"Alert {alert.code} stays open, and people are told of it: "
            f'carebell alert close {alert.code} --reason "..."'
        )


@command.command()
@click.argument("patient")
@click.option("--yes", is_flag=True, help="Erase. Without it, only what would go is shown.")
@options.as_json
def erase(patient: str, *, yes: bool, as_json: bool) -> None:
    """Erase a PATIENT whose care has ended, with all on record.

    Their caregivers, who are told of nobody else, go too. What stays: that a number opted out, as
    a hash that nobody can read back; notices to contacts, without their words; and backups and
    what Twilio keeps, which are yours to see to. Exit code 1: nothing can be erased yet.
    """
    from service.admin import erasure, patients

    with writing() if yes else reading() as (session, now):
        person = patients.find(session, patient)
        act = erasure.erase if yes else erasure.preview
        done = act(session, person, now)
    if as_json:
        output.print_json(output.fields(done, "patient_id people rows opted_out shared"))
        return
    what = "Erased" if yes else "Would be erased"
    click.echo(f"{what}: {', '.join(done.people)}, and {sum(done.rows.values())} rows about them.")
    output.print_facts({table.replace("_", " ").capitalize(): n for table, n in done.rows.items()})
    if done.opted_out:
        click.echo(f"Opt-outs that stay, as a hash of the number: {done.opted_out}.")
    if done.shared:
        click.echo(f"Numbers that somebody else has too, and that stay with them: {done.shared}.")
    if not yes:
        click.echo(
            f"There is no way back. To erase: carebell patient erase {done.patient_id} --yes"
        )


def _tell_sharing(others: list[str]) -> None:
    if others:
        click.echo(
            f"Mind: {' and '.join(others)} has the same number. Prompts name whom they are for, "
            "and answers from this phone begin with a code that tells who it is."
        )


command.add_command(import_)
