"""The tables of a studio's own things: uploads, its library, and the shots under review."""

import sqlalchemy as sa

from cyclorama.store.columns import Id, Instant, Json, account, metadata

# Places in the blob store that a client may put one file to.
uploads = sa.Table(
    "uploads",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("blob_key", sa.String(255), nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("content_type", sa.String(100), nullable=False),
    sa.Column("max_bytes", sa.BigInteger, nullable=False),
    sa.Column("declared_bytes", sa.BigInteger),  # exactly so many, where the client said how many
    sa.Column("size_bytes", sa.BigInteger),  # once it is there
    sa.Column("media_id", Id, sa.ForeignKey("media.id")),  # once it was taken in
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False, index=True),
    sa.Index(None, "account_id"),
)

# What its owner says of a media.
media_notes = sa.Table(
    "media_notes",
    metadata,
    sa.Column("media_id", Id, sa.ForeignKey("media.id"), primary_key=True),
    account(),
    sa.Column("alt_text", sa.Text),
    sa.Column("caption", sa.Text),
    sa.Column("colour_profile", sa.Text),
    sa.Column("updated_at", Instant, nullable=False),
)

studio_items = sa.Table(
    "studio_items",
    metadata,
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("id", Id, primary_key=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("slug", sa.String(255)),
    sa.Column("owner_id", Id, sa.ForeignKey("users.id"), nullable=False),
    sa.Column("public", sa.Boolean, nullable=False),
    sa.Column("body", Json, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
    sa.UniqueConstraint("account_id", "kind", "slug"),
    sa.Index(None, "account_id", "kind", "created_at"),
    # What is shared is looked for among the items of all accounts.
    sa.Index(None, "kind", "public"),
    sa.Index(None, "id"),
)

# What shows an item, by slot. A slot has one picture: a new one takes the place of the old.
studio_pictures = sa.Table(
    "studio_pictures",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("item_id", Id, nullable=False),
    sa.Column("slot", sa.String(255), nullable=False),
    sa.Column("url", sa.Text),  # where it is fetched from
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),  # number of the latest, queued or made
    sa.Column("media_id", Id, sa.ForeignKey("media.id")),
    sa.Column("error", sa.Text),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("finished_at", Instant),
    sa.ForeignKeyConstraint(
        ["account_id", "item_id"], ["studio_items.account_id", "studio_items.id"]
    ),
    sa.UniqueConstraint("account_id", "item_id", "slot"),
    sa.Index(None, "media_id"),
)

shots = sa.Table(
    "shots",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("organization", sa.Boolean, nullable=False),  # whether the account is one
    sa.Column("owner_id", Id, sa.ForeignKey("users.id"), nullable=False),
    sa.Column("name", sa.String(255), nullable=False),
    sa.Column("details", Json, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
    sa.Index(None, "account_id", "created_at"),
)

shot_revisions = sa.Table(
    "shot_revisions",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("shot_id", Id, sa.ForeignKey("shots.id"), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),  # from 1 within the shot
    sa.Column("status", sa.String(32), nullable=False),
    sa.Column("notes", sa.Text),
    sa.Column("owner_id", Id, sa.ForeignKey("users.id"), nullable=False),
    sa.Column("previous_id", Id, sa.ForeignKey("shot_revisions.id")),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
    sa.Index(None, "shot_id", "version", unique=True),
)

shot_images = sa.Table(
    "shot_images",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("revision_id", Id, sa.ForeignKey("shot_revisions.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("source", sa.String(16), nullable=False),
    sa.Column("prediction_id", Id, sa.ForeignKey("predictions.id"), index=True),
    sa.Column("refine_id", Id, sa.ForeignKey("refines.id"), index=True),
    sa.Column("media_id", Id, sa.ForeignKey("media.id"), index=True),
    sa.Column("sketch_media_id", Id, sa.ForeignKey("media.id"), index=True),
    sa.Column("notes", sa.Text),
    sa.Column("autogenerated", sa.Boolean, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Index(None, "revision_id", "position", unique=True),
)

# What was handed to an outside system.
image_pushes = sa.Table(
    "image_pushes",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("revision_id", Id, sa.ForeignKey("shot_revisions.id"), nullable=False, index=True),
    sa.Column("integration_id", Id, nullable=False),
    sa.Column("status", sa.String(32), nullable=False),
    sa.Column("pushed_at", Instant),
    sa.Column("completed_at", Instant),
    sa.Column("error_message", sa.Text),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
)
