"""The Spanish words of danger that Carebell brings, as `danger_words` reads them."""

DANGER: dict[str, object] = {
    "physical": [
        r"no (?:me |le )?(?:para|paran|deja|dejan) de sangrar|sangr\w+ .{0,20}no (?:para|se detiene|cesa|se corta)|no (?:me )?siento (?:nada en )?(?:las |mis |la |mi |los |ni )*(?:piernas?|pies|brazos?|manos?|cara)|(?:sin|perdi(?: la| toda la)?) (?:sensibilidad|fuerza) en (?:las |los |la |el )?(?:piernas?|pies|brazos?|cara)",
        r"no (?:puedo|logro|consigo|alcanzo a) (?:ni |casi |bien )*(?:respirar|tragar|orinar|hablar|moverme|agarrar aire)|(?:me encontraron|encontre a \w+(?: \w+)?) (?:tirad[oa]|en el (?:piso|suelo))|veo cosas que no (?:estan|existen)|no se donde estoy|(?:peor|fuerte) dolor de cabeza de mi vida",
        r"(?:durmio|durmieron|entumecio|paralizo|cayo) (?:\w+ )?(?:mitad|medio|media|un lado|el lado)|(?:mitad de la|media) cara",
        r"(?:boca|cara|rostro)(?: \w+){0,2} (?:chueca|torcida|de lado)|(?:torcio|torcido|torce|cayo) la (?:cara|boca)|echa(?:ndo)? espuma|(?:desperte|encontre|aparecio) (?:\w+ ){0,3}en el (?:piso|suelo)",
        r"(?:nin[oa]|nietos?|nietas?|hij[oa]s?|bebe|perr[oa]|gat[oa]|nene|nena)(?: \w+){0,2}? (?:se )?(?:comio|trago|metio a la boca|tomo) (?:\w+ )?(?:de )?(?:mis?|las?|los) (?:pastillas?|pildoras?|medicinas?|medicamentos?|tabletas?|remedios?)",
        r"(?:me )?(?:tome|tomado|trague)(?: ya)? (?:otra|otro|otras|otros)(?: (?:vez|pastilla|dosis|tableta))?(?=\s*(?:$|[,.;!\n]|por|sin|mas))|(?:me )?(?:la |lo )?tome (?:dos|2) veces(?! al)|(?:trague|tome|tomado) tod[oa]s? (?:la caja|el frasco|el blister|las pastillas)",
        r"(?:habla|palabras?|lengua)(?: me| se)? (?:\w+ )?(?:traba|sale[n]? (?:raro|mal)|enreda)|(?:media|la mitad de la) cara (?:\w+ ){0,2}(?:caida|cayo|dormida|torcida)",
        r"no (?:puedo|puede|logro|podia) (?:casi )?(?:respirar|tragar)|(?:me cuesta|cuesta|cuesta mucho|dificultad(?: para| al)?|apenas puedo|casi no puedo|no respiro|trabajo me cuesta|problemas para) ?(?:mucho |trabajo )?(?:respirar|respiro|tragar)?(?<!me cuesta)(?<!cuesta)(?<!apenas puedo)(?<!casi no puedo)(?<!problemas para)|me (?:falta|hace falta) (?:el )?aire|falta de aire|sin aire|me ahogo|me estoy ahogando|me asfixio|ahogandome|no (?:esta )?respira(?:ndo)?",
        r"(?:dolor|presion|opresion|apretado|punzadas?|ardor)(?: \w+){0,3}? (?:en|de) (?:el |mi )?(?:pecho|corazon)|(?:me )?(?:duele|aprieta|oprime)(?: \w+){0,2}? (?:el |mi )?(?:pecho|corazon)|(?:ataque|paro) (?:al |del |de |cardiaco|cardiac)\w*|infarto|corazon (?:\w+ ){0,2}?(?:acelerad\w+|rapido|a mil|se me sale|muy rapido)|taquicardia",
        r"me (?:desmaye|desmayo|desvaneci|desplome|desmayando)|(?:se )?desmay(?:o|e|ado|ada)|perdi (?:el conocimiento|la conciencia)|inconsciente|no (?:despierta|responde|reacciona)|convulsion\w*|convulsionando|derrame|embolia|ictus|no puedo (?:mover|hablar|sentir)(?: \w+){0,4}|(?:cara|boca) (?:\w+ )?(?:torcida|chueca|caida|hinchada)|hinchad[oa] (?:la |el )?(?:cara|garganta|lengua|labios)|se me (?:hincho|hincha|esta hinchando|cierra|cerro|hincharon|esta cerrando) (?:la |el |los |las )?(?:cara|garganta|lengua|labios)|(?:garganta|lengua|cara|labios) (?:\w+ )?(?:hinchad\w+|cerrad\w+|se (?:me )?cierra|inflamad\w+)|reaccion alergica|arrastro las palabras",
        r"no puedo (?:orinar|hacer pis|hacer pipi|mear)|no he podido orinar|sobre ?dosis|(?:tome|tomado|trague|tomo|tomó|di) (?:\w+ ){0,3}?(?:demasiad[oa]s?|de mas|doble|dos veces|2 veces|muchas pastillas|todas las pastillas|todo el frasco|toda la caja|el frasco entero|(?:2|3|dos|tres) (?:\w+ )?por (?:error|equivocacion|accidente)|(?:[4-9]|1\d|[2-9]\d) (?:pastillas|tabletas|de ellas|juntas)|la (?:pastilla|medicina|que no era) ?(?:equivocada|que no era|incorrecta)?(?<!la pastilla)(?<!la medicina)|el (?:medicamento|remedio) (?:equivocado|que no era)|pastillas? equivocadas?|(?:medicina|pastillas?) de (?:mi|otra))|dosis doble|doble dosis|me (?:la |lo |las )?tome (?:dos|2) veces|me equivoque de (?:pastilla|medicina|medicamento|dosis)|intoxic\w+|envenen\w+",
        r"(?:llamen?|llame|manden?|necesito)(?: \w+)? (?:ambulancia|911|112|emergencias?)|es una emergencia|(?:ayudenme|ayudame|auxilio|socorro|necesito ayuda(?: ya| urgente)?|ayuda por favor|por favor ayuda)(?: .{0,20})?|me muero(?! (?:de (?:risa|hambre|sed|ganas|calor|frio|sueno|pena|aburrimiento)|por))|me estoy muriendo(?! de (?:risa|hambre|sed|calor|frio|sueno))|vomit\w+ sangre|sangr\w+ (?:mucho|sin parar)|voy a urgencias|en urgencias|me cai y no puedo",
    ],
    "self_harm": [
        r"(?:tome|tomado|trague|tragado|corte) (?:\w+ ){0,6}?(?:a proposito|adrede)|(?:no (?:hay|tengo|veo|encuentro)|sin|ninguna?) (?:ninguna? |mas |otra )*(?:razon|razones|motivos?) para (?:seguir(?: viviendo| adelante| aqui)?|vivir|continuar)(?=\s*(?:$|[.,!;]))|voy a saltar(?=\s*(?:$|[.,!;]))|(?:parad[oa]|sentad[oa]|de pie) (?:en|sobre) (?:el|un) (?:puente|borde|tejado|techo)\b(?!.{0,30}(?:mirando|esperando))",
        r"me (?:corte|cortaria|quiero cortar) (?:las venas|los brazos|las munecas)|para que (?:seguir|vivir)(?=\s*(?:$|[.,!;]|viviendo|asi))",
        r"(?:mi|la|esta) vida (?:ya )?no (?:tiene|vale|sirve)(?: \w+){0,2}|(?:quiero|quisiera|ganas de) (?:desaparecer|ya no estar|no estar aqui)|(?:mejor|mas felices|tranquilos) si (?:yo )?(?:no estuviera|me muero|me muriera|no existiera)",
        r"(?:me|nos) (?:quiero|quisiera|voy a|deseo|queria|dan ganas de) (?:matar|morir|suicidar|ahorcar|colgar|quitar la vida)(?! (?:de (?:risa|hambre|sueno|calor|frio|sed|verguenza|ganas)))|(?:nada|nadie) (?:por|para) (?:que|quien) vivir|pastillas? (?:list[ao]s?|junt[ao]s?) para|adios a todos|ganas de no (?:despertar|estar|seguir)",
        r"no vale la pena (?:seguir|vivir|nada de esto|mi vida)|(?:pensando en|pienso en|ganas de|quiero) (?:acabar|terminar) con todo|quiero (?:desaparecer|dormir para siempre)",
        r"dormir(?:me)? y (?:ya )?(?:no|nunca) (?:mas )?despertar|soy (?:una|un) (?:carga|estorbo|peso)|nadie me (?:va a extranar|extranaria|echaria de menos)|(?:no tiene|sin) (?:caso|sentido) (?:seguir|vivir)|tirarme (?:al|del|desde|a la)\b(?! (?:agua|alberca|piscina|sofa|cama))",
        r"(?:estarian?|estaran|vivirian|estaria)(?: \w+){0,2} mejor sin mi|(?:hoy|esta noche) (?:lo|la) termino(?: todo)?|(?:termin|acab)ar con todo|no (?:puedo|quiero) seguir (?:viviendo|asi con vida)|ya no puedo mas con (?:la|esta) vida|carta(?:s)? de despedida|despedir(?:me)? de (?:mis|todos)|(?:voces|voz)(?: \w+){0,3} (?:dicen|dice) que (?:me|salte|lo haga)",
        r"suicid\w+|(?:quiero|quisiera|prefiero|deseo|ganas de|mejor|voy a|pienso en|pensando en|deberia|preferiria|kiero) (?:estar )?(?:morir(?:me)?|matarme|muert[oa]|desaparecer para siempre|no despertar|acabar con (?:mi vida|todo)|quitarme la vida|terminar con (?:todo|mi vida)|hacerme dano|cortarme las venas|no vivir|dejar de vivir|no existir|ya no (?:vivir|estar))|matarme|quitarme la vida|(?:me|me voy a) (?:mato|matar|quito la vida|corto las venas|ahorco)|hacerme dano|me hago dano|autolesion\w*",
        r"(?:ya )?no (?:quiero|deseo|puedo|tengo ganas de|tengo razones? para|hay razon para|le veo sentido a|vale la pena|tiene sentido|merece la pena) (?:seguir )?(?:viv\w+|la vida|mas con (?:mi|esta) vida|seguir adelante|existir|estar (?:aqui|viv[oa])|despertar)|mejor (?:muert[oa]|estarian sin mi)|estarian mejor sin mi|cansad[oa] de (?:vivir|la vida)|acabar con (?:mi vida|todo esto)|ojala (?:me )?(?:muriera|no despertara|estuviera muert[oa]|me muera)",
    ],
    "not_meant": [
        r"(?:casi )?(?:me|le) (?:da|dio|daba|va a dar) un infarto (?:con|viendo|de (?:risa|susto|emocion|la risa)|al ver|por el)|en (?:19|20)\d\d (?:\w+ ){0,3}infarto|infarto (?:en (?:19|20)\d\d|hace (?:\w+ )?(?:anos|meses))|hace (?:\w+ )?anos (?:\w+ ){0,3}infarto|ahog\w+ en un vaso de agua|(?:lavadora|secadora|licuadora|coche|carro|motor|refri\w*) (?:\w+ )?convuls\w+|paro de",
        r"(?:me )?(?:esta )?mata(?:ndo)? (?:el dolor|la espalda|la rodilla|el calor|la pierna)|(?:dolor|espalda|rodilla|pierna|cabeza|calor|cadera|pie|cuello|trabajo)(?: \w+){0,2}? (?:me )?(?:mata|esta matando|matandome|va a matar|trae muert[oa])|me (?:muero|estoy muriendo) (?:de|por)(?: \w+)?|muert[oa] de (?:risa|hambre|sueno|cansancio|frio|miedo)|dolor de pecho de hace anos|demasiad[oa]s? (?:comida|cafe|pastel|trabajo|tele|sol|cerveza|vino|agua)",
    ],
    "denied": [
        r"(?:no|sin|nunca|ni|nada de|jamas|tampoco|ningun|ninguna|no tengo|no he tenido|no siento|no estoy|no soy|no pienso|no quiero)(?: (?:tengo|he|tenido|siento|estoy|pienso|quiero|un|una|el|la|de|en|me|ideas?|pensamientos?|hay|voy a|que|ganas|mas|ni|ningun|soy|ha|habido))*",
        r"(?:si|en caso de)(?: (?:me|tengo|hay|un|una))*",
    ],
    "must_hit": {
        "physical": [
            "no puedo respirar",
            "me duele mucho el pecho",
            "tome demasiadas pastillas",
            "me falta el aire",
            "me desmaye",
        ],
        "self_harm": [
            "quiero morirme",
            "ya no quiero vivir",
            "pienso en el suicidio",
            "me quiero morir y no quiero seguir viviendo",
        ],
    },
    "must_not_hit": [
        "el dolor me mata",
        "me muero de hambre",
        "no me duele el pecho",
        "me duele la espalda",
        "ya me tome la pastilla",
    ],
}
