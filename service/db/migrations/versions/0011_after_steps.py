"""Plan lines that follow the steps of a medicine, and windows of a patient's own.

Revision: 0011. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("schedule") as schedule:
        schedule.add_column(sa.Column("steps_of", sa.Integer(), nullable=True))
        schedule.add_column(sa.Column("each_step", sa.JSON(), nullable=True))
        schedule.create_foreign_key("fk_schedule_steps_of", "medication", ["steps_of"], ["id"])
    op.add_column("patient", sa.Column("dose_window", sa.Interval(), nullable=True))
    op.add_column("patient", sa.Column("checkin_window", sa.Interval(), nullable=True))
