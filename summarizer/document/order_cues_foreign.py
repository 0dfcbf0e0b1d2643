"""The words of orders to a program in languages other than English, as one table that the patterns are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.document.patterns import lazy


class _Tongue(NamedTuple):
    """Words of one language: to forget (imperative), what to forget, to write (imperative), what is written, models.

    `hints` are stems, in lower case and parted by "|", of the last four but writing: no order stands without one.
    """

    hints: str
    forget: str
    orders: str
    write: str
    output: str
    model: str
    verb_last: bool = False


_TONGUES = (
    _Tongue(
        "instruction|consigne|directive|résum|synthès|réponse|modèle|assistant|intelligence|d'ia|d’ia",
        r"ignore[zr]?|oublie[zr]?|oubliez|ne (?:tiens|tenez) pas compte de|fai(?:s|tes) abstraction de",
        r"instructions|consignes|directives",
        r"(?:n['’e] ?)?(?:écri(?:s|vez|re)|ajoute[zr]?|mentionne[zrs]?|inclu(?:s|ez|re)|indique[zr]?|dis|dites|"
        r"répond(?:s|ez|re)|résume[zr]?|nomme[zr]?|désigne[zr]?|cite[zr]?|affirme[zr]?|présente[zr]?)",
        r"(?:le|ton|votre|un|ce) résumé|(?:ta|votre) (?:réponse|synthèse)|(?:la|une) synthèse",
        r"modèles? de lang(?:ue|age)|assistant|intelligences? artificielles?|(?:systèmes?|outils?) d['’]IA",
    ),
    _Tongue(
        "instruccion|indicacion|órdenes|directrices|resumen|respuesta|modelo|asistente|inteligencia|sistema",
        r"ignor(?:a|e|ad|en)|olvid(?:a|e|ad|en)|descart(?:a|e|en)|haz caso omiso de",
        r"instrucciones|indicaciones|órdenes|directrices",
        r"(?:no )?(?:escrib(?:e|a|an|ir)|di|diga|digan|incluy(?:e|a|an)|añad(?:e|a|an)|agreg(?:a|ue|uen)|"
        r"mencion(?:a|e|es|en)|nombr(?:a|e|es)|respond(?:e|a|an)|resum(?:e|a)|cit(?:a|e|es)|indi(?:ca|que|quen)|"
        r"afirm(?:a|e)|present(?:a|e))",
        r"(?:el|tu|su|este) resumen|(?:tu|su) respuesta",
        r"modelos? de (?:lenguaje|IA)|asistente|inteligencias? artificial(?:es)?|sistemas? de IA",
    ),
    _Tongue(
        "anweisung|instruktion|vorgaben|befehle|regeln|zusammenfass|antwort|ausgabe|sprachmodell|assistent|"
        "ki-|künstlich",
        r"ignorier(?:e|en sie|t)|vergiss|vergesst|vergessen sie|missachte[nt]?(?: sie)?",
        r"anweisung(?:en)?|instruktion(?:en)?|vorgaben|befehle|regeln",
        r"(?:schreib(?:e|t|en sie)?|nenn(?:e|t|en sie)|füg(?:e|t|en sie)|erwähn(?:e|t|en sie)|"
        r"antwort(?:e|et|en sie)|gib|gebt|behaupte[nt]?(?: sie)?|fass(?:e|t|en sie)|sag(?:e|t|en sie)?)",
        r"(?:die|der|deine[rn]?|ihre[rn]?|eure[rn]?) (?:zusammenfassung|antwort|ausgabe)",
        r"sprachmodelle?n?|assistent(?:en)?|ki-\w+|künstliche[rn]? intelligenz",
    ),
    _Tongue(
        "istruzion|indicazion|direttiv|regole|riassunto|risposta|sintesi|modell|assistente|intelligenz|sistemi",
        r"ignora(?:te|re)?|dimentica(?:te|re)?|scorda(?:te)?",
        r"istruzioni|indicazioni|direttive|regole",
        r"(?:non )?(?:scriv(?:i|ete|a|ere)|aggiung(?:i|ete|ere)|menziona(?:re|te)?|includ(?:i|ete|ere)|indica(?:te)?|"
        r"indichi|rispond(?:i|ete)|di['’]|dite|riassum(?:i|ete)|nomina(?:te)?|cita(?:te)?)",
        r"(?:(?:il|tuo|vostro) |nel )riassunto|(?:nel)?la (?:tua|vostra) (?:risposta|sintesi)",
        r"modell[oi] linguistic[oi]|assistente|intelligenz[ae] artificial[ei]|sistemi di IA",
    ),
    _Tongue(
        "instruç|orientaç|diretriz|resumo|resposta|modelo|assistente|inteligência|sistema",
        r"ignor(?:e|a|em)|esqueç(?:a|am)|esquece|desconsider(?:e|em)",
        r"instruções|orientações|diretrizes",
        r"(?:não )?(?:escrev(?:a|e|am)|adicion(?:e|em)|mencion(?:e|es|em)|inclu(?:a|i|am)|indi(?:que|quem)|"
        r"respond(?:a|am)|dig(?:a|am)|resum(?:a|am)|cite[ms]?|nomeie)",
        r"(?:o|seu|no|teu) resumo|(?:sua|tua) resposta",
        r"modelos? de linguagem|assistente|inteligências? artificia(?:l|is)|sistemas? de IA",
    ),
    _Tongue(
        "instructies|opdracht|aanwijzing|samenvatting|antwoord|taalmodel|assistent|ai-",
        r"negeer|vergeet",
        r"instructies|opdrachten|aanwijzingen",
        r"(?:schrijf|vermeld|noem|antwoord|zeg|voeg)",
        r"(?:de|je|uw|jouw) samenvatting|(?:je|uw|jouw) antwoord",
        r"taalmodel(?:len)?|assistent(?:en)?|AI-(?:systemen|modellen)",
    ),
    _Tongue(
        "instrukcj|polece|wytyczn|podsumowani|streszczeni|język|asystent",
        r"(?:z?ignoruj|zapomnij)(?:cie)?",
        r"instrukcj[eai]|polecenia|poleceń|wytyczne",
        r"(?:napisz|dodaj|wymień|wspomnij|odpowiedz|podaj|nazwij)(?:cie)?",
        r"(?:w |swoim )?podsumowani[eau]|streszczeni[eau]",
        r"model[eu]? językow[eya]|asystenc?ie?",
    ),
    _Tongue(
        "instruktion|anvisning|sammanfattning|ditt svar|språkmodell|assistent",
        r"ignorera|glöm",
        r"instruktioner(?:na)?|anvisningar(?:na)?",
        r"(?:skriv|nämn|svara|lägg till|ange)",
        r"sammanfattning(?:en)?|ditt svar",
        r"språkmodell(?:er)?|assistent(?:er)?",
    ),
    _Tongue(
        "инструкци|указани|команд|вказівк|інструкці|резюме|сводк|изложени|ответе|підсумк|модел|нейросет|"
        "ассистент|помощник|ии|ші",
        r"(?:про)?игнорируй(?:те)?|забудь(?:те)?|ігноруй(?:те)?|забудьте?",
        r"инструкци\w+|указани\w+|команд\w*|інструкці\w+|вказівк\w+",
        r"(?:не )?(?:напиши|добавь|упомяни|упоминай|укажи|ответь|назови|скажи|включи|додай|згадай|вкажи)(?:те)?",
        r"(?:в )?(?:резюме|сводк[еу]|кратк\w+ изложени\w+|ответе|підсумк\w+)",
        r"языков\w+ модел\w+|нейросет\w+|ассистент\w*|помощник|мовн\w+ модел\w+|ИИ|ШІ",
    ),
    _Tongue(
        "οδηγίες|εντολές|περίληψη|απάντησ|μοντέλ|βοηθέ",
        r"αγνό(?:ησε|ησέ|ήστε)|αγνοήστε|ξέχασε|ξεχάστε",
        r"οδηγίες|εντολές",
        r"(?:γράψε|γράψτε|πρόσθεσε|προσθέστε|ανάφερε|αναφέρετε|απάντησε|απαντήστε)",
        r"περίληψη|απάντησή? (?:σου|σας)",
        r"γλωσσικ(?:ό|ά) μοντέλ(?:ο|α)|βοηθέ",
    ),
    _Tongue(
        "تعليمات|أوامر|توجيهات|ملخص|إجابت|نموذج|نماذج|ذكاء|مساعد",
        r"(?:و)?تجاهل(?:وا|ي)?|انس(?:َ|وا)?",
        r"(?:كل |جميع )?(?:ال)?(?:تعليمات|أوامر|توجيهات)",
        r"(?:و)?(?:اكتب|أضف|اذكر|قل|أجب|أدرج)(?:وا|ي)?",
        r"(?:في )?(?:ال)?ملخص|إجابتك",
        r"نموذج(?:ا|ًا)? (?:ال)?لغوي|(?:ال)?نماذج اللغوية|(?:ال)?ذكاء الاصطناعي|(?:ال)?مساعد",
    ),
    _Tongue(
        "talimat|komut|yönerge|özet|cevab|dil modeli|asistan|yapay",
        r"(?:yok ?say|görmezden gel|unut)(?:ın|un)?",
        r"talimat\w*|komut\w*|yönerge\w*",
        r"(?:yaz|ekle|belirt|söyle|cevapla)(?:ın|yin)?",
        r"özet\w*|cevabın\w*",
        r"dil modeli|asistan|yapay zek[âa]",
        verb_last=True,
    ),
    _Tongue(
        "निर्देश|आदेश|सारांश|मॉडल|एआई|सहायक",
        r"(?:अनदेखा|नज़रअंदाज़|नजरअंदाज) (?:करें|करो|कर)|भूल (?:जाएं|जाओ|जाएँ)",
        r"निर्देशों?|आदेशों?",
        r"(?:लिखें|लिखो|लिखिए|जोड़ें|बताएं|बताएँ)",
        r"सारांश",
        r"भाषा मॉडल|एआई|सहायक",
        verb_last=True,
    ),
)
# Without spaces between words: what came before is to be ignored, or the summary to be written so.
_EASTERN = (
    (
        r"(?:忽略|无视|無視|忘记|忘記|忘掉|不要理会)[^。！？\n]{0,10}(?:之前|以上|先前|上述|所有|一切|前面|你的|您的)"
        r"[^。！？\n]{0,8}(?:指令|指示|说明|說明|提示|命令|内容|規則|规则)"
    ),
    (
        r"(?:^|[。！？\n])\s{0,4}(?:以前|これまで|上記|すべて|全て|今まで|前)[^。！？\n]{0,10}(?:指示|命令|指図|プロンプト)"
        r"[^。！？\n]{0,8}(?:無視し|忘れ)"
    ),
    r"(?:이전|위의|모든|앞의)[^.!?\n]{0,12}(?:지시|명령|지침)[^.!?\n]{0,8}(?:무시|잊)",
    (
        r"(?:^|[。！？，,：:\n])\s{0,4}(?:请|請)?(?:在)?(?:你的|您的|本文的?|这篇文章的)?(?:摘要|总结|總結|回答)(?:中|里|裡)?"
        r"[^。！？\n]{0,4}(?:写|寫|列|说|說|注明|加入|提到|不要)"
    ),
    r"(?:要約|まとめ|回答)(?:に|では|には)[^。！？\n]{0,40}(?:書いて|書け|記載し|追加し|加えて|含めて|記述し)",
    r"(?:요약|답변)(?:에|에는)[^.!?\n]{0,40}(?:쓰|써|적|추가|포함)[^.!?\n]{0,6}(?:라|요|오)(?=[.!\s]|$)",
    (
        r"(?:语言模型|人工智能|AI|助手|言語モデル|アシスタント|언어 ?모델|어시스턴트)[^。！？.!?\n]{0,6}"
        r"[：:，、,]\s{0,3}[^。！？.!?\n]{0,40}"
        r"(?:写|寫|列|说|說|忽略|书いて|書いて|書け|ください|하세요|하라|쓰세요|쓰라|적으)"
    ),
)
_OPENS = r"(?:^|(?<=[.!?:;…\n\"”»)\]—–،؛。])\s{0,4}|(?<=, )|(?<=\n))[\W_]{0,3}"
_WITHIN = r"[^.!?:;\n]{0,40}?"


def _patterns(tongue: _Tongue) -> list[str]:
    """To forget orders; to write into the summary; a model called upon to do either; a note to models."""
    any_verb = rf"(?:{tongue.forget}|{tongue.write})"
    if tongue.verb_last:
        return [
            rf"(?:{tongue.orders})\s{_WITHIN}(?:{tongue.forget})(?!\w)",
            rf"(?:{tongue.output})\s[^.!?:;\n]{{0,60}}?(?<!\w){tongue.write}(?!\w)",
            rf"{_OPENS}(?:{tongue.model})\s?[:,]\s[^.!?\n]{{0,80}}(?<!\w){any_verb}(?!\w)",
        ]
    return [
        rf"{_OPENS}(?:{tongue.forget})(?!\w){_WITHIN}(?<!\w)(?:{tongue.orders})(?!\w)",
        rf"{_OPENS}(?:\w+ ){{0,2}}{tongue.write}(?!\w)[^.!?:;\n]{{0,60}}?(?<!\w)(?:{tongue.output})(?!\w)",
        rf"{_OPENS}(?:\w+[’' ]){{0,3}}(?:{tongue.model})\s?[:,،!]\s(?:[^\W\d_]+ ){{0,3}}?{any_verb}(?!\w)",
        (
            rf"{_OPENS}(?:nota?|avis|aviso|message|mensaje|hinweis|nachricht|nota bene|attention|achtung|an alle|"
            rf"para|aux?|til|ai|aan|для|ملاحظة|إلى)(?: [\w’']+){{0,3}}?[ ’'](?:{tongue.model})\s?:"
        ),
    ]


@dataclass(frozen=True, slots=True)
class ForeignForm:
    """The orders of one language; a text that holds, in lower case, none of `hints` holds none of them, nor one without
    a letter of its `script`.
    """

    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    script: re.Pattern[str] | None = None

    def may_stand_in(self, lower: str) -> bool:
        """Whether to try the form on a text, given in lower case."""
        if self.script is not None and (lower.isascii() or self.script.search(lower) is None):
            return False
        return any(hint in lower for hint in self.hints)


def _form(hints: str, patterns: Iterable[str], script: re.Pattern[str] | None = None) -> ForeignForm:
    whole = "|".join(f"(?:{pattern})" for pattern in patterns)
    return ForeignForm(tuple(hints.split("|")), lazy(whole, re.IGNORECASE), script)


_EAST_ASIAN = lazy("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


FOREIGN_FORMS = (
    *(_form(tongue.hints, _patterns(tongue)) for tongue in _TONGUES),
    _form("指令|指示|命令|提示|内容|规则|規則|指図|プロンプト|지시|명령|지침|说明|說明", _EASTERN[:3], _EAST_ASIAN),
    _form(
        "摘要|总结|總結|回答|要約|まとめ|요약|답변|模型|智能|ai|助手|モデル|アシスタント|모델|어시스턴트",
        _EASTERN[3:],
        _EAST_ASIAN,
    ),
)
