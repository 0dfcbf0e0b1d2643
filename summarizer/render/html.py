"""placeholder"""

from typing import Any
from summarizer.schemas import BriefResult


def render_html(result: BriefResult[Any]) -> str:
    return ""
