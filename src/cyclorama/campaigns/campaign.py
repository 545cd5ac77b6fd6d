"""A campaign: a photo booth, a fair, a match day. It says which templates may be run for it, how
long, and which logo is put on what they make."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import JsonValue

from cyclorama.kit.clock import iso
from cyclorama.templates.event import Logo

MAX_ID = 255  # characters


@dataclass(frozen=True)
class Campaign:
    """`template_ids`: those that may be run for it; empty for all. `details`: what is kept for
    its owner and given back."""

    id: str
    name: str
    starts_at: datetime
    ends_at: datetime
    active: bool = True
    template_ids: tuple[str, ...] = ()
    logo: Logo | None = None
    details: Mapping[str, JsonValue] = field(default_factory=dict)
    created_at: datetime | None = None
    updated_at: datetime | None = None

    def objection(self, template_id: str, now: datetime) -> str | None:
        """Why the template may not be run for it now; None where it may. One that has not begun
        can be tried out."""
        if not self.active:
            return f"The event {self.id!r} is not active: activate it, or name another."
        if now > self.ends_at:
            return f"The event {self.id!r} is over: it ended at {iso(self.ends_at)}."
        if self.template_ids and template_id not in self.template_ids:
            allowed = ", ".join(self.template_ids)
            return f"The event {self.id!r} allows only these templates: {allowed}."
        return None
