"""Finds brief types: the built-in ones by name, a user's own by `module:Class` or `file.py:Class`."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from summarizer.errors import TypeLoadError
from summarizer.prompting.model import BriefType
from summarizer.schemas import NegotiationBrief, StatementBrief, model_face

PROMPTS = Path(__file__).resolve().parent.parent / "prompts"
GENERIC = PROMPTS / "generic"
BUILT_IN: dict[str, type[BaseModel]] = {"negotiation": NegotiationBrief, "statement": StatementBrief}


def brief_type(name: str | type[BaseModel] = "negotiation", *, prompts: Path | None = None) -> BriefType:
    """The brief type called `name`: built in, ``module:Class``, ``path/to/file.py:Class``, or a class.

    `prompts` is a folder of templates that take precedence over the built-in ones, file by file. Raises
    `TypeLoadError`.
    """
    if not isinstance(name, str | type):
        raise TypeLoadError(
            f"A brief type cannot be of the type {type(name).__name__}.",
            hint="Give a name, module:Class, file.py:Class, or the class itself.",
        )
    if prompts is not None and not prompts.is_dir():
        raise TypeLoadError(f"{prompts} is not a folder of prompt templates.")
    if isinstance(name, str) and name in BUILT_IN:
        return BriefType(name=name, model=BUILT_IN[name], prompts=prompts or PROMPTS / name)
    model = name if isinstance(name, type) else _load_class(name)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        raise TypeLoadError(f"{name} is not a pydantic model.")
    label = next((known for known, builtin in BUILT_IN.items() if builtin is model), _label(name, model))
    folder = prompts or (PROMPTS / label if label in BUILT_IN else GENERIC)
    found = BriefType(name=label, model=model, prompts=folder)
    _require_sections(found)
    return found


def _label(name: str | type[BaseModel], model: type[BaseModel]) -> str:
    """``file.py:Class`` or ``module:Class``: never a folder of the machine."""
    if isinstance(name, str):
        source, _, class_name = name.rpartition(":")
        return f"{Path(source).name}:{class_name}"
    return f"{model.__module__}:{model.__qualname__}"


def _load_class(reference: str) -> Any:
    module_name, _, class_name = reference.rpartition(":")
    if not module_name or not class_name:
        known = ", ".join(BUILT_IN)
        raise TypeLoadError(
            f"Unknown brief type {reference!r}.", hint=f"Use one of {known}, or module:Class, or file.py:Class."
        )
    module = _load_file(Path(module_name)) if module_name.endswith(".py") else _import(module_name)
    try:
        return getattr(module, class_name)
    except AttributeError:
        raise TypeLoadError(f"{module_name} has no class {class_name}.") from None


def _import(module_name: str) -> Any:
    try:
        with redirect_stdout(sys.stderr):  # what it prints is no result
            return importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        hint = "Install it, name its folder in PYTHONPATH, or give file.py:Class."
        raise TypeLoadError(f"Cannot import {module_name}: {error}.", hint=hint) from error
    except (Exception, SystemExit) as error:  # a user's module may raise anything, and a name may be none
        raise TypeLoadError(f"Cannot import {module_name}: {type(error).__name__}: {error}.") from error


def _load_file(path: Path) -> Any:
    if not path.is_file():
        raise TypeLoadError(f"{path} does not exist.")
    name = f"summarizer_user_type_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise TypeLoadError(f"{path} cannot be imported as Python.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # pydantic resolves forward references through sys.modules
    try:
        with redirect_stdout(sys.stderr):  # what it prints is no result
            spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:  # a user's file may raise anything
        raise TypeLoadError(f"{path} failed on import: {type(error).__name__}: {error}.") from error
    return module


def _require_sections(found: BriefType) -> None:
    try:
        schema = model_face(found.model)
    except Exception as error:  # pydantic raises several kinds for a schema it cannot write
        said = str(error).partition("\n")[0].rstrip(".")
        raise TypeLoadError(f"{found.name} has no JSON schema: {said}.") from error
    if "$ref" in schema:
        hint = "Let it hold a list of another class, which may refer to items by id."
        raise TypeLoadError(f"{found.name} contains itself.", hint=hint)
    if not schema.get("properties"):
        raise TypeLoadError(f"{found.name} has no fields to fill in.")
