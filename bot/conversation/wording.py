"""Text -> sentence: in a language, in a platform's markup, with people's own words escaped last.

A person's words never pass through a parser: the catalogue's sentence is formatted with placeholders in their stead,
cut into spans at its own tags (`<b>`, `<small>`), and the words are put into the spans, escaped for the platform.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from html import escape as escape_html
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from bot.conversation.reply import Fact, Text
from core.people import Person, Weekday

TEXTS = Path(__file__).parent / "texts"
SOURCE_LANGUAGE = "en"

OPEN, CLOSE = "\ue000", "\ue001"
"""Around the number of a person's words in a formatted sentence; private use, stripped from all input."""
HOLE = re.compile(f"{OPEN}(\\d+){CLOSE}|</?(b|small)>")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
ISOLATE, END_ISOLATE = "\u2068", "\u2069"


class UnknownText(LookupError):
    """No catalogue has that text: a bug, found by the house rules."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How one person is spoken to."""

    language: str = SOURCE_LANGUAGE
    hours24: bool = True
    region: str = ""
    """Whose order of dates: "en-US". Only a region of the language itself counts."""
    year: int | None = None
    """The running one: dates of another year are said with it. None: not known, and no date is."""


def voice_of(person: Person, today: date | None = None) -> Voice:
    """How that person wants to be spoken to; with the date it is for them, where dates are said."""
    region, hours24 = person.preferences.region, person.preferences.hours24
    if hours24 is None:
        hours24 = _writes_24_hours(_known_locale(person.language, region))
    return Voice(person.language, hours24, region, today.year if today else None)


def region_of(person: Person) -> str:
    """Whose order of dates they read."""
    return str(_locale(voice_of(person))).replace("_", "-")


WEEK_STARTS = {"mon": Weekday.MON, "sun": Weekday.SUN, "sat": Weekday.SAT}
"""The days on which a week may begin."""


def first_weekday(region: str) -> Weekday:
    """Where a week begins there; on Monday where nobody says, or on a day of which there is no setting."""
    try:
        locale = Locale.parse(region, sep="-") if "-" in region else None
    except (ValueError, UnknownLocaleError):
        locale = None
    first = Weekday(locale.first_week_day) if locale and locale.territory else Weekday.MON
    return first if first in WEEK_STARTS.values() else Weekday.MON


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a sentence in one style."""

    words: str
    bold: bool = False
    small: bool = False
    theirs: bool = False
    """Somebody's own words, not the catalogue's."""


Markup = Callable[[Span], str]


def plain(span: Span) -> str:
    return span.words


def telegram_html(span: Span) -> str:
    words = escape_html(span.words, quote=False)
    return f"<b>{words}</b>" if span.bold else words


MARKDOWN = re.compile(r"([\\`*_~|<>#\[\]()@:\-+.!])")


def discord_markdown(span: Span) -> str:
    words = MARKDOWN.sub(r"\\\1", span.words)
    return f"**{words}**" if span.bold else words


@cache
def languages() -> tuple[str, ...]:
    return tuple(sorted(path.name for path in TEXTS.iterdir() if path.is_dir()))


def choose_language(wanted: str | None) -> str:
    """The catalogue that fits a platform's locale best ("de-AT" -> "de"); English for what we do not speak."""
    if not wanted:
        return SOURCE_LANGUAGE
    tag = wanted.replace("_", "-")
    for candidate in (tag, tag.split("-")[0].lower()):
        if candidate in languages():
            return candidate
    return SOURCE_LANGUAGE


def speaks(wanted: str) -> bool:
    """Whether there is a catalogue for that locale."""
    return wanted.partition("-")[0].lower() in languages()


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for part in sorted((TEXTS / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(part.read_text(encoding="utf-8")))
    return bundle


def has_text(key: str, language: str = SOURCE_LANGUAGE) -> bool:
    return bool(_bundle(language).has_message(key))


def render(text: Text, voice: Voice, markup: Markup = plain) -> str:
    """The sentence, ready to send."""
    return "".join(markup(span) for span in spans(text, voice))


def spans(text: Text, voice: Voice) -> Sequence[Span]:
    if not text.facts:
        return _bare_spans(text.key, voice.language)
    words: list[str] = []
    sentence = _format(text, voice, words)
    return _cut(sentence, [_isolated(each, voice) for each in words])


@lru_cache(maxsize=1024)
def _bare_spans(key: str, language: str) -> tuple[Span, ...]:
    """Of most labels of buttons."""
    return tuple(_cut(_sentence(key, language, ()), []))


def _format(text: Text, voice: Voice, words: list[str]) -> str:
    facts = tuple([(name, _fact(fact, voice, words)) for name, fact in text.facts.items()])
    return _sentence(text.key, voice.language, facts)


@lru_cache(maxsize=4096)
def _sentence(key: str, language: str, facts: tuple[tuple[str, str | int], ...]) -> str:
    """Kept, since most sentences come again and again; nobody's words are among the facts, only their places."""
    bundle = _bundle(language)
    if not bundle.has_message(key):
        bundle = _bundle(SOURCE_LANGUAGE)
    if not bundle.has_message(key):
        raise UnknownText(key)
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise UnknownText(key)
    sentence, errors = bundle.format_pattern(pattern, dict(facts))
    if errors:
        raise UnknownText(f"{key}: {errors}")
    return str(sentence)


def _fact(fact: Fact, voice: Voice, words: list[str]) -> Any:
    match fact:
        case Text():
            return _format(fact, voice, words)
        case str():
            words.append(fact)
            return f"{OPEN}{len(words) - 1}{CLOSE}"
        case bool():
            return "yes" if fact else "no"
        case int():
            return fact
        case Decimal():
            return format_decimal(fact, format="#,##0.###", locale=_locale(voice))
        case datetime() | time():
            return clock(fact, voice)
        case date():
            skeleton = "MMMEd" if voice.year in (None, fact.year) else "yMMMEd"
            return format_skeleton(skeleton, fact, locale=_locale(voice))
        case frozenset():
            return weekdays(fact, voice)
        case tuple():
            between = " · " if any(isinstance(part, Text) for part in fact) else ", "
            return between.join(str(_fact(part, voice, words)) for part in fact)


def clock(moment: time | datetime, voice: Voice) -> str:
    skeleton = "Hm" if voice.hours24 else "hm"
    return str(format_skeleton(skeleton, moment, locale=_locale(voice)))


def month_name(day: date, voice: Voice) -> str:
    """ "November 2026"."""
    return str(format_skeleton("yMMMM", day, locale=_locale(voice)))


def weekdays(days: frozenset[Weekday], voice: Voice) -> str:
    names = _locale(voice).days["stand-alone"]["abbreviated"]
    return ", ".join(str(names[day.value]) for day in sorted(days))


def _locale(voice: Voice) -> Locale:
    return _known_locale(voice.language, voice.region)


@lru_cache(maxsize=256)
def _known_locale(language: str, region: str) -> Locale:
    """English without a country is written as most of the world writes it: day before month, 24 hours."""
    if region.partition("-")[0] == language and region != language:
        with suppress(ValueError, UnknownLocaleError):
            return Locale.parse(region, sep="-")
    return Locale.parse("en-GB" if language == "en" else language, sep="-")


@cache
def _writes_24_hours(locale: Locale) -> bool:
    pattern = str(locale.time_formats["short"].pattern)
    return "H" in pattern or "k" in pattern


def _cut(sentence: str, words: list[str]) -> list[Span]:
    found: list[Span] = []
    bold = small = False
    position = 0

    def add(part: str, theirs: bool = False) -> None:
        if part:
            found.append(Span(part, bold, small, theirs))

    for hole in HOLE.finditer(sentence):
        add(sentence[position : hole.start()])
        position = hole.end()
        if hole[1]:
            add(words[int(hole[1])], theirs=True)
        elif hole[2] == "b":
            bold = hole[0] == "<b>"
        else:
            small = hole[0] == "<small>"
    add(sentence[position:])
    return found


def _isolated(words: str, voice: Voice) -> str:
    """Words of the other direction may not turn the sentence around them (UAX #9, isolates)."""
    turns = RIGHT_TO_LEFT.search(words) or is_right_to_left(voice.language)
    return f"{ISOLATE}{words}{END_ISOLATE}" if turns else words


@cache
def is_right_to_left(language: str) -> bool:
    return Locale.parse(language, sep="-").text_direction == "rtl"


def direction(language: str) -> str:
    """ "ltr" or "rtl"."""
    return "rtl" if is_right_to_left(language) else "ltr"


JOINER = "\u200d"
JOINED = re.compile("[\u0300-\u036f\u200d\u20d0-\u20f0\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""What belongs to the letter before it: accents, and the parts of an emoji."""
FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]*$")


def _splits_flag(kept: str, following: str) -> bool:
    """Flags are two letters each."""
    letters = FLAG_LETTERS.findall(kept)[0]
    return len(letters) % 2 == 1 and bool(FLAG_LETTERS.fullmatch(following))


def shortened(words: str, limit: int) -> str:
    """At most so many letters, with every isolate closed and no sign of several letters cut in two."""
    if len(words) <= limit:
        return words
    kept = words[: limit - 1]
    while kept and (JOINED.match(words[len(kept)]) or kept[-1] == JOINER or _splits_flag(kept, words[len(kept)])):
        kept = kept[:-1]
    while (open_ones := kept.count(ISOLATE) - kept.count(END_ISOLATE)) > limit - 1 - len(kept):
        kept = kept[:-1]
    return f"{kept}{open_ones * END_ISOLATE}…"
