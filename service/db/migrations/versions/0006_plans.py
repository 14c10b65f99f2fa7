"""Plans that step and change: what a medicine is, its dose steps, versions, other medicines, calls.

Revision: 0006. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _medications()
    _steps()
    _schedules()
    _changes()
    _answers()


def _medications() -> None:
    with op.batch_alter_table("medication") as medication:
        medication.add_column(sa.Column("strength", sa.String(80), nullable=True))
        medication.add_column(sa.Column("form", sa.String(80), nullable=True))
        medication.add_column(sa.Column("instructions", sa.String(), nullable=True))
        medication.add_column(sa.Column("rxnorm", sa.String(8), nullable=True))
        medication.add_column(sa.Column("atc", sa.String(7), nullable=True))
        medication.add_column(sa.Column("prescriber", sa.String(80), nullable=True))
        medication.add_column(sa.Column("prescribed_on", sa.Date(), nullable=True))
        medication.add_column(
            sa.Column("dose_in_text", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        medication.add_column(sa.Column("tell_after", sa.Integer(), nullable=True))
        medication.add_column(sa.Column("ended_at", MOMENT, nullable=True))
    op.create_table(
        "other_medicine",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("drug_class", sa.String(80), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "ended_on IS NULL OR since_on <= ended_on", name="ck_other_medicine_ends_after"
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.person_id"], name="fk_other_medicine_patient_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_other_medicine"),
    )
    op.create_index("ix_other_medicine_patient_id", "other_medicine", ["patient_id"])


def _steps() -> None:
    op.create_table(
        "dose_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("medication_id", sa.Integer(), nullable=False),
        sa.Column("dose", sa.String(80), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("prescriber", sa.String(80), nullable=False),
        sa.Column("prescribed_on", sa.Date(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["medication_id"], ["medication.id"], name="fk_dose_step_medication_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_dose_step"),
        sa.UniqueConstraint(
            "medication_id", "starts_on", name="uq_dose_step_medication_id_starts_on"
        ),
    )
    op.create_table(
        "dose_hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("medication_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("resumed_on", sa.Date(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["medication_id"], ["medication.id"], name="fk_dose_hold_medication_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_dose_hold"),
    )
    op.create_index("ix_dose_hold_medication_id", "dose_hold", ["medication_id"])
    held = sa.text("resumed_on IS NULL")
    op.create_index(
        "uq_dose_hold_open",
        "dose_hold",
        ["medication_id"],
        unique=True,
        sqlite_where=held,
        postgresql_where=held,
    )


def _schedules() -> None:
    with op.batch_alter_table("schedule") as schedule:
        schedule.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        schedule.add_column(sa.Column("in_force_at", MOMENT, nullable=True))
        schedule.add_column(sa.Column("begins_on", sa.Date(), nullable=True))
        schedule.add_column(sa.Column("carried", sa.JSON(), nullable=True))
    with op.batch_alter_table("occurrence") as occurrence:
        occurrence.add_column(sa.Column("step_id", sa.Integer(), nullable=True))
        occurrence.create_foreign_key("fk_occurrence_step_id", "dose_step", ["step_id"], ["id"])


def _changes() -> None:
    op.create_table(
        "plan_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("happened_at", MOMENT, nullable=False),
        sa.Column("subject", sa.String(24), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.CheckConstraint(
            "subject IN ('medication', 'other medicine', 'dose step', 'dose', 'check-in', 'zone')",
            name="ck_plan_change_subject",
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.person_id"], name="fk_plan_change_patient_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_plan_change"),
    )
    op.create_index("ix_plan_change_patient_id", "plan_change", ["patient_id"])


def _answers() -> None:
    with op.batch_alter_table("pain_score") as score:
        score.drop_constraint("ck_pain_score_origin", type_="check")
        score.create_check_constraint(
            "ck_pain_score_origin",
            "origin IN ('checkin', 'late', 'unprompted', 'entered', 'phone', 'phone_late')",
        )
        score.alter_column("reply_id", existing_type=sa.Integer(), nullable=True)
        score.create_check_constraint(
            "ck_pain_score_has_reply_or_call",
            "(origin IN ('phone', 'phone_late')) = (reply_id IS NULL)",
        )
        score.add_column(sa.Column("note", sa.String(), nullable=True))
        score.add_column(
            sa.Column("watched", sa.Boolean(), nullable=False, server_default=sa.true())
        )
    op.create_index(
        "ix_pain_score_unwatched",
        "pain_score",
        ["id"],
        sqlite_where=sa.text("watched = 0"),
        postgresql_where=sa.text("NOT watched"),
    )
    with op.batch_alter_table("dose_report") as report:
        report.alter_column("reply_id", existing_type=sa.Integer(), nullable=True)
        report.add_column(sa.Column("note", sa.String(), nullable=True))
        report.add_column(
            sa.Column("source", sa.String(24), nullable=False, server_default="text")
        )
        report.create_check_constraint("ck_dose_report_source", "source IN ('text', 'phone')")
        report.create_check_constraint(
            "ck_dose_report_has_reply_or_call", "(source = 'phone') = (reply_id IS NULL)"
        )
