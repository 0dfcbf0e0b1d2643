"""The words of text that gives orders to a program, as tables of patterns."""

from __future__ import annotations

import re

_MODEL = (
    r"(?:AI|A\.I\.|LLMs?|GPT(?:-?\d)?|ChatGPT|Claude|Gemini|Copilot|Grok|Llama|Mistral|DeepSeek|"
    r"(?:large )?language models?|(?:AI|automated|artificial intelligence|machine|LLM)[ -](?:systems?|models?|"
    r"assistants?|agents?|readers?|crawlers?|summari[sz]ers?|tools?|bots?|programs?|reading this)|(?:chat)?bots?|"
    r"assistants?|summari[sz]ers?|summari[sz]ation (?:systems?|models?|tools?|programs?|engines?)|"
    r"modèles? de langage|assistants? IA|IA|modelos? de lenguaje|asistentes? (?:de )?IA|KI(?:-\w+)?|Sprachmodelle?n?|"
    r"modelli linguistici|нейросет\w+|ИИ)"
)
TASK = (
    r"(?:summari[sz]e|summari[sz]ing|describe|write|say|state|add|include|list|report|ignore|disregard|output|answer|"
    r"respond|reply|do not|don['’]t|never|always|you must|must|should|please|treat|mark|classify|rate|insert|omit|"
    r"present|"
    r"conclude|print|reveal|translate|call|use|return|mention|name|quote|attribute|follow|stop|begin|forget|"
    r"résume[zr]?|ajoute[zr]?|ignore[zr]|écri\w+|dites|añad[ae]|resum[ae]|ignor[ae]|incluy[ae]|fass\w*|füg\w*|"
    r"schreib\w*|ignorier\w*|musst|müssen|devez|dois|debes?|deben)"
)
_OLD = (
    r"(?:previous|prior|above|preceding|earlier|existing|other|foregoing|system|original|former|past|current|initial|"
    r"safety|any|all|these|those|the|your|my|of|and)"
)
_RULES = (
    r"(?:instructions?|prompts?|directions?|directives?|rules|guidelines|commands?|training|system prompt|context|"
    r"programming)"
)
_ITEM = r"(?:part(?:y|ies)|offers?|open issues?|quot(?:e|ation)s?|speakers?|entr(?:y|ies)|fields?|negotiators?)"
_ANSWER = r"(?:summary|brief|output|list|answer|response|json)"
_CALL = r"(?:attention|note|notice|message|instructions?|important|reminder|dear|hey|hello|nota|hinweis|achtung|avis)"
_TO = r"(?:to|for|aux|à l['’]|pour (?:les |l['’])|para (?:los |la |el )?|an (?:alle |die )?)"

# Where an order may open: at a line's start, after a mark, or after a word that leads up to an imperative.
_BEFORE = (
    r"(?:^|[\[({<*#>\-–—:;!.?…\"'“‘«”’»)\]]|\b(?:please|now|and|then|important|note|instead|first|also|you must|"
    r"you should|must|bitte|por favor|veuillez|s['’]il vous plaît)\b[,:]?)\s*"
)
_FORMS = (
    rf"(?:ignore|disregard|forget|override|bypass|discard)\s+(?:{_OLD}\s+){{0,5}}{_RULES}\b",
    r"(?:ignore[zr]?|oublie[zr]?) (?:toutes? )?(?:les|vos|tes) (?:instructions|consignes|directives)",
    (
        r"(?:ignora|ignore|ignorad|ignoren|olvida|olvide) (?:todas )?(?:las|tus|sus) (?:instrucciones|indicaciones|"
        r"órdenes)"
    ),
    (
        r"(?:ignorier(?:e|en|t)|vergiss|vergessen|missachte) (?:sie )?(?:alle |sämtliche )?(?:deine |ihre |die )?"
        r"(?:bisherigen |vorherigen |vorigen |obigen |früheren )?(?:anweisungen|instruktionen|befehle|vorgaben)"
    ),
    r"(?:ignora(?:te)?|dimentica) (?:tutte )?(?:le )?(?:istruzioni|indicazioni)",
    r"(?:ignore|ignora|esqueça) (?:todas )?(?:as )?instruções",
    r"(?:игнорируй(?:те)?|забудь(?:те)?) (?:все )?(?:предыдущие|прежние|все) (?:инструкции|указания|команды)",
    # An address to a model with a task after it, as in a bracketed note.
    (
        rf"{_CALL}?[\s:,]*{_TO}?\s*(?:all |any |the )?{_MODEL}(?: (?:reading|processing|summari[sz]ing|"
        rf"and)\b[^:,.]{{0,50}})?"
        rf"\s*[:,—–-]\s*(?:[^.:]{{0,40}}\b)?{TASK}\b"
    ),
    rf"(?:note|message|notice|instructions?|attention) (?:to|for) (?:all |any |the )?{_MODEL}\b",
    rf"(?:note|avis|message|instructions?) (?:aux|à l['’]|pour (?:les |l['’])) ?{_MODEL}\b",
    rf"(?:nota|aviso|mensaje|instrucci\w+) para (?:los |las |la |el )?{_MODEL}\b",
    rf"(?:hinweis|anweisung|nachricht|achtung) (?:an|für) (?:alle |die )?{_MODEL}\b",
    # "As an AI assistant you must ..."
    r"(?:as|since you are) an? (?:AI|LLM|(?:large )?language model|assistant|chatbot|automated)\b[^.,]{0,50},? you\b",
    rf"if you are (?:an? )?{_MODEL}\b",
    (
        r"en tant qu['’](?:IA|assistant)|als KI\b[^.]{0,40}\b(?:musst|müssen|sollst|sollen)\b|como (?:asistente (?:de "
        r")?)?IA,? "
    ),
    # "Add a party named ...", "add this quote to your summary"
    (
        rf"(?:add|include|insert|append|create|register|list|record|fabricate|invent) (?:an?|the|another|one more|\w+) "
        rf"(?:(?:new|fictional|additional|following|second|third|fake|extra) )?{_ITEM} "
        rf"(?:\b.{{0,60}}\b{_ANSWER}\b|named|called|from|saying|with|attributed|stating)"
    ),
    (
        r"ajoute[zr]? une? (?:partie|offre|citation)\b|añad[ae] una? (?:parte|oferta|cita)\b|"
        r"füge?n? (?:sie )?eine?n? (?:partei|angebot|zitat)\b"
    ),
    (
        r"(?:summari[sz]e|describe|classify|label|present|rewrite|rate) (?:this|the) (?:article|text|document|story|"
        r"page|deal|"
        r"news|following|above|negotiations?)\b[^.]{0,30}\b(?:as|positively|favou?rably|negatively|in one|in a|with|"
        r"by|to)\b"
    ),
    r"résume[zr]? (?:cet article|ce texte)|resum[ae] este (?:artículo|texto)|fass\w* (?:sie )?diesen (?:artikel|text)",
    (
        r"(?:in|for) (?:your|the) (?:summary|answer|response|brief|output|reply)\b,? "
        r"(?:do|say|state|include|mention|list|write|only|please|you|add|never|always|make)\b"
    ),
    (
        r"(?:do not|don['’]t|never) (?:mention|include|summari[sz]e|report|quote|list|extract|cite|reveal)\b[^.]{0,60}"
        r"\b(?:in (?:the|your|any) (?:summary|output|brief|answer|response)|this (?:article|paragraph|text|section|"
        r"instruction))\b"
    ),
    r"(?:respond|reply|answer) (?:only )?(?:with|in) (?:the|json|yes|no|a|only|exactly)\b",
    r"output (?:only|the following|json|exactly)\b",
    (
        r"(?:reveal|print|repeat|show|output|leak|disclose) (?:me )?(?:your|the) (?:system |hidden |initial )?"
        r"(?:prompt|instructions)\b"
    ),
    (
        r"you are now (?:an?|in|dan|the|no longer)\b|you are (?:a helpful|chatgpt|an ai\b|a language model|an "
        r"unrestricted)"
    ),
    r"(?:act as|pretend to be) (?:an? )?(?:AI|unrestricted|assistant|dan|developer)\b|from now on,? you\b",
    (
        r"(?:new|updated|real|actual|hidden|secret|system|developer) "
        r"(?:instructions?|prompt|message|override|directive|note|task)s?\s*:"
    ),
    (
        r"(?:the|your) (?:summari[sz]er|summary) (?:must|should|shall|has to|is to) "
        r"(?:now )?(?:say|state|add|include|list|report|ignore|output|answer|respond|mention|omit|name|attribute|"
        r"conclude)\b"
    ),
)
ORDERS = re.compile(rf"{_BEFORE}(?P<cue>{'|'.join(_FORMS)})", re.IGNORECASE)

MARKERS = re.compile(
    r"<\|\w{2,30}\|>|\[/?INST\]|<</?SYS>>|</?(?:system|instructions?|assistant|prompt|human|user)>|"
    r"^\W*(?:system|assistant|developer)\s?(?:prompt|message|note|override|instructions?)?\s*:\s*(?=\S)|"
    r"^#{2,6}\s*(?:instructions?|system|response|assistant|user|prompt|human|input)\b|"
    r"^\W*\b(?:begin|end|start)\s(?:of\s)?(?:the\s|new\s)?(?:article|document|instructions?|prompt|system\sprompt|"
    r"source\stext)\b\W*$|"
    r"忽略.{0,8}(?:指令|指示|说明|提示)|(?:指示|命令)を(?:すべて)?無視",
    re.IGNORECASE,
)
# A marker that stands alone in its line opens an order: the next line belongs to it.
MARKER_LINE = re.compile(
    r"^\W*(?:#{2,6}\s*\w+\W*|<\|\w+\|>\s?\w{0,12}\W*|<\w+>\W*|\[INST\]\W*|"
    r"(?:system|assistant|developer)\s?(?:prompt|message)?\s*:\W*)$",
    re.IGNORECASE,
)
SMUGGLED = re.compile("[\U000e0020-\U000e007f]{4,}")
QUOTED = re.compile(
    r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"|(?<!\w)‘[^‘]*?’(?!\w)|(?<!\w)'[^']*'(?!\w)|''[^']*''",
)
REPORTED = re.compile(
    r"\b(?:said|says|told|asked|wrote|replied|shouted|joked|tweeted|posted|according|added|quipped|typed|read|reads|"
    r"called|phrase|words?|sentence|command|prompt|message|sign|banner|placard|dit|déclaré|dijo|sagte|ha detto|disse|"
    r"сказал\w*|заявил\w*)\b",
    re.IGNORECASE,
)
FAKE_HEAD = re.compile(r"\b(?:named|called|add|include|insert|quote|attribute|list)\b", re.IGNORECASE)
CONTINUES = re.compile(
    rf"^\W*(?:{TASK}|you|also|then|instead|this is|failure|the (?:user|model|reader|summary|brief|output))\b",
    re.IGNORECASE,
)

# Lower-case words without which no order is found; they spare most lines the patterns above.
HINTS = tuple(
    "instruc;istruz;instruç;anweisung;instruktion;befehl;vorgaben;consigne;directi;prompt;guideline;rules;"
    "command;context;"
    "training;programming;llm;gpt;language model;langage;lenguaje;sprachmodell;linguistici;assistant;asistente;"
    "chatbot; bot;"
    "summar; brief;copilot;claude;gemini;grok;llama;mistral;deepseek;<|;inst];sys>;<system;</system;<human;<user;"
    "</user;"
    "</human;##;system;override;you are now;from now on;output;respond;reply;answer;résum;resum;fass;party named;"
    "party called;"
    "parties ;partie ;parte ;partei ;ia :; ia ; ki ; ki-;ai:;ai,;ai ;a.i.;ia:;ia,;ki:;article;indicaciones;"
    "indicazioni;órdenes;"
    "инструкц;указани;команд;нейросет;ии;指;命令;add a;insert a;include a;quote;offer ;unrestricted;document;source "
    "text;ajoute;"
    "añad;füg;the text;this deal;the deal;忽略".split(";")
)
