"""`carebell plan apply` and `export`: whole patients, or a whole clinic, in a YAML file."""

from pathlib import Path

import click

from cli.files import text_of
from cli.opening import reading, texts_a_day, writing

COLOURS = {"+": "green", "~": "yellow", "-": "red"}


@click.command
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
def apply(file: Path, *, dry_run: bool) -> None:
    """Bring patients and contacts in line with a YAML FILE.

    All of it or nothing: every mistake is told with its line. Applied again it changes nothing.
    What the file does not name stays; of a list of medicines, doses, steps or check-ins that it
    names, what is not in it ends.
    """
    from service.admin.plan_files import apply as bring_in_line

    text = text_of(file, "a file saved as UTF-8")
    with reading() if dry_run else writing() as (session, now):  # what is read is not kept
        changes = bring_in_line(session, text, file.name, now, texts_a_day=texts_a_day())
    for change in changes:
        line = f"{change.sign} {change.patient}: {change.what}"
        click.secho(line, fg=COLOURS[change.sign])
    for remark in dict.fromkeys(change.remark for change in changes if change.remark):
        click.echo(remark)
    if not changes:
        click.echo("Nothing to change: everything is as the file has it.")
    elif dry_run:
        click.echo("That is what would change; nothing was written.")


@click.command
@click.argument("patient", required=False)
@click.option(
    "--all",
    "everybody",
    is_flag=True,
    help="Every patient whose care has not ended, and the contacts.",
)
def export(patient: str | None, *, everybody: bool) -> None:
    """Print the plan of a PATIENT, or of all, as a file.

    It is a file for carebell plan apply.
    """
    from service.admin import patient_list, patients
    from service.admin.plan_files import export as written
    from service.db.tables import Person

    if (patient is None) != everybody:
        raise click.UsageError("Name one PATIENT, or --all.")
    with reading() as (session, now):
        people = (
            [patients.find(session, patient)]
            if patient
            else [session.get_one(Person, row.id) for row in patient_list.listing(session)]
        )
        click.echo(written(session, people, now, with_contacts=everybody), nl=False)
