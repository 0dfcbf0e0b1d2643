"""Renders the messages for one article: stable text first, the article last and never as a template."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from summarizer.document import Document, Quotation, Sentence
from summarizer.document.patterns import lazy
from summarizer.errors import SettingsError
from summarizer.prompting.model import BriefType, Message, Prompt
from summarizer.prompting.notes import notes_of
from summarizer.prompting.types import GENERIC, PROMPTS
from summarizer.prompting.windows import Window
from summarizer.schemas import Dropped

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

FRONT_MATTER = lazy(r"\A---\n(.*?)\n---\n", re.DOTALL)
BREAKS = lazy(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
UNSENDABLE = lazy(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
LONG_QUOTATION = 90


def render(brief_type: BriefType, document: Document, window: Window | None = None) -> Prompt:
    """The messages that ask for a brief of `document`, or of one window of it. Same input, same messages.

    Raises `SettingsError` for a template that is broken or uses an unknown variable.
    """
    version, system = _system(brief_type)
    user = _render(brief_type.prompts, "document.md.j2", _document_variables(document, window))
    messages = (Message("system", system), Message("user", user))
    return Prompt(messages=messages, brief_type=brief_type, version=version)


def render_repair(prompt: Prompt, previous: dict[str, Any], problems: tuple[Dropped, ...]) -> Prompt:
    """The messages that ask for corrected versions of the items in `problems`; they begin with those of `prompt`."""
    variables = {
        "problems": [
            {
                "section": problem.section,
                "message": problem.message,
                "item": json.dumps(problem.item, ensure_ascii=False),
            }
            for problem in problems
        ],
        "scalars": ", ".join(_scalar_fields(prompt.brief_type.model)),
    }
    request = _render(prompt.brief_type.prompts, "repair.md.j2", variables)
    answer = Message("assistant", json.dumps(previous, ensure_ascii=False, separators=(",", ":")))
    messages = (*prompt.messages, answer, Message("user", request))
    return Prompt(messages=messages, brief_type=prompt.brief_type, version=prompt.version)


def marker_tag(document: Document) -> str:
    """The tag of the markers around the article: a hash of the text, which no text can contain."""
    return document.sha256[:12]


def _system(brief_type: BriefType) -> tuple[str, str]:
    variables = {"notes": notes_of(brief_type.model), "type": brief_type.name}
    text = _render(brief_type.prompts, "system.md.j2", variables)
    front = FRONT_MATTER.match(text)
    if front is None:
        return "unversioned", text
    fields = dict(line.split(":", 1) for line in front.group(1).splitlines() if ":" in line)
    return fields.get("version", "unversioned").strip(), text[front.end() :]


def _scalar_fields(model: type[BaseModel]) -> list[str]:
    properties: dict[str, dict[str, Any]] = model.model_json_schema(mode="validation").get("properties", {})
    return [f'"{name}"' for name, field in properties.items() if field.get("type") == "string"]


def _document_variables(document: Document, window: Window | None) -> dict[str, Any]:
    title = document.title
    sentences = window.sentences(document) if window else document.sentences
    start, end = (sentences[0].start, sentences[-1].end) if sentences else (0, 0)
    return {
        "tag": marker_tag(document),
        "title": _one_line(title) if title else None,
        "title_in_text": title is not None and title in document.text[start:end],
        "published": _one_line(document.published) if document.published else None,
        "part": {"number": window.number, "of": window.of} if window else None,
        "cast": [{"id": party.id, "label": _one_line(party.label)} for party in window.cast] if window else [],
        "paragraphs": list(_paragraphs(document, sentences)),
        "quotations": list(_quotations(document, start, end)),
    }


def _paragraphs(document: Document, sentences: Sequence[Sentence]) -> Iterator[list[dict[str, str]]]:
    paragraph: list[dict[str, str]] = []
    last: Sentence | None = None
    for sentence in sentences:
        if last is not None and sentence.paragraph != last.paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(_line(document, sentence))
        last = sentence
    if paragraph:
        yield paragraph


def _line(document: Document, sentence: Sentence) -> dict[str, str]:
    """A citable sentence has its id; one that lies in furniture or planted orders as a whole has none."""
    mark = document.barred_at(sentence.start, sentence.end)
    whole = mark is not None and mark.start <= sentence.start and sentence.end <= mark.end
    return {"id": "--" if whole else sentence.id, "text": _one_line(document.slice(sentence))}


def _quotations(document: Document, start: int, end: int) -> Iterator[dict[str, str]]:
    """The quotations of a range, without the rules' guess at who speaks: a wrong hint would cost more than it gains."""
    for quotation in document.quotations:
        if quotation.end <= start or quotation.start >= end or document.barred_at(quotation.start, quotation.end):
            continue
        text = _shortened(document.slice(quotation))
        yield {"id": quotation.id, "place": _place(document, quotation), "text": text}


def _place(document: Document, quotation: Quotation) -> str:
    sentences = document.sentences_of(quotation.start, quotation.end)
    if not sentences:
        return "-"
    first, last = sentences[0].id, sentences[-1].id
    return first if first == last else f"{first}-{last}"


def _shortened(text: str) -> str:
    text = _one_line(text)
    if len(text) <= LONG_QUOTATION:
        return text
    words = text.split(" ")
    if len(words) < 12:
        return text[: LONG_QUOTATION - 3] + "..."
    return " ".join(words[:6]) + " ... " + " ".join(words[-4:])


def _one_line(text: str) -> str:
    """Line breaks become spaces, so that a line of the prompt is always one that the program began."""
    return text if text.isprintable() else UNSENDABLE.sub("\ufffd", BREAKS.sub(" ", text))


def _render(folder: Path, name: str, variables: dict[str, Any]) -> str:
    from jinja2 import TemplateError  # noqa: PLC0415 # keeps start-up light where no prompt is rendered

    try:
        return _environment(folder).get_template(name).render(**variables)
    except (TemplateError, OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"Template {name} of {folder.name}: {type(error).__name__}: {error}.") from error


@lru_cache(maxsize=16)
def _environment(folder: Path) -> SandboxedEnvironment:
    from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415 # see _render
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415 # see _render

    return SandboxedEnvironment(
        loader=FileSystemLoader([folder, GENERIC, PROMPTS]),
        undefined=StrictUndefined,
        autoescape=False,  # prompts are plain text
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,  # one process, one prompt: a run does not change its questions midway
    )
