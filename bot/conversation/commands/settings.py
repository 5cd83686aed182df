"""/settings: one card, edited in place; each setting has a screen of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from bot.conversation import clock_question, hours
from bot.conversation.actions import StaleButton, about
from bot.conversation.command import Command
from bot.conversation.commands import timezone
from bot.conversation.options import MAX_SUGGESTIONS, OneOf, Option, Suggestion, quoted
from bot.conversation.reply import Button, Place, Reply, Style, Text, text
from bot.conversation.request import Called, Request, Tapped
from bot.conversation.setting import CARD, Choice, Setting, Situation, back_to_settings
from bot.conversation.settings import BY_NAME, SETTINGS
from bot.conversation.wording import render, voice_of
from core.days import local_date
from core.pictures import DAYLIGHT
from core.ports import Storage

OPEN, CHOOSE = "sf", "so"
"""Operations: the screen of a setting, by its name; choose there, by its name and a word."""
BUTTONS_A_ROW, CHOICES_A_ROW = 2, 4


@dataclass(frozen=True, slots=True)
class Which(OneOf):
    """A setting by its name, as we write it or as the person reads it, at the beginning of a line."""

    async def take(self, words: str, request: Request, storage: Storage) -> tuple[str | None, str]:
        if not words:
            return None, ""
        called = {_read_as(text(f"choice-setting-{name}"), request).casefold(): name for name in self.words}
        called |= {name: name for name in self.words}
        for name in sorted(called, key=len, reverse=True):
            if f"{words.casefold()} ".startswith(f"{name} "):
                return called[name], words[len(name) :].strip()
        return None, words


@dataclass(frozen=True, slots=True)
class Value(Option[str]):
    """What a setting shall be; while it is typed, the choices of the setting that is chosen already are offered."""

    async def read(self, given: str, request: Request, storage: Storage) -> str:
        return given

    async def suggest(self, typed: str, request: Request, storage: Storage) -> Sequence[Suggestion]:
        what = request.event.what
        name = what.options.get(WHICH.name) if isinstance(what, Called) else None
        if name == "zone":
            return await timezone.NAME.suggest(typed, request, storage)
        at, setting = await _situation(request, storage), BY_NAME.get(name or "")
        choices = setting.choices(at) if setting and setting.applies(at) else ()
        fitting = [one for one in choices if _bare(typed) in _bare(f"{one.word} {_read_as(one.label, request)}")]
        return [Suggestion(one.label, one.word) for one in fitting[:MAX_SUGGESTIONS]]


MOST_WORDS = 6
"""In which the name of a setting is looked for: each is compared with all of them."""
WHICH = Which("setting", tuple(BY_NAME))
VALUE = Value("value")


async def run(request: Request, storage: Storage) -> Reply:
    at = await _situation(request, storage)
    name, value = request.value(WHICH), request.value(VALUE)
    if name is None:
        return _none_called(value, at, request) if value else _card(at, Place.NEW)
    setting = BY_NAME[name]
    if not setting.applies(at):
        return _card(at, Place.NEW)
    if not value:
        return _screen(setting, at, request)
    if name == "zone":
        return await timezone.run(replace(request, values={timezone.NAME.name: value}), storage)
    word = _typed(setting, value, at, request)
    if word is None:
        screen = _screen(setting, at, request)
        return replace(screen, lines=(text("setting-none-of-these", words=quoted(value)), *screen.lines))
    return await _choose(setting, word, at, request, storage)


def _none_called(words: str, at: Situation, request: Request) -> Reply:
    """Those that are called much like it; where none is, all."""
    named = {_read_as(_name(one), request).casefold(): one for one in SETTINGS if one.applies(at)}
    named |= {one.name: one for one in named.values()}
    said = words.casefold().split()[:MOST_WORDS]
    tried = (" ".join(said[:length]) for length in range(len(said), 0, -1))
    found = next(filter(None, (get_close_matches(one, named) for one in tried)), [])
    near = {named[name].name: named[name] for name in found}.values()
    sorry = text("setting-none-called", words=quoted(words))
    if not near:
        card = _card(at, Place.NEW)
        return replace(card, lines=(sorry, *card.lines))
    row = tuple(Button(_name(one), about(OPEN, one.name)) for one in near)
    return Reply((sorry, text("setting-near")), rows=(row, (Button(text("button-all-settings"), about(CARD)),)))


async def tap_card(request: Request, storage: Storage) -> Reply:
    return _card(await _situation(request, storage), Place.SAME)


async def tap_open(request: Request, storage: Storage) -> Reply:
    at = await _situation(request, storage)
    return _screen(_named(request, at), at, request)


async def tap_choose(request: Request, storage: Storage) -> Reply:
    at = await _situation(request, storage)
    setting, word = _named(request, at), request.word(1)
    if not setting.takes(word, at):
        raise StaleButton
    return await _choose(setting, word, at, request, storage)


async def tap_pick(request: Request, storage: Storage) -> Reply:
    """When quiet hours begin, then when they end."""
    back = (Button(text("button-back"), about(OPEN, "quiet")),)
    if not request.args:
        return Reply((text("setting-quiet-from"),), rows=(*hours.beginning_buttons(), back), place=Place.SAME)
    begins = hours.of_word(request.word(0))
    if begins is None:
        raise StaleButton
    back = (Button(text("button-back"), about(hours.PICK)),)
    rows = hours.end_buttons(begins, CHOOSE, "quiet")
    return Reply((text("setting-quiet-to", time=begins),), rows=(*rows, back), place=Place.SAME)


async def _choose(setting: Setting, word: str, at: Situation, request: Request, storage: Storage) -> Reply:
    await setting.choose(storage, at, word)
    person = await storage.people.get(request.person.id) or request.person
    changed = replace(request, person=person)
    screen = _screen(setting, await _situation(changed, storage), changed)
    return replace(screen, toast=text("setting-saved"))


async def _situation(request: Request, storage: Storage) -> Situation:
    return Situation(request.person, await storage.people.accounts(request.person.id), request.now)


def _named(request: Request, at: Situation) -> Setting:
    setting = BY_NAME.get(request.word(0))
    if setting is None or not setting.applies(at):
        raise StaleButton
    return setting


def _card(at: Situation, place: Place) -> Reply:
    shown = [setting for setting in SETTINGS if setting.applies(at)]
    lines = [text("setting-row", name=_name(setting), value=setting.value_now(at)) for setting in shown]
    buttons = [Button(_name(setting), about(OPEN, setting.name)) for setting in shown]
    return Reply((text("settings-title"), *lines), rows=_rows(buttons, BUTTONS_A_ROW), place=place)


def _screen(setting: Setting, at: Situation, request: Request) -> Reply:
    place = Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
    if setting.name == "zone":
        asked = clock_question.ask(request, place)
        return replace(asked, lines=(setting.value_now(at), *asked.lines), asks_where=place is Place.NEW)
    title = text("setting-title", name=_name(setting), value=setting.value_now(at))
    buttons = [_button(setting, choice, at) for choice in setting.choices(at)]
    if setting.name == "quiet":
        buttons.append(Button(text("button-other-hours"), about(hours.PICK)))
    rows = (*_rows(buttons, CHOICES_A_ROW), back_to_settings())
    begins, ends = DAYLIGHT
    today = local_date(at.person.clock, at.now)
    says = text(f"setting-{setting.name}-says", date=today, **{"from": begins, "to": ends})
    return Reply((title, says), rows=rows, place=place)


def _button(setting: Setting, choice: Choice, at: Situation) -> Button:
    chosen = choice.word == setting.chosen(at)
    label = text("button-chosen", label=choice.label) if chosen else choice.label
    return Button(label, about(CHOOSE, setting.name, choice.word), Style.PRIMARY if chosen else Style.PLAIN)


def _rows(buttons: list[Button], a_row: int) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[first : first + a_row]) for first in range(0, len(buttons), a_row))


def _name(setting: Setting) -> Text:
    return text(f"choice-setting-{setting.name}")


def _typed(setting: Setting, value: str, at: Situation, request: Request) -> str | None:
    """The word of what was typed: a choice's own, its label, or what else the setting reads."""
    wanted = _bare(value)
    for choice in setting.choices(at):
        if wanted in (choice.word.casefold(), _bare(_read_as(choice.label, request))):
            return choice.word
    return setting.read(value, at)


def _bare(words: str) -> str:
    return "".join(words.split()).casefold()


def _read_as(label: Text, request: Request) -> str:
    return render(label, voice_of(request.person))


COMMAND = Command(
    "settings",
    run,
    options=(WHICH, VALUE),
    taps={CARD: tap_card, OPEN: tap_open, CHOOSE: tap_choose, hours.PICK: tap_pick},
    place_in_menu=92,
)
