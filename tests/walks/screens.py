"""What every screen has to be, however it is reached: answered, led on from, within limits, and in the catalogue."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from bot.conversation.reply import MAX_ACTION_BYTES, Place, Reply, Text
from bot.conversation.wording import Voice, render
from bot.frontends.discord.drawing import Pen
from bot.frontends.discord.forms import LONGEST_CHOICE, LONGEST_TITLE, modal
from bot.frontends.telegram import render as telegram
from tests.walks.pseudo import LEFTWARD, LONG
from tests.walks.walker import Screen, buttons_of

REAL = (Voice("en", hours24=False, region="en-US"), Voice("de"))
PSEUDO = (Voice(LONG), Voice(LEFTWARD))
LONGEST_LABEL = 30
"""Letters that a phone shows of a button that has a row for itself."""
LATIN = re.compile(r"[A-Za-z]+")
NOT_OURS = re.compile(
    r"/[a-z_]+|Cairn|Test|Discord|Telegram|\b[A-Z0-9]{4}-[A-Z0-9]{4}\b|#[0-9a-f]{6}|UTC|GMT|https?://\S+"
)
"""Commands, brands, codes, colours and addresses are the same in every language."""
EMOJI = re.compile("[\u231a\u231b\u23e9-\u23f3\u2614\u2615\u2b50\U0001f300-\U0001faff]")
ISOLATES, END = "\u2066\u2067\u2068", "\u2069"
EXPECTED = {"error-no-skips-left", "error-date-too-old", "error-date-before-start"}
"""Sentences that are the right answer to a button that a person was shown: a month also shows the dates that closed."""

Check = Callable[[Screen], Iterator[str]]


def replies(screen: Screen) -> tuple[Reply, ...]:
    return (screen.reply, *screen.reply.then)


def texts_of(reply: Reply) -> Iterator[Text]:
    yield from reply.written
    yield from (item.line for item in reply.items)
    yield from labels_of(reply)
    yield from filter(None, (reply.toast, reply.picture and reply.picture.alt))
    if reply.form:
        yield reply.form.title
        for one in reply.form.fields:
            yield from (one.label, *([one.hint] if one.hint else []), *(label for _, label in one.choices))


def labels_of(reply: Reply) -> Iterator[Text]:
    yield from (item.button.label for item in reply.items)
    yield from (button.label for row in reply.rows for button in row)


def is_answered(screen: Screen) -> Iterator[str]:
    """Something is said or shown, and nothing broke; a button that was just shown is not refused."""
    reply = screen.reply
    if not (reply.written or reply.items or reply.toast or reply.picture or reply.file or reply.form):
        yield "says nothing"
    for text in texts_of(reply):
        refused = text.key.startswith("error-") and screen.by_button and text.key not in EXPECTED
        if text.key == "error-unexpected" or refused:
            yield f"answers {text.key}"


def leads_on(screen: Screen) -> Iterator[str]:
    """Every message shows a way on or back."""
    reply = screen.reply
    if reply.place is Place.TOAST or reply.form or reply.awaits:
        return
    if not buttons_of(reply):
        yield f"is a dead end: {[line.key for line in reply.lines]}"


def is_short(screen: Screen) -> Iterator[str]:
    """Labels that phones do not cut, and one emoji at most."""
    for reply in replies(screen):
        for voice in REAL:
            for label in labels_of(reply):
                words = render(label, voice)
                if len(words) > LONGEST_LABEL:
                    yield f"has a label of {len(words)} letters: {words}"
            for one in reply.form.fields if reply.form else ():
                if len(words := render(one.label, voice)) > LONGEST_TITLE:
                    yield f"has a field whose name is cut: {words}"
                if one.hint and len(words := render(one.hint, voice)) > LONGEST_CHOICE:
                    yield f"has a field whose hint is cut: {words}"
            found = EMOJI.findall(" ".join(render(line, voice) for line in reply.written))
            if len(found) > 1:
                yield f"has {len(found)} emoji: {found}"


def is_all_in_the_catalogue(screen: Screen) -> Iterator[str]:
    """In languages made of the catalogue, a plain Latin letter can only come from the code."""
    for reply in replies(screen):
        for voice in PSEUDO:
            for text in texts_of(reply):
                words = render(text, voice)
                if left := LATIN.findall(NOT_OURS.sub("", words)):
                    yield f"says {left} in no language: {text.key}: {words}"
        if reply.picture:
            for words in _words_in(reply.picture.values):
                if left := LATIN.findall(NOT_OURS.sub("", words)):
                    yield f"paints {left}: {words}"


def _words_in(values: Any) -> Iterator[str]:
    if isinstance(values, str) and not isinstance(values, Enum):
        yield values
    elif isinstance(values, tuple):
        for part in values:
            yield from _words_in(part)
    elif is_dataclass(values):
        for one in fields(values):
            if one.name not in ("language", "theme"):
                yield from _words_in(getattr(values, one.name))


def isolates_are_closed(screen: Screen) -> Iterator[str]:
    for reply in replies(screen):
        for voice in (*REAL, *PSEUDO):
            shown = [render(text, voice) for text in texts_of(reply)]
            shown += [page.plain for page in telegram.pages(reply, voice)]
            shown += [button.text for row in _telegram_rows(reply, voice) for button in row]
            yield from (f"opens an isolate too many: {words!r}" for words in shown if not _closed(words))


def _closed(words: str) -> bool:
    depth = 0
    for letter in words:
        depth += (letter in ISOLATES) - (letter == END)
        if depth < 0:
            return False
    return depth == 0


def fits_telegram(screen: Screen) -> Iterator[str]:
    for reply in replies(screen):
        for voice in (*REAL, *PSEUDO):
            first, *_ = telegram.pages(reply, voice)
            limit = 1024 if reply.picture else 4096
            if (size := len(first.plain.encode("utf-16-le")) // 2) > limit:
                yield f"has {size} units of {limit}"
            rows = _telegram_rows(reply, voice)
            keyboard = telegram.keyboard(reply, voice)
            if keyboard and len(json.dumps(keyboard.to_dict(), ensure_ascii=False).encode()) > 10_000:
                yield "has a keyboard of more than 10 kB"
            if sum(map(len, rows)) != len(buttons_and_links(reply)):
                yield "loses buttons"
            for button in (button for row in rows for button in row):
                if not button.text.strip() or len(str(button.callback_data or "").encode()) > MAX_ACTION_BYTES:
                    yield f"has a button that Telegram refuses: {button}"
            if reply.toast and len(words := render(reply.toast, voice)) > 200:
                yield f"has a notice of {len(words)} letters"


def _telegram_rows(reply: Reply, voice: Voice) -> Sequence[Sequence[Any]]:
    keyboard = telegram.keyboard(reply, voice)
    return keyboard.inline_keyboard if keyboard else ()


def buttons_and_links(reply: Reply) -> Sequence[object]:
    return [item.button for item in reply.items] + [button for row in reply.rows for button in row]


async def _no_picture(_: object) -> bytes:
    return b""


async def fits_discord(screen: Screen) -> list[str]:
    """Counted in the very components that would go over the line."""
    found = []
    for reply in replies(screen):
        for voice in (*REAL, *PSEUDO):
            view: Any = (await Pen(_no_picture).drawn(reply, voice)).view
            parts = list(_parts(view.to_components()))
            ids = [part["custom_id"] for part in parts if "custom_id" in part]
            options = [option for part in parts for option in part.get("options", ())]
            labels = [part["label"] for part in (*parts, *options) if "label" in part]
            sent = (*ids, *(option["value"] for option in options))
            text = sum(len(part["content"]) for part in parts if "content" in part)
            if len(parts) > 40 or text > 4000:
                found.append(f"has {len(parts)} components, {text} letters")
            if len(set(ids)) < len(ids) or any(len(one) > 100 for one in sent):
                found.append(f"has ids that are alike or too long: {sorted(ids)}")
            if any(not label.strip() or len(label) > 80 for label in labels):
                found.append(f"has labels that Discord refuses: {labels}")
    return found


def fits_a_modal(screen: Screen) -> Iterator[str]:
    """Counted in what Discord would be sent; discord.py refuses some of it itself."""
    for voice in (*REAL, *PSEUDO):
        if screen.reply.form is None:
            return
        made = modal(screen.reply.form, voice)
        shown = made.to_dict()
        inner = [part["component"] for part in shown["components"]]
        options = [option for part in inner for option in part.get("options", ())]
        too_long = [
            *(words for words in (shown["title"], *(part["label"] for part in shown["components"])) if len(words) > 45),
            *(part["description"] for part in shown["components"] if len(part.get("description") or "") > 100),
            *(option["label"] for option in options if len(option["label"]) > 100),
            *(one for one in (shown["custom_id"], *(part["custom_id"] for part in inner)) if len(one) > 100),
            *(part["value"] for part in inner if len(part.get("value") or "") > min(part.get("max_length", 0), 4000)),
        ]
        if too_long or not shown["title"].strip() or not 1 <= len(inner) <= 5:
            yield f"has a form that Discord refuses: {too_long or shown['title'] or len(inner)}"
        most = max(len(part.get("options", ())) for part in inner)
        if any(not option["label"].strip() for option in options) or most > 25:
            yield f"has choices that Discord refuses: {options}"


def _parts(components: Sequence[Any]) -> Iterator[Any]:
    for part in components:
        yield part
        yield from _parts(part.get("components", ()))
        yield from _parts([part["accessory"]] if "accessory" in part else ())


CHECKS: Sequence[Check] = (
    is_answered,
    leads_on,
    is_short,
    is_all_in_the_catalogue,
    isolates_are_closed,
    fits_telegram,
    fits_a_modal,
)
