"""The first schema: people, plans, texts, answers, alerts.

Revision: 0001. Forward only: to go back, restore the backup.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "country_review",
        sa.Column("code", sa.String(length=2), nullable=False),
        sa.Column("emergency", sa.String(length=24), nullable=False),
        sa.Column("crisis", sa.String(length=24), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_country_review"),
    )
    op.create_table(
        "inbound_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sid", sa.String(length=34), nullable=False),
        sa.Column("from_phone", sa.String(length=32), nullable=False),
        sa.Column("to_phone", sa.String(length=32), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("problem", sa.String(), nullable=True),
        sa.CheckConstraint(
            "state IN ('stored', 'read', 'quarantined')", name="ck_inbound_message_state"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_inbound_message"),
        sa.UniqueConstraint("sid", name="uq_inbound_message_sid"),
    )
    op.create_index(
        "ix_inbound_message_from_phone", "inbound_message", ["from_phone"], unique=False
    )
    op.create_index(
        "ix_inbound_message_waiting",
        "inbound_message",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'stored'"),
        postgresql_where=sa.text("state = 'stored'"),
    )

    op.create_table(
        "opt_out",
        sa.Column("phone", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=24), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("phone", name="pk_opt_out"),
    )
    op.create_table(
        "pass_run",
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_pass_run"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("phone", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('patient', 'caregiver', 'admin', 'clinician')", name="ck_person_kind"
        ),
        sa.CheckConstraint(
            "state IN ('pending', 'active', 'paused', 'ended')", name="ck_person_state"
        ),
        sa.CheckConstraint(
            "state IN ('pending', 'ended') OR consented_at IS NOT NULL",
            name="ck_person_active_needs_consent",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_index("ix_person_name", "person", ["name"], unique=False)
    op.create_index("ix_person_phone", "person", ["phone"], unique=False)

    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("provider_sid", sa.String(length=34), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("attempt_id", sa.String(length=32), nullable=True),
        sa.Column("error_code", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_receipt"),
        sa.UniqueConstraint("provider_sid", "status", name="uq_receipt_provider_sid_status"),
    )
    op.create_table(
        "service_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(length=24), nullable=False),
        sa.Column("clock_offset", sa.Interval(), nullable=False),
        sa.Column("caught_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stop_reason", sa.String(), nullable=True),
        sa.CheckConstraint("mode IN ('demo', 'live')", name="ck_service_state_mode"),
        sa.CheckConstraint("id = 1", name="ck_service_state_is_one_row"),
        sa.CheckConstraint(
            "stopped_until_at IS NULL OR stop_reason IS NOT NULL",
            name="ck_service_state_stop_has_reason",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_service_state"),
    )
    op.create_table(
        "consent_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("source", sa.String(length=24), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('given', 'opted_out', 'opted_in')", name="ck_consent_event_kind"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_consent_event_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consent_event"),
    )
    op.create_index("ix_consent_event_person_id", "consent_event", ["person_id"], unique=False)
    op.create_index("ix_consent_event_phone", "consent_event", ["phone"], unique=False)

    op.create_table(
        "patient",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("privacy", sa.String(length=24), nullable=False),
        sa.Column("hears_of_alerts", sa.Boolean(), nullable=False),
        sa.Column("paused_until_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("privacy IN ('covert', 'named')", name="ck_patient_privacy"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_patient_person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_patient"),
    )
    op.create_table(
        "alert_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=24), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.person_id"], name="fk_alert_rule_patient_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_alert_rule"),
    )
    op.create_index(
        "uq_alert_rule_current",
        "alert_rule",
        ["patient_id", "rule"],
        unique=True,
        sqlite_where=sa.text("replaced_at IS NULL"),
        postgresql_where=sa.text("replaced_at IS NULL"),
    )

    op.create_table(
        "caregiver",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sees_scores", sa.Boolean(), nullable=False),
        sa.Column("sees_doses", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.person_id"], name="fk_caregiver_patient_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_caregiver_person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_caregiver"),
        sa.UniqueConstraint("patient_id", "position", name="uq_caregiver_patient_id_position"),
    )
    op.create_index("ix_caregiver_patient_id", "caregiver", ["patient_id"], unique=False)

    op.create_table(
        "episode",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(length=24), nullable=False),
        sa.Column("rule", sa.String(length=24), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("triggered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by", sa.String(length=80), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("close_reason", sa.String(), nullable=True),
        sa.Column("patient_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'closed') = (closed_at IS NOT NULL)", name="ck_episode_closed_at_some_time"
        ),
        sa.CheckConstraint("cause IN ('worsening')", name="ck_episode_cause"),
        sa.CheckConstraint(
            "state <> 'acknowledged' OR acknowledged_at IS NOT NULL",
            name="ck_episode_acknowledged_at_some_time",
        ),
        sa.CheckConstraint(
            "state <> 'triggered' OR acknowledged_at IS NULL", name="ck_episode_triggered_is_new"
        ),
        sa.CheckConstraint(
            "state IN ('triggered', 'acknowledged', 'closed')", name="ck_episode_state"
        ),
        sa.CheckConstraint(
            "(acknowledged_at IS NULL) = (acknowledged_by IS NULL)",
            name="ck_episode_acknowledged_by_somebody",
        ),
        sa.CheckConstraint("code >= 11", name="ck_episode_code_is_no_score"),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.person_id"], name="fk_episode_patient_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_episode"),
    )
    op.create_index("ix_episode_patient_id", "episode", ["patient_id"], unique=False)
    op.create_index(
        "uq_episode_code_open",
        "episode",
        ["code"],
        unique=True,
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    )
    op.create_index(
        "uq_episode_open",
        "episode",
        ["patient_id", "cause"],
        unique=True,
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    )

    op.create_table(
        "medication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.person_id"], name="fk_medication_patient_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_medication"),
        sa.UniqueConstraint("patient_id", "name", name="uq_medication_patient_id_name"),
    )
    op.create_index("ix_medication_patient_id", "medication", ["patient_id"], unique=False)

    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("to_phone", sa.String(length=16), nullable=False),
        sa.Column("prompt_id", sa.Integer(), nullable=True),
        sa.Column("episode_id", sa.Integer(), nullable=True),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("segments", sa.Integer(), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("send_after_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("error_code", sa.Integer(), nullable=True),
        sa.Column("provider_sid", sa.String(length=34), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("empty_lists", sa.Integer(), nullable=False),
        sa.Column("ask_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("followed_up", sa.Boolean(), nullable=False),
        sa.Column("claimed_by", sa.String(length=64), nullable=True),
        sa.Column("claim_ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'claimed') = (claimed_by IS NOT NULL)", name="ck_message_claimed_has_holder"
        ),
        sa.CheckConstraint(
            "kind IN ('dose', 'checkin', 'ask_again', 'receipt', 'help', 'alert', 'notice', 'optout_confirmation', 'optin_confirmation', 'answer')",
            name="ck_message_kind",
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'claimed', 'unknown', 'submitted', 'sent', 'delivered', 'undelivered', 'failed', 'expired', 'suppressed')",
            name="ck_message_state",
        ),
        sa.CheckConstraint(
            "state NOT IN ('expired', 'suppressed', 'failed') OR reason IS NOT NULL",
            name="ck_message_unsent_has_reason",
        ),
        sa.CheckConstraint(
            "state NOT IN ('planned', 'expired', 'suppressed') OR provider_sid IS NULL",
            name="ck_message_unsent_has_no_sid",
        ),
        sa.CheckConstraint(
            "state NOT IN ('submitted', 'sent', 'delivered', 'undelivered') OR provider_sid IS NOT NULL",
            name="ck_message_sent_has_sid",
        ),
        sa.CheckConstraint(
            "(claimed_by IS NULL) = (claim_ends_at IS NULL)", name="ck_message_claim_has_lease"
        ),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], name="fk_message_episode_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_message_person_id"),
        sa.ForeignKeyConstraint(["prompt_id"], ["message.id"], name="fk_message_prompt_id"),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sa.UniqueConstraint("provider_sid", name="uq_message_provider_sid"),
    )
    op.create_index(
        "ix_message_claimed",
        "message",
        ["claim_ends_at"],
        unique=False,
        sqlite_where=sa.text("state = 'claimed'"),
        postgresql_where=sa.text("state = 'claimed'"),
    )
    op.create_index("ix_message_episode_id", "message", ["episode_id"], unique=False)
    op.create_index(
        "ix_message_expiring",
        "message",
        ["expires_at"],
        unique=False,
        sqlite_where=sa.text("state = 'planned'"),
        postgresql_where=sa.text("state = 'planned'"),
    )
    op.create_index("ix_message_person_id", "message", ["person_id"], unique=False)
    op.create_index("ix_message_prompt_id", "message", ["prompt_id"], unique=False)
    op.create_index("ix_message_recent", "message", ["to_phone", "submitted_at"], unique=False)
    op.create_index(
        "ix_message_to_ask",
        "message",
        ["ask_at"],
        unique=False,
        sqlite_where=sa.text("ask_at IS NOT NULL"),
        postgresql_where=sa.text("ask_at IS NOT NULL"),
    )
    op.create_index(
        "ix_message_to_follow_up",
        "message",
        ["id"],
        unique=False,
        sqlite_where=sa.text("NOT followed_up"),
        postgresql_where=sa.text("NOT followed_up"),
    )
    op.create_index("ix_message_to_phone", "message", ["to_phone"], unique=False)
    op.create_index(
        "ix_message_waiting",
        "message",
        ["lane", "send_after_at"],
        unique=False,
        sqlite_where=sa.text("state = 'planned'"),
        postgresql_where=sa.text("state = 'planned'"),
    )
    op.create_index(
        "uq_message_prompt",
        "message",
        ["person_id", "kind", "due_at"],
        unique=True,
        sqlite_where=sa.text("kind IN ('dose', 'checkin')"),
        postgresql_where=sa.text("kind IN ('dose', 'checkin')"),
    )

    op.create_table(
        "schedule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("medication_id", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("answer_window", sa.Interval(), nullable=False),
        sa.Column("planned_through_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'dose') = (medication_id IS NOT NULL)", name="ck_schedule_dose_has_medication"
        ),
        sa.CheckConstraint("kind IN ('dose', 'checkin')", name="ck_schedule_kind"),
        sa.CheckConstraint(
            "ended_at IS NULL OR next_due_at IS NULL", name="ck_schedule_ended_is_never_due"
        ),
        sa.ForeignKeyConstraint(
            ["medication_id"], ["medication.id"], name="fk_schedule_medication_id"
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.person_id"], name="fk_schedule_patient_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_schedule"),
    )
    op.create_index("ix_schedule_next_due_at", "schedule", ["next_due_at"], unique=False)
    op.create_index("ix_schedule_patient_id", "schedule", ["patient_id"], unique=False)

    op.create_table(
        "attempt",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=24), nullable=True),
        sa.Column("provider_sid", sa.String(length=34), nullable=True),
        sa.Column("error_code", sa.Integer(), nullable=True),
        sa.Column("detail", sa.String(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('accepted', 'rejected', 'not_sent', 'unknown')", name="ck_attempt_outcome"
        ),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name="fk_attempt_message_id"),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
        sa.UniqueConstraint("provider_sid", name="uq_attempt_provider_sid"),
    )
    op.create_index("ix_attempt_message_id", "attempt", ["message_id"], unique=False)

    op.create_table(
        "notification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("episode_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], name="fk_notification_episode_id"),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name="fk_notification_message_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_notification_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_notification"),
        sa.UniqueConstraint(
            "episode_id", "person_id", "step", name="uq_notification_episode_id_person_id_step"
        ),
        sa.UniqueConstraint("message_id", name="uq_notification_message_id"),
    )
    op.create_index("ix_notification_person_id", "notification", ["person_id"], unique=False)

    op.create_table(
        "occurrence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("local_on", sa.Date(), nullable=False),
        sa.Column("wall", sa.Time(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('dose', 'checkin')", name="ck_occurrence_kind"),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name="fk_occurrence_message_id"),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.person_id"], name="fk_occurrence_patient_id"
        ),
        sa.ForeignKeyConstraint(
            ["schedule_id"], ["schedule.id"], name="fk_occurrence_schedule_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_occurrence"),
        sa.UniqueConstraint(
            "schedule_id", "local_on", "wall", name="uq_occurrence_schedule_id_local_on_wall"
        ),
    )
    op.create_index("ix_occurrence_message_id", "occurrence", ["message_id"], unique=False)
    op.create_index("ix_occurrence_patient_id", "occurrence", ["patient_id"], unique=False)

    op.create_table(
        "reply",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inbound_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("prompt_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("needs_person", sa.Boolean(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('score', 'taken', 'skipped', 'optout', 'optin', 'help', 'ack', 'unclear')",
            name="ck_reply_kind",
        ),
        sa.CheckConstraint(
            "(resolved_at IS NULL) = (note IS NULL)", name="ck_reply_resolved_with_a_note"
        ),
        sa.ForeignKeyConstraint(
            ["inbound_id"], ["inbound_message.id"], name="fk_reply_inbound_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_reply_person_id"),
        sa.ForeignKeyConstraint(["prompt_id"], ["message.id"], name="fk_reply_prompt_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reply"),
        sa.UniqueConstraint("inbound_id", name="uq_reply_inbound_id"),
    )
    op.create_index("ix_reply_person_id", "reply", ["person_id"], unique=False)
    op.create_index(
        "ix_reply_waiting",
        "reply",
        ["id"],
        unique=False,
        sqlite_where=sa.text("needs_person AND resolved_at IS NULL"),
        postgresql_where=sa.text("needs_person AND resolved_at IS NULL"),
    )

    op.create_table(
        "dose_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("occurrence_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=24), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.CheckConstraint("answer IN ('taken', 'skipped')", name="ck_dose_report_answer"),
        sa.ForeignKeyConstraint(
            ["occurrence_id"], ["occurrence.id"], name="fk_dose_report_occurrence_id"
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.person_id"], name="fk_dose_report_patient_id"
        ),
        sa.ForeignKeyConstraint(["reply_id"], ["reply.id"], name="fk_dose_report_reply_id"),
        sa.PrimaryKeyConstraint("id", name="pk_dose_report"),
    )
    op.create_index("ix_dose_report_patient_id", "dose_report", ["patient_id"], unique=False)
    op.create_index(
        "uq_dose_report_current",
        "dose_report",
        ["occurrence_id"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )

    op.create_table(
        "pain_score",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("local_on", sa.Date(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("origin", sa.String(length=24), nullable=False),
        sa.Column("instrument", sa.String(length=24), nullable=False),
        sa.Column("occurrence_id", sa.Integer(), nullable=True),
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(origin = 'unprompted') = (occurrence_id IS NULL)",
            name="ck_pain_score_answers_a_checkin",
        ),
        sa.CheckConstraint(
            "origin IN ('checkin', 'late', 'unprompted')", name="ck_pain_score_origin"
        ),
        sa.CheckConstraint("value BETWEEN 0 AND 10", name="ck_pain_score_value"),
        sa.ForeignKeyConstraint(
            ["occurrence_id"], ["occurrence.id"], name="fk_pain_score_occurrence_id"
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.person_id"], name="fk_pain_score_patient_id"
        ),
        sa.ForeignKeyConstraint(["reply_id"], ["reply.id"], name="fk_pain_score_reply_id"),
        sa.PrimaryKeyConstraint("id", name="pk_pain_score"),
    )
    op.create_index("ix_pain_score_series", "pain_score", ["patient_id", "local_on"], unique=False)
    op.create_index(
        "uq_pain_score_current",
        "pain_score",
        ["occurrence_id"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
