"""`carebell` as real processes, live, against a simulated provider of the test's."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import requests

from support.demo import CAREBELL
from support.simulator_server import ACCOUNT_SID, AUTH_TOKEN, OWN_NUMBER

ENDED_WITHIN_S = 60


@dataclass(frozen=True)
class Running:
    """A process in the background."""

    process: subprocess.Popen[bytes]
    output: Path

    @property
    def said(self) -> str:
        """What it has printed and logged so far."""
        return self.output.read_text()

    def ends(self, within: float = ENDED_WITHIN_S) -> int:
        """Wait for its end; its exit code."""
        return self.process.wait(within)


@contextmanager
def running(environment: dict[str, str], *arguments: str, **scheduler: float) -> Iterator[Running]:
    """Run one command in the background; afterwards SIGTERM must end it in order.

    `scheduler` shortens that module's times, for what otherwise takes a minute: MINUTE_S=0.2.
    """
    hurry = "; ".join(f"scheduler.{name} = {value}" for name, value in scheduler.items())
    script = f"from service import scheduler; {hurry}; from cli.main import main; main()"
    command = [sys.executable, "-c", script] if scheduler else [CAREBELL]
    with TemporaryDirectory(prefix="carebell-process-") as folder:
        output = Path(folder) / "output.txt"
        with output.open("w") as file:
            process = subprocess.Popen(
                [*command, *arguments], env=environment, stdout=file, stderr=subprocess.STDOUT
            )
        try:
            yield Running(process, output)
            if process.poll() is None:
                process.terminate()
                assert process.wait(ENDED_WITHIN_S) == 0, "SIGTERM is an orderly end"
        finally:
            process.kill()
            process.wait()


def carebell(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [CAREBELL, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def live_environment(database_url: str, provider_url: str, port: int) -> dict[str, str]:
    """The variables of a live service that texts through the provider at `provider_url`."""
    return dict(os.environ) | {
        "CAREBELL_DATABASE_URL": database_url,
        "CAREBELL_PORT": str(port),
        "CAREBELL_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "CAREBELL_SERVICE_NAME": "Riverside",
        "CAREBELL_CONTACT": "+1 202 555 0101",
        "CAREBELL_TWILIO_API_URL": provider_url,
        "TWILIO_ACCOUNT_SID": ACCOUNT_SID,
        "TWILIO_AUTH_TOKEN": AUTH_TOKEN,
        "TWILIO_PHONE_NUMBER": OWN_NUMBER,
    }


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def answer(port: int, path: str = "/healthz") -> tuple[int, str]:
    """The status and the text that a service on this machine answers; status 0: it does not."""
    with requests.Session() as http:
        http.trust_env = False
        try:
            got = http.get(f"http://127.0.0.1:{port}{path}", timeout=10)
        except (requests.ConnectionError, requests.Timeout):
            return 0, ""
        return got.status_code, got.text
