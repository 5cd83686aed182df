"""German: words and shapes."""

from __future__ import annotations

from decimal import Decimal

from core.habits import Per
from core.phrase.english import AFTER_LUNCH, AFTER_WORK, AFTERNOON, EVENING, LUNCH, MIDDAY, MORNING, NIGHT
from core.phrase.english import UNITS as ENGLISH_UNITS
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

RULES = (
    Rule(Meaning.DAILY, ("jeden|pro|am|/ tag", "alle tage", "einmal am|pro|jeden tag", "einmal täglich", "jedentag")),
    Rule(Meaning.DAILY, ("täglich|tägliche|täglicher|tägliches",), weak=True),
    Rule(Meaning.DAILY_PART, ("jeden morgen|vormittag", "allmorgendlich"), MORNING),
    Rule(Meaning.DAILY_PART, ("jeden mittag",), MIDDAY),
    Rule(Meaning.DAILY_PART, ("jeden nachmittag",), AFTERNOON),
    Rule(Meaning.DAILY_PART, ("jeden abend", "allabendlich"), EVENING),
    Rule(Meaning.DAILY_PART, ("jede nacht",), NIGHT),
    Rule(
        Meaning.WEEKDAYS,
        ("werktags|wochentags", "an? werktagen|wochentagen|arbeitstagen", "jeden werktag|wochentag|arbeitstag"),
    ),
    Rule(Meaning.WEEKENDS, ("wochenends", "an? wochenenden", "am|jedes wochenende")),
    Rule(Meaning.WEEKENDS, ("wochenende",), weak=True),
    Rule(Meaning.ON_DAYS, ("am|an|jeden|jede|immer|von|vom? <list>", "am|jeden|jede|immer <days>", "<short>")),
    Rule(Meaning.ON_DAYS, ("<weekday>",), weak=True),
    Rule(Meaning.UNSURE, ("<unsure>",), weak=True),
    Rule(Meaning.EVERY_DAYS, ("alle <n> tage", "jeden <nth> tag")),
    Rule(Meaning.EVERY_WEEKS, ("alle <n> wochen", "jede <nth> woche")),
    Rule(Meaning.EVERY_OTHER, ("jeden <nth> <anyday>",)),
    Rule(
        Meaning.TIMES,
        (
            "an? <n> x|×|mal|tage|tagen pro|die|je|am|im|/? <per>",
            "an? <n> x|×|mal|tage|tagen in|an der|dem? <per>",
            "<n> x|×|mal <often>",
            "<twice> pro|die|je|am|im|/? <per>",
            "<twice> in der <per>",
            "<twice> <often>",
        ),
    ),
    Rule(
        Meaning.OFTEN,
        ("jede|jeden|einmal <per>", "einmal pro|die|je|im|jede|jeden <per>", "einmal in der <per>", "einmal <often>"),
    ),
    Rule(Meaning.OFTEN, ("<often>",), weak=True),
    Rule(Meaning.WITHIN, ("pro|die|je|im|/ <per>", "in der <per>")),
    Rule(
        Meaning.MONTH_DAYS,
        ("am <monthdays>", "jeden <ordinals>", "am <monthdays> jeden|des|im monat|monats", "monatlich am <monthdays>"),
    ),
    Rule(Meaning.MONTH_DAYS, ("am? letzten tag im|des|jeden monat|monats", "am monatsende", "am ultimo")),
    Rule(Meaning.DATES, ("am <dates>",)),
    Rule(Meaning.CLOCK, ("um|gegen|@ <hours>", "um|gegen|@? <clocks>")),
    Rule(Meaning.KEEP, ("nach|vor|bis|ab <hours>",)),
    Rule(
        Meaning.DAY_PART,
        ("morgens|vormittags|frühmorgens", "am morgen|vormittag", "nach|zum|beim dem? frühstück"),
        MORNING,
    ),
    Rule(Meaning.DAY_PART, ("mittags", "am mittag"), MIDDAY),
    Rule(Meaning.DAY_PART, ("zum|beim mittagessen", "in der mittagspause"), LUNCH),
    Rule(Meaning.DAY_PART, ("nach dem? mittagessen|mittag|mittagspause", "nach der mittagspause"), AFTER_LUNCH),
    Rule(Meaning.DAY_PART, ("nachmittags", "am nachmittag"), AFTERNOON),
    Rule(Meaning.DAY_PART, ("nach der arbeit", "nach feierabend"), AFTER_WORK),
    Rule(Meaning.DAY_PART, ("abends", "am abend", "nach dem? abendessen"), EVENING),
    Rule(
        Meaning.DAY_PART,
        ("nachts", "in der nacht", "vor dem schlafen|schlafengehen|zubettgehen", "vorm schlafen|schlafengehen"),
        NIGHT,
    ),
    Rule(Meaning.DAY_PART, ("früh",), MORNING, weak=True),
    Rule(Meaning.DAY_PART, ("abend",), EVENING, weak=True),
    Rule(Meaning.SINCE, ("ab|vom|von|seit|beginnend dem|am? <date>",)),
    Rule(Meaning.UNTIL, ("bis zum|einschließlich? <date>",)),
    Rule(Meaning.UNTIL_MONTH_END, ("bis zum? ende des|dieses monats", "bis zum? monatsende", "bis ende monat")),
    Rule(Meaning.UNTIL_YEAR_END, ("bis zum? ende des|dieses jahres", "bis zum? jahresende", "bis ende jahr")),
    Rule(Meaning.FOR_DAYS, ("für? <n> tage lang", "für die? nächsten? <n> tage")),
    Rule(Meaning.FOR_WEEKS, ("für? <n> wochen|woche lang", "für die? nächsten? <n> wochen|woche")),
    Rule(Meaning.FOR_MONTHS, ("für? <n> monate|monat lang", "für die? nächsten? <n> monate|monat")),
    Rule(Meaning.AMOUNT, ("<amount>",)),
    Rule(Meaning.AT_LEAST, ("mindestens|wenigstens <number>", "mind|min . <number>")),
    Rule(
        Meaning.AT_MOST, ("höchstens|maximal <number>", "max .? <number>", "nicht mehr als <number>", "bis zu <number>")
    ),
    Rule(
        Meaning.ASKED,
        (
            "bitte? erinnere|erinner|erinnert mich bitte? an|ans|daran|zu|zum das|die|den|mein|meine?",
            "ich will|möchte|muss|soll",
            "ich würde gern|gerne",
            "neue gewohnheit :?",
        ),
        lead=True,
    ),
    Rule(
        Meaning.QUIT,
        ("kein|keine|keinen|nicht|nie|ohne", "ganz ohne", "verzicht|verzichte auf", "aufhören zu"),
        lead=True,
    ),
    Rule(Meaning.QUIT, ("aufhören",), weak=True),
    Rule(Meaning.UNSURE, ("morgen",), weak=True),
    Rule(Meaning.BARE_TIMES, ("<n> x|×|mal", "<twice>"), weak=True),
    Rule(Meaning.BARE_NUMBER, ("<bare>",), weak=True),
)

UNITS = {
    "s": "sek sekunde sekunden",
    "min": "minute minuten",
    "h": "std stunde stunden",
    "m": "meter metern",
    "km": "kilometer kilometern",
    "mile": "meile meilen",
    "l": "liter litern",
    "g": "gramm",
    "kg": "kilo",
    "glass": "glas gläser gläsern",
    "cup": "tasse tassen becher",
    "bottle": "flasche flaschen",
    "page": "seite seiten",
    "chapter": "kapitel",
    "word": "wort wörter vokabel vokabeln",
    "step": "schritt schritte schritten",
    "lap": "runde runden bahn bahnen",
    "rep": "wiederholung wiederholungen",
    "set": "satz sätze",
    "pushup": "liegestütz liegestütze liegestützen",
    "pullup": "klimmzug klimmzüge",
    "squat": "kniebeuge kniebeugen",
    "kcal": "kalorien",
    "pill": "tablette tabletten pille pillen",
    "portion": "portion portionen",
    "piece": "stück",
    "cigarette": "zigarette zigaretten",
}

PAST = {
    "les": "gelesen las",
    "lauf": "gelaufen lief",
    "geh": "gegangen ging",
    "schwimm": "geschwommen schwamm",
    "trink": "getrunken trank",
    "ess": "gegessen ass",
    "schreib": "geschrieben schrieb",
    "schlaf": "geschlafen schlief",
    "sprech": "gesprochen sprach",
    "sing": "gesungen sang",
    "nehm": "genommen nahm",
    "fahr": "gefahren fuhr",
    "anruf": "angerufen",
    "aufräum": "aufgeräumt",
    "aufsteh": "aufgestanden",
    "jogg": "gejoggt",
    "renn": "gerannt rannte",
    "üb": "geübt übte",
    "mach": "gemacht",
}
APART = r"((?:ab|an|auf|aus|durch|ein|hoch|los|mit|nach|raus|rein|um|vor|weg|zu|zurück)?)ge"
"""Of a verb's prefix that stands apart: `eingekauft`."""
REGULAR = (
    (r"\w*ge(?:\w*[bd]racht|dacht|kannt|nannt|sandt|wandt|wusst|konnt|mocht)", ""),
    (r"(\w+[^e]ier)t", r"\1en"),
    (APART + r"(\w{2,}e)t", r"\1\2n"),  # gearbeitet
    (APART + r"(\w*[aeiouyäöü]\w*(?:[^aeiouyäöü]el|er))t", r"\1\2n"),  # gewandert
    (APART + r"(\w*[aeiouyäöü]\w+)t", r"\1\2en"),
)
NOT_PAST = (
    "gewicht gedicht gesicht gericht gerücht geschlecht gefecht gerät gehalt gestalt gewalt geschäft gebet gebiet "
    "geburt gesamt gerecht geeignet geschickt gespannt gelangweilt gefrustet genervt gestresst angebot "
    "abgelenkt angespannt aufgeregt ausgebrannt ausgelaugt demotiviert deprimiert frustriert gehetzt gekränkt gelähmt "
    "geschockt geschummelt geschwächt gescheitert gesündigt irritiert lädiert resigniert schockiert traumatisiert"
)
PRESENT = {"geh": "gehen", "jogg": "joggen", "üb": "üben"}

LOG = LogWords(
    done=words("done erledigt fertig geschafft gemacht abgehakt ja ✓ ✔ ✅ ☑ 👍 💪"),
    skip=words("überspringen übersprungen überspringe auslassen ausgelassen ausgesetzt aussetzen skip"),
    no=words("nicht nein kein keine keinen verpasst nie"),
    lapse=words("rückfall rückfällig schwach ausrutscher"),
    everything=words("alles alle"),
    changes=words(
        "pause pausieren pausiere pausiert archivieren archiviere archiv löschen lösche entfernen entferne umbenennen "
        "bearbeiten bearbeite ändern ändere verschieben verschiebe stoppen stopp beenden beende fortsetzen"
    ),
    fillers=words(
        "ich hab habe mach mache mein meine meinen das den die der dem ein eine einen bin war beim im zum zur am um "
        "für mit etwas was getrunken gegessen getan und auch plus noch habs kann konnte machen"
    ),
    kept=words("kein keine keinen nicht nie ohne verzichtet geschafft"),
    forms=by_word(PAST) | by_word(PRESENT),
    past=names(PAST, "en"),
    doing=words("geübt gespielt gelernt geputzt trainiert gegangen gefahren gearbeitet gegossen"),
    regular=REGULAR,
    not_past=words(NOT_PAST),
    doers=frozenset(),
    articles=frozenset(),
    verb_last=True,
    endings=("en", "st", "n", "t", "e"),
    prefix="ge",
    refusals=words("nein nö nee ne"),
    reasons=words(
        "krank erkältet unterwegs reise verreist müde erschöpft pause ruhetag verletzt beschäftigt stress gestresst "
        "arbeit arbeiten termin kopfschmerzen migräne fieber keine zeit"
    ),
    softeners=words("ich bin zu sehr so noch gerade heute auf im zur viel habe hab nicht"),
    more=words("plus noch weitere dazu"),
    comparing=words("mehr"),
    polite=runs(
        "bitte, danke, vielen dank, dankeschön, hey, hallo, hi, ok, okay, kannst du, könntest du, würdest du, trag, "
        "trage, trag ein, trage ein, eintragen, abhaken, hak ab, hake ab, notieren, notiere, als erledigt, mal, "
        "übrigens, endlich, wieder, bis jetzt, please, thanks, thx"
    ),
    asked_for=runs("kannst du, könntest du, würdest du, bitte"),
    lately=words("gerade grad eben schon bereits vorhin jetzt endlich"),
    forgot=words("vergessen vergaß vergass"),
    entering=words("eintragen einzutragen abhaken abzuhaken notieren loggen einloggen melden"),
    wanted=words("wollte"),
    later=words("später gleich nachher bald will werde muss möchte soll sollte müsste fast beinahe"),
    about_to=runs(
        "bin am, bin beim, noch nicht, noch kein, noch keine, noch keinen, noch nie, noch zu, noch gar nicht"
    ),
    soon=runs("heute abend, jetzt, sofort"),
    but=words("aber jedoch doch"),
    because=words("weil wegen"),
    excepted=runs("außer, ausser, bis auf, ohne, nur nicht, aber nicht"),
)

AWAY = AwayWords(
    ill=runs(
        "krank, erkältet, erkältung, grippe, fieber, migräne, kopfschmerzen, verletzt, unwohl, übel, corona, covid, "
        "nicht gut, nicht wohl, gar nicht gut, schlecht, im bett, krankgeschrieben"
    ),
    trip=runs("urlaub, ferien, verreist, unterwegs, weg, auf reisen, auf reise, auf einer reise"),
    off=runs(
        "freier tag, freien tag, tag frei, tage frei, ruhetag, ruhetage, pausentag, nichts, keine zeit, erschöpft, "
        "viel zu tun, nicht möglich"
    ),
    off_beside=runs("frei, pause, müde, stress, beschäftigt, platt, kaputt, aus"),
    next_week=runs("nächste woche, kommende woche"),
    beside=words(
        "ich bin mir geht gehts geht's es mich fühle fühl mache mach hab habe ist heute heut gerade jetzt leider so "
        "sehr zu noch immer ganz total auch im in den der die das ein eine einen am auf zur nehme nehm nehmen "
        "brauche brauch kann nicht gar mehr gemacht geschafft getan tun machen wegen und aber tag ganzen sorry "
        "bitte mal wieder doch wird hier komplett viel fit"
    ),
)

GERMAN = Lexicon(
    language="de",
    rules=RULES,
    weekdays=weekdays("montag, dienstag, mittwoch, donnerstag, freitag, samstag sonnabend, sonntag"),
    short_weekdays=weekdays("mo, di, mi, do, fr, sa, so"),
    plural_weekdays=weekdays("montags, dienstags, mittwochs, donnerstags, freitags, samstags sonnabends, sonntags"),
    unsure_weekdays=words("do so"),
    months=numbered(
        "jan januar jänner, feb februar, mär märz maerz mrz, apr april, mai, jun juni, jul juli, aug august, "
        "sep sept september, okt oktober, nov november, dez dezember"
    ),
    numbers=numbered("eins ein eine einen einer, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf"),
    parts=amounts(
        "halb 0.5 halbe 0.5 halbes 0.5 halber 0.5 halben 0.5 halbem 0.5 viertel 0.25 dreiviertel 0.75 anderthalb 1.5 "
        "eineinhalb 1.5 zweieinhalb 2.5 dreieinhalb 3.5"
    ),
    shares=amounts("viertel 0.25"),
    heaps=amounts("dutzend 12"),
    compounds={"viertelstunde": (Decimal("0.25"), "Stunde"), "dreiviertelstunde": (Decimal("0.75"), "Stunde")},
    vague=words("paar einige mehrere"),
    one=words("ein eine einen einem einer eines"),
    ordinals=numbered("zweite zweiten, dritte dritten, vierte vierten, fünfte fünften, sechste sechsten", 2),
    ordinal_marks=words("."),
    times_words=numbered("zweimal, dreimal, viermal, fünfmal, sechsmal, siebenmal", 2),
    pers={"tag": Per.DAY, "woche": Per.WEEK, "monat": Per.MONTH},
    often={"täglich": Per.DAY, "wöchentlich": Per.WEEK, "monatlich": Per.MONTH},
    units=by_word(ENGLISH_UNITS) | by_word(UNITS),
    of=frozenset(),
    joins=frozenset({",", "und", "&", "+", "/", ";", "u"}),
    through=frozenset({"-", "–", "bis"}),
    relative_days={
        ("heute",): 0,
        ("heut",): 0,
        ("jetzt",): 0,
        ("sofort",): 0,
        ("morgen",): 1,
        ("übermorgen",): 2,
        ("gestern",): -1,
        ("gestern", "abend"): -1,
        ("gestern", "morgen"): -1,
        ("heute", "morgen"): 0,
        ("heute", "früh"): 0,
        ("heute", "abend"): 0,
        ("vorgestern",): -2,
    },
    next_words=frozenset({"nächsten", "nächster", "nächstem", "kommenden"}),
    last_words=frozenset({"letzten", "letzter", "vergangenen"}),
    oclock={("uhr",): True},
    at=words("um gegen @"),
    halves={
        ("morgens",): "am",
        ("früh",): "am",
        ("vormittags",): "am",
        ("am", "morgen"): "am",
        ("am", "vormittag"): "am",
        ("nachmittags",): "pm",
        ("abends",): "pm",
        ("am", "nachmittag"): "pm",
        ("am", "abend"): "pm",
    },
    hour_offsets={("halb",): -30, ("viertel", "nach"): 15, ("viertel", "vor"): -15},
    cues={"nach": Cue.NOUN, "vor": Cue.NOUN, "wenn": Cue.CLAUSE, "sobald": Cue.CLAUSE, "während": Cue.CLAUSE},
    not_cues=words("hause ort"),
    speech=Speech(
        times_a_week="{0}x pro Woche",
        times_a_day="{0}x am Tag",
        every_days="alle {0} Tage",
        at="um {0} Uhr",
        at_least="mindestens {0}",
        on_day="jeden {0}",
        since_tomorrow="ab morgen",
        in_the_morning="morgens",
    ),
    log=LOG,
    away=AWAY,
)
