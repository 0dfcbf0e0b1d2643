"""Tell by the words beside a marked passage that it is speech, in languages whose grammar the rules do not know."""

from __future__ import annotations

import re

from summarizer.document.patterns import lazy

_BESIDE = 100  # characters at either side in which a verb of saying is looked for
_SIGNS_OF_A_WORD = 2  # in Chinese and Japanese, which set no spaces between words
_STOP = lazy(r"[。！？.!?।؟\n…]")
_MARKS = "\"'“”„‟«»‹›「」『』＂‘’‚‛"
_LETTER = lazy(r"[^\W_]")
_COLON = lazy(r"[:：]\s{0,2}$")
# What follows a Korean or Japanese passage that somebody says; "という" and the like only name a thing.
_QUOTATIVE = lazy(
    r"(?:(?:이?라)?(?:고|며|면서)(?=[\s,.]|$))|[、,]?と(?!いう|いっ|言われる|呼|よ[ばび]|名[付づ]|題|称|の|も|は|比|並)"
)
_CHINESE = lazy(
    r"(?:(?<!所)(?<!被)(?:说|說|表示|称|稱|指出|强调|強調|写道|寫道|宣布|回应|回應|认为|警告|补充|補充|坦言|透露|重申|呼吁|答|喊|问|問|道))"
    r"[，,：:]?\s?$"
)
_CHINESE_BEHIND = lazy(r"[，,]?[^。，,！？]{0,20}(?:说|說|表示|称|稱|指出|强调|強調|写道|補充|补充|道)(?=[，,。：:]|$)")
_SAYING = lazy(
    r"(?<!\w)(?:"
    # Arabic, Persian, Hebrew
    r"[وف]?(?:ي|ت)?(?:قال|قالت|قالوا|قول|أضاف|صرح|أكد|ؤكد|أعلن|علن|أوضح|وضح|ذكر|شدد|حذر|تابع|كتب|سأل|علق|نقل|"
    r"هتف|رأى)\w{0,2}|"
    r"گفت\w*|افزود\w*|نوشت|تاکید کرد|אמר\w*|הוסיפ?ה?|מסר\w*|הודיע\w*|לדברי|טענ?ה?|"
    # Hindi and its neighbours
    r"कह\S*|बता(?:या|ते|ती)\S*|बोल[ाेी]\S*|पूछ[ाी]|लिख[ाी]|दोहराया|चेतावनी|के अनुसार|के मुताबिक|"
    # Russian, Ukrainian, Bulgarian, Serbian
    r"(?:сказа|заяв|сообщи|отмети|отмеча|подчеркн|добави|уточни|написа|поясни|объясни|призна|предупреди|ответи|спроси|"
    r"утвержда|говор|цитир|повідоми|зазначи|наголоси|каза|дода|рече|изјави|каже|обяви)\w*|(?:по|за) (?:словам|словами|"
    r"думите|речима)|"
    # Greek
    r"(?:δήλωσ|δηλών|είπ|ανέφερ|τόνισ|πρόσθεσ|υποστήριξ|σημείωσ|επισήμαν|εξήγησ|απάντησ|προειδοπο|έγραψ|ανακοίνωσ|"
    r"διαβεβαίωσ)\w*|λέ(?:ει|νε)|σύμφωνα|"
    # German, Italian, Portuguese, Dutch, Polish, Swedish, Turkish, Romanian, Czech
    r"sagt(?:e|en)?|erklärt(?:e|en)?|betont(?:e|en)?|meint(?:e|en)?|warnt(?:e|en)?|laut|(?:ha|hanno) (?:detto|"
    r"dichiarato|"
    r"affermato|spiegato|aggiunto)|secondo|disse(?:ram)?|afirmou|declarou|acrescentou|segundo|zei(?:den)?|"
    r"verklaarde|aldus|"
    r"volgens|powiedzia\w+|oświadczy\w+|doda\w+|według|sade|säger|enligt|ded[iıe]\w*|söyledi\w*|açıkla\w+|"
    r"belirt\w+|göre|"
    r"a (?:spus|declarat|afirmat)|řek(?:l|la)|uved(?:l|la)|podle"
    r")(?!\w)",
    re.IGNORECASE,
)


def is_told(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether the passage [start, end) of the sentence or line [first, last) is given to somebody or stands alone.

    One word counts only where the grammar itself quotes it ("…」と").

    >>> text = "회사는 “양보는 없다”고 밝혔다."
    >>> is_told(text, 5, 11, 0, len(text))
    True
    """
    before = text[max(first, start - _BESIDE) : start].rstrip(_MARKS)
    behind = text[end : min(last, end + _BESIDE)].lstrip(_MARKS)
    if _QUOTATIVE.match(behind) or _CHINESE.search(before):
        return True
    if words_in(text[start:end]) < 2:
        return False
    before = before[max((match.end() for match in _STOP.finditer(before)), default=0) :]
    stop = _STOP.search(behind)
    behind = behind[: stop.start()] if stop else behind
    if _COLON.search(before) or not (_LETTER.search(before) or _LETTER.search(behind)):
        return True
    return any(map(_SAYING.search, (before, behind))) or _CHINESE_BEHIND.match(behind) is not None


def words_in(body: str) -> int:
    """How many words a passage has, as far as spaces tell, and two signs for a word where there are none."""
    spaced = sum(1 for word in body.split() if _LETTER.search(word))
    return max(spaced, sum("\u3040" <= char <= "\u9fff" for char in body) // _SIGNS_OF_A_WORD)
