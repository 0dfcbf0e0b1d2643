"""The embedded engine: fills the built-in brief types by rules alone, without a model, a key or a network."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.engines.protocol import Answer, Ask
from summarizer.engines.rules.capitals import as_printed, with_small_letters
from summarizer.engines.rules.draft import ENGLISH, Draft, find_all
from summarizer.engines.rules.records import Reason
from summarizer.engines.rules.statement import statement_draft
from summarizer.engines.rules.tongues import TONGUES
from summarizer.errors import UsageError
from summarizer.schemas import NegotiationBrief, StatementBrief

DRAFT_NOTE = (
    "This is a rule-based draft: every text is an extract of the article, and what no rule recognised is missing."
)
LANGUAGE_NOTE = "The article is not in English: the rules list its quotations only."
FEW_RULES_NOTE = "The article is not in English: fewer rules read it."


class RulesEngine:
    """Drafts briefs by rules. Stateless, so one instance serves any number of threads and tasks."""

    name = "rules"
    can_repair = False
    reads_windows = False

    def answer(self, ask: Ask) -> Answer:
        """The brief in the model's face. Raises `UsageError` for a brief type that is not built in."""
        model = ask.brief_type.model
        document = with_small_letters(ask.document)
        if model is NegotiationBrief:
            raw = Draft(find_all(document)).raw()
        elif model is StatementBrief:
            raw, _ = statement_draft(document)
        else:
            raise UsageError(
                f"The rules engine knows only the built-in brief types, not {ask.brief_type.name}.",
                hint="Configure an endpoint for the LLM engine, or use --type negotiation or statement.",
            )
        if document is not ask.document:
            raw = as_printed(raw, ask.document.text)
        return Answer(raw=raw, trusted=True, notes=_notes(document))

    async def aanswer(self, ask: Ask) -> Answer:
        """The same: rules wait for nothing."""
        return self.answer(ask)


def _notes(document: Document) -> tuple[str, ...]:
    if document.language in ENGLISH:
        return (DRAFT_NOTE,)
    return (DRAFT_NOTE, FEW_RULES_NOTE if document.language in TONGUES else LANGUAGE_NOTE)


def why(document: Document) -> list[Reason]:
    """For each party, offer, open issue and quote of the negotiation brief: the rule that made it and the words that
    fired.
    """
    draft = Draft(find_all(with_small_letters(document)))
    draft.raw()
    return draft.reasons
