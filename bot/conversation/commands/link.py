"""/link: one person on several platforms, by a code that is given in the one chat and brought to the other."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.actions import StaleButton, about
from bot.conversation.command import Command
from bot.conversation.options import Words
from bot.conversation.phrasing import platform_title
from bot.conversation.reaching import HERE
from bot.conversation.reply import Button, Copy, Open, Place, Reply, Style, Tell, Text, text
from bot.conversation.request import Request, Tapped
from bot.conversation.wording import voice_of
from core.actions import link
from core.habits import Habit
from core.people import Account, Person
from core.ports import Storage

CODE = Words("code")
AGREE, REFUSE, JOIN, UNITE, KEEP_BOTH, REMIND, ASK_LEAVE, LEAVE = "la", "lx", "lj", "lo", "lk", "lr", "lu", "lv"
"""Operations: about a link, two habits, or a platform."""
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Thirty-two that nobody mistakes for each other: eight of them are 40 bits."""
CODE_LETTERS, HALF = 8, 4
TOKEN_BYTES, TOKEN_LETTERS = 16, 22
"""Of what a link carries."""
PAYLOAD = "l_"
TELEGRAM, EVERYWHERE, AS_IT_IS = "telegram", "all", "as"


async def run(request: Request, storage: Storage) -> Reply:
    """With a code: it is brought. Else: what waits for a yes, what is linked, or a new code."""
    if code := request.value(CODE):
        return await bring(request, storage, code)
    waiting = await link.waiting_for(storage, request.person, request.now)
    if waiting is not None:
        return await _question(request, storage, waiting)
    accounts = await storage.people.accounts(request.person.id)
    if len({account.platform for account in accounts}) > 1:
        return _status(request, accounts)
    return await _offer(request, storage)


async def bring(request: Request, storage: Storage, code: str) -> Reply:
    """A code of somebody else, typed or carried by a link."""
    both = await link.bring_code(storage, request.person, _digest(code), request.now)
    if both is None:
        return Reply((text("link-wrong-code"),))
    there = await storage.people.accounts(both.issuer.id)
    question = text(
        "link-claimed",
        name=_name(both.issuer),
        platforms=_platforms(there),
        here=both.claimers_habits,
        there=both.issuers_habits,
    )
    yes = Button(text("button-link"), about(AGREE, both.link.id), Style.GO)
    return Reply((question, text("link-claimed-own")), rows=((yes, _no(both)),))


async def tap_agree(request: Request, storage: Storage) -> Reply:
    both = await link.agree(storage, request.person, request.number(0), request.now)
    there = await storage.people.accounts(both.issuer.id)
    asked = await _question(request, storage, both)
    return Reply(
        (text("link-agreed", platforms=_platforms(there)),),
        place=Place.SAME,
        tells=_tells(there, both.issuer, asked),
    )


async def tap_refuse(request: Request, storage: Storage) -> Reply:
    if not await storage.links.drop(request.person.id, request.number(0)):
        raise link.LinkGone
    return Reply((text("link-refused"),), place=Place.SAME)


async def tap_join(request: Request, storage: Storage) -> Reply:
    """Both sides are told; whoever tapped is asked what is still open."""
    before = await storage.people.accounts(request.person.id)
    person = await link.join(storage, request.person, request.number(0), request.now)
    accounts = await storage.people.accounts(person.id)
    count = await storage.habits.count(person.id)
    done = text("link-done", platforms=_platforms(accounts), count=count)
    mine = {(account.platform, account.user) for account in before}
    others = [account for account in accounts if (account.platform, account.user) not in mine]
    return await _next_question(storage, person, accounts, done, _tells(others, person, Reply((done,))))


async def tap_unite(request: Request, storage: Storage) -> Reply:
    pair = (request.habit(0), request.habit(1))
    kept = await link.unite(storage, request.person, pair, request.event.key, request.now)
    return await _after_twins(request, storage, text("link-united", habit=kept.name))


async def tap_keep_both(request: Request, storage: Storage) -> Reply:
    await link.answered(storage, request.person, (request.habit(0), request.habit(1)), request.now)
    return await _after_twins(request, storage, text("link-kept-both"))


async def tap_remind(request: Request, storage: Storage) -> Reply:
    accounts = await storage.people.accounts(request.person.id)
    chosen = request.word(0)
    if chosen == AS_IT_IS:
        return _status(request, accounts)
    present = {account.platform for account in accounts}
    wanted = present if chosen == EVERYWHERE else present & {chosen}
    if not wanted:
        raise link.LinkGone
    return _status(request, await link.remind_on(storage, request.person, frozenset(wanted)))


async def tap_ask_leave(request: Request, storage: Storage) -> Reply:
    accounts = await storage.people.accounts(request.person.id)
    rows = tuple((Button(_place_label(one), about(LEAVE, one), Style.DANGER),) for one in _names(accounts))
    back = Button(text("button-back"), about(REMIND, AS_IT_IS))
    return Reply((text("link-which-leaves"),), rows=(*rows, (back,)), place=Place.SAME)


async def tap_leave(request: Request, storage: Storage) -> Reply:
    platform = request.word(0)
    left = await link.unlink(storage, request.person, platform)
    told = _tells(left, request.person, Reply((text("link-told-left"),)))
    return Reply((text("link-left", platform=platform_title(platform)),), place=Place.SAME, tells=told)


async def tap_here(request: Request, storage: Storage) -> Reply:
    """Of their own account alone, whoever's message that was."""
    event = request.event
    if event.private:
        raise StaleButton
    chosen = f"{event.chat.partition(':')[0]}:{event.user}"
    for account in await storage.people.accounts(request.person.id):
        if (account.platform, account.user) == (event.platform, event.user):
            await storage.people.save_account(request.person.id, replace(account, fallback=chosen))
    return Reply((text("closed-chat-here"),), place=Place.SAME)


async def _offer(request: Request, storage: Storage) -> Reply:
    """From elsewhere a link opens Telegram with the code in it; a code to type serves from everywhere."""
    door = request.doors.get(TELEGRAM) if request.event.platform != TELEGRAM else None
    code = secrets.token_urlsafe(TOKEN_BYTES) if door else _new_code()
    await link.give_code(storage, request.person, _digest(code), request.now)
    line = f"/link {code}"
    lines = [text("link-offer"), text("link-offer-code", line=line)]
    rows = [(Button(text("button-copy-code"), Copy(line)),)]
    if door:
        lines.append(text("link-offer-open"))
        rows.insert(0, (Button(text("button-open-telegram"), Open(f"{door}{PAYLOAD}{code}"), Style.PRIMARY),))
    return Reply(tuple(lines), rows=tuple(rows))


async def _question(request: Request, storage: Storage, both: link.Sides) -> Reply:
    """Asked of whoever gave the code."""
    there = await storage.people.accounts(both.claimer.id)
    count = both.issuers_habits + both.claimers_habits
    asks = text("link-asks", name=_name(both.claimer), platforms=_platforms(there), count=count)
    yes = Button(text("button-link"), about(JOIN, both.link.id), Style.GO)
    return Reply((asks, text("link-claimed-own")), rows=((yes, _no(both)),))


async def _after_twins(request: Request, storage: Storage, said: Text) -> Reply:
    accounts = await storage.people.accounts(request.person.id)
    return await _next_question(storage, request.person, accounts, said)


async def _next_question(
    storage: Storage, person: Person, accounts: Sequence[Account], said: Text, tells: tuple[Tell, ...] = ()
) -> Reply:
    """The next pair of one name; when there is none, where reminders come."""
    twins = await link.next_twins(storage, person)
    if twins is not None:
        return Reply(
            (said, text("link-twins", habit=twins[0].name)), rows=_choices(*twins), place=Place.SAME, tells=tells
        )
    where = text("link-where")
    return Reply((said, where), rows=_destinations(accounts), place=Place.SAME, tells=tells)


def _choices(one: Habit, other: Habit) -> tuple[tuple[Button, ...], ...]:
    unite = Button(text("button-one-habit"), about(UNITE, one.id, other.id), Style.GO)
    keep = Button(text("button-keep-both"), about(KEEP_BOTH, one.id, other.id))
    return ((unite, keep),)


def _status(request: Request, accounts: Sequence[Account]) -> Reply:
    reminded = [account for account in accounts if account.reminds]
    lines = (text("link-status", platforms=_platforms(accounts)), text("link-reminds", platforms=_platforms(reminded)))
    leave = (Button(text("button-unlink"), about(ASK_LEAVE)),)
    place = Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
    return Reply(lines, rows=(*_destinations(accounts), leave), place=place)


def _destinations(accounts: Sequence[Account]) -> tuple[tuple[Button, ...], ...]:
    on = {account.platform for account in accounts if account.reminds}
    names = _names(accounts)
    each = [Button(_place_label(name, on=on == {name}), about(REMIND, name)) for name in names]
    return ((*each, Button(text("button-both"), about(REMIND, EVERYWHERE))),)


def _no(both: link.Sides) -> Button:
    return Button(text("button-no"), about(REFUSE, both.link.id))


def _tells(accounts: Sequence[Account], reader: Person, reply: Reply) -> tuple[Tell, ...]:
    reached = [account for account in accounts if account.chat and account.reachable]
    return tuple(Tell(account.platform, account.chat, voice_of(reader), reply) for account in reached)


def _platforms(accounts: Sequence[Account]) -> tuple[str, ...]:
    return tuple(map(platform_title, _names(accounts)))


def _names(accounts: Sequence[Account]) -> list[str]:
    return sorted({account.platform for account in accounts})


def _place_label(platform: str, *, on: bool = False) -> Text:
    return text("button-place-on" if on else "button-place", platform=platform_title(platform))


def _name(person: Person) -> str:
    return person.name or f"#{person.id}"


def _new_code() -> str:
    letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))
    return f"{letters[:HALF]}-{letters[HALF:]}"


def _digest(code: str) -> str:
    """Codes are read as people write them: small, without the dash; what a link carries is exact."""
    bare = code.strip()
    if len(bare) != TOKEN_LETTERS:
        bare = "".join(letter for letter in bare.upper() if letter.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest()


COMMAND = Command(
    "link",
    run,
    options=(CODE,),
    taps={
        AGREE: tap_agree,
        REFUSE: tap_refuse,
        JOIN: tap_join,
        UNITE: tap_unite,
        KEEP_BOTH: tap_keep_both,
        REMIND: tap_remind,
        ASK_LEAVE: tap_ask_leave,
        LEAVE: tap_leave,
        HERE: tap_here,
    },
    needs_set_up=False,
    place_in_menu=95,
)
