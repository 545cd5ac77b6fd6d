"""The tables. Each row that belongs to somebody carries `account_id`."""

import sqlalchemy as sa

from cyclorama.store.columns import Id, Instant, Json, account, metadata, run

accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("local_admin", sa.Boolean, nullable=False),
    # The sum of the ledger's `available`: kept here so that a hold is one guarded update.
    sa.Column("balance", sa.BigInteger, nullable=False),
    sa.Column("unlimited", sa.Boolean, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
)

users = sa.Table(
    "users",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("email", sa.String(320), nullable=False, unique=True),
    sa.Column("password_hash", sa.String(255)),
    sa.Column("full_name", sa.String(255)),
    sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("rework_available", sa.Integer, nullable=False, server_default="0"),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant),
)

memberships = sa.Table(
    "memberships",
    metadata,
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("user_id", Id, sa.ForeignKey("users.id"), primary_key=True, index=True),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("created_at", Instant, nullable=False),
)

connectors = sa.Table(
    "connectors",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("webhook_url", sa.Text, nullable=False),
    sa.Column("webhook_secret", sa.Text, nullable=False),  # encrypted
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
    sa.Index(None, "account_id"),
)

api_keys = sa.Table(
    "api_keys",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("user_id", Id, sa.ForeignKey("users.id"), nullable=False),
    # The key of a connector sees that connector's sessions and nothing else.
    sa.Column("connector_id", Id, sa.ForeignKey("connectors.id"), index=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("public_part", sa.String(16), nullable=False, unique=True),
    sa.Column("secret_hash", sa.String(64), nullable=False),
    sa.Column("scopes", Json, nullable=False),
    sa.Column("limits", Json),  # calls a second by class of call, where not the usual
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("revoked_at", Instant),
    sa.Index(None, "account_id"),
)

oauth_clients = sa.Table(
    "oauth_clients",
    metadata,
    sa.Column("id", sa.String(100), primary_key=True),  # OAuth's `client_id`
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("redirect_uris", Json, nullable=False),
    sa.Column("loopback", sa.Boolean, nullable=False),  # may send users to their own machine
    sa.Column("created_at", Instant, nullable=False),
)

# What a user allowed a client for one account; codes and tokens hang on it and die with it.
oauth_grants = sa.Table(
    "oauth_grants",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("user_id", Id, sa.ForeignKey("users.id"), nullable=False),
    sa.Column("client_id", sa.String(100), sa.ForeignKey("oauth_clients.id"), nullable=False),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("revoked_at", Instant),
    sa.Index(None, "user_id"),
    sa.Index(None, "client_id"),
)

oauth_codes = sa.Table(
    "oauth_codes",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True),
    sa.Column("grant_id", Id, sa.ForeignKey("oauth_grants.id"), nullable=False, index=True),
    sa.Column("redirect_uri", sa.Text, nullable=False),
    sa.Column("challenge", sa.String(128), nullable=False),  # PKCE, S256
    sa.Column("expires_at", Instant, nullable=False, index=True),
    sa.Column("used_at", Instant),
)

oauth_tokens = sa.Table(
    "oauth_tokens",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True),
    sa.Column("grant_id", Id, sa.ForeignKey("oauth_grants.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("expires_at", Instant, nullable=False, index=True),
    sa.Column("used_at", Instant),  # when a refresh token was exchanged: a second time is theft
)

# Sign-ins that failed, or are going on.
sign_in_tries = sa.Table(
    "sign_in_tries",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("subject", sa.String(64), nullable=False),  # keyed hash of an e-mail or IP address
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Index(None, "subject", "at"),
)

ledger = sa.Table(
    "ledger",
    metadata,
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    account(),
    sa.Column("run_id", Id, sa.ForeignKey("runs.id")),
    sa.Column("step_id", sa.String(64)),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("available", sa.BigInteger, nullable=False),  # change of what can be spent
    sa.Column("held", sa.BigInteger, nullable=False),  # change of what is set aside for runs
    sa.Column("created_at", Instant, nullable=False),
    sa.Index(None, "account_id"),
    sa.Index(None, "run_id", "kind", "step_id", unique=True),
)

media = sa.Table(
    "media",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    # What made the file, such as `run/<id>/<step>/<take>/<index>`: the same origin never
    # makes two rows.
    sa.Column("origin_key", sa.String(255), nullable=False),
    sa.Column("run_id", Id, sa.ForeignKey("runs.id")),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("blob_key", sa.String(255), nullable=False),
    sa.Column("content_type", sa.String(100), nullable=False),
    sa.Column("size_bytes", sa.BigInteger, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("width", sa.Integer),
    sa.Column("height", sa.Integer),
    sa.Column("facts", Json, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, index=True),
    sa.Column("deleted_at", Instant, index=True),
    sa.UniqueConstraint("account_id", "origin_key"),
    sa.Index(None, "run_id"),
    sa.Index(None, "blob_key"),
)

runs = sa.Table(
    "runs",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("dialect", sa.String(16), nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("plan", Json, nullable=False),
    sa.Column("client_state", Json),  # handed back to the caller untouched
    sa.Column("callback_url", sa.Text),
    sa.Column("callback_secret", sa.Text),  # encrypted
    sa.Column("error", Json),
    sa.Column("credits_held", sa.BigInteger, nullable=False),
    sa.Column("credits_charged", sa.BigInteger, nullable=False),
    sa.Column("events", sa.Integer, nullable=False),  # number of the last event
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("started_at", Instant),
    sa.Column("finished_at", Instant),
    sa.Index(None, "account_id", "created_at"),
    sa.Index(None, "state", "started_at"),
)

steps = sa.Table(
    "steps",
    metadata,
    run(),
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("type", sa.String(64), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("progress", sa.Float, nullable=False),
    sa.Column("credits", sa.BigInteger, nullable=False),  # its price, as it was at acceptance
    sa.Column("job", sa.String(128)),  # the job that carries it out
    sa.Column("outputs", Json),
    sa.Column("made", Json),  # engine, model, version, seed and duration of the take that holds
    sa.Column("error", Json),
    sa.Column("started_at", Instant),
    sa.Column("finished_at", Instant),
)

events = sa.Table(
    "events",
    metadata,
    run(),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("data", Json, nullable=False),
    sa.Column("at", Instant, nullable=False),
)

idempotency_keys = sa.Table(
    "idempotency_keys",
    metadata,
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("route", sa.String(100), primary_key=True),
    sa.Column("key", sa.String(255), primary_key=True),
    sa.Column("fingerprint", sa.String(64), nullable=False),
    sa.Column("made_id", Id, nullable=False),  # of whatever the route makes: a run, a session
    sa.Column("created_at", Instant, nullable=False, index=True),
)

deliveries = sa.Table(
    "deliveries",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("dialect", sa.String(16), nullable=False),
    sa.Column("event", sa.String(32), nullable=False),
    # What the event happened to: the event says whether that is a run or a session.
    sa.Column("subject_id", Id, nullable=False, index=True),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("secret", sa.Text),  # encrypted
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),  # number of the latest try, queued or made
    sa.Column("next_at", Instant),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("finished_at", Instant),
)

delivery_attempts = sa.Table(
    "delivery_attempts",
    metadata,
    sa.Column("delivery_id", Id, sa.ForeignKey("deliveries.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", Instant, nullable=False),
    sa.Column("seconds", sa.Float, nullable=False),
    sa.Column("status", sa.Integer),
    sa.Column("error", sa.Text),
    sa.Column("reply", sa.Text),  # the first 2 KiB
    sa.Column("body", sa.LargeBinary, nullable=False),  # the exact bytes that were signed
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("connector_id", Id, sa.ForeignKey("connectors.id"), nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("external_key", sa.Text, nullable=False),  # what the outside system calls it
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
    sa.Index(None, "account_id"),
)

session_files = sa.Table(
    "session_files",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("session_id", Id, sa.ForeignKey("sessions.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),  # from 0 within the session
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("view", sa.String(16), nullable=False),
    sa.Column("is_main", sa.Boolean, nullable=False),
    sa.Column("is_reject", sa.Boolean, nullable=False),
    sa.Column("name", sa.Text),
    sa.Column("external_key", sa.Text),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),  # number of the latest, queued or made
    sa.Column("media_id", Id, sa.ForeignKey("media.id")),
    sa.Column("error", Json),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("finished_at", Instant),
    sa.Index(None, "session_id", "position", unique=True),
    sa.Index(None, "state", "finished_at"),
)

session_outputs = sa.Table(
    "session_outputs",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("session_id", Id, sa.ForeignKey("sessions.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),  # from 0 within the session
    sa.Column("run_id", Id, sa.ForeignKey("runs.id"), nullable=False),
    sa.Column("name", sa.String(200), nullable=False),  # of the run's output, a shot's code
    sa.Column("view", sa.String(16)),  # of the shot, where it is one
    sa.Column("media_id", Id, sa.ForeignKey("media.id"), nullable=False),
    # The delivery that tells the connector of it.
    sa.Column("delivery_id", Id, sa.ForeignKey("deliveries.id"), nullable=False, index=True),
    sa.Column("created_at", Instant, nullable=False),
    sa.UniqueConstraint("session_id", "media_id"),
)

# What an account has added to the library. A shot or prompt is never changed; an item that is
# deleted keeps its id, but not its code.
library_items = sa.Table(
    "library_items",
    metadata,
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("id", Id, primary_key=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("code", sa.String(64)),  # of a shot, in lower case
    sa.Column("body", Json, nullable=False),
    # Counts the account's changes, from 1: an API process reads what is newer than it knows.
    sa.Column("revision", sa.BigInteger, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
    sa.UniqueConstraint("account_id", "code"),
    sa.Index(None, "account_id", "revision", unique=True),
)

executors = sa.Table(
    "executors",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("host", sa.String(255), nullable=False),
    sa.Column("pid", sa.Integer, nullable=False),
    sa.Column("lanes", Json, nullable=False),
    sa.Column("started_at", Instant, nullable=False),
    sa.Column("seen_at", Instant, nullable=False),
)

# Templates that an account has made. A version never changes once it is written.
templates = sa.Table(
    "templates",
    metadata,
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("id", sa.String(128), primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),  # the latest
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
)

template_versions = sa.Table(
    "template_versions",
    metadata,
    sa.Column("account_id", Id, primary_key=True),
    sa.Column("id", sa.String(128), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("definition", Json, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.ForeignKeyConstraint(["account_id", "id"], ["templates.account_id", "templates.id"]),
)

# What the caller of a template says of one run of it. The run itself is in `runs`.
template_runs = sa.Table(
    "template_runs",
    metadata,
    run(),
    account(),
    sa.Column("template_id", sa.String(128), nullable=False),
    sa.Column("template_version", sa.Integer, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("description", sa.Text, nullable=False),
    sa.Column("visibility", sa.String(1), nullable=False),
    sa.Column("options", Json, nullable=False),
    sa.Column("image_urls", Json, nullable=False),
    sa.Column("campaign_id", sa.String(255), nullable=False),  # may name none: then it is a label
    sa.Column("rating", sa.Text),
    sa.Column("delivered_at", sa.Text),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
    sa.Index(None, "account_id", "created_at"),
)

campaigns = sa.Table(
    "campaigns",
    metadata,
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("id", sa.String(255), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("starts_at", Instant, nullable=False),
    sa.Column("ends_at", Instant, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("template_ids", Json, nullable=False),  # those that may be run; empty for all
    sa.Column("logo", Json),
    sa.Column("details", Json, nullable=False),  # what is kept for its owner and given back
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
)

# What went wrong in callers' own programs, as they report it.
client_errors = sa.Table(
    "client_errors",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("week", sa.String(8), nullable=False),  # ISO 8601, such as 2026-W07
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("context", Json),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Index(None, "account_id", "week", "id"),
)
