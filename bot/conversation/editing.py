"""Editing a habit in place: a screen with everything that can be changed, a form or buttons for each, and Undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from bot.conversation.actions import StaleButton, about
from bot.conversation.categories import category_chosen, offer_rows
from bot.conversation.commands.profile import VIEW as OWN_PROFILE
from bot.conversation.goals import goal_typed, goal_words
from bot.conversation.habit_card import VIEW, place_of
from bot.conversation.moments import day_typed
from bot.conversation.naming import named
from bot.conversation.phrasing import day_text, plan_text
from bot.conversation.plans import fits
from bot.conversation.reply import Button, Fact, Field, FieldKind, Form, Reply, Style, Text, text
from bot.conversation.request import Request
from core.actions import change_habits, edit_habits
from core.actions.change_reminders import change_slots
from core.colours import COLOURS, colour_name
from core.habits import Daily, Habit, HabitId, Slot, Version
from core.limits import MAX_CATEGORY, MAX_CUE, MAX_NAME, MAX_NOTE
from core.people import Weekday
from core.plan import newest_version
from core.ports import Storage
from core.shapes import goal_in, schedule_in, shape_of_goal, shape_of_schedule

MENU, ASK, TYPED, COLOUR, COLOURED, PROFILE, SHOWN, UNDO = "qm", "qf", "qt", "qc", "qk", "qp", "qv", "qu"
WRITE, CATEGORY = "qw", "qj"
"""Operations; each is about a habit, some with the field's name or what was chosen."""
FIELDS = ("name", "note", "cue", "category", "goal", "start", "end")
LONGEST = {"name": MAX_NAME, "note": MAX_NOTE, "cue": MAX_CUE, "category": MAX_CATEGORY}
LONGEST_WORDS = 60
DRAFT = "edit"
"""What the last edit changed, and what was there before: for Undo."""
NONE = "none"


def menu(habit: Habit, request: Request, *first: Text, undoes: bool = False) -> Reply:
    fields = [Button(text(f"button-edit-{name}"), about(ASK, habit.id, name)) for name in FIELDS]
    others = (
        Button(text("button-edit-colour"), about(COLOUR, habit.id)),
        Button(text("button-edit-profile"), about(PROFILE, habit.id)),
    )
    undo = ((Button(text("button-undo"), about(UNDO, habit.id)),),) if undoes else ()
    back = (Button(text("button-back"), about(VIEW, habit.id)),)
    lines = (*first, text("edit-which", habit=named(habit)), text("edit-when"))
    rows = (*undo, tuple(fields[:3]), tuple(fields[3:6]), (*fields[6:], *others), back)
    return Reply(lines, rows=rows, place=place_of(request))


def form(habit: Habit, request: Request, name: str) -> Reply:
    """Raises: StaleButton."""
    if name not in FIELDS:
        raise StaleButton
    kind = FieldKind.PARAGRAPH if name == "note" else FieldKind.LINE
    field = Field(
        name,
        text(f"field-{name}"),
        kind,
        given=_now(habit, name, request),
        required=name in ("name", "start"),
        hint=text(f"field-{name}-hint"),
        longest=4 * LONGEST.get(name, LONGEST_WORDS) if name == "note" else LONGEST.get(name, LONGEST_WORDS),
    )
    title = text("edit-form", habit=habit.name)
    return Reply(form=Form(title, (field,), about(TYPED, habit.id, name), back=about(MENU, habit.id)))


def colours(habit: Habit, request: Request) -> Reply:
    chosen = colour_name(habit.colour)
    buttons = [
        Button(
            text("button-colour", mark=text(f"mark-{name}"), name=text(f"colour-{name}")),
            about(COLOURED, habit.id, name),
            Style.PRIMARY if name == chosen else Style.PLAIN,
        )
        for name in COLOURS
    ]
    none = Button(text("button-no-colour"), about(COLOURED, habit.id, NONE))
    rows = (tuple(buttons[:4]), tuple(buttons[4:]), (none, _to_menu(habit)))
    return Reply((text("edit-colour", habit=named(habit)),), rows=rows, place=place_of(request))


def categories(habit: Habit, request: Request, habits: Sequence[Habit]) -> Reply:
    """Those in use; where there are none, one is typed."""
    rows = offer_rows(
        habits,
        habit.category,
        lambda mark: about(CATEGORY, habit.id, mark),
        types=about(WRITE, habit.id, "category"),
        back=about(MENU, habit.id),
    )
    if not rows:
        return form(habit, request, "category")
    return Reply((text("edit-category", habit=named(habit)),), rows=rows, place=place_of(request))


def profile(habit: Habit, request: Request) -> Reply:
    switch = Button(
        text("button-hide" if habit.public else "button-show"), about(SHOWN, habit.id, "0" if habit.public else "1")
    )
    to_profile = Button(text("button-own-profile"), about(OWN_PROFILE, 0))
    said = text("edit-profile-on" if habit.public else "edit-profile-off", habit=habit.name)
    lines = (said, text("edit-profile-what"))
    return Reply(lines, rows=((switch, to_profile), (_to_menu(habit),)), place=place_of(request))


async def take(habit: Habit, request: Request, storage: Storage, name: str, typed: str) -> Reply:
    """What was typed for a field. Raises what the actions and readers do."""
    match name:
        case "goal":
            return await _take_goal(habit, request, storage, typed)
        case "start":
            return await take_start(habit, request, storage, day_typed(typed, request, ahead=False))
        case "end":
            end = day_typed(typed, request, ahead=True) if typed.strip() else None
            return await _keep(replace(habit, end=end), habit, request, storage, name)
        case "name" | "note" | "cue" | "category":
            return await _keep(_with(habit, name, typed), habit, request, storage, name)
    raise StaleButton


async def take_colour(habit: Habit, request: Request, storage: Storage, name: str) -> Reply:
    if name not in COLOURS and name != NONE:
        raise StaleButton
    return await _keep(replace(habit, colour=COLOURS.get(name, "")), habit, request, storage, "colour")


async def take_category(habit: Habit, request: Request, storage: Storage) -> Reply:
    habits = await storage.habits.all(request.person.id)
    category = category_chosen(request, habits, habit.category)
    return await _keep(replace(habit, category=category), habit, request, storage, "category")


async def take_shown(habit: Habit, request: Request, storage: Storage, shown: str) -> Reply:
    return await _keep(replace(habit, public=shown == "1"), habit, request, storage, "profile")


async def take_start(habit: Habit, request: Request, storage: Storage, start: date) -> Reply:
    moved = await edit_habits.move_start(storage, request.person, habit.id, start, request.now)
    await remember(habit.id, request, storage, {"start": habit.start.isoformat(), "pause": moved.pause})
    said = [text("edit-start-is", day=day_text(start, request.today))]
    if moved.pause is not None:
        said.append(text("edit-start-paused"))
    return menu(moved.habit, request, *said, undoes=True)


async def undo(habit: Habit, request: Request, storage: Storage) -> Reply:
    """What the last edit changed is as it was. Raises: StaleButton when another habit was edited since."""
    kept = await storage.desk.draft(request.person.id, DRAFT)
    if kept is None or kept.get("habit") != habit.id:
        raise StaleButton
    await storage.desk.drop_draft(request.person.id, DRAFT)
    restored = await _restored(habit, kept["was"], request, storage)
    return menu(restored, request, text("edit-taken-back"))


async def _restored(habit: Habit, was: Mapping[str, Any], request: Request, storage: Storage) -> Habit:
    person, now = request.person, request.now
    if "goal" in was:
        schedule, goal = schedule_in(was["schedule"]), goal_in(was["goal"])
        await change_habits.change_plan(storage, person, habit.id, schedule, goal, now)
        return habit
    if "slots" in was:
        slots = tuple(_slot(*slot) for slot in was["slots"])
        return await change_slots(storage, person, habit.id, lambda _: slots, now)
    if "start" in was:
        start = date.fromisoformat(was["start"])
        return await edit_habits.move_start_back(storage, person, habit.id, start, was["pause"], now)
    if "end" in was:
        end = date.fromisoformat(was["end"]) if was["end"] else None
        return await edit_habits.edit(storage, person, replace(habit, end=end), now)
    ((name, value),) = was.items()
    return await edit_habits.edit(storage, person, _with(habit, name, value), now)


async def _take_goal(habit: Habit, request: Request, storage: Storage, typed: str) -> Reply:
    plan = newest_version(habit)
    goal = goal_typed(typed, request)
    schedule = plan.schedule if fits(plan.schedule, goal) else Daily()
    version = await change_habits.change_plan(storage, request.person, habit.id, schedule, goal, request.now)
    await remember(habit.id, request, storage, plan_before(plan))
    said = text("edit-plan-is", day=day_text(version.since, request.today), plan=plan_text(version))
    return menu(habit, request, said, undoes=True)


async def _keep(edited: Habit, before: Habit, request: Request, storage: Storage, name: str) -> Reply:
    """Tapped twice: Undo still takes back what the first tap changed."""
    saved = await edit_habits.edit(storage, request.person, edited, request.now)
    field = {"profile": "public"}.get(name, name)
    was, known = getattr(before, field), await storage.desk.draft(request.person.id, DRAFT) or {}
    if edited != before or known.get("habit") != before.id or field not in known["was"]:
        await remember(before.id, request, storage, {field: was.isoformat() if isinstance(was, date) else was})
    gone = name in ("cue", "category", "end", "colour") and not getattr(saved, name)
    said = text(f"edit-{name}-gone") if gone else text(f"edit-{name}-is", **_said(saved, name, request))
    return menu(saved, request, said, undoes=True)


def _said(habit: Habit, name: str, request: Request) -> dict[str, Fact]:
    match name:
        case "end":
            return {"day": day_text(habit.end or habit.start, request.today)}
        case "profile":
            return {"set": int(habit.public)}
        case "colour":
            return {"name": text(f"colour-{colour_name(habit.colour)}")}
        case "note":
            return {"set": int(bool(habit.note))}
    return {"words": str(getattr(habit, name))}


async def remember(habit: HabitId, request: Request, storage: Storage, was: Mapping[str, Any]) -> None:
    """What `undo` puts back."""
    await storage.desk.keep_draft(request.person.id, DRAFT, {"habit": habit, "was": dict(was)}, request.now)


def plan_before(plan: Version) -> Mapping[str, Any]:
    return {"schedule": shape_of_schedule(plan.schedule), "goal": shape_of_goal(plan.goal)}


def slots_before(habit: Habit) -> Mapping[str, Any]:
    return {"slots": [[one.number, f"{one.time}", sorted(one.days), one.on] for one in habit.slots]}


def _slot(number: int, at: str, days: list[int], on: bool) -> Slot:
    return Slot(number, time.fromisoformat(at), frozenset(map(Weekday, days)), on)


def undoable(shown: Reply, habit: HabitId) -> Reply:
    """With the button that takes the last change back."""
    return replace(shown, rows=((Button(text("button-undo"), about(UNDO, habit)),), *shown.rows))


def _now(habit: Habit, name: str, request: Request) -> str:
    match name:
        case "goal":
            return goal_words(newest_version(habit).goal, request)
        case "start" | "end":
            day = habit.start if name == "start" else habit.end
            return day.isoformat() if day else ""
    return str(getattr(habit, name))


def _with(habit: Habit, name: str, value: Any) -> Habit:
    return replace(habit, **{name: value})


def _to_menu(habit: Habit) -> Button:
    return Button(text("button-back"), about(MENU, habit.id))
