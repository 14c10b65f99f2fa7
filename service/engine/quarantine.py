"""One row that raises an error is set aside with its reason, and the pass goes on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session

from service.db.database import DOES_NOT_ANSWER
from service.db.rows import id_of
from service.db.tables import Episode, Message
from service.logs import in_a_line, logger

log = logger(__name__)


@contextmanager
def quarantining(session: Session, row: Message | Episode) -> Iterator[None]:
    """Do something about one row; if that raises, undo it alone and write why beside the row.

    What the row was changed to before stays. Once it goes well the reason is taken away again.
    A database that does not answer is no fault of the row's: that is raised.
    """
    try:
        with session.begin_nested():
            yield
    except DOES_NOT_ANSWER:
        raise
    except Exception as error:  # noqa: BLE001  whatever it is, the other rows must go on
        note_problem(row, error)
    else:
        if row.problem is not None:
            row.problem = None


def note_problem(row: Message | Episode, error: Exception) -> None:
    """Write what went wrong beside a row; it is logged when it is news."""
    problem = in_a_line(error)
    if row.problem != problem:
        name = type(row).__name__.lower()
        log.error("row quarantined", row=name, id=id_of(row), error=type(error).__name__)
        row.problem = problem
