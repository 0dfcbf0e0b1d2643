"""Finding brief types by name, module, file or class."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import TypeLoadError
from summarizer.prompting import brief_type
from summarizer.schemas import NegotiationBrief

SOURCE = """
from pydantic import BaseModel
from summarizer.schemas import Evidence

class Claim(BaseModel):
    id: str
    text: str
    evidence: Evidence

class ClaimBrief(BaseModel):
    claims: list[Claim]
"""


def test_built_in_types_have_names() -> None:
    """`negotiation` and `statement` come with the package, each with its own templates."""
    assert brief_type("negotiation").model is NegotiationBrief
    assert brief_type("statement").prompts.name == "statement"


def test_a_class_is_known_by_its_built_in_name() -> None:
    """Giving the class or the name makes no difference."""
    assert brief_type(NegotiationBrief) == brief_type("negotiation")


def test_a_type_loads_from_a_file(tmp_path: Path) -> None:
    """`file.py:Class` needs no installation."""
    source = tmp_path / "claims.py"
    source.write_text(SOURCE, encoding="utf-8")
    found = brief_type(f"{source}:ClaimBrief")
    assert list(found.schema["properties"]) == ["claims"]
    assert found.name == "claims.py:ClaimBrief"


@pytest.mark.parametrize(
    "reference",
    ["nonsense", "no.such.module:Brief", "pathlib:Path", "summarizer.schemas:Nothing", "missing.py:Brief", ":", "a:"],
)
def test_what_is_no_type_is_refused_in_one_line(reference: str) -> None:
    """Each wrong reference is a usage error that names it."""
    with pytest.raises(TypeLoadError):
        brief_type(reference)


def test_a_file_that_fails_on_import_says_so(tmp_path: Path) -> None:
    """The user's own error is named, not ours."""
    source = tmp_path / "broken.py"
    source.write_text("raise RuntimeError('boom')", encoding="utf-8")
    with pytest.raises(TypeLoadError, match="RuntimeError: boom"):
        brief_type(f"{source}:Brief")


def test_a_missing_folder_of_templates_is_refused(tmp_path: Path) -> None:
    """`--prompts` must be a folder."""
    with pytest.raises(TypeLoadError, match="not a folder"):
        brief_type("negotiation", prompts=tmp_path / "none")
