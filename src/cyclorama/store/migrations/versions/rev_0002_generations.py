"""The tables of generations, and of a studio's own things."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"

# Spelled out here rather than imported: a revision stays what it was when the tables move on.
ID = sa.String(36)
INSTANT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
THERE = sa.text("deleted_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "generations",
        sa.Column("run_id", ID, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("owner_id", ID, sa.ForeignKey("users.id"), nullable=False),
        sa.Column("organization", sa.Boolean, nullable=False),
        sa.Column("type", sa.String(16), nullable=False),
        sa.Column("strategy", sa.String(32), nullable=False),
        sa.Column("tool", sa.String(32)),
        sa.Column("revised", sa.Boolean, nullable=False),
        sa.Column("width", sa.Integer),
        sa.Column("height", sa.Integer),
        sa.Column("batch_size", sa.Integer, nullable=False),
        sa.Column("steps", sa.Integer, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("refine", sa.Boolean, nullable=False),
        sa.Column("subject_id", ID),
        sa.Column("product_id", ID),
        sa.Column("product2_id", ID),
        sa.Column("style_id", ID),
        sa.Column("shot_id", ID),
        sa.Column("shot_type_id", ID),
        sa.Column("shot_type_string", sa.Text),
        sa.Column("model_id", ID),
        sa.Column("details", JSON, nullable=False),
        sa.Column("asked", JSON, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
    )
    op.create_index(
        "ix_generations_account_id_created_at_run_id",
        "generations",
        ["account_id", "created_at", "run_id"],
        sqlite_where=THERE,
        postgresql_where=THERE,
    )
    op.create_table(
        "predictions",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("generation_id", ID, sa.ForeignKey("generations.run_id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("step_id", sa.String(64), nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("favourite", sa.Boolean, nullable=False),
        sa.Column("selected", sa.Boolean, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
    )
    op.create_index(
        "ix_predictions_generation_id_number",
        "predictions",
        ["generation_id", "number"],
        unique=True,
    )
    op.create_index(
        "ix_predictions_account_id_created_at_generation_id",
        "predictions",
        ["account_id", "created_at", "generation_id"],
        sqlite_where=THERE,
        postgresql_where=THERE,
    )
    op.create_table(
        "refines",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("generation_id", ID, sa.ForeignKey("generations.run_id"), nullable=False),
        sa.Column("prediction_id", ID, sa.ForeignKey("predictions.id"), nullable=False),
        sa.Column("run_id", ID, sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("step_id", sa.String(64), nullable=False),
        sa.Column("width", sa.Integer),
        sa.Column("height", sa.Integer),
        sa.Column("scale_factor", sa.Float),
        sa.Column("prompt", sa.Text),
        sa.Column("model_id", ID),
        sa.Column("source_refine_id", ID, sa.ForeignKey("refines.id")),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
    )
    op.create_index("ix_refines_run_id", "refines", ["run_id"])
    op.create_index("ix_refines_generation_id", "refines", ["generation_id"])
    op.create_index("ix_refines_source_refine_id", "refines", ["source_refine_id"])
    op.create_index(
        "ix_refines_prediction_id_created_at", "refines", ["prediction_id", "created_at"]
    )
    op.create_index(
        "ix_refines_account_id_created_at_id",
        "refines",
        ["account_id", "created_at", "id"],
        sqlite_where=THERE,
        postgresql_where=THERE,
    )
    op.create_table(
        "takes",
        sa.Column("run_id", ID, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("step_id", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("data", JSON, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
    )
    op.create_table(
        "trainings",
        sa.Column("run_id", ID, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("organization", sa.Boolean, nullable=False),
        sa.Column("owner_id", ID, sa.ForeignKey("users.id"), nullable=False),
        sa.Column("entity_kind", sa.String(16), nullable=False),
        sa.Column("entity_id", ID),
        sa.Column("asked", JSON, nullable=False),
        sa.Column("reported", JSON),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
    )
    op.create_index("ix_trainings_account_id_created_at", "trainings", ["account_id", "created_at"])
    op.create_table(
        "weights",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("entity_kind", sa.String(16), nullable=False),
        sa.Column("entity_id", ID, nullable=False),
        sa.Column("trigger", sa.Text, nullable=False),
        sa.Column("base_model", sa.Text, nullable=False),
        sa.Column("address", sa.Text),
        sa.Column("training_id", ID, sa.ForeignKey("trainings.run_id")),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
    )
    op.create_index(
        "ix_weights_account_id_entity_kind_entity_id",
        "weights",
        ["account_id", "entity_kind", "entity_id"],
    )
    op.create_index("ix_weights_training_id", "weights", ["training_id"])
    op.create_table(
        "uploads",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("blob_key", sa.String(255), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("content_type", sa.String(100), nullable=False),
        sa.Column("max_bytes", sa.BigInteger, nullable=False),
        sa.Column("declared_bytes", sa.BigInteger),
        sa.Column("media_id", ID, sa.ForeignKey("media.id")),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
    )
    op.create_index("ix_uploads_expires_at", "uploads", ["expires_at"])
    op.create_index("ix_uploads_account_id", "uploads", ["account_id"])
    op.create_table(
        "media_notes",
        sa.Column("media_id", ID, sa.ForeignKey("media.id"), primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("alt_text", sa.Text),
        sa.Column("caption", sa.Text),
        sa.Column("colour_profile", sa.Text),
        sa.Column("updated_at", INSTANT, nullable=False),
    )
    op.create_table(
        "studio_items",
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("id", ID, primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("slug", sa.String(255)),
        sa.Column("owner_id", ID, sa.ForeignKey("users.id"), nullable=False),
        sa.Column("public", sa.Boolean, nullable=False),
        sa.Column("body", JSON, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
        sa.UniqueConstraint("account_id", "kind", "slug"),
    )
    op.create_index(
        "ix_studio_items_account_id_kind_created_at",
        "studio_items",
        ["account_id", "kind", "created_at"],
    )
    op.create_index("ix_studio_items_kind_public", "studio_items", ["kind", "public"])
    op.create_index("ix_studio_items_id", "studio_items", ["id"])
    op.create_table(
        "studio_pictures",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("slot", sa.String(255), nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("media_id", ID, sa.ForeignKey("media.id")),
        sa.Column("error", sa.Text),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("finished_at", INSTANT),
        sa.ForeignKeyConstraint(
            ["account_id", "item_id"], ["studio_items.account_id", "studio_items.id"]
        ),
        sa.UniqueConstraint("account_id", "item_id", "slot"),
    )
    op.create_index("ix_studio_pictures_media_id", "studio_pictures", ["media_id"])
    op.create_table(
        "shots",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("organization", sa.Boolean, nullable=False),
        sa.Column("owner_id", ID, sa.ForeignKey("users.id"), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("details", JSON, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
    )
    op.create_index("ix_shots_account_id_created_at", "shots", ["account_id", "created_at"])
    op.create_table(
        "shot_revisions",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("shot_id", ID, sa.ForeignKey("shots.id"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("notes", sa.Text),
        sa.Column("owner_id", ID, sa.ForeignKey("users.id"), nullable=False),
        sa.Column("previous_id", ID, sa.ForeignKey("shot_revisions.id")),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
    )
    op.create_index(
        "ix_shot_revisions_shot_id_version", "shot_revisions", ["shot_id", "version"], unique=True
    )
    op.create_table(
        "shot_images",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("revision_id", ID, sa.ForeignKey("shot_revisions.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("prediction_id", ID, sa.ForeignKey("predictions.id")),
        sa.Column("refine_id", ID, sa.ForeignKey("refines.id")),
        sa.Column("media_id", ID, sa.ForeignKey("media.id")),
        sa.Column("sketch_media_id", ID, sa.ForeignKey("media.id")),
        sa.Column("notes", sa.Text),
        sa.Column("autogenerated", sa.Boolean, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
    )
    op.create_index("ix_shot_images_prediction_id", "shot_images", ["prediction_id"])
    op.create_index("ix_shot_images_refine_id", "shot_images", ["refine_id"])
    op.create_index("ix_shot_images_media_id", "shot_images", ["media_id"])
    op.create_index("ix_shot_images_sketch_media_id", "shot_images", ["sketch_media_id"])
    op.create_index(
        "ix_shot_images_revision_id_position",
        "shot_images",
        ["revision_id", "position"],
        unique=True,
    )
    op.create_table(
        "image_pushes",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("revision_id", ID, sa.ForeignKey("shot_revisions.id"), nullable=False),
        sa.Column("integration_id", ID, nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("pushed_at", INSTANT),
        sa.Column("completed_at", INSTANT),
        sa.Column("error_message", sa.Text),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
    )
    op.create_index("ix_image_pushes_revision_id", "image_pushes", ["revision_id"])


def downgrade() -> None:
    for table in (
        "image_pushes",
        "shot_images",
        "shot_revisions",
        "shots",
        "studio_pictures",
        "studio_items",
        "media_notes",
        "uploads",
        "weights",
        "trainings",
        "takes",
        "refines",
        "predictions",
        "generations",
    ):
        op.drop_table(table)
