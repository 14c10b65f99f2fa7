"""Words of self-harm and of a physical emergency open an episode each: other people hear of them.

Revision: 0012. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("uq_episode_open", table_name="episode")
    _one_open(
        "uq_episode_open", ["patient_id", "cause"], "state <> 'closed' AND cause <> 'danger'"
    )
    _one_open(
        "uq_episode_danger_open", ["patient_id", "rule"], "state <> 'closed' AND cause = 'danger'"
    )


def _one_open(name: str, columns: list[str], which: str) -> None:
    where = sa.text(which)
    op.create_index(
        name, "episode", columns, unique=True, sqlite_where=where, postgresql_where=where
    )
