"""Who is told next and when, what they said to it, and who has it.

Revision: 0007. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

from service.db.types import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

STATES = "'triggered', 'acknowledged', 'closed'"


def upgrade() -> None:
    with op.batch_alter_table("episode") as episode:
        episode.drop_constraint("ck_episode_cause", type_="check")
        episode.create_check_constraint(
            "ck_episode_cause", "cause IN ('worsening', 'silence', 'doses', 'danger')"
        )
        episode.add_column(
            sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        episode.add_column(sa.Column("next_step_at", UtcDateTime(), nullable=True))
        episode.add_column(sa.Column("resumed_at", UtcDateTime(), nullable=True))
        episode.add_column(sa.Column("holder_id", sa.Integer(), nullable=True))
        episode.add_column(
            sa.Column("known_state", sa.String(24), nullable=False, server_default="triggered")
        )
        episode.add_column(sa.Column("stalled", sa.String(24), nullable=True))
        episode.create_foreign_key("fk_episode_holder_id", "person", ["holder_id"], ["id"])
        episode.create_check_constraint("ck_episode_known_state", f"known_state IN ({STATES})")
        episode.create_check_constraint("ck_episode_stalled", "stalled IN ('nobody', 'exhausted')")
        episode.create_check_constraint(
            "ck_episode_held_once_acknowledged",
            "state = 'acknowledged' OR state = 'closed' OR holder_id IS NULL",
        )
    with op.batch_alter_table("notification") as notification:
        # The chain waits for nobody who was told before there was one.
        notification.add_column(
            sa.Column("awaited", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        notification.add_column(sa.Column("answer", sa.String(24), nullable=True))
        notification.add_column(sa.Column("answered_at", UtcDateTime(), nullable=True))
        notification.add_column(sa.Column("snoozed_until_at", UtcDateTime(), nullable=True))
        notification.create_check_constraint(
            "ck_notification_answer", "answer IN ('ok', 'busy', 'snooze')"
        )
        notification.create_check_constraint(
            "ck_notification_answered_at", "(answer IS NULL) = (answered_at IS NULL)"
        )
        notification.create_check_constraint(
            "ck_notification_snoozed", "snoozed_until_at IS NULL OR answer = 'snooze'"
        )
    # Whoever was told knows how it stands; what nobody has taken is looked at at once.
    op.execute("UPDATE episode SET known_state = state")
    op.execute("UPDATE episode SET next_step_at = triggered_at WHERE state = 'triggered'")
    _index("ix_episode_due", "episode", "next_step_at", "next_step_at IS NOT NULL")
    _index("ix_episode_news", "episode", "id", "state <> known_state")
    _index("ix_episode_stalled", "episode", "id", "stalled IS NOT NULL")
    op.create_index("ix_person_kind", "person", ["kind"])  # the clinic's own people are few
    op.create_index(
        "ix_notification_awaited",
        "notification",
        ["id"],
        sqlite_where=sa.text("awaited = 1"),
        postgresql_where=sa.text("awaited"),
    )


def _index(name: str, table: str, column: str, where: str) -> None:
    op.create_index(
        name, table, [column], sqlite_where=sa.text(where), postgresql_where=sa.text(where)
    )
