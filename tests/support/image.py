"""The image that the Dockerfile describes, without Docker: its libraries, its files, its commands.

The libraries of `requirements.lock` are linked out of the environment that the tests run in, which
was installed from the same hashes; nothing else of it is to be seen. The package itself is built
and installed by the Dockerfile's own command.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*])?==[^ ]+ *(;)?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Image:
    """Where it was built, and what the Dockerfile says of running it."""

    folder: Path
    entrypoint: list[str]
    command: list[str]
    healthcheck: list[str]
    variables: dict[str, str]

    def start(self, command: list[str], variables: dict[str, str]) -> "subprocess.Popen[bytes]":
        """Start a container's process: that command with these variables and no others."""
        return subprocess.Popen(
            [*self.entrypoint, *command], cwd=self.folder / "carebell", env=self._env(variables)
        )

    def run(self, command: list[str], variables: dict[str, str]) -> int:
        """Run a command beside it, as a health check does; its exit code."""
        done = subprocess.run(
            command,
            cwd=self.folder / "carebell",
            env=self._env(variables),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
        return done.returncode

    def _env(self, variables: dict[str, str]) -> dict[str, str]:
        path = f"{self.folder / 'venv' / 'bin'}{os.pathsep}{os.defpath}"
        return {"PATH": path} | self.variables | variables


def build(folder: Path) -> Image:
    """Do in a folder what the Dockerfile does in an image."""
    steps = instructions()
    context, venv = folder / "context", folder / "venv"
    context.mkdir()
    for source in copied(steps):
        copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copyfile
        copy(ROOT / source, context / source)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    _link_libraries(venv)
    [install] = [words for name, words in steps if name == "RUN" and words.endswith(" .")]
    pip = [sys.executable, "-m", "pip", "--python", str(venv / "bin" / "python")]
    subprocess.run([*pip, *shlex.split(install)[1:]], cwd=context, check=True, stdout=sys.stderr)
    (folder / "carebell" / "data").mkdir(parents=True)
    said = dict(steps)
    return Image(
        folder=folder,
        entrypoint=json.loads(said["ENTRYPOINT"]),
        command=json.loads(said["CMD"]),
        healthcheck=json.loads(said["HEALTHCHECK"].split(" CMD ")[1]),
        variables=dict(word.split("=", 1) for word in said["ENV"].split()),
    )


def _link_libraries(venv: Path) -> None:
    here = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site = venv / "lib" / here / "site-packages"
    for name, marker in PINNED.findall((ROOT / "requirements.lock").read_text()):
        try:
            files = distribution(name).files or []
        except PackageNotFoundError:
            assert marker, f"{name} is in requirements.lock, but not installed"
            continue
        for top in {file.parts[0] for file in files} - {"..", "__pycache__"}:
            if not (site / top).exists():
                (site / top).symlink_to(Path(str(distribution(name).locate_file(top))))


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions in order: name and words."""
    text = re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text())
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(name, words) for name, words in (line.split(" ", 1) for line in lines)]


def copied(steps: list[tuple[str, str]]) -> list[str]:
    """What is copied into the image."""
    return [source for name, words in steps if name == "COPY" for source in words.split()[:-1]]


def compose() -> dict[str, Any]:
    """The compose file, anchors and merges resolved."""
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load(ROOT / "docker-compose.yml")
    return loaded
