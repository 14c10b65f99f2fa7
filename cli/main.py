"""The command line as a whole: its commands, and the one place where errors become sentences."""

from typing import Any

import click

from cli.groups import LazyGroup
from service.core.errors import (
    CarebellError,
    ConfigurationError,
    FileMistakesError,
    InputError,
    NotFoundError,
)

SUMMARIES = {
    "init": "Make the database ready, and say what is missing for going live.",
    "up": "Start the service: live over Twilio, or a demo with two phones.",
    "worker": "Send and read only, one of several processes (PostgreSQL).",
    "web": "Listen only, one of several processes (PostgreSQL).",
    "status": "Show whether the service works, and what needs a person.",
    "doctor": "Check the installation, and say what to do about each trouble.",
    "audit": "Check on the live database that nothing was lost or doubled.",
    "patient": "Enrol patients, change what is known of them, pause and end.",
    "caregiver": "Say who is told about a patient, and what they may see.",
    "contact": "Say who of the clinic hears of operation and of danger.",
    "medication": "Write down medicines, and what else a patient takes.",
    "dose": "Plan dose reminders, and see what became of them.",
    "checkin": "Plan check-ins, the questions for a pain score.",
    "plan": "Apply and export whole plans, and see how one came to be.",
    "rule": "See, try and set when a patient's answers raise an alert.",
    "preview": "Show the texts that a patient will get in the coming days.",
    "score": "See pain scores, as a list or a chart; enter one that was told.",
    "report": "Write the one-page report for an appointment, or a clinic's.",
    "today": "Show what was due today, and what came of it.",
    "message": "See the texts that were sent, and what became of each.",
    "text": "See what Carebell says in each language, and what texts cost.",
    "alert": "See alerts, take them over, close them.",
    "inbox": "Read the texts that wait for a person.",
    "consent": "See who agreed to what, and who wants no more texts.",
    "reply": "See how a text is read, and why.",
    "danger": "See and check the words of danger.",
    "country": "See and review emergency numbers.",
    "db": "Check the database's schema, and bring it up to date.",
    "simulator": "Run the simulated Twilio alone, for tests.",
    "version": "Show which Carebell this is.",
}


class Failed(click.ClickException):
    """Well meant, but it does not fit what is recorded, configured or running."""

    exit_code = 1


class Misused(click.ClickException):
    """What was typed cannot be used, or names nobody and nothing."""

    exit_code = 2


class Carebell(LazyGroup):
    """The root of all commands."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (InputError, NotFoundError) as error:
            raise Misused(str(error)) from error
        except FileMistakesError as error:
            listed = _listed("Nothing was written:", error.problems)
            raise Misused(listed) from error
        except ConfigurationError as error:
            listed = _listed("The configuration does not fit:", error.problems)
            raise Failed(listed) from error
        except CarebellError as error:
            raise Failed(str(error)) from error


@click.group(
    cls=Carebell,
    summaries=SUMMARIES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.version_option(package_name="carebell", message="%(prog)s %(version)s")
def carebell() -> None:
    """Reminds patients by text of doses and check-ins, stores the pain scores they text back, and
    tells a caregiver when the scores climb.

    It reminds, records and relays; it never advises, and it is no emergency service. Times that
    you type are the patient's local times. Every listing takes --json.

    To try it without Twilio: carebell up --demo
    """


def main() -> None:
    """Run the command line."""
    carebell(prog_name="carebell")


def _listed(heading: str, problems: list[str]) -> str:
    if len(problems) == 1:
        return problems[0]
    return "\n- ".join([heading, *problems])
