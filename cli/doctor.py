"""`carebell doctor`: whether everything around Carebell is right."""

import click

from cli import options, output

COLOURS = {"ok": "green", "warning": "yellow", "problem": "bold red"}


@click.command
@click.option("--offline", is_flag=True, help="Ask nothing outside this machine: no network.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, *, offline: bool, as_json: bool) -> None:
    """Check the installation, and say what to do about each trouble.

    Settings, database, disk, time zones; Twilio's credentials and clock; the addresses to paste
    into Twilio, and whether ours is reached from outside and lets only Twilio in; and what is on
    record that needs somebody. Nothing is changed or sent.

    Exit code 0: all is well, or there are only warnings. 1: there are problems.
    """
    from service.admin.doctor import Level, doctor
    from service.clock import SystemClock

    checks = doctor(SystemClock(), offline=offline)
    output.print_rows(
        checks,
        as_json=as_json,
        names="check level says advice",
        columns={
            "Check": lambda one: one.check,
            "": lambda one: output.coloured(one.level.value, COLOURS[one.level.value]),
            "What was seen": lambda one: one.says,
            "What to do": lambda one: one.advice,
        },
        empty="",
    )
    ctx.exit(1 if any(one.level is Level.PROBLEM for one in checks) else 0)
