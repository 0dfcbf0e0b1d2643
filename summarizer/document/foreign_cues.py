"""The word lists by which speech and its speakers are recognised in French and Spanish."""

from __future__ import annotations

# Finite forms and participles that present words as somebody's.
VERBS = frozenset(
    """
    dit disent déclare déclaré déclarent affirme affirmé affirment explique expliqué expliquent assure assuré assurent
    estime estimé estiment lance lancé ajoute ajouté répond répondu réplique répliqué rétorque rétorqué insiste insisté
    souligne souligné précise précisé indique indiqué annonce annoncé prévient prévenu avertit averti regrette
    regretté déplore déploré dénonce dénoncé martèle martelé tranche tranché rappelle rappelé raconte raconté confie
    confié résume résumé reconnaît reconnu admet admis agace agacé juge jugé plaide plaidé poursuit poursuivi conclut
    conclu soupire soupiré ironise ironisé écrit concède concédé promet promis craint redoute demande demandé réclame
    réclamé exige exigé prône salue salué critique critiqué qualifie qualifié parle parlé évoque évoqué observe observé
    commente commenté glisse glissé inquiète inquiété tempère tempéré nuance nuancé confirme confirmé dément démenti
    accuse accusé minimise minimisé sourit souri grince tonne assène fustige fustigé relève relevé soutient soutenu
    dijo dice dicho dicen dijeron afirmó afirma afirmado afirman afirmaron declaró declara declarado explicó explica
    explicado explican explicaron aseguró asegura asegurado aseguran aseguraron señaló señala señalado señalan añadió
    añade añadido insistió insiste insistido reiteró reitera reiterado contestó contesta respondió responde respondido
    replicó replica advirtió advierte advertido advierten denunció denuncia denunciado denuncian denunciaron criticó
    critica criticado pidió pide pedido piden exigió exige exigido sostuvo sostiene sostienen subrayó subraya recordó
    recuerda indicó indica precisó precisa anunció anuncia comentó comenta comentado lamentó lamenta reconoció
    reconoce admitió admite apuntó apunta zanjó zanja resumió resume concluyó concluye calificó califica calificado
    tachó tacha habló habla hablado opinó opina considera consideró cree confesó confiesa relató relata contó cuenta
    escribió escribe preguntó pregunta ironizó matizó matiza remachó espetó soltó lanzó prometió promete propuso
    decía decían pedía pedían explicaba contaba aseguraba repetía insistía resumía comentaba lamentaba gritaba gritó
    grita hablan hablaban disait disaient expliquait racontait affirmait assurait répétait confiait lançait criait
    regrettait crie crié hurle répète repite
    ofreció bromeó sentenció argumentó argumenta defendió defiende
    """.split()
)
AUXILIARIES = frozenset("a ont avait avaient ai avons ha han había habían he haya".split())
# Words that may stand between a verb and its subject or before the verb.
ADVERBS = frozenset(
    """
    hier aujourd'hui ensuite encore aussi toutefois lundi mardi mercredi jeudi vendredi samedi dimanche ainsi alors
    ayer hoy luego también lunes martes miércoles jueves viernes sábado domingo después además ne n' y lui leur se le
    la les l' lo nos vous ya así matin soir
    """.split()
)
PREPOSITIONS = frozenset(
    """
    à au aux dans en sur devant lors pendant après avant chez ante tras durante por sobre desde entre con avec para
    depuis face
    """.split()
)
ARTICLES = frozenset(
    "un une des le la les el los las una unos unas su sus son sa ses leur leurs ce cette este esta mon".split()
)
PRONOUNS = {"il": "m", "elle": "f", "él": "m", "ella": "f"}
ACCORDING = frozenset(["selon", "según", "d'après"])
# "Selon les mots de Ana Rey": whose words these are stands behind.
WORDS_OF = (["les", "mots", "de"], ["les", "termes", "de"], ["las", "palabras", "de"], ["palabras", "de"])

ROLES = frozenset(
    """
    diplomate diplomates responsable responsables source sources porte-parole fonctionnaire pêcheur pêcheurs entourage
    proche proches docker dockers collègue collègues conseillers conseillères entorno compañero compañera compañeros
    syndicaliste délégué déléguée négociateur habitant habitante habitants marin marins expert experts analyste
    analystes conseiller conseillère ministre avocat avocate médecin ouvrier ouvrière salarié salariée témoin député
    députée élu élue manifestant gréviste
    miembro miembros membre membres camionera compañero portavoz fuente fuentes funcionario funcionaria
    diplomático diplomática trabajador trabajadora trabajadores
    estibador estibadora estibadores vecino vecina vecinos alcalde alcaldesa ministro ministra experto experta analista
    abogado abogada médico pescador pescadores camionero delegado delegada negociador asesor asesora testigo diputado
    diputada empresario huelguista sindicalista
    """.split()
)
BODIES = {
    **dict.fromkeys("syndicat syndicats sindicato sindicatos".split(), "union"),
    **dict.fromkeys("entreprise société compagnie groupe empresa compañía naviera banco banque".split(), "company"),
    **dict.fromkeys(
        """
        ministère gouvernement commission comité conseil parti préfecture mairie direction association fédération
        ministerio gobierno comisión comité consejo partido ayuntamiento patronal junta asociación federación gobierno
        """.split(),
        "organization",
    ),
}
# Words that open a sentence with a capital and belong to no name.
OPENERS = frozenset(
    """
    le la les un une des du au aux à en el los las uno una unos unas por para según selon pour dans sur elle il ils
    elles ce cette ces cet mais et y o ou donde où cuando quand depuis faute lire avec sans après avant entre desde
    hasta tras ante aunque pero si no ni su sus nous vous ellos ellas él nadie este esta estos estas eso como comme
    lors pendant chez son sa ses leur leurs tout toute tous todo toda todos ayer hoy hier on qui que lo se al del
    también además ya aussi ainsi alors puis rien personne nadie muchos algunos dos deux trois tres mientras
    """.split()
)
TITLES = {"m": "m", "mme": "f", "mlle": "f", "sr": "m", "sra": "f", "don": "m", "doña": "f"}
KEPT_ARTICLES = frozenset(
    "Paz Salvador Pen Haye Haya País Mundo Monde Figaro Moncloa Rochelle Réunion Palma Guaira".split()
)
