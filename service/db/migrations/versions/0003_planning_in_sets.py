"""Indexes that cost planning less, and one so that an idle pass looks at no patient.

Revision: 0003. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
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


def _index_where_there_is_one(table: str, column: str) -> None:
    there = sa.text(f"{column} IS NOT NULL")
    op.create_index(
        f"ix_{table}_{column}", table, [column], sqlite_where=there, postgresql_where=there
    )
