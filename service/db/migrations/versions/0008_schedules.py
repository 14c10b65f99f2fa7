"""Schedules: nudges, side-effect checks, quiet hours of one's own.

Revision: 0008. Forward only: to go back, restore the backup.
"""

from datetime import time, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SCHEDULE_KINDS = "kind IN ('dose', 'checkin', 'side_effects')"
USUAL_NUDGES = {"dose": timedelta(minutes=45), "checkin": timedelta(minutes=75)}


def upgrade() -> None:
    _quiet_hours()
    _patients()
    _kinds_of_schedule()
    _nudges_of_messages()
    _nudges_of_schedules()


def _quiet_hours() -> None:
    for name, at in (("quiet_from", time(22)), ("quiet_until", time(7))):
        default = sa.literal(at, sa.Time()).compile(
            dialect=op.get_bind().dialect, compile_kwargs={"literal_binds": True}
        )
        column = sa.Column(name, sa.Time(), nullable=False, server_default=sa.text(str(default)))
        op.add_column("person", column)


def _patients() -> None:
    with op.batch_alter_table("patient") as patient:
        for name in ("nudges", "pause_told"):
            patient.add_column(
                sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.true())
            )
        patient.add_column(sa.Column("paused_for", sa.String(24), nullable=True))
        patient.create_check_constraint(
            "ck_patient_paused_for", "paused_for IN ('holiday', 'hospital')"
        )
    op.create_index(
        "ix_patient_pause_untold",
        "patient",
        ["person_id"],
        sqlite_where=sa.text("pause_told = 0"),
        postgresql_where=sa.text("NOT pause_told"),
    )


def _kinds_of_schedule() -> None:
    for table in ("schedule", "occurrence"):
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(f"ck_{table}_kind", type_="check")
            batch.create_check_constraint(f"ck_{table}_kind", SCHEDULE_KINDS)


def _nudges_of_messages() -> None:
    with op.batch_alter_table("message") as message:
        message.add_column(sa.Column("nudge_at", sa.DateTime(timezone=True), nullable=True))
        message.drop_constraint("ck_message_kind", type_="check")
        message.create_check_constraint(
            "ck_message_kind",
            "kind IN ('dose', 'checkin', 'ask_again', 'receipt', 'help', 'alert', 'notice', 'optout_confirmation', 'optin_confirmation', 'answer', 'nudge', 'side_effects', 'invite', 'welcome', 'emergency')",
        )
    op.drop_index("uq_message_prompt", table_name="message")
    prompts = sa.text(SCHEDULE_KINDS)
    op.create_index(
        "uq_message_prompt",
        "message",
        ["person_id", "kind", "due_at"],
        unique=True,
        sqlite_where=prompts,
        postgresql_where=prompts,
    )
    nudge = sa.text("kind = 'nudge'")
    op.create_index(
        "uq_message_nudge",
        "message",
        ["prompt_id"],
        unique=True,
        sqlite_where=nudge,
        postgresql_where=nudge,
    )
    left = sa.text("nudge_at IS NOT NULL AND submitted_at IS NOT NULL")
    op.create_index(
        "ix_message_to_nudge", "message", ["nudge_at"], sqlite_where=left, postgresql_where=left
    )


def _nudges_of_schedules() -> None:
    """What was planned before is asked about once more too, where the window leaves time."""
    op.add_column("schedule", sa.Column("nudge_after", sa.Interval(), nullable=True))
    schedule = sa.table(
        "schedule",
        sa.column("kind", sa.String()),
        sa.column("answer_window", sa.Interval()),
        sa.column("nudge_after", sa.Interval()),
    )
    for kind, span in USUAL_NUDGES.items():
        op.execute(
            schedule.update()
            .where(schedule.c.kind == kind, schedule.c.answer_window > span)
            .values(nudge_after=span)
        )
