"""What people say alone on a line and mean as a command: its name, or what they would say to a person."""

from __future__ import annotations

from collections.abc import Mapping

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
)
NIMM_ZURUECK = (
    "mach das rückgängig",
    "nimm das zurück",
    "das war falsch",
    "ups falsch",
    "doch nicht",
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
    language: {word: command for command, words in spoken.items() for word in words}
    for language, spoken in {"en": ENGLISH, "de": GERMAN}.items()
}


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


def _bare(line: str) -> str:
    return " ".join(line.casefold().replace("’", "'").split()).strip(TRIMMED)
