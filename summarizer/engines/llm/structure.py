"""The top level of an answer: the keys and kinds of value that its schema declares, and nothing below them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from summarizer.engines.llm.extraction import NotOneObject, json_object
from summarizer.engines.llm.outcomes import Failure, Outcome
from summarizer.prompting import BriefType

if TYPE_CHECKING:
    from instructor import ResponseSchema

KINDS: dict[str, type | tuple[type, ...]] = {
    "array": list,
    "object": dict,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}
NAMES = {"array": "a list", "object": "an object", "string": "a string", "boolean": "true or false", "null": "null"}
PLAIN_INSTRUCTION = "Answer with one JSON object and nothing else. It follows this JSON Schema:"


@dataclass(frozen=True, eq=False)
class AnswerStructure:
    """What is sent to ask for one brief type's shape, and how an answer's top level is checked against it.

    Items are not looked at: they are validated one by one later, so that one bad item never costs the whole answer.
    """

    name: str
    schema: dict[str, Any]

    @cached_property
    def kinds(self) -> dict[str, frozenset[str]]:
        """Allowed JSON types of each top-level key."""
        return {key: frozenset(_types(node)) for key, node in self.schema.get("properties", {}).items()}

    @cached_property
    def response_format(self) -> dict[str, Any]:
        return {"type": "json_schema", "json_schema": {"name": self.name, "strict": True, "schema": self.schema}}

    @cached_property
    def tools(self) -> list[dict[str, Any]]:
        function = {"name": self.name, "description": "Hand in the brief.", "parameters": self.schema, "strict": True}
        return [{"type": "function", "function": function}]

    @cached_property
    def instruction(self) -> str:
        """What the system message needs to say in modes that do not carry the schema beside the messages."""
        return f"{PLAIN_INSTRUCTION}\n{json.dumps(self.schema, ensure_ascii=False, separators=(',', ':'))}"

    @cached_property
    def response_model(self) -> type[ResponseSchema]:
        return _response_model(self)

    def read(self, text: str) -> dict[str, Any]:
        """The answer in `text`; raises `Failure` (invalid_json, wrong_structure) with what to tell the model."""
        try:
            raw = json_object(text)
        except NotOneObject as error:
            raise Failure(Outcome.INVALID_JSON, f"The model's answer is not usable: {error}.", answer=text) from None
        problem = self.problem(raw)
        if problem:
            raise Failure(Outcome.WRONG_STRUCTURE, f"The model's answer is not usable: {problem}.", answer=text)
        return raw

    def problem(self, raw: dict[str, Any]) -> str | None:
        """What is wrong with the top level of `raw`, named in the schema's words alone; None if nothing is."""
        missing = [key for key in self.kinds if key not in raw]
        if missing:
            return f"it lacks the keys {', '.join(missing)}"
        unknown = len(raw) - len(self.kinds)
        if unknown:
            return f"it has {unknown} top-level keys that the schema does not know"
        for key, kinds in self.kinds.items():
            if kinds and not any(_is(raw[key], kind) for kind in kinds):
                return f"{key} must be {' or '.join(NAMES.get(kind, 'a number') for kind in sorted(kinds))}"
        return None


@lru_cache(maxsize=64)
def structure_of(brief_type: BriefType) -> AnswerStructure:
    """Built once a brief type: schemas are the dearest part of a request to prepare."""
    name = re.sub(r"[^A-Za-z0-9_-]", "_", brief_type.model.__name__)[:64] or "Brief"
    return AnswerStructure(name=name, schema=brief_type.schema)


def _types(node: dict[str, Any]) -> list[str]:
    if "anyOf" in node:
        return [kind for child in node["anyOf"] for kind in _types(child)]
    if "$ref" in node:
        return ["object"]
    kind = node.get("type")
    return kind if isinstance(kind, list) else [kind] if isinstance(kind, str) else []


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, KINDS.get(kind, object))


def _response_model(structure: AnswerStructure) -> type[ResponseSchema]:
    """The response_model that instructor gets: our schema to send, our reader to parse with.

    A subclass of `ResponseSchema` passes through instructor as it is; any other model would be wrapped in a new
    class, and its schema built again, for every request.
    """
    from instructor import ResponseSchema  # noqa: PLC0415 # loads openai: only once an engine asks

    class Reply(ResponseSchema):
        """An answer whose top level has been checked."""

        raw: dict[str, Any]

        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            return {"title": structure.name, "description": "A brief.", **structure.schema}

        @classmethod
        def model_validate_json(cls, json_data: Any, **_: Any) -> Reply:
            return cls.model_construct(raw=structure.read(json_data))

    Reply.__name__ = Reply.__qualname__ = structure.name
    return Reply
