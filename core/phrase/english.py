"""English: words and shapes."""

from __future__ import annotations

from datetime import time

from core.habits import Per
from core.phrase.lexicon import (
    AwayWords,
    Cue,
    Lexicon,
    LogWords,
    Meaning,
    Rule,
    Speech,
    amounts,
    by_word,
    names,
    numbered,
    runs,
    weekdays,
    words,
)

MORNING, MIDDAY, LUNCH, AFTER_LUNCH = time(8), time(12), time(12, 30), time(13, 30)
AFTERNOON, AFTER_WORK, EVENING, NIGHT = time(15), time(17, 30), time(20), time(22)

RULES = (
    Rule(Meaning.DAILY, ("every|each|per|a|/ day", "everyday", "once a|per|every|each day", "once daily", "all days")),
    Rule(Meaning.DAILY, ("daily",), weak=True),
    Rule(Meaning.DAILY_PART, ("every|each morning",), MORNING),
    Rule(Meaning.DAILY_PART, ("every|each afternoon",), AFTERNOON),
    Rule(Meaning.DAILY_PART, ("every|each evening",), EVENING),
    Rule(Meaning.DAILY_PART, ("every|each night", "nightly"), NIGHT),
    Rule(Meaning.WEEKDAYS, ("on? weekdays|workdays", "on|every|each weekday|workday", "on? work|working days")),
    Rule(Meaning.WEEKDAYS, ("weekday|workday",), weak=True),
    Rule(Meaning.WEEKENDS, ("on|at? the? weekends", "on|at|every|each the? weekend")),
    Rule(Meaning.WEEKENDS, ("weekend",), weak=True),
    Rule(Meaning.ON_DAYS, ("on|every|each|from? <list>", "on|every|each <days>", "<short>")),
    Rule(Meaning.ON_DAYS, ("<weekday>",), weak=True),
    Rule(Meaning.UNSURE, ("<unsure>",), weak=True),
    Rule(Meaning.EVERY_DAYS, ("every|each <n> days", "every|each <nth> day")),
    Rule(Meaning.EVERY_WEEKS, ("every|each <n> weeks", "every|each <nth> week")),
    Rule(Meaning.EVERY_OTHER, ("every|each <nth> <anyday>",)),
    Rule(
        Meaning.TIMES,
        (
            "<n> x|×|times|days a|per|each|every|/? <per>",
            "<n> x|×|times|days <often>",
            "<twice> a|per|each|every|/? <per>",
            "<twice> <often>",
        ),
    ),
    Rule(Meaning.OFTEN, ("every|each|once <per>", "once a|per|every|each <per>", "once <often>")),
    Rule(Meaning.OFTEN, ("<often>",), weak=True),
    Rule(Meaning.WITHIN, ("a|per|each|/ <per>",)),
    Rule(
        Meaning.MONTH_DAYS,
        (
            "on the? <monthdays>",
            "every|each the? <ordinals>",
            "on the? <monthdays> of each|every|the month",
            "the <monthdays> of each|every|the month",
            "monthly|every|each month? on the? <monthdays>",
        ),
    ),
    Rule(Meaning.MONTH_DAYS, ("on|every the? last day", "on? the? last day of the|each|every month")),
    Rule(Meaning.DATES, ("on the? <dates>",)),
    Rule(Meaning.CLOCK, ("at|@|around <hours>", "at|@|around? <clocks>")),
    Rule(Meaning.KEEP, ("after|before|by|until|till|til|to <hours>",)),
    Rule(Meaning.DAY_PART, ("in the morning|mornings", "mornings", "at breakfast", "after breakfast"), MORNING),
    Rule(Meaning.DAY_PART, ("at noon|midday",), MIDDAY),
    Rule(Meaning.DAY_PART, ("at|over lunch|lunchtime",), LUNCH),
    Rule(Meaning.DAY_PART, ("after lunch",), AFTER_LUNCH),
    Rule(Meaning.DAY_PART, ("in the afternoon|afternoons", "afternoons"), AFTERNOON),
    Rule(Meaning.DAY_PART, ("after work",), AFTER_WORK),
    Rule(Meaning.DAY_PART, ("in the evening|evenings", "evenings", "after dinner"), EVENING),
    Rule(Meaning.DAY_PART, ("at night|bedtime", "before bed|bedtime|sleep", "nights"), NIGHT),
    Rule(Meaning.DAY_PART, ("at midnight",), time(0)),
    Rule(Meaning.DAY_PART, ("morning",), MORNING, weak=True),
    Rule(Meaning.DAY_PART, ("noon|midday",), MIDDAY, weak=True),
    Rule(Meaning.DAY_PART, ("lunchtime",), LUNCH, weak=True),
    Rule(Meaning.DAY_PART, ("afternoon",), AFTERNOON, weak=True),
    Rule(Meaning.DAY_PART, ("evening",), EVENING, weak=True),
    Rule(Meaning.DAY_PART, ("night|bedtime",), NIGHT, weak=True),
    Rule(Meaning.DAY_PART, ("midnight",), time(0), weak=True),
    Rule(Meaning.SINCE, ("from|starting|start|since|beginning on? the? <date>",)),
    Rule(Meaning.UNTIL, ("until|till|til|through|to|ending the? <date>",)),
    Rule(Meaning.UNTIL_MONTH_END, ("until|till|til the? end of the|this month",)),
    Rule(Meaning.UNTIL_YEAR_END, ("until|till|til the? end of the|this year",)),
    Rule(Meaning.FOR_DAYS, ("for the? next? <n> days",)),
    Rule(Meaning.FOR_WEEKS, ("for the? next? <n> weeks", "for a <n>? week")),
    Rule(Meaning.FOR_MONTHS, ("for the? next? <n> months", "for a <n>? month")),
    Rule(Meaning.AMOUNT, ("<amount>",)),
    Rule(Meaning.AT_LEAST, ("at least <number>", "minimum|min .? <number>")),
    Rule(
        Meaning.AT_MOST, ("at most <number>", "max|maximum .? <number>", "no|not more than <number>", "up to <number>")
    ),
    Rule(
        Meaning.ASKED,
        (
            "please? remind me to|about|of",
            "i want|need|have to",
            "i would like to",
            "i'd like to",
            "i wanna|gotta",
            "please? add|create|make|start a? new? daily? habit :? of|to|called?",
            "new habit :?",
            "please? add",
        ),
        lead=True,
    ),
    Rule(Meaning.QUIT, ("no|not|quit|stop|avoid|never", "don't|dont", "do not", "give up"), lead=True),
    Rule(Meaning.BARE_TIMES, ("<n> x|×|times", "<twice>"), weak=True),
    Rule(Meaning.BARE_NUMBER, ("<bare>",), weak=True),
)

UNITS = {
    "s": "s sec secs second seconds",
    "min": "min mins minute minutes",
    "h": "h hr hrs hour hours",
    "m": "m metre metres meter meters",
    "km": "km k kilometre kilometres kilometer kilometers kms",
    "mile": "mi mile miles",
    "ml": "ml millilitre millilitres milliliter milliliters",
    "cl": "cl",
    "dl": "dl",
    "l": "l litre litres liter liters",
    "oz": "oz ounce ounces",
    "mg": "mg",
    "g": "g gram grams",
    "kg": "kg kilo kilos",
    "lb": "lb lbs",
    "glass": "glass glasses",
    "cup": "cup cups",
    "bottle": "bottle bottles",
    "drink": "drinks",
    "page": "page pages",
    "chapter": "chapter chapters",
    "word": "word words",
    "step": "step steps",
    "lap": "lap laps",
    "rep": "rep reps",
    "set": "set sets",
    "pushup": "pushup pushups push-up push-ups",
    "pullup": "pullup pullups pull-up pull-ups",
    "situp": "situp situps sit-up sit-ups",
    "squat": "squat squats",
    "kcal": "kcal calories cal",
    "pill": "pill pills tablet tablets",
    "portion": "portion portions serving servings",
    "piece": "piece pieces",
    "cigarette": "cigarette cigarettes",
    "€": "€ eur euro euros",
    "$": "$ usd dollar dollars",
}

PAST = {
    "run": "ran",
    "swim": "swam swum",
    "drink": "drank drunk",
    "eat": "ate eaten",
    "sleep": "slept",
    "write": "wrote written",
    "go": "went gone",
    "make": "made",
    "take": "took taken",
    "ride": "rode ridden",
    "sing": "sang sung",
    "draw": "drew drawn",
    "speak": "spoke spoken",
    "pay": "paid",
    "feed": "fed",
    "learn": "learnt",
    "study": "studied",
    "tidy": "tidied",
    "buy": "bought",
    "wake": "woke woken",
    "plan": "planned",
    "visit": "visited",
    "edit": "edited",
    "recite": "recited",
    "journal": "journaled journalled",
    "travel": "travelled",
    "fast": "fasted",
    "ski": "skied",
    "iron": "ironed",
    "vacuum": "vacuumed",
    "create": "created",
    "focus": "focused focussed",
    "explore": "explored",
    "develop": "developed",
}
REGULAR = (
    (r"\w*eed", ""),
    (r"(\w+[^aeiou])ied", r"\1y"),
    (r"(\w*[aeiou])([bdgmnpt])\2ed", r"\1\2"),  # jogged
    (r"([^aeiou]*[aeiou]+ll|\w+ss|\w+ff)ed", r"\1"),
    (r"(\w+[cuv]|\w*[aeiouyn]z|\w+[bcdfgkptz]l|\w+[dlr]g|\w+[lnpr]s|\w+eath)ed", r"\1e"),
    (r"(\w*[aeiouy]\w*[^aeo]at)ed", r"\1e"),  # meditated
    (r"(\w*[aeiouy]\w*(?:(?:[^aeiou]|qu)(?:[aio]s|i[bdnr]|ag|ar|u[dl])|[st]ur))ed", r"\1e"),  # exercised
    (r"((?:[^aeiouy]+|[^aeiouy]*qu|)[aeiouy][^aeiouhwxy])ed", r"\1e"),  # baked: without the e it would be bakked
    (r"(\w*(?:ai|au|ea|ee|oa|oo|ou|oi|ei)[sz])ed", r"\1e"),
    (r"(\w*(?:ai|au|ea|ee|oa|oo|ou|oi|ei)[bdfklmnprt])ed", r"\1"),
    (r"(\w*[aeiou][wy]|\w+x)ed", r"\1"),
    (
        r"(\w+(?:[lrntew]|[eo]a)ch|\w+(?:sh|ph|[aeiou]gh|ck|lk|nk|rk|sk|mb|gn|lm|rm|rn|wn|rl|wl|lf|rf|lp|mp|rp|sp))ed",
        r"\1",
    ),
    (r"(\w+(?:[bcfhlnprx]t|[eiou]st|[eo]ast|[lnr]d))ed", r"\1"),
    (r"(\w*[aeiouy]\w*[^aeiou](?:el|en|er))ed", r"\1"),  # listened
)
NOT_PAST = (
    "hundred naked sacred wicked rugged ragged crooked kindred hatred infrared moped biped embed beloved untied added "
    "synced adhered interfered persevered revered convened intervened bored stressed worried used "
    "annoyed bloated cheated collapsed concussed cried crashed demotivated depressed disappointed discouraged "
    "distracted drained embarrassed fainted fatigued frustrated hated hospitalised hospitalized infected knackered "
    "nauseated overloaded overwhelmed overworked panicked scared shattered sprained trapped wrecked"
)
PRESENT = {"run": "running", "swim": "swimming", "write": "writing", "plan": "planning"}

LOG = LogWords(
    done=words("done did finished complete completed yes yep check checked ✓ ✔ ✅ ☑ 👍 💪"),
    skip=words("skip skipped skipping"),
    no=words("not no didn't didnt missed miss nope couldn't couldnt can't cant cannot"),
    lapse=words("lapse lapsed slip slipped relapse relapsed failed"),
    everything=words("all everything"),
    changes=words("pause archive delete remove rename edit change move reschedule stop end resume unpause"),
    fillers=words(
        "i i've ive my the a an did do had have went was been to some of just for in on at with today's it that that's "
        "and drank drunk ate took made add plus another"
    ),
    kept=words("no not quit stop without kept clean free avoid avoided don't never"),
    forms=by_word(PAST) | by_word(PRESENT),
    past=names(PAST),
    doing=words("walked practiced practised played called cleaned watered trained studied learned learnt fed worked"),
    regular=REGULAR,
    not_past=words(NOT_PAST),
    doers=words("i i've ive we we've"),
    articles=words("the my our a an some"),
    verb_last=False,
    endings=("ing", "ed", "es", "s", "e"),
    prefix="",
    refusals=words("no nope nah can't cant cannot won't"),
    reasons=words(
        "busy ill sick travelling traveling tired exhausted rest resting injured hurt unwell away working work "
        "meeting headache migraine fever"
    ),
    softeners=words("i i'm im am too very so still just really a bit feeling on with today tonight at not"),
    more=words("plus more another add"),
    comparing=words("more"),
    polite=runs(
        "please, pls, plz, thanks, thank you, thx, ty, hey, hi, hello, ok, okay, also, too, mark, log, tick, tick off, "
        "check off, cross off, note, record, track, can you, could you, would you, will you, as done, as complete, "
        "as completed, for me, by the way, btw, well, oh, finally, again, so far, make it to, made it to, get to, "
        "got to, manage to, managed to, session, a bit of, bitte, danke"
    ),
    asked_for=runs("can you, could you, would you, will you, please"),
    lately=words("just already finally earlier before"),
    forgot=words("forgot forgotten forget"),
    entering=words("log logging enter entering tick mark track tell record check note report"),
    wanted=words("wanted intended"),
    later=words(
        "yet later will i'll gonna wanna haven't havent hasn't hasnt almost nearly soon should must shall todo"
    ),
    about_to=runs(
        "want to, going to, about to, have to, need to, plan to, planning to, supposed to, trying to, still to, "
        "would like to, i'd like to"
    ),
    soon=runs("tonight, this evening, now"),
    but=words("but though although"),
    because=words("because cause cuz"),
    excepted=runs("except, except for, but, besides, apart from, without, other than"),
)

AWAY = AwayWords(
    ill=runs(
        "sick, ill, unwell, flu, the flu, fever, a cold, covid, migraine, headache, injured, nauseous, not well, "
        "not feeling well, not feeling good, not feeling great, not so well, don't feel well, dont feel well, "
        "don't feel good, feel bad, feeling bad, feel awful, feeling awful, in bed"
    ),
    trip=runs("vacation, holiday, holidays, travelling, traveling, on a trip, away, abroad, out of town, on leave"),
    off=runs(
        "day off, days off, time off, rest day, rest days, nothing, no time, can't do anything, cant do anything, "
        "didn't do anything, didnt do anything, won't do anything, no habits, exhausted, nope today"
    ),
    off_beside=runs("off, break, pause, busy, tired, rest, sleepy, knackered, worn out"),
    next_week=runs("next week"),
    beside=words(
        "i i'm im am i'll be been feel feeling felt a an the my today tonight now right really so very too just "
        "still with have having got get take taking took need needing want on in at off going go can can't cant "
        "cannot do did done doing didn't don't not no any because of me it it's is all completely totally quite "
        "sorry unfortunately think gonna will please day days this morning evening afternoon and again here habits "
        "bit not happening more"
    ),
)

ENGLISH = Lexicon(
    language="en",
    rules=RULES,
    weekdays=weekdays("monday, tuesday, wednesday, thursday, friday, saturday, sunday"),
    short_weekdays=weekdays("mon, tue tues, wed, thu thur thurs, fri, sat, sun"),
    plural_weekdays=weekdays("mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays"),
    unsure_weekdays=words("wed sat sun"),
    months=numbered(
        "jan january, feb february, mar march, apr april, may, jun june, jul july, aug august, sep sept september, "
        "oct october, nov november, dec december"
    ),
    numbers=numbered("one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve"),
    parts=amounts("half 0.5 quarter 0.25"),
    shares=amounts("quarters 0.25 halves 0.5"),
    heaps=amounts("couple 2 dozen 12"),
    compounds={},
    vague=words("few several"),
    one=words("a an another"),
    ordinals=numbered("other second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth", 2),
    ordinal_marks=words("st nd rd th"),
    times_words={"twice": 2, "thrice": 3},
    pers={"day": Per.DAY, "week": Per.WEEK, "wk": Per.WEEK, "month": Per.MONTH},
    often={"daily": Per.DAY, "weekly": Per.WEEK, "monthly": Per.MONTH},
    units=by_word(UNITS),
    of=frozenset({"of"}),
    joins=frozenset({",", "and", "&", "+", "/", ";"}),
    through=frozenset({"-", "–", "to", "through", "thru"}),
    relative_days={
        ("today",): 0,
        ("now",): 0,
        ("tonight",): 0,
        ("tomorrow",): 1,
        ("day", "after", "tomorrow"): 2,
        ("the", "day", "after", "tomorrow"): 2,
        ("yesterday",): -1,
        ("last", "night"): -1,
        ("this", "morning"): 0,
        ("this", "afternoon"): 0,
        ("this", "evening"): 0,
        ("yesterday", "morning"): -1,
        ("yesterday", "evening"): -1,
        ("day", "before", "yesterday"): -2,
        ("the", "day", "before", "yesterday"): -2,
    },
    next_words=frozenset({"next"}),
    last_words=frozenset({"last"}),
    oclock={("o'clock",): False, ("oclock",): False},
    at=words("at @ around"),
    halves={
        ("am",): "am",
        ("a", ".", "m"): "am",
        ("a", ".", "m", "."): "am",
        ("in", "the", "morning"): "am",
        ("pm",): "pm",
        ("p", ".", "m"): "pm",
        ("p", ".", "m", "."): "pm",
        ("in", "the", "afternoon"): "pm",
        ("in", "the", "evening"): "pm",
        ("at", "night"): "pm",
    },
    hour_offsets={("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15},
    cues=dict.fromkeys(("after", "before", "when", "whenever", "while"), Cue.CLAUSE),
    not_cues=frozenset(),
    speech=Speech(
        times_a_week="{0}x a week",
        times_a_day="{0}x a day",
        every_days="every {0} days",
        at="at {0}",
        at_least="at least {0}",
        on_day="every {0}",
        since_tomorrow="from tomorrow",
        in_the_morning="in the morning",
    ),
    log=LOG,
    away=AWAY,
)
