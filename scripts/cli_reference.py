"""Write docs/cli.md from the program itself: every command's own help, and what all share.

Run it after each change of the command line: .venv/bin/python scripts/cli_reference.py
"""

from collections.abc import Iterator
from pathlib import Path

import click

from cli.main import carebell

TARGET = Path(__file__).parent.parent / "docs" / "cli.md"

INTRO = """\
# The command line

Made from the program by `scripts/cli_reference.py`; a test fails when it is out of date.

- **Who**: a patient, caregiver or contact is named by the short id that listings show, or by a
  name or first name that only one has, in any case. Where several share it, the sentence lists
  their ids.
- **When**: what you type is the patient's local time: `21:00`, `2027-03-31`, `2027-03-31T14:00`.
  Tables show local times with the zone.
- **Mistakes**: one sentence that names the option, the value and a valid example. Nothing is
  written.
- **Exit codes**: 0 done, 1 failed, 2 usage. `carebell status`: 0 healthy, 3 degraded, 4 down.
  `carebell audit`: 1 when a promise was broken; `carebell doctor`: 1 when there is a problem.
- **For programs**: every listing takes `--json` and prints one array (`show` prints one object).
  Times are UTC, ISO 8601 with Z and whole seconds; dates are local; spans are as they are typed
  (`2h`). `person`, `patient` and `acknowledged_by` are names. What is not known is `null`.

| listing | fields |
|---|---|
| `score list` | `id`, `patient`, `value`, `on`, `received_at`, `origin` |
| `message list` | `id`, `kind`, `person`, `to`, `due_at`, `state`, `reason`, `provider_sid`, \
`error_code` |
| `alert list` | `id`, `code`, `patient`, `cause`, `rule`, `state`, `triggered_at`, \
`acknowledged_by`, `acknowledged_at` |
| `preview` | `on`, `local`, `utc`, `kind`, `text`, `segments` |
| `audit` | `check`, `subject`, `id`, `problem`, `is_note` |
| `doctor` | `check`, `level`, `says`, `advice` |
"""


def every_command() -> Iterator[tuple[str, ...]]:
    """The words of every command, groups included: (), ("patient",), ("patient", "add") ..."""
    yield ()
    yield from _below(carebell, ())


def reference() -> str:
    """What docs/cli.md has to say."""
    return "\n".join([INTRO, *map(_section, every_command())])


def _below(group: click.Group, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        yield (*words, name)
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _below(command, (*words, name))


def _section(words: tuple[str, ...]) -> str:
    context = click.Context(carebell, info_name="carebell", **carebell.context_settings)
    for word in words:
        assert isinstance(context.command, click.Group)
        command = context.command.get_command(context, word)
        assert command is not None
        context = click.Context(command, info_name=word, parent=context)
    context.terminal_width = 80
    title = f"{'#' * min(len(words) + 2, 3)} {context.command_path}"
    return f"{title}\n\n```\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
    print(f"Wrote {TARGET.relative_to(Path.cwd())}")
