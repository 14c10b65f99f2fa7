"""`carebell reply`: how texts are read. Needs no database."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import click

from cli import output
from cli.groups import InOrder
from service.core.errors import InputError

if TYPE_CHECKING:
    from service.core.replies.danger_words import DangerWords


class Asked(NamedTuple):
    """What a text is read for."""

    question: str
    language: str
    own_danger: "DangerWords | None"


@click.group(cls=InOrder)
def command() -> None:
    """See how a text is read, and why."""


@command.command("explain")
@click.argument("text", required=False)
@click.option("--file", "path", metavar="F", help="Read lines from a file; - is standard input.")
@click.option(
    "--question",
    type=click.Choice(["checkin", "dose", "side_effects", "none"]),
    default="checkin",
    show_default=True,
    help="The question that is open.",
)
@click.option(
    "--language",
    type=click.Choice(["en", "es", "fr", "pt"]),
    default="en",
    show_default=True,
    help="The language that counts first where a word means two things.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def explain(
    text: str | None, path: str | None, question: str, language: str, as_json: bool
) -> None:
    """Say what a TEXT, or each line of a file, means, and why."""
    if (text is None) == (path is None):
        raise InputError("reply explain", None, "needs either a text or --file", '"about a 7"')
    asked = Asked(question, language, _own_danger())
    if text is not None:
        facts = _facts(text, asked)
        if as_json:
            click.echo(json.dumps(facts, ensure_ascii=False))
        else:
            output.print_facts(
                {name.replace("_", " ").capitalize(): value for name, value in facts.items()}
            )
        return
    assert path is not None
    with _opened(path) as file:
        _explain_lines(file, asked, as_json=as_json or path == "-")


def _opened(path: str) -> AbstractContextManager[IO[bytes]]:
    try:
        return click.open_file(path, "rb")
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise InputError("--file", path, problem, "replies.txt") from None


def _explain_lines(file: Iterable[bytes], asked: Asked, *, as_json: bool) -> None:
    for line in _lines(file):
        facts = _facts(line, asked)
        if as_json:
            said = json.dumps(facts, ensure_ascii=True)
        else:
            parts = (facts[name] for name in ("kind", "value", "danger", "in_words", "text"))
            said = "\t".join(output.cell(part) for part in parts)
        sys.stdout.write(said + "\n")
    sys.stdout.flush()


def _lines(file: Iterable[bytes]) -> Iterator[str]:
    """The lines of a file; only a line feed ends one, and broken UTF-8 is replaced."""
    for line in file:
        yield line.removesuffix(b"\n").decode("utf-8", errors="replace")


def _facts(text: str, asked: Asked) -> dict[str, Any]:
    from service.core.replies.reader import read
    from service.core.replies.reading import Question
    from service.core.replies.reasons import in_words

    questions = () if asked.question == "none" else (Question(asked.question),)
    reading = read(text, questions, asked.language, asked.own_danger)
    return {
        "text": text,
        "kind": reading.kind.value,
        "value": reading.value,
        "reason": reading.reason,
        "in_words": in_words(reading.reason),
        "dose": reading.dose.value if reading.dose else None,
        "danger": reading.danger.value if reading.danger else None,
        "danger_denied": reading.danger_denied,
        "side_effects": [one.value for one in reading.side_effects],
        "corrects": reading.corrects,
        "code": reading.code,
        "span_minutes": int(reading.span.total_seconds() // 60) if reading.span else None,
        "cause": reading.cause.value if reading.cause else None,
    }


def _own_danger() -> "DangerWords | None":
    """The clinic's own danger words; no other setting is looked at."""
    from service.settings.danger_file import danger_in, named_danger_file

    path = named_danger_file()
    return danger_in(path).words if path else None
