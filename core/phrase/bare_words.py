"""What people say alone on a line and mean as a command: its name, or what they would say to a person."""

from __future__ import annotations

from collections.abc import Mapping

from core.phrase.lexicon import words

TRIMMED = " .!?…,:)"

UNDO_THAT = (
    "undo that",
    "undo it",
    "undo last",
    "undo the last one",
    "remove that",
    "remove the last one",
    "my mistake",
    "that was wrong",
    "wrong one",
    "oops wrong one",
    "undo that please",
    "undo please",
    "please undo",
    "please undo that",
    "delete that",
    "delete the last one",
    "that was wrong, undo",
    "that was wrong undo",
)
NIMM_ZURUECK = (
    "mach das rückgängig",
    "nimm das zurück",
    "das war falsch",
    "ups falsch",
    "doch nicht",
    "mach das bitte rückgängig",
    "bitte rückgängig machen",
    "rückgängig machen",
    "rückgängig bitte",
    "lösch das",
    "lösch das letzte",
    "lösche das letzte",
    "nimm das bitte zurück",
)
ENGLISH = {
    "today": (
        "what's open",
        "whats open",
        "what is open",
        "what is open today",
        "what's open today",
        "what's left",
        "what's due",
        "list",
        "show today",
    ),
    "undo": ("take it back", "take that back", "oops", *UNDO_THAT),
    "stats": ("statistics", "heatmap", "how am i doing"),
    "habits": ("my habits", "show habits"),
    "habit": ("edit", "change"),
    "reminders": ("my reminders",),
    "timezone": ("time zone",),
    "vacation": ("holiday", "holidays"),
    "badges": ("my badges", "milestones"),
    "start": ("hi", "hello", "hey", "good morning", "good evening", "thanks", "thank you", "thx", "ok", "okay"),
    "help": ("help me", "what can you do", "what can i do", "how does this work", "commands", "menu", "cancel", "stop"),
}
GERMAN = {
    "today": (
        "heute",
        "was ist offen",
        "was ist noch offen",
        "was ist heute offen",
        "was ist heute noch offen",
        "was steht an",
        "liste",
    ),
    "undo": ("zurück", "rückgängig", "zurücknehmen", "ups", *NIMM_ZURUECK),
    "skip": ("auslassen",),
    "stats": ("statistik", "jahresbild", "wie läuft es", "wie läuft's"),
    "habits": ("gewohnheiten", "meine gewohnheiten"),
    "habit": ("bearbeiten", "ändern"),
    "share": ("teilen",),
    "why": ("warum",),
    "reminders": ("erinnerungen",),
    "timezone": ("zeitzone",),
    "settings": ("einstellungen",),
    "vacation": ("urlaub", "ferien"),
    "badges": ("abzeichen", "meilensteine"),
    "routine": ("routinen",),
    "export": ("exportieren",),
    "import": ("importieren",),
    "privacy": ("datenschutz",),
    "link": ("verbinden",),
    "language": ("sprache",),
    "start": (
        "hallo",
        "guten morgen",
        "guten abend",
        "guten tag",
        "danke",
        "vielen dank",
        "servus",
        "moin",
        "hi",
        "ok",
    ),
    "help": ("hilfe", "hilf mir", "was kannst du", "wie geht das", "befehle", "menü", "abbrechen", "stopp"),
}
WORDS: Mapping[str, Mapping[str, str]] = {
    language: {word: command for command, said in spoken.items() for word in said}
    for language, spoken in {"en": ENGLISH, "de": GERMAN}.items()
}


SMALL_TALK = words(
    "thanks thank thx ty ok okay okey cool nice great lol haha hehe hi hello hey bye cheers wow yay perfect awesome "
    "super good danke dankeschön toll klasse hallo moin tschüss prima gut genau klar gute guten 👍 🙏 😊 🙂 😂 😅 ❤"
)
BESIDE_SMALL_TALK = words(
    "you so much very a lot again everyone there morning night evening day well all right alright no yes please then "
    "dir sehr viel vielen schön nacht morgen abend tag alles nein ja bitte dann schlaf"
)
ASKING = words(
    "what what's whats how how's hows when which why who where show tell list was wie wann welche welcher welches "
    "warum wieso wo wer zeig zeige"
)
ABOUT_STATS = words(
    "streak streaks stats statistics statistik progress doing going heatmap serie serien läuft läuft's fortschritt"
)
ABOUT_A_DAY = words(
    "left open due todo remaining missing next still did done today offen übrig fehlt an noch ansteht dran heute "
    "gemacht geschafft erledigt"
)


YES = frozenset({"yes", "y", "yep", "yeah", "sure", "ok", "okay", "add", "add it", "ja", "klar", "gern", "hinzufügen"})
NO = frozenset({"no", "n", "nope", "cancel", "stop", "nein", "abbrechen", "stopp"})


def is_yes(line: str) -> bool | None:
    """What the whole line answers to "shall I?", in any language. None: it says something else."""
    word = _bare(line)
    return True if word in YES else False if word in NO else None


def command_meant(line: str, language: str, commands: Mapping[str, object]) -> str | None:
    """The name of the command that the whole line stands for. None: it says something else."""
    word = _bare(line)
    return word if word in commands else WORDS.get(language, {}).get(word) or WORDS["en"].get(word)


def is_small_talk(line: str) -> bool:
    """ "Thank you so much!", "ok cool": nothing is wanted, and nobody wants to add a habit of that name."""
    said = {word.strip(TRIMMED + "(-:;") for word in _bare(line).split()} - {""}
    return bool(said & SMALL_TALK) and said <= SMALL_TALK | BESIDE_SMALL_TALK


def command_asked_for(line: str) -> str | None:
    """Of a question in whatever words: "what's left today", "show me my streak". None: it is no such question."""
    said = _bare(line).split()
    if not said or not (said[0] in ASKING or line.rstrip().endswith("?")):
        return None
    return "stats" if ABOUT_STATS & {*said} else "today" if ABOUT_A_DAY & {*said} else None


def is_phrase_of_command(line: str, language: str) -> bool:
    """Whether the whole line is one of those that stand for a command in several words: "how am I doing?"."""
    word = _bare(line)
    return " " in word and command_meant(word, language, {}) is not None


def _bare(line: str) -> str:
    return " ".join(line.casefold().replace("’", "'").split()).strip(TRIMMED)
