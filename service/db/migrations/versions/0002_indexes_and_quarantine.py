"""Indexes that cost less, and those that an idle pass needs; what is set aside, when it was audited.

Revision: 0002. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What begins with the number is found by (to_phone, submitted_at) too.
    op.drop_index("ix_message_to_phone", table_name="message")
    for column in ("prompt_id", "episode_id"):
        op.drop_index(f"ix_message_{column}", table_name="message")
        _index_where_there_is_one("message", column)
    _index_where_there_is_one("patient", "paused_until_at")
    # SQLite finds the index only if it is worded as the query is.
    op.drop_index("ix_message_to_follow_up", table_name="message")
    op.create_index(
        "ix_message_to_follow_up",
        "message",
        ["id"],
        sqlite_where=sa.text("followed_up = 0"),
        postgresql_where=sa.text("NOT followed_up"),
    )
    # The pace is counted from the calls of the last seconds.
    op.create_index("ix_attempt_started_at", "attempt", ["started_at"])
    open_calls = sa.text("ended_at IS NULL")
    op.create_index(
        "ix_attempt_open",
        "attempt",
        ["started_at"],
        sqlite_where=open_calls,
        postgresql_where=open_calls,
    )
    op.create_index("ix_episode_state", "episode", ["state"])
    for table in ("dose_report", "pain_score"):
        op.create_index(f"ix_{table}_occurrence_id", table, ["occurrence_id"])
    for table in ("message", "episode"):
        op.add_column(table, sa.Column("problem", sa.String(), nullable=True))
    for column in ("audit_begun_at", "list_inbound_at"):
        op.add_column(
            "service_state", sa.Column(column, sa.DateTime(timezone=True), nullable=True)
        )
    op.add_column(
        "service_state",
        sa.Column("stop_was_reported", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    there = sa.text("problem IS NOT NULL")
    op.create_index(
        "ix_message_quarantined",
        "message",
        ["id"],
        sqlite_where=there,
        postgresql_where=there,
    )


def _index_where_there_is_one(table: str, column: str) -> None:
    there = sa.text(f"{column} IS NOT NULL")
    op.create_index(
        f"ix_{table}_{column}", table, [column], sqlite_where=there, postgresql_where=there
    )
