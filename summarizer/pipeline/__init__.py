"""One document through the whole pipeline: read, draft, ground, check, repair once, result."""

from summarizer.pipeline.door import Summarizer, article_of, asummarize, make_engine, summarize

__all__ = ["Summarizer", "article_of", "asummarize", "make_engine", "summarize"]
