"""The words by which captions of pictures and boxes of videos and podcasts are known in English."""

from __future__ import annotations

from summarizer.document.furniture_reasons import CAPTION, MEDIA, Cue
from summarizer.document.furniture_reasons import SITES as _SITES
from summarizer.document.furniture_reasons import WORD as _WORD
from summarizer.document.furniture_reasons import make_cue as _cue

# "Workers hold up a banner outside the mill on Monday.": the present tense with a past day is a caption's.
_PRESENT_TENSE_CAPTION = (
    r"^(?:an?|the|two|three|four|some|(?-i:[A-Z])[\w'’-]+)(?: [\w'’-]+){0,8} (?<!to )(?<!will )(?<!would )(?<!must "
    r")(?<!can )"
    r"(?<!could )(?<!should )(?<!may )(?<!might )(?<!the )(?<!a )(?<!long )"
    r"(?:(?:holds?|carr(?:y|ies)|waves?|raises?)(?: up)? (?:(?:an?|the|their|his|her) )?(?:\w+ )?(?:banners?|placards?|"
    r"signs?|flags?|posters?|portraits?)|stands? (?:outside|in front|at|by|near|guard)|sits? (?:at|in|on|outside|by|"
    r"near|with)|"
    r"waits? (?:for|at|outside|in|with)|gestures?|smiles?|poses?|shakes? hands|looks? on|walks? (?:past|to|into|out|"
    r"with|by)|"
    r"speaks? to (?:reporters|the media|journalists|the press|supporters)|listens? (?:to|during|at))"
    r"\b[^.!?;:,]{0,90}\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day(?:, [a-z]+\.? [0-9]{1,2}(?:, [0-9]{4})?)?|"
    r"on [a-z]+\.? [0-9]{1,2}, [0-9]{4}|on [0-9]{1,2} [a-z]+ [0-9]{4}|in (?:19|20)[0-9]{2})\.?$"
)

CAPTION_CUES: tuple[Cue, ...] = (
    _cue(
        CAPTION,
        420,
        r"(?:photo|image|picture|photograph|file photo|file image|illustration|graphic|screenshot|screengrab|foto|bild|"
        r"imagen|crédit photo|photo credit|image credit|image source)s?(?: (?:credit|courtesy|source|by|via|"
        r"caption)s?)?"
        rf"\s?(?:[:/|©]| (?:by|via|courtesy of) {_WORD})",
        r"(?:hide|toggle|show|expand) caption\W*$|enlarge (?:this )?image\W*$",
        r"(?:credits?|caption|image caption|copyright|photographs?)\s?:\s",
        r"(?:file|archive|library|stock) (?:picture|photo|photograph|image)(?:\s?[:,.–—-]| (?:of|from|"
        r"shows)\b[^.]{0,100}\.?$|"
        r"\W*$)",
        r"(?:from left(?: to right)?|clockwise from|pictured)\s?[:,]\s",
        r"(?-i:FILE(?: PHOTO)?)\s?[-–—:]|getty(?: images)?\W*$",
        rf"{_SITES}/\S.{{0,60}}$|(?-i:Twitter|YouTube|Instagram|Facebook|LinkedIn|TikTok|X)\.?$",
        holds=(
            ("ap ", r"\b(?-i:AP (?:Photo|Images?))[^!?]{0,60}[.)\]]*$"),
            ("getty", r"(?:/|\bvia |\()Getty(?: Images)?[^!?]{0,60}[.)\]]*$|\bGetty Images[.)\]]*$"),
            (
                "reuters",
                r"(?-i:REUTERS/[A-Z]|Reuters/[A-Z]|/(?:Reuters|REUTERS)\b|\bvia Reuters\b)[^!?]{0,60}[.)\]]*$",
            ),
            ("efe/", r"(?-i:\bEFE\s?/)[^!?]{0,60}$"),
            ("ansa/", r"(?-i:\bANSA\s?/)[^!?]{0,60}$"),
            ("lusa/", r"(?-i:\b(?:LUSA|Lusa)\s?/)[^!?]{0,60}$"),
            ("afp", r"(?-i:\bAFP/|/AFP\b|\bvia AFP\b)[^!?]{0,60}[.)\]]*$"),
            ("/ap", r"(?-i:/AP\b)[^!?]{0,40}[.)\]]*$"),
            ("via ap", r"(?-i:\bvia AP\b)[^!?]{0,40}[.)\]]*$"),
            ("shutterstock", r"\bShutterstock\b[^!?]{0,40}[.)\]]*$"),
            ("alamy", r"\bAlamy\b[^!?]{0,40}[.)\]]*$"),
            ("epa", r"(?-i:\bEPA(?:-EFE)?\b)[^!?]{0,40}[.)\]]*$"),
            ("(", r"\((?:photo|image|picture|file photo|file|handout)s? ?(?:by|courtesy|credit|:|via)[^)]{0,80}\)\W*$"),
            ("©", r"(?<=.)©.{0,60}$"),
            ("📷", r"^\W*📷"),
            ("📸", r"^\W*📸"),
        ),
        spoken=True,
    ),
    _cue(
        CAPTION,
        220,
        holds=(
            ("left)", r"\((?:(?:second|far|third|seated|standing|top|bottom),? (?:from )?)?left\)"),
            ("right)", r"\((?:(?:second|far|third|seated|standing|top|bottom),? (?:from )?)?right\)"),
            ("centre)", r"\(centre\)"),
            ("center)", r"\(center\)"),
            ("pictured)", r"\(pictured\)"),
            (
                "view of",
                r"^a (?:general |wide )?view of (?:the|an?)\b[^.!?]{3,140}\b(?:on|in|at|from|near)\b[^.!?]{0,80}\.?$",
            ),
            ("day", _PRESENT_TENSE_CAPTION),
            (" 20", _PRESENT_TENSE_CAPTION),
            (" 19", _PRESENT_TENSE_CAPTION),
        ),
    ),
)

MEDIA_CUES: tuple[Cue, ...] = (
    _cue(
        MEDIA,
        200,
        r"listen (?:to (?:the|our|this) )?(?:podcast|episode|audio|show)?\s?:\s",
        r"(?:watch|listen to|see|view|check out|take a look at|hear|read)\b.{0,110}"
        r"\b(?:below|above|here|in the (?:video|clip|player))\W*(?:for\b.{0,80})?$",
        r"(?:watch|listen to|view|check out) (?:the|a|this|our|more|full)\b.{0,60}"
        r"\b(?:video|clip|podcast|gallery|livestream|slideshow)s?\W*$",
        r"(?:play|pause|mute|unmute|play video|now playing|loading|video player|watch live|autoplay)\W*$",
        holds=(
            ("video is", r"\bvideo is (?:restricted|not available|unavailable|no longer)\b"),
            ("🎧", r"^\W*🎧"),
            ("📺", r"^\W*📺"),
            ("🎥", r"^\W*🎥"),
            ("embedded", r"\b(?:podcast|video|tweet|clip|player) embedded (?:above|below)\b"),
        ),
    ),
)
