"""A scripted engine: answers what it was given, in order, and fails the test when its script ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from summarizer.engines.protocol import Answer, Ask
from summarizer.errors import EngineError
from summarizer.schemas import Attempt


@dataclass
class ScriptedEngine:
    """Each step of `script` is a raw answer or an error to raise; `asks` keeps what was asked."""

    script: list[dict[str, Any] | EngineError]
    name: str = "llm"
    can_repair: bool = True
    reads_windows: bool = True
    asks: list[Ask] = field(default_factory=list)

    def answer(self, ask: Ask) -> Answer:
        self.asks.append(ask)
        assert self.script, "the engine was asked more often than its script foresees"
        step = self.script.pop(0)
        if isinstance(step, EngineError):
            raise step
        attempt = Attempt(attempt=1, kind=ask.kind, outcome="ok", model="scripted", input_tokens=10, output_tokens=5)
        return Answer(raw=step, attempts=(attempt,), model="scripted", prompt_sha256="p", schema_sha256="s")

    async def aanswer(self, ask: Ask) -> Answer:
        return self.answer(ask)
