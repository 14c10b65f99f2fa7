"""`carebell text`: what Carebell says, and what it costs."""

import sys
from typing import BinaryIO

import click

from cli import options, output
from cli.groups import InOrder
from cli.opening import reading

NAMES = "key kind language own wording text encoding units segments"
COLOURS = {"mistake": "bold red", "cost": "yellow"}


@click.group(cls=InOrder)
def command() -> None:
    """See what Carebell says in each language, and what texts cost.

    Nothing is sent or written by these commands. Your own wording: docs/texts.md
    """


@command.command("list")
@click.option("--language", metavar="es", help="Only this language; default: all.")
@options.as_json
def list_(language: str | None, *, as_json: bool) -> None:
    """List every text that Carebell writes, and what it takes.

    Segments are counted with example values. Own marks the wording of a clinic; see: text check
    """
    from service.admin import texts
    from service.bootstrap.opening import load_settings

    output.print_rows(
        texts.listing(load_settings().policy, language),
        as_json=as_json,
        names=NAMES,
        columns={
            "Key": lambda row: row.key,
            "Kind": lambda row: row.kind,
            "Language": lambda row: row.language,
            "Segments": lambda row: row.segments,
            "Units": lambda row: f"{row.units} {row.encoding}",
            "Own": lambda row: "own" if row.own else "",
        },
        empty="",
    )


@command.command()
@click.argument("key")
@options.as_json
def show(key: str, *, as_json: bool) -> None:
    """Show the wording of one text by its KEY, in every language."""
    from service.admin import texts
    from service.bootstrap.opening import load_settings

    output.print_rows(
        texts.show(load_settings().policy, key),
        as_json=as_json,
        names=NAMES,
        columns={
            "Language": lambda row: row.language,
            "Wording": lambda row: row.wording,
            "Segments": lambda row: row.segments,
            "Own": lambda row: "own" if row.own else "",
        },
        empty="",
    )


@command.command()
@click.argument("key")
@click.option("--language", default="en", metavar="es", help="The language; default: en.")
@click.option(
    "--var",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="A value for a variable, such as wall=08:00; repeat it for several.",
)
@options.as_json
def render(key: str, language: str, given: tuple[str, ...], *, as_json: bool) -> None:
    """Print the text of a KEY as it would leave.

    Variables that are not named get an example value.
    """
    from service.admin import texts
    from service.bootstrap.opening import load_settings

    row = texts.render(load_settings().policy, key, language, given)
    if as_json:
        output.print_json(output.fields(row, NAMES))
    else:
        click.echo(row.text)


@command.command()
@click.argument("file", required=False)
@options.as_json
@click.pass_context
def check(ctx: click.Context, file: str | None, *, as_json: bool) -> None:
    """Check every wording, ours and your own.

    Yours is in FILE; default: the one that CAREBELL_TEXTS names. Looked at are keys, variables,
    words that replies need and segments; that nothing names a drug, a dose, a condition or a
    medicine on record, or advises; and what accents and names cost. Without a database medicines
    and names are left out.

    Exit code 0: it can stand, at a cost perhaps. 1: there are mistakes.
    """
    from service.admin.text_check import MISTAKE
    from service.bootstrap.wording import check_wording

    remarks, complete = check_wording(file)
    if not complete:
        click.echo("No database: stored medicines and names were not looked at.", err=True)
    output.print_rows(
        remarks,
        as_json=as_json,
        names="level about problem example language key person",
        columns={
            "": lambda one: output.coloured(one.level, COLOURS[one.level]),
            "About": lambda one: one.about,
            "What was seen": lambda one: one.problem,
            "For example": lambda one: one.example,
        },
        empty="Every text can stand, and none costs more than it must.",
    )
    ctx.exit(1 if any(one.level == MISTAKE for one in remarks) else 0)


@command.command()
@click.argument("patient", required=False)
@options.as_json
def cost(patient: str | None, *, as_json: bool) -> None:
    """Show what plans will cost in the next 30 days.

    Of a PATIENT, or of all. With answers counts one receipt for each prompt, as if every one
    were answered once. Nudges, alerts and texts from patients come on top.
    CAREBELL_PRICE_PER_SEGMENT says it in money.
    """
    from service.admin import patients, text_costs
    from service.bootstrap.opening import load_settings

    settings = load_settings()
    price = settings.price_per_segment
    with reading() as (session, now):
        person = patients.find(session, patient) if patient else None
        rows = text_costs.cost(session, settings.policy, price, now, person)
    output.print_rows(
        rows,
        as_json=as_json,
        names="id patient texts segments with_answers cost currency",
        columns={
            "Id": lambda row: row.id,
            "Patient": lambda row: row.patient,
            "Texts": lambda row: row.texts,
            "Segments": lambda row: row.segments,
            "With answers": lambda row: row.with_answers,
            "Cost": lambda row: output.joined([row.cost, row.currency]),
        },
        empty="No patients yet.",
    )
    if price is None:
        click.echo("For the cost in money set CAREBELL_PRICE_PER_SEGMENT=0.0083 USD", err=True)
    if not as_json and len(rows) > 1:
        together = sum(row.with_answers for row in rows)
        money = f", {price.of(together)} {price.currency}" if price else ""
        click.echo(f"All together: {together} segments in 30 days{money}.")


@command.command()
@click.argument("text", required=False)
@click.option(
    "--file",
    type=click.File("rb"),
    help="Count each line of a file, - for standard input: a text as one JSON string.",
)
@options.as_json
def segments(text: str | None, file: BinaryIO | None, *, as_json: bool) -> None:
    """Count the segments that a TEXT takes, which is what it costs.

    Units are septets in GSM-7 and UTF-16 code units in UCS-2; one character outside the GSM-7
    alphabet makes the whole text UCS-2. With --file there is one JSON object a line, in the order
    of the lines, until one is no JSON string. No database is needed.
    """
    from service.admin.texts import count_lines
    from service.core.segments import count

    if (text is None) == (file is None):
        raise click.UsageError("Name a TEXT or a --file, one of the two.")
    if file is not None:
        sys.stdout.writelines(
            f'{{"encoding": "{one.encoding}", "units": {one.units}, "segments": {one.segments}}}\n'
            for one in count_lines(file)
        )
        return
    counted = output.fields(count(text or ""), "encoding units segments")
    if as_json:
        output.print_json(counted)
    else:
        output.print_facts({name.capitalize(): value for name, value in counted.items()})
