"""What a conversation needs: invites, danger, why a dose was skipped, side effects, the inbox.

Revision: 0004. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

from service.db.types import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WORDS = {
    ("message", "kind"): "'dose', 'checkin', 'ask_again', 'receipt', 'help', 'alert', 'notice', "
    "'optout_confirmation', 'optin_confirmation', 'answer', 'nudge', 'invite', 'welcome', "
    "'emergency'",
    ("episode", "cause"): "'worsening', 'danger'",
    ("pain_score", "origin"): "'checkin', 'late', 'unprompted', 'entered'",
    ("consent_event", "kind"): "'invited', 'given', 'opted_out', 'opted_in', 'lifted', 'ended'",
}
CAUSES = "'forgot', 'felt_better', 'ran_out', 'side_effects', 'other'"
EFFECTS = "'dizzy', 'drowsy', 'dry_mouth', 'other', 'none'"


def upgrade() -> None:
    for (table, column), words in WORDS.items():
        name = f"ck_{table}_{column}"
        with op.batch_alter_table(table) as changed:
            changed.drop_constraint(name, type_="check")
            changed.create_check_constraint(name, f"{column} IN ({words})")
    with op.batch_alter_table("dose_report") as report:
        report.add_column(sa.Column("skip_cause", sa.String(24), nullable=True))
        report.create_check_constraint("ck_dose_report_skip_cause", f"skip_cause IN ({CAUSES})")
    with op.batch_alter_table("patient") as patient:
        patient.add_column(_flag("asks_skip_cause", default=True))
        patient.add_column(_flag("self_harm_to_caregiver", default=False))
        patient.add_column(sa.Column("danger_paused_until_at", UtcDateTime(), nullable=True))
    with op.batch_alter_table("consent_event") as event:
        event.add_column(sa.Column("wording_version", sa.String(24), nullable=True))
        event.add_column(sa.Column("language", sa.String(8), nullable=True))
        # Whoever had to know of what happened until now has been told.
        event.add_column(_flag("followed_up", default=True))
    op.create_index(
        "ix_consent_event_to_follow_up",
        "consent_event",
        ["id"],
        sqlite_where=sa.text("followed_up = 0"),
        postgresql_where=sa.text("NOT followed_up"),
    )
    with op.batch_alter_table("service_state") as state:
        state.add_column(sa.Column("number_key", sa.String(64), nullable=True))
    op.create_table(
        "suppressed_number",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("suppressed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_suppressed_number"),
    )
    _create_side_effects()


def _create_side_effects() -> None:
    op.create_table(
        "side_effect_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("effect", sa.String(24), nullable=False),
        sa.Column("local_on", sa.Date(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("occurrence_id", sa.Integer(), nullable=True),
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"effect IN ({EFFECTS})", name="ck_side_effect_report_effect"),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.person_id"], name="fk_side_effect_report_patient_id"
        ),
        sa.ForeignKeyConstraint(
            ["occurrence_id"], ["occurrence.id"], name="fk_side_effect_report_occurrence_id"
        ),
        sa.ForeignKeyConstraint(["reply_id"], ["reply.id"], name="fk_side_effect_report_reply_id"),
        sa.PrimaryKeyConstraint("id", name="pk_side_effect_report"),
        sa.UniqueConstraint("reply_id", "effect", name="uq_side_effect_report_reply_id_effect"),
    )
    op.create_index(
        "ix_side_effect_report_series", "side_effect_report", ["patient_id", "local_on"]
    )


def _flag(name: str, *, default: bool) -> "sa.Column[bool]":
    return sa.Column(
        name, sa.Boolean(), nullable=False, server_default=sa.true() if default else sa.false()
    )
