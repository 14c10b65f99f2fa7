"""The command line as a person uses it, on a database of the test's own."""

import json
from typing import Any

from click.testing import CliRunner, Result
from sqlmodel import SQLModel, delete, insert, select

from cli.main import carebell
from service.db.database import Database


class CommandLine:
    """Runs `carebell ...` in this process; every run must end with the exit code it is given."""

    def __init__(self, database_url: str, **environment: str) -> None:
        self.url = database_url
        self._environment = {"CAREBELL_DATABASE_URL": database_url} | environment

    def __call__(self, *words: str, exit_code: int = 0) -> str:
        """What a run printed for its reader."""
        return self._run(words, exit_code).stdout

    def json(self, *words: str, exit_code: int = 0) -> Any:  # noqa: ANN401  it is any JSON
        """What a run with --json printed, read as a program would."""
        return json.loads(self._run((*words, "--json"), exit_code).stdout)

    def complains(self, *words: str, exit_code: int = 2) -> str:
        """The sentence on standard error of a run that fails; nothing else may be printed."""
        result = self._run(words, exit_code)
        assert result.stdout == ""
        return result.stderr.removeprefix("Error: ").rstrip("\n")

    def remarks(self, *words: str) -> str:
        """What a run that works has to say on standard error."""
        return self._run(words, 0).stderr

    def _run(self, words: tuple[str, ...], exit_code: int) -> Result:
        runner = CliRunner(env=self._environment, catch_exceptions=False)
        result = runner.invoke(carebell, words, prog_name="carebell")
        assert result.exit_code == exit_code, result.output
        return result


def everything(db: Database) -> dict[str, list[Any]]:
    """Every row of every table: equal before and after means that nothing was written."""
    with db.read() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table))]  # type: ignore[call-overload]  # a table is selectable
            for table in SQLModel.metadata.sorted_tables
        }


def copy_rows(source: Database, target: Database) -> None:
    """Make what is in one database all that is in another, of whichever engine."""
    tables = SQLModel.metadata.sorted_tables
    with source.read() as rows, target.write() as session:
        for table in reversed(tables):
            session.execute(delete(table))
        for table in tables:
            found = rows.execute(select(table)).mappings().all()  # type: ignore[call-overload]  # as above
            if found:
                session.execute(insert(table), [dict(row) for row in found])
    source.close()
