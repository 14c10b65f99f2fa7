"""The audit: what the delivery contract promises, checked on the rows of a live database.

One file per promise. Nothing is written, and nothing is taken for granted that the engine says of
itself: occurrences are expanded again from their rules, climbs are found again in the scores.
"""

from datetime import UTC, datetime

from sqlmodel import Session

from service.admin.audit import (
    attempts,
    climbs,
    episodes,
    inbound,
    occurrences,
    opt_outs,
    outbox,
    receipts,
    scores,
)
from service.admin.audit.findings import Check, Finding
from service.admin.audit.window import open_window

__all__ = ["FROM_THE_START", "Finding", "audit"]

FROM_THE_START = datetime(1970, 1, 1, tzinfo=UTC)
"""Before any row of any Carebell."""

CHECKS: tuple[Check, ...] = (
    occurrences.missing,
    occurrences.set_aside,
    occurrences.forgotten,
    occurrences.not_planned,
    occurrences.misplaced,
    outbox.past_the_window,
    outbox.past_the_lease,
    outbox.never_told,
    outbox.never_asked,
    attempts.sent_without_attempt,
    attempts.accepted_but_not_sent,
    attempts.without_text,
    attempts.listed_twice,
    attempts.doubled,
    receipts.contradicted,
    inbound.unread,
    inbound.without_reply,
    scores.without_reply,
    scores.not_stored,
    scores.not_one_current,
    climbs.without_episode,
    episodes.overdue,
    episodes.untold,
    episodes.unheard,
    opt_outs.texted_all_the_same,
)


def audit(session: Session, now: datetime, since: datetime) -> list[Finding]:
    """Everything that breaks a promise, and notes of what a person may want to know.

    `session` has read nothing yet: all is seen as of one moment, while the service goes on. Rows
    written before `since` are left alone, but for what is still waiting.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.connection(
            execution_options={"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        )
    window = open_window(session, now, since)
    found = [finding for check in CHECKS for finding in check(session, window)]
    return sorted(found, key=lambda finding: finding.is_note)
