"""The words of bargaining in Spanish and French: what is offered, asked for, agreed, refused, unsettled and to come."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.document.patterns import lazy


class Tongue(NamedTuple):
    """One language's cues. `acts` are (rule, kind, pattern) in the order in which they are tried; `unsettled` patterns
    stand before their topic, `left_open` patterns behind it.
    """

    acts: tuple[tuple[str, str, re.Pattern[str]], ...]
    refused: re.Pattern[str]
    accepted: re.Pattern[str]
    unsettled: re.Pattern[str]
    left_open: re.Pattern[str]
    says: re.Pattern[str]
    ahead: re.Pattern[str]
    day: re.Pattern[str]
    groups: re.Pattern[str]
    talks: re.Pattern[str]
    idle: re.Pattern[str]
    past: re.Pattern[str]


def _re(pattern: str) -> re.Pattern[str]:
    return lazy(pattern, re.IGNORECASE)


SPANISH = Tongue(
    acts=(
        (
            "ultimatum",
            "ultimatum",
            _re(
                r"\b(?:amenaza\w*|advirti\w+|dio (?:de )?plazo|ultimátum|si no\b[^.;]{3,80}?\b(?:huelga|paro|"
                r"retirar\w+|"
                r"abandonar\w+)|(?:huelga|paro)\b[^.;]{3,80}?\b(?:si no|a menos que|salvo que))"
            ),
        ),
        (
            "agreement",
            "agreement",
            _re(
                r"\b(?:acordaron|han acordado|pactaron|han pactado|firmaron|han firmado|cerraron un|(?:alcanz\w+|"
                r"llegar\w+ a|"
                r"sellaron) un (?:pre)?acuerdo)\b"
            ),
        ),
        (
            "give",
            "offer",
            _re(
                r"\b(?:ofrec(?:e|en|ió|ieron|ía|ían)|ha(?:n|bía)? (?:ofrecido|propuesto|planteado)|propus(?:o|ieron)|"
                r"propon"
                r"(?:e|en|ía|ían)|plante(?:ó|a|an|aron)|pus(?:o|ieron) (?:[^.;]{2,60} )?sobre la mesa|dispuest[oa]s? a|"
                r"se comprometi?(?:ó|e|eron)|garantiz(?:a|ó|an)|contraoferta|contrapropuesta|(?:su|la|última|nueva) "
                r"(?:última )?(?:oferta|propuesta) (?:de|que|consist|inclu|contempl|prev)\w*|aceptaría\w*|accedería\w*|"
                r"podría aceptar)"
            ),
        ),
        (
            "ask",
            "demand",
            _re(
                r"\b(?:exig(?:e|en|ió|ieron|ía|ían)|ha(?:n|bía)? (?:exigido|reclamado|pedido|solicitado)|reclam(?:a|"
                r"an|ó|aron|"
                r"aba|aban)|pid(?:e|en|ió|ieron)|pedía(?:n)?|solicit(?:a|an|ó|aron)|insist(?:e|en|ió|ieron) en|"
                r"quier(?:e|en)|"
                r"demand(?:a|an|ó|aron)|no (?:firmar|aceptar|ceder)\w+|se niega\w* a|condición)"
            ),
        ),
    ),
    refused=_re(r"\b(?:rechaz\w+|descart\w+|tumb\w+|se niega\w*|inaceptable|dijo no|dijeron no)"),
    accepted=_re(r"\b(?:acept(?:ó|aron|ado)|dio el visto bueno|aprob(?:ó|aron))\b"),
    unsettled=_re(
        r"\b(?:(?:principal |mayor )?(?:escollo|obstáculo|punto de fricción|punto de desacuerdo|manzana de la "
        r"discordia)"
        r"[^.;:,]{0,30}?(?:es|son|sigue siendo|siguen siendo|está en)|(?:sin|no hay|tampoco hay|"
        r"ningún) (?:un )?acuerdo (?:sobre|"
        r"en|en "
        r"torno a)|(?:discrepan|difieren|divididos|divididas|enfrentad[oa]s|desacuerdo|diferencias|discrepancias|"
        r"distancia|pulso|bloquead[oa]s?)[^.;:,]{0,20}? (?:sobre|en|por|en torno a|respecto a)|(?:queda|quedan|falta|"
        r"faltan) "
        r"(?:por|pendientes?(?: de)?) (?:acordar|decidir|resolver|negociar|cerrar|definir|aprobar)?|falta por saber|"
        r"no se ha(?:n)? "
        r"(?:decidido|resuelto|aclarado)|no está claro|está por ver)\s"
    ),
    left_open=_re(
        r"\s(?:sigue(?:n)?|queda(?:n)?|está(?:n)?|continúa(?:n)?)\s(?:todavía |aún )?(?:sin (?:resolver|acuerdo|"
        r"cerrar|decidir)|"
        r"pendiente(?:s)?|abiert[oa]s?|en el aire|en disputa|bloquead[oa]s?|atascad[oa]s?)|\s(?:es|son|sigue siendo) "
        r"(?:el|la|uno de "
        r"los) (?:principal |gran )?(?:escollo|obstáculo|punto|nudo|asunto pendiente)|\sdebe(?:n)? (?:aún |todavía "
        r")?(?:ser )?"
        r"(?:aprobar\w*|ratificar\w*|aprobad[oa]s?|ratificad[oa]s?)"
    ),
    says=_re(
        r"\b(?:dij(?:o|eron)|asegur(?:ó|a|aron)|afirm(?:ó|a|aron)|declar(?:ó|a|aron)|explic(?:ó|a)|señal(?:ó|a)|"
        r"añadi(?:ó|eron)|"
        r"advirti(?:ó|eron)|respondi(?:ó|eron)|replic(?:ó|a)|según|lament(?:ó|a)|insisti(?:ó|eron)|sostien(?:e|en)|"
        r"sostuvo|indic(?:ó|a)|"
        r"coment(?:ó|a)|ironiz(?:ó|a)|resumi(?:ó)|reconoc(?:e|ió)|cont(?:ó|aba))\b"
    ),
    ahead=_re(
        r"\b(?:(?-i:[a-zñáéíóú]+(?:rán|rá))\b|(?:está|están|queda|quedan) (?:previst|convocad|citad|fijad|"
        r"señalad)[oa]s?|prevé\w*|"
        r"próxim[oa]s?|tiene(?:n)? (?:de plazo )?hasta|hasta el|vence|expira|empieza(?:n)?|comienza(?:n)?|convoc\w+|"
        r"va(?:n)? a|se reúne(?:n)?|vuelve(?:n)? a|vota(?:n)?|citad[oa]s?|antes del)\b"
    ),
    day=_re(
        r"\b(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|próxima semana|próximo mes|medianoche|"
        r"mediodía|"
        r"\d{1,2} de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre))\b"
    ),
    groups=_re(
        r"\b(?:[Ll]os|[Ll]as|[Ll]a|[Ee]l)\s(estibadores|armadores|pescadores|conductores|trabajadores|trabajadoras|"
        r"empleados|"
        r"patronal|sindicatos?|empresas?|Gobierno|gobierno|ministerio|Ministerio|dirección|naviera|navieras|"
        r"consignatarios|"
        r"transportistas|agricultores|comité de huelga|comité|compañía|autoridad portuaria|Autoridad Portuaria)\b"
    ),
    talks=_re(
        r"\b(?:negoci\w+|huelga|paro|acuerdo|convenio|oferta|propuesta|sindicat\w+|patronal|mediad\w+|exig\w+|"
        r"reclam\w+|rechaz\w+|"
        r"conflicto|conversaciones|desconvoc\w+|reuni\w+)\b"
    ),
    idle=_re(r"\b(?:rueda de prensa|disculpas|detalles|comentarios|declaraciones|su dimisión|la dimisión)\b"),
    past=_re(r"\b(?:hace (?:\w+ )?(?:años|año|décadas)|el año pasado|en (?:19|20)\d\d)\b"),
)

FRENCH = Tongue(
    acts=(
        (
            "ultimatum",
            "ultimatum",
            _re(
                r"\b(?:menac\w+|ultimatum|faute de quoi|sinon|à défaut de quoi|(?:grève|blocage|bloquer\w*|"
                r"quitter\w*)\b[^.;]{3,80}?"
                r"\b(?:si\b[^.;]{2,50}?\bpas|sauf si|tant que))"
            ),
        ),
        (
            "agreement",
            "agreement",
            _re(
                r"\b(?:(?:ont|a|avaient) (?:signé|conclu|scellé|trouvé) (?:un|l)['’ ]?\s?(?:accord|compromis)?|se "
                r"sont (?:mis(?:es)? "
                r"d['’]accord|entendu(?:e)?s)|sont convenu(?:e)?s|sont parvenu(?:e)?s à un)\b"
            ),
        ),
        (
            "give",
            "offer",
            _re(
                r"(?<!\w)(?:(?:a|ont|avait|avaient) (?:proposé|offert|avancé|suggéré|promis|accepté de)|propos(?:e|"
                r"ent|ait|aient)|"
                r"offr(?:e|ent|ait|aient)|sugg(?:ère|èrent)|(?:se |s['’]est |se sont )?(?:dit|dits|dite|dites|disent) "
                r"(?:prêt|ouvert)e?s?|(?:est|sont|serait|seraient) prêt(?:e|s|es)? à|s['’](?:engage|engagent|est "
                r"engagé\w*) à|mis(?:e)? sur "
                r"la table|contre-proposition|contre-offre|(?:sa|leur|dernière|nouvelle) (?:dernière )?(?:proposition|"
                r"offre) (?:de|"
                r"prévo|qui)\w*|accepterai\w+|consentirai\w+|garanti(?:t|ssent|e))"
            ),
        ),
        (
            "ask",
            "demand",
            _re(
                r"(?<!\w)(?:exig(?:e|ent|eait|eaient)|(?:a|ont|avait|avaient) (?:exigé|réclamé|demandé|posé)|"
                r"réclam(?:e|ent|ait|aient)|"
                r"demand(?:e|ent|ait|aient)|veu(?:t|lent)|voulai(?:t|ent)|insist(?:e|ent|ait) (?:sur|pour)|"
                r"revendiqu(?:e|ent)|"
                r"souhait(?:e|ent)|refus(?:e|ent) (?:de|tout|toute)|ne (?:signer|céder|accepter)\w+ (?:pas|rien)|pour "
                r"condition)"
            ),
        ),
    ),
    refused=_re(r"\b(?:rejet\w+|refus\w+|repouss\w+|écart\w+|inacceptable|a dit non|ont dit non)"),
    accepted=_re(r"\b(?:(?:a|ont) (?:accepté|approuvé|validé))\b"),
    unsettled=_re(
        r"(?<!\w)(?:(?:principal |dernier )?(?:point de (?:blocage|friction|désaccord)|point d['’]achoppement|pierre "
        r"d['’]achoppement|"
        r"obstacle|nœud)[^.;:,]{0,30}?(?:est|sont|reste|demeure|concerne)|(?:aucun|pas d['’]|sans|faute "
        r"d['’])\s?accord (?:sur|"
        r"quant à|concernant)|(?:désaccords?|divergen\w+|divis\w+|différends?|oppos\w+|achopp\w+|bloqu\w+|but\w+|bras "
        r"de fer|"
        r"bloquent)[^.;:,]{0,20}? (?:sur|autour de|quant à|concernant)|(?:reste|restent|il reste) (?:à|encore à) "
        r"(?:régler|négocier|"
        r"trancher|décider|définir|fixer|trouver|savoir)|on ignore|nul ne sait)\s"
    ),
    left_open=_re(
        r"\s(?:reste(?:nt)?|demeure(?:nt)?|est|sont)\s(?:encore |toujours )?(?:en suspens|ouverte?s?|à (?:régler|"
        r"négocier|trancher|"
        r"définir|fixer)|en débat|bloquée?s?|dans l['’]impasse|en discussion|non réglée?s?)|\s(?:n['’]est|ne sont|"
        r"n['’]a|n['’]ont) (?:pas|"
        r"toujours pas) (?:encore )?(?:été )?(?:réglée?s?|tranchée?s?|résolue?s?|décidée?s?|fixée?s?)|\s(?:est|reste|"
        r"constitue) (?:le|la|"
        r"l['’]un des) (?:principal |principaux |dernier )?(?:point|obstacle|nœud|pierre)|\sdoi(?:t|vent) (?:encore "
        r")?(?:être )?"
        r"(?:approuv|ratifi|valid)\w+"
    ),
    says=_re(
        r"\b(?:a déclaré|ont déclaré|a dit|dit|a affirmé|affirme|a expliqué|explique|a ajouté|ajoute|a répondu|répond|"
        r"a lancé|lance|"
        r"a estimé|estime|selon|a indiqué|indique|a prévenu|prévient|a assuré|assure|résume|a résumé|glisse|souligne|"
        r"a souligné|"
        r"s['’]agace|plaide|ironise|a répliqué|réplique|tranche|confie)\b"
    ),
    ahead=_re(
        r"\b(?:(?-i:[a-zéèêç]+(?:ra|ront))\b|(?:est|sont) (?:prévu|attendu|programmé|convoqué|fixé)e?s?|doi(?:t|vent)|"
        r"prochaine?s?|ont jusqu|a jusqu|"
        r"jusqu['’]|expire|s['’]ouvre|reprend|reprennent|se retrouvent|se réuni(?:t|ssent)|vote(?:nt)?|avant le|"
        r"commence(?:nt)?)"
    ),
    day=_re(
        r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|semaine prochaine|mois prochain|minuit|midi|"
        r"\d{1,2}(?:er)? (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre))\b"
    ),
    groups=_re(
        r"\b(?:[Ll]es|[Ll]a|[Ll]e|[Ll]['’])\s?(pêcheurs|armateurs|salariés|marins|direction|syndicats?|patronat|"
        r"gouvernement|ministère|"
        r"conducteurs|dockers|agriculteurs|entreprise|compagnie|intersyndicale|Commission européenne|Commission|"
        r"négociateurs|"
        r"délégations?|professionnels|mareyeurs)\b"
    ),
    talks=_re(
        r"\b(?:négoci\w+|grève|accord|propos\w+|désaccord|reprise|levée|offre|proposition|syndicat\w*|médiat\w+|"
        r"exig\w+|réclam\w+|rejet\w+|refus\w+|conflit|pourparlers|"
        r"discussions|blocage|compromis|quotas?|réunion)\b"
    ),
    idle=_re(r"\b(?:conférence de presse|excuses|détails|commentaires?|sa démission|la démission)\b"),
    past=_re(r"\b(?:il y a (?:\w+ )?(?:ans|an|décennies)|l['’]an dernier|l['’]année dernière|en (?:19|20)\d\d)\b"),
)

TONGUES = {"es": SPANISH, "fr": FRENCH}
