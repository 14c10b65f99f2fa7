"""The Portuguese words the reader knows. Data only; what each list is for: words.py."""

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
    "no, com o, com esse, com este, por causa do, nesse, neste, na, com a, com essa, com esta, "
    "por causa da, nessa, nesta",
    "frio, calor, chuva, umidade, tempo, clima, vento, friagem, inverno",
)
_PUT_DOWN = each(
    "poe, ponha, ponham, bota, bote, coloca, coloque, coloquem, marca, marque, anota, anote, "
    "escreve, escreva, registra, registre, pode por, pode colocar, pode anotar, pode marcar",
    "-, ai, um, no, em, que e, como",
)
_RECKON = each(
    "calculo, estimo, considero, imagino, diria, chuto, arrisco", "-, que, um, que e, que e um"
)
_WITH = each(
    "acordei, levantei, amanheci, me levantei, despertei, estou, to, fiquei, continuo",
    "com",
    "-, um, dor, uma dor de, dor de",
)
_MOVED = each(
    "caiu, baixou, subiu, foi, voltou, desceu, aumentou, diminuiu, passou, melhorou, piorou, pulou",
    "para, pra, pro, a",
    "-, um, o",
)
_KILLED_ME = each(
    "me",
    "-, esta, estao, ta, tao, quase",
    "mata, matam, matou, mataram, matando, acabou, acabaram, destruiu, destruiram, detonou, "
    "derrubou, derrubaram",
)
_AND_RISING = each("e", "-, ta, vai, continua", "subindo, aumentando, piorando")
_GIVE_IT = each("-, eu", "colocaria, daria, botaria, poria, marcaria", "-, um, nota")
_OH_MY = each("ai, ui, nossa, credo, minha nossa, meu deus", "-, senhora, deus, meu deus, nao")
_ALL_NIGHT = each("a, o", "noite, tarde, manha, dia", "toda, todo, inteira, inteiro")
_MILD = each("-, mais, bem", "fraquinha, levinha, baixinha, melhorzinho, melhorzinha, pouquinho")

_THANK_HEAVEN = each("gracas a", "deus, jesus, nossa senhora, nosso senhor, virgem maria")
_ANNOUNCED = each(
    "-, fico, estou, to",
    "feliz em, contente em, triste em, tenho o prazer de, sinto, sinto em, lamento, lamento em",
    "dizer, informar, te dizer, lhe dizer, contar, avisar, comunicar",
    "-, que",
)
_LET_ME_SEE = phrases(
    "deixa eu ver, deixa ver, deixe-me ver, vamos ver, veja, veja bem, veja so, olha so, "
    "sabe, escuta, imagina, ca entre nos, entre nos"
)
_WOKE_UP = each("-, eu", "acordei, levantei, despertei, amanheci", "-, hoje")
_I_GO_WITH = each("eu vou, vou, hoje vou", "de, com, dizer, botar, colocar", "-, um")

_PARTS_OF_DAY = {
    "manha": (4, 12),
    "meio-dia": (11, 15),
    "almoco": (11, 15),
    "tarde": (12, 20),
    "noite": (18, 28),
}
_DOSE = r"(?:a|o|as|os|dose|comprimidos?|remedios?|pilulas?)"

PORTUGUESE = Words(
    numbers={
        "zero": 0,
        "dois": 2,
        "duas": 2,
        "tres": 3,
        "quatro": 4,
        "cinco": 5,
        "seis": 6,
        "sete": 7,
        "oito": 8,
        "nove": 9,
        "dez": 10,
        "onze": 11,
        "doze": 12,
        "treze": 13,
        "quatorze": 14,
        "quinze": 15,
        "dezesseis": 16,
        "dezessete": 17,
        "dezoito": 18,
        "dezenove": 19,
        "vinte": 20,
        "trinta": 30,
        "quarenta": 40,
        "cinquenta": 50,
        "sessenta": 60,
        "setenta": 70,
        "oitenta": 80,
        "noventa": 90,
        "cem": 100,
        "mil": 1000,
    },
    articles=phrases("um, uma"),
    names=phrases(
        "adriana, afonso, alberto, alexandre, alice, aline, amelia, ana, andre, andreia, "
        "angela, antonia, antonio, armando, arnaldo, artur, augusto, aurora, beatriz, "
        "benedita, benedito, bernardo, bruna, bruno, caio, camila, carla, carlos, carolina, "
        "catarina, cecilia, celia, celso, cesar, cicero, claudia, cristiano, cristina, "
        "daniel, daniela, davi, debora, denise, diana, diego, dulce, edson, eduarda, eduardo, "
        "elaine, elena, eliane, elisa, emilia, ernesto, eva, fabio, fatima, felipe, fernanda, "
        "fernando, filipe, flavia, francisca, francisco, gabriel, gabriela, geraldo, "
        "gilberto, gloria, goncalo, guilherme, gustavo, heitor, helena, henrique, hugo, ines, "
        "irene, isabel, isaura, ivone, jair, joana, joao, joaquim, jorge, jose, josefa, "
        "julia, juliana, julio, larissa, laura, leandro, leonor, leticia, lucas, lucia, "
        "luciana, luis, luisa, luiz, luiza, lurdes, manuel, manuela, marcelo, marcia, marcos, "
        "margarida, maria, mariana, mario, marta, mateus, mauricio, miguel, monica, natalia, "
        "neusa, nuno, olga, otavio, patricia, paula, paulo, pedro, rafael, raimundo, raquel, "
        "raul, regina, renata, renato, ricardo, rita, roberto, rodrigo, rosana, rosangela, "
        "rui, sandra, sebastiao, sergio, severino, silvia, simone, sonia, sofia, susana, "
        "tania, teresa, tereza, tiago, vera, vicente, victor, vitor, vitoria, wagner"
    ),
    real_words=look_alikes.PORTUGUESE
    | phrases(
        "novinho, este, seta, seda, sede, dito, oitavo, novo, nova, novos, move, neve, nome, noite, "
        "dias, depois, pois, quarto, quadro, quarta, cinto, cinza, zera, zerou, seres, "
        "setes, pede, foito, feito, leito, peito, jeito, muito, efeito"
    ),
    sounds={
        "ss": "s",
        "ce": "se",
        "ci": "si",
        "z": "s",
        "qu": "k",
        "ch": "x",
        "h": "",
        "lh": "li",
        "y": "i",
    },
    pain=_KILLED_ME
    | phrases(
        "dor, dores, nivel, nivel de dor, nota, pontuacao, escala, minha dor, a dor, doi, "
        "doendo, intensidade, media, em media, na media, minha nota, minha resposta, "
        "resposta, numero, grau, ta doendo, esta doendo, incomodo, de dor, queimacao, "
        "ardencia"
    ),
    light=_GIVE_IT
    | _I_GO_WITH
    | _PUT_DOWN
    | _WITH
    | _MOVED
    | phrases(
        "disse, falei, botei, coloquei, escrevi, mandei, marquei, essa, esse, isso, essa e, ja em, ja to em, ja tou em, ja estou em, ja to num, ja estou num, ponho, eu ponho, ponho um, eu boto, boto, boto um, marco, marco um, "
        "pode botar, nos, nas, aos, pelos, vamos dizer, vamos dizer que, e, e um, eh, eh um, um, uma, o, a, meu, minha, "
        "estou, estou em, estou com, estou num, to, to com, to em, to num, tou, ta, ta em, "
        "ta num, ta no, esta, esta em, esta no, esta num, em, no, na, de, do, da, num, me, "
        "se, continua, continua em, continua no, continuo, continuo em, continuo com, sigo, "
        "segue em, segue, seria, diria, eu diria, eu diria que, eu diria um, digo, dou, "
        "dou um, dou nota, eu dou, coloco, coloca, coloque, ponha, bota, pode colocar, "
        "pode por, anota, anote, sinto, sinto um, fica em, ficou em, ficando em, caiu para, "
        "caiu pra, baixou para, baixou pra, subiu para, subiu pra, foi para, foi pra, "
        "voltou para, voltou pra, voltou a, desceu para, aumentou para, aumentou pra, "
        "diminuiu para, diminuiu pra, que, so, apenas, mesmo, ja, com, tem, tenho, eu, "
        "aqui ta, la pelo, avalio em, deve ser, deve estar, acho que ta, mais pra, "
        "mais para, sera"
    ),
    hedges=_RECKON
    | _ANNOUNCED
    | _LET_ME_SEE
    | phrases(
        "nao posso reclamar, nao me queixo, nao tenho do que reclamar, "
        "acho q, acho q e, acho q uns, uns, umas, cerca de, mais ou menos, "
        "mais ou menos um, aproximadamente, aprox, por volta de, por volta do, quase certo, "
        "talvez, talvez um, acho, acho que, acho que um, acho que e, acho que e um, "
        "eu acho, eu acho que, creio que, creio, penso que, suponho, provavelmente, tipo, "
        "tipo um, tipo assim, digamos, digamos que, vamos dizer, em torno de, ali pelo, "
        "ali no, la pelos, +-, parece, parece um, sei la, nao sei, pode ser, vai, "
        "ou por ai, por ai, ou algo assim, algo como, mm, +/-, perto de, perto de um, "
        "perto do, na faixa de, na faixa do, na casa do, beirando isso, como, diria eu"
    ),
    hedging_ends=phrases("zinho, inho"),
    now=_ALL_NIGHT
    | phrases(
        "agora ta, agora esta, agora to em, oje, hoj, oj, desde manha, desde a manha, "
        "desde cedo, desde que acordei, hoje, agora, agora mesmo, neste momento, "
        "nesse momento, no momento, atualmente, hoje a noite, esta noite, essa noite agora, "
        "de hoje, por enquanto, ainda, hj, pra hoje, para hoje, o dia todo, o dia inteiro, "
        "ultimas 24 horas, nas ultimas 24 horas, as ultimas 24 horas, nas ultimas 24h, "
        "ultimas 24h, de novo, outra vez, novamente, ate agora, por hoje, dia de hoje, "
        "no dia de hoje, neste instante"
    ),
    earlier_today=phrases(
        "hoje de manha, esta manha, essa manha, hoje cedo, de manha, hoje pela manha, "
        "pela manha, hoje a tarde, esta tarde"
    ),
    past=phrases(
        "por engano, por erro, sem querer, ontem, ontem a noite, noite passada, anteontem, semana passada, a semana passada, "
        "mes passado, antes, na segunda, na terca, na quarta, na quinta, na sexta, "
        "no sabado, no domingo, outro dia, da ultima vez, de madrugada, mais cedo, "
        "anteriormente, chegou a, ao acordar, em vez de, em comparacao com, contra, "
        "de ontem, no outro dia, a noite passada"
    ),
    was=phrases(
        "era, era um, foi, foi um, estava, estava em, estava no, estava com, tava, tava em, "
        "tava no, tava com, tive, tinha, eram, esteve, estive"
    ),
    future=phrases("amanha, semana que vem, proxima semana, mais tarde, depois, vai ser, logo"),
    courtesy=_OH_MY
    | _THANK_HEAVEN
    | phrases(
        "e voce, e vc, e voces, e a senhora, e o senhor, como vai, como voce esta, como vc ta, tudo bem, tudo bem com voce, tudo bom, "
        "caralho, porra, fogo, caramba, cara, pa, blz, beleza, flw, vlw, mano, mn, kkk, kk, "
        "aff, nossa, vixe, oi, ola, oie, oii, bom dia, boa tarde, boa noite, obrigado, "
        "obrigada, muito obrigado, muito obrigada, brigado, brigada, obg, obgd, obgda, "
        "valeu, por favor, pfv, pfvr, ok, sim, bem, doutor, doutora, dr, dra, enfermeira, "
        "abraco, abracos, um abraco, beijo, beijos, bjs, bj, deus abencoe, deus te abencoe, "
        "fica com deus, fiquem com deus, tchau, ate logo, ate amanha, ate mais, "
        "desculpe a demora, desculpa a demora, desculpem a demora, desculpa o atraso, "
        "desculpe o atraso, gracas a deus, infelizmente, felizmente, kkkk, rs, rsrs, "
        "rsrsrs, ai, ah, oh, ufa, entao, ta bom, tá bom, pois e, gente, pessoal, amigo, "
        "amiga, querida, querido, senhora, senhor, dona, atenciosamente, tudo bem, olha, "
        "bom, aqui, obrigado por perguntar, obrigada por perguntar, eita, um bom dia, "
        "tenha um bom dia, bom descanso, hehe, haha, amem, viu, ne, moca, poxa, puxa, eba, "
        "carebell, so isso, claro"
    ),
    greetings=phrases("oi, ola, bom dia, boa tarde, boa noite, obrigado, obrigada"),
    vocatives=phrases("minha filha, meu filho, minha neta, meu neto"),
    asks_back=phrases("e voce, e vc, e voces, e a senhora, e o senhor"),
    thanks=phrases(
        "obrigado, obrigada, brigado, brigada, obg, obgd, obgda, valeu, vlw, ok, beleza, "
        "blz, entendido, entendi, recebido, perfeito, de nada"
    ),
    links=phrases(
        "mas, porque, pq, pois, quando, com, sem, desde, enquanto, por causa, embora, "
        "apesar, depois de, depois da, depois do, depois que, gracas a, ja, e, nao, to, estou, ta, esta, doi, tenho, se, por, "
        "que, consigo, porem, da, tomara, a, o, minha, meu"
    ),
    ailment_endings=phrases("trite, ndinite, ursite, algia, opatia, stenose, artrose"),
    adjective_endings=phrases("oso, osa, ado, ada"),
    verb_endings=phrases("ando, endo, mente"),
    adverb_endings=phrases("mente"),
    body=phrases(
        "costas, as costas, nas costas, perna, pernas, joelho, joelhos, pe, pes, braco, "
        "bracos, ombro, ombros, pescoco, cabeca, mao, maos, quadril, tornozelo, pulso, "
        "estomago, peito, coluna, lombar, coxa, calcanhar, cotovelo, dedos, dedo, "
        "lado esquerdo, lado direito, esquerda, direita, esquerdo, direito, barriga, "
        "articulacoes, mandibula, rosto, juntas"
    ),
    followers=_MILD
    | _WEATHER
    | _AND_RISING
    | phrases(
        "somente, apenas, unicamente, de dor, pontos, ponto, igual, como sempre, melhor, pior, bem forte, forte, leve, "
        "moderada, moderado, suportavel, na escala, de intensidade, e minha dor, "
        "e minha nota, e a minha nota, no total, um pouco melhor, um pouco pior, "
        "muito melhor, muito pior, estavel, pra mim, para mim, de media, media, em media, "
        "no geral, em casa, andando, sentado, sentada, parado, parada, deitado, deitada, "
        "constante, bem chata, ta bom, como ontem, e o numero, que e a media"
    ),
    beginnings=phrases(
        "meus, minhas, meu, minha, mandem, venham, me ajuda, me ajudem, me liga, me liguem, socorro, ajuda, eu, nao consegui, "
        "me sinto, muito, bastante, demais, pouco, estou, to, fui, fiz, andei, dormi, "
        "trabalhei, tive, consegui, melhorou, melhorei, melhorando, piorou, piorei, "
        "cansado, cansada, tonto, tonta, triste, feliz, exausto, exausta, com, porque, mas, "
        "obrigado, obrigada, forte, leve, suportavel, igual, pior, melhor, nao, sem, acho, "
        "espero, continuo, hoje, deus, graças a deus, ainda, ta, esta"
    ),
    ten=phrases(
        "de dez, de 10, em 10, em dez, sobre 10, de um total de 10, /dez, "
        "numa escala de 10, na escala de 10"
    ),
    halves=phrases(
        "e um meio, e uma meia, e 3 quartos, e um quarto, e meio, e meia, e 1/2, virgula cinco, e pouco, e pouquinho, meio"
    ),
    compares=phrases("melhor que, pior que, menos que, mais que, do que, tao ruim como"),
    or_words=phrases(
        "ou, a, ou um, e, talvez, ou talvez, ate, quase, quem sabe, ao, para, pra, ou ate"
    ),
    from_words=phrases(
        "teria dito, eu teria dito, ia dizer, eu ia dizer, ia por, de, de um, do, desde, caiu de, baixou de, subiu de, em vez de, era, estava em, "
        "diminuiu de, antes era"
    ),
    to_words=phrases(
        "para, pra, para um, pra um, a, agora, agora e, agora ta, agora esta, caiu para, "
        "caiu pra, baixou para, hoje, ja ta em, passou para, passou pra"
    ),
    clock_before=phrases(
        "sao, as, das, ate as, desde as, antes das, depois das, por volta das, la pelas, "
        "pelas, umas, entre as, apos as, a partir das"
    ),
    forms=Forms(
        spelt={r"\b9dades\b": "novidades"},
        tens=patterns(r" (?:e )?"),
        glued=phrases("dor, e, um, so"),
        weekdays=patterns(
            r"(?:seg(?:unda)?|ter(?:ca)?|qua(?:rta)?|qui(?:nta)?|sex(?:ta)?|sab(?:ado)?|dom(?:ingo)?)"
        ),
        dictated=patterns(r"(?:ponto final|ponto de exclamacao|virgula(?! \d)|nova linha)"),
        ends_of_scale=patterns(r"""
            (?:sendo |onde |e )(?:o )?(?:0|1|10) (?:e |= ?)?(?:o |a )?(?:pior|maximo|minimo|nada|sem dor)
        """),
        span_asked=patterns(r"24 ?(?:h|hs|horas) (?=(?:media|dor)\b)"),
        of_one_among_many=phrases("num, nro"),
        from_words=phrases("de, entre"),
        to_words=phrases("a, ao, e, ate"),
        scale=patterns(r"""
            (?:(?:em|numa|na) )?(?:(?:uma|a|minha) ?)?(?:escala)(?: de dor)? ?(?:de|:)? ?\(?[01] ?(?:-|a|ao|ate|/) ?10\)?
        """),
        out_of=phrases("de, em"),
        over=phrases("por"),
        clock=patterns(r"""
            (?:sao as|la as|foi as|so as|das|pelas|desde as|ate as) \d{1,2}(?: ?h(?:oras|rs|s)?)?\b(?= da| horas|h|$)
        """),
        ordinal_ends=phrases("ro, da"),
        of_a_month=phrases("de"),
        percent=phrases("por cento, porcento"),
    ),
    months=patterns(
        r"""
        janeiro
        fevereiro
        marco
        maio
        junho
        julho
        setembro
        outubro
        novembro
        dezembro
        """
    ),
    units=phrases(
        "pila, pilas, conto, contos, pau, paus, mangos, pratas, euros, mg, g, ml, comprimido, comprimidos, capsula, capsulas, dose, doses, gotas, pilula, "
        "pilulas, remedio, remedios, hora, horas, h, hrs, hs, min, minuto, minutos, dia, "
        "dias, semana, semanas, mes, meses, ano, anos, noite, noites, vez, vezes, da manha, "
        "da tarde, da noite, em ponto, por cento, %, quilos, quilo, kg, km, metros, passos, "
        "quadras, graus, reais, filhos, filhas, netos, criancas, pessoas, gatos, cachorros, "
        "xicaras, cafes, copos, cervejas, cigarros, consultas, lugares, partes, coisas, "
        "perguntas, andares, degraus, deles, delas, dos, das, caixas, caixa, cochilos, "
        "ligacoes, mensagens, irmaos, irmas, amigos, injecoes, cirurgias, medicamentos, "
        "litros, colheres, tabletes, e meia da, sobrando, restantes, vidas"
    ),
    things=phrases(
        "mesa, quarto, sala, leito, cama, consultorio, porta, quarto, onibus, apartamento, apto, dia, semana, mes, passo, etapa, fase, tipo, "
        "grau de, estagio, canal, pagina, linha, opcao, pergunta, andar, casa, sala, leito, "
        "vitamina, idade, tamanho, capitulo, fez, faz, completou, cada, faltam, ha, restam, "
        "sobraram, os, as, esses, estes, ultimos, proximos, comi, comprei, vi, perdi, "
        "andei, dormi, tomei, temperatura, pressao, glicemia, glicose, peso, conta, sao as"
    ),
    bounds_before=phrases(
        "quando muito, no maximo um, no minimo um, se tanto, ao maximo, pelo menos, "
        "pelo menos um, no minimo, no maximo, ao menos, mais de, mais que, mais de um, "
        "menos de, menos que, menos de um, acima de, abaixo de, acima do, abaixo do, "
        "maior que, menor que, pior que, pior do que, melhor que, quase, quase um, "
        "quase no, maximo, minimo, ate um, entre, nao mais de, superior a, inferior a, "
        "pouco mais de, pouco menos de, um pouco mais de, um pouco menos de, beirando, "
        "beirando o, beirando os, passando de, chegando a, proximo de"
    ),
    bounds_after=phrases(
        "ou mais, ou menos, ou pior, pelo menos, no minimo, no maximo, maximo, minimo, "
        "pra cima, para cima, e pouco, e poucos, ou superior, ou melhor, "
        "no pior momento"
    ),
    unsure=phrases(
        "talvez nao, poderia ter sido, podia ter sido, teria sido, deveria ser, podia ser, devia ser, se fosse, tomara, espero, queria, quero, gostaria, deveria, meta, objetivo, "
        "normalmente, as vezes, geralmente, costuma, costuma ser, nos dias ruins, "
        "pode chegar, depende, varia, brincadeira, quando chove, jogo, ganhou, perdeu, "
        "filme, gols, gol, prova, restaurante, livro, atendimento, aniversario, o que e, "
        "o que significa"
    ),
    others=phrases(
        "meu marido, minha esposa, minha mulher, minha mae, meu pai, meu filho, "
        "minha filha, meu irmao, minha irma, minha vizinha, meu vizinho, minha sogra, "
        "minha avo, meu avo, meu neto, minha neta, meu cachorro, meu gato, seu, sua, dele, "
        "dela, ele, ela, eles, voces, voce, teu, tua"
    ),
    negations=phrases(
        "nao disse, nao e, nao e um, nao, nao um, nem, nunca, ja nao e, nao era, nao estou em, nao ta, "
        "sem, tambem nao, longe de, nao mais"
    ),
    corrections=phrases(
        "desculpa, desculpe, perdao, quis dizer, queria dizer, eu quis dizer, correcao, "
        "corrigindo, corrijo, me enganei, erro, errei, digo, alias, ou melhor, na verdade, "
        "nao espera, espera, ops, opa, troca para, muda para, mude para, mudar para, "
        "foi mal, errado, engano, digitei errado, retificando, era pra ser, era para ser, "
        "nao, muda pra, troca pra, *"
    ),
    took=phrases(
        "tomei, tomado, tomo, tomar, tomando, comi, liguei, ligar, esqueci, paguei, bebi, marquei"
    ),
    same=phrases(
        "igual, a mesma, o mesmo, mesma coisa, igual ontem, igual a ontem, sem mudanca, "
        "como ontem, mesma"
    ),
    severe=phrases(
        "forte, muito, muita, pouco, pouca, pouquinho, leve, moderada, severa, terrivel, "
        "horrivel, insuportavel, intensa, mal, bem, mais ou menos, pior, melhor, bastante, "
        "demais, suportavel, razoavel"
    ),
    counted=patterns(r"""
        (?:voces? (?:e|sao)|sao|somos) (?:o |a |os |as )?numero 1
        (?:ha|faz) (?:\d+|uma?) (?:dias?|semanas?|mes(?:es)?|horas?|anos?)
        consulta\b[^.!?\n\d]{0,20}?\b(?:em|dia) (?:o )?\d{1,2}(?: ?/ ?\d{1,2})?
        (?:febre|temperatura|peso|pressao|tensao|pulso|acucar|glicemia|oxigenio)\W+(?:\w+ ){0,2}?(?:\d+ ?(?:[/.,]|por|sobre|com) ?\d+|\d{2,})(?!\d)(?! ?/ ?10\b)
        1\d ?(?:por|x|sobre|com|/) ?\d{1,2}(?<!/10)(?<!sobre 10)(?<!/ 10)
        (?:nos )?(?:somos|estamos em|eramos) \d{1,2}
        \d{1,2} na (?:minha )?escala d[eao] (?!dor|0|1|10)\w+
    """),
    there_and_back=patterns(r"""
        de (?:um )?\d{1,2} (?:a|para|pra) (?:um )?\d{1,2} e (?:depois )?(?:voltou|baixou|desceu|subiu|de volta)
    """),
    no_pain=patterns(r"""
        (?:eu )?(?:hoje )?(?:nao (?:tenho|estou com|to com|sinto|ha|tem|tive|senti)|sem|zero|nada de|nenhuma|0|estou sem|to sem|tou sem|acordei sem|passei o dia sem) (?:nenhuma |mais |nada de |qualquer )?(?:dor(?:es)?)(?: nenhuma| alguma)?
        (?:ja |hoje |agora )?nao (?:me )?(?:doi|doeu|doia|esta doendo|ta doendo)(?: nada)?(?: mais)?
        nada (?:doi|doendo|me doi)
        (?:a )?dor (?:passou|sumiu|foi embora|desapareceu)
        nenhuma dor
    """),
    beside_no_pain=_ANNOUNCED
    | _WOKE_UP
    | phrases("nao nao, nem um pouco, de modo algum, nenhuma, graças a deus, e"),
    none=phrases("nenhuma, nenhum, nada"),
    none_words=phrases("nenhuma, nada"),
    changes_no_pain=patterns(
        r"""
        dor
        dores
        doi
        doendo
        incomod\w*
        quando
        se
        ate
        """
    ),
    turns=phrases("mas, so"),
    proxies=patterns(r"""
        (?:a )?(?:minha |meu )?(?:mae|mamae|pai|papai|avo|vo|vovo) (?:diz|disse|fala|falou|ta dizendo)(?: que)?(?: (?:e|eh|ta em|esta em))?(?: um)?(?= \w+\W*$)
        (?:aqui (?:e|eh|quem fala e)|sou|quem escreve e) (?:a |o )?(?:filha|filho|esposa|marido|neta|neto|mae|pai|irma|irmao|cuidadora?|vizinha|vizinho|enfermeira)(?: d[aeo]s?(?: (?:dona|seu|senhora?))? \w+)?[ ,.:-]*(?:(?:e |ele |ela |minha mae )*(?:falou|disse|fala|diz|mandou dizer)(?: que)?(?: (?:e|eh|esta|ta))?(?: (?:um|em))?|(?:ele|ela) (?:ta|esta) com(?: uma)? dor)?
    """),
    strong_now=phrases(
        "agora ta, agora esta, agora to em, agora, neste momento, esta noite, hoje a noite, "
        "atualmente, agora mesmo"
    ),
    asked_for=phrases("media, em media"),
    conditional=phrases("seria, seria um"),
    conditions=phrases("se, sem"),
    asking=phrases("sera que"),
    asks=phrases(
        "qual foi, qual era, qual e o meu, receberam, recebeu, devo, deveria, posso, e normal, pode me dizer, e se"
    ),
    for_words=phrases("por, para, pra, pro, pelo, pela"),
    circumstances=phrases(
        "quando ando, quando caminho, quando me mexo, quando levanto, quando tusso, "
        "quando respiro, quando subo, quando me movo, se ando, se caminho, se me mexo, "
        "se levanto, se tusso, se respiro, se subo, se me movo, ao andar, ao caminhar, "
        "ao levantar"
    ),
    queries=phrases("quando, onde, quem, posso, pode, como"),
    speaker=phrases("estou, tenho, eu, nao consigo, dormi"),
    denials=phrases("nao sei, nao consigo, nao posso"),
    contrasts=phrases("mas, porem"),
    therefore=phrases("entao"),
    indefinite=phrases("um, uma"),
    it_is=phrases("e, sao"),
    places=phrases("aqui, la"),
    copulas=phrases("e, eh, seria, sera, sao"),
    leads=phrases(
        "continuo em, continuo num, continuo no, sigo em, fico em, "
        "pode botar, bota, bote, eh um, e um, agora ta, agora esta, agora to em, eu diria, diria, diria que, "
        "estou em, estou num, estou com um, dou um, coloca, esta em, ta em, vamos dizer, "
        "digamos"
    ),
    closing=phrases("diria, eu diria, so, somente, apenas, unicamente, aqui"),
    no_beginning=phrases("de, da, do, na, no, se, em, me, lo"),
    names_one=phrases("numero, na"),
    moves_by=phrases("baixou, subiu"),
    again=phrases("de novo, outra vez"),
    reaches=phrases("vai ate, ja vai ate"),
    ranges_from=phrases("de, entre"),
    comes=phrases("veio, vem, foi, chegou, saiu"),
    whens=phrases("quando"),
    moves_to=_MOVED,
    measures=phrases(
        "febre, temperatura, peso, idade, preco, acucar, glicose, pulso, humor, sono, energia, apetite, stress, ansiedade, cansaco"
    ),
    crowds=phrases("ha"),
    sent=phrases("disse, falei, botei, coloquei, escrevi, mandei, marquei"),
    there_is=phrases("ha, tem, somos"),
    asks_number=phrases("quanto, quanta, quantos, quantas"),
    noes=phrases("nao"),
    nothing=phrases("nada, nenhuma"),
    third_person=phrases("tem, diz, diz que, fala, fala que, acha, acha que, pensa que"),
    people=phrases("pessoas, gente"),
    kisses=phrases("x"),
    pain_itself=patterns(r"\bdor|doi\b|\bme\b"),
    opt_out=phrases(
        "parar, pare, parem, para, cancelar, cancela, cancele, sair, fim, encerrar, "
        "remover, remova, descadastrar, descadastre, descadastra, sai, chega, basta, "
        "engano, excluir, exclua, desinscrever, stop, apagar, cancelem, desistir, desisto"
    ),
    opt_in=phrases("comecar, iniciar, recomecar, voltar, reativar, retomar, inicio"),
    help=phrases("ajuda, info, informacao, informacoes, ajudar"),
    help_with_courtesy=phrases("ajuda"),
    pleading=phrases("por favor"),
    help_sentences=patterns(r"""
        (?:mas )?quem (?:e|sao|fala|ta falando|esta falando|escreve|manda)(?: (?:voces?|vcs?|ai|por favor|pf|o senhor|a senhora))*$
        (?:voces?|vcs?) (?:e|sao) quem$
        de quem (?:e|sao) (?:este|esse|o|estas|essas) (?:numero|mensage\w+|telefone)$
        (?:e )?da parte de quem$
        (?:quem|o que|que)(?: (?:e|sao|esta)) (?:voces?|isso|isto|este|esse|essas mensagens|mandando|falando|escrevendo)\b.{0,40}
        (?:como (?:funciona|respondo|(?:eu )?(?:devo )?responder|se responde|uso isso)|o que (?:eu )?(?:respondo|devo responder|tenho que responder))\b.{0,40}
        nao (?:entendo|entendi|sei) (?:como|o que) (?:responder|responde|fazer com|e isso)\b.{0,30}
        (?:e|voce e) (?:uma pessoa|um robo|uma maquina|golpe)\b.{0,30}
        (?:preciso de|quero|mais) (?:ajuda|informac\w+) (?:com|sobre) (?:est|ess)[ae]s? (?:mensage\w+|servico)\b.{0,20}
    """),
    wishes_to_begin=patterns(r"""
        (?:quero|gostaria de|podem)? ?(?:voltar a receber|retomar|reativar|reativem|receber de novo|receber novamente)\b(?: (?:as|os|minhas|mensagens|textos|servico|lembretes))*.{0,20}
    """),
    no_wish_to_begin=patterns(r"nao|nunca|jamais"),
    request_lead=phrases("ola, oi, por favor"),
    opt_in_with_courtesy=phrases("recomecar, retomar"),
    join=phrases("join, participar, entrar, aderir, quero participar"),
    yes=phrases(
        "sim, aceito, concordo, de acordo, claro, sim aceito, sim por favor, autorizo, sim quero"
    ),
    acknowledged=phrases("ok, recebido, recebi, ciente"),
    acknowledged_by=patterns(r"""
        (?:ja )?(?:estou|to) (?:indo|a caminho)
        (?:ja )?(?:vou(?= la\b| ja\b| agora\b|$)|a caminho)(?: la| ja| agora)?
        (?:eu )?(?:cuido|resolvo)(?: disso)?
        (?:ja )?(?:estou|to) com (?:ela|ele)
        (?:vou|estou) (?:ligar|ligando|ver|falar)(?: (?:para|pra|com) (?:ela|ele))?(?: agora| ja)?
        (?:pode )?deixa(?:r)? comigo
        ciente
        entendido
    """),
    helping=Helping(
        beside=patterns(r"""
            (?:eu |ja )*(?:liguei|chamei|ligando|chamando)(?: (?:para|pro|o|a|uma))* (?:192|112|911|samu|ambulancia|medico|medica)
            (?:a )?ambulancia (?:ja )?(?:vem|esta vindo|chegou)
            (?:chego )?(?:em )?\d{1,2} ?(?:min|minutos?)
            agora|ja
        """),
        against=patterns(r"""
            nao (?:posso|vou|consigo|sou|estou)\b|eu nao|ocupad[oa]|pode(?:m|ria)?\b
            alguem|outra pessoa|quem|ninguem|quando|talvez|amanha|depois|mais tarde|hoje a noite
            ^(?:por favor )?(?:ligu?em?|chamem?|mandem?|venham?|ajudem?)\b
        """),
        oneself=patterns(r"""
            eu|meu|minha|meus|minhas|mim|consigo|posso|tenho|sinto
        """),
        another=patterns(r"""
            ela|ele|dela|dele|(?:meu|minha) (?:marido|esposa|mulher|mae|pai|filh[oa]|irma|irmao|avo|vizinh[oa])
        """),
        of_another=patterns(r"""
            (?:meu|minha) (?:marido|esposa|mulher|mae|pai|filh[oa]|irma|irmao|avo|vizinh[oa])|eu (?:acho|encontrei|vi)
        """),
        called_upon=patterns(r"""
            (?:eu|nao consigo|meu|minha|por favor|lig\w+|cham\w+|ajud\w+|vem)
        """),
    ),
    busy=phrases(
        "ocupado, ocupada, estou ocupado, estou ocupada, to ocupado, to ocupada, nao posso, "
        "agora nao posso"
    ),
    snooze=phrases("adiar, soneca, snooze, me lembre, me lembra, pausar"),
    ending=Ending(
        whole=phrases(
            "nao me interessa, nao tenho interesse, nao estou interessado, nao estou interessada, nunca me inscrevi, "
            "nao me escrevam mais, nao escrevam mais, nao perturbe, numero errado, me tira, "
            "me tire, sem mais mensagens, pare de mandar, me remova, me descadastre, "
            "me descadastra, nao quero mais, nao quero mais receber, me deixa em paz, "
            "me deixem em paz, para de mandar, pessoa errada, parar mensagens, "
            "cancelar mensagens"
        ),
        ends=patterns(r"""
            pare[m]?|para|parar|chega|cancele?[m]?|cancela|cancelar|encerre?[m]?|encerrar
            suspenda[m]?|desative[m]?|desliguem?|bloqueiem?|interrompam?|interromper|acabem
            stop|deixe[m]?|termine[m]?|removam?
        """),
        not_wanted=patterns(r"""
            (?:ja )?nao (?:quero|queremos|desejo|preciso|aceito|autorizo|gostaria|pedi|tenho interesse)(?: mais)?(?: (?:de|em))?
            nada de|chega de|cansei de|cansad[oa] de|sem mais|nao mais
        """),
        leaves=patterns(r"""
            (?:quero|desejo|gostaria de|queria|preciso|prefiro) (?:sair|me retirar|deixar|abandonar|cancelar|encerrar|parar)
        """),
        this=patterns(r"""
            (?:com )?(?:tudo )?(?:isso|isto|tudo)(?: (?:por favor|ja|agora|obrigad[oa]))*$
        """),
        of_this=patterns(r"""
            (?:eu )?(?:nunca|nao) (?:pedi|autorizei|aceitei|me inscrevi n?|assinei|solicitei|concordei com)
            (?:para|pare|parem|chega|cancela|cancele|cancelem|encerrem?|acabem)(?: ja)?(?: com| de)?
            (?:me tir[ae]m?|tir[ae]m?[- ]me|quero sair)(?: d)?
        """),
        not_me=patterns(r"""
            (?:esse|este) (?:ja )?nao e (?:mais )?o (?:numero|telefone|celular) d\w+
            nao (?:tem|usa) mais (?:esse|este) (?:numero|telefone|celular)\b.{0,30}
            (?:nao sou|nao e|esse nao e|aqui nao e) (?:essa|esta|a|o|da|do|mais)? ?(?:pessoa|paciente|numero|telefone|celular)\b.{0,30}
            (?:se )?engan(?:ou|aram|o) de (?:numero|pessoa)\b.{0,20}|pessoa errada
        """),
        not_named=patterns(r"""
            (?:eu )?nao sou|(?:este|esse|aqui|isso) nao e
        """),
        beside_stop=phrases("ja, agora, por favor, imediatamente, eu disse"),
        keywords=phrases("stop"),
        hints=patterns(r"""
            nao e|isso|tudo|sou[ ]|errad|descad|desin|sair|tir
            exclu|parar|chega|perturb|deix|receb|apag|deslig|inscri
            cadastr
        """),
        alone=phrases(
            "stop, parem, pare, parem ja, parem com isso, pare com isso, para com isso, parem tudo, "
            "parem de mandar, pare de mandar, cancelem, cancelem isso, cancela isso, cancele isso, "
            "me tirem, me tira, me tirem dai, me removam, me descadastrem, me descadastra, "
            "nao mandem mais, nao mandem mais nada, nao escrevam mais, chega de mensagens, "
            "me deixem em paz, me deixa em paz"
        ),
        not_to_us=patterns(r"""
            dor|dores|doi|doendo|doia|queima\w*|caimbras?|pontadas?|coceira|sangr\w*|tosse|chor\w*|trem\w*
            comprimidos?|remedios?|medicament\w*|medicacao|pilulas?|doses?|capsulas?
            disse|diz|dizem|falou|se|quando|ate|depois|cachorros?|vizinh\w*|criancas?|barulho|musica
            onibus|trem|taxi|carro|chuva|consultas?
        """),
        at_times=patterns(r"""
            (?:deixem?|parem?|para|nao|que|podem?|poderiam?|favor|por favor) (?:\w+ ){0,2}?(?:escrev|mand|envi|incomod|perturb|avis|contat|acord)\w*(?: (?:me|mais|nada|mensage\w+|msgs?|textos?|isso|isto|avisos?|lembretes?))* (?:as? \d\w*|as? (?:uma|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze)|de (?:noite|madrugada|manha)|a noite|tao (?:cedo|tarde)|tanto|tanta|antes d[aeo]s?|depois d[aeo]s? (?!hoje|agora)|durante|entre|enquanto|quando|ate (?:as?|que|o|amanha)|(?:pela|na) (?:noite|manha|madrugada|tarde)|(?:no|nos|aos?) (?:fim|fins|finais|final|sabados?|domingos?)|em (?:ingles|portugues)|mais (?:tarde|cedo)|menos|duas vezes|a (?:essa|esta) hora)
        """),
        otherwise=patterns(r"""
            (?:escrev|mand|envi|avis)\w* (?:um pouco )?mais (?:tarde|cedo)
            (?:muitas|tantas) (?:mensagens|msgs)|(?:muitos|tantos) (?:textos|avisos|lembretes)
            (?:mensagens|msgs|avisos|lembretes|textos) demais|menos (?:mensagens|avisos|lembretes)
        """),
        fill=phrases(
            "de, me, mandar, mandando, enviar, enviando, receber, recebendo, com, os, as, "
            "o, a, essas, esses, estas, estes, essa, esse, este, esta, suas, seus, sua, "
            "seu, da, do, das, dos, mais, por favor, tantas, tantos, todas, todos, minhas, minha, meu, "
            "meus, que, voces, nenhuma, nenhum, isso, ja, em, tipo, ter, outras"
        ),
        ours=patterns(r"""
            inscricao|participacao|cadastro|questionarios?
            mensage(?:m|ns)|msgs?|textos?|sms|torpedos?|lembretes?|avisos?|notificac(?:ao|oes)
            servico|assinatura|lista|programa(?! de (?:tv|televisao))|alertas|estudo
        """),
        sending=patterns(r"""
            (?:escrever|escrevendo|mandar|mandando|enviar|enviando|incomodar|incomodando|perturbar|perturbando|contatar|contatando|alertar|alertando|avisar|avisando|notificar|encher|chamar)(?: (?:mais|isso|nada|mensagens?|o saco))*
            me (?:escrevam?|mandem?|enviem?|incomodem?|perturbem?|contatem?|chamem)(?: (?:mais|nada))*
            ser (?:contatad[oa]|incomodad[oa])
        """),
        weary=patterns(r"""
            (?:estou |to )?(?:cansei|cansad[oa]|fart[oa]|cheia|cheio) (?:de|d[ae]ssas?)(?: \w+)? ?(?:mensage(?:m|ns)|lembretes?|sms)
        """),
        enough=patterns(r"""
            chega|parem?|nao mais|stop|me tirem?|sem mais
        """),
    ),
    wishes_to_end=patterns(r"""
        (?:quero|gostaria|preciso) que (?:as |essas |suas |os |esses )?(?:mensagens|avisos|lembretes|textos) (?:parem|acabem|terminem|cessem)\b.{0,20}
        (?:tir\w+|remov\w+|apagu?\w+|exclu\w+) (?:ele|isso|este numero|esse numero) d[aoe] (?:sua |seu |vossa )?(?:lista|sistema|cadastro|registro)\b.{0,20}
        nao (?:e mais preciso|precisam?) mais (?:de )?(?:me )?(?:mandar|enviar|escrever)\b.{0,30}
        (?:ja )?nao (?:quero|desejo|gostaria de)(?: mais| ja)* (?:receber|continuar recebendo|que me mandem)(?: (?:mais|nada|isso|isto|esses?|essas?|estes?|estas?|as|os|mensagens|textos|avisos|de|voces))*(?:$| .{0,20})
        (?:apag\w+|exclu\w+|delet\w+|remov\w+|tir\w+) (?:o )?meu numero\b.{0,20}
        (?:este|esse) (?:numero|telefone|celular) nao e (?:mais )?d[aoe]\b.*
        (?:por favor )?nao (?:me )?(?:mande[mi]?|manda|envie[mi]?|envia|escreva[mi]?|escreve|contate[mi]?|perturbe[mi]?|incomode[mi]?|procure[mi]?|encha[mi]?)(?: (?:mais|me|nada|nenhuma|mensagens?|msgs?|sms))*\b.*
        (?:quero|gostaria de|desejo|queria|preciso|favor|por favor|pode|podem|poderia|poderiam|da pra|tem como|como faco (?:para|pra)|solicito|peco) .{0,12}(?:sair (?:dessa|desta|da|disso|deste|do|desse)|cancelar(?= (?:isso|isto|tudo|essas?|esses?|estas?|estes?|(?:a |o |as |os |minha |meu |suas |seus )?(?:inscricao|assinatura|mensagens?|sms|servico|programa|lembretes?|avisos?|notificacoes|participacao|cadastro))\b|$)|descadastr\w+|me remov\w+|me tir\w+|parar de (?:receber|mandar|enviar|me)|ser removid[oa]|remover meu|desinscrever|excluir|encerrar (?:o|a|minha|meu|isso)|deixar de receber|parar com|nao receber|tirar meu|tirar eu)\b.*
        (?:me )?(?:tir[ea][mi]?|remov[ea][mi]?|exclu[ai][mi]?|apagu?[ea][mi]?|descadastr\w+|retir[ea][mi]?)(?:-me)? (?:me )?(?:d(?:a|essa|esta|isso|isto|aqui|e|o|este|esse)\b ?|meu |o meu |este |esse |esta |essa )(?:numero|lista|telefone|nome|celular|cadastro|contato|aqui|programa|servico|grupo)?.*
        (?:me )?(?:descadastr\w+|desinscrev\w+)\b.*
        (?:e |foi |este e |esse e |esta com |voce (?:tem|esta com|ligou pro) |e um |acho que e |mandou pro |mandaram pro )?(?:o |um )?(?:numero|telefone|pessoa|contato) errad[oa](?: .{0,30})?
        (?:voces?|vc|vcs) (?:errou|erraram|se enganou|se enganaram|estao enganados|esta enganado|discou|ligou)(?: (?:de|o|no|do))* ?(?:numero|pessoa|telefone)?\b.*
        me deix[ea]m? em paz.*|deix[ea]m?-me em paz.*
        (?:retiro|revogo|cancelo) (?:o )?(?:meu |minha )?(?:consentimento|autorizacao|permissao|inscricao|cadastro).*
        como (?:eu )?(?:cancelo|saio|paro|faco (?:para|pra) (?:sair|cancelar|parar|nao receber)|me descadastro)\b.*
    """),
    no_wish_to_end=patterns(r"""
        nao (?:me )?(?:par[ae]m?|cess[ae]m?|deix[ae]m?) de (?:me )?(?:mandar|enviar|escrever|avisar|perguntar)\b
        nao (?:quero|queria) que .{0,25}\b(?:parem|acabem|terminem|cessem)\b
        nao (?:queria|quis|era para|foi para) (?:parar|cancelar|sair|deixar)\b
        nao (?:quero|queria|gostaria de) (?:te |lhe |vos )?(?:incomodar|perturbar|mandar|enviar|escrever|chatear)\b(?! mensagens)
        (?:dor|dores|coceira|perna|joelho|filh[oa]s?|netos?|cachorro|barulho)(?: \w+){0,2} nao (?:me |nos )?(?:deixa|deixam|larga|da|dao)\b
        sair (?:d[aoe]|dess[ae]|dest[ae])(?: \w+)?? ?(?:cama|casa|hospital|sofa|carro|banheira|cadeira|quarto|clinica|buraco|fila)\b
        nao (?:estou|to|vou|quero|pretendo) (?:\w+ )?(?:cancel\w+|sair|saindo|me descadastr\w+|desistir)\b
        (?:liguei|disquei|mandei|anotei) .{0,14}(?:numero errado|engano)
        (?:a )?dor nao (?:para|passa|cessa|acaba)
        nao (?:para|paro|parou|param) de (?:doer|chorar|sangrar|tremer|sentir|vomitar)
        nao (?:me )?(?:tir\w+|remov\w+|cancel\w+|descadastr\w+|exclu\w+|quero (?:cancelar|sair|parar))\b
        (?:parar|para|tirar|acabar com|pare) (?:a|essa|esta|com a|com essa) dor
        (?:parar|paro|deixar|deixo|suspender|suspendo)(?: de)? (?:tomar|o remedio|os remedios|o medicamento|o tratamento|com o remedio|com os comprimidos|os comprimidos|a medicacao)
    """),
    taking=Taking(
        lead=phrases(
            "sim, ja, eu, ok, oi, pronto, agora, o, a, os, as, hoje, claro, claro que sim, "
            "aham, uhum, acabei e, acabei, agorinha, bom dia, boa noite, sim senhora, "
            "sim senhor, doutor, doutora, ja sim, opa, e, ta, ufa, finalmente, tambem, me, "
            "ja ja, com certeza, isso, sem falta, gracas a deus, foi, nos, a gente, "
            "agora mesmo, quase esqueci"
        ),
        took=patterns(r"""
            tomei|tomamos|engoli|engolimos|ingeri|tomad[oa]s?|tomadinh[oa]s?|engolid[oa]s?
            (?:acabei|acabamos|terminei) de (?:tomar|engolir|toma-l[oa]s?|ingerir)
            (?:estou|to|tou) tomando(?= (?:agora|nesse|neste)|$)|tomando agora
        """),
        with_dose=patterns(r"""
            bebi|mandei pra dentro|pus pra dentro
        """),
        particles=phrases("sim, ja, logo"),
        dose=patterns(r"""
            (?:(?:o|a|os|as|meu|minha|meus|minhas|esse|essa|todos|todas|ambos) )*(?:dois |2 |duas )?(?:remedi(?:os?|nhos?)|comprimidos?|doses?|medicacao|medicamentos?|medicinas?|capsulas?|pilulas?|amitriptilina|gotas)(?: (?:da|de) (?:noite|hoje|agora|tarde))?(?: das \w+)?
            (?:o|a|os|as) (?:d[aoe]s? (?:noite|hoje|agora|tarde|\w+ horas)|meus?|minhas?|dois|duas|2)
            tudo|todos|todas|ambos|eles|elas|ele|ela|os dois|as duas|o meu|a minha|os meus
            as minhas
        """),
        is_down=patterns(r"""
            (?:(?:(?:o|a|os|as|meu|minha|meus|minhas|esse|essa|todos|todas|ambos) )*(?:dois |2 )?(?:remedi(?:os?|nhos?)|comprimidos?|doses?|medicacao|medicamentos?|medicinas?|capsulas?|pilulas?|amitriptilina|gotas)(?: da noite| de hoje)?|tudo|todos|isso|os dois|as duas|ambos) ?(?:ja |foi |foram |esta |estao |ta |tao )*(?:tomad[oa]s?|tomadinh[oa]s?|engolid[oa]s?|feit[oa]s?|dentro|pra dentro|na barriga|no (?:bucho|estomago)|ok)
            (?:ja |sim |tudo )*(?:ta|esta|foi|estao|tao) (?:tomad[oa]s?|tomadinh[oa]s?|engolid[oa]s?|feit[oa]s?|dentro|pra dentro)
            (?:ja |tudo )?(?:feito|feita|pronto|prontinho|missao cumprida|pra dentro)
            ja (?:foi|fiz)|tudo certo
        """),
        gave=patterns(r"""
            (?:minha |meu |a |o )?(?:\w+ )?(?:ja )?me deu(?: (?:o|a|os|as|meu|minha) \w+)?
        """),
        did=patterns(r"""
            (?:sim |claro |ja |eu )*(?:fiz|ja fiz|fiz sim)
        """),
        adverbs=phrases("ja, sim, hoje, tambem, obrigado, obrigada, agora"),
        after=patterns(r"""
            as?|com|ha|faz|antes|depois|ja|hoje|agora|agorinha|sim|obrigad\w+
            no (?:horario|jantar|almoco)|na (?:hora|janta|cozinha)|direitinho|certinho|tudo
            tambem|bem|logo|(?:minha|meu) (?:filh\w+|nora|genro|net\w+|car\w|anjo|flor)|filh\w+|moc\w|enfermeir\w|por volta|pela|aqui|cedo|tarde|a noite|de noite|sem|viu|doutor\w*
            dr|meu bem|querid\w|amor|junto|quando|assim que|e|em ponto|pontual\w*|essa|esta
            mesmo|como|pra|para|graças|gracas|ne|ta
        """),
        not_after=patterns(
            r"na farmacia|a serio|errad\w+|ontem|duas vezes|por (?:engano|erro)|em vez|ou\b|se\b|d[oa] (?:meu|minha) \w+|da manha"
        ),
        ago=patterns(r"""
            (?:ja )?(?:ha|faz|tem) (?:uns |umas |uma |um |meia |cerca de |mais ou menos )*(?:\d+|cinco|dez|quinze|vinte|trinta|hora|meia|pouco|tempo|duas|tres|minutinhos?)(?: (?:min|minutos?|minutinhos?|hora|horas|tempo))?(?: atras)?
            agora ha pouco|agorinha|agora pouco
        """),
        oneself=phrases("eu, ja"),
    ),
    which_dose=WhichDose(
        named=patterns(rf"""
            \b{_DOSE} das? (?P<hour>\d{{1,2}})(?:[:h](?P<minute>\d\d))?h?\b
            \b{_DOSE} (?:da|do) (?P<part>{"|".join(_PARTS_OF_DAY)})\b
        """),
        parts_of_day=_PARTS_OF_DAY,
        both=patterns(r"""
            \bos dois\b|\bamb[ao]s\b
        """),
        all_of_them=patterns(r"""
            \btod[ao]s\b(?! (?:las|los|as|os) (?:dia|noche|noite|manana|manha|tarde))
        """),
    ),
    untaken=patterns(r"""
        (?:ess[ae]|est[ae]|o outro|a outra|o de hoje|o da noite)(?: \w+)? (?:nao|ainda nao|nem)\b
        (?:mas|e) (?:ess[ae]|est[ae]|o outro|a outra|nao)\b.{0,20}|menos|exceto|fora o
        (?:o|a|os|as|meu|minha|so)(?: \w+)? (?:da|do|de|pra|para)(?: a)? (?:pressao|diabetes|manha|colesterol|coracao|tireoide|vitaminas?)\b
        (?:vomitei|cuspi|devolvi|joguei)\b
        (?:ontem|anteontem|semana passada)\b
        (?:so|apenas|somente) (?:a )?(?:metade|meio|meia|um d\w+)\b|metade
        (?:acho|penso|espero|parece) que\b
    """),
    weekdays=patterns(r"segunda|terca|quarta|quinta|sexta|sabado|domingo"),
    until=patterns(r"ate|depois|agora|ainda|mais tarde|logo"),
    taken_words=phrases("t de tomado, t de tomada, t de tomei")
    | each("t, sim, tomei, ja, ja tomei", "os dois, as duas, ambos, ambas, todos")
    | phrases(
        "t, tomadinho, tomadinha, tomadinho ja, sim, ja, tomei, tomado, tomada, feito, "
        "pronto, ja tomei, sim tomei, simm, claro, prontinho, ja foi, sim ja, sim ja tomei, "
        "tomei sim, ss, com certeza, s tomei, aham, uhum"
    ),
    beside_a_key=phrases("ja, obrigado, obrigada, as, com, hoje, agora, ha, faz, desculpe"),
    why_words=phrases("desculpe, porque, obrigado, obrigada"),
    names_a_dose=patterns(r"""
        (?:o|a|os|as|um|uma|meu|minha|outr[oa])(?: \w+)? (?:comprimidos?|remedios?|pilulas?|branc[oa]|azul|da (?:manha|noite|tarde))
        so|metade|menos o|\w{3,}(?:ptilina|gabalina|pentina|etina)
    """),
    asks_first=patterns(r"""
        (?:posso|poderia|devo|pode) (?:tomar|misturar|partir|parar) (?:(?:ele|ela|isso|o remedio) )?(?:com (?!o jantar|a comida|agua)|metade|o dobro|dois)\w*
    """),
    clause_words=phrases("mas, porque, e, porem"),
    not_taken=patterns(r"""
        (?:nao|ainda nao|nunca|sem(?= (?:tomar|ter|o|a|meu|remedio|comprimido))|esqueci|vou|preciso|tenho que|devo|falta|quando|depois de|antes de|se eu|sera que|nao sei|quero|posso|lembrar|quase|nem|deveria|ia|irei)
    """),
    not_yet=patterns(r"""
        (?:nao )?ainda (?:nao|vou|falta|preciso|tenho)?(?: .{0,40})?
        nao (?:tomei|tomado)(?: .{0,15})? ainda\b.*
        (?:falta|preciso|tenho que) tomar.*
    """),
    later=patterns(r"""
        (?:ja |eu |vo )*(?:vou|irei|pretendo|vo) (?:\w+ )?(?:tomar|toma-lo|toma-la|toma)\b.*
        (?:eu )?tomo (?:daqui|depois|mais tarde|em|ja|logo|antes|as|quando|apos)\b.*
        (?:tomarei)\b.*
        (?:daqui(?: a)?|em|me da|dentro de|espera|mais|me de) (?:um|uma|uns|umas|meia|pouco|\d+|pouquinho)\b.*
        (?:depois d[oae]|apos|antes d[oae]|quando|assim que|com o|na|no|depois que) (?:o |a |eu )?(?:jantar|janta|almoco|almocar|cafe|comer|lanche|banho|dormir|chegar|chego|trabalho|casa|novela|missa|acabar|terminar|escola)\b.*
        (?:mais tarde|depois|logo|logo mais|ja ja|daqui a pouco|daqui a pouquinho|dqui a pouco|um momento|um minuto|me lembr[ae].*|agora nao|espera|jaja)(?: .{0,25})?
    """),
    soon=patterns(r"""
        daqui a?(?: um)? ?(?:pouco|pouquinho|\d+ ?(?:min\w*|horas?|h)?|cinco minutos|dez minutos|meia hora|uma hora)
        em (?:um|uns|meia|\d+|cinco|dez|quinze|vinte) ?(?:min\w*|minutinhos?|horas?|h|instante|momento)?
        logo mais|ja ja|jaja|quando (?:eu )?(?:chegar|terminar|jantar|comer|acabar)(?: .{0,20})?
    """),
    not_forgotten=patterns(r"""
        nao (?:me )?(?:esqueci|esqueco|tinha esquecido|esquecido|pulei|vou pular|to pulando|estou pulando)(?: nao)?
    """),
    plans=patterns(r"""
        (?:vou|tenho que|preciso) (?:te |lhe )?(?:ligar|ver|ir ao|ir no|falar|perguntar|mandar mensagem)\b(?![^.,;!?\n]*\b(?:tom\w+|comprimidos?|remedios?|dose)\b)[^.,;!?\n]*
        (?:agora |ja )?(?:eu )?vou (?:me )?(?!tom|beb|engol|pegar|tentar|lembrar|pular|deixar|saltar)\w+r\b(?![^.,;!?\n]*\b(?:tom\w+|comprimidos?|remedios?|dose)\b)[^.,;!?\n]*
        (?:tenho )?(?:minha |a )?consulta (?:com \w+ \w+ |e |na |no )*(?:segunda|terca|quarta|quinta|sexta|sabado|domingo)[^.,;!?\n]*
    """),
    will_take=patterns(r"vou|tomarei"),
    usually=patterns(r"(?:sempre|normalmente|geralmente|as vezes) (?:eu )?(?:o |a )?tomo"),
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
    half_hour=patterns(r"meia hora"),
    one_hour=patterns(r"uma hora"),
    skipped=patterns(r"""
        (?:hoje |eu |desculpa |ih |nossa |poxa )*(?:nao (?:tomei|quis|pude|consegui|vou tomar|tomo|quero|tomarei|deu|lembrei|posso))(?: .{0,50})?
        (?:eu |acabei |me |acho que |vou )*(?:esqueci|esquecido|pulei|pular|pulo|pulando|pulada|perdi|dormi|adormeci|esquecendo|pula|deixei de tomar|passei)(?: .{0,50})?
        (?:hoje nao|esta noite nao|essa noite nao|hj nao|dessa vez nao|nao|n)(?: .{0,30})?
        (?:acabou|acabaram|terminou|terminaram)(?: .{0,40})?
        (?:estou|to|fiquei|tou) sem (?:remedio|remedios|comprimidos?|medicacao|medicamento)\b.*
        sem (?:remedio|remedios|comprimidos?|medicacao|medicamento)\b.*
    """),
    refused=patterns(r"""
        (?:nao|nem) (?:o |a )?(?:vou (?:tomar|toma-l[oa]|mais)?|pretendo tomar|quero tomar)(?!.*(?:agora|ate|depois|ainda))\b.*
        (?:hoje|essa noite|esta noite) (?:passa|passo|eu pulo)\b.*
    """),
    skipped_words=each("s, nao, pulei", "os dois, as duas, ambos, nenhum dos dois")
    | phrases(
        "s, nao, hoje nao, pulei, esqueci, nao tomei, pular, n, nao hoje, nao tomei hoje, "
        "esqueci de tomar, pulada, nn, esta noite nao, nop, pulo"
    ),
    causes={
        "forgot": patterns("esquec\\w*|dormi|adormeci|nao lembrei|passou batido"),
        "felt_better": patterns(
            "(?:estava|estou|to|tava|me senti|me sinto|sentindo|sinto|senti) (?:me )?(?:muito |bem )?(?:melhor|bem)|nao precis\\w+|sem dor|nao estava com dor|nao tava com dor"
        ),
        "ran_out": patterns(
            "acab(?:ou|aram)|sem (?:remedios?|comprimidos?|medicacao|medicamentos?)|nao (?:tenho|tem) mais|farmacia|terminou|terminaram|em falta"
        ),
        "side_effects": patterns(
            "(?:me )?(?:da|deu|dava|faz|fez|deixa|deixou|dando) (?:muita? |muito )?(?:tontura|tont[oa]|sono|enjoo|enjoad[oa]|mal|nausea|vomito|sonolent[oa])|efeitos? colatera\\w+|tontura|enjoo|boca seca|nausea|passei mal|passo mal"
        ),
    },
    asks_record=patterns(r"""
        (?:eu )?(?:ja )?tomei(?: .{0,30})?\?
        (?:nao (?:sei|lembro|me lembro|tenho certeza)|esqueci) se (?:eu )?(?:ja )?tomei.*
        sera que (?:eu )?(?:ja )?tomei.*
    """),
    advice=patterns(r"""
        (?:tomo|tomar|comprimidos?|remedios?|dose|metade|antibiotico|alcool|ibuprofeno|paracetamol|dipirona|misturar|jejum)\b.{0,60}\?
        (?:posso|devo|deveria|poderia|tenho que|pode|preciso|e (?:seguro|perigoso|normal|ruim)|faz mal|tem problema|da pra|sera que posso) (?:se )?(?:eu )?(?:parar|tomar|dobrar|beber|dirigir|aumentar|diminuir|reduzir|misturar|continuar|mudar|trocar|suspender|cortar|partir|deixar|usar|comer|pular|tomo|tomando)\b.*
        (?:o que (?:faco|acontece|devo)|quant[oa]s?|quando|como|qual|por que) .{0,80}(?:tom\w+|comprimidos?|remedios?|dose|medicamento|mg|efeitos?|esquec\w+|medicacao)\b.*
        (?:quero|queria|penso em|posso) parar (?:de tomar|com|o|os|a) .*
        tenho uma (?:pergunta|duvida).*
    """),
    question_words=phrases("meds, remedios, medicamentos, pergunta, duvida"),
    of_the_dose=patterns(r"tom\w+|pulei"),
    supposed=phrases("quando, talvez"),
    side_effects={
        "dizzy": patterns(
            "tont[oa]s?|tonturas?|tontinh[oa]|vertigem|zonz[oa]|tudo girando|cabeca girando|tonteira"
        ),
        "drowsy": patterns(
            "sonolent[oa]|sonolencia|(?:muito|com|tanto|dando|da|bastante|demais de|muita) sono|sono demais|dopad[oa]|grogue|muito cansad[oa]|caindo de sono"
        ),
        "dry_mouth": patterns(
            "boca (?:muito |toda |bem |ta |esta |super )*(?:seca|ressecada)|garganta seca|secura(?: na boca)?|(?:muita|tanta) sede"
        ),
        "other": patterns(
            "enjoo|enjoad[oa]|nauseas?|vomit\\w+|prisao de ventre|constipad[oa]|intestino preso|diarreia|visao (?:turva|embacada)|vista embacada|alergia|coceira|suor(?:es)?|suando|palpitac\\w+|tremor(?:es)?|tremendo|tremedeira|pesadelos?|dor de cabeca|confus[oa]|inchad[oa]"
        ),
    },
    no_side_effects=patterns(
        r"(?:nao|sem|nem|nada de|nunca|nenhuma?|menos|nao estou|nao to) (?:\w+ ){0,2}?$"
    ),
    no_effects=phrases("nao, nenhum, nenhuma, nada"),
    words_of_effect_letters=phrases("no, dom, dono"),
    and_words=phrases("e"),
    but_words=phrases("mas"),
    reactions=patterns(r"""
        (?:\w+ )?(?:gostou de|amou|adorou|curtiu|riu de|reagiu .{0,12}a|deu risada de|nao gostou de|enfatizou|questionou) (?:uma (?:imagem|foto)|uma mensagem|".*|'.*)
        removeu (?:um|uma) .{1,25} ".*
    """),
    auto_replies=patterns(r"""
        (?:estou |to )?dirigindo\b(?!.*\b(?:tomo|tomarei|vou tomar)\b).{0,100}
        (?:resposta|mensagem) automatica.*
        (?:estou|estarei) (?:fora do escritorio|de ferias|em (?:uma )?reuniao|ausente)\b.*
        fora do escritorio.*
        (?:agora )?nao posso (?:falar|atender|responder)\b.*
        (?:obrigad[oa]|agradecemos) (?:por|pelo|pela|o|a) (?:seu|sua|entrar|contato|mensagem)\b.*
        (?:te |lhe )?(?:ligo|retorno|respondo) (?:mais tarde|depois|em breve|assim que).*
    """),
    quoted=patterns(r"em .{5,80} escreveu:(?s:.*)"),
    own_prompt=patterns(r"dor media nas ultimas 24 horas"),
    own_prompt_ends=patterns(r"responda com um (?:so )?numero"),
    shorthand={
        r"n(?= (?:vou|quero|tomei|posso|consigo|aguento|tenho|estou|preciso|mandem?|lembro|sei|doi)\b)": "nao",
        r"num(?= (?:quero|vou|tomei|sei|aguento|posso)\b)": "nao",
        r"kero": "quero",
        r"hj": "hoje",
        r"agr": "agora",
        r"(?<=tomei )ss": "sim",
    },
    signatures=patterns(r"enviad[oa] (?:do|de|pelo|via|usando) (?:meu )?.{0,40}"),
)
