"""Passages in quotation marks: which are found, where they end, and what they are for."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import Document, Quotation, QuotationUse
from summarizer.document.lines import split_lines
from summarizer.document.quotations import find_quotations


def passages(text: str) -> list[str]:
    return [text[q.start : q.end] for q in found(text)]


def found(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, split_lines(text))


def uses(text: str) -> dict[str, str]:
    return {text[q.start : q.end]: q.use.value for q in found(text)}


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("curly", "Ms Roe said: “We will wait.”"),
        ("straight", 'Ms Roe said: "We will wait."'),
        ("typewriter", "Ms Roe said: ``We will wait.''"),
        ("typewriter", "Ms Roe said: ''We will wait.''"),
        ("single", "Ms Roe said: ‘We will wait.’"),
        ("single", "Ms Roe said: 'We will wait.'"),
        ("guillemet", "Ms Roe a dit : « We will wait. »"),
        ("guillemet", "Ms Roe sagte: »We will wait.«"),
        ("guillemet", "Ms Roe said: ‹We will wait.›"),
        ("low", "Ms Roe sagte: „We will wait.“"),
        ("low", "Ms Roe: „We will wait.”"),
        ("corner", "ロー氏は「We will wait.」と述べた"),
        ("corner", "ロー氏は『We will wait.』と述べた"),
    ],
)
def test_marks_of_every_language_are_read(style: str, text: str) -> None:
    """The characters between the marks are the passage, and its style names the marks."""
    (quotation,) = found(text)
    assert (text[quotation.start : quotation.end], quotation.style) == ("We will wait.", style)
    assert quotation.closed


def test_ids_count_in_text_order() -> None:
    """`Q1` is the first passage of the text, whatever its marks and use."""
    text = "The “so-called” offer. “We refuse,” she said. He called it ‘dead’."
    assert [(q.id, text[q.start : q.end]) for q in found(text)] == [
        ("Q1", "so-called"),
        ("Q2", "We refuse,"),
        ("Q3", "dead"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union and the owners' club don't agree on the '90s deal.",
        "He is 6'2\" tall, rock 'n' roll isn't dead and it's 5' wide.",
        "The girls’ school of ’68 hasn’t closed.",
        "Nobody spoke” and the line went on.",
    ],
)
def test_apostrophes_inches_and_stray_closing_marks_open_nothing(text: str) -> None:
    """Signs that only look like marks make no passage."""
    assert passages(text) == []


def test_a_plural_apostrophe_does_not_close_a_british_quotation() -> None:
    """The better closing mark behind it wins."""
    text = "'The workers' committee said no,' he said. 'It won't pay.'"
    assert passages(text) == ["The workers' committee said no,", "It won't pay."]


def test_nested_marks_stay_inside_the_outer_passage() -> None:
    """Speech inside speech is not listed apart, whatever marks it has."""
    assert passages("“He told me ‘no’ and “never” again,” she said.") == ["He told me ‘no’ and “never” again,"]
    assert passages("«Un acuerdo “histórico”», dijo.") == ["Un acuerdo “histórico”"]


def test_paragraphs_that_reopen_their_marks_are_one_passage() -> None:
    """Closing marks are printed once, at the end of the last paragraph."""
    text = "“First part.\n\n“Second “inner” part.\n\n“Third part,” she said. “Next.”"
    assert passages(text) == ["First part.\n\n“Second “inner” part.\n\n“Third part,", "Next."]


def test_a_hard_wrapped_quotation_runs_over_the_line_break() -> None:
    """A line break inside a sentence is no end."""
    assert passages("He said: “We will\nwait for you.” Then he left.") == ["We will\nwait for you."]


def test_a_missing_closing_mark_costs_one_paragraph() -> None:
    """The passage ends with its paragraph and the rest of the article is read as usual."""
    text = "She said: “We never agreed.\n\nThe talks go on. “We hope,” he said."
    first, second = found(text)
    assert (text[first.start : first.end], first.closed) == ("We never agreed.", False)
    assert (text[second.start : second.end], second.closed) == ("We hope,", True)


def test_a_new_opening_mark_ends_a_passage_whose_closing_mark_is_missing() -> None:
    """A later pair in the same paragraph is not swallowed."""
    assert passages("He said “We never agreed, and “We hope,” she said.") == ["We never agreed, and", "We hope,"]


def test_turns_of_a_transcript_inside_marks_are_separate_passages() -> None:
    """A label before the turn belongs to the frame, not to the words."""
    assert passages('"ROE: Will you sign?\n\n"DOE: We will look at it."') == ["Will you sign?", "We will look at it."]


@pytest.mark.parametrize(
    ("use", "passage", "text"),
    [
        ("speech", "dead", "The minister called the offer “dead” on Friday."),
        ("speech", "We will never sign this.", "The hall filled.\n“We will never sign this.”"),
        ("speech", "very strong deterrence.", "Officials said that it would bring “very strong deterrence.”"),
        ("title", "Meet the Press.", "She will appear on “Meet the Press.”"),
        ("title", "The Long Road", "He wrote the novel “The Long Road” in prison."),
        ("term", "shuttle mediation", "The method is known as “shuttle mediation” in the trade."),
        ("nickname", "Iron Hand", "The negotiator, nicknamed “Iron Hand” at home, left."),
        ("scare", "progress", "After a week of “progress” both were further apart."),
        ("speech", "breakthrough.", "The minister hailed the pact with the port as a “breakthrough.”"),
        ("scare", "harbour", "She was seen in the hall as the “harbour” candidate of the two."),
        ("speech", "go an extra step", "That is why she came to “go an extra step” in the talks."),
        ("speech", "walk out", "She came to the port to “stand up” and “walk out” with the crew."),
        ("speech", "late shift.", "Few people in the port liked the phrase “late shift.”"),
        ("speech", "the quiet woman", "Tom Brand left Ann Roe, whom he dubbed “the quiet woman” in May."),
        ("nickname", "the quiet woman", "Ann Roe was dubbed “the quiet woman” in May."),
        ("title", "Good Day with Tom Brand", "“We wait,” Ann Roe told “Good Day with Tom Brand” on Friday."),
        ("title", "Harbour News Live.", "“We wait,” Ann Roe said in a talk with “Harbour News Live.”"),
        ("scare", "late", "“We wait,” said Ann Roe, whose new book is about “late” people."),
        ("title", "Ships for All", "Since May her “Ships for All” wave has ebbed."),
        ("title", "The Long Road to the Port,", "According to “The Long Road to the Port,” the crew left."),
    ],
)
def test_uses_are_told_apart(use: str, passage: str, text: str) -> None:
    """A fragment is speech only where its sentence gives it to somebody."""
    assert uses(text)[passage] == use


def test_speech_in_other_languages_needs_no_english_verb() -> None:
    """A clause between French marks is speech, a label of two words is not."""
    text = (
        "Le syndicat refuse l'offre du ministre et dit que la grève continue dans les ports. "
        "« Nous ne voulons pas de cet accord », a déclaré Marie Roe. Il parle d'un « geste symbolique ». "
        "Le plan « port propre » attend."
    )
    assert uses(text) == {
        "Nous ne voulons pas de cet accord": "speech",
        "geste symbolique": "speech",
        "port propre": "scare",
    }


@pytest.mark.parametrize(
    ("passages", "text"),
    [
        (["Ann Berg: no friend of ours,"], "The hall filled. “Ann Berg: no friend of ours,” the crowd chanted."),
        (["Ann Berg: no friend of ours,"], "“Ann Berg: no friend of ours,” the crowd chanted."),
        (["The Moll: Three Ships,"], "According to “The Moll: Three Ships,” by Ann Berg, the crew left."),
        (["No friend of ours."], "“Ann Berg: No friend of ours.”\n“Tom Brand: I came.”"),
    ],
)
def test_only_a_turn_of_a_transcript_has_its_name_cut_off(passages: list[str], text: str) -> None:
    """A name and a colon inside the marks are words like others unless they open a line and the turn fills it."""
    assert [text[q.start : q.end] for q in found(text)][:1] == passages


@pytest.mark.parametrize(
    ("passages", "text"),
    [
        (["50 per cent is not enough,"], "'50 per cent is not enough,' said Ann Roe."),
        (["We wait,"], "In '08 the crew left. 'We wait,' said Ann Roe. The '90s were worse than ‘09."),
        (["They wait,", "No ‘blame game’ here."], "She said in ‘08: “They wait,” and later: “No ‘blame game’ here.”"),
        (
            ["He said “the cooks’ streets are ours” and left,"],
            "‘He said “the cooks’ streets are ours” and left,’ she said.",
        ),
    ],
)
def test_years_and_clipped_words_open_no_passage(passages: list[str], text: str) -> None:
    """Single marks before figures and short words are apostrophes; those inside double marks close nothing."""
    assert [text[q.start : q.end] for q in found(text)] == passages


def test_full_clauses_are_marked() -> None:
    """`clause` is what tells a full quote from a partial one."""
    flags = {q.id: q.clause for q in found("“We are ready,” he said. It was “a good day,” she said.")}
    assert flags == {"Q1": True, "Q2": False}


@pytest.mark.parametrize(
    ("clause", "passage"),
    [
        (True, "We watched the camp for days,"),
        (True, "Ask me in the spring."),
        (True, "because nobody wants to be late"),
        (True, "nodded at 30, and they nodded again"),
        (True, "Nous ne vendons pas la mer"),
        (False, "would settle for a seat"),
        (False, "a figure that arrives with an invoice"),
        (False, "before the waiter had come back"),
        (False, "voluntary and will stay voluntary"),
        (False, "nothing in the pot yet"),
    ],
)
def test_a_clause_has_its_own_subject_and_verb(clause: bool, passage: str) -> None:
    """What goes on from its sentence is a fragment, however long, unless a subject and its verb come in."""
    assert found(f"Ann Roe said “{passage}” on Monday.")[0].clause is clause


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("工会发言人说：“我们不会接受低于6%的加薪。”港口提出了500万美元。", "我们不会接受低于6%的加薪。"),
        ('他说"我们不会接受这个提议",港口没有回答。', "我们不会接受这个提议"),
        ("組合は「私たちは合意を受け入れるつもりはない」と述べた。", "私たちは合意を受け入れるつもりはない"),
    ],
)
def test_speech_without_spaces_between_words_is_speech(text: str, said: str) -> None:
    """Chinese and Japanese: a sentence is no single word, and marks need no gap beside them."""
    (quotation,) = Document(text).quotations
    assert text[quotation.start : quotation.end] == said
    assert quotation.use is QuotationUse.SPEECH


def test_a_particle_joined_to_the_marks_is_outside() -> None:
    """Korean joins its particles to the closing mark; the next quotation begins anew."""
    text = '정부는 "합의를 받아들일 것"이라고 말했다. 노조는 "아니다"라고 했다.'
    assert passages(text) == ["합의를 받아들일 것", "아니다"]


@given(st.text(alphabet="“”\"'‘’«»„`「」 \n.,ab:Rsaid—", max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_arrangement_of_marks_raises_or_overlaps(text: str) -> None:
    """Passages are in order, disjoint, inside the text and never empty."""
    end = 0
    for quotation in found(text):
        assert end <= quotation.start < quotation.end <= len(text)
        assert any(character.isalnum() for character in text[quotation.start : quotation.end])
        end = quotation.end


@pytest.mark.parametrize(
    "unit", ["“", '"', "'", "“a” ", "'a' ", "‘a “b’ c” ", "“\n", "“a\n", "he said “x”, ", '"a\n\n"']
)
def test_time_grows_with_the_length_of_hostile_texts_only_linearly(unit: str) -> None:
    """Four times the text may not take sixteen times as long."""

    def seconds(size: int) -> float:
        document = Document(unit * (size // len(unit)))
        begun = time.process_time()
        assert len(document.attributions) == len(document.quotations)
        return time.process_time() - begun

    seconds(2_000)
    assert seconds(24_000) < 10 * seconds(6_000) + 0.2


def test_use_is_an_enum_member() -> None:
    """Consumers compare with members, not with strings."""
    assert found("“We go,” he said.")[0].use is QuotationUse.SPEECH


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("회사는 “양보는 없다”고 밝혔다.", "양보는 없다"),
        ("대변인은 기자들에게 “다시 만나자”며 웃었다.", "다시 만나자"),
        ("会社側は「譲歩しない」と話した。", "譲歩しない"),
        ("「時間がない」。組合の委員長はそう述べた。", "時間がない"),
        ("公司发言人表示，“不再让步”。", "不再让步"),
        ("وقال المتحدث إن الشركة «لن تتراجع».", "لن تتراجع"),
        ("प्रवक्ता ने कहा कि “समय कम है”।", "समय कम है"),
        ("Представитель порта сказал: «Уступок нет».", "Уступок нет"),
        ("По словам министра, срок «скоро истечёт».", "скоро истечёт"),
        ("Σύμφωνα με τον υπουργό, «ο χρόνος τελειώνει».", "ο χρόνος τελειώνει"),
        ("Die Sprecherin sagte, man sei „nicht zufrieden“ damit.", "nicht zufrieden"),
    ],
)
def test_short_speech_of_other_languages_is_known_by_its_saying(line: str, said: str) -> None:
    """A few words in marks are speech where a verb, a colon or a particle gives them to somebody."""
    more = "".join(char for char in line if char not in '“”«»「」„"')
    document = Document(f"{more}\n{line}\n{more}")
    assert [document.slice(q) for q in document.quotations if q.use is QuotationUse.SPEECH] == [said]


@pytest.mark.parametrize(
    "line",
    [
        "이른바 ‘중재안’은 공개되지 않았다고 한다.",
        "港の計画は「青い橋」と呼ばれている。",
        "Переговоры прошли в гостинице «Заря», сообщил министр.",
        "所谓“中间方案”没有公布。",
        "Το πλοίο «Αυγή» έφυγε, δήλωσε ο υπουργός.",
    ],
)
def test_names_in_marks_of_other_languages_are_no_speech(line: str) -> None:
    """What marks only name is not said, though somebody says something in the sentence."""
    assert [q.use for q in Document(line).quotations if q.use is QuotationUse.SPEECH] == []
