"""The English words the reader knows. Data only; what each list is for: words.py."""

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

# Twilio: the words it acts on and answers by itself when one of them is the whole text.
PROVIDER_OPT_OUT = frozenset(
    {"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"}
)
PROVIDER_OPT_IN = frozenset({"start", "yes", "unstop"})
PROVIDER_HELP = frozenset({"help", "info"})

_OTHER_PLANS = (  # what somebody may be going to do, and is no taking of a dose
    r"(?! (?:(?:have|need) to )?(?:bed|sleep|work|church|mass|rest|lie|see|watch|let|text|call|ring|go|eat|cook|drive|speak|talk|phone|stay|sit|walk|feed|check|thank|read|have (?:a |an |my |some )?(?:\w+ )?(?:tea|dinner|supper|lunch|breakfast|bath|shower|rest|nap|sleep|lie down|cuppa|cup|drink|bite)|be (?:there|home|fine|ok|okay|busy|glad|seeing)|miss|wash|shower|be (?:asleep|in bed|out|away|off|back|late|early|up)|get (?:up|some|to bed|back to|off)|try (?:and|to) sleep)\b)"
)

_WEATHER = each(
    "in, with, from, because of, due to",
    "the, this, that, all this",
    "cold, heat, damp, rain, weather, snow, wind, wet, humidity, storm, frost, heatwave",
)
_MORE_OR_LESS = each(
    "-, much, a bit, a little, bit, little, slightly, way, loads, a lot, lots, far, no, not much",
    "better, worse, easier, sorer, calmer, milder",
) | each(
    "better, worse, higher, lower, less, more",
    "than",
    "it was, yesterday, before, usual, last week, last night, last time, earlier, normal, "
    "this morning, ever, i thought, expected",
)
_SAME_AS = each(
    "same, the same, just the same, exactly the same",
    "as",
    "this morning, usual, always, before, last night, ever, earlier, last time, normal, it was",
)
_SUITS = each(
    "is, sounds, feels, seems, looks",
    "-, about, just about, probably",
    "right, fair, accurate, correct, spot on, it",
)
_LAST_DAY = each(
    "-, over, in, for, during",
    "-, the",
    "last, past, previous",
    "24 hours, 24 hrs, 24 hr, 24h, 24hrs, 24 h, day",
)
_PUT_DOWN = each(
    "put, pop, mark, log, note, record, write, jot",
    "me, it, mine, that",
    "down as, down for, as, at, in as",
    "-, a, an",
)
_TELL_THEM = each(
    "tell, let",
    "them, him, her, the doc, the doctor, the nurse, the clinic, dr, everyone",
    "-, know",
    "-, its, it's, its a, it's a, im at, i'm at",
)
_MOVED = each("im, i'm, i am, its, it's, it is", "down, up, back", "to", "a, an") | each(
    "dropped, gone down, gone up, went down, went up, "
    "come down, came down, crept up, risen, jumped, eased, slipped, settled, shot up",
    "to",
    "a, an",
)
_MOVED_TO = each(
    "it's, its, it has, it, pain's, pain has",
    "crept up, crept back up, gone up, gone down, gone back up, gone back down, dropped, come down, "
    "went up, went down, came down, jumped up, jumped, eased, eased off, risen, settled, settled down, "
    "back up, back down, back",
    "to",
    "-, a, an",
)
_SAYS_SOMEBODY = each(
    "nurse, doctor, doc, gp, physio, consultant, pharmacist, surgery",
    "thinks, says, said, reckons, put, wrote, guesses, guessed",
)
_MOVED_A_LITTLE = each(
    "down, up, dropped, gone down, gone up, went down, went up, come down",
    "a notch, a bit, a little, a touch, by one, one, a peg, slightly",
    "to",
    "-, a, an",
)
_LEFT_WITH = each(
    "woke up, woke, woken up, got up, went to bed, off to bed, sitting here, sat here, "
    "lying here, living, struggling, coping, stuck, stuck here, left, home, resting",
    "with",
    "a, an",
) | each("giving, gives", "me", "a, an")
_GOING = each("im, i'm, i am, ill, i'll, lets, let's", "go, going", "-, with, for", "-, a, an")
_KILLED_ME = each(
    "killed, kills, killing, finished, wrecked, floored, crippled, battered, hammered, murdered, "
    "ruined, destroyed",
    "me",
    "-, off, today, again",
) | each("done, did, does, doing, wore, worn, knocked, wiped, finished", "me", "in, out, off")
_IGNORE_THE_LAST = each(
    "ignore, disregard, forget, scrap",
    "-, my, the, that, last, my last, the last, that last, my first, the first",
    "text, message, msg, one, reply, answer, number, score",
)
_THANK_HEAVEN = each("thank, praise", "god, goodness, heavens, heaven, the lord, jesus, christ")
_STARTED = each("started, started off, began, started out", "on, at, as, with", "-, a, an")
_BY_MY_COUNT = each("by, in, to", "my", "count, reckoning, book, scale, estimate, mind, opinion")
_TALKING = each(
    "we're, we are, i'm, im, you're", "talking, looking at, thinking, feeling", "-, a, an, about a"
)
_GIVE_IT = each(
    "give, call, rate, score, mark, class",
    "it, that, today, tonight, the pain, my pain",
    "-, a, an, as a, at a, at",
)
_HAPPY_WITH = each("happy, content, pleased", "with, at", "-, a, an") | each(
    "fine, ok, okay", "with", "-, a, an"
)  # "ok at 7" may be an answer and a time
_OH_MY = each("oh", "my days, my god, my goodness, my, dear, dear me, gosh, heck, hell, boy")
_SUCH_A_DAY = each(
    "best, worst, better, worse",
    "day, night, week, one, evening",
    "-, yet, so far, ever, in weeks, in ages, this week, for weeks, for ages, all week",
)
_BODY_SAYS = each(
    "-, my, the",
    "back, knee, knees, hip, hips, leg, legs, foot, feet, neck, shoulder, hand, hands, body, joints",
    "says, say, is saying, are saying, tells me, is telling me",
    "-, its, it's, a",
)
_EXACTLY = each("bang, dead, spot, smack", "on, on a, on an") | each("more of", "a, an")

_TAKEN_BOTH = each(
    "t, taken, yes, yep, yeah, yup, aye",
    "-, to, for",
    "both, both of them, both of em, all of them, them both, both tablets, both pills, both doses",
)
_SKIPPED_BOTH = each("s, skip, skipped, no, nope", "-, to, for", "both, both of them, all of them")
_ANNOUNCED = (
    each(
        "-, i'm, im, i am, we are, very, so",
        "happy, glad, pleased, delighted, proud, relieved, thankful, sorry, sad, ashamed",
        "to",
        "say, report, tell you, inform you, announce, let you know, admit",
        "-, that",
    )
    | each(
        "you will, you'll, youll, you might",
        "be",
        "pleased, happy, glad, relieved, delighted, sorry",
        "to",
        "hear, here, know, learn",
        "-, that",
    )
    | each("-, i, i do", "regret, have, must", "to", "inform you, say, admit, tell you, report")
    | each("i", "must, can, could", "say, admit, report, tell you", "-, that")
)
_LET_ME_SEE = each(
    "let me, lets, let's, let us, lemme",
    "see, think, have a think, have a look, check",
    "-, now, here, a minute, a moment, a sec, a second",
)
_WOKE_WITH = each("woke, woke up, woken up, awoke, got up, i woke, i woke up, i got up", "with")
_THAT_IS = each("that will be, that'll be, thatll be, that would be, that'd be", "a, an")
_PAIN_AT = each(
    "pain is, pain's, pains, pain, score is",
    "up, down, back, back up, back down, right up, still up",
    "at",
    "-, a, an",
)

_DOSE = r"(?:one|dose|pills?|tablets?|tabs?|meds?|medicines?|medication)"
_PARTS_OF_DAY = {
    "morning": (4, 12),
    "lunch": (11, 15),
    "lunchtime": (11, 15),
    "noon": (11, 15),
    "midday": (11, 15),
    "afternoon": (12, 18),
    "evening": (16, 24),
    "night": (18, 28),
    "nighttime": (18, 28),
    "bedtime": (18, 28),
}
_DOSES = r"(?:pills|tablets|tabs|meds|medicines|medications|doses|ones)"
_MY_DOSES = rf"(?:my|the|these|those)(?: \w+)? {_DOSES}"
_NO_MORE = (  # of the same clause: "took it with both hands"
    r"(?= (?:taken|done|down|now|already|today|tonight|at|and|too|just|ok|thanks?|thx)\b"
    r"| ?(?:$|[^\w\s']))"
)

ENGLISH = Words(
    numbers={
        "zero": 0,
        "nought": 0,
        "naught": 0,
        "nil": 0,
        "zip": 0,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "fiv": 5,  # this and the next are too short for a slip to be mended
        "nin": 9,
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
        "thirteen": 13,
        "fourteen": 14,
        "fifteen": 15,
        "sixteen": 16,
        "seventeen": 17,
        "eighteen": 18,
        "nineteen": 19,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
        "hundred": 100,
        "thousand": 1000,
    },
    articles=phrases("one"),
    names=phrases(
        "aaron, abigail, adam, adele, agnes, alan, albert, alex, alexander, alice, allison, "
        "amanda, amber, amy, andrea, andrew, andy, angela, anita, ann, anna, anne, annie, "
        "anthony, arnold, arthur, ashley, audrey, barbara, barry, becky, ben, benjamin, "
        "bernard, bernice, bert, bertha, bess, beth, betty, beverly, bob, bobby, bonnie, "
        "brandon, brenda, brian, bruce, bryan, calvin, carl, carla, carol, caroline, "
        "catherine, cathy, cecil, charles, charlie, charlotte, cheryl, chris, christina, "
        "christine, christopher, cindy, claire, clara, clarence, claude, clifford, clyde, "
        "colin, connie, craig, curtis, cynthia, dan, daniel, danny, darlene, dave, david, "
        "dawson, dean, debbie, deborah, debra, denise, dennis, derek, diana, diane, dolores, "
        "donald, donna, doreen, doris, dorothy, doug, douglas, duane, earl, ed, eddie, edith, "
        "edna, edward, edwin, eileen, elaine, eleanor, elizabeth, ella, ellen, elmer, elsie, "
        "emily, emma, eric, ernest, ernie, esther, ethel, eugene, evelyn, flora, florence, "
        "floyd, fred, freda, frederick, gary, geoff, geoffrey, george, gerald, geraldine, "
        "gertrude, gina, gladys, glen, glenda, glenn, gloria, gordon, graham, greg, gregory, "
        "gwen, hannah, harold, harriet, harry, harvey, hazel, heather, helen, henry, herbert, "
        "herman, hilda, howard, hugh, ian, ida, irene, irma, isabel, jackie, jacob, "
        "jacqueline, james, jamie, jane, janet, janice, jason, jean, jeff, jeffrey, jennifer, "
        "jenny, jeremy, jerome, jerry, jessica, jessie, jill, jim, jimmy, joan, joanne, joe, "
        "joel, john, johnny, jonathan, joseph, josephine, joshua, joyce, juanita, judith, "
        "judy, julia, julie, justin, karen, katherine, kathleen, kathy, katie, keith, kelly, "
        "ken, kenneth, kevin, kim, kimberly, kirsty, kyle, larry, laura, lauren, lawrence, "
        "leah, lee, lena, leo, leon, leonard, leroy, leslie, lester, lewis, lillian, linda, "
        "lisa, lloyd, lois, lorraine, louis, louise, lucille, lucy, luke, lynn, mabel, "
        "maggie, malcolm, marcia, marcus, margaret, marge, margie, marian, marie, marilyn, "
        "marion, marjorie, marlene, marsha, martha, martin, marvin, mary, matthew, maureen, "
        "maurice, max, maxine, megan, melanie, melissa, melvin, michael, michelle, mike, "
        "mildred, millie, milton, minnie, miriam, mohammed, moira, monica, morris, muriel, "
        "myrtle, nancy, naomi, natalie, nathan, neil, nellie, nicholas, nicole, nigel, nora, "
        "norma, norman, olga, olive, oliver, oscar, pamela, patricia, patrick, paul, paula, "
        "pauline, peggy, percy, peter, phil, philip, phillip, phyllis, rachel, ralph, ramona, "
        "randy, raymond, rebecca, reg, renee, richard, rick, ricky, rita, robert, roberta, "
        "robin, rodney, roger, roland, ron, ronald, ronnie, rosemary, roy, ruby, russell, "
        "ruth, ryan, sally, sam, samantha, samuel, sandra, sandy, sarah, scott, sean, shane, "
        "sharon, sheila, shirley, sidney, simon, sophie, stacey, stanley, stella, stephanie, "
        "stephen, steve, steven, stewart, stuart, susan, susie, sylvia, tamara, tammy, tara, "
        "ted, terence, teresa, terry, thelma, theodore, theresa, thomas, tiffany, tim, "
        "timothy, tina, todd, tom, tommy, tony, tracy, trevor, valerie, vera, vernon, "
        "veronica, vicki, victor, vincent, viola, violet, virginia, vivian, wallace, walter, "
        "wanda, warren, wayne, wendy, wesley, wilbur, wilfred, willard, william, willie, "
        "wilma, winifred, winston, yolanda, yvonne"
    ),
    real_words=look_alikes.ENGLISH
    | phrases(
        "for, flour, pour, your, hour, tour, sour, foul, fur, our, fours, ford, fort, form, "
        "foot, fire, fine, live, give, dive, hive, file, fives, life, fired, fever, never, "
        "ever, even, sever, severe, server, given, sevens, steven, weight, height, right, "
        "light, fight, night, tight, might, sight, eighth, eights, freight, there, threw, "
        "tree, thee, these, threes, them, then, they, hero, zeros, none, mine, line, wine, "
        "pine, dine, vine, nice, niece, nines, nicer, hone, sick, silk, elevens, event, "
        "events, fare, fave, love, move, nose, note, nope, name, here, hers, were, where, "
        "thread, through, throw, shree, eighty, seventh, ninth, fifth, fourth, niner, pie, "
        "fie"
    ),
    sounds={"ph": "f", "ck": "k"},
    pain=_KILLED_ME
    | _PAIN_AT
    | phrases(
        "pain is coming, pain coming, pain comes to, figure, mine's, mine's a, mines, mines "
        "a, mine is, mine is a, pian, pain's, pain's a, pains a, neuralgia, pain, pains, "
        "pain score, pain level, pain lvl, pain rating, pain number, score, scores, level, "
        "lvl, number, rating, rate, rated, rating it, my answer, answer, ache, aches, "
        "aching, hurts, hurting, hurt, sore, soreness, pn, achy, painful, reading, average, "
        "avg, on average, overall, averaging, pain scale, intensity, painscore, paying, "
        "discomfort, nerve pain, pain is, ouch, pain lv, scale, neuropathy, burning, "
        "tingling, my answer to your question, my answer to your text, the answer to your "
        "question, the answer to your text, the answer is, my answer for today, on the pain "
        "front, pain front, pain meter, pain meter says, painometer, painometer says, pain "
        "scale says, it averages out at, averages out at, cramps, cramping, spasms, spasm"
    ),
    light=_EXACTLY
    | _BODY_SAYS
    | _TALKING
    | _GIVE_IT
    | _HAPPY_WITH
    | _PUT_DOWN
    | _TELL_THEM
    | _MOVED
    | _MOVED_TO
    | _MOVED_A_LITTLE
    | _LEFT_WITH
    | _WOKE_WITH
    | _THAT_IS
    | _GOING
    | phrases(
        "@ a, @ an, perfect, a perfect, please record, please log, please note, record, i say, me i say, at a, at an, i pressed, i hit, itself, in itself, woke up to a, woke to a, already at, already at a, already at an, already a, middle of the road, middling, run of the mill, "
        "deh pon, deh pan, deh at, come, crept, creeping, creeped, climbed, dropped, tis, "
        "'tis, lil, lil', settled to, settled to a, sat at, sat at a, sat on a, im sat at, "
        "i'm sat at, im sat at a, i'm sat at a, stood at a, shot up to, shot up to a, shot "
        "up to an, has shot up to, has shot up to a, has shot up to an, wee, a wee, measly, "
        "tiny, fat, its giving, it's giving, i will say, i will go with, settled on, come "
        "down to, come down to a, come right down to, gone right down to, i'd go, id go, i'd "
        "go a, put, put a, i make it, i make it a, i'd put it at, i would put it at, i'm "
        "sitting at, im sitting at, i am sitting at, i would say its, i would say it's, lets "
        "go with, let's go with, lets call it, let's call it, lets say, let's say, m, good "
        "old, well, gonna say, going to say, gonna go with, going to go with, i'm gonna say, "
        "im gonna say, i'm going to say, im going to say, i'm gonna go with, im gonna go "
        "with, want to say, wanna say, gonna call it, i'm calling it, i put, i said, i told you, told you, i "
        "wrote, i typed, i sent, i texted, is, it's, its, it is, it, im, i'm, i am, i, a, "
        "an, the, my, at, at a, me, are, am, be, being, been, that's, thats, this, that, has "
        "been, have been, has, got, to, to a, into, on, on a, in, of, s, as, so, i've been, "
        "ive been, id, i'd, i'd be, id be, put me down for, put me down as, put me at, put "
        "me down, put it at, put down, mark me down as, mark me down for, mark me at, mark "
        "me, mark it, give it, giving it, call it, calling it, rate it, i rate it, i rate, i "
        "give it, i'll go with, ill go with, go with, going with, i'll say, ill say, i'd "
        "say, id say, i wd say, wd say, i would say, i would rate, i'd rate, would say, "
        "would be, it would be, it'd be, i'd give it, id give it, i would give it, i'd call "
        "it, i'd put it, feels like, feel like, feeling like, feeling, feels, feel, doing, "
        "running, running at, hovering, hovering at, hovering around, sitting, sitting at, "
        "sits at, stuck at, stuck on, holding at, holding, holding steady at, steady, steady "
        "at, steady on, staying at, stays, we're at, were at, we are at, i'm at, im at, i am "
        "at, i'm on, comes to, comes in at, came in at, more like a, more like, i have, "
        "having, have, got a, have a, it's at, its at, here, there, down to, down to a, down to an, up to an, back to an, back "
        "to, back to a, back down to, back down to a, up to a, back at a, dropped to, gone "
        "down to, went down to, came down to, gone up to, went up to, crept up to, now up "
        "to, is up to, jumped to, risen to, improved to, eased to, climbed to, settled at, "
        "im up to, i'm up to, its up to, it's up to, back up to, back up to a, solid, "
        "strong, good, definite, full, big, whopping, mere, clear, easy, firm, straight, "
        "nice, just, only, just a, only a, u, ur, ya, isa, its about, in at, for me, went, "
        "gone, came, jumped, improved, do, we, would, equals, registering, registers, giving "
        "me, giving me a, giving me an, gives me, gives me a, gives me an, nasty, lousy, "
        "grumpy, screaming, lovely, weak, rotten, horrid, miserable, decent, comfortable, "
        "raging, brutal, awful, respectable, stubborn, annoying, peaceful, another, the usual, usual, i dey, e dey, my "
        "usual, yet another, i'd have to say, id have to say, have to say, i have to say, "
        "gotta say, got to say, i've got to say, ive got to say, have to go with, i have to "
        "go with, i'd have to go with, id have to go with, pop me down as, pop me down for, "
        "pop me down at, pop it down as, log, log it as, log me as, log me at, record it as, "
        "record me as, record me at, write, write down, write me down as, you can put, u can "
        "put, you can put me down as, you can put me down for, across my, across the, down "
        "my, along my, through my, round my, all down my, all across my, poor, poor old, "
        "dodgy, gammy, full on, a full on, full blown, a full blown, have to give it, have "
        "to call it, have to put, i have to give it, i have to call it, i have to put, i'd "
        "have to give it, i'd have to call it, i'd have to put, id have to give it, id have "
        "to call it, id have to put, i would have to say, i would have to go with, i would "
        "have to give it, i would have to call it, i would have to put, i'll have to say, "
        "i'll have to go with, i'll have to give it, i'll have to call it, i'll have to put, "
        "ill have to say, ill have to go with, ill have to give it, ill have to call it, ill "
        "have to put, im gonna have to say, im gonna have to go with, im gonna have to give "
        "it, im gonna have to call it, im gonna have to put, i'm gonna have to say, i'm "
        "gonna have to go with, i'm gonna have to give it, i'm gonna have to call it, i'm "
        "gonna have to put, gonna have to say, gonna have to go with, gonna have to give it, "
        "gonna have to call it, gonna have to put, im going to have to say, im going to have "
        "to go with, im going to have to give it, im going to have to call it, im going to "
        "have to put, i'm going to have to say, i'm going to have to go with, i'm going to "
        "have to give it, i'm going to have to call it, i'm going to have to put, going to "
        "have to say, going to have to go with, going to have to give it, going to have to "
        "call it, going to have to put, i will have to say, i will have to go with, i will "
        "have to give it, i will have to call it, i will have to put, call me a, call me an, "
        "consider it, consider it a, consider it an, sticking with, i'm sticking with, im "
        "sticking with, sticking at, here's, heres, here is"
    ),
    hedges=_ANNOUNCED
    | _LET_ME_SEE
    | phrases(
        "srsly, hella, legit, between you and me, between us, between ourselves, now then, where was i, hold on, hang on, cant complain, can't complain, cannot complain, mustn't grumble, mustnt grumble, "
        "bit of, a bit of, a touch of, a spot of, heaps, dead, mighty, terribly, awfully, ever so, def, defo, deffo, dont know why, don't know why, no idea why, god knows why, "
        "bloody, bleeding, fucking, fuckin, flipping, flippin, flaming, blooming, freaking, "
        "freakin, frigging, friggin, damn, damned, goddamn, bleedin, flamin, effing, proper, "
        "aboot, aboot a, maybe a, maybe an, fair to say, safe to say, if im honest, if i'm "
        "honest, if i am honest, if you must know, if u must know, hmmmm, not sure why, i "
        "would guess, i'd guess, id guess, my guess is, i should think, i imagine, lowkey, "
        "highkey, straight up, liek, prob like, more like, finally, easily, definitely, "
        "certainly, clearly, literally, absolutely, truly, genuinely, surely, about, abt, "
        "bout, 'bout, around, arnd, round, roughly, approx, approximately, maybe, mayb, "
        "perhaps, probably, prob, probly, prolly, say, like, guess, i guess, i think, think, "
        "i reckon, reckon, suppose, i suppose, kind of, kinda, sort of, sorta, pretty much, "
        "close to a, close to an, somewhere around, somewhere about, somewhere near, -ish, or so, or "
        "thereabouts, thereabouts, give or take, ~, i believe, possibly, imo, basically, "
        "circa, i'm guessing, im guessing, more or less, honestly, tbh, idk, dunno, i dunno, "
        "hmm, hm, hmmm, hard to say, hard to say but, not sure, if i had to say, if i had to "
        "guess, if i had to pick, if i have to pick, i'm thinking, im thinking, must be, "
        "must be a, gotta be, gotta be a, has to be, has to be a, might be, might be a, "
        "could be a, could be, probs, let's say, lets say, shall we say, in the region of, "
        "or thereabout, somewhere in the region of, somewhere in the region of a, in the "
        "region of a, ballpark, in the ballpark of, in the ballpark of a, happy to report, "
        "glad to report, pleased to report, sad to report, sorry to report, surprisingly, "
        "believe it or not, amazingly, annoyingly, regrettably, remarkably, miraculously, "
        "somehow, id imagine, i'd imagine, i would imagine"
    ),
    hedging_ends=phrases("ish"),
    now=_LAST_DAY
    | phrases(
        "dis evening, dis night, dis moment, rt now, rite now, rght now, the day, the noo, "
        "the now, the nicht, this arvo, at the minute, this minute, todya, tody, toady, now, "
        "right now, rn, today, 2day, 2nite, tonight, tonite, currently, at the moment, atm, "
        "at present, presently, this evening, this pm, still, so far, so far today, these "
        "days, still at, still a, as of now, just now, at this time, today's, todays, "
        "tonight's, tonights, this evening's, this mornings, for today, for now, tdy, tday, "
        "for tonight, again, as usual, all day, the whole day, all day today, past 24 hours, "
        "in the last 24 hours, last 24 hours, the last 24 hours, over the last 24 hours, "
        "last 24 hrs, over the past 24 hours, in the past 24 hours, the past 24 hours, past "
        "day, at the mo, now a, currently at, presently at, right this second, this time, "
        "since this morning, since lunch, atp, nw, for the day, most of the day, most of "
        "today, for most of the day, overall today, throughout the day, for the last 24 "
        "hours, for the past 24 hours, over 24 hours, over 24 hrs, past 24 hrs, over the "
        "last 24 hrs, in the last 24 hrs, in the past 24 hrs, over last 24 hours, in last 24 "
        "hours, once more, once again, for this evening, over the last day, in the last day, "
        "over the past day, in the past day"
    ),
    earlier_today=phrases(
        "before bed, b4 bed, at bedtime, before bedtime, this morning, this am, this "
        "afternoon, since this morning, this mornin, since lunch, at lunch, at breakfast, at "
        "noon, for this morning, for this afternoon"
    ),
    past=_STARTED
    | phrases(
        "normally, usually, typically, i usually say, i normally say, on sat, on sun, "
        "sat was, sun was, mon was, tue was, tues was, wed was, thu was, thurs was, "
        "fri was, yesterday, yest, yesterdays, yesterday's, yday, ystrdy, yesterday was, "
        "last night, last nite, last nt, last week, last month, last time, last year, "
        "last weekend, earlier, before, had been, used to be, used to, the other day, "
        "the day before, previously, ago, on monday, on tuesday, on wednesday, on thursday, "
        "on friday, on saturday, on sunday, monday, tuesday, wednesday, thursday, friday, "
        "saturday, sunday, mon, tues, wed, thurs, fri, overnight, in the night, "
        "during the night, peaked at, peaked, peak, spiked to, hit, hit a, hit an, reached, "
        "got to, got up to, started at, woke up at a, last evening, this time yesterday, "
        "earlier today, earlier on, a while ago, in the past, first thing, instead of, "
        "compared to, compared with, vs, versus, over the weekend, at the weekend, "
        "when i woke, when i woke up, when i got up, upon waking, before the meds, "
        "before meds, before pills, by mistake, by accident, in error, accidentally, last week's, last night's, last month's, last year's, b4, formerly, the night before, day before, "
        "not long ago, prior"
    ),
    was=phrases(
        "was, were, wuz, was a, was an, was at, was at a, was like, was about, was around"
    ),
    future=phrases(
        "tomorrow, tmrw, tmr, tomoz, next week, will be, gonna be, going to be, "
        "by tomorrow, later, next time, i'll be, ill be, soon, expect, expecting, "
        "next month, will"
    ),
    courtesy=_OH_MY
    | _THANK_HEAVEN
    | phrases(
        "and you, and u, and yourself, and urself, and how are you, how about yourself, what about you, how are things, how is your day, hows your day, how's your day, "
        "woo, wahey, yippee, whoop, if you need that, if you need it, if you want it, if you want to know, if needed, "
        "if that helps, if that makes sense, if anyone cares, if its any use, eh, sir or "
        "madam, dear sir or madam, sorry for the late reply, sorry for late reply, sorry for "
        "the delay, sorry its late, sorry it's late, sorry im late, sorry i'm late, sorry "
        "for being late, cant you, cant you people, can you people, you people, you guys, "
        "you lot, yeah nah, nah yeah, darlin, darlings, my darling, my darlin, po, opo, "
        "salamat, salamat po, abeg, oga, oga doctor, ji, beta, yaar, lah, habibi, can you "
        "believe it, would you believe it, would you believe, alright, all right, fingers "
        "crossed, deadass, fam, bestie, fr tho, sis, yikes, blimey, crikey, och, aye, brb, "
        "go on then, go on, touch wood, knock on wood, thank the lord, praise be, thanks be "
        "to god, hbu, how about you, how are you, how r u, hows you, captain, boss, chief, "
        "mister, my friend, my love, my dear, bruh, bro, dude, mate, ugh, meh, oof, ngl, fr, "
        "fr fr, smh, no cap, omg, lol, lmao, ffs, wtf, woohoo, yay, praise god, thank god, "
        "praise the lord, hallelujah, just so you know, fyi, thsnks, thaks, thnaks, thanx, "
        "have a blessed day, have a good one, xo, jeez, gosh, phew, sigh, hi, hello, hey, "
        "hiya, yo, howdy, good morning, morning, gm, good evening, evening, good afternoon, "
        "afternoon, good night, goodnight, nite, gn, night, night night, thanks, thank you, "
        "thank u, thankyou, thx, thnx, tx, thks, tks, ty, tyvm, tysm, ta, cheers, many "
        "thanks, thanks a lot, thanks so much, thank you so much, thank you very much, "
        "thanks for asking, thank you for asking, thanks for checking, thanks for checking "
        "in, ty for asking, please, pls, plz, ok, okay, k, kk, yes, yeah, yea, yep, yup, ya, "
        "um, umm, uh, uhh, er, erm, oh, ah, ahh, well, so, right, hun, hon, honey, dear, "
        "love, luv, darling, sweetie, doc, doctor, dr, nurse, guys, team, all, everyone, "
        "there, folks, sir, maam, ma'am, madam, haha, hehe, x, xx, xxx, xoxo, god bless, god "
        "bless you, bless you, bless, have a good day, have a nice day, have a great day, "
        "take care, bye, bye bye, see ya, sincerely, regards, best, unfortunately, sadly, "
        "thankfully, luckily, hope you are well, hope ur well, hope you're well, sorry late, "
        "sorry so late, sorry just saw this, just saw this, just seen this, here you go, "
        "here u go, here goes, there you go, argh, ow, grr, carebell, amen, anyway, anyways, "
        "frankly, to be honest, if you ask me, no worries, no problem, np, carer, reply, my "
        "reply, my response, response, ouchie, damn, darn, wow, geez, hurray, hooray, much "
        "appreciated, appreciated, appreciate it, appreciate you, much love, sweetheart, "
        "buddy, pal, friend, folk, as requested, as asked, btw, for your records, for the "
        "record, re your text, re your message, re your question, re ur text, re ur message, "
        "re ur question, re your msg, re ur msg, regarding your text, regarding your "
        "message, regarding your question, regarding ur text, regarding ur message, "
        "regarding ur question, regarding your msg, regarding ur msg, answering your text, "
        "answering your message, answering your question, answering ur text, answering ur "
        "message, answering ur question, answering your msg, answering ur msg, answering "
        "you, answering u, replying to your text, replying to your message, replying to your "
        "question, replying to ur text, replying to ur message, replying to ur question, "
        "replying to your msg, replying to ur msg, replying to you, replying to u, "
        "responding to your text, responding to your message, responding to your question, "
        "responding to ur text, responding to ur message, responding to ur question, "
        "responding to your msg, responding to ur msg, responding to you, responding to u, "
        "in answer to your text, in answer to your message, in answer to your question, in "
        "answer to ur text, in answer to ur message, in answer to ur question, in answer to "
        "your msg, in answer to ur msg, in answer to you, in answer to u, in reply to your "
        "text, in reply to your message, in reply to your question, in reply to ur text, in "
        "reply to ur message, in reply to ur question, in reply to your msg, in reply to ur "
        "msg, in reply to you, in reply to u, in response to your text, in response to your "
        "message, in response to your question, in response to ur text, in response to ur "
        "message, in response to ur question, in response to your msg, in response to ur "
        "msg, in response to you, in response to u, to answer your text, to answer your "
        "message, to answer your question, to answer ur text, to answer ur message, to "
        "answer ur question, to answer your msg, to answer ur msg, to answer you, to answer "
        "u, reply to your text, reply to your message, reply to your question, reply to ur "
        "text, reply to ur message, reply to ur question, reply to your msg, reply to ur "
        "msg, response to your text, response to your message, response to your question, "
        "response to ur text, response to ur message, response to ur question, response to "
        "your msg, response to ur msg, answer to your text, answer to your message, answer "
        "to your question, answer to ur text, answer to ur message, answer to ur question, "
        "answer to your msg, answer to ur msg"
    ),
    greetings=phrases(
        "hi, hello, hey, hiya, yo, howdy, dear, morning, good morning, evening, good evening, afternoon, good afternoon, good night, goodnight, thanks, thank you"
    ),
    vocatives=phrases("my son, my daughter, kid, son, daughter"),
    asks_back=phrases(
        "and you, and u, and yourself, and urself, how about yourself, what about you, how about you, hbu"
    ),
    thanks=phrases(
        "thanks, thank you, thank u, thankyou, thanx, thx, thnx, tx, thks, tks, ty, tyvm, "
        "tysm, ta, cheers, many thanks, much appreciated, appreciated, appreciate it, ok, "
        "okay, k, kk, no worries, no problem, np, got it, will do, noted, understood, "
        "great, perfect, you're welcome, youre welcome"
    ),
    links=phrases(
        "cause, n, and, but, because, cuz, cos, coz, bc, b/c, since, although, though, tho, "
        "so, when, while, after, with, w, without, which, then, as, where, even, "
        "even though, even after, even with, except, however, thanks to, due to, from, "
        "until, unless, &, despite, plus, also, w/, where as, whereas, if, just, only, "
        "nothing, not, no, feeling, feel, feels, my, i, i'm, im, ive, i've, it, it's, its, "
        "we, that, the, got, hurts, hurting, can't, cant, cannot, don't, dont, didn't, "
        "didnt, wish, hope, hoping, could, might, am, was, is, are, has, have, had"
    ),
    ailment_endings=phrases("itis, algia, opathy, stenosis, arthrosis, sclerosis"),
    adverb_endings=phrases("bly, ally, ntly, edly, ously, ingly, tely"),
    adjective_endings=phrases("ed, en, ful, y, ing, less, ish, al, ore"),
    verb_endings=phrases("ing, ed, ly"),
    body=phrases(
        "back, lower back, upper back, leg, legs, knee, knees, foot, feet, ankle, ankles, "
        "hip, hips, arm, arms, shoulder, shoulders, neck, head, hand, hands, wrist, finger, "
        "fingers, toe, toes, elbow, elbows, stomach, tummy, belly, chest, jaw, face, teeth, "
        "tooth, spine, side, joints, joint, muscles, calf, thigh, heel, heels, rib, ribs, "
        "groin, buttock, throat, ear, eye, eyes, left, right, headache, migraine, sciatica, "
        "left leg, right leg, left side, right side, left knee, right knee, left foot, "
        "right foot, left arm, right arm, left hand, right hand, left hip, right hip, "
        "left shoulder, right shoulder, bad knee, bad leg, bad hip, bad foot, bad back, "
        "tailbone, pelvis"
    ),
    followers=_SUCH_A_DAY
    | _SAME_AS
    | _BY_MY_COUNT
    | _WEATHER
    | _MORE_OR_LESS
    | _SUITS
    | phrases(
        "to me, in my book, by my reckoning, in my eyes, "
        "kind of day, sort of day, type of day, kinda day, for you, for ya, for u, bit, on the dot, would do it, does it, sums it up, it is, for a change, any more, anymore, any longer, sorry to say, im sorry to say, i'm "
        "sorry to say, i am sorry to say, im afraid to say, happy to say, glad to say, "
        "pleased to say, for once, not sure why, per, as per, according to, i want to die, i "
        "want to kill, i wanna die, i want to cry, i want to scream, i want to give up, i "
        "just want to cry, i just want to die, want to die, very, so, pretty, too, quite, a "
        "bit, a little, really, for me, for sure, definitely, at best, pain wise, painwise, "
        "pain-wise, of pain, in pain, worth, i'm afraid, im afraid, afraid, same, as always, "
        "as ever, better, worse, much better, much worse, a bit better, little better, bit "
        "better, slightly better, down, mild, moderate, manageable, bearable, tolerable, ok, "
        "okay, fine, bad, not bad, not too bad, not so bad, pretty bad, sharp, stabbing, "
        "throbbing, dull, severe, constant, or thereabouts, and a bit sore, on the scale, on "
        "your scale, on the pain scale, on scale, on a scale, on average, average, avg, "
        "overall, in general, generally, mostly, most of the time, steady, stable, average "
        "pain, out, over here, all round, all over, everywhere, or so, ish, in total, tops i "
        "think, for my pain, for pain, is my pain, is my score, is my answer, is my number, "
        "is the number, is my pain level, is my pain score, is where i'm at, is where im at, "
        "is what i'd say, would be my answer, today is, points, point, final answer, final, "
        "i would say, from me, no change, unchanged, very sore, so sore, today again, yet "
        "again, here, at home, at rest, resting, walking, standing, sitting, moving, i fear, "
        "alas, mark, is how i feel, is how im feeling, is how i'm feeling, is about right, "
        "is about it, would be accurate, would be about right, would be my guess, is my "
        "guess, sounds right, sounds about right, feels right, feels about right, like "
        "crazy, like mad, like hell, like anything, easy, in this heat, in this cold, in "
        "this weather, in this rain, in this damp, with this weather, with this cold, with "
        "this heat, because of"
    ),
    beginnings=phrases(
        "had to, needed to, having to, gotta, have to, got to, lemme, need to, send help, "
        "call me, ring me, phone me, get help, driving, cooking, walking, working, "
        "shopping, gardening, watching, watched, packing, baking, painting, planting, "
        "moving, lifting, lifted, carrying, carried, bending, ironing, hoovering, "
        "vacuuming, mowing, digging, shovelling, shoveling, knitting, typing, travelling, "
        "traveling, flying, crying, vomiting, puking, shaking, sweating, waiting, "
        "lying flat, lying down, laying down, laid up, sleeping, eating, icing, limping, "
        "hobbling, snowing, took my, took the, took it, took meds, taking my, took them, "
        "help me, please help, help, did, didn't, didnt, went, had, was, wasn't, woke, "
        "slept, couldn't, couldnt, cannot, stayed, walked, worked, rained, raining, forgot, "
        "tried, managed, overdid, spent, sat, stood, cleaned, cooked, drove, played, quit, "
        "started, helped, helps, been, being, getting, got, have, hope, hoping, take care, "
        "keep, god, bless, see, talk, need, am, feels, felt, doing, trying, resting, lying, "
        "sitting, going, gone, sleepy, tired, dizzy, drowsy, nauseous, nauseated, "
        "constipated, exhausted, grumpy, cranky, sad, happy, stressed, anxious, worried, "
        "miserable, stiff, numb, tingly, weak, sick, itchy, thirsty, hungry, shaky, groggy, "
        "foggy, bloated, swollen, restless, lonely, bored, busy, knackered, shattered, "
        "wiped, drained, fit, dying, ready, glad, sorry, thankful, grateful, proud, loving, "
        "enjoying, relaxing, hanging, coping, struggling, suffering, hurting, killing, he, "
        "she, we, they, u, you, there, this, that, it, its, it's, everything, nothing, "
        "nobody, mostly, mainly, probably, definitely, seriously, unfortunately, sadly, "
        "luckily, thankfully, hopefully, obviously, apparently, finally, actually, "
        "basically, just, only, still, already, always, never, usually, bit of, kind of, "
        "sort of, lots of, cos of, due to, thanks to, because of, despite, although, "
        "weather, physio, stairs hurt, mouth, feeling, slightly, fairly, super, totally, "
        "not, no, dont, don't, doesn't, doesnt, haven't, havent, isn't, isnt, won't, wont, "
        "cant, can't, can, could, please, think, thinking, guess, yes, yeah, yep, hot, "
        "cold, rain, too many"
    ),
    ten=phrases(
        "out of ten, out of 10, outta 10, outa 10, out of a 10, out of a possible 10, "
        "out of possible 10, over 10, of 10, outof 10, out 10, on 10, on a 10 scale, "
        "on the 10 scale, on a 10 point scale, on the 10 point scale, from 10, out ov 10, "
        "our of 10, ot of 10, pit of 10, in 10, ooo 10, oo 10, in a scale of 10, "
        "on a scale of 10, on scale of 10"
    ),
    halves=phrases(
        "and 3 quarters, and a quarter, and a third, and a fraction, and 3/4, and a half, & a half, n a half, and half, and 1/2, & 1/2, 1/2, and a bit, "
        "point five, half"
    ),
    compares=phrases("than, as bad as, as good as, as sore as, unlike"),
    or_words=phrases(
        "or, to, or a, or maybe a, or maybe, to a, or possibly, maybe a, maybe even, "
        "possibly, thru, through, going on, verging on, bordering on, and, or an, &, or even"
    ),
    from_words=_STARTED
    | phrases(
        "would have said, i would have said, i'd have said, id have said, i would've said, was going to say, i was going to say, was gonna say, i put, i said, i told you, told you, i wrote, i typed, i sent, i texted, from, from a, from an, "
        "down from, down from a, down from an, up from, up from a, up from an, instead of, "
        "instead of a, rather than, rather than a, used to be, used to be a, had been, "
        "had been a, started at, started at a, started as, before it was, compared to, vs, "
        "than the"
    ),
    to_words=phrases(
        "to, to a, to an, down to, down to a, up to, up to a, now, now a, is now, is now a, today"
    ),
    clock_before=phrases(
        "there in, be in, back in, ready in, home in, here in, again in, leave in, "
        "leaving in, starts in, there at, here at, home at, you at, me at, him at, her at, "
        "us at, in, at, by, til, till, until, since, before, after, from, around, about, "
        "just gone, got in at, get in at, past, to, @, quarter to, quarter past, half past, half, b4, between"
    ),
    forms=Forms(
        spelt={
            r"\b2(?=(?:day|nite|night|moro|morrow|moz)\b)": "to",
            r"\b4 (?=(?:me|u|you|real|sure|ever|him|her|us|them|that"
            r"|this(?! (?:morning|mornin|afternoon|evening|am|pm|time)))\b)": "for ",
            r"\b2 (?=(?:much|many|bad|tired|sore|late|early|sick|weak|soon|far|long|hard|hot|cold"
            r"|busy|dizzy|sleepy|scared|painful|be|do|go|get|the|my|me|u|you|see|take|live|sleep"
            r"|stop|help|day|morrow|nite)\b)": "to ",
        },
        tens=patterns(r"[ -]"),
        glued=phrases("a, im, is, its, at, an, by, so, now, to, or, ok"),
        weekdays=patterns(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"),
        dictated=patterns(r"(?:period|full stop|exclamation (?:mark|point)|comma|new line)"),
        ends_of_scale=patterns(r"""
            (?:with |where |and )?(?:0|1|10) (?:being|is|means|=) (?:the |as )?(?:worst|most|least|best|no pain|nothing|none|max)
        """),
        span_asked=patterns(r"24[ -]?(?:h|hrs?|hours?) (?=(?:average|avg|pain)\b)"),
        of_one_among_many=phrases("no, nr"),
        from_words=phrases("from, between"),
        to_words=phrases("to, til, till, until, thru, through, and"),
        scale=patterns(r"""
            (?:(?:on|in) )?(?:(?:a|an|the|my|your) ?)?(?:scale|range)(?: pain)? ?(?:of|from|:)? ?\(?[01] ?(?:-|to|thru|through|/) ?10\)?
            (?:on|in|from|of) (?:the |a |your )?[01] ?(?:-|to) ?10 (?:pain )?scale
        """),
        out_of=phrases("out of, outta, of, over"),
        over=phrases("over"),
        clock=patterns(r"""
            (?:half|quarter|\d{1,2}) (?:past|to|til|after|before) (?:1[0-2]|[1-9])\b(?= (?:am|pm|in the|this|tonight|o'clock)|\s*[.!,]|$)(?<!\d to \d)(?<!\d to \d\d)
        """),
        ordinal_ends=phrases("st, nd, rd, th"),
        of_a_month=phrases("the, of"),
        percent=phrases("percent, per cent"),
    ),
    months=patterns(
        r"""
        jan(?:uary)?
        feb(?:ruary)?
        mar(?:ch)?
        apr(?:il)?
        june?
        july?
        aug(?:ust)?
        sept?(?:ember)?
        oct(?:ober)?
        nov(?:ember)?
        dec(?:ember)?
        """
    ),
    units=phrases(
        "ball, pack, bed, seater, hole, pin, course, iron, up, to go, to come, to do, "
        "pains, spasms, cramps, headaches, migraines, twinges, fingers, toes, teeth, ribs, "
        "joints, help, change, changes, difference, differences, luck, idea, ideas, use, "
        "chance, clue, mg, mgs, mcg, ug, g, gm, grams, gram, ml, mls, cc, l, litre, litres, "
        "liter, liters, oz, pill, pills, tablet, tablets, tab, tabs, capsule, capsules, "
        "cap, caps, dose, doses, drop, drops, puff, puffs, patch, patches, unit, units, "
        "spoon, spoons, spoonfuls, teaspoon, teaspoons, tsp, paracetamol, ibuprofen, "
        "tylenol, advil, aspirin, amitriptyline, gabapentin, tramadol, codeine, naproxen, "
        "meds, medicine, medicines, medications, medication, h, hr, hrs, hour, hours, "
        "hourly, min, mins, minute, minutes, sec, secs, seconds, day, days, week, weeks, "
        "wk, wks, month, months, mo, mos, year, years, yr, yrs, year old, yo, y/o, night, "
        "nights, evenings, afternoons, times, time, x, x's, xs, weekends, decades, am, pm, "
        "a.m, p.m, o'clock, oclock, o clock, oclk, ish pm, in the morning, in the evening, "
        "in the afternoon, at night, noon, sharp, %, percent, per cent, pct, kg, kgs, kilo, "
        "kilos, lb, lbs, pound, pounds, stone, km, kms, mile, miles, m, meter, meters, "
        "metre, metres, yards, cm, mm, inch, inches, ft, feet, degrees, degree, deg, c, f, "
        "bpm, mmhg, $, dollars, bucks, cents, quid, euros, usd, steps, stairs, flights, "
        "blocks, laps, reps, sets, floors, of them, of these, of those, of the, of my, "
        "of us, left, more, kids, children, people, persons, grandkids, grandchildren, "
        "sons, daughters, cats, dogs, cups, cup, coffees, coffee, beers, beer, drinks, "
        "drink, glasses, glass, cigs, cigarettes, bottles, boxes, box, bags, packs, "
        "refills, refill, places, spots, areas, things, reasons, questions, visits, "
        "appointments, appts, doctors, nurses, calls, texts, messages, siblings, meals, "
        "bites, slices, eggs, naps, nap, sessions, session, weeks ago, days ago, st, nd, "
        "rd, th, star, stars, fold, pairs, levels, bedroom, door, doors, other, others, "
        "different, new, extra, whole, full, straight, weeks straight, days straight, "
        "in a row, surgeries, injections, shots, falls, episodes, attacks, seizures, "
        "guests, friends, rooms, windows, hundred, thousand, million, bowls, dishes, loads, "
        "chapters, pages, movies, legged, o, pts, pieces, piece, man, men, women, woman, "
        "boys, girls, bus, train"
    ),
    things=phrases(
        "the wait, rib, disc, disk, vertebra, molar, error, error code, errors, mile, pick, plan, "
        "team, player, number of, room, rm, bus, train, apt, apartment, suite, step, day, "
        "week, month, phase, nr, channel, page, chapter, grade, type, stage, size, age, "
        "aged, im aged, turned, turning, turns, turn, flat, house, exit, gate, floor, line, "
        "option, question, q, ward, bed, vitamin, covid, item, lot, track, season, episode, "
        "platform, route, highway, hwy, interstate, area, zip, pin, code, version, iphone, "
        "ps, section, table, row, seat, class, part, game, lane, unit, order, ticket, case, "
        "file, ref, box, extension, ext, dose, doses, pill, tablet, #, $, gave birth to, "
        "last, next, every, first, other, these, those, past, all, both, top, each, lost, "
        "gained, bought, ate, drank, got, saw, need, want, see, walked, counted, watch, "
        "watched, another, slept, year, temp, temperature, bp, sugar, glucose, pulse, "
        "weight, weigh, fed, had, have"
    ),
    bounds_before=phrases(
        "same as, as bad as, as much as, at least, at least a, at most, more than, "
        "more than a, less than, less than a, over, over a, under, under a, above, above a, "
        "below, below a, beyond, up to, no more than, no less than, not more than, "
        "upwards of, greater than, higher than, lower than, worse than, worse than a, "
        "better than, better than a, just under, just over, just under a, just over a, "
        "a bit over, a bit under, max, maximum, min, minimum, almost, almost a, almost an, "
        "nearly, nearly a, nearly an, nearing, closer to, approaching, <, >, past a, "
        "well over, well under, north of, south of, not even a, not even, not quite a, "
        "not quite, barely a, barely, anything under, anything over, as high as, as low as, "
        "exceeds, exceeding, high, low, worst, worst was, at worst, lowest, highest, best, "
        "max of, min of, between, anywhere from, anywhere between, within, most, least, "
        "higher end of, lower end of, a little over, a little under, little over, "
        "little under"
    ),
    bounds_after=phrases(
        "+, plus, or more, or less, or higher, or lower, or above, or below, or over, "
        "or under, or worse, or better, or greater, at least, at most, at worst, "
        "at the least, at the most, at the very least, max, maximum, minimum, min, "
        "at minimum, and above, and up, and counting, tops, or up, upwards, at its worst, "
        "at the worst, at best, minus, if not more, maybe more, probably more, "
        "possibly more, maybe higher, and over, at its peak, plus plus, at times"
    ),
    unsure=phrases(
        "maybe not, perhaps not, could have been, could've been, couldve been, would have been, might have been, may have been, should have been, ought to be, praying, pray, was supposed to be, were supposed to be, i'd love, id love, would love, i'd take, "
        "i'd settle for, id settle for, would settle for, i'd kill for, if, hope, hoping, "
        "hopefully, wish, want, wanted, wanting, would like, wanna, goal, target, aim, "
        "aiming, should be, ideally, imagine, suppose it was, dream, pretend, sometimes, "
        "at times, often, occasionally, when it rains, on bad days, on good days, "
        "on a bad day, on a good day, average for me, some days, can be, can get, gets to, "
        "can go, goes to, goes up to, may be, fluctuates, varies, depends, supposed to, "
        "need it, get it to, waiting for, wait until, unless, joking, jk, just kidding, "
        "i lied, im lying, i'm lying, remember, wont be, can you, could you, would you, "
        "do you, did you, are you, what, who, why, how, meaning, mean, means, is it, does, "
        "prescribed, lottery, watching, film, movie, tv, bingo, cards, score was, "
        "final score, match, won, lost, beat, lead, leading, team scored, points, "
        "test score, credit score, restaurant, book, recipe, price, rated this, rate your, "
        "rate this, your service, service, app, this text, star, birthday, turn, turning, "
        "turned"
    ),
    others=_SAYS_SOMEBODY
    | phrases(
        "my husbands, my wifes, my mums, my moms, my dads, my sons, my daughters, "
        "my sisters, my brothers, my mothers, my fathers, my partners, my friends, "
        "my husband, my wife, my mom, my mum, my dad, my mother, my father, my son, "
        "my daughter, my sister, my brother, my partner, my friend, my neighbor, "
        "my neighbour, his, her, he, she, he's, she's, hes, shes, their, they, your, you, "
        "hubby, hubby's, hubbys, hubs, missus, missus's, the wife, wifey, my nan, my gran, my mam, "
        "my carer, my niece, my nephew, my aunt, my uncle, my grandson, my granddaughter, "
        "you're, someone, somebody, everybody, husband's, wife's, husband, wife, mom's, "
        "mum's, son's, daughter's, dog, cat, kid, baby, grandson, granddaughter, grandkids, "
        "granddad, grandma, my boss, son, daughter, uncle, aunt, cousin"
    ),
    negations=phrases(
        "didn't say, didnt say, did not say, never said, not, isn't, isnt, aint, ain't, never, no longer, wasn't, wasnt, wouldn't, wouldnt, "
        "cant say, can't say, don't, dont, without, nowhere near, far from, hardly, "
        "not as bad as, nor, neither"
    ),
    corrections=_IGNORE_THE_LAST
    | phrases(
        "sry, soz, sory, ment, correct that to, correct it to, change that to, change it to, sorry, "
        "i meant, i mean, meant, i ment, meant to say, meant to put, correction, "
        "correct that, oops, oops i meant, whoops, my bad, mistake, typo, no wait, wait, "
        "wait no, scratch that, actually, make that, make it, change to, "
        "change my score to, that should be, it should be, this should be, should read, "
        "should say, should have been, should've been, shouldve been, should of been, "
        "supposed to be, i mistyped, mistyped, wrong number i meant, edit, *, "
        "let me correct that, rather, no, nope, fat fingers, autocorrect, my mistake, "
        "was supposed to say, was meant to be, thats wrong, that's wrong, that was wrong, "
        "not right, instead, wrong score, wrong one, strike that, excuse me, apologies, "
        "pardon, i take that back, take that back, updating to, update, update to, revised, "
        "please change to, change, pressed wrong, hit wrong button, hit the wrong key"
    ),
    took=phrases(
        "be back, get back, go back, head back, home again, took my, took the, took it, "
        "took meds, taking my, took them, took, take, taken, taking, takes, had, pop, "
        "popped, swallowed, used, missed, skipped, drank, ate, slept, got, forgot, paid, "
        "bought, call, called, text, dial, press, pressed"
    ),
    same=phrases(
        "same, same as yesterday, same as before, same as last time, the same, unchanged, "
        "no change, as before, as usual, like yesterday, ditto, same old, no different"
    ),
    severe=phrases(
        "on fire, killing me, murder, rotten, dreadful, severe, terrible, awful, bad, "
        "horrible, agony, mild, moderate, unbearable, excruciating, killing, worst, better, "
        "worse, so so, fine, good, great, rough, lousy, ok, okay, not good, not great, "
        "not too bad, not bad, a lot, a little, alot, much, high, low, medium, miserable, "
        "brutal, crap, hell, intense, bearable, manageable, tolerable"
    ),
    counted=patterns(r"""
        \d+ (?:dead|injured|killed|wounded) (?:in|after|at|on)
        been (?:here|there|away|married|home|up|awake) (?:for )?\d{1,2}(?! ?(?:/|out))
        it'?s (?:just |only |nearly |already |well )?gone \d{1,2}(?! ?(?:/|out))
        (?:^|in |for )round \d{1,2}
        i(?:'m| am|m) (?:only |just )?\d (?:foot|feet|ft)
        (?:you|they|we|he|she|y'all|guys|all)(?:'re|'s| are| r| is) (?:my |the )?(?:number|no\.?|#) ?1
        \d{1,4}[a-z]? (?:\w+ ){1,2}(?:street|road|rd|avenue|ave|lane|terrace|crescent|boulevard|blvd)
        (?:took|taken|had|ate|swallowed|popped)\b[^.!?\n\d]{0,30}\b(?:\d+|an?|half an|few|couple of|couple) (?:h|hr|hour|min|minute|day|week)s? ago
        \d{1,2} ?-?a-? ?side
        (?:for|since) (?:\d+|an?) (?:days?|weeks?|months?|hours?|hrs?|years?)
        (?:at|by|around|about|til|till|until) \d{1,2}\.[0-5]\d
        (?:won|lost|drew|beat \w+|wins?|final score) \d{1,2} ?(?:-|to) ?\d{1,2}
        (?:appts?|appointments?|scans?|surgery|mri|booked|visit)\b[^.!?\n\d]{0,20}?\b(?:on|for|is) (?:the )?\d{1,2}(?: ?/ ?\d{1,2})?
        (?:temp|temperature|fever|weight|weigh|bp|blood pressure|pressure|pulse|sugar|glucose|heart rate|hr|oxygen|sats?)\W+(?:\w+ ){0,2}?(?:\d+ ?(?:[/.,]|over) ?\d+|\d{2,})(?!\d)(?! ?/ ?10\b)
        1\d ?(?:x|/) ?\d{1,2}(?<!/10)(?<!/ 10)
        1 (?:night|day|evening|morning|more)
        it'?s (?:now )?(?:\d{1,2} (?:already|and (?:no ?(?:body|one|reply|sign|word|answer)|where|you))|\d{1,2} and (?:i|im|i'm|time|still)\b.*(?:sleep|bed|up|late))
        it'?s (?:now )?\d{1,2} and (?!.*\b(?:pain|hurt\w*|sore|ach\w+)\b)(?:i|we|he|she|they|nobody|no ?one|no|nothing|still|not|the \w+|my \w+)\b[^.,!?\n]*\b(?:yet|ha(?:ve|s)n'?t|ha(?:ve|s) not|did ?n'?t|did not|still no|not here|not home|waiting|eaten|dinner|supper|lunch|breakfast)
        it'?s (?:now )?\d{1,2} and still (?:no|not) (?!relief|better|change|improv|let ?up|good|gone|going|great)\w+
        (?:around|about|at|by|after|until|till) \d{1,2} (?=(?:tonight|tomorrow|this evening|this afternoon)\b.*\b(?:will|i'?ll|gonna|going to)\b)
        \d{1,2} ?(?:o'? ?clock|oclock)
        (?:half|quarter) (?:past|to|after) \d+
        \d{1,2} (?:on|in) (?:the|my|an?|your) (?!(?:pain|usual|same|hurt|ouch|0|1|10)\b)\w+ (?:scale|meter|chart)
    """),
    there_and_back=patterns(r"""
        \d{1,2} (?:up |down )?to (?:an? )?\d{1,2} (?:and|then)(?: then| now| right)? (?:back(?! (?:down |up )?(?:to|at)\b)|down again|up again)
    """),
    no_pain=patterns(r"""
        (?:i(?:'m| am|m)? )?(?:have |had |having |got |feel(?:ing)? |in |ve got |still )*(?:no|nae|zero|0|not any|nil|without(?: any)?|not a (?:bit|scrap|jot|hint|trace|single bit) of) (?:pain|pains|ache|aches|discomfort|hurt|soreness)(?: or aches)?
        (?:i'?m |i am |feeling |completely |totally |all |pretty much |been )*pain ?-?free
        (?:i'?m |i am |am )?not (?:in|having|feeling|experiencing) (?:any |a bit of )?pain
        (?:i )?(?:don'?t|do not|didn'?t|haven'?t|have not) (?:have|feel|got|had|experience)? ?(?:any |a bit of )?pain
        (?:it |my \w+ )?(?:doesn'?t|does not|isn'?t|is not|dont|don'?t) hurt(?:ing)?
        (?:nothing|nowhere)(?: is|'s)? (?:hurts|hurting|aches|aching)(?: me)?
        (?:i'?m |i am |it'?s |its |am |still )*(?:not|isn'?t|no longer|ain'?t) (?:hurting|aching|sore|painful|in (?:any )?discomfort)(?: me)?(?! as| so| too| that| like)
        there(?:'s| is|s) no pain
        pain(?:'s| is|s)? (?:all )?(?:gone|zero|none|nil|nonexistent|non existent|non-existent)
        absolutely no pain
        not (?:a|one|even a) (?:single )?(?:twinge|niggle|peep|flicker|ache)(?: (?:of (?:pain|it)|anywhere))?
    """),
    beside_no_pain=_ANNOUNCED
    | _WOKE_WITH
    | phrases(
        "woke, woke up, woken up, got up, with, nope, nah, none, no none, at all, for once, for a change, at last, so far, whatsoever, really, actually, "
        "still, just, all, completely, totally, here, feeling good, feeling great, good, "
        "great, feeling fine, fine, none, so happy, finally, im good, i'm good, all good, "
        "doing good, doing great, doing well, nothing, and, i, we, so, to report, "
        "happy to say, glad to say, pleased to say, i am completely, i'm completely, "
        "absolutely, entirely, even, to speak of, i am, im, i'm, since yesterday, either, "
        "anywhere, in days, this is, my answer is, score, level"
    ),
    none=phrases("none, none at all, no pain, nil, zilch, nowt, nothing at all"),
    none_words=phrases("none, nothing"),
    changes_no_pain=patterns(
        r"""
        pain\w*
        hurt\w*
        aches?
        aching
        achy
        sore
        stiff\w*
        discomfort
        pressure
        tender\w*
        cramp\w*
        throb\w*
        sting\w*
        numb\w*
        tingl\w*
        burn\w*
        twinges?
        worse
        relief
        gain
        when
        if
        unless
        except
        only
        until
        till
        """
    ),
    turns=phrases("but, just, only, so"),
    proxies=patterns(r"""
        (?:mum|mom|mam|mummy|mommy|ma|dad|daddy|pa|pop|nan|nana|gran|granny|grandma|grandad|granddad|grandpa) (?:says?|said|reckons|is saying)(?: (?:to )?(?:say|put|tell you))?(?: (?:it'?s|its|she'?s|he'?s))?(?: (?:at|an?))*(?= \w+\W*$)
        ^(?:he|she) (?:says|said|reckons)(?: (?:it'?s|its|she'?s|he'?s))?(?: (?:at|an?))*(?= \w+[ ,.-]+(?:this is|it'?s|its|i'?m|im|i am) (?:\w+'?s? )?(?:\w+ )?(?:wife|husband|daughter|son|mum|mom|mother|father|dad|sister|brother|carer|caregiver|nurse|neighbou?r|partner|granddaughter|grandson|niece|nephew|friend|aide)\b)
        (?:this is |it'?s |its |i'?m |im |i am )(?:\w+[ ,]+)?(?:\w+'?s|his|her|the|my) (?:wife|husband|daughter|son|mum|mom|mother|father|dad|sister|brother|carer|caregiver|nurse|neighbou?r|partner|granddaughter|grandson|niece|nephew|friend|aide)\b[ ,.:-]+(?:he|she|they) (?:says?|said|reckons|tells me|told me)(?: to (?:say|put|tell you|write|send))?(?: put| that)?(?: (?:it'?s|it is|its|he'?s|she'?s|is))?(?: (?:at|an?))?
        (?:this is |its |it's |on |from )?(?:my |his |her |the )?\w+'?s (?:phone|mobile|cell)[ ,.:-]+(?:he|she|they) (?:says?|said|reckons|tells me|told me)(?: to (?:say|put|tell you|write|send))?(?: put| that)?(?: (?:it'?s|it is|its|he'?s|she'?s|is))?(?: (?:at|an?))?
        (?:(?:her |his |the )?(?:wife|husband|daughter|son|sister|brother|carer|granddaughter|grandson|niece|nephew) )?(?:typing|texting|writing|replying|answering) (?:this )?(?:for|on behalf of) (?:my |his |her |the )?(?:\w+)[ ,.:-]+(?:he|she|they)(?:'?s| is| (?:says?|said|reckons|tells me|told me)(?: to (?:say|put|tell you|write|send))?(?: put| that)?(?: (?:it'?s|it is|its|he'?s|she'?s|is))?(?: (?:at|an?))?)(?: (?:at|an?))?
        (?:this is |it'?s |its |i'?m |im |i am |hi |hello |my |\w+'?s |his |her |the )+(?:wife|husband|daughter|son|mum|mom|mother|father|dad|sister|brother|carer|caregiver|nurse|neighbou?r|partner|granddaughter|grandson|niece|nephew|friend|aide)(?: here| is)? ?(?:(?:texting|typing|writing|replying|answering|here|sending)(?: this| it| back)?)(?: (?:for|on behalf of|instead of) (?:him|her|them|me|us|\w+))?[ ,.:-]*(?:(?:he|she|they|mum|mom|mam|dad|nan|gran|grandma|grandpa|grandad)(?:'s| is|'re| are)(?: (?:at|on|about))? (?=(?:an? )?\w+\W*$))?(?:(?:he|she|they|mum|mom|dad|\w+) (?:says?|said|reckons|tells me|told me|wants to say)(?: to (?:say|put|tell you|write|send))?(?: put| that)?(?: (?:it'?s|it is|its|he'?s|she'?s|is))?(?: (?:at|an?))?)?
    """),
    strong_now=phrases(
        "rt now, rite now, rght now, now, right now, rn, currently, at the moment, atm, "
        "tonight, at present, presently, just now, as of now, at the mo, tonite, 2nite, nw, "
        "now a, still, right this second"
    ),
    asked_for=phrases("average, avg, on average, overall, averaging"),
    conditional=_THAT_IS | phrases("would be, it would be, it'd be, i'd be, id be, would"),
    conditions=phrases("without, if, unless, w/o"),
    asking=phrases("is, is a, does, are, should, what, what is"),
    asks=phrases(
        "what was, whats my, what's my, what is my, was my, did you get, did u get, did you see, am i meant, am i supposed, am i to, do i, should i, shall i, must i, do you, "
        "what if, is it normal, is it ok, is it okay, is that normal, is that ok, "
        "is that okay, how do i, how can"
    ),
    for_words=phrases("for"),
    circumstances=phrases(
        "when i walk, when i move, when i stand, when i bend, when i cough, when i sit, "
        "when i lie, when i breathe, when i turn, when i lift, when i climb, "
        "when i swallow, if i walk, if i move, if i stand, if i bend, if i cough, if i sit, "
        "if i lie, if i breathe, if i turn, if i lift, if i climb, if i swallow, "
        "whenever i walk, whenever i move, whenever i stand, whenever i bend, "
        "whenever i cough, whenever i sit, whenever i lie, whenever i breathe, "
        "whenever i turn, whenever i lift, whenever i climb, whenever i swallow, "
        "every time i walk, every time i move, every time i stand, every time i bend, "
        "every time i cough, every time i sit, every time i lie, every time i breathe, "
        "every time i turn, every time i lift, every time i climb, every time i swallow, "
        "when walking, when moving, when standing, when bending, when coughing, "
        "when lifting, on stairs, on the stairs, on movement, with movement, when i get up, "
        "if i get up, when i touch it"
    ),
    queries=phrases(
        "when, where, who, what, which, can, could, will, do, does, did, has, have, how"
    ),
    speaker=phrases("i, im, i'm, ive, i've, my, we, me"),
    denials=phrases("dont, don't, cant, can't, cannot, couldnt, couldn't, havent, haven't"),
    contrasts=phrases("but, though, however"),
    therefore=phrases("so, so a, so its, so it's"),
    indefinite=phrases("a, an"),
    it_is=phrases("tis, 'tis, its, it's, it is"),
    places=phrases("here, there"),
    copulas=phrases("is, isn't, isnt, are, aren't, would be, wouldn't, won't"),
    leads=_TALKING
    | _GIVE_IT
    | _PUT_DOWN
    | _MOVED
    | _LEFT_WITH
    | _THAT_IS
    | _GOING
    | phrases(
        "@ a, @ an, at a, at an, today's, todays, tonight's, i say, me i say, woke up to a, woke to a, i wd say, wd say, only a, only an, just a, just an, im sat at, i'm sat at, im sat "
        "at a, i'm sat at a, shot up to, shot up to a, shot up to an, settled at, stuck at, "
        "holding at, steady at, hovering at, came in at, comes in at, i will say, i will go "
        "with, its giving, it's giving, i'd go, id go, put, im at, i'm at, i am at, i'm at "
        "a, its at, it's at, it is at, i'd say, id say, i would say, i'll say, ill say, i'd "
        "call it, call it, calling it, i'd give it, id give it, i would give it, i'd put it "
        "at, i would put it at, put it at, put me at, put me down for, put me down as, mark "
        "me down as, i'd rate it, i would rate, i'd rate, i rate it, rate it, gonna say, "
        "going to say, gonna go with, going to go with, i'm gonna say, im gonna say, i'll go "
        "with, ill go with, lets say, let's say, lets call it, let's call it, i make it, i "
        "make it a, we're at, im sitting at, i'm sitting at, sitting at, sitting at a, "
        "hovering around, i'm, im, here with a, woke up with a, woke with a, sitting with a, "
        "lying with a, in bed with a, stuck with a"
    ),
    closing=phrases(
        "here, there, just, only, for me, i'd say, id say, i would say, i'll say, ill say, "
        "would say, let's say, lets say, gonna say, going to say"
    ),
    no_beginning=phrases(
        "no, brb, me, to, in, of, on, u, ur, the, my, as, into, s, i, are, be, do, we, "
        "that, has, r"
    ),
    names_one=phrases("number, num, the"),
    moves_by=phrases("down, up"),
    again=phrases("again"),
    reaches=phrases("up to, up to a, up to an"),
    ranges_from=phrases("from"),
    comes=phrases("came, went, come, comes, goes, go, gone, got"),
    whens=phrases("when, whenever, once"),
    moves_to=_MOVED_TO,
    measures=phrases(
        "fever, temperature, temp, weight, height, age, price, cost, sugar, glucose, bp, pulse, mood, "
        "sleep, energy, appetite, stress, anxiety, fatigue, tiredness, handicap, speed, volume"
    ),
    crowds=phrases("we, they, there"),
    sent=phrases(
        "i said, i told you, told you, i put, i wrote, i typed, i sent, i texted, i pressed, i hit"
    ),
    there_is=phrases("there's, theres, has"),
    asks_number=phrases("how many, how much"),
    noes=phrases("no, nope, not"),
    nothing=phrases("none, nothing, nil"),
    third_person=phrases(
        "has, has a, has an, says, says its, says it's, reckons, thinks, guesses, swears"
    ),
    people=phrases("people, men, women, folk"),
    kisses=phrases("x"),
    pain_itself=patterns(r"pain|hurt|ach|\bme\b"),
    opt_out=PROVIDER_OPT_OUT
    | phrases(
        "opt out, opt-out, stop all, remove, unsub, stop stop, stop stop stop, stopp, "
        "sto p, s t o p, unsuscribe, unsubcribe, unsubscibe, sotp, stpo, tsop"
    ),
    opt_in=frozenset(
        {
            "start",
            "unstop",
            "restart",
            "opt in",
            "opt-in",
            "optin",
            "resubscribe",
            "resume texts",
            "start again",
        }
    ),
    help=PROVIDER_HELP,
    help_with_courtesy=phrases("help, info"),
    pleading=phrases("please, pls, oh, me"),
    help_sentences=patterns(r"""
        (?:how|where|what) (?:do|can|could|would|should) (?:i|we) (?:\w+ ){0,2}?(?:stop|end|quit|cancel|unsubscribe|opt out|leave|get off)\b.{0,60}
        who(?:'s|s)? (?:dis|dat|diz|there|texting)$
        who(?:se|'s) (?:number|phone|text) (?:is|am) .{1,25}
        (?:what'?s|what is) (?:all )?(?:this|that|these)(?: (?:all about|about|then|for|number|text|message))*$
        who am i (?:talking|speaking|texting|writing|chatting) (?:to|with)
        is there (?:a|any|some) (?:number|phone|helpline|human|one|person|way)\b.{0,40}
        what do (?:these|the|those|your) (?:texts?|messages?|numbers?|letters?|codes?) mean
        am i (?:talking|texting|speaking) (?:to|with) .{1,30}
        is (?:anyone|anybody|someone|somebody) (?:there|reading)\b.{0,30}
        (?:help|info|more info|information|more information)(?: (?:please|pls|plz|me please|needed|with (?:the|these|this|your) (?:texts?|messages?|msgs?|reminders?|check ?-?ins?|service|thing|number|system)))*
        (?:i )?(?:need|want|could do with|would like|'?d like|can i (?:get|have)|could i (?:get|have)) (?:some |a bit of |more |a little )?(?:help|info|information) (?:with |working |using |on |about |to (?:use|reply|answer|understand) )(?:the|these|this|your|how) ?(?:\w+ )?(?:texts?|messages?|msgs?|reminders?|check ?-?ins?|service|thing|number|system)?\b.{0,30}
        (?:can|could) (?:you|someone|somebody|anyone) (?:please )?(?:help me|explain|tell me|show me)(?: to me)? (?:with )?(?:how (?:to reply|to answer|these|this|the|i reply|do i|it works)|what (?:this|these|it) is|who (?:this|you|it))\b.{0,60}
        (?:who|what)(?: exactly)?(?:'s| is|s| are| r) (?:this|you|u|these|it|texting|messaging|sending|carebell)(?: (?:(?:texts?|messages?|msgs?|reminders?|check ?-?ins?|service|thing|number|system)|please|number|text|message|me|my|phone|app|in|sending|asking|who|and|the|these|this|them|texting me|for|from|about|anyway|and why|supposed to be|all about|even))*$
        (?:is|are) (?:this|these|you|it) (?:a |an |from |the )*(?:real|human|person|computer|robot|bot|machine|scam|spam|automated|genuine|hospital|clinic|doctor)\b.{0,50}
        how (?:does|do|is) (?:this|these|it|i|the) ?(?:(?:texts?|messages?|msgs?|reminders?|check ?-?ins?|service|thing|number|system))? ?(?:work|works|reply|answer|respond|use (?:this|it)|meant to (?:reply|answer|work)|supposed to (?:reply|answer))\b.{0,30}
        (?:don'?t|dont) know how to (?:use|work|do) (?:this|these|it)\b.{0,30}
        how (?:do|can|should) i (?:reply|answer|respond|change (?:the|my) (?:time|number|language)|use this|text (?:you )?back|get (?:hold of|in touch))\b.{0,50}
        what (?:am i|are we|do i|should i) (?:\w+ ){0,3}?(?:do|reply|send|text|put|say|answer|type|write)(?: (?:back|here|in|with (?:this|these|the) (?:texts?|messages?|msgs?|reminders?|check ?-?ins?|service|thing|number|system)))+\b.{0,20}
        (?:don'?t|do not|dont) (?:understand|know|get) (?:how|what|this|these|your|the) ?(?:to (?:reply|answer|respond|do with|send|text)|(?:texts?|messages?|msgs?|reminders?|check ?-?ins?|service|thing|number|system)|this (?:is|means))\b.{0,40}
        (?:what'?s|what is|give me|need|have you got|can i have|whats) (?:the |your |a )?(?:phone |contact |tel\w* )?(?:number|no|phone) (?:for|of|to (?:call|ring)|i can)\b.{0,40}
        (?:who are you(?! (?:voting|going|seeing|with|taking|supporting))|where did (?:you|u) get (?:my|this) number|why (?:are|do) (?:you|u) (?:text|keep text|messag)\w* me|how did (?:you|u) get (?:my|this) number)\b.{0,50}
    """),
    wishes_to_begin=patterns(r"""
        (?:the |my |your |these )?(?:texts|messages|reminders|check-?ins) (?:to )?(?:start|restart|resume|come back|begin|back)(?: again| please| on)*
        (?:start|restart|resume|reactivate)(?: (?:sending|getting|texting|messaging|me|the|my|these|your|up|pain|daily|all))* (?:(?:texts?|messages?|msgs?|reminders?|check ?-?ins?|service|thing|number|system)|texting me|me)(?: (?:again|back|please|for me|now|back on))*.{0,30}
        (?:turn|switch|put) (?:the |my |these |your )*(?:texts?|messages?|msgs?|reminders?|check ?-?ins?|service|thing|number|system) (?:back )?on\b.{0,20}
        (?:resubscribe|re-subscribe|opt (?:me )?(?:back )?in|sign me (?:back )?up|subscribe me)(?: (?:again|please|me|back|to .{0,20}))*
        (?:put|add) me back (?:on|in)\b.{0,30}
        (?:i )?(?:want|would like|'?d like) (?:to (?:start|get|receive|have) )?(?:getting |receiving )?(?:the |my |your |these )?(?:texts?|messages?|msgs?|reminders?|check ?-?ins?|service|thing|number|system) (?:again|back)\b.{0,20}
    """),
    no_wish_to_begin=patterns(r"not|no|never|don'?t|do not|without|until|if|\w+n't"),
    request_lead=phrases(
        "please, pls, can, could, would, will, you, u, we, i, and, hi, hello, sorry, changed my mind, want, to, like, need, love, ok, now, just, the, us"
    ),
    opt_in_with_courtesy=phrases("start, unstop, start texts, start again"),
    join=phrases("join, join please, please join, i join, joining"),
    yes=phrases(
        "yes, y, yes please, yep, yeah, i agree, agree, i accept, accept, sure, "
        "yes i agree, yes i do, yes i accept, i consent, yup, yes thanks"
    ),
    acknowledged=frozenset({"ok", "okay"}),
    acknowledged_by=patterns(r"""
        on it|(?:i'?m |i am )?on it(?: now)?
        (?:(?:i'?m |i am |we'?re )?(?:already |now )?on (?:my|our|the) way|omw)(?: (?:now|over|there|to (?:her|him|them|mom|mum|dad)(?:'s)?))?
        (?:i |i'?ve |i have )?(?:have|got|'ve got|ve got) (?:this|it|that|her|him)(?: one)?(?: covered| handled)?
        (?:i'?ll|i will|ill|i can) (?:take|handle|deal with|call|check on|ring|phone|see to|get) (?:it|this|her|him|them)(?: now| right now)?
        (?:i'?ll|i will|ill|i can) (?:go|come|see her|see him|go (?:and )?(?:see|check)(?: on)?(?: her| him| them)?)(?: now| right now| over| round| there)*
        (?:i'?ll|i will|ill) be (?:right )?(?:there|over)
        (?:i'?m |i am )?(?:calling|ringing|phoning|checking on|taking|seeing to|handling) (?:it|this|her|him|them|mom|mum|dad)(?: now)?
        (?:i'?m |i am )?(?:already |here |now )*with (?:her|him|them|mom|mum|dad)(?: now| already)?
        (?:i'?m |i am )?(?:going|coming|heading|driving|leaving)(?: (?:over|round|there|now|right now|to (?:her|him|them|see (?:her|him|them))))+
        (?:i'?m|i am) going$
        got it
        will do
        roger
        acknowledged
        ack
        understood
    """),
    helping=Helping(
        beside=patterns(r"""
            (?:i'?ve |i have |i |we |just |already |i'?m |we'?re |am )*(?:called|calling|rang|ringing|phoned|phoning|got|getting)(?: (?:for|an|the))* (?:911|999|112|ambulance|paramedics|emergency services|doctor|nurse)(?: (?:now|already|too))?
            (?:i'?ll|i will|we'?ll|i'?m going to|going to) (?:call|ring|phone|get)(?: (?:for|an|the))* (?:911|999|112|ambulance|paramedics|emergency services|doctor|nurse)(?: (?:now|too))?
            (?:the |an )?(?:911|999|112|ambulance|paramedics|help)(?:'s| is| are|'re)? (?:called|coming|here|there|on (?:its|it's|the|their) way)(?: (?:now|already))?
            (?:(?:i'?ll |will |i )?(?:be )?(?:there|over|with (?:her|him|them)) )?(?:in )?(?:about |like )?\d{1,2} ?(?:m|min|mins|minutes?)(?: (?:away|out))?
            now|right now|asap
        """),
        against=patterns(r"""
            (?:i|we|im|i'm|i'd) (?:\w+ )?(?:can'?t|cant|cannot|won'?t|wont|couldn'?t|not|am not|don'?t|dont|would|wish)\b(?! (?:wake|get (?:her|him|them)|see (?:her|him|them) breath))
            (?:not|nor) (?:me|able|here|there|near|home|my)\b|busy|unavailable
            (?:some(?:one|body)|any(?:one|body)|who(?:'s|ever)?|no(?: ?one|body)|if|unless|when|whether|can you|could you|can u|will you)
            (?:tomorrow|later|tonight|next|after|monday|tuesday|wednesday|thursday|friday|saturday|sunday|should|might|maybe|perhaps)
            ^(?:please |pls |you )?(?:call|send|get|phone|ring|come|help)\b
        """),
        oneself=patterns(r"""
            i|i'm|im|i've|ive|i'll|i'd|my|me|myself
        """),
        another=patterns(r"""
            she|he|her|him|his|hers|she's|he's|shes|herself|himself
            (?:my|our|the) (?:husband|wife|mum|mom|mother|dad|father|son|daughter|sister|brother|partner|friend|neighbou?r|gran|nan|grandma|grandad|grandpa|aunt|uncle|patient)
        """),
        of_another=patterns(r"""
            i (?:have |just )*(?:think|thought|found|find|see|saw|heard|told|called|left|know|believe)|i'?m with|i am with|i'?m here with
            i (?:can'?t|cant|cannot|couldn'?t) (?:wake|rouse|reach|get hold of)
            my (?:husband|wife|mum|mom|mother|dad|father|son|daughter|sister|brother|partner|friend|neighbou?r|gran|nan|grandma|grandad|grandpa|aunt|uncle|patient)(?:'s)?
            i'?m (?:calling|ringing|phoning|coming|on my way)|on my way
        """),
        called_upon=patterns(r"""
            (?:i|i'm|im|i've|my|please|pls|call|ring|phone|help|come|send|get|can|could|will|are|do|you|u)
        """),
    ),
    busy=phrases(
        "busy, i'm busy, im busy, can't, cant, can't now, cant now, not available, i can't, "
        "i cant, i can't go, i cant go, can't go, cant go, i cannot go, unavailable, sorry busy, can't right now, cant right now"
    ),
    snooze=phrases("snooze, mute, remind me, remind me in, pause"),
    ending=Ending(
        whole=phrases(
            "i never signed up, never signed up, i didn't sign up, i didnt sign up, i did not sign up, "
            "i'd like to be taken off, id like to be taken off, i want off, want off, i want out, want out, take me off, i'm not interested, "
            "im not interested, i'm not interested anymore, not interested anymore, "
            "no longer interested, i'm out stop, im out stop, i am out stop, please discontinue, discontinue please, discontinue, get lost, stop it, stop now, please stop, stop please, "
            "stop pls, pls stop, plz stop, stop plz, stop texting, stop texts, "
            "stop messages, stop messaging, stop texting me, stop sms, remove me, "
            "unsubscribe me, cancel texts, end texts, wrong number, wrong person, "
            "leave me alone, no more, no more texts, no more messages, no more text, "
            "go away, stop thanks, stop thank you, optout please, opt me out, end this, "
            "i quit, cancel please, stop carebell, stopped texting, stop this, stop these, "
            "please end, stop sending, delete me, delete my number, not interested"
        ),
        ends=patterns(r"""
            cancell?ation of|withdrawal from
            stop(?:p|s)?|stp|quit|cease|end|halt|cancel|discontinue|terminate|suspend
            (?:i'?m|i am|im|we'?re|we are) (?:stopping|ending|quitting|cancell?ing|unsubscribing from|done receiving|done getting)
            (?:knock|call|leave|lay|turn|switch|shut|back)(?: it| this| that)? off
            (?:cut|knock|pack|give)(?: it| this| that)? (?:out|in|up|it)|deactivate|disable
            give (?:it |this |that )?a (?:rest|break)
            block|kill|drop|get rid of|put an end to|have done with|do away with
            unsubscribe(?: me)?(?: from)?|opt(?: me)? out(?: of)?
        """),
        not_wanted=patterns(r"""
            no (?:further|other)
            (?:i'?m |im |i am |we'?re )?all set with|no (?:more |further )?need (?:of|for)
            (?:won'?t|will not|wont) be needing
            (?:don'?t|do not|dont|doesn'?t|doesnt|does not|no longer|didn'?t|did not|never|not|nor) (?:\w+ ){0,2}?(?:want|wants|wish|needs?|requires?|like|care|wanna|agree|consent|asked?|sign(?:ed)?(?: up)?|subscribed?|authori[sz]e)(?: (?:to|for|about))?
            no more|enough|not interested in|no interest in|no (?:more |further )?(?:use|call) for|(?:can|could) (?:\w+ )?do without
            (?:i'?m|i am|im|we'?re) (?:done|finished|through) with
            (?:revok\w+|withdraw\w*)(?: my)?(?: (?:consent|permission|agreement))?(?: (?:to|for|from))?
            i refuse|say no to|no to|(?:would|'d|i'?d) (?:prefer|rather) not(?: to)?
        """),
        leaves=patterns(r"""
            (?:count|leave|cut|keep) me (?:out|off)(?: of| from)?
            (?:i |we )?(?:want|wish|i'?d like|we'?d like|would like|need|have decided|(?:could|can|may) (?:i|we)|let me|please let me|going|decided|asking|request)(?: to)? (?:leave|exit|quit|out of|off|drop out of|get off|get out of|come off|withdraw from|stop|be off|be out of|be removed from|be taken off|be dropped from|be taken off|be deleted from)
            (?:i'?m|i am|im) (?:withdrawing|quitting|leaving|opting out)(?: (?:from|of))?
        """),
        this=patterns(r"""
            (?:all )?(?:of )?(?:this|these|it all|all that|everything|the whole thing|all)(?: (?:please|pls|now|thanks|thank you|any ?more|any longer|already|at once|immediately|for good|anyway|stuff|thing|lark|business))*$
        """),
        of_this=patterns(r"""
            (?:don'?t|do not|dont|didn'?t|did not|never|no longer|not|won'?t)(?: \w+){0,2}? (?:do|doing|agree(?:d)? to|sign(?:ed)?(?: up)? (?:for|to)|ask(?:ed)? for|consent(?:ed)? to|be part of|a part of|part of|be in|be on|on|subscribed? to|requested?|enrol\w* (?:in|for)|registered? for|carry on with|continue with|involved in|included in)
            (?:leave|count|keep|cut|take|get|drop|pull|include) me (?:out|off)(?: of| from)?
            (?:get|come|go|be|drop|taken|removed|dropped) (?:off|out of|from)|(?:i|we) quit
            (?:want|like|need|wish) (?:to be )?(?:out|off)(?: of)?|(?:opt|back) out(?: of)?
            (?:cancel|end)(?: me from)?
        """),
        not_me=patterns(r"""
            (?:do(?:es)? ?n'?t|do(?:es)? not|no longer) (?:have|has|use|uses|own|owns) (?:this|that) (?:number|phone|cell|mobile)\b.{0,30}
            (?:this|that|it) (?:is ?n'?t|is not|is no longer|ain'?t) (?:his|her|their) (?:number|phone|cell|mobile)\b.{0,30}
            (?:no longer|not|doesn'?t|don'?t) (?:lives? here any ?more|at this number|reachable (?:on|at) this number)\b.{0,30}
            (?:text|message|contact|bother|write to|send me) (?:me |us )?no (?:more|longer)$
            (?:this (?:is ?n'?t|is not)|i'?m not|im not) the (?:person|patient|one) you\b.{0,30}
            (?:you(?:'ve| have)?|u|ya)(?: \w+){0,2}? (?:mixed me up|confused me|mistaken me|got me (?:confused|mixed up|mistaken)|muddled me|thinking of someone)\b.{0,30}
            (?:number|phone|mobile) (?:now )?belongs to (?:some(?:one|body) else|another)
            (?:got|have|has|texting|reached|it'?s|is|contacting) (?:some(?:one|body) else'?s|a stranger'?s|the previous owner'?s) (?:number|phone|mobile|cell)
            (?:this is ?n'?t|this is not|i'?m not|im not|i am not|this ain'?t|not) (?!my\b|his\b|her\b|your\b|our\b|the\b)\w+'?s (?:number|phone|mobile|cell)\b
            (?:i'?m|im|i am) not (?:the|that|your) (?:person|patient|one you)\b.{0,30}
            (?:there is|there'?s|theres) no (?!pain|point|change|way|more|need|one|reason|doubt|food|milk|water|rush|relief|hurry)\w+ (?:here|at this number|on this number)
            (?:nobody|no ?one|no-one|there'?s (?:nobody|no ?one)|there is (?:nobody|no ?one)) (?:here )?(?:called|named) (?!me\b)\w+\b.{0,30}
            (?:never heard of|don'?t know (?:any|a)|who is|who'?s) (?!this|that|the\b|you|my|your)\w+ (?:and|so|please|but)?\b.{0,15}\b(?:wrong|stop|remove|this number)
            (?:i|we) (?:don'?t|do not|dont) take any (?:pills|tablets|medicine|medication|meds)\b.{0,30}\bwrong\b
        """),
        not_named=patterns(r"""
            (?:this|it) (?:is not|is ?n'?t|isnt|ain'?t|is no longer)
        """),
        beside_stop=phrases(
            "not for me, thats enough, that's enough, just, now, i said, i mean it, already, immediately, seriously, for good, "
            "right now, asap, at once, not my number, not my phone, wrong number, "
            "wrong person, not me, will you, would you, can you, could you, not interested, "
            "im not interested, i'm not interested, not interested anymore, no longer interested, "
            "period, full stop, for everything, thank you for everything, thanks for everything"
        ),
        keywords=phrases("stop, unsubscribe, stopall, optout, opt out, stop all"),
        hints=patterns(r"""
            stop|quit|nobody|no ?one|patient|client|this is|isn|no longer
            leav|program|service|study|carebell|else'?s|mixed|confus|of this
            for this|to this|do this|off this|out of|person|phone|these|any ?more
            text|txt|sms|messag|msg|unsub|opt|remov|delet
            take me|numb|numer|wrong|cancel|end[ ]|alone|revo|withdraw
            contact|bother|send|done|through|no more|erase|consent|list
            quit|alert|notif|buzz|beep|pag|remind|enrol|desist
            enough|give it|rid of|taking part|take part|particip|involved|cease|discontin
            halt|knock|rather|terminat|suspend|call off|leave off|pack in|take[ ]
            turn|switch|shut|block|name off|registr|question|survey|off[ ]
        """),
        alone=phrases(
            "do not text, don't text, dont text, do not message, don't message, "
            "stop, stop it, stop this, stop these, stop them, stop it all, stop all of it, "
            "stop all this, stop texting, stop messaging, stop sending, quit it, quit this, "
            "cut it out, end these, cancel this, cancel these, "
            "unsubscribe, unsubscribe me, remove me, take me off, take me off it, opt me out, "
            "no more of this, no more of these, no more from you, no more from you lot, "
            "leave me alone, get me off this, turn it off, turn them off, turn this off"
        ),
        not_to_us=patterns(r"""
            (?:call|ring|phone|email) (?:me|us)
            pain\w*|hurt\w*|ach\w*|sore\w*|throb\w*|burn\w*|cramp\w*|spasm\w*|itch\w*|bleed\w*
            twitch\w*|tingl\w*|cough\w*|cry\w*|shak\w*|sneez\w*|hiccup\w*|laugh\w*|snor\w*|bark\w*
            pills?|tablets?|tabs?|meds?|medicines?|medications?|doses?|capsules?|patch\w*|drugs?|gabapentin|\w+ptyline
            said|says|say|saying|tells?|telling|told(?! you)|if|when|until|till|then|start|walk\w*|drive|driver|driving(?! (?:me|us)\b)
            bus|train|taxi|music|noise|rain\w*|smok\w*|drink\w*|kids?|dog|cat|neighbou?rs?|husband|wife
            light|heating|telly|tv|oven|tap|kettle|alarm clock|appointments?
        """),
        at_times=patterns(r"""
            (?:stop|quit|don'?t|do not|dont|never|not|no more|without|please|can|could|would|will|you|and|just|only) (?:\w+ ){0,3}?(?:text|txt|messag|msg|sms|send|contact|bother|ping|bug|buzz|remind|writ|wak)\w*(?: (?:to|me|us|up|it|them|these|this|that|any|more|anything|my phone|messages?|texts?|reminders?|stuff|things))* (?:at (?:\d\w*|night|noon|lunch\w*|dinner\w*|breakfast|tea ?time|work|bed ?time|weekends?|midnight|dawn|silly|stupid|ungodly|unearthly|daft|that (?:hour|time)|this (?:hour|time)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)|(?:so|too|this|that|quite so) (?:early|late|often|much|many|frequently)|before(?! i (?:call|report|sue|block))|during|between|while|whilst|when|until (?!further)|till|on (?:a |the )?(?:weekends?|sun|mon|tues|wednes|thurs|fri|satur)\w*|in (?:the (?:\w+ )?(?:morning|night|evening|afternoon|day)|the middle|spanish|english|french|portuguese)|after (?!today|tonight|this|now|tomorrow|all)\w+|twice|two times|2 times|double|first thing|overnight|earlier|later|less|a (?:bit|little) (?:earlier|later|less)|every (?:\d|two|few|five|ten|hour|half)|all (?:night|hours))
        """),
        otherwise=patterns(r"""
            (?:text|txt|messag|remind|contact|send)\w* (?:me |it |them |us |the \w+ )*(?:(?:a (?:bit|little)|much) )?(?:later|earlier|less|at another time|at a different time|at a better time|some other time)
            (?:too|so|this|that) many (?:texts|txts|messages|msgs|reminders|notifications|alerts)
            (?:fewer|less) (?:texts|txts|messages|msgs|reminders|notifications|alerts|often)
            (?:once|one (?:text|message|reminder)?) ?(?:a|per) day (?:is|would be|will be|'?s) (?:enough|plenty|fine|sufficient)
            (?:stop|cancel|end|drop|leave out|skip) (?:the |those |these )?(?:morning|evening|night|late|early|second|extra|midday|afternoon|weekend|\d\w*) (?:ones?|texts?|messages?|reminders?)
        """),
        fill=phrases(
            "it, out, off, with, on, all, the, these, this, that, those, your, ur, yr, you, "
            "ya, u, my, any, sending, getting, receiving, to get, to receive, to have, "
            "to be sent, be getting, get, receive, have, me, us, of, from, more, further, "
            "w, wi, for, in, to, and, daily, such, damn, bloody, freaking, stupid, automated, "
            "automatic, constant, endless, silly, annoying, so many, please, pls, plz, now, "
            "at once, being sent, sent, being, be, having, at all, keep, kind of, sort of, "
            "whole, ever, again, carebell, carebell's, anymore, type of, text, sms, phone, "
            "unwanted, every, each, single, other"
        ),
        ours=patterns(r"""
            (?:daily|nightly|evening|pain) questions?|questionnaires?|surveys?|registration|participation
            texts?|txts?|tx|messages?|msgs?|mesages?|reminders?|check ?-?ins?|sms(?:es)?
            notifications?|alerts|service|services|program(?:me)?|subscription|text(?:ing|in)|txting
            messag(?:ing|in)|spam\w*|pestering|pinging|bugging|bothering|harass\w+|hassl\w+
            contacting|communications?|correspondence|(?:mailing |distribution )?list|system
            text thing|nonsense|rubbish|crap|prompts?|carebell|hear from (?:you|u)|study
            enrol\w+|trial|(?:text|message)s? thing
            (?:thing|contact)(?=$| (?:please|now|anymore|with me))|nuisance texts?
        """),
        sending=patterns(r"""
            (?:text|txt|messag|msg|contact|sms|bother|bug|pester|ping|nag|harass|spam|email|hassl|prompt|chas|annoy|remind|disturb|mither|alert|notify|notif|buzz|beep|pag)(?:e|ing|in|ting|tin|ed|ged)? (?:me|us|my phone|my mobile|this (?:number|phone)|here)(?! (?:about my|if|when|before|after|at \d|in the|while|until|till|between|during|so (?:early|late)|that|to (?:take|get|do)))
            (?:writ\w+|talk\w*) to (?:me|us)|(?:blow\w*|light\w*|clogg?\w*|fill\w*) up my (?:phone|mobile|cell|inbox)
            (?:blowing|lighting) my (?:phone|mobile|cell) up
            send(?:ing)?(?: me| us)?(?: (?:any|all|more|of|the))*(?: (?:stuff|these|this|them|those|anything|things|that|crap|rubbish|nonsense|junk|it|more))(?: (?:else|more|anymore|any more|again|messages))*(?=$| )
            (?:these|them|those|this)(?: (?:anymore|any more|please|now|again|any longer|coming))+
        """),
        weary=patterns(r"""
            (?:these|those|the|your|ur|all these) (?:texts|txts|messages|msgs|reminders|notifications) (?:are|r|keep) (?:so |really |very |just |too |getting )*(?:annoying|irritating|stressing|stressful|bothering|disturbing|upsetting|useless|pointless|ridiculous|stupid|unwanted|driving|waking|a nuisance|a pain|much|spam)
            (?:too|so|this|that) many (?:texts|messages|msgs|reminders|notifications)
            (?:don'?t|do not|dont|never) (?:want|wanted|need|like|asked for|read) (?:these|this|them|any|it)
            (?:i'?m |im |i am |we'?re |so |just |really )*(?:sick(?: and tired)?|tired|fed up|bored|had (?:it|enough)|over|done)(?: to death)? (?:of|with) (?:all |these |this |your |ur |the |you |getting |receiving |being |constant |getting all )*(?:texts?|txts?|messages?|msgs?|reminders?|texting|messaging|texted|service|messages)(?: me)?
        """),
        enough=patterns(r"""
            no more|stop|end|enough|quit|cease|make it|cut it|leave me|take me off|remove
            anymore|goodbye
        """),
    ),
    wishes_to_end=patterns(r"""
        ^(?:all )?(?:texts|messages|reminders|notifications|alerts) off(?: (?:please|pls|now|thanks))*$
        (?:stop|quit) (?:text|messag|contact|writ|remind)\w* (?:to )?my \w+ (?:on|at) this (?:number|phone|mobile)\b.{0,15}
        (?:remove|delete|take|strike|drop|get) (?:it|this|that) (?:off|from|out of) (?:your|ur|the|this) (?:\w+ )?(?:list|system|records?|database|books|service|files?|mailing)\b.{0,20}
        (?:want|need|like|get|have|wish)(?: all)? (?:the|these|those|your|my|all|this|these bloody) (?:texts?|txts?|messages?|msgs?|reminders?|texting|messaging|service) (?:to be |all )*(?:stopped|ended|cancell?ed|halted|discontinued|turned off|switched off|off|gone|over)\b
        (?:take|remove|drop|delete|strike|scratch|unsubscribe) (?:(?:mr|mrs|ms|miss|dr) )?(?!out\b|that\b|this\b|the\b|it\b|my\b|all\b|some\b)\w+ (?:\w+ )?(?:off|from|out of) (?:whatever this is|(?:the|this|your|these|ur) (?:text\w* |messag\w* |sms |pain |reminder )?(?:list|texts?|messages?|service|system|reminders?|alerts|program(?:me)?))\b.{0,20}
        (?:texts?|txts?|messages?|msgs?|reminders?|service|program(?:me)?)\b.{0,30}\b(?:don'?t|do not|dont|no longer) (?:want|need|like) (?:them|it|these|this|any)(?: (?:any ?more|any longer|now|at all|please))*$
        (?:please |pls )(?:do not|don'?t|dont) (?:text|message|contact|msg|ring|use) (?:it|here)$
        this (?:number|phone) (?:is ?n'?t|is not|is no longer) \w+'s(?: any ?more)?(?! (?:fault|problem|business)\b)
        (?:take|remove|get|drop) my (?:mum|mom|mother|dad|father|wife|husband|son|daughter|sister|brother|nan|gran\w*) (?:off|from|out of) (?:the|this|your|these) (?:list|texts?|messages?|service|system|reminders?|alerts|program(?:me)?)\b.{0,20}
        (?:no|isn'?t any|not any) (?:more |further |longer )?need (?:for (?:you|u) )?to (?:keep |carry on |go on )?(?:text|messag|contact|remind|check|send)\w* (?:in )?(?:on |with |to )?(?:me|us|this (?:number|phone)|anything)(?: (?:any ?more|any longer|again|from now on))+
        (?:you|u) (?:need ?n'?t|do ?n'?t (?:have|need) to|do not (?:have|need) to|no longer (?:have|need) to) (?:keep |carry on |go on )?(?:text|messag|contact|remind|check|send)\w* (?:in )?(?:on |with |to )?(?:me|us|this (?:number|phone)|anything)(?: (?:any ?more|any longer|again|from now on))+
        (?:leave|let) (?:my|this) (?:phone|mobile|cell|number) (?:alone|in peace|be)\b.{0,20}
        (?:take|remove|get|drop) my \w+ (?:off|from|out of)\b.{0,30}\b(?:died|passed(?: away)?|dead|deceased|moved|no longer)\b.{0,20}
        (?:i'?m|im|i am) not your (?:patient|client)s?\b.{0,20}
        (?:^|(?<= so )|(?<= and )|(?<= doctor )|(?<=please ))(?:stop|cancel|end) these(?: please| pls| now| thanks| thank you)*$
        no longer (?:wish|want|care|need) to (?:receive|get|have|be sent) (?:this|that|it|any of (?:this|these|it))(?= (?:any ?more|please|now|thanks)|$)
        (?:taking|getting|removing|deleting|dropping) (?:me|us|my (?:number|name|phone|details)|this number) (?:off|from|out of) (?:your|ur|this|the) (?:\w+ )?(?:list|system|texts?|messages?|service|program(?:me)?|reminders?|database)\b.{0,30}
        (?:don'?t|do not|dont|no longer|never|rather not|prefer not to|not) (?:(?:want|wish|like) )?(?:to )?(?:receive|getting|receiving|get|be sent|be getting) (?:these|those)(?= (?:any ?more|any longer|please|now|at all)|$)(?<!don't get these)(?<!dont get these)(?<!not get these)
        rather not (?:get|receive) these\b
        (?:turn|switch|shut) (?:(?:these|this|them|the (?:texts|messages|reminders)) off|off (?:these|this|the (?:texts|messages|reminders)))$
        (?:this )?(?:is not|isn'?t|isnt|ain'?t) the right (?:person|number|phone)\b.{0,20}
        not my (?:number|phone)(?: any ?more| any longer)?\b.{0,20}
        block me (?:from|off|on) (?:these|this|your)\b.{0,20}
        get rid of (?:my|this) (?:number|name|details|phone)\b.{0,30}
        (?:had|have) enough of (?:you |your |these |the |all |this )+(?:texting|texts|messages|messaging|reminders)(?: me)?\b.{0,20}
        (?:i )?(?:don'?t|do not|dont|no longer) (?:want|wish) to (?:take part|participate|be (?:in|part|involved)|do this|carry on with (?:this|these))\b.{0,30}
        this (?:was|used to be|is) (?:my (?:late )?\w+'s|someone else'?s|somebody else'?s|a dead \w+'s) (?:number|phone|mobile|cell)\b.{0,60}\b(?:stop|remove|delete|take|no more)\b.{0,30}
        (?:has )?(?:died|passed(?: away)?|is dead|is no longer with us)\b.{0,40}\b(?:please |pls )(?:stop|remove|delete|take)\b.{0,30}
        (?:you|u)(?:'ve| have|ve)?(?: got)? the wrong (?!idea|end|impression|day|date|time|dose|pill|tablet|place|one|way|house|address|tree|chart|file|answer)\w+(?: (?:here|mate|love|sorry))*$
        (?:please |kindly |just |you |must |to |now |pls )*(?:cease|desist|discontinue|terminate|halt|knock off|quit it with|pack in|leave off|suspend|call off)(?: (?:and desist|this|these|the|your|all|with|my|daily|sending|of|further|any|me|messaging|texting|contacting))* ?(?:(?:texts?|messages?|msgs?|reminders?|check ?-?ins?|service|nagging|thing|programme?|subscription|contact)|texts|contacting|messaging|texting|immediately|now)\b.{0,30}
        (?:please |kindly )?cease(?: and desist)?(?: please| now)?
        (?:make|get) (?:these|this|them|it|the texts|the messages) (?:\w+ )?(?:stop coming|to stop coming|stop texting|stop messaging)\b.{0,20}
        how do i (?:make|get) (?:these|this|them|the \w+) (?:to )?stop\b.{0,20}
        (?:i'?d|i would) (?:rather|prefer) (?:it if |that )?(?:you|u) (?:didn'?t|did not|not|don'?t|stopped) (?:text|messag|contact|writ|send|bother)\w*\b.{0,20}
        wrong (?:bloke|fella|guy|lady|woman|man|gal|girl|chap|dude|patient|individual|one mate)\b.{0,40}
        uns[ub]\w{2,7}b(?:e|ing|ed)?(?: .{0,30})?
        stop (?:and )?(?:i mean it|i said|for good|forever|full stop|i(?:'ve| have) had enough)\b.*
        (?:turn|switch|shut) (?:off )?(?:these |the |this |those |your |my |all )*(?:texts?|messages?|msgs?|reminders?|texting|messaging|alerts|notifications|service)(?: off)?(?<! on)\b(?! (?:back|on)).{0,20}
        (?:block|ban|bar) (?:my|this) (?:number|phone|mobile).{0,40}
        (?:take|get|strike|cross|scratch) my name off\b.{0,30}
        this (?:isn'?t|is not|is no longer|ain'?t|isnt|was) (?!my|his|her|your|a\b|the\b)\w+'?s? (?:phone|number|mobile|cell)(?: any ?more)?\b.{0,60}
        (?:please |pls |plz )+(?:remove|delete) (?:it|this|that)(?: .{0,15})?$
        (?:stop|quit) (?:it )?(?:calling|writing|messaging|asking) me
        (?:don'?t|do not|dont|never|plz dont|no longer) (?:\w+ ){0,2}?(?:text|txt|message|msg|contact|sms|write|bother|send|ping|bug)(?: (?:to )?(?:me|us|this number|this phone|here|any\w*|messages|texts|more|them|these|my))+(?: .{0,20})?
        (?:take|get|remove|delete|drop|pull|strike) (?:me|us|my (?:number|no|phone|name|cell|mobile|details)|this number|this phone|my num) (?:off|out|from|of)\b.{0,30}
        (?:remove|delete|erase|unsubscribe|unenroll|unenrol|disenroll|deregister|unregister|withdraw|opt) (?:me|us|my (?:number|no|phone|name|cell|mobile|details|info|num)|this number|this phone)(?: (?:out|from|off).{0,30})?
        (?:i )?(?:want|wanna|wish|would like|'?d like|need|like|have decided|choose|prefer)(?: (?:you )?to)? (?:opt(?:ing)? ?-?out|unsubscribe|be (?:removed|taken off|unsubscribed|deleted)|withdraw|cancel (?:(?:this|these)(?= (?:please|pls|now|thanks)|$)|(?:my |the |this )?(?:participation|membership|registration|account|sign ?-?up))|get off this|stop (?:receiving|getting|these|this service|the texts|the messages)|(?:quit|end) (?:this|these)(?= (?:please|pls|now|thanks)|$)|no more (?:texts|messages)|leave (?:this|the) (?:program|service|study)|off (?:this|the|your) list)(?: .{0,30})?
        (?:i )?(?:don'?t|do not|dont|no longer) (?:want|wish|need|wanna|like|care)(?: to)?(?: (?:get|receive|be|have|getting|receiving|hear from))? ?(?:any|any ?more|more|these|this|your|the|those|you to)? ?(?:more )?(?:text|texts|txts|messages|msgs|reminders|texted|contacted|messaged|texting|messaging|service|contact|text me|message me|on this|part of this|sms|alerts|you|notifications)\b.{0,30}
        (?:unsubscribe|unsubscribing|unsub|unsuscribe|opt(?:ing)? ?-?out|opt me out|unenroll me|opted out)(?: .{0,30})?
        (?:this is |you(?:'ve| have)? (?:got |have )?(?:the )?|u (?:have|got) (?:the )?|u have |sorry |i think you have the |think you have the |i think you got the |you must have the |ur texting the |you're texting the |texting the |its the |it's the )*wrong (?:number|person|num|no|#|phone)(?: .{0,40})?
        (?:leave me|leave us|lv me) (?:alone|be)(?! (?:with|in|to|and|at|for)\b)(?: please)?
        (?:leave me|leave us|lv me) (?:alone|be) with (?:these|your|ur|the|all (?:these|this|the|your)|this) (?:\w+ )?(?:texts?|messages?|reminders?|texting|messaging|nonsense)\b
        how (?:do|can) (?:i|we) (?:get off|get out of|come off) (?:of )?(?:this|these|your|the) (?:thing|texts?|messages?|list|service|program(?:me)?|reminders?)\b.*
        (?:i |we )?(?:never|didn'?t|did not|dont remember|don'?t remember) (?:sign(?:ed|ing)?(?: up)?|subscrib\w+|ask(?:ed)?|agree\w*) (?:for|to|up for|up to) (?:this|these|that|it|any of (?:this|it))\b.{0,20}\b(?:stop|end|quit|remove|cancel)\b.{0,15}
        (?:stop|quit) (?:text|messag|contact|writ|remind)\w* (?:to )?my \w+\b.{0,30}\b(?:passed(?: away)?|died|is dead|has gone|deceased|no longer with us)\b.{0,30}
        lose (?:my|this) number
        (?:please )?(?:make|get) (?:it|this|these|them) stop texting.*
        (?:texts|messages|texting|messaging|reminders)(?: (?:need|have|has|must|should))?(?: to)? (?:stop|end|cease)(?: .{0,15})?
        stop(?: it)?,? (?:now|already|immediately|asap)
        (?:nobody|no one|noone) (?:here )?(?:by|with) (?:that|this) name.{0,30}
        (?:i don'?t know|who is) (?:any )?\w+,? (?:wrong number|stop texting).*
        i revoke (?:my )?(?:consent|permission).{0,30}
        (?:revoke|withdraw|withdrawing|revoking) (?:my )?(?:consent|permission)(?: .{0,30})?
        (?:unsubscribe|cancel) (?:me|my subscription|my enrollment|my participation|this service)
    """),
    no_wish_to_end=patterns(r"""
        never (?:\w+ )?(?:want|wish|like|think|dream)(?:ed|ing)? (?:to |of )(?:leav|stop|end|quit|cancel|unsubscrib|opt)\w*
        (?:never|don'?t|do not|dont|no|not|didn'?t) (?:\w+ )?(?:want|wish|like|need)(?:ed)? .{0,30}\bto (?:end|stop|finish|go away|cease)\b
        (?:hung up|picked up|answered|spoke|talked)\b.{0,14}\bwrong (?:number|person|no|num)\b
        (?:did ?n'?t|did not|never|wasn'?t|was not|not) (?:\w+ )?(?:mean|meant|meaning|intend|intended|trying|supposed) (?:for (?:you|it|them) )?to (?:\w+ )?(?:stop|quit|end|cancel|unsubscribe|opt out|leave)\b
        (?:please|pls|do|and|so|but|just|must|want (?:you|u) to) (?:keep|continue|carry on|go on) (?:on )?(?:texting|messaging|sending|checking|writing)\b
        (?:don'?t|do not|dont|never|rather than) (?:call|ring|phone|phoning|calling|ringing) (?:me )?(?:just )?(?:text|message|txt)\b
        no need (?:for|of) (?:me|the (?:pills?|tablets?|doctor|nurse)|an? )
        unsubscribe (?:me )?from (?:\w+ )?(?:pain|life|winter|work)\b(?! (?:texts?|txts?|messages?|msgs?|sms|reminders?|check|service|program|scores?|surveys?|list|alerts|updates|questions?|thing))
        (?:take|get|put|pull|cross|cancel) (?:me |us )?(?:off|out of) (?:[\w']+ ){0,3}?(?:slots?|appointments?|appts?|bookings?|clinic|surgery list|visits?|(?:mon|tues|wednes|thurs|fri|satur|sun)day\w*|scans?|physio)\b
        send (?:me )?(?:to|an ambulance|home|away|back|him|her|a (?!text|message|sms))\b
        end of (?:message|text|story|discussion)\b
        (?:when|why|what time) (?:do|does|did|will|would|are|have) .{1,30}\b(?:stop|end|quit)\w*
        (?:thought|think|worried|afraid|hope|noticed|heard|know) (?:that )?(?:you|u|they|the \w+)(?:'d|'ve| had| have| would| might| may| will)? (?:\w+ )?(?:stop|end|quit|cancel)\w*
        (?:don'?t|do not|dont|never|not to) (?:\w+ )?(?:text|txt|message|contact|write|send)\w* (?:to )?(?:me )?(?:\w+ )?(?:before|after|until|till|between|during|while|when|at \d|so early|so late|in the (?:morning|night|evening|afternoon))\b(?<!after)
        (?:text|txt|message|write)(?:ing)? (?:to )?(?:me|us) back
        (?:don'?t|do not|dont|never|not to) (?:\w+ )?(?:text|txt|message|contact|write|send)\w* (?:to )?(?:me )?(?:\w+ )?after (?!today|tonight|this|now|tomorrow)\w+
        (?:send|text|messag|contact)(?:ing)? (?:to )?my (?!phone|number|mobile|cell)\w+\b(?! (?:on|at) this)(?!.{0,25}\b(?:passed|died|dead|deceased))
        wrong number (?:calls?|voicemail)
        (?:don'?t|do not|dont|never) (?:you )?(?:forget|fail|hesitate|be afraid|mind) to\b
        wrong (?:number|no|num)\b.{0,20}\b(?:meant|earlier|before|last time|(?:it'?s|its|is|should be|was) (?:\w+ )?(?:\d+|zero|one|two|three|four|five|six|seven|eight|nine|ten))\b
        (?:stop|end|quit) (?:[\w']+ ){1,3}?(?:being|from being|going off|coming (?:so|at|late|twice|in the))\b
        what if i (?:stop|quit)
        (?:went|go|going|picked|married|dated|blamed|hugged|called|rang) .{0,20}wrong (?:bloke|fella|guy|lady|woman|man|gal|girl|chap|dude|patient|one)
        unsubscribed from (?!this|these|your|carebell)\w+
        (?:they|he|she|everyone|people|(?:mum|mom|dad|son|daughter|sister|brother|wife|husband|kids?|children|neighbou?r|friend|boss|ex|cousin|aunt|uncle|nan|mate|carer|people|bank|doctor|dog|cat))(?:'d|'ll| would| should| could| will)? (?:just |only |all )?leave me alone
        (?:not|never|n't|nobody|without|didn'?t|don'?t|no need to) (?:\w+ ){0,2}?(?:opt(?:ing|ed)? ?-?out|unsubscrib\w+|cancel\w*|quitting|leaving)\b
        (?:he|she|they|who|(?:mum|mom|dad|son|daughter|sister|brother|wife|husband|kids?|children|neighbou?r|friend|boss|ex|cousin|aunt|uncle|nan|mate|carer|people|bank|doctor|dog|cat))(?: \w+){0,3} (?:opt(?:s|ed|ing)? ?-?out|unsubscribed|stop(?:ped)?|quit|wants? out|cancell?ed)\b(?! (?:text|messag|send|contact)\w* me)
        (?:he|she|they|(?:mum|mom|dad|son|daughter|sister|brother|wife|husband|kids?|children|neighbou?r|friend|boss|ex|cousin|aunt|uncle|nan|mate|carer|people|bank|doctor|dog|cat))(?: \w+){0,2} (?:would|to|should|could|must|ought to|needs? to) (?:\w+ )?(?:stop|quit)\b
        (?:told|tell|asked|asking|wish|begged) (?:him|her|them|(?:mum|mom|dad|son|daughter|sister|brother|wife|husband|kids?|children|neighbou?r|friend|boss|ex|cousin|aunt|uncle|nan|mate|carer|people|bank|doctor|dog|cat)|my \w+)\b.{0,20}(?:stop|quit|leave)\b
        (?:i|we|she|he|they)(?:'ve|'d| have| had)? (?:\w+ )?(?:rang|ring|rung|called|dialled|dialed|phoned|texted|had|gave|given|got|took|written|wrote|put) .{0,14}wrong (?:number|person|no|num)
        (?:won'?t|wont|will not|wouldn'?t|doesn'?t|don'?t|never|didn'?t|not) (?:ever )?leave (?:me|us) alone
        (?:take|taken|get|pull|drop) (?:me|us) (?:off|out of) (?:the |these |those |my |this |that )?(?:\w+ )?(?:waiting|steroids?|tablets?|pills?|meds?|medicines?|medication|drip|oxygen|bed|floor|sofa|chair|bath|car|bus|hospital|house|rota|ward|dose|drugs?|morphine|patch(?:es)?|ventilator|here and home|diet|transplant|wheelchair)\b
        (?:don'?t|do not|dont|never|stop) (?:\w+ )?(?:text|txt|message|messag|contact|call|bother|write|ring)(?:ing)? (?:to )?(?:my (?!phone|number|mobile|cell)\w+\b(?! (?:on|at) this)(?!.{0,25}\b(?:passed|died|dead|deceased))|him|her|them|the (?:doctor|surgery|clinic))
        (?:will|would|do|does|are|is|can) (?:you|u|they|it|these|the \w+) (?:\w+ )?(?:stop|end|quit)\w*\b.{0,40}\b(?:when|once|if|by (?:itself|themselves)) (?:i|i'?m|im|my|the|it|we)\b
        how would (?:i|we|one)\b
        (?:do|does|will) (?:the|these|my|your) (?:texts?|messages?|reminders?|check ?-?ins?) (?!ever )(?:\w+ )?(?:stop|end|finish)\w*\b(?! (?:please|now))
        (?:are|were) (?:you|u|they) (?:ever )?(?:going to|gonna) (?:stop|end|quit)\w*
        (?:rang|rung|dialled|dialed|phoned) .{0,14}wrong (?:number|person|no|num)\b
        (?:take|taken|get) (?:me|us) off hold\b
        \bdo (?:i|we) (?:need|have) to\b(?! (?:\w+ )?(?:tell|ask|say|text|repeat|spell|beg|keep))
        (?:stop|end|quit|cancel|unsubscribe|opt out|off|leave)\b.{0,40}\b(?:if i ever|in case i|if i (?:want|need|decide|wish|change|wanted|needed|decided|changed)|if needed|one day|some ?day|in the future|in future|at some point|later on|down the (?:line|road))\b
        where did (?:you|u) (?:get|find)|how did (?:you|u) get
        (?:if|when|unless|should) i (?:\w+ )?(?:stop|quit|opt out|unsubscribe|cancel)\b
        (?:want|need|like|love|happy|glad|keep) (?:(?!stop|quit|end|cease)\w+ ){0,2}?(?:to (?:keep|carry on|stay)|getting|these texts to (?:carry|keep))\b
        cancel(?:l?ing|l?ed)? (?:\w+ ){0,3}(?:appointments?|appts?|visits?|orders?|trips?|class|plans?|meetings?|surgery|physio|refills?)\b
        (?:won'?t|wont|will not|doesn'?t|never|can'?t|cant|cannot|not|didn'?t|would not|wouldn'?t) (?:stop|quit|end)\b(?! (?:text|messag|send|contact))
        (?:don'?t|do not|dont|never|please don'?t|pls dont) (?:\w+ )?(?:stop|cancel|end|unsubscribe|remove|quit|opt me out|take me off)\b
        stop (?:the|this|my|taking|that|hurting|crying|shaking|bleeding) (?:pain|pills?|meds|medicine|medication|tablets?|hurting|throbbing|headache|bleeding|itching|dose|burning|ache|nausea|it)\b
        stop taking\b
        (?:should|can|could|may|do|must|when can|when do) i (?:just )?(?:stop|quit|come off)(?! (?:these|the|getting|receiving|your|all|this)? ?(?:text|messag|remind|service))
        did (?:you|u) stop
        why did .{0,30} stop
        (?:don'?t|dont|do not) text (?:and|while|n) drive
    """),
    taking=Taking(
        lead=phrases(
            "mi, this minute, this second, just this minute, just this second, "
            "this very minute, yes, yep, yeah, yup, ya, yea, aye, yh, yas, yess, yes sir, "
            "yes ma'am, yes mam, all good, sir, ma'am, mam, nurse, doc, ok, okay, just, already, "
            "only just, i, i've, ive, i have, have, has, we, we've, finally, all, got it, "
            "did, i did, went and, ah, well, oh, now, been and, literally, duly, indeed, "
            "actually, only gone and, hun, love, by the way, for once, again, he, she, "
            "he's, she's, dad, mum, mom, of course, course, to be honest, phew, there, "
            "right, me, and, sure, sure did, i sure, hiya, hi, late but, done, eventually, "
            "managed to and, ’ve, not long, recently, remembered and, remembered, he has, "
            "she has, as usual i, proud to say i, can confirm i, confirmed, bang on time, "
            "on time, good girl, both, done and, safely, successfully, obviously, "
            "definitely, absolutely, happily, bravely"
        ),
        took=patterns(r"""
            took|taken|tuk|tooked|takn|tooken|toke|tookem|swallowed|swallered|gobbled|necked
            gulped|consumed|ingested|downed|dosed(?: up)?
            (?:did|do|managed to|able to|remembered to) (?:take|swallow)
            knocked (?:it|them|'?em|mine|that|both|my \w+|the \w+) back
            popped (?:it|them|'?em|one|mine) in(?= (?:with|my mouth)|$)
            (?:knocked|washed|got|kept|forced|chucked|choked|shoved|bolted|put|chased) (?:it|them|'?em|mine|that|both|my \w+|the \w+) down(?: me| my (?:neck|throat))?(?! (?:the (?:sink|toilet|loo|drain)|on|in|to|again))
        """),
        with_dose=patterns(r"""
            had|have had|done|did|popped|scoffed|guzzled|glugged|chugged|drank|finished|sank
            managed|tek|ate|polished off|dispatched
            (?:knocked|washed|got|kept|forced|chucked|choked) (?:down|back)
        """),
        particles=phrases("down"),
        dose=patterns(r"""
            (?:it|them|'?em) (?:both|all)|(?:tonight|today|this evening)'?s(?=$)|it|them|'?em
            mine|that|that one|both|(?:both|all|the lot) of (?:it|them|'?em)|everything|the lot
            his|hers|one|this
            the (?:bugger|blighter|beast|devil|thing|things|wee devil|little devil)
            the \w+ devil
            (?:(?:my|the|me|his|her|mi|our|both|all|this|that|tonight'?s?|today'?s?|this evening'?s) )?(?:(?:evening|night|nightly|night ?time|bed ?time|daily|last|tonight'?s|today'?s|usual|little|wee|2|two|both|of|my|the|own|scheduled|required|damn|bloody|horrible|nasty|full|bigger|whole|lot|of|8pm|9pm|10pm) )*(?:pills?|tablets?|tabs?|tabby|meds?|medicines?|medications?|medis?|dos(?:e|es|age)|caps(?:ules?)?|prescription|pain ?killers?|amitriptyline|\w{3,}(?:ptyline|gabalin|pentin|etine))(?: for (?:tonight|today|this evening|the (?:day|night)))?
            (?:my|the|me|his|her|mi|our|both|all|this|that|tonight'?s?|today'?s?|this evening'?s) (?:(?:evening|night|nightly|night ?time|bed ?time|daily|last|tonight'?s|today'?s|usual|little|wee|2|two|both|of|my|the|own|scheduled|required|damn|bloody|horrible|nasty|full|bigger|whole|lot|of|8pm|9pm|10pm) )*(?:ones?|usual|two|2|lot|bits|stuff)
            (?:both|all|\d) (?:of )?(?:(?:my|the|me|his|her|mi|our|both|all|this|that|tonight'?s?|today'?s?|this evening'?s) )?(?:(?:evening|night|nightly|night ?time|bed ?time|daily|last|tonight'?s|today'?s|usual|little|wee|2|two|both|of|my|the|own|scheduled|required|damn|bloody|horrible|nasty|full|bigger|whole|lot|of|8pm|9pm|10pm) )*(?:(?:pills?|tablets?|tabs?|tabby|meds?|medicines?|medications?|medis?|dos(?:e|es|age)|caps(?:ules?)?|prescription|pain ?killers?|amitriptyline|\w{3,}(?:ptyline|gabalin|pentin|etine))|ones|of them)
        """),
        is_down=patterns(r"""
            that(?:'?s| is) (?:it|them|me|mine|one|both|(?:(?:my|the|me|his|her|mi|our|both|all|this|that|tonight'?s?|today'?s?|this evening'?s) )?(?:(?:evening|night|nightly|night ?time|bed ?time|daily|last|tonight'?s|today'?s|usual|little|wee|2|two|both|of|my|the|own|scheduled|required|damn|bloody|horrible|nasty|full|bigger|whole|lot|of|8pm|9pm|10pm) )*(?:(?:pills?|tablets?|tabs?|tabby|meds?|medicines?|medications?|medis?|dos(?:e|es|age)|caps(?:ules?)?|prescription|pain ?killers?|amitriptyline|\w{3,}(?:ptyline|gabalin|pentin|etine))|ones?|lot))(?: (?:all|now|just|had))* (?:gone|down|done|taken|sorted|swallowed|in|over with|away|had (?:it|them|mine|my (?:pills?|tablets?|tabs?|tabby|meds?|medicines?|medications?|medis?|dos(?:e|es|age)|caps(?:ules?)?|prescription|pain ?killers?|amitriptyline|\w{3,}(?:ptyline|gabalin|pentin|etine))|the (?:pills?|tablets?|tabs?|tabby|meds?|medicines?|medications?|medis?|dos(?:e|es|age)|caps(?:ules?)?|prescription|pain ?killers?|amitriptyline|\w{3,}(?:ptyline|gabalin|pentin|etine))))
            (?:it|that|they|(?:\d|both|all|(?:my|the|me|his|her|mi|our|both|all|this|that|tonight'?s?|today'?s?|this evening'?s) )? ?(?:(?:evening|night|nightly|night ?time|bed ?time|daily|last|tonight'?s|today'?s|usual|little|wee|2|two|both|of|my|the|own|scheduled|required|damn|bloody|horrible|nasty|full|bigger|whole|lot|of|8pm|9pm|10pm) )*(?:(?:pills?|tablets?|tabs?|tabby|meds?|medicines?|medications?|medis?|dos(?:e|es|age)|caps(?:ules?)?|prescription|pain ?killers?|amitriptyline|\w{3,}(?:ptyline|gabalin|pentin|etine))|ones?)|mine|both|everything)(?:'s|'re|s| is| are| was| were| has| have| been| all| just| now| already| safely| well and truly| both| went| got| gone)* (?:taken(?: care of)?|took|swallowed|consumed|ingested|popped|necked|down(?: the (?:hatch|gullet|red lane))?|gone down|in(?:side)? me|in (?:my|the|his|her) (?:belly|tummy|stomach|system|gob)|in(?=$| (?:now|already))|down me|on board|done|complete[d]?|had|check|sorted|dealt with|seen to)
            (?:all )?(?:down (?:it|they) (?:went|goes?)|down the hatch(?: (?:it|they) (?:went|goes?))?|washed down|over the (?:lips|gums))
            (?:it'?s |been )?taken care of|been taken
            (?:my |the )?(?:pill|tablet|tab|dose|capsule)s? (?:number |num |no |nr )?(?:\d|one|two|three|four)(?:'s| is| has| went| gone| all| now| just| also)* (?:taken|swallowed|down|gone down|in(?: me)?|done)
            (?:it'?s |its |all |i'?m |im |meds |ok |that'?s )*(?:done|sorted)(?: and dusted| deal)?(?: (?:it|that|now|already|for tonight|for today|tonight|just now|with (?:it|that) (?:now|already)))*(?=$| (?:ages|an? |\d|thanks|ta\b|at ))
            (?:job|jobs|mission|deed|task|duty)(?: is|'s|s)? (?:done|accomplished|complete[d]?|sorted)
            check|ticked (?:it )?off
            (?:pill|dose|meds|tablet)s? (?:ok|yes|complete|completed|finished|check)
            (?:none|nothing|not one|no (?:pills?|tablets?|tabs?|tabby|meds?|medicines?|medications?|medis?|dos(?:e|es|age)|caps(?:ules?)?|prescription|pain ?killers?|amitriptyline|\w{3,}(?:ptyline|gabalin|pentin|etine))) (?:left|missed) (?:for|to (?:take|do)) (?:tonight|today)
            all (?:set|good)(?= (?:took|taken))
        """),
        gave=patterns(r"""
            (?:my |the |our )?(?:[a-z]+ ){0,2}(?:watched|saw|made|had) me (?:take|swallow)(?: (?:it|them|mine))?
            (?:my |the |our )?(?:[a-z]+ ){0,2}(?:gave|handed|given|fed|brought|got|administered)(?: to)? (?:it|them|me|us|him|her|dad|mum|mom) (?:it|them|mine|his|hers|(?:(?:my|the|me|his|her|mi|our|both|all|this|that|tonight'?s?|today'?s?|this evening'?s) )?(?:(?:evening|night|nightly|night ?time|bed ?time|daily|last|tonight'?s|today'?s|usual|little|wee|2|two|both|of|my|the|own|scheduled|required|damn|bloody|horrible|nasty|full|bigger|whole|lot|of|8pm|9pm|10pm) )*(?:pills?|tablets?|tabs?|tabby|meds?|medicines?|medications?|medis?|dos(?:e|es|age)|caps(?:ules?)?|prescription|pain ?killers?|amitriptyline|\w{3,}(?:ptyline|gabalin|pentin|etine)))
            (?:\w+ )?(?:gave|given) (?:it|them) (?:to )?(?:me|him|her|dad|mum|mom)
            (?:it|they) (?:was|were|has been|have been|got|been) given(?: to me)?
        """),
        did=patterns(r"""
            (?:yes |yep |yeah |aye |yup |of course |course |sure |ma'?am |sir |oh |mam |but |ok )*(?:i|we) (?:sure |certainly |already |just |have |totally |absolutely |definitely |really |most certainly |do believe i |can confirm i )*(?:did|have|done|had)
            (?:yes |yep |yeah |aye |oh |sure |yup |well )+(?:sure |certainly |already |just )*(?:did|have|done|had)
            (?:sure|certainly|already|just) (?:did|have|done|had)
            (?:have|i'?ve) had|consider it done
            (?:did|done|have|had) (?:so|that|already|indeed|it all)
        """),
        adverbs=phrases(
            "indeed, already, did, tonight, today, too, just now, now, as well, ages ago, "
            "earlier, this evening, so, that, it, thanks, for once, on time, as always, "
            "as usual, as told, all, sure, yes, not long ago, a while ago, do it, nurse, "
            "sir, ma'am, before, before you asked, before your text, straight away, at 8, "
            "at 9, at 10"
        ),
        after=patterns(r"""
            at|with(?! (?:these|this|you|him|her|them|that|it all)(?: |$))|w|wi|about|around
            abt|before|after|this|tonight|tonite|today|just|now|already|when|while|on time
            on the (?:dot|hour)|on my (?:own|way)|on schedule
            for (?:tonight|today|me|you|the(?: (?:night|day|evening))?|once|this|now)
            by (?:\d|nine|ten|half|myself)|early|earlier|late|later than|ok|okay|as|like|cos
            straight|right|thank\w*|ta|cheers|over|all|fine
            no (?:bother|problem|probs|trouble|issues?|worries|fuss)|last thing|first thing
            dear|love|yes|too|well|finally|sorry
            in (?:one|the (?:kitchen|car|end)|time|a|my (?:tea|coffee|yog\w+|porridge))|since
            so|once|it'?s|its|not long|an? (?:\w+ ){1,4}?(?:ago|back|earlier)|an hour|ages ago
            half (?:an|past|\d|seven|eight|nine|ten)|five|ten|fifteen|twenty|thirty|few|couple
            \d+ ?(?:ish|min|mins|minutes?|hours?|hrs?|h|ago|pm|am|o'?clock|sec\w*)\b
            \d\d? ?(?:$)|\d\d?[:.]?\d\d|moments|seconds|minutes|under|without|promise|honest\w*
            i promise|i swear|good|done|happy|per|from|using|inside|down|even|though|there
            if you|off to|going|x+|lol|haha|bang|exactly|sharp|prompt\w*|nurse|doc\w*|mate|hun
            sir|maam|ma'?am|yuck|because|as soon|through|every|to (?:day|night)|your|i|we|you
            pet|sweet\w*|buddy|tho|actually|then|only
        """),
        not_after=patterns(
            r"to\b(?! (?:day|night|morrow|be|make|keep|help|please|get)\b)|out|off|up|away|back|from (?!the (?:blister|box|packet|bottle)\b)|in (?:my (?:hand|pocket|bag|purse|palm|stride)|hand|mind|stride|vain)|over|round|along|home|apart|personally|badly|hard|eas\w+|slow\w*|serious\w*|upon|for (?:an?|granted|him|her|my (?:mum|mom|dad|wife|husband|son|daughter)|the (?:dog|cat)|the (?:last|first|whole))|as an?\b|into|on (?:board|the chin|the bus|myself)|twice|with (?:these|this|you|him|her|them|that|us)|yesterday|instead|by (?:mistake|accident)|half(?! (?:an|past|\d|seven|eight|nine|ten|hour))|ready|there|here|only|all (?:wrong|out)|too far|(?:all )?wrong|was|were|is|would|hostage|lightly|or|if|unless|until|too (?:early|soon|late yesterday)"
        ),
        ago=patterns(r"""
            (?:like |about |bout |around |abt |maybe |just |roughly |took )*(?:\d+|a few|few|a couple(?: of)?|five|ten|fifteen|twenty|thirty|half an|half|an|one|a|couple)(?: of)? ?(?:m|mins?|minutes?|secs?|seconds?|h|hours?|hrs?|moments?|while)? (?:ago|back|since)(?: now)?
            ages ago|just now|already|earlier
        """),
        oneself=phrases("mi, i, i've, ive, we"),
    ),
    which_dose=WhichDose(
        named=patterns(rf"""
            \b(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d\d))? ?(?P<half>[ap]\.?m\.?|o'?clock) {_DOSE}\b
            \b(?P<hour>\d{{1,2}}):(?P<minute>\d\d) {_DOSE}\b
            \b(?P<part>{"|".join(_PARTS_OF_DAY)}) {_DOSE}\b
        """),
        parts_of_day=_PARTS_OF_DAY,
        both=patterns(rf"""
            \bboth(?: (?:of )?(?:them|'?em|{_MY_DOSES}|{_DOSES}))?{_NO_MORE}
        """),
        all_of_them=patterns(rf"""
            \b(?:them|'?em) all{_NO_MORE}
            \ball (?:of )?(?:them\b|'?em\b|{_MY_DOSES}\b)
            \b(?:took|taken|had|skipped|missed) (?:all|everything|the lot){_NO_MORE}
            \ball taken{_NO_MORE}
        """),
    ),
    untaken=patterns(r"""
        (?:took|taken|had) (?:it|them|mine|the other|that)\b.{0,30}\bnot (?:tonight|today|this evening|this time|yet)\b
        done (?:nothing|anything|sod all|naff all|bugger all|little)\b
        (?:took|taken|taking) (?:[\w']+ ){1,3}?(?:to|back to|over to|round to) (?:the |my |a )?(?:chemist|pharmacy|pharmacist|doctors?|shops?|hospital|surgery|vets?|clinic|bin|kitchen|dump)\b
        at the weekend
        (?:someone|somebody|they|thief|police|customs|burglar|nurse|who|nobody|none of us) (?:took|has taken|have taken|stole)\b
        (?:was|were|been|being|got) taken (?:from|away|by|off|out|to|ill|in)|taken aback
        took (?:part|note|turns|offence|forever|ages|advantage)
        (?:it|them) in my (?:hand|pocket|bag|purse|palm)
        (?:but|and|though) (?:i|we|me|not)(?: just| still)? ?(?:haven'?t|havent|didn'?t|didnt|have not|did not|not|me)(?: yet| taken mine| had mine| mine)?$
        done (?:with (?:this|that|these|you|the|all|it all)|in\b|for\b(?! (?:tonight|today|the\b)))
        (?:usually|normally|always|generally|sometimes) (?:took|had)
        my (?:mum|mom|dad|son|daughter|sister|brother|wife|husband|kids?|children|neighbou?r|friend|boss|ex|cousin|aunt|uncle|nan|mate|carer|people|bank|doctor|dog|cat)(?:'s| has| have)? (?:\w+ )?(?:took|taken|had|ate|eaten|swallowed) (?:my|it|them|mine)\b
        (?:wasn'?t|was not|not) me (?:who|that)\b|who (?:took|had)\b
        (?:threw|thrown|throw|brought|bring|came|sicked|chucked|coughed|spat|spit|spewed|vomited|puked)(?: (?:it|them|mine|that|straight|right|all|everything))* (?:back )?(?:up|out)\b
        (?:been|was|got) sick (?:after|straight|right)|vomit\w*|puked
        (?:except|apart from|bar|but not|all but|not the|not that|not this|only half|just half|half of|half the|but no|instead of)\b.*
        (?:the|my|only|just)(?: \w+)? (?:morning|lunchtime|afternoon|other|first|second|blue|white|wrong|big|little|vitamin|water|heart|blood pressure|bp|diabetes|sugar|statin)(?: \w+)? (?:ones?|pills?|tablets?|but|only)\b
        that'?s (?:all|it) (?:i|though)|but that'?s all
        (?:yesterday|last (?:night|week|month|time)|the other (?:day|night)|every (?:other )?(?:day|night)|all week|last year|days? ago|weeks? ago|as a child|years ago)
        (?:i )?(?:wish|hope|hoped|thought|pretended|dreamt|dreamed|imagine|assume|presume|lied|guess|think|believe)(?: that)? (?:i|i'?d|i'?ve|he|she)\b(?! (?:can |could |will )?(?:sleep|rest|feel|get|manage|nod|settle|have a))
        (?:so|then|and|but) (?:the )?(?:box|bottle|pack|packet) (?:was|is) empty|working up to
        (?:it|them) (?:out of the (?:box|packet|bottle)|(?:back )?to the (?:shop|chemist|pharmacy|bin)|with me|away)\b
        by (?:my|the|his|her) (?:\w+ )?(?:dog|cat|police|nurse)
        (?:dropped|lost|spilled|spilt) (?:it|them|one|mine)|on the floor|hid(?:den)? it
        under my tongue|down the (?:sink|toilet|loo|drain)
    """),
    weekdays=patterns(
        r"mondays?|tues?(?:day)?s?|wed(?:nesday)?s?|thurs?(?:day)?s?|fri(?:day)?s?|saturdays?|sundays?"
    ),
    until=patterns(r"until|'?till?|before|after|later|yet|right now|soon|in (?:an?|half|\d+)"),
    taken_words=_TAKEN_BOTH
    | phrases(
        "tookit, took em, t for taken, t is for taken, t taken, t means taken, "
        "tkaen, taekn, takne, tken, taaken, takken, tacken, t, taken, takn, takin, tooken, "
        "took, yes, y, yep, yup, yeah, ya, yea, done, tkn, taken it, took it, yes done, "
        "yes taken, yes t, t thanks, yess, yesss, affirmative, all done, sure did, i did, "
        "yes i did, check, of course, yes ma'am, yes sir, yes maam, ye, yh, yas, "
        "yes of course"
    ),
    beside_a_key=phrases(
        "it, them, em, 'em, my, mine, all, both, at, with, already, just, now, thanks, "
        "thank, today, tonight, this, today's, tonight's, by, and, w, about, around, "
        "before, after, on, in, ok, sorry, again, please, felt, im, i'm, i, as, because, "
        "cos, cause, since, for, was, had, being, care, early, late, a few, an hour, "
        "half an, a minute, a while, ages ago, yes, ta, cheers, first, last, hours, love, "
        "nurse, doc, not long, no problem, no bother"
    ),
    why_words=phrases(
        "sorry, again, please, felt, feel, feels, feeling, im, i'm, i am, i was, i feel, "
        "i felt, i got, i ran, i fell, i forgot, i cant, i can't, i couldnt, i couldn't, "
        "i have no, i have a, i had a, as, because, cos, cause, and i feel, and feel, "
        "and im, and i'm, and thank, thank, was, had a, had no, it makes, it made, "
        "it tastes, it tasted, it helps, it helped, it hurts, it hurt, it upsets, it gives, "
        "it gave, it is, it was, its, it's, they make, they made, they taste, they give, "
        "they are, makes, made, tastes, tasted, gives me, bit, too, so, still, ran out, "
        "run out, out of, no pills, forgot, fell asleep, hope, off to, going to bed, been, "
        "not feeling, dont feel, don't feel, didnt feel, didn't feel, dont need, "
        "don't need, didnt need, didn't need, didnt want, didn't want, dont want, "
        "don't want, dont like, don't like, didnt like, didn't like, cant sleep, "
        "can't sleep, cant face, can't face, left them, left it, pain is, pain still, "
        "the pain, my pain, my back, my leg, my legs, my head, my stomach, my tummy, "
        "my hip, my knee, my neck, my mouth, my shoulder, my feet, doctor, the doctor, dr, "
        "doc said, nurse said, the nurse said, nurse told, the nurse told"
    ),
    names_a_dose=patterns(r"""
        (?:the|my|just|only|both|other|first|second|this|that|these|those|one|two|2|3|half)(?: [\w']+){0,2}? (?:pills?|tablets?|tabs?|meds?|medicines?|medications?|dos(?:e|es)|caps(?:ules?)?|ones?|ptyline)
        only|half(?! (?:asleep|past|an|hour))|\w{3,}(?:ptyline|gabalin|pentin|etine)
        (?:the|my|this) (?:morning|lunchtime|afternoon|evening|night)(?:'s|s)?(?! (?:was|is|has|went|sleep))
        except|apart from|not the|for (?!tonight|today|me\b|now|once)(?:\w+)
    """),
    asks_first=patterns(r"""
        (?:should|must|shall|do) i (?:still |just |also |really |always |even )*(?:take|have|drink|mix|halve|double|crush|chew|cut|split|stop|quit|swap)\b(?=.)
        (?:(?:can|could|may|should) i|is it (?:ok|okay|safe|alright|all right|fine)(?: if i| to| for me to)|am i (?:ok|okay|allowed|safe|alright) to) (?:still |just |also |safely )*(?:take|have|drink|mix|halve|double|crush|chew|cut|split|stop|quit|swap)(?! (?:(?:it|them|mine|this|that|my \w+) )?(?:(?:a bit|a little|bit|in|at|after|before|when|once|later|tomorrow|soon|now|then|tonight|with (?:my )?(?:tea|dinner|supper|food|breakfast|lunch)))\b)(?=.)
    """),
    clause_words=phrases(
        "but, and, so, because, cos, cause, then, though, although, n, lol, haha, hehe, lmao"
    ),
    not_taken=patterns(
        r"""
        (?:haven'?t|havent|have not|hvnt|hav not|hasn'?t|has not|did not|didn'?t|didnt|dint|didn t|haven t|not|never|ain'?t|aint|can'?t|cant|cannot|couldn'?t|couldnt|won'?t|wont|will not|wouldn'?t|don'?t|dont|do not|without|refuse to|forgot to|forgot 2|forget to|(?:need to|have to|got to|gotta|must|going to|gonna|about to|will|i'll|ill|want to|try to|trying to)"""
        + _OTHER_PLANS
        + r"""|ima|imma|plan to|supposed to|should|would|could|remember to|remind me to|nearly|almost|before i|if i|may|might|i'?d (?:have|be|already be)|if only|wondering if|when i|once i|once it|as soon as|when it|until it|until i|after i|unless i|did i|have i|should i|can i|not sure (?:if|whether)|dunno if|don'?t know if|can'?t remember if|unable to|not able to|yet to)
    """
    ),
    not_yet=patterns(r"""
        (?:i(?:'ve| have)? )?(?:not|n't|never) (?:\w+ )?(?:had|taken|took|done) (?:it|them|mine|any) (?:so far|yet|as yet)\b.*
        (?:no |nope |sorry )*not (?:yet|just yet|quite yet|right now|now|at the moment|taken yet|taken it yet|took it yet|there yet|had it yet|done yet)(?: .{0,30})?
        (?:i )?(?:haven'?t|havent|have not|hvnt|hasn'?t|ain'?t|didn'?t|didnt|did not) .{0,30}\b(?:yet|so far|still)\b.*
        (?:i )?still (?:haven'?t|havent|have not|need to|have to|gotta|got to|to take|not taken|not)\b.*
        (?:i )?(?:haven'?t|havent|have not|hvnt|ain'?t) (?:taken|took|had|done|tkn)\b.*
        (?:yet to|need to|have to|gotta|must) (?:take|do) (?:it|them|mine|my).*
    """),
    later=patterns(r"""
        (?:give|gimme|giz) (?:us|me) (?:a |an )?(?:\w+ ){0,2}?(?:mins?|minutes?|secs?|ticks?|hours?|half hour|bit|while|moment)\b.*
        not (?:till|until|before) .{1,25}
        (?:after|when|once|soon as|as soon as|till|until) (?:\w+'?\w* ){1,5}?(?:finish\w*|over|done|asleep|home|eaten|back|ready|ends?|bed|settled|dinner|supper|gone|left)(?: .{0,15})?
        (?:still |just |am |i'm |im )?(?:in|on|at) the (?:shower|bath|loo|toilet|phone|bus|train|shop|shops|car)(?: still)? (?:\d+|five|ten|fifteen|twenty|back in|give me|wait|will|later|when|once|after|as soon as)\b.*
        (?:l|ltr|lter|latr|laters|later on)
        (?:do|take|have|taking|having|doing) (?:it|them|mine|that) (?:in (?:a|an|about|half|\d+)|when|once|after|before|later|with my|at (?:\d+|\w+ o'?clock|half|ten|nine|eleven|bedtime)|as soon)\b.*
        (?:shall|will|'ll) be (?:taking|having) (?:it|them|mine)\b.*
        (?:pill|it|tablet|dose|that)(?:'ll| will| can)? (?:can |have to )?wait\b.*
        (?:will|'ll|going to|gonna|about to|off to)\b.{0,40}\b(?:get|neck|knock|pop) (?:it|them|'em) (?:down|back)(?: me)?
        (?!.{0,20}\btake (?:it|this|that) up with\b)(?:will|'ll|going to|gonna) (?:give|do|have|take|be taking) (?:it|her|him|them|mine)\b.*
        (?!.{0,20}\btake (?:it|this|that) up with\b)(?:will|i'?ll|ill|il(?= (?:take|do|have|get)\b)|i will|gonna|going to|gunna|ima|imma|about to|i'?m about to|plan to|planning to|gotta|want to|i shall|shall|to be|can i(?=.*\b(?:later|after|when|once|in (?:\d|a|an|half)|at \d|before bed|tomorrow)\b)|let me|i'd rather|i want to) (?:\w+ ){0,2}?(?:take(?! (?:(?:my|the|our|a|some|him|her|them|us) )*(?:mum|mom|mam|dad|husband|wife|son|daughter|kids?|grandkids|dog|cat|bus|train|taxi|cab|car|walk|nap|break|shower|bath|trash|bins?|day off|photos?|pictures?|pics?|(?:him|her|them|us) (?:to|for|out|home))\b)|do|have(?! to (?!take|have|do))|get|taken|tk|swallow)\b.*
        (?:in|give me|gimme|need|another|within|about|after) (?:a |an |about |the |like |another |maybe |just |around |like )*(?:\d+|half an?|half|few|couple(?: of)?|bit|one|hour|minute|min|sec|little|second|while)\b ?.*
        (?:after|before|with|at|when|once|when i|as soon as|until|till|b4|just before) (?:i |my |the |we )?(?:dinner|lunch|breakfast|supper|tea|bed|bedtime|bed time|food|meal|eat|eating|work|shower|bath|church|walk|get home|home|got home|i get|finish|show|movie|game|meeting|drive|driving|arrive|am home|im home|i'm home|back|snack|sleep|wake|tv|shift|soaps?|news|match|film|program(?:me)?|episode|nap|bingo|mass|school run)\b.*
        (?:a bit |little |bit |much )?later(?: .{0,25})?
        (?:soon|shortly|in a bit|in a mo|in a jiffy|in a tick|in (?:two|2) ticks|in a while|in a minute|in a min|in a sec|in a moment|one sec|one min|one minute|hold on|hang on|wait|not right now|not now|remind me .*|remind me|ask me later.*|ask later|snooze.*|l8r|l8er|laterr|bedtime|at bedtime|in bed|just about to|getting to it|getting round to it|on my way home.*|almost home.*|at \d+(?::\d\d)?(?: ?[ap]\.?m\.?)?|about to$)
        (?:driving|at work|at dinner|in a meeting|out right now|not home|eating)(?: .{0,20})?(?:later|soon|after|in a bit|when)?.*
    """),
    soon=patterns(r"""
        (?:just )?in (?:a|an|one|about \d+|\d+|half an|two|five|ten|fifteen|twenty|thirty)(?: (?:wee|few|little|couple of))? ?(?:mo|mins?|minutes?|secs?|seconds?|bit|while|ticks?|jiffy|moment|hours?|hrs?)?(?: or (?:so|two))?
        (?:very )?(?:soon|shortly)|just about to
        when i(?:'m| am| get)(?: \w+){1,3}|(?:just )?give me (?:a|an|\d+|five|ten)(?: \w+){0,2}
    """),
    not_forgotten=patterns(r"""
        (?:did ?n'?t|did not|have ?n'?t|have not|never|not|ain'?t) (?:\w+ )?(?:forget|forgot|forgotten|forgoten|skip|skipped|skipping|miss|missed|missing)(?: (?:it|them|one|this one|that one)\b)?
    """),
    plans=patterns(r"""
        (?:i )?(?:will|'ll|i'?ll|ill|going to|gonna|need to|must|have to) (?:\w+ )?(?:ring|call|phone|see|text|message|speak|talk|ask|collect|pick up|order|visit|go to|be at|be seeing|be in|sleep|lie down|try and sleep|try to sleep|watch|have (?:a|an|my|some) (?:\w+ )?(?:tea|bath|shower|nap|rest|sleep|lie|cuppa|dinner|supper|lunch|breakfast))\b(?![^.,;!?\n]*\b(?:take|taking|dose|pills?|tablets?|meds?|it|them)\b)[^.,;!?\n]*
        (?:see|speak to|talk to) (?:you|u|ya)\b[^.,;!?\n]*
        (?:my |the |got (?:an? |my |the )?|have (?:an? |my |the )?)?(?:\w+ )?(?:appointment|appt|check-?up|scan|physio|visit|review|doc|doctor|dr|nurse|dentist)(?:'s| is| comes| coming)? (?:on |due |here |this |next )*(?:mon|tues|wednes|thurs|fri|satur|sun)day[^.,;!?\n]*
    """),
    will_take=patterns(
        r"(?:will|i'?ll|il|gonna|going to) (?:\w+ ){0,3}?(?:take(?! (?:it|this|that) up with)|taking|do|have (?!to (?!take|have)))\b"
        r"|(?:will|i'?ll|gonna|going to)" + _OTHER_PLANS + r"|(?<!want to )(?<!like to )take it"
    ),
    usually=patterns(
        r"(?:usually|normally|always|generally|sometimes|often|mostly) (?:take|have|do)"
    ),
    time_units={
        "h": 60,
        "hr": 60,
        "hrs": 60,
        "hour": 60,
        "hours": 60,
        "m": 1,
        "min": 1,
        "mins": 1,
        "minute": 1,
        "minutes": 1,
        "d": 1440,
        "day": 1440,
        "days": 1440,
    },
    half_hour=patterns(r"half (?:an )?hour"),
    one_hour=patterns(r"(?:an|a|one) (?:hour|hr)"),
    skipped=patterns(r"""
        (?:i'?ve|ive|we'?ve|have|i) (?:\w+ )?(?:run|ran) out(?: .{0,50})?
        (?:i )?(?:did not|didn'?t|didnt|couldn'?t be|not) bother(?:ed)?(?! (?:me|you|him|her|us|them)\b)(?: .{0,40})?
        (?:can'?t|cant|couldn'?t|couldnt)(?: i)? (?:feel|felt|feeling|been|too|so) (?:\w+ ){0,2}?(?:sick|ill|dizzy|drowsy|rough|poorly|unwell|nauseous)(?: .{0,40})?
        (?:not bothering|giving it a miss|give it a miss)(?: .{0,30})?
        (?:left|forgot) (?:it|them|my (?:pills|tablets|meds)) (?:at|in) .{1,40}
        (?:nah |nope |naw |no |i |i'?m |im |i am |am |i'?ll |ill |will |gonna |going to |have |i have |i've |just |had to |decided to |chose to |i think i'?ll |might |we |gunna )*(?:clean |totally |completely |just plain )*(?:skip|skipped|skipping|skiped|skippd|skiping|skp|missed|missing|miss|pass|passing|passed|leave|leaving|forgot|forgotten|forgoten|fergot|4got|frgot|refuse|refusing|omitted)(?!.{0,30}\b(?:yesterday|last (?:week|month|time|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b)(?: .{0,60})?
        (?:i )?(?:did not|didn'?t|didnt|dint|won'?t|wont|will not|can'?t|cant|cannot|couldn'?t|couldnt|never|not|dont want to|don'?t want to|do not want to|not going to|not gonna|am not|i'?m not|im not|refuse to|dont wanna|don'?t wanna|no i didn'?t|no i didnt|never got|wasn'?t able to|unable to)(?: \w+){0,2}? (?:take|took|taken|taking|have|had|do|done|get|getting|remember)(?! (?:much|any) ?more)(?: .{0,60})?
        (?:no|nope|nah|naw|not)(?! (?:more|new|pain|change|appetite|sleep|news|work|visitors|better|worse|bad|good|great|sure|feeling|so|too|much)\b)(?: .{0,12})? (?:today|tonight|tonite|this time|this evening|this morning|2night|2day|2nite)(?: .{0,50})?
        (?:no|nope|nah|naw) (?:(?:i|sorry|thanks|i'?ve|ive|we) )*(?:did ?n'?t|did not|haven'?t|have not|ran out|run out|forgot|skipped|missed|skip|felt|feel|out of)(?: .{0,60})?
        (?:i )?(?:ran|run|am|i'?m|im|all|we'?re|clean|totally) out(?: of)?(?: .{0,40})?
        (?:no|none|0) (?:more )?(?:pills|meds|tablets|medicine|medication|tabs|pill|dose|left)(?: .{0,30})?
        none (?:tonight|today|taken).*
        out of (?:pills|meds|tablets|medicine|medication|tabs|them|it|refills)(?: .{0,30})?
        (?:i )?(?:haven'?t|have not|don'?t|do not|dont|havent) (?:got |have )?(?:any|none)(?: (?:more|pills|tablets|meds|left))*(?: .{0,30})?
        (?:fell asleep|slept (?:through|thru)|was asleep|slipped my mind|completely slipped)(?: .{0,40})?
        (?:not|didn'?t|didnt) (?:taken|took|take)
        untaken
        (?:not |didn'?t )(?:tonight|today)
    """),
    refused=patterns(r"""
        (?:going|go|went|gone|doing|do) without(?: (?:it|them|mine|one|tonight|today|this time|this evening))*$
        (?:couldn'?t|can'?t|cannot) (?:face|stomach|bear) (?:it|them|one|taking|another)\b.*
        (?:having|taking) (?:a|the) (?:night|day|evening|break|rest) off(?: (?:it|them|from it|from them))?$
        (?:not|never|n'?t) (?:going to|gonna|gunna|gonna be)(?: (?:take|have|do|be (?:taking|having)|bother\w*)(?: .{0,40})?)?$
        (?:won'?t|wont|will not|not|refus\w+ to|wouldn'?t)(?: be)? (?:taking|having|take|have|bother\w*)(?: with)? (?:it|them|mine|that|one|any|my|the)\b.*
        (?:decided|chose|opted|choosing) (?:against|not to)\b.*
        (?:it'?s|its) a (?:skip|no|pass)\b.*
        (?:giv\w+|gave) (?:it|this one|that|tonight'?s) a (?:swerve|miss|rest|pass)\b.*
        (?:i|we|he|she)(?:'ve|'m|'ll| have| am| will)? (?:\w+ ){0,2}?(?:skip|skipped|skipping|missed|omitted)\b(?!.{0,30}\b(?:yesterday|last (?:week|month|time|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b).*
        (?:left|leaving|leave) (?:it|this one|that one|tonight'?s|mine) (?:out|off)\b.*
        (?:tonight|today)'?s?(?: (?:one|dose|pill))?(?: got| was| is|'s)? (?:missed|skipped)\b.*
        (?:so )?no (?:pill|tablet|dose|meds|medicine)s? (?:for me |this evening|tonight|today|this time).*
    """),
    skipped_words=_SKIPPED_BOTH
    | phrases(
        "s for skip, s for skipped, s is for skip, s skip, s skipped, skip tonite, skipped tonite, skip 2nite, "
        "s, skip, skipped, can't, cant, can't tonight, cant tonight, clean forgot, i'm not, "
        "im not, no, n, nope, nah, not today, not tonight, forgot, i forgot, missed, "
        "missed it, skipped it, skip it, skipping, didn't, didnt, i didn't, i didnt, "
        "no sorry, skip tonight, i did not, naw, not taken, no i didnt, no i didn't, "
        "no skip, skip today, pass, not tonite"
    ),
    causes={
        "forgot": patterns(r"""
            forgot(?:ten)?|fergot|4got|frgot|forget|slipped my mind|didn'?t remember
            did not remember|fell asleep|slept (?:through|thru)|was asleep|forgoten|spaced
            lost track|left (?:it|them) at
        """),
        "felt_better": patterns(r"""
            (?:felt|feel|feeling|feels|am|i'?m|was) (?:so |much |a lot |alot |a bit |ok|quite |already |really |pretty )*(?:better|good|fine|ok|okay|great|well)
            no pain|don'?t need (?:it|them)|didn'?t need|dont need|not needed
            pain(?:'s| is) gone
        """),
        "ran_out": patterns(r"""
            (?:ran|run|am|i'?m|all|im|we'?re|was) out
            out of (?:pills|meds|tablets|medicine|medication|tabs|them|it|refills)
            no (?:more )?(?:pills|meds|tablets|medicine|medication|tabs)(?: left)?|none left
            need (?:a )?refill|empty|pharmacy|waiting (?:on|for) (?:my )?refill|no refills?
            finished the (?:box|bottle|pack)
        """),
        "side_effects": patterns(r"""
            (?:makes?|made|making) me (?:\w+ ){0,2}(?:sick|dizzy|drowsy|sleepy|tired|nauseous|ill|groggy|feel \w+|throw up|vomit|foggy|woozy)
            side ?-?effects?
            (?:too|so|very|was|felt|feel|feeling|got) (?:dizzy|drowsy|sleepy|groggy|sick|nauseous|woozy|ill|tired|unwell)
            dry mouth|dizziness|nausea|upset stomach|threw up
        """),
    },
    asks_record=patterns(r"""
        not sure (?:that |if )?(?:i|i've) (?:have|did|took|had|taken)\b.{0,40}
        (?:did|have|had|do|havent|haven'?t|didn'?t|didnt) (?:i|we) (?:already |just |not |even )*(?:take|took|taken|have|had|do|done)\b.{0,40}
        (?:not sure|can'?t remember|cant remember|don'?t remember|dont remember|unsure|forget|forgot|dunno|don'?t know|dont know|do not remember|cannot remember|can'?t recall|no idea|don'?t recall|wondering|tell me|idk) (?:if|whether|wether) (?:i|i've|ive) .{0,40}
        when did i (?:last )?take.{0,30}
        was it taken.{0,20}
        (?:what|which) did i take.{0,20}
    """),
    advice=patterns(r"""
        (?:is|are|does|do|will|can) (?:these|this|it|they|those) (?:\w+ )?(?:addictive|habit|dangerous|strong|safe|steroids?|opioids?|opiates?|sedative|vegetarian|vegan|gluten|generic|antidepressants?)\b.{0,60}
        (?:can|could|should|would|will|does|do|is|are|am|may|why|what|which|how|when) (?:.{0,60} )?(?:pills?|tablets?|tabs?|meds?|medicines?|medication|dose|doses|drugs?|mg|cream|patch|ibuprofen|paracetamol|tylenol|aspirin|tramadol|codeine|alcohol|wine|beer|grapefruit|cbd|antibiotics?|vitamins?|painkillers?|leaflet|side effects?|prescription|stuff|blood pressure)\b.{0,60}\?
        (?:^|(?<=[.,!;] ))(?:can|could|should|would|does|do|is|are|why am|why are|why do) (?:i|you|u|we|it|they|the|an?|my|these|this|(?:pills?|tablets?|tabs?|meds?|medicines?|medication|dose|doses|drugs?|mg|cream|patch|ibuprofen|paracetamol|tylenol|aspirin|tramadol|codeine|alcohol|wine|beer|grapefruit|cbd|antibiotics?|vitamins?|painkillers?|leaflet|side effects?|prescription|stuff|blood pressure))? ?(?:.{0,40} )?(?:pills?|tablets?|tabs?|meds?|medicines?|medication|dose|doses|drugs?|mg|cream|patch|ibuprofen|paracetamol|tylenol|aspirin|tramadol|codeine|alcohol|wine|beer|grapefruit|cbd|antibiotics?|vitamins?|painkillers?|leaflet|side effects?|prescription|stuff|blood pressure)\b.{0,80}
        (?:does|would|will|do|is|could) (?:it|that|this|they|the \w+|\w+) (?:matter|interfere|interact|clash|be (?:alright|okay|ok|safe|fine)|harm)\b.{0,80}
        (?:am i|are we|is he|is she) (?:supposed|meant|allowed|ok|okay|safe) to (?:take|swallow|have|stop|chew|crush|drink|drive|be (?:taking|having))\b.{0,60}
        (?:is|are) (?:\w+ ){1,3}?(?:ok|okay|safe|allowed|alright) (?:with|on|to (?:take|have|drink)|if i|while)\b.{0,60}
        (?:is|are) (?:grapefruit|alcohol|wine|beer|ibuprofen|paracetamol|cbd|milk|coffee)(?: \w+)? (?:ok|okay|safe|allowed|alright|fine|bad)\b.{0,40}
        what time (?:should|do|am|must|shall) i\b.{0,20}(?:tak|hav)\w*.{0,40}
        do i need (?:to wean|blood tests?|to taper|a (?:refill|blood test))\b.{0,60}
        would you (?:advise|recommend|suggest)\b.{0,60}
        (?:do you )?(?:reckon|think) (?:the|my|these|it'?s the) (?:pills|tablets|meds|medicine|dose)\b.{0,60}
        (?:pills?|tablets?|tabs?|meds?|medicines?|medication|dose|doses|drugs?|mg|cream|patch|ibuprofen|paracetamol|tylenol|aspirin|tramadol|codeine|alcohol|wine|beer|grapefruit|cbd|antibiotics?|vitamins?|painkillers?|leaflet|side effects?|prescription|stuff|blood pressure)\b.{0,60}(?:,|\.|-) ?(?:is that|does that|is it|would that|can i|do i|should i)\b.{0,60}\?
        (?:(?:should|can|could|may|must|shall|do)(?= (?:i|we|u|you|he|she|my|to|2|it)\b)|is it (?:ok|okay|safe|alright|fine|bad|dangerous)|is it ok if|ok|okay|safe|alright|do i need|am i allowed|am i supposed|would it be (?:ok|okay|safe|bad)) ?(?:if )?(?:i|for me|to|we|2)? ?(?:to )?(?:still |just |also |have to |need to |double |safely |go ahead and |be )*(?:stop|take|taking|quit|skip|double|up|increase|raise|lower|reduce|cut|halve|split|mix|drink|drive|eat|use|change|switch|come off|have|combine|restart|start|continue|keep|go (?:up|down)|wait|call|crush|half|drop|add|miss|put)\b.{0,120}
        what (?:if|happens if|do i do|should i|can i|do i) .{0,100}
        (?:how (?:many|much|often|long)|when (?:should|can|do|will)|which|why (?:do|am|is|does|are)|what) .{0,80}(?:take|pill|pills|meds|dose|doses|tablet|tablets|mg|medicine|medication|work|side effects?|refill).{0,40}
        (?:does|do|will|can|could|is|are) (?:this|it|the|these|my|that) (?:\w+ )?(?:pills?|meds?|medicine|medication|tablets?|dose|drug|amitriptyline)? ?(?:\w+ )?(?:cause|make|interact|work|help|safe|affect|go with|kick in|normal|supposed|side effect|hurt my|give me).{0,60}
        (?:i want to|want to|thinking (?:of|about)|can i) (?:stop|quit|come off|stopping|quitting|coming off) (?:taking )?(?:the|my|these|this|those) (?:pills?|meds?|medicine|medication|tablets?|dose).{0,40}
        (?:with|and|mix(?:ed)? with) (?:ibuprofen|advil|tylenol|aspirin|alcohol|wine|beer|paracetamol|grapefruit|naproxen|tramadol|codeine|antibiotics).{0,20}\?
        i have a question.{0,60}
        question (?:about|for|re)\b.{0,60}
    """),
    question_words=phrases("meds, question, medicines, medication"),
    of_the_dose=patterns(r"t|s|took|taken?|tkn|skip\w*"),
    supposed=phrases("if, unless, maybe"),
    side_effects={
        "dizzy": patterns(r"""
            (?:everything|room|world|it all) (?:goes|going|went) (?:round|black|fuzzy)
            (?:room|head|everything|world|floor|walls?)(?: \w+)? (?:spins?|spinning|swims?|sways?|going round|goes round|tilts?|moving)
            off balance|(?:legs|knees) (?:like|gone to) jelly|swimmy|swaying|see stars
            dizzy|dizzyness|dizziness|dizy|dizzi|dissy|light ?-?headed(?:ness)?|woozy|vertigo
            (?:room|head|everything)(?: is|'s|s)? (?:is )?spinning|unsteady|wobbly|giddy
        """),
        "drowsy": patterns(r"""
            (?:can'?t stop|keep|always) yawning|(?:sleeping|asleep|sleep) all day(?: on)?
            (?:hung ?over|hungover|zombie|spaced out|half asleep|out of it|wiped out|dozy|nodding off|dead to the world|doped up|in a fog|slept (?:all|the whole) (?:day|morning)|can'?t wake up properly|keep (?:nodding|dropping|falling) (?:off|asleep))
            drowsy|drowsiness|drowzy|sleepy|sleepiness|groggy|sedated|zonked|knocked out
            can'?t (?:stay|keep) awake|cant (?:stay|keep) awake|can'?t keep my eyes open
            lethargic|dopey|sluggish|so tired|very tired|super tired|really tired|too tired
            extremely tired
        """),
        "dry_mouth": patterns(r"""
            mouth (?:\w+ )?like (?:the bottom|a birdcage|sawdust|dust|flannel|felt|fur|paper|leather|wool)
            mouth's (?:\w+ )?dry
            tongue (?:\w+ )?(?:sticks?|stuck|sticking|dry|like (?:leather|sandpaper|a carpet))\b
            (?:no|hardly any) (?:spit|saliva)|no spit
            (?:mouth|throat|lips|mouths)(?: is|'s|s| feels| are|'re)?(?: (?:so|very|really|super|always|all|bone|a bit|been|still|getting|too))* (?:dry|parched|like (?:cotton|sandpaper|the desert|a desert))
            dry(?: \w+)? mouth|drymouth|cotton ?-?mouth
            (?:super|so|very|really|always|constantly) thirsty|dry mouthed
        """),
        "other": patterns(r"""
            (?:hands?|legs?|arms?) (?:\w+ )?(?:shak(?:e|es|ing|y)|trembl\w+|twitch\w+)
            (?:weird|vivid|bad|horrible|strange|mad|crazy) (?:\w+ )?dreams?
            (?:ringing|buzzing) in my ears|jittery|bunged up
            haven'?t been to the (?:loo|toilet)|seeing double|put on (?:weight|a stone)
            swollen feet|can'?t poo|trembly|the runs|the shakes
            nausea|nauseous|nauseated|queasy|throwing up|threw up|vomit(?:ing|ed)?|puking
            constipat(?:ed|ion)|constipated|diarrhea|diarrhoea|blurr?(?:y|ed)(?: vision)?
            vision(?: is)? blurr?y|rash|itchy|itching|hives|sweating|sweats|palpitations
            weight gain|upset stomach|stomach upset|shaky|tremors?|sick to my stomach
            feel(?:ing)? sick|nightmares|confused|foggy|brain fog|headaches?|bloated
            swollen ankles|hallucinat(?:ing|ions)|heartburn
        """),
    },
    no_side_effects=patterns(r"""
        (?:no|not|none|without|isn'?t|isnt|wasn'?t|not any|no more|never|haven'?t|havent|don'?t feel|dont feel|not feeling|no longer|not so|not as|less|isn t) (?:\w+ ){0,2}?$
    """),
    no_effects=phrases(
        "no, none, nope, nothing, none of them, none of these, none of those, no side effects"
    ),
    words_of_effect_letters=phrases(
        "no, now, won, mom, dow, mow, wo, on, don, down, own, do, wow, noon, moon, nod, nom, mood"
    ),
    and_words=phrases("and"),
    but_words=phrases("but"),
    reactions=patterns(r"""
        to ["'].*
        (?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted(?: .{1,12})? to|hearted|thumbs?-?up'?d?) (?:an? (?:image|photo|movie|video|message|attachment|link)|".*|'.*)
        removed (?:a|an) (?:\w+|exclamation mark|question mark|thumbs? (?:up|down)) (?:\w+ )?from ".*
        .{1,12} to ["'].*
    """),
    auto_replies=patterns(r"""
        (?:i'?m |i am |im )?driving(?!.*\b(?:will|'ll|ill|to) (?:take|have|do) )(?! sent) ?(?:with|right now and|and (?:can'?t|cannot|will)|now\b.{0,10}(?:will|i'?ll)|,).{0,120}
        (?:i'?m|i am|im) (?:currently |now )?(?!.*\b(?:will|'ll|ill|to) (?:take|have|do) (?!your call))(?:driving|in a meeting|away|out of the office|out of office|unavailable|on vacation|on holiday|on leave)\b.{0,40}(?:will|i'?ll|ill|get back|respond|reply|call you|notifications?|talk|return|text you|message you).{0,150}
        out of (?:the )?office.*
        (?:i'?m|i am|im) (?:currently |now )?(?:out of (?:the )?office|away from (?:my|the) (?:desk|office|email|phone)|on (?:annual |sick |parental |maternity )?leave)(?: (?:now|today|this week|(?:until|till|through) [^.!?]{1,40}))?(?: (?:and|with) [^.!?]{0,30}(?:access|email|messages)[^.!?]{0,30})?[.!;,]? ?(?:(?:please |kindly )?(?:contact|call|email|dial|reach)|for|if|in case|in an|ok(?:ay)? to) (?!.*\b(?:stop|i (?:can|feel|have|need|want|took))\b).*
        (?:auto(?:matic|mated)?[ -]?(?:reply|response|message|generated|responder))\b.*
        this (?:is an auto|mailbox|number (?:(?:is not|isn'?t|is no longer)(?! \w+'s\b)|does not|cannot|can'?t)|message was sent auto|inbox).*
        (?:sorry|can'?t talk|i can'?t talk|cannot talk)(?:,| -)? ?(?:i )?can'?t (?:talk|answer|pick up)(?: right)?(?: now)?.*
        can'?t talk (?:right )?now.*
        (?:thank you|thanks) for (?:your message|contacting|your text|reaching out|getting in touch|texting|calling|messaging).{0,20}(?:we|our|i|i'?m|someone|us|a|office|\.|!).{0,200}
        (?:i'?ll|i will|we'?ll|we will|will) (?:call you (?:back|later)|get back to you|respond|reply (?:to you )?(?:as soon|when|later)|return your).{0,100}
        (?:(?:i have|i'?ve|my phone (?:is|has)) )?(?:do not disturb|silenced|notifications silenced|focus)\b.{0,60}
        (?:in a meeting|on vacation|on holiday)[,.;]? .{0,40}(?:will|i'?ll|ill|back|reply|respond|call).{0,60}
        (?:user|the person|subscriber|the number|recipient|message)(?: \S+)? (?:is )?(?:busy|unavailable|not available|undeliver|blocked|could not|failed).*
        delivery (?:failed|failure|status|report).*
        missed call.*
        you(?:'ve| have) (?:reached|contacted).*
    """),
    quoted=patterns(r"on .{5,80} wrote:(?s:.*)"),
    own_prompt=patterns(r"average pain in the last 24 hours"),
    own_prompt_ends=patterns(r"reply with one number"),
    shorthand={
        r"y'?day|yest|yesty": "yesterday",
        r"#(?! ?\d)": "number",
        r"goin": "going",
        r"ystrday|yestday|yesturday": "yesterday",
        r"jst": "just",
        r"dnt|dnot": "don't",
        r"hav[e']?nt|havnt": "haven't",
        r"soz|sry|srry": "sorry",
        r"pian": "pain",
        r"hapy": "happy",
        r"(?<=able )2(?= [a-z])": "to",
        r"scor": "score",
        r"wrng": "wrong",
        r"txts": "texts",
        r"yeh": "yeah",
        r"out off(?= ?\d)": "out of",
        r"(?<!\d)(?<!\d )@(?= \d{1,2}\b)": "at",
        r"yess?ir|yess?irree|yesm'?am": "yes",
    },
    signatures=patterns(r"""
        sent (?:from|via|using|by) (?:my |an? )?(?:iphone|ipad|phone|samsung|galaxy|android|mobile|blackberry|yahoo|outlook|gmail|cell|verizon|t-mobile|apple watch|watch|mail|windows|moto|pixel|nokia|tablet|device|\w+ phone|my).*
        get outlook for.*
        sent from .{0,40}
        -- .*
    """),
)
