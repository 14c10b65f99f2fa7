"""What a database is for: demo or live, for good; and how far the demo's clock has been moved."""

from datetime import timedelta

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from service.core.errors import ConflictError
from service.db.tables import Mode, ServiceState


def mode_of(session: Session) -> Mode | None:
    """Whether this database belongs to a demo or a live service; None before its first start."""
    state = session.get(ServiceState, 1)
    return state.mode if state else None


def claim_for(session: Session, mode: Mode) -> None:
    """Make the database a demo's or a live one's, once; simulated and real texts never mix.

    Raises:
        ConflictError: it already is the other's.
    """
    current = mode_of(session) or _claim_first(session, mode)
    if current is not mode:
        raise ConflictError(
            f"This database belongs to a {current.value} service and is not used for a "
            f"{mode.value} one. Name another with CAREBELL_DATABASE_URL, for example "
            f"sqlite:///data/{mode.value}.db"
        )


def _claim_first(session: Session, mode: Mode) -> Mode:
    """Claim a database that nobody has; several processes may start at once, and one is first."""
    try:
        with session.begin_nested():
            session.add(ServiceState(mode=mode))
    except IntegrityError:
        return session.get_one(ServiceState, 1).mode
    return mode


def clock_offset(session: Session) -> timedelta:
    """How far this database's clock is ahead of the machine's; zero unless it is a demo's."""
    state = session.get(ServiceState, 1)
    return state.clock_offset if state and state.mode is Mode.DEMO else timedelta(0)


def move_clock(session: Session, by: timedelta) -> None:
    """Move the demo's clock forward.

    Raises:
        ConflictError: backwards, or not a demo: real time is nobody's to move.
    """
    state = session.get(ServiceState, 1)
    if state is None or state.mode is not Mode.DEMO:
        raise ConflictError("Only the demo's clock can be moved.")
    if by < timedelta(0):
        raise ConflictError("The demo's clock only moves forward.")
    state.clock_offset += by
