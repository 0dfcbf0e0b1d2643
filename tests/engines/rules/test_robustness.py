"""Any text at all gives a brief that grounds, and cost grows with length alone."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.engines.rules.draft import Draft, find_all
from summarizer.engines.rules.statement import statement_draft
from summarizer.grounding import Grounding
from summarizer.schemas import NegotiationBrief, StatementBrief

PIECES = st.sampled_from(
    (
        "Kyiv offered; Russia; the union; demands; “We will; if; unless; 5 per cent; $4bn; said.; \n; ,; ”; not; it; "
        "would pay; talks; broke down over; the sides; rejected it; Mr Poe; must withdraw; agreed on; under the plan; :"
    ).split("; ")
)


@given(st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_brief_that_grounds(text: str) -> None:
    """Nothing raises, no item is dropped for a reference or an id that does not exist."""
    document = Document(text)
    drafts = ((NegotiationBrief, Draft(find_all(document)).raw()), (StatementBrief, statement_draft(document)[0]))
    for model, raw in drafts:
        grounding = Grounding(document, model, trusted=True)
        grounding.load(raw)
        codes = {problem.code for candidate in grounding.items for problem in candidate.problems}
        assert not codes & {"unknown_sentence", "unknown_quotation", "unknown_reference", "barred_evidence"}


def test_cost_grows_with_length() -> None:
    """Eight times the text takes less than twenty times the time."""
    paragraph = (
        "The government of Chad said it would lift the siege if the rebels released {n} prisoners.\n"
        "Talks with the Northern Front stalled over town {n}, and Chad rejected an offer of ${n} million.\n"
    )

    def seconds(paragraphs: int) -> float:
        document = Document("".join(paragraph.format(n=n) for n in range(paragraphs)))
        assert document.entities
        assert document.attributions is not None
        started = time.process_time()
        Draft(find_all(document)).raw()
        return time.process_time() - started

    assert seconds(400) < 20 * seconds(50) + 0.2
