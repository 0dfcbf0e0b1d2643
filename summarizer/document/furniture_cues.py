"""The words by which lines of page furniture are known, one pattern a reason."""

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
    """A line no longer than `longest` characters that matches `pattern` is furniture for `reason`.

    `spoken` is True where the cue is so plain that quotation marks or a speech verb in the line do not matter.
    """

    reason: str
    longest: int
    pattern: re.Pattern[str]
    spoken: bool = False


def _cue(reason: str, longest: int, pattern: str, *, spoken: bool = False) -> Cue:
    return Cue(reason, longest, re.compile(pattern, re.IGNORECASE | re.VERBOSE), spoken)


_NAME = r"(?-i:[A-Z][\w.'’-]+(?:\ (?:[A-Z][\w.'’-]*|de|van|von|der|al|bin|el|la|Mc\w+)){1,4})"
_NAMES = rf"{_NAME}(?:(?:,\ |\ and\ |\ &\ |,\ and\ ){_NAME}){{0,6}}"
_JOURNALISM = r"(?:journalism|reporting|newsroom|news(?:\ coverage)?|media|press|work|mission|team|coverage|journalists)"
_PLACES = r"(?:Twitter|X|Facebook|Instagram|TikTok|YouTube|LinkedIn|Telegram|WhatsApp|Threads|Bluesky|Mastodon|Truth\ Social|Google\ News|Snapchat|Reddit|Flipboard)"

CUES: tuple[Cue, ...] = (
    _cue(
        DONATION,
        400,
        rf"""^\W*(?:please\ |help\ us\ |help\ )?(?:support|fund|defend|protect|sustain|power|back)\ (?:us\b|our\ {_JOURNALISM}
            |(?:independent|quality|local|free|honest|fearless|public-interest|investigative|trusted|real)\ (?:and\ \w+\ )?{_JOURNALISM}
            |(?-i:[Tt]he\ [A-Z]\w+(?:\ [A-Z]\w+){{0,3}})[.!]|(?-i:[A-Z]\w+(?:\ [A-Z]\w+){{0,2}})[.!]?$)
        |^\W*(?:please\ )?(?:donate|chip\ in)\b(?:\ (?:to|now|today|here|monthly|online|by|via|a|any|what|whatever)\b|\W*$)
        |^\W*give\ the\ gift\ of\b|^\W*(?:please\ )?give\ (?:now|today|monthly|what\ you\ can)\b
        |^\W*(?:please\ )?(?:consider\ )?(?:making|make)\ a\ (?:\S+\ )?(?:donation|contribution|gift)\b
        |^\W*(?:please\ )?(?:consider\ )?(?:becoming|become|be)\ (?:a|an|our)\ (?:\S+\ )?(?:member|supporter|subscriber|patron|donor|friend)\b
        |\bgift\ of\ hope\b|\bwe\ can(?:['’]t|not)\ do\ (?:it|this)\ (?:alone|without)\b
        |\bwe\ practi[cs]e\ what\ we\ preach\b|^\W*save\ democracy\b|^\W*join\ us\W*$|^\W*join\ us\ (?:today|now)\W*$
        |\bwe\ (?:rely|depend)\ (?:entirely\ |solely\ )?on\ (?:our\ |the\ |your\ )?(?:readers|donations|support|generosity|supporters|contributions)
        |\b(?:your|reader)\ (?:\w+\ )?(?:support|donation|contribution|gift|generosity)s?\ (?:helps?|makes?|keeps?|allows?|ensures?|enables?|funds?|powers?|will|means|matters)\b
        |\breader-(?:supported|funded)\b|\btax-deductible\b
        |^\W*(?:soutenez|faites\ un\ don|aidez-nous|apoya\ |apóyanos|apoye\ |haz\ (?:una\ donación|un\ donativo)|dona\ (?:ahora|hoy)|hazte\ soci[oa]
            |unterstützen\ sie|jetzt\ spenden|spenden\ sie|sostieni(?:ci)?\b|apoie\b|doe\ agora|поддержите|підтримайте|wesprzyj|steun\ ons)""",
    ),
    _cue(
        NEWSLETTER,
        320,
        rf"""^\W*(?:please\ |click\ here\ to\ |want\ more\b.{{0,80}}|for\ more\b.{{0,60}}|to\ (?:get|receive)\b.{{0,80}})?(?:sign\ up|subscribe|register)\b(?!\ (?:said|for\ the\ draft))
        |^\W*(?:get|receive)\ (?:our|the|your|all|breaking|daily|free|more|unlimited|news|top|this|a|updates|an\ email|alerts)\b.{{0,160}}\b(?:inbox|newsletter|e-?mail|alerts?|app|access|notifications?)\b
        |\b(?:delivered|straight|sent|direct|directly|right)\ (?:straight\ |directly\ |right\ )?(?:to|in|into)\ your\ (?:inbox|e-?mail|phone)
        |^\W*(?:enter|type)\ your\ e-?mail\b|^\W*(?:your\ )?e-?mail\ address\W*$
        |^(?:\S+\ ){{0,5}}newsletters?\W*$
        |\bby\ (?:signing\ up|subscribing|entering\ your|submitting\ your|clicking|registering)\b.{{0,80}}\b(?:agree|accept|consent|acknowledge)
        |\byou\ can\ (?:unsubscribe|opt\ out)\b|\bunsubscribe\ (?:at|any)|^\W*thank(?:s|\ you)\ for\ (?:subscribing|signing\ up|reading|your\ subscription)
        |\b(?:check|confirm)\ your\ (?:inbox|e-?mail)\b|\bdownload\ (?:our|the)\ (?:\S+\ )?app\b|\bavailable\ on\ the\ app\ store\b
        |^\W*(?:follow|find|like|join|watch|add)\ (?:us|our)\b.{{0,60}}\b(?:on|via|at)\ {_PLACES}|^\W*(?:follow|join)\ (?:our|us)\b.{{0,40}}\b(?:channel|group|community|conversation|list|page)\b
        |^\W*follow\ us\b|^\W*already\ a\ (?:subscriber|member)\b|^\W*(?:this|the\ full)\ (?:article|story|content)\ is\ (?:for|available\ to|only\ for)\ (?:\S+\ )?(?:subscribers|members)
        |^\W*(?:subscribers|members)\ only\b|^\W*subscriber\ (?:exclusive|only)
        |^\W*(?:abonnez-vous|inscrivez-vous|recevez\ (?:notre|nos|chaque|le|la|les|toute)|s['’]abonner|suscríbe(?:te|se)|suscríbase|regístrate|recibe\ (?:nuestr|las?|los?|cada|en)
            |jetzt\ abonnieren|abonnieren\ sie|melden\ sie\ sich|zum\ newsletter|iscriviti|abbonati|assine\b|inscreva-se|receba\ (?:noss|as?|os?)\b|подпишитесь|подписывайтесь|підпишіться
            |підписуйтесь|zapisz\ się|schrijf\ je\ in|meld\ je\ aan)""",
    ),
    _cue(
        RELATED,
        260,
        rf"""^\W*(?:related|recommended|suggested)(?:\ (?:articles?|stor(?:y|ies)|content|coverage|topics?|posts?|reading|links?|news|videos?))?\W{{0,3}}(?:$|:)
        |^\W*(?:read|see|watch|listen|view)\ (?:also|next|more|too|on)\b(?:\W|$)(?!.*\ (?:said|told)\b)
        |^\W*also\ (?:read|see|watch|on|in|from)\s*(?:[:|>-]|(?-i:[A-Z])\S*)
        |^\W*(?:read|see|view|find)\ (?:the\ )?(?:full|rest|entire|complete|original)\b.{{0,40}}\b(?:story|article|report|piece|post|here|text|statement|transcript|interview|results|list)\b
        |^\W*(?:read|see|view)\ (?:it|them|this|that|his|her|their|its|the)\b.{{0,60}}\b(?:here|online|below|at\ the\ link)\W*$
        |^\W*(?:read|more)\s?:\s|^\W*more:\s|^\W*(?:learn|find\ out|discover)\ more\b.{{0,60}}$
        |^\W*more\ (?:on|from|about|in|like)\ (?:this|the|our|these|BBC|CNN|AP|Reuters|(?-i:[A-Z])\S*)(?:\ \S+){{0,5}}[:.]?$
        |^\W*more\ (?:stories|news|coverage|top\ stories|headlines|articles|videos)(?:\ \S+){{0,4}}\W*$
        |^\W*(?:most|top|trending|popular|latest|other|today['’]s\ top)\ (?:read|viewed|popular|watched|shared|commented|stories|now|headlines|articles|posts|news|videos|in\ \S+)\W*$
        |^\W*(?:trending|headlines|up\ next|must[\ -]reads?|don['’]t\ miss|keep\ reading|continue\ reading|in\ case\ you\ missed\ it|icymi)\b\W*(?:$|:)
        |^\W*(?:you\ (?:may|might|will)\ (?:also\ )?(?:like|enjoy|be\ interested)|what\ to\ read\ next|editors?['’]?s?\ picks?|from\ (?:our\ partners|the\ archives?|around\ the\ web)|around\ the\ web)\b
        |^\W*for\ more\b.{{0,80}}\b(?:visit|check\ out|go\ to|see|read|follow|download|click|tune\ in)\b
        |^\W*(?:click|tap)\ (?:here|to|on|the)\b|^\W*(?:story|article)\ continues\ (?:below|after)
        |^\W*this\ story\ is\ part\ of\b|^\W*(?:explainer|analysis|opinion|live|fact\ check|timeline|in\ pictures|explained|watch|video|podcast|gallery)\s?[:|]\s(?!.*[.]$)
        |^\W*(?:à\ lire\ (?:aussi|également)|lire\ (?:aussi|également|la\ suite|plus)|voir\ aussi|sur\ le\ même\ (?:sujet|thème)|les\ plus\ lus|lea\ (?:también|más)|lee\ (?:también|más)
            |te\ puede\ interesar|le\ puede\ interesar|ver\ también|más\ información\W*$|noticias\ relacionadas|lo\ más\ (?:leído|visto)|sigue\ leyendo|lesen\ sie\ (?:auch|mehr|dazu)|mehr\ (?:zum\ thema|dazu)
            |auch\ interessant|das\ könnte\ sie|meistgelesen|weiterlesen|leggi\ (?:anche|di\ più)|ti\ potrebbe\ interessare|i\ più\ letti|leia\ (?:também|mais)|veja\ (?:também|mais)|mais\ lidas|saiba\ mais
            |читайте\ (?:также|також|далее)|читать\ далее|по\ теме|смотрите\ также|lees\ (?:ook|meer)|czytaj\ (?:także|też|więcej)|zobacz\ (?:także|też))\b""",
    ),
    _cue(
        SHARE,
        90,
        rf"""^\W*share\ (?:this|on|via|your|to|the\ (?:article|story))\b|^\W*(?:tweet|pin|email|print|save|bookmark|copy|gift)\ (?:this|link|article|story|it)\b[^.]{{0,30}}$
        |^\W*(?:{_PLACES}|share|tweet|e-?mail|print|pin(?:terest)?|copy\ link|save|comments?|like|messenger|link\ copied!?|bookmark|sms|link|post|gift\ article|subscribe)
            (?:[\s,|/·•]+(?:{_PLACES}|share|tweet|e-?mail|print|pin(?:terest)?|copy\ link|save|comments?|like|messenger|bookmark|sms|link|more|post)){{1,12}}\W*$
        |^\W*(?:share|tweet|copy\ link|link\ copied!?|print|e-?mail|facebook|whatsapp|linkedin|telegram|pinterest|reddit|flipboard)\W*$
        |^\W*[0-9][0-9.,]*[km]?\ (?:shares?|likes?|views?|retweets?)\W*$|^\W*(?:[0-9]+|one|two|three|four|five|six|seven)[\ -]min(?:ute)?s?\ (?:read|listen)\b
        |^\W*(?:reading\ time|estimated\ reading\ time|listen\ to\ this\ (?:article|story)|listen\s?\([0-9]+)\b|^\W*(?:partager|compartir|teilen|condividi|compartilhar|поделиться)\b.{{0,40}}$""",
    ),
    _cue(
        CAPTION,
        420,
        r"""^\W*(?:photo|image|picture|photograph|file\ photo|file\ image|illustration|graphic|screenshot|screengrab|foto|bild|imagen|crédit\ photo|photo\ credit|image\ credit|image\ source|photo\ illustration)s?
            (?:\ (?:credit|courtesy|source|by|via|caption)s?)?\s?(?:[:/|©]|\ (?:by|via|courtesy\ of)\ (?-i:[A-Z]))
        |^\W*(?:credit|caption|image\ caption|copyright|photograph)s?:\s
        |^(?-i:FILE(?:\ PHOTO)?)\s?[-–—:]
        |(?-i:AP\ Photo|AP\ Images?|Getty\ Images|REUTERS/[A-Z]|Reuters/[A-Z]|AFP/|/AFP\b|/Getty|/AP\)|/Reuters\b|Shutterstock|Alamy|EPA-EFE|\ via\ (?:AP|AFP|Getty|Reuters|REUTERS|Shutterstock)\b)[^.!?]{0,60}[.)\]]*$
        |^\W*getty(?:\ images)?\W*$|\((?:photo|image|picture|file\ photo|file|handout)\ ?(?:by|courtesy|credit|:|via)[^)]{0,80}\)\W*$|©\s?(?!\ ?[0-9]{4}).{0,60}$""",
        spoken=True,
    ),
    _cue(
        SIGN_OFF,
        600,
        rf"""^\W*(?:additional\ |further\ |with\ )?(?:reporting|writing|editing|written|edited|compiled|translated|graphics?|produced|additional\ (?:reporting|writing)|reporting\ and\ writing|writing\ and\ editing)\ by\ (?-i:[A-Z])
        |^\W*with\ (?:reporting|files|inputs?|additional\ reporting|material|agency\ inputs?|reports)\ (?:by|from)\b
        |^\W*{_NAMES}(?:,?\ (?:an?\ |the\ )?[\w\ -]{{0,60}},?|\ in\ [\w\ ,.]{{1,60}}|\ also)?\ contributed\b
        |\bcontributed\ (?:to\ this\ (?:report|story|article|piece)|(?:additional\ )?reporting)\b
        |^\W*(?:copyright|©)\b|^©|\ball\ rights\ reserved\b|\bmay\ not\ be\ (?:published|reproduced|republished)\b|\breprinted\ (?:courtesy|with\ permission)
        |^\W*(?:-\ ?ends\ ?-|ends|\#{{3,}}|-\ ?30\ ?-)\W*$|^\W*\((?:AP|AFP|Reuters|dpa|ANI|PTI|UPI|Xinhua|TASS|EFE|ANSA|IANS|Bloomberg)\)\W*$
        |^\W*(?:[—–-]\s?)?(?-i:AP|AFP|Reuters|dpa|ANI|PTI|UPI|Xinhua|TASS|EFE|ANSA|IANS|Bloomberg)\W*$|^\W*\(?h/t\b.{{0,60}}$|^\W*(?:source|sources|via)\s?:\s.{{0,80}}$
        |^\W*as\ published\ in\ the\b.{{0,80}}$|^\W*this\ (?:piece|article|story|post)\ (?:(?:was|is)\ )?(?:originally\ |first\ )?(?:appeared|published|produced|syndicated|distributed)\b
        |^\W*(?:article|story)\ (?:originally|first)\ (?:appeared|published)\b""",
        spoken=True,
    ),
    _cue(
        NOTE,
        900,
        r"""^\W*(?:editor['’]?s?['’]?\ note|note\ (?:to|from)\ (?:our\ )?(?:readers|the\ editor|editors)|correction(?:s)?(?:\ appended)?|clarification|update(?:d)?|publisher['’]s\ note|author['’]s\ note|disclaimer|disclosure)\s?(?:\([^)]{0,40}\))?\s?(?::|—|–|\.?$)
        |^\W*\(?this\ (?:article|story|post|piece|report|headline|version|page|copy|is\ a\ (?:developing|breaking))\b.{0,30}\b(?:updated|corrected|amended|clarified|refiled|story|edited)\b
        |^\W*(?:an\ earlier|a\ previous|an\ previous)\ version\ of\ this\b|^\W*\(?(?:updates?|adds|recasts|refiles)\ (?:with|paragraph|throughout|to)\b
        |^\W*(?:the\ )?views\ expressed\b|^\W*(?:the\ )?opinions\ expressed\b""",
        spoken=True,
    ),
    _cue(
        BIO,
        600,
        rf"""^\W*(?:follow|tweet|contact|reach|e-?mail|write\ to|message|text|call)\ (?:{_NAMES}|him|her|them|the\ (?:author|reporter|writer)s?|(?-i:[A-Z])[^.]{{0,120}}?)\ (?:directly\ )?(?:on|at|via|through)\ (?:{_PLACES}\b|@|https?:|www\.|\S+@\S)
        |^\W*follow\ .{{0,120}}\s@\w|^\W*on\ twitter\ follow\b|^\W*(?:send|got)\ (?:a\ |news\ |any\ )?(?:tips?|story|confidential)\b.{{0,200}}(?:@|\bus\b|\?)
        |^\W*{_NAME}\ (?:is|was|are)\ (?:a|an|the|our)?\s?.{{0,80}}\b(?:reporter|correspondent|columnist|staff\ writer|contributor|contributing\ \w+|editor(?:-at-large)?|journalist|producer|bureau\ chief)\b.{{0,80}}\b(?:at|for|with|of|based|covering|who\ covers|in)\b
        |\b(?:he|she|they)\ (?:tweets?|posts)\ (?:at\ |as\ )?@|\bcan\ be\ reached\ (?:at|on|by)\b|\bfollow\ (?:him|her|them)\ (?:on|at)\b|\breach\ (?:him|her|them)\ (?:directly\ )?at\b
        |^\W*about\ the\ authors?\b|^\W*@\w{{2,30}}\W*$|^\W*\S+@\S+\.[a-z]{{2,6}}\W*$|^\W*https?://\S+\W*$""",
    ),
    _cue(
        COOKIES,
        600,
        r"""\bcookies?\b.{0,200}\b(?:accept|consent|policy|settings|preferences|this\ (?:site|website)|our\ (?:site|website|partners)|agree|browser)\b
        |\b(?:we|our\ partners|this\ (?:site|website))\ (?:\w+\ ){0,3}uses?\ cookies\b|^\W*(?:accept|reject|manage|allow)\ (?:all|cookies|preferences|settings)(?:\ cookies)?\W*$
        |\b(?:privacy\ policy|terms\ of\ (?:use|service)|privacy\ notice)\b.{0,60}$|\bjavascript\ (?:is|must|to\ be|has\ been|disabled|enabled)\b|\b(?:your|this)\ browser\ (?:does|is|doesn)\b|\bad[- ]?blocker\b
        |^\W*(?:nous\ utilisons\ des\ cookies|usamos\ cookies|utilizamos\ cookies|wir\ verwenden\ cookies|diese\ website\ verwendet)""",
    ),
    _cue(
        ADVERTISEMENT,
        260,
        r"""^\W*(?:advertis(?:e)?ment|advertising|ads?|sponsored(?:\ (?:content|by\b.{0,40}))?|promoted(?:\ content)?|paid\ (?:post|content|partnership|for\ by\b.{0,60})|publicité|anzeige|werbung|publicidad|pubblicità|publicidade|реклама|advertorial|skip\ (?:ad|advertisement)|partner\ content|brand\ partner)\W*$
        |\b(?:promo\ code|use\ code|coupon\ code|discount\ code)\ (?-i:[A-Z0-9]{4,})|\bfree\ (?:shipping|trial)\b.{0,80}$|^\W*(?:buy|shop|order|book|start|claim|try)\ (?:now|today|yours?|it\ free|your\ free)\b
        |\blimited[ -]time\ offer\b|^\W*(?:save|get)\ (?:up\ to\ )?[0-9]+\s?%|^\W*(?:subscribe|read)\ .{0,40}\bfor\ (?:just|only)\ [$£€]|^\W*(?:terms\ apply|offer\ (?:ends|valid))\b""",
    ),
    _cue(
        QUIZ,
        160,
        r"""^\W*(?:quiz|poll|survey|crossword|puzzle|sudoku|wordle)\b\W*(?:$|:)|^\W*(?:take|try|play|do)\ (?:our|the|this|today['’]s)\ (?:\S+\ ){0,3}(?:quiz|poll|survey|game|crossword|puzzle)\b
        |^\W*test\ your\ knowledge\b|^\W*vote\ in\ our\ poll\b|^\W*(?:what\ do\ you\ think\?|have\ your\ say|tell\ us\ what\ you\ think|let\ us\ know|share\ your\ (?:thoughts|views|story))\b.{0,60}$|^\W*how\ (?:well|much)\ do\ you\ know\b""",
    ),
    _cue(
        MEDIA,
        180,
        r"""^\W*(?:watch|listen\ to|see|view|check\ out|hear)\b.{0,110}\b(?:below|above|here|in\ the\ (?:video|clip|player)|(?:video|clip|podcast|gallery|livestream|slideshow)s?)\W*(?:for\b.{0,80})?$
        |\bvideo\ is\ (?:restricted|not\ available|unavailable|no\ longer)\b|^\W*(?:play|pause|mute|unmute|play\ video|now\ playing|loading|video\ player|watch\ live|live\ (?:updates|blog)|autoplay)\W*$
        |\b(?:podcast|video|tweet|clip|player)\ (?:embedded|posted)\ (?:above|below)\b""",
    ),
    _cue(
        NAVIGATION,
        160,
        r"""^\W*(?:skip\ to\ (?:main\ |the\ )?(?:content|navigation|search)|menu|log\ ?in|sign\ in|my\ account|back\ to\ top|next\ (?:article|story|post)|previous\ (?:article|story|post)|advertise\ with\ us|contact\ us|about\ us|terms\ (?:and\ conditions|of\ use|of\ service)|privacy\ policy|site\ map|search|close|show\ (?:more|less)|load\ more|read\ in\ app|view\ gallery|expand|table\ of\ contents|home)\W*$
        |^\W*(?:tags?|topics?|filed\ under|categories|category|keywords|mots-clés|etiquetas|schlagworte|теги)\s?:\s?.*$|^\W*home\s?[>›»/]\s|^[\w\ &]{2,30}(?:\s[>›»]\s[\w\ &]{2,40}){1,5}$
        |^\W*(?:abstract|full\ text|obituary)\.?$""",
    ),
    _cue(
        CODE,
        300,
        r"""^\s*(?:[.\#@]?[\w-]+[\s,.\#:>]*){1,8}\{\s*$|^\s*\}\s*$|^\s*[a-z-]{2,40}\s?:\s?[^;.]{1,80};\s*$|^\s*(?:var|let|const|function|window\.|document\.|if\s\(typeof)\b.{0,200}[;{(]\s*$|^\s*</?(?:div|p|span|script|style|iframe|img|a|br|ul|li|table)\b[^>]*>\s*$""",
        spoken=True,
    ),
)

COMMENT_HEAD = re.compile(
    r"^\W*(?:(?:[0-9][0-9,.]*\s)?(?:reader\s|readers['’]?\s|user\s)?(?:comments?|commentaires|comentarios|kommentare|leserkommentare|commenti|comentários|комментарии|reacties|komentarze)"
    r"\s?(?:\([0-9,.]+\)|:\s?[0-9]+|[0-9]+)?|leave\sa\s(?:comment|reply)|post\sa\scomment|join\sthe\s(?:conversation|discussion)|(?:view|show|read|add)\s(?:all\s)?(?:[0-9]+\s)?comments?|discussion\s\([0-9]+\))\W*$",
    re.IGNORECASE,
)
COMMENT_LINE = re.compile(r"^(?:@?[A-Za-z][\w.-]{1,24}(?<=[0-9_])|[a-z][\w-]{2,24}|@\w{2,24})\s?(?:\([^)]{0,30}\))?\s?:\s\S|^(?:reply|report|\d+\s(?:likes?|replies)|\d+\s(?:minutes?|hours?|days?)\sago)\b", re.IGNORECASE)
COMMENT_AUTHOR = re.compile(r"^@?(?=\w*[A-Za-z])\w*[0-9_]\w*\s?:\s\S")
SPEECH = re.compile(
    r"\b(?:said|says|told|tells|asked|added|wrote|writes|replied|according\s+to|announced|argued|insisted|warned|stated|tweeted|reported|noted|claimed)\b|[“”«»„]|(?<!\w)\"|\"(?!\w)"
)
LIST_HEAD = frozenset((RELATED,))
