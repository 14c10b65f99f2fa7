"""The harness's side of the service processes: start one, run its passes, kill it, see it dead."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

import requests

from faults import service_process
from faults.service_process import Order
from support.simulator_server import eventually

TESTS = Path(service_process.__file__).parents[1]


@dataclass
class Service:
    """One running service process."""

    order: Order
    process_id: int
    http: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.http.trust_env = False
        self._url = f"http://127.0.0.1:{self.order.port}"

    @property
    def is_alive(self) -> bool:
        try:
            os.kill(self.process_id, 0)
        except ProcessLookupError:
            return False
        return True

    def is_ready(self) -> bool:
        """Whether it answers; a process that ended before that was never meant to."""
        try:
            return self.http.get(self._url + "/healthz", timeout=120).ok
        except requests.Timeout:
            return False
        except requests.ConnectionError:
            assert self.is_alive, "the service did not start"
            return False

    def arm(self, points: list[str]) -> bool:
        """Let it die at the first of these points that it reaches; False if it is dead."""
        return self._post("/sweep/arm", points) is not None

    def beat(self) -> dict[str, int] | None:
        """Run every pass; what they did, or None if it died."""
        answer = self._post("/sweep/beat", None)
        return None if answer is None else dict(answer.json())

    def reached(self) -> set[str]:
        """The fault points that it has come to."""
        return set(self.http.get(self._url + "/sweep/reached", timeout=120).json())

    def kill(self) -> None:
        """End it as a power cut would, unless something else already has."""
        with suppress(ProcessLookupError):
            os.kill(self.process_id, signal.SIGKILL)

    def last_words(self) -> str | None:
        """Wait until it is dead; the fault point that killed it, if one did."""
        eventually(lambda: not self.is_alive, within=120)
        self.http.close()
        words = Path(self.order.last_words)
        point = words.read_text() if words.exists() else None
        words.unlink(missing_ok=True)
        return point

    def _post(self, path: str, body: object) -> requests.Response | None:
        try:
            answer = self.http.post(self._url + path, json=body, timeout=120)
        except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
            return None
        assert answer.ok, answer.text
        return answer


class Launcher:
    """Starts services from a process that has everything imported already."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def start(self, order: Order) -> Service:
        """A service that answers."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(order)) + "\n")
        self._process.stdin.flush()
        service = Service(order, int(self._process.stdout.readline()))
        eventually(service.is_ready, within=120)
        return service


@contextmanager
def launcher(log: Path) -> Iterator[Launcher]:
    """Keep a launcher while the block runs; what its services log goes to a file."""
    with log.open("a") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "faults.service_process"],
            cwd=TESTS,
            env=os.environ | {"PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,  # it ends its whole process group
        )
        try:
            yield Launcher(process)
        finally:
            process.communicate()


def free_port() -> int:
    """A port that nobody has just now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
