"""Quiet hours of a plan line's own.

Revision: 0015. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("schedule", sa.Column("quiet", sa.String(11), nullable=True))
