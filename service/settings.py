"""Configuration, read once into a frozen value: environment, `.env`, and secrets from files.

Every mistake is reported at once, each with a hint, as one `ConfigurationError`.
"""

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import (
    AfterValidator,
    AliasChoices,
    BeforeValidator,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
)
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from service.core.errors import ConfigurationError, InputError
from service.core.phones import parse_phone
from service.core.policy import Pace, Policy, ReconcileTimes

ENV_FILE = ".env"

HINTS = {
    "CAREBELL_DATABASE_URL": "for example sqlite:///data/carebell.db "
    "or postgresql://user:password@host/carebell",
    "CAREBELL_HOST": "the address to listen on, for example 127.0.0.1",
    "CAREBELL_PORT": "a free port from 1 to 65535, for example 8025",
    "CAREBELL_PUBLIC_URL": "the https address at which Twilio reaches this service, "
    "for example https://carebell.example.org",
    "CAREBELL_SERVICE_NAME": "the name that patients see at the start of each text, "
    "for example Riverside Pain Clinic",
    "CAREBELL_CONTACT": "how patients reach a person, for example +1 202 555 0100",
    "CAREBELL_TWILIO_API_URL": "a Twilio-compatible server, for example http://127.0.0.1:8026",
    "CAREBELL_TWILIO_OPTOUT": "one of default, advanced, off: how STOP and HELP are handled at "
    "Twilio",
    "CAREBELL_TWILIO_PREVIOUS_AUTH_TOKEN": "the token that was in use before the last rotation",
    "CAREBELL_ALERT_SENDER": "another messaging service or number, which only alerts leave by",
    "CAREBELL_NUMBERS": "our own numbers, for example +12025550100,+12025550101",
    "CAREBELL_SEGMENTS_PER_SECOND": "what the sender may send, for example 1 for a long code",
    "CAREBELL_CALLS_AT_ONCE": "how many calls all workers together may have open, for example 8",
    "CAREBELL_TEXTS_A_DAY": "how many reminders one number may get in 24 hours, for example 12",
    "CAREBELL_HEARTBEAT_URL": "the address that a monitor gave you for its check, "
    "for example https://monitor.example.org/ping/3f2a",
    "CAREBELL_LOG_LEVEL": "one of debug, info, warning, error",
    "TWILIO_ACCOUNT_SID": "AC and 32 letters or digits, from the Twilio console's first page",
    "TWILIO_AUTH_TOKEN": "from the Twilio console's first page, or TWILIO_AUTH_TOKEN_FILE with "
    "the path of a file that holds it",
    "TWILIO_PHONE_NUMBER": "a number of your Twilio account, such as +12025550100",
    "TWILIO_MESSAGING_SERVICE_SID": "MG and 32 letters or digits (recommended), "
    "or set TWILIO_PHONE_NUMBER to a number such as +12025550100",
}
"""What right looks like, for each variable that can be missing or wrong."""


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("is not a web address")
    if parts.query or parts.fragment:
        raise ValueError("must not hold ? or #")
    return text.rstrip("/")


def _public_address(text: str) -> str:
    parts = urlsplit(_web_address(text))
    loopback = parts.hostname in ("127.0.0.1", "localhost", "::1")
    if parts.scheme == "http" and not loopback:
        raise ValueError("must begin with https:// (plain http only on this machine)")
    return text.rstrip("/")


def _secret_address(secret: SecretStr) -> SecretStr:
    parts = urlsplit(secret.get_secret_value())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("is not a web address")
    return secret


def _is_sid(text: str, prefix: str) -> bool:
    return re.fullmatch(prefix + "[0-9a-zA-Z]{32}", text) is not None


def _account_sid(text: str) -> str:
    if not _is_sid(text, "AC"):
        raise ValueError("is not a Twilio account SID")
    return text


def _sender(text: str) -> str:
    if _is_sid(text, "MG"):
        return text
    try:
        return parse_phone(text)
    except InputError:
        raise ValueError("is neither a messaging service SID nor a phone number") from None


def _numbers(text: object) -> object:
    """One or several numbers, separated by commas."""
    if not isinstance(text, str):
        return text
    try:
        return tuple(parse_phone(number.strip()) for number in text.split(",") if number.strip())
    except InputError as error:
        raise ValueError(f"holds {error.value!r}, which is no phone number") from None


def _database_url(text: str) -> str:
    if text.startswith(("postgresql://", "postgres://")):
        text = "postgresql+psycopg://" + text.split("://", 1)[1]
    if text.startswith("postgresql+psycopg://"):
        _port_of(text)
    elif not text.startswith("sqlite:///"):
        raise ValueError("is neither an SQLite nor a PostgreSQL address")
    elif text.removeprefix("sqlite:///") in ("", ":memory:"):
        raise ValueError("names no file")
    return text


def _port_of(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError:
        raise ValueError("has no number for a port") from None


class _SecretFiles(EnvSettingsSource):
    """`NAME_FILE=/run/secrets/name` gives the setting NAME the content of that file."""

    def _load_env_vars(self) -> dict[str, str | None]:
        return {name.lower(): content for name, content in _secrets()[0].items()}


def _secrets() -> tuple[dict[str, str], list[str]]:
    """What the files hold that `NAME_FILE` names, here or in `.env`; and those not readable."""
    found: dict[str, str] = {}
    problems: list[str] = []
    for name, path in (dotenv_values(ENV_FILE) | os.environ).items():
        if not (name.startswith(("CAREBELL_", "TWILIO_")) and name.endswith("_FILE") and path):
            continue
        try:
            found[name.removesuffix("_FILE")] = Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            problems.append(f"{name}={path} cannot be read ({error.strerror}).")
        except UnicodeDecodeError:
            problems.append(f"{name}={path} is not a text file.")
    return found, problems


class Settings(BaseSettings):
    """What can be set; enough for the command line and the demo."""

    model_config = SettingsConfigDict(
        env_prefix="CAREBELL_",
        env_file=ENV_FILE,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    database_url: Annotated[str, AfterValidator(_database_url)] = "sqlite:///data/carebell.db"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8025
    public_url: Annotated[str, AfterValidator(_public_address)] | None = None
    service_name: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30)
    ] = "Carebell"
    contact: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)
    ] = "your clinic"
    heartbeat_url: Annotated[SecretStr, AfterValidator(_secret_address)] | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    twilio_account_sid: Annotated[str, AfterValidator(_account_sid)] | None = Field(
        default=None, validation_alias="TWILIO_ACCOUNT_SID"
    )
    twilio_auth_token: SecretStr | None = Field(default=None, validation_alias="TWILIO_AUTH_TOKEN")
    twilio_sender: Annotated[str, AfterValidator(_sender)] | None = Field(
        default=None,
        validation_alias=AliasChoices("TWILIO_MESSAGING_SERVICE_SID", "TWILIO_PHONE_NUMBER"),
    )
    twilio_previous_auth_token: SecretStr | None = None
    twilio_api_url: Annotated[str, AfterValidator(_web_address)] | None = None
    twilio_optout: Literal["default", "advanced", "off"] = "default"
    alert_sender: Annotated[str, AfterValidator(_sender)] | None = None
    numbers: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_numbers)] = ()
    segments_per_second: Annotated[float, Field(gt=0)] | None = None
    calls_at_once: Annotated[int, Field(ge=1, le=100)] = 8
    texts_a_day: Annotated[int, Field(ge=1)] = 12
    reconcile_alert_look_up: timedelta = ReconcileTimes().alert_look_up
    reconcile_alert_again: timedelta = ReconcileTimes().alert_again
    reconcile_look_up: timedelta = ReconcileTimes().look_up
    reconcile_proof: timedelta = ReconcileTimes().proof
    reconcile_poll: timedelta = ReconcileTimes().poll
    twilio_connect_timeout: timedelta = timedelta(seconds=5)
    twilio_read_timeout: timedelta = timedelta(seconds=30)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """A variable beats its `_FILE` twin, which beats `.env`."""
        del file_secret_settings  # pydantic's own needs one folder for all; `_FILE` does not
        return init_settings, env_settings, _SecretFiles(settings_cls), dotenv_settings

    @classmethod
    def load(cls) -> Self:
        """Read and check everything.

        Raises:
            ConfigurationError: naming every mistake, each with a hint.
        """
        problems = _secrets()[1]
        unread = {problem.split("_FILE=")[0] for problem in problems}
        try:
            settings = cls()
        except ValidationError as error:
            found = [_problem(one) for one in error.errors()]
            others = [problem for problem in found if problem.split(" ")[0] not in unread]
            raise ConfigurationError([*problems, *others]) from None
        if problems:
            raise ConfigurationError(problems)
        return settings

    @property
    def twilio_named(self) -> list[str]:
        """The Twilio variables that are set: any at all means that somebody meant to go live."""
        given = {
            "TWILIO_ACCOUNT_SID": self.twilio_account_sid,
            "TWILIO_AUTH_TOKEN": self.twilio_auth_token,
            "TWILIO_MESSAGING_SERVICE_SID or TWILIO_PHONE_NUMBER": self.twilio_sender,
            "CAREBELL_TWILIO_PREVIOUS_AUTH_TOKEN": self.twilio_previous_auth_token,
            "CAREBELL_TWILIO_API_URL": self.twilio_api_url,
        }
        return [name for name, value in given.items() if value is not None]

    @property
    def policy(self) -> Policy:
        """The part of the settings that decisions are made from."""
        return Policy(
            service_name=self.service_name,
            contact=self.contact,
            optout=self.twilio_optout,
            reconcile=ReconcileTimes(
                alert_look_up=self.reconcile_alert_look_up,
                alert_again=self.reconcile_alert_again,
                look_up=self.reconcile_look_up,
                proof=self.reconcile_proof,
                poll=self.reconcile_poll,
            ),
            pace=Pace(
                segments_per_second=self.segments_per_second,
                calls_at_once=self.calls_at_once,
                texts_a_day=self.texts_a_day,
            ),
        )


class LiveSettings(Settings):
    """The same with nothing missing that texting real people needs."""

    public_url: Annotated[str, AfterValidator(_public_address)]
    service_name: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30)
    ]
    contact: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    twilio_account_sid: Annotated[str, AfterValidator(_account_sid)] = Field(
        validation_alias="TWILIO_ACCOUNT_SID"
    )
    twilio_auth_token: SecretStr = Field(validation_alias="TWILIO_AUTH_TOKEN")
    twilio_sender: Annotated[str, AfterValidator(_sender)] = Field(
        validation_alias=AliasChoices("TWILIO_MESSAGING_SERVICE_SID", "TWILIO_PHONE_NUMBER")
    )


def _sender_variable() -> str:
    """Which of the two names of the sender was used; the first is the better one."""
    given = dotenv_values(ENV_FILE) | os.environ
    first, second = "TWILIO_MESSAGING_SERVICE_SID", "TWILIO_PHONE_NUMBER"
    return second if given.get(second) and not given.get(first) else first


def _problem(error: ErrorDetails) -> str:
    """One mistake as pydantic tells it -> one sentence that names the variable and a way out."""
    field = str(error["loc"][0]) if error["loc"] else ""
    name = field if field.isupper() else f"CAREBELL_{field.upper()}"
    if field in ("twilio_sender", "TWILIO_MESSAGING_SERVICE_SID"):
        name = _sender_variable()
    if error["type"] == "missing":
        what = "is missing"
    elif error["type"] == "value_error":
        what = str(error["ctx"]["error"])
    else:
        what = "is wrong (" + str(error["msg"]).lower() + ")"
    return f"{name} {what}: {HINTS.get(name, 'see .env.example')}."
