"""The real demo as a process: `carebell up --demo` on a free port and a new database."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

CAREBELL = Path(sys.executable).with_name("carebell")
_READY_WITHIN_SECONDS = 180
_ENDED_WITHIN_SECONDS = 20


@dataclass(frozen=True)
class Demo:
    """A running demo: its address, its process id, and the folder of its database and output."""

    url: str
    process_id: int
    folder: Path
    environment: dict[str, str]
    http: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.http.trust_env = False
        self.http.headers["Connection"] = "close"  # a kept one may be closed as it is used again

    @property
    def output(self) -> str:
        """What it has printed so far."""
        return (self.folder / "output.txt").read_text()

    def status(self) -> Any:  # noqa: ANN401  it is any JSON
        """What `carebell status` says, which after days of silence is not well."""
        return json.loads(
            subprocess.run(
                [CAREBELL, "status", "--json"],
                cwd=self.folder,
                env=self.environment,
                stdout=subprocess.PIPE,
                timeout=120,
                check=False,
            ).stdout
        )

    def carebell(self, *arguments: str, **variables: str) -> str:
        """What that command prints about the demo's database; it has to succeed."""
        return subprocess.run(
            [CAREBELL, *arguments],
            cwd=self.folder,
            env=self.environment | variables,
            stdout=subprocess.PIPE,
            timeout=120,
            check=True,
            text=True,
        ).stdout

    def get(self, path: str) -> requests.Response:
        return self.http.get(self.url + path, timeout=120)

    def text(self, phone: str, body: str) -> None:
        """That phone texts the service."""
        path = f"/sim/handsets/{phone}/texts"
        answer = self.http.post(self.url + path, json={"body": body}, timeout=120)
        assert answer.status_code == 201, answer.text

    def received(self, phone: str) -> list[str]:
        """The bodies of the texts that have arrived on that phone, oldest first."""
        return [text["body"] for text in self.get(f"/sim/handsets/{phone}/texts").json()]

    def move(self, wish: dict[str, str | int]) -> str:
        """Move the demo's clock as `POST /phones/clock` does; the ISO time it is then."""
        answer = self.http.post(self.url + "/phones/clock", json=wish, timeout=120)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["now"])


@contextmanager
def running_demo(folder: Path) -> Iterator[Demo]:
    """Run the demo while the block runs; `folder` has to exist."""
    port = _free_port()
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("CAREBELL_", "TWILIO_"))
    } | {
        "CAREBELL_PORT": str(port),
        "CAREBELL_DATABASE_URL": f"sqlite:///{folder / 'carebell.db'}",
    }
    with (folder / "output.txt").open("w") as output:
        process = subprocess.Popen(
            [CAREBELL, "up", "--demo"],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    demo = Demo(f"http://127.0.0.1:{port}", process.pid, folder, environment)
    try:
        _wait_until_ready(demo, process)
        yield demo
    finally:
        demo.http.close()
        process.terminate()
        try:
            process.wait(_ENDED_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise


def _wait_until_ready(demo: Demo, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _READY_WITHIN_SECONDS
    while not _answers(demo):
        ended, late = process.poll() is not None, time.monotonic() > deadline
        assert not ended, f"the demo ended:\n{demo.output}"
        assert not late, f"the demo did not answer:\n{demo.output}"
        time.sleep(0.05)


def _answers(demo: Demo) -> bool:
    try:
        return demo.get("/healthz").ok
    except (requests.ConnectionError, requests.Timeout):  # other tests have the processors, too
        return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
