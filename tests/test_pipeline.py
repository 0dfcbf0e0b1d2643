"""One document from text to result: what is kept, repaired, dropped, and what an error carries."""

from __future__ import annotations

import asyncio
import copy
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer import Settings, Summarizer, asummarize, summarize
from summarizer.errors import (
    AnswerInvalid,
    EndpointOverloaded,
    InputEmpty,
    InputError,
    InputUnreadable,
    ModelRefused,
)
from summarizer.schemas import Attempt, AttemptKind, BriefResult, NegotiationBrief, RunStatus, Severity
from tests.scripted import ScriptedEngine

ARTICLE = """Ferry crews turn down bonus
The ferry crews' union on Monday turned down a bonus of 300 euros that the operator had offered.
“We want a rise, not a present,” the union said in a statement.
Talks go on at the ministry on Thursday.
Sign up for our newsletter!
"""


def party(identity: str, name: str, evidence: list[str]) -> dict[str, Any]:
    return {
        "id": identity,
        "name": name,
        "aliases": [],
        "kind": "organization",
        "role": "principal",
        "represents": None,
        "title": None,
        "evidence": evidence,
    }


OFFER: dict[str, Any] = {
    "id": "O1",
    "kind": "offer",
    "made_by": ["operator"],
    "made_to": ["union"],
    "according_to": None,
    "text": "A bonus of 300 euros.",
    "conditions": [],
    "amounts": [{"text": "300 euros"}],
    "deadline": None,
    "status": "rejected",
    "evidence": ["S2"],
}
QUOTE: dict[str, Any] = {
    "id": "U1",
    "passage": "Q1",
    "speakers": ["union"],
    "kind": "full",
    "repeats": None,
    "about": ["O1"],
}
GOOD: dict[str, Any] = {
    "headline": "Ferry crews turn down bonus",
    "summary": [{"text": "The union turned down a bonus of 300 euros.", "evidence": ["S2"]}],
    "parties": [party("union", "ferry crews' union", ["S2"]), party("operator", "operator", ["S2"])],
    "offers": [OFFER],
    "open_issues": [],
    "quotes": [QUOTE],
    "next_steps": [{"text": "Talks go on at the ministry on Thursday.", "evidence": ["S4"]}],
}


def answer(**changes: Any) -> dict[str, Any]:
    return copy.deepcopy({**GOOD, **changes})


def run(*script: Any, **settings: Any) -> tuple[BriefResult[NegotiationBrief], ScriptedEngine]:
    engine = ScriptedEngine(list(script))
    return Summarizer(Settings(**settings), engine=engine).summarize(ARTICLE), engine


def brief_of(result: BriefResult[NegotiationBrief]) -> NegotiationBrief:
    assert result.brief is not None
    return result.brief


def test_ids_become_exact_spans() -> None:
    """Every span of the result is the slice of the source that it claims to be."""
    result, engine = run(answer())
    assert result.status is RunStatus.OK
    assert len(engine.asks) == 1
    brief = brief_of(result)
    spans = [quote.passage for quote in brief.quotes] + brief.offers[0].evidence + brief.next_steps[0].evidence
    assert [span.text for span in spans] == [result.source.text[span.start : span.end] for span in spans]
    assert brief.quotes[0].passage.text == "We want a rise, not a present,"


def test_the_program_fills_in_what_amounts_are_worth() -> None:
    """The model writes the figure as printed; value and currency are computed."""
    amount = brief_of(run(answer())[0]).offers[0].amounts[0]
    assert (amount.text, amount.value, amount.currency) == ("300 euros", 300.0, "EUR")


def test_a_failing_item_is_asked_for_again_alone() -> None:
    """One repair request names the failing item; what it brings takes the item's place."""
    broken = {**OFFER, "evidence": ["S99"]}
    result, engine = run(answer(offers=[broken]), {"offers": [OFFER]})
    assert [ask.kind for ask in engine.asks] == [AttemptKind.DRAFT, AttemptKind.REPAIR]
    assert [problem.item["id"] for problem in engine.asks[1].problems] == ["O1"]
    assert result.status is RunStatus.OK
    assert [attempt.kind for attempt in result.ledger] == [AttemptKind.DRAFT, AttemptKind.REPAIR]
    assert [attempt.attempt for attempt in result.ledger] == [1, 2]


def test_what_still_fails_is_dropped_with_its_reason() -> None:
    """The rest of the brief stays, and the result says partial."""
    broken = {**OFFER, "evidence": ["S99"]}
    result, _ = run(answer(offers=[broken]), {"offers": [broken]})
    assert result.status is RunStatus.PARTIAL
    assert [(drop.section, drop.code) for drop in result.dropped] == [("offers", "unknown_sentence")]
    assert result.dropped[0].item["id"] == "O1"
    assert [quote.id for quote in brief_of(result).quotes] == ["U1"]
    assert brief_of(result).quotes[0].about == []


def test_one_bad_evidence_id_does_not_cost_the_item() -> None:
    """What cannot be resolved is left out with a finding; the item keeps what holds."""
    result, _ = run(answer(offers=[{**OFFER, "evidence": ["S2", "S99"]}]), {})
    offer = brief_of(result).offers[0]
    assert [span.id for span in offer.evidence] == ["S2"]
    assert any(finding.code == "unknown_sentence" and finding.item == "O1" for finding in result.findings)


def test_furniture_cannot_be_evidence() -> None:
    """A line of the page is refused as evidence and reported as set aside."""
    result, _ = run(answer(next_steps=[{"text": "Sign up.", "evidence": ["S5"]}]), {})
    assert brief_of(result).next_steps == []
    assert [drop.code for drop in result.dropped] == ["barred_evidence"]
    furniture = next(finding for finding in result.findings if finding.code == "furniture")
    assert [span.text for span in furniture.spans] == ["Sign up for our newsletter!"]


def test_a_figure_that_the_article_does_not_print_is_left_out_as_a_dropped_part() -> None:
    """An invented amount does not survive, and does not vanish in silence either."""
    offer = {**OFFER, "amounts": [{"text": "300 euros"}, {"text": "900 euros"}]}
    result, _ = run(answer(offers=[offer]), {})
    assert [amount.text for amount in brief_of(result).offers[0].amounts] == ["300 euros"]
    assert [(drop.section, drop.item["text"]) for drop in result.dropped] == [("offers.O1.amounts", "900 euros")]


def test_a_quote_is_never_lost_to_a_wrong_speaker() -> None:
    """An unknown speaker is left out with a finding; the verbatim passage stays."""
    result, _ = run(answer(quotes=[{**QUOTE, "speakers": ["nobody"]}]), {})
    assert brief_of(result).quotes[0].speakers == []
    assert any(finding.code == "unknown_reference" and finding.item == "U1" for finding in result.findings)


def test_a_spelled_out_quotation_is_refused() -> None:
    """A model that retypes instead of pointing is asked again, then its item is dropped."""
    retyped = {"id": "Q1", "start": 0, "end": 5, "text": "We want more"}
    result, engine = run(answer(quotes=[{**QUOTE, "passage": retyped}]), {})
    assert engine.asks[1].problems[0].code == "not_an_id"
    assert brief_of(result).quotes == []


def test_a_passage_without_an_id_is_found_by_its_ends() -> None:
    """The way out for broken marks: both ends must stand in the sentence exactly once, letter by letter."""
    result, _ = run(answer(quotes=[{**QUOTE, "passage": "S3: We want ... not a present"}]))
    passage = brief_of(result).quotes[0].passage
    assert passage.text == "We want a rise, not a present"
    changed, _ = run(answer(quotes=[{**QUOTE, "passage": "S3: We wanted ... not a present"}]), {})
    assert [drop.code for drop in changed.dropped] == ["unknown_passage"]


def test_an_empty_answer_about_a_speaking_article_is_not_ok() -> None:
    """Valid JSON with nothing in it must not pass for a quiet article."""
    nothing = answer(summary=[], parties=[], offers=[], quotes=[], next_steps=[])
    result, _ = run(nothing)
    assert result.status is RunStatus.PARTIAL
    assert {"empty_brief", "uncited_quotations"} <= {finding.code for finding in result.findings}


def test_a_quotation_that_the_answer_passes_over_is_named() -> None:
    """What a plain tag gives to somebody and no item cites becomes a warning with the place."""
    result, _ = run(answer(quotes=[]))
    uncited = next(finding for finding in result.findings if finding.code == "uncited_quotations")
    assert [span.text for span in uncited.spans] == ["We want a rise, not a present,"]
    assert not any(finding.code == "uncited_quotations" for finding in run(answer())[0].findings)


def test_no_repair_is_asked_for_when_switched_off() -> None:
    """`repair=False` costs one request at most."""
    result, engine = run(answer(offers=[{**OFFER, "evidence": ["S99"]}]), repair=False)
    assert len(engine.asks) == 1
    assert result.status is RunStatus.PARTIAL


def test_a_failed_repair_leaves_the_draft_standing() -> None:
    """The draft is paid for: a repair that does not come costs the failing item alone, and is told."""
    failed = EndpointOverloaded(
        "503.", attempts=(Attempt(attempt=1, kind=AttemptKind.REPAIR, outcome="http_503", model=None),)
    )
    result, _ = run(answer(offers=[{**OFFER, "evidence": ["S99"]}]), failed)
    assert result.status is RunStatus.PARTIAL
    assert [attempt.outcome for attempt in result.ledger] == ["ok", "http_503"]
    assert any(finding.code == "repair_failed" for finding in result.findings)


def test_an_engine_error_carries_the_failed_result_and_its_ledger() -> None:
    """A failure is an exception whose result has no brief, so that an empty list never stands for it."""
    attempt = Attempt(attempt=1, kind=AttemptKind.DRAFT, outcome="refused", model="m", input_tokens=7)
    with pytest.raises(ModelRefused) as caught:
        run(ModelRefused("The model declined.", attempts=(attempt,)))
    failed = caught.value.result
    assert (failed.status, failed.brief) == (RunStatus.FAILED, None)
    assert [row.input_tokens for row in failed.ledger] == [7]
    assert [f.code for f in failed.findings if f.severity is Severity.ERROR] == ["model_refused"]


def test_sync_and_async_give_the_same_result() -> None:
    """Both faces run the same steps."""
    plain = summarize(ARTICLE, settings=Settings(), engine=ScriptedEngine([answer()]))
    waited = asyncio.run(asummarize(ARTICLE, settings=Settings(), engine=ScriptedEngine([answer()])))
    assert waited == plain


def test_statements_made_twice_are_marked() -> None:
    """The later of two quotes by one speaker that share a run of words repeats the earlier one."""
    text = (
        "Talks\n“We will never sell the harbour to anyone,” Ann Gray said.\n"
        "“We will never sell the harbour,” she said later.\n"
    )
    raw = answer(
        summary=[],
        parties=[party("gray", "Ann Gray", ["S2"])],
        offers=[],
        next_steps=[],
        quotes=[
            {**QUOTE, "speakers": ["gray"], "about": []},
            {**QUOTE, "id": "U2", "passage": "Q2", "speakers": ["gray"], "about": []},
        ],
    )
    result = Summarizer(Settings(), engine=ScriptedEngine([raw])).summarize(text)
    assert [quote.repeats for quote in brief_of(result).quotes] == [None, "U1"]
    assert result.repeated == [["U1", "U2"]]


@pytest.mark.parametrize("text", ["", "   \n\t "])
def test_blank_text_is_an_input_error(text: str) -> None:
    """Nothing is asked for an empty document."""
    with pytest.raises(InputEmpty):
        Summarizer(Settings(), engine=ScriptedEngine([])).summarize(text)


def test_a_string_is_never_read_as_a_file(tmp_path: Path) -> None:
    """Text from elsewhere must not be able to name a file of this machine; a path is given as a Path."""
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    summarizer = Summarizer(Settings(), engine=ScriptedEngine([answer()]))
    with pytest.raises(InputError, match="name of a file"):
        summarizer.summarize(str(file))
    assert summarizer.summarize(file).source.name == "article.txt"


def test_half_surrogates_are_refused() -> None:
    """They are no characters, and could not be written to any output."""
    with pytest.raises(InputUnreadable):
        Summarizer(Settings(), engine=ScriptedEngine([])).summarize("Title\nA \ud83d here.")


def test_speakers_of_another_type_are_recognised_by_their_names() -> None:
    """A speaker that is no `Party` but bears the name that the tag prints contradicts nothing."""
    raw = {
        "headline": "Crews turn down bonus",
        "speakers": [{"id": "crews", "name": "ferry crews' union", "title": None, "evidence": ["S2"]}],
        "commitments": [],
        "demands": [],
        "denials": [],
        "quotes": [{"id": "U1", "passage": "Q1", "speakers": ["crews"]}],
    }
    result = Summarizer(Settings(), brief="statement", engine=ScriptedEngine([raw])).summarize(ARTICLE)
    assert not any(finding.code == "speaker_contradicts_tag" for finding in result.findings)


def test_an_answer_that_makes_no_brief_is_a_typed_error() -> None:
    """A required field of a type of one's own that never validates ends in AnswerInvalid, not in a crash."""

    class Strict(BaseModel):
        score: int

    summarizer = Summarizer(Settings(), brief=Strict, engine=ScriptedEngine([{"score": "high"}, {"score": "high"}]))
    with pytest.raises(AnswerInvalid):
        summarizer.summarize(ARTICLE)


LONG = ARTICLE + "".join(f"On day {n} the union and the operator talked again without any result.\n" for n in range(80))


def part_answer(evidence: str, passage: str | None = None) -> dict[str, Any]:
    quotes = [{**QUOTE, "passage": passage, "about": []}] if passage else []
    parties = [party("union", "union", [evidence])]
    return answer(summary=[], parties=parties, offers=[], quotes=quotes, next_steps=[])


def test_a_long_document_is_read_in_parts_and_joined() -> None:
    """Each part is asked about once, later ones know the cast; the brief is one, grounded in the whole text."""
    script = [part_answer("S2", "Q1"), *(part_answer(f"S{n}") for n in (30, 50, 70, 80, 84))]
    engine = ScriptedEngine(list(script))
    result = Summarizer(Settings(window_tokens=400), engine=engine).summarize(LONG)
    windows = [ask.window for ask in engine.asks if ask.window is not None]
    assert len(windows) == windows[0].of > 2
    assert [known.id for known in windows[1].cast] == ["union"]
    assert result.status is RunStatus.OK
    brief = brief_of(result)
    assert [p.id for p in brief.parties] == ["union"]
    assert len(brief.parties[0].evidence) == len(windows)
    assert [q.passage.text for q in brief.quotes] == ["We want a rise, not a present,"]
    assert len(result.ledger) == len(windows)


def test_a_part_that_fails_is_named_and_the_rest_stands() -> None:
    """The result is partial, and says which sentences and characters were not read."""
    engine = ScriptedEngine(
        [part_answer("S2", "Q1"), EndpointOverloaded("503."), *(part_answer("S84") for _ in range(6))]
    )
    result = Summarizer(Settings(window_tokens=400), engine=engine).summarize(LONG)
    assert result.status is RunStatus.PARTIAL
    unread = next(finding for finding in result.findings if finding.code == "window_failed")
    assert unread.message.startswith("part 2 of ")
    assert all(result.source.text[span.start : span.end] == span.text for span in unread.spans)
    assert brief_of(result).quotes


def test_a_document_of_which_no_part_could_be_read_is_an_error() -> None:
    """No brief is made of nothing."""
    engine = ScriptedEngine([EndpointOverloaded("503.") for _ in range(12)])
    with pytest.raises(EndpointOverloaded) as caught:
        Summarizer(Settings(window_tokens=400), engine=engine).summarize(LONG)
    assert caught.value.result.status is RunStatus.FAILED
