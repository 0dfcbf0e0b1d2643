"""The field types that tie a brief to its article: the model writes ids, the reader gets exact spans.

A brief type is an ordinary pydantic model whose fields use these types:

=============== ============================================== =============================
type            the model writes                               the reader gets
=============== ============================================== =============================
`Sentence`      ``"S7"``                                       ``{id, start, end, text}``
`Quotation`     ``"Q3"`` or ``"S5: first words ... last words"`` ``{id, start, end, text}``
`Ref[Party]`    ``"ukraine"``                                  the same id, checked to exist
`Printed`       characters as the article prints them          the same characters
=============== ============================================== =============================

Ids are resolved by the validation context: ``Model.model_validate(raw, context={"pointers": pointers, "known_ids":
{"Party": frozenset({"ukraine"})}})``. Without it, only the reader's face is accepted, so that a saved brief validates
again without its article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Generic, Literal, Protocol, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

T = TypeVar("T")
PointerKind = Literal["sentence", "quotation"]


class Span(BaseModel):
    """A passage of the article: `text == article[start:end]`, offsets in Unicode code points, end exclusive."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class PointerError(ValueError):
    """An id that the article does not have, or that may not be cited. `code` is a stable snake-case name."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Pointers(Protocol):
    """Resolves the ids that a model writes against one article."""

    def resolve(self, kind: PointerKind, pointer: str) -> Span:
        """Return the span that `pointer` names, or raise `PointerError`."""
        ...


@dataclass(frozen=True)
class PointerTo:
    """Annotation that gives a `Span` field its two faces."""

    kind: PointerKind

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_before_validator_function(self._resolve, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string"} if handler.mode == "validation" else handler(schema)

    def _resolve(self, value: Any, info: core_schema.ValidationInfo) -> Any:
        pointers: Pointers | None = (info.context or {}).get("pointers")
        if isinstance(value, Span):
            return value
        if pointers is None:
            if isinstance(value, str):
                raise PydanticCustomError("no_article", "the id {id} needs the article to resolve it", {"id": value})
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("not_an_id", "write the {kind} id, not its text", {"kind": self.kind})
        try:
            return pointers.resolve(self.kind, value)
        except PointerError as error:
            message = str(error).replace("{", "(").replace("}", ")")
            raise PydanticCustomError(error.code, message) from None


Sentence = Annotated[Span, PointerTo("sentence")]
Quotation = Annotated[Span, PointerTo("quotation")]


def in_text_order(spans: list[Span]) -> list[Span]:
    """The distinct spans, first in the text first."""
    return sorted({(span.start, span.end): span for span in reversed(spans)}.values(), key=lambda s: (s.start, s.end))


Evidence = Annotated[list[Sentence], Field(min_length=1), AfterValidator(in_text_order)]


class Ref(str, Generic[T]):
    """The id of another item of the same brief. `Ref[Party]` names a party, `Ref["Offer | OpenIssue"]` either."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        targets = ref_targets(source)

        def check(value: str, info: core_schema.ValidationInfo) -> Ref[Any]:
            known: dict[str, frozenset[str]] | None = (info.context or {}).get("known_ids")
            if known is not None and not any(value in known.get(target, ()) for target in targets):
                wanted = " or ".join(targets)
                raise PydanticCustomError(
                    "unknown_reference", "there is no {wanted} with the id {id}", {"wanted": wanted, "id": value}
                )
            return cls(value)

        return core_schema.with_info_after_validator_function(check, core_schema.str_schema())


def ref_targets(annotation: Any) -> tuple[str, ...]:
    """Names of the item classes that a `Ref[...]` annotation may point at: ``Ref[Party] -> ("Party",)``."""
    names: list[str] = []
    for argument in get_args(annotation):
        inner = get_args(argument) or (argument,)
        for target in inner:
            text = target.__forward_arg__ if hasattr(target, "__forward_arg__") else target
            names += [part.strip() for part in text.split("|")] if isinstance(text, str) else [text.__name__]
    return tuple(names)


@dataclass(frozen=True)
class AsPrinted:
    """Annotation: the characters must stand in the article (white space and marks aside)."""


Printed = Annotated[str, AsPrinted()]


def by_program(default: Any = None, **options: Any) -> Any:
    """A field that only the program fills: it is absent from the face that the model sees."""
    return Field(default=default, json_schema_extra={"readOnly": True}, **options)
