"""The Spanish words the reader knows. Data only; what each list is for: words.py."""

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

_WEATHER = each(
    "con, por, en, debido a",
    "el, este, la, esta, tanto, tanta",
    "frio, calor, lluvia, humedad, clima, tiempo, viento, nieve, tormenta, invierno",
)
_PUT_DOWN = each(
    "pon, ponga, pongan, pone, apunta, apunte, anota, anote, marca, marque, registra, registre, "
    "escribe, escriba, dile, digale, ponme, ponle, pongame, pongale, apuntame, apunteme, "
    "anotame, anoteme, anotalo, anotelo, ponlo, pongalo",
    "-, un, en, en un, como, que, que es, que es un",
)
_RECKON = each(
    "calculo, estimo, considero, imagino, me imagino, opino, apuesto, diria",
    "-, que, un, que un, que es, que es un",
)
_WITH = each(
    "amaneci, desperte, me desperte, me levante, estoy, sigo, ando, aqui",
    "con",
    "-, un, dolor de, un dolor de",
)
_MOVED = each(
    "bajo, subio, ha bajado, ha subido, paso, volvio, cayo, aumento, disminuyo, va bajando, "
    "va subiendo, mejoro",
    "a",
    "-, un",
)
_KILLED_ME = each(
    "me",
    "-, ha, han, esta, estan, casi",
    "mata, matan, mato, mataron, matando, matado, destrozo, destrozaron, acabo, acabaron, "
    "revento, reventaron, molio, molieron",
)
_AND_RISING = each("y", "-, va, sigue", "subiendo, empeorando, aumentando")
_GIVE_IT = each(
    "-, le, lo, la", "pondria, daria, marcaria, calificaria, califico", "-, un, como un, con un"
)
_SUCH_JOINTS = each(
    "-, en, de",
    "las, los",
    "rodillas, piernas, manos, pies, brazos, hombros, caderas, dedos, tobillos, huesos, munecas",
)
_OH_MY = each("uy, ay, huy, uf, madre mia, dios mio, virgen santa", "-, dios, dios mio, no, madre")
_ALL_NIGHT = each("toda la, todo el", "noche, tarde, manana, dia, rato")
_MILD = each("-, muy, mas", "bajito, mejorcito, flojito, suavecito, levecito, poquito")

_THANK_HEAVEN = each(
    "gracias a",
    "dios, diosito, mi dios, la virgen, la virgencita, jesus, cristo, el senor, nuestro senor, el cielo",
)
_ANNOUNCED = each(
    "me alegra, me alegro de, me complace, me da gusto, me da pena, siento, lamento, "
    "encantada de, encantado de, feliz de, contenta de, contento de, tengo el gusto de",
    "decirle, decirte, decirles, decir, informarle, informar, contarle, comunicarle, reportar",
    "-, que",
)
_LET_ME_SEE = each("-, a, pues", "deje, deja, dejeme, dejame", "ver, veo, pensar") | each(
    "fijese, fijate, figurese, mire usted, mire, vera, vera usted, oiga usted", "-, que"
)
_WOKE_WITH = each("amaneci, desperte, me desperte, me levante, he amanecido", "-, hoy", "-, con")
_BARELY = phrases("nomas, apenitas, apenitas nomas, nomasito, namas, nada mas, tantito")

_PARTS_OF_DAY = {"manana": (4, 12), "mediodia": (11, 15), "tarde": (12, 21), "noche": (18, 28)}

SPANISH = Words(
    numbers={
        "cero": 0,
        "zero": 0,
        "dos": 2,
        "tres": 3,
        "cuatro": 4,
        "cinco": 5,
        "seis": 6,
        "siete": 7,
        "ocho": 8,
        "nueve": 9,
        "diez": 10,
        "once": 11,
        "doce": 12,
        "trece": 13,
        "catorce": 14,
        "quince": 15,
        "dieciseis": 16,
        "diecisiete": 17,
        "dieciocho": 18,
        "diecinueve": 19,
        "veinte": 20,
        "veintiuno": 21,
        "veinticinco": 25,
        "treinta": 30,
        "cuarenta": 40,
        "cincuenta": 50,
        "sesenta": 60,
        "setenta": 70,
        "ochenta": 80,
        "noventa": 90,
        "cien": 100,
        "mil": 1000,
    },
    articles=phrases("uno, un, una"),
    names=phrases(
        "adriana, alberto, alejandra, alejandro, alfonso, alfredo, alicia, alma, alvaro, "
        "amelia, ana, andres, angelica, antonia, antonio, araceli, armando, arturo, beatriz, "
        "benito, bernardo, bertha, carlos, carmen, catalina, cecilia, cesar, claudia, "
        "consuelo, cristina, daniela, diego, domingo, dora, eduardo, elena, elvira, emilio, "
        "enrique, ernesto, esperanza, esteban, estela, ester, eva, fabiola, federico, felipe, "
        "felix, fernanda, fernando, fidel, francisca, francisco, gabriel, gabriela, gerardo, "
        "gilberto, gloria, graciela, gregorio, guadalupe, guillermo, gustavo, hector, hilda, "
        "hugo, ignacio, ines, irma, isabel, ismael, israel, jaime, javier, jesus, joaquin, "
        "jorge, jose, josefa, josefina, juan, juana, julio, laura, leonor, leticia, lorena, "
        "lorenzo, lourdes, lucia, luis, luisa, lupe, lupita, magdalena, manuel, manuela, "
        "marcela, marcos, margarita, maria, mariana, mario, marisol, marta, martha, martin, "
        "mateo, mauricio, mercedes, miguel, miriam, monica, nicolas, noemi, norma, ofelia, "
        "olga, oscar, pablo, patricia, pedro, pepe, rafael, ramiro, ramon, raquel, raul, "
        "rebeca, refugio, ricardo, roberto, rocio, rodolfo, rodrigo, rogelio, ruben, "
        "salvador, samuel, sandra, santiago, sebastian, sergio, silvia, socorro, sofia, "
        "susana, teresa, tomas, vicente, victor, victoria, virginia, yolanda"
    ),
    real_words=look_alikes.SPANISH
    | phrases(
        "nuevito, siente, siento, siesta, cuarto, cuadro, cuatros, cinto, cinta, nieve, mueve, "
        "nuevo, nueva, nuevos, llueve, ojo, echo, hecho, mocho, pero, cera, caro, cerro, "
        "sero, pocho, diez, dieta, seas, seis, sisa, suelte, suerte, fiete, vierte, juete, "
        "sitio, sete, nervio, breve"
    ),
    sounds={
        "ce": "se",
        "ci": "si",
        "z": "s",
        "v": "b",
        "ll": "y",
        "qu": "k",
        "ch": "x",
        "h": "",
        "c": "k",
        "gue": "ge",
        "gui": "gi",
        "ge": "je",
        "gi": "ji",
    },
    pain=_KILLED_ME
    | phrases(
        "mi numero es, mi numero es el, mi puntaje es, mi nota es, dolor, dolores, nivel, nivel de dolor, puntaje, puntuacion, puntos de dolor, nota, "
        "numero, escala, mi dolor, el dolor, duele, me duele, dolencia, molestia, "
        "intensidad, calificacion, promedio, en promedio, mi respuesta, respuesta, "
        "doliendo, ardor, dolorcito, de dolor"
    ),
    light=_GIVE_IT
    | _BARELY
    | _PUT_DOWN
    | _WITH
    | _MOVED
    | phrases(
        "dije, puse, escribi, mande, marque, ese, esa, eso, ese es, esa es, eso es, ya en, ya en un, ya ando en, ya ando en un, ya estoy en, ya estoy en un, ya voy en, ya voy en un, "
        "yo, toca, toca un, hoy toca, hoy toca un, apunta, apunta un, apunte, apunte un, "
        "apuntame, apuntame un, apunteme un, anota, anota un, anote un, anotame un, "
        "marca un, marque un, dale un, ponle un, ponme un, ponga un, ta en, ta en un, ta a, "
        "toy en, toy en un, ando en, ya es un, anda por el, va por el, anda en, "
        "amaneci con, amaneci con un, amaneci en, pase de, paso de, es, es un, es de, "
        "es como un, un, una, uno, el, la, lo, mi, mis, tengo, tengo un, tengo como, esta, "
        "traigo, traigo un, esta en, esta en un, estoy, estoy en, estoy en un, estoy con, ando, ando en un, "
        "ando con, en, de, del, a, al, me, se, sigue, sigue en, sigo, sigo en, sigo con, "
        "con, seria, seria un, diria, diria que, yo diria, yo diria que, digo, le doy, "
        "le doy un, le pongo, le pongo un, doy, pongo, ponle, pongame, ponme, anote, "
        "queda en, quedo en, me siento en, siento, siento un, seguimos en, va en, va por, "
        "voy en, bajo a, bajo a un, ha bajado a, subio a, subio a un, ha subido a, llega a, "
        "volvio a, ya en, que, eh, este, solo, nomas, solamente, son, tiene, hay, "
        "la verdad, sera, serian, por el, en el, mas bien, mas bien un"
    ),
    hedges=_RECKON
    | _ANNOUNCED
    | _LET_ME_SEE
    | phrases(
        "no me quejo, no me puedo quejar, no puedo quejarme, "
        "ponele, pongamos, como, como un, como de, como en, como a, mas o menos, "
        "mas o menos un, aproximadamente, aprox, casi seguro, alrededor de, "
        "alrededor de un, unos, quizas, quiza, quizas un, tal vez, tal vez un, a lo mejor, "
        "creo, creo que, creo que un, pienso, supongo, supongo que, cerca de, cerca de un, "
        "digamos, digamos que, digamos un, probablemente, por ahi, por ahi de, "
        "por ahi de un, masomenos, +-, pongale, se me hace, se me hace que, yo creo, "
        "yo creo que, me parece, me parece que, no se, pues, tirando a, ha de ser, "
        "diria yo, parecido a un, o algo asi, o asi, algo asi"
    ),
    hedging_ends=phrases("ito"),
    now=_ALL_NIGHT
    | phrases(
        "oy, desde ayer, desde anoche, ahora estoy en, ahora estoy, ahora es, desde que me levante, desde que desperte, "
        "desde la manana, hoy, ahora, ahorita, ahora mismo, en este momento, actualmente, "
        "esta noche, esta tarde, hoy dia, el dia de hoy, por ahora, todavia, aun, de hoy, "
        "para hoy, por hoy, todo el dia, ultimas 24 horas, las ultimas 24 horas, "
        "en las ultimas 24 horas, de nuevo, otra vez, este dia, hasta ahora, de momento, "
        "por el momento, en general hoy, al dia de hoy"
    ),
    earlier_today=phrases(
        "esta manana, en la manana de hoy, hoy en la manana, hoy por la manana, por la manana"
    ),
    past=phrases(
        "por error, por equivocacion, sin querer, ayer, anoche, antier, anteayer, antenoche, la semana pasada, el mes pasado, antes, "
        "antes de ayer, el lunes, el martes, el miercoles, el jueves, el viernes, "
        "el sabado, el domingo, la noche pasada, ayer por la noche, ayer en la noche, "
        "la otra vez, la vez pasada, el otro dia, hace rato, en la madrugada, de madrugada, "
        "llego a, llego hasta, anteriormente, al despertar, pasada, en vez de, en lugar de, "
        "comparado con, de ayer"
    ),
    was=phrases(
        "era, era un, fue, fue un, estaba, estaba en, estuvo, estuvo en, estuve, estuve en, "
        "tenia, tenia un, tuve, tuve un, eran, andaba en, fue de, era de, habia estado en"
    ),
    future=phrases(
        "manana, sera manana, la proxima semana, luego, despues, mas tarde, pasado manana, "
        "va a ser"
    ),
    courtesy=_OH_MY
    | _THANK_HEAVEN
    | phrases(
        "ntp, pos, pus, pss, pues, bendito dios, bendito sea dios, "
        "y usted, y tu, y ustedes, y usted que tal, y usted como esta, y usted como anda, y tu como estas, como esta usted, como esta, como estan, como andan, como le va, "
        "hija, hijo, mija, mijo, mi hija, mi hijo, mi amor, mi cielo, mi reina, corazon, "
        "cielo, reina, amiga, amigo, joven, senorita, doctora, joder, boludo, boluda, "
        "hostia, ostia, cono, nena, nene, guapa, guapo, maja, vale, bro, wey, we, parce, "
        "che, compa, jaja, jeje, uf, uff, ay, hola wey, gracias a dios, hola, buenas, "
        "buenos dias, buen dia, buenas tardes, buenas noches, gracias, muchas gracias, "
        "mil gracias, muchisimas gracias, gracias por preguntar, por favor, porfa, "
        "porfavor, ok, si, sip, bueno, bien gracias, doctor, dr, dra, enfermera, saludos, "
        "un saludo, un abrazo, abrazos, besos, bendiciones, dios los bendiga, "
        "dios le bendiga, dios la bendiga, dios lo bendiga, que dios los bendiga, "
        "que tenga buen dia, que tengan buen dia, buen fin, cuidese, adios, hasta luego, "
        "jajaja, pues, ah, oh, mire, mira, oiga, disculpe la demora, perdon por la demora, "
        "perdone la demora, disculpe la tardanza, perdon por tardar, lamentablemente, "
        "desgraciadamente, carino, querida, estimados, listo, claro, aqui, aqui esta, "
        "ahi va, va, senora, senor, grax, grs, xfa, xfavor, salu2, bye, bendecido dia, "
        "chau, linda"
    ),
    greetings=phrases(
        "hola, buenas, buenos dias, buen dia, buenas tardes, buenas noches, gracias"
    ),
    vocatives=phrases("mi hija, mi hijo, mija, mijo, mi nieta, mi nieto"),
    asks_back=phrases("y usted, y tu, y ustedes"),
    thanks=phrases(
        "gracias, grax, grs, ok, vale, de acuerdo, entendido, recibido, enterado, enterada, "
        "perfecto, muy amable, muy amables, de nada, de nada gracias"
    ),
    links=phrases(
        "y, pero, porque, pq, xq, aunque, cuando, con, sin, ya que, desde, mientras, "
        "despues de, gracias a, ya, solo que, nomas que, e, tengo, me, no, por, por lo que, "
        "que, si, al, la, estoy, sigo, duele, me duele, puedo, ando, ojala"
    ),
    ailment_endings=phrases("itis, algia, opatia, stenosis, artrosis"),
    adverb_endings=phrases("mente"),
    adjective_endings=phrases("oso, osa, ado, ada"),
    verb_endings=phrases("ando, iendo, mente"),
    body=phrases(
        "espalda, la espalda, pierna, piernas, rodilla, rodillas, pie, pies, brazo, brazos, "
        "hombro, hombros, cuello, cabeza, mano, manos, cadera, caderas, tobillo, muneca, "
        "estomago, pecho, cintura, muslo, talon, codo, dedos, dedo, columna, "
        "lado izquierdo, lado derecho, izquierda, derecha, barriga, panza, espalda baja, "
        "articulaciones, huesos, cara, mandibula, muela"
    ),
    followers=_SUCH_JOINTS
    | _BARELY
    | _MILD
    | _WEATHER
    | _AND_RISING
    | phrases(
        "solamente, unicamente, de tanto, por el frio, por el clima, por la lluvia, por el calor, por la humedad, "
        "de dolor, puntos, punto, igual, como siempre, mejor, peor, bastante, fuerte, leve, "
        "moderado, soportable, mas tranquilo, tranquilo, de intensidad, en la escala, "
        "es mi dolor, es mi numero, es mi respuesta, en total, nada mas, y ya, no mas, "
        "nomas, mejorando, estable, como ayer, para mi, de promedio, promedio, "
        "por lo menos hoy, en casa, caminando, sentado, sentada, parado, acostada, "
        "acostado, mas que nada, un poco mejor, un poco peor, mucho mejor, mucho peor, "
        "constante"
    ),
    beginnings=phrases(
        "mis, manden, envien, vengan, ayudenme, ayuda, llamenme, llameme, llame, auxilio, socorro, yo, me siento, "
        "no pude, no puedo, muy, bastante, demasiado, poco, algo, estoy, me, mi, no, fui, "
        "hice, camine, dormi, trabaje, tuve, pude, anduve, sali, cocine, limpie, mejoro, "
        "mejore, mejorando, empeoro, cansado, cansada, mareado, mareada, triste, contento, "
        "contenta, agotado, agotada, dolorido, con, por, porque, pero, gracias, hace, "
        "llueve, aguantable, soportable, fuerte, leve, igual, peor, mejor, que, ya, hoy, "
        "creo, espero, sigo, sigue, ando, voy, tengo, siento, duele, aunque, sin, "
        "menos mal, menos, dios, bendiciones"
    ),
    ten=phrases(
        "de diez, de 10, sobre 10, sobre diez, entre 10, de un 10, de los 10, "
        "en escala de 10, /diez, sobre un 10, de un total de 10"
    ),
    halves=phrases("y 3 cuartos, y un cuarto, y medio, y media, y pico, y 1/2, medio"),
    compares=phrases(
        "mejor que, peor que, menos que, mas que, tan mal como, tan bien como, tan fuerte como"
    ),
    or_words=phrases(
        "o, a, o un, u, y, o tal vez, o quizas, o quiza, tal vez, casi, tirando a, hasta, "
        "o hasta, al, o a lo mejor, a un"
    ),
    from_words=phrases(
        "habria dicho, hubiera dicho, iba a decir, iba a poner, de, de un, desde, desde un, bajo de, subio de, en vez de, en lugar de, era, "
        "era un, antes era, ha bajado de, ha subido de, bajo del"
    ),
    to_words=phrases(
        "a, a un, al, ahora, ahora un, ya, ahora es, ahora es un, ahora esta en, bajo a, "
        "subio a, hoy, paso a, ahora va en, ya es"
    ),
    clock_before=phrases(
        "a las, a la, desde las, hasta las, antes de las, despues de las, sobre las, "
        "como a las, tipo, entre las, de las, las, a eso de las, a partir de las"
    ),
    forms=Forms(
        spelt={r"\bsalu2\b": "saludos", r"\bto2\b": "todos"},
        tens=patterns(r" (?:y )?"),
        glued=phrases("es, un, e"),
        weekdays=patterns(
            r"(?:lun(?:es)?|mar(?:tes)?|mie(?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|sab(?:ado)?|dom(?:ingo)?)"
        ),
        dictated=patterns(r"(?:punto final|signo de exclamacion|coma(?! \d)|nueva linea)"),
        ends_of_scale=patterns(r"""
            (?:siendo |donde |y )(?:el )?(?:0|1|10) (?:es |significa |= ?)?(?:el |la |lo )?(?:peor|maximo|minimo|nada|sin dolor)
        """),
        span_asked=patterns(r"24 ?(?:h|hs|hrs|horas) (?=(?:promedio|dolor)\b)"),
        of_one_among_many=phrases("num, nro"),
        from_words=phrases("de, del, entre"),
        to_words=phrases("a, al, y"),
        scale=patterns(r"""
            (?:en )?(?:(?:una|la|mi) ?)?(?:escala)(?: de dolor)? ?(?:de|del|:)? ?\(?[01] ?(?:-|a|al|/) ?10\)?
        """),
        out_of=phrases("de, sobre"),
        over=phrases("sobre, por"),
        clock=patterns(r"a las? \d{1,2}(?: (?:y|menos) (?:media|cuarto|pico|\d+))?"),
        ordinal_ends=phrases("ro, da"),
        of_a_month=phrases("de"),
        percent=phrases("por ciento, porciento"),
    ),
    months=patterns(
        r"""
        enero
        febrero
        marzo
        abril
        mayo
        junio
        julio
        agosto
        septiembre
        octubre
        noviembre
        diciembre
        """
    ),
    units=phrases(
        "varos, lucas, pavos, soles, bolivares, mangos, quetzales, mg, mgs, gr, gramos, ml, pastilla, pastillas, tableta, tabletas, capsula, "
        "capsulas, dosis, gotas, comprimido, comprimidos, pildora, pildoras, hora, horas, "
        "hrs, hr, h, minuto, minutos, min, dia, dias, semana, semanas, mes, meses, ano, "
        "anos, noche, noches, vez, veces, de la manana, de la tarde, de la noche, am, pm, "
        "en punto, y media, y cuarto, por ciento, %, kilos, kilo, kg, libras, km, metros, "
        "cuadras, pasos, grados, pesos, dolares, euros, hijos, hijas, ninos, nietos, "
        "personas, gatos, perros, tazas, cafes, cervezas, vasos, cigarros, citas, "
        "consultas, lugares, partes, cosas, preguntas, pisos, escaleras, de ellas, "
        "de ellos, de las, de los, de mis, de esas, de esos, mas, quedan, cajas, caja, "
        "siestas, llamadas, mensajes, hermanos, hermanas, amigos, cucharadas, inyecciones, "
        "operaciones, medicinas, medicamentos, lts, litros, de enero, de febrero, de marzo"
    ),
    things=phrases(
        "cuarto, mesa, habitacion, cama, sala, consultorio, puerta, habitacion, cuarto numero, autobus, camion, apartamento, depto, dia, semana, mes, "
        "paso, etapa, fase, tipo, grado, canal, pagina, linea, opcion, pregunta, piso, "
        "casa, sala, cama, vitamina, edad, talla, capitulo, ruta, cumplio, cumple, cada, "
        "quedan, me quedan, tengo que tomar, faltan, hace, lleva, llevo, ultimos, proximos, "
        "primeros, los, las, esos, estos, comi, compre, vi, perdi, baje, camine, dormi, "
        "tome, temperatura, presion, azucar, glucosa, peso, cuenta, son las"
    ),
    bounds_before=phrases(
        "como mucho, como mucho un, a lo sumo, al maximo, al minimo, al menos, al menos un, "
        "por lo menos, por lo menos un, mas de, mas de un, menos de, menos de un, mayor de, "
        "mayor que, menor de, menor que, mas que un, menos que un, arriba de, arriba de un, "
        "abajo de, por encima de, por debajo de, mas alto que, peor que, peor que un, "
        "mejor que, mejor que un, casi, casi un, casi casi, como minimo, como maximo, "
        "maximo, minimo, hasta un, entre, no mas de, no menos de, superior a, inferior a, "
        "ni un, cuando mucho, cuando menos, a lo mucho, poco mas de, poco menos de, "
        "un poco mas de, un poco menos de, pasadito de, lo peor, alto, bajo"
    ),
    bounds_after=phrases(
        "o mas, o menos, o peor, o mejor, como minimo, como maximo, por lo menos, al menos, "
        "minimo, maximo, para arriba, a lo mucho, cuando mucho, y pico, "
        "o superior, en el peor momento, en su peor momento"
    ),
    unsure=phrases(
        "quizas no, tal vez no, podria haber sido, pudo haber sido, hubiera sido, habria sido, deberia ser, pudo ser, si fuera, ojala, espero, quisiera, quiero, me gustaria, deberia, meta, objetivo, "
        "normalmente, a veces, generalmente, usualmente, suele, suele ser, "
        "en los dias malos, podria llegar, puede llegar, depende, varia, broma, es broma, "
        "cuando llueve, partido, gano, perdio, pelicula, goles, examen, calificacion de, "
        "restaurante, libro, servicio, cumpleanos, que es un, que significa, si llega, "
        "si sube, si baja"
    ),
    others=phrases(
        "mi esposo, mi esposa, mi mama, mi papa, mi hijo, mi hija, mi hermano, mi hermana, "
        "mi madre, mi padre, mi suegra, mi marido, mi mujer, mi vecina, mi vecino, "
        "mi abuela, mi abuelo, mi nieto, mi nieta, mi perro, mi gato, su, el de ella, ella, "
        "ellos, usted, ustedes, tu"
    ),
    negations=phrases(
        "no dije, no es, no es un, no, no un, ni, nunca, ya no es, ya no, no era, no estoy en, "
        "no es de, sin, tampoco, nada de"
    ),
    corrections=phrases(
        "debio ser, tenia que ser, debio decir, perdon, disculpe, disculpa, perdone, quise decir, quise poner, queria decir, digo, "
        "corrijo, correccion, me equivoque, error, mejor dicho, no espera, espera, espere, "
        "en realidad, fe de erratas, mas bien, quiero decir, era para poner, cambie a, "
        "cambielo a, cambialo a, ponga mejor, perdon es, lo siento, ay no, no, equivocado, "
        "equivocada, me equivoque es, rectifico, debe ser, debia ser, deberia decir, *"
    ),
    took=phrases(
        "tome, tomado, tomo, tomar, tomando, tomaba, me tome, me tomo, comi, llame, llamar, "
        "marque, olvide, olvido, pague"
    ),
    same=phrases(
        "igual, lo mismo, igual que ayer, igual que antes, mismo, sin cambios, como ayer, la misma"
    ),
    severe=phrases(
        "fuerte, mucho, mucha, poco, poquito, leve, moderado, severo, terrible, horrible, "
        "insoportable, intenso, mal, muy mal, bien, regular, mas o menos, peor, mejor, "
        "bastante, fatal, aguantable, soportable, demasiado"
    ),
    counted=patterns(r"""
        (?:son|eres|es usted|somos) (?:el |la |los |las |mi )?numero 1
        hace (?:\d+|una?) (?:dias?|semanas?|mes(?:es)?|horas?|anos?)
        (?:cita|turno|consulta)\b[^.!?\n\d]{0,20}?\b(?:el|dia) (?:el )?\d{1,2}(?: ?/ ?\d{1,2})?
        (?:fiebre|temperatura|peso|presion|tension|pulso|azucar|glucosa|oxigeno)\W+(?:\w+ ){0,2}?(?:\d+ ?(?:[/.,]|sobre|con|por|sur) ?\d+|\d{2,})(?!\d)(?! ?/ ?10\b)
        1\d ?(?:por|x|sobre|con|/) ?\d{1,2}(?<!/10)(?<!sobre 10)(?<!/ 10)
        \d{1,2} en (?:la|mi|una) escala de(?:l)? (?!dolor|0|1|10)\w+
    """),
    there_and_back=patterns(r"""
        de (?:un )?\d{1,2} a (?:un )?\d{1,2} y (?:luego |despues )?(?:volvio|bajo|subio|de vuelta|de regreso|otra vez)
    """),
    no_pain=patterns(r"""
        (?:nadita|ni tantito|ni poquito|ni pizca|nadita nada|sin nada|sin nadita|sin ni pizca) de dolor
        (?:yo )?(?:hoy )?(?:no tengo|sin|no hay|no siento|no he tenido|cero|nada de|ningun|0|no presento|no tuve|estoy sin|ya no tengo|amaneci sin) (?:nada de |ningun |mas )?(?:dolor(?:es)?|molestias?)(?: alguno| ninguno)?
        no (?:me )?duele(?: nada)?(?: de nada)?
        nada (?:me )?duele
        no (?:me )?(?:ha dolido|dolio|dolia)(?: nada)?
        (?:el )?dolor (?:se fue|desaparecio|se quito|se me quito)
    """),
    beside_no_pain=_ANNOUNCED
    | _WOKE_WITH
    | phrases(
        "nop, para nada, no no, por fin, por una vez, de todo, para nada, ninguno, muy bien, bien, "
        "me siento bien, estoy bien, por suerte, y, que alegria"
    ),
    none=phrases("nada, ninguno, ningun, nada de nada"),
    none_words=phrases("ninguno, nada"),
    changes_no_pain=patterns(
        r"""
        dolor\w*
        duele\w*
        mal
        molest\w*
        cuando
        si
        solo
        hasta
        """
    ),
    turns=phrases("pero, solo, nomas"),
    proxies=patterns(r"""
        (?:mi )?(?:mama|mami|papa|papi|abuela|abuelita|abuelo|abuelito) (?:dice|dijo|pone)(?: que)?(?: (?:es|esta en|tiene|anda en))?(?: un)?(?= \w+\W*$)
        (?:soy|habla|le escribe|aqui) (?:la |el |su )?(?:hija|hijo|esposa|esposo|mujer|marido|nieta|nieto|madre|mama|padre|papa|hermana|hermano|cuidadora?|vecina|vecino|enfermera|pareja)(?: de (?:la senora |el senor |don |dona )?\w+)?[ ,.:-]*(?:(?:y |el |ella |mi \w+ )*(?:me )?(?:dice|dijo|pone|manda decir|da)(?: que)?(?: (?:es|esta en|tiene|anda en))?(?: (?:un|el))?)?
    """),
    strong_now=phrases(
        "ahora estoy en, ahora estoy, ahora es, ahora, ahorita, ahora mismo, "
        "en este momento, esta noche, actualmente"
    ),
    asked_for=phrases("promedio, en promedio"),
    conditional=phrases("seria, seria un"),
    conditions=phrases("si, sin"),
    asking=phrases("es, es un"),
    asks=phrases(
        "cual fue, cual era, cual es mi, recibieron, debo, deberia, tengo que poner, es normal, puedo, puedes, como se, y si"
    ),
    for_words=phrases("por, para"),
    circumstances=phrases(
        "cuando camino, cuando me muevo, cuando me levanto, cuando toso, cuando me agacho, "
        "cuando me siento, cuando respiro, cuando subo, si camino, si me muevo, "
        "si me levanto, si toso, si me agacho, si me siento, si respiro, si subo, "
        "al caminar, al moverme, al levantarme, al toser"
    ),
    queries=phrases("que, cual, cuando, donde, quien, puedo, puede, puedes, como"),
    speaker=phrases("estoy, tengo, me, no puedo, dormi"),
    denials=phrases("no puedo, no se, no pude"),
    contrasts=phrases("pero, aunque"),
    therefore=phrases("entonces"),
    indefinite=phrases("un, una"),
    it_is=phrases("es, son"),
    places=phrases("aqui, alli"),
    copulas=phrases("es, sera, seria, son"),
    leads=phrases(
        "toca, toca un, hoy toca, hoy toca un, apunta, apunta un, apunte, apunte un, "
        "apuntame, apuntame un, apunteme un, anota, anota un, anote un, anotame un, "
        "marca un, marque un, dale un, ponle un, ponme un, ponga un, ta en, ta en un, "
        "es un, es una, es como un, toy en, toy en un, ahora estoy en, ya es un, estoy en, "
        "estoy en un, ando en, ando en un, sigo en, diria, diria que, yo diria, "
        "yo diria que, le doy un, le pongo un, ponle, pongame, ponme, anda por el, "
        "va por el, anda en, digamos, digamos que"
    ),
    closing=_BARELY | phrases("diria, yo diria, nomas, solo, solamente, unicamente, aqui"),
    no_beginning=phrases("en, de, del, al, la, lo, se, me"),
    names_one=phrases("numero, la, las, el"),
    moves_by=phrases("baja, sube, bajo, subio, bajado, subido"),
    again=phrases("otra vez, de nuevo"),
    reaches=phrases("va hasta, ya va hasta"),
    ranges_from=phrases("de, desde, entre"),
    comes=phrases("vino, viene, fue, llego, sale, salio"),
    whens=phrases("cuando"),
    moves_to=_MOVED,
    measures=phrases(
        "fiebre, temperatura, peso, edad, precio, azucar, glucosa, pulso, animo, sueno, energia, apetito, estres, ansiedad, cansancio"
    ),
    crowds=phrases("hay"),
    sent=phrases("dije, puse, escribi, mande, marque, apunte"),
    there_is=phrases("hay, somos, tiene"),
    asks_number=phrases("cuanto, cuanta, cuantos, cuantas"),
    noes=phrases("no"),
    nothing=phrases("nada, ninguno"),
    third_person=phrases(
        "tiene, dice, dice que, dice que es, cree, cree que, piensa que, opina que"
    ),
    people=phrases("personas, gente"),
    kisses=phrases("x"),
    pain_itself=patterns(r"dolor|duele|\bme\b"),
    opt_out=phrases(
        "stop, alto, detenganse, detengase, parar, pare, paren, para, basta, cancelar, "
        "cancela, cancele, baja, fin, terminar, detener, detente, salir, eliminar, "
        "eliminarme, borrar, borrame, desuscribir, desuscribirme, anular, quitar, quitarme, "
        "renunciar"
    ),
    opt_in=phrases(
        "empezar, comenzar, iniciar, reanudar, reactivar, alta, inicio, empezar de nuevo, "
        "continuar mensajes, reiniciar"
    ),
    help=phrases("ayuda, info, informacion, auxilio informacion, ayudar"),
    help_with_courtesy=phrases("ayuda"),
    pleading=phrases("por favor"),
    help_sentences=patterns(r"""
        (?:y |pero )?(?:(?:tu|ud|usted(?:es)?) )?(?:quien|quienes) (?:es|son|eres|sos|habla|escribe|manda(?: esto)?)(?: (?:tu|vos|ud|usted(?:es)?|el que (?:habla|escribe)|por favor))*$
        (?:y )?(?:tu|ud|usted(?:es)?) quien(?:es)? (?:es|son|eres)$
        (?:de|con) quien (?:es|son|hablo|estoy hablando)(?: (?:este|estos|ese|el|esto)(?: (?:numero|mensajes?|telefono))?)?$
        de parte de quien(?: es)?$
        (?:quien|que) (?:es|son|eres)(?: (?:usted|esto|este|ustedes|este numero|estos mensajes|el que|quien))+\b.{0,40}
        quien me (?:escribe|manda|esta escribiendo).{0,30}
        (?:como (?:funciona|contesto|respondo|se (?:usa|contesta|responde))|que (?:contesto|respondo|tengo que (?:contestar|responder|poner)))\b.{0,40}
        no (?:entiendo|se) (?:como|que) (?:contestar|responder|poner|hacer con (?:esto|estos)|es esto)\b.{0,30}
        (?:es|son) (?:una persona|un robot|una maquina|una computadora|una estafa)\b.{0,30}
        (?:necesito|quiero) (?:mas )?(?:ayuda|informacion) (?:con|sobre|de) (?:est[oae]s?|los?) ?(?:mensajes?|servicio|textos?)?\b.{0,20}
        (?:mas )?informacion(?: por favor)?
    """),
    wishes_to_begin=patterns(r"""
        (?:quiero|deseo|pueden?|puede|quisiera)? ?(?:volver a recibir|reanudar|reactivar|reactiven|reanuden|recibir otra vez|recibir de nuevo|empiecen de nuevo)\b(?: (?:los|mis|sus|el|con|mensajes?|textos?|servicio|recordatorios?))*.{0,20}
    """),
    no_wish_to_begin=patterns(r"no|nunca|jamas|hasta"),
    request_lead=phrases("por favor, hola"),
    opt_in_with_courtesy=phrases("empezar, reanudar"),
    join=phrases("join, unirme, unir, unirse, me uno, participar"),
    yes=phrases(
        "si, sí, acepto, de acuerdo, claro, claro que si, si acepto, si por favor, "
        "estoy de acuerdo, sip, si quiero, si gracias, autorizo"
    ),
    acknowledged=phrases("ok, vale, enterado, enterada, recibido"),
    acknowledged_by=patterns(r"""
        (?:yo )?(?:ya )?(?:voy(?! a\b)|estoy yendo|salgo|voy saliendo)(?: (?:yo|ahora|ahorita|ya|para alla|hacia alla|en camino|con (?:ella|el)))*
        (?:ya )?(?:estoy )?en camino(?: ya)?
        (?:yo )?(?:ya )?me (?:encargo|hago cargo|ocupo)(?: (?:yo|de ella|de el|de eso|de esto|ahora|ya))*
        (?:yo )?(?:la|lo|le) (?:llamo|veo|visito|marco|atiendo)(?: yo)?(?: ahora| ahorita| ya)?
        (?:yo )?(?:ya )?(?:lo|la) tengo(?: yo)?
        (?:ya )?(?:yo )?(?:ya )?estoy (?:aqui |ya |alli )*con (?:ella|el|mi mama|mi papa)(?: ya| ahora)?
        enterad[oa]
        recibido
        entendido
    """),
    helping=Helping(
        beside=patterns(r"""
            (?:(?:yo |ya |yo ya )(?:llame|llamo|marque)|(?:yo |ya )*(?:he llamado|(?:estoy )?llamando|(?:estoy )?marcando))(?: (?:al|a la|a una|una|a))* (?:911|112|ambulancia|emergencias|doctor|medico|doctora)(?: ya)?
            (?:ya )?(?:viene|vienen|esta en camino|llego)(?: (?:la|una|el))? (?:ambulancia|911|ayuda)|(?:la )?ambulancia (?:ya )?(?:viene|llego|esta en camino)
            (?:(?:llego|estoy alla|alla) )?(?:en )?(?:unos )?\d{1,2} ?(?:min|mins|minutos?)
            ahora|ahorita|ya|ahora mismo
        """),
        against=patterns(r"""
            no (?:puedo|podre|podria|voy|ire|soy|estoy|quiero|tengo)\b|yo no|ocupad[oa]|pued[ae]n?|podrian?
            alguien|otr[oa] persona|quien|nadie|si (?:puedo|nadie|no)|cuando|quiza|tal vez|a lo mejor
            manana|luego|despues|mas tarde|esta noche|lunes|martes|miercoles|jueves|viernes|sabado|domingo
            ^(?:por favor )?(?:llam[ae]n?|mand[ae]n?|envi[ae]n?|pid[ae]n?|veng[ae]n?|ayud[ae]n?me?)\b
        """),
        oneself=patterns(r"""
            yo|puedo|tengo|siento|me (?:duele|cai|siento|falta|muero|desmay\w+|ahogo|ayud\w+)|ayud\w+me|mi|mis|conmigo
        """),
        another=patterns(r"""
            ella|respira|despierta|reacciona|responde|contesta|se (?:cayo|desmayo|ahoga|muere|desplomo)|le (?:duele|falta)|esta (?:inconsciente|desmayad[oa]|sangrando|azul|fri[oa])
            mi (?:mama|papa|madre|padre|espos[oa]|marido|mujer|hij[oa]|herman[oa]|abuel[oa]|vecin[oa]|ti[oa]|amig[oa]|suegr[oa])
        """),
        of_another=patterns(r"""
            mi (?:mama|papa|madre|padre|espos[oa]|marido|mujer|hij[oa]|herman[oa]|abuel[oa]|vecin[oa]|ti[oa]|amig[oa]|suegr[oa])
            no (?:la|lo) puedo despertar|no puedo despertarl[oa]|yo (?:la|lo) (?:encontre|veo|vi)
        """),
        called_upon=patterns(r"""
            (?:yo|no puedo|tengo|me|por favor|llam[ae]|ayud\w+|ven|venga|mand[ae])
        """),
    ),
    busy=phrases(
        "ocupado, ocupada, estoy ocupado, estoy ocupada, no puedo, ahora no puedo, no puedo ir"
    ),
    snooze=phrases("posponer, snooze, silenciar, recuerdame, recuerdame en, pausa"),
    ending=Ending(
        whole=phrases(
            "no me interesa, no gracias no me interesa, ya no me interesa, no estoy interesado, no estoy interesada, yo no me inscribi, nunca me inscribi, "
            "detener mensajes, darme de baja, dar de baja, dame de baja, deme de baja, "
            "no mas, no mas mensajes, ya no mas, anular suscripcion, numero equivocado, "
            "numero incorrecto, equivocado, ya basta, no molestar, no molesten, "
            "dejenme en paz, dejeme en paz, dejen de molestar, no escriban, ya no escriban, "
            "no me escriban, no mandar mas, cancelar mensajes, ya no"
        ),
        ends=patterns(r"""
            dejen?|deja|dejar|paren?|para|parar|basta|cesen?|cesar|detengan?(?:se)?|detener
            suspendan?|suspender|terminen?|terminar|quiten?|quitar|cancelen?|cancelar?|cancela
            corten?|eliminen?|apaguen?|desactiven?|bloqueen?|stop|alto|no mas|acaben
        """),
        not_wanted=patterns(r"""
            (?:ya )?no (?:quiero|queremos|deseo|quisiera|necesito|me interesan?|acepto|autorizo|consiento|ocupo|pedi|solicite)(?: mas| ya)?
            ni quiero|ya no|no mas|hart[oa] de|cansad[oa] de|fastidiad[oa] de
            estoy hasta la madre de
        """),
        leaves=patterns(r"""
            (?:quiero|deseo|quisiera|me gustaria|necesito|prefiero) (?:salir(?:me)?|retirarme|dejar|abandonar|terminar|cancelar|anular|parar)
        """),
        this=patterns(r"""
            (?:con )?(?:todo )?(?:esto|eso|estos|esos|todo)(?: (?:por favor|ya|gracias|porfa))*$
        """),
        of_this=patterns(r"""
            (?:yo )?(?:nunca|no|jamas) (?:he )?(?:pedi|pedido|solicite|autorice|acepte|me inscribi en|me apunte a|me suscribi a|di permiso para|firme)
            (?:ya )?(?:paren|pare|dejen|deje|basta|cancelen|cancele|cancela|terminen|corten|acaben)(?: ya)?(?: con| de)?
            (?:saquenme|saqueme|sacame|quitenme|quiteme|quitame|borrenme|salirme|salir)(?: de| por)?
        """),
        not_me=patterns(r"""
            (?:este|ese|esto) (?:ya )?no es (?:su|el) (?:numero|telefono|celular|movil)(?: de \w+)?
            (?:ya )?no (?:tiene|usa) (?:este|ese) (?:numero|telefono|celular|movil)\b.{0,30}
            (?:no soy|no es|esta no es|yo no soy|este no es|aqui no (?:vive|esta|es)|no conozco a) (?:la|esa|el|ese|su|una)? ?(?:persona|paciente|senora|senor|telefono de|numero de|celular de|ningun\w*)\b.{0,30}
            se equivocaron? de (?:persona|telefono|numero|celular)\b.{0,20}
        """),
        not_named=patterns(r"""
            (?:yo )?no soy|(?:este|esta|esto|aqui) no es
        """),
        beside_stop=phrases(
            "ya, ahora, por favor, inmediatamente, de una vez, les digo, dije, porfa"
        ),
        keywords=phrases("stop"),
        hints=patterns(r"""
            precis|falta|no es|esto|eso|soy|msj|mensa|numero
            baja|equivoc|incorrect|engan|tranquil|paz|desus|salir|pare
            para|basta|escrib|envi|mand|molest|dej|saqu|saca
            borr|elimin|bajen|baje|recib|desact|bloq
        """),
        alone=phrases(
            "stop, paren, paren ya, ya paren, pare, ya pare, parenle, parele, ya parenle, ya parele, "
            "paren con eso, paren con esto, paren esto, dejen de hacerlo, dejen eso, dejenlo ya, "
            "ya dejen, basta ya, ya basta, ya no manden nada, ya no manden, ya no escriban, "
            "no manden mas, no escriban mas, cancelen, cancelen esto, cancelenlo, quitenme, "
            "saquenme, borrenme, denme de baja, deme de baja, no mas mensajes, ya no mas mensajes"
        ),
        not_to_us=patterns(r"""
            dol\w*|duel\w*|ard\w*|quem\w*|calambres?|punzad\w*|picazon|sangr\w*|tos|lloro|tiembl\w*
            pastillas?|pildoras?|tabletas?|medicin\w*|medicament\w*|remedios?|dosis|capsulas?
            dijo|dice|dicen|dijeron|digo|si|cuando|hasta|luego|perros?|vecin\w*|ninos?|ruido|musica
            camion|bus|tren|taxi|coche|lluvia|citas?
        """),
        at_times=patterns(r"""
            (?:deje[mn]?|pare[mn]?|no|ya no|que|pueden?|podrian?|favor de|por favor) (?:\w+ ){0,2}?(?:escrib|mand|envi|molest|text|avis|contact|despiert)\w*(?: (?:me|mas|nada|mensajes?|textos?|esto|eso|tan|avisos?|recordatorios?))* (?:a las? \d\w*|a las? (?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)|de (?:noche|madrugada|manana)|tan (?:temprano|tarde|seguido)|tanto|antes de|despues de (?!hoy|ahora)|durante|entre|mientras|cuando|hasta (?:las?|que|el|manana)|(?:por|en) la (?:noche|manana|madrugada|tarde)|(?:los|el) (?:fines? de semana|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)|en (?:ingles|espanol)|mas (?:tarde|temprano)|menos|dos veces|a (?:esta|esa|estas|esas) horas?)
        """),
        otherwise=patterns(r"""
            (?:escrib|mand|envi|avis)\w* (?:un poco )?mas (?:tarde|temprano)
            (?:son )?(?:demasiados|muchos|tantos) (?:mensajes|textos|avisos|recordatorios)
            menos (?:mensajes|textos|avisos|recordatorios)
        """),
        fill=phrases(
            "ya, de, con, me, mandar, mandarme, mandando, mandandome, enviar, enviarme, "
            "enviando, enviandome, recibir, recibiendo, seguir, que, los, las, el, la, su, "
            "sus, esos, esas, estos, estas, este, esta, ese, esa, mis, mi, tantos, tanto, "
            "todos, todas, mas, por favor, a, al, en, del, tener, tus, tu, sigan, "
            "me lleguen, llegando, mugrosos, pinches, otro, otros"
        ),
        ours=patterns(r"""
            inscripcion|participacion|registro|encuestas?
            mensajes?|mensajitos?|msjs?|textos?|sms|recordatorios?|avisos?|notificacion(?:es)?
            servicio|suscripcion|lista|programa(?! de (?:tele|television))|alertas|estudio
        """),
        sending=patterns(r"""
            (?:escribir|escribiendo|mandar|mandando|enviar|enviando|molestar|molestando|textear|texteando|alertar|alertando|avisar|avisando|notificar|notificando|contactar|contactando|mensajear|fastidiar|fastidiando|chingar|chingando|acosar)(?:me|nos)?
            me (?:escriban?|manden?|envien?|molesten?|contacten?|texteen?|busquen)(?: (?:mas|nada))*
        """),
        weary=patterns(r"""
            (?:ya )?(?:estoy )?(?:hart[oa]|cansad[oa]|fastidiad[oa]) de (?:sus|los|estos|tantos|recibir|tus)(?: \w+)? ?(?:mensajes?|textos?|recordatorios?|sms)
        """),
        enough=patterns(r"""
            no mas|basta|paren?|dejen|alto|ya no|quitenme|stop
        """),
    ),
    wishes_to_end=patterns(r"""
        (?:quiero|quisiera|necesito|pido) que (?:ya )?(?:se )?(?:paren|acaben|terminen|cancelen|detengan|quiten) (?:ya )?(?:los|estos|sus|esos) (?:mensajes?|textos?|avisos|recordatorios)\b.{0,20}
        (?:quit\w+|borr\w+|elimin\w+|saqu\w+)(?:lo|la) de (?:su|la|el) (?:lista|sistema|registro|base)\b.{0,20}
        (?:ya no|no) (?:hace falta|es necesario|necesitan|tienen) (?:que )?(?:me |mas )?(?:manden|envien|escriban|mandarme|escribirme|enviarme)\b(?: mas)?(?: .{0,20})?
        (?:ya )?(?:dejen|dejan|deje|deja|paren|paran) de .{0,30}(?:mensajes|mensajitos|textos|sms|avisos|recordatorios)\b.*
        (?:borr\w+|elimin\w+|quit\w+) (?:ya )?mi numero\b.{0,20}
        (?:bajen|baje|saquen|quiten|borren)me de (?:su|la|esta|esa|el|este|aqui)(?: (?:lista|sistema|programa|servicio))?\b.{0,20}
        (?:ya )?no (?:quiero|deseo|quisiera)(?: ya| mas)* (?:recibir(?:los|las|lo)?|seguir recibiendo|que me lleguen?)(?: (?:mas|nada|ya|esto|estos|estas|de|ustedes|aqui|sus|mensajes|textos|avisos))*(?:$| .{0,20})
        (?:este|esta) (?:ya )?no es el (?:numero|telefono|celular) de\b.*
        (?:ya )?no (?:me )?(?:manden?|mandes?|envien?|envies?|escriban?|escribas?|contacten?|molesten?|molestes?|texteen?|llamen|vuelvan? a (?:escribir|mandar|enviar|contactar)(?:me)?|sigan? (?:escribiendo|mandando|enviando|molestando)(?:me)?|escriba)\b.*
        (?:quiero|deseo|quisiera|me gustaria|favor de|por favor|pueden?|puede|podrian?|necesito|solicito|pido) .{0,15}(?:darme de baja|dar de baja|dejar de recibir|cancelar(?= (?:esto|todo|este|estos|mi (?:suscripcion|participacion|inscripcion)|(?:la |el |los |las |sus? |tus? )?(?:suscripcion|mensajes?|textos?|sms|servicio|programa|recordatorios?|avisos?|notificaciones|inscripcion|participacion))\b|$)|salir de (?:esto|este|la lista|el|aqui)|salirme|desuscribir(?:me)?|no recibir|quitarme|eliminarme|borrarme|que dejen|que paren|retirarme|terminar (?:con )?(?:este|los|el))\b.*
        (?:denme|deme|dame|den|denos) de baja.*
        \b(?:quiteme|quitenme|quitame|saqueme|saquenme|sacame|eliminame|eliminenme|elimineme|borrame|borrenme|borreme)\b(?: (?:a|mi|el|este|de|la|su|esta|numero|nombre|telefono|celular|lista|aqui|esto|ahi|favor|por))*
        \b(?:quiten|quita|quite|saquen|saque|eliminen|elimine|borren|borre|remuevan|remueva)(?: (?:a|mi|el|este|de|la|su|esta))* (?:numero|nombre|telefono|celular|lista)\b(?: .{0,30})?
        (?:se (?:equivoco|equivocaron|equivoca)(?: de)?|tiene(?:n)?(?: el)?|este es(?: un)?|es(?: el| un)?|tienen? un|esta|marco a un|creo que)? ?(?:numero|telefono|persona|celular) (?:equivocad[oa]|incorrect[oa])(?: .{0,30})?
        (?:se (?:equivoco|equivocaron|equivoca)|estan? equivocad[oa]s?)(?: de)? (?:numero|persona|telefono)(?: .{0,20})?
        dejen?me en paz.*|dejame en paz.*
        desuscrib\w+.*
        (?:retiro|revoco) (?:mi )?(?:consentimiento|permiso|autorizacion).*
        como (?:me doy de baja|cancelo|dejo de recibir|paro|hago para (?:no recibir|cancelar|salir|darme de baja)).*
    """),
    no_wish_to_end=patterns(r"""
        (?:nunca|jamas) (?:\w+ )?(?:quisiera|querria|quiero|quise|pense) (?:en )?(?:dejar|salir|cancelar|terminar|parar)
        no (?:quiero|quisiera|deseo) que (?:se )?(?:acaben|terminen|paren|quiten|vayan)\b|colgue .{0,15}numero equivocado
        no (?:era|fue|es) mi intencion\b|no (?:queria|quise) (?:parar|dejar|cancelar|salir|darme de baja)\b
        (?<!que )(?:sigan?|siga usted) (?:escribiendo|mandando|enviando)(?:me|nos)?
        no (?:quiero|queremos|quisiera|deseo|queria) (?:escribir|mandar|enviar|molestar|contactar|fastidiar)(?:l[aeo]s?)?\b
        no (?:me |nos )?(?:\w+ )?(?:mand|envi|escrib|textee|llam|pong)\w* .{0,25}\b(?:antes de|despues de|entre|durante|mientras|hasta|cuando|tan (?:temprano|tarde)|de (?:noche|madrugada)|(?:por|en) la (?:noche|manana|madrugada))\b
        (?:salir|sacarme|saquenme|saqueme|sacame) (?:de (?:la |el |esta |este |mi )?|del )(?:cama|casa|hospital|sofa|carro|coche|banera|silla|cuarto|clinica|dolor|apuro|lista de espera)\b
        (?:marque|llame|equivoque|apunte) .{0,12}numero equivocado
        (?:el|ella|ellos|mi (?:hij[oa]|mama|papa|esposo|esposa|vecin[oa]|herman[oa]))(?: \w+){0,3} (?:dejen?|deja|paren?|cancelo|se dio de baja)\b
        no (?:me )?(?:estoy|voy a|pienso|quiero) (?:dar(?:me|ndome)? de baja|cancel\w+|dandome de baja|salirme)
        (?:el dolor|dolor) no (?:para|se detiene|cesa|termina|se quita)
        no (?:para|deja|dejan|paran|cesa) de (?:doler|dolerme|sangrar|llorar|temblar)
        no (?:me )?(?:den|des|quiten|saquen|borren|cancelen|dejen|paren|quiero (?:cancelar|salir|darme de baja|dejar))\b
        (?:parar|dejar|quitar|detener|para|quitarme) (?:el|este|mi) dolor
        (?:dejar|dejo|deje|parar|suspender|suspendo|dejarme) (?:de tomar|la medicina|las? pastillas?|el medicamento|los medicamentos|el tratamiento)
    """),
    taking=Taking(
        lead=phrases(
            "si, ya, sip, claro, claro que si, por supuesto, yo, me, la, lo, las, los, se, "
            "te, apenas, recien, ahorita, hoy, hoy si, por fin, ok, listo, hecho, bueno, "
            "hola, acabo de decir, justo, ahora, ahora si, desde, hace rato, hace ratito, "
            "y, que si, senorita, doctora, doctor, si senora, si señor, esta noche, "
            "tambien, todo, simon, obvio, desde luego, pues, que, casi se me olvida"
        ),
        took=patterns(r"""
            tome|tomamos|trague|ingeri|consumi|he tomado|hemos tomado|he tragado|tomad[oa]s?
            tragad[oa]s?|ingerid[oa]s?
            (?:acabo|acabamos|termine) de (?:tomar|tragar|ingerir|pasar|echar)(?:me)?(?:la|lo|las|los)?
            (?:recien|justo) (?:me )?(?:la|lo|las|los) (?:tomo|estoy tomando)
            (?:la|lo|las|los) (?:estoy tomando|tomo ahora|voy tomando)
        """),
        with_dose=patterns(r"""
            bebi|eche|zampe|pase|meti|comi
        """),
        particles=phrases("con agua, ya"),
        dose=patterns(r"""
            (?:(?:la|las|el|los|mi|mis|esa|esta|todas?|todos?|ambas|ambos|una de) )*(?:dos |2 |tres |3 |misma )?(?:pastill(?:as?|ita?s?)|medicinas?|medicamentos?|medicacion|dosis|tabletas?|capsulas?|pildoras?|remedios?|comprimidos?|amitriptilina|gotas)(?: (?:de|del) (?:la noche|esta noche|hoy|la tarde|dia|ahora|las \w+|dolor|mama|la cena))?
            (?:la|las|el|los) (?:de (?:la noche|esta noche|hoy|la tarde|ahora|las \w+)|mia|mio|mias|mios|dos|2)
            todo|todas|ambas|las dos|los dos
        """),
        is_down=patterns(r"""
            (?:(?:(?:la|las|el|los|mi|mis|esa|esta|todas?|todos?|ambas|ambos|una de) )*(?:dos |2 )?(?:pastill(?:as?|ita?s?)|medicinas?|medicamentos?|medicacion|dosis|tabletas?|capsulas?|pildoras?|remedios?|comprimidos?|amitriptilina|gotas)(?: de (?:la noche|hoy))?|todo|toda|todas|las dos|los dos|ambas|ambos) ?(?:ya |esta |estan |fue |fueron |quedo |quedaron |bien |ha sido |han sido )*(?:tomad[oa]s?|tragad[oa]s?|list[oa]s?|adentro|dentro|hech[oa]|pa'? ?dentro|en (?:la|mi) (?:panza|barriga|estomago)|cumplid[oa])
            (?:ya |si |todo )+(?:esta|estuvo|quedo|cumpli|cumplido|fue)(?: (?:tomad[oa]s?|adentro|hech[oa]|list[oa]))?
            (?:listo|lista|hecho|hecha|cumplido|tarea cumplida|mision cumplida|pa'? ?dentro|para adentro)
            ya (?:me )?(?:la|lo|las|los) (?:eche|zampe|pase|meti|bebi|comi)
            (?:me )?(?:la|lo|las|los) (?:eche|zampe|bebi)
        """),
        gave=patterns(r"""
            (?:mi |la |el )?(?:\w+ )?(?:ya )?(?:me|le) (?:la|lo|las|los|dio|dieron) ?(?:dio|dieron|puso|la pastilla|las pastillas|la medicina|mi pastilla|mi medicina|el medicamento)?(?<=dio|ron|uso|lla|las|ina|nto)(?<!me la)(?<!me las)(?<!le la)
        """),
        did=patterns(r"""
            (?:si |claro |ya |que )*(?:lo hice|ya lo hice|cumpli|la hice)
        """),
        adverbs=phrases("ya, hoy, tambien, gracias, ahorita, hace rato, como siempre"),
        after=patterns(r"""
            a las?|con|hace|antes|despues|ya|hoy|ahora|ahorita|esta|justo|gracias
            sin (?:falta|problemas?|agua)|como|cuando|por la
            en la (?:cena|noche|comida|cocina|tarde)|en el desayuno|junto|en punto|puntual\w*
            tempran\w*|tarde|al|senorita|senora|doctor\w*|amor|mija|mijo|todo bien|bien|tambien
            enseguida|hoy|de una|sin|si|para (?:dormir|el dolor)|toda|todita|enterita|apenas
            recien|mismo|desde|a tiempo|yo
        """),
        not_after=patterns(
            r"a la (?:farmacia|doctora|clinica|basura)|al (?:medico|doctor|perro)|de (?:ayer|la manana|mi \w+)|equivocad\w+|en serio|o\b|si\b|dos veces|por (?:error|equivocacion)|ayer|anoche|en vez|en lugar|pero"
        ),
        ago=patterns(r"""
            (?:ya )?hace (?:como |unos |un |una |casi |apenas )*(?:\d+|rato|ratito|poco|poquito|cinco|diez|quince|veinte|treinta|media|dos|tres|hora|minutos?|momento)(?: (?:min|minutos?|hora|horas))?
            hace un (?:rato|ratito|momento|minuto)|ahorita|recien
        """),
        oneself=phrases("yo, me, ya"),
    ),
    which_dose=WhichDose(
        named=patterns(rf"""
            \b(?:la|las|dosis|pastillas?) de las? (?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d\d))?\b
            \b(?:la|las|dosis|pastillas?) (?:de la|del) (?P<part>{"|".join(_PARTS_OF_DAY)})\b
        """),
        parts_of_day=_PARTS_OF_DAY,
        both=patterns(r"""
            (?<!\bde )(?<!\ba )\b(?:las|los) dos\b|\bamb[ao]s\b
        """),
        all_of_them=patterns(r"""
            \btod[ao]s\b(?! (?:las|los|as|os) (?:dia|noche|noite|manana|manha|tarde))
        """),
    ),
    untaken=patterns(r"""
        (?:est[ae]|es[ae]|la otra|el otro|la de (?:ahora|hoy|la noche|esta noche)|las? demas)(?: \w+)? (?:no|todavia no|aun no|ni)\b
        (?:pero|y) (?:est[ae]|la otra|el otro|no)\b.{0,20}
        (?:la|el|las|los|mi|mis|solo|nomas)(?: \w+)? (?:(?:de|para) (?:la )?)?(?:presion|azucar|vitaminas?|manana|colesterol|corazon|tension|tiroides)\b
        (?:vomite|devolvi|escupi|la vomite|lo vomite|la devolvi|regrese|tire)\b
        (?:ayer|anoche|antier|la semana pasada|cada (?:tercer )?dia)\b
        (?:solo|nomas|menos|excepto|salvo) (?:la )?(?:mitad|media|una de|esta|esa|la otra)\b
        (?:creo|pienso|ojala|supongo|me parece) que\b
    """),
    weekdays=patterns(r"lunes|martes|miercoles|jueves|viernes|sabado|domingo"),
    until=patterns(r"hasta|despues|luego|ahora|ahorita|todavia|mas tarde"),
    taken_words=phrases("t de tomada, t de tomado, t de tome")
    | each(
        "t, si, ya, tomadas, tome, me tome, ya me tome", "las dos, los dos, ambas, ambos, todas"
    )
    | phrases(
        "t, si, ya, tomada, tomado, tome, ya tome, listo, lista, hecho, si ya, ya si, sip, "
        "claro, claro que si, ya la tome, ya me la tome, si la tome, ya lo tome, ya esta, "
        "si tome, sii, siii, tomadas, por supuesto, ya quedo, si señor, desde luego"
    ),
    beside_a_key=phrases("ya, gracias, a las, con, hoy, ahora, hace, perdon"),
    why_words=phrases("perdon, porque, gracias"),
    names_a_dose=patterns(r"""
        (?:la|las|el|los|una|solo|media|otra) (?:[\w']+ )?(?:pastillas?|pildoras?|tabletas?|blancas?|azul(?:es)?|de la (?:manana|noche|tarde))
        solo|media|menos la|\w{3,}(?:ptilina|gabalina|pentina|etina)
    """),
    asks_first=patterns(r"""
        (?:puedo|podria|debo|se puede) (?:tomar(?:me)?(?:la|lo|las|los)?|mezclar\w*|partir\w*|dejar\w*) (?:con (?!la cena|la comida|el desayuno|agua)|la mitad|el doble|dos)\w*
    """),
    clause_words=phrases("pero, porque, y, e, aunque"),
    not_taken=patterns(r"""
        (?:no|aun no|todavia no|nunca|sin(?= (?:tomar|haber|pastilla|la|el|mi))|olvide|se me olvido|voy a|tengo que|debo|me falta|falta|faltan|cuando|si me(?! l[ao]s? (?:tome|trague))|despues de que|antes de|ni|tampoco|no se si|sera que|quiero|podria|podre|puedo|debo|casi)
    """),
    not_yet=patterns(r"""
        (?:no )?(?:todavia|aun)(?: no)?(?: .{0,40})?
        no(?: me)?(?: la| lo| las| los)? (?:he tomado|tomo|tome)(?: .{0,20})? (?:todavia|aun)\b.*
        (?:no )?(?:me )?(?:la|lo|las|los)? ?(?:falta|tengo que|debo) (?:tomar\w*).*
        no (?:me )?(?:la |lo |las |los )?he tomado.*
    """),
    later=patterns(r"""
        (?:a las|en|dentro de) (?:\w+ )?(?:\d+|una|dos|tres|cinco|diez|veinte|media|un)(?: \w+){0,2} (?:me )?(?:la|lo|las|los) tomo\b.*
        (?:termino de|acabo de|nada mas|nomas|en cuanto|apenas) .{1,30}(?:la|lo) tomo\b.*
        en cuanto (?:acabe|termine|llegue|pueda|cene|salga)\b.*
        (?:bancame|aguantame|esperame|aguanta|dame chance)\b.*
        (?:me |la |lo |las |los |ya )*(?:voy a|tomare|tomo|la tomare|pienso|ire a) ?(?:tomar\w*)?\b.{0,30}(?:luego|despues|mas tarde|rato|ratito|ratico|minutos?|min|horas?|noche|cenar?|comer|ahorita|ya casi|pronto|dormir|\d).*
        (?:me |la |lo |las |los )*(?:voy a tomar\w*|tomare)\b.*
        (?:en|dentro de|dame|deme|denme|espera|espere) (?:un|una|unos|unas|media|como|\d+)\b.*
        (?:despues de|antes de|luego de|al|cuando|con la|con el|al terminar|terminando) (?:la |el |de )?(?:cenar|cena|comer|comida|desayunar|desayuno|almorzar|almuerzo|dormir|acostarme|llegar|llegue|bano|banarme|trabajo|misa|casa|salga|termine|salir)\b.*
        (?:mas tarde|luego|despues|al rato|al ratito|al ratico|ahorita|mas tardecito|pronto|en un rato|en un ratito|un momento|recuerdame.*|mas tarde por favor|ahora no|espera|espere)(?: .{0,25})?
    """),
    soon=patterns(r"""
        en (?:un|una|unos|unas|\d+|media|cinco|diez|quince|veinte) ?(?:rato|ratito|momento|momentito|minutos?|minutitos?|min|hora|horas)?
        al (?:rato|ratito)|pronto
        cuando (?:llegue|termine|cene|coma|acabe|salga)(?: .{0,20})?
    """),
    not_forgotten=patterns(r"""
        no (?:se )?(?:me )?(?:lo |la )?(?:voy a |he |ha |habia )?(?:olvide|olvidado|olvido|salto|salte|saltar|omito|omitir)(?:la|lo|mela|melo)?
    """),
    plans=patterns(r"""
        (?:voy a|vamos a|tengo que|les?|los) (?:llamar|llamo|ver|veo|ir|escribir|escribo|hablar|hablo|preguntar|visitar)\b(?![^.,;!?\n]*\b(?:tom\w+|pastillas?|medicina|dosis)\b)[^.,;!?\n]*
        (?:ahora |ya )?(?:me )?voy a (?!tom|pasar|beber|echar|tragar|salt|omit|dejar|brinc)\w+r(?:me)?\b(?![^.,;!?\n]*\b(?:tom\w+|pastillas?|medicina|dosis)\b)[^.,;!?\n]*
        nos vemos\b[^.,;!?\n]*|(?:tengo )?(?:mi |la )?cita (?:con \w+ \w+ |es |el |este |del )+(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)[^.,;!?\n]*
    """),
    will_take=patterns(r"voy a|vais|tomare"),
    usually=patterns(
        r"(?:siempre|normalmente|generalmente|a veces)(?: me)? (?:la|lo|las|los) tomo"
    ),
    time_units={
        "h": 60,
        "hora": 60,
        "horas": 60,
        "min": 1,
        "minuto": 1,
        "minutos": 1,
        "dia": 1440,
        "dias": 1440,
    },
    half_hour=patterns(r"media hora"),
    one_hour=patterns(r"una hora"),
    skipped=patterns(r"""
        (?:hoy |esta noche |yo |pues |perdon |ay )*(?:no (?:me )?(?:la |lo |las |los )?(?:tome|tomo|quise|pude|tomare|quiero|puedo|voy a tomar\w*|tomamos))(?: .{0,50})?
        (?:se me (?:olvido|paso|olvidaron)|(?:me )?olvide|lo olvide|la olvide|me quede dormid[oa]|se me acab\w+|me salte|la salte|lo salte|omiti|omitida|saltada|salte|saltar|la omito|me la salto|saltad[oa])(?: .{0,50})?
        (?:hoy no|esta noche no|no hoy|no esta noche|no esta vez|esta vez no|nop|no(?! idea))(?: .{0,30})?
        (?:ya )?no (?:tengo|hay|me quedan|quedan|habia)(?: mas)? (?:pastillas|medicina|medicamento|tabletas|mas|pildoras|dosis).*
        (?:se (?:me )?(?:acabo|acabaron|terminaron|termino))(?: .{0,40})?
    """),
    refused=patterns(r"""
        (?:no|ni|tampoco) (?:me )?(?:la |lo |las |los )?(?:voy a tomar\w*|pienso tomar\w*|quiero tomar\w*|tomare)(?!.*(?:hasta|despues|luego|todavia|ahorita))\b.*
        (?:esta vez|hoy|esta noche) (?:paso|la dejo pasar|descanso|la brinco)\b.*
        (?:me )?(?:la|lo) (?:brinc\w+|salt\w+|omit\w+|dejo pasar|deje pasar)\b.*
        esta vez paso\b.*
    """),
    skipped_words=each("s, no, omiti, ni", "las dos, los dos, ambas, ninguna de las dos")
    | phrases(
        "s, no, hoy no, omitida, olvide, se me olvido, no tome, no la tome, no lo tome, "
        "nop, saltada, no me la tome, no hoy, esta noche no, omitir"
    ),
    causes={
        "forgot": patterns(
            "se me (?:olvido|paso|olvidaron)|olvide|olvido|me quede dormid[oa]|no me acorde|sin querer"
        ),
        "felt_better": patterns(
            "me (?:siento|sentia|senti) (?:mucho |muy )?(?:mejor|bien)|estoy (?:mejor|bien)|no (?:la |lo )?necesit\\w+|ya no me duele|sin dolor|no tenia dolor|no tengo dolor"
        ),
        "ran_out": patterns(
            "se (?:me )?(?:acabo|acabaron|termino|terminaron)|no (?:me )?(?:tengo|hay|quedan?) (?:mas )?(?:pastillas|medicina|medicamento|tabletas|mas|pildoras)?|sin (?:pastillas|medicina|medicamento)|farmacia|agot\\w+"
        ),
        "side_effects": patterns(
            "me (?:da|dio|daba|cae|hace|hizo|pone|puso) (?:mucho |mucha )?(?:mareos?|sueno|nauseas?|mal|sentir\\w*|vomito|asco)|efectos? secundarios?|mareos?|maread[oa]|nauseas?|boca seca|mucho sueno|vomit\\w+"
        ),
    },
    asks_record=patterns(r"""
        (?:ya )?(?:me )?(?:la |lo |las |los )?(?:tome|he tomado)(?: ya)?(?: .{0,30})?\?
        no (?:se|recuerdo|me acuerdo|estoy segur[oa])(?: de)? si (?:ya )?(?:me )?(?:la|lo|las|los)? ?(?:tome|he tomado).*
    """),
    advice=patterns(r"""
        (?:tomo|tomar|tomarla|tomarlo|pastillas?|medicina|medicamento|dosis|mezclo|mezclar|mitad|antibiotico|alcohol|ibuprofeno|paracetamol|ayunas)\b.{0,60}\?
        hay (?:algun )?problema si\b.{0,60}|se puede (?:tomar|mezclar|partir)\b.{0,60}
        (?:puedo|debo|deberia|podria|tengo que|se puede|es (?:seguro|malo|bueno|normal)|esta bien|hace dano) (?:si |que )?(?:yo )?(?:dejar|dejo|parar|tomar|tomo|tomarla|tomarlo|suspender|doblar|cambiar|subir|bajar|aumentar|reducir|mezclar|beber|manejar|conducir|partir|combinar|seguir|tomarme|cortar|usar|comer|duplicar)\b.*
        (?:que (?:hago|pasa|debo|puedo)|cuant[oa]s?|cuando|como|cual|por que) .{0,80}(?:tom\w+|pastillas?|medicina|dosis|medicamento|tableta|mg|efectos?|olvid\w+|si )\b.*
        (?:quiero|pienso|puedo) dejar (?:de tomar |la |las |el |los )?(?:pastillas?|medicina|medicamentos?|tratamiento)?.*
        tengo una (?:pregunta|duda).*
    """),
    question_words=phrases("meds, medicinas, medicamentos, pregunta, duda"),
    of_the_dose=patterns(r"tom\w+|omit\w+|salt\w+"),
    supposed=phrases("quizas, quiza, cuando"),
    side_effects={
        "dizzy": patterns(
            "mareos?|maread[oa]s?|mareo|mareada|vertigo|todo me da vueltas|me da vueltas|aturdid[oa]|mareandome"
        ),
        "drowsy": patterns(
            "somnolient[oa]|somnolencia|(?:mucho|tengo|con|da|demasiado|bastante) sueno|adormilad[oa]|sonolient[oa]|amodorrad[oa]|muy cansad[oa]|no puedo mantenerme despiert[oa]|muy dormid[oa]|modorra"
        ),
        "dry_mouth": patterns(
            "boca (?:muy |bien |siempre |super |tan )?(?:seca|reseca)|resequedad(?: de| en la)? ?(?:boca)?|sequedad|(?:mucha|demasiada) sed|boca (?:se me )?seca|seca la boca|garganta seca"
        ),
        "other": patterns(
            "nauseas?|vomit\\w+|estrenimiento|estrenid[oa]|diarrea|vision borrosa|veo borroso|borroso|sarpullido|comezon|picazon|sudor(?:es)?|sudando|palpitaciones|temblor(?:es)?|ganas de vomitar|malestar estomacal|pesadillas|dolor de cabeza|confundid[oa]|hinchad[oa]|ronchas"
        ),
    },
    no_side_effects=patterns(
        r"(?:no|sin|ni|nada de|ya no|nunca|ningun|ninguna|menos|no tengo|no estoy) (?:\w+ ){0,2}?$"
    ),
    no_effects=phrases("no, ninguno, ninguna, nada"),
    words_of_effect_letters=phrases("no, mono, don"),
    and_words=phrases("y"),
    but_words=phrases("pero"),
    reactions=patterns(r"""
        (?:(?:le|a \w+ le) )?(?:gusto|encanto|dio risa|rio con|no le gusto|enfatizo|pregunto por|reacciono .{0,12}a|me gusta|me encanta|le gusta|le encanta|se rio de) (?:una (?:imagen|foto)|un (?:mensaje|video)|".*|'.*)
        reaccion[oa] con .*
        quit[oa] (?:un|una) .{1,25} (?:de|a) ".*
    """),
    auto_replies=patterns(r"""
        (?:estoy |voy )?(?:conduciendo|manejando)\b(?!.*\b(?:(?:la|lo|las|los) (?:tomo|tomare)|tomarla|tomarlo|tomarme)\b).{0,100}
        (?:respuesta|mensaje) automatic[oa].*
        (?:estoy|estare) (?:fuera de la oficina|de vacaciones|en una reunion|ausente)\b.*
        fuera de (?:la )?oficina.*
        (?:ahora )?no puedo (?:hablar|contestar|atender)\b.*
        gracias por (?:su|tu|comunicarse|contactar\w*|escribir\w*|llamar)\b.{0,15}(?:mensaje|con|nos|en breve|pronto|a |\.|,).*
        (?:le|te) (?:llamo|respondo|devuelvo la llamada|contesto) (?:mas tarde|luego|despues|en cuanto).*
    """),
    quoted=patterns(r"el .{5,80} escribio:(?s:.*)"),
    own_prompt=patterns(r"dolor promedio en las ultimas 24 horas"),
    own_prompt_ends=patterns(r"responda con un (?:solo )?numero"),
    shorthand={
        r"d(?= (?:mandar|mandarme|enviar|enviarme|escribir|escribirme|calor|hambre|sueno)\b)": "de",
        r"nadita": "nada",
        r"orita|horita": "ahorita",
        r"(?:k|q|qu)iero": "quiero",
        r"(?:k|q)(?= (?:me|no|ya|te|le|les|lo|la)\b)": "que",
        r"xfa(?:vor)?|x favor|plis": "por favor",
    },
    signatures=patterns(r"(?:enviado|mandado) (?:desde|por|con) (?:mi )?.{0,40}"),
)
