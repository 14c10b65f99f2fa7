"""Structured logs: one event a line, never a text's body, never a whole phone number."""

import logging
import sys

import structlog

LONGEST = 500


def configure(level: str = "info") -> None:
    """Send all logs to standard error: for people on a terminal, as JSON otherwise."""
    number = logging.getLevelNamesMapping()[level.upper()]
    human = sys.stderr.isatty()
    renderer = structlog.dev.ConsoleRenderer() if human else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    # The Twilio client logs whole phone numbers at INFO.
    for noisy in ("twilio.http_client", "urllib3"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # APScheduler warns each second that a pass is still at work, which is no trouble.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)


def in_a_line(error: Exception) -> str:
    """What an error is and says, as it may be logged and shown.

    Its first line only: below it a database repeats the row that it would not take.
    """
    said = str(error).strip().splitlines() or [""]
    return f"{type(error).__name__}: {said[0]}"[:LONGEST]


def logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger whose lines carry where they come from."""
    made: structlog.stdlib.BoundLogger = structlog.get_logger(where=name)
    return made
