"""Who is given as the speaker of a quotation, by which rule, and how sure that is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import Attribution, Basis, Document
from summarizer.document.speakers import RELIABILITY, UNKNOWN_BELOW

SEED = Path(__file__).parents[2] / "seeds" / "us-ukraine-guarantees.txt"


def first(text: str) -> Attribution:
    return Document(text).attributions[0]


@pytest.mark.parametrize(
    ("speaker", "basis", "text"),
    [
        ("Ms Roe", Basis.TAG_AFTER, "“We will wait,” Ms Roe said."),
        ("Ms Roe", Basis.TAG_AFTER, "“We will wait,” said Ms Roe, a lawyer."),
        ("Ann Roe", Basis.TAG_AFTER, "“We will wait,” Ann Roe, a lawyer from Leeds, told reporters."),
        ("Ms Roe", Basis.TAG_BEFORE, "Ms Roe said, “We will wait.”"),
        ("Ms Roe", Basis.TAG_BEFORE, "Ms Roe called the plan “dead” on Friday."),
        ("Ms Roe", Basis.TAG_BEFORE, "On Friday, Ms Roe, who leads the union, described it as “dead.”"),
        ("Ms Roe", Basis.TAG_BEFORE, "Ms Roe left the room, saying “never again.”"),
        ("Ms Roe", Basis.TAG_BEFORE, "In Salem, Oregon, Ms Roe went on to say that it was “dead.”"),
        ("Ms Roe", Basis.TAG_BEFORE, "Ms Roe said the company had called it “dead.”"),
        ("two officials", Basis.ACCORDING_TO, "According to two officials, the plan is “dead.”"),
        ("Ms Roe", Basis.ACCORDING_TO, "The plan is “dead,” according to Ms Roe."),
        ("Ms Roe", Basis.TAG_BEFORE, "Ms Roe took the floor: “We will wait.”"),
        ("Ms Roe", Basis.TAG_AFTER, "The plan is “dead” for now, Ms Roe said."),
        ("Ms Roe’s", Basis.SAME_SENTENCE, "Ms Roe’s promise of “a new day” was soon forgotten."),
        ("Ms Roe", Basis.PREVIOUS_SENTENCE, "Ms Roe added that it was late. “We will wait.”"),
        ("Ms Roe", Basis.PREVIOUS_PARAGRAPH, "Ms Roe continued:\n“We will wait.”"),
        ("ROE", Basis.LABEL, '"ROE: We will wait."'),
        ("Ann Roe", Basis.LABEL, "“We will wait.” — Ann Roe, farmer"),
        ("Ana Roe", Basis.TAG_AFTER, "«No vamos a esperar», dijo Ana Roe."),
    ],
)
def test_each_way_of_naming_a_speaker_is_read(speaker: str, basis: Basis, text: str) -> None:
    """Tags after, before and behind a comma, evidentials, colons, owners, labels and signatures."""
    attribution = first(text)
    assert (attribution.speaker, attribution.basis) == (speaker, basis)
    assert text[attribution.start : attribution.end] == speaker


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("she", "Ann Roe came. “We are like ‘the sea and the wind,’” she explained."),
        ("Ann Roe", "“They told us, ‘Go home,’” said Ann Roe."),
        ("Tom Brand's right-hand woman", "“It is late,” said Tom Brand's right-hand woman."),
        ("Moll's closest adviser Ann Roe", "“It is late,” said Moll's closest adviser Ann Roe."),
        ("Ann Roe's", "Ann Roe's verdict: “A start, no more.”"),
        ("union leaders", "It was a process union leaders called “a farce.”"),
        (
            "two advisers to the port",
            "Under what two advisers to the port called “the old plan,” the club charged a fee.",
        ),
        ("the front page of the Post", "“Choke!” blared the front page of the Post."),
        ("many", "Norland took the title in a harbour game many are calling an “instant classic.”"),
        ("a charter", "The port adopted a charter that calls lockouts “a disgrace.”"),
        ("a harbour inquiry", "The port paid for the crane, which a harbour inquiry said was “careless” at best."),
    ],
)
def test_the_phrase_of_the_speaker_is_neither_lost_nor_cut(speaker: str, text: str) -> None:
    """A tag behind inner marks, a head behind its owner, the subject inside a relative clause."""
    assert first(text).speaker == speaker


def test_what_is_so_called_has_no_speaker() -> None:
    """Neither "called" of "so called" nor a verb behind the marks makes the article a speaker."""
    document = Document("The so called “Harbour Pact” was called by the union to force the port to pay.")
    assert [q.use for q in document.quotations] == ["term"]
    assert document.attributions[0].speaker is None


def test_a_tag_between_two_halves_speaks_for_both() -> None:
    """The second half of the sentence has the same speaker by the same words."""
    before, after = Document("“We will,” Ms Roe said, “wait for them.”").attributions
    assert (before.basis, after.basis) == (Basis.TAG_AFTER, Basis.TAG_INSIDE)
    assert before.entity == after.entity == "roe"


def test_a_running_speaker_goes_on_within_the_paragraph() -> None:
    """A passage of its own belongs to whoever spoke before it."""
    attributions = Document("“We wait,” Ms Roe said. “It is late. We hope.”").attributions
    assert [a.basis for a in attributions] == [Basis.TAG_AFTER, Basis.RUNNING]
    assert {a.entity for a in attributions} == {"roe"}


def test_pronouns_follow_gender_and_the_last_subject() -> None:
    """ "She" is the woman who spoke last, "he" the man."""
    text = "Jane Roe met Mr. Thomas Doe. Doe praised Roe. She said it was “good.” He said it was “late.”"
    assert [a.entity for a in Document(text).attributions] == ["jane-roe", "thomas-doe"]


def test_a_relative_pronoun_stands_for_the_phrase_before_it() -> None:
    """The words are "who", the entity is the person."""
    attribution = first("The union backed Jane Roe, who called the plan “dead.”")
    assert (attribution.speaker, attribution.entity) == ("who", "jane-roe")


def test_a_joint_statement_has_all_its_speakers() -> None:
    """The first is `entity`, the rest are `others`."""
    attribution = first("Jane Roe and Thomas Doe said that it was “a good day.”")
    assert (attribution.entity, attribution.others) == ("jane-roe", ("thomas-doe",))


def test_strong_tags_name_their_speaker_in_place() -> None:
    """A pronoun or a running speaker can be read otherwise, a name in the tag cannot."""
    text = "“We wait,” Ms Roe said. “We hope.” She said it was “late.”"
    assert [a.strong for a in Document(text).attributions] == [True, False, False]


def test_what_nobody_says_is_given_to_nobody() -> None:
    """Titles of works, terms and doubts have no speaker."""
    text = "He read the novel “The Long Road.” The “peace” did not hold."
    assert [(a.speaker, a.entity, a.confidence) for a in Document(text).attributions] == [(None, None, 0.0)] * 2


def test_every_confidence_comes_from_the_table_and_reaches_the_threshold() -> None:
    """Below the threshold the speaker is unknown."""
    assert all(0 < rate <= 1 for rate in RELIABILITY.values())
    for attribution in Document(SEED.read_text(encoding="utf-8")).attributions:
        assert attribution.confidence >= UNKNOWN_BELOW
        assert attribution.confidence == RELIABILITY[attribution.basis, attribution.entity is not None]


def test_the_sample_article_has_its_eleven_speakers() -> None:
    """Three anonymous sources kept apart and unnamed, pronouns followed to the presidents."""
    document = Document(SEED.read_text(encoding="utf-8"))
    assert [a.entity for a in document.attributions] == [
        "senior-american-official",
        *["volodymyr-zelenskyy"] * 5,
        *["donald-trump"] * 3,
        "us-officials",
        "one-official",
    ]
    sources = [document.entity(i) for i in ("senior-american-official", "us-officials", "one-official")]
    assert all(source is not None and source.kind == "unnamed" for source in sources)


def test_british_single_marks_are_attributed_like_others() -> None:
    """The style of the marks does not matter to the rules."""
    text = "'We won't pay,' said Jane Roe, the union's head. 'It's late.' A spokesman for Acme Ltd said it was 'fair'."
    assert [a.entity for a in Document(text).attributions] == ["jane-roe", "jane-roe", "spokesman-for-acme-ltd"]


@given(
    st.lists(
        st.sampled_from('“ ” ‘ ’ " said Roe Ms she who told , . : \n the official according to —'.split(" ")),
        max_size=60,
    )
)
@settings(max_examples=150, deadline=None)
def test_there_is_one_attribution_for_each_quotation(words: list[str]) -> None:
    """Whatever the words, attributions keep the order of quotations and quote the text exactly."""
    document = Document(" ".join(words))
    assert [a.quotation for a in document.attributions] == [q.id for q in document.quotations]
    for attribution in document.attributions:
        if attribution.speaker is not None:
            assert document.running_text[attribution.start : attribution.end] == attribution.speaker


@pytest.mark.parametrize(
    ("aside", "entity"),
    [
        ("says somebody who sits in its evening meetings", None),
        ("said a person close to the board", None),
        ("says Ann Gray of the bank", "ann-gray"),
    ],
)
def test_an_aside_names_the_source_and_not_the_subject(aside: str, entity: str | None) -> None:
    """Words that somebody reports of a body are not that body's words."""
    document = Document(f"Talks\nAnn Gray waited. The Club, {aside}, could live with it “tomorrow morning” at best.\n")
    attribution = document.attributions[0]
    assert attribution.entity == entity or (entity is None and attribution.entity not in ("club", "the-club"))


def test_endless_chains_of_pronouns_end() -> None:
    """Thousands of sentences that lead from pronoun to pronoun need no deeper stack than a few do."""
    for chain in ("He left. ", "He said so. ", "She sent a letter. It said no. "):
        assert Document("Ann Roe came. " + chain * 2000 + "“No,” he said.").attributions[0].quotation == "Q1"
