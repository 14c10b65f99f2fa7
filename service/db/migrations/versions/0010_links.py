"""Links in alerts: who gets them, which are dead, and the key that signs them.

Revision: 0010. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "caregiver",
        sa.Column("gets_page", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column(
        "caregiver", sa.Column("links_from_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.add_column("service_state", sa.Column("link_key", sa.String(64), nullable=True))
