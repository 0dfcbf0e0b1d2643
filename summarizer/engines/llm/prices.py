"""What an answer cost, from the price table of this folder or one of the user's own."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.errors import SettingsError

BUILT_IN = Path(__file__).with_name("prices.toml")
DATED = re.compile(r"-(\d{4}-\d{2}-\d{2}|\d{8})$")


class Price(NamedTuple):
    """USD for a million tokens."""

    input: float
    output: float
    cached: float


class PriceList:
    """Prices by model name; a dated name (`name-2025-04-14`) counts as its undated one."""

    def __init__(self, prices: dict[str, Price]) -> None:
        self._prices = prices

    def of(self, model: str | None) -> Price | None:
        if model is None:
            return None
        return self._prices.get(model) or self._prices.get(DATED.sub("", model))

    def cost(
        self, model: str | None, input_tokens: int | None, output_tokens: int | None, cached: int | None
    ) -> float | None:
        """USD for one answer, None where the price or the tokens are unknown."""
        price = self.of(model)
        if price is None or input_tokens is None or output_tokens is None:
            return None
        from_cache = min(cached or 0, input_tokens)
        total = (input_tokens - from_cache) * price.input + from_cache * price.cached + output_tokens * price.output
        return round(total / 1_000_000, 9)


@lru_cache(maxsize=16)
def price_list(override: Path | None = None) -> PriceList:
    """The built-in prices, with those of the TOML file `override` in their place. Raises `SettingsError`."""
    prices = _read(BUILT_IN)
    if override is not None:
        prices |= _read(override)
    return PriceList(prices)


def _read(path: Path) -> dict[str, Price]:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"Price file {path}: {error}.") from None
    return {model: _price(path, model, entry) for model, entry in table.items()}


def _price(path: Path, model: str, entry: Any) -> Price:
    try:
        paid, written = float(entry["input"]), float(entry["output"])
        cached = float(entry.get("cached", paid))
    except (TypeError, KeyError, ValueError, AttributeError):
        message = f"Price file {path}: {model} needs input and output in USD per million tokens."
        raise SettingsError(message) from None
    if min(paid, written, cached) < 0:
        raise SettingsError(f"Price file {path}: {model} has a negative price.")
    return Price(input=paid, output=written, cached=cached)
