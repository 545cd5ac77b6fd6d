"""The price list that ships, against the published prices."""

import pytest

from cyclorama.credits.prices import Charge, Price, PriceList, load_prices
from cyclorama.errors import InvalidInput


@pytest.mark.parametrize(
    ("item", "tier", "quantity", "credits"),
    [
        ("virtual_model", "1k", 1, 9),
        ("virtual_model", "2k", 1, 11),
        ("virtual_model", "4k", 1, 14),
        ("packshot", "1k", 1, 6),
        ("packshot", "2k", 1, 8),
        ("packshot", "4k", 3, 30),
        ("refine", "1k", 1, 4),
        ("refine", "2k", 1, 8),
        ("refine", "4k", 1, 10),
        ("video", "1k", 5, 10),
        ("video", "1k", 10, 20),
    ],
)
def test_published_price(item: str, tier: str, quantity: int, credits: int) -> None:  # noqa: A002
    charge = Charge(item=item, tier=tier, quantity=quantity)

    assert load_prices().price(charge) == credits


@pytest.mark.parametrize(
    ("item", "tier", "sentence"),
    [
        ("poster", "1k", "There is no price for 'poster': the items are video."),
        ("video", "8k", "There is no price for 'video' in '8k': the tiers are 1k."),
    ],
)
def test_what_is_not_in_the_list_has_no_price(item: str, tier: str, sentence: str) -> None:
    prices = PriceList({"video": Price(unit="second", tiers={"1k": 2})})

    with pytest.raises(InvalidInput) as raised:
        prices.price(Charge(item=item, tier=tier))

    assert raised.value.public == sentence


@pytest.mark.parametrize("quantity", [0, -1])
def test_nothing_and_less_cannot_be_charged(quantity: int) -> None:
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        Charge(item="video", tier="1k", quantity=quantity)


def test_a_price_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="greater than or equal to 0"):
        Price(unit="shot", tiers={"1k": -1})
