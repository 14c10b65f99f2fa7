"""The French words the reader knows. Data only; what each list is for: words.py."""

from service.core.replies import look_alikes
from service.core.replies.words import (
    Ending,
    Forms,
    Helping,
    Taking,
    WhichDose,
    Words,
    each,
    patterns,
    phrases,
)

_WEATHER = (
    each(
        "avec, dans, par, a cause de, vu",
        "le, ce, la, cette, tout ce",
        "froid, chaleur, pluie, temps, vent, neige, meteo",
    )
    | each("a cause du, vu le", "froid, temps, vent, mauvais temps")
    | each("avec, dans, par, a cause de, vu", "l'humidite, l'hiver, l'orage, l'orage")
)
_PUT_DOWN = each(
    "mets, mettez, note, notez, marque, marquez, ecris, ecrivez, inscris, inscrivez, dites, "
    "mets-moi, mettez-moi, notez-moi, marquez-moi, inscrivez-moi",
    "-, un, a, moi un, lui, que c'est, que c'est un",
)
_WITH = each(
    "reveille, reveillee, leve, levee, je me suis reveille, je me suis reveillee, "
    "je me suis leve, je me suis levee, je suis, me voila",
    "avec",
    "-, un, une douleur de, une douleur a",
)
_MOVED = each(
    "descendu, descendue, monte, montee, remonte, remontee, passe, passee, tombe, tombee, "
    "revenu, revenue, redescendu, redescendue, baisse, baissee, grimpe, grimpee, stabilise",
    "a",
    "-, un",
)
_KILLED_ME = each(
    "m'a, m'ont, me, m'",
    "tue, tues, tuee, tuent, acheve, achevee, achevent, detruit, detruite, epuise, epuisee, "
    "lessive, lessivee, demoli, demolie, casse, cassee",
)
_AND_RISING = each("et", "ca monte, ca augmente, ca empire, ca grimpe")

_THANK_HEAVEN = each("grace a", "dieu, la vierge, jesus, notre seigneur")
_ANNOUNCED = each(
    "-, je suis, suis",
    "heureux de, heureuse de, content de, contente de, ravi de, ravie de, desole de, desolee de, "
    "j'ai le plaisir de, j'ai le regret de, au regret de",
    "vous dire, te dire, vous annoncer, vous informer, signaler, vous signaler, dire",
    "-, que",
)
_LET_ME_SEE = phrases(
    "voyons, voyons voir, attendez voir, attends voir, laissez-moi voir, voyez-vous, vous voyez, "
    "figurez-vous, figurez-vous que, vous savez, tenez, ecoutez"
)
_WOKE_UP = each(
    "-, je me suis, je suis", "reveille, reveillee, leve, levee, debout", "-, ce matin"
)
_THAT_IS = each(
    "ce sera, ca sera, ce serait, je mettrai, je mettrais, je mets, je vais mettre, "
    "je donnerais, je donnerai, je dirai, moi je dis",
    "-, un",
)

_PARTS_OF_DAY = {
    "matin": (4, 12),
    "midi": (11, 15),
    "apres-midi": (12, 18),
    "soir": (16, 24),
    "nuit": (18, 28),
}
_DOSE = r"(?:celui|celle|ceux|celles|dose|prise|comprimes?|cachets?|pilules?|medicaments?)"

FRENCH = Words(
    numbers={
        "zero": 0,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
        "dix": 10,
        "onze": 11,
        "douze": 12,
        "treize": 13,
        "quatorze": 14,
        "quinze": 15,
        "seize": 16,
        "vingt": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "septante": 70,
        "huitante": 80,
        "nonante": 90,
        "cent": 100,
    },
    articles=phrases("un, une"),
    names=phrases(
        "adele, agnes, alain, albert, alexandre, alice, andre, andree, anne, annick, antoine, "
        "arnaud, aurelie, beatrice, benoit, bernadette, bernard, brigitte, camille, "
        "catherine, cecile, celine, chantal, charles, christian, christiane, christine, "
        "christophe, claire, claude, claudine, colette, corinne, daniel, danielle, david, "
        "denis, denise, didier, dominique, edith, eliane, elisabeth, emile, emilie, emma, "
        "eric, etienne, fabrice, fernand, florence, francine, francis, francois, francoise, "
        "frederic, gaston, genevieve, georges, gerard, germaine, ghislaine, gilbert, gilles, "
        "ginette, gisele, gregoire, guillaume, guy, helene, henri, henriette, herve, hubert, "
        "huguette, isabelle, jacqueline, jacques, janine, jean, jeanne, jeannine, jerome, "
        "joel, josette, josiane, julie, julien, laurence, laurent, leon, liliane, louis, "
        "louise, luc, lucette, lucien, lucienne, madeleine, marc, marcel, marcelle, "
        "marguerite, marie, martine, mathieu, maurice, michel, micheline, mireille, monique, "
        "nadine, nathalie, nicolas, nicole, odette, odile, olivier, pascal, patrice, patrick, "
        "paul, paulette, philippe, pierre, pierrette, raymond, raymonde, rene, renee, robert, "
        "roger, roland, sandrine, sebastien, serge, simone, solange, sophie, stephane, "
        "suzanne, sylvie, therese, thierry, thomas, valerie, veronique, vincent, viviane, "
        "xavier, yves, yvette, yvonne"
    ),
    real_words=look_alikes.FRENCH
    | phrases(
        "nuit, suit, fuit, hait, neuve, oeuf, sept, dieux, ceux, peux, veux, jeux, yeux, "
        "feux, mieux, doux, creux, fois, droits, droit, croix, crois, trop, toits, quatres, "
        "centre, cinq, quarte, quart, quatrieme, deuxieme, troisieme, huitieme, cing, "
        "vieux, deuil, roi, mois, trous, trios, septs, huile"
    ),
    sounds={"ph": "f", "eau": "o", "au": "o", "qu": "k", "ss": "s", "h": ""},
    pain=_KILLED_ME
    | phrases(
        "douleur, douleurs, niveau, niveau de douleur, note, score, mal, j'ai mal, "
        "ma douleur, la douleur, intensite, ma note, mon score, moyenne, en moyenne, "
        "echelle, evaluation, ma reponse, reponse, douloureux, chiffre, numero, eva, "
        "de douleur, souffrance, brulures"
    ),
    light=_PUT_DOWN
    | _THAT_IS
    | _WITH
    | _MOVED
    | phrases(
        "j'ai dit, j'ai mis, j'ai ecrit, j'ai envoye, j'ai tape, j'avais mis, cela, deja a, deja un, je suis deja a, j'en suis deja a, j'en suis a, "
        "chu a, rendue a, rendu a, est rendue a, est rendu a, c't un, chui a, j'suis a, "
        "jsuis a, chuis a, petit, un petit, gros, un gros, bon, un bon, on va dire, "
        "je suis toujours a, je suis encore a, je reste a, on dira, je mettrais, je mets, c'est, c est, cest, c, est, est a, un, une, le, la, "
        "les, ma, mon, je, j'ai, jai, ai, suis, je suis, je suis a, suis a, a, au, de, d', "
        "du, en, sur, il, elle est, elle est a, on est a, ca, ca fait, fait, reste, "
        "reste a, toujours a, je reste a, je dirais, dirais, je dirai, je dis, disons, "
        "mets, mettez, notez, je note, je donne, donne, je lui donne, ce serait, serait, "
        "ca serait, ca va, ca va etre, sont, descendue a, descendu a, redescendu a, "
        "redescendue a, remonte a, monte a, monte, est montee a, passe a, tombe a, "
        "revenu a, revenue a, revient a, est de, que, juste, seulement, bien, y a, il y a, "
        "autour, aujourd'hui c'est, entre guillemets, stable a, je sens, ressens, "
        "je ressens, evalue a, j'evalue a, a peine, situe a, je me situe a, l, d, plutot, "
        "plutot un, plutot a"
    ),
    hedges=_ANNOUNCED
    | _LET_ME_SEE
    | phrases(
        "entre nous, je ne me plains pas, je me plains pas, on fait aller, "
        "mettons, environ, a peu pres, peut-etre, peut etre, peut etre un, vers, autour de, "
        "autour d'un, genre, je pense, je crois, je pense que, je crois que, a priori, "
        "probablement, approximativement, dans les, plus ou moins, grosso modo, je suppose, "
        "disons, quelque chose comme, comme, on va dire, sans doute, pt-etre, ptet, p-e, "
        "a vue de nez, ou quelque chose comme ca, plutot vers, aux alentours de, "
        "aux environs de, sûrement, surement, dans ces eaux la, je sais pas, moi je dis, "
        "dirons nous, dirais je, dirait on, je sais pas trop"
    ),
    hedging_ends=phrases("ish"),
    now=phrases(
        "ojd, aujd, ojdui, aujourdui, aujourd, aujourd'hui, aujourdhui, aujourd hui, auj, "
        "ajd, maintenant, mtn, en ce moment, actuellement, ce soir, ce jour, a l'instant, "
        "pour l'instant, pour le moment, la maintenant, toujours, encore, "
        "cette nuit encore, dernieres 24h, dernieres 24 heures, les dernieres 24 heures, "
        "ces dernieres 24h, sur 24h, sur 24 heures, sur la journee, dans la journee, "
        "toute la journee, pour aujourd'hui, la, desormais, ces dernieres 24 heures, "
        "a present, sur les dernieres 24h, de nouveau, d'aujourd'hui, du jour, pour ce soir"
    ),
    earlier_today=phrases(
        "a matin, a'matin, ce matin, cet apres-midi, cet aprem, cet apres midi, "
        "depuis ce matin, ce midi"
    ),
    past=phrases(
        "par erreur, sans faire expres, hier, hier soir, avant-hier, avant hier, la semaine derniere, le mois dernier, "
        "avant, la nuit derniere, cette nuit, tout a l'heure, lundi, mardi, mercredi, "
        "jeudi, vendredi, samedi, dimanche, l'autre jour, la derniere fois, auparavant, "
        "precedemment, plus tot, au reveil, au lieu de, au lieu d'un, contre, d'hier, "
        "monte jusqu'a, pic a, hier c'etait"
    ),
    was=phrases(
        "etait, etait a, c'etait, c etait, cetait, j'etais, j'etais a, jetais a, etais a, "
        "ete, a ete, avais, j'avais, etait de"
    ),
    future=phrases("demain, la semaine prochaine, plus tard, sera, bientot, apres-demain"),
    courtesy=_THANK_HEAVEN
    | phrases(
        "et vous, et toi, et vous-meme, comment allez-vous, comment allez vous, comment vas-tu, comment ca va, vous allez bien, "
        "ouille, aie aie, mon dieu, oh la la, pfff, putain, merde, tabarnak, tabarnac, criss, pantoute, puree, wsh, wesh, mdr, frr, "
        "frere, ca va, slt, cc, coucou, ptn, bonjour, bonsoir, salut, bjr, bsr, hello, "
        "allo, merci, merci beaucoup, mrc, mci, merci bien, merci a vous, "
        "merci de demander, s'il vous plait, svp, stp, s'il te plait, ok, d'accord, oui, "
        "ouais, docteur, madame, monsieur, bonne journee, bonne soiree, bonne nuit, "
        "cordialement, bien cordialement, bien a vous, a demain, bises, bisous, biz, "
        "au revoir, a bientot, a plus, desole pour le retard, desolee pour le retard, "
        "desole du retard, pardon pour le retard, euh, bah, ben, bof, pfff, ouf, aie, ah, "
        "oh, alors, eh bien, voila, helas, malheureusement, heureusement, dieu merci, lol, "
        "l'infirmiere, l'infirmier, cher docteur, chere equipe, l'equipe, toute l'equipe, hey, bon week-end, "
        "bonne fin de journee, x, bien recu, sincerement, excellente journee, courage, "
        "j'espere que vous allez bien, excusez le retard, excusez-moi du retard"
    ),
    greetings=phrases("bonjour, bonsoir, salut, coucou, hello, allo, bjr, bsr, merci"),
    vocatives=phrases("ma fille, mon fils, mon petit-fils"),
    asks_back=phrases("et vous, et toi, et vous-meme"),
    thanks=phrases(
        "merci, mrc, mci, ok, d'accord, entendu, compris, recu, bien recu, parfait, de rien"
    ),
    links=phrases(
        "pis, puis, fait que, ca fait que, et, mais, parce que, car, pcq, puisque, quand, avec, sans, depuis, depuis que, "
        "meme si, alors que, grace a, apres, donc, j'ai, je, ca, c'est, pas, malgre, "
        "a cause de, a cause du, a cause des, pendant, surtout, ou ca, si, la, il, elle, mon, ma, ne, n'ai, n'arrive, "
        "et puis"
    ),
    ailment_endings=phrases("thrite, ndinite, ursite, algie, opathie, stenose, arthrose"),
    adjective_endings=phrases("eux, euse"),
    verb_endings=phrases("issant, ement"),
    adverb_endings=phrases(
        "amment, emment, ivement, alement, ellement, usement, ablement, iblement"
    ),
    body=phrases(
        "dos, jambe, jambes, genou, genoux, pied, pieds, bras, epaule, epaules, cou, nuque, "
        "tete, main, mains, hanche, hanches, cheville, poignet, ventre, poitrine, cuisse, "
        "talon, coude, doigt, doigts, colonne, cote gauche, cote droit, gauche, droite, "
        "bas du dos, haut du dos, articulations, machoire, visage, reins, lombaires"
    ),
    followers=_WEATHER
    | _AND_RISING
    | phrases(
        "pointe, ca peut aller, ca ira, pareil, comme d'habitude, comme toujours, mieux, pire, "
        "stable, moyen, faible, fort, modere, supportable, un peu mieux, beaucoup mieux, "
        "un peu moins, de douleur, points, point, en tout, pour moi, sur l'echelle, "
        "est ma douleur, est mon score, est ma note, de moyenne, en moyenne, moyenne, "
        "ca va mieux, ca passe, aujourd'hui, constant, en marchant, assis, assise, debout, "
        "couchee, couche, au repos, je dirais, comme hier, pas plus"
    ),
    beginnings=phrases(
        "mes, mon, ma, envoyez, venez, appelez moi, appelez-moi, rappelez moi, aidez moi, aidez-moi, j'en peux plus, "
        "j'en, je suis, j'ai mal, j'ai bien, je n'ai, j'ai pris, bien, assez, trop, peu, "
        "plutot, j'ai, je, c'est, ca, mal, fatigue, fatiguee, epuise, epuisee, triste, "
        "content, contente, supportable, mais, car, parce, merci, pas, marche, dormi, "
        "travaille, difficile, dur, il, elle, toujours, encore, depuis, avec, sans, un peu, "
        "etourdi, etourdie, nausees, pire, mieux, bonne, bon"
    ),
    ten=phrases(
        "sur dix, sur 10, /dix, sur une echelle de 10, de 10, sur un total de 10, s/10, "
        "s 10, ss 10"
    ),
    halves=phrases(
        "et un demi, et une demie, et 3 quarts, et quart, et un quart, et demi, et demie, et 1/2, virgule cinq, demi, et quelque, et quelques"
    ),
    compares=phrases(
        "mieux que, pire que, moins que, plus que, moins bien que, moins mal que, aussi mal que"
    ),
    or_words=phrases(
        "ou, a, ou un, voire, voir, et, ou bien, peut-etre, peut etre, ou peut-etre, "
        "jusqu'a, presque, ou plutot, ou meme"
    ),
    from_words=phrases(
        "j'aurais dit, j'allais dire, j'allais mettre, de, d'un, depuis, passe de, passee de, descendu de, descendue de, au lieu de, "
        "au lieu d'un, etait, c'etait, monte de, tombe de, plutot que, contre"
    ),
    to_words=phrases(
        "a, a un, maintenant, desormais, a present, aujourd'hui, descendu a, descendue a, "
        "passe a, c'est maintenant"
    ),
    clock_before=phrases(
        "je me leve a, je me couche a, me leve a, me couche a, a, vers, jusqu'a, des, apres, depuis, entre, aux alentours de, il est, pour"
    ),
    forms=Forms(
        spelt={r"\b2main\b": "demain", r"\b2 (?=(?:rien|nouveau)\b)": "de "},
        tens=patterns(r"[ -](?:et[ -])?"),
        glued=phrases("a, un, ok"),
        weekdays=patterns(
            r"(?:lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?)"
        ),
        dictated=patterns(r"(?:point final|point d'exclamation|virgule(?! \d)|a la ligne)"),
        ends_of_scale=patterns(r"""
            (?:ou |et )?(?:0|1|10) (?:etant|=) (?:le |la )?(?:pire|maximum|max|minimum|moins|plus|rien|pas de douleur|aucune douleur)
        """),
        span_asked=patterns(r"24 ?(?:h|heures) (?=(?:moyenne|douleur)\b)"),
        of_one_among_many=phrases("num, nr"),
        from_words=phrases("de, entre"),
        to_words=phrases("a, et"),
        scale=patterns(r"""
            (?:(?:sur|dans) )?(?:(?:une|l'|mon) ?)?(?:echelle) ?(?:de|:)? ?\(?[01] ?(?:-|a|/) ?10\)?
        """),
        out_of=phrases("sur"),
        over=phrases("sur"),
        clock=patterns(r"\d{1,2} heures? (?:et (?:demie|quart)|moins le quart)"),
        ordinal_ends=phrases("er, ere, eme, ieme"),
        of_a_month=phrases("de, d'"),
        percent=phrases("pour cent, pourcent"),
    ),
    months=patterns(
        r"""
        janvier
        fevrier
        mars
        avril
        juin
        juillet
        aout
        septembre
        octobre
        novembre
        decembre
        """
    ),
    units=phrases(
        "balles, sous, piastres, dollars, mg, g, ml, comprime, comprimes, cachet, cachets, gelule, gelules, dose, doses, "
        "gouttes, pilule, pilules, cp, heure, heures, h, min, minute, minutes, jour, jours, "
        "semaine, semaines, mois, an, ans, annee, annees, nuit, nuits, fois, du matin, "
        "du soir, de l'apres-midi, am, pm, pour cent, %, kilos, kilo, kg, km, m, metres, "
        "pas, degres, euros, euro, enfants, personnes, petits-enfants, chats, chiens, "
        "tasses, cafes, verres, cigarettes, rendez-vous, rdv, endroits, choses, questions, "
        "etages, marches, d'entre eux, d'entre elles, boites, boite, siestes, appels, "
        "messages, freres, soeurs, amis, fils, filles, piqures, operations, medicaments, "
        "midi, repas, minuit, cuilleres, cuilleree, des, de ces, de mes"
    ),
    things=phrases(
        "chambre, bus, appartement, appart, jour, semaine, mois, etape, phase, type, grade, "
        "stade, chaine, page, ligne, option, question, etage, salle, lit, vitamine, age, "
        "taille, chapitre, numero de, tous les, toutes les, les, ces, mes, deux, "
        "reste encore, il me reste, il reste, pris, mange, dormi, marche, temperature, "
        "tension, glycemie, poids, poste, quai, voie, porte, code"
    ),
    bounds_before=phrases(
        "tout au plus, au plus, au grand maximum, au moins, au moins un, au moins a, "
        "plus de, plus que, plus d'un, moins de, moins que, moins d'un, au-dessus de, "
        "au dessus de, en dessous de, au-dessous de, superieur a, inferieur a, pire que, "
        "pire qu'un, mieux que, mieux qu'un, presque, presque un, presque a, quasi, "
        "quasiment, maximum, minimum, au maximum, au minimum, max, min, jusqu'a, entre, "
        "pas plus de, pas moins de, a peine plus de, un peu plus de, un peu moins de, "
        "proche de, pas loin de, pas tout a fait, max a, au pire"
    ),
    bounds_after=phrases(
        "ou plus, ou moins, ou pire, au moins, au maximum, au minimum, maximum, minimum, "
        "max, min, et plus, voire plus, au pire, facile plus, au plus, "
        "au pire moment, grand maximum, mini, maxi"
    ),
    unsure=phrases(
        "peut-etre pas, aurait pu etre, ca aurait pu etre, aurait ete, devrait etre, pourrait etre, si, si c'etait, j'espere, j'aimerais, je voudrais, voudrais, objectif, "
        "normalement, d'habitude c'est, parfois, souvent, en general, ca depend, ca varie, "
        "peut monter, peut aller, blague, je rigole, match, gagne, perdu, film, but, buts, "
        "examen, restaurant, livre, service, anniversaire, que veut dire, c'est quoi, "
        "les mauvais jours, quand il pleut, dans l'ideal, qu'est-ce que"
    ),
    others=phrases(
        "mon mari, ma femme, ma mere, mon pere, mon fils, ma fille, mon frere, ma soeur, "
        "ma voisine, mon voisin, mon conjoint, ma compagne, mon copain, ma grand-mere, "
        "mon petit-fils, mon chien, mon chat, son, sa, elle, lui, votre, vous, ton, ta"
    ),
    negations=phrases(
        "pas dit, pas, pas un, pas a, n'est pas, c'est pas, c'est pas un, ce n'est pas, "
        "ce n'est pas un, jamais, plus a, sans, ni, aucun, loin de, et non, non pas"
    ),
    corrections=phrases(
        "ca devait etre, devait etre, ca aurait du etre, aurait du etre, pardon, desole, desolee, dsl, je voulais dire, je voulais mettre, je veux dire, "
        "erreur, correction, plutot, non attendez, attendez, en fait, je corrige, oups, "
        "je me suis trompe, je me suis trompee, faute de frappe, en realite, excusez-moi, "
        "excusez moi, rectification, je rectifie, c'etait cense etre, mettez plutot, non, "
        "changez en, mauvais chiffre, ou plutot, *"
    ),
    took=phrases(
        "pris, prends, prendre, prise, prenais, j'ai pris, ai pris, avale, mange, appelle, "
        "appeler, appelez, oublie, paye"
    ),
    same=phrases(
        "pareil, idem, la meme, le meme, comme hier, meme chose, meme que hier, inchange, "
        "sans changement, pareille, toujours pareil"
    ),
    severe=phrases(
        "fort, forte, beaucoup, peu, un peu, leger, legere, modere, moderee, severe, "
        "terrible, horrible, insupportable, intense, tres mal, bien, moyen, moyennement, "
        "pire, mieux, atroce, supportable, enorme, trop"
    ),
    counted=patterns(r"""
        (?:vous etes|tu es|t'es|ils sont) (?:le |la |les )?numero 1
        depuis (?:\d+|une?) (?:jours?|semaines?|mois|heures?|ans)
        (?:rdv|rendez-vous)\b[^.!?\n\d]{0,20}?\b(?:le|est) (?:le )?\d{1,2}(?: ?/ ?\d{1,2})?
        (?:fievre|temperature|poids|tension|pouls|sucre|glycemie|oxygene)\W+(?:\w+ ){0,2}?(?:\d+ ?(?:[/.,]|sur|et) ?\d+|\d{2,})(?!\d)(?! ?/ ?10\b)
        (?:on (?:est|etait|sera)|nous (?:sommes|etions)) \d{1,2}
        \d{1,2} sur (?:l'|la |mon |une? )echelle d[eu] (?!douleur|mal|la douleur|0|1|10)\w+
    """),
    there_and_back=patterns(r"""
        de \d{1,2} a \d{1,2} (?:et|puis|et puis) (?:retour|(?:est |c'est )?re(?:descend|mont|ven|part)\w*)
    """),
    no_pain=patterns(r"""
        (?!pas mal\b(?! du tout| nulle part))(?:je n'?ai |j'?ai |il n'?y a |y a |je ne ressens |je n'?ai plus |j'?ai plus |je ne sens )?(?:pas|aucune|plus|sans|sans aucune|sans la moindre|zero|0|pas la moindre|plus aucune|absolument aucune|plus du tout) (?:de |d'|du tout de )?(?:douleurs?|mal)(?: du tout)?
        (?:je n'?ai |j'?ai |je |ca ne |ca |ne |n'?ai )+(?:fait |ai )?(?:pas|plus) (?:du tout )?mal(?: du tout| nulle part)?
        plus (?:du tout )?mal|pas du tout mal|pas mal (?:du tout|nulle part)
        (?:je n'?ai |j'?ai )?(?:mal )?nulle part
        rien ne me fait mal
        (?:la |ma )?douleur (?:est partie|a disparu|partie|disparue|nulle)
        je ne souffre (?:pas|plus)
    """),
    beside_no_pain=_ANNOUNCED
    | _WOKE_UP
    | phrases("nan, non non, du tout, tres bien, et, ce soir"),
    none=phrases("aucune, aucune douleur, pas du tout, rien, rien du tout"),
    none_words=phrases("rien, aucune"),
    changes_no_pain=patterns(
        r"""
        mal
        douleurs?
        quand
        sauf
        jusqu\w*
        """
    ),
    turns=phrases("mais, juste"),
    proxies=patterns(r"""
        (?:ma |mon )?(?:maman|papa|mamie|mamy|papi|papy|grand-mere|grand-pere) (?:vous )?(?:dit|met|donne)(?: que)?(?: (?:c'est|elle est a|il est a))?(?: (?:un|a))?(?= \w+\W*$)
        (?:(?:c'est|c est|c|ici|je suis) )(?:la |le |sa |son |l')?(?:fille|fils|femme|mari|epouse|soeur|frere|voisine?|aide|infirmiere|petite-fille|compagne|compagnon)(?: (?:de |d')(?:mme |madame |m |mr |monsieur )?\w+)?[ ,.:-]*(?:(?:il|elle|maman|papa) (?:vous |me )?(?:dit|met|donne)(?: que)?(?: (?:c'est|est a))?(?: (?:un|a))?)?
    """),
    strong_now=phrases(
        "maintenant, en ce moment, ce soir, actuellement, para maintenant, la maintenant"
    ),
    asked_for=phrases("moyenne, en moyenne"),
    conditional=phrases("serait, ce serait"),
    conditions=phrases("si, sans"),
    asking=phrases("est-ce que"),
    asks=phrases(
        "quel etait, quelle etait, c'etait quoi, avez-vous recu, vous avez recu, est ce que, est-ce que, dois je, dois-je, puis je, puis-je, c est normal, "
        "c'est normal, et si"
    ),
    for_words=phrases("pour"),
    circumstances=phrases(
        "quand je marche, quand je bouge, quand je tousse, quand je respire, "
        "quand je monte, si je marche, si je bouge, si je tousse, si je respire, "
        "si je monte, quand je me leve, si je me leve, en marchant, en bougeant"
    ),
    queries=phrases("quel, quelle, quand, ou, qui, comment, pouvez"),
    speaker=phrases("je, j'ai, j'avais, je n'ai"),
    denials=phrases("je peux pas, je sais pas"),
    contrasts=phrases("mais"),
    therefore=phrases("donc, alors"),
    indefinite=phrases("un, une"),
    it_is=phrases("c'est, il est"),
    places=phrases("ici, la-bas"),
    copulas=phrases("est, serait, sera, sont"),
    leads=_THAT_IS
    | phrases(
        "je suis toujours a, je suis encore a, je reste a, "
        "jdirais, j'dirais, jdirai, chu a, c't un, c'tun, c'est, c'est un, c'est a, chui a, "
        "j'suis a, jsuis a, chuis a, je dirais, je dirai, je suis a, je suis a un, "
        "on va dire, disons, je mets, mettez, je mettrais, on est a"
    ),
    closing=phrases("je dirais, seulement, ici"),
    no_beginning=phrases("en, de, la, du, au, sur, les, je, se, me"),
    names_one=phrases("numero, le"),
    moves_by=phrases("baisse de, monte de"),
    again=phrases("de nouveau, encore"),
    reaches=phrases("monte jusqu'a, grimpe jusqu'a"),
    ranges_from=phrases("de, entre"),
    comes=phrases("venu, venue, vient, parti, partie, passe"),
    whens=phrases("quand, lorsque"),
    moves_to=_MOVED,
    measures=phrases(
        "fievre, temperature, poids, taille, age, prix, sucre, glycemie, pouls, humeur, sommeil, energie, appetit, stress, fatigue"
    ),
    crowds=phrases("ils, elles"),
    sent=phrases("j'ai dit, j'ai mis, j'ai ecrit, j'ai envoye, j'ai tape, j'avais mis"),
    there_is=phrases("il y a, y a, on est, nous sommes"),
    asks_number=phrases("combien, combien de, combien d'"),
    noes=phrases("non"),
    nothing=phrases("rien, aucune"),
    third_person=phrases("dit, dit que, dit que c'est, pense, pense que, croit que"),
    people=phrases("gens, personnes"),
    kisses=phrases("x"),
    pain_itself=patterns(r"douleur|mal\b|\bme\b|\bm'"),
    opt_out=phrases(
        "stop, arret, arreter, arretez, arrete, annuler, annulez, fin, desabonner, "
        "desabonnez-moi, desabonnement, desinscrire, desinscription, desinscrivez-moi, "
        "resilier, supprimer, supprimez-moi, quitter, terminer, assez, retirez-moi, "
        "stopper, stoppez, cessez"
    ),
    opt_in=phrases("commencer, demarrer, reprendre, recommencer, reabonner, reactiver, debut"),
    help=phrases("aide, info, infos, information, aidez moi info, informations"),
    help_with_courtesy=phrases("aide"),
    pleading=phrases("svp"),
    help_sentences=patterns(r"""
        (?:mais |bonjour )?(?:qui (?:est|es|etes|est-ce|c'est|parle|ecrit)(?:[ -](?:tu|vous|ce|la|a l'appareil))*|(?:c'est|t'es|tu es|vous etes|c'etait) qui(?: (?:ca|ce numero|svp|la))*)$
        (?:c'est le numero de qui|a qui est ce numero)$
        c'est de la part de qui$
        (?:qui|c'est qui|qu'est-ce que|c'est quoi)(?: (?:etes-vous|est-ce|ca|ce|cet|m'ecrit|c'est|ces messages|ce numero|ce service))+\b.{0,40}
        comment (?:ca (?:marche|fonctionne)|(?:dois-je |je dois |on |faut-il )?(?:repondre|repond|reponds|utiliser))\b.{0,40}
        je ne (?:comprends|sais) pas (?:comment (?:repondre|faire)|ces messages|ce message|quoi repondre)\b.{0,30}
        (?:plus d'|j'ai besoin d')(?:infos?|informations?|aide) (?:sur|pour|avec) ces? (?:messages?|service)\b.{0,20}
    """),
    wishes_to_begin=patterns(r"""
        (?:je (?:veux|voudrais|souhaite) )?(?:recevoir a nouveau|reprendre|reactiver|reactivez|reprenez|relancer|relancez)(?: (?:les|mes|vos|ces|l'envoi|des|messages?|sms|textos|rappels|service))+.{0,20}
    """),
    no_wish_to_begin=patterns(r"ne|pas|jamais"),
    request_lead=phrases("bonjour"),
    opt_in_with_courtesy=phrases("reprendre, recommencer"),
    join=phrases("join, rejoindre, participer, inscription, je rejoins, je participe"),
    yes=phrases(
        "oui, d'accord, j'accepte, oui j'accepte, bien sur, oui merci, "
        "je suis d'accord, oui d'accord, ouais, oui svp, accepte"
    ),
    acknowledged=phrases("ok, d'accord, recu, bien recu, entendu"),
    acknowledged_by=patterns(r"""
        (?:je )?(?:m'en occupe|m en occupe|j'?y vais|suis en route|m'en charge)
        (?:je )?(?:l'?|la |le )?(?:appelle|vais voir|passe)(?: maintenant| tout de suite)?
        (?:je )?suis (?:deja )?avec (?:elle|lui)
        bien recu
        entendu
        compris
        en route
    """),
    helping=Helping(
        beside=patterns(r"""
            (?:j'ai |je )?(?:appele|appelle)(?: (?:le|les|une|l'))* ?(?:15|112|911|ambulance|secours|pompiers|samu|medecin)
            (?:l'ambulance|les secours|le samu) (?:arrive|arrivent|est la|sont la)
            (?:(?:je suis )?la )?dans \d{1,2} ?(?:min|minutes?)
            maintenant|tout de suite
        """),
        against=patterns(r"""
            (?:peux|pourrai|vais|suis|irai) pas|pas (?:moi|dispo\w*|libre)|occupee?|pouvez|peux-tu
            quelqu'un|qui|personne|si (?:je|personne|tu|vous)|quand|peut-etre|demain|plus tard|ce soir|apres
            ^(?:appelez|envoyez|venez|aidez)\b
        """),
        oneself=patterns(r"""
            je|j'ai|j'|moi|mon|ma|mes|m'
        """),
        another=patterns(r"""
            elle|il|lui|(?:mon|ma) (?:mari|femme|mere|pere|fils|fille|frere|soeur|voisine?|conjoint|compagne)
        """),
        of_another=patterns(r"""
            (?:mon|ma) (?:mari|femme|mere|pere|fils|fille|frere|soeur|voisine?|conjoint|compagne)|je (?:l'ai trouvee?|crois|pense)
        """),
        called_upon=patterns(r"""
            (?:je|j'|mon|ma|s'il|appelez?|aidez?|venez|viens)
        """),
    ),
    busy=phrases(
        "occupe, occupee, je suis occupe, je suis occupee, pas disponible, je ne peux pas, "
        "pas libre"
    ),
    snooze=phrases("snooze, reporter, rappel, plus tard, rappelez-moi, rappelle-moi, pause"),
    ending=Ending(
        whole=phrases(
            "ca ne m'interesse pas, ca m'interesse pas, pas interesse, pas interessee, je ne suis pas interesse, je ne suis pas interessee, je ne me suis jamais inscrit, je ne me suis jamais inscrite, "
            "stop sms, stop svp, stop merci, plus de messages, mauvais numero, faux numero, "
            "ca suffit, laissez-moi tranquille, foutez-moi la paix, erreur de numero, "
            "plus de sms"
        ),
        ends=patterns(r"""
            arretez?|arreter|cessez?|cesser|stoppez?|stopper|stop|annulez?|annuler|suspendez
            terminez|coupez|bloquez|desactivez|finissez|supprimez|resiliez|resilier|mettez fin
            fini
        """),
        not_wanted=patterns(r"""
            plus aucune?
            (?:je )?(?:ne |n')?(?:veux|voudrais|souhaite|desire|accepte|consens|ai besoin)(?: plus| pas| jamais)+(?: besoin)?
            (?:plus|assez|marre|ras le bol|plus besoin|pas besoin)(?: jamais)? de|ca suffit|non aux?
            pas interessee? par
        """),
        leaves=patterns(r"""
            (?:je )?(?:veux|voudrais|souhaite|desire|aimerais) (?:quitter|sortir|sortir de|me retirer|arreter|annuler|resilier|me desabonner|me desinscrire)
        """),
        this=patterns(r"""
            (?:tout )?(?:ca|cela|ceci|tout)(?: (?:svp|s'il vous plait|merci|maintenant|immediatement))*$
        """),
        of_this=patterns(r"""
            (?:je )?(?:n'ai |ne |n')?(?:jamais|pas) (?:demande|accepte|autorise|souscrit a|signe pour|consenti a|inscrite? a)
            (?:arretez|arreter|stoppez|cessez|annulez|supprimez)(?: avec)?
            (?:enlevez|retirez|sortez)[- ]moi de
        """),
        not_me=patterns(r"""
            (?:ce n'est|c'est) (?:pas|plus) (?:son|le) (?:numero|telephone|portable)(?: de \w+)?
            n'?(?:a|utilise) plus ce (?:numero|telephone|portable)\b.{0,30}
            (?:mauvaise|pas la bonne|erreur de) personne
            (?:je ne suis pas|ce n'est pas|c'est pas) (?:la (?:bonne )?personne|le bon numero|le (?:numero|portable|telephone) d\w+|cette personne)\b.{0,30}
            vous (?:me )?confondez\b.{0,30}|vous (?:faites|avez fait) erreur.{0,20}
        """),
        not_named=patterns(r"""
            (?:je ne suis pas|je suis pas|ce n'est pas|c'est pas)
        """),
        beside_stop=phrases(
            "maintenant, svp, immediatement, s'il vous plait, j'ai dit, merci, tout de suite"
        ),
        keywords=phrases("stop"),
        hints=patterns(r"""
            besoin|n'est|c'est|pas[ ]|tromp|faux|mauvais|paix|arret
            cess|desab|desins|retir|resili|suppr|enlev|ecri|envo
            recev|coup
        """),
        alone=phrases(
            "stop, arretez, arrete, arretez ca, arretez tout, arretez tout ca, arretez donc, "
            "stoppez, stoppez ca, stoppez tout, cessez, cessez ca, ca suffit, annulez, "
            "annulez tout, retirez-moi, enlevez-moi, desinscrivez-moi, desabonnez-moi, "
            "plus de messages, plus de sms, laissez-moi tranquille, n'envoyez plus rien, "
            "ne m'ecrivez plus, fini les messages"
        ),
        not_to_us=patterns(r"""
            douleurs?|mal|maux|brul\w*|crampes?|elanc\w*|saign\w*|tousse\w*|pleur\w*|trembl\w*|demange\w*
            comprimes?|cachets?|medicaments?|medocs?|traitement|gelules?|pilules?|doses?|pastilles?
            dit|disent|dis|si|s'il|quand|jusqu\w*|puis|chiens?|voisins?|enfants?|bruit|musique
            bus|train|taxi|voiture|pluie|rendez-vous|rdv
        """),
        at_times=patterns(r"""
            (?:arretez?|cessez|stop|ne|n'|pas|sans|pouvez|pourriez|merci de|svp|plus) ?(?:[\w'-]+ ){0,3}?(?:m'?|me |d')? ?(?:ecri\w+|envoi\w*|envoy\w+|derang\w+|contact\w+|reveill\w+|sms|messages?|textos?|rappels?)(?: (?:moi|des|de|vos|les|ces|messages?|sms|textos?|rappels?))* (?:la nuit|le (?:matin|soir|week-?end|dimanche|samedi|lundi)|a \d+ ?h?\w*|si (?:tot|tard|souvent)|aussi (?:tot|tard|souvent)|trop (?:tot|tard)|avant|apres (?!aujourd|ce)|pendant|entre|quand|jusqu\w*|en (?:anglais|francais)|plus (?:tot|tard)|moins|deux fois|au travail|a (?:cette|ces) heures?)
        """),
        otherwise=patterns(r"""
            (?:ecrivez|envoyez)[- ]moi (?:un peu )?(?:plus (?:tot|tard)|moins)
            (?:trop|tant|moins) de (?:messages|sms|textos|rappels)
        """),
        fill=phrases(
            "de, d', d, m, du, des, m', me, m'envoyer, m'ecrire, envoyer, envoi, recevoir, "
            "recevant, a, aux, au, avec, les, le, la, l', vos, votre, ces, ce, cet, cette, "
            "mes, mon, tous, toutes, tout, plus, ca, svp, s'il vous plait, aucun, aucune, "
            "autres, autre, en, sur, etre, que vous, vous, tes, ton"
        ),
        ours=patterns(r"""
            inscription|participation|questionnaires?
            messages?|sms|textos?|rappels?|notifications?|service|abonnement|liste|programme
            alertes?|etude
        """),
        sending=patterns(r"""
            (?:m'|m |me |nous )?(?:texter|textiez|textez|ecrire|alerter|avertir|notifier|prevenir|ecriviez|contacter|deranger|embeter|harceler|relancer|envoyer|ecrivez|contactez|envoyez|derangez)(?: (?:des|de|vos|ces) (?:messages?|sms|textos?|rappels?))?(?= |$)
            (?:contactee?|derangee?|sollicitee?)
        """),
        weary=patterns(r"""
            (?:j'en ai |jen ai )?(?:marre|assez|ras le bol) de (?:vos|ces|tous ces|recevoir)(?: \w+)? ?(?:messages?|sms|textos?|rappels?)
        """),
        enough=patterns(r"""
            stop|arret\w+|plus|ca suffit|cess\w+|fini
        """),
    ),
    wishes_to_end=patterns(r"""
        (?:je )?(?:veux|voudrais|souhaite) que (?:les|ces|vos|tous les|tous ces) (?:messages?|sms|textos?|rappels?) (?:s'arretent|cessent|prennent fin)\b.{0,20}
        (?:supprimez|retirez|enlevez|effacez)[- ]l[ea] de (?:votre|vos|la) (?:\w+ )?(?:liste|systeme|fichiers?|base)\b.{0,20}
        (?:ne )?m'(?:envoyez|envoie|ecrivez|ecris|appelez) (?:plus|pas)(?: (?:rien|de|jamais|messages?|sms|textos|svp))*.{0,20}
        (?:je )?(?:ne )?(?:veux|souhaite|desire) (?:plus|pas) (?:recevoir|avoir)(?: (?:ca|cela|rien|de|ces|ceci|vos|les|plus|messages|sms|textos|rappels))*(?:$| .{0,20})
        (?:supprim\w+|effac\w+|retir\w+|enlev\w+) mon numero\b.{0,20}
        ce (?:n'est|n est) (?:plus|pas) le (?:numero|telephone|portable) (?:de|d')(?! ?urgence).*
        ne (?:m'|me |nous )?(?:envoyez|envoie|ecrivez|ecris|contactez|contacte|textez|texto|derangez|rappelez|relancez|harcelez) (?:plus|pas|jamais)\b.*
        (?:m'|me )?(?:envoyez|ecrivez|contactez|derangez|textez)(?:[- ]?moi)? plus\b.*
        (?:j'?aimerais|je (?:veux|souhaite|voudrais|desire)|veuillez|merci de|pouvez[- ]vous|pourriez[- ]vous|puis-je|svp) (?:bien )?(?:me |m'|arreter (?:de recevoir|les|ces|vos|tout)|ne plus|stopper|quitter (?:ce|le|cette)|resilier|annuler (?:mon|ces|les|l')|cesser|arretez|retirer|supprimer|sortir de|effacer)+ ?(?:desabonner|desinscrire|retirer|recevoir|contacter|ecrire|enlever|supprimer|envoyer|mon|de|ces|les|vos|programme|service|liste|messages|sms)?\b.*(?<!medicament)(?<!traitement)(?<!comprimes)
        (?:me |je me |se )?(?:desabonn|desinscri)\w+.*
        (?:retirez|enlevez|supprimez|effacez|otez|rayez|sortez)[- ]?(?:moi|mon (?:numero|nom|tel\w*|portable)|ce numero|nous)\b.*
        (?:c'?est |vous (?:avez|etes)(?: (?:fait|compose|un|le|au))* ?|vous vous trompez de |tu te trompes de |erreur,? |c'est un |je crois que c'est un )?(?:le |un |au |de )?(?:mauvais|faux|pas le bon|erreur de|trompe de|trompez de) (?:numero|personne|destinataire|num)\b.*
        (?:vous )?(?:vous trompez|trompe[zr]?) de (?:numero|personne).*
        (?:laissez|fichez|foutez|laisse)[- ](?:moi|nous) (?:tranquille|la paix|en paix).*
        je (?:retire|revoque|resilie) (?:mon )?(?:consentement|autorisation|accord|abonnement).*
        comment (?:arreter|se desabonner|me desabonner|stopper|annuler|ne plus recevoir)\b.*
    """),
    no_wish_to_end=patterns(r"""
        (?:veux|voudrais|souhaite) pas que .{0,25}\b(?:arrete\w*|cesse\w*|finisse\w*)\b
        (?:ne |n')?(?:voulais|voulait|pensais) (?:surtout )?pas (?:arreter|stopper|annuler|me desinscrire|me desabonner)\b
        (?:veux|voudrais|voulais) (?:pas|plus) (?:vous |te )?(?:deranger|embeter|ecrire)\b
        (?:sortir|sortez-moi|retirer|enlever) (?:du|de la|de mon|de ma|de l'|de cet?t?e?) ?(?:lit|maison|hopital|canape|voiture|bain|chambre|fauteuil|liste d'attente)\b
        (?:j'ai|j'avais|on a) (?:compose|appele|fait|note|donne) .{0,12}(?:mauvais|faux) numero
        je ne (?:veux|vais|souhaite) pas (?:me desabonner|me desinscrire|arreter|annuler)\b
        (?:la |ma )?douleurs? (?:ne |n')?(?:s'?arrete|cesse|veut|stoppe) (?:pas|plus|jamais)
        (?:ne |n')?(?:m'|me )?(?:arretez|retirez|supprimez|desabonnez|cessez)[- ]?(?:moi|les|vos)? pas\b
        (?:arreter|stopper|calmer|arretez) (?:la|cette|ma|les) douleurs?
        (?:arreter|arrete|stopper|suspendre|interrompre|cesser)(?: de prendre)? (?:le|les|mes|mon|ces|ce) (?:traitement|medicaments?|comprimes?|cachets?|pilules?|gelules?)
    """),
    taking=Taking(
        lead=phrases(
            "oui, ouais, ok, bonjour, bonsoir, voila, c'est bon, bien, deja, je, j', j'ai, "
            "jai, je l'ai, je les ai, l'ai, les ai, on, on l'a, l'a, ai, tout, enfin, "
            "juste, vient, a l'instant, ca y est, bien sur, et, cest, c'est, je viens, il, "
            "elle, nous, nous l'avons, l'avons, avons, quand meme, tout juste, est, sont, "
            "a ete, ce soir, hop, super, merci, bah oui, eh oui, moi, aussi, toujours, tres"
        ),
        took=patterns(r"""
            pris|prise|prises|avale|avalee|avales|avalees|gobe|gobee|ingere|absorbe
            (?:viens|vient|venons) (?:juste |tout juste |a l'instant )?(?:de |d')(?:l'|le |la |les )?(?:avaler|prendre|gober)
        """),
        with_dose=patterns(r"""
            bu|mange|eu|fait|descendu|croque
        """),
        particles=phrases("bien, deja"),
        dose=patterns(r"""
            (?:(?:mon|mes|le|la|les|ma|l'|ce|mes deux|les deux|tous mes|tout mon) ?)*(?:petit |petits |deux |2 |dernier )?(?:comprimes?|cachets?|medicaments?|traitement|medocs?|gelules?|doses?|pilules?|pastilles?|amitriptyline|gouttes|remede)(?: (?:du|de ce|de) (?:soir|jour|nuit|21h|20h))?
            (?:celui|celle|ceux) (?:du|de ce) (?:soir|jour)|tout|les deux|le tout|le mien
            la mienne
        """),
        is_down=patterns(r"""
            (?:(?:(?:mon|mes|le|la|les|ma|l'|ce|mes deux|les deux|tous mes|tout mon) ?)*(?:petit |petits |deux |2 )?(?:comprimes?|cachets?|medicaments?|traitement|medocs?|gelules?|doses?|pilules?|pastilles?|amitriptyline|gouttes|remede)(?: (?:du|de ce) (?:soir|jour))?|c'|ils|elles|il|elle|tout|ca|les deux|tous les deux) ?(?:est |sont |a ete |ont ete |bien |deja |tous |tout )*(?:pris|prise|prises|avale|avalee|avales|avalees|gobe|fait|faite|faits|passe|descendu|dans (?:le|l'|mon) ?(?:ventre|estomac)|ok|regle)
            c'?est (?:deja |bien |tout )?(?:fait|pris|regle|avale|bon|ok|descendu)
            (?:fait|faite|mission accomplie|hop avale|chose faite|bien recu et pris)
        """),
        gave=patterns(r"""
            (?:mon |ma |l'|mes |la )?(?:\w+ )?(?:me |m')(?:l'a|les a|a|l'ont|ont) (?:deja |bien )?donnee?s?(?: (?:mon|mes|le|les|ma) \w+)?
        """),
        did=patterns(r"""
            (?:oui |ouais |bien sur |ok )*(?:je l'ai fait|c'est fait|on l'a fait)
        """),
        adverbs=phrases("deja, merci, ce soir, aussi, bien, comme d'habitude, a l'heure"),
        after=patterns(r"""
            a (?:l'heure|\d\w*|l'instant|table|temps|vingt|neuf)|avec|ce (?:soir|matin|midi)
            il y a|merci|deja|juste|maintenant|au (?:diner|repas|coucher|souper)|avant|apres
            comme|quand|pendant|sans|vers|hier soir non|aujourd'hui|tout|toute|bien
            pour (?:ce|la|le)|en(?! (?:compte|charge|main|note))|et|ok|docteur|madame|monsieur
            aussi|depuis|tot|tard|des|d'un|d'une|je|promis|y a|\d\d? ?h|dans (?:un|mon|du)
            ponctuel\w*|enfin|voila
        """),
        not_after=patterns(
            r"chez|au serieux|a la pharmacie|mal\b|pour (?:un|une)\b|de travers|hier|deux fois|par erreur|au lieu|ou\b|si\b|de (?:mon|ma) (?:mari|femme|fils|fille|mere|pere)|en main|a coeur"
        ),
        ago=patterns(r"""
            (?:il )?y a (?:environ |a peu pres |juste )?(?:\d+|cinq|dix|quinze|vingt|trente|une|un|quelques|deux|trois)(?: (?:petites? )?(?:min|mn|minutes?|h|heures?|quart d'heure|demi[- ]heure|instants?|moment))?
            a l'instant|deja
        """),
        oneself=phrases("je, j'ai, on"),
    ),
    which_dose=WhichDose(
        named=patterns(rf"""
            \b{_DOSE} d[e'] ?(?P<hour>\d{{1,2}}) ?(?:h|heures?|:)(?: ?(?P<minute>\d\d))?\b
            \b{_DOSE} (?:du|de la|de l'|de) ?(?P<part>{"|".join(_PARTS_OF_DAY)})\b
        """),
        parts_of_day=_PARTS_OF_DAY,
        both=patterns(r"""
            \bles deux\b
        """),
        all_of_them=patterns(r"""
            \b(?:toutes|tous)\b(?! les (?:jour|soir|matin|nuit))
        """),
    ),
    untaken=patterns(r"""
        (?:pas|sauf|excepte|mais pas|a part) (?:le|la|les|celui|celle|l'|ce|cette|tous|toutes)\b
        seulement|uniquement|que la moitie|la moitie
        (?:vomi|recrache|crache|rendu|vomie|rejete)\b
        (?:hier|avant-hier|la semaine derniere|tous les deux jours)\b
        (?:celui|celle|ceux|le|la) (?:du|de) (?:matin|midi|la tension|coeur|cholesterol)\b
        (?:pilules?|comprimes?|cachets?|medicaments?|remedes?) (?:du|de|pour|contre)(?: la| le| l')? ?(?:tension|pression|coeur|cholesterol|diabete|sucre|thyroide|vitamines?)\b
        (?:je crois|je pense|il me semble|j'espere|on dirait)\b
    """),
    weekdays=patterns(r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
    until=patterns(r"avant|apres|plus tard|maintenant|jusqu'?\w*"),
    taken_words=each("t, oui, ouais, pris, oui pour", "les deux, tous les deux, toutes les deux")
    | phrases(
        "t, ca y est, oui ca y est, oui, pris, prise, fait, c'est fait, c'est pris, oui pris, ouais, ok pris, "
        "deja pris, bien pris, c'est bon, oui c'est fait, bien sur, oui prise, ouii, ui, "
        "je l'ai pris, je l'ai prise, dose prise"
    ),
    beside_a_key=phrases("merci, deja, avec, ce soir, maintenant, il y a, pardon, desole"),
    why_words=phrases("pardon, desole, parce que, merci"),
    names_a_dose=patterns(r"""
        (?:le|la|les|un|une|l'|mon|ma|mes|ce|cet|cette)(?: \w+)? (?:comprimes?|cachets?|pilules?|gelules?|blanc|blanche|bleue?|autre|du (?:matin|midi|soir))
        seulement|moitie|sauf|\w{3,}(?:ptyline|gabaline|pentine|etine)
    """),
    asks_first=patterns(r"""
        (?:puis-je|je peux|est-ce que je peux|dois-je|peut-on) (?:le |la |les )?(?:prendre|melanger|couper|arreter|doubler) (?:avec (?!le repas|le diner|de l'eau)|la moitie|le double|deux)\w*
    """),
    clause_words=phrases("mais, et, parce que, car"),
    not_taken=patterns(r"""
        (?:pas|n'ai|n'|ne|jamais|oublie|vais|dois|faut|avant de|apres avoir|quand|si j|sans(?= (?:l'|le |la |les |mon |mes )?(?:avoir|pren|aval|comprime|medicament))|faudra|devrais|ai-je|est-ce que|je prendrai|prendrai|penser a|rappelez|a prendre|pas encore|sais pas|sais plus|presque|aurais|l'aurais|j'aurais|aurait|l'aurait|peut-etre)
    """),
    not_yet=patterns(r"""
        (?:non |desole )?(?:pas encore|toujours pas|pas tout de suite|pas maintenant|pas pour l'instant)(?: .{0,40})?
        (?:je )?(?:ne |n')?(?:l'|les |la |le )?(?:ai |'ai )?(?:pas encore|toujours pas)\b.*
    """),
    later=patterns(r"""
        quand j'aurai \w+.*|apres avoir \w+.*|des que (?:j'ai|j'aurai|je) \w+.*
        (?:je )?(?:vais |dois )(?:le |la |les )?prendre\b.*
        (?:je )?(?:le |la |les )?prendrai\b.*
        (?:je )?(?:le |la |les )prends (?:dans|apres|plus tard|tout a l'heure|ce soir|bientot|en|avant)\b.*
        (?:dans|d'ici|donnez-moi|encore) (?:une?|quelques|\d+|la|deux|demi)\b.*
        (?:apres|avant|pendant|quand|des que|une fois) (?:le |la |je |mon |ma |l'|manger|diner|dejeuner|avoir|rentrer|rentre|repas|la douche|souper)\b.*
        (?:plus tard|tout a l'heure|bientot|toute a l'heure|un instant|une minute|ttalheure|dans un moment|rappelez-moi.*)(?: .{0,25})?
    """),
    soon=patterns(r"""
        dans (?:une?|\d+|cinq|dix|quinze|vingt|quelques|la|deux) ?(?:petite? |petites )?(?:minutes?|min|mn|instants?|moment|heures?|h|minute)?
        bientot|des que (?:je|j'ai)(?: .{0,20})?
    """),
    not_forgotten=patterns(r"""
        (?:je )?(?:ne |n')?(?:l'|les |la |le )?(?:ai |avais |saute |zappe |vais )?(?:j'ai |jai )?pas (?:oubliee?s?|sautee?|zappee?|la sauter|le sauter)
    """),
    plans=patterns(r"""
        (?:je )?(?:vais|dois|vous) (?:vous |le |la )?(?:appeler|appellerai|rappeler|rappellerai|voir|verrai|parler|demander)\b(?![^.,;!?\n]*\b(?:pren\w+|comprimes?|cachets?|medicaments?|dose)\b)[^.,;!?\n]*
        (?:maintenant )?(?:je )?vais (?:me |m'|aller )?(?!pren|aval|saut|zapp|oubli|l[ea]s? |l')\w+(?:er|ir|re)\b(?![^.,;!?\n]*\b(?:pren\w+|comprimes?|cachets?|medicaments?|dose)\b)[^.,;!?\n]*
        (?:j'ai )?(?:un |mon )?(?:rendez-vous|rdv) (?:chez \w+ \w+ |le |ce )*(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)[^.,;!?\n]*
    """),
    will_take=patterns(r"vais|prendrai"),
    usually=patterns(r"je (?:le|la|les) prends (?:toujours|d'habitude|souvent|parfois)"),
    time_units={
        "h": 60,
        "heure": 60,
        "heures": 60,
        "mn": 1,
        "min": 1,
        "minute": 1,
        "minutes": 1,
        "j": 1440,
        "jour": 1440,
        "jours": 1440,
    },
    half_hour=patterns(r"demi[- ]heure"),
    one_hour=patterns(r"une heure"),
    skipped=patterns(r"""
        (?:j'|je |jai |n')*(?:en ai plus|n'en ai plus|y en a plus)\b.*
        (?:non |desole |desolee |zut |ce soir |bonsoir )*(?:je )?(?:ne |n'|l'|les |la |le |ai |j'ai |j|'ai |jai |me suis |l'ai )*(?:pas (?:pris|prise|voulu|pu|prendre|eu)|oublie|oubliee|saute|sautee|zappe|endormi|endormie|manque|manquee|passe mon tour|zappee)\b.*
        je (?:ne )?(?:le |la |les )?(?:prends|prendrai|veux|vais) (?:pas|plus)\b.*
        (?:non|nan|pas)(?: .{0,12})? (?:ce soir|aujourd'hui|cette fois|ce matin)(?: .{0,40})?
        (?:je |j'|jai |j'ai |il |n'|ne |n |y )*(?:suis |a |ai )?(?:plus (?:de|d'|aucun|rien)|a court|en rupture|en panne)(?: .{0,40})?
        non(?: .{0,30})?
        sautee?(?: .{0,30})?
    """),
    refused=patterns(r"""
        (?:je )?(?:ne )?(?:vais|veux|compte) pas (?:le|la|les|l') ?(?:prendre|avaler)(?!.*(?:avant|maintenant|tout de suite))\b.*
        (?:je )?(?:fais|ai fait) l'impasse\b.*
        (?:je )?(?:le |la |l'ai |l')(?:saute|zappe)e?\b.*
    """),
    skipped_words=each("s, non, non pour", "les deux, aucun des deux, ni l'un ni l'autre")
    | phrases(
        "s, non, oublie, pas pris, pas prise, pas ce soir, saute, sautee, j'ai oublie, "
        "pas aujourd'hui, nan, non oublie, non pas pris"
    ),
    causes={
        "forgot": patterns("oublie\\w*|zappe\\w*|endormie?|pas pense"),
        "felt_better": patterns(
            "(?:je (?:me )?sens|me sentais|je vais|allais|vais|ca va|sens) (?:beaucoup |bien |deja )?(?:mieux|bien)|pas (?:eu )?besoin|plus (?:de )?(?:mal|douleur)|pas mal"
        ),
        "ran_out": patterns(
            "plus (?:de|d'|aucun|un seul) ?(?:medicaments?|comprimes?|cachets?|boite|stock|gelules?|pilules?|medocs?|traitement)|rupture|a court|pharmacie|boite vide|n'en ai plus|en ai plus"
        ),
        "side_effects": patterns(
            "(?:me |m')(?:rend|donne|fait|endort|a rendu|a donne|rends) (?:\\w+ ){0,2}(?:malade|vertiges?|dormir|nausees?|mal|somnolente?|vomir|envie)?|effets? secondaires?|vertiges?|nausees?|bouche seche|somnolen\\w+|vomi\\w*"
        ),
    },
    asks_record=patterns(r"""
        (?:est-ce que |est ce que )?(?:j'?ai|ai-je|je l'ai)(?: deja| bien)? (?:pris|prise|pris mon .{0,20})(?: .{0,30})?\?
        (?:je )?(?:ne )?(?:sais|suis|me souviens|rappelle)(?: (?:plus|pas|pas sure?|plus sure?))*(?: si| de si| d'avoir) (?:je l'|j'|je les )?ai? ?(?:deja )?(?:pris|prise).*
    """),
    advice=patterns(r"""
        (?:prendre|prends|comprimes?|cachets?|medicaments?|dose|moitie|alcool|ibuprofene|paracetamol|doliprane|melanger|jeun)\b.{0,60}\?
        (?:paracetamol|ibuprofene|doliprane|alcool|aspirine)\b.{0,30}(?:c'est possible|est-ce possible|c'est bon|possible ou pas)\b.{0,30}
        (?:est-ce que je|puis-je|je peux|peut-on) (?:\w+ )?(?:prendre|melanger|arreter|couper)\b.{0,60}
        (?:puis-je|puis je|est-ce que je (?:peux|dois)|est ce que je (?:peux|dois)|je (?:peux|dois|devrais|pourrais)|dois-je|dois je|faut-il|faut il|peut-on|on peut|est-il|c'est (?:dangereux|normal|grave)|est-ce (?:dangereux|normal|grave)) .{0,10}(?:arreter|prendre|doubler|boire|conduire|augmenter|diminuer|reduire|melanger|continuer|changer|couper|associer|stopper|sauter|reprendre|manger|que|si|de)\b.*
        (?:que (?:faire|dois|puis|se passe)|combien|quand|comment|pourquoi|quel\w*) .{0,80}(?:prendre|comprimes?|medicaments?|dose|cachets?|mg|effets?|oublie\w*|traitement)\b.*
        (?:je veux|j'ai envie d'|je voudrais|j'aimerais) ?arreter (?:de prendre )?(?:le|les|mes|mon|ce|ces) (?:traitement|medicaments?|comprimes?|cachets?).*
        j'ai une question.*
    """),
    question_words=phrases("meds, medicaments, question, medicament"),
    of_the_dose=patterns(r"pris\w*|prend\w*|avale\w*|saut\w+"),
    supposed=phrases("quand, peut"),
    side_effects={
        "dizzy": patterns(
            "vertiges?|tete qui tourne|la tete me tourne|tournis|etourdie?|etourdissements?|tete tourne"
        ),
        "drowsy": patterns(
            "somnolente?|somnolence|envie de dormir|endormie? tout|ensommeille\\w*|tres fatigue\\w*|dans le gaz|assomme\\w*|sommeil tout|dors debout|vaseux|vaseuse|trop fatigue\\w*"
        ),
        "dry_mouth": patterns(
            "bouche (?:tres |toute |trop |bien )?(?:seche|pateuse)|gorge (?:tres )?seche|secheresse(?: de la bouche| buccale)?|tres soif|bouche est seche"
        ),
        "other": patterns(
            "nausees?|vomi\\w*|constipe\\w*|constipation|diarrhee|vision (?:floue|trouble)|vois flou|vois trouble|eruption|demangeaisons?|sueurs?|transpire\\w*|palpitations|tremblements?|envie de vomir|cauchemars?|mal de tete|maux de tete|boutons|confuse?|gonfle\\w*|coeur au bord"
        ),
    },
    no_side_effects=patterns(
        r"(?:pas|aucun|aucune|sans|plus|ni|jamais|moins|pas trop) (?:de |d'|\w+ ){0,2}?$"
    ),
    no_effects=phrases("non, aucun, aucune, rien"),
    words_of_effect_letters=phrases("non, mon, don"),
    and_words=phrases("et"),
    but_words=phrases("mais"),
    reactions=patterns(r"""
        (?:\w+ )?(?:a (?:aime|adore|ri (?:a|de)|reagi .{0,12}a|mis en evidence|souligne|questionne)|aime|adore|n'a pas aime|j'aime|j'adore) (?:une (?:image|photo)|un (?:message)|".*|'.*)
        a (?:supprime|retire) .{1,30} ".*
    """),
    auto_replies=patterns(r"""
        (?:je )?(?:conduis|suis (?!.*\b(?:prendrai|vais (?:le|la|les) prendre|prends apres)\b)(?:au volant|en reunion|en conge|en vacances|absent\w*|actuellement absent\w*|en train de conduire))\b.{0,120}
        (?:reponse|message) automatique.*
        absent\w* du bureau.*
        (?:je )?(?:ne )?(?:peux|suis) pas (?:parler|repondre|disponible)\b.*
        merci (?:pour|de) (?:votre|nous avoir|m'avoir) .*
        je (?:vous )?(?:rappelle|rappellerai|repondrai) .*
    """),
    quoted=patterns(r"le .{5,80} a ecrit ?:(?s:.*)"),
    own_prompt=patterns(r"douleur moyenne (?:des|ces|dans les) dernieres 24 heures"),
    own_prompt_ends=patterns(r"repondez par un (?:seul )?nombre"),
    shorthand={
        "j'veux": "je veux",
        "j'vais|j'vas": "je vais",
        "j'suis": "je suis",
        "j'peux": "je peux",
        "j'prends": "je prends",
        r"(?<=je )vas": "vais",
        r"(?:chu|chui|j'su|jsuis)(?= (?:pu|pas|a|rendue?|en|au|tannee?|fatiguee?|correct|mieux|ben|dans)\b)": "je suis",
        r"j'me": "je me",
        r"(?<=suis )pu": "plus",
        r"(?<=rappelle )pu": "plus",
        r"(?<=souviens )pu": "plus",
        r"pu(?= de (?:textos?|messages?|sms)\b)": "plus",
        r"(?<=chu )pu|(?<=chui )pu": "plus",
        r"(?<=enlevez )moe|(?<=laissez )moe": "moi",
        r"(?<=veux )pu": "plus",
        r"(?<=peux )pu": "plus",
    },
    signatures=patterns(r"envoye (?:de|depuis|a partir de) (?:mon |mail |outlook|yahoo)?.{0,40}"),
)
