"""The first tables."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

# Spelled out here rather than imported: a revision stays what it was when the tables move on.
ID = sa.String(36)
INSTANT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", ID, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("local_admin", sa.Boolean, nullable=False),
        sa.Column("balance", sa.BigInteger, nullable=False),
        sa.Column("unlimited", sa.Boolean, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
    )
    op.create_table(
        "users",
        sa.Column("id", ID, primary_key=True),
        sa.Column("email", sa.String(320), nullable=False, unique=True),
        sa.Column("password_hash", sa.String(255)),
        sa.Column("full_name", sa.String(255)),
        sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
        sa.Column("rework_available", sa.Integer, nullable=False, server_default="0"),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT),
    )
    op.create_table(
        "memberships",
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("user_id", ID, sa.ForeignKey("users.id"), primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
    )
    op.create_index("ix_memberships_user_id", "memberships", ["user_id"])
    op.create_table(
        "connectors",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("webhook_url", sa.Text, nullable=False),
        sa.Column("webhook_secret", sa.Text, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
    )
    op.create_index("ix_connectors_account_id", "connectors", ["account_id"])
    op.create_table(
        "api_keys",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("user_id", ID, sa.ForeignKey("users.id"), nullable=False),
        sa.Column("connector_id", ID, sa.ForeignKey("connectors.id")),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("public_part", sa.String(16), nullable=False, unique=True),
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("scopes", JSON, nullable=False),
        sa.Column("limits", JSON),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("revoked_at", INSTANT),
    )
    op.create_index("ix_api_keys_account_id", "api_keys", ["account_id"])
    op.create_index("ix_api_keys_connector_id", "api_keys", ["connector_id"])
    oauth_clients = op.create_table(
        "oauth_clients",
        sa.Column("id", sa.String(100), primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("redirect_uris", JSON, nullable=False),
        sa.Column("loopback", sa.Boolean, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
    )
    op.bulk_insert(
        oauth_clients,
        [
            {
                "id": "public_api",
                "name": "Public API",
                "redirect_uris": [],
                "loopback": True,
                "created_at": datetime.now(UTC),
            }
        ],
    )
    op.create_table(
        "oauth_grants",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("user_id", ID, sa.ForeignKey("users.id"), nullable=False),
        sa.Column("client_id", sa.String(100), sa.ForeignKey("oauth_clients.id"), nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("revoked_at", INSTANT),
    )
    op.create_index("ix_oauth_grants_user_id", "oauth_grants", ["user_id"])
    op.create_index("ix_oauth_grants_client_id", "oauth_grants", ["client_id"])
    op.create_table(
        "oauth_codes",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("grant_id", ID, sa.ForeignKey("oauth_grants.id"), nullable=False),
        sa.Column("redirect_uri", sa.Text, nullable=False),
        sa.Column("challenge", sa.String(128), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT),
    )
    op.create_index("ix_oauth_codes_grant_id", "oauth_codes", ["grant_id"])
    op.create_index("ix_oauth_codes_expires_at", "oauth_codes", ["expires_at"])
    op.create_table(
        "oauth_tokens",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("grant_id", ID, sa.ForeignKey("oauth_grants.id"), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT),
    )
    op.create_index("ix_oauth_tokens_grant_id", "oauth_tokens", ["grant_id"])
    op.create_index("ix_oauth_tokens_expires_at", "oauth_tokens", ["expires_at"])
    op.create_table(
        "sign_in_tries",
        sa.Column("id", ID, primary_key=True),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
    )
    op.create_index("ix_sign_in_tries_at", "sign_in_tries", ["at"])
    op.create_index("ix_sign_in_tries_subject_at", "sign_in_tries", ["subject", "at"])
    op.create_table(
        "runs",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("dialect", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("plan", JSON, nullable=False),
        sa.Column("client_state", JSON),
        sa.Column("callback_url", sa.Text),
        sa.Column("callback_secret", sa.Text),
        sa.Column("error", JSON),
        sa.Column("credits_held", sa.BigInteger, nullable=False),
        sa.Column("credits_charged", sa.BigInteger, nullable=False),
        sa.Column("events", sa.Integer, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("started_at", INSTANT),
        sa.Column("finished_at", INSTANT),
    )
    op.create_index("ix_runs_account_id_created_at", "runs", ["account_id", "created_at"])
    op.create_index("ix_runs_state_started_at", "runs", ["state", "started_at"])
    op.create_table(
        "steps",
        sa.Column("run_id", ID, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("type", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("progress", sa.Float, nullable=False),
        sa.Column("credits", sa.BigInteger, nullable=False),
        sa.Column("job", sa.String(128)),
        sa.Column("outputs", JSON),
        sa.Column("made", JSON),
        sa.Column("error", JSON),
        sa.Column("started_at", INSTANT),
        sa.Column("finished_at", INSTANT),
    )
    op.create_table(
        "events",
        sa.Column("run_id", ID, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("data", JSON, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
    )
    op.create_table(
        "ledger",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("run_id", ID, sa.ForeignKey("runs.id")),
        sa.Column("step_id", sa.String(64)),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("available", sa.BigInteger, nullable=False),
        sa.Column("held", sa.BigInteger, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
    )
    op.create_index("ix_ledger_account_id", "ledger", ["account_id"])
    op.create_index(
        "ix_ledger_run_id_kind_step_id", "ledger", ["run_id", "kind", "step_id"], unique=True
    )
    op.create_table(
        "media",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("origin_key", sa.String(255), nullable=False),
        sa.Column("run_id", ID, sa.ForeignKey("runs.id")),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("blob_key", sa.String(255), nullable=False),
        sa.Column("content_type", sa.String(100), nullable=False),
        sa.Column("size_bytes", sa.BigInteger, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("width", sa.Integer),
        sa.Column("height", sa.Integer),
        sa.Column("facts", JSON, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT),
        sa.Column("deleted_at", INSTANT),
        sa.UniqueConstraint("account_id", "origin_key"),
    )
    op.create_index("ix_media_run_id", "media", ["run_id"])
    op.create_index("ix_media_blob_key", "media", ["blob_key"])
    op.create_index("ix_media_expires_at", "media", ["expires_at"])
    op.create_index("ix_media_deleted_at", "media", ["deleted_at"])
    op.create_table(
        "idempotency_keys",
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("route", sa.String(100), primary_key=True),
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("made_id", ID, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
    )
    op.create_index("ix_idempotency_keys_created_at", "idempotency_keys", ["created_at"])
    op.create_table(
        "deliveries",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("dialect", sa.String(16), nullable=False),
        sa.Column("event", sa.String(32), nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("secret", sa.Text),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_at", INSTANT),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("finished_at", INSTANT),
    )
    op.create_index("ix_deliveries_subject_id", "deliveries", ["subject_id"])
    op.create_table(
        "delivery_attempts",
        sa.Column("delivery_id", ID, sa.ForeignKey("deliveries.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("error", sa.Text),
        sa.Column("reply", sa.Text),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("connector_id", ID, sa.ForeignKey("connectors.id"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("external_key", sa.Text, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
    )
    op.create_index("ix_sessions_account_id", "sessions", ["account_id"])
    op.create_index("ix_sessions_connector_id", "sessions", ["connector_id"])
    op.create_table(
        "session_files",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("session_id", ID, sa.ForeignKey("sessions.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("view", sa.String(16), nullable=False),
        sa.Column("is_main", sa.Boolean, nullable=False),
        sa.Column("is_reject", sa.Boolean, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("external_key", sa.Text),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("media_id", ID, sa.ForeignKey("media.id")),
        sa.Column("error", JSON),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("finished_at", INSTANT),
    )
    op.create_index(
        "ix_session_files_session_id_position",
        "session_files",
        ["session_id", "position"],
        unique=True,
    )
    op.create_index("ix_session_files_state_finished_at", "session_files", ["state", "finished_at"])
    op.create_table(
        "session_outputs",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("session_id", ID, sa.ForeignKey("sessions.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("run_id", ID, sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("view", sa.String(16)),
        sa.Column("media_id", ID, sa.ForeignKey("media.id"), nullable=False),
        sa.Column("delivery_id", ID, sa.ForeignKey("deliveries.id"), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.UniqueConstraint("session_id", "media_id"),
    )
    op.create_index("ix_session_outputs_delivery_id", "session_outputs", ["delivery_id"])
    op.create_table(
        "library_items",
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("id", ID, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("code", sa.String(64)),
        sa.Column("body", JSON, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
        sa.UniqueConstraint("account_id", "code"),
    )
    op.create_index(
        "ix_library_items_account_id_revision",
        "library_items",
        ["account_id", "revision"],
        unique=True,
    )
    op.create_table(
        "executors",
        sa.Column("id", ID, primary_key=True),
        sa.Column("host", sa.String(255), nullable=False),
        sa.Column("pid", sa.Integer, nullable=False),
        sa.Column("lanes", JSON, nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
    )
    op.create_table(
        "templates",
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("id", sa.String(128), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
    )
    op.create_table(
        "template_versions",
        sa.Column("account_id", ID, primary_key=True),
        sa.Column("id", sa.String(128), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("definition", JSON, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["account_id", "id"], ["templates.account_id", "templates.id"]),
    )
    op.create_table(
        "template_runs",
        sa.Column("run_id", ID, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("template_id", sa.String(128), nullable=False),
        sa.Column("template_version", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("visibility", sa.String(1), nullable=False),
        sa.Column("options", JSON, nullable=False),
        sa.Column("image_urls", JSON, nullable=False),
        sa.Column("campaign_id", sa.String(255), nullable=False),
        sa.Column("rating", sa.Text),
        sa.Column("delivered_at", sa.Text),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
    )
    op.create_index(
        "ix_template_runs_account_id_created_at", "template_runs", ["account_id", "created_at"]
    )
    op.create_table(
        "campaigns",
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("id", sa.String(255), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("template_ids", JSON, nullable=False),
        sa.Column("logo", JSON),
        sa.Column("details", JSON, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
    )
    op.create_table(
        "client_errors",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("context", JSON),
        sa.Column("at", INSTANT, nullable=False),
    )
    op.create_index("ix_client_errors_at", "client_errors", ["at"])
    op.create_index(
        "ix_client_errors_account_id_week_id", "client_errors", ["account_id", "week", "id"]
    )


def downgrade() -> None:
    for table in (
        "client_errors",
        "campaigns",
        "template_runs",
        "template_versions",
        "templates",
        "executors",
        "library_items",
        "session_outputs",
        "session_files",
        "sessions",
        "delivery_attempts",
        "deliveries",
        "idempotency_keys",
        "media",
        "ledger",
        "events",
        "steps",
        "runs",
        "sign_in_tries",
        "oauth_tokens",
        "oauth_codes",
        "oauth_grants",
        "oauth_clients",
        "api_keys",
        "connectors",
        "memberships",
        "users",
        "accounts",
    ):
        op.drop_table(table)
