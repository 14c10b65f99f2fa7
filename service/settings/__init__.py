"""Configuration, read once into a frozen value: environment, `.env`, and secrets from files.

Every mistake is reported at once, each with a hint, as one `ConfigurationError`.
"""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    AliasChoices,
    BeforeValidator,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from service.core.errors import ConfigurationError
from service.core.escalation import EscalationTimes
from service.core.policy import CATCH_UP_EVERY, Pace, Policy, ReconcileTimes
from service.core.prices import Price
from service.core.replies.danger import OwnDanger
from service.settings import values
from service.settings.danger_file import danger_of
from service.settings.mistakes import in_words
from service.settings.secret_files import ENV_FILE, SecretFiles, read_secrets
from service.settings.wording_file import own_texts

Seconds = Annotated[
    timedelta,
    BeforeValidator(values.seconds),
    Field(gt=timedelta(0), le=timedelta(days=30)),
]
"""A span that is set as a number of seconds."""
Token = Annotated[SecretStr, AfterValidator(values.token)]


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

    database_url: Annotated[str, AfterValidator(values.database_url)] = (
        "sqlite:///data/carebell.db"
    )
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8025
    inbound: Literal["webhook", "poll"] = "webhook"
    poll_every: Annotated[Seconds, Field(ge=timedelta(seconds=1), le=timedelta(minutes=3))] = (
        timedelta(seconds=5)
    )
    public_url: Annotated[str, AfterValidator(values.public_address)] | None = None
    service_name: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30)
    ] = "Carebell"
    contact: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)
    ] = "your clinic"
    texts: Annotated[Mapping[str, Mapping[str, str]], NoDecode] = Field(default_factory=dict)
    danger: Annotated[OwnDanger | None, NoDecode] = None
    plain_names: bool = False
    price_per_segment: Annotated[Price | None, NoDecode, BeforeValidator(values.price)] = None
    heartbeat_url: Annotated[SecretStr, AfterValidator(values.secret_address)] | None = None
    sign_of_life: Path | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    twilio_account_sid: Annotated[str, AfterValidator(values.account_sid)] | None = Field(
        default=None, validation_alias="TWILIO_ACCOUNT_SID"
    )
    twilio_auth_token: Token | None = Field(default=None, validation_alias="TWILIO_AUTH_TOKEN")
    twilio_sender: Annotated[str, AfterValidator(values.sender)] | None = Field(
        default=None,
        validation_alias=AliasChoices("TWILIO_MESSAGING_SERVICE_SID", "TWILIO_PHONE_NUMBER"),
    )
    twilio_previous_auth_token: Token | None = None
    twilio_api_url: Annotated[str, AfterValidator(values.web_address)] | None = None
    twilio_optout: Literal["default", "advanced", "off"] = "default"
    alert_sender: Annotated[str, AfterValidator(values.sender)] | None = None
    numbers: Annotated[tuple[str, ...], NoDecode, BeforeValidator(values.numbers)] = ()
    # Twilio's slowest sender has 1. The rate holds over ten seconds: below half a segment a long
    # text would never find room.
    segments_per_second: Annotated[float, Field(ge=0.5)] | None = None
    calls_at_once: Annotated[int, Field(ge=1, le=100)] = 8
    texts_a_day: Annotated[int, Field(ge=1)] = 12
    reconcile_alert_look_up: Seconds = ReconcileTimes().alert_look_up
    reconcile_alert_again: Seconds = ReconcileTimes().alert_again
    reconcile_look_up: Seconds = ReconcileTimes().look_up
    reconcile_proof: Seconds = ReconcileTimes().proof
    reconcile_poll: Seconds = ReconcileTimes().poll
    escalation_step: Seconds = EscalationTimes().step
    escalation_urgent_step: Seconds = EscalationTimes().urgent_step
    escalation_rounds: Annotated[int, Field(ge=1, le=10)] = EscalationTimes().rounds
    escalation_again: Seconds = EscalationTimes().again
    escalation_comes_back: Seconds = EscalationTimes().comes_back
    # Together below the longest call that is reckoned with: one that is open for longer counts as
    # a dead worker's, and its text could be sent again.
    twilio_connect_timeout: Annotated[Seconds, Field(le=timedelta(seconds=10))] = timedelta(
        seconds=5
    )
    twilio_read_timeout: Annotated[Seconds, Field(le=timedelta(seconds=30))] = timedelta(
        seconds=30
    )

    @field_validator("texts", mode="before")
    @classmethod
    def _read_texts(cls, path: object, others: ValidationInfo) -> object:
        """The clinic's own wording, from the file that is named; `others` say who is texting."""
        if not isinstance(path, str):
            return path
        service, contact = (others.data.get(name, "") for name in ("service_name", "contact"))
        return own_texts(path, Policy(service, contact))

    @field_validator("danger", mode="before")
    @classmethod
    def _read_danger(cls, path: object) -> object:
        """The clinic's own words of danger, from the file that is named."""
        return danger_of(path) if isinstance(path, str) else path

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
        return init_settings, env_settings, SecretFiles(settings_cls), dotenv_settings

    @classmethod
    def load(cls, **given: Any) -> Self:  # noqa: ANN401  whatever the fields hold
        """Read and check everything; what is `given` is not looked up.

        Raises:
            ConfigurationError: naming every mistake, each with a hint.
        """
        problems = read_secrets()[1]
        unread = {problem.split("_FILE=")[0] for problem in problems}
        try:
            settings = cls(**given)
        except ValidationError as error:
            found = [problem for one in error.errors() for problem in in_words(one)]
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
        polls = self.inbound == "poll"
        return Policy(
            service_name=self.service_name,
            contact=self.contact,
            catch_up_every=self.poll_every if polls else CATCH_UP_EVERY,
            optout=self.twilio_optout,
            own_texts=self.texts,
            own_danger=None if self.danger is None else self.danger.words,
            plain_names=self.plain_names,
            reconcile=ReconcileTimes(
                alert_look_up=self.reconcile_alert_look_up,
                alert_again=self.reconcile_alert_again,
                look_up=self.reconcile_look_up,
                proof=self.reconcile_proof,
                poll=self.poll_every if polls else self.reconcile_poll,
            ),
            pace=Pace(
                segments_per_second=self.segments_per_second,
                calls_at_once=self.calls_at_once,
                texts_a_day=self.texts_a_day,
                alerts_apart=self.alert_sender is not None,
            ),
            escalation=EscalationTimes(
                step=self.escalation_step,
                urgent_step=self.escalation_urgent_step,
                rounds=self.escalation_rounds,
                again=self.escalation_again,
                comes_back=self.escalation_comes_back,
            ),
        )


class LiveSettings(Settings):
    """The same with nothing missing that texting real people needs."""

    public_url: Annotated[str, AfterValidator(values.public_address)] | None = Field(
        default=None, validate_default=True
    )
    service_name: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30)
    ]
    contact: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    twilio_account_sid: Annotated[str, AfterValidator(values.account_sid)] = Field(
        validation_alias="TWILIO_ACCOUNT_SID"
    )
    twilio_auth_token: Token = Field(validation_alias="TWILIO_AUTH_TOKEN")
    twilio_sender: Annotated[str, AfterValidator(values.sender)] = Field(
        validation_alias=AliasChoices("TWILIO_MESSAGING_SERVICE_SID", "TWILIO_PHONE_NUMBER")
    )

    @field_validator("public_url", mode="before")
    @classmethod
    def _needed_where_twilio_calls(cls, value: object, others: ValidationInfo) -> object:
        if value is None and others.data.get("inbound") != "poll":
            raise PydanticCustomError("missing", "Field required")
        return value
