"""The words by which lines of page furniture are known in languages other than English."""

from __future__ import annotations

from summarizer.document.furniture_reasons import (
    ADVERTISEMENT,
    CAPTION,
    COOKIES,
    DONATION,
    NAVIGATION,
    NEWSLETTER,
    NOTE,
    RELATED,
    SHARE,
    SIGN_OFF,
    WALL,
    Cue,
)
from summarizer.document.furniture_reasons import make_cue as _cue

FOREIGN_CUES: tuple[Cue, ...] = (
    _cue(
        DONATION,
        400,
        r"soutenez|faites un don|aidez-nous|apoya |apóyanos|apoye |haz (?:una donación|un donativo)|dona (?:ahora|hoy)",
        r"hazte soci[oa]|unterstützen sie|jetzt spenden|spenden sie|sostieni(?:ci)?\b|apoie\b|doe agora",
        r"поддержите|підтримайте|wesprzyj|steun ons",
    ),
    _cue(
        NEWSLETTER,
        320,
        r"abonnez-vous|inscrivez-vous|recevez (?:notre|nos|chaque|le|la|les|toute)|s['’]abonner",
        r"suscríbe(?:te|se)|suscríbase|regístrate|recibe (?:nuestr|las?|los?|cada|en)",
        r"jetzt (?:\w+ )?abonnieren|abonnieren sie|melden sie sich|zum newsletter|iscriviti|abbonati",
        r"assine\b|inscreva-se|receba (?:noss|as?|os?)\b|подпишитесь|подписывайтесь|підпишіться|підписуйтесь",
        r"newsletter (?:abonnieren|bestellen)\b|(?:síguenos|suivez-nous|folgen sie uns|seguici|siga-nos)\b|zapisz się|"
        r"clique aqui\b|"
        r"schrijf je in|meld je aan|infolettre\s?:|boletín\s?:",
        holds=(
            ("iscriviti", r"^.{0,60}\biscriviti\b.{0,20}$"),
            ("abonnez-vous", r"^.{0,60}\babonnez-vous\b.{0,20}$"),
            ("suscríbete", r"^.{0,60}\bsuscríbete\b.{0,20}$"),
            ("jetzt anmelden", r"^.{0,60}\bjetzt anmelden\b.{0,20}$"),
            ("clique aqui", r"^\W*clique aqui\b"),
        ),
    ),
    _cue(
        WALL,
        240,
        r"(?:cet )?(?:article|contenu) (?:est )?(?:réservé|exclusif)\b|il vous reste [0-9]|la suite est réservée",
        r"déjà abonné|vous avez lu \d|contenido exclusivo|(?:¿?ya eres|ya soy) suscriptor|para seguir leyendo",
        r"(?:dieser|der) (?:artikel|text|inhalt) ist (?:nur|exklusiv)\b|sie haben bereits ein|jetzt (?:weiterlesen|"
        r"testen)",
        r"(?:contenuto|articolo) (?:riservato|esclusivo)\b|sei già abbonato|conteúdo (?:exclusivo|para assinantes)",
        r"já é assinante|материал доступен (?:только )?подписчикам",
    ),
    _cue(
        RELATED,
        260,
        r"(?:à lire (?:aussi|également)|lire (?:aussi|également|la suite|plus)|voir aussi|les plus lus)\b",
        r"sur le même (?:sujet|thème)\b|à (?:voir|écouter) (?:aussi|également)\b",
        r"(?:lea (?:también|más)|lee (?:también|más)|te puede interesar|le puede interesar|ver también)\b",
        r"(?:noticias relacionadas|lo más (?:leído|visto)|sigue leyendo|más información\W*$)",
        r"(?:lesen sie (?:auch|mehr|dazu)|mehr (?:zum thema|dazu)|auch interessant|das könnte sie|meistgelesen)\b",
        r"vídeos em alta\b|(?:más noticias|mais notícias|altre notizie|plus d['’](?:infos|articles)|weitere "
        r"(?:artikel|themen|"
        r"meldungen))\W*$",
        r"mehr (?:aus (?:dem|der)|zum|über|von)\b.{0,40}$|hier finden sie inhalte\b",
        r"(?:weiterlesen|leggi (?:anche|di più)|ti potrebbe interessare|i più letti|leia (?:também|mais))\b",
        r"(?:veja (?:também|mais)|mais lidas|saiba mais|читайте (?:также|також|далее)|читать далее|смотрите также)\b",
        r"(?:по теме\W*$|lees (?:ook|meer)\b|czytaj (?:także|też|więcej)\b|zobacz (?:także|też)\b)",
    ),
    _cue(
        SHARE,
        90,
        r"(?:lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura)\s?:?\s?[0-9]",
        r"[0-9]+ minut[io] di lettura|[0-9]+ min(?:utes?)? de lecture",
        r"(?:partage[rz]|compart(?:ir|e|a)|teilen|teile|condividi|compartilh(?:ar|e)|поделит(?:ься|есь)|"
        r"deel (?:dit|via|op))\b.{0,40}$",
    ),
    _cue(
        CAPTION,
        420,
        r"(?:crédit(?:s)?(?: photo)?|photo d['’]illustration|fotografía|fotografia|symbolbild|archivbild|foto de "
        r"archivo)\s?[:/|©]",
        spoken=True,
    ),
    _cue(
        SIGN_OFF,
        120,
        r"(?:(?=[^)]{3,60}\)\W*$)(?:avec|con|com|mit|with|nach)|avec|con información de|com informações de) "
        r"(?-i:[A-Z]\w+)(?:(?:,| et| y| e| und|/| and)? ?(?-i:[A-Z]\w+)){0,4}\)?\.?$",
        r"schluss\).{0,20}$|(?-i:APA[0-9]{4}\b).{0,20}$|riproduzione riservata\b",
        r"(?-i:(?:dpa|epd|sid|kna)(?:[/-]\w+)*\))\.?$",
        spoken=True,
    ),
    _cue(
        NOTE,
        900,
        r"(?:ce|cet) (?:article|texte) a été (?:mis à jour|corrigé|modifié)\b|(?:rectificatif|erratum)\s?[:–—-]",
        r"(?:fe de erratas|nota (?:del|de la) (?:editor|redacción)|esta (?:noticia|información) (?:ha sido|se ha) "
        r"(?:actualizad|"
        r"corregid)[ao])\b",
        r"(?:anmerkung der redaktion|korrektur|berichtigung)\s?[:–—-]|(?:in|an) einer früheren (?:version|fassung)\b",
        r"nota (?:della redazione|do editor|da redação)\s?[:–—-]",
        spoken=True,
    ),
    _cue(
        COOKIES,
        600,
        r"nous utilisons des cookies|usamos cookies|utilizamos cookies|wir verwenden cookies|diese website verwendet",
        r"(?:tout accepter|aceptar todo|alle akzeptieren|accetta tutti|aceitar todos)\W*$",
    ),
    _cue(ADVERTISEMENT, 120, r"(?:publicité|anzeige|werbung|publicidad|pubblicità|publicidade|реклама|annonce)\W*$"),
    _cue(
        NAVIGATION,
        160,
        r"(?:detailansicht|bild|galerie) öffnen\W*$|zur (?:\S+-)?startseite\W*$|zur übersicht\W*$|ver galería\W*$",
        r"(?:leserdiskussion|comenta esta noticia|réagissez|commenter cet article|kommentar schreiben)\W*$",
        r"(?:archivado en|temas|themen|thèmes|sur le sujet|argomenti|assuntos)\s?:\s?.*$",
    ),
)
