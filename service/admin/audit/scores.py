"""Every score comes from a reply, every reply that is a score was stored, one counts."""

from collections.abc import Iterator

from sqlalchemy import and_, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, exists, select

from service.admin.audit.findings import Finding
from service.admin.audit.window import Window
from service.core.replies.reading import Kind
from service.db.tables import Origin, PainScore, Reply

CHECK = "scores"


def without_reply(session: Session, window: Window) -> Iterator[Finding]:
    """Scores that no reply says, or says otherwise; what was told on the phone has none."""
    guessed = session.exec(
        select(col(PainScore.id), col(PainScore.value), col(Reply.value))
        .join(Reply, col(Reply.id) == col(PainScore.reply_id), isouter=True)
        .where(
            col(PainScore.id) > window.score_id,
            # What somebody read in a text of the inbox is theirs to say.
            col(Reply.resolved_at).is_(None),
            col(PainScore.origin).not_in([Origin.PHONE, Origin.PHONE_LATE]),
            or_(
                col(Reply.kind).is_distinct_from(Kind.SCORE),
                col(Reply.value).is_distinct_from(col(PainScore.value)),
            ),
        )
        .order_by(col(PainScore.id))
    )
    for id_, value, said in guessed:
        told = "no score" if said is None else str(said)
        yield Finding(CHECK, "score", id_ or 0, f"is {value}, and its reply says {told}")


def not_stored(session: Session, window: Window) -> Iterator[Finding]:
    """Replies that were understood as a patient's score, and none is stored."""
    lost = session.exec(
        select(col(Reply.id), col(Reply.value))
        .join(
            PainScore,
            and_(col(PainScore.reply_id) == col(Reply.id), col(PainScore.id) > window.score_id),
            isouter=True,
        )
        .where(
            col(Reply.id) > window.reply_id,
            col(Reply.kind) == Kind.SCORE,
            col(Reply.person_id).is_not(None),
            col(Reply.needs_person).is_(False),
            col(PainScore.id).is_(None),
        )
        .order_by(col(Reply.id))
    )
    for id_, value in lost:
        yield Finding(CHECK, "reply", id_ or 0, f"says {value}, and no score was stored")


def not_one_current(session: Session, window: Window) -> Iterator[Finding]:
    """Check-ins that were answered, and no answer counts.

    That not two of them count is for the database's unique key to hold.
    """
    counts = aliased(PainScore)
    has_one = (
        exists()
        .where(col(counts.occurrence_id) == col(PainScore.occurrence_id))
        .where(col(counts.is_current).is_(True))
        # The same patient and day, which there is an index for.
        .where(col(counts.patient_id) == col(PainScore.patient_id))
        .where(col(counts.local_on) == col(PainScore.local_on))
    )
    none_counts = session.exec(
        select(col(PainScore.occurrence_id))
        .where(
            col(PainScore.id) > window.score_id,
            col(PainScore.occurrence_id).is_not(None),
            ~has_one,
        )
        .distinct()
        .order_by(col(PainScore.occurrence_id))
    )
    for id_ in none_counts:
        yield Finding(CHECK, "occurrence", id_ or 0, "was answered, and none of its scores counts")
