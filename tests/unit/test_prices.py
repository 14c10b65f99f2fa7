"""What a segment costs, in the words of a setting."""

from decimal import Decimal

import pytest

from service.core.errors import InputError
from service.core.prices import Price, parse_price


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("0.0083 USD", Price(Decimal("0.0083"), "USD")),
        (" 1 EUR ", Price(Decimal(1), "EUR")),
        ("0.05CAD", Price(Decimal("0.05"), "CAD")),
    ],
)
def test_an_amount_and_three_letters_are_a_price(text: str, price: Price) -> None:
    assert parse_price(text, "--price") == price


@pytest.mark.parametrize(
    "text", ["", "0.0083", "USD", "0,01 EUR", "-1 USD", "1e3 USD", "1 usd", "NaN USD"]
)
def test_nothing_else_is(text: str) -> None:
    with pytest.raises(InputError, match=r"for example 0\.0083 USD"):
        parse_price(text, "--price")


@pytest.mark.parametrize(
    ("segments", "cost"), [(0, "0.00"), (60, "0.50"), (120, "1.00"), (3, "0.02")]
)
def test_a_cost_is_rounded_to_the_cent_once(segments: int, cost: str) -> None:
    assert Price(Decimal("0.0083"), "USD").of(segments) == Decimal(cost)
