"""Our own texts in theirs: sent back, quoted, forwarded, or echoed by a phone by itself."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from service.db.tables import Message

LATELY = timedelta(days=7)
AT_MOST = 50
SHORTEST = 30
"""Nobody writes as much in just our words by chance."""


def without_our_own(session: Session, phone: str, text: str, at: datetime) -> str:
    """What is left of a text from this number without what we have texted to it lately."""
    if len(text) < SHORTEST:  # most are, and cost no look
        return text
    sent = session.exec(
        select(Message.body)
        .where(Message.to_phone == phone, col(Message.submitted_at) > at - LATELY)
        .order_by(col(Message.submitted_at).desc())
        .limit(AT_MOST)
    )
    for body in sorted(set(sent), key=len, reverse=True):
        if len(body) >= SHORTEST:
            text = text.replace(body, " ")
    return text
