"""`carebell danger`: the words of danger. Needs no database."""

import click

from cli import options, output
from cli.groups import InOrder
from service.core.errors import InputError


@click.group(cls=InOrder)
def command() -> None:
    """See and check the words of danger.

    Yours stand in the YAML file that CAREBELL_DANGER names: docs/replies.md
    """


@command.command("list")
@click.option("--language", type=click.Choice(["en", "es", "fr", "pt"]), help="Only these.")
@click.option("--own", is_flag=True, help="Only yours.")
@options.as_json
def show(language: str | None, *, own: bool, as_json: bool) -> None:
    """List every pattern, yours and those that Carebell brings."""
    from service.admin.danger_words import patterns
    from service.bootstrap.opening import load_settings

    rows = [
        row
        for row in patterns(load_settings().danger)
        if language in (None, row.language) and (row.own or not own)
    ]
    output.print_rows(
        rows,
        as_json=as_json,
        names="language list own pattern",
        columns={
            "Language": lambda row: row.language,
            "List": lambda row: row.list,
            "Whose": lambda row: "yours" if row.own else "Carebell",
            "Pattern": lambda row: row.pattern,
        },
        empty="No danger words of your own; see docs/replies.md",
    )


@command.command()
@click.argument("file", required=False)
def check(file: str | None) -> None:
    """Hold your danger words against their own examples.

    Yours are in FILE; default: the one that CAREBELL_DANGER names. Every pattern must find one of
    its texts in must_hit, none of must_not_hit may be found, and no text that Carebell's own
    words have to find may be hidden. The first mistake is named.
    """
    from service.admin.danger_words import counted
    from service.settings.danger_file import danger_in, named_danger_file

    path = file or named_danger_file()
    if path is None:
        raise InputError("FILE", None, "is missing, and CAREBELL_DANGER names none", "danger.yaml")
    patterns, texts = counted(danger_in(path))
    click.echo(f"{patterns} patterns hold, against {texts} texts of yours.")
