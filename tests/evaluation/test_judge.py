"""The judge judged: what the scorer must do on made-up gold and on briefs that differ from it in one known way."""

from __future__ import annotations

import copy
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.evaluation.figures import Counts, Figures, figures_of, section_counts
from summarizer.evaluation.gold import GoldCase
from summarizer.evaluation.items import SECTIONS
from summarizer.evaluation.lint import lint_case
from summarizer.evaluation.outcomes import Result
from summarizer.evaluation.saved import read_result
from summarizer.evaluation.score import ZERO_TOLERANCE, CaseScore, score_case

from .generated import Brief, brief_of, case_of, made_up_case, result_of

seeds = st.integers(min_value=0, max_value=2**48)
many = settings(max_examples=500, deadline=None)


def judged(case: GoldCase, brief: Brief) -> CaseScore:
    return score_case(case, read_result(result_of(case, brief)).brief)


def figures(score: CaseScore) -> Figures:
    return figures_of([score], {score.case: "made-up"}, intervals=False)


def other_counts(score: CaseScore, *, without: str) -> dict[str, Counts]:
    return {name: counts for name, counts in section_counts(score).items() if name != without}


@many
@given(seeds)
def test_made_up_gold_is_clean(seed: int) -> None:
    """What the other tests rest on is gold that the linter accepts."""
    assert lint_case(made_up_case(seed)) == []


@many
@given(seeds)
def test_gold_as_prediction_is_perfect(seed: int) -> None:
    """Gold as prediction scores 1.0 wherever there is something to score, and n/a where there is nothing."""
    case = made_up_case(seed)
    score = judged(case, brief_of(case))
    result = figures(score)
    assert {line.signature for line in score.outcomes} <= {"COR", "OPT"}
    for section in result.sections.values():
        assert section.counts.correct.f1 == (1.0 if section.counts.required else None)
        assert section.evidence_precision.value in (1.0, None)
        assert section.evidence_recall.value in (1.0, None)
        assert all(field.right == field.pairs for field in section.fields.values())
    assert result.brief.speakers.value in (1.0, None)
    assert result.brief.verbatim.value in (1.0, None)
    assert all(not score.counters[counter] for counter in ZERO_TOLERANCE)
    assert result.brief.overclaims.part == 0


@many
@given(seeds)
def test_shuffling_changes_nothing(seed: int) -> None:
    """The order of items in a brief or in its lists changes no number, also for a brief with mistakes and twins."""
    case = made_up_case(seed, full=True)
    random = Random(seed)
    brief = brief_of(case)
    brief["offers"][0]["status"] = "accepted"
    brief["quotes"].append(copy.deepcopy(brief["quotes"][0]) | {"id": "U99"})
    brief["offers"].append(copy.deepcopy(brief["offers"][1]) | {"id": "O99"})
    brief["next_steps"].pop()
    shuffled = copy.deepcopy(brief)
    for section in SECTIONS:
        random.shuffle(shuffled[section])
        for item in shuffled[section]:
            random.shuffle(item.get("evidence", []))
    assert figures(judged(case, shuffled)) == figures(judged(case, brief))


@many
@given(seeds)
def test_shuffling_gold_changes_nothing(seed: int) -> None:
    """The order of gold's items changes no number either."""
    case = made_up_case(seed, full=True)
    random = Random(seed)
    brief = brief_of(case)
    brief["quotes"] = brief["quotes"][1:]
    shuffled = {
        name: tuple(random.sample(getattr(case.gold, name), len(getattr(case.gold, name)))) for name in SECTIONS
    }
    other = GoldCase(case.folder, case.raw, case.article, case.gold.model_copy(update=shuffled))
    assert figures(judged(other, brief)) == figures(judged(case, brief))


@many
@given(seeds)
def test_duplicating_every_item_halves_precision(seed: int) -> None:
    """Said twice is once right and once spurious, whatever is said, and costs no recall."""
    case = made_up_case(seed, optional=False, full=True)
    brief = brief_of(case)
    for section in SECTIONS:
        copies = copy.deepcopy(brief[section])
        for item in copies:
            if "id" in item:
                item["id"] += "-again"
        brief[section] += copies
    for counts in section_counts(judged(case, brief)).values():
        assert (counts.correct.precision, counts.correct.recall) == (0.5, 1.0)


@many
@given(seeds, st.sampled_from(SECTIONS))
def test_deleting_one_item_costs_one_nth_of_recall(seed: int, section: str) -> None:
    """A missing item is one miss: recall falls by 1/n, precision stays."""
    case = made_up_case(seed, optional=False, full=True)
    brief = brief_of(case)
    required = len(brief[section])
    brief[section].pop(Random(seed).randrange(required))
    found = section_counts(judged(case, brief))[section].found
    assert found.recall == (required - 1) / required
    assert found.precision == 1.0


@many
@given(seeds)
def test_swapping_two_speakers_moves_attribution_alone(seed: int) -> None:
    """Two quotes with each other's speaker are two wrong attributions; nothing else moves, nobody is lost."""
    case = made_up_case(seed, optional=False, full=True)
    brief = brief_of(case)
    one, two = brief["quotes"][:2]
    one["speakers"], two["speakers"] = two["speakers"], one["speakers"]
    score, before = judged(case, brief), judged(case, brief_of(case))
    quotes = section_counts(score)["quotes"]
    assert (quotes.inc, quotes.mis, quotes.spu) == (2, 0, 0)
    assert figures(score).brief.speakers.part == len(brief["quotes"]) - 2
    assert other_counts(score, without="quotes") == other_counts(before, without="quotes")


@many
@given(seeds)
def test_a_changed_number_turns_right_into_wrong(seed: int) -> None:
    """A wrong figure is INC with the reason, never a miss plus an invention, and touches no other item."""
    case = made_up_case(seed, optional=False, full=True)
    brief = brief_of(case)
    offer = Random(seed).choice(brief["offers"])
    offer["amounts"] = [{"text": "1" + offer["amounts"][0]["text"]}]
    score = judged(case, brief)
    changed = [line for line in score.outcomes if line.result is not Result.COR]
    assert [(line.gold_id, line.signature) for line in changed] == [(offer["id"], "INC amounts")]


@many
@given(seeds, st.sampled_from(["parties", "offers", "open_issues", "next_steps", "summary"]))
def test_a_furniture_item_is_one_leak(seed: int, section: str) -> None:
    """Evidence that touches furniture, by one character or whole, makes the document a leaking one."""
    case = made_up_case(seed, full=True)
    brief = brief_of(case)
    start, end = case.gold.furniture[0]
    start += Random(seed).randrange(end - start)
    span = {"id": "S99", "start": start, "end": end, "text": case.article[start:end]}
    if section == "summary":
        brief["summary"].append({"text": "Sign up.", "evidence": [span]})
    else:
        brief[section][0]["evidence"].append(span)
    score = judged(case, brief)
    assert len(score.counters["furniture leaks"]) == 1
    assert figures(score).brief.leaking.part == 1


@many
@given(seeds, st.sampled_from([-1, 1]))
def test_a_span_off_by_one_is_caught(seed: int, shift: int) -> None:
    """A quote or evidence moved by one character is not verbatim or not resolved, and still aligned."""
    case = made_up_case(seed, optional=False, full=True)
    brief = brief_of(case)
    passage, evidence = brief["quotes"][1]["passage"], brief["offers"][0]["evidence"][0]
    passage["start"] += shift
    passage["end"] += shift
    evidence["end"] += shift
    score = judged(case, brief)
    assert score.counters["non-verbatim quotes"] == ("U2",)
    assert len(score.counters["unresolved evidence"]) == 1
    assert {line.result for line in score.outcomes} == {Result.COR}


@many
@given(seeds)
def test_a_named_anonymous_source_is_counted(seed: int) -> None:
    """An unnamed source's words in the mouth of somebody with a name are deanonymised, apart from the wrong speaker."""
    case = made_up_case(seed, optional=False, full=True)
    unnamed = {party.id for party in case.gold.parties if party.kind == "unnamed"}
    brief = brief_of(case)
    named = next(party.id for party in case.gold.parties if party.id not in unnamed)
    touched = [quote for quote in brief["quotes"] if set(quote["speakers"]) & unnamed]
    for quote in touched:
        quote["speakers"] = [named]
    score = judged(case, brief)
    assert score.counters["deanonymised"] == tuple(sorted(quote["id"] for quote in touched))
    assert section_counts(score)["quotes"].inc == len(touched)


@many
@given(seeds)
def test_unnamed_sources_are_told_apart_by_their_sentence(seed: int) -> None:
    """Two unnamed sources that exchange their descriptions are still aligned by where they act."""
    case = made_up_case(seed, full=True)
    brief = brief_of(case)
    unnamed = [party for party in brief["parties"] if party["kind"] == "unnamed"]
    if len(unnamed) == 2:
        unnamed[0]["name"], unnamed[1]["name"] = unnamed[1]["name"], unnamed[0]["name"]
    score = judged(case, brief)
    parties = [line for line in score.outcomes if line.section == "parties"]
    assert all(line.gold_id == line.predicted_id for line in parties)
    assert {line.result for line in parties} == {Result.COR}


@many
@given(seeds)
def test_evidence_that_points_everywhere_points_nowhere(seed: int) -> None:
    """With evidence missing or over 400 characters the text alone decides: an unrelated claim is spurious."""
    case = made_up_case(seed, optional=False, full=True)
    brief = brief_of(case)
    whole = case.article[: case.gold.furniture[0][0]]
    everywhere = {"id": "S1", "start": 0, "end": len(whole), "text": whole}
    random = Random(seed)
    offer = random.choice(brief["offers"])
    offer["evidence"] = random.choice([[everywhere], []])
    kept = section_counts(judged(case, brief))["offers"]
    offer["text"] = "Zwölf Boxkämpfer jagen Viktor quer über"
    lost = section_counts(judged(case, brief))["offers"]
    assert (kept.mis, kept.spu) == (0, 0)
    assert (lost.mis, lost.spu) == (1, 1)


@many
@given(seeds)
def test_an_empty_brief_has_no_recall_and_no_precision(seed: int) -> None:
    """Nothing predicted against gold is recall 0; nothing against nothing is n/a; a failed result is an empty brief."""
    case = made_up_case(seed)
    score = score_case(case, None)
    for counts in section_counts(score).values():
        assert counts.found.precision is None
        assert counts.found.recall == (0.0 if counts.required else None)
        assert counts.found.f1 == (0.0 if counts.required else None)


@many
@given(seeds)
def test_no_result_crashes_the_scorer(seed: int) -> None:
    """Whatever is wrong with a saved result, it is judged or is no valid brief; nothing raises."""
    case = made_up_case(seed, full=True)
    random = Random(seed)
    data = result_of(case, brief_of(case))
    for _ in range(random.randint(1, 4)):
        spoil(data, random)
    result = read_result(data)
    score = score_case(case, result.brief)
    figures(score)
    assert result.brief is not None or result.failure


def spoil(node: Any, random: Random) -> None:
    """Replace a value somewhere inside `node` by another of any kind."""
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = random.choice(keys)
        if isinstance(node[key], dict | list) and node[key] and random.random() < 0.8:
            node = node[key]
            continue
        node[key] = random.choice([None, "", "x", "\ud800", -1, 10**9, 3.5, True, [], {}, ["S1"], {"text": "y"}])
        return


def test_nothing_against_nothing_is_not_applicable() -> None:
    """An empty brief of an article whose gold is empty has no figure, and is counted as having none."""
    full = made_up_case(1)
    case = case_of(full.article, full.gold.model_dump() | dict.fromkeys(SECTIONS, ()) | {"repeated": ()})
    result = figures(judged(case, brief_of(case)))
    assert result.mean_document_f1 is None
    assert (result.document_n, result.documents) == (0, 1)
    assert all(section.counts.correct.f1 is None and section.macro_n == 0 for section in result.sections.values())
    assert result.brief.verbatim.value is None
    invented = brief_of(case) | {"next_steps": [{"text": "They meet.", "evidence": []}]}
    assert figures(judged(case, invented)).sections["next_steps"].counts.correct.f1 == 0.0
