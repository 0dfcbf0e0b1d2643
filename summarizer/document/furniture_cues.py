"""The words by which lines of page furniture are known in English: a table of cues."""

from __future__ import annotations

from summarizer.document.furniture_reasons import (
    ADVERTISEMENT,
    BIO,
    CODE,
    COOKIES,
    DONATION,
    NAVIGATION,
    NEWSLETTER,
    NOTE,
    NOTICE,
    QUIZ,
    RELATED,
    SHARE,
    SIGN_OFF,
    WALL,
    Cue,
)
from summarizer.document.furniture_reasons import SITES as _SITES
from summarizer.document.furniture_reasons import WORD as _WORD
from summarizer.document.furniture_reasons import make_cue as _cue

_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|al|bin|el|la)){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:,? and |, | & ){_NAME}){{0,6}}"
_PAPER = (
    "(?:journalism|journalists|reporting|newsroom|news coverage|news|media|press|work|mission|team|coverage|podcast)"
)
_KIND = "(?:independent|quality|local|free|honest|fearless|public-interest|investigative|trusted|real|nonprofit)"
_BUTTON = (
    f"(?:{_SITES}|share|tweet|copy|e-?mail|print|pin|pinterest|copy link|save|comments?|like|messenger|bookmark|"
    f"sms|link|"
    "gift article|post|more|subscribe)"
)
_OWN = r"(?:BBC|CNN|AP|AFP|Reuters|Politico|NPR|HuffPost|WorldPost|The \w+)"
_AGENCY = "(?-i:AP|AFP|Reuters|REUTERS|dpa|ANI|PTI|UPI|Xinhua|TASS|EFE|ANSA|IANS|Bloomberg|Interfax|Kyodo|Anadolu)"
_REST = r"\b.{0,60}$"

CUES: tuple[Cue, ...] = (
    _cue(
        DONATION,
        400,
        rf"(?:please |help us |help )?(?:support|fund|defend|sustain|power|back) (?:us\b|our (?:\w+ )?{_PAPER}\b)",
        rf"(?:please |help us |help )?(?:support|fund|defend|sustain|power|back) {_KIND} (?:and \w+ )?{_PAPER}\b",
        rf"support (?-i:[Tt]he {_WORD}(?: {_WORD}){{0,3}})[.!](?:\s|$)",
        r"(?:please )?(?:donate|chip in)(?: (?:to|now|today|here|monthly|online|by|via|a|any|what|whatever)\b|\W*$)",
        r"(?:if you .{0,60}, )?(?:will|would|could|can) you (?:please )?(?:chip in|donate|give|support us|consider)\b",
        r"(?:please )?give (?:the gift of\b|now\b|today\b|monthly\b|what you can\b)",
        r"(?:please )?(?:consider )?(?:making|make) a (?:\S+ )?(?:donation|contribution|gift)\b",
        r"(?:please )?(?:consider )?(?:becoming|become|be) (?:an?|our) (?:\S+ )?"
        r"(?:member|supporter|subscriber|patron|donor|friend)\b",
        r"save democracy\b",
        r"join us(?: today| now)?\W*$",
        rf"(?:local |good |free |{_KIND} )?(?:news|journalism|reporting) (?:costs|is (?:not|never) free|isn['’]t free|"
        r"needs (?:you|your))\b",
        r"(?:this|our) (?:reporting|journalism|site|website|work|newsletter|podcast) is (?:free|funded|paid for|"
        r"made possible|supported)\b",
        holds=(
            ("gift of hope", r"\bgift of hope\b"),
            ("without", r"\bwe can(?:['’]t|not) do (?:it|this) without\b"),
            ("alone", r"\bwe can(?:['’]t|not) do (?:it|this) alone\b"),
            ("preach", r"\bwe practi[cs]e what we preach\b"),
            (
                "we ",
                (
                    r"\bwe (?:rely|depend) (?:entirely |solely )?on (?:our |the |your )?"
                    r"(?:readers|donations|support|generosity|supporters|contributions)"
                ),
            ),
            (
                "your",
                (
                    r"\byour (?:\w+ )?(?:support|donation|contribution|gift|generosity)s? "
                    r"(?:helps?|makes?|keeps?|allows?|ensures?|enables?|funds?|powers?|will|means|matters)\b"
                ),
            ),
            ("reader-", r"\breader-(?:supported|funded)\b"),
            (
                "if ",
                (
                    r"\bif (?:every(?:one|body)?|each|all)\b.{0,30}\b(?:reader|reads?|us)\b.{0,40}"
                    r"\b(?:gave|gives|paid|pays|donated|donates|chipped in)\b"
                ),
            ),
            ("chip in", r"\byou (?:please )?chip in\b"),
            ("donate", r"\bplease (?:consider )?donat(?:e|ing)\b"),
            ("tax-deductible", r"\b(?:your|gifts?|donations?|contributions?)\b.*\btax-deductible\b"),
        ),
    ),
    _cue(
        DONATION,
        500,
        holds=(
            (
                "reader",
                (
                    r"^(?=.*\b(?:says|said|writes) (?:our )?(?:reader|subscriber|member|supporter|donor)s?\b)"
                    r"(?=.*\b(?:every(?:one)? (?:who )?reads?|our (?:appeal|reporting|journalism|newsroom)|this "
                    r"(?:reporting|"
                    r"journalism)|(?:yearly|monthly|every) (?:donation|gift)|[£$€][0-9]+ (?:a|per) month)\b)"
                ),
            ),
        ),
        spoken=True,
    ),
    _cue(
        NEWSLETTER,
        320,
        r"(?:please |click here to |(?:want |for )more\b.{0,80}|to (?:get|receive)\b.{0,80})?"
        r"(?:sign up|subscribe|register) (?:for|to|here|now|today|with|free|by|via|and)\b",
        r"(?:sign up|subscribe|register)(?: (?:now|today|here))?\W*$",
        r"(?:get|receive) (?:our|the|your|all|breaking|daily|free|more|unlimited|news|top|this|a|updates|an email|"
        r"alerts)"
        r"\b.{0,160}\b(?:inbox|newsletter|e-?mail|alerts?|app|notifications?)\b",
        r"(?:enter|type) your e-?mail\b|(?:your )?e-?mail address\W*$",
        r"(?:\S+ ){0,5}newsletters?\W*$",
        r"thank(?:s| you) for (?:subscribing|signing up|reading\W|your subscription)",
        rf"(?:follow|find|like|join|watch|add) (?:us|our)\b.{{0,60}}\b(?:on|via|at) {_SITES}\b",
        r"(?:follow|join) (?:our|us)\b.{0,40}\b(?:channel|group|community|conversation|list|page)\b",
        r"something went wrong\b.{0,60}$|invalid e-?mail\b|we use your (?:sign-?up|e-?mail)\b|for the latest\b.{0,80}"
        r"\b(?:join|follow|sign up|visit|subscribe|download)\b",
        r"follow us\b|newsletters?\s?[:|]\s|(?:allow|turn on|enable|get) (?:push )?notifications\b",
        r"(?:open|read|listen|continue|watch) (?:this )?in (?:the |our )?app\b|(?:get|download|try) (?:the|our) "
        r"(?:\w+ )?app\b",
        holds=(
            (
                "your",
                r"\b(?:delivered|straight|sent|directly|direct|right) (?:to|in|into) your (?:inbox|e-?mail|phone)",
            ),
            (
                "by ",
                (
                    r"\bby (?:signing up|subscribing|entering your|submitting your|clicking|registering)\b"
                    r".{0,80}\b(?:agree|accept|consent|acknowledge)"
                ),
            ),
            ("unsubscribe", r"\byou can unsubscribe\b|\bunsubscribe (?:at|any)"),
            ("your", r"\b(?:check|confirm) your (?:inbox|e-?mail)\b"),
            ("download", r"\bdownload (?:our|the) (?:\S+ )?app\b"),
            ("app store", r"\bon the app store\b"),
        ),
    ),
    _cue(
        WALL,
        240,
        r"(?:premium|plus|exclusive|subscriber[s’']{0,2} (?:exclusive|only)|(?:subscribers|members) only|locked)\W*$",
        r"to (?:continue|keep|finish|unlock) (?:reading\b|this (?:article|story))|(?:keep|continue) reading (?:for|"
        r"with|by)\b",
        r"you(?:['’]ve| have) (?:read|reached|used|got|viewed)\b.{0,60}\b(?:free|limit|articles?|stories)\b",
        r"already (?:an? )?(?:subscriber|member|subscribed|registered|have an account)\b|not a subscriber\b",
        r"(?:this|the full|the rest of this) (?:article|story|content|post) is (?:for|available to|only for|exclusive|"
        r"reserved|free for|locked)\b.{0,40}\b(?:subscribers|members|readers)\b",
        r"(?:monthly|yearly|annual(?:ly)?|weekly|per month|digital|print)(?: \w+){0,3}\s?[:–—-]\s?[£$€]\s?[0-9]",
        r"(?:get |enjoy )?unlimited (?:digital )?access\b|cancel (?:at )?any ?time\b|start your (?:free )?(?:trial|"
        r"subscription)\b|choose (?:a|your) (?:plan|subscription)\b|see (?:all )?subscription options\b",
        r"your subscription (?:supports|makes|helps|funds)\b",
        r"(?:log ?in|sign in|register|create (?:a free|an) account) (?:to (?:read|continue|comment|view)|for free|or "
        r"subscribe)\b",
        holds=(("cancel any", r"cancel any ?time\b"),),
    ),
    _cue(
        RELATED,
        260,
        r"(?:related|recommended|suggested)(?: (?:articles?|stor(?:y|ies)|content|coverage|topics?|posts?|reading|"
        r"links?|news|videos?))?\W{0,3}(?:$|:)",
        r"(?:read|see|watch|listen|view) (?:also|next|more|too)(?:\s?[:|>.…»–—-]|\W*$| (?:about|on|from|here|stories|"
        r"at|in our|news|by|of (?:our|this)|coverage|(?-i:[A-Z])))",
        rf"also (?:read|see|watch|on|in|from)(?:\s*[:|>-]| {_OWN}\W*$| {_WORD}\W*$)",
        r"(?:also |inside |elsewhere )?in (?:this|today['’]s|the next) (?:issue|edition|newsletter|briefing)\s?:",
        r"(?:read|see|view|find) (?:the )?(?:full|rest|entire|complete|original)\b.{0,40}"
        r"\b(?:story|article|report|piece|post|here|text|statement|transcript|interview|results|list)\b",
        r"(?:read|see|view) (?:it|them|this|that|his|her|their|its|the)\b.{0,60}\b(?:here|online|below|at the "
        r"link)\W*$",
        r"the (?:full|complete|entire|rest of the) .{0,60}\b(?:can be (?:found|read|viewed|seen)|is available)\b.{0,20}"
        r"\b(?:here|below|online|at)\b",
        rf"(?:read|more)\s?:\s|(?:learn|find out|discover) more{_REST}",
        rf"more (?:on|from|about|in|like) (?:this|our|these|{_WORD}|the (?:\S+ ){{0,2}}(?:story|stories|topic|subject|"
        rf"issue|"
        rf"series|talks|strike|author|web|archives?|{_WORD}))(?: \S+){{0,5}}[:.]?$",
        r"more (?:stories|news|coverage|top stories|headlines|articles|videos)(?: \S+){0,4}\W*$",
        r"(?:most|top|trending|popular|latest|other|today['’]s top) (?:read|viewed|popular|watched|shared|commented|"
        r"stories|now|headlines|articles|posts|news|videos|in \S+)\W*$",
        r"(?:trending|headlines|up next|must[ -](?:reads?|watch)|don['’]t miss|keep reading|continue reading|in case "
        r"you "
        r"missed it|"
        r"icymi)\b\W*(?:$|:)",
        r"you (?:may|might|will) (?:also )?(?:like|enjoy|be interested)\b|what to read next|editors?['’]?s? picks?\W*$",
        r"(?:key events|show key events only|latest updates|recommended for you|explore more|in this story|on this "
        r"topic|"
        r"stories you may have missed)\W*$",
        r"(?:top |more )?stories from (?:across|around|our)\b|from (?:our partners|the archives?|around the web)\b|"
        r"around the web\b",
        r"for more\b.{0,80}\b(?:visit|check out|go to|see|read|follow|download|click|tune in)\b",
        r"(?:click|tap) (?:here|to|on|the)\b|(?:story|article) continues (?:below|after)|this story is part of\b",
        r"(?:explainer|live|fact check|timeline|in pictures|explained|watch|video|podcast|gallery|opinion|analysis|"
        r"comment|factbox|background|long read)\s?[:|]\s(?!.*[.]$)",
    ),
    _cue(RELATED, 120, holds=(("read more", r"[:.…|–-]\s?read more\W*$"),)),
    _cue(
        RELATED,
        200,
        holds=((">>", r"^\s*>{2,3}\s\S"), ("►", r"^\W*►"), ("▶", r"^\W*▶"), ("➤", r"^\W*➤"), ("👉", r"^\W*👉")),
    ),
    _cue(
        SHARE,
        90,
        r"share (?:this|on|via|your|to|the (?:article|story))\b",
        r"(?:tweet|pin|email|print|save|bookmark|copy|gift) (?:this|link|article|story|it)\b[^.]{0,30}$",
        rf"{_BUTTON}(?:[\s,|/·•]+{_BUTTON}){{1,12}}\W*$",
        r"share or comment\b|(?:share|tweet|e-?mail|print)s? [0-9][0-9.,km]* (?:shares?|likes?|comments?)\W*$",
        r"like this\s?:$|like loading\W*$|\+?[0-9]* ?view gallery\W*$|jump to comments\b|comments\s?jump to\b",
        r"(?:share|tweet|copy link|link copied|print|e-?mail|facebook|whatsapp|linkedin|telegram|pinterest|reddit|"
        r"flipboard|save|bookmark|add to favou?rites|listen)\W*$",
        r"\[?(?:join|give|donate|subscribe|sign up|learn more|tell me more|maybe later|not now|no thanks|yes|no|skip|"
        r"later|"
        r"accept|close|support us|read more)[^.|\[\]]{0,16}(?:\]\s?\[|\s?[|·•]\s?)[^.]{1,40}\]?$",
        r"[0-9][0-9.,]*[km]? (?:shares?|likes?|views?|retweets?)\W*$",
        r"(?:[0-9]+|one|two|three|four|five|six|seven|eight)[ -]min(?:ute)?s? (?:read|listen)\b",
        r"listen\s?[·•|–-]\s?[0-9]|listen to (?:this )?(?:story|article)\W*$|(?:toggle more options|download|embed|"
        r"transcript)\W*$",
        r"(?:reading time|estimated reading time|listen to this (?:article|story)|listen\s?\([0-9]+)",
    ),
    _cue(
        SIGN_OFF,
        700,
        r"(?:additional|further) reporting\s?[:–—-]|our standards\s?:",
        r"(?:additional |further |with )?(?:reporting|writing|editing|written|edited|compiled|translated|graphics?|"
        r"produced|reporting and writing|writing and editing|reporting and editing) by (?-i:[A-Z])",
        r"with (?:reporting|files|inputs?|additional reporting|material|agency inputs?|reports) (?:by|from)\b",
        rf"{_NAMES}(?:,? (?:an? |the )?[\w .-]{{0,60}},?| in [\w ,.]{{1,60}})? (?:also )?contributed"
        r"(?: (?:to|reporting|additional|from)\b|\W*$)",
        rf"(?:{_NAMES}|{_WORD}) (?:also )?reported from {_WORD}[^.]{{0,60}}\.?$",
        r"(?:forwarding|sharing|copying) this (?:briefing|newsletter|e-?mail)\b|"
        r"copyright\b.*[0-9]{4}|copyright ©|©|(?:article|story) (?:originally|first) (?:appeared|published)\b",
        r"(?:ends|30)\W*$|(?:purchase|buy|get|request|order) (?:licen[cs]ing rights|reprints|permissions?)\b|reuse "
        r"this content\b",
        r"re-?publish (?:this|our)\b.{0,80}$|heard on\b.{0,40}$",
        r"(?:the )?associated press\W*$",
        rf"{_AGENCY}\W*$|(?:staff and |news |with )agencies\W*$|agencies\W*$|h/t\b.{{0,60}}$",
        r"(?:source|sources|via)\s?:\s.{0,80}$|as published in the\b.{0,80}$",
        r"this (?:piece|article|story|post) (?:(?:was|is) )?(?:originally |first )?"
        r"(?:appeared|published|produced|syndicated|distributed)\b",
        holds=(
            ("contributed", r"\bcontributed (?:to this (?:report|story|article|piece)|(?:additional )?reporting)\b"),
            ("rights", r"\ball rights reserved\b"),
            ("not be", r"\bmay not be (?:published|reproduced|republished)\b"),
            ("creative commons", r"\bcreative commons\b.{0,60}$"),
            ("reprinted", r"\breprinted (?:courtesy|with permission)"),
            ("#", r"^\s*#{3,}\s*$"),
        ),
        spoken=True,
    ),
    _cue(
        NOTE,
        1500,
        r"(?:editor['’]?s?['’]?s? note|note (?:to|from) (?:our )?(?:readers|the editors?|editors)|corrections?(?: "
        r"appended)?|"
        r"clarification|publisher['’]s note|author['’]s note|disclaimer|disclosure)\s?(?:\([^)]{0,40}\))?\s?(?::|"
        r"—|–|\.?$)",
        r"(?:corrections?|clarifications?|amendments?),? (?:\(?[a-z]+\.? [0-9]{1,2}|\(?[0-9]{1,2} [a-z]+)[^:]{0,16}:",
        r"this (?:article|story|post|piece|report|headline|version|page|copy)\b.{0,30}"
        r"\b(?:updated|corrected|amended|clarified|refiled|edited)\b",
        r"(?:this|the) (?:interview|conversation|transcript|letter)s?\b.{0,40}\b(?:edited|condensed|shortened)\b",
        r"this is a (?:developing|breaking)\b|(?:an earlier|a previous) version of this\b",
        r"(?:updates?|adds|recasts|refiles) (?:with|paragraph|throughout|to (?:add|correct|fix))\b",
        r"(?:the )?(?:views|opinions) expressed\b",
        spoken=True,
    ),
    _cue(
        BIO,
        600,
        rf"(?:follow|tweet|contact|reach|e-?mail|write to|message|text) "
        rf"(?:{_NAMES}|him|her|them|the (?:author|reporter|writer)s?|{_WORD}[^.]{{0,120}}?) "
        rf"(?:directly )?(?:on|at|via|through) (?:{_SITES}\b|@|https?:|www\.|\S+@\S)",
        r"follow .{0,120}\s@\w|on twitter follow\b|@\w{2,30}\W*$|\S+@\S+\.[a-z]{2,6}\W*$|https?://\S+\W*$",
        r"(?:send|got) (?:a |news |any )?(?:tips?|confidential)\b.{0,200}(?:@|\bus\b|\?)",
        r"(?:got|have|know) (?:a |an |any )?(?:news )?(?:stor(?:y|ies)|news|information)\b.{0,60}(?:@|\bus\b|\?)",
        r"(?:ring|call|phone|contact|e-?mail|write to|text|message) (?:the|our) (?:news ?(?:desk|room)|reporters?|"
        r"editors?)\b",
        r"about the authors?\b|(?:e-?mail|contact|twitter|phone|tel)\s?:\s?[\w+@(]",
        rf"{_NAME} (?:is|are) (?:an?|the|our)?\s?.{{0,80}}\b(?:reporter|correspondent|columnist|staff writer|"
        r"contributor|contributing \w+|editor(?:-at-large)?|journalist|bureau chief)\b.{0,80}"
        r"\b(?:at|for|with|of|based|covering|who covers) .{0,200}$",
        holds=(
            ("@", r"\b(?:he|she|they) (?:tweets?|posts) (?:at |as )?@"),
            ("reached", r"\b(?:he|she|they|reporter|author|writer) can be reached (?:at|on|by)\b"),
            ("follow", r"\bfollow (?:him|her|them) (?:on|at)\b"),
            ("reach", r"\breach (?:him|her|them) (?:directly )?at\b"),
        ),
    ),
    _cue(
        COOKIES,
        600,
        r"(?:accept|reject|manage|allow|decline|necessary) (?:all|cookies|preferences|settings|options|choices|"
        r"consent|only)"
        r"(?: cookies| and continue)?\W*$|we and our (?:[0-9]+ )?partners\b|we value your privacy\b",
        holds=(
            (
                "cookie",
                (
                    r"\bcookies?\b.{0,200}\b(?:accept|consent|policy|settings|preferences|"
                    r"this (?:site|website)|our (?:site|website|partners)|agree|browser)\b"
                ),
            ),
            ("cookie", r"\b(?:we|our partners|this (?:site|website)) (?:\w+ ){0,3}uses? cookies\b"),
            ("privacy", r"\bprivacy (?:policy|notice)\b.{0,60}$"),
            ("terms of", r"\b(?:agree|accept|subject|see)\b.{0,60}\bterms of (?:use|service)\b.{0,60}$"),
            ("javascript", r"\bjavascript (?:is|being|must|to be|has been|disabled|enabled)\b"),
            ("browser", r"\b(?:your|this) browser (?:does|is|doesn)"),
            ("blocker", r"\bad[- ]?blocker\b"),
        ),
    ),
    _cue(
        ADVERTISEMENT,
        260,
        r"(?:advertis(?:e)?ment|advertising|sponsor message|message from our sponsors?|ads?|sponsored(?: content| "
        r"by\b.{0,40})?|promoted(?: content)?|"
        r"paid (?:post|content|partnership|for by\b.{0,60})|advertorial|skip (?:ad|advertisement)|"
        r"(?:partner|branded?) content|(?:more )?from our (?:sponsors?|advertisers?)|sponsored links|taboola feed)\W*$",
        r"advertis(?:e)?ment\b.{0,30}\b(?:continues?|below|scroll)\b|(?:promoted|sponsored|advertorial)\s?[:|–—-]\s",
        r"(?:buy|shop|order|book|claim|try) (?:now|today|yours|it free|your free)\b",
        r"(?:save|get) (?:up to )?[0-9]+\s?%|(?:subscribe|read) .{0,40}\bfor (?:just|only) [$£€]",
        r"terms apply|offer (?:ends|valid)\b",
        holds=(
            (" code ", r"\b(?:promo|use|coupon|discount) code (?-i:[A-Z0-9]{4,})"),
            ("free", r"\bfree (?:shipping|trial)\b.{0,80}$"),
            ("offer", r"\blimited[ -]time offer\b"),
        ),
    ),
    _cue(
        QUIZ,
        160,
        r"(?:quiz|survey|crossword|puzzle|sudoku|wordle)\b\W*(?:$|:)|test your knowledge\b|vote in our poll\b",
        r"(?:take|try|play|do) (?:our|the|this|today['’]s) (?:\S+ ){0,3}(?:quiz|poll|survey|game|crossword|puzzle)"
        r"(?:\W*$|[:!]| (?:here|below|now|about|on|to|and)\b)",
        r"(?:poll|vote|question)(?: of the (?:day|week))?\s?[:|]\s.{0,140}\?$",
        r"(?:let us know|tell us)\b.{0,60}\b(?:in the comments|below|here)\b|[0-9]{1,2} of [0-9]{1,2}\W*$",
        rf"(?:what do you think\?|have your say|tell us what you think|share your (?:thoughts|views|story)){_REST}",
        r"how (?:well|much) do you know\b",
    ),
    _cue(
        NOTICE,
        320,
        r"(?:if|for|anyone|whoever)\b.{0,160}\b(?:helplines?|hotlines?|samaritans|crisis line)\b.{0,80}$",
        r"(?:call|ring|text|phone) .{0,40}\b(?:helpline|hotline|samaritans|crisis line)\b.{0,60}$",
        r"(?:if you(?:['’]ve| have)?|have you) been affected by\b|for (?:help|support|advice|more information),? "
        r"(?:call|visit|ring|contact)\b",
    ),
    _cue(
        NAVIGATION,
        160,
        r"(?:skip to (?:main |the )?(?:content|navigation|search)|menu|log ?in|sign in|my account|back to top|"
        r"(?:next|previous) (?:article|story|post)|advertise with us|contact us|about us|terms (?:and conditions|"
        r"of use|"
        r"of service)|privacy policy|site map|search|close|show (?:more|less)|load more|read in app|view gallery|"
        r"expand|"
        r"table of contents|home|abstract|full text|obituary)\W*$",
        r"(?:tags?|topics?|filed under|categories|category|keywords|mots-clés|etiquetas|schlagworte|теги)\s?:\s?.*$",
        r"home\s?[>›»/]\s|[\w &]{2,30}(?:\s[>›»]\s[\w &]{2,40}){1,5}$",
    ),
    _cue(
        CODE,
        300,
        r"[.#@]?[\w-]+(?:[ ,.#:>]{1,3}[\w-]+){0,8}\s?\{\s*$|[a-z-]{2,40}\s?:\s?[^;.]{1,80};\s*$",
        r"(?:var|let|const|function|window\.|document\.|if \(typeof)\b.{0,200}[;{(]\s*$",
        holds=(
            ("}", r"^\s*\}\s*$"),
            ("{", r"^\s*[.#@][\w -]{1,60}\{"),
            ("<", r"^\s*</?(?:div|p|span|script|style|iframe|img|a|br|ul|li|table)\b[^>]*>\s*$"),
        ),
        spoken=True,
    ),
)
