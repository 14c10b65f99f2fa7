"""`carebell rule`: when answers, or their absence, raise an alert."""

from typing import TYPE_CHECKING, Any

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading, writing

if TYPE_CHECKING:
    from service.admin.replay import Fires, PresetRow
    from service.admin.rules import RuleRow

NAMES = "id patient preset rule rises min_score ties max_gap_days cooldown_days since rules"
LINE_NAMES = "id patient rule enabled parameters since"
ON_OR_OFF = "on|off"


@click.group(cls=InOrder)
def command() -> None:
    """See, try and set when a patient's answers raise an alert."""


@command.command()
@click.argument("patient")
@options.as_json
def show(patient: str, *, as_json: bool) -> None:
    """Show the rules that hold for a PATIENT."""
    from service.admin import patients, rules

    with reading() as (session, _):
        person = patients.find(session, patient)
        row = rules.show(session, person)
    if as_json:
        output.print_json(as_object(row))
        return
    output.print_facts(
        {"Patient": row.patient, "Preset": row.preset or "none: rules of their own"}
        | {line.rule.capitalize(): line.words for line in row.rules}
        | {
            f"{line.rule.capitalize()} since": output.local(line.since, person.zone)
            for line in row.rules
        }
    )


@command.command("list")
@options.as_json
def list_(*, as_json: bool) -> None:
    """List the patients who have rules of their own.

    For all others the standard ones hold.
    """
    from service.admin import rules

    with reading() as (session, _):
        rows = rules.listing(session)
    output.print_rows(
        rows,
        as_json=as_json,
        names=LINE_NAMES,
        columns={
            "Patient": lambda row: row.patient,
            "Rule": lambda row: row.rule,
            "In words": lambda row: row.words,
            "Since": lambda row: output.local(row.since, row.zone),
        },
        empty="The standard rules hold for everybody.",
    )


@command.command("set")
@click.argument("patient")
@click.option(
    "--preset",
    metavar="NAME",
    help="Begin with the rules of literal, standard, quiet or sensitive.",
)
@click.option("--climb", metavar=ON_OR_OFF, help="Alert when scores rise several times in a row.")
@click.option("--rises", metavar="N", help="How many rises in a row, 1 to 10; 3 need four scores.")
@click.option(
    "--ties", metavar="break|ignore", help="Whether a repeated score ends a run or is passed over."
)
@click.option(
    "--max-gap-days",
    metavar="N",
    help="The most days from one answered check-in to the next, 1 to 14; 3 allow two silent days.",
)
@click.option("--net-rise", metavar="N", help="How many points a run must climb in all, 0 to 10.")
@click.option(
    "--within-days", metavar="N", help="The most days that a run may take; 0 is no limit."
)
@click.option(
    "--sustained",
    metavar=ON_OR_OFF,
    help="Alert when the mean of the last 3 scores is above the patient's usual level.",
)
@click.option("--rise", metavar="POINTS", help="How far above the usual level, 0.5 to 10.")
@click.option(
    "--noise-factor",
    metavar="F",
    help="And at least so many of the patient's own standard deviations; 1.75 halves the alerts.",
)
@click.option(
    "--min-score", metavar="N", help="No climb or sustained rise while the newest is below this."
)
@click.option("--severe", metavar=ON_OR_OFF, help="Alert when several scores are severe.")
@click.option("--severe-level", metavar="N", help="From which score on, 1 to 10.")
@click.option("--severe-times", metavar="N", help="How many severe ones it takes.")
@click.option("--severe-last", metavar="N", help="Among how many of the newest scores, 1 to 14.")
@click.option("--silence", metavar=ON_OR_OFF, help="Alert when check-ins are not answered.")
@click.option("--silent-checkins", metavar="N", help="How many in a row, 1 to 14; for 48 hours.")
@click.option("--doses", metavar=ON_OR_OFF, help="Alert when doses are not confirmed.")
@click.option("--missed-doses", metavar="N", help="How many of them, 1 to 50.")
@click.option("--missed-within-days", metavar="N", help="In how many days, 1 to 28.")
@click.option(
    "--cooldown-days", metavar="N", help="How long each rule rests after an alert, 0 to 90 days."
)
def set_(patient: str, **typed: Any) -> None:
    """Set the rules for a PATIENT; what is not named stays as it is.

    To see first what they would have done: carebell rule replay
    """
    from service.admin import patients, rule_reach, rules

    options.require_a_change(typed)
    with writing() as (session, now):
        person = patients.find(session, patient)
        wanted = rules.RuleChange(**typed)
        rules.change(session, person, wanted, now)
        row = rules.show(session, person)
        minds = rules.without_effect(session, person, wanted)
        if mind := rule_reach.out_of_reach(session, person, now):
            minds.append(mind)
    click.echo(f"For {row.patient}: {rules.in_words(row)}")
    for mind in minds:
        click.echo(mind)


@command.command()
@click.argument("patient", required=False)
@click.option("--all", "everybody", is_flag=True, help="Replay the scores of every patient.")
@click.option(
    "--scores", metavar="3,4,-,6", help="Scores to replay, one a day; - is a day without a reply."
)
@click.option("--preset", metavar="NAME", help="Only literal, standard, quiet or sensitive.")
@options.as_json
def replay(
    patient: str | None,
    scores: str | None,
    preset: str | None,
    *,
    everybody: bool,
    as_json: bool,
) -> None:
    """Show when each preset would have raised an alert; nothing is sent.

    On a PATIENT's stored check-ins, on those of all, or on typed scores, for which no database
    is needed. Each rule stands alone, nobody acknowledges, and a rule that fired starts afresh
    after its cooldown. With --json: one object a line for each rule of the preset (default:
    standard), with the days on which it fires: numbers from 1 for typed scores, else dates.
    """
    from service.admin import replay as replays

    if [patient is not None, everybody, scores is not None].count(True) != 1:
        raise click.UsageError("Give one of PATIENT, --all and --scores.")
    if as_json and preset is None:
        preset = "standard"
    rows = replays.on_given(scores, preset) if scores is not None else _stored(patient, preset)
    if as_json:
        for fires in rows[0].fires:
            output.print_json_line(_as_object(fires))
        return
    output.print_table(
        rows,
        {
            "Preset": lambda row: row.preset,
            "Would have fired": lambda row: output.joined(map(_in_words, row.fires), "; "),
            "Alerts": _how_many,
            "A patient in a year": _a_year,
        },
    )


def _how_many(row: "PresetRow") -> str:
    return f"{row.alerts} in {row.days} day{'' if row.days == 1 else 's'}"


def _a_year(row: "PresetRow") -> str:
    return "too few days to say" if row.a_year is None else f"about {row.a_year:.1f}"


def as_object(row: "RuleRow") -> dict[str, Any]:
    """The rules of a patient for programs."""
    lines = [output.fields(line, "id rule enabled parameters since") for line in row.rules]
    return output.fields(row, NAMES) | {"rules": lines}


def _stored(patient: str | None, preset: str | None) -> "list[PresetRow]":
    from service.admin import patient_list, patients
    from service.admin import replay as replays

    with reading() as (session, now):
        whose = (
            patient_list.everybody(session)
            if patient is None
            else [patients.find(session, patient)]
        )
        return replays.on_stored(session, whose, preset, now)


def _as_object(fires: "Fires") -> dict[str, Any]:
    patient = {} if fires.patient is None else {"patient": fires.patient}
    return patient | {"rule": fires.rule, "fires": fires.fires}


def _in_words(fires: "Fires") -> str:
    whose = "" if fires.patient is None else f"{fires.patient}, "
    return f"{whose}{fires.rule}: {output.cell(fires.fires) or 'never'}"
