"""What the document itself gives reason to tell the reader: lines set aside as furniture, planted orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from summarizer.document import BarKind, Barred, Document
from summarizer.schemas import Finding, Severity, Span


def document_findings(document: Document) -> list[Finding]:
    """One finding for the furniture and one for the planted orders of a document, each with the places."""
    return [
        *_finding(document, BarKind.FURNITURE, "furniture", Severity.INFO),
        *_finding(document, BarKind.ORDER, "planted_order", Severity.WARNING),
    ]


def _finding(document: Document, kind: BarKind, code: str, severity: Severity) -> Iterator[Finding]:
    marks = [mark for mark in document.barred if mark.kind is kind]
    if not marks:
        return
    spans = [span for mark in marks for span in _spans(document, mark)]
    reasons = Counter(mark.reason for mark in marks)
    lines = f"{len(spans)} line" if len(spans) == 1 else f"{len(spans)} lines"
    yield Finding(code=code, severity=severity, message=f"{lines} set aside: {', '.join(reasons)}", spans=spans)


def _spans(document: Document, mark: Barred) -> Iterator[Span]:
    """The barred part of each sentence that a mark touches; a whole sentence keeps its own id."""
    for sentence in document.sentences_of(mark.start, mark.end):
        start, end = max(sentence.start, mark.start), min(sentence.end, mark.end)
        whole = (start, end) == (sentence.start, sentence.end)
        label = sentence.id if whole else f"{sentence.id}:{start}-{end}"
        yield Span(id=label, start=start, end=end, text=document.text[start:end])
