"""What has become of the questions that prompts ask."""

from collections.abc import Collection

from sqlmodel import Session, col, or_, select

from service.db.sets import among
from service.db.tables import (
    DoseReport,
    Occurrence,
    PainScore,
    Schedule,
    SideEffectReport,
)


def settled_prompts(session: Session, prompt_ids: Collection[int]) -> set[int]:
    """Which of these prompts are not asked about again.

    They are answered, or nothing of them is on the plan any more.
    """
    if not prompt_ids:
        return set()
    answered = (
        select(col(DoseReport.id)).where(
            col(DoseReport.occurrence_id) == col(Occurrence.id),
            col(DoseReport.is_current).is_(True),
        ),
        select(col(PainScore.id)).where(
            col(PainScore.occurrence_id) == col(Occurrence.id),
            col(PainScore.is_current).is_(True),
        ),
        select(col(SideEffectReport.id)).where(
            # For its index: an answer comes after its question.
            col(SideEffectReport.patient_id) == col(Occurrence.patient_id),
            col(SideEffectReport.local_on) >= col(Occurrence.local_on),
            col(SideEffectReport.occurrence_id) == col(Occurrence.id),
        ),
    )
    open_ = session.exec(
        select(col(Occurrence.message_id))
        .join(Schedule, col(Schedule.id) == col(Occurrence.schedule_id))
        .where(
            among(session, col(Occurrence.message_id), prompt_ids),
            col(Schedule.ended_at).is_(None),
            ~or_(*(answer.exists() for answer in answered)),
        )
    )
    return set(prompt_ids) - set(open_)
