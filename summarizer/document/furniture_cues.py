"""The words by which lines of page furniture are known: tables of patterns, one entry a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

DONATION = "donation appeal"
NEWSLETTER = "newsletter"
RELATED = "related story"
SHARE = "share buttons"
CAPTION = "caption"
BYLINE = "byline"
BIO = "author bio"
SIGN_OFF = "agency sign-off"
COOKIES = "cookie notice"
ADVERTISEMENT = "advertisement"
QUIZ = "quiz"
COMMENT = "reader comment"
MEDIA = "media box"
NOTE = "editor's note"
NAVIGATION = "navigation"
CODE = "page code"
REPEATED = "repeated block"
DATELINE = "dateline"


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of at most `longest` characters is furniture for `reason` if it opens with or holds one of these words.

    `opens` is matched where the line's first word stands. `holds` are pairs of a pattern and a lower-case word
    that must be in the line before the pattern is tried, which keeps the search cheap. `spoken` is True where the
    cue is so plain that quotation marks or a speech verb in the line do not matter.
    """

    reason: str
    longest: int
    opens: re.Pattern[str] | None
    holds: tuple[tuple[str, re.Pattern[str]], ...]
    spoken: bool


def _cue(
    reason: str,
    longest: int,
    *opens: str,
    holds: tuple[tuple[str, str], ...] = (),
    spoken: bool = False,
) -> Cue:
    return Cue(
        reason,
        longest,
        re.compile("|".join(opens), re.IGNORECASE) if opens else None,
        tuple((needle, re.compile(pattern, re.IGNORECASE)) for needle, pattern in holds),
        spoken,
    )


_WORD = r"(?-i:[A-Z][\w.'’-]*)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|al|bin|el|la)){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:,? and |, | & ){_NAME}){{0,6}}"
_PAPER = (
    "(?:journalism|journalists|reporting|newsroom|news coverage|news|media|press|work|mission|team|coverage|podcast)"
)
_KIND = "(?:independent|quality|local|free|honest|fearless|public-interest|investigative|trusted|real|nonprofit)"
_SITES = (
    "(?:Twitter|X|Facebook|Instagram|TikTok|YouTube|LinkedIn|Telegram|WhatsApp|Threads|Bluesky|Mastodon|"
    "Truth Social|Google News|Snapchat|Reddit|Flipboard|Substack)"
)
_BUTTON = (
    f"(?:{_SITES}|share|tweet|e-?mail|print|pin|pinterest|copy link|save|comments?|like|messenger|bookmark|sms|link|"
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
        r"(?:please )?give (?:the gift of\b|now\b|today\b|monthly\b|what you can\b)",
        r"(?:please )?(?:consider )?(?:making|make) a (?:\S+ )?(?:donation|contribution|gift)\b",
        r"(?:please )?(?:consider )?(?:becoming|become|be) (?:an?|our) (?:\S+ )?"
        r"(?:member|supporter|subscriber|patron|donor|friend)\b",
        r"save democracy\b",
        r"join us(?: today| now)?\W*$",
        r"soutenez|faites un don|aidez-nous|apoya |apóyanos|apoye |haz (?:una donación|un donativo)|dona (?:ahora|hoy)",
        r"hazte soci[oa]|unterstützen sie|jetzt spenden|spenden sie|sostieni(?:ci)?\b|apoie\b|doe agora",
        r"поддержите|підтримайте|wesprzyj|steun ons",
        holds=(
            ("gift of hope", r"\bgift of hope\b"),
            ("without", r"\bwe can(?:['’]t|not) do (?:it|this) without\b"),
            ("alone", r"\bwe can(?:['’]t|not) do (?:it|this) alone\b"),
            ("preach", r"\bwe practi[cs]e what we preach\b"),
            (
                "on",
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
            ("tax-deductible", r"\b(?:your|gifts?|donations?|contributions?)\b.*\btax-deductible\b"),
        ),
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
        r"follow us\b|already a (?:subscriber|member)\b|(?:subscribers|members) only\b|subscriber (?:exclusive|only)",
        r"(?:this|the full) (?:article|story|content) is (?:for|available to|only for) (?:\S+ )?(?:subscribers|"
        r"members)",
        r"abonnez-vous|inscrivez-vous|recevez (?:notre|nos|chaque|le|la|les|toute)|s['’]abonner",
        r"suscríbe(?:te|se)|suscríbase|regístrate|recibe (?:nuestr|las?|los?|cada|en)",
        r"jetzt abonnieren|abonnieren sie|melden sie sich|zum newsletter|iscriviti|abbonati",
        r"assine\b|inscreva-se|receba (?:noss|as?|os?)\b|подпишитесь|подписывайтесь|підпишіться|підписуйтесь",
        r"zapisz się|schrijf je in|meld je aan",
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
        RELATED,
        260,
        r"(?:related|recommended|suggested)(?: (?:articles?|stor(?:y|ies)|content|coverage|topics?|posts?|reading|"
        r"links?|news|videos?))?\W{0,3}(?:$|:)",
        r"(?:read|see|watch|listen|view) (?:also|next|more|too)\b",
        rf"also (?:read|see|watch|on|in|from)(?:\s*[:|>-]| {_OWN}\W*$| {_WORD}\W*$)",
        r"(?:read|see|view|find) (?:the )?(?:full|rest|entire|complete|original)\b.{0,40}"
        r"\b(?:story|article|report|piece|post|here|text|statement|transcript|interview|results|list)\b",
        r"(?:read|see|view) (?:it|them|this|that|his|her|their|its|the)\b.{0,60}\b(?:here|online|below|at the "
        r"link)\W*$",
        r"the (?:full|complete|entire|rest of the) .{0,60}\b(?:can be (?:found|read|viewed|seen)|is available)\b.{0,20}"
        r"\b(?:here|below|online|at)\b",
        rf"(?:read|more)\s?:\s|(?:learn|find out|discover) more{_REST}",
        rf"more (?:on|from|about|in|like) (?:this|the|our|these|{_WORD})(?: \S+){{0,5}}[:.]?$",
        r"more (?:stories|news|coverage|top stories|headlines|articles|videos)(?: \S+){0,4}\W*$",
        r"(?:most|top|trending|popular|latest|other|today['’]s top) (?:read|viewed|popular|watched|shared|commented|"
        r"stories|now|headlines|articles|posts|news|videos|in \S+)\W*$",
        r"(?:trending|headlines|up next|must[ -]reads?|don['’]t miss|keep reading|continue reading|in case you "
        r"missed it|"
        r"icymi)\b\W*(?:$|:)",
        r"you (?:may|might|will) (?:also )?(?:like|enjoy|be interested)\b|what to read next|editors?['’]?s? picks?\W*$",
        r"from (?:our partners|the archives?|around the web)\b|around the web\b",
        r"for more\b.{0,80}\b(?:visit|check out|go to|see|read|follow|download|click|tune in)\b",
        r"(?:click|tap) (?:here|to|on|the)\b|(?:story|article) continues (?:below|after)|this story is part of\b",
        r"(?:explainer|live|fact check|timeline|in pictures|explained|watch|video|podcast|gallery)\s?[:|]\s(?!.*[.]$)",
        r"(?:à lire (?:aussi|également)|lire (?:aussi|également|la suite|plus)|voir aussi|les plus lus)\b",
        r"sur le même (?:sujet|thème)\b",
        r"(?:lea (?:también|más)|lee (?:también|más)|te puede interesar|le puede interesar|ver también)\b",
        r"(?:noticias relacionadas|lo más (?:leído|visto)|sigue leyendo|más información\W*$)",
        r"(?:lesen sie (?:auch|mehr|dazu)|mehr (?:zum thema|dazu)|auch interessant|das könnte sie|meistgelesen)\b",
        r"(?:weiterlesen|leggi (?:anche|di più)|ti potrebbe interessare|i più letti|leia (?:também|mais))\b",
        r"(?:veja (?:também|mais)|mais lidas|saiba mais|читайте (?:также|також|далее)|читать далее|смотрите также)\b",
        r"(?:по теме\W*$|lees (?:ook|meer)\b|czytaj (?:także|też|więcej)\b|zobacz (?:także|też)\b)",
    ),
    _cue(
        SHARE,
        90,
        r"share (?:this|on|via|your|to|the (?:article|story))\b",
        r"(?:tweet|pin|email|print|save|bookmark|copy|gift) (?:this|link|article|story|it)\b[^.]{0,30}$",
        rf"{_BUTTON}(?:[\s,|/·•]+{_BUTTON}){{1,12}}\W*$",
        r"(?:share|tweet|copy link|link copied|print|e-?mail|facebook|whatsapp|linkedin|telegram|pinterest|reddit|"
        r"flipboard)\W*$",
        r"[0-9][0-9.,]*[km]? (?:shares?|likes?|views?|retweets?)\W*$",
        r"(?:[0-9]+|one|two|three|four|five|six|seven|eight)[ -]min(?:ute)?s? (?:read|listen)\b",
        r"(?:reading time|estimated reading time|listen to this (?:article|story)|listen\s?\([0-9]+)",
        r"(?:partager|compartir|teilen|condividi|compartilhar|поделиться)\b.{0,40}$",
    ),
    _cue(
        CAPTION,
        420,
        r"(?:photo|image|picture|photograph|file photo|file image|illustration|graphic|screenshot|screengrab|foto|bild|"
        r"imagen|crédit photo|photo credit|image credit|image source)s?(?: (?:credit|courtesy|source|by|via|"
        r"caption)s?)?"
        rf"\s?(?:[:/|©]| (?:by|via|courtesy of) {_WORD})",
        r"(?:credits?|caption|image caption|copyright|photographs?)\s?:\s",
        r"(?-i:FILE(?: PHOTO)?)\s?[-–—:]|getty(?: images)?\W*$",
        rf"{_SITES}/\S.{{0,60}}$|(?-i:Twitter|YouTube|Instagram|Facebook|LinkedIn|TikTok|X)\.?$",
        holds=(
            ("ap ", r"\b(?-i:AP (?:Photo|Images?))[^!?]{0,60}[.)\]]*$"),
            ("getty", r"(?:/|\bvia |\()Getty(?: Images)?[^!?]{0,60}[.)\]]*$|\bGetty Images[.)\]]*$"),
            (
                "reuters",
                r"(?-i:REUTERS/[A-Z]|Reuters/[A-Z]|/(?:Reuters|REUTERS)\b|\bvia Reuters\b)[^!?]{0,60}[.)\]]*$",
            ),
            ("afp", r"(?-i:\bAFP/|/AFP\b|\bvia AFP\b)[^!?]{0,60}[.)\]]*$"),
            ("/ap", r"(?-i:/AP\b)[^!?]{0,40}[.)\]]*$"),
            ("via ap", r"(?-i:\bvia AP\b)[^!?]{0,40}[.)\]]*$"),
            ("shutterstock", r"\bShutterstock\b[^!?]{0,40}[.)\]]*$"),
            ("alamy", r"\bAlamy\b[^!?]{0,40}[.)\]]*$"),
            ("epa", r"(?-i:\bEPA(?:-EFE)?\b)[^!?]{0,40}[.)\]]*$"),
            ("(", r"\((?:photo|image|picture|file photo|file|handout)s? ?(?:by|courtesy|credit|:|via)[^)]{0,80}\)\W*$"),
            ("©", r"(?<=.)©.{0,60}$"),
        ),
        spoken=True,
    ),
    _cue(
        SIGN_OFF,
        700,
        r"(?:additional |further |with )?(?:reporting|writing|editing|written|edited|compiled|translated|graphics?|"
        r"produced|reporting and writing|writing and editing|reporting and editing) by (?-i:[A-Z])",
        r"with (?:reporting|files|inputs?|additional reporting|material|agency inputs?|reports) (?:by|from)\b",
        rf"{_NAMES}(?:,? (?:an? |the )?[\w .-]{{0,60}},?| in [\w ,.]{{1,60}})? (?:also )?contributed"
        r"(?: (?:to|reporting|additional|from)\b|\W*$)",
        rf"{_NAMES} (?:also )?reported from {_WORD}",
        r"copyright\b.*[0-9]{4}|copyright ©|©|(?:article|story) (?:originally|first) (?:appeared|published)\b",
        r"(?:ends|30)\W*$",
        r"(?:the )?associated press\W*$",
        rf"{_AGENCY}\W*$|(?:staff and |news |with )agencies\W*$|agencies\W*$|h/t\b.{{0,60}}$",
        r"(?:source|sources|via)\s?:\s.{0,80}$|as published in the\b.{0,80}$",
        r"this (?:piece|article|story|post) (?:(?:was|is) )?(?:originally |first )?"
        r"(?:appeared|published|produced|syndicated|distributed)\b",
        holds=(
            ("contributed", r"\bcontributed (?:to this (?:report|story|article|piece)|(?:additional )?reporting)\b"),
            ("rights", r"\ball rights reserved\b"),
            ("not be", r"\bmay not be (?:published|reproduced|republished)\b"),
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
        r"this (?:article|story|post|piece|report|headline|version|page|copy)\b.{0,30}"
        r"\b(?:updated|corrected|amended|clarified|refiled|edited)\b",
        r"this is a (?:developing|breaking)\b|(?:an earlier|a previous) version of this\b",
        r"(?:updates?|adds|recasts|refiles) (?:with|paragraph|throughout|to (?:add|correct|fix))\b",
        r"(?:the )?(?:views|opinions) expressed\b|(?:ce|cet) (?:article|texte) a été (?:mis à jour|corrigé)",
        spoken=True,
    ),
    _cue(
        BIO,
        600,
        rf"(?:follow|tweet|contact|reach|e-?mail|write to|message|text) "
        rf"(?:{_NAMES}|him|her|them|the (?:author|reporter|writer)s?|{_WORD}[^.]{{0,120}}?) "
        rf"(?:directly )?(?:on|at|via|through) (?:{_SITES}\b|@|https?:|www\.|\S+@\S)",
        r"follow .{0,120}\s@\w|on twitter follow\b|@\w{2,30}\W*$|\S+@\S+\.[a-z]{2,6}\W*$|https?://\S+\W*$",
        r"(?:send|got) (?:a |news |any )?(?:tips?|confidential)\b.{0,200}(?:@|\bus\b|\?)|about the authors?\b",
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
        r"(?:accept|reject|manage|allow) (?:all|cookies|preferences|settings)(?: cookies)?\W*$",
        r"nous utilisons des cookies|usamos cookies|utilizamos cookies|wir verwenden cookies|diese website verwendet",
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
            ("javascript", r"\bjavascript (?:is|must|to be|has been|disabled|enabled)\b"),
            ("browser", r"\b(?:your|this) browser (?:does|is|doesn)"),
            ("blocker", r"\bad[- ]?blocker\b"),
        ),
    ),
    _cue(
        ADVERTISEMENT,
        260,
        r"(?:advertis(?:e)?ment|advertising|ads?|sponsored(?: content| by\b.{0,40})?|promoted(?: content)?|"
        r"paid (?:post|content|partnership|for by\b.{0,60})|advertorial|skip (?:ad|advertisement)|"
        r"(?:partner|branded?) content)\W*$",
        r"(?:publicité|anzeige|werbung|publicidad|pubblicità|publicidade|реклама)\W*$",
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
        r"(?:take|try|play|do) (?:our|the|this|today['’]s) (?:\S+ ){0,3}(?:quiz|poll|survey|game|crossword|puzzle)\b",
        rf"(?:what do you think\?|have your say|tell us what you think|share your (?:thoughts|views|story)){_REST}",
        r"how (?:well|much) do you know\b",
    ),
    _cue(
        MEDIA,
        200,
        r"(?:watch|listen to|see|view|check out|take a look at|hear|read)\b.{0,110}"
        r"\b(?:below|above|here|in the (?:video|clip|player))\W*(?:for\b.{0,80})?$",
        r"(?:watch|listen to|view|check out) (?:the|a|this|our|more|full)\b.{0,60}"
        r"\b(?:video|clip|podcast|gallery|livestream|slideshow)s?\W*$",
        r"(?:play|pause|mute|unmute|play video|now playing|loading|video player|watch live|autoplay)\W*$",
        holds=(
            ("video is", r"\bvideo is (?:restricted|not available|unavailable|no longer)\b"),
            ("embedded", r"\b(?:podcast|video|tweet|clip|player) embedded (?:above|below)\b"),
        ),
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

COMMENT_HEAD = re.compile(
    r"^\W*(?:(?:[0-9][0-9,.]*\s)?(?:reader\s|readers['’]?\s|user\s)?(?:comments?|commentaires|comentarios|kommentare|"
    r"leserkommentare|commenti|comentários|комментарии|коментарі|reacties|komentarze)\s?(?:\([0-9,.]+\)|"
    r":\s?[0-9]+|[0-9]+)?|"
    r"leave\sa\s(?:comment|reply)|post\sa\scomment|join\sthe\s(?:conversation|discussion)|"
    r"(?:view|show|read|add)\s(?:all\s)?(?:[0-9]+\s)?comments?|discussion\s\([0-9]+\))\W*$",
    re.IGNORECASE,
)
COMMENT_LINE = re.compile(
    r"^@?[A-Za-z][\w.-]{1,24}[0-9_]\s?(?:\([^)]{0,30}\))?\s?:\s\S|^[a-z][\w-]{2,24}\s?:\s\S|^@\w{2,24}\b"
    r"|^(?:reply|report|[0-9]+\s(?:likes?|replies)|[0-9]+\s(?:minutes?|hours?|days?)\sago)\b"
)
COMMENT_AUTHOR = re.compile(r"^@?(?=[0-9_.-]*[A-Za-z])[A-Za-z0-9_.-]{0,24}[0-9_][A-Za-z0-9_.-]{0,24}\s?:\s\S.*[A-Za-z]")
SPEECH = re.compile(
    r"\b(?:said|says|told|tells|asked|added|wrote|writes|replied|according to|announced|argued|insisted|warned|stated|"
    r"tweeted|reported|noted|claimed)\b|[“”«»„]|(?<!\w)\"|\"(?!\w)"
)
