"""When somebody took an episode for the first time: 28 days later it is over.

Revision: 0014. Forward only: to go back, restore the backup.
"""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.add_column("episode", sa.Column("first_taken_at", moment, nullable=True))
    _take_over(moment)
    held = sa.text("first_taken_at IS NOT NULL AND closed_at IS NULL")
    op.create_index(
        "ix_episode_taken", "episode", ["first_taken_at"], sqlite_where=held, postgresql_where=held
    )


def _take_over(moment: sa.DateTime) -> None:
    """From who has one now, or from the first of those who had it before."""
    episode = sa.table(
        "episode",
        sa.column("id", sa.Integer()),
        sa.column("evidence", sa.JSON()),
        sa.column("acknowledged_at", moment),
        sa.column("first_taken_at", moment),
    )
    database = op.get_bind()
    database.execute(sa.update(episode).values(first_taken_at=episode.c.acknowledged_at))
    for id_, evidence in database.execute(sa.select(episode.c.id, episode.c.evidence)).all():
        if held := evidence.get("held"):
            database.execute(
                sa.update(episode)
                .where(episode.c.id == id_)
                .values(first_taken_at=datetime.fromisoformat(held[0]["since"]))
            )
