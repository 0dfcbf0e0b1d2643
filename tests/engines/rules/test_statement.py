"""Press statements: commitments, demands and denials as extracts."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.engines.rules.statement import statement_draft

TEXT = """Statement by Nordlys Ferries
We will restore the old rosters by 1 May if the strike is called off.
We call on the Deckhands Union to return to work.
Nordlys Ferries regrets the trouble caused.
The company denies that it has broken any agreement.
We will not pay more than 3 per cent.
"""


def test_claims_are_sorted_into_their_sections() -> None:
    """Each sentence lands in one section; praise, regret and refusals in none."""
    raw, reasons = statement_draft(Document(TEXT))
    assert [c["text"] for c in raw["commitments"]] == [
        "We will restore the old rosters by 1 May if the strike is called off."
    ]
    assert raw["commitments"][0]["deadline"] == "by 1 May"
    assert raw["commitments"][0]["conditions"] == ["if the strike is called off"]
    assert [d["addressee"] for d in raw["demands"]] == ["the Deckhands Union"]
    assert [n["text"] for n in raw["denials"]] == ["The company denies that it has broken any agreement."]
    assert {reason.section for reason in reasons} >= {"commitments", "demands", "denials"}
