"""Going live: nothing half-configured starts; what starts talks to the provider it is given."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from support.processes import answer, carebell, live_environment, running
from support.simulator_server import ACCOUNT_SID, AUTH_TOKEN, OWN_NUMBER, eventually

MARIA, ADMIN = "+12025550123", "+12025550150"


@pytest.fixture
def ports() -> tuple[int, int]:
    with (
        socket.create_server(("127.0.0.1", 0)) as one,
        socket.create_server(("127.0.0.1", 0)) as two,
    ):
        return one.getsockname()[1], two.getsockname()[1]


@pytest.fixture
def environment(tmp_path: Path, ports: tuple[int, int]) -> dict[str, str]:
    service, provider = ports
    url = f"sqlite:///{tmp_path / 'live.db'}"
    return live_environment(url, f"http://127.0.0.1:{provider}", service)


def zone_at_noon() -> str:
    """Where it is between 12:00 and 13:00 now: a live service's clock is real, and a welcome would
    wait out quiet hours."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+}"  # POSIX signs: Etc/GMT-3 is three hours ahead of UTC


@contextmanager
def listening(environment: dict[str, str], port: int, *arguments: str) -> Iterator[None]:
    with running(environment, *arguments):
        eventually(lambda: answer(port)[0], within=120)
        yield


def test_a_live_service_texts_through_the_provider_and_hears_from_it(
    environment: dict[str, str], ports: tuple[int, int]
) -> None:
    service, provider = ports
    simulator = (
        *("simulator", "--port", str(provider), "--account", ACCOUNT_SID, "--token", AUTH_TOKEN),
        *("--number", OWN_NUMBER, "--inbound-url", f"http://127.0.0.1:{service}/twilio/inbound"),
    )
    patient = (
        *("patient", "add", "Maria", "--phone", MARIA, "--zone", zone_at_noon()),
        *("--country", "US", "--consent", "on paper"),
    )
    with (
        listening(environment, provider, *simulator),
        listening(environment, service, "up"),
    ):
        refused = carebell(environment, *patient)
        assert refused.returncode == 1
        assert "carebell contact add" in refused.stderr
        contact = (
            *("contact", "add", "Robin", "--phone", ADMIN),
            *("--role", "admin", "--consent", "x"),
        )
        assert carebell(environment, *contact).returncode == 0
        assert carebell(environment, *patient).returncode == 0

        http = requests.Session()
        http.trust_env = False
        handset = f"http://127.0.0.1:{provider}/sim/handsets/{MARIA}/texts"
        http.post(handset, json={"body": "help"}, timeout=120)

        def texts(words: str) -> int:
            return sum(words in text["body"] for text in http.get(handset, timeout=120).json())

        # The answer is of a more urgent lane than the welcome: either may arrive first.
        eventually(lambda: texts("911") and texts("Riverside: Welcome"))
        assert texts("Riverside: Welcome") == 1
        eventually(
            lambda: "delivered" in carebell(environment, "message", "list", "--json").stdout
        )
        assert http.get(f"http://127.0.0.1:{service}/phones", timeout=120).status_code == 404
        assert http.get(f"http://127.0.0.1:{service}/sim/clock", timeout=120).status_code == 404
        forged = http.post(
            f"http://127.0.0.1:{service}/twilio/inbound",
            data={"From": MARIA, "Body": "6"},
            timeout=120,
        )
        assert forged.status_code == 403
        http.close()


def test_a_half_set_configuration_is_refused_with_everything_that_is_missing(
    environment: dict[str, str],
) -> None:
    for name in ("TWILIO_AUTH_TOKEN", "CAREBELL_CONTACT"):
        del environment[name]
    refused = carebell(environment, "up")
    assert refused.returncode == 1
    assert "TWILIO_AUTH_TOKEN is missing" in refused.stderr
    assert "CAREBELL_CONTACT is missing" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_demo_refuses_to_run_beside_credentials(environment: dict[str, str]) -> None:
    refused = carebell(environment, "up", "--demo")
    assert refused.returncode == 1
    assert "TWILIO_AUTH_TOKEN is set" in refused.stderr
    assert AUTH_TOKEN not in refused.stderr


def test_a_database_is_a_demos_or_a_live_ones_for_good(
    environment: dict[str, str], ports: tuple[int, int]
) -> None:
    with listening(environment, ports[0], "up"):
        pass
    for name in list(environment):
        if "TWILIO" in name:
            del environment[name]
    refused = carebell(environment, "up", "--demo")
    assert refused.returncode == 1
    assert "belongs to a live service" in refused.stderr
    assert "CAREBELL_DATABASE_URL" in refused.stderr


def test_a_port_that_is_taken_is_said_so(
    environment: dict[str, str], ports: tuple[int, int]
) -> None:
    with socket.create_server(("127.0.0.1", ports[0])):
        refused = carebell(environment, "up")
    assert refused.returncode == 1
    assert f"Port {ports[0]} is in use" in refused.stderr
