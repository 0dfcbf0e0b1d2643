"""Grounds an answer item by item: ids become spans, claims are checked, what fails is set aside with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, TypeAdapter, ValidationError

from summarizer.document import Document
from summarizer.errors import AnswerInvalid
from summarizer.grounding.checks import Article, CheckContext, check_item, check_plain
from summarizer.grounding.model import Candidate, Path, Problem, Spared
from summarizer.grounding.pointers import DocumentPointers
from summarizer.grounding.shape import parts_of, sections_of, shape_of
from summarizer.grounding.validation import MOST_ROUNDS, at, clean, leading_part, tidy, validate, without
from summarizer.schemas import Dropped, Finding, Severity, Span


class Outcome(NamedTuple):
    """A finished brief with what was left out of it and what is doubtful in it."""

    brief: BaseModel
    dropped: list[Dropped]
    findings: list[Finding]


@dataclass
class Grounding:
    """One answer on its way to a brief of `model` over `document`.

    `load` an answer, look at `failing()`, `replace` what a repair brought, then `finish()`. `also_known` are ids that
    may be referred to although the answer does not list them.
    """

    document: Document
    model: type[BaseModel]
    trusted: bool = False
    also_known: frozenset[str] = frozenset()
    items: list[Candidate] = field(default_factory=list)
    plain: dict[str, Candidate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pointers = DocumentPointers(self.document)
        self._article = Article(self.document)
        self._sections = sections_of(self.model)
        self._dropped: list[Dropped] = []
        self._findings: list[Finding] = []

    def load(self, raw: Any) -> None:
        """Take a whole answer in the model's face. Raises `AnswerInvalid` if it is no object."""
        if not isinstance(raw, dict):
            raise AnswerInvalid(f"The answer is no JSON object but {type(raw).__name__}.")
        raw = clean(raw)
        for shape in shape_of(self.model):
            value = raw.get(shape.name)
            if shape.name in self._sections:
                elements = value if isinstance(value, list) else []
                self.items += [Candidate(shape.name, index, element) for index, element in enumerate(elements)]
            elif not shape.by_program or self.trusted:
                self.plain[shape.name] = Candidate(shape.name, 0, value)
        for candidate in self.items:
            candidate.raw = tidy(candidate.raw, self._sections[candidate.section], trusted=self.trusted)
        self._judge_all()
        cut = [self._cut_to_print(candidate) for candidate in self.items]
        if any(cut):
            self._judge_all()

    def failing(self) -> tuple[Dropped, ...]:
        """What a repair should be asked for: every item and plain field with errors, in the order of the answer."""
        return tuple(
            self._as_dropped(candidate) for candidate in (*self.plain.values(), *self.items) if candidate.errors
        )

    def answer(self) -> dict[str, Any]:
        """The answer as it stands, in the model's face: what was loaded, with what repairs replaced."""
        raw: dict[str, Any] = {name: candidate.raw for name, candidate in self.plain.items()}
        for section in self._sections:
            raw[section] = [candidate.raw for candidate in self.items if candidate.section == section]
        return raw

    def replace(self, raw: Any) -> None:
        """Put the items of a repair in the place of failing ones: by id, else by order within the section.

        What a repair brings beyond that is ignored. An item that it leaves out keeps its problems, and a repair
        that is no object brings nothing.
        """
        raw = clean(raw) if isinstance(raw, dict) else {}
        for name, candidate in self.plain.items():
            if candidate.errors and raw.get(name) is not None:
                candidate.raw = raw[name]
        for section, model in self._sections.items():
            failing = [candidate for candidate in self.items if candidate.section == section and candidate.errors]
            offered = raw.get(section)
            repaired = [tidy(r, model, trusted=False) for r in (offered if isinstance(offered, list) else [])]
            _replace_section(failing, repaired)
        self._judge_all()

    def finish(self) -> Outcome:
        """The brief of what holds. Raises `AnswerInvalid` if a required plain field cannot be had."""
        for _ in range(MOST_ROUNDS):
            failing = [candidate for candidate in self.items if candidate.errors]
            if not failing:
                break
            for candidate in failing:
                self._save_or_drop(candidate)
            self._judge_all()
        while failing := [candidate for candidate in self.items if candidate.errors]:
            for candidate in failing:
                self._drop(candidate)
            self._judge_all()
        for candidate in self.items:
            self._record_spared(candidate)
        values: dict[str, Any] = {name: self._plain_value(candidate) for name, candidate in self.plain.items()}
        for section in self._sections:
            values[section] = [candidate.item for candidate in self.items if candidate.section == section]
        for candidate in (*self.plain.values(), *self.items):
            self._findings += [self._finding(candidate, p) for p in candidate.problems if p.severity != Severity.ERROR]
        try:
            brief = self.model.model_validate({k: v for k, v in values.items() if v is not _ABSENT})
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(step) for step in first["loc"]) or self.model.__name__
            raise AnswerInvalid(f"The answer does not make a {self.model.__name__}: {where}: {first['msg']}.") from None
        return Outcome(brief, self._dropped, self._findings)

    def _judge_all(self) -> None:
        """Validate and check every item. Ids of failing items count as known: they may be repaired or spared."""
        context = {"pointers": self._pointers, "known_ids": self._known_ids()}
        for candidate in self.items:
            model = self._sections[candidate.section]
            candidate.item, candidate.problems = validate(candidate.raw, model, context)
        self._flag_duplicates()
        check = CheckContext.of(self._article, [c.item for c in self.items if c.item is not None])
        for candidate in self.items:
            if candidate.item is not None:
                candidate.problems = candidate.problems + check_item(candidate.item, check)
        for name, candidate in self.plain.items():
            candidate.problems = self._judge_plain(name, candidate.raw, check)

    def _cut_to_print(self, candidate: Candidate) -> bool:
        """Cut what was put together from several places ("envoy, former minister") to its first part, on record.

        That holds for printed values that an item can do without: they are not worth a request. True if one was cut.
        """
        cut = False
        for problem in candidate.errors:
            part = leading_part(candidate.raw, problem, self._sections[candidate.section])
            if part is not None and self._article.prints(part):
                name = str(problem.path[0])
                candidate.spared.append(Spared(problem, problem.path, candidate.raw[name]))
                candidate.raw = {**candidate.raw, name: part}
                cut = True
        return cut

    def _known_ids(self) -> dict[str, frozenset[str]]:
        ids: dict[str, set[str]] = {model.__name__: set(self.also_known) for model in self._sections.values()}
        for candidate in self.items:
            if candidate.item_id is not None:
                ids[self._sections[candidate.section].__name__].add(candidate.item_id)
        return {name: frozenset(found) for name, found in ids.items()}

    def _flag_duplicates(self) -> None:
        seen: Counter[tuple[str, str]] = Counter()
        for candidate in self.items:
            key = (self._sections[candidate.section].__name__, candidate.item_id or "")
            seen[key] += 1
            if key[1].strip() and seen[key] > 1:
                message = f"id {key[1]!r} is taken by another item"
                candidate.problems = [*candidate.problems, Problem("duplicate_id", message)]
            elif candidate.item_id is not None and not key[1].strip():
                candidate.problems = [*candidate.problems, Problem("empty_id", "the id is empty")]
        passages: dict[tuple[str, int, int], str] = {}
        for candidate in self.items:
            for span in passages_of(candidate.item) if candidate.item is not None else ():
                taken = passages.setdefault((candidate.section, span.start, span.end), candidate.item_id or span.id)
                if taken != (candidate.item_id or span.id):
                    problem = Problem("duplicate_passage", f"{span.id} is the passage of {taken} already")
                    candidate.problems = [*candidate.problems, problem]

    def _judge_plain(self, name: str, raw: Any, check: CheckContext) -> list[Problem]:
        try:
            value = _adapter(self.model, name).validate_python(raw, context={"pointers": self._pointers})
        except ValidationError as error:
            return [Problem("wrong_value", f"{name}: {e['msg']}", tuple(e["loc"])) for e in error.errors()]
        return check_plain(next(shape for shape in shape_of(self.model) if shape.name == name), value, check)

    def _plain_value(self, candidate: Candidate) -> Any:
        """The field's value; a text that failed its checks stays with a finding, since there is no item to drop."""
        name = candidate.section
        try:
            value = _adapter(self.model, name).validate_python(candidate.raw, context={"pointers": self._pointers})
        except ValidationError:
            self._dropped.append(self._as_dropped(candidate))
            return self._fallback(name)
        doubts = [
            Problem(problem.code, problem.message, problem.path, Severity.WARNING) for problem in candidate.errors
        ]
        candidate.problems = [p for p in candidate.problems if p.severity is not Severity.ERROR] + doubts
        return value

    def _fallback(self, name: str) -> Any:
        info = self.model.model_fields[name]
        shape = next(shape for shape in shape_of(self.model) if shape.name == name)
        if not info.is_required():
            return _ABSENT
        if shape.is_list:
            return []
        return None if shape.nullable else (self.document.title or "" if info.annotation is str else _ABSENT)

    def _save_or_drop(self, candidate: Candidate) -> None:
        """Spare the parts that fail, each on record; drop the item where it cannot do without one of them."""
        model = self._sections[candidate.section]
        raw, spared = candidate.raw, []
        # Later list elements go first, so that the paths of earlier ones stay right.
        for problem in sorted(candidate.errors, key=lambda p: _sort_key(p.path), reverse=True):
            pruned = without(raw, problem.path, model) if problem.path else None
            if pruned is None:
                self._drop(candidate)
                return
            part = at(raw, pruned[1])
            spared.append(Spared(problem, pruned[1], part))
            raw = pruned[0]
        candidate.raw = raw
        candidate.spared += reversed(spared)

    def _drop(self, candidate: Candidate) -> None:
        self._dropped.append(self._as_dropped(candidate))
        self.items.remove(candidate)

    def _record_spared(self, candidate: Candidate) -> None:
        """What a surviving item lost: nested items go to `dropped`, ids and references become findings."""
        for spared in candidate.spared:
            problem = spared.problem
            if isinstance(spared.part, dict):
                where = f"{candidate.section}.{candidate.item_id or candidate.index}.{spared.path[0]}"
                lost = Dropped(section=where, code=problem.code, message=problem.message, item=spared.part)
                self._dropped.append(lost)
            else:
                doubt = Problem(problem.code, f"left out: {problem.message}", problem.path, Severity.WARNING)
                self._findings.append(self._finding(candidate, doubt))

    def _as_dropped(self, candidate: Candidate) -> Dropped:
        """The item with all that was wrong with it; the first trouble names it."""
        problems = [spared.problem for spared in candidate.spared] + candidate.errors
        raw = candidate.raw
        return Dropped(
            section=candidate.section,
            code=problems[0].code if problems else "dropped",
            message="; ".join(problem.message for problem in problems),
            item=raw if isinstance(raw, dict) else {"value": raw},
        )

    def _finding(self, candidate: Candidate, problem: Problem) -> Finding:
        spans = list(evidence_of(candidate.item)) if candidate.item is not None else []
        label = candidate.item_id or (candidate.section if candidate.section in self.plain else None)
        label = label or f"{candidate.section}[{candidate.index}]"
        return Finding(code=problem.code, severity=problem.severity, message=problem.message, spans=spans, item=label)


_ABSENT: Any = object()


@lru_cache(maxsize=256)
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    """Validates one plain field of a brief by itself."""
    info = model.model_fields[name]
    annotation: Any = info.annotation
    for mark in info.metadata:
        annotation = Annotated[annotation, mark]
    return TypeAdapter(annotation)


def _sort_key(path: Path) -> tuple[tuple[bool, str, int], ...]:
    """Orders paths whose steps are names and numbers."""
    return tuple((False, "", step) if isinstance(step, int) else (True, step, 0) for step in path)


def evidence_of(item: BaseModel) -> Iterator[Span]:
    """The spans that an item points at itself (not those of its nested items)."""
    for name in type(item).model_fields:
        value = getattr(item, name)
        if isinstance(value, Span):
            yield value
        elif isinstance(value, list):
            yield from (element for element in value if isinstance(element, Span))


def passages_of(item: BaseModel) -> Iterator[Span]:
    """The quoted passages that an item is about: single spans, where evidence is a list of them."""
    values = (getattr(item, name) for name in parts_of(type(item)).spans)
    yield from (value for value in values if isinstance(value, Span))


def _replace_section(failing: list[Candidate], repaired: list[Any]) -> None:
    by_id = {c.item_id: c for c in failing if c.item_id is not None}
    without_id = [c for c in failing if c.item_id is None]
    for raw in repaired:
        identity = raw.get("id") if isinstance(raw, dict) else None
        target = by_id.pop(identity, None) if isinstance(identity, str) else None
        if target is None and identity is None and without_id:
            target = without_id.pop(0)
        if target is not None:
            target.raw, target.spared = raw, []
