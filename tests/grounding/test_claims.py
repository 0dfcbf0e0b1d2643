"""Claims in the model's own words against the paragraphs of their evidence."""

from __future__ import annotations

import time

import pytest
from pydantic import BaseModel

from summarizer.grounding.checks import Article, CheckContext, check_item, check_plain
from summarizer.grounding.shape import shape_of
from summarizer.schemas import NegotiationBrief, Severity
from tests.grounding.articles import cast, codes, document, issue, offer, problems, statement

ARTICLE = document()


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The union turned down a bonus of €300 on Monday", ["S2"]),
        ("Blue Line may go up to about 4.5 per cent if the union calls off the strike on 14 March", ["S3"]),
        ("It will not pay more than 500 euros", ["S4"]),
        ("Norland is ready to open its ports to fishermen from Ostrava", ["S5"]),
        ("Ostrava asks Norland to lift its fuel ban first", ["S6"]),
        ("There is to be no strike in March", ["S8"]),
        ("He does not rule out talks before 20 February", ["S9"]),
    ],
)
def test_a_faithful_paraphrase_passes(text: str, evidence: list[str]) -> None:
    """Other words, another notation and another order are no fault."""
    assert codes(ARTICLE, statement(ARTICLE, text, *evidence)) == {}


@pytest.mark.parametrize(
    ("text", "evidence", "code", "severity"),
    [
        ("The union rejected a bonus of 310 euros", ["S2"], "number_not_in_article", "error"),
        ("A strike of 1,200 people is planned for 14 March", ["S3"], "number_not_in_evidence", "warning"),
        ("Talks are open to 300 people", ["S9"], "number_not_in_evidence", "error"),
        ("The union rejected the bonus on Tuesday", ["S2"], "date_not_in_article", "error"),
        ("The strike is planned for 14 April", ["S3"], "date_not_in_article", "error"),
        ("The bonus was rejected by Zubrowka", ["S2"], "name_not_in_article", "error"),
        ("A present is refused by Ostrava", ["S9"], "name_not_in_evidence", "error"),
        ("Norland wants Ostrava to lift the fuel ban", ["S6"], "roles_swapped", "warning"),
        ("Ostrava's envoy Ada Ruhl speaks of its ports", ["S8"], "name_not_in_evidence", "error"),
        ("“We want a rise,” a senior Norland official said", ["S7"], "name_not_in_evidence", "warning"),
        ("The strike is between Norland and Norland", ["S5"], "same_name_twice", "error"),
        ("The union did not reject a bonus of 300 euros", ["S2"], "negation_added", "error"),
        ("The company will pay more than 500 euros", ["S4"], "negation_lost", "error"),
        ("Norland will open its ports to fishermen", ["S5"], "overstated", "error"),
        ("Blue Line agreed to raise its offer to about 4.5%", ["S3"], "overstated", "warning"),
        ("Blue Line raises its offer to about 4.5%", ["S3"], "hedge_lost", "warning"),
        ("Blue Line may raise its offer to 4.5%", ["S3"], "approximation_lost", "warning"),
        (
            "Blue Line may raise its offer if parliament adopts a new budget",
            ["S3"],
            "condition_not_in_evidence",
            "error",
        ),
        ("Norland is prepared to open its ports after a public apology", ["S5"], "condition_not_in_evidence", "error"),
        ("A bonus of 300 days", ["S2"], "unit_differs", "warning"),
        ("Ostrava is prepared to open its ports", ["S5"], "other_name_in_evidence", "warning"),
        (
            "Ports of Norland open to fishermen of Ostrava, the envoy Ostrava said",
            ["S5"],
            "office_of_nobody",
            "warning",
        ),
        ("Norland’s ban on fuel of Norland", ["S6"], "same_name_twice", "warning"),
    ],
)
def test_a_corrupted_claim_is_caught(text: str, evidence: list[str], code: str, severity: str) -> None:
    """Each kind of damage has its code; only what is certain is an error."""
    assert codes(ARTICLE, statement(ARTICLE, text, *evidence)).get(code) == severity


def test_bounds_keep_their_direction() -> None:
    """ "At least" is not "at most"."""
    article = document("Dockers ask for more\nThe dockers want not less than 52 dollars an hour.\n")
    assert (
        codes(article, statement(article, "The dockers want less than 52 dollars an hour", "S2"))["bound_reversed"]
        == "error"
    )
    assert "bound_reversed" not in codes(
        article, statement(article, "The dockers want at least 52 dollars an hour", "S2")
    )


def test_if_no_is_unless() -> None:
    """A negated condition may be told as its opposite."""
    article = document("Crews threaten\nThe crews will walk out on Friday unless Blue Line signs a guarantee.\n")
    assert codes(article, statement(article, "A walk-out on Friday if there is no guarantee", "S2")) == {}


def test_if_is_not_unless() -> None:
    """The condition without its denial is the opposite."""
    article = document("Crews threaten\nThe crews will walk out on Friday unless Blue Line signs a guarantee.\n")
    found = codes(article, statement(article, "The crews walk out on Friday if Blue Line signs a guarantee", "S2"))
    assert found["negation_lost"] == "warning"


def test_a_denial_elsewhere_does_not_cover_for_a_lost_one() -> None:
    """A claim that keeps one "no" of its evidence and loses another is doubted."""
    article = document("Crews wait\nThe crews have no vote on the bonus, and they said that they took no side.\n")
    kept = "The crews have no vote on the bonus and took no side"
    assert codes(article, statement(article, kept, "S2")) == {}
    lost = "The crews have a vote on the bonus, and they said that they took no side"
    assert "negation_lost" in codes(article, statement(article, lost, "S2"))


def test_a_topic_denies_only_what_the_article_denies() -> None:
    """A topic names a matter; a "no" in it must stand there as it is."""
    article = document("Crews wait\nBlue Line refused a bonus for the crews.\n")
    assert codes(article, issue(article, "The bonus for the crews", "S2")) == {}
    assert "negation_added" in codes(article, issue(article, "No bonus for the crews", "S2"))


def test_a_unit_may_stand_elsewhere() -> None:
    """ "2.6 cents" may rest on "2.6" where the unit stands with another figure."""
    article = document("Prices differ\nNorland asks 3.1 cents a unit. Ostrava has offered 2.6.\n")
    assert codes(article, statement(article, "Ostrava offers 2.6 cents", "S3")) == {}
    assert codes(article, statement(article, "Ostrava offers 2.8 cents", "S3"))["number_not_in_article"] == "error"


def test_a_right_figure_with_a_short_citation_is_a_doubt() -> None:
    """Where a sentence that is not cited tells the figure in the claim's words, the claim need not go."""
    filler = "\n\n".join("The weather over the strait stayed mild all day." for _ in range(4))
    article = document(
        "Vote ahead\n\nBlue Line made an offer to its crew members.\n\n"
        f"{filler}\n\nThe offer needs 75 per cent of the votes cast at a meeting.\n"
    )
    told = statement(article, "The offer needs 75 per cent of the votes cast at a meeting", "S2")
    assert codes(article, told)["number_not_in_evidence"] == "warning"
    other = statement(article, "Blue Line pays its members 75 per cent more", "S2")
    assert codes(article, other)["number_not_in_evidence"] == "error"


def test_the_parliament_in_a_capital_is_not_the_capital() -> None:
    """A name that only says where somebody is does not stand for who acts."""
    article = document("Vote ahead\nThe Great Council in Ostrava has to approve the text.\n")
    assert codes(article, statement(article, "The Great Council has to approve the text", "S2")) == {}


def test_conditions_of_an_offer_need_support() -> None:
    """An invented condition is its own part of the item, so that the rest can be kept."""
    good = "if the union calls off the strike"
    bad = "subject to a favourable ruling of the constitutional court"
    item = offer(ARTICLE, "May raise the offer to about 4.5%", "S3", conditions=[good, bad], amounts=["4.5%"])
    found = [(p.code, p.path) for p in problems(ARTICLE, item) if p.severity is Severity.ERROR]
    assert found == [("condition_not_in_evidence", ("conditions", 1))]


def test_positions_rest_on_their_own_evidence() -> None:
    """A position's figure must stand where the position points, not where its issue does."""
    held = [("union", "Not 300 euros", "S2"), ("norland", "300 euros", "S9")]
    item = issue(ARTICLE, "The bonus", "S2", positions=held)
    found = [(p.code, p.path) for p in problems(ARTICLE, item) if p.severity is Severity.ERROR]
    assert found == [("number_not_in_evidence", ("positions", 1, "text"))]


def test_states_may_be_named_by_capital_and_adjective() -> None:
    """Evidence that says "Kyiv" or "Ukrainian" bears out a claim about Ukraine."""
    article = document("Talks near\nThe Kremlin said on Monday that Kyiv had refused a Turkish plan.\n")
    assert codes(article, statement(article, "Ukraine refused a plan of Turkey, Russia said on Monday", "S2")) == {}
    swapped = codes(article, statement(article, "A plan of Hungary was refused by Ukraine", "S2"))
    assert swapped["name_not_in_article"] == "error"


def test_other_languages_get_figures_and_printed_forms_only() -> None:
    """English rules stay silent on a text that is not English, figures do not."""
    text = (
        "Los estibadores rechazan la oferta de la patronal y mantienen la huelga\n"
        "El sindicato de estibadores rechazó el lunes la oferta de la patronal, que proponía una subida del 4% para "
        "los próximos tres años, y mantiene la huelga convocada para el viernes en todos los puertos del país.\n"
    )
    article = document(text)
    assert article.language == "es"
    assert codes(article, statement(article, "No acepta Madrid una subida del 4%", "S2")) == {}
    assert codes(article, statement(article, "Una subida del 5%", "S2")) == {"number_not_in_article": "error"}


def test_the_headline_is_held_against_the_whole_article() -> None:
    """A field without evidence of its own may rest on any sentence, and on nothing else."""
    context = CheckContext.of(Article(ARTICLE), cast(ARTICLE))
    field = next(shape for shape in shape_of(NegotiationBrief) if shape.name == "headline")

    def found(text: str) -> list[str]:
        return [problem.code for problem in check_plain(field, text, context)]

    assert found("Harbour Union rejects bonus of 300 euros as Norland and Ostrava argue") == []
    assert "number_not_in_article" in found("Harbour Union rejects bonus of 800 euros")
    assert "name_not_in_article" in found("Union rejects bonus of Zubrowka")
    assert "headline_long" in found("word " * 16)


def test_messages_name_the_place_and_what_to_do() -> None:
    """A message goes back to the model: it says which field, which words, where."""
    item = offer(ARTICLE, "Blue Line pays 800 euros", "S2")
    message = next(p.message for p in problems(ARTICLE, item) if p.code == "number_not_in_article")
    assert message == "text: the article does not print the figure '800 euros'"


def test_empty_and_endless_claims_are_errors() -> None:
    """A claim says something, in a sentence or two."""
    assert codes(ARTICLE, statement(ARTICLE, "  ", "S2")) == {"empty_text": "error"}
    assert codes(ARTICLE, statement(ARTICLE, "word " * 1000, "S2")) == {"too_long": "error"}


def test_every_problem_is_told_once() -> None:
    """The same fault found twice in one text is one problem."""
    item: BaseModel = statement(ARTICLE, "The union got 800 euros and 800 euros", "S2")
    found = problems(ARTICLE, item)
    assert len(found) == len(set(found))
    context = CheckContext.of(Article(ARTICLE), [])
    assert check_item(item, context) == check_item(item, context)


def test_absent_names_and_figures_are_not_looked_for_anew() -> None:
    """Eight times the article costs a claim no more: what all of it prints is worked out once."""
    line = "The Harbour Union rejected 300 euros on Monday and will not meet Norland.\n\n"

    def seconds(lines: int) -> float:
        article = document("Talks\n\n" + line * lines)
        context = CheckContext.of(Article(article), cast(article))
        items = [statement(article, "Zubrowka got 900 euros in May 2031", f"S{number}") for number in range(2, 82)]
        assert check_item(items[0], context)  # reads the article
        begun = time.process_time()
        for item in items[1:]:
            check_item(item, context)
        return time.process_time() - begun

    assert seconds(1600) < 4 * seconds(200) + 0.05


def test_long_articles_cost_linear_time() -> None:
    """Sixty claims over 300 kB on one line are checked in a moment."""
    line = "The Harbour Union rejected 300 euros on Monday and will not meet Norland unless Ostrava lifts its ban. "
    article = document("Talks\n" + line * 3000)
    context = CheckContext.of(Article(article), cast(article))
    begun = time.perf_counter()
    for number in range(2, 62):
        item = statement(article, "Norland got 900 euros if parliament agrees and lifts no ban", f"S{number * 40}")
        assert check_item(item, context)
    assert time.perf_counter() - begun < 15
