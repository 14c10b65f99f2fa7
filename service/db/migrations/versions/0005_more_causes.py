"""Alerts about silence, doses and danger, and what finds silence without reading every check-in.

Revision: 0005. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("episode") as episode:
        episode.drop_constraint("ck_episode_cause", type_="check")
        episode.create_check_constraint(
            "ck_episode_cause", "cause IN ('worsening', 'silence', 'doses', 'danger')"
        )
    op.create_index("ix_occurrence_due", "occurrence", ["kind", "due_at"])
    op.add_column(
        "service_state",
        sa.Column("watched_through_at", sa.DateTime(timezone=True), nullable=True),
    )
