"""The words by which podcasts, live pages and what stands around them are known: sponsors, buttons, credits."""

from __future__ import annotations

from summarizer.document.furniture_reasons import (
    ADVERTISEMENT,
    CAPTION,
    COMMENT,
    DONATION,
    MEDIA,
    NAVIGATION,
    NEWSLETTER,
    Cue,
)
from summarizer.document.furniture_reasons import WORD as _WORD
from summarizer.document.furniture_reasons import make_cue as _cue

_SHOW = r"(?:episode|podcast|show|programme|program|broadcast|newsletter|series|edition|briefing|segment)"
_CREW = (
    r"(?:(?:executive |senior |assistant )?(?:producers?|editors?|hosts?|engineers?|researchers?)|(?:theme )?music|"
    r"sound design(?:er)?|theme(?: tune)?|artwork)"
)
_ADDRESS = r"(?:https?://|www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,24}){1,3}(?:/[\w/-]{0,60})?"

BROADCAST_CUES: tuple[Cue, ...] = (
    _cue(
        ADVERTISEMENT,
        400,
        rf"(?:this|today['’]s|our|the|this week['’]s) {_SHOW} is (?:brought to you|sponsored|supported|presented|"
        r"made possible|produced in partnership)\b",
        rf"(?:additional |more )?support for (?:this|the|our) {_SHOW}(?: [^.]{{0,40}})? (?:comes|is provided|"
        rf"also comes) ",
        r"(?:and )?(?:(?:but |and )?(?:now|first),? )?(?:here['’]s )?(?:for )?an? (?:quick |short |"
        r"brief )?(?:word|message|"
        r"note) from (?:our|today['’]s|one of our|the) sponsors?\b",
        r"(?:and )?we(?:['’]ll| will) be (?:right )?back (?:after|in a|with|soon|shortly|next|right after)\b",
        r"(?:more )?after (?:this|the|a) (?:short |quick )?break\W*$|stay tuned\b|don['’]t go away\W*$",
        r"brought to you by (?-i:[A-Z])[^.]{0,60}\W*$|use (?:the |our )?(?:promo |discount |"
        r"offer )?code (?-i:[A-Z0-9]{3,})",
        rf"(?:just )?(?:go to|visit|head (?:over )?to|log on to) {_ADDRESS}\b.{{0,160}}$",
        holds=(
            (" code ", r"\buse (?:the |our )?(?:promo |discount |offer )?code (?-i:[A-Z0-9]{3,})\b"),
            ("brought to you", rf"\b{_SHOW} is brought to you by\b"),
            (" visit ", rf"\.\svisit {_ADDRESS}\b.{{0,60}}$"),
            (" go to ", rf"\.\sgo to {_ADDRESS}\b.{{0,80}}$"),
        ),
    ),
    _cue(
        MEDIA,
        300,
        r"(?:please )?(?:rate (?:and review|us|this|the show)|review us|leave (?:us )?an? (?:\w+ )?(?:review|"
        r"rating))\b",
        r"(?:if you )(?:like|liked|enjoy|enjoyed|love|loved)\b.{0,60}\b(?:review|rate|rating|subscribe|"
        r"follow us|share it|"
        r"tell (?:a|your) friends?)\b.{0,80}$",
        r"(?:this |the |our |a )?transcripts? (?:was|were|is|are|has been|may|might|could|provided|generated)\b",
        r"(?:and )?(?:thanks|thank you)(?: so much| very much)? for (?:listening|watching|tuning in)\b",
        r"(?:and )?that(?:['’]s| is) (?:all|it)(?: we have| we['’]ve got)? (?:for|from) (?:today|us|me|now|this)\b",
        rf"our (?:\w+ )?{_CREW} (?:is|are|was|were)\b|(?:this|the|today['’]s) {_SHOW} (?:was|is) (?:\w+ )?(?:produced|"
        r"edited|mixed|hosted|recorded|written|presented)\b",
        rf"(?:{_CREW} (?:was|is|were|are) (?:by|composed|produced|mixed) )(?-i:[A-Z])",
        rf"(?:from|for|at|this is)\b[^.,]{{2,60}}[,.] (?:and )?i(?:['’]m| am) {_WORD} {_WORD}\W*$",
        rf"(?:(?:hello|hi)[,.]? (?:and )?)?welcome (?:back )?to (?:the |our |this |another )?(?:{_SHOW}|"
        rf"{_WORD})[^.]{{0,80}}"
        r"\bi(?:['’]m| am)\b",
        holds=(
            ("podcasts", r"\bwherever you (?:get|find|listen to) (?:your )?podcasts\b"),
            ("podcasts", r"\bon (?:apple|google) podcasts\b"),
        ),
    ),
    _cue(
        NAVIGATION,
        140,
        r"(?:live(?: feed| updates?| blog| coverage| reporting| now)?|breaking(?: news)?|developing|just in|"
        r"key (?:events|moments|points|updates)|latest updates|(?:show|hide) key events(?: only)?|"
        r"refresh(?: for updates| (?:this|the) page)?|(?:load|show|see) (?:more|new|older|earlier|all) "
        r"(?:updates?|posts?|entries|stories|articles)|auto-?refresh(?: on| off)?|pinned(?: post)?|"
        r"toggle (?:navigation|menu|search|theme|dark mode|sidebar)|main navigation|open menu|close menu)\W*$",
        r"(?:this|our|the) live ?(?:blog|feed|page|coverage|updates?) (?:is|are|has|have|will|was|were)\b",
        r"(?:that['’]s (?:it|all)|we(?:['’]re| are) (?:now )?(?:closing|pausing|wrapping up|ending))\b.{0,60}"
        r"\b(?:blog|live coverage|live page)\b",
        r"(?:please )?(?:turn on|enable|activate|switch on) javascript\b",
        holds=(
            ("here", r"\b(?:full|whole) (?:story|report|article) (?:is )?here\W*$"),
            ("here", r"^(?:our|the|your) [\w'’ ]{0,40}\b(?:story|report|article|analysis|summary) is here\W*$"),
        ),
    ),
    _cue(
        COMMENT,
        140,
        r"(?:log ?in|sign ?in|sign up|register|you must be logged in) to (?:leave a |post a |add a )?(?:comment|"
        r"reply|join|"
        r"post|vote)\b",
        r"be the first to (?:comment|reply)\b|no comments(?: yet)?\W*$|(?:comments|this discussion) (?:are|"
        r"is)(?: now)? "
        r"closed\b",
        r"what do you think\? (?:have your say|tell us|let us know|join|leave|share|add|comment)\b",
    ),
    _cue(
        CAPTION,
        420,
        r"(?:image|photo|media|video|picture) (?:caption|source|credit),\s",
        holds=(("/", rf"\({_WORD}(?: {_WORD}){{1,3}} ?/ ?{_WORD}(?:[ /]{_WORD}){{0,4}}\)\W*$"),),
        spoken=True,
    ),
    _cue(
        DONATION,
        320,
        r"if you (?:value|like|enjoy|appreciate|believe in|want|find|trust|rely on|read)\b.{0,90}\b(?:donat(?:e|"
        r"ion|ing)|"
        r"support(?:ing)? us|contribut(?:e|ion|ing)|subscrib(?:e|ing)|becom(?:e|ing) a (?:member|supporter))\b",
    ),
    _cue(
        NEWSLETTER,
        240,
        r"join (?:over |more than |the )?[0-9][0-9,.]*[km+]? (?:\w+ ){0,3}(?:readers|subscribers|members|people|"
        r"others) \w",
        r"(?:enter )?your e-?mail(?: address)?\W*$|e-?mail\*?\W*$",
    ),
)
