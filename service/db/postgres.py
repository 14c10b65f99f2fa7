"""The engine for PostgreSQL: neither end of a connection is waited for without end."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.errors import IdleInTransactionSessionTimeout
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine, create_engine, event

ANSWERS_WITHIN_S = 120.0
"""A server that keeps the connection and says nothing for longer is given up: it may stand still,
and another have taken its place. Far above what any statement of ours takes but a migration's."""
HOLDS_WITHIN = "60s"
"""How long one of us who stands still in the middle of a transaction keeps its locks from the
others. None of ours comes near: no write lasts over 0.1 s."""

# A host that vanishes must not hold a pass for minutes. Keepalives see to a connection that
# waits; where something was sent, Linux would go on repeating it for a quarter of an hour.
_ALIVE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "tcp_user_timeout": 20_000,
}

R = TypeVar("R")


def postgres_engine(url: str) -> Engine:
    """An engine whose connections are bounded as above."""
    engine = create_engine(
        url,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=10,
        hide_parameters=True,  # an error is logged, and they are names, numbers and texts
        connect_args=_ALIVE,
    )
    event.listen(engine, "do_connect", _connect)
    return engine


@contextmanager
def taking_its_time(connection: Connection) -> Iterator[None]:
    """Let the statements of the block, a migration's, take as long as they need."""
    driver: Any = connection.connection.driver_connection
    driver.answers_within_s = None
    try:
        yield
    finally:
        driver.answers_within_s = ANSWERS_WITHIN_S


class _Bounded(psycopg.Connection[Any]):
    """A connection that gives up a server which does not answer."""

    answers_within_s: float | None = None

    def wait(self, gen: PQGen[R], interval: float = 0.1, timeout: float | None = None) -> R:
        try:
            return super().wait(gen, interval, timeout or self.answers_within_s)
        except IdleInTransactionSessionTimeout as error:  # an internal error by its class
            raise psycopg.OperationalError(str(error)) from error
        except psycopg.OperationalError:
            # Still at work: its answer may come later, and would be taken for another's.
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.pgconn.finish()
            raise


def _connect(_dialect: Any, _record: Any, words: tuple[Any, ...], named: dict[str, Any]) -> Any:
    connection = _Bounded.connect(*words, **named)
    connection.answers_within_s = ANSWERS_WITHIN_S
    connection.execute(
        "SELECT set_config('idle_in_transaction_session_timeout', %s, false)", [HOLDS_WITHIN]
    )
    connection.commit()
    return connection
