"""The Portuguese words of danger that Carebell brings, as `danger_words` reads them."""

DANGER: dict[str, object] = {
    "physical": [
        r"nao (?:para|parou|quer parar) de sangrar|sangr\w+ .{0,20}nao (?:para|estanca)|nao (?:estou )?(?:sinto|sentindo) (?:nada n)?(?:as |minhas? |meus? |os |a |o )*(?:pernas?|pes|bracos?|maos?|rosto)|(?:sem|perdi a) sensibilidade n",
        r"(?:me acharam|me encontraram|achei (?:ele|ela|\w+ \w+)) (?:caid[oa]|no chao|desmaiad[oa])|vejo coisas que nao (?:existem|estao)|nao sei onde estou|pior dor de cabeca da (?:minha )?vida|lado (?:esquerdo|direito) (?:\w+ )?(?:dormente|paralisad\w+|fraco|morto)|toss\w+ sangue",
        r"(?:crianca|net[oa]|filh[oa]|bebe|cachorr[oa]|gat[oa]|menin[oa])(?: \w+){0,2} (?:comeu|engoliu|tomou|botou na boca) (?:\w+ )?(?:meus?|os|as|minhas?|dos meus) (?:comprimidos?|remedios?|medicamentos?|pilulas?)|(?:tomei|engoli) (?:outro|outra)(?: comprimido| dose)?(?=\s*(?:$|[,.;!\n]|sem|por|de novo))|(?:metade do rosto|boca)(?: \w+){0,2} (?:caid[oa]|caiu|tort[oa])",
        r"(?:nao (?:consigo|consegue|estou conseguindo|to conseguindo|posso)|mal consigo|dificuldade (?:de|para|pra|em)|dificil|ta dificil|esta dificil|sofrendo pra|quase nao consigo|custando a) (?:\w+ )?(?:respirar|engolir)|falta de ar|sem ar\b|sufocando|me sufoc\w+|engasg\w+|sem folego|nao (?:esta |ta )?respirando?",
        r"(?:dor(?:es)?|pressao|aperto|pontada|peso|queimacao)(?: \w+){0,2}? (?:no|de|do|em meu|na) (?:meu )?(?:peito|coracao|torax)|peito (?:\w+ ){0,2}?(?:doendo|doi|apertad\w+|apertando|pesado)|doi (?:muito )?(?:o |meu )?peito|ataque cardiaco|infart\w+|parada cardiaca|coracao (?:\w+ ){0,2}?(?:disparad\w+|acelerad\w+|disparando|disparou|batendo (?:muito |forte|rapido)\w*|a mil)|taquicardia",
        r"desmai(?:ei|ou|ando|ada|ado|o|ar)|perdi (?:a consciencia|os sentidos)|inconsciente|nao (?:acorda|responde|reage)(?! (?:as? mensag))|convuls\w+|convulsionando|avc|derrame|(?:rosto|boca|lingua|garganta|labios?|cara)(?: \w+){0,2}? (?:inchad\w+|inchando|incha|tort[oa]|fechando|dormente|inchou)|inchaco (?:no|na) (?:rosto|garganta|boca|lingua)|fala (?:enrolada|arrastada)|nao (?:consigo|sinto) (?:mexer|falar|mover|meu braco|minha perna|um lado|metade)|reacao alergica|garganta (?:ta |esta )?fechando",
        r"nao (?:consigo|estou conseguindo|to conseguindo) (?:urinar|fazer xixi|mijar)|over ?dos\w+|superdos\w+|(?:tomei|tomado|tomou|engoli|tomando) (?:\w+ ){0,4}?(?:demais|a mais|em dobro|duas vezes|2 vezes|dobrad[oa]|muitos (?:comprimidos|remedios)|todos os (?:comprimidos|remedios)|a caixa (?:toda|inteira)|a cartela (?:toda|inteira)|o vidro (?:todo|inteiro)|(?:2|3|dois|duas|tres) (?:\w+ )?por (?:engano|erro|acidente)|(?:[4-9]|1\d|[2-9]\d) (?:comprimidos|capsulas|remedios|de uma vez|deles)|(?:o )?(?:remedio|comprimido|medicamento) (?:errado|trocado|do meu|da minha)|a (?:medicacao|dose) (?:errada|dupla|dobrada))|dose (?:dupla|dobrada|em dobro)|remedio errado|comprimido errado|envenen\w+|intoxic\w+",
        r"(?:chame[mi]?|chama|mande[mi]?|preciso de|liga pro|ligue pro)(?: \w+)? (?:ambulancia|samu|192|911|112|socorro)|e uma emergencia|(?:socorro|me ajud[ae][mi]?|ajudem|preciso de ajuda|ajuda por favor|por favor (?:me )?ajud\w+)(?: .{0,20})?|(?:estou|to|tou|acho que (?:vou|estou)|vou) (?:morrer|morrendo)(?! de (?:fome|rir|sono|sede|calor|frio|cansaco|saudade|vontade|tedio))|vomit\w+ sangue|sangr\w+ (?:muito|sem parar|bastante)|indo (?:pro|para o) (?:pronto socorro|hospital|ps)|no pronto socorro|cai e nao consigo",
    ],
    "self_harm": [
        r"(?:tomei|engoli|cortei) (?:\w+ ){0,6}?de proposito|(?:nao (?:ha|tenho|vejo)|sem|nenhuma?) (?:nenhuma? |mais )*(?:razao|motivos?) (?:para|pra) (?:continuar|viver|seguir)(?=\s*(?:$|[.,!;]))|vou (?:me jogar|pular)(?=\s*(?:$|[.,!;]|da ponte))|(?:parad[oa]|sentad[oa]|em pe) na (?:ponte|beira)\b(?!.{0,30}(?:esperando|olhando))",
        r"nao (?:quero|queria|desejo|aguento) (?:mais )?(?:estar|ficar|continuar) (?:viv[oa]|aqui neste mundo)|pra que (?:continuar|viver)",
        r"(?:vontade|quero|queria) (?:de )?(?:so )?(?:sumir|desaparecer)(?! (?:d[aoe]|dess[ae]|um pouco|com))|nao vejo (?:mais )?(?:sentido|graca|razao|motivo)(?: (?:em|na|para|pra|de) (?:viver|vida|nada|continuar))|(?:melhor|mais felizes) se eu (?:nao estivesse|morresse|sumisse)|(?:minha |a )?vida (?:ja )?nao (?:tem|faz|vale)(?: \w+){0,2}",
        r"(?:nada|ninguem) (?:por|pelo|para|pra) (?:que|quem|qual) viver|(?:eu )?me quero matar|vou tomar todos(?: os (?:comprimidos|remedios))?(?: de uma vez)?|adeus a todos|queria (?:nao ter (?:nascido|acordado)|dormir e nao acordar)|vontade de nao (?:acordar|existir|estar aqui)",
        r"(?:pensando em|penso em|vontade de|quero) (?:acabar com tudo|sumir de vez|dormir para sempre|desaparecer)|a vida nao vale",
        r"dormir e (?:nao|nunca) (?:mais )?acordar|sou (?:um|so um) (?:peso|fardo|estorvo)|ninguem (?:vai|iria) sentir (?:minha )?falta|me jogar (?:d[aoe]|na frente|embaixo)",
        r"(?:estariam|estaria|ficariam|viveriam)(?: \w+){0,2} melhor sem mim|(?:cartas?|bilhete) de despedida|vozes(?: \w+){0,3} (?:dizem|mandam|mandando|dizendo) (?:para|pra|que)|hoje (?:eu )?acabo com (?:tudo|isso)",
        r"suicid\w+|(?:quero|queria|prefiro|preferia|desejo|vontade de|vou|pensando em|penso em|melhor|devia) (?:estar )?(?:morrer|me matar|mort[oa]|sumir (?:do mundo|pra sempre|para sempre|desse mundo)|acabar com (?:a minha vida|minha vida|tudo)|tirar (?:a )?minha (?:propria )?vida|nao acordar(?: mais)?|me machucar|me cortar|dar fim|por um fim|nao existir)|me mat(?:ar|o)\b|tirar (?:a )?minha (?:propria )?vida|me machucar de proposito|automutil\w*|me enforcar",
        r"(?:ja )?nao (?:quero|aguento|tenho vontade de|vejo (?:sentido|razao|motivo)(?: em| para| pra)?|vale a pena|tem sentido|desejo|tenho motivo pra|consigo) (?:mais )?(?:viver|estar viv[oa]|existir|acordar|essa vida|a vida|mais viver|continuar viv\w+)(?: mais)?|(?:cansad[oa]|cansei) (?:de viver|da vida)|melhor (?:mort[oa]|sem mim)|(?:a )?vida nao (?:vale|tem|faz) (?:mais )?(?:a pena|sentido)|acabar com (?:a )?minha vida|dar fim (?:a|na) minha vida|sem vontade de viver|desisti da vida|nao vale (?:mais )?a pena viver",
    ],
    "not_meant": [
        r"sumir (?:do trabalho|daqui|um pouco)",
        r"(?:morrendo|morrer|morta|morto|morro) de (?:fome|rir|sono|sede|calor|frio|cansaco|saudades?|vontade|medo|tedio|vergonha)|(?:dor|costas|joelho|perna|calor|cabeca|pe|trabalho|isso|coluna|quadril)(?: \w+){0,2}? (?:me )?(?:matando|mata|matar|me matou)|(?:comida|cafe|bolo|trabalho|sol|cerveja|vinho) demais|bateria morreu|celular morreu",
    ],
    "denied": [
        r"(?:nao|sem|nunca|nem|nada de|nenhuma?|jamais|tampouco|longe de)(?: (?:tenho|estou|to|sinto|penso|quero|tive|uma?|o|a|de|em|me|ideias?|pensamentos?|com|ha|vou|mais|nenhuma?|estive|senti|sou|ta|esta))* ?",
        r"(?:se|caso|em caso de)(?: (?:eu|tiver|sentir|der|uma?))*",
    ],
    "must_hit": {
        "physical": [
            "nao consigo respirar",
            "dor no peito",
            "tomei comprimidos demais",
            "desmaiei hoje",
        ],
        "self_harm": ["quero morrer", "nao quero mais viver", "penso em suicidio", "vou me matar"],
    },
    "must_not_hit": [
        "morrendo de fome",
        "a dor esta me matando",
        "sem dor no peito",
        "tomei o remedio",
    ],
}
