"""Printing: tables for people, JSON for programs, and the same values in both."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

T = TypeVar("T")

Columns = Mapping[str, Callable[[T], object]]
"""The headings of a table, and what stands under each for a row."""

JOINERS = "\u200c\u200d"  # invisible, but Persian and Indian names are spelled with them
_MINUTE = 60  # seconds; below, they are shown
_WIDE = 1000  # nobody's terminal: a file or a program gets each row on one line


def print_json(value: object) -> None:
    """One JSON value; times in UTC with Z and whole seconds."""
    click.echo(json.dumps(_plain(value), ensure_ascii=False, indent=2))


def print_json_line(value: object) -> None:
    """One JSON value on a line of its own: a stream of them is read line by line."""
    click.echo(json.dumps(_plain(value), ensure_ascii=False))


def fields(row: object, names: str) -> dict[str, Any]:
    """These fields of a row, for JSON; `names` are separated by spaces."""
    return {name: getattr(row, name) for name in names.split()}


def print_rows(
    rows: Sequence[T], *, as_json: bool, names: str, columns: Columns[T], empty: str
) -> None:
    """A listing: one JSON array of the named fields, or a table; `empty` when there is nothing."""
    if as_json:
        print_json([fields(row, names) for row in rows])
    elif rows:
        print_table(rows, columns)
    else:
        click.echo(empty, err=True)


def none_yet(what: str, add: str, *, ended: bool) -> str:
    """What an empty listing says: without those that have ended it knows of none of them."""
    those = "" if ended else ", or all have ended (--all lists them)"
    return f"No {what} yet{those}. Add one: carebell {add}"


def print_csv(rows: Iterable[object], names: str) -> None:
    """The same fields as JSON has, as CSV with a header; an empty cell where there is nothing."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names.split())
    for row in rows:
        values = fields(row, names).values()
        writer.writerow("" if value is None else _plain(value) for value in values)


def print_table(rows: Sequence[T], columns: Columns[T]) -> None:
    """A table that folds to the terminal's width; plain lines where there is no terminal."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    cells = [[value(row) for value in columns.values()] for row in rows]
    console = _console()
    if not console.is_terminal:
        _print_lines([list(columns), *([cell(one) for one in line] for line in cells)])
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in columns:
        table.add_column(heading, overflow="fold")
    for line in cells:
        table.add_row(*(one if isinstance(one, Text) else Text(cell(one)) for one in line))
    _print(console, table)


def _print_lines(lines: Sequence[Sequence[str]]) -> None:
    """Each row on one line, whose columns begin at the same place.

    Without Rich, which takes minutes over a year's texts.
    """
    from rich.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (
            text + " " * (width - cell_len(text)) for text, width in zip(line, widths, strict=True)
        )
        click.echo("  ".join(padded).rstrip())


def coloured(word: str, style: str) -> object:
    """A word for a table that stands out on a terminal; plain elsewhere."""
    from rich.text import Text

    return Text(cell(word), style=style)


def print_facts(facts: Mapping[str, object]) -> None:
    """What is known of one thing, a line for each fact that there is."""
    from rich.table import Table
    from rich.text import Text

    console = _console()
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, text in ((name, cell(value)) for name, value in facts.items()):
        if text:
            table.add_row(Text(name), Text(text))
    _print(console, table)


def local(at: datetime | None, zone: str) -> str:
    """A moment as clocks in that zone show it, with the zone: "2026-11-22 21:00 EST"."""
    return "" if at is None else f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M %Z}"


def since(at: datetime | None, now: datetime) -> str:
    """How long ago that was, in words; empty if it never was."""
    return "" if at is None else f"{short_span(now - at)} ago"


def cell(value: object) -> str:
    """A value as a person reads it, on one line, with nothing that could steer a terminal."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return ", ".join(map(cell, value))
    text = "".join(char if char.isprintable() or char in JOINERS else " " for char in str(value))
    return " ".join(text.split())


def beginning(value: object, longest: int) -> str:
    """A value on one line; of one that is longer only its beginning, and three dots."""
    line = cell(value)
    return line if len(line) <= longest else line[: longest - 3].rstrip() + "..."


def joined(parts: Iterable[object], between: str = " ") -> str:
    """The parts that are there, in one line."""
    return between.join(text for text in map(cell, parts) if text)


def live() -> Any:
    """A part of the terminal whose text can be shown anew; None where there is no terminal."""
    from rich.live import Live

    console = _console()
    return Live(console=console, auto_refresh=False) if console.is_terminal else None


def _console() -> Any:
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    return console if console.is_terminal else Console(width=_WIDE, color_system=None)


def _print(console: Any, table: Any) -> None:
    with console.capture() as capture:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in capture.get().rstrip("\n").split("\n")))


def _plain(value: object) -> object:
    """The value as JSON can hold it."""
    match value:
        case Mapping():
            plain: object = {key: _plain(one) for key, one in value.items()}
        case list() | tuple():
            plain = [_plain(one) for one in value]
        case datetime():
            plain = f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        case date():
            plain = value.isoformat()
        case time():
            plain = f"{value:%H:%M}"
        case timedelta():
            plain = span(value)
        case Decimal():
            plain = str(value)
        case _:
            plain = value
    return plain


def span(value: timedelta) -> str:
    """A span as people write it: "1h30m"."""
    from service.core.timing import format_span

    return format_span(value)


def short_span(value: timedelta) -> str:
    """A span, in seconds below a minute: "12 s"; none is less than nothing."""
    seconds = max(int(value.total_seconds()), 0)
    return f"{seconds} s" if seconds < _MINUTE else span(value)
