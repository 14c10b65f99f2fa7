"""The part of `carebell dose` about answers: what became of doses, how many were taken."""

from datetime import date
from typing import TYPE_CHECKING

import click

from cli import options, output
from cli.opening import reading, writing

if TYPE_CHECKING:
    from service.admin.doses import AdherenceRow

NAMES = (
    "id patient medication step_id step on wall due_at state reason answer answered_at late "
    "source note standing"
)
CAVEAT = "Answers are what patients said of themselves; no answer does not mean not taken."


@click.command
@click.argument("patient")
@options.span
@options.as_csv
@options.as_json
def history(
    patient: str, first: str | None, last: str | None, *, as_csv: bool, as_json: bool
) -> None:
    """Show what became of each dose of a PATIENT.

    That is: whether its reminder left, and what the patient answered. The step is the dose that
    was in force; source is text, or phone for what an admin entered from a call.
    """
    from service.admin import doses, patients

    with reading() as (session, now):
        span = _span(first, last)
        rows = doses.history(session, patients.find(session, patient), now, *span)
    if as_csv:
        output.print_csv(rows, NAMES)
        return
    output.print_rows(
        rows,
        as_json=as_json,
        names=NAMES,
        columns={
            "Id": lambda row: row.id,
            "Medication": lambda row: output.joined([row.medication, row.step], ", "),
            "Due": lambda row: output.local(row.due_at, row.zone),
            "Text": lambda row: output.joined([row.state, row.reason], ": "),
            "Answer": lambda row: output.joined(
                [
                    row.answer,
                    "(late)" if row.late else "",
                    "(by phone)" if row.source == "phone" else "",
                ]
            ),
        },
        empty="No dose has fallen due yet.",
    )


@click.command
@click.argument("patient")
@options.span
@options.as_json
def adherence(patient: str, first: str | None, last: str | None, *, as_json: bool) -> None:
    """Count how the doses of a PATIENT were answered, by step.

    n/N: N are the doses whose text left and whose window is over, and those that were answered all
    the same. Doses that nobody was reminded of, and those still open, do not count.
    """
    from service.admin import doses, patients

    with reading() as (session, now):
        span = _span(first, last)
        person = patients.find(session, patient)
        rows = doses.adherence_by_step(doses.history(session, person, now, *span))
    if as_json:
        output.print_json([_object(person.name, row) for row in rows])
        return
    output.print_rows(
        rows,
        as_json=False,
        names="",
        columns={
            "Medication": lambda row: row.medication,
            "Step": lambda row: row.step or "all",
            "Days": lambda row: f"{row.first_on} to {row.last_on}",
            "Taken": lambda row: f"{row.counts.taken}/{row.counts.asked}",
            "Skipped": lambda row: row.counts.skipped,
            "No answer": lambda row: row.counts.no_answer,
            "Late": lambda row: row.counts.late,
            "Not sent": lambda row: row.counts.not_sent,
            "Open": lambda row: row.counts.open,
        },
        empty="No dose was due in that time.",
    )
    if rows:
        click.echo(CAVEAT, err=True)


@click.command
@click.argument("patient")
@click.argument("answer")
@click.option("--on", metavar="DATE", help="The local date of the dose; default: the newest.")
@click.option("--at", metavar="HH:MM", help="The time of the dose, where there were several.")
@click.option("--note", metavar="TEXT", help="What else was told.")
def record(patient: str, answer: str, on: str | None, at: str | None, note: str | None) -> None:
    """Enter what a PATIENT told of a dose on the phone.

    ANSWER is taken or skipped. It counts for all medicines of that time and is marked as told by
    phone; an earlier answer stays on record.
    """
    from service.admin import calls, patients

    with writing() as (session, now):
        person = patients.find(session, patient)
        told = calls.Told(on=on, at=at, note=note)
        found = calls.record_dose(session, person, answer, told, now)
        when = output.local(found[0].due_at, person.zone)
    click.echo(f"Noted for {person.name}: {answer.lower()}, the dose of {when}, told by phone.")


def _span(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    from service.core.errors import InputError
    from service.core.timing import parse_date

    begins = None if first is None else parse_date(first, "--from")
    ends = None if last is None else parse_date(last, "--to")
    if begins and ends and ends < begins:
        raise InputError("--to", last, f"is before --from {begins}")
    return begins, ends


def _object(patient: str, row: "AdherenceRow") -> dict[str, object]:
    counts = output.fields(row.counts, "asked taken skipped no_answer late not_sent open")
    span = {"from": row.first_on, "to": row.last_on}
    return {"patient": patient} | output.fields(row, "medication step_id step") | span | counts
