"""Items as a whole: printed forms, sides, repetitions, states of offers, and who speaks."""

from __future__ import annotations

import pytest

from summarizer.grounding.checks import Article, CheckContext, check_item
from summarizer.grounding.checks.context import stands_in
from summarizer.grounding.checks.words import Words
from summarizer.schemas import Severity, Span, Statement
from tests.grounding.articles import cast, codes, document, offer, party, problems, quote, sentences

ARTICLE = document()


def test_a_fitting_offer_passes() -> None:
    """An offer with its sides, figures and state as the article tells them has no problem."""
    item = offer(ARTICLE, "A one-off bonus of 300 euros", "S2", amounts=["300 euros"], status="rejected")
    assert codes(ARTICLE, item) == {}


@pytest.mark.parametrize(
    ("more", "code", "path", "severity"),
    [
        ({"made_to": ["norland", "blue-line"]}, "made_to_maker", ("made_to", 1), "error"),
        ({"kind": "agreement"}, "agreement_with_addressee", ("made_to",), "warning"),
        ({"made_by": []}, "no_maker", ("made_by",), "warning"),
        ({"amounts": ["20 February"]}, "amount_not_in_evidence", ("amounts", 0), "error"),
        ({"amounts": ["4.5%"]}, "amount_not_in_evidence", ("amounts", 0), "warning"),
        ({"amounts": ["777 euros"]}, "not_printed", ("amounts", 0, "text"), "error"),
        ({"deadline": "by midsummer"}, "not_printed", ("deadline",), "error"),
    ],
)
def test_parts_of_an_offer_fit_together(
    more: dict[str, object], code: str, path: tuple[object, ...], severity: str
) -> None:
    """The path of a problem is the smallest part that can be spared."""
    found = problems(ARTICLE, offer(ARTICLE, "A one-off bonus", "S2", **more))
    assert (code, path, severity) in [(p.code, p.path, p.severity.value) for p in found]


def test_a_maker_has_a_part_in_the_evidence() -> None:
    """Whom nothing there names, describes or means by a pronoun did not make the offer."""
    article = document(
        "Ferry talks\nBlue Line offered the Harbour Union a bonus on Monday.\n\nTom Varga leads the Harbour Union.\n\n"
        "Ada Ruhl is the envoy of Norland.\n"
    )
    right = offer(article, "A bonus", "S2")
    assert codes(article, right) == {}
    wrong = offer(article, "A bonus", "S2", made_by=["norland"], according_to="ruhl")
    found = [(p.code, p.path, p.severity) for p in problems(article, wrong)]
    assert ("party_not_in_evidence", ("made_by", 0), Severity.WARNING) in found
    assert ("party_not_in_evidence", ("according_to",), Severity.WARNING) in found


def test_names_with_marks_are_whole_names() -> None:
    """A hyphen or a plus is part of a name, and one side of a stroke is a name of its own."""
    article = document("Talks\nAnne-Marie Solo-Bay of the K-9/Norland group met the OPEC+ ministers on Monday.\n")
    parties = [
        party(article, "solo", "Anne-Marie Solo-Bay", "person"),
        party(article, "group", "K-9/Norland", "group"),
        party(article, "opec", "OPEC+", "organization"),
    ]
    names = CheckContext.of(Article(article), parties).names
    text = Words("Anne-Marie Solo-Bay told the K-9 and OPEC+")
    found = [
        (text.printed(n.first, n.last), [one for one in n.ids if one.startswith("party:")]) for n in names.find(text)
    ]
    assert found == [("Anne-Marie Solo-Bay", ["party:solo"]), ("K-9", ["party:group"]), ("OPEC+", ["party:opec"])]


def test_a_state_of_an_offer_needs_a_word_for_it() -> None:
    """ "Accepted" with nothing like acceptance near the evidence is a doubt, no error."""
    article = document("Norland asks for talks\n\nNorland has asked for talks.\n\nOstrava said nothing on Monday.\n")
    item = offer(article, "Talks", "S2", made_by=["norland"], made_to=["ostrava"], status="accepted")
    assert codes(article, item) == {"status_without_cue": "warning"}
    item = offer(article, "Talks", "S2", made_by=["norland"], made_to=["ostrava"], status="proposed")
    assert codes(article, item) == {}


def test_nobody_represents_himself() -> None:
    """The side that somebody speaks for is somebody else."""
    item = party(ARTICLE, "varga", "Tom Varga", "person", represents="varga")
    assert [(p.code, p.path) for p in problems(ARTICLE, item)] == [("represents_itself", ("represents",))]


def test_a_repetition_follows_what_it_repeats() -> None:
    """Neither the quote itself nor a later one can be what a quote repeats."""
    first = quote(ARTICLE, "U1", "Q1", ["official"], repeats="U2")
    second = quote(ARTICLE, "U2", "Q2", ["varga"], repeats="U1")
    assert codes(ARTICLE, first, second) == {"repeats_later": "error"}
    assert "repeats_later" not in codes(ARTICLE, second, first)
    assert codes(ARTICLE, quote(ARTICLE, "U1", "Q1", ["official"], repeats="U1")) == {"repeats_itself": "error"}


def test_spans_hold_the_articles_own_characters() -> None:
    """Evidence that spans nothing, or other words, is an error."""
    real = sentences(ARTICLE, "S2")[0]
    empty = Span(id="S9", start=real.start, end=real.start, text="")
    other = Span(id="S2", start=real.start, end=real.end, text="x" * (real.end - real.start))
    assert codes(ARTICLE, Statement(text="A bonus", evidence=[empty])) == {"empty_span": "error"}
    assert codes(ARTICLE, Statement(text="A bonus", evidence=[other])) == {"empty_span": "error"}
    assert codes(ARTICLE, Statement(text="A bonus", evidence=[real])) == {}


def test_printed_forms_bear_other_marks_and_plurals_but_no_parts_of_words() -> None:
    """Case, marks, white space and a plural s are no difference; half a word is."""
    article = "the union’s co-chairs met at “noon”"
    assert stands_in("Union's", article.replace("’", "'"))
    assert stands_in("co-chair", article)
    assert not stands_in("chai", article)
    assert not stands_in("", article)
    assert not stands_in("x" * 5000, "x" * 10_000)


def test_a_state_may_be_named_by_country() -> None:
    """A state that is printed only as an adjective is named by its country; a company is not."""
    article = document("Talks\nFrench officials met the delegation on Monday.\n")
    assert codes(article, party(article, "france", "France", "state")) == {}
    assert codes(article, party(article, "france", "Peru", "state")) == {"not_printed": "error"}
    assert codes(article, party(article, "france", "France", "company")) == {"not_printed": "error"}


def test_an_unnamed_party_bears_no_persons_name() -> None:
    """A description may contain a name, a name alone is none."""
    assert codes(ARTICLE, party(ARTICLE, "source", "Ada Ruhl", "unnamed")) == {"unnamed_has_name": "error"}
    aliased = party(ARTICLE, "source", "senior Blue Line official", "unnamed", aliases=["Tom Varga"])
    assert [(p.code, p.path) for p in problems(ARTICLE, aliased)] == [("unnamed_has_name", ("aliases", 0))]
    assert codes(ARTICLE, party(ARTICLE, "source", "a senior Blue Line official", "unnamed")) == {}


def _with_strong_tags(context: CheckContext) -> None:
    """Make every attribution of the article strong, whatever the rules of the day say."""
    tags = context.article.attributions
    for place, tag in list(tags.items()):
        tags[place] = tag._replace(strong=True)


def test_quotes_go_to_whom_the_article_gives_them() -> None:
    """A named person is not put in the place of an unnamed source, nor somebody else in that of a named one."""
    outsider = party(ARTICLE, "outsider", "Ada Ruhl", "person")
    items = [
        quote(ARTICLE, "U1", "Q1", ["outsider"]),
        quote(ARTICLE, "U2", "Q2", ["outsider"]),
        quote(ARTICLE, "U3", "Q2", []),
        quote(ARTICLE, "U4", "Q2", ["varga"]),
        quote(ARTICLE, "U5", "Q1", ["official"]),
    ]
    context = CheckContext.of(Article(ARTICLE), [*cast(ARTICLE), outsider, *items])
    _with_strong_tags(context)
    found = [[(p.code, p.path, p.severity) for p in check_item(item, context)] for item in items]
    assert found == [
        [("deanonymised", ("speakers", 0), Severity.ERROR)],
        [("speaker_contradicts_tag", ("speakers",), Severity.WARNING)],
        [("speaker_missing", ("speakers",), Severity.WARNING)],
        [],
        [],
    ]


def test_two_unnamed_sources_are_not_one_party() -> None:
    """One party as the speaker of two different anonymous officials is a doubt."""
    article = document(
        "Talks\n“It is close,” a senior Blue Line official said on Monday.\n"
        "“It is far,” another ministry official told reporters on Tuesday.\n"
    )
    first, second = quote(article, "U1", "Q1", ["official"]), quote(article, "U2", "Q2", ["official"])
    context = CheckContext.of(Article(article), [*cast(article), first, second])
    _with_strong_tags(context)
    assert [problem.code for problem in check_item(first, context)] == []
    assert [problem.code for problem in check_item(second, context)] == ["sources_merged"]


def test_a_name_beside_the_description_is_no_unmasking() -> None:
    """ "Its secretary, Lena Ortiz" names the secretary."""
    article = document("Talks\n“It is close,” said its general secretary, Lena Ortiz, on Monday.\n")
    ortiz = party(article, "ortiz", "Lena Ortiz", "person")
    item = quote(article, "U1", "Q1", ["ortiz"])
    context = CheckContext.of(Article(article), [ortiz, item])
    _with_strong_tags(context)
    assert check_item(item, context) == []
