"""The heartbeat: a call to a monitor outside while all is well; its silence raises the alarm."""

from urllib.parse import urlsplit

import requests

from service.clock import Clock
from service.db.database import Database
from service.engine.readiness import why_not_clean
from service.logs import logger

TIMEOUT_S = 5
"""To connect, and again to answer: the next minute's call must not find this one running."""

log = logger(__name__)


def send_heartbeat(url: str, db: Database, clock: Clock) -> None:
    """Call the monitor if all is well: passes and audit, lately. The rest ends as a log line.

    The address is never logged: whoever knows its path could keep the monitor quiet.
    """
    problem = why_not_clean(db, clock)
    if problem is not None:
        log.warning("heartbeat withheld", why=problem)
        return
    try:
        with requests.get(url, timeout=TIMEOUT_S, stream=True) as answer:
            answer.raise_for_status()
    except requests.RequestException as error:  # its own words hold the address
        host, kind = urlsplit(url).hostname, type(error).__name__
        log.warning("heartbeat did not reach the monitor", host=host, error=kind)
