"""Know an order to whoever writes the brief by its grammar, where no word names a program: "List Elm as the winner."

A report tells and does not command. A sentence that commands, outside quotation marks and with nobody who says it, is
no report; here it counts if what it commands is writing: what to list, say, leave out, translate or answer.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from summarizer.document.patterns import lazy

_OUTPUT = (
    r"(?:summar(?:y|ies)|(?:(?:the|your|this|any|every|each) brief|briefs|briefing)"
    r"(?! [a-z]+(?:s|ing)\b)|digests?|headlines?|outputs?|json|prompt|abstract|"
    r"your (?:\w+ )?(?:answers?|responses?|repl(?:y|ies)|lists?|texts?|reports?|results?))"
)
_ITEMS = (
    r"(?:part(?:y|ies)|offers?|(?:open )?issues?|quot(?:e|ation)s?|speakers?|mediators?|guarantors?|winners?|"
    r"next steps?|items?|entr(?:y|ies)|fields?)"
)
_TEXT = r"(?:articles?|texts?|pages?|stor(?:y|ies)|paragraphs?|sentences?|words?|phrases?|lines?|names?)"
_WHICH = r"(?:the|this|that|these|those|all|any|every|each|an?|no|only|just|nothing|exactly|your|its|their|it|them)"
# Verbs of writing and answering. Those that are nouns, too, must have an article or the like behind them.
_VERBS = (
    r"(?:write|say|mention|include|omit|add|insert|append|put|give|leave|respond|produce|generate|extract|translate|"
    r"summari[sz]e|rewrite|rephrase|paraphrase|cite|attribute|assign|conclude|declare|replace|swap|rename|convert|"
    r"remove|delete|make|ensure|begin|emphasi[sz]e|treat|classify|describe|portray|register|identify|depict|skip|hide|"
    r"exclude|praise|tell|keep|fill|compose|draft|finish|be sure|take care|"
    r"(?:list|mark|name|call|record|label|present|rate|rank|report|state|output|print|return|answer|reply|quote|place|"
    r"change|drop|use|set|claim|stress|start|end|highlight|title|show)(?= (?:as |to |with |in |that )?"
    rf"{_WHICH}\b|:))"
)
_NOT = r"(?:(?:do not|don['’]t|never|always|also|only|now|simply|just) )?"
_LEAD = (
    r"(?:(?:please|kindly|now|then|also|first|finally|and|instead|important|remember|note|reminder|nb|ps|next|"
    r"you (?:must|should|shall|will|have to|need to|are to|ought to)|instead of \w+ing(?: [\w ]{1,20})?|"
    r"when (?:you )?\w+(?: (?:this|the) \w+)?|"
    rf"(?:in|for|at the (?:top|end|start) of) (?:the |your |any |every ){_OUTPUT})[,:!—–-]? +){{0,3}}"
)
# Where a sentence, or the clause behind a colon, may begin.
_AT = r"(?:^|(?<=[.!?:;…)\]>*#\"”»’—–])[ \t]{0,4}|(?<= - )|(?<=\n))[\W_]{0,3}"
_REST = r"(?:[^.!?\n]|[.!?](?=\w)){0,160}?"
_FINITE = (
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|did|does|fell|rose|came|went|got|took|"
    r"said|made|gave|saw|held|led|lost|won|met|cut|\w{3,}ed)\b"
)

_COMMAND = rf"{_AT}{_LEAD}{_NOT}"
_FORMS = (
    # Anything that is to be done to the output.
    rf"{_COMMAND}{_VERBS}\b{_REST}\b{_OUTPUT}\b",
    # Elm is to be listed as the winner.
    (
        rf"{_COMMAND}(?:treat|classify|describe|portray|register|identify|depict|"
        rf"(?:list|name|label)(?= (?:{_WHICH}\b|(?-i:[A-Z“\"])))|(?:mark|record|present|rate|show|call|count|report)"
        rf"(?= {_WHICH}\b)) "
        rf"(?:(?!{_FINITE})[^.!?\n,;:]){{1,80}}(?<! such) as \w"
    ),
    # Something is to be added to a list, or a given sentence to be put somewhere.
    (
        rf"{_COMMAND}(?:add|append|include|insert|put|place|write|list|use|repeat|copy|paste)\b"
        rf"{_REST}\b(?:(?:to|in|into|under|among) (?:the )?(?:lists? of )?{_ITEMS}\b|(?:the|this|these) "
        rf"(?:following|above|next) {_TEXT}\b)"
    ),
    (
        rf"{_COMMAND}(?:give|assign|attribute|change|replace|swap|rename|translate|rewrite|convert|remove|"
        rf"delete|extract)\b"
        rf"{_REST}\b(?:quotes?|quotations?|speakers?|(?:previous|following|above|whole|entire|this) {_TEXT}|"
        r"names? (?:with|by|to|throughout))\b"
    ),
    # It is only to be written that they gave up.
    (
        rf"{_COMMAND}(?:write|state|report|conclude|declare|record|mention|claim|answer|reply|respond)"
        r"(?: only| instead| clearly| simply)? that\b"
    ),
    (
        rf"{_AT}{_LEAD}(?:do not|don['’]t|never|under no circumstances|on no account|in no case|at no point) "
        r"(?:mention|quote|cite|list|include|summari[sz]e)\b"
    ),
    (
        rf"{_COMMAND}(?:return|output|print|respond|reply|answer|write|say)(?: with| in)? "
        r"(?:nothing|only|just|exactly|an empty|the words?|json|yes|no|none)\b"
    ),
    rf"{_AT}{_LEAD}instead of (?:summari[sz]ing|reading|reporting|answering)\b",
    # The reader is called by what it does, or by what it is if it is none.
    (
        rf"{_AT}(?:to|dear|attention|hey|for) (?:whoever|whatever|any(?:one|body) who|every(?:one|body) who|"
        r"(?:the|any|every|all) (?:model|machine|system|program|software|reader)s?(?: that| which| who)?) "
        r"(?:is |are )?(?:summari[sz]\w+|read(?:s|ing)?|process\w*|pars\w+|writes?|writing)\b[^.!?\n]{0,60}[:,—–]"
    ),
    (
        r"\bif (?:it|they|the reader|you) (?:is|are|be) (?:an? )?(?:machines?|bots?|robots?|programs?|AIs?|computers?|"
        r"(?:language )?models?|algorithms?)\b"
    ),
    (
        rf"{_AT}(?:robots|bots|machines|models|crawlers|algorithms|programs|computers|systems)\s?[:!] ?(?:please )?"
        rf"(?:{_VERBS}|index|ignore|read)\b"
    ),
    (
        rf"{_AT}(?:please |also )?(?:in|for|at the (?:top|end|start) of) (?:the |your |any |every )?{_OUTPUT}"
        rf"[,:]? +{_NOT}{_VERBS}\b"
    ),
    # A dictation headed by where it is to stand.
    rf"{_AT}(?:for|in|to) (?:the|your|any) (?:summary|brief|digest|headline|output|abstract)\s*[:—–]",
    # What the output must be.
    (
        rf"\b(?:the|your|any|every|all|each|this) (?:\w+ )?{_OUTPUT}(?: (?:of|for|to|about|field) [^.!?\n]{{1,40}}?)? "
        r"(?:must|should|shall|has to|have to|needs? to|ought to|is to|are to)\b"
    ),
    r"\byour (?:\w+ ){0,2}(?:answer|response|reply|output|summary) (?:must|should|shall|has to|will|is to|needs to)\b",
    (
        r"\b(?:important|essential|vital|crucial|necessary|critical|required|imperative|mandatory) that "
        r"(?:the|your|any|every) (?:summary|brief|digest|headline|output|answer|response) "
        r"(?:names?|says?|lists?|mentions?|states?|contains?|includes?|reads?|calls?|describes?|omits?|reports?|"
        r"presents?|"
        r"treats?|be|is|does|not|begins?|starts?)\b"
    ),
    (
        rf"\b(?:make sure|be sure|ensure|see to it|take care),? (?:that )?(?:the|your|any|every|all|\w+) "
        rf"[^.!?\n]{{0,80}}\b(?:{_OUTPUT}|in all outputs?)\b"
    ),
    (
        r"\b(?:answer|value|entry|response) (?:for|in|to|of) (?:the )?"
        r"(?:offers?|parties|quotes?|issues?|summary|headline|speakers?)\b"
    ),
    (
        r"\byour (?:(?:new|only|real|true|sole|main|actual|current) )?(?:task|mission|objective|purpose) "
        r"(?:here |now )?(?:is|will be|must be)\b"
    ),
    (
        r"\byour (?:(?:previous|prior|earlier|old|current|initial|original|own) ){1,2}"
        r"(?:guidelines|instructions|rules|orders|training|programming|prompt|task)\b"
    ),
    (
        r"\bthe (?:above|preceding) (?:article|text|report|story) (?:is|was) "
        r"(?:fake|false|wrong|untrue|invalid|void|a test)\b"
    ),
)
_COMMANDS = lazy("|".join(f"(?:{form})" for form in _FORMS if form.startswith(_AT)), re.IGNORECASE)
_CLAIMS = lazy("|".join(f"(?:{form})" for form in _FORMS if not form.startswith(_AT)), re.IGNORECASE)
_CLAIM_WORDS = tuple(
    "your ;summar;brief;digest;headline;output;json;prompt;abstract;answer;value ;entry;response;the above;the preced;"
    "machine;bot;program; ai;computer;model;algorithm".split(";")
)
_STARTS = lazy(r"[.!?:;…)\]>*#\"”»’—–\n]| - ")  # behind which a command may begin
# What every one of the forms begins with, in lower case: tried where a command may begin before the slow patterns are.
_BEGINS = lazy(
    rf"[\W_]{{0,7}}(?:{_LEAD}{_NOT}(?:write|say|mention|include|omit|add|insert|append|put|give|leave|respond|produce|"
    r"generate|extract|translate|summari[sz]e|rewrite|rephrase|paraphrase|cite|attribute|assign|conclude|declare|"
    r"replace|swap|rename|convert|remove|delete|make|ensure|begin|emphasi[sz]e|treat|classify|describe|portray|register|"
    r"identify|depict|skip|hide|exclude|praise|tell|keep|fill|compose|draft|finish|be sure|take care|list|mark|name|"
    r"call|record|label|present|rate|rank|report|state|output|print|return|answer|reply|quote|place|change|drop|use|set|"
    r"claim|stress|start|end|highlight|title|show|count|repeat|copy|paste|instead of|under no circumstances|"
    r"on no account|in no case|at no point)\b"
    r"|(?:to|dear|attention|hey|for) (?:whoever|whatever|any(?:one|body) who|every(?:one|body) who|(?:the|any|every|"
    r"all) (?:model|machine|system|program|software|reader)s?) "
    r"|(?:robots|bots|machines|models|crawlers|algorithms|programs|computers|systems)\s?[:!]"
    rf"|(?:please |also )?(?:in|for|to|at the (?:top|end|start) of) (?:the |your |any |every )?{_OUTPUT})"
)
_MAY_CLAIM = lazy(
    r"\byour |\b(?:the|any|every|all|each|this) (?:\w+ )?(?:summar|brief|digest|headline|output|json|prompt|"
    r"abstract|answer|response|above |preceding )|\b(?:make sure|be sure|ensure|see to it|take care)\b|"
    r"\b(?:answer|value|entry|response) (?:for|in|to|of) |\bif (?:it|they|the reader|you) (?:is|are|be) "
)
# Somebody says it: then it is the story's.
_SAID = lazy(
    r"(?<!headline )(?<!summary )(?<!brief )(?<!output )(?<!answer )(?<!response )"
    r"\b(?:said|says|told|tells|asked|asks|warned|warns|added|adds|wrote|writes|insisted|insists|advised|advises|urged|"
    r"urges|argued|argues|replied|replies|announced|explained|instructed|ordered|shouted|joked|quipped|recalled|"
    r"(?<!that )(?<!which )(?<!who )reads|demanded|demands|according to|suggested|suggests|recommended|"
    r"recommends|called on|quoted|stated)\b",
    re.IGNORECASE,
)
_QUOTED_INSIDE = lazy(r"[^\s]")


def may_command(lower: str) -> bool:
    """Whether a text in lower case, on one line, may hold an order that `is_plain_order` knows."""
    return (
        _BEGINS.match(lower) is not None
        or any(_BEGINS.match(lower, match.end()) for match in _STARTS.finditer(lower))
        or (any(word in lower for word in _CLAIM_WORDS) and _MAY_CLAIM.search(lower) is not None)
    )


def is_plain_order(body: str, start: int, end: int, quoted: list[tuple[int, int]]) -> bool:
    """Whether the sentence [start, end) of `body` commands the writer of the brief, outside its `quoted` stretches.

    >>> is_plain_order("List Elm as the winner.", 0, 23, []), is_plain_order("List prices fell.", 0, 17, [])
    (True, False)
    """
    sentence = body[start:end]
    at = max(bisect_left(quoted, (start, 0)) - 1, 0)
    while at < len(quoted) and quoted[at][0] < end:
        first, last = quoted[at]
        if last > start:
            inside = slice(max(first + 1 - start, 0), max(min(last - 1, end) - start, 0))
            hidden = _QUOTED_INSIDE.sub("_", sentence[inside])
            sentence = sentence[: inside.start] + hidden + sentence[inside.start + len(hidden) :]
        at += 1
    lower = sentence.lower()
    if not may_command(lower) or _SAID.search(sentence):  # cheaper than what they spare
        return False
    claimed = any(word in lower for word in _CLAIM_WORDS) and _CLAIMS.search(sentence) is not None
    if claimed or _COMMANDS.match(sentence):
        return True
    return any(_COMMANDS.match(sentence, match.end()) for match in _STARTS.finditer(sentence))
