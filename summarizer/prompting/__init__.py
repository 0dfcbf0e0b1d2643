"""Turns a document and a brief type into the messages that are sent to a model."""

from summarizer.prompting.model import BriefType, Message, Prompt, sha256_of
from summarizer.prompting.render import marker_tag, render, render_repair
from summarizer.prompting.tokens import estimated_tokens
from summarizer.prompting.types import BUILT_IN, brief_type
from summarizer.prompting.windows import KnownParty, Window, windows_of

__all__ = [
    "BUILT_IN",
    "BriefType",
    "KnownParty",
    "Message",
    "Prompt",
    "Window",
    "brief_type",
    "estimated_tokens",
    "marker_tag",
    "render",
    "render_repair",
    "sha256_of",
    "windows_of",
]
