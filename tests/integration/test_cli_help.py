"""Every command explains itself, quickly, and in the reference too."""

import subprocess
import sys

import click
import pytest

from cli.main import SUMMARIES, carebell
from scripts.cli_reference import TARGET, every_command, reference

COMMANDS = list(every_command())
HEAVY = (
    "alembic", "apscheduler", "httpx", "jinja2", "phonenumbers", "pydantic", "requests", "rich",
    "sqlalchemy", "sqlmodel", "starlette", "structlog", "twilio", "uvicorn",
)  # fmt: skip


def command_of(words: tuple[str, ...]) -> click.Command:
    command: click.Command = carebell
    for word in words:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), word)
        assert found is not None
        command = found
    return command


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_and_option_is_explained(words: tuple[str, ...]) -> None:
    command = command_of(words)
    assert command.help
    if words:
        assert not command.get_short_help_str(66).endswith("..."), (
            "too long for a list of commands"
        )
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
        else:
            assert parameter.human_readable_name in command.help, parameter.name


@pytest.mark.parametrize(("name", "summary"), SUMMARIES.items())
def test_what_the_list_says_of_a_command_is_what_it_says_of_itself(
    name: str, summary: str
) -> None:
    assert command_of((name,)).get_short_help_str(100) == summary


def test_no_help_waits_for_a_heavy_library() -> None:
    """One process asks every command for its help, both ways, and looks at what was imported."""
    script = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from cli.main import carebell\n"
        f"for words in {COMMANDS!r}:\n"
        "    for option in ('--help', '-h'):\n"
        "        result = CliRunner().invoke(carebell, [*words, option])\n"
        "        assert result.exit_code == 0 and result.output.startswith('Usage:'), words\n"
        f"print(*sorted(set(sys.modules) & set({HEAVY!r})))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_the_reference_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == reference(), (
        "run .venv/bin/python scripts/cli_reference.py"
    )
