"""Which sender a call used, calls whose text never arrived, and which worker runs.

Revision: 0009. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("attempt") as attempt:
        attempt.drop_constraint("ck_attempt_outcome", type_="check")
        attempt.create_check_constraint(
            "ck_attempt_outcome",
            "outcome IN ('accepted', 'rejected', 'not_sent', 'unknown', 'undelivered')",
        )
        attempt.add_column(
            sa.Column("by_alert_sender", sa.Boolean(), nullable=False, server_default=sa.false())
        )
