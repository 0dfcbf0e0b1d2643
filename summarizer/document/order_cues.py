"""The words of text that gives orders to a program, as tables of patterns."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.document.order_words import (
    ANSWER,
    ANY,
    BEFORE,
    CALL,
    DEED,
    GREETING,
    ITEM,
    MODEL,
    OLD,
    RULES,
    TASK,
    TO,
)
from summarizer.document.patterns import Groups, groups_of, has_words, lazy


class Form(NamedTuple):
    """A turn of phrase of orders. It stands only in text that holds, in lower case, a word of each group of `needs`."""

    needs: Groups
    pattern: re.Pattern[str]

    def may_stand_in(self, words: str) -> bool:
        """Whether to try the form on a text of which `words` are what `words_of` gives."""
        return has_words(words, self.needs)


def words_of(lower: str) -> str:
    """A text in lower case, with MODEL behind it where it names a model: that is what MODEL in `needs` asks for."""
    return f"{lower} MODEL" if _NAMES_A_MODEL.search(lower) else lower


_NAMES_A_MODEL = lazy(
    r"(?<!\w)(?:ai|ia|ki|ии|a\.i)(?!\w)|llm|gpt|claude|gemini|copilot|grok|llama|mistral|deepseek|language model|"
    r"artificial intelligence|intelligence|inteligencia|bots?(?!\w)|machine|automated|summari[sz]|assist[ae]nt|"
    r"asistent|reading |modèle|modelo|modelli|sprachmodel|нейросет"
)


def _form(needs: str, pattern: str) -> Form:
    """`needs` as "this|or that & and this"."""
    return Form(groups_of(needs), lazy(rf"{BEFORE}(?P<cue>{pattern})", re.IGNORECASE))


FORMS = (
    _form(
        "ignore|disregard|forget|discard & above|before this|preceding",
        r"(?:ignore|disregard|forget|discard)\s+(?:everything|anything|all|the (?:text|content|article|story))?\s?"
        r"(?:that (?:is|was|came) )?(?:the )?(?:above|before this|written above|said above|preceding)\b",
    ),
    _form(
        "ignore|disregard|forget|override|bypass|discard & "
        "command|context|direct|guidelines|instruction|programming|prompt|rules|training",
        rf"(?:ignore|disregard|forget|override|bypass|discard)\s+(?:{OLD}\s+){{0,5}}{RULES}\b",
    ),
    _form(
        "ignore|oublie & consignes|directives|instructions",
        r"(?:ignore[zr]?|oublie[zr]?) (?:toutes? )?(?:les|vos|tes) (?:instructions|consignes|directives)",
    ),
    _form(
        "ignora|ignore|olvida|olvide & indicaciones|instrucciones|órdenes",
        r"(?:ignora|ignore|ignorad|ignoren|olvida|olvide) (?:todas )?(?:las|tus|sus) (?:instrucciones|indicaciones|"
        r"órdenes)",
    ),
    _form(
        "ignorier|missachte|vergessen|vergiss & anweisungen|befehle|instruktionen|vorgaben",
        r"(?:ignorier(?:e|en|t)|vergiss|vergessen|missachte) (?:sie )?(?:alle |sämtliche )?(?:deine |ihre |die )?"
        r"(?:bisherigen |vorherigen |vorigen |obigen |früheren )?(?:anweisungen|instruktionen|befehle|vorgaben)",
    ),
    _form(
        "ignora|dimentica & istruzioni|indicazioni",
        r"(?:ignora(?:te)?|dimentica) (?:tutte )?(?:le )?(?:istruzioni|indicazioni)",
    ),
    _form(
        "instruções",
        r"(?:ignore|ignora|esqueça) (?:todas )?(?:as )?instruções",
    ),
    _form(
        "игнорируй|забудь & инструкции|команды|указания",
        r"(?:игнорируй(?:те)?|забудь(?:те)?) (?:все )?(?:предыдущие|прежние|все) (?:инструкции|указания|команды)",
    ),
    # An address to a model with a task after it, as in a bracketed note.
    _form(
        "MODEL",
        rf"{CALL}?[\s:,]*{TO}?\s*{ANY}{MODEL}(?: (?:(?:that|which|who|is|are|now) ){{0,3}}(?:reading|reads?|"
        rf"processing|"
        rf"process|summari[sz]ing|summari[sz]es?|and|or|qui|que|die|che)\b[^:,.]{{0,50}})?"
        rf"\s*[:,—–-]\s*(?:[^.:]{{0,40}}\b)?{TASK}\b",
    ),
    _form("MODEL", rf"{MODEL} (?:instructions?|directives?|orders?|prompt|notes?)\s*[:=]"),
    # "It is essential that your summary describes ...": no report speaks of its reader's summary.
    _form(
        "your summar",
        r"(?:(?!\byour\b)[^.!?:;]){0,90}?\byour summar(?:y|ies)\b",
    ),
    _form(
        "you & MODEL",
        rf"you,? (?:the|an?|as an?) {MODEL},? (?:will|must|should|shall|are|now|have)\b",
    ),
    _form(
        "convert|rework|translate|turn & article|page|story|text",
        r"(?:translate|turn|convert|rework) (?:this|the) (?:article|text|story|page)\b[^.]{0,30}\b(?:into|to|so)\b",
    ),
    _form(
        "attention|guidance|hint|instruction|memo|message|note|notice|reminder|request & MODEL",
        rf"(?:note|message|notice|instructions?|attention|request|guidance|reminder|memo|hint) (?:to|"
        rf"for) {ANY}{MODEL}\b",
    ),
    # "We would kindly ask the summarising assistant to mention ..."
    _form(
        "advise|ask|beg|instruct|invite|need|remind|request|require|urge|want & MODEL",
        rf"(?:we|i|the (?:author|editor|publisher)s?) (?:would |should |must |do )?(?:like to )?(?:kindly |politely |"
        rf"respectfully )?"
        rf"(?:ask|request|invite|urge|beg|instruct|require|remind|advise|want|need)s? (?:that )?{ANY}{MODEL}"
        rf"(?: (?:reading|processing|summari[sz]ing)\b[^:,.]{{0,40}})?,? (?:please |kindly )?(?:to|should|must|"
        rf"not to|"
        rf"that) {DEED}\b",
    ),
    _form(
        "summari",
        rf"(?:when|while|before|if) (?:you are |you )?(?:summari[sz]ing|summari[sz]e)(?: (?:this|the) \w+)?,? "
        rf"(?:please |you |then )?{TASK}\b",
    ),
    _form(
        "avis|instruction|message|note & aux|pour l|à l & MODEL",
        rf"(?:note|avis|message|instructions?) (?:aux|à l['’]|pour (?:les |l['’])) ?{MODEL}\b",
    ),
    _form(
        "attention|intention|nota p & MODEL",
        rf"à l['’](?:attention|intention) (?:des|de l['’]|du|d['’]une?) ?{MODEL}\b|nota (?:per|para) "
        rf"(?:i |gli |l['’]|os |as )?{MODEL}\b",
    ),
    _form(
        " résumé",
        r"(?:ajoute[zr]?|inclue[zr]?|incluez|mentionne[zr]?|écrive[zr]?|indique[zr]?|ne mentionne[zr]? pas|"
        r"n['’]évoque[zr]? pas)\b"
        r"[^.]{0,60}\b(?:votre|ton|le|dans un) résumé\b",
    ),
    _form(
        " resumen| resumo",
        r"(?:incluy[ae]n?|añad[ae]n?|agreg[ae]n?|mencion[ae]n?|escrib[ae]n?|no mencion\w+|omit[ae]n?|inclua[m]?|"
        r"adicion[ae]m?|"
        r"escrev[ae]m?|não mencion\w+)\b[^.]{0,60}\b(?:(?:tu|su|el) resumen|(?:no|seu|o) resumo)\b",
    ),
    _form(
        "riassunto",
        r"(?:aggiung[ia]\w*|includ[ia]\w*|scriv[ia]\w*|menzion\w+|inserisc\w+|"
        r"non menzionare)\b[^.]{0,60}\briassunto\b",
    ),
    _form(
        "antwort|zusammenfassung",
        r"(?:füge?n?|schreibe?n?|erwähne?n?|nenne?n?|nimm|nehmen) (?:sie )?[^.]{0,60}\b(?:deiner?|ihrer?|die|"
        r"der|zur) "
        r"(?:zusammenfassung|antwort)\b",
    ),
    _form(
        " para  & MODEL",
        rf"(?:nota|aviso|mensaje|instrucci\w+) para (?:los |las |la |el )?{MODEL}\b",
    ),
    _form(
        "achtung|anweisung|hinweis|nachricht & MODEL",
        rf"(?:hinweis|anweisung|nachricht|achtung) (?:an|für) (?:alle |die )?{MODEL}\b",
    ),
    # "As an AI assistant you must ..."
    _form(
        " you & MODEL",
        r"(?:as|since you are) an? (?:AI|LLM|(?:large )?language model|assistant|chatbot|"
        r"automated)\b[^.,]{0,50},? you\b",
    ),
    _form(
        "if you & MODEL|machine|robot|program|computer|algorithm",
        rf"if you(?: are|['’]re) (?:an? )?(?:{MODEL}|machine|robot|program|computer|algorithm)\b",
    ),
    _form(
        " by  & MODEL|machine|robot|program|computer|algorithm|software",
        rf"(?:if|when|where) (?:this|the) (?:page|text|article|story|document) is (?:being )?(?:read|processed|"
        rf"summari[sz]ed|parsed|"
        rf"scanned|ingested|indexed) by (?:an? |any )?(?:{MODEL}|machine|robot|program|computer|algorithm|"
        rf"software)\b",
    ),
    # "Dear AI, ...", "Attention summarisation tools! ...": a greeting needs no task behind it.
    _form(
        "achtung|atención|atenção|attention|attenzione|car|cher|chère|querid|prezad|liebe|estimad|gentil|dear|"
        "hello|hey|hi & MODEL|assistent",
        rf"{GREETING},?\s(?:there,?\s)?{ANY}(?:{MODEL}|assistent[ei]?)(?: (?:reading|processing|"
        rf"summari[sz]ing)\b[^:,.!]{{0,50}})?\s*[:,!—–]",
    ),
    _form(
        "for  &  only & MODEL",
        rf"for {ANY}{MODEL}(?: readers?)?(?: eyes)? only\s*[:,—–-]",
    ),
    _form(
        "making|parsing|processing|read|scanning|summari|write|writing & "
        "MODEL|robot|machine|program|software|computer|algorithm|engine",
        rf"(?:to|for|dear|attention|hey) {ANY}(?:{MODEL}|robots?|machines?|programs?|software|computers?|"
        rf"algorithms?|engines?) "
        r"(?:(?:that|which|who|is|are) ){0,2}(?:reading|reads?|writing|writes?|processing|summari[sz]\w+|making|"
        r"parsing|scanning) "
        r"(?:this|the|your|our|a) (?:summary|brief|article|page|text|story|document)\b[^:,.!]{0,30}[:,!—–]",
    ),
    _form(
        "en tant qu|als ki|como asistente|como ia",
        r"en tant qu['’](?:IA|assistant)|als KI\b[^.]{0,40}\b(?:musst|müssen|sollst|sollen)\b|"
        r"como (?:asistente (?:de "
        r")?)?IA,? ",
    ),
    # "Add a party named ...", "add this quote to your summary"
    _form(
        "add |append |create |fabricate |include |insert |invent |list |record |register  & "
        "part|offer|open issue|quot|speaker|entr|field|negotiator",
        rf"(?:add|include|insert|append|create|register|list|record|fabricate|invent) (?:an?|the|another|"
        rf"one more|\w+) "
        rf"(?:(?:new|fictional|additional|following|second|third|fake|extra) )?{ITEM} "
        rf"(?:\b.{{0,60}}\b{ANSWER}\b|named|called|from|saying|with|attributed|stating)",
    ),
    _form(
        "ajoute|añad|füg",
        r"ajoute[zr]? une? (?:partie|offre|citation)\b|añad[ae] una? (?:parte|oferta|cita)\b|"
        r"füge?n? (?:sie )?eine?n? (?:partei|angebot|zitat)\b",
    ),
    _form(
        "classify|describe|label|present|rate|rewrite|summari & this |the  & article|text|document|story|page|deal|"
        "news|following|above|negotiation",
        r"(?:summari[sz]e|describe|classify|label|present|rewrite|rate) (?:this|the) (?:article|text|document|story|"
        r"page|deal|"
        r"news|following|above|negotiations?)\b[^.]{0,30}\b(?:as|positively|favou?rably|negatively|in one|in a|with|"
        r"by|to)\b",
    ),
    _form(
        "résume|resum|fass",
        r"résume[zr]? (?:cet article|ce texte)|resum[ae] este (?:artículo|texto)|"
        r"fass\w* (?:sie )?diesen (?:artikel|text)",
    ),
    _form(
        "answer|brief|output|reply|response|summary & your |the ",
        r"(?:in|for) (?:your|the) (?:summary|answer|response|brief|output|reply)\b,? "
        r"(?:do|say|state|include|mention|list|write|only|please|you|add|never|always|make)\b",
    ),
    _form(
        "do not|don't|don’t|never",
        r"(?:do not|don['’]t|never) (?:mention|include|summari[sz]e|report|quote|list|extract|cite|"
        r"reveal)\b[^.]{0,60}"
        r"\b(?:in (?:the|your|any) (?:summary|output|brief|answer|response)|this (?:article|paragraph|text|section|"
        r"instruction))\b",
    ),
    _form(
        "respond |reply |answer ",
        r"(?:respond|reply|answer) (?:only )?(?:with|in) (?:the|json|yes|no|a|only|exactly)\b",
    ),
    _form(
        "output ",
        r"output (?:only|the following|json|exactly)\b",
    ),
    _form(
        "prompt|instructions & reveal|print|repeat|show|output|leak|disclose",
        r"(?:reveal|print|repeat|show|output|leak|disclose) (?:me )?(?:your|the) (?:system |hidden |initial )?"
        r"(?:prompt|instructions)\b",
    ),
    _form(
        "you are ",
        r"you are now (?:an?|in|dan|the|no longer)\b|you are (?:a helpful|chatgpt|an ai\b|"
        r"an? (?:\w+ )?language model|"
        r"an "
        r"unrestricted|an? (?:\w+ )?(?:summari[sz]\w+|translation|chat) (?:engine|model|assistant|bot|system|tool|"
        r"program)|"
        r"an? (?:\w+ )?summari[sz]er\b)",
    ),
    _form(
        "act as|pretend to be|from now on",
        r"(?:act as|pretend to be) (?:an? )?(?:AI|unrestricted|assistant|dan|developer)\b|from now on,? you\b",
    ),
    _form(
        "instruction|prompt|message|override|directive|note|task & :",
        r"(?:new|updated|real|actual|hidden|secret|system|developer) "
        rf"(?:instructions?|prompt|message|override|directive|note|task)s?\s*:\s*(?:$|please\b|you\b|{TASK}\b)",
    ),
    _form(
        "must|should|shall|has to|is to & summari|summary|summaries|brief",
        r"(?:the|your|any|every|all) (?:automat(?:ed|ic) |ai |machine )?(?:summari[sz]er|summar(?:y|ies)|brief) "
        r"(?:of this (?:page|article|story|text) )?(?:must|should|shall|has to|is to) "
        r"(?:now )?(?:say|state|add|include|list|report|ignore|output|answer|respond|mention|omit|name|attribute|"
        r"conclude)\b",
    ),
)

MARKERS = lazy(
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
    r"^\W{0,4}[\[{]\s*\{?\s*\"\w[\w ]{0,30}\"\s*:\s*[\[{\"\w]|"
    r"^\W*(?:user|human)\s?:\s.{1,200}\b(?:assistant|ai|bot|model)\s?:\s|"
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
BLOCK_ENDS = lazy(r"^\W*\bend\b.{0,40}$", re.IGNORECASE)
# A turn of a made-up talk with a model.
TURN = lazy(r"\W*(?:system|user|human|assistant|ai|model|developer|tool|bot)\s?:\s", re.IGNORECASE)
SMUGGLED = lazy("[\U000e0020-\U000e007f]{4,}")
QUOTED = lazy(
    r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"|(?<!\w)‘[^‘]*?’(?!\w)|(?<!\w)'[^']*'(?!\w)|''[^']*''",
)
REPORTED = lazy(
    r"\b(?:said|says|told|asked|wrote|replied|shouted|joked|tweeted|posted|according|added|quipped|typed|"
    r"recalled|recounted|explained|insisted|warned|argued|noted|remarked|declared|urged|advised|"
    r"ordered|instructed|demanded|whispered|read|reads|"
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
        'asistent;crawler;automated;machine;robot;algorithm;ai!;ai-;"role";"content";user:;human:;":;<!--;atenção;sistemi;'
        "language m;ki,;ki!;ki-;the text;this deal;the deal;忽略"
    ).split(";")
)
