"""The French words of danger that Carebell brings, as `danger_words` reads them."""

DANGER: dict[str, object] = {
    "physical": [
        r"(?:n'?arrete|s'?arrete|cesse) pas de saigner|saign\w+ .{0,20}(?:n'?arrete|s'?arrete|cesse) pas|(?:sens|sent) (?:plus|pas) (?:du tout )?(?:mes|ma|les|la|mon) (?:jambes?|pieds?|bras|mains?|visage)|perdu la sensation dans",
        r"(?:m'a|l'ai|l'a|m'ont) trouvee? (?:par terre|au sol|inconsciente?)|je vois des choses qui n'existent pas|je ne sais (?:plus|pas) ou je suis|pire mal de tete de ma vie|(?:cote|bras|jambe) (?:gauche|droite?) (?:\w+ )?(?:paralyse\w*|engourdie?|mort|morte)|je tousse du sang",
        r"(?:avale|pris|englouti) (?:toute|tout|tous|toutes) (?:la|le|les|mes) (?:plaquette|boite|tube|flacon|comprimes|cachets|medicaments)|(?:enfant|petit-fils|petite-fille|fils|fille|bebe|chien|chat|petit|petite)(?: \w+){0,2} (?:a |ont )?(?:mange|avale|pris) (?:\w+ )?(?:mes|les|des|de mes) (?:comprimes|cachets|medicaments|pilules)|(?:bouche|visage)(?: \w+){0,2} (?:de travers|tordue?|paralyse)|mots (?:sortent|viennent) (?:mal|de travers)",
        r"(?:[nj]'?arrive|arrive|peux|peut) (?:plus|pas|meme plus|meme pas) (?:a )?(?:bien )?(?:respirer|avaler)|(?:du mal|peine|difficultes?|dificile|difficile|galere)(?: a| de| pour)? (?:respirer|avaler|respire)|j'?etouffe|etouffe|suffoque|essouffle\w*|manque d'air|(?:ne )?respire (?:plus|pas|mal)",
        r"(?:douleurs?|mal|pression|oppression|serrement|poids|serre|point)(?: \w+){0,2}? (?:a la|dans la|au|dans le|de la|sur la) ?(?:poitrine|coeur|thorax)(?! en miettes)|douleurs? thoracique\w*|poitrine (?:\w+ )?(?:serree?|oppressee?|me fait mal|fait mal)|crise cardiaque|infarctus|arret cardiaque|coeur (?:\w+ ){0,3}?(?:s'emballe|bat (?:tres |trop )?(?:vite|fort)|a 100 a l'heure|emballe)|tachycardie",
        r"(?:evanoui\w*|perdu connaissance|inconsciente?|tombee? dans les pommes|malaise)|ne (?:se )?(?:reveille|repond|reagit) (?:plus|pas)|convulsion\w*|crise d'epilepsie|avc|(?:visage|bouche|langue|gorge|levres?)(?: \w+){0,2}? (?:paralyse\w*|gonfle\w*|enfle\w*|qui gonfle|tombe|deforme\w*|se ferme|se serre)|(?:gonflement|oedeme)|je ne (?:sens|bouge) plus (?:mon|ma|mes)|reaction allergique|ne peux plus (?:bouger|parler)",
        r"(?:n'?arrive|peux|arrive) (?:plus|pas) (?:a )?(?:uriner|faire pipi|pisser)|sur ?dos(?:e|age)|overdose|(?:pris|avale|prise|prends) (?:\w+ ){0,4}?(?:trop (?:de |d')?(?:comprimes|medicaments|cachets|pilules|gelules)?|double dose|deux fois|2 fois|toute la boite|tous les comprimes|tous mes|tout le flacon|le mauvais|la mauvaise|(?:2|3|deux|trois) (?:\w+ )?(?:par erreur|au lieu)|(?:[4-9]|1\d|[2-9]\d) (?:comprimes|cachets|pilules|gelules|d'un coup))|double dose|dose double|trompee? de (?:medicament|comprime|dose|boite|cachet)|mauvais (?:medicament|comprime|cachet)|empoisonn\w+|intoxi\w+",
        r"(?:appelez|envoyez|besoin d)(?: |')?(?:\w+ )?(?:une ambulance|ambulance|le samu|samu|les pompiers|pompiers|les secours|le 15|112|911|de l'aide)|c'est une urgence|(?:a l'aide|au secours|aidez[- ]?moi|aide[- ]?moi)(?: .{0,20})?|je (?:meurs|vais mourir|suis en train de mourir)(?! de (?:faim|soif|rire|chaud|froid|fatigue|sommeil|chaleur|honte))|(?:vomi\w*|crache\w*) du sang|saigne (?:beaucoup|abondamment)|je vais aux urgences|aux urgences|tombee? et (?:je )?(?:ne |n')?(?:peux|arrive)",
    ],
    "self_harm": [
        r"(?:pris|avale|coupee?) (?:[\w']+ ){0,6}?(?:expres|volontairement|deliberement)|(?:plus|pas|aucune) (?:aucune |de )*raison de (?:continuer|vivre|rester|me lever)(?=\s*(?:$|[.,!;]))|je vais sauter(?=\s*(?:$|[.,!;]))|(?:debout|assise?) sur (?:le|un) (?:pont|bord|toit|rebord)\b(?!.{0,30}(?:attend|regard))",
        r"a quoi (?:bon|ca sert de) (?:continuer|vivre|rester)",
        r"(?:prefere\w*|aimerais|voudrais|mieux valu|mieux) (?:\w+ )?(?:etre morte?|mourir|disparaitre|ne plus etre la)|(?:ma |la )?vie n'a (?:plus|aucun|pas)(?: \w+)? sens|(?:mieux|plus heureux|tranquilles) si j'(?:etais|etait) (?:morte?|plus la|pas la)|je (?:veux|voudrais) disparaitre|n'en peux plus de (?:vivre|la vie|cette vie)|me (?:tuer|pendre|supprimer)",
        r"(?:rien|personne) (?:pour|a) (?:quoi|qui) vivre|plus rien ne me retient|adieu (?:a tous|tout le monde)|je vais (?:tous|tout|toutes) les (?:prendre|avaler)|envie de ne (?:plus|pas) (?:me reveiller|etre la|exister)|j'aurais voulu ne (?:pas|jamais) (?:me reveiller|naitre)",
        r"je vais (?:sauter(?! (?:le|la|les|un|une|du|dans|sur|de joie))|me jeter|me foutre en l'air|en finir)|(?:pense|penser) a en finir|dormir pour toujours|la vie ne vaut (?:plus|pas)",
        r"m'endormir et (?:ne )?(?:plus|jamais|pas) (?:me )?reveiller|(?:suis|etre) (?:un|qu'un) (?:poids|fardeau)|je ne manquerai[st]? a personne|(?:plus|aucun) (?:gout|envie|raison) (?:a|de) (?:la vie|vivre)|me jeter (?:sous|du|d'un|par la fenetre)",
        r"(?:seraient|serait|seront|iraient)(?: \w+){0,2} mieux sans moi|(?:lettres?|mot) d'adieu|(?:faire|dire) mes adieux|en finir (?:ce soir|avec tout|une bonne fois)|(?:des |les )voix(?: \w+){0,3} (?:disent|dit) de (?:sauter|mourir|le faire|me)",
        r"suicid\w*|(?:veux|voudrais|envie|vais|prefere|aimerais|pense a|songe a|besoin) (?:(?:de|d'|a|etre|me) ?)*(?:mourir|mort\b|morte\b|tuer|me tuer|en finir|faire du mal|ne plus (?:etre la|me reveiller|vivre|exister)|disparaitre|foutre en l'air|pendre|ouvrir les veines)|me (?:tuer|foutre en l'air|suicider|faire du mal|pendre|taillader|scarifier)|en finir(?! avec (?:ces|les|ce|cette))|automutil\w*",
        r"(?:ne )?(?:veux|souhaite|peux|envie) (?:plus|pas)(?: de| d'| envie de)? ?(?:vivre|etre la|exister|continuer a vivre|me reveiller|continuer comme ca)|plus (?:envie de vivre|aucune raison de vivre|de raison de vivre|gout a la vie|la force de vivre)|(?:aucune|pas de) raison de vivre|mieux (?:mort|morte|sans moi)|(?:la )?vie (?:ne |n')?(?:vaut|a) (?:pas|plus) (?:la peine|de sens|le coup)|fatiguee? de vivre|marre de (?:vivre|la vie)|ne (?:vaut|sert) plus a rien de vivre|a quoi bon vivre",
    ],
    "not_meant": [
        r"(?:meurs|mourir|crever|mort|morte) de (?:faim|soif|rire|chaud|froid|fatigue|sommeil|peur|honte|chaleur|trouille|ennui)|(?:douleur|dos|genou|jambe|pied|chaleur|hanche|ca|boulot|travail|escaliers?)(?: \w+){0,2}? (?:me |m')?(?:tue|tuent|tuer|acheve)|mal au coeur|trop (?:de |d')?(?:travail|cafe|chocolat|gateau|vin|soleil|choses|bruit|marche)|jardin mort|batterie morte"
    ],
    "denied": [
        r"(?:pas|aucun|aucune|sans|jamais|ni|plus|non|n'ai pas|pas du tout|rien|ne suis pas|pas eu)(?: (?:de|d'|du|tout|eu|la|le|une?|pensees?|idees?|envie|a|plus|de me|d'idees?|mal|ni|par|ete))* ?",
        r"(?:si|en cas de|au cas ou)(?: (?:j'ai|je|une?|des|fais|il y a|on))*",
    ],
    "must_hit": {
        "physical": [
            "je n'arrive plus a respirer",
            "j'ai mal a la poitrine",
            "j'ai pris trop de comprimes",
            "je me suis evanoui",
        ],
        "self_harm": [
            "je veux mourir",
            "j'ai envie d'en finir",
            "je ne veux plus vivre",
            "je pense au suicide",
        ],
    },
    "must_not_hit": [
        "je meurs de faim",
        "la douleur me tue",
        "pas de douleur a la poitrine",
        "j'ai mal au dos",
    ],
}
