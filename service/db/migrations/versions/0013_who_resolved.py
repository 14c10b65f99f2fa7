"""Who resolved a text of the inbox.

Revision: 0013. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reply", sa.Column("resolved_by", sa.String(80), nullable=True))
