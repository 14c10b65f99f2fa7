"""What a segment costs, as the deployer was told by the provider."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from service.core.errors import InputError

_WRITTEN = re.compile(r"(\d{1,6}(?:\.\d{1,6})?) ?([A-Z]{3})")
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Price:
    """An amount of one currency, named by its three letters (ISO 4217)."""

    amount: Decimal
    currency: str

    def of(self, segments: int) -> Decimal:
        """What so many segments cost, to the cent."""
        return (self.amount * segments).quantize(_CENT, ROUND_HALF_UP)


def parse_price(text: str, where: str) -> Price:
    """The price that "0.0083 USD" says.

    Raises:
        InputError: it is no plain amount with the three letters of a currency.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        problem = "is no amount with a point and the three letters of a currency"
        raise InputError(where, text, problem, "0.0083 USD")
    return Price(Decimal(found[1]), found[2])
