"""Windows of a long document: whole sentences, nothing left out, ids global."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.prompting import KnownParty, brief_type, estimated_tokens, render, windows_of

LINE = "The union and the port authority talked about pay for the whole of day number {} without result.\n"


def long_document(lines: int) -> Document:
    return Document("Talks go on\n" + "".join(LINE.format(n) for n in range(lines)))


def test_a_short_document_needs_no_windows() -> None:
    """What fits into one request is asked about as a whole."""
    assert windows_of(long_document(5), 16_000) == ()


def test_every_sentence_is_new_in_exactly_one_window() -> None:
    """The windows without their overlap are the document, in order."""
    document = long_document(300)
    windows = windows_of(document, 1_000)
    assert len(windows) > 5
    covered = [index for window in windows for index in range(window.first + window.overlap, window.last)]
    assert covered == list(range(len(document.sentences)))
    assert all(window.overlap > 0 for window in windows[1:])
    assert [window.number for window in windows] == list(range(1, windows[0].of + 1))


@settings(max_examples=60, deadline=None)
@given(
    sizes=st.lists(st.integers(min_value=1, max_value=400), min_size=1, max_size=40),
    most=st.integers(min_value=200, max_value=900),
)
def test_windows_stay_within_their_size_whatever_the_sentences(sizes: list[int], most: int) -> None:
    """Only a window that is one over-long sentence may be larger."""
    document = Document("\n".join("It said " + "so " * size + "again." for size in sizes))
    for window in windows_of(document, most):
        texts = [document.slice(sentence) for sentence in window.sentences(document)]
        new = texts[window.overlap :]
        assert new
        total = sum(estimated_tokens(text) + 4 for text in texts)
        assert total <= most or len(new) == 1


def test_a_window_is_rendered_with_global_ids_and_the_cast() -> None:
    """The prompt of a part shows that part alone, with the ids of the whole document, and who is known."""
    document = long_document(300)
    second = windows_of(document, 1_000)[1]
    window = second._replace(cast=(KnownParty("union", "the union"),))
    message = render(brief_type(), document, window).messages[1].content
    first_id = document.sentences[second.first].id
    last_id = document.sentences[second.last - 1].id
    assert f"part 2 of {second.of}" in message
    assert "- union | the union" in message
    assert f"\n{first_id} | " in message
    assert f"\n{last_id} | " in message
    assert f"\n{document.sentences[second.last].id} | " not in message
    assert "\nS1 | " not in message
