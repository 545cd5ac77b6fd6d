"""The steps that take a run's media in: one for each address, however often it is used."""

import hashlib
from collections.abc import Iterator

from cyclorama.production.plan import Param, StepRef, StepSpec, Value

INGEST = "ingest"
PICTURE = ("image",)  # what is taken in where nothing is said
MAX_ID = 64


class Ingests:
    def __init__(self) -> None:
        self._ids: dict[tuple[str, tuple[str, ...]], str] = {}

    def take_in(self, address: str, kinds: tuple[str, ...], name: str) -> StepRef:
        """What the step makes that takes the address in. `kinds`: image, video, audio; `name`:
        what its id is made of, after a hyphen, which no template's own step has there."""
        key = (address, kinds)
        if key not in self._ids:
            self._ids[key] = self._free_id(name, address)
        return StepRef(step=self._ids[key], output="media")

    def steps(self) -> Iterator[StepSpec]:
        for (address, kinds), step_id in self._ids.items():
            params: dict[str, Param] = {"url": Value(value=address)}
            if kinds != PICTURE:
                params["kinds"] = Value(value=list(kinds))
            yield StepSpec(id=step_id, type=INGEST, params=params)

    def _free_id(self, name: str, address: str) -> str:
        taken = set(self._ids.values())
        wanted = f"in-{name}"
        if len(wanted) > MAX_ID or wanted in taken:
            wanted = f"in-{hashlib.sha256(f'{name} {address}'.encode()).hexdigest()[:20]}"
        return wanted
