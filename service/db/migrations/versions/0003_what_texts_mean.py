"""More that a text can mean: later, side effects, danger, questions, invitations.

Revision: 0003. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("reply") as reply:
        reply.drop_constraint("ck_reply_kind", type_="check")
        reply.create_check_constraint(
            "ck_reply_kind",
            "kind IN ('score', 'taken', 'skipped', 'later', 'side_effects', 'optout', 'optin', 'join', 'help', 'ack', 'busy', 'snooze', 'question', 'danger', 'unclear', 'ignored')",
        )
        reply.add_column(sa.Column("danger", sa.String(24), nullable=True))
        reply.create_check_constraint("ck_reply_danger", "danger IN ('physical', 'self_harm')")
        reply.add_column(
            sa.Column("side_effects", sa.String(60), nullable=False, server_default="")
        )
