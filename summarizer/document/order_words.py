"""The words of orders to a program, of which the patterns that find them are made."""

MODEL = (
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
OLD = (
    r"(?:previous|prior|above|preceding|earlier|existing|other|foregoing|system|original|former|past|current|initial|"
    r"safety|any|all|these|those|the|your|my|of|and)"
)
RULES = (
    r"(?:instructions?|prompts?|directions?|directives?|rules|guidelines|commands?|training|system prompt|context|"
    r"programming)"
)
ITEM = r"(?:part(?:y|ies)|offers?|open issues?|quot(?:e|ation)s?|speakers?|entr(?:y|ies)|fields?|negotiators?)"
ANSWER = r"(?:summary|brief|output|list|answer|response|json)"
CALL = (
    r"(?:attention|note|notice|message|instructions?|important|reminder|dear|hey|hello|nota|hinweis|achtung|avis|aviso|"
    r"atenção|atención|attenzione|chers?|chères?|estimad[oa]s?|liebe[rs]?|gentili?|car[oi]|prezad[oa]s?|note to|"
    r"request)"
)
GREETING = (
    r"(?:attention|dear|hey|hello|hi|chers?|chères?|querid[oa]s?|estimad[oa]s?|liebe[rns]?|gentil[ei]|car[oai]|"
    r"prezad[oa]s?|"
    r"atención|atenção|attenzione|achtung)"
)
TO = (
    r"(?:to|for|aux|à l['’](?:attention|intention) (?:des |de l['’]|du |d['’]une )|à l['’]|pour (?:les |l['’])|"
    r"para (?:los |las |la |el |todos los |os |as )?|an (?:alle |die )?|per (?:i |gli |l['’])?)"
)
ANY = r"(?:(?:all|any|the|every|whichever|whatever|our|your|tous les|todos los|alle|tutti i) )?"
# What an order asks a summariser to do; narrower than TASK, since it stands behind "we ask the assistant to".
DEED = (
    r"(?:please )?(?:not )?(?:to )?(?:mention|add|include|list|state|say|note|omit|quote|ignore|treat|describe|"
    r"present|name|attribute|"
    r"leave out|report|write|disregard|conclude|mark)"
)

# Where an order may open: at a line's start, after a mark, or after a word that leads up to an imperative.
BEFORE = (
    r"(?:^|[\[({<*#>\-–—:;!.?…\"'“‘«”’»)\]]|\b(?:please|now|and|then|important|note|instead|first|also|you must|"
    r"you should|must|bitte|por favor|veuillez|s['’]il vous plaît)\b[,:]?)\s*"
)
