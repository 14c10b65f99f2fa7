"""Dockerfile and docker-compose.yml, as far as they can be run without Docker: every command that
they name, in a bare environment with the variables that they give it, on a real PostgreSQL."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from support.image import ROOT, Image, build, compose, copied, instructions
from support.postgres import Server
from support.processes import answer, free_port, live_environment
from support.simulator_server import eventually, running_simulator

SOON_S = 120
OURS = ("migrate", "web", "worker")


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    return build(tmp_path_factory.mktemp("image"))


@pytest.fixture
def dotenv() -> Iterator[dict[str, str]]:
    """What somebody has written into .env: a live service, its provider simulated."""
    with running_simulator() as simulator:
        url, port = "sqlite:///data/carebell.db", free_port()
        everything = live_environment(url, simulator.url, port)
        yield {name: everything[name] for name in everything if name.startswith(("C", "TW"))}


def services() -> dict[str, Any]:
    found: dict[str, Any] = compose()["services"]
    return found


def seconds(span: str) -> int:
    return int(span.removesuffix("s"))


@contextmanager
def running(image: Image, command: list[str], variables: dict[str, str]) -> Iterator[None]:
    """A container's process while the block runs; it must end in order within its grace."""
    process = image.start(command, variables)
    try:
        yield
        process.send_signal(signal.SIGTERM)
        assert process.wait(seconds(services()["worker"]["stop_grace_period"])) == 0
    finally:
        process.kill()
        process.wait()


@pytest.mark.postgres
def test_every_command_of_the_compose_file_works_on_an_empty_database(
    image: Image, dotenv: dict[str, str], postgres_server: Server, tmp_path: Path
) -> None:
    with postgres_server.database() as url:
        secrets = {"database_url": url, "twilio_auth_token": dotenv["TWILIO_AUTH_TOKEN"]}
        for name, secret in secrets.items():
            (tmp_path / name).write_text(secret + "\n")
        variables = {
            name: dotenv | inside(services()[name], tmp_path, dotenv["CAREBELL_PORT"])
            for name in OURS
        }

        def run(name: str, command: list[str]) -> int:
            return image.run(command, variables[name])

        def is_well(name: str) -> bool:
            return run(name, check_of(image, services()[name])) == 0

        assert not is_well("worker"), "its database is not even made"
        migrate = [*image.entrypoint, *services()["migrate"]["command"]]
        assert run("migrate", migrate) == 0
        assert run("migrate", migrate) == 0, "the next start finds nothing to do"
        assert not is_well("web")
        assert not is_well("worker")
        with (
            running(image, services()["web"]["command"], variables["web"]),
            running(image, services()["worker"]["command"], variables["worker"]),
            running(image, services()["worker"]["command"], variables["worker"]),
        ):
            eventually(lambda: is_well("web"), within=SOON_S)
            eventually(lambda: is_well("worker"), within=SOON_S)
            port = int(dotenv["CAREBELL_PORT"])
            eventually(lambda: answer(port, "/readyz") == (200, "ready"), within=SOON_S)


def inside(service: dict[str, Any], secrets: Path, port: str) -> dict[str, str]:
    """The service's own variables, with this machine's secrets and a free port."""
    given: dict[str, str] = service["environment"]
    here = {name: value.replace("/run/secrets", str(secrets)) for name, value in given.items()}
    if "CAREBELL_SIGN_OF_LIFE" in here:
        here["CAREBELL_SIGN_OF_LIFE"] = str(secrets / "worker.alive")
    return here | {"CAREBELL_PORT": port}


def check_of(image: Image, service: dict[str, Any]) -> list[str]:
    """The service's health check, or the image's where it has none."""
    test: list[str] = service.get("healthcheck", {}).get("test", ["CMD", *image.healthcheck])
    kind, *words = [word.replace("$$", "$") for word in test]  # compose would read $ as a variable
    return ["/bin/sh", "-c", *words] if kind == "CMD-SHELL" else words


def test_the_image_alone_runs_everything_on_sqlite(image: Image, dotenv: dict[str, str]) -> None:
    port = dotenv["CAREBELL_PORT"]
    assert image.run(image.healthcheck, {"CAREBELL_PORT": port}) != 0
    with running(image, image.command, dotenv):
        eventually(
            lambda: image.run(image.healthcheck, {"CAREBELL_PORT": port}) == 0, within=SOON_S
        )
    assert (image.folder / "carebell" / "data" / "carebell.db").exists()


def test_only_what_the_dockerfile_copies_gets_into_its_context() -> None:
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    rules = [line for line in ignored if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert {rule for rule in rules if rule.startswith("!")} == {
        f"!{source}" for source in copied(instructions())
    }


def test_the_image_listens_for_others_and_runs_as_nobody_in_particular() -> None:
    steps = dict(instructions())
    assert steps["USER"] == "carebell"
    assert "CAREBELL_HOST=0.0.0.0" in steps["ENV"].split()
    assert steps["VOLUME"] == f"{steps['WORKDIR']}/data"


@pytest.mark.parametrize("name", OURS)
def test_secrets_come_as_files_and_work_under_way_gets_its_time(name: str) -> None:
    service = services()[name]
    assert seconds(service["stop_grace_period"]) == 20
    files = {
        value.removeprefix("/run/secrets/")
        for variable, value in service["environment"].items()
        if variable.endswith("_FILE")
    }
    assert files == set(service["secrets"])
    assert files < set(compose()["secrets"])
    for variable in service["environment"]:
        if variable.endswith("_FILE"):
            assert service["environment"][variable.removesuffix("_FILE")] == "", (
                "what .env has must not beat the file"
            )


def test_nothing_starts_before_the_database_is_up_to_date() -> None:
    assert services()["migrate"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    for name in ("web", "worker"):
        migrated = {"migrate": {"condition": "service_completed_successfully"}}
        assert services()[name]["depends_on"] == migrated
    assert services()["worker"]["deploy"]["replicas"] > 1
