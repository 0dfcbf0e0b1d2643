"""The wordings that present a matter as unsettled, each with the place where the matter is named."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.document.patterns import Groups, groups_of, lazy

_OVER = r"(?:over|on|about|regarding|concerning|as to)"


class Cue(NamedTuple):
    """A pattern of small letters for an unsettled matter; `topic` says where its name stands: after, before, whole or
    either. `words`: without one of each group the pattern matches nothing.
    """

    name: str
    pattern: re.Pattern[str]
    topic: str
    status: str = "open"
    words: Groups = ()


def _cue(name: str, pattern: str, topic: str, status: str = "open", *, words: str = "") -> Cue:
    return Cue(name, lazy(pattern), topic, status, groups_of(words))


CUES = (
    _cue(
        "no-agreement",
        rf"\b(?:no|not|without|never|lack of|yet to|failed to|unable to|n['’]t|neither|"
        rf"far from)\b[^.;:]{{0,45}}?\b(?:agreement|deal|consensus|accord|agreed|agree|compromise|understanding|"
        rf"agreeing)\s+{_OVER}\s+",
        "after",
        words="accord|agree|compromise|consensus|deal|understanding & about|as to|on|over|regarding",
    ),
    _cue(
        "sticking-point-over",
        rf"\b(?:sticking points?|stumbling blocks?|bones? of contention|obstacles?|hurdles?|main (?:dispute|"
        rf"difference|disagreement))\b[^.;:,]{{0,20}}?\s{_OVER}\s+",
        "after",
        words=(
            "bone of contention|bones of contention|hurdle|main difference|main disagreement|main dispute|"
            "obstacle|sticking point|stumbling block & about|as to|on|over|regarding"
        ),
    ),
    _cue(
        "sticking-point-is",
        r"\b(?:sticking points?|stumbling blocks?|bones? of contention|obstacles?|hurdles?|"
        r"unresolved (?:issues?|questions?|matters?)|open questions?|"
        r"outstanding issues?)\b[^.;:,]{0,35}?\s(?:is|are|was|were|remains?|include[sd]?|concerns?)\s+",
        "after",
        words=(
            "bone of contention|bones of contention|hurdle|obstacle|open question|outstanding issue|"
            "sticking point|stumbling block|unresolved issue|unresolved matter|unresolved question & are|concern|"
            "include|is|remain|was|were"
        ),
    ),
    _cue(
        "agreed-but-not",
        r"\bagree(?:d|s)?\b[^.;:]{3,60}?\bbut not (?:yet )?(?:on|about|over)\s+",
        "after",
        words="agree & but not about|but not on|but not over|but not yet about|but not yet on|but not yet over",
    ),
    _cue(
        "stalled-over",
        rf"\b(?:stalled|broke (?:down|off|up)|broken (?:down|off)|collapsed|foundered|snag(?:ged|s)?|hung up|"
        rf"faltered)\b[^.;:,]{{0,30}}?\s{_OVER}\s+",
        "after",
        "stalled",
        words=(
            "broke down|broke off|broke up|broken down|broken off|collapsed|faltered|foundered|hung up|snag|"
            "stalled & about|as to|on|over|regarding"
        ),
    ),
    _cue(
        "must-approve",
        r"\b(?:must|(?:still |yet )has to|have to|(?:has|have) yet to|"
        r"(?:still )?needs? to)\s(?:still\s)?(?:approve|ratify|clear|endorse|sign off on|consent to|agree to|"
        r"back|authori[sz]e)\s+",
        "after",
        words="has yet to|have to|have yet to|must|need to|needs to|still has to|yet has to",
    ),
    _cue(
        "question-left",
        r"\b(?:question|issue|matter)s?\sof\s(?=[^.;:,]{2,50}?\s(?:is|was|has been|will be|were|"
        r"are)\s(?:to be\s)?(?:left|deferred|postponed|put off|taken up|parked|shelved|pushed back|discussed))",
        "after",
        words="issue|matter|question & of",
    ),
    _cue(
        "is-sticking-point",
        r"\s(?:is|are|was|were|remains?|remained|has become|have become|became|proved|emerged as|"
        r"stays?)\s(?:still\s)?(?:an?|the|one of the)\s(?:\w+\s){0,3}?(?:sticking points?|stumbling blocks?|"
        r"bones? of contention|obstacles?|hurdles?|open questions?|point of contention|red lines?|(?:thorniest|"
        r"hardest|trickiest|biggest|toughest|main|key|most (?:\w+))\s(?:issue|question|problem|point|"
        r"difference)|issue that|last open)\b",
        "before",
        words=(
            "bone of contention|bones of contention|difference|hurdle|issue|last open|obstacle|point|problem|"
            "question|red line|stumbling block & are|became|emerged as|has become|have become|is|proved|remain|"
            "stay|was|were"
        ),
    ),
    _cue(
        "remains-unsettled",
        r"(?<!which)(?<!that)\s"
        r"(?:remains?|remained|is still|are still|stays?|is|are|was left|were left|left)\s(?:\w+ly\s|as yet\s|"
        r"still\s|largely\s)?(?:unresolved|undecided|unsettled|outstanding|contentious|in dispute|disputed|"
        r"contested|unclear|elusive|incomplete|deadlocked|open(?! (?:until|till|to|for|indefinitely|by|forever|"
        r"daily|and))|unagreed|up in the air|to be (?:settled|agreed|decided|resolved|negotiated|worked out|"
        r"determined))\b(?! (?:to|over|on|about)\b)",
        "before",
        words=(
            "cont|deadlocked|disputed|elusive|in dispute|incomplete|open|outstanding|to b|unagreed|unclear|"
            "undecided|unresolved|unsettled|up in the air & are|is|left|remain|stay"
        ),
    ),
    _cue(
        "still-unsettled-is",
        r"\b(?:still|also|equally)\s(?:unsettled|unresolved|open|undecided|in dispute|disputed|"
        r"to be (?:settled|decided|"
        r"agreed))\s(?:is|are|remains?)\s+",
        "after",
        words="also|equally|still",
    ),
    _cue(
        "still-to-be-settled",
        r"\s(?:(?:has|have|had) (?:still )?(?:yet )?to be|(?:is|are) (?:still|yet) to be|still (?:has|have|"
        r"needs?) to be|must still be|(?:has|have) not (?:yet )?been|remain to be|"
        r"remains to be)\s(?:\w+ly\s)?(?:settled|agreed|decided|resolved|negotiated|worked out|determined|"
        r"finali[sz]ed|approved|ratified|fixed)\b",
        "before",
        words="are |had |has |have|is yet to be|rema|stil",
    ),
    _cue(
        "differences-over",
        rf"\b(?:differences|disagreements?|divisions|row|rift|deadlock|impasse|stalemate|wrangling|standoff|"
        rf"stand-off|haggling|clash|quarrel|split|dispute|gap|distance|arguments?|tensions)\b(?:\s(?:remain|"
        rf"remains|persist|persists|still exist|remained|between [^.;:,]{{1,40}}?))?\s{_OVER}\s+",
        "after",
        words=(
            "argument|clash|deadlock|differences|disagreement|dispute|divisions|gap|haggling|impasse|quarrel|"
            "rift|row|split|stalemate|stan|tensions|wrangling & about|as to|on|over|regarding"
        ),
    ),
    _cue(
        "apart-over",
        rf"\b(?:differ(?:ed|s)?|disagree(?:d|s)?|divided|at odds|apart|deadlocked|clash(?:ed|es)?|split|stuck|"
        rf"haggling|haggle|wrangling|quarrelling|arguing|argue|bogged down|locked horns|"
        rf"at loggerheads)\s{_OVER}\s+",
        "after",
        words=(
            "apart|argu|at loggerheads|at odds|bogged down|clash|deadlocked|differ|disagree|divided|hagg|"
            "locked horns|quarrelling|split|stuck|wrangling & about|as to|on|over|regarding"
        ),
    ),
    _cue(
        "differences-remain",
        r"\b(?:(?:significant|major|big|deep|wide|serious|substantial|some|key|important|"
        r"many)\s)?(?:differences|disagreements|gaps|divisions)\s(?:still\s)?(?:remain(?:ed|s)?|persist(?:ed|"
        r"s)?)\b(?!\s(?:over|on|about|between))",
        "whole",
        words="persist|remain & differences|disagreements|divisions|gaps",
    ),
    _cue(
        "needs-approval",
        r"\b(?:will|would|must|still|also|may)?\s?(?:requires?|required|needs?|needed|depends? on|hinges on|"
        r"subject to|conditional on|awaits|awaiting|pending|await)\s+(?=(?:the\s|a\s|an\s|its\s|"
        r"their\s)?(?:\w+['’]?s?\s){0,5}?(?:approval|ratification|consent|clearance|backing|endorsement|"
        r"green light|sign-off|vote|blessing)\b)",
        "after",
        words="await|conditional on|depend on|depends on|hinges on|need|pending|require|subject to",
    ),
    _cue(
        "must-clear",
        r"\b(?:needs?|have|has|would|must|still|yet)\s(?:also\s|still\s|yet\s)?(?:need\s)?(?:to\s)?(?:clear|"
        r"win the approval of|win approval from|be (?:approved|ratified|cleared|endorsed|backed|signed off|"
        r"voted on) by)\s+",
        "after",
        words="has|have|must|need|still|would|yet",
    ),
    _cue(
        "put-to-vote",
        r"\b(?:will|would|must|has to|have to|is to|are to)\s(?:now\s)?(?:be put to|go to|face|"
        r"be submitted to)\s(?=an?\s(?:\w+\s){0,2}?(?:vote|ballot|referendum)\b)",
        "after",
        words="be put to|be submitted to|face|go to & are to|has to|have to|is to|must|will|would",
    ),
    _cue(
        "undecided-whether",
        r"\b(?:ha(?:s|ve|d)(?:n['’]t| not| yet to| still to)(?: yet)?|not yet|yet to)\s(?:decided?|determined?|"
        r"settled?|agreed?|ruled?)\s(?=(?:whether|how|when|who|where|what|on how|on whether)\b)",
        "after",
        words="agree|decide|determine|rule|settle",
    ),
    _cue(
        "question-whether",
        r"\b(?:unclear|undecided|uncertain|open question|in doubt|unresolved|disputed|argue|disagree|divided|"
        r"unanswered)\b[^.;:,]{0,15}?\s(?=(?:whether|how (?:much|many|long|far|the)|who (?:will|would|"
        r"should))\b)",
        "after",
        words=(
            "argue|disagree|disputed|divided|in doubt|open question|unanswered|uncertain|unclear|undecided|unresolved"
        ),
    ),
    _cue(
        "have-no",
        r"\b(?:do|does|did)\snot\s(?:yet\s)?have\s(?=an?\s(?:\w+\s){0,2}?(?:truce|deal|agreement|contract|"
        r"ceasefire|settlement|accord|treaty|budget)\b)",
        "after",
        words="have & not",
    ),
    _cue(
        "talks-incomplete",
        r"\b(?:talks|negotiations|discussions)\s(?:\w+\s){0,2}?(?:incomplete|deadlocked|stalled|"
        r"at an impasse)\b",
        "whole",
        words="discussions|negotiations|talks & at an impasse|deadlocked|incomplete|stalled",
    ),
    _cue(
        "question-of",
        r"\b(?:thorny|vexed|unresolved|contentious|divisive|open|disputed|delicate|thorniest|"
        r"unsettled)\s(?:question|issue|matter|problem|subject|point|topic)s?\s(?:of|is|are|remains?)\s+",
        "after",
        words="issue|matter|point|problem|question|subject|topic",
    ),
    _cue(
        "last-question",
        r"\s(?:is|are|was|were|remains?|has (?:been|become)|have (?:been|become)|stays?)\s(?:still\s|also\s|now\s)?"
        r"(?:an?|the|another|one of the)\s(?:[\w-]+\s){0,3}?(?:contentious|big|open|difficult|hard|sore|divisive|"
        r"disputed)\s"
        r"(?:question|point|issue|gap|matter|subject)s?\b",
        "before",
        words=("gap|issue|matter|point|question|subject & big|contentious|difficult|disputed|divisive|hard|open|sore"),
    ),
    _cue(
        "has-been-obstacle",
        r"\s(?:has|have|had)\s(?:long\s)?been\s(?:an?|the|one of the)\s(?:\w+\s){0,2}?(?:sticking points?|"
        r"stumbling blocks?|obstacles?|hurdles?|bones? of contention|sore point)\b",
        "before",
        words="been & had|has|have",
    ),
    _cue(
        "also-in-dispute",
        r"\s(?:is|are|was|were|remains?)\s(?:also|still|equally|likewise)\s(?:in dispute|disputed|unresolved|"
        r"unsettled|undecided|contested|open\b(?!\s(?:to|until|for|whether)))",
        "before",
        words="also|equally|likewise|still & contested|disputed|in dispute|open|undecided|unresolved|unsettled",
    ),
    _cue(
        "in-dispute",
        r"\s(?:was|were|is|are)\s(?:in dispute|in doubt|disputed|contested)\b",
        "before",
        "disputed",
        words="contested|disputed|in dispute|in doubt & are|is|was|were",
    ),
    _cue(
        "is-unresolved",
        r"\s(?:is|are)\s(?:unresolved|unsettled|undecided|outstanding)\b",
        "before",
        words="outstanding|undecided|unresolved|unsettled & are|is",
    ),
    _cue(
        "what-remains",
        r"\b(?:what remains|still to be (?:resolved|settled|decided|agreed)|yet to be (?:resolved|settled|decided|"
        r"agreed)|left open|left over)(?:,[^,.;]{2,30},)?\s(?:is|are)\s",
        "after",
        words=(
            "left open|left over|still to be agreed|still to be decided|still to be resolved|still to be settled|"
            "what remains|yet to be agreed|yet to be decided|yet to be resolved|yet to be settled & are|is"
        ),
    ),
    _cue(
        "also-unsettled",
        r"\b(?:also|still)\s(?:unsettled|unresolved|open|undecided|in dispute|outstanding):\s",
        "after",
        words="also|still & in dispute:|open:|outstanding:|undecided:|unresolved:|unsettled:",
    ),
    _cue(
        "open-whether",
        r"\b(?:open|undecided|unclear|unknown|uncertain)\s(?=(?:whether|how|who|which|when)\b)",
        "after",
        words="open|uncertain|unclear|undecided|unknown",
    ),
    _cue(
        "has-not-said",
        r"\b(?:ha(?:s|ve|d) not|did not|would not|will not|has yet to|have yet to|hasn['’]t|"
        r"haven['’]t|wouldn['’]t)\s(?:yet\s)?(?:said|say|saying|disclosed?|decided?|ruled?|told|answered?|"
        r"made clear|indicated?)\s(?=(?:whether|how (?:much|many|long|far|it)|if it|if they)\b)",
        "after",
        words="answere|decide|disclose|indicate|made clear|rule|said|say|told",
    ),
    _cue(
        "failed-to-settle",
        r"\b(?:fail(?:ed|s|ing|ure)?|unable|inability|struggl(?:ed|ing)|could not|couldn['’]t|cannot)\s(?:to\s)?"
        r"(?:settle|agree(?: on)?|resolve|decide|bridge|find common ground on|reach (?:an? )?(?:agreement|deal) on)\s",
        "after",
        words=(
            "agree|bridge|decide|find common ground on|reach a deal on|reach an deal on|reach deal on|resolve|"
            "settle & cannot|could not|couldn't|couldn’t|fail|inability|struggled|struggling|unable"
        ),
    ),
    _cue(
        "no-agreement-yet",
        rf"\b(?:no|without)\s(?:[\w-]+\s){{0,2}}?(?:agreement|deal|consensus|accord|understanding|decision)\s"
        rf"(?:yet\s|so far\s)?{_OVER}\s+",
        "after",
        words="accord|agreement|consensus|deal|decision|understanding & no|without",
    ),
    _cue(
        "ruled-out",
        r"\b(?:rul(?:es|ed|ing) out|(?:refus(?:es|ed|ing)|declin(?:es|ed)) to (?!(?:comment|say|answer|enter|"
        r"negotiate|meet|disclose|elaborate|identify|discuss|confirm|provide|"
        r"speak|be|name|give (?:details|a reason))\b)|would not (?=admit\b)|"
        r"would never (?=(?:accept|agree|sign|allow)\b)|cannot live with|object(?:s|ed) to|oppos(?:es?|ed)\b)\s?",
        "after",
        words=(
            "cannot live with|declined to |declines to |objected to|objects to|oppose|refused to |refuses to |"
            "refusing to |ruled out|rules out|ruling out|would never |would not "
        ),
    ),
    _cue(
        "apart-on",
        r"\b(?:apart|disagree[ds]?|differ(?:ed|s)?|at odds|divided|split|stuck)\son\s",
        "after",
        words="apart|at odds|differ|disagree|divided|split|stuck & on",
    ),
    _cue(
        "differ-over",
        rf"\b(?:at odds|in dispute|deadlocked|differ(?:ed|s|ing)?|argue[ds]?)\s{_OVER}\s",
        "after",
        words="argue|at odds|deadlocked|differ|in dispute & about|as to|on|over|regarding",
    ),
    _cue(
        "deny-agreeing",
        r"\b(?:den(?:y|ied|ies)|disputed?s?)\s(?=(?:agreeing|having agreed|that (?:it|they|he|she|any|an?)|accepting|"
        r"any (?:deal|agreement))\b)",
        "after",
        "disputed",
        words="denied|denies|deny|dispute",
    ),
    _cue(
        "begun-on",
        r"\b(?:not|n['’]t)\s(?:yet\s|even\s)?(?:begun|started|touched|got)\s(?:on|to)\s",
        "after",
        words="n't|not|n’t & begun|got|started|touched",
    ),
    _cue(
        "quarrel",
        rf"\b(?:quarrel(?:led|ed)?|argued|clashed|haggled|wrangled|bickered|squabbled|"
        rf"fell out)\b[^.;:,]{{0,20}}?\s"
        rf"{_OVER}\s",
        "after",
        words=("argued|bickered|clashed|fell out|haggled|quarrel|squabbled|wrangled & about|as to|on|over|regarding"),
    ),
    _cue(
        "is-the-knot",
        r"\s(?:is|was|remains)\s(?:still\s)?(?:the|another)\s(?:\w+\s)?(?:knot|crux|snag|catch|rub|nub|sore point|"
        r"problem)\b",
        "before",
        words="the & catch|crux|knot|nub|problem|rub|snag|sore point",
    ),
    _cue(
        "says-nothing",
        r"\b(?:sa(?:ys|id)|mentions?) nothing (?:of|about|on)\s",
        "after",
        words=(
            "mention nothing about|mention nothing of|mention nothing on|mentions nothing about|"
            "mentions nothing of|mentions nothing on|said nothing about|said nothing of|said nothing on|"
            "says nothing about|says nothing of|says nothing on"
        ),
    ),
    _cue(
        "on-this-no",
        r"(?:^|[.“]\s)on\s((?:[\w’'-]+\s){1,4}?)(?:the|there|they|neither|both|no|nothing|nobody)\b[^.;]{0,60}?"
        r"\b(?:not (?:moved|budged|agreed|even)|movement|progress|agreement|deal|apart|stuck|moved)\b",
        "inside",
        "stalled",
        words="agreement|apart|deal|moved|movement|not agreed|not budged|not even|progress|stuck & on",
    ),
    _cue(
        "is-outstanding",
        r"\s(?:is|are)\s(?:still\s)?(?:outstanding|pending|missing|lacking)\b(?!\s(?:of|from|in))",
        "before",
        words="lacking|missing|outstanding|pending & are|is",
    ),
    _cue("could-block", r"\b(?:could|may|might) (?=block\b)", "after", words="could |may |might "),
    _cue(
        "gap-between",
        r"\bthe (?:gap|distance|difference)s?\s(?:between (?:the (?:two )?sides|them|us|the two)\s)?"
        r"(?:on\s[\w ]{3,40}?\s)?(?:today\s|now\s|still\s)?(?:is|are|was|were|has not|remains?)\b",
        "whole",
        words="the difference|the distance|the gap & are|has not|is|remain|was|were",
    ),
)
