"""A clinic's own words of danger, from the YAML file that CAREBELL_DANGER names."""

import os
from pathlib import Path

from dotenv import dotenv_values
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from service.core.errors import InputError
from service.core.replies.danger import OwnDanger, own_danger
from service.settings.secret_files import ENV_FILE
from service.settings.wording_file import WordingMistakesError


def danger_of(path: str) -> OwnDanger:
    """The words of the file, checked.

    Raises:
        ValueError: with the clause to print, as all values of settings do.
        WordingMistakesError: with the sentence about its first mistake.
    """
    try:
        return read_danger(path)
    except InputError as error:
        raise WordingMistakesError([str(error)]) from None
    except ValueError as error:
        raise ValueError(f"names {path}, which {error}") from None


def read_danger(path: str) -> OwnDanger:
    """The words of the file, checked.

    Raises:
        ValueError: it cannot be read or is no YAML; with the clause to print.
        InputError: a key, a pattern or an example does not hold.
    """
    try:
        tables = YAML(typ="safe", pure=True).load(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ValueError(f"cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise ValueError("is no text in UTF-8") from None
    except YAMLError as error:
        raise ValueError(f"is no YAML{_place(error)}") from None
    if not isinstance(tables, dict):
        raise ValueError("holds no languages, such as en:")  # noqa: TRY004  of its text, not type
    return own_danger(tables)


def _place(error: YAMLError) -> str:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    return f" (line {mark.line + 1})" if mark is not None else ""


def danger_in(path: str) -> OwnDanger:
    """The words of a file that somebody named by hand, checked.

    Raises:
        InputError: it cannot be read, or a key, a pattern or an example does not hold.
    """
    try:
        return read_danger(path)
    except ValueError as error:
        raise InputError("The file", path, str(error)) from None


def named_danger_file() -> str | None:
    """The file that CAREBELL_DANGER names, in the environment or in `.env`."""
    return (dotenv_values(ENV_FILE) | os.environ).get("CAREBELL_DANGER") or None
