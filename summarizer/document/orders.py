"""Find text that gives orders to a program ("ignore previous instructions"), planted in an article."""

from __future__ import annotations

import re

from summarizer.document.model import BarKind, Barred, Line
from summarizer.document.sentences import split_sentences

REASON = "planted order"

_MODEL = (
    r"(?:AI|A\.I\.|LLMs?|GPT(?:-?\d)?|ChatGPT|Claude|Gemini|Copilot|Grok|Llama|Mistral|DeepSeek|(?:large\s)?language\smodels?|"
    r"(?:AI|automated|artificial\sintelligence|machine|LLM)[\s-](?:systems?|models?|assistants?|agents?|readers?|crawlers?|summari[sz]ers?|tools?|bots?|programs?|reading\sthis)|"
    r"(?:chat)?bots?|assistants?|summari[sz]ers?|summari[sz]ation\s(?:systems?|models?|tools?|programs?|engines?)|"
    r"modèles?\sde\slangage|assistants?\sIA|IA|modelos?\sde\slenguaje|asistentes?\s(?:de\s)?IA|KI(?:-\w+)?|Sprachmodelle?n?|modelli\slinguistici|нейросет\w+|ИИ)"
)
_TASK = (
    r"(?:summari[sz]e|summari[sz]ing|describe|write|say|state|add|include|list|report|ignore|disregard|output|answer|respond|reply|do\snot|don['’]t|never|always|you\smust|must|should|please|"
    r"treat|mark|classify|rate|insert|omit|present|conclude|print|reveal|translate|call|use|return|mention|name|quote|attribute|follow|stop|begin|forget|"
    r"résume[zr]?|ajoute[zr]?|ignore[zr]|écri\w+|dites|añad[ae]|resum[ae]|ignor[ae]|incluy[ae]|fass\w*|füg\w*|schreib\w*|ignorier\w*|musst|müssen|devez|dois|debes?|deben)"
)
_OLD = r"(?:previous|prior|above|preceding|earlier|existing|other|foregoing|system|original|former|past|current|initial|safety|any|all|these|those|the|your|my|of|and|any\sother)"
_PREFIX = r"(?:^|[\[({<*#>\-–—:;!.?…\"'“‘«]|\b(?:please|now|and|then|important|note|instead|first|also|you\smust|you\sshould|must|bitte|por\sfavor|veuillez|s['’]il\svous\splaît)\b[,:]?)\s*"
_FLAGS = re.IGNORECASE | re.VERBOSE

# Imperatives and addresses that only a program can be meant by; each must open a sentence, a bracket or a clause.
_ORDERS = re.compile(
    rf"""{_PREFIX}(?P<cue>
    (?:ignore|disregard|forget|override|bypass|discard)\s+(?:{_OLD}\s+){{0,5}}(?:instructions?|prompts?|directions?|directives?|rules|guidelines|commands?|training|system\sprompt|context|programming)\b
    |(?:ignore[zr]?|oublie[zr]?)\s+(?:toutes?\s+)?(?:les|vos|tes)\s+(?:instructions|consignes|directives)
    |(?:ignora|ignore|ignorad|ignoren|olvida|olvide)\s+(?:todas\s+)?(?:las|tus|sus)\s+(?:instrucciones|indicaciones|órdenes)
    |(?:ignorier(?:e|en|t)|vergiss|vergessen|missachte)\s+(?:sie\s+)?(?:alle\s+|sämtliche\s+)?(?:deine\s+|ihre\s+|die\s+)?(?:bisherigen\s+|vorherigen\s+|vorigen\s+|obigen\s+|früheren\s+)?(?:anweisungen|instruktionen|befehle|vorgaben)
    |(?:ignora(?:te)?|dimentica)\s+(?:tutte\s+)?(?:le\s+)?(?:istruzioni|indicazioni)
    |(?:ignore|ignora|esqueça)\s+(?:todas\s+)?(?:as\s+)?instruções
    |(?:игнорируй(?:те)?|забудь(?:те)?)\s+(?:все\s+)?(?:предыдущие|прежние|все)\s+(?:инструкции|указания|команды)
    |(?:attention|note|notice|message|instructions?|important|reminder|dear|hey|hello|nota|note|hinweis|achtung|avis|instrucción|instrucciones)?[\s:,]*(?:to|for|aux|à\sl['’]|pour\s(?:les\s|l['’])|para\s(?:los\s|la\s|el\s)?|an\s(?:alle\s|die\s)?)?\s*(?:all\s|any\s|the\s)?{_MODEL}(?:\s(?:reading|processing|summari[sz]ing|and)\b[^:,.]{{0,50}})?\s*[:,—–-]\s*(?:[^.:]{{0,40}}\b)?{_TASK}\b
    |(?:note|message|notice|instructions?|attention)\s+(?:to|for)\s+(?:all\s|any\s|the\s)?{_MODEL}\b
    |(?:note|avis|message|instructions?)\s+(?:aux|à\sl['’]|pour\s(?:les\s|l['’])){_MODEL}\b|(?:nota|aviso|mensaje|instrucci\w+)\s+para\s+(?:los\s|las\s|la\s|el\s)?{_MODEL}\b|(?:hinweis|anweisung|nachricht|achtung)\s+(?:an|für)\s+(?:alle\s|die\s)?{_MODEL}\b
    |(?:as|since\syou\sare)\s+an?\s+(?:AI|LLM|(?:large\s)?language\smodel|assistant|chatbot|automated)\b[^.,]{{0,50}},?\s+you\b
    |if\s+you\s+are\s+(?:an?\s+)?(?:{_MODEL})\b
    |en\s+tant\s+qu['’](?:IA|assistant)|als\s+KI\b[^.]{{0,40}}\b(?:musst|müssen|sollst|sollen)\b|como\s+(?:asistente\s+(?:de\s+)?)?IA,?\s
    |(?:add|include|insert|append|create|register|list|record|fabricate|invent)\s+(?:a|an|the|another|one\smore|these|this|two|three|\w+)\s+(?:(?:new|fictional|additional|following|second|third|fake|extra)\s+)?(?:part(?:y|ies)|offers?|open\sissues?|quot(?:e|ation)s?|speakers?|entr(?:y|ies)|fields?|negotiators?)\s+(?:\b.{{0,60}}\b(?:summary|brief|output|list|answer|response|json)\b|named|called|from|saying|with|attributed|stating|to\s+the)
    |ajoute[zr]?\s+une?\s+(?:partie|offre|citation)\b|añad[ae]\s+una?\s+(?:parte|oferta|cita)\b|füge?\s+eine?n?\s+(?:partei|angebot|zitat)\b
    |(?:summari[sz]e|describe|classify|label|present|rewrite|rate)\s+(?:this|the)\s+(?:article|text|document|story|page|deal|news|following|above|negotiations?)\b[^.]{{0,30}}\b(?:as|positively|favou?rably|negatively|in\sone|in\sa|with|by|to)\b
    |(?:résume[zr]?\s+(?:cet\sarticle|ce\stexte)|resum[ae]\s+este\s+(?:artículo|texto)|fass\w*\s+(?:sie\s+)?diesen\s+(?:artikel|text))
    |(?:in|for)\s+(?:your|the)\s+(?:summary|answer|response|brief|output|reply)\b,?\s+(?:do|say|state|include|mention|list|write|only|please|you|add|never|always|make)\b
    |(?:do\snot|don['’]t|never)\s+(?:mention|include|summari[sz]e|report|quote|list|extract|cite|reveal)\b[^.]{{0,60}}\b(?:in\s(?:the|your|any)\s(?:summary|output|brief|answer|response)|this\s(?:article|paragraph|text|section|instruction))\b
    |(?:respond|reply|answer)\s+(?:only\s+)?(?:with|in)\s+(?:the|json|yes|no|a|only|exactly)\b|output\s+(?:only|the\sfollowing|json|exactly)\b
    |(?:reveal|print|repeat|show|output|leak|disclose)\s+(?:me\s+)?(?:your|the)\s+(?:system\s+|hidden\s+|initial\s+)?(?:prompt|instructions)\b
    |you\s+are\s+now\s+(?:an?|in|dan|the|no\slonger)\b|you\s+are\s+(?:a\shelpful|chatgpt|an\sai\b|a\slanguage\smodel|an\sunrestricted)|(?:act\sas|pretend\sto\sbe)\s+(?:an?\s+)?(?:AI|unrestricted|assistant|dan|developer)\b|from\snow\son,?\s+you\b
    |(?:new|updated|real|actual|hidden|secret|system|developer)\s+(?:instructions?|prompt|message|override|directive|note|task)s?\s*:
    |(?:the\s+)?(?:model|assistant|AI|summari[sz]er|summary|brief)\s+(?:must|should|shall|has\sto|is\sto)\s+(?:now\s+)?(?:say|state|add|include|list|report|ignore|output|answer|respond|mention|omit|name|attribute|conclude)\b
    )""",
    _FLAGS,
)
_MARKERS = re.compile(
    r"<\|\w{2,30}\|>|\[/?INST\]|<</?SYS>>|</?(?:system|instructions?|assistant|prompt|human|user)>|^\W*(?:system|assistant|developer)\s?(?:prompt|message|note|override|instructions?)?\s*:\s*(?=\S)|"
    r"^#{2,6}\s*(?:instructions?|system|response|assistant|user|prompt|human|input)\b|^\W*\b(?:begin|end|start)\s(?:of\s)?(?:the\s|new\s)?(?:article|document|instructions?|prompt|system\sprompt|source\stext)\b\W*$|"
    r"忽略.{0,8}(?:指令|指示|说明|提示)|(?:指示|命令)を(?:すべて)?無視",
    re.IGNORECASE,
)
_MARKER_LINE = re.compile(r"^\W*(?:#{2,6}\s*\w+\W*|<\|\w+\|>\s?\w{0,12}\W*|<\w+>\W*|\[INST\]\W*|(?:system|assistant|developer)\s?(?:prompt|message)?\s*:\W*)$", re.IGNORECASE)
_SMUGGLED = re.compile("[\U000e0020-\U000e007f]{4,}")
_HINT = re.compile(
    r"instruct|instruc|istruzion|instruç|anweisung|instruktion|befehl|consigne|prompt|directive|\bAI\b|\bA\.I\.|\bLLM|GPT|language model|langage|lenguaje|Sprachmodell|\bKI\b|\bIA\b|assistant|chatbot|\bbots?\b|"
    r"summar|\bbrief\b|\bCopilot\b|\bClaude\b|\bGemini\b|\bGrok\b|<\||INST\]|SYS>>|</?(?:system|user|human)|#{2,}|\bpart(?:y|ie|e|ei)\b|\bquot|\boffer|\boffre|\boferta|system|override|you are now|"
    r"指|инструкц|указани|нейросет|\bИИ\b|article|artículo|Artikel|output|from now on|respond|guidelines|rules|ordenes|órdenes|vorgaben",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"|(?<!\w)‘[^‘]*?’(?!\w)|(?<!\w)'[^']*'(?!\w)|``.*?''|''.*?''")
_REPORTED = re.compile(
    r"\b(?:said|says|told|asked|wrote|replied|shouted|joked|tweeted|posted|according|added|quipped|typed|read|reads|called|phrase|words?|sentence|command|prompt|message|sign|banner|placard|"
    r"dit|déclaré|dijo|sagte|ha\sdetto|disse|сказал\w*|заявил\w*)\b",
    re.IGNORECASE,
)
_FAKE_HEAD = re.compile(r"\b(?:named|called|add|include|insert|quote|attribute|list)\b", re.IGNORECASE)
_CONTINUES = re.compile(rf"^\W*(?:{_TASK}|you|also|then|instead|this\sis|failure|the\s(?:user|model|reader|summary|brief|output))\b", re.IGNORECASE)
_LONGEST = 4_000
_BRACKETS = {"[": "]", "(": ")", "{": "}"}


def find_orders(text: str, lines: tuple[Line, ...]) -> list[Barred]:
    """Planted orders of `text`: the bracket, the sentences or the line that hold one, fake quotes inside included.

    Words that somebody in the story is quoted as saying are the story's, and are left alone.
    """
    marks = [Barred(m.start(), m.end(), BarKind.ORDER, REASON) for m in _SMUGGLED.finditer(text)]
    carry = False
    for index, line in enumerate(lines):
        if carry:
            marks.append(Barred(line.start, line.end, BarKind.ORDER, REASON))
            carry = _MARKER_LINE.match(text, line.start, min(line.end, line.start + 60)) is not None
            continue
        if not _HINT.search(text, line.start, line.end):
            continue
        spans, carry = _line_orders(text, line, lines[index - 1] if index else None)
        marks.extend(Barred(start, end, BarKind.ORDER, REASON) for start, end in spans)
    return marks


def _line_orders(text: str, line: Line, previous: Line | None) -> tuple[list[tuple[int, int]], bool]:
    """Spans of orders in one line, and whether the next line belongs to an order that this one only opens."""
    body = text[line.start : line.end]
    marker = _MARKERS.search(body)
    if marker and not _told(body, marker.start(), text, previous):
        return [(line.start, line.end)], len(body) <= 60 and _MARKER_LINE.match(body) is not None
    starts = [m.start("cue") for m in _ORDERS.finditer(body) if not _told(body, m.start("cue"), text, previous)]
    if not starts:
        return [], False
    sentences = split_sentences(body, (Line(0, len(body)),))
    spans: list[tuple[int, int]] = []
    for start in starts:
        bracket = _bracket(body, start)
        spans.append(bracket or _sentence_span(body, sentences, start))
    return [(line.start + a, line.start + b) for a, b in _joined(body, sentences, spans)], False


def _told(body: str, at: int, text: str, previous: Line | None) -> bool:
    """Whether the words at `at` stand in quotation marks that the line gives to somebody, or talks about."""
    for match in _QUOTED.finditer(body):
        if match.start() > at:
            return False
        if match.start() <= at < match.end():
            outside = body[: match.start()] + " " + body[match.end() :]
            if _REPORTED.search(outside):
                return not _FAKE_HEAD.search(body[max(0, match.start() - 60) : match.start()])
            return previous is not None and text[previous.end - 1] == ":"
    return False


def _bracket(body: str, at: int) -> tuple[int, int] | None:
    """The bracket that holds `at`, if it opens at most 200 characters before and closes in the line."""
    depth = 0
    for index in range(at, max(-1, at - 200), -1):
        char = body[index] if index < len(body) else ""
        if char in ")]}" and index != at:
            depth += 1
        elif char in _BRACKETS:
            if depth:
                depth -= 1
                continue
            end = body.find(_BRACKETS[char], at)
            return (index, end + 1) if end >= 0 else (index, len(body))
    return None


def _sentence_span(body: str, sentences: tuple[object, ...], at: int) -> tuple[int, int]:
    for sentence in sentences:
        if sentence.start <= at < sentence.end:  # type: ignore[attr-defined]
            return sentence.start, sentence.end  # type: ignore[attr-defined]
    return at, len(body)


def _joined(body: str, sentences: tuple[object, ...], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Merge the spans of one line; sentences between two orders, and those that go on with one, belong to them."""
    first = min(start for start, _ in spans)
    last = max(end for _, end in spans)
    for sentence in sentences:
        start, end = sentence.start, sentence.end  # type: ignore[attr-defined]
        if start >= last and _CONTINUES.match(body[start:end]):
            last = end
        elif start >= last:
            break
    return [(first, last)]
