"""The words of text that gives orders to a program, as tables of patterns."""

from __future__ import annotations

import re

from summarizer.document.patterns import lazy

_MODEL = (
    r"(?:AI(?![ -](?:compan|firm|lab|develop|expert|industr|research|polic|safety|start|chip|boom|act\b|law|rule|"
    r"regulat|"
    r"use\b|ethic|giant|sector|minister|summit|deal|bill|pioneer|scientist|executive))|A\.I\.|LLMs?|GPT(?:-?\d)?|"
    r"ChatGPT|Claude|Gemini|Copilot|Grok|Llama|Mistral|DeepSeek|"
    r"(?:large )?language models?|(?:AI|automated|artificial intelligence|machine|LLM)[ -](?:systems?|models?|"
    r"assistants?|agents?|readers?|crawlers?|summari[sz]ers?|tools?|bots?|programs?|reading this)|(?:chat)?bots?|"
    r"(?:summari[sz]ing|reading|automated) (?:assistants?|systems?|models?|programs?|software|agents?|tools?|readers?)|"
    r"assistants?|summari[sz]ers?|summari[sz]ation (?:systems?|models?|tools?|programs?|engines?)|"
    r"modèles? de langage|assistants? (?:d['’])?IA|(?:systèmes?|outils?) d['’]IA|intelligences? artificielles?|IA|"
    r"modelos? de (?:lenguaje|linguagem|IA)|asistentes? (?:de )?IA|assistentes? (?:de )?IA|sistemas? de (?:IA|"
    r"inteligencia artificial)|inteligencias? artificial(?:es)?|KI(?:-\w+)?|Sprachmodelle?n?|sistemi di IA|assistenti "
    r"IA|"
    r"modelli linguistici|нейросет\w+|ИИ)"
)
TASK = (
    r"(?:summari[sz]e|summari[sz]ing|describe|write|say|state|add|include|list|report|ignore|disregard|output|answer|"
    r"respond|reply|do not|don['’]t|never|always|you must|must|should|please|treat|mark|classify|rate|insert|omit|"
    r"present|produce|generate|"
    r"conclude|print|reveal|translate|call|use|return|mention|name|quote|attribute|follow|stop|begin|forget|"
    r"résume[zr]?|ajoute[zr]?|ignore[zr]|écri\w+|dites|añad[ae]|resum[ae]|ignor[ae]|incluy[ae]|fass\w*|füg\w*|"
    r"schreib\w*|ignorier\w*|erwähn\w*|musst|müssen|devez|dois|debes?|deben|inclua[mn]?|incluyan?|inclu[ez]\w*|"
    r"mentionne[zr]?|"
    r"mencion[ae]\w*|adicion\w+|escrev\w+|escrib\w+|scriv\w+|aggiung\w+|riassum\w+|veuillez|bitte|por favor)"
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
_CALL = (
    r"(?:attention|note|notice|message|instructions?|important|reminder|dear|hey|hello|nota|hinweis|achtung|avis|aviso|"
    r"atenção|atención|attenzione|chers?|chères?|estimad[oa]s?|liebe[rs]?|gentili?|car[oi]|prezad[oa]s?|note to|"
    r"request)"
)
_GREETING = (
    r"(?:attention|dear|hey|hello|hi|chers?|chères?|querid[oa]s?|estimad[oa]s?|liebe[rns]?|gentil[ei]|car[oai]|"
    r"prezad[oa]s?|"
    r"atención|atenção|attenzione|achtung)"
)
_TO = (
    r"(?:to|for|aux|à l['’](?:attention|intention) (?:des |de l['’]|du |d['’]une )|à l['’]|pour (?:les |l['’])|"
    r"para (?:los |las |la |el |todos los |os |as )?|an (?:alle |die )?|per (?:i |gli |l['’])?)"
)
_ANY = r"(?:(?:all|any|the|every|whichever|whatever|our|your|tous les|todos los|alle|tutti i) )?"
# What an order asks a summariser to do; narrower than TASK, since it stands behind "we ask the assistant to".
_DEED = (
    r"(?:please )?(?:not )?(?:to )?(?:mention|add|include|list|state|say|note|omit|quote|ignore|treat|describe|"
    r"present|name|attribute|"
    r"leave out|report|write|disregard|conclude|mark)"
)

# Where an order may open: at a line's start, after a mark, or after a word that leads up to an imperative.
_BEFORE = (
    r"(?:^|[\[({<*#>\-–—:;!.?…\"'“‘«”’»)\]]|\b(?:please|now|and|then|important|note|instead|first|also|you must|"
    r"you should|must|bitte|por favor|veuillez|s['’]il vous plaît)\b[,:]?)\s*"
)
_FORMS = (
    (
        r"(?:ignore|disregard|forget|discard)\s+(?:everything|anything|all|the (?:text|content|article|story))?\s?"
        r"(?:that (?:is|was|came) )?(?:the )?(?:above|before this|written above|said above|preceding)\b"
    ),
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
        rf"{_CALL}?[\s:,]*{_TO}?\s*{_ANY}{_MODEL}(?: (?:(?:that|which|who|is|are|now) ){{0,3}}(?:reading|reads?|"
        rf"processing|"
        rf"process|summari[sz]ing|summari[sz]es?|and|or|qui|que|die|che)\b[^:,.]{{0,50}})?"
        rf"\s*[:,—–-]\s*(?:[^.:]{{0,40}}\b)?{TASK}\b"
    ),
    # "It is essential that your summary describes ...": no report speaks of its reader's summary.
    r"(?:(?!\byour\b)[^.!?:;]){0,90}?\byour summar(?:y|ies)\b",
    rf"you,? (?:the|an?|as an?) {_MODEL},? (?:will|must|should|shall|are|now|have)\b",
    r"(?:translate|turn|convert|rework) (?:this|the) (?:article|text|story|page)\b[^.]{0,30}\b(?:into|to|so)\b",
    rf"(?:note|message|notice|instructions?|attention|request|guidance|reminder|memo|hint) (?:to|for) {_ANY}{_MODEL}\b",
    # "We would kindly ask the summarising assistant to mention ..."
    (
        rf"(?:we|i|the (?:author|editor|publisher)s?) (?:would |should |must |do )?(?:like to )?(?:kindly |politely |"
        rf"respectfully )?"
        rf"(?:ask|request|invite|urge|beg|instruct|require|remind|advise|want|need)s? (?:that )?{_ANY}{_MODEL}"
        rf"(?: (?:reading|processing|summari[sz]ing)\b[^:,.]{{0,40}})?,? (?:please |kindly )?(?:to|should|must|not to|"
        rf"that) {_DEED}\b"
    ),
    (
        rf"(?:when|while|before|if) (?:you are |you )?(?:summari[sz]ing|summari[sz]e)(?: (?:this|the) \w+)?,? "
        rf"(?:please |you |then )?{TASK}\b"
    ),
    rf"(?:note|avis|message|instructions?) (?:aux|à l['’]|pour (?:les |l['’])) ?{_MODEL}\b",
    (
        rf"à l['’](?:attention|intention) (?:des|de l['’]|du|d['’]une?) ?{_MODEL}\b|nota (?:per|para) "
        rf"(?:i |gli |l['’]|os |as )?{_MODEL}\b"
    ),
    (
        r"(?:ajoute[zr]?|inclue[zr]?|incluez|mentionne[zr]?|écrive[zr]?|indique[zr]?|ne mentionne[zr]? pas|"
        r"n['’]évoque[zr]? pas)\b"
        r"[^.]{0,60}\b(?:votre|ton|le|dans un) résumé\b"
    ),
    (
        r"(?:incluy[ae]n?|añad[ae]n?|agreg[ae]n?|mencion[ae]n?|escrib[ae]n?|no mencion\w+|omit[ae]n?|inclua[m]?|"
        r"adicion[ae]m?|"
        r"escrev[ae]m?|não mencion\w+)\b[^.]{0,60}\b(?:(?:tu|su|el) resumen|(?:no|seu|o) resumo)\b"
    ),
    r"(?:aggiung[ia]\w*|includ[ia]\w*|scriv[ia]\w*|menzion\w+|inserisc\w+|non menzionare)\b[^.]{0,60}\briassunto\b",
    (
        r"(?:füge?n?|schreibe?n?|erwähne?n?|nenne?n?|nimm|nehmen) (?:sie )?[^.]{0,60}\b(?:deiner?|ihrer?|die|der|zur) "
        r"(?:zusammenfassung|antwort)\b"
    ),
    rf"(?:nota|aviso|mensaje|instrucci\w+) para (?:los |las |la |el )?{_MODEL}\b",
    rf"(?:hinweis|anweisung|nachricht|achtung) (?:an|für) (?:alle |die )?{_MODEL}\b",
    # "As an AI assistant you must ..."
    r"(?:as|since you are) an? (?:AI|LLM|(?:large )?language model|assistant|chatbot|automated)\b[^.,]{0,50},? you\b",
    rf"if you(?: are|['’]re) (?:an? )?(?:{_MODEL}|machine|robot|program|computer|algorithm)\b",
    (
        rf"(?:if|when|where) (?:this|the) (?:page|text|article|story|document) is (?:being )?(?:read|processed|"
        rf"summari[sz]ed|parsed|"
        rf"scanned|ingested|indexed) by (?:an? |any )?(?:{_MODEL}|machine|robot|program|computer|algorithm|software)\b"
    ),
    # "Dear AI, ...", "Attention summarisation tools! ...": a greeting needs no task behind it.
    (
        rf"{_GREETING},?\s(?:there,?\s)?{_ANY}(?:{_MODEL}|assistent[ei]?)(?: (?:reading|processing|"
        rf"summari[sz]ing)\b[^:,.!]{{0,50}})?\s*[:,!—–]"
    ),
    rf"for {_ANY}{_MODEL}(?: readers?)?(?: eyes)? only\s*[:,—–-]",
    (
        rf"(?:to|for|dear|attention|hey) {_ANY}(?:{_MODEL}|robots?|machines?|programs?|software|computers?|"
        rf"algorithms?|engines?) "
        r"(?:(?:that|which|who|is|are) ){0,2}(?:reading|reads?|writing|writes?|processing|summari[sz]\w+|making|"
        r"parsing|scanning) "
        r"(?:this|the|your|our|a) (?:summary|brief|article|page|text|story|document)\b[^:,.!]{0,30}[:,!—–]"
    ),
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
        r"you are now (?:an?|in|dan|the|no longer)\b|you are (?:a helpful|chatgpt|an ai\b|an? (?:\w+ )?language model|"
        r"an "
        r"unrestricted|an? (?:\w+ )?(?:summari[sz]\w+|translation|chat) (?:engine|model|assistant|bot|system|tool|"
        r"program)|"
        r"an? (?:\w+ )?summari[sz]er\b)"
    ),
    r"(?:act as|pretend to be) (?:an? )?(?:AI|unrestricted|assistant|dan|developer)\b|from now on,? you\b",
    (
        r"(?:new|updated|real|actual|hidden|secret|system|developer) "
        rf"(?:instructions?|prompt|message|override|directive|note|task)s?\s*:\s*(?:$|please\b|you\b|{TASK}\b)"
    ),
    (
        r"(?:the|your|any|every|all) (?:automat(?:ed|ic) |ai |machine )?(?:summari[sz]er|summar(?:y|ies)|brief) "
        r"(?:of this (?:page|article|story|text) )?(?:must|should|shall|has to|is to) "
        r"(?:now )?(?:say|state|add|include|list|report|ignore|output|answer|respond|mention|omit|name|attribute|"
        r"conclude)\b"
    ),
)
ORDERS = re.compile(rf"{_BEFORE}(?P<cue>{'|'.join(_FORMS)})", re.IGNORECASE)

MARKERS = re.compile(
    r"<\|\w{2,30}\|>|\[{1,2}/?(?:ai|llm|gpt|hidden|prompt|system)[-_ ](?:instructions?|prompt|note|message|override|"
    r"only)\]|"
    r"^\W*(?-i:SYSTEM|DEVELOPER|ADMIN)\s(?-i:PROMPT|MESSAGE|OVERRIDE|NOTE|INSTRUCTIONS?)\b|"
    r"\[/?(?:INST|system|assistant|user|prompt)\]|<</?SYS>>|</?(?:system|instructions?|assistant|prompt|human|user)>|"
    r"^\W*(?:system|assistant|developer)\s?(?:prompt|message|note|override|instructions?)?\s*:\s*(?=\S)|"
    r"^#{2,6}\s*(?:instructions?|system|response|assistant|user|prompt|human|input)\b|"
    r"^\W*\b(?:begin|end|start)\s(?:of\s)?(?:the\s|new\s|hidden\s|secret\s|developer\s|admin\s|ai\s)?(?:article|"
    r"document|text|"
    r"instructions?|prompt|system(?:\s(?:prompt|message|instructions?|note|text))?|message|override|"
    r"source\stext)\b\W*$|"
    r"\{\s*\W?(?:role|system|instructions?|prompt|assistant|task|command)\W?\s*:|^\W*\"(?:role|system|instructions?|"
    r"prompt|"
    r"content)\"\s*:|"
    r"忽略.{0,8}(?:指令|指示|说明|提示)|(?:指示|命令)を(?:すべて)?無視",
    re.IGNORECASE,
)
# A marker that stands alone in its line opens an order: the next line belongs to it.
MARKER_LINE = lazy(
    r"^\W*(?:#{2,6}\s*\w+\W*|<\|\w+\|>\s?\w{0,12}\W*|<\w+>\W*|\[INST\]\W*|"
    r"(?:system|assistant|developer)\s?(?:prompt|message)?\s*:\W*)$",
    re.IGNORECASE,
)
# A marker that opens a block, which runs to the marker that ends it.
BLOCK_BEGINS = lazy(r"^\W*\b(?:begin|start)\s", re.IGNORECASE)
BLOCK_ENDS = re.compile(r"^\W*\bend\b.{0,40}$", re.IGNORECASE)
# A turn of a made-up talk with a model.
TURN = lazy(r"\W*(?:system|user|human|assistant|ai|model|developer|tool|bot)\s?:\s", re.IGNORECASE)
SMUGGLED = re.compile("[\U000e0020-\U000e007f]{4,}")
QUOTED = re.compile(
    r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"|(?<!\w)‘[^‘]*?’(?!\w)|(?<!\w)'[^']*'(?!\w)|''[^']*''",
)
REPORTED = lazy(
    r"\b(?:said|says|told|asked|wrote|replied|shouted|joked|tweeted|posted|according|added|quipped|typed|read|reads|"
    r"called|phrase|words?|sentence|command|prompt|message|sign|banner|placard|dit|déclaré|dijo|sagte|ha detto|disse|"
    r"сказал\w*|заявил\w*)\b",
    re.IGNORECASE,
)
FAKE_HEAD = lazy(r"\b(?:named|called|add|include|insert|quote|attribute|list)\b", re.IGNORECASE)
# Lower-case words without which no order is found; they spare most lines the patterns above.
HINTS = tuple(
    (
        "instruc;istruz;instruç;anweisung;instruktion;befehl;vorgaben;consigne;directi;prompt;guideline;rules;"
        "command;context;training;programming;llm;gpt;langage;lenguaje;sprachmodell;linguistici;assistant;chatbot;"
        " bot ; bots; bot,; bot:;summar; brief;copilot;claude;gemini;grok;llama;mistral;deepseek;<|"
        ";inst];hidden text;invisible text;ignore ;forget ;discard;disregard;sys>;"
        "<human;<user;</user;</human;##;system;override;you are now;from now on;output;respond with;respond in;"
        "respond only;reply with;reply in;reply only;answer;résum;resumen;resumo;resume est;resuma ;resuman ;"
        "resumir;fass;party named;party called;parties ;partie ;parte ;partei ;ia :; ia ; ki ;ai:;ai,;ai ;a.i.;"
        "ia:; ia,;ki:;article;indicaciones;indicazioni;órdenes;инструкц;указани;команд;нейросет;ии;指;命令;add a;"
        "insert a;include a;quote;offer ;unrestricted;document;source text;ajoute;añad;füg;riassunt;assistent;"
        'asistent;crawler;automated;machine;robot;algorithm;ai!;ai-;"role";"content";user:;<!--;atenção;sistemi;'
        "language m;ki,;ki!;ki-;the text;this deal;the deal;忽略"
    ).split(";")
)
