"""Turns a document and a brief type into the messages that are sent to a model."""

from summarizer.prompting.model import BriefType, Message, Prompt, sha256_of

__all__ = ["BriefType", "Message", "Prompt", "sha256_of"]
