"""Every setting, read from the environment (`CYCLORAMA_…`) and checked at start."""

import os
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, PositiveFloat, PositiveInt, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from cyclorama.kit.secrets import Secret, load_secret

CommaSeparated = Annotated[tuple[str, ...], NoDecode]


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="CYCLORAMA_", frozen=True, extra="ignore")

    data_dir: Path = Field(
        Path("cyclorama-data"), description="Folder of the database, the files and the secret."
    )
    database_url: str = Field(
        "",
        description="`postgresql://user:password@host/name`; empty: a SQLite file in DATA_DIR.",
    )
    storage_url: str = Field(
        "", description="`s3://bucket/prefix`, `file:///folder`, or empty for a folder in DATA_DIR."
    )
    public_url: str = Field(
        "", description="Address under which clients reach the server; made from HOST and PORT."
    )
    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8484, ge=0, le=65535, description="Port to listen on.")
    secret_key: str = Field(
        "",
        description="32 characters or more, the same on all machines; empty: kept in DATA_DIR.",
    )
    outbound_allow: CommaSeparated = Field(
        (), description="Private hosts or networks that may be reached, separated by commas."
    )
    engines: CommaSeparated = Field(
        ("draft", "espeak"), description="Engines in order of preference."
    )
    lanes: CommaSeparated = Field(
        ("cpu", "io", "train", "webhook"), description="Lanes that a worker takes work from."
    )
    processes: PositiveInt = Field(
        os.cpu_count() or 1, description="Child processes for pixel work in one worker."
    )
    enum_profile: Literal["wire", "docs"] = Field(
        "wire",
        description="Numbers of `gender` and `shotType`: as Dreem's client sends them, or `docs`.",
    )
    rate_limits: Literal["on", "off"] = Field("on", description="Whether keys are rate limited.")
    credit_grant: int = Field(
        100, ge=0, description="Credits of a new account; the first account has no limit."
    )
    charge_rule: Literal["list", "list_sum", "metered"] = Field(
        "list",
        description="What a run of a template costs: its list price, that and the still's, or "
        "the sum of its steps.",
    )
    template_picture_edge: int = Field(
        1536, ge=64, le=8192, description="Long edge of the pictures that templates make."
    )
    template_clip_edge: int = Field(
        1280,
        ge=64,
        le=4096,
        multiple_of=2,
        description="Long edge of the clips that templates make.",
    )
    agentic_attempts: int = Field(
        3, ge=1, le=20, description="Takes of an agentic picture, where the request does not say."
    )
    max_body_bytes: PositiveInt = Field(1_000_000, description="Largest JSON body of a request.")
    max_picture_bytes: PositiveInt = Field(25_000_000, description="Largest picture file.")
    max_picture_pixels: PositiveInt = Field(50_000_000, description="Largest picture, in pixels.")
    max_clip_bytes: PositiveInt = Field(
        500_000_000, description="Largest file of a clip or a sound."
    )
    max_upload_bytes: PositiveInt = Field(
        52_428_800, description="Largest file that is put by a signed upload link."
    )
    max_clip_seconds: PositiveFloat = Field(600, description="Longest clip or sound taken in.")
    fetch_seconds: PositiveFloat = Field(30, description="Longest time for fetching one URL.")
    fetch_clip_seconds: PositiveFloat = Field(
        300, description="The same for a URL that may lead to a clip or a sound."
    )
    run_seconds: PositiveFloat = Field(
        3600, description="A run that has not ended so long after its start fails."
    )
    link_seconds: PositiveInt = Field(43_200, description="How long a signed link lives.")
    media_days: PositiveInt | None = Field(
        None, description="Days after which files are deleted; empty: kept for ever."
    )
    webhook_schedule: CommaSeparated = Field(
        # The sample schedule of the Standard Webhooks specification: ten tries in about 75 hours.
        ("0", "5", "300", "1800", "7200", "18000", "36000", "50400", "72000", "86400"),
        description="Seconds to wait before each try of a webhook.",
    )
    webhook_seconds: PositiveFloat = Field(15, description="Longest time for one webhook try.")
    training_webhook_secret: str = Field(
        "", description="What an outside trainer sends with its reports; empty: none is taken."
    )
    open_routes: Annotated[
        tuple[Literal["agentic-status", "training-status", "training-webhook"], ...], NoDecode
    ] = Field((), description="Routes of the Sartiq API that nobody has to sign in for; see Notes.")
    heartbeat_seconds: PositiveFloat = Field(
        5, description="How often a worker says that it lives; after six misses its work is taken."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Least severe log entries that are written."
    )
    log_format: Literal["json", "console"] = Field("json", description="Form of the log.")

    @field_validator(
        "outbound_allow", "engines", "lanes", "webhook_schedule", "open_routes", mode="before"
    )
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @cached_property
    def secret(self) -> Secret:
        return load_secret(self.secret_key, self.data_dir / "secret.key")

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir.absolute() / 'cyclorama.db'}"

    @property
    def storage(self) -> str:
        return self.storage_url or f"file://{self.data_dir.absolute() / 'blobs'}"

    @property
    def scratch(self) -> Path:
        """Folder of this machine for files in the making."""
        return self.data_dir / "scratch"

    @property
    def origin(self) -> str:
        """Scheme, host and port that signed links begin with, without a slash at the end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def retry_waits(self) -> tuple[float, ...]:
        return tuple(float(wait) for wait in self.webhook_schedule)
