"""Groups of commands: listed as they are written down, imported only when they are used."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class InOrder(click.Group):
    """A group that lists its commands in the order of their code: add, edit, list ..."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


class LazyGroup(click.Group):
    """A group whose commands are called `command` in the module of their name in this package.

    `summaries` has a line of help for each, so that listing them imports none.
    """

    def __init__(self, *args: Any, summaries: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.summaries = summaries

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in self.summaries:
            return None
        command: click.Command = import_module(f"cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:  # click suggests only what is imported already
            raise click.NoSuchCommand(
                error.command_name, possibilities=self.summaries, ctx=ctx
            ) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries.items()))
