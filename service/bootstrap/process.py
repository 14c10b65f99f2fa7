"""How a process works and ends: until a signal, or until it no longer understands the database."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from service.core.errors import DatabaseError, SchemaError
from service.db import schema
from service.db.database import Database
from service.logs import logger
from service.scheduler import Metronome

SIGNALS = (signal.SIGINT, signal.SIGTERM)
LET_GO_WITHIN_S = 3

log = logger(__name__)


class SchemaGuard:
    """Ends the process, as SIGTERM would, once the database is no longer this Carebell's."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.problem: SchemaError | None = None

    def check(self) -> None:
        """Look at the schema; a database that cannot be reached is waited for, not left."""
        try:
            schema.check(self._db)
        except DatabaseError:
            log.warning("schema not checked: the database does not answer")
        except SchemaError as error:
            log.error("stopping", why=str(error))
            self.problem = error
            main = threading.main_thread().ident
            assert main is not None
            signal.pthread_kill(main, signal.SIGTERM)


def collect_rarely() -> None:
    """Leave what was loaded at the start to itself, and look for garbage less often.

    Python's collector walks through everything after every 700 new objects, and takes a fifth of
    a morning's burst. What we make ends with its references; circles are few.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def end_when_told() -> None:
    """Let SIGTERM end the process in order while it starts.

    To a container's first process it would else do nothing.
    """
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(0))


def give_sign_of_life(path: Path) -> None:
    """Touch the file whose age a health check looks at; one that cannot be written is logged."""
    try:
        path.touch()
    except OSError as error:
        log.error("sign of life not given", path=str(path), why=error.strerror)


@contextmanager
def working(
    metronome: Metronome, guard: SchemaGuard, let_go: Callable[[], None] | None = None
) -> Iterator[None]:
    """Let the metronome beat while the block runs; then wait for what is under way, up to 10 s.

    What takes longer is left behind: `let_go` gives back what had not begun, and what became of
    the rest is found out as after a kill.

    Raises:
        SchemaError: the block ended because the guard found the schema changed.
    """
    collect_rarely()
    try:
        metronome.start()
        yield
    finally:
        if not metronome.stop():
            log.warning("stopped with work under way")
            if let_go is not None:
                _for_a_moment(let_go)
            _leave(0 if guard.problem is None else 1)
    if guard.problem is not None:
        raise guard.problem


def work(metronome: Metronome, guard: SchemaGuard, let_go: Callable[[], None]) -> None:
    """Only work, until SIGINT or SIGTERM.

    Raises:
        SchemaError: as `working`.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)  # first: threads inherit it
    with working(metronome, guard, let_go):
        signal.sigwait(SIGNALS)


def _for_a_moment(call: Callable[[], None]) -> None:
    """Call it, and do not wait long: what it needs may be what the work under way waits for."""
    calling = threading.Thread(target=call, daemon=True)
    calling.start()
    calling.join(LET_GO_WITHIN_S)


def _leave(exit_code: int) -> None:
    """End at once; an ordinary end would wait for every thread that still runs."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(exit_code)
