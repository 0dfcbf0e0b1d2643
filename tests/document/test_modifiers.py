"""Which noun heads the phrase before a verb of speech, whatever stands between the two."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.document.sayings import teller

# (the speaker's words, the verb, the sentence)
SUBJECTS = [
    ("Some delegates at the talks in Salem", "said", "Some delegates at the talks in Salem said it was late."),
    ("A report", "noted", "A report released in May by the Harbour Institute noted that more ships came."),
    ("Exit polls", "found", "Exit polls taken in South Salem found that most people agree."),
    ("captains", "blame", "While captains like Ms Moll and Mr Brand blame the port, the port blames nobody."),
    ("Four in 10 registered voters", "say", "Four in 10 registered voters say they do not care."),
    ("Rival captains", "criticized", "Rival captains have long criticized the fee."),
    ("a study", "concluded", "Cooks leave too early, a study by the port, an old one, concluded this year."),
    ("Many cooks at the quay", "said", "Many cooks at the quay — including Moll, Brand — said it was late."),
    ("Several captains", "condemned", "Several captains, including Ann Moll and Tom Brand, condemned the fee."),
    ("None of the cooks", "thought", "None of the cooks I interviewed this week thought so."),
    ("the board of the port", "ruled", "The board of the port rejected both complaints, ruled Moll eligible and left."),
    ("progressive unions", "say", "But progressive unions that have endorsed him say he is late."),
    ("the front-runner", "said", "Mr Moll met Ms Brand on Sunday after the front-runner had said he was late."),
    (
        "her aide",
        "told",
        "Ann Moll (D-Mass.) remains committed to the talks in Salem, her aide, Tom Brand, told the Post.",
    ),
]
OTHERS = [
    ("a sailor", "claiming", "The police arrested a sailor claiming to be the captain."),
    ("He", "saying", "He issued a statement saying the port is closed."),
    ("Ms Moll", "saying", "Ms Moll made a pitch to voters saying the port is closed."),
    ("the new port survey", "finding", "The race is close, with the new port survey finding that most agree."),
    ("papers", "portray", "It is common for papers to portray the fee as a trap."),
    ("Ms Moll", "calling", "The plan is late, Ms Moll said, calling it a trap."),
]


def told(sentence: str, verb: str) -> str:
    """The words that name the subject of `verb`."""
    frame = next(frame for frame in Document(sentence).frames if verb in frame.lowers)
    subject = teller(frame, frame.lowers.index(verb))
    assert subject is not None
    return frame.text[frame.starts[subject.first] : frame.ends[subject.last - 1]]


@pytest.mark.parametrize(("speaker", "verb", "sentence"), SUBJECTS)
def test_modifiers_do_not_hide_the_head_of_the_subject(speaker: str, verb: str, sentence: str) -> None:
    """Places, participles, examples between dashes and adverbs stand between a subject and its verb."""
    assert told(sentence, verb).lower() == speaker.lower()


@pytest.mark.parametrize(("speaker", "verb", "sentence"), OTHERS)
def test_participles_and_infinitives_have_subjects_of_their_own(speaker: str, verb: str, sentence: str) -> None:
    """A participle without a comma describes a person beside it; texts speak for whoever issued them."""
    assert told(sentence, verb) == speaker
