"""Configuration: everything wrong is said at once, with the way out; nothing secret is printed."""

from datetime import timedelta
from pathlib import Path

import pytest

from service.core.errors import ConfigurationError
from service.settings import LiveSettings, Settings

LIVE = {
    "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
    "TWILIO_AUTH_TOKEN": "secret-token",
    "TWILIO_PHONE_NUMBER": "+12025550100",
    "CAREBELL_PUBLIC_URL": "https://carebell.example.org",
    "CAREBELL_SERVICE_NAME": "Riverside",
    "CAREBELL_CONTACT": "+1 202 555 0101",
}


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in LIVE.items():
        monkeypatch.setenv(name, value)


def problems(settings: type[Settings] = LiveSettings) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        settings.load()
    return caught.value.problems


def test_nothing_needs_to_be_set_for_the_command_line() -> None:
    settings = Settings.load()
    assert settings.database_url == "sqlite:///data/carebell.db"
    assert (settings.host, settings.port) == ("127.0.0.1", 8025)
    assert settings.twilio_named == []


def test_going_live_with_nothing_set_lists_everything_that_is_missing() -> None:
    found = problems()
    assert [problem.split(" ")[0] for problem in found] == [
        "CAREBELL_PUBLIC_URL",
        "CAREBELL_SERVICE_NAME",
        "CAREBELL_CONTACT",
        "TWILIO_ACCOUNT_SID",
        "TWILIO_AUTH_TOKEN",
        "TWILIO_MESSAGING_SERVICE_SID",
    ]
    assert all("is missing: " in problem for problem in found)


@pytest.mark.usefixtures("live")
def test_a_complete_live_configuration_is_accepted() -> None:
    settings = LiveSettings.load()
    assert settings.twilio_sender == "+12025550100"
    assert settings.policy.service_name == "Riverside"


@pytest.mark.usefixtures("live")
def test_missing_and_wrong_are_reported_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAREBELL_CONTACT")
    monkeypatch.setenv("CAREBELL_PORT", "eighty")
    monkeypatch.setenv("CAREBELL_PUBLIC_URL", "http://carebell.example.org")
    found = "\n".join(problems())
    assert "CAREBELL_CONTACT is missing" in found
    assert "CAREBELL_PORT is wrong" in found
    assert "CAREBELL_PUBLIC_URL must begin with https://" in found


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("CAREBELL_PUBLIC_URL", "http://carebell.example.org", "must begin with https://"),
        ("CAREBELL_PUBLIC_URL", "carebell.example.org", "is not a web address"),
        ("CAREBELL_PUBLIC_URL", "https://x.example/?a=1", "must not hold ? or #"),
        ("CAREBELL_PORT", "0", "CAREBELL_PORT is wrong"),
        ("CAREBELL_DATABASE_URL", "mysql://x", "is neither an SQLite nor a PostgreSQL address"),
        ("CAREBELL_DATABASE_URL", "sqlite:///:memory:", "names no file"),
        ("CAREBELL_DATABASE_URL", "sqlite:///", "names no file"),
        ("CAREBELL_DATABASE_URL", "postgresql://u@h:port/x", "has no number for a port"),
        ("CAREBELL_SERVICE_NAME", "  ", "CAREBELL_SERVICE_NAME is wrong"),
        ("CAREBELL_TWILIO_OPTOUT", "maybe", "one of default, advanced, off"),
        ("CAREBELL_TWILIO_API_URL", "127.0.0.1:80", "is not a web address"),
        ("TWILIO_ACCOUNT_SID", "ACshort", "is not a Twilio account SID"),
        ("TWILIO_PHONE_NUMBER", "12345", "TWILIO_PHONE_NUMBER is neither"),
        ("CAREBELL_SEGMENTS_PER_SECOND", "0.4", "CAREBELL_SEGMENTS_PER_SECOND is wrong"),
        ("CAREBELL_SEGMENTS_PER_SECOND", "nan", "CAREBELL_SEGMENTS_PER_SECOND is wrong"),
        (
            "CAREBELL_TWILIO_CONNECT_TIMEOUT",
            "11",
            "CAREBELL_TWILIO_CONNECT_TIMEOUT is wrong (too short or too long)",
        ),
        (
            "CAREBELL_TWILIO_READ_TIMEOUT",
            "31",
            "CAREBELL_TWILIO_READ_TIMEOUT is wrong (too short or too long)",
        ),
        (
            "CAREBELL_ESCALATION_STEP",
            "1e12",
            "CAREBELL_ESCALATION_STEP is wrong (too short or too long)",
        ),
        ("CAREBELL_RECONCILE_POLL", "nan", "is not a number of seconds"),
    ],
)
@pytest.mark.usefixtures("live")
def test_each_mistake_is_one_sentence_with_a_hint(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    [problem] = problems()
    assert said in problem
    assert ": " in problem, "a hint follows"


@pytest.mark.parametrize("url", ["http://127.0.0.1:8025", "http://localhost:8025/"])
def test_plain_http_is_accepted_on_this_machine_only(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("CAREBELL_PUBLIC_URL", url)
    assert Settings.load().public_url == url.rstrip("/")


@pytest.mark.usefixtures("live")
def test_a_secret_comes_from_a_file_and_never_shows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = tmp_path / "token"
    secret.write_text("from-a-file\n")
    monkeypatch.delenv("TWILIO_AUTH_TOKEN")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN_FILE", str(secret))
    settings = LiveSettings.load()
    assert settings.twilio_auth_token.get_secret_value() == "from-a-file"
    assert "from-a-file" not in repr(settings)


@pytest.mark.usefixtures("live")
def test_the_heartbeats_address_is_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREBELL_HEARTBEAT_URL", "https://monitor.example.org/hidden-path?x=1")
    settings = Settings.load()
    assert settings.heartbeat_url is not None
    assert "hidden-path" not in repr(settings)
    monkeypatch.setenv("CAREBELL_HEARTBEAT_URL", "monitor.example.org/hidden-path")
    [problem] = problems()
    assert problem.startswith("CAREBELL_HEARTBEAT_URL is not a web address: ")
    assert "hidden-path" not in problem


def test_a_secret_file_that_cannot_be_read_is_named_with_all_other_mistakes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN_FILE", "/no/such/file")
    monkeypatch.setenv("CAREBELL_CONTACT_FILE", str(tmp_path / "binary"))
    found = problems()
    assert found[0].startswith("TWILIO_AUTH_TOKEN_FILE=/no/such/file cannot be read")
    assert found[1] == f"CAREBELL_CONTACT_FILE={tmp_path / 'binary'} is not a text file."
    assert [problem.split(" ")[0] for problem in found[2:]] == [
        "CAREBELL_PUBLIC_URL",
        "CAREBELL_SERVICE_NAME",
        "TWILIO_ACCOUNT_SID",
        "TWILIO_MESSAGING_SERVICE_SID",
    ]


@pytest.mark.usefixtures("live")
@pytest.mark.parametrize("name", ["TWILIO_AUTH_TOKEN", "CAREBELL_TWILIO_PREVIOUS_AUTH_TOKEN"])
def test_an_empty_token_is_refused_for_anybody_could_sign_with_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setenv(name, "  ")
    assert [problem.split(":")[0] for problem in problems()] == [f"{name} is empty"]
    monkeypatch.delenv(name)
    (tmp_path / "token").write_text("\n")
    monkeypatch.setenv(f"{name}_FILE", str(tmp_path / "token"))
    assert problems() == [f"{name}_FILE={tmp_path / 'token'} is empty."]


def test_a_secret_file_may_be_named_in_the_env_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "token").write_text("from-a-file\n")
    (tmp_path / ".env").write_text(f"TWILIO_AUTH_TOKEN_FILE={tmp_path / 'token'}\n")
    settings = Settings.load()
    assert settings.twilio_auth_token is not None
    assert settings.twilio_auth_token.get_secret_value() == "from-a-file"
    assert settings.twilio_named == ["TWILIO_AUTH_TOKEN"], "so the demo refuses to start"


def test_the_env_file_is_read_and_the_environment_beats_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("CAREBELL_PORT=9001\nCAREBELL_CONTACT=the ward\n")
    monkeypatch.setenv("CAREBELL_PORT", "9002")
    settings = Settings.load()
    assert (settings.port, settings.contact) == (9002, "the ward")


@pytest.mark.usefixtures("live")
def test_a_messaging_service_is_preferred_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_MESSAGING_SERVICE_SID", "MG" + "a" * 32)
    assert LiveSettings.load().twilio_sender == "MG" + "a" * 32


def test_every_setting_is_in_the_example_file() -> None:
    example = (Path(__file__).parents[2] / ".env.example").read_text()
    aliases = {"twilio_account_sid", "twilio_auth_token", "twilio_sender"}
    names = {f"CAREBELL_{name.upper()}" for name in Settings.model_fields if name not in aliases}
    assert {name for name in names if f"{name}=" not in example} == set()
    assert all(f"{name}=" in example for name in LIVE)


def test_several_own_numbers_are_given_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREBELL_NUMBERS", "+12025550100, +12025550101")
    assert Settings.load().numbers == ("+12025550100", "+12025550101")
    monkeypatch.setenv("CAREBELL_NUMBERS", "+12025550100,12")
    [problem] = problems(Settings)
    assert problem.startswith("CAREBELL_NUMBERS holds '12', which is no phone number")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_urls_of_every_fashion_get_the_driver_that_we_bring(
    monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setenv("CAREBELL_DATABASE_URL", f"{scheme}://u:p@db/carebell")
    assert Settings.load().database_url == "postgresql+psycopg://u:p@db/carebell"


@pytest.mark.usefixtures("live")
def test_who_polls_needs_no_public_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAREBELL_PUBLIC_URL")
    monkeypatch.setenv("CAREBELL_INBOUND", "poll")
    monkeypatch.setenv("CAREBELL_POLL_EVERY", "7")
    settings = LiveSettings.load()
    assert settings.public_url is None
    assert settings.policy.catch_up_every == timedelta(seconds=7)
    assert settings.policy.reconcile.poll == timedelta(seconds=7)


def test_every_span_is_set_in_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    spans = [name for name, value in Settings() if isinstance(value, timedelta)]
    assert len(spans) >= 8
    for number, name in enumerate(spans, start=1):
        monkeypatch.setenv(f"CAREBELL_{name.upper()}", f"{1 + number / 4}")
    settings = Settings.load()
    for number, name in enumerate(spans, start=1):
        assert getattr(settings, name) == timedelta(seconds=1 + number / 4)
        monkeypatch.setenv(f"CAREBELL_{name.upper()}", "soon")
    said = problems(Settings)
    assert len(said) == len(spans)
    assert all("is not a number of seconds" in one for one in said)


@pytest.mark.usefixtures("live")
def test_without_a_public_address_polling_is_named_as_the_other_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CAREBELL_PUBLIC_URL")
    (said,) = problems()
    assert said.startswith("CAREBELL_PUBLIC_URL is missing: ")
    assert "CAREBELL_INBOUND=poll" in said


@pytest.mark.usefixtures("live")
def test_polling_is_rare_where_webhooks_bring_everything() -> None:
    policy = LiveSettings.load().policy
    assert policy.catch_up_every == timedelta(minutes=3)
    assert policy.reconcile.poll == timedelta(minutes=10)


@pytest.mark.usefixtures("live")
@pytest.mark.parametrize(
    ("name", "value"),
    [("CAREBELL_INBOUND", "pull"), ("CAREBELL_POLL_EVERY", "0"), ("CAREBELL_POLL_EVERY", "181")],
)
def test_another_way_of_listening_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    (said,) = problems()
    assert said.startswith(f"{name} is wrong")
    assert "for example" in said or "webhook (Twilio calls us) or poll" in said
