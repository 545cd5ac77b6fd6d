"""What work costs: catalogue data, read from `catalogue/prices.yaml`."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from cyclorama.errors import InvalidInput

Credits = Annotated[int, Field(ge=0)]


class Charge(BaseModel):
    """What a step is charged for: `quantity` units of an item of the price list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    item: str
    tier: str
    quantity: int = Field(1, ge=1)


class Price(BaseModel):
    """Credits for one `unit` (a shot, a picture, a second), by tier."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: str
    tiers: Mapping[str, Credits]


class PriceList:
    def __init__(self, prices: Mapping[str, Price]) -> None:
        self._prices = dict(prices)

    def price(self, charge: Charge) -> int:
        """In credits. Raises InvalidInput for an item or tier that is not in the list."""
        price = self._prices.get(charge.item)
        if price is None:
            known = ", ".join(self._prices)
            raise InvalidInput(f"There is no price for {charge.item!r}: the items are {known}.")
        if charge.tier not in price.tiers:
            known = ", ".join(price.tiers)
            raise InvalidInput(
                f"There is no price for {charge.item!r} in {charge.tier!r}: the tiers are {known}."
            )
        return price.tiers[charge.tier] * charge.quantity


@cache
def load_prices() -> PriceList:
    """The price list that ships with Cyclorama."""
    text = resources.files("cyclorama.catalogue").joinpath("prices.yaml").read_text("utf-8")
    return PriceList(TypeAdapter(dict[str, Price]).validate_python(yaml.safe_load(text)))
