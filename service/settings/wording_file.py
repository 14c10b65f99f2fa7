"""A clinic's own wording, from the TOML file that CAREBELL_TEXTS names."""

import os
import tomllib
from pathlib import Path

from dotenv import dotenv_values

from service.core.policy import Policy
from service.core.texts.checking import check_own
from service.settings.secret_files import ENV_FILE


class WordingMistakesError(ValueError):
    """The file's wording cannot stand; `problems` has a sentence for each mistake."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


def own_texts(path: str, policy: Policy) -> dict[str, object]:
    """The wording by language and key, checked.

    Raises:
        ValueError: with the clause to print, as all values of settings do.
        WordingMistakesError: with every mistake of the wording.
    """
    try:
        tables = read_tables(path)
    except ValueError as error:
        raise ValueError(f"names {path}, which {error}") from None
    wrong = [str(finding) for finding in check_own(tables, policy) if finding.wrong]
    if wrong:
        raise WordingMistakesError(wrong)
    return tables


def named_file() -> str | None:
    """The file that CAREBELL_TEXTS names, in the environment or in `.env`."""
    return (dotenv_values(ENV_FILE) | os.environ).get("CAREBELL_TEXTS") or None


def read_tables(path: str) -> dict[str, object]:
    """What the file holds, not yet checked.

    Raises:
        ValueError: it cannot be read or is no TOML; with the clause to print.
    """
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ValueError(f"cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise ValueError("is no text in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"is no TOML ({error})") from None
