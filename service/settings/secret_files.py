"""Settings from files: `NAME_FILE=/run/secrets/name`, in the environment or in `.env`."""

import os
from pathlib import Path

from dotenv import dotenv_values
from pydantic_settings import EnvSettingsSource

ENV_FILE = ".env"


class SecretFiles(EnvSettingsSource):
    """`NAME_FILE=/run/secrets/name` gives the setting NAME the content of that file."""

    def _load_env_vars(self) -> dict[str, str | None]:
        return {name.lower(): content for name, content in read_secrets()[0].items()}


def read_secrets() -> tuple[dict[str, str], list[str]]:
    """What the files hold that `NAME_FILE` names, here or in `.env`; and those of no use."""
    found: dict[str, str] = {}
    problems: list[str] = []
    for name, path in (dotenv_values(ENV_FILE) | os.environ).items():
        if not (name.startswith(("CAREBELL_", "TWILIO_")) and name.endswith("_FILE") and path):
            continue
        try:
            content = Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            problems.append(f"{name}={path} cannot be read ({error.strerror}).")
        except UnicodeDecodeError:
            problems.append(f"{name}={path} is not a text file.")
        else:
            if content:
                found[name.removesuffix("_FILE")] = content
            else:  # as a value it would be a token that everybody knows
                problems.append(f"{name}={path} is empty.")
    return found, problems
