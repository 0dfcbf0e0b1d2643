"""The language of a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document.language import detect_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The union rejected the offer of the company and said that it would strike from Friday."),
        ("fr", "Le syndicat a rejeté l’offre de la compagnie et dit qu’il fera grève dès vendredi avec les pilotes."),
        ("es", "El sindicato rechazó la oferta de la empresa y dijo que irá a la huelga desde el viernes."),
        ("de", "Die Gewerkschaft hat das Angebot der Firma abgelehnt und will ab Freitag nicht mehr arbeiten."),
        ("it", "Il sindacato ha respinto l’offerta della società e ha detto che da venerdì ci sarà lo sciopero."),
        ("pt", "O sindicato rejeitou a proposta da empresa e disse que não vai trabalhar mais até sexta-feira."),
        ("nl", "De vakbond heeft het bod van het bedrijf afgewezen en wil vanaf vrijdag niet meer werken."),
        ("pl", "Związek odrzucił ofertę firmy i powiedział, że od piątku nie będzie już pracować."),
        ("ru", "Профсоюз отверг предложение компании и заявил, что с пятницы начнётся забастовка."),
        ("uk", "Профспілка відхилила пропозицію компанії і заявила, що з п’ятниці почнеться страйк."),
        ("ar", "رفضت النقابة عرض الشركة وقالت إن الإضراب سيبدأ يوم الجمعة."),
        ("zh", "工会拒绝了公司的提议，并表示将从周五开始罢工。"),
        ("ja", "労働組合は会社の提案を拒否し、金曜日からストライキを始めると述べた。"),
        ("el", "Το συνδικάτο απέρριψε την προσφορά της εταιρείας."),
    ],
)
def test_a_sentence_shows_its_language(language: str, text: str) -> None:
    """Script and function words decide."""
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text", ["Pilots reject offer", "Trade talks end without deal", "US Offers Ukraine Security Guarantees"]
)
def test_a_short_english_headline_is_english(text: str) -> None:
    """A headline need not have a function word."""
    assert detect_language(text) == "en"


@pytest.mark.parametrize("text", ["", "12345", "…", "Xqz Vvrt"])
def test_a_text_without_signs_is_undetermined(text: str) -> None:
    """The rules do not guess."""
    assert detect_language(text) == "und"


@given(st.text(max_size=120))
@settings(max_examples=100, deadline=None)
def test_any_string_has_an_answer(text: str) -> None:
    """Nothing raises; the answer is a code."""
    assert detect_language(text).isalpha()
