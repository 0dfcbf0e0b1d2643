"""What an answer cost: known prices only, and the user's before the built-in ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.engines.llm import DEFAULT_MODEL, price_list
from summarizer.errors import SettingsError


def test_cost_counts_cached_tokens_at_their_own_price(tmp_path: Path) -> None:
    """1,000 tokens in, 400 of them cached, 100 out, at 2, 1 and 10 USD for a million."""
    path = tmp_path / "prices.toml"
    path.write_text('["mine"]\ninput = 2\ncached = 1\noutput = 10\n')
    prices = price_list(path)
    assert prices.cost("mine", 1000, 100, 400) == pytest.approx(0.0026)
    assert prices.cost("mine-2026-01-31", 1000, 100, None) == pytest.approx(0.003)
    assert prices.cost("mine", 10, 0, 500) == pytest.approx(0.00001)


def test_unknown_is_unknown() -> None:
    """No price or no token count gives no cost, never a zero."""
    prices = price_list()
    assert prices.cost("a model of nobody", 10, 10, None) is None
    assert prices.cost(None, 10, 10, None) is None
    assert prices.cost(DEFAULT_MODEL, None, 10, None) is None
    assert prices.cost(DEFAULT_MODEL, 10, None, None) is None


def test_default_model_has_a_price() -> None:
    """Whoever sets a key and nothing else still sees what it costs."""
    assert price_list().of(DEFAULT_MODEL) is not None


@pytest.mark.parametrize("text", ["broken", '["m"]\ninput = 1\n', '["m"]\ninput = -1\noutput = 1\n', "m = 3\n"])
def test_bad_price_file_is_a_settings_error(tmp_path: Path, text: str) -> None:
    """The line names the file."""
    path = tmp_path / "prices.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=r"prices\.toml"):
        price_list(path)
