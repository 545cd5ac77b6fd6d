"""The model of a change: what may be sent to make an item, with nothing required."""

from typing import Annotated, Any, Optional

from pydantic import BaseModel, create_model

from cyclorama.dialects.sartiq.library.fields import ItemCreate


def partial(model: type[ItemCreate]) -> type[BaseModel]:
    """For the API's document; what is sent is held against `model`, beside what is known."""
    fields: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        kind: Any = field.annotation
        for constraint in field.metadata:
            kind = Annotated[kind, constraint]
        fields[name] = (Optional[kind], None)  # noqa: UP045 - of a kind that is a value here
    return create_model(model.__name__.replace("Create", "Update"), **fields)
