"""The tables of generations: runs that make several predictions, and what becomes of them.

How far each is stands in `runs` and `steps`.
"""

import sqlalchemy as sa

from cyclorama.store.columns import UNLESS_DELETED, Id, Instant, Json, account, metadata, run

generations = sa.Table(
    "generations",
    metadata,
    run(),
    account(),
    sa.Column("owner_id", Id, sa.ForeignKey("users.id"), nullable=False),
    sa.Column("organization", sa.Boolean, nullable=False),  # whether the account is one
    sa.Column("type", sa.String(16), nullable=False),
    sa.Column("strategy", sa.String(32), nullable=False),
    sa.Column("tool", sa.String(32)),
    sa.Column("revised", sa.Boolean, nullable=False),
    sa.Column("width", sa.Integer),  # none where only the result tells
    sa.Column("height", sa.Integer),
    sa.Column("batch_size", sa.Integer, nullable=False),
    sa.Column("steps", sa.Integer, nullable=False),  # of the sampler
    sa.Column("seed", sa.BigInteger, nullable=False),
    sa.Column("refine", sa.Boolean, nullable=False),
    sa.Column("subject_id", Id),
    sa.Column("product_id", Id),
    sa.Column("product2_id", Id),
    sa.Column("style_id", Id),
    sa.Column("shot_id", Id),
    sa.Column("shot_type_id", Id),
    sa.Column("shot_type_string", sa.Text),
    sa.Column("model_id", Id),
    sa.Column("details", Json, nullable=False),  # what else is answered
    sa.Column("asked", Json, nullable=False),  # the request as it was settled
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
    sa.Index(None, "account_id", "created_at", "run_id", **UNLESS_DELETED),
)

predictions = sa.Table(
    "predictions",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("generation_id", Id, sa.ForeignKey("generations.run_id"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),  # from 0 within the generation
    sa.Column("step_id", sa.String(64), nullable=False),  # whose output `media` is the result
    sa.Column("seed", sa.BigInteger, nullable=False),
    sa.Column("favourite", sa.Boolean, nullable=False),
    sa.Column("selected", sa.Boolean, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
    sa.Index(None, "generation_id", "number", unique=True),
    sa.Index(None, "account_id", "created_at", "generation_id", **UNLESS_DELETED),
)

refines = sa.Table(
    "refines",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    # The prediction's: so that lists need not look for it.
    sa.Column("generation_id", Id, sa.ForeignKey("generations.run_id"), nullable=False, index=True),
    sa.Column("prediction_id", Id, sa.ForeignKey("predictions.id"), nullable=False),
    # Of the generation itself, or of a run of its own.
    sa.Column("run_id", Id, sa.ForeignKey("runs.id"), nullable=False, index=True),
    sa.Column("step_id", sa.String(64), nullable=False),
    sa.Column("width", sa.Integer),
    sa.Column("height", sa.Integer),
    sa.Column("scale_factor", sa.Float),
    sa.Column("prompt", sa.Text),
    sa.Column("model_id", Id),
    sa.Column("source_refine_id", Id, sa.ForeignKey("refines.id"), index=True),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
    sa.Index(None, "prediction_id", "created_at"),
    sa.Index(None, "account_id", "created_at", "id", **UNLESS_DELETED),
)

# The attempts at a step that is tried until its result is good enough.
takes = sa.Table(
    "takes",
    metadata,
    sa.Column("run_id", Id, sa.ForeignKey("runs.id"), primary_key=True),
    sa.Column("step_id", sa.String(64), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),  # from 1
    sa.Column("data", Json, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
)

trainings = sa.Table(
    "trainings",
    metadata,
    run(),
    account(),
    sa.Column("organization", sa.Boolean, nullable=False),  # whether the account is one
    sa.Column("owner_id", Id, sa.ForeignKey("users.id"), nullable=False),
    sa.Column("entity_kind", sa.String(16), nullable=False),
    sa.Column("entity_id", Id),
    sa.Column("asked", Json, nullable=False),
    sa.Column("reported", Json),  # what an outside trainer last said of it
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Index(None, "account_id", "created_at"),
)

# Trained weights, which generations of their account may use.
weights = sa.Table(
    "weights",
    metadata,
    sa.Column("id", Id, primary_key=True),
    account(),
    sa.Column("entity_kind", sa.String(16), nullable=False),
    sa.Column("entity_id", Id, nullable=False),
    sa.Column("trigger", sa.Text, nullable=False),
    sa.Column("base_model", sa.Text, nullable=False),
    sa.Column("address", sa.Text),  # where an outside trainer keeps them
    sa.Column("training_id", Id, sa.ForeignKey("trainings.run_id"), index=True),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
    sa.Index(None, "account_id", "entity_kind", "entity_id"),
)
